//! Glvalues: where an object is, and how it is read and written ([basic.lval]).

use crate::hir::{CastKind, Category, ClassId, ExprId, ExprKind, FieldId, PathElem, Ty, TyKind, Value, VarId, VarKind};
use crate::ir::build::{Bb, P, V};
use crate::ir::error::Result;
use crate::ir::expr::Rv;
use crate::ir::func::{Bound, Either};
use crate::ir::module::Lower;
use crate::ir::types::{Shape, shape};

/// Where an object is.
#[derive(Debug, Clone, Copy)]
pub struct Place<'c> {
    pub ptr: P<'c>,
    /// The type of the object, with its qualifiers.
    pub ty: Ty,
    pub align: u64,
    pub part: Part<'c>,
    /// The type may be lied about: a member of a union, a reinterpreted object.
    pub is_typed: bool,
}

/// Which part of what `ptr` points to.
#[derive(Debug, Clone, Copy)]
pub enum Part<'c> {
    Whole,
    /// A bit-field: offset from the pointer and width, in bits. The offset is less than 8.
    Bits {
        offset: u32,
        width: u32,
    },
    /// An element of a GNU vector, whose own type this is.
    Lane {
        index: V<'c>,
        vector: Ty,
    },
    /// What a conditional expression chose of two bit-fields; an index into the function's `eithers`.
    Either(usize),
}

impl<'c> Place<'c> {
    /// A whole object.
    pub fn whole(ptr: P<'c>, ty: Ty, align: u64) -> Place<'c> {
        Place { ptr, ty, align, part: Part::Whole, is_typed: true }
    }
}

impl<'c> Lower<'c, '_> {
    /// An object at an address, aligned as its type asks, or as a typedef-name of the type says that it may be.
    pub fn place_at(&self, ptr: P<'c>, ty: Ty) -> Place<'c> {
        let align = self.align_of(ty);
        let least = self.p.lax.get(&ty.unqual()).map_or(align, |lax| lax.align);
        Place::whole(ptr, ty, align.min(least))
    }

    /// Evaluates a glvalue.
    pub fn place(&mut self, expr: ExprId) -> Result<Place<'c>> {
        self.deeper(|this| this.place_of(expr))
    }

    /// The address of a glvalue that is no bit-field.
    pub fn address(&mut self, expr: ExprId) -> Result<P<'c>> {
        let place = self.place(expr)?;
        match place.part {
            Part::Whole => Ok(place.ptr),
            Part::Bits { .. } | Part::Either(_) => self.bug("the address of a bit-field"),
            Part::Lane { index, vector } => {
                let TyKind::Vector(element, _) = *self.p.types.kind(vector) else {
                    return self.bug("a lane of no vector");
                };
                let element = self.mem_ty(element)?;
                Ok(self.b.gep(element, place.ptr, index))
            }
        }
    }

    fn place_of(&mut self, expr: ExprId) -> Result<Place<'c>> {
        let node = &self.p.exprs[expr];
        let ty = node.ty;
        match &node.kind {
            ExprKind::Var(var) => self.var_place(*var, ty),
            ExprKind::Func(func) => {
                let value = self.func_value(*func, false)?;
                Ok(Place::whole(value.as_global_value().as_pointer_value(), ty, 1))
            }
            ExprKind::String(id) => {
                let global = self.string(*id);
                Ok(Place::whole(global.as_pointer_value(), ty, self.align_of(ty)))
            }
            ExprKind::Field { base, field } => {
                let base = self.object_place(*base)?;
                self.field_place(base, *field, ty)
            }
            ExprKind::MemberPtrField { object, member } => {
                let object = self.object_place(*object)?;
                let member = self.scalar(*member)?;
                let byte = self.b.cx.i8_type().into();
                Ok(self.place_at(self.b.gep(byte, object.ptr, member), ty))
            }
            ExprKind::Deref(pointer) => {
                let pointer = self.scalar(*pointer)?.into_pointer_value();
                Ok(self.place_at(pointer, ty))
            }
            ExprKind::Element { base, index } => self.element_place(*base, *index, ty),
            ExprKind::Temporary { sub, lifetime, dtor } => self.temporary(expr, *sub, *lifetime, *dtor),
            ExprKind::Assign { target, value } => self.assign(*target, *value),
            ExprKind::CompoundAssign { op, target, value, compute } => {
                self.compound_assign(*op, *target, *value, *compute)
            }
            ExprKind::IncDec { target, is_inc, is_prefix: true } => Ok(self.inc_dec(*target, *is_inc)?.0),
            ExprKind::Comma(left, right) => {
                self.discard(*left)?;
                self.place(*right)
            }
            ExprKind::Conditional(cond, yes, no) => self.conditional_place(*cond, *yes, *no, ty),
            ExprKind::Await(it) => {
                self.suspend(it, false)?;
                self.place(it.resume)
            }
            ExprKind::OpaqueBind { opaque, value, body } => {
                self.bind_opaque(*opaque, *value)?;
                let place = self.place(*body)?;
                self.f.opaques.remove(opaque);
                Ok(place)
            }
            ExprKind::Opaque => match self.f.opaques.get(&expr).copied() {
                Some(Bound::Place(place)) => Ok(place),
                Some(Bound::Value(_)) => self.bug("an opaque value used as an object"),
                None => match self.f.caught {
                    Some(place) => Ok(Place { ty, ..place }),
                    None => self.bug("an opaque expression that nothing binds"),
                },
            },
            ExprKind::Cast { kind, sub } => self.cast_place(kind, *sub, ty),
            ExprKind::Call { .. } => {
                let pointer = self.call_expr(expr, None)?;
                self.returned_place(pointer, ty)
            }
            ExprKind::FullExpr(sub) => self.full(|this| this.place(*sub)),
            ExprKind::StmtExpr { block, result } => self.stmt_expr_place(*block, *result),
            ExprKind::TypeidType(of) => {
                let typeinfo = self.typeinfo(self.p.types.non_ref(*of));
                Ok(Place::whole(typeinfo, ty, 8))
            }
            ExprKind::TypeidExpr(operand) => self.typeid_place(*operand, ty),
            ExprKind::DynamicCast { operand, from, to } => {
                let pointer = self.dynamic_cast(*operand, *from, *to, true)?;
                Ok(self.place_at(pointer, ty))
            }
            ExprKind::Constant { value, .. } => self.constant_place(value, ty),
            ExprKind::Throw(_) => {
                self.discard(expr)?;
                Ok(self.place_at(self.b.null(), ty))
            }
            ExprKind::VaArg { list } => {
                let pointer = self.va_arg_address(*list, ty)?;
                Ok(self.place_at(pointer, ty))
            }
            ExprKind::Builtin { builtin, args } => {
                let value = self.builtin_call(*builtin, args, ty, None)?;
                self.returned_place(value, ty)
            }
            // An object that a prvalue initialises, where only its members are asked for.
            _ if node.category == Category::PRValue && shape(self.p, ty) != Shape::Void => {
                let slot = self.slot(ty, "")?;
                let place = self.place_at(slot, ty);
                self.init(expr, place)?;
                Ok(place)
            }
            kind => self.bug(format!("no glvalue: {kind:?}")),
        }
    }

    /// The glvalue that a call returned: a reference is a pointer.
    fn returned_place(&mut self, value: Rv<'c>, ty: Ty) -> Result<Place<'c>> {
        match value {
            Rv::Scalar(pointer) if pointer.is_pointer_value() => Ok(self.place_at(pointer.into_pointer_value(), ty)),
            Rv::Object(pointer) => Ok(self.place_at(pointer, ty)),
            _ => self.bug("a call that returns no reference, used as a glvalue"),
        }
    }

    /// The object of a member access: a glvalue, or a prvalue that is materialised here.
    fn object_place(&mut self, expr: ExprId) -> Result<Place<'c>> {
        self.place(expr)
    }

    /// Where a variable is; a reference's referee.
    pub fn var_place(&mut self, var: VarId, ty: Ty) -> Result<Place<'c>> {
        let info = &self.p.vars[var];
        let is_ref = self.p.types.is_ref(info.ty);
        let storage = self.var_storage(var)?;
        if !is_ref {
            let align = info.align.max(self.align_of(info.ty));
            return Ok(Place::whole(storage, ty, align));
        }
        if let Some(Value::Pointer(pointer)) = info.value.as_deref()
            && !matches!(info.kind, VarKind::Local | VarKind::Param)
        {
            let target = self.constant_pointer(pointer)?;
            return Ok(self.place_at(target, ty));
        }
        let pointer = self.load_scalar(storage, info.ty, 8)?.into_pointer_value();
        Ok(self.place_at(pointer, ty))
    }

    /// The storage of a variable.
    pub fn var_storage(&mut self, var: VarId) -> Result<P<'c>> {
        if let Some(&slot) = self.f.locals.get(&var) {
            return Ok(slot);
        }
        let info = &self.p.vars[var];
        match info.kind {
            VarKind::Global => {
                if self.is_initialised_by_use(var) {
                    self.initialise_by_use(var)?;
                }
                self.global_address(var)
            }
            VarKind::StaticLocal => self.global_address(var),
            // A constant of another function: in unevaluated parts of lambdas that need no capture.
            VarKind::Local | VarKind::Param => match &info.value {
                Some(value) => {
                    let value = value.clone();
                    Ok(self.constant_object(&value, info.ty)?.ptr)
                }
                None => self.bug(format!("local `{}` is used before its declaration", info.name)),
            },
        }
    }

    /// A member of the object at `base`.
    pub fn field_place(&mut self, base: Place<'c>, field: FieldId, ty: Ty) -> Result<Place<'c>> {
        let info = &self.p.fields[field];
        let bits = self.field_bits(field)?;
        let ptr = self.b.offset(base.ptr, bits / 8);
        let is_union = self.p.classes[info.class].key == crate::ast::ClassKey::Union;
        if let Some(width) = info.bit_width {
            let part = Part::Bits { offset: (bits % 8) as u32, width };
            return Ok(Place { ptr, ty, align: 1, part, is_typed: false });
        }
        let align = member_align(base.align, bits / 8);
        if self.p.types.is_ref(info.ty) {
            let pointer = self.load_scalar_as(ptr, info.ty, align.min(8), false, !is_union && base.is_typed)?;
            return Ok(self.place_at(pointer.into_pointer_value(), ty));
        }
        let natural = info.type_align.unwrap_or_else(|| self.align_of(info.ty));
        let align = align.min(natural.max(info.align)).max(1);
        Ok(Place { ptr, ty, align, part: Part::Whole, is_typed: base.is_typed && !is_union })
    }

    fn element_place(&mut self, base: ExprId, index: ExprId, ty: Ty) -> Result<Place<'c>> {
        let base = self.place(base)?;
        let index_ty = self.p.exprs[index].ty;
        let index = self.scalar(index)?;
        let is_signed = self.p.types.is_signed(index_ty);
        let index = self.b.int_cast(index, self.b.cx.i64_type(), is_signed);
        match *self.p.types.kind(base.ty) {
            TyKind::Complex(part) => {
                let element = self.mem_ty(part)?;
                Ok(Place {
                    ptr: self.b.gep(element, base.ptr, index),
                    ty,
                    align: base.align.min(self.align_of(part)),
                    ..base
                })
            }
            TyKind::Vector(..) => {
                let vector = base.ty;
                Ok(Place { part: Part::Lane { index, vector }, ty, is_typed: false, ..base })
            }
            _ => self.bug("an element of neither vector nor complex"),
        }
    }

    fn cast_place(&mut self, kind: &CastKind, sub: ExprId, ty: Ty) -> Result<Place<'c>> {
        match kind {
            CastKind::NoOp => {
                let place = self.place(sub)?;
                Ok(Place { ty, ..place })
            }
            CastKind::LValueBitCast => {
                let ptr = self.address(sub)?;
                Ok(Place { is_typed: true, ..self.place_at(ptr, ty) })
            }
            CastKind::DerivedToBase(path) => {
                let derived = self.object_place(sub)?;
                let ptr = self.base_address(derived.ptr, derived.ty, path)?;
                Ok(self.place_at(ptr, ty))
            }
            CastKind::BaseToDerived(path) => {
                let base = self.object_place(sub)?;
                let offset = self.path_offset(ty, base.ty, path)?;
                let back = self.b.i64(-(offset as i64));
                Ok(self.place_at(self.b.gep(self.b.cx.i8_type().into(), base.ptr, back), ty))
            }
            _ => self.bug(format!("a glvalue converted by {kind:?}")),
        }
    }

    /// The address of the base that `path` leads to.
    pub fn base_address(&mut self, ptr: P<'c>, derived: Ty, path: &[ClassId]) -> Result<P<'c>> {
        let Some(mut class) = self.p.types.as_class(derived) else { return self.bug("a base of no class") };
        let (mut ptr, mut offset) = (ptr, 0);
        for &step in path {
            let Some(layout) = &self.p.classes[class].layout else { return self.bug("a base of an incomplete class") };
            let bases = self.p.classes[class].bases.iter().zip(&layout.base_offsets);
            match bases.clone().find(|(base, _)| base.class == step && !base.is_virtual) {
                Some((_, &at)) => offset += at,
                None => {
                    ptr = self.b.offset(ptr, offset);
                    ptr = self.virtual_base(ptr, class, step)?;
                    offset = 0;
                }
            }
            class = step;
        }
        Ok(self.b.offset(ptr, offset))
    }

    /// The offset of `base` in `derived` along a path that names the steps between, in either direction.
    pub fn path_offset(&self, derived: Ty, base: Ty, path: &[ClassId]) -> Result<u64> {
        let (Some(derived), Some(base)) = (self.p.types.as_class(derived), self.p.types.as_class(base)) else {
            return self.bug("a base of no class");
        };
        let steps = |path: &mut dyn Iterator<Item = ClassId>| {
            let mut steps: Vec<ClassId> = path.filter(|&step| step != derived).collect();
            if steps.last() != Some(&base) && derived != base {
                steps.push(base);
            }
            crate::hir::layout::base_path_offset(self.p, derived, &steps)
        };
        let forward = steps(&mut path.iter().copied());
        match forward.or_else(|| steps(&mut path.iter().rev().copied())) {
            Some(offset) => Ok(offset),
            None => self.bug("a conversion along a path that is none"),
        }
    }

    /// [expr.cond]/4: a glvalue that is a bit-field if one of the two is.
    fn conditional_place(&mut self, cond: ExprId, yes: ExprId, no: ExprId, ty: Ty) -> Result<Place<'c>> {
        let (yes_block, no_block) = (self.new_block("cond.true"), self.new_block("cond.false"));
        let end = self.new_block("cond.end");
        self.cond_jump(cond, yes_block, no_block)?;
        self.b.at_end(yes_block);
        let yes = self.conditionally(|this| this.place(yes))?;
        let yes_lane = self.lane_of(yes.part);
        let yes_element = self.element_of(yes, yes_lane)?;
        let yes_end = self.b.block();
        self.b.br(end);
        self.b.at_end(no_block);
        let no = self.conditionally(|this| this.place(no))?;
        let no_lane = self.lane_of(no.part);
        let no_element = self.element_of(no, no_lane)?;
        let no_end = self.b.block();
        self.b.br(end);
        self.b.at_end(end);
        let ptr = self.b.phi(self.b.ptr_ty().into(), &[(yes.ptr.into(), yes_end), (no.ptr.into(), no_end)]);
        let part = match (yes.part, no.part) {
            (Part::Bits { offset, width }, Part::Bits { offset: other, width: wide })
                if (offset, width) == (other, wide) =>
            {
                yes.part
            }
            (Part::Whole, Part::Whole) => Part::Whole,
            (Part::Lane { vector, .. }, Part::Lane { vector: other, .. }) if vector == other => {
                let index = self.b.phi(self.b.cx.i64_type().into(), &[(yes_lane, yes_end), (no_lane, no_end)]);
                Part::Lane { index, vector }
            }
            // Elements of vectors of different lengths, or an element and another object: objects in memory.
            (Part::Lane { .. } | Part::Whole, Part::Lane { .. }) | (Part::Lane { .. }, Part::Whole) => {
                let elements = [(yes_element.into(), yes_end), (no_element.into(), no_end)];
                let ptr = self.b.phi(self.b.ptr_ty().into(), &elements).into_pointer_value();
                return Ok(Place { ptr, ty, align: self.align_of(ty), part: Part::Whole, is_typed: false });
            }
            (Part::Lane { .. }, _) | (_, Part::Lane { .. }) => return self.bug("a conditional vector element"),
            (first, second) => {
                let first = self.carried(first, yes_end, no_end);
                let second = self.carried(second, no_end, yes_end);
                let flags = [(self.b.i1(true), yes_end), (self.b.i1(false), no_end)];
                let is_first = self.b.phi(self.b.cx.bool_type().into(), &flags);
                self.f.eithers.push(Either { is_first, first, second });
                Part::Either(self.f.eithers.len() - 1)
            }
        };
        let align = yes.align.min(no.align);
        Ok(Place { ptr: ptr.into_pointer_value(), ty, align, part, is_typed: yes.is_typed && no.is_typed })
    }

    /// The part that the block `from` chose, after that block and `other` have met.
    fn carried(&mut self, part: Part<'c>, from: Bb<'c>, other: Bb<'c>) -> Part<'c> {
        let Part::Either(index) = part else { return part };
        let Either { is_first, first, second } = self.f.eithers[index];
        let flags = [(is_first, from), (self.b.i1(false), other)];
        let is_first = self.b.phi(self.b.cx.bool_type().into(), &flags);
        let (first, second) = (self.carried(first, from, other), self.carried(second, from, other));
        self.f.eithers.push(Either { is_first, first, second });
        Part::Either(self.f.eithers.len() - 1)
    }

    /// The index of a vector element as wide as any.
    fn lane_of(&mut self, part: Part<'c>) -> V<'c> {
        let wide = self.b.cx.i64_type();
        match part {
            Part::Lane { index, .. } => self.b.int_cast(index, wide, false),
            Part::Whole | Part::Bits { .. } | Part::Either(_) => self.b.zero(wide.into()),
        }
    }

    /// Where the element of a vector lies.
    fn element_of(&mut self, place: Place<'c>, lane: V<'c>) -> Result<P<'c>> {
        match place.part {
            Part::Lane { .. } => Ok(self.b.gep(self.mem_ty(place.ty)?, place.ptr, lane)),
            Part::Whole | Part::Bits { .. } | Part::Either(_) => Ok(place.ptr),
        }
    }

    fn stmt_expr_place(&mut self, block: crate::hir::StmtId, result: Option<ExprId>) -> Result<Place<'c>> {
        let Some(result) = result else { return self.bug("a statement expression without value as a glvalue") };
        self.stmt_expr(block, result, |this, expr| this.place(expr))
    }

    // Reading and writing.

    /// The value of a scalar object.
    pub fn load(&mut self, place: Place<'c>) -> Result<V<'c>> {
        let volatile = self.is_volatile(place.ty);
        match place.part {
            Part::Whole => self.load_scalar_as(place.ptr, place.ty, place.align, volatile, place.is_typed),
            Part::Bits { offset, width } => self.load_bits(place.ptr, offset, width, place.ty, volatile),
            Part::Lane { index, vector } => {
                let vector = self.load_scalar_as(place.ptr, vector, place.align, volatile, false)?;
                Ok(self.b.extract_element(vector, index))
            }
            Part::Either(index) => {
                let either = self.f.eithers[index];
                let ty = self.val_ty(place.ty)?;
                let (first, second) =
                    self.either(either, |this, part| Ok((this.load(Place { part, ..place })?, this.b.block())))?;
                Ok(self.b.phi(ty, &[first, second]))
            }
        }
    }

    /// Writes a scalar object.
    pub fn store(&mut self, value: V<'c>, place: Place<'c>) -> Result<()> {
        let volatile = self.is_volatile(place.ty);
        match place.part {
            Part::Whole => self.store_scalar_as(value, place.ptr, place.ty, place.align, volatile, place.is_typed),
            Part::Bits { offset, width } => self.store_bits(value, place.ptr, offset, width, place.ty, volatile),
            Part::Lane { index, vector } => {
                let old = self.load_scalar_as(place.ptr, vector, place.align, volatile, false)?;
                let new = self.b.insert_element(old, value, index);
                self.store_scalar_as(new, place.ptr, vector, place.align, volatile, false)
            }
            Part::Either(index) => {
                let either = self.f.eithers[index];
                self.either(either, |this, part| this.store(value, Place { part, ..place })).map(|_| ())
            }
        }
    }

    /// Does one thing to the one bit-field or to the other.
    fn either<R>(&mut self, either: Either<'c>, lower: impl Fn(&mut Self, Part<'c>) -> Result<R>) -> Result<(R, R)> {
        let (yes, no) = (self.new_block("bits.true"), self.new_block("bits.false"));
        let end = self.new_block("bits.end");
        self.b.cond_br(either.is_first, yes, no);
        self.b.at_end(yes);
        let first = lower(self, either.first)?;
        self.b.br(end);
        self.b.at_end(no);
        let second = lower(self, either.second)?;
        self.b.br(end);
        self.b.at_end(end);
        Ok((first, second))
    }

    /// Both parts of a complex object.
    pub fn load_complex(&mut self, place: Place<'c>) -> Result<(V<'c>, V<'c>)> {
        let (real, imag) = self.complex_parts(place)?;
        Ok((self.load(real)?, self.load(imag)?))
    }

    pub fn store_complex(&mut self, value: (V<'c>, V<'c>), place: Place<'c>) -> Result<()> {
        let (real, imag) = self.complex_parts(place)?;
        self.store(value.0, real)?;
        self.store(value.1, imag)
    }

    fn complex_parts(&mut self, place: Place<'c>) -> Result<(Place<'c>, Place<'c>)> {
        let TyKind::Complex(part) = *self.p.types.kind(place.ty) else { return self.bug("a part of no complex") };
        let size = self.size_of(part)?;
        let align = place.align.min(self.align_of(part));
        let real = Place { ty: part, align, ..place };
        Ok((real, Place { ptr: self.b.offset(place.ptr, size), ..real }))
    }

    /// The object that a constant glvalue designates; a constant object gets a place of its own.
    fn constant_place(&mut self, value: &Value, ty: Ty) -> Result<Place<'c>> {
        if let Value::Pointer(pointer) = value {
            let ptr = self.constant_pointer(pointer)?;
            let is_typed = !pointer.path.iter().any(|step| matches!(step, PathElem::Bytes(_)));
            return Ok(Place { is_typed, ..self.place_at(ptr, ty) });
        }
        self.constant_object(value, ty)
    }

    /// A read-only object that holds a constant.
    pub fn constant_object(&mut self, value: &Value, ty: Ty) -> Result<Place<'c>> {
        let constant = self.constant(value, ty)?;
        let global = self.m.add_global(constant.get_type(), None, ".const");
        global.set_initializer(&constant);
        global.set_constant(true);
        global.set_linkage(inkwell::module::Linkage::Private);
        let align = self.align_of(ty);
        global.set_alignment(align as u32);
        Ok(Place::whole(global.as_pointer_value(), ty, align))
    }
}

/// The alignment that is known of a member at `offset` of an object so aligned.
fn member_align(base: u64, offset: u64) -> u64 {
    if offset == 0 { base } else { base.min(1 << offset.trailing_zeros()) }
}
