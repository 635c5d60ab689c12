//! One module: its functions, variables and strings, declared when first used and defined as the unit says.

use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::context::Context;
use inkwell::module::{Linkage, Module};
use inkwell::targets::TargetTriple;
use inkwell::values::{AsValueRef, FunctionValue, GlobalValue};

use crate::ast::OverloadedOperator as Op;
use crate::base::{FxHashMap, FxHashSet};
use crate::hir::mangle::Structor;
use crate::hir::{ExprId, FnTy, Func, FuncId, FuncName, Program, StringId, Ty, TyKind, VarId, VarKind};
use crate::hir::{layout, vtable};
use crate::ir::abi_x86_64::{Abi, ArgTy, Extend, FnAbi, Pass};
use crate::ir::build::{Build, P, T, V};
use crate::ir::error::{InternalError, Result};
use crate::ir::func::FnState;
use crate::ir::vtable::Tables;
use crate::ir::{LowerOptions, OptLevel, Unit, symbol};

/// LLVM's description of the x86-64 psABI.
const DATA_LAYOUT: &str = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128";

/// A module in the making.
pub struct Lower<'c, 'p> {
    pub p: &'p Program,
    pub options: LowerOptions,
    /// See [`Unit::generation`].
    pub generation: u32,
    pub b: Build<'c>,
    pub m: Module<'c>,
    pub f: FnState<'c>,
    /// By function and variant, and whether the body itself is meant (a direct call within the module).
    funcs: FxHashMap<(FuncId, Structor, bool), FunctionValue<'c>>,
    globals: FxHashMap<VarId, GlobalValue<'c>>,
    strings: FxHashMap<StringId, GlobalValue<'c>>,
    pub temporaries: FxHashMap<ExprId, GlobalValue<'c>>,
    /// Virtual tables that the module refers to; see [`crate::ir::vtable`].
    pub tables: Tables,
    own_funcs: FxHashSet<FuncId>,
    /// See [`Unit::copies`].
    copies: FxHashSet<FuncId>,
    /// See [`crate::ir::Module::late_aliases`].
    pub late_aliases: Vec<(String, String)>,
    pub has_avx: bool,
    /// Nested nodes, against `limits`.
    pub depth: usize,
    pub tbaa: FxHashMap<Ty, Option<inkwell::values::MetadataValue<'c>>>,
}

/// The type of a function as the convention sees it.
#[derive(Debug, Clone)]
pub struct Sig {
    pub ret: Ty,
    /// With `this`.
    pub args: Vec<ArgTy>,
    pub is_variadic: bool,
    pub is_nothrow: bool,
    pub is_noreturn: bool,
}

/// See [`crate::ir::lower`].
pub fn lower_unit<'c>(
    cx: &'c Context,
    p: &Program,
    unit: &Unit<'_>,
    options: &LowerOptions,
) -> Result<(Module<'c>, Vec<(String, String)>)> {
    let m = cx.create_module(&unit.name);
    m.set_triple(&TargetTriple::create("x86_64-pc-linux-gnu"));
    set_data_layout(&m);
    let mut lower = Lower {
        p,
        options: *options,
        generation: unit.generation,
        b: Build::new(cx),
        m,
        f: FnState::default(),
        funcs: FxHashMap::default(),
        globals: FxHashMap::default(),
        strings: FxHashMap::default(),
        temporaries: FxHashMap::default(),
        tables: Tables::default(),
        own_funcs: unit.funcs.iter().chain(&unit.copies).copied().collect(),
        copies: unit.copies.iter().copied().collect(),
        late_aliases: Vec::new(),
        has_avx: std::is_x86_feature_detected!("avx"),
        depth: 0,
        tbaa: FxHashMap::default(),
    };
    // Static locals wait for their functions: they may hold addresses of labels.
    let (locals, globals): (Vec<VarId>, Vec<VarId>) =
        unit.vars.iter().partition(|&&var| p.vars[var].kind == VarKind::StaticLocal);
    for &var in &globals {
        lower.define_var(var)?;
    }
    for &func in &unit.funcs {
        let is_discardable = unit.discardable.contains(&func);
        let linkage = match lower.optimizes() {
            true if is_discardable => Linkage::LinkOnceODR,
            // One of its variants may have stayed in an earlier module.
            _ if !p.funcs[func].is_user => Linkage::WeakODR,
            _ => Linkage::External,
        };
        lower.define_func(func, linkage)?;
    }
    for &func in &unit.copies {
        lower.define_func(func, Linkage::Private)?;
    }
    if let Some((symbol, body)) = &unit.entry {
        lower.define_entry(symbol, body)?;
    }
    for &var in &locals {
        lower.define_var(var)?;
    }
    lower.define_tables()?;
    if cfg!(debug_assertions) {
        lower.verify()?;
    }
    Ok((lower.m, lower.late_aliases))
}

/// Whether a symbol is that of an intrinsic of LLVM's (`asm("llvm.…")` on a declaration), which has attributes of its own.
pub fn is_intrinsic(symbol: &[u8]) -> bool {
    symbol.starts_with(b"llvm.")
}

impl<'c> Lower<'c, '_> {
    /// A mistake of ours, in the function being lowered.
    pub fn bug<R>(&self, message: impl Into<String>) -> Result<R> {
        let function = self.f.name.clone();
        Err(Box::new(InternalError { message: message.into(), function }))
    }

    /// Whether hints for the optimiser are worth their time.
    pub fn optimizes(&self) -> bool {
        self.options.level > OptLevel::O0
    }

    /// Checks the whole module, and names the function at fault.
    fn verify(&self) -> Result<()> {
        let Err(message) = self.m.verify() else { return Ok(()) };
        let broken = self.m.get_functions().find(|func| func.count_basic_blocks() > 0 && !func.verify(false));
        let function = broken.map_or(String::new(), |func| func.get_name().to_string_lossy().into_owned());
        Err(Box::new(InternalError { message: format!("invalid IR: {}", message.to_string_lossy()), function }))
    }

    // Functions.

    /// How a function type is called; `has_this` for non-static members.
    pub fn sig_of_type(&self, ty: &FnTy, has_this: bool) -> Sig {
        let this = has_this.then_some(ArgTy::Pointer);
        let args = this.into_iter().chain(ty.params.iter().map(|&param| ArgTy::Ty(param))).collect();
        Sig { ret: ty.ret, args, is_variadic: ty.is_variadic, is_nothrow: ty.is_noexcept, is_noreturn: false }
    }

    /// How a function is called.
    pub fn sig(&self, func: FuncId) -> Result<Sig> {
        let info = &self.p.funcs[func];
        let Some(ty) = self.p.types.as_function(info.ty) else {
            return self.bug("a function without function type");
        };
        let mut sig = self.sig_of_type(ty, has_this(info));
        if matches!(info.name, FuncName::Constructor | FuncName::Destructor) {
            sig.ret = Ty::VOID;
        }
        sig.is_nothrow |= info.attrs.is_nothrow;
        sig.is_noreturn = info.attrs.is_noreturn;
        Ok(sig)
    }

    pub fn abi(&self) -> Abi<'_> {
        Abi { p: self.p, has_avx: self.has_avx }
    }

    /// How a call with these arguments is made; for variadic functions there may be more than parameters.
    pub fn fn_abi(&self, sig: &Sig, args: &[ArgTy]) -> FnAbi {
        self.abi().function(sig.ret, args, sig.args.len())
    }

    /// LLVM's type of a function that is called so.
    pub fn llvm_fn_ty(&self, sig: &Sig, args: &[ArgTy], abi: &FnAbi) -> Result<inkwell::types::FunctionType<'c>> {
        let mut params: Vec<T<'c>> = Vec::new();
        let ret = match abi.ret {
            Pass::Ignore => None,
            Pass::Scalar(_) => Some(self.val_ty(sig.ret)?),
            Pass::Coerce(reg, _) => Some(self.reg_ty(reg)?),
            Pass::CoercePair(a, b) => Some(self.b.struct_ty(&[self.reg_ty(a)?, self.reg_ty(b)?])),
            Pass::ComplexX87 => {
                let part = self.b.cx.x86_f80_type().into();
                Some(self.b.struct_ty(&[part, part]))
            }
            Pass::Reference | Pass::Memory(_) => {
                params.push(self.b.ptr_ty().into());
                None
            }
        };
        // The variadic arguments are not part of the type.
        for (&arg, &pass) in args.iter().zip(&abi.args).take(sig.args.len()) {
            match (pass, arg) {
                (Pass::Ignore, _) => {}
                (Pass::Scalar(_), ArgTy::Ty(ty)) => params.push(self.val_ty(ty)?),
                (Pass::Scalar(_), ArgTy::Pointer) => params.push(self.b.ptr_ty().into()),
                (Pass::Coerce(reg, _), _) => params.push(self.reg_ty(reg)?),
                (Pass::CoercePair(a, b), _) => params.extend([self.reg_ty(a)?, self.reg_ty(b)?]),
                (Pass::Reference | Pass::Memory(_) | Pass::ComplexX87, _) => params.push(self.b.ptr_ty().into()),
            }
        }
        Ok(self.b.fn_ty(ret, &params, sig.is_variadic))
    }

    /// How a variant of a constructor or destructor is called: those of bases of a class with virtual bases take a VTT
    /// behind `this` (Itanium ABI 2.6.2).
    pub fn structor_sig(&self, func: FuncId, structor: Structor) -> Result<Sig> {
        let mut sig = self.sig(func)?;
        if self.takes_vtt(func, structor) {
            sig.args.insert(1, ArgTy::Pointer);
        }
        Ok(sig)
    }

    /// See [`Lower::structor_sig`].
    pub fn takes_vtt(&self, func: FuncId, structor: Structor) -> bool {
        let info = &self.p.funcs[func];
        structor == Structor::Base
            && matches!(info.name, FuncName::Constructor | FuncName::Destructor)
            && info.class.is_some_and(|class| vtable::has_virtual_bases(self.p, class))
    }

    /// The function to call (`is_call`) or to take the address of; of constructors and destructors the variant for
    /// complete objects.
    pub fn func_value(&mut self, func: FuncId, is_call: bool) -> Result<FunctionValue<'c>> {
        self.structor_value(func, Structor::Complete, is_call)
    }

    /// As [`Lower::func_value`], a variant of a constructor or destructor.
    pub fn structor_value(&mut self, func: FuncId, structor: Structor, is_call: bool) -> Result<FunctionValue<'c>> {
        // What later modules call, too, and no redefinition compiles anew must not hold a body that may be replaced.
        let is_replaceable = self.f.is_for_others && self.is_copy(func) && self.p.funcs[func].is_redirected;
        let wants_body = is_call && self.is_called_directly(func) && !is_replaceable;
        let structor =
            if wants_body || !self.p.funcs[func].is_redirected { self.body_of(func, structor) } else { structor };
        if let Some(&value) = self.funcs.get(&(func, structor, wants_body)) {
            return Ok(value);
        }
        let name = if wants_body {
            symbol::body_symbol(self.p, func, structor, self.generation)
        } else {
            symbol::func_symbol(self.p, func, structor)
        };
        let value = self.declare_func(func, structor, &name)?;
        self.funcs.insert((func, structor, wants_body), value);
        Ok(value)
    }

    /// The variant whose body a variant has, where this module defines it: without virtual bases one serves both complete
    /// objects and bases.
    pub fn body_of(&self, func: FuncId, structor: Structor) -> Structor {
        let info = &self.p.funcs[func];
        let is_shared = matches!(info.name, FuncName::Constructor | FuncName::Destructor)
            && self.own_funcs.contains(&func)
            && info.class.is_some_and(|class| !vtable::has_virtual_bases(self.p, class));
        if is_shared && structor == Structor::Complete { Structor::Base } else { structor }
    }

    /// Calls of this variant of `func` now mean this function.
    pub fn forget_declaration(&mut self, func: FuncId, structor: Structor, new: FunctionValue<'c>) {
        self.funcs.retain(|(id, variant, _), _| *id != func || *variant != structor);
        let wants_body = self.is_called_directly(func);
        self.funcs.insert((func, structor, wants_body), new);
    }

    /// Whether calls within the module mean its own body of a function, and not the symbol that others use.
    fn is_called_directly(&self, func: FuncId) -> bool {
        self.own_funcs.contains(&func) && (self.p.funcs[func].is_redirected || self.is_copy(func))
    }

    /// See [`Unit::copies`].
    pub fn is_copy(&self, func: FuncId) -> bool {
        self.copies.contains(&func)
    }

    /// The symbol of a definition in this module.
    pub fn definition_symbol(&self, func: FuncId, structor: Structor) -> String {
        match self.is_called_directly(func) {
            true => symbol::body_symbol(self.p, func, structor, self.generation),
            false => symbol::func_symbol(self.p, func, structor),
        }
    }

    fn declare_func(&mut self, func: FuncId, structor: Structor, name: &str) -> Result<FunctionValue<'c>> {
        if let Some(value) = self.m.get_function(name) {
            return Ok(value);
        }
        let sig = self.structor_sig(func, structor)?;
        if self.is_only_addressed(&sig) {
            return Ok(self.m.add_function(name, self.b.fn_ty(None, &[], false), None));
        }
        let abi = self.fn_abi(&sig, &sig.args);
        let ty = self.llvm_fn_ty(&sig, &sig.args, &abi)?;
        let value = self.m.add_function(name, ty, None);
        self.add_func_attrs(value, func, &sig);
        if !is_intrinsic(name.as_bytes()) {
            for (loc, attr) in self.abi_attrs(&sig, &sig.args, &abi)? {
                value.add_attribute(loc, attr);
            }
        }
        Ok(value)
    }

    /// Whether a function has parameters or results of incomplete type: it can be neither called nor defined, but a virtual
    /// table or a pointer may hold its address ([dcl.fct]/9).
    fn is_only_addressed(&self, sig: &Sig) -> bool {
        let is_incomplete = |ty: Ty| {
            let is_object = !matches!(self.p.types.kind(ty), TyKind::Void) && !self.p.types.is_ref(ty);
            is_object && layout::size_of(self.p, ty).is_none()
        };
        let args = sig.args.iter().any(|&arg| matches!(arg, ArgTy::Ty(ty) if is_incomplete(ty)));
        args || is_incomplete(sig.ret)
    }

    /// A function of the runtime or C library by its symbol.
    pub fn runtime(&mut self, name: &str, ret: Option<T<'c>>, params: &[T<'c>], attrs: &[&str]) -> FunctionValue<'c> {
        if let Some(value) = self.m.get_function(name) {
            return value;
        }
        let value = self.m.add_function(name, self.b.fn_ty(ret, params, false), None);
        for attr in attrs {
            value.add_attribute(AttributeLoc::Function, self.attr(attr, 0));
        }
        value
    }

    /// Calls an LLVM intrinsic by its full name; it never unwinds.
    pub fn intrinsic(&mut self, name: &str, ret: Option<T<'c>>, args: &[V<'c>]) -> inkwell::values::CallSiteValue<'c> {
        let params: Vec<T<'c>> = args.iter().map(|arg| arg.get_type()).collect();
        let func = self.runtime(name, ret, &params, &[]);
        self.b.call(func.get_type(), func.as_global_value().as_pointer_value(), args)
    }

    /// As [`Lower::intrinsic`], with a result.
    pub fn intrinsic_value(&mut self, name: &str, ret: T<'c>, args: &[V<'c>]) -> V<'c> {
        let call = self.intrinsic(name, Some(ret), args);
        self.b.call_value(call)
    }

    /// Attributes that follow from the declaration.
    fn add_func_attrs(&self, value: FunctionValue<'c>, func: FuncId, sig: &Sig) {
        let attrs = &self.p.funcs[func].attrs;
        let add = |name: &str, number| value.add_attribute(AttributeLoc::Function, self.attr(name, number));
        if sig.is_nothrow {
            add("nounwind", 0);
        }
        if attrs.is_noreturn {
            add("noreturn", 0);
        }
        if attrs.is_noinline {
            add("noinline", 0);
        }
        if attrs.is_const && self.optimizes() && !is_by_memory(self.abi().result(sig.ret)) {
            add("memory", 0);
        }
        if attrs.is_malloc && self.p.types.is_pointer(sig.ret) {
            value.add_attribute(AttributeLoc::Return, self.attr("noalias", 0));
        }
        if let FuncName::Operator(Op::New | Op::ArrayNew | Op::Delete | Op::ArrayDelete) = self.p.funcs[func].name {
            // The program may replace them and count their calls ([replacement.functions]): none is left out.
            add("nobuiltin", 0);
        }
        if attrs.returns_nonnull {
            value.add_attribute(AttributeLoc::Return, self.attr("nonnull", 0));
        }
        if attrs.is_weak {
            value.set_linkage(Linkage::ExternalWeak);
        }
    }

    /// The attributes by which the convention's choices reach the code generator.
    pub fn abi_attrs(&self, sig: &Sig, args: &[ArgTy], abi: &FnAbi) -> Result<Vec<(AttributeLoc, Attribute)>> {
        let mut attrs = Vec::new();
        let mut index = 0;
        match abi.ret {
            Pass::Scalar(extend) => self.extend_attrs(&mut attrs, AttributeLoc::Return, extend),
            Pass::Reference | Pass::Memory(_) => {
                attrs.push((AttributeLoc::Param(0), self.type_attr("sret", self.mem_ty(sig.ret)?)));
                attrs.push((AttributeLoc::Param(0), self.attr("align", self.align_of(sig.ret))));
                attrs.push((AttributeLoc::Param(0), self.attr("noalias", 0)));
                index = 1;
            }
            Pass::Ignore | Pass::Coerce(..) | Pass::CoercePair(..) | Pass::ComplexX87 => {}
        }
        for (&arg, &pass) in args.iter().zip(&abi.args) {
            let loc = AttributeLoc::Param(index);
            match pass {
                Pass::Ignore => continue,
                Pass::CoercePair(..) => index += 1,
                Pass::Scalar(extend) => {
                    self.extend_attrs(&mut attrs, loc, extend);
                    self.pointer_attrs(&mut attrs, loc, arg);
                }
                Pass::Memory(align) => {
                    if let ArgTy::Ty(ty) = arg {
                        attrs.push((loc, self.type_attr("byval", self.mem_ty(ty)?)));
                    }
                    attrs.push((loc, self.attr("align", align)));
                }
                Pass::Reference | Pass::Coerce(..) | Pass::ComplexX87 => {}
            }
            index += 1;
        }
        Ok(attrs)
    }

    fn extend_attrs(&self, attrs: &mut Vec<(AttributeLoc, Attribute)>, loc: AttributeLoc, extend: Extend) {
        match extend {
            Extend::No => {}
            Extend::Zero => attrs.push((loc, self.attr("zeroext", 0))),
            Extend::Sign => attrs.push((loc, self.attr("signext", 0))),
        }
    }

    /// References and `this` are not null, and what they refer to can be read.
    fn pointer_attrs(&self, attrs: &mut Vec<(AttributeLoc, Attribute)>, loc: AttributeLoc, arg: ArgTy) {
        let ArgTy::Ty(ty) = arg else {
            attrs.push((loc, self.attr("nonnull", 0)));
            attrs.push((loc, self.attr("noundef", 0)));
            return;
        };
        attrs.push((loc, self.attr("noundef", 0)));
        if !self.p.types.is_ref(ty) {
            return;
        }
        attrs.push((loc, self.attr("nonnull", 0)));
        let referred = self.p.types.non_ref(ty);
        if let Some(size) = crate::hir::layout::size_of(self.p, referred)
            && size > 0
        {
            attrs.push((loc, self.attr("dereferenceable", size)));
        }
    }

    /// An attribute of LLVM's by name.
    pub fn attr(&self, name: &str, value: u64) -> Attribute {
        self.b.cx.create_enum_attribute(Attribute::get_named_enum_kind_id(name), value)
    }

    pub fn type_attr(&self, name: &str, ty: T<'c>) -> Attribute {
        use inkwell::types::BasicType;
        let ty = ty.as_basic_type_enum();
        self.b.cx.create_type_attribute(
            Attribute::get_named_enum_kind_id(name),
            inkwell::types::AnyType::as_any_type_enum(&ty),
        )
    }

    // Variables.

    /// The global of a variable with static or thread storage duration; a reference's holds a pointer.
    pub fn global(&mut self, var: VarId) -> Result<GlobalValue<'c>> {
        if let Some(&global) = self.globals.get(&var) {
            return Ok(global);
        }
        let name = symbol::var_symbol(self.p, var);
        let info = &self.p.vars[var];
        let global = match self.m.get_global(&name) {
            Some(global) => global,
            None => {
                let ty = match layout::size_of(self.p, info.ty) {
                    Some(_) => self.mem_ty(info.ty)?,
                    // Of incomplete type: only its address is known.
                    None => self.b.cx.i8_type().into(),
                };
                let global = self.m.add_global(ty, None, &name);
                global.set_alignment(self.var_align(var) as u32);
                global.set_thread_local(info.is_thread_local);
                if info.is_weak && info.is_extern {
                    global.set_linkage(Linkage::ExternalWeak);
                }
                global
            }
        };
        self.globals.insert(var, global);
        // A static local is defined with the function that declares it.
        Ok(global)
    }

    /// The alignment of a variable's storage.
    pub fn var_align(&self, var: VarId) -> u64 {
        self.p.vars[var].align.max(self.align_of(self.p.vars[var].ty))
    }

    /// Defines a variable: with its value when that is constant, else zero-filled for the code that initialises it.
    pub fn define_var(&mut self, var: VarId) -> Result<()> {
        self.f.name = symbol::var_symbol(self.p, var);
        let info = &self.p.vars[var];
        let global = self.global(var)?;
        if global.get_initializer().is_some() {
            return Ok(());
        }
        let value = match &info.value {
            Some(value) => self.constant(value, info.ty)?,
            None => {
                let size = self.size_of(info.ty)?;
                let whole = layout::size_of_object(self.p, info.ty, info.init).unwrap_or(size);
                let ty = if whole > size { self.b.bytes_ty(whole) } else { self.mem_ty(info.ty)? };
                self.b.zero(ty)
            }
        };
        self.set_initializer(var, global, value)
    }

    /// Gives a global its value, whose type may differ from the declared one: constants of classes are structs.
    fn set_initializer(&mut self, var: VarId, global: GlobalValue<'c>, value: V<'c>) -> Result<()> {
        let info = &self.p.vars[var];
        let global = if global.get_value_type() == inkwell::types::AnyType::as_any_type_enum(&value.get_type()) {
            global
        } else {
            let name = global.get_name().to_string_lossy().into_owned();
            global.set_name("");
            let new = self.m.add_global(value.get_type(), None, &name);
            new.set_alignment(global.get_alignment());
            new.set_thread_local(info.is_thread_local);
            replace_global(global, new);
            self.globals.insert(var, new);
            new
        };
        global.set_initializer(&value);
        // A static local may be met in several modules, when its function is compiled anew: the first one stays.
        let is_shared = info.kind == VarKind::StaticLocal || info.is_weak;
        global.set_linkage(if is_shared { Linkage::WeakAny } else { Linkage::External });
        Ok(())
    }

    /// Defines a static local where its function is defined.
    pub fn define_static_local(&mut self, var: VarId) -> Result<()> {
        let name = std::mem::take(&mut self.f.name);
        let result = self.define_var(var);
        self.f.name = name;
        result
    }

    /// The address of a global; a thread's own for thread-locals.
    pub fn global_address(&mut self, var: VarId) -> Result<P<'c>> {
        let pointer = self.global(var)?.as_pointer_value();
        if !self.p.vars[var].is_thread_local {
            return Ok(pointer);
        }
        let ty = self.b.ptr_ty().into();
        Ok(self.intrinsic_value("llvm.threadlocal.address.p0", ty, &[pointer.into()]).into_pointer_value())
    }

    /// The bytes of a string literal.
    pub fn string(&mut self, id: StringId) -> GlobalValue<'c> {
        if let Some(&global) = self.strings.get(&id) {
            return global;
        }
        let data = &self.p.strings[id];
        let value = self.b.cx.const_string(&data.bytes, false);
        let global = self.m.add_global(value.get_type(), None, ".str");
        global.set_initializer(&value);
        global.set_constant(true);
        global.set_linkage(Linkage::Private);
        global.set_alignment(u32::from(data.unit_size.max(1)));
        global.set_unnamed_address(inkwell::values::UnnamedAddress::Global);
        self.strings.insert(id, global);
        global
    }

    /// Bytes of the compiler's own.
    pub fn private_bytes(&mut self, bytes: &[u8]) -> P<'c> {
        let value = self.b.cx.const_string(bytes, false);
        let global = self.m.add_global(value.get_type(), None, ".bytes");
        global.set_initializer(&value);
        global.set_constant(true);
        global.set_linkage(Linkage::Private);
        global.as_pointer_value()
    }

    /// Defines a constant that other modules may define, too: the linker keeps one.
    pub fn define_shared(&mut self, symbol: &str, value: V<'c>) -> GlobalValue<'c> {
        // Declared before, by what refers to it.
        let declared = self.m.get_global(symbol);
        if let Some(declared) = declared {
            declared.set_name("");
        }
        let global = self.m.add_global(value.get_type(), None, symbol);
        global.set_initializer(&value);
        global.set_constant(true);
        global.set_linkage(Linkage::WeakODR);
        global.set_alignment(8);
        if let Some(declared) = declared {
            replace_global(declared, global);
        }
        global
    }

    /// A global that is declared by symbol only (typeinfo, vtables, `__dso_handle`).
    pub fn external_global(&mut self, name: &str) -> P<'c> {
        let global = self.m.get_global(name).unwrap_or_else(|| self.m.add_global(self.b.cx.i8_type(), None, name));
        global.as_pointer_value()
    }

    /// Whether the type can be the type of an object now.
    pub fn is_complete(&self, ty: Ty) -> bool {
        !matches!(self.p.types.kind(ty), TyKind::Void) && crate::hir::layout::size_of(self.p, ty).is_some()
    }
}

/// Whether a call passes the object first.
pub fn has_this(func: &Func) -> bool {
    func.class.is_some() && !func.is_static
}

fn is_by_memory(pass: Pass) -> bool {
    matches!(pass, Pass::Reference | Pass::Memory(_))
}

fn set_data_layout(m: &Module<'_>) {
    let text = std::ffi::CString::new(DATA_LAYOUT).expect("the layout's text has no NUL");
    // SAFETY: the module is live, and the text is a valid layout that LLVM copies.
    unsafe { inkwell::llvm_sys::core::LLVMSetDataLayout(m.as_mut_ptr(), text.as_ptr()) };
}

pub fn replace_global(old: GlobalValue<'_>, new: GlobalValue<'_>) {
    // SAFETY: both are globals of one module, and both are pointers; the old one has no uses afterwards.
    unsafe {
        inkwell::llvm_sys::core::LLVMReplaceAllUsesWith(old.as_value_ref(), new.as_value_ref());
        old.delete();
    }
}
