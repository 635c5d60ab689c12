//! The codes of operators (ABI 5.1.3) and the notation of expressions with a syntax of their own.

use crate::ast::{self, BinaryOp as B, NamedCast, UnaryOp as U};
use crate::hir::{NotationId, Part};
use crate::sema::Sema;
use crate::sema::template::pack;

pub(super) fn unary(op: U) -> &'static str {
    match op {
        U::Plus => "ps",
        U::Minus => "ng",
        U::Not => "nt",
        U::BitNot => "co",
        U::Deref => "de",
        U::AddrOf => "ad",
        U::PreInc => "pp_",
        U::PreDec => "mm_",
        U::Real => "v18__real__",
        U::Imag => "v18__imag__",
        U::Extension => "",
    }
}

pub(super) fn binary(op: B) -> &'static str {
    match op {
        B::MemberPtr => "ds",
        B::MemberPtrArrow => "pm",
        B::Mul => "ml",
        B::Div => "dv",
        B::Rem => "rm",
        B::Add => "pl",
        B::Sub => "mi",
        B::Shl => "ls",
        B::Shr => "rs",
        B::Spaceship => "ss",
        B::Less => "lt",
        B::Greater => "gt",
        B::LessEq => "le",
        B::GreaterEq => "ge",
        B::Eq => "eq",
        B::NotEq => "ne",
        B::BitAnd => "an",
        B::BitXor => "eo",
        B::BitOr => "or",
        B::And => "aa",
        B::Or => "oo",
        B::Comma => "cm",
    }
}

/// Of a compound assignment.
pub(super) fn assignment(op: B) -> &'static str {
    match op {
        B::Mul => "mL",
        B::Div => "dV",
        B::Rem => "rM",
        B::Add => "pL",
        B::Sub => "mI",
        B::Shl => "lS",
        B::Shr => "rS",
        B::BitAnd => "aN",
        B::BitXor => "eO",
        B::BitOr => "oR",
        // See `ast::ExprKind::Fold`.
        B::Comma => "aS",
        // There is no such assignment.
        other => binary(other),
    }
}

pub(super) fn named_cast(cast: NamedCast) -> &'static str {
    match cast {
        NamedCast::Static => "sc",
        NamedCast::Dynamic => "dc",
        NamedCast::Const => "cc",
        NamedCast::Reinterpret => "rc",
    }
}

/// `[gs] nw <placement>* _ <type> [pi <initialiser>*] E`
pub(super) fn new(sema: &mut Sema, id: ast::ExprId, new: &ast::New) -> NotationId {
    let node = &sema.ast.types[new.ty].declarator;
    let is_array = matches!(node.chunks.first().map(|chunk| &chunk.kind), Some(ast::ChunkKind::Array { .. }));
    let code = match (new.is_global, is_array) {
        (false, false) => "nw",
        (false, true) => "na",
        (true, false) => "gsnw",
        (true, true) => "gsna",
    };
    let mut parts = Vec::new();
    super::list(sema, new.placement.as_deref().unwrap_or_default(), &mut parts);
    parts.push(Part::Mark("_"));
    parts.push(super::ty_part(sema, new.ty));
    match new.init {
        None => super::open(sema, code, parts),
        Some(ast::Init::Paren(list)) => {
            let exprs = match &sema.ast.exprs[list].kind {
                ast::ExprKind::ParenList(exprs) => exprs.clone(),
                _ => vec![list],
            };
            parts.push(Part::Mark("pi"));
            super::list(sema, &exprs, &mut parts);
            super::open(sema, code, parts)
        }
        Some(ast::Init::Brace(list)) => {
            parts.push(super::part(sema, list));
            super::op(sema, code, parts)
        }
        Some(ast::Init::Copy(_) | ast::Init::Delayed { .. }) => super::other(sema, id),
    }
}

/// A fold-expression: the operator, then its operands as they are written.
pub(super) fn fold(
    sema: &mut Sema,
    id: ast::ExprId,
    op: B,
    is_assign: bool,
    operands: (Option<ast::ExprId>, Option<ast::ExprId>),
) -> NotationId {
    let code = if is_assign { assignment(op) } else { binary(op) };
    let operator = Part::Mark(code);
    match operands {
        (Some(pattern), None) => {
            let parts = vec![operator, super::part(sema, pattern)];
            super::op(sema, "fr", parts)
        }
        (None, Some(pattern)) => {
            let parts = vec![operator, super::part(sema, pattern)];
            super::op(sema, "fl", parts)
        }
        (Some(left), Some(right)) => {
            let is_right_fold = pack::names_pack(sema, left);
            let parts = vec![operator, super::part(sema, left), super::part(sema, right)];
            super::op(sema, if is_right_fold { "fR" } else { "fL" }, parts)
        }
        (None, None) => super::other(sema, id),
    }
}
