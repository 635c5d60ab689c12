//! Conversions with a node of their own: every [`CastKind`] whose result is a scalar.

use crate::hir::{CastKind, ClassId, ExprId, Ty, TyKind};
use crate::ir::build::{Opcode, V};
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::types::{Num, Shape, shape};

impl<'c> Lower<'c, '_> {
    /// A converted scalar; the operand may be a glvalue, by the kind.
    pub fn cast(&mut self, kind: &CastKind, sub: ExprId, ty: Ty) -> Result<V<'c>> {
        let from = self.p.exprs[sub].ty;
        match kind {
            CastKind::LValueToRValue => {
                let place = self.place(sub)?;
                if matches!(self.p.types.kind(place.ty), TyKind::NullPtr) {
                    // [conv.lval]/3.1: a null pointer constant is not read.
                    return Ok(self.b.null().into());
                }
                self.load(place)
            }
            CastKind::ArrayToPointer | CastKind::FunctionToPointer => Ok(self.address(sub)?.into()),
            CastKind::NoOp => self.scalar(sub),
            CastKind::Integral
            | CastKind::IntegralToBool
            | CastKind::FloatToBool
            | CastKind::PointerToBool
            | CastKind::MemberPtrToBool
            | CastKind::IntegralToFloat
            | CastKind::FloatToIntegral
            | CastKind::Float => {
                let value = self.scalar(sub)?;
                match kind {
                    CastKind::PointerToBool | CastKind::MemberPtrToBool => self.truth(value, from),
                    _ => self.convert(value, from, ty),
                }
            }
            CastKind::IntegralToPointer => {
                let value = self.scalar(sub)?;
                let is_signed = self.p.types.is_signed(crate::ir::types::underlying(self.p, from));
                let value = self.b.int_cast(value, self.b.cx.i64_type(), is_signed);
                Ok(self.b.int_to_ptr(value).into())
            }
            CastKind::PointerToIntegral => {
                let value = self.scalar(sub)?.into_pointer_value();
                let word = self.b.ptr_to_int(value);
                self.convert(word, Ty::ULONG, ty)
            }
            CastKind::BitCast => {
                let value = self.scalar(sub)?;
                let to = self.val_ty(ty)?;
                self.same_bits(value, to)
            }
            CastKind::ObjectBitCast => {
                let place = self.place(sub)?;
                let mem = self.place_at(place.ptr, ty);
                self.load(crate::ir::place::Place { align: place.align, is_typed: false, ..mem })
            }
            CastKind::NullToPointer | CastKind::NullToMemberPtr => {
                self.discard(sub)?;
                self.null_constant(ty)
            }
            CastKind::DerivedToBase(path) => self.pointer_along(sub, from, path),
            CastKind::BaseToDerived(path) => {
                let pointer = self.scalar(sub)?.into_pointer_value();
                let (Some(derived), Some(base)) = (self.p.types.pointee(ty), self.p.types.pointee(from)) else {
                    return self.bug("a cast between no pointers");
                };
                let offset = self.path_offset(derived, base, path)?;
                self.offset_unless_null(pointer, -(offset as i64))
            }
            CastKind::MemberPtrToDerived(path) => self.member_ptr_along(sub, ty, path, true),
            CastKind::MemberPtrToBase(path) => self.member_ptr_along(sub, ty, path, false),
            CastKind::MemberPtrBitCast => self.scalar(sub),
            CastKind::VectorSplat => {
                let value = self.scalar(sub)?;
                let Num::Vector { n, .. } = self.num(ty)? else { return self.bug("a splat to no vector") };
                Ok(self.b.splat(value, n))
            }
            CastKind::VectorElements => self.vector_elements(sub, ty),
            CastKind::ComplexToReal => {
                let (real, _) = self.complex(sub)?;
                let TyKind::Complex(part) = *self.p.types.kind(from) else {
                    return self.bug("the real part of no complex");
                };
                self.convert(real, part, ty)
            }
            CastKind::ComplexToBool => {
                let (real, imag) = self.complex(sub)?;
                let TyKind::Complex(part) = *self.p.types.kind(from) else {
                    return self.bug("the truth of no complex");
                };
                let (real, imag) = (self.truth(real, part)?, self.truth(imag, part)?);
                Ok(self.b.or(real, imag))
            }
            CastKind::LValueBitCast | CastKind::ToVoid | CastKind::RealToComplex | CastKind::Complex => {
                self.bug(format!("{kind:?} makes no scalar"))
            }
        }
    }

    /// The same bits as another scalar type, pointers and vectors included.
    pub fn same_bits(&mut self, value: V<'c>, to: crate::ir::build::T<'c>) -> Result<V<'c>> {
        if value.get_type() == to {
            return Ok(value);
        }
        Ok(match (value.is_pointer_value(), to.is_pointer_type()) {
            (true, false) => {
                let word = self.b.ptr_to_int(value.into_pointer_value());
                self.b.bit_cast(word, to)
            }
            (false, true) => {
                let word = self.b.bit_cast(value, self.b.cx.i64_type().into());
                self.b.int_to_ptr(word).into()
            }
            _ => self.b.bit_cast(value, to),
        })
    }

    /// A pointer to a base; null stays null ([conv.ptr]/3).
    fn pointer_along(&mut self, sub: ExprId, from: Ty, path: &[ClassId]) -> Result<V<'c>> {
        let pointer = self.scalar(sub)?.into_pointer_value();
        let Some(derived) = self.p.types.pointee(from) else { return self.bug("a cast from no pointer") };
        let Some(class) = self.p.types.as_class(derived) else { return self.bug("a base of no class") };
        let is_this = matches!(self.p.exprs[sub].kind, crate::hir::ExprKind::This | crate::hir::ExprKind::AddrOf(_));
        if !self.has_virtual_step(class, path) {
            let offset = crate::hir::layout::base_path_offset(self.p, class, path);
            let Some(offset) = offset else { return self.bug("a conversion along a path that is none") };
            if is_this {
                return Ok(self.b.offset(pointer, offset).into());
            }
            return self.offset_unless_null(pointer, offset as i64);
        }
        let (yes, end) = (self.new_block("cast.notnull"), self.new_block("cast.end"));
        let start = self.b.block();
        let is_null = self.b.eq(pointer.into(), self.b.null().into());
        self.b.cond_br(is_null, end, yes);
        self.b.at_end(yes);
        let base = self.base_address(pointer, derived, path)?;
        let yes = self.b.block();
        self.b.br(end);
        self.b.at_end(end);
        Ok(self.b.phi(self.b.ptr_ty().into(), &[(self.b.null().into(), start), (base.into(), yes)]))
    }

    /// Whether a path of bases goes through a virtual one.
    pub fn has_virtual_step(&self, class: ClassId, path: &[ClassId]) -> bool {
        let mut at = class;
        path.iter().any(|&step| {
            let is_direct = self.p.classes[at].bases.iter().any(|base| base.class == step && !base.is_virtual);
            at = step;
            !is_direct
        })
    }

    fn offset_unless_null(&mut self, pointer: crate::ir::build::P<'c>, offset: i64) -> Result<V<'c>> {
        if offset == 0 {
            return Ok(pointer.into());
        }
        let moved = self.b.gep(self.b.cx.i8_type().into(), pointer, self.b.i64(offset));
        let is_null = self.b.eq(pointer.into(), self.b.null().into());
        Ok(self.b.select(is_null, self.b.null().into(), moved.into()))
    }

    /// [conv.mem]/2 and back: the offset of the base is added to (or taken from) the offset or adjustment.
    fn member_ptr_along(&mut self, sub: ExprId, ty: Ty, path: &[ClassId], to_derived: bool) -> Result<V<'c>> {
        let from_ty = self.p.exprs[sub].ty;
        let (derived_ty, base_ty) = if to_derived { (ty, from_ty) } else { (from_ty, ty) };
        let (TyKind::MemberPtr { class: derived, .. }, TyKind::MemberPtr { class: base, .. }) =
            (self.p.types.kind(derived_ty), self.p.types.kind(base_ty))
        else {
            return self.bug("a cast of no pointer to member");
        };
        let offset = self.path_offset(*derived, *base, path)? as i64;
        let value = self.scalar(sub)?;
        let offset = if to_derived { offset } else { -offset };
        if offset == 0 {
            return Ok(value);
        }
        let offset = self.b.i64(offset);
        if value.is_struct_value() {
            let adjustment = self.b.extract(value, 1);
            let moved = self.b.add(adjustment, offset);
            return Ok(self.b.insert(value, moved, 1));
        }
        let moved = self.b.add(value, offset);
        let is_null = self.b.eq(value, self.b.i64(-1));
        Ok(self.b.select(is_null, value, moved))
    }

    /// Element by element conversion of vectors.
    fn vector_elements(&mut self, sub: ExprId, ty: Ty) -> Result<V<'c>> {
        let from = self.p.exprs[sub].ty;
        if shape(self.p, from) != Shape::Scalar {
            return self.bug("an elementwise conversion of no vector");
        }
        let value = self.scalar(sub)?;
        let (Num::Vector { element: from, .. }, Num::Vector { element, .. }) = (self.num(from)?, self.num(ty)?) else {
            return self.bug("an elementwise conversion of no vector");
        };
        let to = self.val_ty(ty)?;
        let is_signed = |ty| self.p.types.is_signed(ty);
        let op = match (self.num(from)?, self.num(element)?) {
            (Num::Int { bits, .. }, Num::Int { bits: wide, .. }) if wide < bits => Opcode::LLVMTrunc,
            (Num::Int { bits, .. }, Num::Int { bits: wide, .. }) if wide == bits => return Ok(value),
            (Num::Int { is_signed: true, .. }, Num::Int { .. }) => Opcode::LLVMSExt,
            (Num::Int { .. }, Num::Int { .. }) => Opcode::LLVMZExt,
            (Num::Int { .. }, Num::Float) if is_signed(from) => Opcode::LLVMSIToFP,
            (Num::Int { .. }, Num::Float) => Opcode::LLVMUIToFP,
            (Num::Float, Num::Int { .. }) if is_signed(element) => Opcode::LLVMFPToSI,
            (Num::Float, Num::Int { .. }) => Opcode::LLVMFPToUI,
            (Num::Float, Num::Float) if self.p.types.float_format(from) == self.p.types.float_format(element) => {
                return Ok(value);
            }
            (Num::Float, Num::Float) if self.size_of(element)? > self.size_of(from)? => Opcode::LLVMFPExt,
            (Num::Float, Num::Float) => Opcode::LLVMFPTrunc,
            _ => return self.bug("an elementwise conversion of no numbers"),
        };
        Ok(self.b.cast(op, value, to))
    }
}
