//! Initialisation of objects in place ([dcl.init]): class and array prvalues fill the object that their user provides.

use crate::hir::{Expr, ExprId, ExprKind, PathElem, Pointer, Ty, TyKind, Value};
use crate::sema::consteval::Failure;
use crate::sema::consteval::machine::{Machine, Res};
use crate::source::Span;

impl Machine<'_> {
    /// Initialises the object at `place`, of the expression's type, with a prvalue.
    pub fn init(&mut self, expr: ExprId, place: &Pointer) -> Res<()> {
        let node = &self.p.exprs[expr];
        self.step(node.span)?;
        if !self.is_object_type(node.ty) {
            let value = self.rvalue(expr)?;
            return self.store(place, value, node.span);
        }
        self.deeper(node.span, |this| this.init_kind(expr, node, place))
    }

    /// Initialises a variable, parameter or member of type `ty`: a reference is bound.
    pub fn init_typed(&mut self, expr: ExprId, ty: Ty, place: &Pointer) -> Res<()> {
        if self.p.types.is_ref(ty) {
            let span = self.p.exprs[expr].span;
            let target = self.lvalue(expr)?;
            return self.write(place, Value::Pointer(target), span);
        }
        if self.is_glvalue(expr) {
            let source = self.lvalue(expr)?;
            let value = self.copy_of(&source, ty, self.p.exprs[expr].span)?;
            return self.write(place, value, self.p.exprs[expr].span);
        }
        self.init(expr, place)
    }

    fn init_kind(&mut self, expr: ExprId, node: &Expr, place: &Pointer) -> Res<()> {
        let span = node.span;
        match &node.kind {
            ExprKind::Error => Err(Failure::Error),
            ExprKind::Construct { ctor, args, zero_first } => {
                if *zero_first {
                    let zero = self.zero(node.ty);
                    self.write(place, zero, span)?;
                }
                self.construct(*ctor, place, args, span)
            }
            ExprKind::Aggregate { bases, fields } => self.aggregate(node.ty, bases, fields, place, span),
            ExprKind::ArrayInit { elems, filler } => self.array_init(node.ty, elems, *filler, place, span),
            ExprKind::StringInit(string) => self.string_init(node.ty, *string, place, span),
            ExprKind::ArrayCopy { source, opaque, element } => {
                let source = self.lvalue(*source)?;
                self.copy_array(*opaque, *element, place, &source, node.ty)
            }
            ExprKind::Zero => {
                let zero = self.zero(node.ty);
                self.write(place, zero, span)
            }
            ExprKind::CopyBytes(source) => {
                let source = self.lvalue(*source)?;
                let value = self.copy_of(&source, node.ty, span)?;
                self.write(place, value, span)
            }
            ExprKind::Constant { value, .. } => self.write(place, (**value).clone(), span),
            ExprKind::Call { .. } => self.call(node, Some(place)).map(drop),
            ExprKind::Conditional(cond, then, els) => match self.truth(*cond)? {
                true => self.init(*then, place),
                false => self.init(*els, place),
            },
            ExprKind::OpaqueBind { opaque, value, body } => {
                self.bind(*opaque, *value)?;
                self.init(*body, place)
            }
            ExprKind::Opaque => {
                let value = match self.frame().opaques.get(&expr).cloned() {
                    Some(super::machine::Bound::Value(value)) => value,
                    Some(super::machine::Bound::Place(source)) => self.read(&source, span)?,
                    None => return Err(self.fail(span, "a value that is not known here")),
                };
                self.write(place, value, span)
            }
            ExprKind::Comma(a, b) => {
                self.discard(*a)?;
                self.init(*b, place)
            }
            ExprKind::FullExpr(sub) => {
                let keep = self.frame().temporaries.len();
                self.init(*sub, place)?;
                self.end_temporaries(keep)
            }
            ExprKind::StmtExpr { block, result } => {
                let place = place.clone();
                self.stmt_expr(*block, *result, |this, result| this.init(result, &place))
            }
            ExprKind::Cast { kind: crate::hir::CastKind::ObjectBitCast, sub } => {
                let value = self.object_bit_cast(*sub, node.ty, span)?;
                self.write(place, value, span)
            }
            ExprKind::Cast { sub, .. } if self.is_glvalue(*sub) => {
                let source = self.lvalue(*sub)?;
                let value = self.read(&source, span)?;
                self.write(place, value, span)
            }
            ExprKind::Cast { sub, .. } => self.init(*sub, place),
            ExprKind::Throw(_) => Err(self.fail(span, "an exception is thrown")),
            ExprKind::Builtin { builtin, args } => {
                let value = self.builtin(node, *builtin, args)?;
                self.write(place, value, span)
            }
            _ => Err(self.fail(span, "not a constant expression")),
        }
    }

    /// Element by element: `init` initialises one from that of the source, for which `opaque` stands.
    fn copy_array(&mut self, opaque: ExprId, init: ExprId, place: &Pointer, source: &Pointer, ty: Ty) -> Res<()> {
        let TyKind::Array(element, crate::hir::ArrayLen::Known(len)) = *self.p.types.kind(ty) else {
            self.frame().opaques.insert(opaque, super::machine::Bound::Place(source.clone()));
            return self.init(init, place);
        };
        for index in 0..len {
            let index = PathElem::Index(index as i64);
            self.copy_array(opaque, init, &inside(place, index.clone()), &inside(source, index), element)?;
        }
        Ok(())
    }

    /// [dcl.init.aggr]
    fn aggregate(
        &mut self,
        ty: Ty,
        bases: &[(crate::hir::ClassId, ExprId)],
        fields: &[(crate::hir::FieldId, ExprId)],
        place: &Pointer,
        span: Span,
    ) -> Res<()> {
        let blank = self.indeterminate(ty, 0);
        self.write(place, blank, span)?;
        // Initialisers of members may use `this`: it is the aggregate, which is not const yet ([dcl.type.cv]/4).
        let outer = self.frame().this.replace(place.clone());
        let n_structors = self.in_structors.len();
        self.in_structors.push(place.clone());
        let result = self.aggregate_parts(bases, fields, place, outer.as_ref());
        self.in_structors.truncate(n_structors);
        self.frame().this = outer;
        result
    }

    fn aggregate_parts(
        &mut self,
        bases: &[(crate::hir::ClassId, ExprId)],
        fields: &[(crate::hir::FieldId, ExprId)],
        place: &Pointer,
        outer: Option<&Pointer>,
    ) -> Res<()> {
        for (class, init) in bases {
            self.init(*init, &inside(place, PathElem::Base(*class)))?;
        }
        for (field, init) in fields {
            let ty = self.p.fields[*field].ty;
            let is_default = self.p.is_default_init(*field, *init);
            self.frame().this = if is_default { Some(place.clone()) } else { outer.cloned() };
            self.init_typed(*init, ty, &inside(place, PathElem::Field(*field)))?;
        }
        Ok(())
    }

    /// Elements in ranges, then the filler: one that is evaluated once if it has no effects is written once.
    pub fn array_init(
        &mut self,
        ty: Ty,
        elems: &[(u64, u64, ExprId)],
        filler: Option<ExprId>,
        place: &Pointer,
        span: Span,
    ) -> Res<()> {
        let shape = self.shape(place);
        let len = self.len_of(shape);
        let is_open = matches!(*self.p.types.kind(ty), TyKind::Array(_, crate::hir::ArrayLen::Unknown));
        let mut done = 0;
        for &(lo, hi, init) in elems {
            for index in lo..hi {
                if index >= len {
                    return Err(self.fail(span, "more initializers than elements"));
                }
                self.init_element(init, index, place)?;
            }
            done = done.max(hi);
        }
        let Some(filler) = filler.filter(|_| done < len && !is_open) else { return Ok(()) };
        if let ExprKind::Zero | ExprKind::Int(_) | ExprKind::Constant { .. } = self.p.exprs[filler].kind {
            let value = self.initializer(filler)?;
            return self.set_filler(place, value, span);
        }
        for index in done..len {
            self.init_element(filler, index, place)?;
        }
        Ok(())
    }

    fn init_element(&mut self, init: ExprId, index: u64, place: &Pointer) -> Res<()> {
        let element = inside(place, PathElem::Index(index as i64));
        let ty = self.p.exprs[init].ty;
        self.init_typed(init, ty, &element)
    }

    /// All elements that were not written yet have `value`.
    fn set_filler(&mut self, place: &Pointer, value: Value, span: Span) -> Res<()> {
        let elems = match self.read(place, span)? {
            Value::Array { elems, .. } => elems,
            _ => Vec::new(),
        };
        self.write(place, Value::Array { elems, filler: Some(Box::new(value)) }, span)
    }

    /// [dcl.init.string]
    fn string_init(&mut self, ty: Ty, string: crate::hir::StringId, place: &Pointer, span: Span) -> Res<()> {
        let source = super::expr::base(crate::hir::PointerBase::String(string));
        let Value::Array { mut elems, .. } = self.read(&source, span)? else { return Ok(()) };
        if let TyKind::Array(_, crate::hir::ArrayLen::Known(len)) = *self.p.types.kind(ty) {
            elems.truncate(len as usize);
        }
        self.write(place, Value::Array { elems, filler: Some(Box::new(Value::Int(0))) }, span)
    }
}

/// A subobject of the object at `place`.
pub(super) fn inside(place: &Pointer, elem: PathElem) -> Pointer {
    let mut place = place.clone();
    place.path.push(elem);
    place
}
