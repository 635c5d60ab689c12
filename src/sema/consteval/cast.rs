//! Conversions ([conv], [expr.static.cast], [expr.reinterpret.cast]).

use crate::hir::{
    CastKind, ClassId, Expr, ExprId, Float, FloatFormat, MemberRef, PathElem, Pointer, PointerBase, Ty, TyKind, Value,
    layout, show,
};
use crate::sema::consteval::machine::{Machine, Res};
use crate::sema::consteval::{Mode, float};
use crate::source::Span;

impl Machine<'_> {
    /// The prvalue that a conversion yields.
    pub fn cast(&mut self, node: &Expr, kind: &CastKind, sub: ExprId) -> Res<Value> {
        let (ty, span) = (node.ty, node.span);
        let from = self.p.exprs[sub].ty;
        match kind {
            CastKind::LValueToRValue => return self.load(sub, span),
            CastKind::ArrayToPointer => {
                let mut pointer = self.lvalue(sub)?;
                pointer.path.push(PathElem::Index(0));
                return Ok(Value::Pointer(pointer));
            }
            CastKind::FunctionToPointer => return self.lvalue(sub).map(Value::Pointer),
            CastKind::ObjectBitCast => return self.object_bit_cast(sub, ty, span),
            CastKind::ToVoid => {
                self.discard(sub)?;
                return Ok(Value::Indeterminate);
            }
            _ => {}
        }
        if self.is_glvalue(sub) {
            let pointer = self.lvalue(sub)?;
            return self.cast_place(kind, pointer, ty, span).map(Value::Pointer);
        }
        let value = self.rvalue(sub)?;
        self.cast_value(kind, value, from, ty, span)
    }

    fn load(&mut self, sub: ExprId, span: Span) -> Res<Value> {
        let node = &self.p.exprs[sub];
        if node.ty.quals().is_volatile() {
            return Err(self.fail(span, "read of a volatile object"));
        }
        let place = self.lvalue(sub)?;
        let value = self.read(&place, span)?;
        if matches!(value, Value::Indeterminate) && *self.p.types.kind(node.ty) != TyKind::NullPtr {
            return Err(self.fail(span, "read of an uninitialized object"));
        }
        let seen = self.shape(&place).ty.unqual();
        let wanted = node.ty.unqual();
        let is_scalar = |ty| self.p.types.is_arithmetic(ty) || self.p.types.as_enum(ty).is_some();
        if seen != wanted && is_scalar(seen) && is_scalar(wanted) {
            let (seen, wanted) = (show::type_name(self.p, seen), show::type_name(self.p, wanted));
            return Err(self.fail(span, format!("read of an object of type `{seen}` as `{wanted}`")));
        }
        Ok(value)
    }

    /// Conversions of glvalues: the same object, or a base or derived one.
    pub fn cast_place(&mut self, kind: &CastKind, pointer: Pointer, ty: Ty, span: Span) -> Res<Pointer> {
        match kind {
            CastKind::DerivedToBase(path) => Ok(self.base_of(pointer, path)),
            CastKind::BaseToDerived(path) => self.derived_of(pointer, path, ty, span),
            CastKind::LValueBitCast if self.mode == Mode::Constant => {
                let seen = self.shape(&pointer).ty.unqual();
                match seen == ty.unqual() {
                    true => Ok(pointer),
                    false => Err(self.fail(span, "a reinterpretation is no constant expression")),
                }
            }
            _ => Ok(pointer),
        }
    }

    fn base_of(&self, mut pointer: Pointer, path: &[ClassId]) -> Pointer {
        // An element that is no array's is the object itself.
        if let Some(PathElem::Index(0)) = pointer.path.last() {
            let container =
                Pointer { base: pointer.base.clone(), path: pointer.path[..pointer.path.len() - 1].to_vec() };
            let shape = self.shape(&container);
            if shape.count.is_none() && self.p.types.as_class(shape.ty).is_some() {
                pointer.path.pop();
            }
        }
        pointer.path.extend(path.iter().map(|&class| PathElem::Base(class)));
        pointer
    }

    fn derived_of(&mut self, mut pointer: Pointer, path: &[ClassId], ty: Ty, span: Span) -> Res<Pointer> {
        for _ in path {
            if !matches!(pointer.path.last(), Some(PathElem::Base(_))) {
                return Err(self.fail(span, "cast to a derived class that the object is not of"));
            }
            pointer.path.pop();
        }
        let wanted = self.p.types.pointee(ty).unwrap_or(ty).unqual();
        if self.shape(&pointer).ty.unqual() != wanted {
            return Err(self.fail(span, "cast to a derived class that the object is not of"));
        }
        Ok(pointer)
    }

    /// Conversions of prvalues.
    pub fn cast_value(&mut self, kind: &CastKind, value: Value, from: Ty, ty: Ty, span: Span) -> Res<Value> {
        match kind {
            CastKind::NoOp | CastKind::MemberPtrBitCast => Ok(value),
            CastKind::Integral => match value {
                Value::Int(n) => Ok(Value::Int(self.int_to_bool(n, ty))),
                other => self.address_as_int(other, ty, span),
            },
            CastKind::IntegralToBool => Ok(Value::Int(i128::from(self.int(&value, span)? != 0))),
            CastKind::FloatToBool => Ok(Value::Int(i128::from(!float::is_zero(self.float(&value, span)?)))),
            CastKind::PointerToBool => match value {
                Value::NullPtr => Ok(Value::Int(0)),
                Value::Pointer(pointer) => {
                    Ok(Value::Int(i128::from(pointer.base != PointerBase::Absolute(0) || !pointer.path.is_empty())))
                }
                _ => Err(self.fail(span, "use of a pointer without value")),
            },
            CastKind::MemberPtrToBool => Ok(Value::Int(i128::from(value != Value::MemberPtr(None)))),
            CastKind::IntegralToFloat => {
                let n = self.int(&value, span)?;
                let is_unsigned = self.width(from) == 128 && !self.is_signed(from);
                self.in_format(ty, span, |format| float::from_int(n, is_unsigned, format))
            }
            CastKind::Float => {
                let number = self.float(&value, span)?;
                self.in_format(ty, span, |format| float::convert(number, format))
            }
            CastKind::FloatToIntegral => {
                let number = self.float(&value, span)?;
                let (width, is_signed) = (self.width(ty), self.is_signed(ty));
                match float::to_int(number, width, is_signed) {
                    Some(n) => Ok(Value::Int(self.wrap(ty, n))),
                    None => Err(self.fail(span, "a floating-point value is outside the range of the integral type")),
                }
            }
            CastKind::IntegralToPointer => match value {
                Value::Int(0) => Ok(Value::NullPtr),
                Value::Int(n) if self.mode == Mode::Fold => {
                    Ok(Value::Pointer(Pointer { base: PointerBase::Absolute(n as u64), path: Vec::new() }))
                }
                Value::Pointer(_) if self.mode == Mode::Fold => Ok(value),
                _ => Err(self.fail(span, "an integer is cast to a pointer")),
            },
            CastKind::PointerToIntegral => self.address_as_int(value, ty, span),
            CastKind::BitCast => self.bit_cast_value(value, from, ty, span),
            CastKind::NullToPointer => Ok(Value::NullPtr),
            CastKind::NullToMemberPtr => Ok(Value::MemberPtr(None)),
            CastKind::DerivedToBase(path) => match value {
                Value::Pointer(pointer) => Ok(Value::Pointer(self.base_of(pointer, path))),
                other => Ok(other),
            },
            CastKind::BaseToDerived(path) => match value {
                Value::Pointer(pointer) => self.derived_of(pointer, path, ty, span).map(Value::Pointer),
                other => Ok(other),
            },
            CastKind::MemberPtrToDerived(_) | CastKind::MemberPtrToBase(_) => Ok(self.member_of(value, ty)),
            CastKind::VectorSplat => match *self.p.types.kind(ty) {
                TyKind::Vector(_, len) => Ok(Value::Vector(vec![value; len as usize].into())),
                _ => Err(self.fail(span, "no vector")),
            },
            CastKind::VectorElements | CastKind::Complex => self.elementwise(value, from, ty, span),
            CastKind::RealToComplex => {
                let zero = self.zero(self.part_ty(ty));
                Ok(Value::Complex(Box::new([value, zero])))
            }
            CastKind::ComplexToReal => match value {
                Value::Complex(parts) => {
                    let [re, _] = *parts;
                    self.convert_scalar(re, self.part_ty(from), ty, span)
                }
                other => Ok(other),
            },
            CastKind::ComplexToBool => {
                let zero = self.zero(from);
                let is_zero = self.compare(crate::hir::CompareOp::Ne, from, &value, &zero, span)?;
                Ok(is_zero)
            }
            CastKind::LValueToRValue
            | CastKind::ArrayToPointer
            | CastKind::FunctionToPointer
            | CastKind::ObjectBitCast
            | CastKind::LValueBitCast
            | CastKind::ToVoid => Err(self.fail(span, "a conversion of a glvalue stands where a prvalue does")),
        }
    }

    pub fn int_to_bool(&self, n: i128, ty: Ty) -> i128 {
        match self.p.types.kind(self.integral(ty)) {
            TyKind::Bool => i128::from(n != 0),
            _ => self.wrap(ty, n),
        }
    }

    fn in_format(&mut self, ty: Ty, span: Span, make: impl FnOnce(FloatFormat) -> Float) -> Res<Value> {
        match self.p.types.float_format(ty) {
            Some(format) => Ok(Value::Float(make(format))),
            None => Err(self.fail(span, "no floating-point type")),
        }
    }

    /// An address as an integer: a constant initialiser of GNU C where the width is that of a pointer.
    fn address_as_int(&mut self, value: Value, ty: Ty, span: Span) -> Res<Value> {
        match value {
            Value::NullPtr => Ok(Value::Int(0)),
            Value::Pointer(Pointer { base: PointerBase::Absolute(n), path }) if path.is_empty() => {
                Ok(Value::Int(self.wrap(ty, i128::from(n))))
            }
            Value::Pointer(_) | Value::LabelDiff(..) if self.mode == Mode::Fold && self.width(ty) == 64 => Ok(value),
            _ => Err(self.fail(span, "a pointer is cast to an integer")),
        }
    }

    /// [expr.const]/5.14, /5.15: a pointer to an object converts to `void *`, but no pointer is reinterpreted, and of those to
    /// `void` only that of memory without a type converts to another.
    fn check_reinterpretation(&mut self, value: &Value, from: Ty, ty: Ty, span: Span) -> Res<()> {
        let (Some(source), Some(target)) = (self.p.types.pointee(from), self.p.types.pointee(ty)) else {
            return Ok(());
        };
        let is_void = |ty: Ty| *self.p.types.kind(ty) == TyKind::Void;
        let is_function = |ty: Ty| matches!(self.p.types.kind(ty), TyKind::Function(_));
        let is_object = |ty: Ty| !is_void(ty) && !is_function(ty);
        if self.mode != Mode::Constant || source.unqual() == target.unqual() || is_void(target) && is_object(source) {
            return Ok(());
        }
        if !is_void(source) {
            return Err(self.fail(span, "a reinterpretation is no constant expression"));
        }
        let is_allocated = match value {
            Value::Pointer(Pointer { base: PointerBase::Frame(index), .. }) => self.objects[*index as usize].is_heap,
            // `std::source_location::current` casts what the compiler made for it ([support.srcloc.cons]/2).
            Value::Pointer(pointer @ Pointer { base: PointerBase::Temporary(_), .. }) => {
                self.shape(pointer).ty.unqual() == target.unqual()
            }
            _ => false,
        };
        match is_allocated {
            true => Ok(()),
            false => Err(self.fail(span, "a cast from `void *` is no constant expression")),
        }
    }

    /// Between pointers, or vectors of one size.
    fn bit_cast_value(&mut self, value: Value, from: Ty, ty: Ty, span: Span) -> Res<Value> {
        self.check_reinterpretation(&value, from, ty, span)?;
        match (&value, self.p.types.pointee(ty)) {
            (Value::Pointer(pointer), Some(to)) => {
                let pointer = self.give_type(pointer.clone(), to);
                Ok(Value::Pointer(pointer))
            }
            (Value::Vector(_), _) => self.recode(&value, from, ty, span),
            _ => Ok(value),
        }
    }

    /// Memory from `operator new` becomes an array of the type that its pointer is cast to.
    pub fn give_type(&mut self, mut pointer: Pointer, to: Ty) -> Pointer {
        let PointerBase::Frame(index) = pointer.base else { return pointer };
        let Some(size) = layout::size_of(self.p, to).filter(|&size| size > 0) else { return pointer };
        let blank = self.indeterminate(to, 0);
        let object = &mut self.objects[index as usize];
        if let Some(bytes) = object.raw_size.take() {
            object.ty = to.unqual();
            object.count = Some(bytes / size);
            object.value = Value::Array { elems: Vec::new(), filler: Some(Box::new(blank)) };
            pointer.path.push(PathElem::Index(0));
        }
        pointer
    }

    fn member_of(&self, value: Value, ty: Ty) -> Value {
        let TyKind::MemberPtr { class, .. } = *self.p.types.kind(ty) else { return value };
        let Some(class) = self.p.types.as_class(class) else { return value };
        match value {
            Value::MemberPtr(Some(MemberRef::Field(field, _))) => {
                Value::MemberPtr(Some(MemberRef::Field(field, class)))
            }
            Value::MemberPtr(Some(MemberRef::Func(func, _))) => Value::MemberPtr(Some(MemberRef::Func(func, class))),
            other => other,
        }
    }

    fn elementwise(&mut self, value: Value, from: Ty, ty: Ty, span: Span) -> Res<Value> {
        let (from, to) = (self.part_ty(from), self.part_ty(ty));
        match value {
            Value::Vector(elems) => {
                let elems: Res<Vec<Value>> =
                    elems.iter().map(|elem| self.convert_scalar(elem.clone(), from, to, span)).collect();
                Ok(Value::Vector(elems?.into()))
            }
            Value::Complex(parts) => {
                let [re, im] = *parts;
                let re = self.convert_scalar(re, from, to, span)?;
                let im = self.convert_scalar(im, from, to, span)?;
                Ok(Value::Complex(Box::new([re, im])))
            }
            other => Ok(other),
        }
    }

    /// Between arithmetic types, whichever they are.
    pub fn convert_scalar(&mut self, value: Value, from: Ty, to: Ty, span: Span) -> Res<Value> {
        let (from_float, to_float) = (self.p.types.is_floating(from), self.p.types.is_floating(to));
        let kind = match (from_float, to_float) {
            (true, true) => CastKind::Float,
            (true, false) if *self.p.types.kind(to) == TyKind::Bool => CastKind::FloatToBool,
            (true, false) => CastKind::FloatToIntegral,
            (false, true) => CastKind::IntegralToFloat,
            (false, false) => CastKind::Integral,
        };
        self.cast_value(&kind, value, from, to, span)
    }
}
