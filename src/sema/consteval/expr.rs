//! Expressions: the value of a prvalue, the place of a glvalue.

use crate::ast::BinaryOp;
use crate::hir::{
    CastKind, Category, Expr, ExprId, ExprKind, Lifetime, MemberRef, PathElem, Pointer, PointerBase, Ty, TyKind, Value,
    VarId, VarKind, show,
};
use crate::sema::consteval::Failure;
use crate::sema::consteval::arith::holds;
use crate::sema::consteval::machine::{Bound, Cleanup, Machine, Res, place};
use crate::sema::consteval::memory::Access;
use crate::source::Span;

/// How deep an expression may be that is tried as a mere number first.
const MAX_NUMBER_DEPTH: usize = 3;

impl Machine<'_> {
    /// Evaluates for the side effects alone.
    pub fn discard(&mut self, expr: ExprId) -> Res<()> {
        if self.is_glvalue(expr) { self.lvalue(expr).map(drop) } else { self.rvalue(expr).map(drop) }
    }

    /// The value of a prvalue. An object's is that of a copy of its own.
    pub fn rvalue(&mut self, expr: ExprId) -> Res<Value> {
        let node = &self.p.exprs[expr];
        self.step(node.span)?;
        if let Some(n) = self.number(expr, 0) {
            return Ok(Value::Int(n));
        }
        if self.is_object_type(node.ty) {
            return self.deeper(node.span, |this| this.initializer(expr));
        }
        if node.category != Category::PRValue {
            let place = self.lvalue(expr)?;
            return self.read(&place, node.span);
        }
        self.deeper(node.span, |this| this.rvalue_kind(expr, node))
    }

    fn rvalue_kind(&mut self, expr: ExprId, node: &Expr) -> Res<Value> {
        let span = node.span;
        match &node.kind {
            ExprKind::Error => Err(Failure::Error),
            ExprKind::Int(n) => Ok(Value::Int(*n)),
            ExprKind::Float(float) => Ok(Value::Float(*float)),
            ExprKind::Null => Ok(self.zero(node.ty)),
            ExprKind::Constant { value, .. } => Ok((**value).clone()),
            ExprKind::This => match self.frame().this.clone() {
                Some(this) => Ok(Value::Pointer(this)),
                None => Err(self.fail(span, "use of `this` outside a call that is evaluated")),
            },
            ExprKind::Unary(op, sub) => {
                let value = self.rvalue(*sub)?;
                self.unary(*op, self.p.exprs[*sub].ty, &value, span)
            }
            ExprKind::Binary(op, a, b) => {
                let (a, b) = (self.rvalue(*a)?, self.rvalue(*b)?);
                self.binary(*op, node.ty, &a, &b, span)
            }
            ExprKind::Compare(op, a, b) => {
                let ty = self.p.exprs[*a].ty;
                let (a, b) = (self.rvalue(*a)?, self.rvalue(*b)?);
                self.compare(*op, ty, &a, &b, span)
            }
            ExprKind::PtrAdd { ptr, index, is_sub } => {
                let pointer = self.rvalue(*ptr)?;
                let index = self.rvalue(*index)?;
                let by = self.int(&index, span)?;
                self.advance(pointer, if *is_sub { by.saturating_neg() } else { by }, span)
            }
            ExprKind::PtrDiff(a, b) => {
                let (a, b) = (self.rvalue(*a)?, self.rvalue(*b)?);
                if let (Value::Pointer(a), Value::Pointer(b)) = (&a, &b)
                    && let (PointerBase::Label(a), PointerBase::Label(b)) = (&a.base, &b.base)
                {
                    return Ok(Value::LabelDiff(*a, *b));
                }
                self.distance(&a, &b, span).map(Value::Int)
            }
            ExprKind::And(a, b) => Ok(Value::Int(i128::from(self.truth(*a)? && self.truth(*b)?))),
            ExprKind::Or(a, b) => Ok(Value::Int(i128::from(self.truth(*a)? || self.truth(*b)?))),
            ExprKind::Not(sub) => Ok(Value::Int(i128::from(!self.truth(*sub)?))),
            ExprKind::Conditional(cond, then, els) => match self.truth(*cond)? {
                true => self.rvalue(*then),
                false => self.rvalue(*els),
            },
            ExprKind::OpaqueBind { opaque, value, body } => {
                self.bind(*opaque, *value)?;
                self.rvalue(*body)
            }
            ExprKind::Opaque => match self.frame().opaques.get(&expr).cloned() {
                Some(Bound::Value(value)) => Ok(value),
                Some(Bound::Place(place)) => self.read(&place, span),
                None => Err(self.fail(span, "a value that is not known here")),
            },
            ExprKind::Comma(a, b) => {
                self.discard(*a)?;
                self.rvalue(*b)
            }
            ExprKind::IncDec { target, is_inc, .. } => self.step_value(*target, *is_inc, span).map(|(_, old)| old),
            ExprKind::AddrOf(sub) => self.lvalue(*sub).map(Value::Pointer),
            ExprKind::Cast { kind, sub } => self.cast(node, kind, *sub),
            ExprKind::Zero => Ok(self.zero(node.ty)),
            ExprKind::Call { .. } => self.call(node, None),
            ExprKind::Builtin { builtin, args } => self.builtin(node, *builtin, args),
            ExprKind::New(new) => self.new_expr(new, span),
            ExprKind::Delete { operand, is_array, is_virtual_dtor, dealloc, .. } => {
                self.delete_expr(*operand, (*is_array, *is_virtual_dtor), *dealloc, span)
            }
            ExprKind::FullExpr(sub) => {
                let keep = self.frame().temporaries.len();
                let value = self.rvalue(*sub)?;
                self.end_temporaries(keep)?;
                Ok(value)
            }
            ExprKind::StmtExpr { block, result } => self.stmt_expr(*block, *result, |this, result| this.rvalue(result)),
            ExprKind::LabelAddr(label) => {
                Ok(Value::Pointer(Pointer { base: PointerBase::Label(*label), path: Vec::new() }))
            }
            ExprKind::Shuffle { a, b, mask } => self.shuffle(node.ty, *a, *b, *mask, span),
            ExprKind::Throw(_) => Err(self.fail(span, "an exception is thrown")),
            ExprKind::DynamicCast { operand, to, .. } => self.dynamic_cast(*operand, *to, node.ty, span),
            ExprKind::CopyBytes(source) => {
                let place = self.lvalue(*source)?;
                self.copy_of(&place, node.ty, span)
            }
            ExprKind::ArrayInit { elems, filler } => self.parts_init(node.ty, elems, *filler),
            ExprKind::Await(_) => Err(self.fail(span, "`co_await` is no constant expression")),
            ExprKind::VaArg { .. } => Err(self.fail(span, "`va_arg` is no constant expression")),
            ExprKind::VlaSize(..) => Err(self.fail(span, "the size of a variable-length array is not constant")),
            ExprKind::OverloadSet(_) | ExprKind::InitList(_) => Err(Failure::Error),
            _ => Err(self.fail(span, "not a constant expression")),
        }
    }

    /// A vector or complex number of its parts.
    fn parts_init(&mut self, ty: Ty, elems: &[(u64, u64, ExprId)], filler: Option<ExprId>) -> Res<Value> {
        let zero = self.zero(self.part_ty(ty));
        let n_parts = match *self.p.types.kind(ty) {
            TyKind::Vector(_, len) => len as usize,
            _ => 2,
        };
        let mut parts = vec![zero; n_parts];
        for &(lo, hi, init) in elems {
            let value = self.rvalue(init)?;
            parts.iter_mut().take(hi as usize).skip(lo as usize).for_each(|part| *part = value.clone());
        }
        if let Some(filler) = filler {
            let n_given = elems.iter().map(|&(_, hi, _)| hi).max().unwrap_or(0);
            let value = self.rvalue(filler)?;
            parts.iter_mut().skip(n_given as usize).for_each(|part| *part = value.clone());
        }
        match <[Value; 2]>::try_from(parts) {
            Ok(parts) if matches!(self.p.types.kind(ty), TyKind::Complex(_)) => Ok(Value::Complex(Box::new(parts))),
            Ok(parts) => Ok(Value::Vector(parts.to_vec().into())),
            Err(parts) => Ok(Value::Vector(parts.into())),
        }
    }

    pub fn truth(&mut self, expr: ExprId) -> Res<bool> {
        let span = self.p.exprs[expr].span;
        let value = self.rvalue(expr)?;
        Ok(self.int(&value, span)? != 0)
    }

    pub fn bind(&mut self, opaque: ExprId, value: ExprId) -> Res<()> {
        let bound = match self.is_glvalue(value) {
            true => Bound::Place(self.lvalue(value)?),
            false => Bound::Value(self.rvalue(value)?),
        };
        self.frame().opaques.insert(opaque, bound);
        Ok(())
    }

    /// The value of the commonest expressions: integers computed from local variables, where nothing can go wrong. None:
    /// any other; nothing has happened then.
    fn number(&mut self, expr: ExprId, depth: usize) -> Option<i128> {
        let node = &self.p.exprs[expr];
        match node.kind {
            ExprKind::Int(n) => Some(n),
            ExprKind::Cast { kind: CastKind::LValueToRValue, sub } => self.load_local(sub),
            _ if depth > MAX_NUMBER_DEPTH => None,
            ExprKind::Cast { kind: CastKind::Integral, sub } => {
                let n = self.number(sub, depth + 1)?;
                Some(self.int_to_bool(n, node.ty))
            }
            ExprKind::Binary(op, a, b) => {
                let a = self.number(a, depth + 1)?;
                let b = self.number(b, depth + 1)?;
                let exact = match op {
                    BinaryOp::Add => a.checked_add(b)?,
                    BinaryOp::Sub => a.checked_sub(b)?,
                    BinaryOp::Mul => a.checked_mul(b)?,
                    BinaryOp::BitAnd => a & b,
                    BinaryOp::BitOr => a | b,
                    _ => return None,
                };
                (self.width(node.ty) <= 64 && self.wrap(node.ty, exact) == exact).then_some(exact)
            }
            ExprKind::Compare(op, a, b) if self.p.types.is_integral(self.p.exprs[a].ty) => {
                let is_wide = self.width(self.p.exprs[a].ty) > 64;
                let a = self.number(a, depth + 1)?;
                let b = self.number(b, depth + 1)?;
                (!is_wide).then(|| i128::from(holds(op, Some(a.cmp(&b)))))
            }
            _ => None,
        }
    }

    /// The number in a local variable that `expr` names.
    fn load_local(&mut self, expr: ExprId) -> Option<i128> {
        let ExprKind::Var(var) = self.p.exprs[expr].kind else { return None };
        let local = self.frame().local(var)?;
        let object = &self.objects[local.object as usize];
        match object.value {
            Value::Int(n) if object.is_alive && !object.ty.quals().is_volatile() => Some(n),
            _ => None,
        }
    }

    /// What a glvalue designates.
    pub fn lvalue(&mut self, expr: ExprId) -> Res<Pointer> {
        let node = &self.p.exprs[expr];
        self.step(node.span)?;
        self.deeper(node.span, |this| this.lvalue_kind(expr, node))
    }

    fn lvalue_kind(&mut self, expr: ExprId, node: &Expr) -> Res<Pointer> {
        let span = node.span;
        match &node.kind {
            ExprKind::Error => Err(Failure::Error),
            ExprKind::Var(var) => self.var_place(*var, span),
            ExprKind::Func(func) => Ok(base(PointerBase::Func(*func))),
            ExprKind::String(string) => Ok(base(PointerBase::String(*string))),
            ExprKind::TypeidType(ty) => Ok(base(PointerBase::TypeInfo(*ty))),
            // [expr.typeid]/2: the type of the most derived object.
            ExprKind::TypeidExpr(operand) => {
                let place = self.lvalue(*operand)?;
                if !self.is_known(&place) {
                    return Err(self.fail(span, "the dynamic type of the object is not known here"));
                }
                let ty = self.shape(&self.most_derived(place)).ty.unqual();
                Ok(base(PointerBase::TypeInfo(ty)))
            }
            ExprKind::Field { base, field } => {
                let mut place = match self.is_glvalue(*base) {
                    true => self.lvalue(*base)?,
                    false => self.temporary(*base, span)?,
                };
                place.path.push(PathElem::Field(*field));
                match self.p.types.is_ref(self.p.fields[*field].ty) {
                    true => self.reference(&place, span),
                    false => Ok(place),
                }
            }
            ExprKind::MemberPtrField { object, member } => {
                let place = self.lvalue(*object)?;
                let member = self.rvalue(*member)?;
                self.member_place(place, &member, span)
            }
            ExprKind::Deref(sub) => match self.rvalue(*sub)? {
                Value::Pointer(pointer) => Ok(pointer),
                Value::NullPtr => Err(self.fail(span, "dereference of a null pointer")),
                _ => Err(self.fail(span, "dereference of a pointer without value")),
            },
            ExprKind::Element { base, index } => {
                let mut place = self.lvalue(*base)?;
                let index = self.rvalue(*index)?;
                let index = self.int(&index, span)?;
                place.path.push(match self.p.types.kind(self.p.exprs[*base].ty) {
                    TyKind::Complex(_) => PathElem::Part(index as u8 & 1),
                    _ => PathElem::Index(index as i64),
                });
                Ok(place)
            }
            ExprKind::Assign { target, value } => self.assign(*target, *value, span),
            ExprKind::CompoundAssign { op, target, value, compute } => {
                self.compound(*op, *target, *value, *compute, span)
            }
            ExprKind::IncDec { target, is_inc, .. } => self.step_value(*target, *is_inc, span).map(|(place, _)| place),
            ExprKind::Conditional(cond, then, els) => match self.truth(*cond)? {
                true => self.lvalue(*then),
                false => self.lvalue(*els),
            },
            ExprKind::OpaqueBind { opaque, value, body } => {
                self.bind(*opaque, *value)?;
                self.lvalue(*body)
            }
            ExprKind::Opaque => match self.frame().opaques.get(&expr).cloned() {
                Some(Bound::Place(place)) => Ok(place),
                _ => Err(self.fail(span, "an object that is not known here")),
            },
            ExprKind::Comma(a, b) => {
                self.discard(*a)?;
                self.lvalue(*b)
            }
            ExprKind::Temporary { sub, lifetime, dtor } => self.materialize(expr, *sub, *lifetime, *dtor),
            ExprKind::Call { .. } => match self.call(node, None)? {
                Value::Pointer(pointer) => Ok(pointer),
                _ => Err(self.fail(span, "a reference without value")),
            },
            ExprKind::Cast { kind, sub } => {
                let place = match self.is_glvalue(*sub) {
                    true => self.lvalue(*sub)?,
                    false => self.temporary(*sub, span)?,
                };
                self.cast_place(kind, place, node.ty, span)
            }
            ExprKind::FullExpr(sub) => {
                let keep = self.frame().temporaries.len();
                let place = self.lvalue(*sub)?;
                self.end_temporaries(keep)?;
                Ok(place)
            }
            ExprKind::StmtExpr { block, result } => self.stmt_expr(*block, *result, |this, result| this.lvalue(result)),
            ExprKind::Constant { value, .. } => match &**value {
                Value::Pointer(pointer) => Ok(pointer.clone()),
                _ => Err(self.fail(span, "an object that is not known here")),
            },
            ExprKind::DynamicCast { operand, to, .. } => match self.dynamic_cast(*operand, *to, node.ty, span)? {
                Value::Pointer(pointer) => Ok(pointer),
                _ => Err(self.fail(span, "`dynamic_cast` of a reference fails")),
            },
            _ if node.category == Category::PRValue => self.temporary(expr, span),
            _ => Err(self.fail(span, "not a constant expression")),
        }
    }

    /// Where a variable is; through a reference.
    fn var_place(&mut self, id: VarId, span: Span) -> Res<Pointer> {
        if let Some(local) = self.frame().local(id) {
            let place = place(local.object);
            return if local.is_ref { self.reference(&place, span) } else { Ok(place) };
        }
        let var = &self.p.vars[id];
        if !self.p.types.is_ref(var.ty) {
            return Ok(base(PointerBase::Var(id)));
        }
        if matches!(var.kind, VarKind::Param) {
            return Err(self.fail(span, format!("use of the reference `{}`, which is not constant", var.name)));
        }
        match &*self.var_value(id, span)? {
            Value::Pointer(pointer) => Ok(pointer.clone()),
            _ => Err(self.fail(span, format!("use of the reference `{}` before it is bound", var.name))),
        }
    }

    /// What the reference at `place` refers to.
    pub fn reference(&mut self, place: &Pointer, span: Span) -> Res<Pointer> {
        match self.read(place, span)? {
            Value::Pointer(pointer) => Ok(pointer),
            _ => Err(self.fail(span, "use of a reference that is not bound")),
        }
    }

    /// [expr.mptr.oper]
    fn member_place(&mut self, mut place: Pointer, member: &Value, span: Span) -> Res<Pointer> {
        match member {
            Value::MemberPtr(Some(MemberRef::Field(field, _))) => {
                if !self.adjust_to(&mut place, self.p.fields[*field].class) {
                    return Err(self.fail(span, "the object has no such member"));
                }
                place.path.push(PathElem::Field(*field));
                Ok(place)
            }
            Value::MemberPtr(None) => Err(self.fail(span, "use of a null pointer to member")),
            _ => Err(self.fail(span, "use of a pointer to member without value")),
        }
    }

    /// Goes from an object to its base subobject of class `to`, or to one of an object that it is a base of. Whether
    /// there is one.
    pub fn adjust_to(&mut self, place: &mut Pointer, to: crate::hir::ClassId) -> bool {
        let mut at = place.clone();
        loop {
            let class = self.p.types.as_class(self.shape(&at).ty);
            if let Some(path) = class.and_then(|class| self.base_path(class, to, 0)) {
                at.path.extend(path.into_iter().map(PathElem::Base));
                *place = at;
                return true;
            }
            if !matches!(at.path.last(), Some(PathElem::Base(_))) {
                return false;
            }
            at.path.pop();
        }
    }

    /// The most derived object that an object is part of, by bases; while a constructor or destructor runs on it, its
    /// own class is the most derived ([class.cdtor]/4).
    pub fn most_derived(&self, mut place: Pointer) -> Pointer {
        while let Some(PathElem::Base(_)) = place.path.last()
            && !self.in_structors.contains(&place)
        {
            place.path.pop();
        }
        place
    }

    /// The class of an object.
    pub fn class_of(&self, place: &Pointer) -> Option<crate::hir::ClassId> {
        self.p.types.as_class(self.shape(place).ty)
    }

    fn base_path(
        &self,
        from: crate::hir::ClassId,
        to: crate::hir::ClassId,
        depth: usize,
    ) -> Option<Vec<crate::hir::ClassId>> {
        if from == to {
            return Some(Vec::new());
        }
        if depth > 64 {
            return None;
        }
        self.p.classes[from].bases.iter().find_map(|base| {
            let mut path = self.base_path(base.class, to, depth + 1)?;
            path.insert(0, base.class);
            Some(path)
        })
    }

    /// A temporary for a prvalue that ends with the full-expression.
    fn temporary(&mut self, sub: ExprId, span: Span) -> Res<Pointer> {
        let object = self.new_object(self.p.exprs[sub].ty, span)?;
        self.init(sub, &place(object))?;
        self.frame().temporaries.push(Cleanup { object, dtor: None });
        Ok(place(object))
    }

    /// [conv.rval], [class.temporary]
    fn materialize(
        &mut self,
        expr: ExprId,
        sub: ExprId,
        lifetime: Lifetime,
        dtor: Option<crate::hir::FuncId>,
    ) -> Res<Pointer> {
        let node = &self.p.exprs[expr];
        if lifetime == Lifetime::Static {
            // Its value must be constant too, for then it is initialised statically.
            self.initializer(sub)?;
            return Ok(base(PointerBase::Temporary(expr)));
        }
        let object = self.new_object(node.ty, node.span)?;
        self.init(sub, &place(object))?;
        let cleanup = Cleanup { object, dtor };
        match lifetime {
            Lifetime::FullExpr => self.frame().temporaries.push(cleanup),
            Lifetime::Block | Lifetime::Static => self.frame().locals.push(cleanup),
        }
        Ok(place(object))
    }

    fn assign(&mut self, target: ExprId, value: ExprId, span: Span) -> Res<Pointer> {
        let value = self.rvalue(value)?;
        let place = self.lvalue(target)?;
        self.check_active(&place, Access::Assignment { n_named: self.named_steps(target) }, span)?;
        self.check_writable(&place, span)?;
        self.store(&place, value, span)?;
        Ok(place)
    }

    /// [class.union]/6: the last steps to an object that an expression names as members and elements of each other. An
    /// assignment makes the members of unions among them active.
    fn named_steps(&self, target: ExprId) -> usize {
        match &self.p.exprs[target].kind {
            ExprKind::Field { base, field } if !self.p.types.is_ref(self.p.fields[*field].ty) => {
                1 + self.named_steps(*base)
            }
            ExprKind::Cast { kind: CastKind::DerivedToBase(path), sub } => path.len() + self.named_steps(*sub),
            ExprKind::Deref(pointer) => match &self.p.exprs[*pointer].kind {
                ExprKind::PtrAdd { ptr, .. } => match &self.p.exprs[*ptr].kind {
                    ExprKind::Cast { kind: CastKind::ArrayToPointer, sub } => 1 + self.named_steps(*sub),
                    _ => 0,
                },
                _ => 0,
            },
            _ => 0,
        }
    }

    /// Writes a scalar, cut to the width of a bit-field.
    pub fn store(&mut self, place: &Pointer, value: Value, span: Span) -> Res<()> {
        let value = match (&value, place.path.last()) {
            (Value::Int(n), Some(PathElem::Field(field))) => Value::Int(self.bit_field(&self.p.fields[*field], *n)),
            _ => value,
        };
        self.write(place, value, span)
    }

    fn compound(&mut self, op: BinaryOp, target: ExprId, value: ExprId, compute: Ty, span: Span) -> Res<Pointer> {
        let right = self.rvalue(value)?;
        let place = self.lvalue(target)?;
        let old = self.read(&place, span)?;
        let ty = self.p.exprs[target].ty;
        let new = if self.p.types.is_pointer(compute) {
            let by = self.int(&right, span)?;
            self.advance(old, if op == BinaryOp::Sub { by.saturating_neg() } else { by }, span)?
        } else if self.is_simple(ty) && self.is_simple(compute) {
            let left = self.convert_scalar(old, ty, compute, span)?;
            let result = self.binary(op, compute, &left, &right, span)?;
            self.convert_scalar(result, compute, ty, span)?
        } else {
            self.binary(op, compute, &old, &right, span)?
        };
        self.check_writable(&place, span)?;
        self.store(&place, new, span)?;
        Ok(place)
    }

    fn is_simple(&self, ty: Ty) -> bool {
        self.p.types.is_arithmetic(ty) || self.p.types.as_enum(ty).is_some()
    }

    /// `++` and `--`: the place and the old value.
    fn step_value(&mut self, target: ExprId, is_inc: bool, span: Span) -> Res<(Pointer, Value)> {
        let place = self.lvalue(target)?;
        let old = self.read(&place, span)?;
        let ty = self.p.exprs[target].ty;
        let by = if is_inc { 1 } else { -1 };
        let new = match &old {
            Value::Int(n) => {
                let exact = n.wrapping_add(by);
                let wrapped = self.wrap(ty, exact);
                let is_small = self.width(ty) < 32;
                if self.is_signed(ty) && wrapped != exact && !is_small {
                    let name = show::type_name(self.p, ty.unqual());
                    return Err(self.fail(span, format!("the value {exact} is outside the range of `{name}`")));
                }
                Value::Int(wrapped)
            }
            Value::Float(_) => {
                let one = self.convert_scalar(Value::Int(by), Ty::INT, ty, span)?;
                self.binary(BinaryOp::Add, ty, &old, &one, span)?
            }
            Value::Pointer(_) | Value::NullPtr => self.advance(old.clone(), by, span)?,
            _ => return Err(self.fail(span, "use of a value that is indeterminate")),
        };
        self.check_writable(&place, span)?;
        self.store(&place, new, span)?;
        Ok((place, old))
    }

    /// GNU `({ … })`
    pub fn stmt_expr<T>(
        &mut self,
        block: crate::hir::StmtId,
        result: Option<ExprId>,
        finish: impl FnOnce(&mut Self, ExprId) -> Res<T>,
    ) -> Res<T>
    where
        T: NoResult,
    {
        let keep = self.frame().locals.len();
        self.block_until(block, result)?;
        let value = match result {
            Some(result) => finish(self, result)?,
            None => T::none(),
        };
        self.end_locals(keep)?;
        Ok(value)
    }

    fn shuffle(&mut self, ty: Ty, a: ExprId, b: ExprId, mask: ExprId, span: Span) -> Res<Value> {
        let (a, b, mask) = (self.rvalue(a)?, self.rvalue(b)?, self.rvalue(mask)?);
        let (Value::Vector(a), Value::Vector(b), Value::Vector(mask)) = (a, b, mask) else {
            return Err(self.fail(span, "use of a vector that is indeterminate"));
        };
        let zero = self.zero(self.part_ty(ty));
        let both: Vec<&Value> = a.iter().chain(b.iter()).collect();
        let elems = mask.iter().map(|index| match index {
            Value::Int(-1) => zero.clone(),
            Value::Int(n) if !both.is_empty() => both[n.rem_euclid(both.len() as i128) as usize].clone(),
            _ => zero.clone(),
        });
        Ok(Value::Vector(elems.collect()))
    }
}

/// What a statement-expression without value yields.
pub(super) trait NoResult {
    fn none() -> Self;
}

impl NoResult for Value {
    fn none() -> Value {
        Value::Indeterminate
    }
}

impl NoResult for Pointer {
    fn none() -> Pointer {
        base(PointerBase::Absolute(0))
    }
}

impl NoResult for () {
    fn none() {}
}

/// A whole object.
pub(super) fn base(base: PointerBase) -> Pointer {
    Pointer { base, path: Vec::new() }
}
