//! Synthesized members ([class.copy.ctor], [class.copy.assign], [class.dtor]) and the end of objects' lives.

use crate::ast::{ClassKey, OverloadedOperator};
use crate::hir::{ArrayLen, Body, ClassId, FuncId, FuncName, PathElem, Pointer, Ty, TyKind, Value};
use crate::sema::consteval::Failure;
use crate::sema::consteval::call::Arg;
use crate::sema::consteval::init::inside;
use crate::sema::consteval::machine::{Machine, Res};
use crate::source::Span;

impl Machine<'_> {
    /// Runs a synthesized function on evaluated arguments.
    pub fn synthesized(
        &mut self,
        func: FuncId,
        this: Option<Pointer>,
        args: &[Arg],
        _slot: Option<&Pointer>,
        span: Span,
    ) -> Res<Value> {
        let data = &self.p.funcs[func];
        let mut places = args.iter().filter_map(|arg| match arg {
            Arg::Value(Value::Pointer(pointer)) => Some(pointer.clone()),
            Arg::Object(object) => Some(super::machine::place(*object)),
            Arg::Value(_) => None,
        });
        let first = places.next();
        let (Some(class), name) = (data.class, data.name) else {
            return Err(self.fail(span, "a function without body"));
        };
        let is_move = data.params.first().is_some_and(|p| matches!(self.p.types.kind(p.ty), TyKind::RValueRef(_)));
        match (name, this, first) {
            (FuncName::Constructor, Some(this), None) => {
                self.default_members(func, &this, class, span)?;
                Ok(Value::Indeterminate)
            }
            (FuncName::Constructor, Some(this), Some(source)) => {
                self.copy_members(&this, &source, class, is_move, span)?;
                Ok(Value::Indeterminate)
            }
            (FuncName::Destructor, ..) => Ok(Value::Indeterminate),
            (FuncName::Operator(OverloadedOperator::Equal), Some(this), Some(source)) => {
                self.assign_members(&this, &source, class, is_move, span)?;
                Ok(Value::Pointer(this))
            }
            _ => Err(self.fail(span, "a function without body that can be evaluated")),
        }
    }

    /// [class.default.ctor]: bases and members by default, or by their own initialisers.
    fn default_members(&mut self, ctor: FuncId, this: &Pointer, class: ClassId, span: Span) -> Res<()> {
        for base in &self.p.classes[class].bases {
            self.default_object(&inside(this, PathElem::Base(base.class)), self.class_ty(base.class), span)?;
        }
        let outer = self.frame().this.replace(this.clone());
        for &field in &self.p.classes[class].fields {
            let data = &self.p.fields[field];
            let at = inside(this, PathElem::Field(field));
            match (data.checked_init, &data.init) {
                (Some(init), _) => self.init_typed(init, data.ty, &at)?,
                (None, Some(_)) => return Err(Failure::NeedsBody(ctor)),
                (None, None) if self.p.classes[class].key != ClassKey::Union => {
                    self.default_object(&at, data.ty, span)?;
                }
                (None, None) => {}
            }
        }
        self.frame().this = outer;
        Ok(())
    }

    /// [dcl.init]/7
    fn default_object(&mut self, at: &Pointer, ty: Ty, span: Span) -> Res<()> {
        match *self.p.types.kind(ty) {
            TyKind::Array(element, ArrayLen::Known(len)) if self.p.types.as_class(element).is_some() => {
                for index in 0..len {
                    self.default_object(&inside(at, PathElem::Index(index as i64)), element, span)?;
                }
                Ok(())
            }
            TyKind::Class(class) => {
                if self.p.classes[class].traits.has_trivial_default_ctor {
                    return Ok(());
                }
                let is_default = |func: &FuncId| {
                    let func = &self.p.funcs[*func];
                    let all_default = func.params.iter().all(|param| param.default != crate::hir::DefaultArg::None);
                    func.name == FuncName::Constructor && all_default && !func.is_deleted
                };
                match self.p.classes[class].methods.iter().copied().find(is_default) {
                    Some(ctor) if self.p.funcs[ctor].params.is_empty() => {
                        self.construct_with(ctor, at, Vec::new(), span)
                    }
                    Some(_) => Err(self.fail(span, "a default constructor with default arguments, called implicitly")),
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    /// Initialises the object at `at` as a copy.
    pub fn copy_object(&mut self, at: &Pointer, source: &Pointer, ty: Ty, is_move: bool, span: Span) -> Res<()> {
        match *self.p.types.kind(ty) {
            TyKind::Class(class) if !self.p.classes[class].traits.is_trivially_copyable => {
                match self.copy_function(class, FuncName::Constructor, is_move) {
                    Some(ctor) => {
                        let args = vec![Arg::Value(Value::Pointer(source.clone()))];
                        self.construct_with(ctor, at, args, span)
                    }
                    None => self.copy_members(at, source, class, is_move, span),
                }
            }
            TyKind::Array(element, ArrayLen::Known(len)) if self.has_classes(element) => {
                for index in 0..len {
                    let index = PathElem::Index(index as i64);
                    self.copy_object(&inside(at, index.clone()), &inside(source, index), element, is_move, span)?;
                }
                Ok(())
            }
            _ => {
                let value = self.read(source, span)?;
                self.write(at, value, span)
            }
        }
    }

    fn has_classes(&self, ty: Ty) -> bool {
        let mut ty = ty;
        while let TyKind::Array(element, _) = *self.p.types.kind(ty) {
            ty = element;
        }
        self.p.types.as_class(ty).is_some_and(|class| !self.p.classes[class].traits.is_trivially_copyable)
    }

    fn copy_members(&mut self, at: &Pointer, source: &Pointer, class: ClassId, is_move: bool, span: Span) -> Res<()> {
        if self.p.classes[class].key == ClassKey::Union {
            let value = self.read(source, span)?;
            return self.write(at, value, span);
        }
        for base in &self.p.classes[class].bases {
            let step = PathElem::Base(base.class);
            let ty = self.class_ty(base.class);
            self.copy_object(&inside(at, step.clone()), &inside(source, step), ty, is_move, span)?;
        }
        for &field in &self.p.classes[class].fields {
            let step = PathElem::Field(field);
            let ty = self.p.fields[field].ty;
            self.copy_object(&inside(at, step.clone()), &inside(source, step), ty, is_move, span)?;
        }
        Ok(())
    }

    fn assign_members(&mut self, at: &Pointer, source: &Pointer, class: ClassId, is_move: bool, span: Span) -> Res<()> {
        if self.p.classes[class].key == ClassKey::Union {
            let value = self.read(source, span)?;
            return self.write(at, value, span);
        }
        for base in &self.p.classes[class].bases {
            let step = PathElem::Base(base.class);
            let ty = self.class_ty(base.class);
            self.assign_object(&inside(at, step.clone()), &inside(source, step), ty, is_move, span)?;
        }
        for &field in &self.p.classes[class].fields {
            let step = PathElem::Field(field);
            let ty = self.p.fields[field].ty;
            self.assign_object(&inside(at, step.clone()), &inside(source, step), ty, is_move, span)?;
        }
        Ok(())
    }

    fn assign_object(&mut self, at: &Pointer, source: &Pointer, ty: Ty, is_move: bool, span: Span) -> Res<()> {
        match *self.p.types.kind(ty) {
            TyKind::Class(class) => {
                let name = FuncName::Operator(OverloadedOperator::Equal);
                match self.copy_function(class, name, is_move) {
                    Some(func) if self.p.funcs[func].body != Body::Synthesized => {
                        let args = vec![Arg::Value(Value::Pointer(source.clone()))];
                        self.invoke(func, Some(at.clone()), args, None, Ty::VOID, span).map(drop)
                    }
                    _ => self.assign_members(at, source, class, is_move, span),
                }
            }
            TyKind::Array(element, ArrayLen::Known(len)) if self.has_classes(element) => {
                for index in 0..len {
                    let index = PathElem::Index(index as i64);
                    self.assign_object(&inside(at, index.clone()), &inside(source, index), element, is_move, span)?;
                }
                Ok(())
            }
            _ => {
                let value = self.read(source, span)?;
                self.write(at, value, span)
            }
        }
    }

    /// The copy or move constructor or assignment of a class; the copying one serves for a move too.
    fn copy_function(&self, class: ClassId, name: FuncName, is_move: bool) -> Option<FuncId> {
        let candidates = self.p.classes[class].methods.iter().copied().filter(|&func| {
            let func = &self.p.funcs[func];
            let Some((first, rest)) = func.params.split_first() else { return false };
            let of_class = self.p.types.as_class(self.p.types.non_ref(first.ty)) == Some(class);
            let others = rest.iter().all(|param| param.default != crate::hir::DefaultArg::None);
            func.name == name && of_class && others && !func.is_deleted
        });
        let takes_rvalue =
            |func: &FuncId| matches!(self.p.types.kind(self.p.funcs[*func].params[0].ty), TyKind::RValueRef(_));
        let (moving, copying): (Vec<FuncId>, Vec<FuncId>) = candidates.partition(takes_rvalue);
        if is_move { moving.first().or(copying.first()).copied() } else { copying.first().copied() }
    }

    /// The destructor of a class type that is not trivial.
    pub fn dtor_of(&self, ty: Ty) -> Option<FuncId> {
        let class = &self.p.classes[self.p.types.as_class(ty)?];
        if class.traits.has_trivial_dtor {
            return None;
        }
        class.methods.iter().copied().find(|&func| self.p.funcs[func].name == FuncName::Destructor)
    }

    /// Ends the life of the object at `at`: its destructor, then members and bases in reverse ([class.dtor]/14).
    pub fn destroy(&mut self, at: &Pointer, ty: Ty, span: Span) -> Res<()> {
        match *self.p.types.kind(ty) {
            TyKind::Array(element, ArrayLen::Known(len)) if self.needs_destruction(element) => {
                for index in (0..len).rev() {
                    self.destroy(&inside(at, PathElem::Index(index as i64)), element, span)?;
                }
                Ok(())
            }
            TyKind::Class(class) if self.needs_destruction(ty) => {
                if let Some(dtor) = self.dtor_of(ty) {
                    self.invoke(dtor, Some(at.clone()), Vec::new(), None, Ty::VOID, span)?;
                }
                if self.p.classes[class].key == ClassKey::Union {
                    return Ok(());
                }
                for &field in self.p.classes[class].fields.iter().rev() {
                    self.destroy(&inside(at, PathElem::Field(field)), self.p.fields[field].ty, span)?;
                }
                for base in self.p.classes[class].bases.iter().rev() {
                    self.destroy(&inside(at, PathElem::Base(base.class)), self.class_ty(base.class), span)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn needs_destruction(&self, ty: Ty) -> bool {
        let mut ty = ty;
        while let TyKind::Array(element, _) = *self.p.types.kind(ty) {
            ty = element;
        }
        self.p.types.as_class(ty).is_some_and(|class| !self.p.classes[class].traits.has_trivial_dtor)
    }
}
