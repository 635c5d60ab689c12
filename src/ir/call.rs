//! Calls ([expr.call]) by the psABI: arguments into their places, results out of theirs.

use inkwell::attributes::AttributeLoc;
use inkwell::types::FunctionType;
use inkwell::values::CallSiteValue;

use crate::hir::mangle::Structor;
use crate::hir::{Callee, ExprId, ExprKind, FuncId, Ty, TyKind, builtin};
use crate::ir::abi_x86_64::{ArgTy, Pass, Reg};
use crate::ir::build::{P, T, V};
use crate::ir::cleanup::CleanupKind;
use crate::ir::error::Result;
use crate::ir::expr::Rv;
use crate::ir::module::{Lower, Sig, is_intrinsic};
use crate::ir::place::Place;
use crate::ir::types::{Shape, needed_dtor, shape};

/// An evaluated argument.
#[derive(Debug, Clone, Copy)]
pub struct Arg<'c> {
    pub ty: ArgTy,
    pub value: Rv<'c>,
}

impl<'c> Arg<'c> {
    /// A pointer of the compiler's, or `this`.
    pub fn pointer(ptr: P<'c>) -> Arg<'c> {
        Arg { ty: ArgTy::Pointer, value: Rv::Scalar(ptr.into()) }
    }
}

impl<'c> Lower<'c, '_> {
    /// A call expression. A class result goes to `to`, or a temporary.
    pub fn call_expr(&mut self, expr: ExprId, to: Option<Place<'c>>) -> Result<Rv<'c>> {
        let p = self.p;
        let ExprKind::Call { callee, args, right_first } = &p.exprs[expr].kind else { return self.bug("no call") };
        match callee {
            Callee::Direct(func) => {
                if let Some(builtin) = p.funcs[*func].builtin
                    && matches!(builtin.info().kind, builtin::Kind::Special(_))
                {
                    return self.builtin_call(builtin, args, p.exprs[expr].ty, to);
                }
                self.direct_call(*func, args, *right_first, to)
            }
            Callee::Virtual(func) => self.virtual_call(*func, args, *right_first, to),
            Callee::Pointer(pointer) => {
                let Some(ty) = p.types.pointee(p.exprs[*pointer].ty).and_then(|to| p.types.as_function(to)) else {
                    return self.bug("a call through no pointer to function");
                };
                let callee = self.scalar(*pointer)?.into_pointer_value();
                let sig = self.sig_of_type(ty, false);
                let args = self.args(&sig, args)?;
                self.emit_call(&sig, callee, &args, to)
            }
            Callee::MemberPtr(member) => self.member_ptr_call(*member, args, to),
        }
    }

    fn direct_call(
        &mut self,
        func: FuncId,
        args: &[ExprId],
        right_first: bool,
        to: Option<Place<'c>>,
    ) -> Result<Rv<'c>> {
        let sig = self.sig(func)?;
        // A static member function may be called on an object, which is only evaluated.
        let info = &self.p.funcs[func];
        let args = match args.split_first() {
            Some((&object, rest)) if info.class.is_some() && info.is_static && self.has_object(&sig, args) => {
                self.discard(object)?;
                rest
            }
            _ => args,
        };
        let args = self.ordered_args(&sig, args, right_first)?;
        let callee = self.func_value(func, true)?.as_global_value().as_pointer_value();
        self.emit_call(&sig, callee, &args, to)
    }

    fn has_object(&self, sig: &Sig, args: &[ExprId]) -> bool {
        !sig.is_variadic && args.len() > sig.args.len()
    }

    /// Evaluates the arguments, the object of a member function first.
    pub fn args(&mut self, sig: &Sig, args: &[ExprId]) -> Result<Vec<Arg<'c>>> {
        if args.len() < sig.args.len() {
            return self.bug("a call with too few arguments");
        }
        args.iter().enumerate().map(|(i, &arg)| self.nth_arg(sig, i, arg)).collect()
    }

    /// As [`Lower::args`]; for an assignment the value before the object.
    fn ordered_args(&mut self, sig: &Sig, args: &[ExprId], right_first: bool) -> Result<Vec<Arg<'c>>> {
        match *args {
            [object, value] if right_first && sig.args.len() == 2 => {
                let value = self.nth_arg(sig, 1, value)?;
                Ok(vec![self.nth_arg(sig, 0, object)?, value])
            }
            _ => self.args(sig, args),
        }
    }

    fn nth_arg(&mut self, sig: &Sig, i: usize, arg: ExprId) -> Result<Arg<'c>> {
        match sig.args.get(i) {
            Some(ArgTy::Pointer) => Ok(Arg::pointer(self.object_address(arg)?)),
            Some(&ArgTy::Ty(ty)) => self.arg(arg, ty),
            None => self.arg(arg, self.p.exprs[arg].ty),
        }
    }

    /// The address of a call's object: a glvalue, or a pointer for those who have only that.
    fn object_address(&mut self, object: ExprId) -> Result<P<'c>> {
        let node = &self.p.exprs[object];
        if node.category.is_glvalue() || shape(self.p, node.ty) == Shape::Aggregate {
            return self.address(object);
        }
        Ok(self.scalar(object)?.into_pointer_value())
    }

    /// An argument for a parameter of this type: a reference is bound, an object made.
    pub fn arg(&mut self, expr: ExprId, ty: Ty) -> Result<Arg<'c>> {
        let node = &self.p.exprs[expr];
        if self.p.types.is_ref(ty) {
            let ptr =
                if node.category.is_glvalue() { self.address(expr)? } else { self.scalar(expr)?.into_pointer_value() };
            return Ok(Arg { ty: ArgTy::Ty(ty), value: Rv::Scalar(ptr.into()) });
        }
        if node.category.is_glvalue() {
            // A parameter that is passed on, and is the caller's caller's to destroy.
            return Ok(Arg { ty: ArgTy::Ty(ty), value: Rv::Object(self.address(expr)?) });
        }
        let value = self.value(expr)?;
        if let (Rv::Object(ptr), Some(dtor)) = (value, needed_dtor(self.p, ty)) {
            // Itanium ABI 3.1.1: the caller destroys the parameter, at the end of the full-expression.
            self.push_temporary(CleanupKind::Destroy { ptr, ty: ty.unqual(), dtor });
        }
        Ok(Arg { ty: ArgTy::Ty(ty), value })
    }

    /// Calls `callee` with evaluated arguments.
    pub fn emit_call(&mut self, sig: &Sig, callee: P<'c>, args: &[Arg<'c>], to: Option<Place<'c>>) -> Result<Rv<'c>> {
        let tys: Vec<ArgTy> = args.iter().map(|arg| arg.ty).collect();
        let abi = self.fn_abi(sig, &tys);
        let fn_ty = self.llvm_fn_ty(sig, &tys, &abi)?;
        let mut values: Vec<V<'c>> = Vec::new();
        let result_slot = match abi.ret {
            Pass::Reference | Pass::Memory(_) => {
                let slot = match to {
                    Some(to) => to.ptr,
                    None => self.slot(sig.ret, "")?,
                };
                values.push(slot.into());
                Some(slot)
            }
            Pass::Ignore | Pass::Scalar(_) | Pass::Coerce(..) | Pass::CoercePair(..) | Pass::ComplexX87 => None,
        };
        for (arg, &pass) in args.iter().zip(&abi.args) {
            self.pass_arg(arg, pass, &mut values)?;
        }
        let call = self.call_or_invoke(fn_ty, callee, &values, sig.is_nothrow)?;
        if !is_intrinsic(callee.get_name().to_bytes()) {
            for (loc, attr) in self.abi_attrs(sig, &tys, &abi)? {
                call.add_attribute(loc, attr);
            }
        }
        if sig.is_nothrow {
            call.add_attribute(AttributeLoc::Function, self.attr("nounwind", 0));
        }
        if sig.is_noreturn {
            call.add_attribute(AttributeLoc::Function, self.attr("noreturn", 0));
            self.b.unreachable();
            self.start_dead();
            return self.no_result(sig.ret);
        }
        self.result_of(call, sig.ret, abi.ret, result_slot, to)
    }

    /// What stands for the result of a call that does not return.
    fn no_result(&mut self, ty: Ty) -> Result<Rv<'c>> {
        Ok(match shape(self.p, ty) {
            Shape::Void => Rv::Void,
            Shape::Scalar => Rv::Scalar(self.b.poison(self.val_ty(ty)?)),
            Shape::Complex => {
                let TyKind::Complex(part) = *self.p.types.kind(ty) else { return self.bug("no complex") };
                let part = self.b.poison(self.mem_ty(part)?);
                Rv::Complex(part, part)
            }
            Shape::Aggregate => Rv::Object(self.slot(ty, "")?),
        })
    }

    /// Appends the scalars that carry an argument.
    fn pass_arg(&mut self, arg: &Arg<'c>, pass: Pass, values: &mut Vec<V<'c>>) -> Result<()> {
        match pass {
            Pass::Ignore => {}
            Pass::Scalar(_) => match arg.value {
                Rv::Scalar(value) => values.push(value),
                Rv::Object(ptr) => values.push(ptr.into()),
                Rv::Void | Rv::Complex(..) => return self.bug("an argument that is no scalar"),
            },
            Pass::Coerce(reg, offset) => {
                let (ptr, align) = self.arg_object(arg)?;
                let ty = self.reg_ty(reg)?;
                values.push(self.b.load_value(ty, self.b.offset(ptr, offset), align.min(8)));
            }
            Pass::CoercePair(a, b) => {
                let (ptr, align) = self.arg_object(arg)?;
                let (a, b) = (self.reg_ty(a)?, self.reg_ty(b)?);
                values.push(self.b.load_value(a, ptr, align.min(8)));
                values.push(self.b.load_value(b, self.b.offset(ptr, 8), align.min(8)));
            }
            Pass::Reference | Pass::Memory(_) => {
                let (ptr, _) = self.arg_object(arg)?;
                values.push(ptr.into());
            }
            Pass::ComplexX87 => return self.bug("an argument in st0"),
        }
        Ok(())
    }

    /// An argument in memory, and how it is aligned.
    fn arg_object(&mut self, arg: &Arg<'c>) -> Result<(P<'c>, u64)> {
        let ArgTy::Ty(ty) = arg.ty else { return self.bug("a pointer passed as an object") };
        let align = self.align_of(ty);
        match arg.value {
            Rv::Object(ptr) => Ok((ptr, align)),
            value => {
                let slot = self.slot(ty, "")?;
                let place = self.place_at(slot, ty.unqual());
                self.store_value(value, place)?;
                Ok((slot, align))
            }
        }
    }

    /// Writes a value that was evaluated before.
    pub fn store_value(&mut self, value: Rv<'c>, to: Place<'c>) -> Result<()> {
        match value {
            Rv::Void => Ok(()),
            Rv::Scalar(value) => self.store(value, to),
            Rv::Complex(real, imag) => self.store_complex((real, imag), to),
            Rv::Object(from) => {
                let size = self.copy_size(to.ty)?;
                self.copy_bytes(to.ptr, to.align, from, self.align_of(to.ty), size, false);
                Ok(())
            }
        }
    }

    fn result_of(
        &mut self,
        call: CallSiteValue<'c>,
        ty: Ty,
        pass: Pass,
        slot: Option<P<'c>>,
        to: Option<Place<'c>>,
    ) -> Result<Rv<'c>> {
        match (pass, slot) {
            (Pass::Ignore, _) if shape(self.p, ty) == Shape::Void => return Ok(Rv::Void),
            (Pass::Scalar(_), _) => return Ok(Rv::Scalar(self.b.call_value(call))),
            (_, Some(slot)) => {
                if shape(self.p, ty) == Shape::Aggregate {
                    return Ok(Rv::Object(slot));
                }
                let place = self.place_at(slot, ty.unqual());
                return self.load_any(place);
            }
            _ => {}
        }
        // Out of registers into memory: whole eightbytes may be wider than the object, so never straight into `to`.
        let slot = self.slot(ty, "")?;
        let align = self.align_of(ty);
        match pass {
            Pass::Coerce(_, offset) => {
                self.b.store(self.b.call_value(call), self.b.offset(slot, offset), align.min(8));
            }
            Pass::CoercePair(..) => {
                let pair = self.b.call_value(call);
                self.b.store(self.b.extract(pair, 0), slot, align.min(8));
                self.b.store(self.b.extract(pair, 1), self.b.offset(slot, 8), align.min(8));
            }
            Pass::ComplexX87 => {
                let pair = self.b.call_value(call);
                self.b.store(self.b.extract(pair, 0), slot, 16);
                self.b.store(self.b.extract(pair, 1), self.b.offset(slot, 16), 16);
            }
            Pass::Ignore | Pass::Scalar(_) | Pass::Reference | Pass::Memory(_) => {}
        }
        let place = self.place_at(slot, ty.unqual());
        if shape(self.p, ty) != Shape::Aggregate {
            return self.load_any(place);
        }
        if let Some(to) = to {
            let size = self.copy_size(ty)?;
            self.copy_bytes(to.ptr, to.align, slot, align, size, false);
            return Ok(Rv::Object(to.ptr));
        }
        Ok(Rv::Object(slot))
    }

    /// The value of an object of any type.
    pub fn load_any(&mut self, place: Place<'c>) -> Result<Rv<'c>> {
        Ok(match shape(self.p, place.ty) {
            Shape::Void => Rv::Void,
            Shape::Scalar => Rv::Scalar(self.load(place)?),
            Shape::Complex => {
                let (real, imag) = self.load_complex(place)?;
                Rv::Complex(real, imag)
            }
            Shape::Aggregate => Rv::Object(place.ptr),
        })
    }

    /// The LLVM type of a register's worth.
    pub fn reg_ty(&self, reg: Reg) -> Result<T<'c>> {
        let cx = self.b.cx;
        Ok(match reg {
            Reg::Int(bits) => self.b.int_ty(bits).into(),
            Reg::Ptr => self.b.ptr_ty().into(),
            Reg::Float => cx.f32_type().into(),
            Reg::Double => cx.f64_type().into(),
            Reg::Float2 => cx.f32_type().vec_type(2).into(),
            Reg::X87 => cx.x86_f80_type().into(),
            Reg::Quad => cx.f128_type().into(),
            Reg::Doubles(n) => cx.f64_type().vec_type(n).into(),
            Reg::Vector(ty) => self.mem_ty(ty)?,
        })
    }

    // Calls that no expression writes.

    /// Calls a function all of whose arguments are pointers (`this`, references).
    pub fn call_function(&mut self, func: FuncId, args: &[P<'c>]) -> Result<Rv<'c>> {
        let sig = self.sig(func)?;
        let args: Vec<Arg<'c>> =
            args.iter().zip(&sig.args).map(|(&ptr, &ty)| Arg { ty, value: Rv::Scalar(ptr.into()) }).collect();
        let callee = self.func_value(func, true)?.as_global_value().as_pointer_value();
        self.emit_call(&sig, callee, &args, None)
    }

    /// Calls the complete-object constructor.
    pub fn call_ctor(&mut self, ctor: FuncId, this: P<'c>, args: &[ExprId]) -> Result<()> {
        self.call_structor(ctor, Structor::Complete, this, None, args)
    }

    /// Calls a variant of a constructor or destructor, with the VTT that that of a base may take.
    pub fn call_structor(
        &mut self,
        func: FuncId,
        structor: Structor,
        this: P<'c>,
        vtt: Option<P<'c>>,
        args: &[ExprId],
    ) -> Result<()> {
        let sig = self.structor_sig(func, structor)?;
        let mut values = vec![Arg::pointer(this)];
        values.extend(vtt.map(Arg::pointer));
        let rest = Sig { args: sig.args[values.len()..].to_vec(), ..sig.clone() };
        values.extend(self.args(&rest, args)?);
        let callee = self.structor_value(func, structor, true)?.as_global_value().as_pointer_value();
        self.emit_call(&sig, callee, &values, None)?;
        Ok(())
    }

    /// Calls the complete-object destructor.
    pub fn call_dtor(&mut self, dtor: FuncId, this: P<'c>) -> Result<()> {
        self.call_function(dtor, &[this]).map(drop)
    }

    /// Through a pointer to member function (Itanium ABI 2.3.2).
    fn member_ptr_call(&mut self, member: ExprId, args: &[ExprId], to: Option<Place<'c>>) -> Result<Rv<'c>> {
        let TyKind::MemberPtr { pointee, .. } = *self.p.types.kind(self.p.exprs[member].ty) else {
            return self.bug("a call through no pointer to member");
        };
        let Some(ty) = self.p.types.as_function(pointee) else { return self.bug("a call of a data member") };
        let sig = self.sig_of_type(ty, true);
        let Some((&object, rest)) = args.split_first() else { return self.bug("a member call without object") };
        let object = self.object_address(object)?;
        let member = self.scalar(member)?;
        let (word, adjustment) = (self.b.extract(member, 0), self.b.extract(member, 1));
        let this = self.b.gep(self.b.cx.i8_type().into(), object, adjustment);
        let callee = self.member_ptr_callee(this, word)?;
        let rest_sig = Sig { args: sig.args[1..].to_vec(), ..sig.clone() };
        let mut values = vec![Arg::pointer(this)];
        values.extend(self.args(&rest_sig, rest)?);
        self.emit_call(&sig, callee, &values, to)
    }

    /// The function: an odd word is one more than an offset in the vtable of `this`.
    fn member_ptr_callee(&mut self, this: P<'c>, word: V<'c>) -> Result<P<'c>> {
        let (is_virtual, plain) = (self.new_block("memptr.virtual"), self.new_block("memptr.plain"));
        let end = self.new_block("memptr.end");
        let low = self.b.and(word, self.b.i64(1));
        let odd = self.b.ne(low, self.b.i64(0));
        self.b.cond_br(odd, is_virtual, plain);
        self.b.at_end(is_virtual);
        let ptr_ty: T<'c> = self.b.ptr_ty().into();
        let vtable = self.b.load_value(ptr_ty, this, 8).into_pointer_value();
        let offset = self.b.sub(word, self.b.i64(1));
        let slot = self.b.gep_wrapping(self.b.cx.i8_type().into(), vtable, offset);
        let found = self.b.load_value(ptr_ty, slot, 8);
        self.b.br(end);
        self.b.at_end(plain);
        let direct = self.b.int_to_ptr(word);
        self.b.br(end);
        self.b.at_end(end);
        Ok(self.b.phi(ptr_ty, &[(found, is_virtual), (direct.into(), plain)]).into_pointer_value())
    }

    fn virtual_call(
        &mut self,
        func: FuncId,
        args: &[ExprId],
        right_first: bool,
        to: Option<Place<'c>>,
    ) -> Result<Rv<'c>> {
        let sig = self.sig(func)?;
        let offset = self.vtable_offset(func)?;
        let values = self.ordered_args(&sig, args, right_first)?;
        let Some(&Arg { value: Rv::Scalar(this), .. }) = values.first() else {
            return self.bug("a virtual call without object");
        };
        let callee = self.vtable_slot(this.into_pointer_value(), offset);
        self.emit_call(&sig, callee, &values, to)
    }

    /// The function at an offset in an object's vtable.
    pub fn vtable_slot(&mut self, this: P<'c>, offset: u64) -> P<'c> {
        let ptr_ty: T<'c> = self.b.ptr_ty().into();
        let vtable = self.b.load_value(ptr_ty, this, 8).into_pointer_value();
        self.b.load_value(ptr_ty, self.b.offset(vtable, offset), 8).into_pointer_value()
    }

    /// Calls a function of the C library by its symbol, with evaluated arguments.
    pub fn library_call_values(
        &mut self,
        name: &str,
        sig: &Sig,
        args: &[Arg<'c>],
        to: Option<Place<'c>>,
    ) -> Result<Rv<'c>> {
        let tys: Vec<ArgTy> = args.iter().map(|arg| arg.ty).collect();
        let abi = self.fn_abi(sig, &tys);
        let ty: FunctionType<'c> = self.llvm_fn_ty(sig, &tys, &abi)?;
        let function = match self.m.get_function(name) {
            Some(function) => function,
            None => self.m.add_function(name, ty, None),
        };
        self.emit_call(sig, function.as_global_value().as_pointer_value(), args, to)
    }
}
