//! What a session is made with.

use std::path::PathBuf;

/// Options of a session. Directories and definitions are in the order of the command line.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `-std=`: `gnu++20` when empty.
    pub standard: String,
    /// `-I`
    pub include_dirs: Vec<PathBuf>,
    /// `-isystem`
    pub system_dirs: Vec<PathBuf>,
    /// What the variables `CPATH` and `CPLUS_INCLUDE_PATH` say.
    pub cpath: Vec<PathBuf>,
    pub cplus_include_path: Vec<PathBuf>,
    pub nostdinc: bool,
    /// `-D NAME`, `-D NAME=VALUE`
    pub defines: Vec<String>,
    /// `-U NAME`
    pub undefines: Vec<String>,
    /// `-include FILE`
    pub includes: Vec<String>,
    /// `-l`
    pub libraries: Vec<String>,
    /// `-L`
    pub library_dirs: Vec<PathBuf>,
    /// `-O`: none lets each input decide.
    pub level: Option<u8>,
    /// Diagnostics with colour.
    pub is_colour: bool,
    /// Inputs that run longer are interrupted.
    pub time_limit: Option<std::time::Duration>,
}
