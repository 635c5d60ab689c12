//! Calls and constructors ([expr.call], [class.init]).

use crate::ast::Constancy;
use crate::base::limits;
use crate::hir::{
    Body, Callee, ClassId, Expr, ExprId, FuncId, FuncName, MemberInit, MemberRef, PathElem, Pointer, PointerBase, Ty,
    TyKind, Value, show,
};
use crate::sema::consteval::Failure;
use crate::sema::consteval::init::inside;
use crate::sema::consteval::machine::{Cleanup, Frame, LocalVar, Machine, Object, Res, place};
use crate::sema::consteval::memory::Access;
use crate::source::Span;

/// An argument that was evaluated: a value, or the object that a class prvalue made.
pub(super) enum Arg {
    Value(Value),
    Object(u32),
    /// A parameter of the caller that is the callee's, too ([class.inhctor.init]/2).
    Shared(u32),
}

impl Machine<'_> {
    /// A call. A class result goes to `slot`, or is returned as a value.
    pub fn call(&mut self, node: &Expr, slot: Option<&Pointer>) -> Res<Value> {
        let span = node.span;
        let crate::hir::ExprKind::Call { callee, args, right_first } = &node.kind else {
            return Err(self.fail(span, "no call"));
        };
        let (func, has_object) = match callee {
            Callee::Direct(func) | Callee::Virtual(func) => {
                let func_data = &self.p.funcs[*func];
                let is_member = func_data.class.is_some() && !func_data.is_static;
                (*func, is_member && func_data.name != FuncName::Constructor)
            }
            Callee::Pointer(pointer) => match self.rvalue(*pointer)? {
                Value::Pointer(Pointer { base: PointerBase::Func(func), .. }) => (func, false),
                Value::NullPtr => return Err(self.fail(span, "call through a null pointer")),
                _ => return Err(self.fail(span, "call through a pointer to an unknown function")),
            },
            Callee::MemberPtr(member) => match self.rvalue(*member)? {
                Value::MemberPtr(Some(MemberRef::Func(func, _))) => (func, true),
                _ => return Err(self.fail(span, "call through a null pointer to member")),
            },
        };
        let (object, rest) = match args.split_first() {
            Some((object, rest)) if has_object => (Some(*object), rest),
            _ => (None, &args[..]),
        };
        let early = if *right_first { Some(self.args(func, rest)?) } else { None };
        let mut this = match object {
            Some(object) => Some(self.lvalue(object)?),
            None => None,
        };
        let mut func = func;
        let named = func;
        if let Some(this) = &mut this {
            self.check_active(this, Access::Call, span)?;
            let is_virtual = matches!(callee, Callee::Virtual(_) | Callee::MemberPtr(_));
            if is_virtual && self.p.funcs[func].is_virtual {
                func = self.final_overrider(func, this);
            }
            if let (Callee::MemberPtr(_), Some(class)) = (callee, self.p.funcs[func].class)
                && !self.adjust_to(this, class)
            {
                return Err(self.fail(span, "the object has no such member"));
            }
        }
        let args = match early {
            Some(args) => args,
            None => self.args(func, rest)?,
        };
        let mut result = self.invoke(func, this, args, slot, node.ty, span)?;
        // [class.virtual]/8: the result of an overrider with a covariant type becomes that of what was called.
        if let Value::Pointer(pointer) = &mut result
            && func != named
            && let Some(class) = self.p.types.as_class(self.p.types.pointee(node.ty).unwrap_or(node.ty))
        {
            self.adjust_to(pointer, class);
        }
        Ok(result)
    }

    /// Evaluates the arguments for the parameters of `func`.
    fn args(&mut self, func: FuncId, exprs: &[ExprId]) -> Res<Vec<Arg>> {
        let params = self.p.types.as_function(self.p.funcs[func].ty).map(|function| function.params.clone());
        let mut args = Vec::new();
        for (index, &expr) in exprs.iter().enumerate() {
            let ty = params.as_ref().and_then(|params| params.get(index)).copied().unwrap_or(self.p.exprs[expr].ty);
            if self.is_object_type(ty)
                && let crate::hir::ExprKind::Var(var) = self.p.exprs[expr].kind
                && let Some(local) = self.frame().local(var)
            {
                args.push(Arg::Shared(local.object));
            } else if self.is_object_type(ty) {
                let object = self.new_object(ty, self.p.exprs[expr].span)?;
                self.init_typed(expr, ty, &place(object))?;
                args.push(Arg::Object(object));
            } else if self.p.types.is_ref(ty) {
                args.push(Arg::Value(Value::Pointer(self.lvalue(expr)?)));
            } else {
                args.push(Arg::Value(self.rvalue(expr)?));
            }
        }
        Ok(args)
    }

    /// Calls `func` with evaluated arguments.
    pub fn invoke(
        &mut self,
        func: FuncId,
        this: Option<Pointer>,
        args: Vec<Arg>,
        slot: Option<&Pointer>,
        ret: Ty,
        span: Span,
    ) -> Res<Value> {
        let func_data = &self.p.funcs[func];
        let result_ty = self.p.types.as_function(func_data.ty).map_or(ret, |function| function.ret);
        if slot.is_none() && self.is_object_type(result_ty) {
            let object = self.new_object(result_ty, span)?;
            self.invoke(func, this, args, Some(&place(object)), ret, span)?;
            return Ok(std::mem::replace(&mut self.objects[object as usize].value, Value::Indeterminate));
        }
        if let Some(result) = self.allocation(func, &args, span)? {
            return Ok(result);
        }
        if let Some(builtin) = func_data.builtin {
            let values = args.into_iter().map(|arg| match arg {
                Arg::Value(value) => value,
                Arg::Object(_) | Arg::Shared(_) => Value::Indeterminate,
            });
            return self.library(builtin, &values.collect::<Vec<_>>(), result_ty, span);
        }
        if func_data.is_deleted {
            return Err(self.fail(span, "call of a deleted function"));
        }
        if self.frames.len() > limits::CONSTEXPR_CALL_DEPTH {
            return Err(self.fail(span, "calls are nested too deeply"));
        }
        self.body(func, span)?;
        self.run(func, this, args, slot, span)
    }

    /// An error if there is no body that can be evaluated.
    fn body(&mut self, func: FuncId, span: Span) -> Res<()> {
        let data = &self.p.funcs[func];
        let is_closure = data.class.is_some_and(|class| self.p.classes[class].closure.is_some());
        let is_constexpr = matches!(data.constant, Constancy::Constexpr | Constancy::Consteval)
            || data.is_defaulted && !matches!(data.name, FuncName::Constructor | FuncName::Destructor)
            || is_closure;
        let name = || show::func_signature(self.p, func);
        if !is_constexpr {
            let name = name();
            return Err(self.fail(span, format!("call to `{name}`, which is not constexpr")));
        }
        match data.body {
            Body::Checked(_) => Ok(()),
            Body::Written { .. } | Body::Synthesized => Err(Failure::NeedsBody(func)),
            Body::None if data.specialization.is_some() || data.is_defaulted || data.is_implicit => {
                Err(Failure::NeedsBody(func))
            }
            Body::None if data.class.is_some_and(|class| self.p.classes[class].specialization.is_some()) => {
                Err(Failure::NeedsBody(func))
            }
            Body::None | Body::InProgress => {
                let name = name();
                Err(self.fail(span, format!("call to `{name}` before its definition")))
            }
            Body::Error => Err(Failure::Error),
        }
    }

    /// Runs a checked body in a frame of its own.
    fn run(
        &mut self,
        func: FuncId,
        this: Option<Pointer>,
        args: Vec<Arg>,
        slot: Option<&Pointer>,
        span: Span,
    ) -> Res<Value> {
        let name = self.p.funcs[func].name;
        let structor = this.clone().filter(|_| matches!(name, FuncName::Constructor | FuncName::Destructor));
        let mut frame = Frame { func: Some(func), span, this, ret_place: slot.cloned(), ..Frame::default() };
        for (index, arg) in args.into_iter().enumerate() {
            let param = self.p.funcs[func].params.get(index);
            let ty = param.map_or(Ty::ERROR, |param| param.ty);
            let dtor = self.dtor_of(ty);
            let is_shared = matches!(arg, Arg::Shared(_));
            let object = match arg {
                Arg::Object(object) | Arg::Shared(object) => object,
                Arg::Value(value) => {
                    let (is_alive, is_heap) = (true, false);
                    self.add_object(Object { ty, count: None, value, is_alive, is_heap, raw_size: None }, span)?
                }
            };
            if let Some(var) = param.and_then(|param| param.var) {
                frame.set_local(LocalVar { var, object, is_ref: self.p.types.is_ref(ty) });
            }
            if !is_shared {
                frame.locals.push(Cleanup { object, dtor });
            }
        }
        self.frames.push(frame);
        let n_structors = self.in_structors.len();
        self.in_structors.extend(structor);
        let result = self.deeper(span, |this| this.run_body(func, span));
        self.in_structors.truncate(n_structors);
        let frame = self.frames.pop();
        result?;
        Ok(frame.and_then(|frame| frame.result).unwrap_or(Value::Indeterminate))
    }

    fn run_body(&mut self, func: FuncId, span: Span) -> Res<()> {
        let Body::Checked(body) = &self.p.funcs[func].body else { return Err(Failure::NeedsBody(func)) };
        if body.coroutine.is_some() {
            return Err(self.fail(span, "a coroutine cannot be evaluated at compile time"));
        }
        if self.p.funcs[func].name == FuncName::Constructor {
            self.member_inits(&body.member_inits, span)?;
        }
        let flow = self.exec(body.block)?;
        let function = self.p.types.as_function(self.p.funcs[func].ty);
        let returns = function.is_some_and(|function| *self.p.types.kind(function.ret) != TyKind::Void);
        let is_structor = matches!(self.p.funcs[func].name, FuncName::Constructor | FuncName::Destructor);
        if returns && !is_structor && flow != super::stmt::Flow::Return {
            return Err(self.fail(span, "control reaches the end of a function without a result"));
        }
        self.end_locals(0)?;
        self.end_temporaries(0)
    }

    /// [class.base.init]
    fn member_inits(&mut self, inits: &[MemberInit], span: Span) -> Res<()> {
        let Some(this) = self.frame().this.clone() else { return Err(self.fail(span, "a constructor without object")) };
        for init in inits {
            let keep = self.frame().temporaries.len();
            match init {
                MemberInit::Base { is_virtual: true, .. } => {
                    return Err(self.fail(span, "a class with virtual bases cannot be constructed at compile time"));
                }
                MemberInit::Base { class, init, .. } => self.init(*init, &inside(&this, PathElem::Base(*class)))?,
                MemberInit::Field { field, init } => {
                    let ty = self.p.fields[*field].ty;
                    self.init_typed(*init, ty, &inside(&this, PathElem::Field(*field)))?;
                }
                MemberInit::Delegate { init } => self.init(*init, &this)?,
            }
            self.end_temporaries(keep)?;
        }
        Ok(())
    }

    /// Constructs the object at `place` by `ctor`.
    pub fn construct(&mut self, ctor: FuncId, place: &Pointer, args: &[ExprId], span: Span) -> Res<()> {
        let args = self.args(ctor, args)?;
        self.construct_with(ctor, place, args, span)
    }

    pub fn construct_with(&mut self, ctor: FuncId, place: &Pointer, args: Vec<Arg>, span: Span) -> Res<()> {
        self.invoke(ctor, Some(place.clone()), args, None, Ty::VOID, span).map(drop)
    }

    /// The function that a virtual call reaches, and its object ([class.virtual]/2): the last overrider on the way from
    /// the most derived class to the object's, else in another base.
    fn final_overrider(&mut self, func: FuncId, this: &mut Pointer) -> FuncId {
        let complete = self.most_derived(this.clone());
        let mut at = complete.clone();
        for depth in complete.path.len()..=this.path.len() {
            at.path.truncate(complete.path.len());
            at.path.extend_from_slice(&this.path[complete.path.len()..depth]);
            let methods = self.class_of(&at).map(|class| &self.p.classes[class].methods);
            let found =
                methods.and_then(|methods| methods.iter().copied().find(|&m| m == func || self.overrides(m, func, 0)));
            if let Some(found) = found {
                *this = at;
                return found;
            }
        }
        let Some(class) = self.class_of(&complete) else { return func };
        match self.overrider_in_bases(class, func, 0) {
            Some((found, owner)) => {
                *this = complete;
                self.adjust_to(this, owner);
                found
            }
            None => func,
        }
    }

    fn overrider_in_bases(&self, class: ClassId, func: FuncId, depth: usize) -> Option<(FuncId, ClassId)> {
        if depth > 64 {
            return None;
        }
        self.p.classes[class].bases.iter().find_map(|base| {
            let methods = &self.p.classes[base.class].methods;
            let found = methods.iter().copied().find(|&m| m == func || self.overrides(m, func, 0));
            found.map(|found| (found, base.class)).or_else(|| self.overrider_in_bases(base.class, func, depth + 1))
        })
    }

    fn overrides(&self, method: FuncId, func: FuncId, depth: usize) -> bool {
        let overridden = &self.p.funcs[method].overrides;
        depth < 64 && overridden.iter().any(|&o| o == func || self.overrides(o, func, depth + 1))
    }

    /// [expr.dynamic.cast] of a pointer or glvalue.
    pub fn dynamic_cast(&mut self, operand: ExprId, to: Option<ClassId>, _ty: Ty, span: Span) -> Res<Value> {
        let value = match self.is_glvalue(operand) {
            true => Value::Pointer(self.lvalue(operand)?),
            false => self.rvalue(operand)?,
        };
        let Value::Pointer(at) = value else { return Ok(value) };
        if !self.is_known(&at) {
            return Err(self.fail(span, "the dynamic type of the object is not known here"));
        }
        let complete = self.most_derived(at.clone());
        let Some(to) = to else { return Ok(Value::Pointer(complete)) };
        // /8.1: an object of the class that `at` is a public base of.
        let mut up = at;
        let mut is_public = true;
        while up.path.len() > complete.path.len() && is_public {
            let base = up.path.pop();
            let bases = self.class_of(&up).map_or(&[][..], |class| &self.p.classes[class].bases);
            is_public =
                bases.iter().any(|b| base == Some(PathElem::Base(b.class)) && b.access == crate::ast::Access::Public);
            if is_public && self.class_of(&up) == Some(to) {
                return Ok(Value::Pointer(up));
            }
        }
        // /8.2: else, of a public base of the most derived object, the one such base of that.
        let mut paths = Vec::new();
        if let Some(class) = self.class_of(&complete).filter(|_| is_public) {
            self.public_bases(class, to, &mut Vec::new(), &mut paths);
        }
        match paths.pop().filter(|_| paths.is_empty()) {
            Some(path) => {
                let mut found = complete;
                found.path.extend(path.into_iter().map(PathElem::Base));
                Ok(Value::Pointer(found))
            }
            None if self.p.exprs[operand].category == crate::hir::Category::PRValue => Ok(Value::NullPtr),
            None => Err(self.fail(span, "`dynamic_cast` of a reference fails")),
        }
    }

    /// The ways from a class to its public bases of class `to`.
    fn public_bases(&self, class: ClassId, to: ClassId, way: &mut Vec<ClassId>, found: &mut Vec<Vec<ClassId>>) {
        if class == to {
            found.push(way.clone());
        }
        if way.len() > 64 {
            return;
        }
        for base in self.p.classes[class].bases.iter().filter(|base| base.access == crate::ast::Access::Public) {
            way.push(base.class);
            self.public_bases(base.class, to, way, found);
            way.pop();
        }
    }

    /// Whether what a pointer designates, and so its dynamic type, is known: an object of the evaluation or a constant.
    pub fn is_known(&self, place: &Pointer) -> bool {
        match place.base {
            PointerBase::Frame(_) | PointerBase::Temporary(_) => true,
            PointerBase::Var(var) => !self.p.types.is_ref(self.p.vars[var].ty),
            PointerBase::Func(_)
            | PointerBase::String(_)
            | PointerBase::Absolute(_)
            | PointerBase::Label(_)
            | PointerBase::TypeInfo(_) => false,
        }
    }
}
