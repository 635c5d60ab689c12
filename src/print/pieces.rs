//! What compiled code calls to show an object: see `prelude.hh`, which declares these functions.

use std::cell::RefCell;
use std::ffi::c_void;

use crate::base::limits;
use crate::hir::Ty;
use crate::jit::memory;
use crate::print::{Piece, scalar};

/// Ends the life of an object that was made to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    pub destroy: usize,
    pub object: usize,
}

thread_local! {
    static PIECES: RefCell<(Vec<Piece>, Vec<Kept>)> = const { RefCell::new((Vec::new(), Vec::new())) };
}

/// The text of the header that compiled code is made from.
pub const PRELUDE: &str = include_str!("prelude.hh");

/// The functions by their symbols.
pub fn runtime() -> [(&'static str, usize); 5] {
    [
        ("cinch_rt_text", text as *const () as usize),
        ("cinch_rt_string", string as *const () as usize),
        ("cinch_rt_object", object as *const () as usize),
        ("cinch_rt_type", type_name as *const () as usize),
        ("cinch_rt_held", held as *const () as usize),
    ]
}

/// What was shown on this thread since the last time, and the objects to destroy afterwards.
pub fn take() -> (Vec<Piece>, Vec<Kept>) {
    PIECES.take()
}

fn push(piece: Piece) {
    PIECES.with_borrow_mut(|(pieces, _)| pieces.push(piece));
}

extern "C" fn text(text: usize, len: usize) {
    let bytes = memory::read(text, len.min(limits::PRINTED_BYTES)).unwrap_or_default();
    push(Piece::Text(String::from_utf8_lossy(&bytes).into_owned()));
}

extern "C" fn string(kind: i32, units: usize, len: usize) {
    let (prefix, width) = match kind {
        1 => ("u8", 1),
        2 => ("u", 2),
        3 => ("U", 4),
        4 => ("L", 4),
        _ => ("", 1),
    };
    let shown = len.min(limits::PRINTED_BYTES);
    match memory::read(units, shown * width) {
        Ok(bytes) => push(Piece::String {
            prefix,
            units: bytes.chunks_exact(width).map(|unit| scalar::unsigned(unit) as u32).collect(),
            n_hidden: len - shown,
        }),
        Err(_) => push(Piece::Text(format!("{units:#x} <invalid memory address>"))),
    }
}

extern "C" fn object(ty: u32, object: *const c_void, destroy: usize) {
    let address = object as usize;
    PIECES.with_borrow_mut(|(pieces, kept)| {
        pieces.push(Piece::Object { ty: Ty::from_number(ty), address });
        if destroy != 0 {
            kept.push(Kept { destroy, object: address });
        }
    });
}

/// The name in a `type_info` (Itanium C++ ABI 2.9.4) without the mark of internal linkage.
fn encoding(name: usize) -> String {
    let mut bytes = vec![0; limits::PRINTED_BYTES];
    let n_read = memory::read_into(name, &mut bytes).unwrap_or(0);
    let text = bytes[..n_read].split(|&byte| byte == 0).next().unwrap_or_default();
    String::from_utf8_lossy(text).trim_start_matches('*').to_owned()
}

extern "C" fn type_name(name: usize) {
    push(Piece::TypeName { encoding: encoding(name) });
}

extern "C" fn held(ty: u32, holder: *const c_void, name: usize) {
    push(Piece::Held { holder: Ty::from_number(ty), address: holder as usize, encoding: encoding(name) });
}
