//! Symbols from outside the session: libraries that are loaded, can be loaded, or could have been.
//!
//! `-lNAME` and `.L` follow the linker: `libNAME.so` in the `-L` directories, then in the system's. Such a file
//! may be a linker script (`GROUP ( libm.so.6 … )`), whose shared libraries are then loaded; where no
//! development file is installed, `libNAME.so.N` serves.

use std::ffi::{CStr, c_void};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::JitError;
use super::llvm::c_string;
use super::orc::Resolver;
use super::{allocation, elf, tls};

/// Where the system keeps shared libraries.
const SYSTEM_DIRS: &[&str] = &[
    "/lib/x86_64-linux-gnu",
    "/usr/lib/x86_64-linux-gnu",
    "/usr/local/lib",
    "/lib64",
    "/usr/lib64",
    "/lib",
    "/usr/lib",
];
/// Libraries a C++ program is linked with without asking, loaded when a symbol is not found elsewhere.
const IMPLICIT: &[&CStr] = &[c"libstdc++.so.6", c"libm.so.6", c"libgcc_s.so.1"];
/// Linker scripts that name linker scripts.
const SCRIPT_DEPTH: usize = 4;
/// How long [`Libraries::find_with`] may search.
const SEARCH_TIME: Duration = Duration::from_millis(400);

/// What a symbol means to a program that is linked with all libraries that are loaded.
pub(super) fn global_address(name: &str) -> Option<usize> {
    let name = c_string(name);
    // SAFETY: the name is a C string.
    let address = unsafe { libc::dlsym(libc::RTLD_DEFAULT, name.as_ptr()) } as usize;
    (address != 0).then_some(address)
}

/// The libraries a session can see.
pub(super) struct Libraries {
    dirs: Vec<PathBuf>,
    /// Handles stay open: compiled code refers to what they map.
    loaded: Vec<*mut c_void>,
    is_implicit_loaded: bool,
}

// SAFETY: handles of `dlopen` are valid on every thread.
unsafe impl Send for Libraries {}

/// The resolver that ORC asks.
pub(super) struct LibraryResolver(pub(super) Arc<Mutex<Libraries>>);

impl Resolver for LibraryResolver {
    fn resolve(&mut self, name: &str) -> Option<usize> {
        let mut libraries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match name.strip_prefix(tls::PREFIX) {
            Some(variable) => libraries.native_thread_local(variable),
            None => libraries.address(name),
        }
    }
}

impl Libraries {
    pub(super) fn new(dirs: Vec<PathBuf>) -> Self {
        Self { dirs, loaded: Vec::new(), is_implicit_loaded: false }
    }

    pub(super) fn add_dir(&mut self, dir: &Path) {
        self.dirs.push(dir.to_owned());
    }

    /// The address of a symbol of the process or a library; null symbols count as absent.
    pub(super) fn address(&mut self, name: &str) -> Option<usize> {
        if let Some(entry) = allocation::entry(name) {
            return Some(entry);
        }
        let name = c_string(name);
        let known = self.known_address(&name);
        if known.is_some() || self.is_implicit_loaded {
            return known;
        }
        self.is_implicit_loaded = true;
        for library in IMPLICIT {
            // One that is not installed leaves its symbols undefined, which is reported by name.
            let _ = self.open(library);
        }
        self.known_address(&name)
    }

    fn known_address(&self, name: &CStr) -> Option<usize> {
        let handles = std::iter::once(libc::RTLD_DEFAULT).chain(self.loaded.iter().copied());
        // SAFETY: each handle is open and the name a C string.
        handles.map(|handle| unsafe { libc::dlsym(handle, name.as_ptr()) } as usize).find(|&address| address != 0)
    }

    /// A control object for a thread-local variable of a shared library.
    fn native_thread_local(&mut self, name: &str) -> Option<usize> {
        let here = self.address(name)?;
        let mut search = Search { address: here, found: None };
        // SAFETY: the callback gets a pointer to `search`, alive during the call.
        unsafe { libc::dl_iterate_phdr(Some(find_block), (&raw mut search).cast()) };
        let (module, offset) = search.found?;
        // ORC keeps the address for as long as the process: one small record for each such variable.
        Some(std::ptr::from_ref(Box::leak(Box::new(tls::Control::native(module, offset)))) as usize)
    }

    fn open(&mut self, path: &CStr) -> Result<(), String> {
        // SAFETY: a C string; the library's initialisers run, as the user asked.
        let handle = unsafe { libc::dlopen(path.as_ptr(), libc::RTLD_NOW | libc::RTLD_GLOBAL) };
        if handle.is_null() {
            // SAFETY: after a failure `dlerror` gives this thread's message, copied at once.
            let message = unsafe { libc::dlerror() };
            if message.is_null() {
                return Err("unknown error".to_owned());
            }
            // SAFETY: as above.
            return Err(unsafe { CStr::from_ptr(message) }.to_string_lossy().into_owned());
        }
        if !self.loaded.contains(&handle) {
            self.loaded.push(handle);
        }
        allocation::library_loaded();
        Ok(())
    }

    /// Loads a library by path, or by name as `-l` takes it.
    pub(super) fn load(&mut self, name: &str) -> Result<PathBuf, JitError> {
        let failed = |reason: String| JitError::Library { name: name.to_owned(), reason };
        let path = if name.contains('/') || Path::new(name).is_file() {
            PathBuf::from(name)
        } else {
            self.find(name).ok_or_else(|| failed("no such library in the search directories".to_owned()))?
        };
        self.load_file(&path, SCRIPT_DEPTH).map_err(failed)?;
        Ok(path)
    }

    fn load_file(&mut self, path: &Path, depth: usize) -> Result<(), String> {
        match self.script_libraries(path) {
            Some(_) if depth == 0 => Err("linker scripts nested too deeply".to_owned()),
            Some(members) => members.iter().try_for_each(|member| self.load_file(member, depth - 1)),
            // A path without a slash would be searched for; this one was found.
            None => {
                let path = fs::canonicalize(path).map_err(|error| error.to_string())?;
                self.open(&c_string(&path.to_string_lossy()))
            }
        }
    }

    /// The file that `-lNAME` means.
    fn find(&self, name: &str) -> Option<PathBuf> {
        let exact = if name.starts_with("lib") && name.contains(".so") {
            name.to_owned()
        } else if let Some(exact) = name.strip_prefix(':') {
            exact.to_owned()
        } else {
            format!("lib{name}.so")
        };
        let found = self.search_dirs().map(|dir| dir.join(&exact)).find(|path| path.is_file());
        found.or_else(|| self.search_dirs().find_map(|dir| versioned(&dir, &format!("{exact}."))))
    }

    fn search_dirs(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.dirs.iter().cloned().chain(SYSTEM_DIRS.iter().map(PathBuf::from))
    }

    /// The shared libraries that a linker script names, or `None` for anything but a script.
    fn script_libraries(&self, path: &Path) -> Option<Vec<PathBuf>> {
        const MAX_SCRIPT: u64 = 4096;
        if fs::metadata(path).ok()?.len() > MAX_SCRIPT {
            return None;
        }
        let text = fs::read_to_string(path).ok()?;
        if !text.contains("GROUP") && !text.contains("INPUT") {
            return None;
        }
        let words = text.split(|it: char| it.is_whitespace() || "(),".contains(it));
        let libraries = words.filter(|word| word.contains(".so") || word.starts_with("-l")).filter_map(|word| {
            if let Some(name) = word.strip_prefix("-l") {
                return self.find(name);
            }
            if word.starts_with('/') { Some(PathBuf::from(word)) } else { self.find(word) }
        });
        Some(libraries.collect())
    }

    /// The library of the search directories that defines a symbol. Stops after [`SEARCH_TIME`].
    pub(super) fn find_with(&self, symbol: &str) -> Option<PathBuf> {
        let deadline = Instant::now() + SEARCH_TIME;
        let mut seen = rustc_hash::FxHashSet::default();
        for dir in self.search_dirs() {
            let Ok(entries) = fs::read_dir(&dir) else { continue };
            let mut files: Vec<_> = entries
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| path.file_name().is_some_and(|it| it.to_string_lossy().contains(".so")))
                .collect();
            files.sort();
            for path in files {
                if Instant::now() > deadline {
                    return None;
                }
                let Ok(real) = fs::canonicalize(&path) else { continue };
                if seen.insert(real.clone()) && elf::exports(&real, symbol) == Some(true) {
                    return Some(path);
                }
            }
        }
        None
    }
}

/// The first of `libNAME.so.N` in a directory.
fn versioned(dir: &Path, prefix: &str) -> Option<PathBuf> {
    let names = fs::read_dir(dir).ok()?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let name = names.filter(|name| name.starts_with(prefix)).min()?;
    Some(dir.join(name))
}

/// The file name of the library that holds an address, and the symbol that is exactly there.
pub(super) fn symbol_at(address: usize) -> Option<(String, String)> {
    // SAFETY: all zero is a valid record.
    let mut info: libc::Dl_info = unsafe { std::mem::zeroed() };
    // SAFETY: the loader looks the address up and does not follow it.
    let is_found = unsafe { libc::dladdr(address as *const c_void, &raw mut info) } != 0;
    if !is_found || info.dli_sname.is_null() || info.dli_saddr as usize != address {
        return None;
    }
    // SAFETY: the loader's own strings, which live as long as the library.
    let (file, name) = unsafe { (CStr::from_ptr(info.dli_fname), CStr::from_ptr(info.dli_sname)) };
    let file = Path::new(file.to_str().ok()?).file_name()?.to_string_lossy().into_owned();
    Some((file, name.to_string_lossy().into_owned()))
}

/// Looks for the library whose thread-local block, on this thread, holds an address.
struct Search {
    address: usize,
    found: Option<(usize, usize)>,
}

unsafe extern "C" fn find_block(info: *mut libc::dl_phdr_info, _size: libc::size_t, search: *mut c_void) -> i32 {
    // SAFETY: the loader passes a live record, and our own `Search` back.
    let (info, search) = unsafe { (&*info, &mut *search.cast::<Search>()) };
    if info.dlpi_tls_data.is_null() || info.dlpi_phdr.is_null() {
        return 0;
    }
    // SAFETY: the record describes `dlpi_phnum` headers.
    let headers = unsafe { std::slice::from_raw_parts(info.dlpi_phdr, usize::from(info.dlpi_phnum)) };
    let Some(header) = headers.iter().find(|it| it.p_type == libc::PT_TLS) else { return 0 };
    let start = info.dlpi_tls_data as usize;
    let size = usize::try_from(header.p_memsz).unwrap_or(0);
    if (start..start + size).contains(&search.address) {
        search.found = Some((info.dlpi_tls_modid, search.address - start));
        return 1;
    }
    0
}
