//! The only place that reads files.

use std::path::Path;

/// Reads the files that `#include` and the command line name.
pub trait Loader {
    /// The bytes of the file.
    ///
    /// # Errors
    /// What the operating system says.
    fn read(&self, path: &Path) -> std::io::Result<Vec<u8>>;
    /// Whether there is a regular file of this name.
    fn is_file(&self, path: &Path) -> bool;
    /// The names in a directory, sorted; none when there is no such directory.
    fn list(&self, path: &Path) -> Vec<String>;
}

/// The file system of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemLoader;

impl Loader for SystemLoader {
    fn read(&self, path: &Path) -> std::io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn list(&self, path: &Path) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(path) else { return Vec::new() };
        let mut names: Vec<String> = entries.flatten().filter_map(|e| e.file_name().into_string().ok()).collect();
        names.sort();
        names
    }
}
