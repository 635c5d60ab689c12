//! Reading and writing objects: scalars by their memory type, the rest as bytes.
//!
//! A load or store says what kind of object it touches (TBAA metadata), so that the optimiser may keep an `int`
//! in a register across a store to a `float` ([basic.lval]/11). Characters, `std::byte` (any enumeration over
//! unsigned char), vectors, members of unions and bit-fields say nothing.

use inkwell::values::{InstructionValue, MetadataValue};

use crate::hir::{Quals, Ty, TyKind, show};
use crate::ir::build::{P, T, V};
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::types::underlying;

impl<'c> Lower<'c, '_> {
    /// Reads a scalar that is not volatile.
    pub fn load_scalar(&mut self, ptr: P<'c>, ty: Ty, align: u64) -> Result<V<'c>> {
        self.load_scalar_as(ptr, ty, align, false, true)
    }

    /// Reads a scalar. `has_type`: the object's type is known to be `ty`.
    pub fn load_scalar_as(&mut self, ptr: P<'c>, ty: Ty, align: u64, volatile: bool, has_type: bool) -> Result<V<'c>> {
        let mem = self.mem_ty(ty)?;
        let load = self.b.load(mem, ptr, align);
        self.mark_access(load, ty, volatile, has_type)?;
        let value = self.b.result(load);
        Ok(self.reg_form(value, ty))
    }

    /// Writes a scalar to memory that is not volatile.
    pub fn store_scalar(&mut self, value: V<'c>, ptr: P<'c>, ty: Ty, align: u64) -> Result<()> {
        self.store_scalar_as(value, ptr, ty, align, false, true)
    }

    /// Writes a scalar.
    pub fn store_scalar_as(
        &mut self,
        value: V<'c>,
        ptr: P<'c>,
        ty: Ty,
        align: u64,
        volatile: bool,
        has_type: bool,
    ) -> Result<()> {
        let value = self.mem_form(value, ty);
        let store = self.b.store(value, ptr, align);
        self.mark_access(store, ty, volatile, has_type)
    }

    /// From a register's form to memory's: a bool becomes a byte.
    pub fn mem_form(&self, value: V<'c>, ty: Ty) -> V<'c> {
        if underlying(self.p, ty) == Ty::BOOL { self.b.int_cast(value, self.b.cx.i8_type(), false) } else { value }
    }

    /// See [`Lower::mem_form`].
    pub fn reg_form(&self, value: V<'c>, ty: Ty) -> V<'c> {
        if underlying(self.p, ty) == Ty::BOOL { self.b.int_cast(value, self.b.cx.bool_type(), false) } else { value }
    }

    fn mark_access(&mut self, access: InstructionValue<'c>, ty: Ty, volatile: bool, has_type: bool) -> Result<()> {
        if volatile && access.set_volatile(true).is_err() {
            return self.bug("a volatile access that is none");
        }
        if has_type
            && self.optimizes()
            && let Some(tag) = self.access_tag(ty)
        {
            let kind = self.b.cx.get_kind_id("tbaa");
            if access.set_metadata(tag, kind).is_err() {
                return self.bug("access metadata on a terminator");
            }
        }
        Ok(())
    }

    /// The tag of accesses to objects of this type; none: anything may alias.
    fn access_tag(&mut self, ty: Ty) -> Option<MetadataValue<'c>> {
        let ty = ty.unqual();
        if let Some(&tag) = self.tbaa.get(&ty) {
            return tag;
        }
        let tag = self.access_name(ty).map(|name| {
            let cx = self.b.cx;
            let zero = cx.i64_type().const_zero();
            let root = cx.metadata_node(&[cx.metadata_string("Cinch C++ TBAA").into()]);
            let any = cx.metadata_node(&[cx.metadata_string("omnipotent char").into(), root.into(), zero.into()]);
            let node = cx.metadata_node(&[cx.metadata_string(&name).into(), any.into(), zero.into()]);
            cx.metadata_node(&[node.into(), node.into(), zero.into()])
        });
        self.tbaa.insert(ty, tag);
        tag
    }

    /// What objects of this type may alias: those of the same name. Signed and unsigned share one.
    fn access_name(&self, ty: Ty) -> Option<String> {
        if self.p.lax.get(&ty).is_some_and(|lax| lax.may_alias) {
            return None;
        }
        let name = match *self.p.types.kind(ty) {
            TyKind::Bool => "bool",
            TyKind::WChar => "wchar_t",
            TyKind::Char16 => "char16_t",
            TyKind::Char32 => "char32_t",
            TyKind::Short | TyKind::UShort => "short",
            TyKind::Int | TyKind::UInt => "int",
            TyKind::Long | TyKind::ULong => "long",
            TyKind::LongLong | TyKind::ULongLong => "long long",
            TyKind::Int128 | TyKind::UInt128 => "__int128",
            TyKind::Pointer(_) | TyKind::LValueRef(_) | TyKind::RValueRef(_) | TyKind::NullPtr => "any pointer",
            TyKind::MemberPtr { .. } => "member pointer",
            TyKind::Enum(id) => {
                let underlying = self.p.enums[id].underlying;
                return (underlying != Ty::UCHAR).then(|| format!("enum {}", id.raw()));
            }
            ref kind if self.p.types.float_format(ty).is_some() => show::fundamental(kind)?,
            _ => return None,
        };
        Some(name.to_string())
    }

    /// Copies `size` bytes between objects that do not overlap, or are the same.
    pub fn copy_bytes(&mut self, to: P<'c>, to_align: u64, from: P<'c>, from_align: u64, size: u64, volatile: bool) {
        if size == 0 || to == from {
            return;
        }
        if volatile {
            let ptr: T<'c> = self.b.ptr_ty().into();
            let params = [ptr, ptr, self.b.cx.i64_type().into(), self.b.cx.bool_type().into()];
            let func = self.runtime("llvm.memcpy.p0.p0.i64", None, &params, &[]);
            let args = [to.into(), from.into(), self.b.i64(size as i64), self.b.i1(true)];
            self.b.call(func.get_type(), func.as_global_value().as_pointer_value(), &args);
            return;
        }
        self.b.memcpy(to, to_align, from, from_align, self.b.i64(size as i64));
    }

    /// Fills an object with zeros; null pointers to data members inside are for the caller's constant.
    pub fn zero_bytes(&mut self, to: P<'c>, align: u64, size: u64) {
        if size > 0 {
            self.b.memset(to, self.b.int_of(8, 0), self.b.i64(size as i64), align);
        }
    }

    /// How many of a class object's bytes a copy may touch when the object may be a subobject: not the tail
    /// padding, which may hold a member of the enclosing class.
    pub fn copy_size(&self, ty: Ty) -> Result<u64> {
        if let Some(class) = self.p.types.as_class(ty)
            && let Some(layout) = &self.p.classes[class].layout
        {
            return Ok(if layout.is_empty {
                0
            } else if layout.is_pod {
                layout.size
            } else {
                layout.data_size.max(1).min(layout.size)
            });
        }
        self.size_of(ty)
    }

    /// Whether objects of this type are volatile.
    pub fn is_volatile(&self, ty: Ty) -> bool {
        self.p.types.quals(ty).contains(Quals::VOLATILE)
    }
}
