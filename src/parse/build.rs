//! Makes expression nodes for the grammar's actions, and measures how deep their trees are.

use crate::ast::{
    Ast, BinaryOp, Expr, ExprId, ExprKind, Init, InitElem, NameId, NamedCast, PostfixOp, TypeId, UnaryOp,
};
use crate::base::limits::EXPRESSION_DEPTH;
use crate::parse::ftok::{FoldOp, Folded};
use crate::source::{Pos, Span};

/// What grammar actions work with.
pub(crate) struct Build<'a> {
    pub(crate) ast: &'a mut Ast,
    pub(crate) folded: &'a mut Folded,
    /// Depths of the expressions from `first` on, in the order of their ids; 0 for those without depth.
    pub(crate) depths: &'a mut Vec<u16>,
    pub(crate) first: usize,
    /// The first expression whose tree was deeper than the limit.
    pub(crate) too_deep: Option<Span>,
}

impl Build<'_> {
    fn depth(&self, expr: ExprId) -> u16 {
        expr.index().checked_sub(self.first).and_then(|i| self.depths.get(i)).copied().unwrap_or(0)
    }

    /// Adds a node over `parts`.
    fn node(&mut self, kind: ExprKind, span: Span, parts: &[ExprId]) -> ExprId {
        let depth = parts.iter().map(|part| self.depth(*part)).max().unwrap_or(0) + 1;
        let id = self.ast.exprs.push(Expr { kind, span });
        if depth > EXPRESSION_DEPTH {
            self.too_deep.get_or_insert(span);
        }
        let index = id.index() - self.first.min(id.index());
        if self.depths.len() <= index {
            self.depths.resize(index + 1, 0);
        }
        self.depths[index] = depth.min(EXPRESSION_DEPTH + 1);
        id
    }

    fn span(&self, expr: ExprId) -> Span {
        self.ast.exprs[expr].span
    }

    /// From `l` to the end of `expr`.
    fn from(&self, l: Pos, expr: ExprId) -> Span {
        Span::new(l, self.span(expr).hi)
    }

    /// From the start of `expr` to `r`.
    fn until(&self, expr: ExprId, r: Pos) -> Span {
        Span::new(self.span(expr).lo, r)
    }

    pub(crate) fn push<T>(&mut self, mut list: Vec<T>, item: T) -> Vec<T> {
        list.push(item);
        list
    }

    pub(crate) fn paren(&mut self, l: Pos, e: ExprId, r: Pos) -> ExprId {
        self.node(ExprKind::Paren(e), Span::new(l, r), &[e])
    }

    pub(crate) fn fold(&mut self, l: Pos, op: FoldOp, left: Option<ExprId>, right: Option<ExprId>, r: Pos) -> ExprId {
        let parts: Vec<ExprId> = left.iter().chain(right.iter()).copied().collect();
        self.node(ExprKind::Fold { op: op.op, assign: op.assign, left, right }, Span::new(l, r), &parts)
    }

    pub(crate) fn call(&mut self, callee: ExprId, paren: Pos, args: Vec<ExprId>, r: Pos) -> ExprId {
        let parts: Vec<ExprId> = args.iter().copied().chain([callee]).collect();
        let span = self.until(callee, r);
        self.node(ExprKind::Call { callee, paren, args }, span, &parts)
    }

    pub(crate) fn subscript(&mut self, base: ExprId, args: Vec<ExprId>, r: Pos) -> ExprId {
        let parts: Vec<ExprId> = args.iter().copied().chain([base]).collect();
        let span = self.until(base, r);
        self.node(ExprKind::Subscript { base, args }, span, &parts)
    }

    pub(crate) fn member(&mut self, base: ExprId, is_arrow: bool, name: NameId, r: Pos) -> ExprId {
        let span = self.until(base, r);
        self.node(ExprKind::Member { base, is_arrow, name }, span, &[base])
    }

    pub(crate) fn postfix(&mut self, e: ExprId, op: PostfixOp, r: Pos) -> ExprId {
        let span = self.until(e, r);
        self.node(ExprKind::Postfix(op, e), span, &[e])
    }

    /// The initializer that a list is, by its brackets.
    fn init(&self, list: ExprId) -> Init {
        match self.ast.exprs[list].kind {
            ExprKind::InitList(_) => Init::Brace(list),
            _ => Init::Paren(list),
        }
    }

    pub(crate) fn functional_cast(&mut self, l: Pos, ty: TypeId, list: ExprId, r: Pos) -> ExprId {
        let init = self.init(list);
        self.node(ExprKind::FunctionalCast(ty, init), Span::new(l, r), &[list])
    }

    pub(crate) fn compound_literal(&mut self, l: Pos, ty: TypeId, list: ExprId, r: Pos) -> ExprId {
        self.node(ExprKind::CompoundLiteral(ty, list), Span::new(l, r), &[list])
    }

    pub(crate) fn named_cast(&mut self, l: Pos, (cast, ty): (NamedCast, TypeId), e: ExprId, r: Pos) -> ExprId {
        self.node(ExprKind::NamedCast(cast, ty, e), Span::new(l, r), &[e])
    }

    pub(crate) fn typeid(&mut self, l: Pos, e: ExprId, r: Pos) -> ExprId {
        self.node(ExprKind::TypeidExpr(e), Span::new(l, r), &[e])
    }

    pub(crate) fn unary(&mut self, l: Pos, op: UnaryOp, e: ExprId) -> ExprId {
        let span = self.from(l, e);
        self.node(ExprKind::Unary(op, e), span, &[e])
    }

    pub(crate) fn co_await(&mut self, l: Pos, e: ExprId) -> ExprId {
        let span = self.from(l, e);
        self.node(ExprKind::CoAwait(e), span, &[e])
    }

    pub(crate) fn sizeof(&mut self, l: Pos, e: ExprId) -> ExprId {
        let span = self.from(l, e);
        self.node(ExprKind::SizeofExpr(e), span, &[e])
    }

    pub(crate) fn alignof(&mut self, l: Pos, e: ExprId) -> ExprId {
        let span = self.from(l, e);
        self.node(ExprKind::AlignofExpr(e), span, &[e])
    }

    pub(crate) fn noexcept(&mut self, l: Pos, e: ExprId, r: Pos) -> ExprId {
        self.node(ExprKind::Noexcept(e), Span::new(l, r), &[e])
    }

    pub(crate) fn new_expr(&mut self, l: Pos, index: u32, list: Option<ExprId>, r: Pos) -> ExprId {
        let mut new = self.folded.news[index as usize].clone();
        new.init = list.map(|list| self.init(list));
        let parts: Vec<ExprId> = list.into_iter().collect();
        self.node(ExprKind::New(Box::new(new)), Span::new(l, r), &parts)
    }

    pub(crate) fn delete(&mut self, l: Pos, (is_global, is_array): (bool, bool), operand: ExprId) -> ExprId {
        let span = self.from(l, operand);
        self.node(ExprKind::Delete { is_global, is_array, operand }, span, &[operand])
    }

    pub(crate) fn c_style_cast(&mut self, l: Pos, ty: TypeId, e: ExprId) -> ExprId {
        let span = self.from(l, e);
        self.node(ExprKind::CStyleCast(ty, e), span, &[e])
    }

    pub(crate) fn binary(&mut self, op: BinaryOp, l: ExprId, r: ExprId) -> ExprId {
        let span = self.span(l).to(self.span(r));
        self.node(ExprKind::Binary(op, l, r), span, &[l, r])
    }

    pub(crate) fn conditional(&mut self, c: ExprId, t: Option<ExprId>, e: ExprId) -> ExprId {
        let span = self.span(c).to(self.span(e));
        self.node(ExprKind::Conditional(c, t, e), span, &[c, t.unwrap_or(c), e])
    }

    pub(crate) fn assign(&mut self, op: Option<BinaryOp>, l: ExprId, r: ExprId) -> ExprId {
        let span = self.span(l).to(self.span(r));
        self.node(ExprKind::Assign(op, l, r), span, &[l, r])
    }

    pub(crate) fn throw(&mut self, l: Pos, e: Option<ExprId>, r: Pos) -> ExprId {
        let parts: Vec<ExprId> = e.into_iter().collect();
        self.node(ExprKind::Throw(e), Span::new(l, r), &parts)
    }

    pub(crate) fn co_yield(&mut self, l: Pos, e: ExprId) -> ExprId {
        let span = self.from(l, e);
        self.node(ExprKind::CoYield(e), span, &[e])
    }

    pub(crate) fn pack_expansion(&mut self, e: ExprId, r: Pos) -> ExprId {
        let span = self.until(e, r);
        self.node(ExprKind::PackExpansion(e), span, &[e])
    }

    pub(crate) fn paren_list(&mut self, l: Pos, list: Vec<ExprId>, r: Pos) -> ExprId {
        let parts = list.clone();
        self.node(ExprKind::ParenList(list), Span::new(l, r), &parts)
    }

    pub(crate) fn init_list(&mut self, l: Pos, list: Vec<InitElem>, r: Pos) -> ExprId {
        let parts: Vec<ExprId> = list.iter().map(|elem| elem.value).collect();
        self.node(ExprKind::InitList(list), Span::new(l, r), &parts)
    }

    pub(crate) fn element(&mut self, designators: Option<u32>, value: ExprId) -> InitElem {
        let designators = designators.map_or_else(Vec::new, |i| self.folded.designators[i as usize].clone());
        InitElem { designators, value }
    }
}
