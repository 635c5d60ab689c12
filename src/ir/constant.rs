//! Constants: from the evaluator's values to LLVM's, for initialisers and folded expressions.
//!
//! An object of class type becomes a packed struct of the scalars in it, each at the offset that the layout gives,
//! with explicit padding between: bases, unions and bit-fields then need no types of their own.

use std::collections::BTreeMap;

use crate::hir::{
    ArrayLen, ClassId, ExprId, ExprKind, Float, MemberRef, PathElem, Pointer, PointerBase, Ty, TyKind, Value, layout,
    vtable,
};
use crate::ir::build::{P, T, V};
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::symbol;
use crate::ir::types::{Num, Shape, shape, underlying};

/// The scalars of an object under construction, by offset, and the bits of its bit-fields.
#[derive(Default)]
struct Pieces<'c> {
    scalars: BTreeMap<u64, (V<'c>, u64)>,
    bits: BTreeMap<u64, u8>,
}

/// What a path has come to.
#[derive(Clone, Copy)]
enum At {
    Ty(Ty),
    Class(ClassId),
}

impl<'c> Lower<'c, '_> {
    /// A scalar as a value in a register.
    pub fn constant_value(&mut self, value: &Value, ty: Ty) -> Result<V<'c>> {
        if let Value::LabelDiff(a, b) = *value {
            let (a, b) = (self.label_address(a)?, self.label_address(b)?);
            let difference = self.b.sub(self.b.ptr_to_int(a), self.b.ptr_to_int(b));
            let to = self.val_ty(ty)?.into_int_type();
            return Ok(self.b.int_cast(difference, to, true));
        }
        if underlying(self.p, ty) == Ty::BOOL {
            return match value {
                Value::Int(value) => Ok(self.b.i1(*value != 0)),
                _ => Ok(self.b.i1(false)),
            };
        }
        self.constant(value, ty)
    }

    /// A constant as memory holds it.
    pub fn constant(&mut self, value: &Value, ty: Ty) -> Result<V<'c>> {
        if self.p.types.is_ref(ty) {
            return match value {
                Value::Pointer(pointer) => Ok(self.constant_pointer(pointer)?.into()),
                _ => self.bug("a reference to no object"),
            };
        }
        match value {
            Value::Indeterminate => Ok(self.b.zero(self.mem_ty(ty)?)),
            Value::Int(value) => match self.num(ty)? {
                Num::Pointer => Ok(self.absolute(*value as u64).into()),
                _ => self.int_in_memory(*value, ty),
            },
            Value::Float(value) => self.float_constant(*value, ty),
            Value::Complex(parts) => {
                let TyKind::Complex(part) = *self.p.types.kind(ty) else {
                    return self.bug("a complex constant of another type");
                };
                let parts = [self.constant(&parts[0], part)?, self.constant(&parts[1], part)?];
                Ok(self.b.cx.const_struct(&parts, false).into())
            }
            Value::Vector(elems) => {
                let TyKind::Vector(element, _) = *self.p.types.kind(ty) else {
                    return self.bug("a vector constant of another type");
                };
                let elems = elems.iter().map(|it| self.constant(it, element)).collect::<Result<Vec<_>>>()?;
                Ok(self.b.const_vector(&elems))
            }
            Value::NullPtr => self.null_constant(ty),
            Value::Pointer(pointer) => Ok(self.constant_pointer(pointer)?.into()),
            Value::MemberPtr(member) => self.member_constant(member.as_ref(), ty),
            Value::Array { elems, filler } => self.array_constant(elems, filler.as_deref(), ty),
            Value::Class { .. } | Value::Union { .. } => {
                let mut pieces = Pieces::default();
                self.collect(value, At::Ty(ty), 0, &mut pieces)?;
                self.assemble(pieces, self.size_of(ty)?)
            }
            Value::LabelDiff(..) => {
                let value = self.constant_value(value, ty)?;
                Ok(self.mem_form(value, ty))
            }
        }
    }

    /// An integer or bool in a register.
    pub fn int_constant(&self, value: i128, ty: Ty) -> Result<V<'c>> {
        match self.val_ty(ty)? {
            T::IntType(int) => Ok(self.b.int(int, value)),
            T::PointerType(_) => Ok(self.absolute(value as u64).into()),
            _ => self.bug("an integer constant of another type"),
        }
    }

    fn int_in_memory(&self, value: i128, ty: Ty) -> Result<V<'c>> {
        match self.mem_ty(ty)? {
            T::IntType(int) => Ok(self.b.int(int, value)),
            _ => self.bug("an integer constant of another type"),
        }
    }

    pub fn float_constant(&self, value: Float, ty: Ty) -> Result<V<'c>> {
        if self.p.types.float_format(ty) != Some(value.format) {
            return self.bug("a floating-point constant of another type");
        }
        let to = self.mem_ty(ty)?;
        Ok(self.b.const_bit_cast(self.b.int_of(value.format.bits(), value.bits as i128), to))
    }

    /// Zero, null: what an object of this type is before anything else ([dcl.init]/6).
    pub fn null_constant(&mut self, ty: Ty) -> Result<V<'c>> {
        match shape(self.p, ty) {
            Shape::Scalar => match self.num(ty)? {
                Num::DataMember => Ok(self.b.i64(-1)),
                _ => Ok(self.b.zero(self.val_ty(ty)?)),
            },
            Shape::Void | Shape::Complex | Shape::Aggregate => Ok(self.b.zero(self.mem_ty(ty)?)),
        }
    }

    fn absolute(&self, address: u64) -> P<'c> {
        self.b.cx.i64_type().const_int(address, false).const_to_pointer(self.b.ptr_ty())
    }

    /// Itanium ABI 2.3: the offset of a field; the address of a function or where its vtable has it.
    fn member_constant(&mut self, member: Option<&MemberRef>, ty: Ty) -> Result<V<'c>> {
        let TyKind::MemberPtr { class, pointee } = *self.p.types.kind(ty) else {
            return self.bug("a member pointer constant of another type");
        };
        let is_function = self.p.types.as_function(pointee).is_some();
        let pair = |this: &Self, word: V<'c>, adjustment: i64| {
            this.b.cx.const_struct(&[word, this.b.i64(adjustment)], false).into()
        };
        match member {
            None if is_function => Ok(pair(self, self.b.i64(0), 0)),
            None => Ok(self.b.i64(-1)),
            Some(MemberRef::Field(field, seen_by)) => {
                let at = self.field_bits(*field)? / 8;
                let inside = self.class_offset(class, *seen_by, self.p.fields[*field].class)?;
                Ok(self.b.i64(at as i64 + inside))
            }
            Some(MemberRef::Func(func, seen_by)) => {
                let Some(owner) = self.p.funcs[*func].class else { return self.bug("a member function of no class") };
                let adjustment = self.class_offset(class, *seen_by, owner)?;
                if self.p.funcs[*func].is_virtual {
                    let slot = self.vtable_offset(*func)?;
                    return Ok(pair(self, self.b.i64(slot as i64 + 1), adjustment));
                }
                let value = self.func_value(*func, false)?.as_global_value().as_pointer_value();
                let word = value.const_to_int(self.b.cx.i64_type()).into();
                Ok(pair(self, word, adjustment))
            }
        }
    }

    /// The offset of the class of a member in the class that a pointer to member is of; negative after a cast to a base.
    fn class_offset(&self, class: Ty, seen_by: ClassId, owner: ClassId) -> Result<i64> {
        let from = self.p.types.as_class(class).unwrap_or(seen_by);
        let inside = self.subobject_offset(from, owner).map(|offset| offset as i64);
        let outside = || self.subobject_offset(owner, from).map(|offset| -(offset as i64));
        // Between classes that are not related a reinterpret_cast keeps the value ([expr.reinterpret.cast]/10).
        Ok(inside.or_else(outside).unwrap_or(0))
    }

    /// Where a class is in another, as a base or an anonymous member; not through virtual bases.
    fn subobject_offset(&self, from: ClassId, to: ClassId) -> Option<u64> {
        if from == to {
            return Some(0);
        }
        let class = &self.p.classes[from];
        let layout = class.layout.as_ref()?;
        let bases = class.bases.iter().zip(&layout.base_offsets).filter(|(base, _)| !base.is_virtual);
        let in_base = bases.into_iter().find_map(|(base, at)| Some(at + self.subobject_offset(base.class, to)?));
        in_base.or_else(|| {
            class.fields.iter().zip(&layout.field_bits).find_map(|(&field, bits)| {
                let member = self.p.types.as_class(self.p.fields[field].ty)?;
                let is_anonymous = self.p.fields[field].name.is_empty() && self.p.classes[member].is_anonymous;
                if is_anonymous { Some(bits / 8 + self.subobject_offset(member, to)?) } else { None }
            })
        })
    }

    fn array_constant(&mut self, elems: &[Value], filler: Option<&Value>, ty: Ty) -> Result<V<'c>> {
        let TyKind::Array(element, len) = *self.p.types.kind(ty) else {
            return self.bug("an array constant of another type");
        };
        // A flexible array member has as many elements as its initialiser.
        let len = match len {
            ArrayLen::Known(len) => len,
            _ => elems.len() as u64,
        };
        let mut values = elems.iter().map(|it| self.constant(it, element)).collect::<Result<Vec<_>>>()?;
        let n_rest = len.saturating_sub(values.len() as u64);
        let rest = match filler {
            Some(filler) => self.constant(filler, element)?,
            None => self.b.zero(self.mem_ty(element)?),
        };
        let element_ty = values.first().map_or(rest.get_type(), |first| first.get_type());
        let is_uniform = values.iter().all(|it| it.get_type() == element_ty);
        let is_zero = rest == self.b.zero(rest.get_type());
        if is_uniform && (n_rest == 0 || rest.get_type() == element_ty) && (n_rest <= 64 || !is_zero) {
            values.extend(std::iter::repeat_n(rest, n_rest as usize));
            return Ok(self.b.const_array(element_ty, &values));
        }
        if is_zero && n_rest > 0 {
            // A long tail of zeros is one member, not one per element.
            values.push(self.b.zero(self.b.array_ty(rest.get_type(), n_rest)));
        } else {
            values.extend(std::iter::repeat_n(rest, n_rest as usize));
        }
        Ok(self.b.cx.const_struct(&values, true).into())
    }

    /// Puts the scalars of a class object at `base` into `pieces`.
    fn collect(&mut self, value: &Value, at: At, base: u64, pieces: &mut Pieces<'c>) -> Result<()> {
        let class = match at {
            At::Class(class) => Some(class),
            At::Ty(ty) => self.p.types.as_class(ty),
        };
        let (Some(id), Value::Class { .. } | Value::Union { .. }) = (class, value) else {
            let At::Ty(ty) = at else { return Ok(()) };
            if matches!(value, Value::Indeterminate) {
                return Ok(());
            }
            let size = match (self.p.types.kind(ty), value) {
                (&TyKind::Array(element, ArrayLen::Unknown), Value::Array { elems, .. }) => {
                    self.size_of(element)? * elems.len() as u64
                }
                _ => self.size_of(ty)?,
            };
            let value = self.constant(value, ty)?;
            if size > 0 {
                pieces.scalars.insert(base, (value, size));
            }
            return Ok(());
        };
        let class = &self.p.classes[id];
        let Some(layout) = &class.layout else { return self.bug("a constant of an incomplete class") };
        match value {
            Value::Class { bases, fields } => {
                // A base's vptrs are those of the whole.
                let vptrs = if let At::Ty(_) = at { vtable::vptrs(self.p, id) } else { Vec::new() };
                for vptr in vptrs {
                    let address = self.vtable_address(id, vptr.class, vptr.offset)?;
                    pieces.scalars.insert(base + vptr.offset, (address.into(), 8));
                }
                for ((base_class, &offset), value) in class.bases.iter().zip(&layout.base_offsets).zip(bases) {
                    self.collect(value, At::Class(base_class.class), base + offset, pieces)?;
                }
                for (&field, value) in class.fields.iter().zip(fields) {
                    self.collect_field(value, field, base, pieces)?;
                }
                Ok(())
            }
            Value::Union { active: Some(field), value } => self.collect_field(value, *field, base, pieces),
            _ => Ok(()),
        }
    }

    fn collect_field(
        &mut self,
        value: &Value,
        field: crate::hir::FieldId,
        base: u64,
        pieces: &mut Pieces<'c>,
    ) -> Result<()> {
        let info = &self.p.fields[field];
        let offset = base * 8 + self.field_bits(field)?;
        let Some(width) = info.bit_width else {
            return self.collect(value, At::Ty(info.ty), offset / 8, pieces);
        };
        let Value::Int(value) = value else { return Ok(()) };
        for bit in 0..u64::from(width).min(128) {
            let is_set = (value >> bit) & 1 != 0;
            let byte = pieces.bits.entry((offset + bit) / 8).or_default();
            *byte |= u8::from(is_set) << ((offset + bit) % 8);
        }
        Ok(())
    }

    fn assemble(&self, pieces: Pieces<'c>, size: u64) -> Result<V<'c>> {
        let mut all = pieces.scalars;
        for (offset, byte) in pieces.bits {
            all.insert(offset, (self.b.int_of(8, byte.into()), 1));
        }
        let mut members: Vec<V<'c>> = Vec::new();
        let mut end = 0;
        for (offset, (value, piece_size)) in all {
            if offset < end {
                return self.bug("members of a constant overlap");
            }
            if offset > end {
                members.push(self.b.zero(self.b.bytes_ty(offset - end)));
            }
            // x87's 80 bits occupy 10 bytes of 16; LLVM counts all 16 even in packed structs.
            members.push(value);
            end = offset + piece_size;
        }
        if size > end {
            members.push(self.b.zero(self.b.bytes_ty(size - end)));
        }
        Ok(self.b.cx.const_struct(&members, true).into())
    }

    // Addresses.

    /// An address that is known when the program is linked.
    pub fn constant_pointer(&mut self, pointer: &Pointer) -> Result<P<'c>> {
        let (base, at) = match pointer.base {
            PointerBase::Var(var) => {
                let info = &self.p.vars[var];
                if self.p.types.is_ref(info.ty)
                    && let Some(Value::Pointer(target)) = info.value.as_deref()
                {
                    (self.constant_pointer(target)?, At::Ty(self.p.types.non_ref(info.ty)))
                } else if let Some(&slot) = self.f.locals.get(&var) {
                    (slot, At::Ty(info.ty))
                } else {
                    (self.global_address(var)?, At::Ty(info.ty))
                }
            }
            PointerBase::Func(func) => {
                (self.func_value(func, false)?.as_global_value().as_pointer_value(), At::Ty(self.p.funcs[func].ty))
            }
            PointerBase::String(id) => (self.string(id).as_pointer_value(), At::Ty(self.p.strings[id].ty)),
            PointerBase::Temporary(expr) => (self.static_temporary(expr)?, At::Ty(self.p.exprs[expr].ty)),
            PointerBase::Absolute(address) => (self.absolute(address), At::Ty(Ty::CHAR)),
            PointerBase::Label(label) => (self.label_address(label)?, At::Ty(Ty::VOID)),
            PointerBase::TypeInfo(ty) => (self.typeinfo(self.p.types.non_ref(ty)), At::Ty(Ty::VOID)),
            PointerBase::Frame(_) => return self.bug("a pointer into a finished evaluation"),
        };
        let offset = self.path_bytes(at, &pointer.path)?;
        if base.is_const() {
            Ok(self.b.const_offset(base, offset))
        } else {
            Ok(self.b.gep(self.b.cx.i8_type().into(), base, self.b.i64(offset)))
        }
    }

    /// The distance in bytes that a path goes.
    fn path_bytes(&self, start: At, path: &[PathElem]) -> Result<i64> {
        let (mut at, mut offset) = (start, 0i64);
        // The object whose bases the steps lead through, and where it begins: it decides where virtual bases are.
        let mut whole: Option<(ClassId, i64)> = None;
        for step in path {
            match *step {
                PathElem::Field(field) => {
                    offset += (self.field_bits(field)? / 8) as i64;
                    at = At::Ty(self.p.fields[field].ty);
                }
                PathElem::Base(base) => {
                    let class = match at {
                        At::Class(class) => Some(class),
                        At::Ty(ty) => self.p.types.as_class(ty),
                    };
                    if matches!(at, At::Ty(_)) {
                        whole = class.map(|class| (class, offset));
                    }
                    let is_direct = |class: ClassId| {
                        self.p.classes[class].bases.iter().any(|it| it.class == base && !it.is_virtual)
                    };
                    let (from, start) = match (class, whole) {
                        (Some(class), _) if is_direct(class) => (class, offset),
                        (_, Some(whole)) => whole,
                        _ => return self.bug("a constant path through no base"),
                    };
                    let Some(found) = layout::base_path_offset(self.p, from, &[base]) else {
                        return self.bug("a constant path through no base");
                    };
                    offset = start + found as i64;
                    at = At::Class(base);
                }
                PathElem::Index(index) => {
                    let size = match at {
                        At::Ty(ty) => match *self.p.types.kind(ty) {
                            TyKind::Array(element, _) | TyKind::Vector(element, _) => {
                                at = At::Ty(element);
                                self.size_of(element)?
                            }
                            _ => self.size_of(ty)?,
                        },
                        At::Class(class) => self.p.classes[class].layout.as_ref().map_or(0, |layout| layout.size),
                    };
                    offset += index * size as i64;
                }
                PathElem::Part(part) => {
                    let At::Ty(ty) = at else { return self.bug("a part of no complex") };
                    let TyKind::Complex(element) = *self.p.types.kind(ty) else {
                        return self.bug("a part of no complex");
                    };
                    offset += i64::from(part) * self.size_of(element)? as i64;
                    at = At::Ty(element);
                }
                PathElem::Bytes(bytes) => offset += bytes,
            }
        }
        Ok(offset)
    }

    /// A lifetime-extended temporary of static storage: defined wherever it is met, once for the session. Its
    /// initialiser is given when that is constant; else the code that makes it runs once.
    pub fn static_temporary(&mut self, expr: ExprId) -> Result<P<'c>> {
        if let Some(&global) = self.temporaries.get(&expr) {
            return Ok(global.as_pointer_value());
        }
        let ty = self.p.exprs[expr].ty;
        let sub = match self.p.exprs[expr].kind {
            ExprKind::Temporary { sub, .. } => sub,
            _ => return self.bug("a temporary that is none"),
        };
        let value = match self.constant_expr(sub)? {
            Some(value) => value,
            None => self.b.zero(self.mem_ty(ty)?),
        };
        let global = self.m.add_global(value.get_type(), None, &symbol::temporary_symbol(expr));
        global.set_initializer(&value);
        global.set_linkage(inkwell::module::Linkage::WeakAny);
        global.set_alignment(self.align_of(ty) as u32);
        self.temporaries.insert(expr, global);
        Ok(global.as_pointer_value())
    }

    /// A prvalue as a constant of memory, when it is one as written.
    pub fn constant_expr(&mut self, expr: ExprId) -> Result<Option<V<'c>>> {
        let node = &self.p.exprs[expr];
        Ok(match &node.kind {
            ExprKind::Int(value) => Some(self.int_in_memory(*value, node.ty)?),
            ExprKind::Float(value) => Some(self.float_constant(*value, node.ty)?),
            ExprKind::Null => Some(self.null_constant(node.ty)?),
            ExprKind::Constant { value, .. } => Some(self.constant(value, node.ty)?),
            ExprKind::FullExpr(sub) => self.constant_expr(*sub)?,
            ExprKind::Zero if !self.has_data_member_ptr(node.ty) => Some(self.b.zero(self.mem_ty(node.ty)?)),
            _ => None,
        })
    }

    /// Whether zero bytes are not the zero value of a type: null pointers to data members are -1.
    pub fn has_data_member_ptr(&self, ty: Ty) -> bool {
        match *self.p.types.kind(ty) {
            TyKind::MemberPtr { pointee, .. } => self.p.types.as_function(pointee).is_none(),
            TyKind::Array(element, _) => self.has_data_member_ptr(element),
            TyKind::Class(class) => {
                let class = &self.p.classes[class];
                class.fields.iter().any(|&field| self.has_data_member_ptr(self.p.fields[field].ty))
                    || class.bases.iter().any(|base| {
                        self.p.classes[base.class]
                            .fields
                            .iter()
                            .any(|&it| self.has_data_member_ptr(self.p.fields[it].ty))
                    })
            }
            _ => false,
        }
    }
}
