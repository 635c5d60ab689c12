//! GNU's builtins on constants, as GCC folds them.

use crate::ast::BinaryOp;
use crate::hir::builtin::{Kind, Op};
use crate::hir::{Builtin, CompareOp, Expr, ExprId, Float, FloatFormat, Ty, Value};
use crate::sema::consteval::arith::holds;
use crate::sema::consteval::machine::{Machine, Res};
use crate::sema::consteval::{Mode, float};
use crate::source::Span;

/// Longer strings and copies are not evaluated.
const MAX_LENGTH: i128 = 1 << 22;

impl Machine<'_> {
    /// A call of a builtin by its node.
    pub fn builtin(&mut self, node: &Expr, builtin: Builtin, args: &[ExprId]) -> Res<Value> {
        let span = node.span;
        match (builtin.info().kind, args) {
            (Kind::Special(Op::ConstantP), [arg, ..]) => return Ok(Value::Int(i128::from(self.is_constant(*arg)))),
            (Kind::Special(Op::IsConstantEvaluated), _) => {
                return Ok(Value::Int(i128::from(self.mode == Mode::Constant)));
            }
            (Kind::Special(Op::Addressof), [arg, ..]) => return self.lvalue(*arg).map(Value::Pointer),
            (Kind::Special(Op::Unreachable | Op::Trap), _) => {
                return Err(self.fail(span, "control reaches `__builtin_unreachable()`"));
            }
            (Kind::Special(Op::ObjectSize | Op::DynamicObjectSize), [_, which, ..]) => {
                let which = self.rvalue(*which)?;
                let which = self.int(&which, span)?;
                return Ok(Value::Int(if which & 2 == 0 { i128::from(u64::MAX) } else { 0 }));
            }
            _ => {}
        }
        let types: Vec<Ty> = args.iter().map(|&arg| self.p.exprs[arg].ty).collect();
        let mut values = Vec::new();
        for &arg in args {
            values.push(self.initializer(arg)?);
        }
        match builtin.info().kind {
            Kind::Special(op) => self.special(op, &values, &types, node.ty, span),
            Kind::Library(_) => self.library(builtin, &values, node.ty, span),
        }
    }

    /// `__builtin_constant_p`: without effects if it is not.
    fn is_constant(&mut self, arg: ExprId) -> bool {
        let (n_frames, depth) = (self.frames.len(), self.depth);
        let value = self.initializer(arg);
        self.frames.truncate(n_frames);
        self.depth = depth;
        match value {
            Ok(Value::Pointer(pointer)) => matches!(pointer.base, crate::hir::PointerBase::String(_)),
            Ok(value) => value != Value::Indeterminate,
            Err(_) => false,
        }
    }

    fn special(&mut self, op: Op, values: &[Value], types: &[Ty], ty: Ty, span: Span) -> Res<Value> {
        let int = |value: i128| Ok(Value::Int(value));
        match (op, values) {
            (Op::Expect | Op::ExpectWithProbability | Op::AssumeAligned | Op::Launder, [value, ..]) => {
                Ok(value.clone())
            }
            (Op::Assume, [value, ..]) => match value {
                Value::Int(0) => Err(self.fail(span, "an assumption that does not hold")),
                _ => Ok(Value::Indeterminate),
            },
            (Op::Prefetch | Op::ClearPadding | Op::ClearCache, _) => Ok(Value::Indeterminate),
            (Op::OperatorNew, [size, ..]) => {
                let size = self.int(size, span)?;
                self.raw_memory(size, span)
            }
            (Op::OperatorDelete, [pointer, ..]) => {
                self.release(pointer, span)?;
                Ok(Value::Indeterminate)
            }
            (Op::AddOverflow | Op::SubOverflow | Op::MulOverflow, [a, b, Value::Pointer(to)]) => {
                let target = self.shape(to).ty;
                let (wrapped, overflows) = self.overflowing(op, a, b, (types[0], types[1]), target, span)?;
                self.store(&to.clone(), Value::Int(wrapped), span)?;
                int(i128::from(overflows))
            }
            (Op::AddOverflowP | Op::SubOverflowP | Op::MulOverflowP, [a, b, _]) => {
                let (_, overflows) = self.overflowing(op, a, b, (types[0], types[1]), types[2], span)?;
                int(i128::from(overflows))
            }
            (Op::Addc | Op::Subc, [a, b, carry, Value::Pointer(out)]) => {
                let (a, b, carry) = (self.int(a, span)?, self.int(b, span)?, self.int(carry, span)?);
                let exact = if op == Op::Addc { a + b + carry } else { a - b - carry };
                let wrapped = self.wrap(ty, exact);
                self.store(&out.clone(), Value::Int(i128::from(wrapped != exact)), span)?;
                int(wrapped)
            }
            (Op::HugeVal | Op::Inf, _) => self.double_as(f64::INFINITY, ty, span),
            (Op::Nan | Op::Nans, _) => self.nan(op == Op::Nans, ty, span),
            (Op::Complex, [re, im]) => Ok(Value::Complex(Box::new([re.clone(), im.clone()]))),
            (Op::Real, [Value::Complex(parts)]) => Ok(parts[0].clone()),
            (Op::Imag, [Value::Complex(parts)]) => Ok(parts[1].clone()),
            (Op::Conj, [value]) => self.unary(crate::hir::UnaryOp::Conj, ty, value, span),
            (Op::Memcpy | Op::Memmove | Op::Mempcpy, [to, from, n]) => {
                let n = self.int(n, span)?;
                let end = self.copy_elements(to, from, n, span)?;
                Ok(if op == Op::Mempcpy { end } else { to.clone() })
            }
            (Op::Bcopy, [from, to, n]) => {
                let n = self.int(n, span)?;
                self.copy_elements(to, from, n, span)?;
                Ok(Value::Indeterminate)
            }
            (Op::Memset, [to, byte, n]) => {
                let (byte, n) = (self.int(byte, span)?, self.int(n, span)?);
                self.fill(to, byte, n, span)?;
                Ok(to.clone())
            }
            (Op::Bzero, [to, n]) => {
                let n = self.int(n, span)?;
                self.fill(to, 0, n, span)?;
                Ok(Value::Indeterminate)
            }
            (Op::FltRounds, _) => int(1),
            (Op::AtomicAlwaysLockFree | Op::AtomicIsLockFree, [Value::Int(size), ..]) => {
                int(i128::from(matches!(size, 1 | 2 | 4 | 8)))
            }
            (Op::Fpclassify, [nan, inf, normal, subnormal, zero, Value::Float(x)]) => {
                let class = self.classify(*x);
                Ok([nan, inf, normal, subnormal, zero][class].clone())
            }
            (_, [Value::Float(_), ..]) => self.float_op(op, values, ty, span),
            (_, [Value::Int(n), rest @ ..]) => self.bit_op(op, *n, rest, types[0], ty, span),
            _ => Err(self.fail(span, "a builtin that cannot be evaluated at compile time")),
        }
    }

    /// The exact result in the target type, and whether it does not fit.
    fn overflowing(
        &mut self,
        op: Op,
        a: &Value,
        b: &Value,
        types: (Ty, Ty),
        target: Ty,
        span: Span,
    ) -> Res<(i128, bool)> {
        let (a, b) = (self.int(a, span)?, self.int(b, span)?);
        let is_wide = |this: &Self, ty: Ty, n: i128| n < 0 && this.width(ty) == 128 && !this.is_signed(ty);
        let too_wide = is_wide(self, types.0, a) || is_wide(self, types.1, b);
        let (exact, wrapping) = match op {
            Op::AddOverflow | Op::AddOverflowP => (a.checked_add(b), a.wrapping_add(b)),
            Op::SubOverflow | Op::SubOverflowP => (a.checked_sub(b), a.wrapping_sub(b)),
            _ => (a.checked_mul(b), a.wrapping_mul(b)),
        };
        let wrapped = self.wrap(target, wrapping);
        let fits_unsigned = self.width(target) != 128 || self.is_signed(target) || wrapped >= 0;
        Ok((wrapped, too_wide || exact != Some(wrapped) || !fits_unsigned))
    }

    /// Operations on the bits of an integer.
    fn bit_op(&mut self, op: Op, n: i128, rest: &[Value], arg_ty: Ty, ty: Ty, span: Span) -> Res<Value> {
        let width = self.width(arg_ty);
        let mask = if width == 128 { u128::MAX } else { (1u128 << width) - 1 };
        let bits = n as u128 & mask;
        let leading = (bits.leading_zeros()).saturating_sub(128 - width);
        let zero = |this: &mut Self| match rest.first() {
            Some(value) => Ok(value.clone()),
            None => Err(this.fail(span, "the number of leading or trailing zeros of 0 is undefined")),
        };
        let value = match op {
            Op::Clz | Op::Ctz | Op::ClzG | Op::CtzG if bits == 0 => return zero(self),
            Op::Clz | Op::ClzG => i128::from(leading),
            Op::Ctz | Op::CtzG => i128::from(bits.trailing_zeros()),
            Op::Popcount | Op::PopcountG => i128::from(bits.count_ones()),
            Op::Parity | Op::ParityG => i128::from(bits.count_ones() & 1),
            Op::Ffs if bits == 0 => 0,
            Op::Ffs => i128::from(bits.trailing_zeros()) + 1,
            Op::Clrsb => {
                let folded = (if n < 0 { !n } else { n }) as u128 & mask;
                i128::from(folded.leading_zeros() - (128 - width)) - 1
            }
            Op::Bswap => (bits.swap_bytes() >> (128 - width)) as i128,
            Op::Bitreverse => (bits.reverse_bits() >> (128 - width)) as i128,
            Op::RotateLeft | Op::RotateRight => {
                let by = rest.first().cloned().unwrap_or(Value::Int(0));
                let by = self.int(&by, span)?.rem_euclid(i128::from(width)) as u32;
                let by = if op == Op::RotateLeft { by } else { (width - by) % width };
                (if by == 0 { bits } else { bits << by | bits >> (width - by) } & mask) as i128
            }
            Op::Abs => {
                return self
                    .binary(BinaryOp::Sub, ty, &Value::Int(0), &Value::Int(n), span)
                    .map(|minus| if n < 0 { minus } else { Value::Int(n) });
            }
            _ => return Err(self.fail(span, "a builtin that cannot be evaluated at compile time")),
        };
        Ok(Value::Int(self.wrap(ty, value)))
    }

    /// 0 NaN, 1 infinite, 2 normal, 3 subnormal, 4 zero.
    fn classify(&self, x: Float) -> usize {
        use rustc_apfloat::Float as _;
        use rustc_apfloat::ieee::{BFloat, Double, Half, Quad, Single, X87DoubleExtended};
        fn class<T: rustc_apfloat::Float>(x: T) -> usize {
            match x {
                _ if x.is_nan() => 0,
                _ if x.is_infinite() => 1,
                _ if x.is_zero() => 4,
                _ if x.is_denormal() => 3,
                _ => 2,
            }
        }
        match x.format {
            FloatFormat::Half => class(Half::from_bits(x.bits)),
            FloatFormat::BFloat => class(BFloat::from_bits(x.bits)),
            FloatFormat::Single => class(Single::from_bits(x.bits)),
            FloatFormat::Double => class(Double::from_bits(x.bits)),
            FloatFormat::X87 => class(X87DoubleExtended::from_bits(x.bits)),
            FloatFormat::Quad => class(Quad::from_bits(x.bits)),
        }
    }

    fn float_op(&mut self, op: Op, values: &[Value], ty: Ty, span: Span) -> Res<Value> {
        let x = self.float(&values[0], span)?;
        let int = |value: bool| Ok(Value::Int(i128::from(value)));
        match (op, values) {
            (Op::Fabs, _) => Ok(Value::Float(float::with_sign(x, false))),
            (Op::Copysign, [_, y]) => {
                let y = self.float(y, span)?;
                Ok(Value::Float(float::with_sign(x, y.is_negative())))
            }
            (Op::Powi, [_, n]) => {
                let n = self.int(n, span)?;
                self.double_as(float::to_f64(x).powi(n as i32), ty, span)
            }
            (Op::Isnan, _) => int(self.classify(x) == 0),
            (Op::Isinf, _) => int(self.classify(x) == 1),
            (Op::IsinfSign, _) => Ok(Value::Int(match (self.classify(x), x.is_negative()) {
                (1, true) => -1,
                (1, false) => 1,
                _ => 0,
            })),
            (Op::Isfinite, _) => int(self.classify(x) > 1),
            (Op::Isnormal, _) => int(self.classify(x) == 2),
            (Op::Signbit, _) => int(x.is_negative()),
            (Op::Isgreater | Op::Isgreaterequal | Op::Isless | Op::Islessequal | Op::Iseqsig, [_, y]) => {
                let y = self.float(y, span)?;
                let op = match op {
                    Op::Isgreater => CompareOp::Gt,
                    Op::Isgreaterequal => CompareOp::Ge,
                    Op::Isless => CompareOp::Lt,
                    Op::Islessequal => CompareOp::Le,
                    _ => CompareOp::Eq,
                };
                int(holds(op, float::compare(x, y)))
            }
            (Op::Islessgreater, [_, y]) => {
                let y = self.float(y, span)?;
                int(float::compare(x, y).is_some_and(std::cmp::Ordering::is_ne))
            }
            (Op::Isunordered, [_, y]) => {
                let y = self.float(y, span)?;
                int(float::compare(x, y).is_none())
            }
            _ => Err(self.fail(span, "a builtin that cannot be evaluated at compile time")),
        }
    }

    fn double_as(&mut self, value: f64, ty: Ty, span: Span) -> Res<Value> {
        match self.p.types.float_format(ty) {
            Some(format) => Ok(Value::Float(float::from_f64(value, format))),
            None => Err(self.fail(span, "no floating-point type")),
        }
    }

    fn nan(&mut self, is_signaling: bool, ty: Ty, span: Span) -> Res<Value> {
        match self.p.types.float_format(ty) {
            Some(format) => Ok(Value::Float(format.nan(is_signaling, 0))),
            None => Err(self.fail(span, "no floating-point type")),
        }
    }

    /// A function of the C library on evaluated arguments.
    pub fn library(&mut self, builtin: Builtin, values: &[Value], ty: Ty, span: Span) -> Res<Value> {
        let name = match builtin.info().kind {
            Kind::Library(name) => name,
            Kind::Special(op) => {
                let types = vec![ty; values.len()];
                return self.special(op, values, &types, ty, span);
            }
        };
        match (name, values) {
            ("strlen" | "wcslen", [at]) => Ok(Value::Int(self.string_length(at, MAX_LENGTH, span)?)),
            ("strnlen", [at, n]) => {
                let n = self.int(n, span)?;
                Ok(Value::Int(self.string_length(at, n, span)?))
            }
            ("strcmp" | "wcscmp", [a, b]) => self.compare_units(a, b, MAX_LENGTH, true, span),
            ("strncmp" | "wcsncmp", [a, b, n]) => {
                let n = self.int(n, span)?;
                self.compare_units(a, b, n, true, span)
            }
            ("memcmp" | "bcmp" | "wmemcmp", [a, b, n]) => {
                let n = self.int(n, span)?;
                self.compare_units(a, b, n, false, span)
            }
            ("memchr" | "wmemchr", [at, unit, n]) => {
                let (unit, n) = (self.int(unit, span)?, self.int(n, span)?);
                self.find_unit(at, unit, n, false, span)
            }
            ("strchr" | "wcschr" | "index", [at, unit]) => {
                let unit = self.int(unit, span)?;
                self.find_unit(at, unit, MAX_LENGTH, true, span)
            }
            _ => self.math(name, values, ty, span),
        }
    }

    /// The unit `index` elements beyond a pointer.
    fn unit(&mut self, at: &Value, index: i128, span: Span) -> Res<i128> {
        self.step(span)?;
        match self.advance(at.clone(), index, span)? {
            Value::Pointer(at) => {
                let value = self.read(&at, span)?;
                self.int(&value, span)
            }
            _ => Err(self.fail(span, "a string at a null pointer")),
        }
    }

    fn string_length(&mut self, at: &Value, limit: i128, span: Span) -> Res<i128> {
        for length in 0..limit {
            if self.unit(at, length, span)? == 0 {
                return Ok(length);
            }
        }
        if limit < MAX_LENGTH { Ok(limit) } else { Err(self.fail(span, "the string is too long")) }
    }

    fn compare_units(&mut self, a: &Value, b: &Value, n: i128, stops_at_zero: bool, span: Span) -> Res<Value> {
        for index in 0..n.min(MAX_LENGTH) {
            let (x, y) = (self.unit(a, index, span)?, self.unit(b, index, span)?);
            if x != y {
                let is_less = if (-128..256).contains(&x) { (x as u8) < y as u8 } else { x < y };
                return Ok(Value::Int(if is_less { -1 } else { 1 }));
            }
            if stops_at_zero && x == 0 {
                break;
            }
        }
        Ok(Value::Int(0))
    }

    fn find_unit(&mut self, at: &Value, unit: i128, n: i128, stops_at_zero: bool, span: Span) -> Res<Value> {
        for index in 0..n.min(MAX_LENGTH) {
            let found = self.unit(at, index, span)?;
            if found == unit || found as u8 == unit as u8 && (-128..256).contains(&found) {
                return self.advance(at.clone(), index, span);
            }
            if stops_at_zero && found == 0 {
                break;
            }
        }
        Ok(Value::NullPtr)
    }

    /// Copies whole elements of `n` bytes in all; returns the end of the destination.
    fn copy_elements(&mut self, to: &Value, from: &Value, n: i128, span: Span) -> Res<Value> {
        if n == 0 {
            return Ok(to.clone());
        }
        let (Value::Pointer(dest), Value::Pointer(source)) = (to, from) else {
            return Err(self.fail(span, "a copy from or to a null pointer"));
        };
        let element = self.shape(source).ty;
        let dest = self.give_type(dest.clone(), element);
        let size = crate::hir::layout::size_of(self.p, element).filter(|&size| size > 0).unwrap_or(1);
        if n % i128::from(size) != 0 || self.shape(&dest).ty.unqual() != element.unqual() || n > MAX_LENGTH {
            return Err(self.fail(span, "a copy of bytes between objects of different types"));
        }
        let count = n / i128::from(size);
        let mut values = Vec::new();
        for index in 0..count {
            self.step(span)?;
            let Value::Pointer(at) = self.advance(from.clone(), index, span)? else { continue };
            values.push(self.read(&at, span)?);
        }
        let to = Value::Pointer(dest);
        for (index, value) in values.into_iter().enumerate() {
            let Value::Pointer(at) = self.advance(to.clone(), index as i128, span)? else { continue };
            self.write(&at, value, span)?;
        }
        self.advance(to, count, span)
    }

    fn fill(&mut self, to: &Value, byte: i128, n: i128, span: Span) -> Res<()> {
        let Value::Pointer(start) = to else {
            return if n == 0 { Ok(()) } else { Err(self.fail(span, "a write through a null pointer")) };
        };
        let element = self.shape(start).ty;
        let size = crate::hir::layout::size_of(self.p, element).filter(|&size| size > 0).unwrap_or(1);
        if n % i128::from(size) != 0 || n > MAX_LENGTH || !self.p.types.is_integral(element) {
            return Err(self.fail(span, "a fill of bytes of an object that has no bytes at compile time"));
        }
        let pattern = (0..size.min(16)).fold(0u128, |pattern, _| pattern << 8 | u128::from(byte as u8));
        let value = Value::Int(self.wrap(element, pattern as i128));
        for index in 0..n / i128::from(size) {
            let Value::Pointer(at) = self.advance(to.clone(), index, span)? else { continue };
            self.write(&at, value.clone(), span)?;
        }
        Ok(())
    }

    /// Functions of <cmath>: correctly rounded ones in every format, others as doubles.
    fn math(&mut self, name: &str, values: &[Value], ty: Ty, span: Span) -> Res<Value> {
        if let (true, [Value::Float(x), Value::Float(y)]) = (name.starts_with("nextafter"), values) {
            return Ok(Value::Float(float::next_after(*x, *y)));
        }
        let stop = |this: &Self| this.fail(span, format!("call to `{name}`, which is not constexpr"));
        let mut numbers = Vec::new();
        for value in values {
            match value {
                Value::Float(x) => numbers.push(float::to_f64(*x)),
                Value::Int(n) => numbers.push(*n as f64),
                _ => return Err(stop(self)),
            }
        }
        let stem = name.strip_suffix("f128").or(name.strip_suffix(['f', 'l']));
        let base = stem.filter(|base| is_math(base)).unwrap_or(name);
        let result = match numbers[..] {
            [x] => math1(base, x),
            [x, y] => math2(base, x, y),
            [x, y, z] if base == "fma" => Some(x.mul_add(y, z)),
            _ => None,
        };
        // A double is too narrow for what the wider formats would give, but for whole results.
        let is_wide = self.p.types.float_format(ty) > Some(FloatFormat::Double);
        match result {
            Some(result) if self.p.types.is_integral(ty) && result.is_finite() => Ok(Value::Int(result as i128)),
            Some(result) if !is_wide || result.fract() == 0.0 && result.abs() < 1e15 => {
                self.double_as(result, ty, span)
            }
            _ => Err(stop(self)),
        }
    }
}

fn is_math(base: &str) -> bool {
    math1(base, 1.0).or(math1(base, 0.5)).is_some() || math2(base, 1.0, 1.0).is_some() || base == "fma"
}

fn math1(name: &str, x: f64) -> Option<f64> {
    Some(match name {
        "sqrt" if x >= 0.0 => x.sqrt(),
        "floor" => x.floor(),
        "ceil" => x.ceil(),
        "trunc" => x.trunc(),
        "round" | "lround" | "llround" => x.round(),
        "rint" | "nearbyint" | "lrint" | "llrint" | "roundeven" => x.round_ties_even(),
        "fabs" => x.abs(),
        "exp" => x.exp(),
        "exp2" => x.exp2(),
        "expm1" => x.exp_m1(),
        "log" if x > 0.0 => x.ln(),
        "log2" if x > 0.0 => x.log2(),
        "log10" if x > 0.0 => x.log10(),
        "log1p" if x > -1.0 => x.ln_1p(),
        "sin" => x.sin(),
        "cos" => x.cos(),
        "tan" => x.tan(),
        "asin" if x.abs() <= 1.0 => x.asin(),
        "acos" if x.abs() <= 1.0 => x.acos(),
        "atan" => x.atan(),
        "sinh" => x.sinh(),
        "cosh" => x.cosh(),
        "tanh" => x.tanh(),
        "asinh" => x.asinh(),
        "acosh" if x >= 1.0 => x.acosh(),
        "atanh" if x.abs() < 1.0 => x.atanh(),
        "cbrt" => x.cbrt(),
        "logb" | "ilogb" if x.is_normal() => f64::from(Float::double(x).exponent()?),
        _ => return None,
    })
}

fn math2(name: &str, x: f64, y: f64) -> Option<f64> {
    Some(match name {
        "pow" => x.powf(y),
        "atan2" => x.atan2(y),
        "hypot" => x.hypot(y),
        "fmod" if y != 0.0 => x % y,
        "fmin" => x.min(y),
        "fmax" => x.max(y),
        "fdim" => {
            if x > y {
                x - y
            } else {
                0.0
            }
        }
        "ldexp" | "scalbn" => x * 2f64.powi(y as i32),
        _ => return None,
    })
}
