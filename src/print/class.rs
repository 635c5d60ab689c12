//! Objects of class type: what they say about themselves, or else bases and members by layout.

use crate::ast::ClassKey;
use crate::hir::{ClassId, FieldId, Program, Ty, TyKind, show};
use crate::jit::demangle;
use crate::print::dynamic::{complete_object, direct_bases};
use crate::print::object::{MAX_DEPTH, Printer, invalid};
use crate::print::{Piece, scalar, string};

impl Printer<'_> {
    /// The object that a glvalue of class type designates: the complete one, named when it is of another class.
    pub(super) fn designated(&mut self, class: ClassId, address: usize, out: &mut String) {
        match complete_object(self.program(), class, address) {
            Some((derived, top)) if derived != class => {
                out.push_str(&class_text(self.program(), derived));
                out.push(' ');
                self.class(derived, top, out);
            }
            _ => self.class(class, address, out),
        }
    }

    /// A complete object.
    pub(super) fn class(&mut self, class: ClassId, address: usize, out: &mut String) {
        if self.open.contains(&(class, address)) {
            out.push_str("{ ... }");
            return;
        }
        self.open.push((class, address));
        self.contents(class, address, out);
        self.open.pop();
    }

    fn contents(&mut self, class: ClassId, address: usize, out: &mut String) {
        if self.depth < MAX_DEPTH
            && let Some(pieces) = self.own_pieces(class, address)
        {
            self.pieces(pieces, out);
            return;
        }
        self.parts(class, address, true, out);
    }

    fn own_pieces(&mut self, class: ClassId, address: usize) -> Option<Vec<Piece>> {
        let ty = self.program().types.find(&TyKind::Class(class))?;
        self.world.pieces(ty, address)
    }

    /// What an object says about itself.
    pub(super) fn pieces(&mut self, pieces: Vec<Piece>, out: &mut String) {
        self.depth += 1;
        for piece in pieces {
            self.piece(piece, out);
        }
        self.depth -= 1;
    }

    fn piece(&mut self, piece: Piece, out: &mut String) {
        match piece {
            Piece::Text(text) => out.push_str(&text),
            Piece::String { prefix, units, n_hidden } => {
                out.push_str(&string::string_literal(prefix, &units, n_hidden))
            }
            Piece::Object { ty, address } => self.object(ty, address, out),
            Piece::TypeName { encoding } => {
                let name = self.world.type_named(&encoding).map(|ty| show::type_name(self.program(), ty));
                out.push_str(&name.or_else(|| demangle(&encoding)).unwrap_or(encoding));
            }
            Piece::Held { holder, address, encoding } => self.held(holder, address, encoding, out),
        }
    }

    /// `{ (type) value }`; the type alone when nothing is known of it.
    fn held(&mut self, holder: Ty, address: usize, encoding: String, out: &mut String) {
        match self.world.held(holder, address, &encoding) {
            Some((ty, pieces)) => {
                out.push_str(&format!("{{ ({}) ", show::type_name(self.program(), ty)));
                self.pieces(pieces, out);
                out.push_str(" }");
            }
            None => out.push_str(&format!("{{ ({}) }}", demangle(&encoding).unwrap_or(encoding))),
        }
    }

    /// `{ Base = { … }, .member = … }`; the members of a union, of which one lives, with bars. Virtual bases are those of
    /// the complete object.
    fn parts(&mut self, id: ClassId, address: usize, is_complete: bool, out: &mut String) {
        let Some(layout) = self.program().classes[id].layout.clone() else {
            out.push_str(&format!("@{address:#x}"));
            return;
        };
        if self.depth >= MAX_DEPTH || self.is_full() {
            out.push_str("{ ... }");
            return;
        }
        self.depth += 1;
        let mut parts: Vec<String> = Vec::new();
        let virtual_bases = if is_complete { layout.virtual_bases.clone() } else { Vec::new() };
        for (base, offset) in direct_bases(self.program(), id).into_iter().chain(virtual_bases) {
            if let Some(text) = self.base(base, address + offset as usize) {
                parts.push(format!("{} = {text}", class_text(self.program(), base)));
            }
        }
        let fields = self.program().classes[id].fields.clone();
        for (field, &bits) in fields.into_iter().zip(&layout.field_bits) {
            parts.extend(self.member(field, address, bits));
        }
        self.depth -= 1;
        let bar = if self.program().classes[id].key == ClassKey::Union { " | " } else { ", " };
        match parts.is_empty() {
            true => out.push_str("{}"),
            false => out.push_str(&format!("{{ {} }}", parts.join(bar))),
        }
    }

    /// A base class subobject, by its interface if it has one; none that has nothing to show.
    fn base(&mut self, class: ClassId, address: usize) -> Option<String> {
        let mut text = String::new();
        if let Some(pieces) = self.own_pieces(class, address) {
            self.pieces(pieces, &mut text);
            return Some(text);
        }
        self.parts(class, address, false, &mut text);
        Some(text).filter(|text| text != "{}")
    }

    /// `.name = value`; an anonymous union or struct is its members. Unnamed bit-fields have no value.
    fn member(&mut self, id: FieldId, address: usize, bits: u64) -> Option<String> {
        let field = &self.program().fields[id];
        let (ty, width) = (field.ty, field.bit_width);
        if field.name.is_empty() && !is_anonymous(self.program(), ty) {
            return None;
        }
        let mut text = if field.name.is_empty() { String::new() } else { format!(".{} = ", field.name) };
        match width {
            Some(width) => self.bit_field(ty, address, bits, width, &mut text),
            None => self.object(ty, address + (bits / 8) as usize, &mut text),
        }
        Some(text)
    }

    fn bit_field(&mut self, ty: Ty, address: usize, bit: u64, width: u32, out: &mut String) {
        let first = (bit / 8) as usize;
        let shift = (bit % 8) as u32;
        let n_bytes = (shift + width).div_ceil(8) as usize;
        let Some(bytes) = self.bytes(address + first, n_bytes) else {
            invalid(address, out);
            return;
        };
        let program = self.program();
        let underlying = program.types.as_enum(ty).map_or(ty, |id| program.enums[id].underlying);
        let mask = if width >= 128 { u128::MAX } else { (1 << width) - 1 };
        let mut value = scalar::unsigned(&bytes) >> shift & mask;
        if program.types.is_signed(underlying) && width > 0 && value >> (width - 1) & 1 == 1 {
            value |= !mask;
        }
        self.scalar(ty, &value.to_le_bytes(), out);
    }
}

/// Whether a member's type is that of an anonymous union or struct.
fn is_anonymous(program: &Program, ty: Ty) -> bool {
    program.types.as_class(ty).is_some_and(|class| program.classes[class].is_anonymous)
}

/// The class as a type.
fn class_text(program: &Program, class: ClassId) -> String {
    match program.types.find(&TyKind::Class(class)) {
        Some(ty) => show::type_name(program, ty),
        None => show::class_name(program, class),
    }
}

/// The data member at `offset` of a class, as `C::m`: its own, or one of a base or an anonymous member.
pub(super) fn member_at(program: &Program, class: ClassId, ty: Ty, offset: u64) -> Option<String> {
    let layout = program.classes[class].layout.clone()?;
    for (&id, &bits) in program.classes[class].fields.iter().zip(&layout.field_bits) {
        let field = &program.fields[id];
        let start = bits / 8;
        if !field.name.is_empty() && field.bit_width.is_none() && start == offset && field.ty.unqual() == ty.unqual() {
            return Some(format!("{}::{}", class_text(program, class), field.name));
        }
        if is_anonymous(program, field.ty)
            && let (Some(inner), Some(rest)) = (program.types.as_class(field.ty), offset.checked_sub(start))
            && let Some(found) = member_at(program, inner, ty, rest)
        {
            let name = found.rsplit("::").next().unwrap_or_default();
            return Some(format!("{}::{name}", class_text(program, class)));
        }
    }
    let bases = direct_bases(program, class);
    bases.into_iter().find_map(|(base, at)| member_at(program, base, ty, offset.checked_sub(at)?))
}
