//! Bit-fields: read and written in the bytes that hold them, and no others.
//!
//! A bit-field shares a memory location only with adjacent bit-fields ([intro.memory]/3), so a write must not touch
//! the bytes of other members. Whatever its declared type, it is accessed as the integer of just its bytes.

use crate::hir::Ty;
use crate::ir::build::{P, V};
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::types::underlying;

impl<'c> Lower<'c, '_> {
    /// The value of a bit-field, in its declared type.
    pub fn load_bits(&mut self, ptr: P<'c>, offset: u32, width: u32, ty: Ty, volatile: bool) -> Result<V<'c>> {
        let unit = self.bits_unit(ptr, offset, width, volatile)?;
        let (n, width) = (unit_bits(offset, width), width.min(self.declared_bits(ty)?));
        let is_signed = self.p.types.is_signed(underlying(self.p, ty));
        // To the top, then down again with the sign.
        let up = self.b.shl(unit, self.b.int_of(n, i128::from(n - offset - width)));
        let amount = self.b.int_of(n, i128::from(n - width));
        let value = if is_signed { self.b.ashr(up, amount) } else { self.b.lshr(up, amount) };
        let to = self.val_ty(ty)?.into_int_type();
        Ok(self.b.int_cast(value, to, is_signed))
    }

    /// Writes the low bits of `value` into a bit-field.
    pub fn store_bits(
        &mut self,
        value: V<'c>,
        ptr: P<'c>,
        offset: u32,
        width: u32,
        ty: Ty,
        volatile: bool,
    ) -> Result<()> {
        let n = unit_bits(offset, width);
        let width = width.min(self.declared_bits(ty)?);
        let unit_ty = self.b.int_ty(n);
        let value = self.b.int_cast(value, unit_ty, false);
        let value = self.b.shl(value, self.b.int_of(n, i128::from(offset)));
        let new = if width == n {
            value
        } else {
            let mask = ones(width) << offset;
            let old = self.bits_unit(ptr, offset, width, volatile)?;
            let kept = self.b.and(old, self.b.int_of(n, !mask as i128));
            let value = self.b.and(value, self.b.int_of(n, mask as i128));
            self.b.or(kept, value)
        };
        let store = self.b.store(new, ptr, 1);
        if volatile && store.set_volatile(true).is_err() {
            return self.bug("a volatile access that is none");
        }
        Ok(())
    }

    fn bits_unit(&mut self, ptr: P<'c>, offset: u32, width: u32, volatile: bool) -> Result<V<'c>> {
        let ty = self.b.int_ty(unit_bits(offset, width));
        let load = self.b.load(ty.into(), ptr, 1);
        if volatile && load.set_volatile(true).is_err() {
            return self.bug("a volatile access that is none");
        }
        Ok(self.b.result(load))
    }

    /// Bits beyond the declared type's width are padding ([class.bit]/1).
    fn declared_bits(&self, ty: Ty) -> Result<u32> {
        match self.p.types.int_width(underlying(self.p, ty)) {
            Some(bits) => Ok(bits),
            None => self.bug("a bit-field of no integral type"),
        }
    }
}

/// Bits of the bytes that a bit-field touches.
fn unit_bits(offset: u32, width: u32) -> u32 {
    (offset + width).div_ceil(8) * 8
}

fn ones(width: u32) -> u128 {
    if width >= 128 { u128::MAX } else { (1 << width) - 1 }
}
