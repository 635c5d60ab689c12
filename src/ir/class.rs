//! What classes add to functions: constructors and destructors, members made and destroyed in order
//! ([class.base.init], [class.dtor]), and where virtual functions are found.

use inkwell::values::FunctionValue;

use crate::hir::{
    CheckedBody, ClassId, ExprId, FuncId, FuncName, MemberInit, Program, StmtKind, Ty, layout, mangle, vtable,
};
use crate::ir::build::{Opcode, P};
use crate::ir::cleanup::{CleanupKind, When};
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::place::Place;
use crate::ir::types::{Shape, flat_array, needed_dtor, shape};

impl<'c> Lower<'c, '_> {
    /// A constructor's body: bases and members in order, then the statements. A function-try-block is around all of it
    /// ([except.pre]/4).
    pub fn lower_ctor(&mut self, func: FuncId, body: &CheckedBody) -> Result<()> {
        let Some(class) = self.p.funcs[func].class else { return self.bug("a constructor of no class") };
        match &self.p.stmts[body.block].kind {
            StmtKind::Try { block, handlers } => {
                self.try_stmt(handlers, true, |this| this.ctor_parts(class, &body.member_inits, *block))
            }
            _ => self.ctor_parts(class, &body.member_inits, body.block),
        }
    }

    fn ctor_parts(&mut self, class: ClassId, inits: &[MemberInit], block: crate::hir::StmtId) -> Result<()> {
        let mut parts = Vec::new();
        // A delegating constructor leaves the vptr to its target; else it is set between bases and members.
        let delegates = inits.iter().any(|init| matches!(init, MemberInit::Delegate { .. }));
        let mut is_set = delegates;
        for init in inits {
            if !delegates {
                self.guard_silent_parts(class, inits, Some(init), &mut parts)?;
            }
            if !is_set && matches!(init, MemberInit::Field { .. }) {
                self.set_vptr(class)?;
                is_set = true;
            }
            self.member_init(class, init, &mut parts)?;
        }
        if !delegates {
            self.guard_silent_parts(class, inits, None, &mut parts)?;
        }
        if !is_set {
            self.set_vptr(class)?;
        }
        self.stmt(block)?;
        self.release_parts(parts);
        Ok(())
    }

    /// Bases and members whose initialisation does nothing begin to live all the same, between those before and after
    /// them. `next`: the one that is about to be initialised; none: all are.
    fn guard_silent_parts(
        &mut self,
        class: ClassId,
        inits: &[MemberInit],
        next: Option<&MemberInit>,
        parts: &mut Vec<usize>,
    ) -> Result<()> {
        let this = self.this()?;
        let info = &self.p.classes[class];
        let Some(class_layout) = &info.layout else { return self.bug("a constructor of an incomplete class") };
        if info.key == crate::ast::ClassKey::Union {
            return Ok(());
        }
        // Those before `next` and after the one initialised last.
        let position = |init: &MemberInit| match *init {
            MemberInit::Base { class: base, .. } => info.bases.iter().position(|it| it.class == base),
            MemberInit::Field { field, .. } => {
                info.fields.iter().position(|&it| it == field).map(|i| info.bases.len() + i)
            }
            MemberInit::Delegate { .. } => None,
        };
        let all = info.bases.len() + info.fields.len();
        let end = next.and_then(position).unwrap_or(all);
        let done: Vec<usize> = inits.iter().filter_map(position).collect();
        let start = done.iter().copied().filter(|&i| i < end).max().map_or(0, |i| i + 1);
        for i in start..end {
            if let Some(base) = info.bases.get(i) {
                if let (Some(dtor), false) = (class_dtor(self.p, base.class), base.is_virtual) {
                    let slot = self.keep_pointer(self.b.offset(this, class_layout.base_offsets[i]));
                    parts.push(self.push_guard(CleanupKind::DestroyAt { slot, ty: self.p.funcs[dtor].ty, dtor }));
                }
                continue;
            }
            let field = info.fields[i - info.bases.len()];
            let ptr = self.b.offset(this, self.field_bits(field)? / 8);
            parts.extend(self.guard_part(ptr, self.p.fields[field].ty));
        }
        Ok(())
    }

    fn this(&self) -> Result<P<'c>> {
        match self.f.this {
            Some(this) => Ok(this),
            None => self.bug("a member function without object"),
        }
    }

    fn member_init(&mut self, class: ClassId, init: &MemberInit, parts: &mut Vec<usize>) -> Result<()> {
        let this = self.this()?;
        match *init {
            MemberInit::Base { class: base, is_virtual, init } => {
                if is_virtual {
                    return self.bug("virtual bases are not lowered yet");
                }
                let Some(offset) = layout::base_path_offset(self.p, class, &[base]) else {
                    return self.bug("an initialiser of no base");
                };
                let ty = self.p.exprs[init].ty;
                let ptr = self.b.offset(this, offset);
                self.member_full_init(init, ty, Place::whole(ptr, ty, self.align_of(ty)))?;
                parts.extend(self.guard_part(ptr, ty));
            }
            MemberInit::Field { field, init } => {
                let info = &self.p.fields[field];
                let object = Place::whole(this, Ty::CHAR, self.class_align(class));
                if self.p.types.is_ref(info.ty) {
                    let ptr = self.b.offset(this, self.field_bits(field)? / 8);
                    return self.member_full_init(init, info.ty, Place::whole(ptr, info.ty, 8));
                }
                let place = self.field_place(object, field, info.ty)?;
                self.member_full_init(init, info.ty, place)?;
                if info.bit_width.is_none() {
                    parts.extend(self.guard_part(place.ptr, info.ty));
                }
            }
            MemberInit::Delegate { init } => {
                let ty = self.p.exprs[init].ty;
                self.member_full_init(init, ty, self.place_at(this, ty))?;
                // [except.ctor]/4: the object is complete once the target constructor has returned.
                parts.extend(self.guard_part(this, ty));
            }
        }
        Ok(())
    }

    fn class_align(&self, class: ClassId) -> u64 {
        self.p.classes[class].layout.as_ref().map_or(1, |layout| layout.align)
    }

    /// A mem-initialiser is a full-expression ([intro.execution]/5).
    fn member_full_init(&mut self, init: ExprId, ty: Ty, to: Place<'c>) -> Result<()> {
        self.full(|this| this.init_as(ty, init, to))
    }

    /// A destructor's body, then members and bases backwards ([class.dtor]/14), which a function-try-block covers, too.
    pub fn lower_dtor(&mut self, func: FuncId, body: &CheckedBody) -> Result<()> {
        let Some(class) = self.p.funcs[func].class else { return self.bug("a destructor of no class") };
        match &self.p.stmts[body.block].kind {
            StmtKind::Try { block, handlers } => self.try_stmt(handlers, true, |this| this.dtor_parts(class, *block)),
            _ => self.dtor_parts(class, body.block),
        }
    }

    /// `return` runs the cleanups of the members on its way; so does the end.
    fn dtor_parts(&mut self, class: ClassId, block: crate::hir::StmtId) -> Result<()> {
        let depth = self.f.cleanups.len();
        self.set_vptr(class)?;
        self.push_member_dtors(class)?;
        self.stmt(block)?;
        self.pop_cleanups(depth)
    }

    /// The destructions of bases and members, so that popping runs them in the right order.
    pub fn push_member_dtors(&mut self, class: ClassId) -> Result<()> {
        let this = self.this()?;
        let info = &self.p.classes[class];
        let Some(class_layout) = &info.layout else { return self.bug("a destructor of an incomplete class") };
        if info.key == crate::ast::ClassKey::Union {
            return Ok(());
        }
        for (base, &offset) in info.bases.iter().zip(&class_layout.base_offsets) {
            if base.is_virtual {
                return self.bug("virtual bases are not lowered yet");
            }
            if let Some(dtor) = class_dtor(self.p, base.class) {
                let ptr = self.b.offset(this, offset);
                // A class is its own element.
                let ty = self.p.funcs[dtor].ty;
                self.push(CleanupKind::Destroy { ptr, ty, dtor }, When::Both, None);
            }
        }
        for (&field, &bits) in info.fields.iter().zip(&class_layout.field_bits) {
            let ty = self.p.fields[field].ty;
            if let Some(dtor) = needed_dtor(self.p, ty) {
                let ptr = self.b.offset(this, bits / 8);
                self.push(CleanupKind::Destroy { ptr, ty, dtor }, When::Both, None);
            }
        }
        Ok(())
    }

    /// The object is of this class from here on (Itanium ABI 2.5).
    fn set_vptr(&mut self, class: ClassId) -> Result<()> {
        let info = &self.p.classes[class];
        if !info.traits.is_polymorphic {
            return Ok(());
        }
        let this = self.this()?;
        let address = self.vtable_constant(class, 0)?;
        self.b.store(address.into(), this, 8);
        Ok(())
    }

    /// The address point of a class's primary vtable.
    pub fn vtable_constant(&mut self, class: ClassId, _base: u64) -> Result<P<'c>> {
        let info = &self.p.classes[class];
        if info.layout.as_ref().is_some_and(|layout| !layout.virtual_bases.is_empty()) {
            return self.bug("virtual bases are not lowered yet");
        }
        if info.bases.iter().skip(1).any(|base| self.p.classes[base.class].traits.is_polymorphic) {
            return self.bug("secondary vtables are not lowered yet");
        }
        let symbol = mangle::vtable_symbol(self.p, class);
        let vtable = self.external_global(&symbol);
        // Offset to top and typeinfo stand before the address point.
        Ok(self.b.const_offset(vtable, 16))
    }

    /// Where a virtual function's address is, in bytes from the address point.
    pub fn vtable_offset(&self, func: FuncId) -> Result<u64> {
        match vtable::slot(self.p, func) {
            Some(slot) => Ok(8 * slot),
            None => self.bug("a virtual function that its class does not have"),
        }
    }

    /// A virtual base of an object: its offset stands in the vtable.
    pub fn virtual_base(&mut self, _ptr: P<'c>, _class: ClassId, _base: ClassId) -> Result<P<'c>> {
        self.bug("virtual bases are not lowered yet")
    }

    /// Defaulted special members, member by member ([class.copy.ctor]/14, [class.copy.assign]/12).
    pub fn lower_synthesized(&mut self, func: FuncId, function: FunctionValue<'c>) -> Result<()> {
        let info = &self.p.funcs[func];
        let Some(class) = info.class else { return self.bug("a synthesised function of no class") };
        let sig = self.sig(func)?;
        let abi = self.fn_abi(&sig, &sig.args);
        self.f.class = Some(class);
        self.open(function, &sig, &abi, None)?;
        self.f.this = function.get_first_param().map(|it| it.into_pointer_value());
        if sig.is_nothrow {
            self.push_cleanup(CleanupKind::Terminate);
        }
        match info.name {
            FuncName::Destructor => {
                let depth = self.f.cleanups.len();
                self.set_vptr(class)?;
                self.push_member_dtors(class)?;
                self.pop_cleanups(depth)?;
            }
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
            self.set_vptr(class)?;
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
        let align = self.class_align(class);
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
        self.set_vptr(class)?;
        for &field in &info.fields {
            let field_info = &self.p.fields[field];
            let object = Place::whole(this, Ty::CHAR, class_layout.align);
            let ty = field_info.ty;
            match field_info.checked_init {
                Some(init) if self.p.types.is_ref(ty) => {
                    let ptr = self.b.offset(this, self.field_bits(field)? / 8);
                    self.member_full_init(init, ty, Place::whole(ptr, ty, 8))?;
                    continue;
                }
                Some(init) => {
                    let place = self.field_place(object, field, ty)?;
                    self.member_full_init(init, ty, place)?;
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
