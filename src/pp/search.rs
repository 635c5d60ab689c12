//! Where headers are looked for, in g++'s order, found by looking and without running a compiler.

use std::path::{Path, PathBuf};

use crate::pp::Options;
use crate::source::loader::Loader;

/// Where distributions keep the directories of GCC's targets.
const GCC_ROOTS: [&str; 2] = ["/usr/lib/gcc", "/usr/lib64/gcc"];
const CXX_ROOT: &str = "/usr/include/c++";
const MULTIARCH: &str = "/usr/include/x86_64-linux-gnu";
/// The header that says which release the library is of.
const CONFIG: &str = "bits/c++config.h";

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
    /// The release of GCC that the C++ headers are of.
    pub release: Option<u8>,
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
        let release = dirs.iter().find_map(|dir| release_of(&dir.path, loader));
        SearchPath { dirs, lacks_cxx, release }
    }
}

/// The release of the library whose configuration is in `dir`.
fn release_of(dir: &Path, loader: &dyn Loader) -> Option<u8> {
    let config = dir.join(CONFIG);
    if !loader.is_file(&config) {
        return None;
    }
    let text = loader.read(&config).ok()?;
    let text = String::from_utf8_lossy(&text);
    let mut words = text.lines().filter_map(|line| line.strip_prefix("#define _GLIBCXX_RELEASE "));
    words.next()?.trim().parse().ok()
}

struct StandardDirs {
    dirs: Vec<PathBuf>,
    has_cxx: bool,
}

/// A GCC that is installed: what it is for and its version, each as its directory is named.
struct Installed {
    root: &'static str,
    target: String,
    version: String,
}

impl Installed {
    /// The numbers of the version, which order versions.
    fn numbers(&self) -> Vec<u32> {
        self.version.split('.').map(|number| number.parse().unwrap_or(0)).collect()
    }
}

/// The GCCs for this machine, the newest first.
fn installed(loader: &dyn Loader) -> Vec<Installed> {
    let mut all = Vec::new();
    for root in GCC_ROOTS {
        for target in loader.list(Path::new(root)).into_iter().filter(|name| name.starts_with("x86_64-")) {
            for version in loader.list(&Path::new(root).join(&target)) {
                if version.starts_with(|first: char| first.is_ascii_digit()) {
                    all.push(Installed { root, target: target.clone(), version });
                }
            }
        }
    }
    all.sort_by_key(|gcc| std::cmp::Reverse(gcc.numbers()));
    all
}

/// Those of the newest GCC whose C++ headers are there, or of the newest GCC.
fn standard_dirs(loader: &dyn Loader) -> StandardDirs {
    let versions = installed(loader);
    let cxx_versions = loader.list(Path::new(CXX_ROOT));
    let with_cxx = versions.iter().find(|gcc| cxx_versions.contains(&gcc.version));
    let mut dirs = Vec::new();
    if let Some(Installed { target, version, .. }) = with_cxx {
        let cxx = PathBuf::from(format!("{CXX_ROOT}/{version}"));
        // Debian keeps what depends on the target elsewhere than others do.
        let debian = PathBuf::from(format!("{MULTIARCH}/c++/{version}"));
        let other = cxx.join(target);
        dirs.push(cxx.clone());
        dirs.push(if loader.is_file(&other.join(CONFIG)) { other } else { debian });
        dirs.push(cxx.join("backward"));
    }
    if let Some(Installed { root, target, version }) = with_cxx.or(versions.first()) {
        dirs.push(PathBuf::from(format!("{root}/{target}/{version}/include")));
    }
    dirs.extend(["/usr/local/include", MULTIARCH, "/usr/include"].map(PathBuf::from));
    StandardDirs { dirs, has_cxx: with_cxx.is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A machine on which only some files are.
    struct Machine(&'static [(&'static str, &'static str)]);

    impl Loader for Machine {
        fn read(&self, path: &Path) -> std::io::Result<Vec<u8>> {
            let found = self.0.iter().find(|(name, _)| Path::new(name) == path);
            found.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| std::io::ErrorKind::NotFound.into())
        }

        fn is_file(&self, path: &Path) -> bool {
            self.0.iter().any(|(name, _)| Path::new(name) == path)
        }

        fn list(&self, path: &Path) -> Vec<String> {
            let below = self.0.iter().filter_map(|(name, _)| Path::new(name).strip_prefix(path).ok());
            let first = below.filter_map(|rest| Some(rest.iter().next()?.to_string_lossy().into_owned()));
            let mut names: Vec<String> = first.collect();
            names.sort();
            names.dedup();
            names
        }
    }

    fn path_on(machine: Machine) -> SearchPath {
        SearchPath::new(&Options::default(), &machine)
    }

    #[test]
    fn the_newest_library_is_found_and_says_its_release() {
        let debian = Machine(&[
            ("/usr/lib/gcc/x86_64-linux-gnu/12/include/stddef.h", ""),
            ("/usr/lib/gcc/x86_64-linux-gnu/14/include/stddef.h", ""),
            ("/usr/lib/gcc/x86_64-linux-gnu/15/include/stddef.h", ""),
            ("/usr/include/c++/12/vector", ""),
            ("/usr/include/c++/14/vector", ""),
            ("/usr/include/x86_64-linux-gnu/c++/14/bits/c++config.h", "#define _GLIBCXX_RELEASE 14\n"),
        ]);
        let path = path_on(debian);
        assert_eq!((path.release, path.lacks_cxx), (Some(14), false));
        assert_eq!(path.dirs[0].path, Path::new("/usr/include/c++/14"));
        assert_eq!(path.dirs[3].path, Path::new("/usr/lib/gcc/x86_64-linux-gnu/14/include"));
    }

    #[test]
    fn other_distributions_name_their_target_and_version_differently() {
        let arch = Machine(&[
            ("/usr/lib/gcc/x86_64-pc-linux-gnu/14.2.1/include/stddef.h", ""),
            ("/usr/lib/gcc/x86_64-pc-linux-gnu/9.5.0/include/stddef.h", ""),
            ("/usr/include/c++/14.2.1/vector", ""),
            ("/usr/include/c++/9.5.0/vector", ""),
            ("/usr/include/c++/14.2.1/x86_64-pc-linux-gnu/bits/c++config.h", "#define _GLIBCXX_RELEASE 14\n"),
        ]);
        let path = path_on(arch);
        assert_eq!(path.release, Some(14));
        assert_eq!(path.dirs[1].path, Path::new("/usr/include/c++/14.2.1/x86_64-pc-linux-gnu"));
    }

    #[test]
    fn a_machine_without_compilers_lacks_the_library() {
        let path = path_on(Machine(&[]));
        assert_eq!((path.release, path.lacks_cxx), (None, true));
    }
}
