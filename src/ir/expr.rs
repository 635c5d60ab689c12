//! Prvalues: evaluated to a value, into an object, for their effects alone, or as a condition.
//!
//! A scalar prvalue is a value, a complex one a pair; a prvalue of class or array type initialises the object that
//! its user provides ([dcl.init]/17.6.1), so [`Lower::init`] is the one way to evaluate it.

use crate::ast::BinaryOp;
use crate::base::limits;
use crate::hir::{CastKind, Category, ExprId, ExprKind, Quals, StmtId, StmtKind, Ty, TyKind, UnaryOp};
use crate::ir::build::{Bb, IntPred, P, V};
use crate::ir::cleanup::CleanupKind;
use crate::ir::error::Result;
use crate::ir::func::Bound;
use crate::ir::module::Lower;
use crate::ir::place::Place;
use crate::ir::types::{Shape, needed_dtor, shape};

/// Lowered nodes inside one another: a node of syntax becomes several of the typed program.
const DEPTH: usize = limits::NESTING_DEPTH * 4;

/// The value of an expression.
#[derive(Debug, Clone, Copy)]
pub enum Rv<'c> {
    Void,
    Scalar(V<'c>),
    Complex(V<'c>, V<'c>),
    /// An object of class or array type.
    Object(P<'c>),
}

impl<'c> Lower<'c, '_> {
    /// Goes one level down the tree.
    pub fn deeper<R>(&mut self, lower: impl FnOnce(&mut Self) -> Result<R>) -> Result<R> {
        if self.depth >= DEPTH {
            return self.bug("too deeply nested");
        }
        self.depth += 1;
        let result = lower(self);
        self.depth -= 1;
        result
    }

    /// Evaluates an operand that may not be reached: what it pushes runs on a flag.
    pub fn conditionally<R>(&mut self, lower: impl FnOnce(&mut Self) -> Result<R>) -> Result<R> {
        self.f.n_conditional += 1;
        let result = lower(self);
        self.f.n_conditional -= 1;
        result
    }

    /// Evaluates a prvalue of any type; objects go into a fresh temporary, whose end is the caller's.
    pub fn value(&mut self, expr: ExprId) -> Result<Rv<'c>> {
        let ty = self.p.exprs[expr].ty;
        match shape(self.p, ty) {
            Shape::Void => {
                self.discard(expr)?;
                Ok(Rv::Void)
            }
            Shape::Scalar => Ok(Rv::Scalar(self.scalar(expr)?)),
            Shape::Complex => {
                let (real, imag) = self.complex(expr)?;
                Ok(Rv::Complex(real, imag))
            }
            Shape::Aggregate => {
                let slot = self.slot(ty, "")?;
                let place = self.place_at(slot, ty);
                self.init(expr, place)?;
                Ok(Rv::Object(slot))
            }
        }
    }

    /// Evaluates a prvalue of scalar type.
    pub fn scalar(&mut self, expr: ExprId) -> Result<V<'c>> {
        self.deeper(|this| this.scalar_of(expr))
    }

    fn scalar_of(&mut self, expr: ExprId) -> Result<V<'c>> {
        let node = &self.p.exprs[expr];
        let ty = node.ty;
        if node.category != Category::PRValue {
            // Statement operands that no one converted: the value of a discarded glvalue.
            return self.bug(format!("a glvalue where a value is wanted: {:?}", node.kind));
        }
        match &node.kind {
            ExprKind::Int(value) => self.int_constant(*value, ty),
            ExprKind::Float(value) => self.float_constant(*value, ty),
            ExprKind::Null | ExprKind::Zero => self.null_constant(ty),
            ExprKind::Constant { value, .. } => self.constant_value(value, ty),
            ExprKind::This => match self.f.this {
                Some(this) => Ok(this.into()),
                None => self.bug("`this` outside a member function"),
            },
            ExprKind::Unary(op, operand) => self.unary(*op, *operand, ty),
            ExprKind::Binary(op, a, b) => {
                let (a_value, b_value) = self.operands(*a, *b)?;
                self.arith(*op, a_value, b_value, ty, self.p.exprs[*b].ty)
            }
            ExprKind::Compare(op, a, b) => self.compare_expr(*op, *a, *b, ty),
            ExprKind::PtrAdd { ptr, index, is_sub } => {
                let (pointer, offset) = self.operands(*ptr, *index)?;
                self.pointer_add((pointer.into_pointer_value(), *ptr), ty, offset, self.p.exprs[*index].ty, *is_sub)
                    .map(V::from)
            }
            ExprKind::PtrDiff(a, b) => self.pointer_diff(*a, *b),
            ExprKind::And(..) | ExprKind::Or(..) => self.short_circuit(expr),
            ExprKind::Not(operand) => {
                let value = self.scalar(*operand)?;
                Ok(self.b.not(value))
            }
            ExprKind::Conditional(cond, yes, no) => self.conditional_scalar(*cond, *yes, *no, ty),
            ExprKind::Await(it) => {
                self.suspend(it, false)?;
                self.scalar(it.resume)
            }
            ExprKind::OpaqueBind { opaque, value, body } => {
                self.bind_opaque(*opaque, *value)?;
                let result = self.scalar(*body)?;
                self.f.opaques.remove(opaque);
                Ok(result)
            }
            ExprKind::Opaque => match self.f.opaques.get(&expr).copied() {
                Some(Bound::Value(Rv::Scalar(value))) => Ok(value),
                _ => self.bug("an opaque value that nothing binds"),
            },
            ExprKind::Comma(left, right) => {
                self.discard(*left)?;
                self.scalar(*right)
            }
            ExprKind::IncDec { target, is_inc, .. } => Ok(self.inc_dec(*target, *is_inc)?.1),
            ExprKind::AddrOf(operand) => Ok(self.address(*operand)?.into()),
            ExprKind::Shuffle { a, b, mask } => self.shuffle(*a, *b, *mask, ty),
            ExprKind::Cast { kind, sub } => self.cast(kind, *sub, ty),
            ExprKind::Call { .. } => match self.call_expr(expr, None)? {
                Rv::Scalar(value) => Ok(value),
                _ => self.bug("a call without value where a scalar is wanted"),
            },
            ExprKind::Builtin { builtin, args } => match self.builtin_call(*builtin, args, ty, None)? {
                Rv::Scalar(value) => Ok(value),
                other => self.bug(format!("builtin without scalar value: {other:?}")),
            },
            ExprKind::New(new) => Ok(self.new_expr(new, ty)?.into()),
            ExprKind::DynamicCast { operand, from, to } => Ok(self.dynamic_cast(*operand, *from, *to, false)?.into()),
            ExprKind::FullExpr(sub) => self.full(|this| this.scalar(*sub)),
            ExprKind::StmtExpr { block, result: Some(result) } => {
                self.stmt_expr(*block, *result, |this, expr| this.scalar(expr))
            }
            ExprKind::VaArg { list } => self.va_arg_scalar(*list, ty),
            ExprKind::LabelAddr(label) => self.label_address(*label).map(V::from),
            ExprKind::VlaSize(var, depth) => self.vla_size(*var, *depth),
            ExprKind::Throw(_) => {
                self.discard(expr)?;
                Ok(self.b.poison(self.val_ty(ty)?))
            }
            ExprKind::ArrayInit { elems, filler } => self.vector_init(elems, *filler, ty),
            kind => self.bug(format!("no scalar: {kind:?}")),
        }
    }

    /// Both operands, left first.
    fn operands(&mut self, a: ExprId, b: ExprId) -> Result<(V<'c>, V<'c>)> {
        let a = self.scalar(a)?;
        let b = self.scalar(b)?;
        Ok((a, b))
    }

    fn unary(&mut self, op: UnaryOp, operand: ExprId, ty: Ty) -> Result<V<'c>> {
        match op {
            UnaryOp::Minus => {
                let value = self.scalar(operand)?;
                self.negate(value, ty)
            }
            UnaryOp::BitNot => {
                let value = self.scalar(operand)?;
                Ok(self.b.not(value))
            }
            UnaryOp::Conj => self.bug("the conjugate of a real"),
            UnaryOp::Real | UnaryOp::Imag => match shape(self.p, self.p.exprs[operand].ty) {
                Shape::Complex => {
                    let (real, imag) = self.complex(operand)?;
                    Ok(if op == UnaryOp::Real { real } else { imag })
                }
                _ => {
                    let value = self.scalar(operand)?;
                    Ok(if op == UnaryOp::Real { value } else { self.b.zero(value.get_type()) })
                }
            },
        }
    }

    /// `a op= b` for all operand types but class types: the object, changed.
    pub fn compound_assign(&mut self, op: BinaryOp, target: ExprId, value: ExprId, compute: Ty) -> Result<Place<'c>> {
        // [expr.ass]/1: the right operand is sequenced before the left.
        if shape(self.p, compute) == Shape::Complex || shape(self.p, self.p.exprs[target].ty) == Shape::Complex {
            return self.complex_compound_assign(op, target, value, compute);
        }
        let value_ty = self.p.exprs[value].ty;
        let value = self.scalar(value)?;
        let place = self.place(target)?;
        let old = self.load(place)?;
        let target_ty = place.ty;
        let new = if self.p.types.is_pointer(compute) {
            let is_sub = op == BinaryOp::Sub;
            self.pointer_add((old.into_pointer_value(), target), compute, value, value_ty, is_sub)?.into()
        } else {
            let old = self.convert(old, target_ty, compute)?;
            let new = self.arith(op, old, value, compute, value_ty)?;
            self.convert(new, compute, target_ty)?
        };
        self.store(new, place)?;
        Ok(place)
    }

    /// `target = value`: the object, changed.
    pub fn assign(&mut self, target: ExprId, value: ExprId) -> Result<Place<'c>> {
        let ty = self.p.exprs[target].ty;
        match shape(self.p, ty) {
            Shape::Complex => {
                let value = self.complex(value)?;
                let place = self.place(target)?;
                self.store_complex(value, place)?;
                Ok(place)
            }
            Shape::Aggregate => {
                // Trivial assignment of the compiler's own: by way of a temporary, for the two may overlap.
                let slot = self.slot(ty, "")?;
                let from = self.place_at(slot, ty);
                self.init(value, from)?;
                let place = self.place(target)?;
                let size = self.copy_size(ty)?;
                let volatile = self.is_volatile(ty);
                self.copy_bytes(place.ptr, place.align, slot, from.align, size, volatile);
                Ok(place)
            }
            Shape::Scalar | Shape::Void => {
                let value = self.scalar(value)?;
                let place = self.place(target)?;
                self.store(value, place)?;
                Ok(place)
            }
        }
    }

    /// `++`, `--`: the object, and the value before.
    pub fn inc_dec(&mut self, target: ExprId, is_inc: bool) -> Result<(Place<'c>, V<'c>)> {
        let place = self.place(target)?;
        if let TyKind::Complex(part) = *self.p.types.kind(place.ty) {
            let (real, imag) = self.load_complex(place)?;
            let new = self.step((real, target), part, is_inc)?;
            self.store_complex((new, imag), place)?;
            return Ok((place, real));
        }
        let old = self.load(place)?;
        let new = self.step((old, target), place.ty, is_inc)?;
        self.store(new, place)?;
        Ok((place, old))
    }

    fn step(&mut self, (old, target): (V<'c>, ExprId), ty: Ty, is_inc: bool) -> Result<V<'c>> {
        if self.p.types.is_pointer(ty) {
            let one = self.b.i64(1);
            return Ok(self.pointer_add((old.into_pointer_value(), target), ty, one, Ty::LONG, !is_inc)?.into());
        }
        self.increment(old, ty, is_inc)
    }

    /// Names the value of an operand that is used more than once.
    pub fn bind_opaque(&mut self, opaque: ExprId, value: ExprId) -> Result<()> {
        let bound = match self.p.exprs[value].category {
            Category::PRValue => Bound::Value(self.value(value)?),
            Category::LValue | Category::XValue => Bound::Place(self.place(value)?),
        };
        self.f.opaques.insert(opaque, bound);
        Ok(())
    }

    /// The condition as a value where it costs nothing, else by jumps.
    fn short_circuit(&mut self, expr: ExprId) -> Result<V<'c>> {
        let (a, b, is_and) = match self.p.exprs[expr].kind {
            ExprKind::And(a, b) => (a, b, true),
            ExprKind::Or(a, b) => (a, b, false),
            _ => return self.bug("no logical operator"),
        };
        let (rest, end) = (self.new_block("logic.rhs"), self.new_block("logic.end"));
        let a = self.scalar(a)?;
        let a_end = self.b.block();
        if is_and {
            self.b.cond_br(a, rest, end)
        } else {
            self.b.cond_br(a, end, rest)
        };
        self.b.at_end(rest);
        let b = self.conditionally(|this| this.scalar(b))?;
        let b_end = self.b.block();
        self.b.br(end);
        self.b.at_end(end);
        Ok(self.b.phi(self.b.cx.bool_type().into(), &[(self.b.i1(!is_and), a_end), (b, b_end)]))
    }

    /// Jumps on a condition.
    pub fn cond_jump(&mut self, cond: ExprId, yes: Bb<'c>, no: Bb<'c>) -> Result<()> {
        self.deeper(|this| match this.p.exprs[cond].kind {
            ExprKind::And(a, b) => {
                let rest = this.new_block("and.rhs");
                this.cond_jump(a, rest, no)?;
                this.b.at_end(rest);
                this.conditionally(|this| this.cond_jump(b, yes, no))
            }
            ExprKind::Or(a, b) => {
                let rest = this.new_block("or.rhs");
                this.cond_jump(a, yes, rest)?;
                this.b.at_end(rest);
                this.conditionally(|this| this.cond_jump(b, yes, no))
            }
            ExprKind::Not(a) => this.cond_jump(a, no, yes),
            _ => {
                let value = this.scalar(cond)?;
                this.b.cond_br(value, yes, no);
                Ok(())
            }
        })
    }

    fn conditional_scalar(&mut self, cond: ExprId, yes: ExprId, no: ExprId, ty: Ty) -> Result<V<'c>> {
        // A vector condition selects element by element.
        if matches!(self.p.types.kind(self.p.exprs[cond].ty), TyKind::Vector(..)) {
            let cond = self.scalar(cond)?;
            let (yes, no) = self.operands(yes, no)?;
            let mask = self.b.icmp(IntPred::LLVMIntNE, cond, self.b.zero(cond.get_type()));
            return Ok(self.b.select(mask, yes, no));
        }
        let (yes_block, no_block) = (self.new_block("cond.true"), self.new_block("cond.false"));
        let end = self.new_block("cond.end");
        self.cond_jump(cond, yes_block, no_block)?;
        self.b.at_end(yes_block);
        let yes = self.conditionally(|this| this.scalar(yes))?;
        let yes_end = self.b.block();
        self.b.br(end);
        self.b.at_end(no_block);
        let no = self.conditionally(|this| this.scalar(no))?;
        let no_end = self.b.block();
        self.b.br(end);
        self.b.at_end(end);
        Ok(self.b.phi(self.val_ty(ty)?, &[(yes, yes_end), (no, no_end)]))
    }

    /// GNU `({ … })`: the statements, then the last one's value while its locals still live.
    pub fn stmt_expr<R>(
        &mut self,
        block: StmtId,
        result: ExprId,
        lower: impl FnOnce(&mut Self, ExprId) -> Result<R>,
    ) -> Result<R> {
        let StmtKind::Block(stmts) = &self.p.stmts[block].kind else {
            return self.bug("a statement expression without block");
        };
        let depth = self.f.cleanups.len();
        let n_conditional = std::mem::take(&mut self.f.n_conditional);
        let position = self.f.position;
        // The last statement is the value's, possibly under labels.
        let stmts = match stmts.split_last() {
            Some((&last, rest)) if self.is_value_stmt(last, result) => rest,
            _ => &stmts[..],
        };
        self.block_stmts(block, stmts)?;
        self.f.position = (Some(block), stmts.len());
        let value = lower(self, result)?;
        self.pop_cleanups(depth)?;
        self.f.position = position;
        self.f.n_conditional = n_conditional;
        Ok(value)
    }

    /// Whether a statement only evaluates `expr`.
    fn is_value_stmt(&self, stmt: StmtId, expr: ExprId) -> bool {
        matches!(self.p.stmts[stmt].kind, StmtKind::Expr(it) if it == expr || self.is_full_expr_of(it, expr))
    }

    pub fn is_full_expr_of(&self, outer: ExprId, inner: ExprId) -> bool {
        matches!(self.p.exprs[outer].kind, ExprKind::FullExpr(sub) if sub == inner)
            || matches!(self.p.exprs[inner].kind, ExprKind::FullExpr(sub) if sub == outer)
    }

    /// Evaluates an expression of any category for its effects.
    pub fn discard(&mut self, expr: ExprId) -> Result<()> {
        self.deeper(|this| this.discard_it(expr))
    }

    fn discard_it(&mut self, expr: ExprId) -> Result<()> {
        let node = &self.p.exprs[expr];
        match &node.kind {
            ExprKind::FullExpr(sub) => return self.full(|this| this.discard(*sub)),
            ExprKind::Cast { kind: CastKind::ToVoid, sub } => return self.discard(*sub),
            ExprKind::Cast { kind: CastKind::LValueToRValue, sub }
                if !self.p.types.quals(self.p.exprs[*sub].ty).contains(Quals::VOLATILE) =>
            {
                return self.discard(*sub);
            }
            ExprKind::Comma(left, right) => {
                self.discard(*left)?;
                return self.discard(*right);
            }
            ExprKind::Conditional(cond, yes, no) => {
                let is_vector = matches!(self.p.types.kind(self.p.exprs[*cond].ty), TyKind::Vector(..));
                if !is_vector {
                    return self.conditional_discard(*cond, *yes, *no);
                }
            }
            ExprKind::Throw(throw) => return self.throw(throw.as_deref()),
            ExprKind::Delete { operand, is_array, is_global, dtor, is_virtual_dtor, dealloc, cookie } => {
                let (dtor, how) = (*dtor, if *is_virtual_dtor { Some(*is_global) } else { None });
                return self.delete_expr(*operand, *is_array, dtor, how, *dealloc, *cookie);
            }
            ExprKind::StmtExpr { block, result: None } => return self.stmt(*block),
            ExprKind::StmtExpr { block, result: Some(result) } => {
                return self.stmt_expr(*block, *result, |this, expr| this.discard(expr));
            }
            ExprKind::Call { .. }
                if shape(self.p, node.ty) != Shape::Aggregate || node.category != Category::PRValue =>
            {
                self.call_expr(expr, None)?;
                return Ok(());
            }
            ExprKind::Builtin { builtin, args } => {
                self.builtin_call(*builtin, args, node.ty, None)?;
                return Ok(());
            }
            ExprKind::Await(it) => {
                self.suspend(it, false)?;
                return self.discard(it.resume);
            }
            ExprKind::OpaqueBind { opaque, value, body } => {
                self.bind_opaque(*opaque, *value)?;
                self.discard(*body)?;
                self.f.opaques.remove(opaque);
                return Ok(());
            }
            ExprKind::Error => return self.bug("an erroneous expression"),
            _ => {}
        }
        let ty = node.ty;
        if node.category != Category::PRValue {
            self.place(expr)?;
            return Ok(());
        }
        match shape(self.p, ty) {
            Shape::Void => self.bug(format!("no void expression: {:?}", node.kind)),
            Shape::Scalar => self.scalar(expr).map(drop),
            Shape::Complex => self.complex(expr).map(drop),
            Shape::Aggregate => {
                let slot = self.slot(ty, "")?;
                let place = self.place_at(slot, ty);
                self.init(expr, place)?;
                if let Some(dtor) = needed_dtor(self.p, ty) {
                    self.push_temporary(CleanupKind::Destroy { ptr: slot, ty, dtor });
                }
                Ok(())
            }
        }
    }

    fn conditional_discard(&mut self, cond: ExprId, yes: ExprId, no: ExprId) -> Result<()> {
        let (yes_block, no_block) = (self.new_block("cond.true"), self.new_block("cond.false"));
        let end = self.new_block("cond.end");
        self.cond_jump(cond, yes_block, no_block)?;
        for (block, expr) in [(yes_block, yes), (no_block, no)] {
            self.b.at_end(block);
            self.conditionally(|this| this.discard(expr))?;
            self.b.br(end);
        }
        self.b.at_end(end);
        Ok(())
    }
}
