//! Constructors and destructors ([class.base.init], [class.dtor]) in the variants of the Itanium ABI 5.1.4.3.
//!
//! C1 and D1 make and destroy complete objects, C2 and D2 bases, D0 destroys and deallocates. Without virtual bases the
//! first two do the same, and are one function with two symbols. With virtual bases those for bases leave them alone, and
//! take a VTT: the vptrs to give the object meanwhile.

use inkwell::module::Linkage;
use inkwell::values::FunctionValue;

use crate::hir::mangle::{self, Structor};
use crate::hir::{
    CheckedBody, ClassId, ExprId, ExprKind, FieldId, FuncId, FuncName, MemberInit, StmtId, StmtKind, Ty, layout, visit,
    vtable,
};
use crate::ir::build::P;
use crate::ir::cleanup::{CleanupKind, When};
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::place::Place;
use crate::ir::types::needed_dtor;

/// A base or member that a constructor makes.
#[derive(Clone, Copy)]
enum Part {
    Base { class: ClassId, is_virtual: bool },
    Field(FieldId),
}

impl<'c> Lower<'c, '_> {
    /// Defines a constructor or destructor in all its variants.
    pub fn define_structors(&mut self, func: FuncId, linkage: Linkage) -> Result<()> {
        self.define_variant(func, Structor::Base, linkage)?;
        for &structor in mangle::structors(self.p, func) {
            match self.body_of(func, structor) {
                Structor::Base if structor != Structor::Base => self.define_variant_alias(func, structor, linkage),
                Structor::Base => {}
                _ => self.define_variant(func, structor, linkage)?,
            }
        }
        Ok(())
    }

    /// Another symbol for the variant for bases. Nothing in the module uses it, so it waits until the optimiser is done:
    /// where the body has gone away, it has, too. Others' own copies need none.
    fn define_variant_alias(&mut self, func: FuncId, structor: Structor, linkage: Linkage) {
        if linkage != Linkage::Private {
            let symbol = self.definition_symbol(func, structor);
            self.late_aliases.push((symbol, self.definition_symbol(func, Structor::Base)));
        }
    }

    /// Whether a variant is a few calls around another one: D0 around D1, D1 around D2 and virtual bases.
    pub fn is_made_of_another(&self, func: FuncId, structor: Structor) -> bool {
        self.p.funcs[func].name == FuncName::Destructor && structor != Structor::Base
    }

    /// See [`Lower::is_made_of_another`].
    pub fn lower_outer_dtor(&mut self, func: FuncId, structor: Structor, function: FunctionValue<'c>) -> Result<()> {
        let Some(class) = self.p.funcs[func].class else { return self.bug("a destructor of no class") };
        let sig = self.structor_sig(func, structor)?;
        let abi = self.fn_abi(&sig, &sig.args);
        self.f.class = Some(class);
        self.open(function, &sig, &abi, None)?;
        self.f.this = function.get_first_param().map(|it| it.into_pointer_value());
        let this = self.this()?;
        if sig.is_nothrow {
            self.push_cleanup(CleanupKind::Terminate);
        }
        if structor == Structor::Deleting {
            self.deleting_dtor(func, class, this)?;
        } else {
            let depth = self.f.cleanups.len();
            for base in vtable::virtual_bases(self.p, class) {
                self.push_base_dtor(base, true)?;
            }
            let vtt = self.vtt_address(class, 0);
            self.call_structor(func, Structor::Base, this, Some(vtt), &[])?;
            self.pop_cleanups(depth)?;
        }
        let Some(ret) = self.f.ret.clone() else { return self.bug("no return block") };
        self.pop_cleanups(0)?;
        self.b.br(ret.block);
        self.close()
    }

    /// [class.dtor]/13, [class.free]/4: the storage goes back by the class's own deallocation function, even if the
    /// destructor throws.
    fn deleting_dtor(&mut self, func: FuncId, class: ClassId, this: P<'c>) -> Result<()> {
        let Some(dealloc) = self.p.funcs[func].deallocator else {
            return self.bug("a virtual destructor without deallocation function");
        };
        let Some(layout) = &self.p.classes[class].layout else {
            return self.bug("a destructor of an incomplete class");
        };
        let size = self.b.i64(layout.size as i64);
        let params = self.p.types.as_function(self.p.funcs[dealloc].ty).map(|function| &function.params);
        if params.and_then(|params| params.get(1)).is_some_and(|&tag| self.p.types.as_class(tag).is_some()) {
            // A destroying one, which calls the destructor itself ([expr.delete]/6).
            return self.deallocate(dealloc, this, size, layout.align, &[]);
        }
        let guard = self.guard_deallocation(this, dealloc, size, layout.align)?;
        self.call_structor(func, Structor::Complete, this, None, &[])?;
        self.deactivate(guard);
        self.deallocate(dealloc, this, size, layout.align, &[])
    }

    pub fn this(&self) -> Result<P<'c>> {
        match self.f.this {
            Some(this) => Ok(this),
            None => self.bug("a member function without object"),
        }
    }

    // Constructors.

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

    fn ctor_parts(&mut self, class: ClassId, inits: &[MemberInit], block: StmtId) -> Result<()> {
        let mut guards = Vec::new();
        match inits {
            [MemberInit::Delegate { init }] => self.delegate(class, *init, &mut guards)?,
            _ => self.make_parts(class, inits, &mut guards)?,
        }
        self.stmt(block)?;
        self.release_parts(guards);
        Ok(())
    }

    /// Bases and members in order ([class.base.init]/13). Those whose initialisation does nothing begin to live all the same.
    fn make_parts(&mut self, class: ClassId, inits: &[MemberInit], guards: &mut Vec<usize>) -> Result<()> {
        let mut has_vptr = false;
        for part in self.parts(class, inits) {
            let init = inits.iter().find_map(|init| match (*init, part) {
                (MemberInit::Base { class, is_virtual, init }, Part::Base { class: base, is_virtual: also }) => {
                    (class == base && is_virtual == also).then_some(init)
                }
                (MemberInit::Field { field, init }, Part::Field(member)) => (field == member).then_some(init),
                _ => None,
            });
            match part {
                Part::Base { class: base, is_virtual } => {
                    if init.is_some_and(|init| self.uses_this(init)) {
                        // Conversions to virtual bases ask for it; the base's constructor will change it again.
                        self.set_vptrs(class)?;
                    }
                    self.make_base(base, is_virtual, init, guards)?;
                }
                Part::Field(field) => {
                    if !has_vptr {
                        self.set_vptrs(class)?;
                        has_vptr = true;
                    }
                    self.make_field(class, field, init, guards)?;
                }
            }
        }
        if !has_vptr {
            self.set_vptrs(class)?;
        }
        Ok(())
    }

    /// What this variant makes: of a union only what is initialised.
    fn parts(&self, class: ClassId, inits: &[MemberInit]) -> Vec<Part> {
        let info = &self.p.classes[class];
        if info.key == crate::ast::ClassKey::Union {
            let field = |init: &MemberInit| match *init {
                MemberInit::Field { field, .. } => Some(Part::Field(field)),
                MemberInit::Base { .. } | MemberInit::Delegate { .. } => None,
            };
            return inits.iter().filter_map(field).collect();
        }
        let mut parts = Vec::new();
        if self.f.structor != Some(Structor::Base) {
            let bases = vtable::virtual_bases(self.p, class).into_iter();
            parts.extend(bases.map(|class| Part::Base { class, is_virtual: true }));
        }
        let direct = info.bases.iter().filter(|base| !base.is_virtual);
        parts.extend(direct.map(|base| Part::Base { class: base.class, is_virtual: false }));
        parts.extend(info.fields.iter().map(|&field| Part::Field(field)));
        parts
    }

    fn uses_this(&self, expr: ExprId) -> bool {
        let mut pending = vec![expr];
        while let Some(expr) = pending.pop() {
            let kind = &self.p.exprs[expr].kind;
            if *kind == ExprKind::This {
                return true;
            }
            visit::children(kind, |child| pending.push(child));
        }
        false
    }

    fn make_base(
        &mut self,
        base: ClassId,
        is_virtual: bool,
        init: Option<ExprId>,
        guards: &mut Vec<usize>,
    ) -> Result<()> {
        if let Some(init) = init {
            let (ptr, vtt) = (self.base_ptr(base, is_virtual)?, self.base_vtt(base, is_virtual)?);
            self.init_base(init, base, ptr, vtt)?;
        }
        if let Some(kind) = self.base_dtor(base, is_virtual)? {
            guards.push(self.push_guard(kind));
        }
        Ok(())
    }

    /// A base by the variant of its constructor for bases. A mem-initialiser is a full-expression ([intro.execution]/5).
    fn init_base(&mut self, init: ExprId, base: ClassId, ptr: P<'c>, vtt: Option<P<'c>>) -> Result<()> {
        let node = &self.p.exprs[init];
        match &node.kind {
            ExprKind::FullExpr(sub) => self.full(|this| this.init_base(*sub, base, ptr, vtt)),
            ExprKind::Construct { ctor, args, zero_first } => {
                let layout = self.p.classes[base].layout.as_ref();
                if *zero_first && let Some(layout) = layout.filter(|layout| !layout.is_empty) {
                    let size = self.b.i64(layout.non_virtual_size as i64);
                    self.b.memset(ptr, self.b.int_of(8, 0), size, layout.non_virtual_align);
                }
                self.call_structor(*ctor, Structor::Base, ptr, vtt, args)
            }
            // What lies in the padding of an empty base, or behind the end of any other, is not the base's to write.
            _ if self.p.classes[base].layout.as_ref().is_some_and(|layout| layout.is_empty) => {
                let place = Place::whole(self.slot(node.ty, "")?, node.ty, self.align_of(node.ty));
                self.full(|this| this.init_as(node.ty, init, place))
            }
            ExprKind::Zero => {
                let layout = self.p.classes[base].layout.as_ref();
                let size = self.b.i64(layout.map_or(0, |layout| layout.non_virtual_size) as i64);
                self.b.memset(ptr, self.b.int_of(8, 0), size, self.align_of(node.ty));
                Ok(())
            }
            _ => {
                let place = Place::whole(ptr, node.ty, self.align_of(node.ty));
                self.full(|this| this.init_as(node.ty, init, place))
            }
        }
    }

    /// Where a base of the object is. A virtual one has its place only in a complete object.
    fn base_ptr(&mut self, base: ClassId, is_virtual: bool) -> Result<P<'c>> {
        let offset = self.base_offset_here(base, is_virtual)?;
        let this = self.this()?;
        Ok(self.b.offset(this, offset))
    }

    fn base_offset_here(&self, base: ClassId, is_virtual: bool) -> Result<u64> {
        let Some(class) = self.f.class else { return self.bug("a base of no class") };
        let offset = match is_virtual {
            true => {
                let layout = self.p.classes[class].layout.as_ref();
                layout.and_then(|layout| layout.virtual_bases.iter().find(|it| it.0 == base)).map(|it| it.1)
            }
            false => layout::base_path_offset(self.p, class, &[base]),
        };
        match offset {
            Some(offset) => Ok(offset),
            None => self.bug("an initialiser of no base"),
        }
    }

    /// The part of the VTT that a base's constructor or destructor takes, if its class has virtual bases.
    fn base_vtt(&mut self, base: ClassId, is_virtual: bool) -> Result<Option<P<'c>>> {
        if !vtable::has_virtual_bases(self.p, base) {
            return Ok(None);
        }
        let Some(class) = self.f.class else { return self.bug("a base of no class") };
        let offset = self.base_offset_here(base, is_virtual)?;
        let Some(&index) = self.vtt_of(class)?.sub_vtts.get(&(base, offset)) else {
            return self.bug("a base without a VTT");
        };
        Ok(Some(match self.f.vtt {
            Some(vtt) => self.b.offset(vtt, 8 * index as u64),
            None => self.vtt_address(class, index),
        }))
    }

    /// The destruction of a base, if it needs one.
    fn base_dtor(&mut self, base: ClassId, is_virtual: bool) -> Result<Option<CleanupKind<'c>>> {
        let Some(dtor) = crate::ir::types::class_dtor(self.p, base) else { return Ok(None) };
        let (ptr, vtt) = (self.base_ptr(base, is_virtual)?, self.base_vtt(base, is_virtual)?);
        let slot = self.keep_pointer(ptr);
        Ok(Some(CleanupKind::DestroyBase { slot, dtor, vtt }))
    }

    fn make_field(
        &mut self,
        class: ClassId,
        field: FieldId,
        init: Option<ExprId>,
        guards: &mut Vec<usize>,
    ) -> Result<()> {
        let (this, info) = (self.this()?, &self.p.fields[field]);
        let ptr = self.b.offset(this, self.field_bits(field)? / 8);
        if let Some(init) = init {
            let place = match self.p.types.is_ref(info.ty) {
                true => Place::whole(ptr, info.ty, 8),
                false => {
                    let align = self.align_of_class(class);
                    self.field_place(Place::whole(this, Ty::CHAR, align), field, info.ty)?
                }
            };
            let extended = self.f.extended.len();
            self.full(|this| this.init_as(info.ty, init, place))?;
            // Temporaries that a reference member is bound to end with the constructor.
            self.adopt_extended(extended);
        }
        if info.bit_width.is_none() && !self.p.types.is_ref(info.ty) {
            guards.extend(self.guard_part(ptr, info.ty));
        }
        Ok(())
    }

    pub fn align_of_class(&self, class: ClassId) -> u64 {
        self.p.classes[class].layout.as_ref().map_or(1, |layout| layout.align)
    }

    /// The target constructor makes the same kind of object; it is complete once that has returned ([except.ctor]/4).
    fn delegate(&mut self, class: ClassId, init: ExprId, guards: &mut Vec<usize>) -> Result<()> {
        let this = self.this()?;
        let ty = self.p.exprs[init].ty;
        if self.f.structor != Some(Structor::Base) {
            let place = self.place_at(this, ty);
            self.full(|it| it.init_as(ty, init, place))?;
            guards.extend(self.guard_part(this, ty));
            return Ok(());
        }
        let vtt = self.f.vtt;
        self.init_base(init, class, this, vtt)?;
        if let Some(dtor) = crate::ir::types::class_dtor(self.p, class) {
            let slot = self.keep_pointer(this);
            guards.push(self.push_guard(CleanupKind::DestroyBase { slot, dtor, vtt }));
        }
        Ok(())
    }

    /// The object is of this class from here on: all its vptrs lead to this class's tables (Itanium ABI 2.6).
    pub fn set_vptrs(&mut self, class: ClassId) -> Result<()> {
        let this = self.this()?;
        for vptr in vtable::vptrs(self.p, class) {
            let is_of_base = self.f.vtt.is_some();
            let has_virtual = vptr.virtual_base.is_some() || vtable::has_virtual_bases(self.p, vptr.class);
            let address = match self.f.vtt {
                Some(vtt) if has_virtual => {
                    let Some(&index) = self.vtt_of(class)?.vptrs.get(&(vptr.class, vptr.offset)) else {
                        return self.bug("a vptr that the VTT does not have");
                    };
                    let slot = self.b.offset(vtt, 8 * index as u64);
                    self.b.load_value(self.b.ptr_ty().into(), slot, 8).into_pointer_value()
                }
                _ => self.vtable_address(class, vptr.class, vptr.offset)?,
            };
            let ptr = match vptr.virtual_base {
                Some((base, offset)) if is_of_base => {
                    let base = self.virtual_base(this, class, base)?;
                    self.b.offset(base, offset)
                }
                _ => self.b.offset(this, vptr.offset),
            };
            self.b.store(address.into(), ptr, 8);
        }
        Ok(())
    }

    // Destructors.

    /// A destructor's body, then members and bases backwards ([class.dtor]/14), which a function-try-block covers, too.
    pub fn lower_dtor(&mut self, func: FuncId, body: &CheckedBody) -> Result<()> {
        let Some(class) = self.p.funcs[func].class else { return self.bug("a destructor of no class") };
        match &self.p.stmts[body.block].kind {
            StmtKind::Try { block, handlers } => {
                self.try_stmt(handlers, true, |this| this.dtor_parts(class, Some(*block)))
            }
            _ => self.dtor_parts(class, Some(body.block)),
        }
    }

    /// `return` runs the cleanups of the members on its way; so does the end.
    pub fn dtor_parts(&mut self, class: ClassId, block: Option<StmtId>) -> Result<()> {
        let depth = self.f.cleanups.len();
        self.set_vptrs(class)?;
        self.push_member_dtors(class)?;
        if let Some(block) = block {
            self.stmt(block)?;
        }
        self.pop_cleanups(depth)
    }

    /// The destructions of bases and members, so that popping runs them in the right order.
    fn push_member_dtors(&mut self, class: ClassId) -> Result<()> {
        let this = self.this()?;
        let info = &self.p.classes[class];
        let Some(class_layout) = &info.layout else { return self.bug("a destructor of an incomplete class") };
        if info.key == crate::ast::ClassKey::Union {
            return Ok(());
        }
        for base in info.bases.iter().filter(|base| !base.is_virtual) {
            self.push_base_dtor(base.class, false)?;
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

    fn push_base_dtor(&mut self, base: ClassId, is_virtual: bool) -> Result<()> {
        if let Some(kind) = self.base_dtor(base, is_virtual)? {
            self.push(kind, When::Both, None);
        }
        Ok(())
    }
}
