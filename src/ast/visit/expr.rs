//! Expressions.

use std::hash::Hash;

use super::Names;
use crate::ast::*;

impl Names<'_> {
    /// An expression.
    pub fn expr(&mut self, id: ExprId) {
        self.deeper(|walk| walk.expr_kind(id));
    }

    fn expr_kind(&mut self, id: ExprId) {
        let ast = self.ast;
        std::mem::discriminant(&ast.exprs[id].kind).hash(&mut self.print);
        match &ast.exprs[id].kind {
            ExprKind::Error | ExprKind::Nullptr | ExprKind::FuncName { .. } | ExprKind::LabelAddr(_) => {}
            ExprKind::Literal(literal) => {
                if let Some(literals) = self.literals {
                    literals[*literal].kind.hash(&mut self.print);
                }
            }
            ExprKind::Bool(value) => value.hash(&mut self.print),
            ExprKind::Unary(op, sub) => {
                op.hash(&mut self.print);
                self.expr(*sub);
            }
            ExprKind::This => (self.uses_this, self.passes_this) = (true, true),
            ExprKind::Name(name) => {
                if ast.names[*name].seen == Seen::Nowhere && !ast.names[*name].is_qualified() {
                    self.undeclared.push((*name, None));
                }
                self.name(*name, false);
            }
            ExprKind::SizeofPack(symbol) if self.counted.is_some() => {
                self.counted.iter_mut().for_each(|list| list.push(*symbol))
            }
            ExprKind::SizeofPack(symbol) => {
                self.expansion_if(true, ast.exprs[id].span, |walk| walk.add(*symbol, ast.exprs[id].span));
            }
            ExprKind::PackExpansion(inner) => {
                self.expansion_if(true, ast.exprs[id].span, |walk| walk.expr(*inner));
            }
            ExprKind::Fold { op, left, right, .. } => {
                (op, left.is_some()).hash(&mut self.print);
                // Of a binary fold the operand without a pack is an ordinary one.
                self.expansion_if(true, ast.exprs[id].span, |walk| {
                    walk.optional(*left);
                    walk.optional(*right);
                });
            }
            ExprKind::ParenList(list) => self.exprs(list),
            ExprKind::Paren(sub) | ExprKind::TypeidExpr(sub) | ExprKind::Delete { operand: sub, .. } => self.expr(*sub),
            ExprKind::CoAwait(sub) | ExprKind::CoYield(sub) => {
                self.is_opaque = true;
                self.expr(*sub);
            }
            ExprKind::SizeofExpr(sub) | ExprKind::AlignofExpr(sub) | ExprKind::Noexcept(sub) => {
                self.unevaluated(|walk| walk.expr(*sub));
            }
            ExprKind::Postfix(op, sub) => {
                op.hash(&mut self.print);
                self.expr(*sub);
            }
            ExprKind::Throw(sub) => self.optional(*sub),
            ExprKind::Binary(op, left, right) => {
                op.hash(&mut self.print);
                self.expr(*left);
                self.expr(*right);
            }
            ExprKind::Assign(op, left, right) => {
                op.hash(&mut self.print);
                self.expr(*left);
                self.expr(*right);
            }
            ExprKind::Conditional(cond, then, els) => {
                self.expr(*cond);
                self.optional(*then);
                self.expr(*els);
            }
            ExprKind::Call { callee, args, .. } => {
                let n_before = self.undeclared.len();
                self.expr(*callee);
                if let (ExprKind::Name(_), Some((_, called))) =
                    (&ast.exprs[*callee].kind, self.undeclared.get_mut(n_before))
                {
                    *called = Some(args.clone());
                }
                self.exprs(args);
            }
            ExprKind::Subscript { base, args } => {
                self.expr(*base);
                self.exprs(args);
            }
            ExprKind::Member { base, name, .. } => {
                let passes_this = self.passes_this;
                self.expr(*base);
                if is_this(ast, *base) {
                    self.of_this.push(*name);
                    self.passes_this = passes_this;
                }
                self.name(*name, true);
            }
            ExprKind::CStyleCast(ty, sub)
            | ExprKind::NamedCast(_, ty, sub)
            | ExprKind::CompoundLiteral(ty, sub)
            | ExprKind::VaArg(sub, ty)
            | ExprKind::BitCast(ty, sub)
            | ExprKind::ConvertVector(sub, ty) => {
                self.ty(*ty);
                self.expr(*sub);
            }
            ExprKind::FunctionalCast(ty, init) => {
                self.ty(*ty);
                self.init(*init);
            }
            ExprKind::InitList(elems) => {
                for elem in elems {
                    self.designators(&elem.designators);
                    self.expr(elem.value);
                }
            }
            ExprKind::SizeofType(ty) | ExprKind::AlignofType(ty) | ExprKind::TypeidType(ty) => self.ty(*ty),
            ExprKind::New(new) => {
                self.exprs(new.placement.as_deref().unwrap_or_default());
                self.ty(new.ty);
                if let Some(init) = new.init {
                    self.init(init);
                }
            }
            ExprKind::Lambda(lambda) => {
                self.is_opaque = true;
                self.lambda(lambda);
            }
            ExprKind::Requires(requires) => {
                self.is_opaque = true;
                self.unevaluated(|walk| walk.requires(requires));
            }
            ExprKind::StmtExpr(stmt) => {
                self.is_opaque = true;
                self.stmt(*stmt);
            }
            ExprKind::Offsetof(ty, designators) => {
                self.ty(*ty);
                self.designators(designators);
            }
            ExprKind::TypesCompatible(a, b) => {
                self.ty(*a);
                self.ty(*b);
            }
            ExprKind::TypeTrait { name, args } => {
                name.hash(&mut self.print);
                for arg in args {
                    self.expansion_if(arg.is_pack_expansion, ast.types[arg.ty].span, |walk| walk.ty(arg.ty));
                }
            }
        }
    }

    fn exprs(&mut self, list: &[ExprId]) {
        list.iter().for_each(|&expr| self.expr(expr));
    }

    fn designators(&mut self, designators: &[Designator]) {
        for designator in designators {
            match designator {
                Designator::Field(..) => {}
                Designator::Index(expr) => self.expr(*expr),
                Designator::Range(lo, hi) => {
                    self.expr(*lo);
                    self.expr(*hi);
                }
            }
        }
    }

    fn lambda(&mut self, lambda: &Lambda) {
        for capture in &lambda.captures {
            match &capture.kind {
                CaptureKind::Copy(symbol) | CaptureKind::Ref(symbol) => {
                    self.expansion_if(capture.is_pack, capture.span, |walk| walk.add(*symbol, capture.span));
                }
                CaptureKind::This | CaptureKind::StarThis => (self.uses_this, self.passes_this) = (true, true),
                CaptureKind::Init { init, .. } => {
                    self.expansion_if(capture.is_pack, capture.span, |walk| walk.init(*init));
                }
            }
        }
        self.scope(|walk| {
            for capture in &lambda.captures {
                if let CaptureKind::Init { name, .. } = &capture.kind {
                    walk.declare(*name, capture.is_pack);
                }
            }
            walk.template_head(&lambda.template_params, lambda.template_requires);
            walk.decl(lambda.call);
        });
    }

    /// The declaration of a template parameter, which may be a pack, its default argument left out.
    pub fn template_param(&mut self, param: &TemplateParam) {
        match &param.kind {
            TemplateParamKind::Type { constraint, .. } => {
                if let Some(name) = constraint {
                    self.name(*name, false);
                }
            }
            TemplateParamKind::NonType { param } => {
                self.specs(&param.specs);
                self.declarator(&param.declarator);
            }
            TemplateParamKind::Template { params, .. } => {
                let enters_expansions = self.enters_expansions;
                for param in params.iter().filter(|param| !param.declares_pack() || enters_expansions) {
                    self.template_param(param);
                }
            }
        }
    }

    /// The names that template parameters declare, and their constraint.
    pub fn template_head(&mut self, params: &[TemplateParam], requires: Option<ExprId>) {
        for param in params {
            self.pack_head(param);
            self.declare(param.name, param.is_pack);
        }
        self.optional(requires);
    }

    fn requires(&mut self, requires: &Requires) {
        self.params(&requires.params);
        for requirement in &requires.requirements {
            match requirement {
                Requirement::Simple(expr) | Requirement::Nested(expr) => self.expr(*expr),
                Requirement::Type(name) => self.name(*name, false),
                Requirement::Compound { expr, constraint, .. } => {
                    self.expr(*expr);
                    if let Some(name) = constraint {
                        self.name(*name, false);
                    }
                }
            }
        }
    }
}

/// Whether an expression is `this` or `*this`, in parentheses or not.
pub fn is_this(ast: &Ast, id: ExprId) -> bool {
    match ast.exprs[id].kind {
        ExprKind::This => true,
        ExprKind::Paren(sub) | ExprKind::Unary(UnaryOp::Deref, sub) => is_this(ast, sub),
        _ => false,
    }
}
