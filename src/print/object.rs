//! Objects by their layout: members, elements, pointees.

use crate::ast::ClassKey;
use crate::base::limits;
use crate::hir::{ArrayLen, ClassId, EnumId, Program, Ty, TyKind, layout, show};
use crate::jit::memory;
use crate::print::{scalar, string};

/// Nesting below which members are shown as `{...}`.
const MAX_DEPTH: usize = 8;

/// Writes objects. One printer serves one value: it counts the elements shown.
pub struct Printer<'a> {
    program: &'a Program,
    depth: usize,
    n_shown: usize,
}

impl<'a> Printer<'a> {
    /// A printer of one value.
    pub fn new(program: &'a Program) -> Printer<'a> {
        Printer { program, depth: 0, n_shown: 0 }
    }

    /// The value of the object at `address`.
    pub fn top(&mut self, ty: Ty, address: usize, out: &mut String) {
        if let TyKind::Function(_) = self.program.types.kind(ty) {
            out.push_str(&format!("Function @{address:#x}"));
            return;
        }
        self.object(ty, address, out);
    }

    fn object(&mut self, ty: Ty, address: usize, out: &mut String) {
        self.n_shown += 1;
        match self.program.types.kind(ty).clone() {
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
        match self.size(ty) {
            Some(size) if memory::probe(address, size) => self.object(ty, address, out),
            _ => invalid(address, out),
        }
    }

    /// A scalar, complex or vector from its bytes.
    fn scalar(&mut self, ty: Ty, bytes: &[u8], out: &mut String) {
        if let Some(text) = scalar::literal(self.program, ty, bytes) {
            out.push_str(&text);
            return;
        }
        match self.program.types.kind(ty).clone() {
            TyKind::NullPtr => out.push_str("nullptr"),
            TyKind::Pointer(to) => self.pointer(to, scalar::unsigned(bytes) as usize, out),
            TyKind::Enum(id) => self.enumeration(id, bytes, out),
            TyKind::MemberPtr { pointee, .. } => self.member_pointer(pointee, bytes, out),
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
        if let Some((prefix, width)) = char_type(self.program, to) {
            match read_string(address, width) {
                Some((units, n_hidden)) => out.push_str(&string::string_literal(prefix, &units, n_hidden)),
                None => invalid(address, out),
            }
            return;
        }
        if let TyKind::Function(_) = self.program.types.kind(to) {
            out.push_str(&format!("Function @{address:#x}"));
        } else if memory::probe(address, 1) {
            out.push_str(&format!("{address:#x}"));
        } else {
            invalid(address, out);
        }
    }

    /// Cling's form: `(name) : (underlying type) value`, the value alone when no enumerator has it.
    fn enumeration(&mut self, id: EnumId, bytes: &[u8], out: &mut String) {
        let def = &self.program.enums[id];
        let text = scalar::integer(self.program, def.underlying, bytes).unwrap_or_default();
        let value = text.parse::<i128>().ok();
        let names: Vec<String> = def
            .enumerators
            .iter()
            .filter(|constant| Some(constant.value) == value)
            .map(|constant| format!("({})", show::enumerator(self.program, id, constant)))
            .collect();
        if !names.is_empty() {
            out.push_str(&names.join(" ? "));
            out.push_str(" : ");
        }
        out.push_str(&format!("({}) {text}", show::type_name(self.program, def.underlying)));
    }

    fn member_pointer(&mut self, pointee: Ty, bytes: &[u8], out: &mut String) {
        let value = scalar::unsigned(&bytes[..8.min(bytes.len())]) as u64;
        match self.program.types.kind(pointee) {
            TyKind::Function(_) if value == 0 => out.push_str("nullptr"),
            TyKind::Function(_) => out.push_str(&format!("Function @{value:#x}")),
            _ if value == u64::MAX => out.push_str("nullptr"),
            _ => out.push_str(&format!("offset {value}")),
        }
    }

    fn array(&mut self, element: Ty, len: u64, address: usize, out: &mut String) {
        let Some(size) = self.size(element) else {
            out.push_str(&format!("@{address:#x}"));
            return;
        };
        if let Some((prefix, width)) = char_type(self.program, element)
            && let Some(bytes) =
                self.bytes(address, (len as usize).saturating_mul(width).min(limits::PRINTED_BYTES * width))
        {
            char_array(prefix, width, &bytes, len as usize, out);
            return;
        }
        self.list(len, out, |printer, i, out| printer.object(element, address + i as usize * size, out));
    }

    fn class(&mut self, id: ClassId, address: usize, out: &mut String) {
        let class = &self.program.classes[id];
        let Some(layout) = class.layout.clone() else {
            out.push_str(&format!("@{address:#x}"));
            return;
        };
        if self.depth >= MAX_DEPTH {
            out.push_str("{ ... }");
            return;
        }
        let mut parts: Vec<String> = Vec::new();
        self.depth += 1;
        for (base, &offset) in class.bases.iter().zip(&layout.base_offsets) {
            if base.is_virtual || self.program.classes[base.class].fields.is_empty() {
                continue;
            }
            let mut text = String::new();
            self.class(base.class, address + offset as usize, &mut text);
            parts.push(text);
        }
        for (&field_id, &bits) in class.fields.iter().zip(&layout.field_bits) {
            let field = &self.program.fields[field_id];
            let is_anonymous =
                self.program.types.as_class(field.ty).is_some_and(|class| self.program.classes[class].is_anonymous);
            if field.name.is_empty() && !is_anonymous {
                continue;
            }
            let mut text = if is_anonymous { String::new() } else { format!(".{} = ", field.name) };
            match field.bit_width {
                Some(width) => self.bit_field(field.ty, address, bits, width, &mut text),
                None => self.object(field.ty, address + (bits / 8) as usize, &mut text),
            }
            parts.push(text);
        }
        self.depth -= 1;
        if parts.is_empty() {
            out.push_str("{}");
        } else {
            let bar = if class.key == ClassKey::Union { " | " } else { ", " };
            out.push_str(&format!("{{ {} }}", parts.join(bar)));
        }
    }

    fn bit_field(&mut self, ty: Ty, address: usize, bit: u64, width: u32, out: &mut String) {
        let first = (bit / 8) as usize;
        let shift = (bit % 8) as u32;
        let n_bytes = (shift + width).div_ceil(8) as usize;
        let Some(bytes) = self.bytes(address + first, n_bytes) else {
            invalid(address, out);
            return;
        };
        let underlying = self.program.types.as_enum(ty).map_or(ty, |id| self.program.enums[id].underlying);
        let mask = if width >= 128 { u128::MAX } else { (1 << width) - 1 };
        let mut value = scalar::unsigned(&bytes) >> shift & mask;
        if self.program.types.is_signed(underlying) && width > 0 && value >> (width - 1) & 1 == 1 {
            value |= !mask;
        }
        self.scalar(ty, &value.to_le_bytes(), out);
    }

    /// `{ a, b, c }`, cut with a count when it is long.
    fn list(&mut self, len: u64, out: &mut String, mut one: impl FnMut(&mut Self, u64, &mut String)) {
        if len == 0 {
            out.push_str("{}");
            return;
        }
        if self.depth >= MAX_DEPTH || self.n_shown > 10 * limits::PRINTED_ELEMENTS {
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
        layout::size_of(self.program, ty).map(|size| size as usize)
    }

    fn bytes(&self, address: usize, len: usize) -> Option<Vec<u8>> {
        memory::read(address, len).ok()
    }
}

fn invalid(address: usize, out: &mut String) {
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
