//! Where virtual functions and bases of an object are found (Itanium ABI 2.5).

use crate::hir::{ClassId, FuncId, vtable};
use crate::ir::build::{Opcode, P};
use crate::ir::error::Result;
use crate::ir::module::Lower;

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
