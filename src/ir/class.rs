//! What classes add to functions: defaulted members, where virtual functions and bases are found.

use inkwell::values::FunctionValue;

use crate::hir::mangle::Structor;
use crate::hir::{ClassId, FuncId, FuncName, Program, Ty, vtable};
use crate::ir::build::{Opcode, P};
use crate::ir::cleanup::CleanupKind;
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::place::Place;
use crate::ir::types::{Shape, flat_array, needed_dtor, shape};

impl<'c> Lower<'c, '_> {
    /// Where a virtual function's address is, in bytes from the address point.
    pub fn vtable_offset(&self, func: FuncId) -> Result<u64> {
        match vtable::slot(self.p, func) {
            Some(slot) => Ok(8 * slot),
            None => self.bug("a virtual function that its class does not have"),
        }
    }

    /// A virtual base of an object of `class` or of a class derived from it: its offset stands in the vtable
    /// (Itanium ABI 2.5.2).
    pub fn virtual_base(&mut self, ptr: P<'c>, class: ClassId, base: ClassId) -> Result<P<'c>> {
        let Some(at) = vtable::vbase_offset_offset(self.p, class, base) else {
            return self.bug("a virtual base that is none");
        };
        let byte = self.b.cx.i8_type().into();
        let vtable = self.b.load_value(self.b.ptr_ty().into(), ptr, 8).into_pointer_value();
        let slot = self.b.gep_wrapping(byte, vtable, self.b.i64(at));
        let offset = self.b.load_value(self.b.cx.i64_type().into(), slot, 8);
        Ok(self.b.gep(byte, ptr, offset))
    }

    /// Defaulted special members, member by member ([class.copy.ctor]/14, [class.copy.assign]/12).
    pub fn lower_synthesized(&mut self, func: FuncId, function: FunctionValue<'c>) -> Result<()> {
        let info = &self.p.funcs[func];
        let Some(class) = info.class else { return self.bug("a synthesised function of no class") };
        let structor = self.f.structor.unwrap_or(Structor::Complete);
        let sig = self.structor_sig(func, structor)?;
        let abi = self.fn_abi(&sig, &sig.args);
        self.f.class = Some(class);
        self.open(function, &sig, &abi, None)?;
        self.f.this = function.get_first_param().map(|it| it.into_pointer_value());
        if self.takes_vtt(func, structor) {
            self.f.vtt = function.get_nth_param(1).map(|it| it.into_pointer_value());
        }
        if sig.is_nothrow {
            self.push_cleanup(CleanupKind::Terminate);
        }
        match info.name {
            FuncName::Destructor => self.dtor_parts(class, None)?,
            FuncName::Constructor | FuncName::Operator(_) => self.synthesize_copy(func, function, class)?,
            FuncName::Ident(_) | FuncName::Literal(_) | FuncName::Conversion(_) => {
                return self.bug("a synthesised function of an unknown kind");
            }
        }
        if let Some(ret) = self.f.ret.clone() {
            if let (Some(slot), Some(this)) = (ret.slot, self.f.this)
                && shape(self.p, ret.ty) == Shape::Scalar
                && self.p.types.is_ref(ret.ty)
            {
                self.b.store(this.into(), slot, 8);
            }
            self.pop_cleanups(0)?;
            self.b.br(ret.block);
        }
        self.close()
    }

    /// Copies or moves each base and member; without a parameter, default-initialises them.
    fn synthesize_copy(&mut self, func: FuncId, function: FunctionValue<'c>, class: ClassId) -> Result<()> {
        let info = &self.p.funcs[func];
        let is_ctor = info.name == FuncName::Constructor;
        let Some(param) = info.params.first() else { return self.synthesize_default(class) };
        let is_move = matches!(self.p.types.kind(param.ty), crate::hir::TyKind::RValueRef(_));
        let this = self.this()?;
        let Some(from) = function.get_nth_param(1).map(|it| it.into_pointer_value()) else {
            return self.bug("a copy without source");
        };
        let class_info = &self.p.classes[class];
        let Some(class_layout) = &class_info.layout else { return self.bug("a copy of an incomplete class") };
        if class_info.traits.is_trivially_copyable || class_info.key == crate::ast::ClassKey::Union {
            let size = if class_layout.is_empty { 0 } else { class_layout.data_size };
            self.copy_bytes(this, class_layout.align, from, class_layout.align, size, false);
            return Ok(());
        }
        let mut parts = Vec::new();
        for (base, &offset) in class_info.bases.iter().zip(&class_layout.base_offsets) {
            if base.is_virtual {
                return self.bug("virtual bases are not lowered yet");
            }
            let (to, from) = (self.b.offset(this, offset), self.b.offset(from, offset));
            self.copy_class(base.class, to, from, is_ctor, is_move)?;
            if is_ctor && let Some(dtor) = class_dtor(self.p, base.class) {
                let ty = self.p.funcs[dtor].ty;
                let slot = self.keep_pointer(to);
                parts.push(self.push_guard(CleanupKind::DestroyAt { slot, ty, dtor }));
            }
        }
        if is_ctor {
            self.set_vptrs(class)?;
        }
        for &field in &class_info.fields {
            self.copy_field(field, class, this, from, is_ctor, is_move)?;
            let ty = self.p.fields[field].ty;
            if is_ctor && needed_dtor(self.p, ty).is_some() {
                let ptr = self.b.offset(this, self.field_bits(field)? / 8);
                parts.extend(self.guard_part(ptr, ty));
            }
        }
        self.release_parts(parts);
        Ok(())
    }

    fn copy_field(
        &mut self,
        field: crate::hir::FieldId,
        class: ClassId,
        this: P<'c>,
        from: P<'c>,
        is_ctor: bool,
        is_move: bool,
    ) -> Result<()> {
        let info = &self.p.fields[field];
        let align = self.align_of_class(class);
        if self.p.types.is_ref(info.ty) {
            let offset = self.field_bits(field)? / 8;
            self.copy_bytes(self.b.offset(this, offset), 8, self.b.offset(from, offset), 8, 8, false);
            return Ok(());
        }
        if info.bit_width == Some(0) || (info.bit_width.is_some() && info.name.is_empty()) {
            return Ok(());
        }
        let to = self.field_place(Place::whole(this, Ty::CHAR, align), field, info.ty)?;
        let source = self.field_place(Place::whole(from, Ty::CHAR, align), field, info.ty)?;
        let (element, count) = flat_array(self.p, info.ty);
        let Some(member) = self.p.types.as_class(element) else {
            if shape(self.p, info.ty) == Shape::Aggregate {
                let size = self.size_of(info.ty)?;
                self.copy_bytes(to.ptr, to.align, source.ptr, source.align, size, false);
                return Ok(());
            }
            let value = self.load_any(source)?;
            return self.store_value(value, to);
        };
        let Some(count) = count else { return self.bug("a copy of an array of unknown bound") };
        let size = self.size_of(element)?;
        let n = self.b.i64(count as i64);
        if count == 1 {
            return self.copy_class(member, to.ptr, source.ptr, is_ctor, is_move);
        }
        self.for_each_dynamic(to.ptr, element, n, |this, ptr, index| {
            let offset = this.b.mul(index, this.b.i64(size as i64));
            let from = this.b.gep(this.b.cx.i8_type().into(), source.ptr, offset);
            this.copy_class(member, ptr, from, is_ctor, is_move)
        })
    }

    /// Copies one class object by the member that overload resolution would pick among copy and move.
    fn copy_class(&mut self, class: ClassId, to: P<'c>, from: P<'c>, is_ctor: bool, is_move: bool) -> Result<()> {
        let info = &self.p.classes[class];
        let Some(class_layout) = &info.layout else { return self.bug("a copy of an incomplete class") };
        if info.traits.is_trivially_copyable {
            let size = if class_layout.is_empty { 0 } else { class_layout.data_size };
            self.copy_bytes(to, class_layout.align, from, class_layout.align, size, false);
            return Ok(());
        }
        match copy_member(self.p, class, is_ctor, is_move) {
            Some(func) => self.call_member(func, to, &[from]).map(drop),
            None => self.bug("a copy of a class that has none"),
        }
    }

    fn synthesize_default(&mut self, class: ClassId) -> Result<()> {
        let this = self.this()?;
        let info = &self.p.classes[class];
        let Some(class_layout) = &info.layout else { return self.bug("a constructor of an incomplete class") };
        let mut parts = Vec::new();
        for (base, &offset) in info.bases.iter().zip(&class_layout.base_offsets) {
            if let Some(ctor) = default_ctor(self.p, base.class)
                && !base.is_virtual
            {
                let ptr = self.b.offset(this, offset);
                self.call_function(ctor, &[ptr])?;
                if let Some(dtor) = class_dtor(self.p, base.class) {
                    let slot = self.keep_pointer(ptr);
                    parts.push(self.push_guard(CleanupKind::DestroyAt { slot, ty: self.p.funcs[dtor].ty, dtor }));
                }
            }
        }
        self.set_vptrs(class)?;
        for &field in &info.fields {
            let field_info = &self.p.fields[field];
            let object = Place::whole(this, Ty::CHAR, class_layout.align);
            let ty = field_info.ty;
            match field_info.checked_init {
                Some(init) if self.p.types.is_ref(ty) => {
                    let ptr = self.b.offset(this, self.field_bits(field)? / 8);
                    self.full(|this| this.init_as(ty, init, Place::whole(ptr, ty, 8)))?;
                    continue;
                }
                Some(init) => {
                    let place = self.field_place(object, field, ty)?;
                    self.full(|this| this.init_as(ty, init, place))?;
                }
                None => self.default_member(field, object)?,
            }
            if needed_dtor(self.p, ty).is_some() && info.key != crate::ast::ClassKey::Union {
                let ptr = self.b.offset(this, self.field_bits(field)? / 8);
                parts.extend(self.guard_part(ptr, ty));
            }
        }
        self.release_parts(parts);
        Ok(())
    }

    fn default_member(&mut self, field: crate::hir::FieldId, object: Place<'c>) -> Result<()> {
        let info = &self.p.fields[field];
        let (element, count) = flat_array(self.p, info.ty);
        let Some(member) = self.p.types.as_class(element) else { return Ok(()) };
        if self.p.classes[info.class].key == crate::ast::ClassKey::Union {
            return Ok(());
        }
        let Some(ctor) = default_ctor(self.p, member) else { return Ok(()) };
        let Some(count) = count else { return self.bug("an array member of unknown bound") };
        let place = self.field_place(object, field, info.ty)?;
        let partial = self.begin_partial(place.ptr, element)?;
        let n = self.b.i64(count as i64);
        self.for_each_dynamic(place.ptr, element, n, |this, ptr, index| {
            this.call_function(ctor, &[ptr])?;
            let done = this.b.add(index, this.b.i64(1));
            this.advance_partial(partial, done);
            Ok(())
        })?;
        self.end_partial(partial);
        Ok(())
    }

    /// The address of the whole object, from the vtable (`dynamic_cast<void *>`, `delete` of a base).
    pub fn offset_to_top(&mut self, ptr: P<'c>) -> P<'c> {
        let vtable = self.b.load_value(self.b.ptr_ty().into(), ptr, 8).into_pointer_value();
        let slot = self.b.gep_wrapping(self.b.cx.i8_type().into(), vtable, self.b.i64(-16));
        let offset = self.b.load_value(self.b.cx.i64_type().into(), slot, 8);
        self.b.gep(self.b.cx.i8_type().into(), ptr, offset)
    }

    /// A size rounded up to a power of two.
    pub fn round_up(&mut self, value: crate::ir::build::V<'c>, to: u64) -> crate::ir::build::V<'c> {
        let more = self.b.add(value, self.b.i64(to as i64 - 1));
        self.b.bin(Opcode::LLVMAnd, more, self.b.i64(-(to as i64)))
    }
}

/// A class's destructor, unless trivial.
pub fn class_dtor(p: &Program, class: ClassId) -> Option<FuncId> {
    if p.classes[class].traits.has_trivial_dtor {
        return None;
    }
    p.classes[class].methods.iter().copied().find(|&method| p.funcs[method].name == FuncName::Destructor)
}

fn default_ctor(p: &Program, class: ClassId) -> Option<FuncId> {
    if p.classes[class].traits.has_trivial_default_ctor {
        return None;
    }
    let is_default = |&method: &FuncId| {
        let info = &p.funcs[method];
        info.name == FuncName::Constructor && !info.is_deleted && info.params.is_empty()
    };
    p.classes[class].methods.iter().copied().find(is_default)
}

/// The constructor or assignment that copies, or moves if there is one.
fn copy_member(p: &Program, class: ClassId, is_ctor: bool, is_move: bool) -> Option<FuncId> {
    use crate::hir::TyKind;
    let find = |wants_move: bool| {
        p.classes[class].methods.iter().copied().find(|&method| {
            let info = &p.funcs[method];
            let is_kind = match info.name {
                FuncName::Constructor => is_ctor,
                FuncName::Operator(op) => !is_ctor && op == crate::ast::OverloadedOperator::Equal,
                _ => false,
            };
            let Some(param) = info.params.first() else { return false };
            let (to, is_rvalue) = match *p.types.kind(param.ty) {
                TyKind::LValueRef(to) => (to, false),
                TyKind::RValueRef(to) => (to, true),
                _ => return false,
            };
            is_kind
                && !info.is_deleted
                && info.params.len() == 1
                && p.types.as_class(to) == Some(class)
                && is_rvalue == wants_move
        })
    };
    if is_move { find(true).or_else(|| find(false)) } else { find(false) }
}
