//! Arithmetic on integers, floating-point numbers, complex numbers and vectors ([expr.mul] to [expr.or]).

use crate::ast::BinaryOp;
use crate::hir::{CompareOp, Float, Ty, TyKind, UnaryOp, Value};
use crate::sema::consteval::machine::{Machine, Res};
use crate::sema::consteval::{Mode, float};
use crate::source::Span;

impl Machine<'_> {
    /// The integral type behind an enumeration.
    pub fn integral(&self, ty: Ty) -> Ty {
        match *self.p.types.kind(ty) {
            TyKind::Enum(id) => self.p.enums[id].underlying.unqual(),
            _ => ty.unqual(),
        }
    }

    pub fn width(&self, ty: Ty) -> u32 {
        self.p.types.int_width(self.integral(ty)).unwrap_or(64)
    }

    pub fn is_signed(&self, ty: Ty) -> bool {
        self.p.types.is_signed(self.integral(ty))
    }

    /// The value of type `ty` that is congruent to `n` ([conv.integral]/3).
    pub fn wrap(&self, ty: Ty, n: i128) -> i128 {
        match self.width(ty) {
            128 => n,
            width => {
                let shift = 128 - width;
                if self.is_signed(ty) { n << shift >> shift } else { ((n as u128) << shift >> shift) as i128 }
            }
        }
    }

    pub fn int(&mut self, value: &Value, span: Span) -> Res<i128> {
        match value {
            Value::Int(n) => Ok(*n),
            Value::Indeterminate => Err(self.fail(span, "use of a value that is indeterminate")),
            _ => Err(self.fail(span, "an address is used as a number")),
        }
    }

    pub fn float(&mut self, value: &Value, span: Span) -> Res<Float> {
        match value {
            Value::Float(float) => Ok(*float),
            _ => Err(self.fail(span, "use of a value that is indeterminate")),
        }
    }

    /// A binary operator of arithmetic; `ty` is the type of the result and of the left operand.
    pub fn binary(&mut self, op: BinaryOp, ty: Ty, a: &Value, b: &Value, span: Span) -> Res<Value> {
        match *self.p.types.kind(ty) {
            TyKind::Vector(element, _) => {
                let (Value::Vector(a), Value::Vector(b)) = (a, b) else {
                    return Err(self.fail(span, "use of a vector that is indeterminate"));
                };
                let elems: Res<Vec<Value>> =
                    a.iter().zip(b.iter()).map(|(a, b)| self.binary(op, element, a, b, span)).collect();
                Ok(Value::Vector(elems?.into()))
            }
            TyKind::Complex(part) => self.complex(op, part, a, b, span),
            _ if self.p.types.is_floating(ty) => {
                let (a, b) = (self.float(a, span)?, self.float(b, span)?);
                if op == BinaryOp::Div && float::is_zero(b) && self.mode == Mode::Constant {
                    return Err(self.fail(span, "division by zero"));
                }
                let result = float::binary(op, a, b);
                result.map(Value::Float).ok_or_else(|| self.fail(span, "no such operation on floating-point numbers"))
            }
            _ => {
                let (a, b) = (self.int(a, span)?, self.int(b, span)?);
                self.int_binary(op, ty, a, b, span).map(Value::Int)
            }
        }
    }

    fn int_binary(&mut self, op: BinaryOp, ty: Ty, a: i128, b: i128, span: Span) -> Res<i128> {
        let is_signed = self.is_signed(ty);
        let width = self.width(ty);
        let exact = match op {
            BinaryOp::BitAnd => return Ok(a & b),
            BinaryOp::BitOr => return Ok(a | b),
            BinaryOp::BitXor => return Ok(self.wrap(ty, a ^ b)),
            BinaryOp::Shl | BinaryOp::Shr => {
                if b < 0 || b >= i128::from(width) {
                    return Err(self.fail(span, format!("shift by {b} of a type of {width} bits")));
                }
                return Ok(match op {
                    BinaryOp::Shl => self.wrap(ty, a << b),
                    _ if is_signed => a >> b,
                    _ => (a as u128 >> b) as i128,
                });
            }
            BinaryOp::Div | BinaryOp::Rem if b == 0 => return Err(self.fail(span, "division by zero")),
            _ if !is_signed && width == 128 => {
                let (a, b) = (a as u128, b as u128);
                return Ok(match op {
                    BinaryOp::Add => a.wrapping_add(b),
                    BinaryOp::Sub => a.wrapping_sub(b),
                    BinaryOp::Mul => a.wrapping_mul(b),
                    BinaryOp::Div => a / b,
                    _ => a % b,
                } as i128);
            }
            BinaryOp::Add if is_signed => a.checked_add(b),
            BinaryOp::Sub if is_signed => a.checked_sub(b),
            BinaryOp::Mul if is_signed => a.checked_mul(b),
            BinaryOp::Add => Some(a.wrapping_add(b)),
            BinaryOp::Sub => Some(a.wrapping_sub(b)),
            BinaryOp::Mul => Some(a.wrapping_mul(b)),
            BinaryOp::Div => a.checked_div(b),
            // The smallest number by -1 overflows as its quotient does ([expr.mul]/4).
            BinaryOp::Rem => a.checked_div(b).filter(|&n| n == self.wrap(ty, n)).and(a.checked_rem(b)),
            _ => return Err(self.fail(span, "no such operation on integers")),
        };
        let wrapped = exact.map(|n| self.wrap(ty, n));
        match wrapped {
            Some(n) if !is_signed || exact == Some(n) => Ok(n),
            _ => {
                let ty = crate::hir::show::type_name(self.p, ty.unqual());
                let value = exact.map_or("the value".to_owned(), |n| format!("the value {n}"));
                Err(self.fail(span, format!("{value} is outside the range of `{ty}`")))
            }
        }
    }

    fn complex(&mut self, op: BinaryOp, part: Ty, a: &Value, b: &Value, span: Span) -> Res<Value> {
        let (Value::Complex(a), Value::Complex(b)) = (a, b) else {
            return Err(self.fail(span, "use of a complex number that is indeterminate"));
        };
        let ([ar, ai], [br, bi]) = (&**a, &**b);
        let mut go = |op, x: &Value, y: &Value| self.binary(op, part, x, y, span);
        use BinaryOp::{Add, Div, Mul, Sub};
        let parts = match op {
            Add | Sub => [go(op, ar, br)?, go(op, ai, bi)?],
            Mul => {
                let (rr, ii, ri, ir) = (go(Mul, ar, br)?, go(Mul, ai, bi)?, go(Mul, ar, bi)?, go(Mul, ai, br)?);
                [go(Sub, &rr, &ii)?, go(Add, &ri, &ir)?]
            }
            Div => {
                let (rr, ii, ri, ir) = (go(Mul, ar, br)?, go(Mul, ai, bi)?, go(Mul, ar, bi)?, go(Mul, ai, br)?);
                let (r2, i2) = (go(Mul, br, br)?, go(Mul, bi, bi)?);
                let norm = go(Add, &r2, &i2)?;
                let (re, im) = (go(Add, &rr, &ii)?, go(Sub, &ir, &ri)?);
                [go(Div, &re, &norm)?, go(Div, &im, &norm)?]
            }
            _ => return Err(self.fail(span, "no such operation on complex numbers")),
        };
        Ok(Value::Complex(Box::new(parts)))
    }

    pub fn unary(&mut self, op: UnaryOp, ty: Ty, operand: &Value, span: Span) -> Res<Value> {
        match (op, operand) {
            (UnaryOp::Real, Value::Complex(parts)) => Ok(parts[0].clone()),
            (UnaryOp::Imag, Value::Complex(parts)) => Ok(parts[1].clone()),
            (UnaryOp::Real, other) => Ok(other.clone()),
            (UnaryOp::Imag, _) => Ok(self.zero(ty)),
            (UnaryOp::Conj, Value::Complex(parts)) => {
                let part = self.part_ty(ty);
                let imag = self.unary(UnaryOp::Minus, part, &parts[1], span)?;
                Ok(Value::Complex(Box::new([parts[0].clone(), imag])))
            }
            (UnaryOp::Minus, Value::Complex(parts)) => {
                let part = self.part_ty(ty);
                let re = self.unary(op, part, &parts[0], span)?;
                let im = self.unary(op, part, &parts[1], span)?;
                Ok(Value::Complex(Box::new([re, im])))
            }
            (_, Value::Vector(elems)) => {
                let element = self.part_ty(ty);
                let elems: Res<Vec<Value>> = elems.iter().map(|elem| self.unary(op, element, elem, span)).collect();
                Ok(Value::Vector(elems?.into()))
            }
            (UnaryOp::Minus, Value::Float(float)) => Ok(Value::Float(float::negate(*float))),
            (UnaryOp::Minus, _) => {
                let n = self.int(operand, span)?;
                self.int_binary(BinaryOp::Sub, ty, 0, n, span).map(Value::Int)
            }
            (UnaryOp::BitNot | UnaryOp::Conj, _) => {
                let n = self.int(operand, span)?;
                Ok(Value::Int(self.wrap(ty, !n)))
            }
        }
    }

    /// The type of the parts of a complex type, or of the elements of a vector.
    pub fn part_ty(&self, ty: Ty) -> Ty {
        match *self.p.types.kind(ty) {
            TyKind::Complex(part) | TyKind::Vector(part, _) => part,
            _ => ty,
        }
    }

    /// A comparison of two values of type `ty`; of vectors element by element, to `result`'s elements.
    pub fn compare(&mut self, op: CompareOp, ty: Ty, a: &Value, b: &Value, span: Span) -> Res<Value> {
        if let (Value::Vector(a), Value::Vector(b)) = (a, b) {
            let element = self.part_ty(ty);
            let mut elems = Vec::new();
            for (a, b) in a.iter().zip(b.iter()) {
                let is_true = self.compare(op, element, a, b, span)? == Value::Int(1);
                elems.push(Value::Int(-i128::from(is_true)));
            }
            return Ok(Value::Vector(elems.into()));
        }
        let is_true = match (a, b) {
            (Value::Int(a), Value::Int(b)) => {
                let is_wide = self.width(ty) == 128 && !self.is_signed(ty);
                let order = if is_wide { (*a as u128).cmp(&(*b as u128)) } else { a.cmp(b) };
                holds(op, Some(order))
            }
            (Value::Float(a), Value::Float(b)) => holds(op, float::compare(*a, *b)),
            (Value::Complex(a), Value::Complex(b)) => {
                let part = self.part_ty(ty);
                let re = self.compare(CompareOp::Eq, part, &a[0], &b[0], span)? == Value::Int(1);
                let im = self.compare(CompareOp::Eq, part, &a[1], &b[1], span)? == Value::Int(1);
                (re && im) == (op == CompareOp::Eq)
            }
            (Value::Indeterminate, _) | (_, Value::Indeterminate) => {
                return Err(self.fail(span, "use of a value that is indeterminate"));
            }
            _ => self.compare_pointers(op, a, b, span)?,
        };
        Ok(Value::Int(i128::from(is_true)))
    }
}

/// Whether a comparison holds for operands in this order; unordered ones are only unequal.
pub(super) fn holds(op: CompareOp, order: Option<std::cmp::Ordering>) -> bool {
    match (op, order) {
        (CompareOp::Eq, Some(order)) => order.is_eq(),
        (CompareOp::Ne, Some(order)) => order.is_ne(),
        (CompareOp::Ne, None) => true,
        (CompareOp::Lt, Some(order)) => order.is_lt(),
        (CompareOp::Le, Some(order)) => order.is_le(),
        (CompareOp::Gt, Some(order)) => order.is_gt(),
        (CompareOp::Ge, Some(order)) => order.is_ge(),
        (CompareOp::Eq | CompareOp::Lt | CompareOp::Le | CompareOp::Gt | CompareOp::Ge, None) => false,
    }
}
