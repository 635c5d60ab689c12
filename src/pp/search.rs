//! Where headers are looked for, in g++'s order, found by looking and without running a compiler.

use std::path::{Path, PathBuf};

use crate::pp::Options;
use crate::source::loader::Loader;

const GCC_ROOT: &str = "/usr/lib/gcc/x86_64-linux-gnu";
const CXX_ROOT: &str = "/usr/include/c++";
const MULTIARCH: &str = "/usr/include/x86_64-linux-gnu";

/// A directory of the search path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dir {
    pub path: PathBuf,
    pub is_system: bool,
}

/// The directories for `#include <...>`; `#include "..."` looks beside the including file first.
#[derive(Debug, Clone)]
pub(crate) struct SearchPath {
    pub dirs: Vec<Dir>,
    /// The machine's C++ headers are not installed.
    pub lacks_cxx: bool,
}

impl SearchPath {
    /// The path that `options` and the machine give.
    pub(crate) fn new(options: &Options, loader: &dyn Loader) -> SearchPath {
        let mut dirs: Vec<Dir> = Vec::new();
        let mut lacks_cxx = false;
        let mut system: Vec<PathBuf> = options.system_dirs.clone();
        system.extend(options.cplus_include_path.iter().cloned());
        if !options.nostdinc {
            let standard = standard_dirs(loader);
            lacks_cxx = !standard.has_cxx;
            system.extend(standard.dirs);
        }
        // GCC: a directory that is also a system directory is looked at in that place only.
        for path in options.include_dirs.iter().chain(&options.cpath) {
            if !system.contains(path) && !dirs.iter().any(|dir| dir.path == *path) {
                dirs.push(Dir { path: path.clone(), is_system: false });
            }
        }
        for path in system {
            if !dirs.iter().any(|dir| dir.path == path) {
                dirs.push(Dir { path, is_system: true });
            }
        }
        SearchPath { dirs, lacks_cxx }
    }
}

struct StandardDirs {
    dirs: Vec<PathBuf>,
    has_cxx: bool,
}

/// The newest GCC whose C++ headers are there, or the newest GCC.
fn standard_dirs(loader: &dyn Loader) -> StandardDirs {
    let mut versions: Vec<u32> = loader.list(Path::new(GCC_ROOT)).iter().filter_map(|name| name.parse().ok()).collect();
    versions.sort_unstable_by(|a, b| b.cmp(a));
    let is_dir = |path: &Path| !loader.list(path).is_empty();
    let cxx_versions: Vec<String> =
        if is_dir(Path::new(CXX_ROOT)) { loader.list(Path::new(CXX_ROOT)) } else { Vec::new() };
    let with_cxx = versions.iter().find(|version| cxx_versions.contains(&version.to_string()));
    let mut dirs = Vec::new();
    if let Some(version) = with_cxx {
        let cxx = PathBuf::from(format!("{CXX_ROOT}/{version}"));
        dirs.push(cxx.clone());
        dirs.push(PathBuf::from(format!("{MULTIARCH}/c++/{version}")));
        dirs.push(cxx.join("backward"));
    }
    if let Some(version) = with_cxx.or(versions.first()) {
        dirs.push(PathBuf::from(format!("{GCC_ROOT}/{version}/include")));
    }
    dirs.extend(["/usr/local/include", MULTIARCH, "/usr/include"].map(PathBuf::from));
    StandardDirs { dirs, has_cxx: with_cxx.is_some() }
}
