//! GNU vectors: `__builtin_shuffle`, `__builtin_shufflevector`. The arithmetic is `scalar`'s, element by element.

use crate::hir::{ExprId, ExprKind, Ty, Value};
use crate::ir::build::V;
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::types::Num;

impl<'c> Lower<'c, '_> {
    /// Elements of `a` and `b`, one after the other, as `mask` says, modulo their number.
    pub fn shuffle(&mut self, a: ExprId, b: ExprId, mask: ExprId, ty: Ty) -> Result<V<'c>> {
        let Num::Vector { n, .. } = self.num(self.p.exprs[a].ty)? else { return self.bug("a shuffle of no vector") };
        let is_same = a == b;
        let a_value = self.scalar(a)?;
        let b_value = if is_same { a_value } else { self.scalar(b)? };
        if let Some(lanes) = self.constant_lanes(mask, n) {
            return Ok(self.b.shuffle(a_value, b_value, self.b.const_vector(&lanes)));
        }
        let mask_value = self.scalar(mask)?;
        let Num::Vector { n: n_mask, .. } = self.num(self.p.exprs[mask].ty)? else {
            return self.bug("a mask of no vector");
        };
        let all: Vec<V<'c>> = (0..2 * n).map(|i| self.b.i32(i.into())).collect();
        let both = self.b.shuffle(a_value, b_value, self.b.const_vector(&all));
        let lane_ty = mask_value.get_type().into_vector_type().get_element_type().into_int_type();
        let limit = if is_same { n } else { 2 * n };
        let wrap = self.b.int(lane_ty, i128::from(limit) - 1);
        let mut result = self.b.poison(self.val_ty(ty)?);
        for i in 0..n_mask {
            let at = self.b.i32(i.into());
            let lane = self.b.extract_element(mask_value, at);
            let lane = self.b.and(lane, wrap);
            let element = self.b.extract_element(both, lane);
            result = self.b.insert_element(result, element, at);
        }
        Ok(result)
    }

    /// A vector by its braces.
    pub fn vector_init(&mut self, elems: &[(u64, u64, ExprId)], filler: Option<ExprId>, ty: Ty) -> Result<V<'c>> {
        let Num::Vector { n, .. } = self.num(ty)? else { return self.bug("a scalar by the braces of an array") };
        let mut vector = match filler {
            Some(filler) => {
                let value = self.scalar(filler)?;
                self.b.splat(value, n)
            }
            None => self.b.zero(self.val_ty(ty)?),
        };
        for &(lo, hi, expr) in elems {
            let value = self.scalar(expr)?;
            for lane in lo..hi.min(n.into()) {
                vector = self.b.insert_element(vector, value, self.b.i32(lane as i64));
            }
        }
        Ok(vector)
    }

    /// The lanes of a constant mask; -1 is any.
    fn constant_lanes(&self, mask: ExprId, n: u32) -> Option<Vec<V<'c>>> {
        let ExprKind::Constant { value, .. } = &self.p.exprs[mask].kind else { return None };
        let Value::Vector(lanes) = &**value else { return None };
        lanes
            .iter()
            .map(|lane| match *lane {
                Value::Int(-1) => Some(self.b.poison(self.b.cx.i32_type().into())),
                Value::Int(lane) => Some(self.b.i32((lane & (2 * i128::from(n) - 1)) as i64)),
                _ => None,
            })
            .collect()
    }
}
