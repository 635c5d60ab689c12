//! Virtual tables, VTTs and thunks as LLVM constants and functions, from what `hir::vtable` says.
//!
//! A module defines every table that it refers to, and the thunks in it, unless the class's key function is in another
//! translation unit; the linker keeps one of each. The functions in a table that the user typed are their stubs, so that
//! a redefinition reaches virtual calls, too.

use std::rc::Rc;

use inkwell::attributes::AttributeLoc;
use inkwell::llvm_sys::LLVMTailCallKind;
use inkwell::module::Linkage;
use inkwell::values::FunctionValue;

use crate::base::{FxHashMap, FxHashSet};
use crate::hir::mangle::{self, Adjustment};
use crate::hir::vtable::{self, Component, Entry, Table, VtableGroup, Vtt};
use crate::hir::{Body, ClassId, Ty, TyKind};
use crate::ir::abi_x86_64::Pass;
use crate::ir::build::{P, V};
use crate::ir::error::Result;
use crate::ir::func::FnState;
use crate::ir::module::Lower;

/// The tables that a module refers to.
#[derive(Default)]
pub struct Tables {
    groups: FxHashMap<ClassId, Rc<VtableGroup>>,
    vtts: FxHashMap<ClassId, Rc<Vtt>>,
    /// Those that are to be defined, and those that were found already.
    pending: Vec<Pending>,
    found: FxHashSet<Pending>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Pending {
    Vtable(ClassId),
    Vtt(ClassId),
    /// Of a base in a VTT's class.
    Construction(ClassId, Table),
}

impl<'c> Lower<'c, '_> {
    fn vtable_group(&mut self, class: ClassId) -> Rc<VtableGroup> {
        let p = self.p;
        Rc::clone(self.tables.groups.entry(class).or_insert_with(|| Rc::new(vtable::group(p, class))))
    }

    /// The VTT of a class that has virtual bases.
    pub fn vtt_of(&mut self, class: ClassId) -> Result<Rc<Vtt>> {
        if let Some(vtt) = self.tables.vtts.get(&class) {
            return Ok(Rc::clone(vtt));
        }
        let Some(vtt) = vtable::vtt(self.p, class) else { return self.bug("a VTT of a class without virtual bases") };
        let vtt = Rc::new(vtt);
        self.tables.vtts.insert(class, Rc::clone(&vtt));
        Ok(vtt)
    }

    /// What the vptr of a subobject of a complete object holds.
    pub fn vtable_address(&mut self, class: ClassId, subobject: ClassId, offset: u64) -> Result<P<'c>> {
        let group = self.vtable_group(class);
        let Some(at) = group.address_point(subobject, offset) else { return self.bug("a vptr without a table") };
        if !vtable::is_elsewhere(self.p, class) {
            self.need(Pending::Vtable(class));
        }
        let table = self.external_global(&mangle::vtable_symbol(self.p, class));
        Ok(self.b.const_offset(table, at as i64))
    }

    /// The address of an entry of a class's VTT.
    pub fn vtt_address(&mut self, class: ClassId, index: usize) -> P<'c> {
        if !vtable::is_elsewhere(self.p, class) {
            self.need(Pending::Vtt(class));
        }
        let table = self.external_global(&mangle::vtt_symbol(self.p, class));
        self.b.const_offset(table, 8 * index as i64)
    }

    fn need(&mut self, table: Pending) {
        if self.tables.found.insert(table) {
            self.tables.pending.push(table);
        }
    }

    /// Defines the tables that the module refers to, and those that they refer to.
    pub fn define_tables(&mut self) -> Result<()> {
        while let Some(table) = self.tables.pending.pop() {
            match table {
                Pending::Vtable(class) => {
                    let group = self.vtable_group(class);
                    self.define_group(&mangle::vtable_symbol(self.p, class), &group)?;
                }
                Pending::Vtt(class) => self.define_vtt(class)?,
                Pending::Construction(class, Table::Construction { base, offset, is_virtual }) => {
                    let group = vtable::construction_group(self.p, class, base, offset, is_virtual);
                    let symbol = mangle::construction_vtable_symbol(self.p, class, offset, base);
                    self.define_group(&symbol, &group)?;
                }
                Pending::Construction(_, Table::Complete) => {}
            }
        }
        Ok(())
    }

    fn define_group(&mut self, symbol: &str, group: &VtableGroup) -> Result<()> {
        self.f.name = symbol.to_string();
        let mut words = Vec::new();
        for component in group.vtables.iter().flat_map(|table| &table.components) {
            let word: V<'c> = match component {
                Component::VcallOffset(n) | Component::VbaseOffset(n) | Component::OffsetToTop(n) => self.b.i64(*n),
                Component::Typeinfo => self.class_typeinfo(group.class)?,
                Component::Function(entry) => self.vtable_function(entry)?.into(),
                Component::Unused => self.b.null().into(),
            };
            words.push(word);
        }
        let value = self.b.cx.const_struct(&words, false);
        self.define_shared(symbol, value.into());
        Ok(())
    }

    fn define_vtt(&mut self, class: ClassId) -> Result<()> {
        let vtt = self.vtt_of(class)?;
        let mut constructions: FxHashMap<Table, VtableGroup> = FxHashMap::default();
        let mut words: Vec<V<'c>> = Vec::new();
        for entry in &vtt.entries {
            let Table::Construction { base, offset, is_virtual } = entry.table else {
                words.push(self.vtable_address(class, entry.class, entry.offset)?.into());
                continue;
            };
            let p = self.p;
            let group = constructions
                .entry(entry.table)
                .or_insert_with(|| vtable::construction_group(p, class, base, offset, is_virtual));
            let Some(at) = group.address_point(entry.class, entry.offset) else {
                return self.bug("a VTT entry without a table");
            };
            self.need(Pending::Construction(class, entry.table));
            let table = self.external_global(&mangle::construction_vtable_symbol(self.p, class, offset, base));
            words.push(self.b.const_offset(table, at as i64).into());
        }
        let value = self.b.cx.const_struct(&words, false);
        self.define_shared(&mangle::vtt_symbol(self.p, class), value.into());
        Ok(())
    }

    /// The address in a table: of the function, of a thunk, or of what the runtime has for functions that nobody may call.
    fn vtable_function(&mut self, entry: &Entry) -> Result<P<'c>> {
        let info = &self.p.funcs[entry.func];
        let function = if info.is_pure {
            self.runtime("__cxa_pure_virtual", None, &[], &[])
        } else if info.is_deleted {
            self.runtime("__cxa_deleted_virtual", None, &[], &[])
        } else if entry.is_thunk() {
            self.thunk(entry)?
        } else {
            self.structor_value(entry.func, entry.structor, false)?
        };
        Ok(function.as_global_value().as_pointer_value())
    }

    /// A function that adjusts `this`, calls another and adjusts its result.
    fn thunk(&mut self, entry: &Entry) -> Result<FunctionValue<'c>> {
        let result = (entry.result != Adjustment::default()).then_some(entry.result);
        let symbol = mangle::thunk_symbol(self.p, entry.func, entry.structor, entry.this, result);
        if let Some(thunk) = self.m.get_function(&symbol)
            && thunk.count_basic_blocks() > 0
        {
            return Ok(thunk);
        }
        let sig = self.structor_sig(entry.func, entry.structor)?;
        let abi = self.fn_abi(&sig, &sig.args);
        let ty = self.llvm_fn_ty(&sig, &sig.args, &abi)?;
        let attrs = self.abi_attrs(&sig, &sig.args, &abi)?;
        let thunk = self.m.add_function(&symbol, ty, Some(Linkage::WeakODR));
        for &(loc, attr) in &attrs {
            thunk.add_attribute(loc, attr);
        }
        thunk.add_attribute(AttributeLoc::Function, self.attr("uwtable", 1));
        if sig.is_variadic && result.is_some() {
            return self.cloning_thunk(entry, thunk);
        }
        self.f.function = Some(thunk);
        let block = self.b.cx.append_basic_block(thunk, "entry");
        self.b.at_end(block);
        let mut args: Vec<V<'c>> = thunk.get_param_iter().collect();
        let n_this = usize::from(matches!(abi.ret, Pass::Reference | Pass::Memory(_)));
        let Some(&this) = args.get(n_this) else { return self.bug("a thunk of no member function") };
        args[n_this] = self.adjusted(this.into_pointer_value(), entry.this, false).into();
        let callee = self.structor_value(entry.func, entry.structor, false)?;
        let call = self.b.call(ty, callee.as_global_value().as_pointer_value(), &args);
        for (loc, attr) in attrs {
            call.add_attribute(loc, attr);
        }
        match result {
            None => {
                // The arguments are the caller's own, a variadic function's too.
                call.set_tail_call_kind(LLVMTailCallKind::LLVMTailCallKindMustTail);
                let value = ty.get_return_type().map(|_| self.b.call_value(call));
                self.b.ret(value);
            }
            Some(result) => {
                let value = self.b.call_value(call).into_pointer_value();
                let value = self.adjusted_result(value, result, sig.ret);
                self.b.ret(Some(value));
            }
        }
        Ok(thunk)
    }

    /// A variadic function's arguments cannot be passed on by a thunk that has work to do after the call: it has the
    /// body once more. Where that is in another translation unit, the thunk is, too.
    fn cloning_thunk(&mut self, entry: &Entry, thunk: FunctionValue<'c>) -> Result<FunctionValue<'c>> {
        let Body::Checked(body) = &self.p.funcs[entry.func].body else {
            thunk.set_linkage(Linkage::External);
            return Ok(thunk);
        };
        let name = std::mem::take(&mut self.f.name);
        self.f = FnState::default();
        (self.f.name, self.f.structor, self.f.thunk) = (name, Some(entry.structor), Some(*entry));
        self.lower_body(entry.func, thunk, body)?;
        Ok(thunk)
    }

    /// A covariant result as what the overridden function returns; `ty` says whether it may be null.
    pub fn adjusted_result(&mut self, value: P<'c>, by: Adjustment, ty: Ty) -> V<'c> {
        if !matches!(self.p.types.kind(ty), TyKind::Pointer(_)) {
            return self.adjusted(value, by, true).into();
        }
        let (adjust, end) = (self.new_block("adjust"), self.new_block("end"));
        let start = self.b.block();
        let is_null = self.b.eq(value.into(), self.b.null().into());
        self.b.cond_br(is_null, end, adjust);
        self.b.at_end(adjust);
        let adjusted = self.adjusted(value, by, true);
        self.b.br(end);
        self.b.at_end(end);
        self.b.phi(self.b.ptr_ty().into(), &[(self.b.null().into(), start), (adjusted.into(), adjust)])
    }

    /// To a derived object the fixed offset first, then what the vtable says; to a base object the other way round.
    pub fn adjusted(&mut self, ptr: P<'c>, by: Adjustment, is_result: bool) -> P<'c> {
        let byte = self.b.cx.i8_type().into();
        let fixed = |this: &Self, ptr| match by.fixed {
            0 => ptr,
            n => this.b.gep(byte, ptr, this.b.i64(n)),
        };
        let mut ptr = if is_result { ptr } else { fixed(self, ptr) };
        if by.vcall_offset != 0 {
            let vtable = self.b.load_value(self.b.ptr_ty().into(), ptr, 8).into_pointer_value();
            let slot = self.b.gep_wrapping(byte, vtable, self.b.i64(by.vcall_offset));
            let offset = self.b.load_value(self.b.cx.i64_type().into(), slot, 8);
            ptr = self.b.gep(byte, ptr, offset);
        }
        if is_result { fixed(self, ptr) } else { ptr }
    }
}
