//! `dynamic_cast` and `typeid` of polymorphic objects ([expr.dynamic.cast], [expr.typeid]; Itanium ABI 2.9.7).

use crate::hir::{Category, ClassId, ExprId, Ty, TyKind};
use crate::ir::build::{P, V};
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::place::Place;

impl<'c> Lower<'c, '_> {
    /// See `ExprKind::DynamicCast`. No target class: the whole object, for `void *`.
    pub fn dynamic_cast(&mut self, operand: ExprId, from: ClassId, to: Option<ClassId>, is_ref: bool) -> Result<P<'c>> {
        let ptr = match self.p.exprs[operand].category {
            Category::PRValue => self.scalar(operand)?.into_pointer_value(),
            Category::LValue | Category::XValue => self.address(operand)?,
        };
        let (cast, end) = (self.new_block("dyncast"), self.new_block("dyncast.end"));
        let start = self.b.block();
        if is_ref {
            self.b.br(cast);
        } else {
            let is_null = self.b.eq(ptr.into(), self.b.null().into());
            self.b.cond_br(is_null, end, cast);
        }
        self.b.at_end(cast);
        let found = match to {
            None => self.offset_to_top(ptr),
            Some(to) => self.run_dynamic_cast(ptr, from, to)?,
        };
        if is_ref {
            self.throw_if_null(found, "__cxa_bad_cast")?;
        }
        let cast_end = self.b.block();
        self.b.br(end);
        self.b.at_end(end);
        if is_ref {
            return Ok(found);
        }
        let null = self.b.null().into();
        Ok(self.b.phi(self.b.ptr_ty().into(), &[(null, start), (found.into(), cast_end)]).into_pointer_value())
    }

    fn run_dynamic_cast(&mut self, ptr: P<'c>, from: ClassId, to: ClassId) -> Result<P<'c>> {
        let ptr_ty = self.b.ptr_ty().into();
        let params = [ptr_ty, ptr_ty, ptr_ty, self.b.cx.i64_type().into()];
        let cast = self.runtime("__dynamic_cast", Some(ptr_ty), &params, &["nounwind"]);
        let (source, target) = (self.class_typeinfo(from)?, self.class_typeinfo(to)?);
        let hint = self.b.i64(self.cast_hint(from, to));
        let args = [ptr.into(), source, target, hint];
        let call = self.b.call(cast.get_type(), cast.as_global_value().as_pointer_value(), &args);
        Ok(self.b.call_value(call).into_pointer_value())
    }

    pub fn class_typeinfo(&mut self, class: ClassId) -> Result<V<'c>> {
        match self.p.types.find(&TyKind::Class(class)) {
            Some(ty) => Ok(self.typeinfo(ty).into()),
            None => self.bug("a class that no type names"),
        }
    }

    /// The ABI's hint: the offset of the only public base, -1 not known, -2 not a base, -3 several.
    fn cast_hint(&self, from: ClassId, to: ClassId) -> i64 {
        let mut n_virtual = 0;
        let mut offsets = Vec::new();
        self.find_bases(to, from, 0, &mut offsets, &mut n_virtual);
        match (&offsets[..], n_virtual) {
            (_, 1..) => -1,
            ([], 0) => -2,
            ([only], 0) => *only as i64,
            _ => -3,
        }
    }

    fn find_bases(&self, class: ClassId, wanted: ClassId, at: u64, offsets: &mut Vec<u64>, n_virtual: &mut usize) {
        let info = &self.p.classes[class];
        let Some(layout) = &info.layout else { return };
        for (base, &offset) in info.bases.iter().zip(&layout.base_offsets) {
            if base.is_virtual {
                *n_virtual += 1;
            } else if base.access == crate::ast::Access::Public {
                if base.class == wanted {
                    offsets.push(at + offset);
                }
                self.find_bases(base.class, wanted, at + offset, offsets, n_virtual);
            }
        }
    }

    fn throw_if_null(&mut self, ptr: P<'c>, thrower: &str) -> Result<()> {
        let (bad, good) = (self.new_block("cast.bad"), self.new_block("cast.good"));
        let is_null = self.b.eq(ptr.into(), self.b.null().into());
        self.b.cond_br(is_null, bad, good);
        self.b.at_end(bad);
        let function = self.runtime(thrower, None, &[], &["noreturn"]);
        self.call_or_invoke(function.get_type(), function.as_global_value().as_pointer_value(), &[], false)?;
        self.b.unreachable();
        self.b.at_end(good);
        Ok(())
    }

    /// `typeid(e)` of a polymorphic glvalue: from its vtable.
    pub fn typeid_place(&mut self, operand: ExprId, ty: Ty) -> Result<Place<'c>> {
        let is_deref = matches!(self.p.exprs[operand].kind, crate::hir::ExprKind::Deref(_));
        if !matches!(self.p.types.kind(self.p.exprs[operand].ty), TyKind::Class(_)) {
            return self.bug("typeid of no class object");
        }
        let ptr = self.address(operand)?;
        if is_deref {
            // [expr.typeid]/2: a null pointer, dereferenced, throws.
            self.throw_if_null(ptr, "__cxa_bad_typeid")?;
        }
        let ptr_ty = self.b.ptr_ty().into();
        let vtable = self.b.load_value(ptr_ty, ptr, 8).into_pointer_value();
        let slot = self.b.gep_wrapping(self.b.cx.i8_type().into(), vtable, self.b.i64(-8));
        let typeinfo = self.b.load_value(ptr_ty, slot, 8).into_pointer_value();
        Ok(self.place_at(typeinfo, ty))
    }
}
