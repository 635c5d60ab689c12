//! Objects by their type: elements, pointees, enumerators, functions.

use crate::base::limits;
use crate::hir::{ArrayLen, ClassId, EnumId, FuncId, Program, Ty, TyKind, show, vtable};
use crate::jit::memory;
use crate::print::class::member_at;
use crate::print::dynamic::size;
use crate::print::{World, scalar, string};

/// Nesting below which members are shown as `{ ... }`.
pub(super) const MAX_DEPTH: usize = 8;

/// Writes objects. One printer serves one value: it counts the objects shown.
pub struct Printer<'w> {
    pub(super) world: &'w mut dyn World,
    pub(super) depth: usize,
    /// The class objects that are being shown, by class and address: a reference may lead back to one.
    pub(super) open: Vec<(ClassId, usize)>,
    n_shown: usize,
}

impl<'w> Printer<'w> {
    /// A printer of one value.
    pub fn new(world: &'w mut dyn World) -> Printer<'w> {
        Printer { world, depth: 0, open: Vec::new(), n_shown: 0 }
    }

    pub(super) fn program(&self) -> &Program {
        self.world.program()
    }

    /// Whether so much was shown that the rest is left out.
    pub(super) fn is_full(&self) -> bool {
        self.n_shown > 10 * limits::PRINTED_ELEMENTS
    }

    /// What a glvalue designates: a function, or an object, which may be part of a larger one.
    pub fn glvalue(&mut self, ty: Ty, address: usize, out: &mut String) {
        match *self.program().types.kind(ty) {
            TyKind::Function(_) => self.function(address, out),
            TyKind::Class(class) => self.designated(class, address, out),
            _ => self.object(ty, address, out),
        }
    }

    /// `Function @0x… at input 3: int f(int)`
    fn function(&mut self, address: usize, out: &mut String) {
        out.push_str(&format!("Function @{address:#x}"));
        if let Some(place) = self.world.function_at(address) {
            out.push(' ');
            out.push_str(&place);
        }
    }

    /// The object at `address`.
    pub fn object(&mut self, ty: Ty, address: usize, out: &mut String) {
        self.n_shown += 1;
        match self.program().types.kind(ty).clone() {
            TyKind::Array(element, ArrayLen::Known(len)) => self.array(element, len, address, out),
            TyKind::Array(..) => out.push_str(&format!("@{address:#x}")),
            TyKind::Class(class) => self.class(class, address, out),
            TyKind::LValueRef(to) | TyKind::RValueRef(to) => match self.bytes(address, 8) {
                Some(bytes) => self.referent(to, scalar::unsigned(&bytes) as usize, out),
                None => invalid(address, out),
            },
            _ => match self.size(ty).and_then(|size| self.bytes(address, size)) {
                Some(bytes) => self.scalar(ty, &bytes, out),
                None => invalid(address, out),
            },
        }
    }

    fn referent(&mut self, ty: Ty, address: usize, out: &mut String) {
        let is_function = self.program().types.as_function(ty).is_some();
        match self.size(ty) {
            _ if is_function => self.function(address, out),
            Some(size) if memory::probe(address, size) => self.glvalue(ty, address, out),
            _ => invalid(address, out),
        }
    }

    /// A scalar, complex or vector from its bytes.
    pub(super) fn scalar(&mut self, ty: Ty, bytes: &[u8], out: &mut String) {
        if let Some(text) = scalar::literal(self.program(), ty, bytes) {
            out.push_str(&text);
            return;
        }
        match self.program().types.kind(ty).clone() {
            TyKind::NullPtr => out.push_str("nullptr"),
            TyKind::Pointer(to) => self.pointer(to, scalar::unsigned(bytes) as usize, out),
            TyKind::Enum(id) => self.enumeration(id, bytes, out),
            TyKind::MemberPtr { class, pointee } => self.member_pointer(class, pointee, bytes, out),
            TyKind::Complex(part) => {
                let half = bytes.len() / 2;
                self.scalar(part, &bytes[..half], out);
                out.push_str(" + ");
                self.scalar(part, &bytes[half..], out);
                out.push('i');
            }
            TyKind::Vector(element, len) => {
                let size = bytes.len() / (len.max(1) as usize);
                self.list(u64::from(len), out, |printer, i, out| {
                    let start = i as usize * size;
                    printer.scalar(element, &bytes[start..start + size], out);
                });
            }
            _ => out.push_str("<value>"),
        }
    }

    fn pointer(&mut self, to: Ty, address: usize, out: &mut String) {
        if address == 0 {
            out.push_str("nullptr");
            return;
        }
        if let Some((prefix, width)) = char_type(self.program(), to) {
            match read_string(address, width) {
                Some((units, n_hidden)) => out.push_str(&string::string_literal(prefix, &units, n_hidden)),
                None => invalid(address, out),
            }
            return;
        }
        if let TyKind::Function(_) = self.program().types.kind(to) {
            self.function(address, out);
        } else if memory::probe(address, 1) {
            out.push_str(&format!("{address:#x}"));
        } else {
            invalid(address, out);
        }
    }

    /// Cling's form: `(name) : (underlying type) value`, the value alone when no enumerator has it. A value that several
    /// enumerators of one bit make up shows them: `(a | b)`.
    fn enumeration(&mut self, id: EnumId, bytes: &[u8], out: &mut String) {
        let program = self.program();
        let def = &program.enums[id];
        let text = scalar::integer(program, def.underlying, bytes).unwrap_or_default();
        let value = text.parse::<i128>().ok();
        let names = |wanted: &dyn Fn(i128) -> bool| -> Vec<String> {
            let named = def.enumerators.iter().filter(|constant| wanted(constant.value));
            named.map(|constant| show::enumerator(program, id, constant)).collect()
        };
        let mut names_text = String::new();
        let exact = names(&|it| Some(it) == value);
        if !exact.is_empty() {
            names_text = exact.iter().map(|name| format!("({name})")).collect::<Vec<_>>().join(" ? ");
        } else if let Some(value) = value.filter(|&value| value > 0) {
            let is_flag = |it: i128| it > 0 && it.count_ones() == 1 && value & it != 0;
            let covered = def.enumerators.iter().filter(|it| is_flag(it.value)).fold(0, |sum, it| sum | it.value);
            if covered == value {
                names_text = format!("({})", names(&is_flag).join(" | "));
            }
        }
        if !names_text.is_empty() {
            names_text.push_str(" : ");
        }
        let underlying = show::type_name(program, def.underlying);
        out.push_str(&format!("{names_text}({underlying}) {text}"));
    }

    /// [dcl.mptr]; Itanium C++ ABI 2.3: an offset, or a function's address and an adjustment.
    fn member_pointer(&mut self, class: Ty, pointee: Ty, bytes: &[u8], out: &mut String) {
        let value = scalar::unsigned(&bytes[..8.min(bytes.len())]) as u64;
        if self.program().types.as_function(pointee).is_some() {
            return match value {
                0 => out.push_str("nullptr"),
                _ if value % 2 == 1 => {
                    let adjustment = bytes.get(8..16).map_or(0, scalar::unsigned) as u64;
                    out.push_str(&self.virtual_function(class, value / 8, adjustment));
                }
                _ => self.function(value as usize, out),
            };
        }
        if value == u64::MAX {
            out.push_str("nullptr");
            return;
        }
        let program = self.program();
        match program.types.as_class(class).and_then(|class| member_at(program, class, pointee, value)) {
            Some(name) => out.push_str(&format!("&{name}")),
            None => out.push_str(&format!("offset {value}")),
        }
    }

    /// The virtual function in a slot of the class, as its declaration says; its number where that is in another base.
    fn virtual_function(&self, class: Ty, slot: u64, adjustment: u64) -> String {
        let program = self.program();
        let class = program.types.as_class(class).filter(|_| adjustment == 0);
        match class.and_then(|class| virtual_at(program, class, slot)) {
            Some(func) => format!("virtual {}", show::func_signature(program, func)),
            None => format!("virtual function {slot}"),
        }
    }

    fn array(&mut self, element: Ty, len: u64, address: usize, out: &mut String) {
        let Some(size) = self.size(element) else {
            out.push_str(&format!("@{address:#x}"));
            return;
        };
        if let Some((prefix, width)) = char_type(self.program(), element)
            && let Some(bytes) =
                self.bytes(address, (len as usize).saturating_mul(width).min(limits::PRINTED_BYTES * width))
        {
            char_array(prefix, width, &bytes, len as usize, out);
            return;
        }
        self.list(len, out, |printer, i, out| printer.object(element, address + i as usize * size, out));
    }

    /// `{ a, b, c }`, cut with a count when it is long.
    fn list(&mut self, len: u64, out: &mut String, mut one: impl FnMut(&mut Self, u64, &mut String)) {
        if len == 0 {
            out.push_str("{}");
            return;
        }
        if self.depth >= MAX_DEPTH || self.is_full() {
            out.push_str("{ ... }");
            return;
        }
        self.depth += 1;
        let shown = len.min(limits::PRINTED_ELEMENTS as u64);
        out.push_str("{ ");
        for i in 0..shown {
            if i > 0 {
                out.push_str(", ");
            }
            one(self, i, out);
        }
        if shown < len {
            out.push_str(&format!(", ... ({} more)", len - shown));
        }
        out.push_str(" }");
        self.depth -= 1;
    }

    fn size(&self, ty: Ty) -> Option<usize> {
        size(self.program(), ty)
    }

    pub(super) fn bytes(&self, address: usize, len: usize) -> Option<Vec<u8>> {
        memory::read(address, len).ok()
    }
}

pub(super) fn invalid(address: usize, out: &mut String) {
    out.push_str(&format!("{address:#x} <invalid memory address>"));
}

/// The literal prefix and the width in bytes of a character type that makes strings.
fn char_type(program: &Program, ty: Ty) -> Option<(&'static str, usize)> {
    Some(match program.types.kind(ty) {
        TyKind::Char => ("", 1),
        TyKind::Char8 => ("u8", 1),
        TyKind::Char16 => ("u", 2),
        TyKind::Char32 => ("U", 4),
        TyKind::WChar => ("L", 4),
        _ => return None,
    })
}

/// The code units up to the terminating zero, at most `PRINTED_BYTES` of them, and how many more there are.
fn read_string(address: usize, width: usize) -> Option<(Vec<u32>, usize)> {
    const PAGE: usize = 4096;
    let mut units = Vec::new();
    let mut n_hidden = 0;
    let mut at = address;
    let mut buffer = [0u8; PAGE];
    loop {
        let wanted = PAGE - at % PAGE;
        let read = memory::read_into(at, &mut buffer[..wanted]).ok().filter(|&n| n >= width)?;
        for chunk in buffer[..read].chunks_exact(width) {
            let unit = scalar::unsigned(chunk) as u32;
            if unit == 0 {
                return Some((units, n_hidden));
            }
            if units.len() < limits::PRINTED_BYTES {
                units.push(unit);
            } else {
                n_hidden += 1;
            }
        }
        at += read - read % width;
        if n_hidden > 64 * 1024 * 1024 {
            return Some((units, n_hidden));
        }
    }
}

/// A character array as a string literal; a terminating zero at its end is implied, an inner one is not.
fn char_array(prefix: &str, width: usize, bytes: &[u8], len: usize, out: &mut String) {
    let units: Vec<u32> = bytes.chunks_exact(width).map(|chunk| scalar::unsigned(chunk) as u32).collect();
    let used = units.iter().rposition(|&unit| unit != 0).map_or(0, |i| i + 1);
    let n_hidden = len - units.len();
    if used == len && len > 0 {
        // No terminating zero: a list of characters, so that it reads back as what it is.
        let shown = units.len().min(limits::PRINTED_ELEMENTS);
        let list: Vec<String> = units[..shown].iter().map(|&unit| string::char_literal(prefix, unit)).collect();
        out.push_str(&format!("{{ {}", list.join(", ")));
        if shown < len {
            out.push_str(&format!(", ... ({} more)", len - shown));
        }
        out.push_str(" }");
        return;
    }
    out.push_str(&string::string_literal(prefix, &units[..used], if used == units.len() { n_hidden } else { 0 }));
}

/// The virtual function in a slot of a class's own virtual table, which it shares with its primary bases.
fn virtual_at(program: &Program, class: ClassId, slot: u64) -> Option<FuncId> {
    let mut at = Some(class);
    while let Some(class) = at {
        let info = &program.classes[class];
        let is_it = |func: &FuncId| program.funcs[*func].is_virtual && vtable::slot(program, *func) == Some(slot);
        if let Some(func) = info.methods.iter().copied().find(is_it) {
            return Some(func);
        }
        at = info.layout.as_ref()?.primary_base;
    }
    None
}
