//! Objects as bytes: `__builtin_bit_cast` ([bit.cast]) and reinterpreted vectors.

use crate::hir::{ArrayLen, ExprId, Float, Ty, TyKind, Value, layout};
use crate::sema::consteval::machine::{Machine, Res};
use crate::source::Span;

/// Objects larger than this are not reinterpreted.
const MAX_BYTES: u64 = 1 << 20;

impl Machine<'_> {
    pub fn object_bit_cast(&mut self, sub: ExprId, ty: Ty, span: Span) -> Res<Value> {
        let from = self.p.exprs[sub].ty;
        let place = self.lvalue(sub)?;
        let value = self.read(&place, span)?;
        self.recode(&value, from, ty, span)
    }

    /// The value of type `to` that has the bytes of `value`.
    pub fn recode(&mut self, value: &Value, from: Ty, to: Ty, span: Span) -> Res<Value> {
        let size = layout::size_of(self.p, from).filter(|&size| size <= MAX_BYTES);
        let (Some(size), true) = (size, size == layout::size_of(self.p, to)) else {
            return Err(self.fail(span, "the sizes of a bit cast differ"));
        };
        let mut bytes = vec![None; size as usize];
        self.encode(value, from, 0, &mut bytes, span)?;
        self.decode(to, 0, &bytes, span)
    }

    /// Writes a value's bytes at bit `at`; padding and what is indeterminate stays none.
    fn encode(&mut self, value: &Value, ty: Ty, at: u64, bytes: &mut [Option<u8>], span: Span) -> Res<()> {
        match (value, self.p.types.kind(ty)) {
            (Value::Indeterminate, _) => Ok(()),
            (Value::Int(n), _) => {
                let bits = layout::size_of(self.p, ty).unwrap_or(16) * 8;
                put(*n as u128, bits, at, bytes);
                Ok(())
            }
            (Value::Float(float), _) => {
                put(float.bits, u64::from(float.format.bits()), at, bytes);
                Ok(())
            }
            (Value::NullPtr, _) => {
                put(0, 64, at, bytes);
                Ok(())
            }
            (Value::Array { elems, filler }, &TyKind::Array(element, ArrayLen::Known(len))) => {
                let step = layout::size_of(self.p, element).unwrap_or(0) * 8;
                for index in 0..len {
                    let Some(elem) = elems.get(index as usize).or(filler.as_deref()) else { break };
                    self.encode(elem, element, at + index * step, bytes, span)?;
                }
                Ok(())
            }
            (Value::Vector(elems), &TyKind::Vector(element, _)) => {
                let step = layout::size_of(self.p, element).unwrap_or(0) * 8;
                for (index, elem) in elems.iter().enumerate() {
                    self.encode(elem, element, at + index as u64 * step, bytes, span)?;
                }
                Ok(())
            }
            (Value::Complex(parts), &TyKind::Complex(part)) => {
                let step = layout::size_of(self.p, part).unwrap_or(0) * 8;
                self.encode(&parts[0], part, at, bytes, span)?;
                self.encode(&parts[1], part, at + step, bytes, span)
            }
            (Value::Class { bases, fields }, &TyKind::Class(id)) => {
                let class = &self.p.classes[id];
                let Some(layout) = class.layout.clone() else { return Ok(()) };
                for ((base, value), &offset) in class.bases.iter().zip(bases).zip(&layout.base_offsets) {
                    self.encode(value, self.class_ty(base.class), at + offset * 8, bytes, span)?;
                }
                for ((&field, value), &offset) in class.fields.iter().zip(fields).zip(&layout.field_bits) {
                    let field = &self.p.fields[field];
                    match (field.bit_width, value) {
                        (Some(width), Value::Int(n)) => put(*n as u128, u64::from(width), at + offset, bytes),
                        _ => self.encode(value, field.ty, at + offset, bytes, span)?,
                    }
                }
                Ok(())
            }
            (Value::Union { active: Some(field), value }, _) => {
                let ty = self.p.fields[*field].ty;
                self.encode(value, ty, at, bytes, span)
            }
            (Value::Union { active: None, .. }, _) => Ok(()),
            _ => Err(self.fail(span, "a bit cast of an address is not constant")),
        }
    }

    fn decode(&mut self, ty: Ty, at: u64, bytes: &[Option<u8>], span: Span) -> Res<Value> {
        let size = layout::size_of(self.p, ty).unwrap_or(0);
        match *self.p.types.kind(ty) {
            TyKind::Array(element, ArrayLen::Known(len)) => {
                let step = layout::size_of(self.p, element).unwrap_or(0) * 8;
                let elems: Res<Vec<Value>> =
                    (0..len).map(|index| self.decode(element, at + index * step, bytes, span)).collect();
                Ok(Value::Array { elems: elems?, filler: None })
            }
            TyKind::Vector(element, len) => {
                let step = layout::size_of(self.p, element).unwrap_or(0) * 8;
                let elems: Res<Vec<Value>> =
                    (0..u64::from(len)).map(|index| self.decode(element, at + index * step, bytes, span)).collect();
                Ok(Value::Vector(elems?.into()))
            }
            TyKind::Complex(part) => {
                let re = self.decode(part, at, bytes, span)?;
                let im = self.decode(part, at + size * 4, bytes, span)?;
                Ok(Value::Complex(Box::new([re, im])))
            }
            TyKind::Class(id) => self.decode_class(id, at, bytes, span),
            TyKind::Pointer(_) | TyKind::NullPtr => match self.take(64, at, bytes, span)? {
                0 => Ok(Value::NullPtr),
                _ => Err(self.fail(span, "a bit cast to a pointer is not constant")),
            },
            _ if matches!(self.p.types.kind(ty), TyKind::UChar | TyKind::Char | TyKind::Enum(_))
                && bytes.get((at / 8) as usize) == Some(&None) =>
            {
                Ok(Value::Indeterminate)
            }
            _ => match self.p.types.float_format(ty) {
                Some(format) => {
                    let bits = self.take(u64::from(format.bits()), at, bytes, span)?;
                    Ok(Value::Float(Float { format, bits }))
                }
                None => {
                    let raw = self.take(size * 8, at, bytes, span)?;
                    Ok(Value::Int(self.wrap(ty, raw as i128)))
                }
            },
        }
    }

    fn decode_class(&mut self, id: crate::hir::ClassId, at: u64, bytes: &[Option<u8>], span: Span) -> Res<Value> {
        let class = &self.p.classes[id];
        let Some(layout) = class.layout.clone() else { return Err(self.fail(span, "an incomplete class")) };
        if class.key == crate::ast::ClassKey::Union {
            return Err(self.fail(span, "a bit cast to a union is not constant"));
        }
        let mut values = (Vec::new(), Vec::new());
        for (base, &offset) in class.bases.iter().zip(&layout.base_offsets) {
            values.0.push(self.decode(self.class_ty(base.class), at + offset * 8, bytes, span)?);
        }
        for (&field, &offset) in class.fields.iter().zip(&layout.field_bits) {
            let field = &self.p.fields[field];
            values.1.push(match field.bit_width {
                Some(0) => Value::Indeterminate,
                Some(width) => {
                    let raw = self.take(u64::from(width), at + offset, bytes, span)?;
                    Value::Int(self.bit_field(field, raw as i128))
                }
                None => self.decode(field.ty, at + offset, bytes, span)?,
            });
        }
        Ok(Value::Class { bases: values.0, fields: values.1 })
    }

    /// A number as a bit-field of its width holds it.
    pub fn bit_field(&self, field: &crate::hir::Field, n: i128) -> i128 {
        let Some(width) = field.bit_width.filter(|&width| width > 0 && width < 128) else { return n };
        let width = width.min(self.width(field.ty));
        let shift = 128 - width;
        if self.is_signed(field.ty) { n << shift >> shift } else { ((n as u128) << shift >> shift) as i128 }
    }

    fn take(&mut self, bits: u64, at: u64, bytes: &[Option<u8>], span: Span) -> Res<u128> {
        let mut raw = 0u128;
        for bit in 0..bits.min(128) {
            let position = at + bit;
            match bytes.get((position / 8) as usize) {
                Some(Some(byte)) => raw |= u128::from(byte >> (position % 8) & 1) << bit,
                _ => return Err(self.fail(span, "a bit cast reads a byte that is indeterminate")),
            }
        }
        Ok(raw)
    }
}

fn put(raw: u128, bits: u64, at: u64, bytes: &mut [Option<u8>]) {
    for bit in 0..bits.min(128) {
        let position = at + bit;
        if let Some(byte) = bytes.get_mut((position / 8) as usize) {
            let mask = 1u8 << (position % 8);
            let old = byte.unwrap_or(0);
            *byte = Some(if raw >> bit & 1 != 0 { old | mask } else { old & !mask });
        }
    }
}
