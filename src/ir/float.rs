//! Builtins on floating-point and complex numbers: values, classification and comparison.

use crate::hir::builtin::{Flags, Op};
use crate::hir::{ExprId, ExprKind, FloatFormat, Ty, TyKind};
use crate::ir::build::{IntPred, RealPred, V};
use crate::ir::error::Result;
use crate::ir::expr::Rv;
use crate::ir::module::Lower;
use crate::ir::types::{Shape, shape};

impl<'c> Lower<'c, '_> {
    /// The format of a type that sema knows to be floating-point.
    fn format_of(&self, ty: Ty) -> FloatFormat {
        self.p.types.float_format(ty).unwrap_or(FloatFormat::Double)
    }

    /// `f32` and so on, for the names of intrinsics.
    fn float_suffix(&self, ty: Ty) -> &'static str {
        match self.format_of(ty) {
            FloatFormat::Half => "f16",
            FloatFormat::BFloat => "bf16",
            FloatFormat::Single => "f32",
            FloatFormat::Double => "f64",
            FloatFormat::X87 => "f80",
            FloatFormat::Quad => "f128",
        }
    }

    pub fn float_op(&mut self, op: Op, args: &[ExprId], ty: Ty) -> Result<V<'c>> {
        let suffix = self.float_suffix(ty);
        let llvm = self.val_ty(ty)?;
        Ok(match op {
            Op::Fabs => {
                let value = self.scalar(args[0])?;
                self.intrinsic_value(&format!("llvm.fabs.{suffix}"), llvm, &[value])
            }
            Op::Copysign => {
                let (a, b) = (self.scalar(args[0])?, self.scalar(args[1])?);
                self.intrinsic_value(&format!("llvm.copysign.{suffix}"), llvm, &[a, b])
            }
            Op::HugeVal | Op::Inf => llvm.into_float_type().const_float(f64::INFINITY).into(),
            Op::Nan | Op::Nans => self.nan(ty, op == Op::Nans, args)?,
            Op::Powi => {
                let (base, power) = (self.scalar(args[0])?, self.scalar(args[1])?);
                self.intrinsic_value(&format!("llvm.powi.{suffix}.i32"), llvm, &[base, power])
            }
            _ => return self.bug(format!("{op:?} is no operation on floats")),
        })
    }

    /// A NaN whose payload the text gives, as `strtoull` reads it.
    fn nan(&mut self, ty: Ty, is_signaling: bool, args: &[ExprId]) -> Result<V<'c>> {
        let payload = args.first().and_then(|&arg| self.string_argument(arg)).and_then(|text| parse_payload(&text));
        let Some(payload) = payload else {
            if is_signaling {
                return self.bug("a signalling NaN with a payload that is no constant");
            }
            let name = match self.format_of(ty) {
                FloatFormat::Single => "nanf",
                FloatFormat::Double => "nan",
                FloatFormat::X87 => "nanl",
                _ => "nanf128",
            };
            return match self.library_builtin(name, Flags::NOTHROW, args, ty, None)? {
                Rv::Scalar(value) => Ok(value),
                _ => self.bug("nan() without value"),
            };
        };
        self.float_constant(self.format_of(ty).nan(is_signaling, payload), ty)
    }

    /// The text of a string literal argument.
    fn string_argument(&self, arg: ExprId) -> Option<String> {
        match &self.p.exprs[arg].kind {
            ExprKind::String(id) => {
                let bytes = &self.p.strings[*id].bytes;
                let end = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
                String::from_utf8(bytes[..end].to_vec()).ok()
            }
            ExprKind::Cast { sub, .. } | ExprKind::FullExpr(sub) => self.string_argument(*sub),
            _ => None,
        }
    }

    /// Classification by `llvm.is.fpclass`, comparison without traps.
    pub fn float_test(&mut self, op: Op, args: &[ExprId], ty: Ty) -> Result<V<'c>> {
        // Bits of the class mask: signalling and quiet NaN, then from -infinity to +infinity.
        const NAN: i64 = 0x3;
        const INFINITE: i64 = 0x204;
        const NORMAL: i64 = 0x108;
        const SUBNORMAL: i64 = 0x90;
        const ZERO: i64 = 0x60;
        let to = self.val_ty(ty)?.into_int_type();
        let compared = match op {
            Op::Isgreater => Some(RealPred::LLVMRealOGT),
            Op::Isgreaterequal => Some(RealPred::LLVMRealOGE),
            Op::Isless => Some(RealPred::LLVMRealOLT),
            Op::Islessequal => Some(RealPred::LLVMRealOLE),
            Op::Islessgreater => Some(RealPred::LLVMRealONE),
            Op::Isunordered => Some(RealPred::LLVMRealUNO),
            Op::Iseqsig => Some(RealPred::LLVMRealOEQ),
            _ => None,
        };
        if let Some(pred) = compared {
            let (a, b) = (self.scalar(args[0])?, self.scalar(args[1])?);
            let bit = self.b.fcmp(pred, a, b);
            return Ok(self.b.int_cast(bit, to, false));
        }
        let mask = match op {
            Op::Isnan => NAN,
            Op::Isinf => INFINITE,
            Op::Isfinite => NORMAL | SUBNORMAL | ZERO,
            Op::Isnormal => NORMAL,
            Op::Issignaling => 1,
            Op::FltRounds => {
                let i32_ty = self.b.cx.i32_type().into();
                return Ok(self.intrinsic_value("llvm.get.rounding", i32_ty, &[]));
            }
            Op::Signbit | Op::IsinfSign => {
                let value = self.scalar(args[0])?;
                let negative = self.sign_bit(value, self.p.exprs[args[0]].ty)?;
                let negative = self.b.int_cast(negative, to, false);
                if op == Op::Signbit {
                    return Ok(negative);
                }
                let infinite = self.is_class(value, self.p.exprs[args[0]].ty, INFINITE);
                let one = self.b.int(to, 1);
                let doubled = self.b.shl(negative, one);
                let sign = self.b.sub(one, doubled);
                return Ok(self.b.select(infinite, sign, self.b.int(to, 0)));
            }
            Op::Fpclassify => {
                let answers = args[..5].iter().map(|&arg| self.scalar(arg)).collect::<Result<Vec<_>>>()?;
                let value = self.scalar(args[5])?;
                let float = self.p.exprs[args[5]].ty;
                let mut result = answers[4];
                for (answer, mask) in answers.iter().zip([NAN, INFINITE, NORMAL, SUBNORMAL]) {
                    let is = self.is_class(value, float, mask);
                    result = self.b.select(is, *answer, result);
                }
                return Ok(result);
            }
            _ => return self.bug(format!("{op:?} is no test of floats")),
        };
        let value = self.scalar(args[0])?;
        let bit = self.is_class(value, self.p.exprs[args[0]].ty, mask);
        Ok(self.b.int_cast(bit, to, false))
    }

    fn is_class(&mut self, value: V<'c>, ty: Ty, mask: i64) -> V<'c> {
        let suffix = self.float_suffix(ty);
        let mask = self.b.i32(mask);
        let bool_ty = self.b.cx.bool_type().into();
        self.intrinsic_value(&format!("llvm.is.fpclass.{suffix}"), bool_ty, &[value, mask])
    }

    fn sign_bit(&mut self, value: V<'c>, ty: Ty) -> Result<V<'c>> {
        let int = self.b.int_ty(self.format_of(ty).bits()).into();
        let bits = self.b.bit_cast(value, int);
        Ok(self.b.icmp(IntPred::LLVMIntSLT, bits, self.b.zero(int)))
    }

    pub fn complex_op(&mut self, op: Op, args: &[ExprId], ty: Ty) -> Result<Rv<'c>> {
        if op == Op::Complex {
            let (real, imag) = (self.scalar(args[0])?, self.scalar(args[1])?);
            return Ok(Rv::Complex(real, imag));
        }
        let arg_ty = self.p.exprs[args[0]].ty;
        let (real, imag) = self.complex(args[0])?;
        match op {
            Op::Real => Ok(Rv::Scalar(real)),
            Op::Imag => Ok(Rv::Scalar(imag)),
            _ => {
                let TyKind::Complex(part) = *self.p.types.kind(arg_ty) else { return self.bug("no complex argument") };
                debug_assert_eq!(shape(self.p, ty), Shape::Complex);
                Ok(Rv::Complex(real, self.negate(imag, part)?))
            }
        }
    }
}

/// The payload of `nan("…")`.
fn parse_payload(text: &str) -> Option<u64> {
    let text = text.trim();
    if text.is_empty() {
        return Some(0);
    }
    if let Some(hex) = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        return u64::from_str_radix(hex, 16).ok();
    }
    if text.len() > 1 && text.starts_with('0') {
        return u64::from_str_radix(text, 8).ok();
    }
    text.parse().ok()
}
