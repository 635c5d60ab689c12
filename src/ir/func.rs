//! Function bodies: parameters into memory, statements, the result out of its slot.
//!
//! Every variable lives in memory at first; LLVM's mem2reg makes registers of what allows it. Fixed slots are
//! made in the entry block, which is closed last, so that a slot may be asked for anywhere.

use inkwell::attributes::AttributeLoc;
use inkwell::module::Linkage;
use inkwell::values::{AsValueRef, FunctionValue};

use crate::base::FxHashMap;
use crate::hir::mangle::Structor;
use crate::hir::vtable::Entry;
use crate::hir::{Body, CheckedBody, ClassId, ExprId, FuncId, FuncName, StmtId, StmtKind, Ty, VarId};
use crate::ir::abi_x86_64::{ArgTy, FnAbi, Pass};
use crate::ir::build::{Bb, P, V};
use crate::ir::cleanup::{Cleanup, CleanupKind};
use crate::ir::error::Result;
use crate::ir::expr::Rv;
use crate::ir::goto::Labels;
use crate::ir::module::{Lower, Sig, has_this};
use crate::ir::place::{Part, Place};
use crate::ir::types::{Shape, shape};

/// The state of the function being lowered.
#[derive(Default)]
pub struct FnState<'c> {
    /// The symbol, for messages.
    pub name: String,
    /// Not the user's, and called by later modules, too.
    pub is_for_others: bool,
    pub function: Option<FunctionValue<'c>>,
    /// Holds the slots; ends in a branch to the first block of code.
    entry: Option<Bb<'c>>,
    pub ret: Option<Ret<'c>>,
    /// Storage of locals and parameters; a reference's holds a pointer.
    pub locals: FxHashMap<VarId, P<'c>>,
    pub this: Option<P<'c>>,
    /// The class whose member this is.
    pub class: Option<ClassId>,
    /// Which variant of a constructor or destructor, and the VTT that it was given.
    pub structor: Option<Structor>,
    /// How `this` and the result are adjusted, where the body stands in a thunk of its own.
    pub thunk: Option<Entry>,
    pub vtt: Option<P<'c>>,
    /// The result buffer of an input's entry.
    pub entry_result: Option<P<'c>>,
    pub cleanups: Vec<Cleanup<'c>>,
    /// Destructions of lifetime-extended temporaries that the enclosing block takes over.
    pub extended: Vec<Cleanup<'c>>,
    /// See [`crate::ir::place::Part::Either`].
    pub eithers: Vec<Either<'c>>,
    /// Inside how many operands that may not be evaluated.
    pub n_conditional: usize,
    pub loops: Vec<LoopTargets<'c>>,
    pub labels: Labels<'c>,
    pub cases: FxHashMap<StmtId, Bb<'c>>,
    /// The statement that owns what is being declared, and its part in progress; see `goto`.
    pub position: (Option<StmtId>, usize),
    pub opaques: FxHashMap<ExprId, Bound<'c>>,
    /// The exception object that the unbound `Opaque` of a handler's variable stands for.
    pub caught: Option<Place<'c>>,
    /// The exception in flight and its selector, while cleanups run.
    pub exception: Option<(P<'c>, P<'c>)>,
    pub resume: Option<Bb<'c>>,
    /// The local made in the return slot.
    pub nrvo: Option<VarId>,
    /// Sizes in bytes of variable-length arrays, and their bounds.
    pub vla_sizes: FxHashMap<VarId, Vec<P<'c>>>,
    pub is_variadic: bool,
    pub coroutine: Option<crate::ir::coroutine::Frame<'c>>,
}

/// One of two bit-fields, as the flag says.
#[derive(Clone, Copy)]
pub struct Either<'c> {
    pub is_first: V<'c>,
    pub first: Part<'c>,
    pub second: Part<'c>,
}

/// Where results go.
#[derive(Clone)]
pub struct Ret<'c> {
    pub ty: Ty,
    pub pass: Pass,
    /// None for void.
    pub slot: Option<P<'c>>,
    pub block: Bb<'c>,
}

/// Where `break` and `continue` lead.
#[derive(Clone, Copy)]
pub struct LoopTargets<'c> {
    pub break_to: Bb<'c>,
    /// None for a switch.
    pub continue_to: Option<Bb<'c>>,
    /// How many cleanups were active outside; and inside, for `continue`.
    pub break_depth: usize,
    pub continue_depth: usize,
}

/// What an opaque expression stands for.
#[derive(Clone, Copy)]
pub enum Bound<'c> {
    Value(Rv<'c>),
    Place(Place<'c>),
}

impl<'c> Lower<'c, '_> {
    /// Defines a function of the unit, a constructor or destructor in all its variants.
    pub fn define_func(&mut self, func: FuncId, linkage: Linkage) -> Result<()> {
        match self.p.funcs[func].name {
            FuncName::Constructor | FuncName::Destructor => self.define_structors(func, linkage),
            FuncName::Ident(_) | FuncName::Operator(_) | FuncName::Literal(_) | FuncName::Conversion(_) => {
                self.define_variant(func, Structor::Complete, linkage)
            }
        }
    }

    /// Defines one variant of a function.
    pub fn define_variant(&mut self, func: FuncId, structor: Structor, linkage: Linkage) -> Result<()> {
        let info = &self.p.funcs[func];
        let symbol = self.definition_symbol(func, structor);
        let is_for_others = !info.is_redirected && !self.is_copy(func);
        self.f = FnState { name: symbol, structor: Some(structor), is_for_others, ..FnState::default() };
        let value = self.structor_value(func, structor, true)?;
        if value.count_basic_blocks() > 0 {
            return Ok(());
        }
        let value = self.matching_declaration(func, structor, value)?;
        match &info.body {
            _ if self.is_made_of_another(func, structor) => self.lower_outer_dtor(func, structor, value)?,
            Body::Checked(body) => self.lower_body(func, value, body)?,
            Body::None | Body::Written { .. } | Body::Synthesized | Body::InProgress | Body::Error => {
                return self.bug("a function to define has no checked body");
            }
        }
        let is_weak = info.attrs.is_weak && linkage != Linkage::Private;
        value.set_linkage(if is_weak { Linkage::WeakAny } else { linkage });
        self.add_definition_attrs(value, func);
        Ok(())
    }

    /// The declaration to define. A use of another declaration of the symbol may have declared it with another type.
    fn matching_declaration(
        &mut self,
        func: FuncId,
        structor: Structor,
        value: FunctionValue<'c>,
    ) -> Result<FunctionValue<'c>> {
        let sig = self.structor_sig(func, structor)?;
        let abi = self.fn_abi(&sig, &sig.args);
        let ty = self.llvm_fn_ty(&sig, &sig.args, &abi)?;
        if value.get_type() == ty {
            return Ok(value);
        }
        let name = value.get_name().to_string_lossy().into_owned();
        value.as_global_value().set_name("");
        let new = self.m.add_function(&name, ty, None);
        for (loc, attr) in self.abi_attrs(&sig, &sig.args, &abi)? {
            new.add_attribute(loc, attr);
        }
        // SAFETY: both are functions of this module, so both are pointers; the old one has no uses afterwards.
        unsafe {
            inkwell::llvm_sys::core::LLVMReplaceAllUsesWith(value.as_value_ref(), new.as_value_ref());
            value.delete();
        }
        self.forget_declaration(func, structor, new);
        Ok(new)
    }

    fn add_definition_attrs(&self, value: FunctionValue<'c>, func: FuncId) {
        let attrs = &self.p.funcs[func].attrs;
        let add = |name: &str, number| value.add_attribute(AttributeLoc::Function, self.attr(name, number));
        // 1 is synchronous: every call may unwind.
        add("uwtable", 1);
        if attrs.is_always_inline && !attrs.is_noinline && self.optimizes() {
            add("alwaysinline", 0);
        }
    }

    /// Opens the function: blocks, parameters, return slot.
    pub fn open(&mut self, function: FunctionValue<'c>, sig: &Sig, abi: &FnAbi, nrvo: Option<VarId>) -> Result<()> {
        let entry = self.b.cx.append_basic_block(function, "entry");
        let body = self.b.cx.append_basic_block(function, "body");
        let ret_block = self.b.cx.append_basic_block(function, "return");
        self.f.function = Some(function);
        self.f.entry = Some(entry);
        self.f.is_variadic = sig.is_variadic;
        self.b.at_end(body);
        let slot = match abi.ret {
            Pass::Reference | Pass::Memory(_) => Some(nth_param(function, 0).into_pointer_value()),
            Pass::Ignore if shape(self.p, sig.ret) == Shape::Void => None,
            Pass::Ignore | Pass::Scalar(_) | Pass::Coerce(..) | Pass::CoercePair(..) | Pass::ComplexX87 => {
                Some(self.slot(sig.ret, "retval")?)
            }
        };
        self.f.ret = Some(Ret { ty: sig.ret, pass: abi.ret, slot, block: ret_block });
        if let (Some(var), Some(slot)) = (nrvo, slot) {
            self.f.locals.insert(var, slot);
            self.f.nrvo = Some(var);
        }
        Ok(())
    }

    /// Stores the parameters, `this` first.
    fn open_params(&mut self, func: FuncId, function: FunctionValue<'c>, sig: &Sig, abi: &FnAbi) -> Result<()> {
        let info = &self.p.funcs[func];
        let mut index = u32::from(matches!(abi.ret, Pass::Reference | Pass::Memory(_)));
        let n_this = usize::from(has_this(info));
        let takes_vtt = self.f.structor.is_some_and(|structor| self.takes_vtt(func, structor));
        let n_this = n_this + usize::from(takes_vtt);
        for (i, (&arg, &pass)) in sig.args.iter().zip(&abi.args).enumerate() {
            if i < n_this {
                let pointer = Some(nth_param(function, index).into_pointer_value());
                if i == 0 {
                    self.f.this = pointer
                } else {
                    self.f.vtt = pointer
                }
                index += 1;
                continue;
            }
            let ArgTy::Ty(ty) = arg else { return self.bug("a hidden parameter") };
            let var = info.params.get(i - n_this).and_then(|param| param.var);
            let slot = self.open_param(function, ty, pass, &mut index)?;
            if let Some(var) = var {
                let name = self.p.vars[var].name;
                if !name.is_empty() && self.options.level == crate::ir::OptLevel::O0 {
                    slot.set_name(name.as_str());
                }
                self.f.locals.insert(var, slot);
            }
        }
        if let (Some(thunk), Some(this)) = (self.f.thunk, self.f.this) {
            self.f.this = Some(self.adjusted(this, thunk.this, false));
        }
        Ok(())
    }

    fn open_param(&mut self, function: FunctionValue<'c>, ty: Ty, pass: Pass, index: &mut u32) -> Result<P<'c>> {
        let mut next = || {
            *index += 1;
            nth_param(function, *index - 1)
        };
        match pass {
            Pass::Reference | Pass::Memory(_) => Ok(next().into_pointer_value()),
            Pass::Ignore => self.slot(ty, ""),
            Pass::Scalar(_) => {
                let value = next();
                let slot = self.slot(ty, "")?;
                self.store_scalar(value, slot, ty, self.align_of(ty))?;
                Ok(slot)
            }
            Pass::Coerce(_, offset) => {
                let value = next();
                let slot = self.slot(ty, "")?;
                self.b.store(value, self.b.offset(slot, offset), self.align_of(ty).min(8));
                Ok(slot)
            }
            Pass::CoercePair(..) => {
                let (low, high) = (next(), next());
                let slot = self.slot(ty, "")?;
                let align = self.align_of(ty);
                self.b.store(low, slot, align.min(8));
                self.b.store(high, self.b.offset(slot, 8), align.min(8));
                Ok(slot)
            }
            Pass::ComplexX87 => self.bug("an argument in st0"),
        }
    }

    pub fn lower_body(&mut self, func: FuncId, function: FunctionValue<'c>, body: &CheckedBody) -> Result<()> {
        let info = &self.p.funcs[func];
        let sig = self.structor_sig(func, self.f.structor.unwrap_or(Structor::Complete))?;
        let abi = self.fn_abi(&sig, &sig.args);
        self.f.class = info.class;
        self.open(function, &sig, &abi, body.nrvo)?;
        self.open_params(func, function, &sig, &abi)?;
        self.find_labels(body)?;
        if sig.is_nothrow {
            self.push_cleanup(CleanupKind::Terminate);
        }
        if let Some(coroutine) = &body.coroutine {
            self.coroutine(body.block, coroutine)?;
            return self.close();
        }
        match info.name {
            FuncName::Constructor => self.lower_ctor(func, body)?,
            FuncName::Destructor => self.lower_dtor(func, body)?,
            FuncName::Ident(_) | FuncName::Operator(_) | FuncName::Literal(_) | FuncName::Conversion(_) => {
                self.stmt(body.block)?;
            }
        }
        self.fall_off(func)?;
        self.close()
    }

    /// The end of the body is reached ([basic.start.main]/5). Where a value is wanted that is undefined behaviour
    /// ([stmt.return]/2), which a session survives best by returning whatever the return slot holds.
    fn fall_off(&mut self, func: FuncId) -> Result<()> {
        if self.b.is_terminated() {
            return Ok(());
        }
        let is_main = self.p.funcs[func].class.is_none()
            && matches!(self.p.funcs[func].name, FuncName::Ident(name) if name.as_str() == "main")
            && self.p.funcs[func].scope == self.p.global;
        let Some(ret) = self.f.ret.clone() else { return self.bug("no return block") };
        if is_main && let Some(slot) = ret.slot {
            self.b.store(self.b.i32(0), slot, 4);
        }
        self.pop_cleanups(0)?;
        self.b.br(ret.block);
        Ok(())
    }

    /// Closes the function: the return, the slots' block.
    pub fn close(&mut self) -> Result<()> {
        let Some(ret) = self.f.ret.clone() else { return self.bug("no return block") };
        let body = self.f.entry.and_then(|entry| entry.get_next_basic_block());
        self.finish_labels()?;
        self.b.at_end(ret.block);
        self.lower_return(&ret)?;
        let (Some(entry), Some(body)) = (self.f.entry, body) else { return self.bug("no entry block") };
        self.b.at_end(entry);
        self.b.br(body);
        if !self.f.cleanups.is_empty()
            && !self.f.cleanups.iter().all(|c| matches!(c.kind, CleanupKind::Terminate | CleanupKind::EntryCatch))
        {
            return self.bug("cleanups are left over");
        }
        Ok(())
    }

    fn lower_return(&mut self, ret: &Ret<'c>) -> Result<()> {
        let Some(slot) = ret.slot else {
            self.b.ret(None);
            return Ok(());
        };
        let align = self.align_of(ret.ty);
        let value = match ret.pass {
            Pass::Ignore | Pass::Reference | Pass::Memory(_) => None,
            Pass::Scalar(_) => {
                let value = self.load_scalar(slot, ret.ty, align)?;
                Some(match self.f.thunk {
                    Some(thunk) => self.adjusted_result(value.into_pointer_value(), thunk.result, ret.ty),
                    None => value,
                })
            }
            Pass::Coerce(reg, offset) => {
                let ty = self.reg_ty(reg)?;
                Some(self.b.load_value(ty, self.b.offset(slot, offset), align.min(8)))
            }
            Pass::CoercePair(a, b) => {
                let (a, b) = (self.reg_ty(a)?, self.reg_ty(b)?);
                let low = self.b.load_value(a, slot, align.min(8));
                let high = self.b.load_value(b, self.b.offset(slot, 8), align.min(8));
                let pair = self.b.poison(self.b.struct_ty(&[a, b]));
                Some(self.b.insert(self.b.insert(pair, low, 0), high, 1))
            }
            Pass::ComplexX87 => {
                let part = self.b.cx.x86_f80_type().into();
                let real = self.b.load_value(part, slot, 16);
                let imag = self.b.load_value(part, self.b.offset(slot, 16), 16);
                let pair = self.b.poison(self.b.struct_ty(&[part, part]));
                Some(self.b.insert(self.b.insert(pair, real, 0), imag, 1))
            }
        };
        self.b.ret(value);
        Ok(())
    }

    /// The function of an input: its statements, from which no exception escapes.
    pub fn define_entry(&mut self, symbol: &str, body: &CheckedBody) -> Result<()> {
        self.f = FnState { name: symbol.to_string(), ..FnState::default() };
        let sig =
            Sig { ret: Ty::VOID, args: vec![ArgTy::Pointer], is_variadic: false, is_nothrow: true, is_noreturn: false };
        let abi = self.fn_abi(&sig, &sig.args);
        let ty = self.b.fn_ty(None, &[self.b.ptr_ty().into()], false);
        let function = self.m.add_function(symbol, ty, None);
        function.add_attribute(AttributeLoc::Function, self.attr("uwtable", 1));
        self.open(function, &sig, &abi, None)?;
        self.f.entry_result = Some(nth_param(function, 0).into_pointer_value());
        self.find_labels(body)?;
        self.push_cleanup(CleanupKind::EntryCatch);
        // The statements of an input are no scope: what they declare lives on.
        match &self.p.stmts[body.block].kind {
            StmtKind::Block(stmts) => self.block_stmts(body.block, stmts)?,
            _ => self.stmt(body.block)?,
        }
        if !self.b.is_terminated() {
            self.pop_cleanups(0)?;
            let Some(ret) = self.f.ret.clone() else { return self.bug("no return block") };
            self.b.br(ret.block);
        }
        self.close()
    }

    /// The function being lowered.
    pub fn function(&self) -> FunctionValue<'c> {
        self.f.function.expect("code is only made inside a function")
    }

    /// A new block of the function.
    pub fn new_block(&self, name: &str) -> Bb<'c> {
        self.b.cx.append_basic_block(self.function(), name)
    }

    /// Goes on in a block that nothing reaches, after a jump.
    pub fn start_dead(&mut self) {
        let block = self.new_block("dead");
        self.b.at_end(block);
    }

    /// A fixed slot for an object of this type.
    pub fn slot(&mut self, ty: Ty, name: &str) -> Result<P<'c>> {
        let llvm = self.mem_ty(ty)?;
        Ok(self.raw_slot(llvm, self.align_of(ty), name))
    }

    /// A fixed slot.
    pub fn raw_slot(&mut self, ty: crate::ir::build::T<'c>, align: u64, name: &str) -> P<'c> {
        let here = self.b.block();
        self.b.at_end(self.f.entry.expect("slots belong to a function"));
        let slot = self.b.alloca(ty, align, name);
        self.b.at_end(here);
        slot
    }

    /// A flag, false from the function's start.
    pub fn flag(&mut self) -> P<'c> {
        let here = self.b.block();
        self.b.at_end(self.f.entry.expect("slots belong to a function"));
        let slot = self.b.alloca(self.b.cx.bool_type().into(), 1, "flag");
        self.b.store(self.b.i1(false), slot, 1);
        self.b.at_end(here);
        slot
    }
}

fn nth_param(function: FunctionValue<'_>, index: u32) -> V<'_> {
    function.get_nth_param(index).expect("the function was declared with the parameters of its convention")
}
