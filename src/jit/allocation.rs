//! The replaceable allocation functions ([replacement.functions]): a program's own `operator new` counts for code that
//! was linked before it was defined, and for what the libraries allocate themselves.
//!
//! Code of the session never calls the C++ library's functions directly, but entries that go on to the replacement as
//! soon as there is one. The libraries call each other's functions through their global offset tables, which the
//! dynamic linker filled from their relocations; the first replacement writes entries of ours there. The program that
//! Cinch itself is has a table of its own, which stays. But it shares the C++ library with the user's program: so those
//! entries ask whether the thread runs user code.

use std::ffi::{CStr, c_int, c_void};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::guard;

const N: usize = 20;

/// [new.delete]: by their symbols.
const NAMES: [&str; N] = [
    "_Znwm",
    "_Znam",
    "_ZnwmRKSt9nothrow_t",
    "_ZnamRKSt9nothrow_t",
    "_ZnwmSt11align_val_t",
    "_ZnamSt11align_val_t",
    "_ZnwmSt11align_val_tRKSt9nothrow_t",
    "_ZnamSt11align_val_tRKSt9nothrow_t",
    "_ZdlPv",
    "_ZdaPv",
    "_ZdlPvm",
    "_ZdaPvm",
    "_ZdlPvRKSt9nothrow_t",
    "_ZdaPvRKSt9nothrow_t",
    "_ZdlPvSt11align_val_t",
    "_ZdaPvSt11align_val_t",
    "_ZdlPvmSt11align_val_t",
    "_ZdaPvmSt11align_val_t",
    "_ZdlPvSt11align_val_tRKSt9nothrow_t",
    "_ZdaPvSt11align_val_tRKSt9nothrow_t",
];

/// The program's own functions; 0 where it has none.
static REPLACEMENTS: [AtomicUsize; N] = [const { AtomicUsize::new(0) }; N];
/// The library's.
static DEFAULTS: OnceLock<[usize; N]> = OnceLock::new();
/// The libraries' tables lead here, and must do so in libraries that are loaded from now on.
static ARE_TABLES_OURS: AtomicBool = AtomicBool::new(false);

/// All of them take at most three integers or pointers, and return one or nothing.
type Function = extern "C-unwind" fn(usize, usize, usize) -> usize;

/// Where code of the session calls a replaceable function; none for other names.
pub(super) fn entry(name: &str) -> Option<usize> {
    let index = index(name)?;
    (defaults()[index] != 0).then(|| SESSION_ENTRIES[index] as usize)
}

/// Has a replaceable function's callers reach the one at `address`, or the library's own again when that is 0. Returns
/// where they went before; none for a name that is no replaceable function.
pub(super) fn replace(name: &str, address: usize) -> Option<usize> {
    let before = REPLACEMENTS[index(name)?].swap(address, Ordering::AcqRel);
    if !ARE_TABLES_OURS.swap(true, Ordering::AcqRel) {
        library_loaded();
    }
    Some(before)
}

/// The session ends, and its code with it.
pub(super) fn forget_all() {
    for replacement in &REPLACEMENTS {
        replacement.store(0, Ordering::Release);
    }
}

/// Libraries may have been loaded, whose tables must lead here.
pub(super) fn library_loaded() {
    if ARE_TABLES_OURS.load(Ordering::Acquire) {
        // SAFETY: the callback uses what it is given only during the call.
        unsafe { libc::dl_iterate_phdr(Some(take_over), std::ptr::null_mut()) };
    }
}

fn index(name: &str) -> Option<usize> {
    NAMES.iter().position(|&it| it == name)
}

fn defaults() -> &'static [usize; N] {
    DEFAULTS.get_or_init(|| {
        NAMES.map(|name| {
            // The C++ library is loaded, as Cinch itself needs it.
            super::symbols::global_address(name).unwrap_or(0)
        })
    })
}

fn call(address: usize, a: usize, b: usize, c: usize) -> usize {
    // SAFETY: the address of a function that [new.delete] describes; what it does not take lies in registers unused.
    let function = unsafe { std::mem::transmute::<usize, Function>(address) };
    function(a, b, c)
}

extern "C-unwind" fn from_session<const I: usize>(a: usize, b: usize, c: usize) -> usize {
    match REPLACEMENTS[I].load(Ordering::Acquire) {
        0 => call(defaults()[I], a, b, c),
        replacement => call(replacement, a, b, c),
    }
}

extern "C-unwind" fn from_library<const I: usize>(a: usize, b: usize, c: usize) -> usize {
    match guard::runs_user_code() {
        true => from_session::<I>(a, b, c),
        false => call(defaults()[I], a, b, c),
    }
}

macro_rules! for_each_index {
    ($function:ident: $($index:literal)*) => { [$($function::<$index> as Function),*] };
}

static SESSION_ENTRIES: [Function; N] =
    for_each_index!(from_session: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19);
static LIBRARY_ENTRIES: [Function; N] =
    for_each_index!(from_library: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19);

const DT_NULL: u64 = 0;
const DT_PLTRELSZ: u64 = 2;
const DT_STRTAB: u64 = 5;
const DT_SYMTAB: u64 = 6;
const DT_RELA: u64 = 7;
const DT_RELASZ: u64 = 8;
const DT_JMPREL: u64 = 23;
const R_X86_64_GLOB_DAT: u64 = 6;
const R_X86_64_JUMP_SLOT: u64 = 7;
const SYMBOL_SIZE: usize = 24;
const PAGE: usize = 4096;

/// A relocation (`Elf64_Rela`).
#[repr(C)]
struct Relocation {
    offset: usize,
    info: u64,
    addend: i64,
}

/// A loaded library's tables, by their addresses.
#[derive(Default)]
struct Tables {
    base: usize,
    symbols: usize,
    strings: usize,
    /// Where relocations begin, and how many bytes they are.
    relocations: [(usize, usize); 2],
    /// What was made read-only after relocation.
    protected: std::ops::Range<usize>,
}

/// Visits a loaded object; the first one is Cinch itself.
unsafe extern "C" fn take_over(info: *mut libc::dl_phdr_info, _: usize, _: *mut c_void) -> c_int {
    // SAFETY: the dynamic linker hands over a valid description of an object that stays loaded during the call.
    unsafe {
        let info = &*info;
        let is_program = info.dlpi_name.is_null() || *info.dlpi_name == 0;
        if is_program {
            return 0;
        }
        let headers = std::slice::from_raw_parts(info.dlpi_phdr, usize::from(info.dlpi_phnum));
        let base = info.dlpi_addr as usize;
        let dynamic = headers.iter().find(|header| header.p_type == libc::PT_DYNAMIC);
        if let Some(dynamic) = dynamic {
            let mut tables = tables(base, (base + dynamic.p_vaddr as usize) as *const [u64; 2]);
            if let Some(relro) = headers.iter().find(|header| header.p_type == libc::PT_GNU_RELRO) {
                let start = base + relro.p_vaddr as usize;
                tables.protected = start & !(PAGE - 1)..(start + relro.p_memsz as usize) & !(PAGE - 1);
            }
            take_over_tables(&tables);
        }
    }
    0
}

/// Reads a library's dynamic section.
///
/// # Safety
/// `entry` is the start of the dynamic section of a loaded library.
unsafe fn tables(base: usize, mut entry: *const [u64; 2]) -> Tables {
    let mut tables = Tables { base, ..Tables::default() };
    loop {
        // SAFETY: the section ends with `DT_NULL`, at which the loop stops.
        let [tag, value] = unsafe { *entry };
        let value = value as usize;
        // The dynamic linker has made addresses of the offsets, but not in the kernel's own object.
        let address = if value < base { base + value } else { value };
        match tag {
            DT_NULL => return tables,
            DT_STRTAB => tables.strings = address,
            DT_SYMTAB => tables.symbols = address,
            DT_RELA => tables.relocations[0].0 = address,
            DT_RELASZ => tables.relocations[0].1 = value,
            DT_JMPREL => tables.relocations[1].0 = address,
            DT_PLTRELSZ => tables.relocations[1].1 = value,
            _ => {}
        }
        // SAFETY: as above.
        entry = unsafe { entry.add(1) };
    }
}

/// Has the slots for replaceable functions lead to our entries.
///
/// # Safety
/// The tables are those of a loaded library.
unsafe fn take_over_tables(tables: &Tables) {
    if tables.symbols == 0 || tables.strings == 0 {
        return;
    }
    for (start, size) in tables.relocations {
        let n_relocations = if start == 0 { 0 } else { size / size_of::<Relocation>() };
        for i in 0..n_relocations {
            // SAFETY: one of the relocations of the table.
            let relocation = unsafe { &*(start as *const Relocation).add(i) };
            if !matches!(relocation.info & 0xffff_ffff, R_X86_64_GLOB_DAT | R_X86_64_JUMP_SLOT) {
                continue;
            }
            let symbol = tables.symbols + (relocation.info >> 32) as usize * SYMBOL_SIZE;
            // SAFETY: the relocation's symbol begins with the offset of its name, a C string.
            let name = unsafe { CStr::from_ptr((tables.strings + *(symbol as *const u32) as usize) as *const _) };
            if let Some(index) = name.to_str().ok().and_then(index) {
                // SAFETY: the relocation says where the slot is.
                unsafe { write_slot(tables, tables.base + relocation.offset, LIBRARY_ENTRIES[index] as usize) };
            }
        }
    }
}

/// Writes a slot.
///
/// # Safety
/// A slot of the library's global offset table is at `slot`.
unsafe fn write_slot(tables: &Tables, slot: usize, value: usize) {
    let page = (slot & !(PAGE - 1)) as *mut c_void;
    let is_writable = !tables.protected.contains(&slot);
    // SAFETY: the page belongs to the library's table; a slot is written as a whole.
    unsafe {
        if !is_writable && libc::mprotect(page, PAGE, libc::PROT_READ | libc::PROT_WRITE) != 0 {
            return;
        }
        (*(slot as *const AtomicUsize)).store(value, Ordering::Release);
        if !is_writable {
            libc::mprotect(page, PAGE, libc::PROT_READ);
        }
    }
}
