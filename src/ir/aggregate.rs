//! Initialisation: a prvalue evaluated into the object that it initialises ([dcl.init], [class.temporary]).
//!
//! What is finished when a later part throws is destroyed: each part that needs a destructor pushes a cleanup
//! for exceptions only, which the end of the whole initialisation takes back.

use crate::hir::{CastKind, Category, ClassId, ExprId, ExprKind, FieldId, FuncId, Lifetime, StringId, Ty, TyKind};
use crate::ir::build::{IntPred, P, V};
use crate::ir::cleanup::CleanupKind;
use crate::ir::error::Result;
use crate::ir::expr::Rv;
use crate::ir::func::Bound;
use crate::ir::module::Lower;
use crate::ir::place::Place;
use crate::ir::types::{Shape, flat_array, needed_dtor, shape};

/// Ranges of at most this many elements become straight code.
const UNROLL: u64 = 4;

impl<'c> Lower<'c, '_> {
    /// Evaluates a prvalue into the object at `to`.
    pub fn init(&mut self, expr: ExprId, to: Place<'c>) -> Result<()> {
        self.deeper(|this| match shape(this.p, this.p.exprs[expr].ty) {
            Shape::Void => this.discard(expr),
            Shape::Scalar => {
                let value = this.scalar(expr)?;
                this.store(value, to)
            }
            Shape::Complex => {
                let value = this.complex(expr)?;
                this.store_complex(value, to)
            }
            Shape::Aggregate => this.init_object(expr, to),
        })
    }

    /// Initialises a variable or member: an object by a prvalue, a reference by the glvalue it binds to.
    pub fn init_as(&mut self, ty: Ty, expr: ExprId, to: Place<'c>) -> Result<()> {
        if self.p.types.is_ref(ty) {
            let address = match self.p.exprs[expr].category {
                Category::LValue | Category::XValue => self.address(expr)?,
                // A prvalue that only a pointer can be: what a reference-valued builtin or constant yields.
                Category::PRValue => self.scalar(expr)?.into_pointer_value(),
            };
            self.b.store(address.into(), to.ptr, to.align.min(8));
            return Ok(());
        }
        self.init(expr, to)
    }

    fn init_object(&mut self, expr: ExprId, to: Place<'c>) -> Result<()> {
        let node = &self.p.exprs[expr];
        let ty = node.ty;
        if node.category != Category::PRValue {
            return self.bug(format!("an object initialised by a glvalue: {:?}", node.kind));
        }
        match &node.kind {
            ExprKind::Construct { ctor, args, zero_first } => self.construct(*ctor, args, *zero_first, to, ty),
            ExprKind::Aggregate { bases, fields } => self.init_members(bases, fields, to, ty),
            ExprKind::ArrayInit { elems, filler } => self.init_array(elems, *filler, to, ty),
            ExprKind::StringInit(id) => self.init_string(*id, to, ty),
            ExprKind::ArrayCopy { source, opaque, element } => self.copy_array(*source, *opaque, *element, to, ty),
            ExprKind::Zero => self.init_zero(to, ty),
            ExprKind::CopyBytes(source) => {
                let from = self.place(*source)?;
                let size = self.copy_size(ty)?;
                let volatile = self.is_volatile(from.ty);
                self.copy_bytes(to.ptr, to.align, from.ptr, from.align, size, volatile);
                Ok(())
            }
            ExprKind::Constant { value, .. } => {
                let from = self.constant_object(value, ty)?;
                let size = self.copy_size(ty)?;
                self.copy_bytes(to.ptr, to.align, from.ptr, from.align, size, false);
                Ok(())
            }
            ExprKind::Call { .. } => self.call_expr(expr, Some(to)).map(drop),
            ExprKind::Builtin { builtin, args } => self.builtin_call(*builtin, args, ty, Some(to)).map(drop),
            ExprKind::Conditional(cond, yes, no) => self.init_conditional(*cond, *yes, *no, to),
            ExprKind::Comma(left, right) => {
                self.discard(*left)?;
                self.init(*right, to)
            }
            ExprKind::FullExpr(sub) => self.full(|this| this.init(*sub, to)),
            ExprKind::StmtExpr { block, result: Some(result) } => {
                self.stmt_expr(*block, *result, |this, expr| this.init(expr, to))
            }
            ExprKind::Await(it) => {
                self.suspend(it, false)?;
                self.init(it.resume, to)
            }
            ExprKind::OpaqueBind { opaque, value, body } => {
                self.bind_opaque(*opaque, *value)?;
                self.init(*body, to)?;
                self.f.opaques.remove(opaque);
                Ok(())
            }
            ExprKind::Opaque => match self.f.opaques.get(&expr).copied() {
                Some(Bound::Value(Rv::Object(from))) => {
                    let size = self.copy_size(ty)?;
                    self.copy_bytes(to.ptr, to.align, from, self.align_of(ty), size, false);
                    Ok(())
                }
                _ => self.bug("an opaque object that nothing binds"),
            },
            ExprKind::Cast { kind: CastKind::NoOp, sub } => self.init(*sub, to),
            ExprKind::Cast { kind: CastKind::ObjectBitCast, sub } => {
                let from = self.place(*sub)?;
                let size = self.size_of(ty)?;
                self.copy_bytes(to.ptr, to.align, from.ptr, from.align, size, false);
                Ok(())
            }
            ExprKind::VaArg { list } => {
                let from = self.va_arg_address(*list, ty)?;
                let size = self.size_of(ty)?;
                self.copy_bytes(to.ptr, to.align, from, self.align_of(ty).min(8), size, false);
                Ok(())
            }
            ExprKind::Throw(_) => self.discard(expr),
            kind => self.bug(format!("no object: {kind:?}")),
        }
    }

    /// A constructor's call on the object.
    fn construct(&mut self, ctor: FuncId, args: &[ExprId], zero_first: bool, to: Place<'c>, ty: Ty) -> Result<()> {
        if zero_first {
            self.init_zero(to, ty)?;
        }
        let info = &self.p.funcs[ctor];
        if info.is_trivial && args.is_empty() {
            return Ok(());
        }
        self.call_ctor(ctor, to.ptr, args)
    }

    fn init_members(
        &mut self,
        bases: &[(ClassId, ExprId)],
        fields: &[(FieldId, ExprId)],
        to: Place<'c>,
        ty: Ty,
    ) -> Result<()> {
        let Some(class) = self.p.types.as_class(ty) else {
            // `T{x}` for a scalar.
            return match fields {
                [(_, only)] => self.init(*only, to),
                _ => self.bug("an aggregate of no class"),
            };
        };
        let mut done = Vec::new();
        for &(base, init) in bases {
            let Some(offset) = crate::hir::layout::base_path_offset(self.p, class, &[base]) else {
                return self.bug("an aggregate's base that is none");
            };
            let part = Place { ptr: self.b.offset(to.ptr, offset), ty: self.p.exprs[init].ty, align: 1, ..to };
            let part = Place { align: self.align_of(part.ty).min(to.align.max(1)), ..part };
            self.init(init, part)?;
            done.extend(self.guard_part(part.ptr, part.ty));
        }
        for &(field, init) in fields {
            let info = &self.p.fields[field];
            // A default member initialiser's `this` is the object being made ([class.mem]/10).
            let this = self.f.this;
            if self.p.is_default_init(field, init) {
                self.f.this = Some(to.ptr);
            }
            if self.p.types.is_ref(info.ty) {
                let ptr = self.b.offset(to.ptr, self.field_bits(field)? / 8);
                let part = Place { ptr, align: 8.min(to.align.max(1)), ..to };
                self.init_as(info.ty, init, part)?;
                self.f.this = this;
                continue;
            }
            let part = self.field_place(to, field, info.ty)?;
            self.init(init, part)?;
            self.f.this = this;
            if info.bit_width.is_none() {
                done.extend(self.guard_part(part.ptr, info.ty));
            }
        }
        self.release_parts(done);
        Ok(())
    }

    /// A finished part: destroyed when what follows throws.
    pub fn guard_part(&mut self, ptr: P<'c>, ty: Ty) -> Option<usize> {
        let dtor = needed_dtor(self.p, ty)?;
        let ptr = self.keep_pointer(ptr);
        Some(self.push_guard(CleanupKind::DestroyAt { slot: ptr, ty, dtor }))
    }

    /// The whole is finished: its parts are its destructor's now.
    pub fn release_parts(&mut self, parts: Vec<usize>) {
        for part in parts.into_iter().rev() {
            self.deactivate(part);
        }
    }

    /// A pointer in a slot, so that cleanups may use it wherever they run.
    pub fn keep_pointer(&mut self, ptr: P<'c>) -> P<'c> {
        let slot = self.raw_slot(self.b.ptr_ty().into(), 8, "");
        self.b.store(ptr.into(), slot, 8);
        slot
    }

    fn init_conditional(&mut self, cond: ExprId, yes: ExprId, no: ExprId, to: Place<'c>) -> Result<()> {
        let (yes_block, no_block) = (self.new_block("cond.true"), self.new_block("cond.false"));
        let end = self.new_block("cond.end");
        self.cond_jump(cond, yes_block, no_block)?;
        for (block, expr) in [(yes_block, yes), (no_block, no)] {
            self.b.at_end(block);
            self.conditionally(|this| this.init(expr, to))?;
            self.b.br(end);
        }
        self.b.at_end(end);
        Ok(())
    }

    /// Zero-initialisation of an object of any type.
    pub fn init_zero(&mut self, to: Place<'c>, ty: Ty) -> Result<()> {
        // An empty class may share its byte with another subobject.
        let size = if self.copy_size(ty)? == 0 { 0 } else { self.size_of(ty)? };
        self.zero_bytes(to.ptr, to.align, size);
        if self.has_data_member_ptr(ty) {
            self.null_members(to.ptr, ty)?;
        }
        Ok(())
    }

    /// Makes -1 of the pointers to data members in an object of zeros.
    fn null_members(&mut self, ptr: P<'c>, ty: Ty) -> Result<()> {
        match *self.p.types.kind(ty) {
            TyKind::MemberPtr { .. } => {
                self.b.store(self.b.i64(-1), ptr, 8);
                Ok(())
            }
            TyKind::Array(..) => {
                let (element, Some(count)) = flat_array(self.p, ty) else {
                    return self.bug("an array of unknown bound");
                };
                self.for_each(ptr, element, count, |this, at| this.null_members(at, element))
            }
            TyKind::Class(id) => {
                for &field in &self.p.classes[id].fields {
                    let field_ty = self.p.fields[field].ty;
                    if self.has_data_member_ptr(field_ty) {
                        let at = self.b.offset(ptr, self.field_bits(field)? / 8);
                        self.null_members(at, field_ty)?;
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn init_string(&mut self, id: StringId, to: Place<'c>, ty: Ty) -> Result<()> {
        let size = self.size_of(ty)?;
        let bytes = self.p.strings[id].bytes.clone();
        let given = (bytes.len() as u64).min(size);
        let from = if given == size {
            let mut cut = bytes.to_vec();
            cut.truncate(size as usize);
            self.private_bytes(&cut)
        } else {
            self.string(id).as_pointer_value()
        };
        self.copy_bytes(to.ptr, to.align, from, 1, given, false);
        let rest = self.b.offset(to.ptr, given);
        self.zero_bytes(rest, 1, size - given);
        Ok(())
    }

    // Arrays.

    fn init_array(
        &mut self,
        elems: &[(u64, u64, ExprId)],
        filler: Option<ExprId>,
        to: Place<'c>,
        ty: Ty,
    ) -> Result<()> {
        let element = match *self.p.types.kind(ty) {
            TyKind::Array(element, _) | TyKind::Vector(element, _) => element,
            _ => return self.bug("an array initialiser of no array"),
        };
        let count = match *self.p.types.kind(ty) {
            TyKind::Array(_, crate::hir::ArrayLen::Known(count)) => count,
            TyKind::Vector(_, count) => u64::from(count),
            // A flexible array member's or an allocated array's first elements.
            _ => elems.iter().map(|elem| elem.1).max().unwrap_or(0),
        };
        let partial = self.begin_partial(to.ptr, element)?;
        let mut next = 0;
        for &(lo, hi, expr) in elems {
            if let Some(filler) = filler {
                self.init_range(next, lo, filler, to, element, partial)?;
            }
            self.init_range(lo, hi, expr, to, element, partial)?;
            next = next.max(hi);
        }
        if let Some(filler) = filler {
            self.init_range(next, count, filler, to, element, partial)?;
        }
        self.end_partial(partial);
        Ok(())
    }

    /// Initialises the elements from `lo` to `hi` by one expression each.
    fn init_range(
        &mut self,
        lo: u64,
        hi: u64,
        expr: ExprId,
        to: Place<'c>,
        element: Ty,
        partial: Option<Partial<'c>>,
    ) -> Result<()> {
        if lo >= hi {
            return Ok(());
        }
        let size = self.size_of(element)?;
        let align = self.align_of(element).min(to.align.max(1));
        let at = |this: &Self, i: u64| Place { ptr: this.b.offset(to.ptr, i * size), ty: element, align, ..to };
        if self.is_zero(expr) && !self.has_data_member_ptr(element) {
            self.zero_bytes(at(self, lo).ptr, align, (hi - lo) * size);
            return Ok(());
        }
        if hi - lo <= UNROLL {
            for i in lo..hi {
                self.init_element(expr, at(self, i), partial, self.b.i64(i as i64 + 1))?;
            }
            return Ok(());
        }
        let first = at(self, lo).ptr;
        let n = self.b.i64((hi - lo) as i64);
        self.for_each_dynamic(first, element, n, |this, ptr, index| {
            let done = this.b.add(index, this.b.i64(lo as i64 + 1));
            this.init_element(expr, Place { ptr, ty: element, align, ..to }, partial, done)
        })
    }

    fn is_zero(&self, expr: ExprId) -> bool {
        match &self.p.exprs[expr].kind {
            ExprKind::Zero | ExprKind::Null | ExprKind::Int(0) => true,
            ExprKind::FullExpr(sub) => self.is_zero(*sub),
            _ => false,
        }
    }

    /// Guards the elements made so far.
    pub fn begin_partial(&mut self, array: P<'c>, element: Ty) -> Result<Option<Partial<'c>>> {
        let Some(dtor) = needed_dtor(self.p, element) else { return Ok(None) };
        let begin = self.keep_pointer(array);
        let count = self.raw_slot(self.b.cx.i64_type().into(), 8, "");
        self.b.store(self.b.i64(0), count, 8);
        let guard = self.push_guard(CleanupKind::DestroyRange { begin, count, ty: element, dtor });
        Ok(Some(Partial { count, guard }))
    }

    /// Initialises an element; it exists before the temporaries of its initialiser end ([class.temporary]/5).
    pub fn init_element(
        &mut self,
        expr: ExprId,
        to: Place<'c>,
        partial: Option<Partial<'c>>,
        done: V<'c>,
    ) -> Result<()> {
        let init = |this: &mut Self, expr: ExprId| {
            this.init(expr, to)?;
            this.advance_partial(partial, done);
            Ok(())
        };
        match self.p.exprs[expr].kind {
            ExprKind::FullExpr(sub) => self.full(|this| init(this, sub)),
            _ => init(self, expr),
        }
    }

    pub fn advance_partial(&mut self, partial: Option<Partial<'c>>, count: V<'c>) {
        if let Some(partial) = partial {
            self.b.store(count, partial.count, 8);
        }
    }

    pub fn end_partial(&mut self, partial: Option<Partial<'c>>) {
        if let Some(partial) = partial {
            self.deactivate(partial.guard);
        }
    }

    fn copy_array(&mut self, source: ExprId, opaque: ExprId, init: ExprId, to: Place<'c>, ty: Ty) -> Result<()> {
        let from = self.place(source)?;
        let (element, Some(count)) = flat_array(self.p, ty) else {
            return self.bug("a copy of an array of unknown bound");
        };
        let size = self.size_of(element)?;
        let partial = self.begin_partial(to.ptr, element)?;
        let n = self.b.i64(count as i64);
        self.for_each_dynamic(to.ptr, element, n, |this, ptr, index| {
            let offset = this.b.mul(index, this.b.i64(size as i64));
            let source = this.b.gep(this.b.cx.i8_type().into(), from.ptr, offset);
            let align = this.align_of(element);
            let source =
                Place { ptr: source, ty: this.p.exprs[opaque].ty, align: align.min(from.align.max(1)), ..from };
            this.f.opaques.insert(opaque, Bound::Place(source));
            let to = Place { ptr, ty: element, align: align.min(to.align.max(1)), ..to };
            let done = this.b.add(index, this.b.i64(1));
            this.init_element(init, to, partial, done)
        })?;
        self.f.opaques.remove(&opaque);
        self.end_partial(partial);
        Ok(())
    }

    /// Runs `each` on the elements of an array.
    pub fn for_each(
        &mut self,
        array: P<'c>,
        element: Ty,
        count: u64,
        each: impl FnOnce(&mut Self, P<'c>) -> Result<()>,
    ) -> Result<()> {
        match count {
            0 => Ok(()),
            1 => each(self, array),
            _ => {
                let n = self.b.i64(count as i64);
                self.for_each_dynamic(array, element, n, |this, ptr, _| each(this, ptr))
            }
        }
    }

    /// Runs `each` with the address and index of `count` elements, forwards. Temporaries of a turn end with it.
    pub fn for_each_dynamic(
        &mut self,
        array: P<'c>,
        element: Ty,
        count: V<'c>,
        each: impl FnOnce(&mut Self, P<'c>, V<'c>) -> Result<()>,
    ) -> Result<()> {
        let size = self.size_of(element)?;
        let counter = self.raw_slot(self.b.cx.i64_type().into(), 8, "");
        self.b.store(self.b.i64(0), counter, 8);
        let (test, body, end) = (self.new_block("each"), self.new_block("each.body"), self.new_block("each.end"));
        self.b.br(test);
        self.b.at_end(test);
        let index = self.b.load_value(self.b.cx.i64_type().into(), counter, 8);
        let more = self.b.icmp(IntPred::LLVMIntULT, index, count);
        self.b.cond_br(more, body, end);
        self.b.at_end(body);
        let offset = self.b.mul(index, self.b.i64(size as i64));
        let ptr = self.b.gep(self.b.cx.i8_type().into(), array, offset);
        let depth = self.f.cleanups.len();
        let n_conditional = std::mem::take(&mut self.f.n_conditional);
        each(self, ptr, index)?;
        self.pop_cleanups(depth)?;
        self.f.n_conditional = n_conditional;
        let next = self.b.add(index, self.b.i64(1));
        self.b.store(next, counter, 8);
        self.b.br(test);
        self.b.at_end(end);
        Ok(())
    }

    // Temporaries.

    /// Materialises a prvalue ([conv.rval]) and arranges its end.
    pub fn temporary(
        &mut self,
        expr: ExprId,
        sub: ExprId,
        lifetime: Lifetime,
        dtor: Option<FuncId>,
    ) -> Result<Place<'c>> {
        let ty = self.p.exprs[sub].ty;
        if lifetime == Lifetime::Static {
            return self.make_static_temporary(expr, sub, dtor);
        }
        let slot = self.slot(ty, "")?;
        let place = self.place_at(slot, ty);
        self.init(sub, place)?;
        if let Some(dtor) = dtor {
            let kind = CleanupKind::Destroy { ptr: slot, ty, dtor };
            match lifetime {
                Lifetime::FullExpr => self.push_temporary(kind),
                Lifetime::Block | Lifetime::Static => self.push_extended(kind),
            }
        }
        Ok(Place { ty: self.p.exprs[expr].ty, ..place })
    }

    fn make_static_temporary(&mut self, expr: ExprId, sub: ExprId, dtor: Option<FuncId>) -> Result<Place<'c>> {
        let ty = self.p.exprs[sub].ty;
        let ptr = self.static_temporary(expr)?;
        let place = self.place_at(ptr, ty);
        if self.constant_expr(sub)?.is_none() {
            self.init(sub, place)?;
            if let Some(dtor) = dtor {
                self.destroy_at_exit(ptr, ty, dtor, false)?;
            }
        }
        Ok(place)
    }
}

/// An array of which only the first elements exist yet.
#[derive(Clone, Copy)]
pub struct Partial<'c> {
    pub count: P<'c>,
    guard: usize,
}
