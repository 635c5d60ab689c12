//! The only place that reads files.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

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

    /// When the file was last changed, if that is known.
    fn modified(&self, _path: &Path) -> Option<SystemTime> {
        None
    }

    /// One name for all names of the file.
    fn canonical(&self, path: &Path) -> PathBuf {
        path.to_path_buf()
    }
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

    fn modified(&self, path: &Path) -> Option<SystemTime> {
        std::fs::metadata(path).and_then(|data| data.modified()).ok()
    }

    fn canonical(&self, path: &Path) -> PathBuf {
        std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
    }
}
