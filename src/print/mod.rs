//! Values as text: `(type) value`, driven by the layout of the type.
//!
//! Memory is read through [`crate::jit::memory`], which cannot fault, so a bad pointer is shown as one.
//! The formats are Cling's, with doubles as literals that round-trip, structs by member, and escapes that
//! read back. A class object whose type has an interface for it shows itself in [`Piece`]s, which compiled code hands
//! over: elements of a container, the text of a string; everything else is read from memory.
//!
//! In reading order: here the prefix; [`object`] and [`class`] what has parts; [`scalar`] and [`string`] what has none.

mod class;
mod dynamic;
pub mod object;
pub mod pieces;
pub mod scalar;
pub mod string;

use crate::hir::{Program, Ty, TyKind, show};

/// What is to be shown: an object in memory.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    pub ty: Ty,
    /// Where it is.
    pub address: usize,
    /// Whether the expression was a glvalue: class types then print as references.
    pub is_glvalue: bool,
}

/// What an object says about itself, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// A character string: the literal's prefix, its code units, how many more there are.
    String {
        prefix: &'static str,
        units: Vec<u32>,
        n_hidden: usize,
    },
    /// An object to show here.
    Object {
        ty: Ty,
        address: usize,
    },
    /// A type, by its name in `type_info`.
    TypeName {
        encoding: String,
    },
    /// The object that another one holds, which alone knows the type: its name in `type_info`.
    Held {
        holder: Ty,
        address: usize,
        encoding: String,
    },
}

/// What the printer asks of the session.
pub trait World {
    fn program(&self) -> &Program;

    /// The function whose code is at an address: where it stands and its signature.
    fn function_at(&self, address: usize) -> Option<String>;

    /// What the class object at `address` says about itself; `None` when its type has no interface for that.
    fn pieces(&mut self, ty: Ty, address: usize) -> Option<Vec<Piece>>;

    /// The type whose `type_info` has that name.
    fn type_named(&mut self, encoding: &str) -> Option<Ty>;

    /// Its type by that name, and what shows the object of it in the holder at `address`.
    fn held(&mut self, holder: Ty, address: usize, encoding: &str) -> Option<(Ty, Vec<Piece>)>;
}

/// `(type) value`, without a line end. `own`: what the program itself says of the value.
pub fn show_value(world: &mut dyn World, shown: Shown, own: Option<Vec<Piece>>) -> String {
    let program = world.program();
    let mut out = format!("({}", type_text(program, shown.ty));
    if shown.is_glvalue && program.types.as_class(shown.ty).is_some() {
        out.push_str(" &");
    }
    out.push_str(") ");
    match own {
        Some(pieces) => object::Printer::new(world).pieces(pieces, &mut out),
        None => value(world, shown, &mut out),
    }
    out
}

/// The value alone.
pub fn value(world: &mut dyn World, shown: Shown, out: &mut String) {
    let mut printer = object::Printer::new(world);
    match shown.is_glvalue {
        true => printer.glvalue(shown.ty, shown.address, out),
        false => printer.object(shown.ty, shown.address, out),
    }
}

/// The type as the value's prefix shows it: a function by its pointer type.
fn type_text(program: &Program, ty: Ty) -> String {
    match program.types.kind(ty) {
        TyKind::Function(_) => show::pointer_to(program, ty),
        _ => show::type_name(program, ty),
    }
}
