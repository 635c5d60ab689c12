//! Statements and declarations.

use super::Names;
use crate::ast::*;

impl Names<'_> {
    /// A statement.
    pub fn stmt(&mut self, id: StmtId) {
        self.deeper(|walk| walk.stmt_kind(id));
    }

    fn stmt_kind(&mut self, id: StmtId) {
        let ast = self.ast;
        match &ast.stmts[id].kind {
            StmtKind::Error
            | StmtKind::Empty
            | StmtKind::Break
            | StmtKind::Continue
            | StmtKind::Goto(..)
            | StmtKind::LocalLabels(_) => {}
            StmtKind::Expr { expr, .. } | StmtKind::GotoComputed(expr) => self.expr(*expr),
            StmtKind::Decl(decl) => self.decl(*decl),
            StmtKind::Block(stmts) => self.scope(|walk| stmts.iter().for_each(|&stmt| walk.stmt(stmt))),
            StmtKind::If { init, cond, then, els, .. } => self.scope(|walk| {
                walk.stmts(*init);
                walk.condition(*cond);
                walk.stmt(*then);
                walk.stmts(*els);
            }),
            StmtKind::IfConsteval { then, els, .. } => {
                self.stmt(*then);
                self.stmts(*els);
            }
            StmtKind::Switch { init, cond, body } => self.scope(|walk| {
                walk.stmts(*init);
                walk.condition(*cond);
                walk.stmt(*body);
            }),
            StmtKind::While { cond, body } => self.scope(|walk| {
                walk.condition(*cond);
                walk.stmt(*body);
            }),
            StmtKind::Do { body, cond } => {
                self.stmt(*body);
                self.expr(*cond);
            }
            StmtKind::For { init, cond, step, body } => self.scope(|walk| {
                walk.stmt(*init);
                if let Some(cond) = cond {
                    walk.condition(*cond);
                }
                walk.optional(*step);
                walk.stmt(*body);
            }),
            StmtKind::RangeFor { init, decl, range, body } => self.scope(|walk| {
                walk.stmts(*init);
                walk.expr(*range);
                walk.decl(*decl);
                walk.stmt(*body);
            }),
            StmtKind::Return(expr) | StmtKind::CoReturn(expr) => self.optional(*expr),
            StmtKind::Label(_, body) | StmtKind::Default(body) => self.stmt(*body),
            StmtKind::Case { lo, hi, body } => {
                self.expr(*lo);
                self.optional(*hi);
                self.stmt(*body);
            }
            StmtKind::Try { block, handlers } => {
                self.stmt(*block);
                for handler in handlers {
                    self.scope(|walk| {
                        if let Some(param) = handler.param {
                            walk.decl(param);
                        }
                        walk.stmt(handler.block);
                    });
                }
            }
        }
    }

    fn stmts(&mut self, id: Option<StmtId>) {
        if let Some(id) = id {
            self.stmt(id);
        }
    }

    fn condition(&mut self, condition: Condition) {
        match condition {
            Condition::Expr(expr) => self.expr(expr),
            Condition::Decl(decl) => self.decl(decl),
        }
    }

    /// A declaration in a block or class.
    pub fn decl(&mut self, id: DeclId) {
        self.deeper(|walk| walk.decl_kind(id));
    }

    fn decl_kind(&mut self, id: DeclId) {
        let ast = self.ast;
        match &ast.decls[id].kind {
            DeclKind::Simple { specs, declarators } => {
                self.specs(specs);
                for item in declarators {
                    self.scope(|walk| walk.declarator(&item.declarator));
                    self.declare_name(&item.declarator);
                    if let Some(init) = item.init {
                        self.init(init);
                    }
                    self.optional(item.bit_width);
                }
            }
            DeclKind::Function(function) => self.scope(|walk| {
                walk.specs(&function.specs);
                walk.declarator(&function.declarator);
                walk.function_body(&function.body);
            }),
            DeclKind::StructuredBinding { specs, names, init, .. } => {
                self.specs(specs);
                if let Some(init) = init {
                    self.init(*init);
                }
                names.iter().for_each(|(name, _)| self.declare(*name, false));
            }
            DeclKind::Class(class) => {
                self.declarator_name(class.name);
                if let Some(symbol) = class.name.and_then(|name| ast.names[name].identifier()) {
                    self.declare(symbol, false);
                }
                for base in &class.bases {
                    self.expansion_if(base.is_pack_expansion, base.span, |walk| walk.ty(base.ty));
                }
                let n_of_this = self.of_this.len();
                self.scope(|walk| class.members.iter().for_each(|&member| walk.decl(member)));
                self.of_this.truncate(n_of_this);
            }
            DeclKind::Enum(data) => {
                if let Some(symbol) = data.name.and_then(|name| ast.names[name].identifier()) {
                    self.declare(symbol, false);
                }
                if let Some(ty) = data.underlying {
                    self.ty(ty);
                }
                data.enumerators.iter().flatten().for_each(|constant| self.optional(constant.value));
            }
            DeclKind::Alias { name, ty, .. } => {
                self.ty(*ty);
                self.declare(*name, false);
            }
            DeclKind::FriendType { ty } => self.ty(*ty),
            DeclKind::Using { names } => {
                for using in names {
                    let span = ast.names[using.name].span;
                    self.expansion_if(using.is_pack_expansion, span, |walk| walk.name(using.name, false));
                }
            }
            DeclKind::UsingEnum { name } => self.name(*name, false),
            DeclKind::NamespaceAlias { target, .. } => self.name(*target, false),
            DeclKind::UsingDirective { namespace } => self.name(*namespace, false),
            DeclKind::StaticAssert { cond, .. } => self.expr(*cond),
            DeclKind::Template(template) => self.template(template),
            DeclKind::Concept { constraint, .. } => self.expr(*constraint),
            DeclKind::ExplicitSpecialization { decl } | DeclKind::ExplicitInstantiation { decl, .. } => {
                self.decl(*decl)
            }
            DeclKind::Linkage { members, .. } | DeclKind::Namespace { members, .. } => {
                members.iter().for_each(|&member| self.decl(member));
            }
            DeclKind::Asm(asm) => asm.outputs.iter().chain(&asm.inputs).for_each(|operand| self.expr(operand.expr)),
            DeclKind::Error | DeclKind::Empty { .. } | DeclKind::Access(_) | DeclKind::Pragma(_) => {}
        }
    }

    /// A template-declaration.
    pub fn template(&mut self, template: &TemplateDecl) {
        self.scope(|walk| {
            walk.template_head(&template.params, template.requires);
            walk.decl(template.decl);
        });
    }

    fn function_body(&mut self, body: &FunctionBody) {
        match body {
            FunctionBody::Block { member_inits, block } | FunctionBody::Try { member_inits, block } => {
                for item in member_inits {
                    self.expansion_if(item.is_pack_expansion, item.span, |walk| {
                        walk.name(item.name, false);
                        walk.init(item.init);
                    });
                }
                self.stmt(*block);
            }
            FunctionBody::Delayed(id) => {
                if let Some(DelayedResult::Body(body)) = &self.ast.delayed[*id].parsed {
                    self.function_body(body);
                }
            }
            FunctionBody::Defaulted | FunctionBody::Deleted | FunctionBody::Error => {}
        }
    }
}
