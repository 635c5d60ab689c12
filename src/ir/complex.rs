//! GNU and C99 complex arithmetic (C11 annex G): pairs of values.

use crate::ast::BinaryOp;
use crate::hir::{CastKind, CompareOp, ExprId, ExprKind, FloatFormat, Ty, TyKind, UnaryOp, Value};
use crate::ir::abi_x86_64::ArgTy;
use crate::ir::build::{Opcode, RealPred, V};
use crate::ir::call::Arg;
use crate::ir::error::Result;
use crate::ir::expr::Rv;
use crate::ir::func::Bound;
use crate::ir::module::{Lower, Sig};
use crate::ir::place::Place;
use crate::ir::types::{Num, Shape, shape};

/// Real and imaginary part.
type Pair<'c> = (V<'c>, V<'c>);

impl<'c> Lower<'c, '_> {
    /// Evaluates a prvalue of complex type.
    pub fn complex(&mut self, expr: ExprId) -> Result<Pair<'c>> {
        self.deeper(|this| this.complex_of(expr))
    }

    fn complex_of(&mut self, expr: ExprId) -> Result<Pair<'c>> {
        let node = &self.p.exprs[expr];
        let ty = node.ty;
        let part = self.part_ty(ty)?;
        match &node.kind {
            ExprKind::Zero | ExprKind::Null => {
                let zero = self.b.zero(self.mem_ty(part)?);
                Ok((zero, zero))
            }
            ExprKind::Constant { value, .. } => match &**value {
                Value::Complex(parts) => Ok((self.constant(&parts[0], part)?, self.constant(&parts[1], part)?)),
                _ => self.bug("a complex constant of another type"),
            },
            ExprKind::Unary(op, operand) => {
                let (real, imag) = self.complex(*operand)?;
                match op {
                    UnaryOp::Minus => Ok((self.negate(real, part)?, self.negate(imag, part)?)),
                    UnaryOp::Conj | UnaryOp::BitNot => Ok((real, self.negate(imag, part)?)),
                    UnaryOp::Real | UnaryOp::Imag => self.bug("a part is no complex"),
                }
            }
            ExprKind::Binary(op, a, b) => {
                let a = self.complex_operand(*a)?;
                let b = self.complex_operand(*b)?;
                self.complex_arith(*op, a, b, ty)
            }
            ExprKind::Cast { kind, sub } => self.complex_cast(kind, *sub, part),
            ExprKind::Conditional(cond, yes, no) => self.conditional_complex(*cond, *yes, *no, part),
            ExprKind::Comma(left, right) => {
                self.discard(*left)?;
                self.complex(*right)
            }
            ExprKind::FullExpr(sub) => self.full(|this| this.complex(*sub)),
            ExprKind::StmtExpr { block, result: Some(result) } => {
                self.stmt_expr(*block, *result, |this, expr| this.complex(expr))
            }
            ExprKind::Await(it) => {
                self.suspend(it, false)?;
                self.complex(it.resume)
            }
            ExprKind::OpaqueBind { opaque, value, body } => {
                self.bind_opaque(*opaque, *value)?;
                let result = self.complex(*body)?;
                self.f.opaques.remove(opaque);
                Ok(result)
            }
            ExprKind::Opaque => match self.f.opaques.get(&expr).copied() {
                Some(Bound::Value(Rv::Complex(real, imag))) => Ok((real, imag)),
                _ => self.bug("an opaque complex that nothing binds"),
            },
            ExprKind::Call { .. } => self.expect_complex(expr, |this| this.call_expr(expr, None)),
            ExprKind::Builtin { builtin, args } => {
                self.expect_complex(expr, |this| this.builtin_call(*builtin, args, ty, None))
            }
            ExprKind::IncDec { target, is_inc, .. } => {
                let place = self.place(*target)?;
                let (real, imag) = self.load_complex(place)?;
                let new = self.increment(real, part, *is_inc)?;
                self.store_complex((new, imag), place)?;
                Ok((real, imag))
            }
            ExprKind::VaArg { list } => {
                let ptr = self.va_arg_address(*list, ty)?;
                let place = Place { align: self.align_of(ty).min(8), ..self.place_at(ptr, ty) };
                self.load_complex(place)
            }
            ExprKind::ArrayInit { elems, .. } => {
                let zero = self.b.zero(self.mem_ty(part)?);
                let mut parts = [zero, zero];
                for &(lo, _, init) in elems {
                    if let Some(slot) = parts.get_mut(lo as usize) {
                        *slot = self.scalar(init)?;
                    }
                }
                Ok((parts[0], parts[1]))
            }
            kind => self.bug(format!("no complex: {kind:?}")),
        }
    }

    fn expect_complex(&mut self, expr: ExprId, lower: impl FnOnce(&mut Self) -> Result<Rv<'c>>) -> Result<Pair<'c>> {
        match lower(self)? {
            Rv::Complex(real, imag) => Ok((real, imag)),
            _ => self.bug(format!("no complex value: {:?}", self.p.exprs[expr].kind)),
        }
    }

    fn part_ty(&self, ty: Ty) -> Result<Ty> {
        match *self.p.types.kind(ty) {
            TyKind::Complex(part) => Ok(part),
            _ => self.bug("no complex type"),
        }
    }

    /// A real operand has no imaginary part.
    fn complex_operand(&mut self, expr: ExprId) -> Result<Pair<'c>> {
        if shape(self.p, self.p.exprs[expr].ty) == Shape::Complex {
            return self.complex(expr);
        }
        let real = self.scalar(expr)?;
        Ok((real, self.b.zero(real.get_type())))
    }

    fn complex_cast(&mut self, kind: &CastKind, sub: ExprId, part: Ty) -> Result<Pair<'c>> {
        let from = self.p.exprs[sub].ty;
        match kind {
            CastKind::LValueToRValue => {
                let place = self.place(sub)?;
                self.load_complex(place)
            }
            CastKind::NoOp => self.complex(sub),
            CastKind::RealToComplex => {
                let real = self.scalar(sub)?;
                let real = self.convert(real, from, part)?;
                Ok((real, self.b.zero(real.get_type())))
            }
            CastKind::Complex | CastKind::VectorElements => {
                let (real, imag) = self.complex(sub)?;
                let from = self.part_ty(from)?;
                Ok((self.convert(real, from, part)?, self.convert(imag, from, part)?))
            }
            CastKind::ObjectBitCast => {
                let place = self.place(sub)?;
                let complex = self.p.exprs[sub].ty;
                self.load_complex(Place { ty: complex, ..place })
            }
            _ => self.bug(format!("{kind:?} makes no complex")),
        }
    }

    fn conditional_complex(&mut self, cond: ExprId, yes: ExprId, no: ExprId, part: Ty) -> Result<Pair<'c>> {
        let (yes_block, no_block) = (self.new_block("cond.true"), self.new_block("cond.false"));
        let end = self.new_block("cond.end");
        self.cond_jump(cond, yes_block, no_block)?;
        self.b.at_end(yes_block);
        let yes = self.conditionally(|this| this.complex(yes))?;
        let yes_end = self.b.block();
        self.b.br(end);
        self.b.at_end(no_block);
        let no = self.conditionally(|this| this.complex(no))?;
        let no_end = self.b.block();
        self.b.br(end);
        self.b.at_end(end);
        let ty = self.mem_ty(part)?;
        let real = self.b.phi(ty, &[(yes.0, yes_end), (no.0, no_end)]);
        let imag = self.b.phi(ty, &[(yes.1, yes_end), (no.1, no_end)]);
        Ok((real, imag))
    }

    /// `a op b` for complex operands.
    pub fn complex_arith(&mut self, op: BinaryOp, a: Pair<'c>, b: Pair<'c>, ty: Ty) -> Result<Pair<'c>> {
        let part = self.part_ty(ty)?;
        let is_float = self.num(part)? == Num::Float;
        match op {
            BinaryOp::Add | BinaryOp::Sub => {
                Ok((self.arith(op, a.0, b.0, part, part)?, self.arith(op, a.1, b.1, part, part)?))
            }
            BinaryOp::Mul if is_float => self.complex_mul(a, b, ty, part),
            BinaryOp::Mul => self.plain_mul(a, b, part),
            BinaryOp::Div if is_float => self.complex_libcall("div", a, b, ty, part),
            BinaryOp::Div => {
                // (a.0 + a.1 i)(b.0 - b.1 i) / (b.0² + b.1²)
                let negated = self.negate(b.1, part)?;
                let (real, imag) = self.plain_mul(a, (b.0, negated), part)?;
                let (x, y) = (
                    self.arith(BinaryOp::Mul, b.0, b.0, part, part)?,
                    self.arith(BinaryOp::Mul, b.1, b.1, part, part)?,
                );
                let norm = self.arith(BinaryOp::Add, x, y, part, part)?;
                Ok((
                    self.arith(BinaryOp::Div, real, norm, part, part)?,
                    self.arith(BinaryOp::Div, imag, norm, part, part)?,
                ))
            }
            _ => self.bug(format!("`{}` on complex operands", op.spelling())),
        }
    }

    fn plain_mul(&mut self, a: Pair<'c>, b: Pair<'c>, part: Ty) -> Result<Pair<'c>> {
        let mul = |this: &mut Self, x, y| this.arith(BinaryOp::Mul, x, y, part, part);
        let (ac, bd) = (mul(self, a.0, b.0)?, mul(self, a.1, b.1)?);
        let (ad, bc) = (mul(self, a.0, b.1)?, mul(self, a.1, b.0)?);
        Ok((self.arith(BinaryOp::Sub, ac, bd, part, part)?, self.arith(BinaryOp::Add, ad, bc, part, part)?))
    }

    /// The plain formula; when it says NaN twice the library recovers infinities (C11 G.5.1).
    fn complex_mul(&mut self, a: Pair<'c>, b: Pair<'c>, ty: Ty, part: Ty) -> Result<Pair<'c>> {
        let plain = self.plain_mul(a, b, part)?;
        let (check, library, end) = (self.new_block("mul.nan"), self.new_block("mul.lib"), self.new_block("mul.end"));
        let start = self.b.block();
        let real_nan = self.b.fcmp(RealPred::LLVMRealUNO, plain.0, plain.0);
        self.b.cond_br(real_nan, check, end);
        self.b.at_end(check);
        let imag_nan = self.b.fcmp(RealPred::LLVMRealUNO, plain.1, plain.1);
        self.b.cond_br(imag_nan, library, end);
        self.b.at_end(library);
        let exact = self.complex_libcall("mul", a, b, ty, part)?;
        let library = self.b.block();
        self.b.br(end);
        self.b.at_end(end);
        let llvm = self.mem_ty(part)?;
        let real = self.b.phi(llvm, &[(plain.0, start), (plain.0, check), (exact.0, library)]);
        let imag = self.b.phi(llvm, &[(plain.1, start), (plain.1, check), (exact.1, library)]);
        Ok((real, imag))
    }

    /// `__mulxc3` and its kin, of libgcc.
    fn complex_libcall(&mut self, op: &str, a: Pair<'c>, b: Pair<'c>, ty: Ty, part: Ty) -> Result<Pair<'c>> {
        let letter = match self.p.types.float_format(part) {
            Some(FloatFormat::Half) => 'h',
            Some(FloatFormat::BFloat) => 'b',
            Some(FloatFormat::Single) => 's',
            Some(FloatFormat::Double) => 'd',
            Some(FloatFormat::X87) => 'x',
            _ => 't',
        };
        let arg = |value| Arg { ty: ArgTy::Ty(part), value: Rv::Scalar(value) };
        let args = [arg(a.0), arg(a.1), arg(b.0), arg(b.1)];
        let sig =
            Sig { ret: ty, args: vec![ArgTy::Ty(part); 4], is_variadic: false, is_nothrow: true, is_noreturn: false };
        match self.library_call_values(&format!("__{op}{letter}c3"), &sig, &args, None)? {
            Rv::Complex(real, imag) => Ok((real, imag)),
            _ => self.bug("a complex function without complex result"),
        }
    }

    pub fn complex_compare(&mut self, op: CompareOp, a: ExprId, b: ExprId) -> Result<V<'c>> {
        let part = self.part_ty(self.p.exprs[a].ty)?;
        let a = self.complex_operand(a)?;
        let b = self.complex_operand(b)?;
        let real = self.compare(op, a.0, b.0, part)?;
        let imag = self.compare(op, a.1, b.1, part)?;
        match op {
            CompareOp::Eq => Ok(self.b.and(real, imag)),
            CompareOp::Ne => Ok(self.b.bin(Opcode::LLVMOr, real, imag)),
            CompareOp::Lt | CompareOp::Le | CompareOp::Gt | CompareOp::Ge => self.bug("complex numbers have no order"),
        }
    }

    /// `a op= b` where either is complex.
    pub fn complex_compound_assign(
        &mut self,
        op: BinaryOp,
        target: ExprId,
        value: ExprId,
        compute: Ty,
    ) -> Result<Place<'c>> {
        let value = self.complex_operand(value)?;
        let place = self.place(target)?;
        let target_ty = place.ty;
        let compute_part = self.part_ty(compute)?;
        let is_complex = shape(self.p, target_ty) == Shape::Complex;
        let old = if is_complex {
            let part = self.part_ty(target_ty)?;
            let (real, imag) = self.load_complex(place)?;
            (self.convert(real, part, compute_part)?, self.convert(imag, part, compute_part)?)
        } else {
            let real = self.load(place)?;
            let real = self.convert(real, target_ty, compute_part)?;
            (real, self.b.zero(real.get_type()))
        };
        let new = self.complex_arith(op, old, value, compute)?;
        if is_complex {
            let part = self.part_ty(target_ty)?;
            let new = (self.convert(new.0, compute_part, part)?, self.convert(new.1, compute_part, part)?);
            self.store_complex(new, place)?;
        } else {
            let new = self.convert(new.0, compute_part, target_ty)?;
            self.store(new, place)?;
        }
        Ok(place)
    }
}
