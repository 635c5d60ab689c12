//! Which names a piece of syntax uses: the first component of each, as it would be looked up from where it stands.
//!
//! Templates ask this to find the packs of an expansion ([temp.variadic]/5) and whether an expression depends on a
//! parameter ([temp.dep]). Names that the syntax itself declares are listed too; a caller looks names up outside.

use std::hash::{Hash, Hasher};

use crate::ast::*;
use crate::base::Symbol;
use crate::lex::Literals;

/// A walk over syntax.
pub struct Names<'a> {
    ast: &'a Ast,
    /// Whether to look into pack expansions inside; their packs are expanded there already.
    enters_expansions: bool,
    /// Each name once, in order of appearance.
    pub found: Vec<Symbol>,
    pub uses_this: bool,
    /// Qualified names, in order of appearance.
    pub qualified: Vec<NameId>,
    /// Names in expressions that nothing declares where they are written, and the arguments when one is called.
    pub undeclared: Vec<(NameId, Option<Vec<ExprId>>)>,
    /// Some name is not known to be declared outside of the syntax.
    pub is_open: bool,
    depth: usize,
    /// A hash of what was walked over.
    print: std::hash::DefaultHasher,
    /// What literals are, for the hash.
    literals: Option<&'a Literals>,
    /// Template parameters: the hash has their positions for their names ([temp.over.link]/6).
    params: &'a [TemplateParam],
    /// The names that the syntax around has declared so far, innermost last; none: they do not matter.
    declared: Option<Vec<Symbol>>,
}

impl<'a> Names<'a> {
    /// A walk that has found nothing.
    pub fn new(ast: &'a Ast, enters_expansions: bool) -> Names<'a> {
        let print = std::hash::DefaultHasher::new();
        Names {
            ast,
            enters_expansions,
            found: Vec::new(),
            uses_this: false,
            qualified: Vec::new(),
            undeclared: Vec::new(),
            is_open: false,
            depth: 0,
            print,
            literals: None,
            params: &[],
            declared: None,
        }
    }

    /// A walk that finds the names which potentially evaluated expressions use ([expr.context]) and which the syntax
    /// does not declare itself.
    pub fn free(ast: &'a Ast) -> Names<'a> {
        Names { declared: Some(Vec::new()), ..Names::new(ast, true) }
    }

    /// A walk whose fingerprint tells literals apart, and template parameters by their positions only.
    pub fn to_compare(ast: &'a Ast, literals: &'a Literals, params: &'a [TemplateParam]) -> Names<'a> {
        Names { literals: Some(literals), params, ..Names::new(ast, true) }
    }

    /// A number that is the same for two pieces of syntax that are written alike.
    pub fn fingerprint(&self) -> u64 {
        self.print.finish()
    }

    /// Puts a name into the fingerprint.
    fn print_name(&mut self, symbol: Symbol) {
        match self.params.iter().position(|param| param.name == symbol && !symbol.is_empty()) {
            Some(position) => (true, position).hash(&mut self.print),
            None => (false, symbol).hash(&mut self.print),
        }
    }

    fn add(&mut self, symbol: Symbol) {
        self.print_name(symbol);
        let is_own = self.declared.as_ref().is_some_and(|declared| declared.contains(&symbol));
        if !symbol.is_empty() && !is_own && !self.found.contains(&symbol) {
            self.found.push(symbol);
        }
    }

    /// The syntax declares a name here.
    fn declare(&mut self, symbol: Symbol) {
        if let Some(declared) = &mut self.declared {
            declared.push(symbol);
        }
    }

    /// The syntax declares what a declarator names.
    fn declare_name(&mut self, declarator: &Declarator) {
        if let Some(name) = declarator.name
            && let Some(symbol) = self.ast.names[name].identifier()
        {
            self.declare(symbol);
        }
    }

    /// Walks over a scope: what it declares is not known behind it.
    fn scope(&mut self, walk: impl FnOnce(&mut Self)) {
        let n_declared = self.declared.as_ref().map_or(0, Vec::len);
        walk(self);
        if let Some(declared) = &mut self.declared {
            declared.truncate(n_declared);
        }
    }

    /// Walks over an unevaluated operand.
    fn unevaluated(&mut self, walk: impl FnOnce(&mut Self)) {
        if self.declared.is_none() {
            walk(self);
        }
    }

    /// Deeper nesting than the parser allows cannot occur; the walk stays within it.
    fn deeper(&mut self, walk: impl FnOnce(&mut Self)) {
        if self.depth < 4 * crate::base::limits::NESTING_DEPTH {
            self.depth += 1;
            walk(self);
            self.depth -= 1;
        }
    }

    /// A name; `is_member` when it stands behind `.` or `->`, where its first component is looked up elsewhere.
    pub fn name(&mut self, id: NameId, is_member: bool) {
        let ast = self.ast;
        let name = &ast.names[id];
        let mut is_first = !name.is_global && !is_member;
        if name.is_qualified() && !is_member {
            self.qualified.push(id);
        }
        self.is_open |= !is_member && name.seen != Seen::Outside;
        for component in &name.qualifier {
            match &component.kind {
                ComponentKind::Ident(symbol) if is_first => self.add(*symbol),
                ComponentKind::Ident(symbol) => symbol.hash(&mut self.print),
                ComponentKind::TemplateId(symbol, args) => {
                    if is_first {
                        self.add(*symbol);
                    }
                    self.args(args);
                }
                ComponentKind::Decltype(expr) => self.expr(*expr),
            }
            is_first = false;
        }
        self.unqualified(&name.last, is_first);
    }

    fn unqualified(&mut self, last: &Unqualified, is_first: bool) {
        match last {
            Unqualified::Ident(symbol) if is_first => self.add(*symbol),
            Unqualified::Ident(symbol) => symbol.hash(&mut self.print),
            Unqualified::TemplateId { name, args } => {
                self.unqualified(name, is_first);
                self.args(args);
            }
            Unqualified::Operator(op) => op.hash(&mut self.print),
            Unqualified::LiteralOperator(symbol) => symbol.hash(&mut self.print),
            Unqualified::Conversion(ty) | Unqualified::Destructor(ty) => self.ty(*ty),
        }
    }

    /// Template arguments.
    pub fn args(&mut self, args: &[TemplateArg]) {
        args.len().hash(&mut self.print);
        for arg in args {
            if arg.is_pack_expansion && !self.enters_expansions {
                continue;
            }
            self.arg(arg);
        }
    }

    /// A template argument, itself not as an expansion.
    pub fn arg(&mut self, arg: &TemplateArg) {
        match arg.kind {
            TemplateArgKind::Type(ty) => self.ty(ty),
            TemplateArgKind::Expr(expr) => self.expr(expr),
            TemplateArgKind::Template(name) => self.name(name, false),
        }
    }

    /// A type-id.
    pub fn ty(&mut self, id: TypeId) {
        self.deeper(|walk| {
            let ast = walk.ast;
            let node = &ast.types[id];
            walk.specs(&node.specs);
            walk.declarator(&node.declarator);
        });
    }

    /// Specifiers.
    pub fn specs(&mut self, specs: &DeclSpecs) {
        if let Explicit::If(expr) = specs.explicit {
            self.expr(expr);
        }
        self.attrs(&specs.attrs);
        specs.quals.hash(&mut self.print);
        self.type_spec(&specs.ty);
    }

    /// A type-specifier.
    pub fn type_spec(&mut self, spec: &TypeSpec) {
        std::mem::discriminant(spec).hash(&mut self.print);
        match *spec {
            TypeSpec::Builtin(ty) | TypeSpec::Complex(ty) => ty.hash(&mut self.print),
            TypeSpec::None | TypeSpec::Error => {}
            TypeSpec::Named(name) | TypeSpec::Elaborated { name, .. } => self.name(name, false),
            TypeSpec::Class(decl) | TypeSpec::Enum(decl) => self.decl(decl),
            TypeSpec::Auto { constraint } | TypeSpec::DecltypeAuto { constraint } => {
                if let Some(name) = constraint {
                    self.name(name, false);
                }
            }
            TypeSpec::Decltype(expr) | TypeSpec::TypeofExpr(expr) => self.unevaluated(|walk| walk.expr(expr)),
            TypeSpec::TypeofType(ty) | TypeSpec::Underlying(ty) => self.ty(ty),
        }
    }

    fn attrs(&mut self, attrs: &[Attr]) {
        for arg in attrs.iter().flat_map(|attr| &attr.args) {
            match arg {
                AttrArg::Type(ty) => self.ty(*ty),
                AttrArg::Expr(expr) => self.expr(*expr),
                AttrArg::Ident(_) => {}
            }
        }
    }

    /// A declarator, its name not among the names.
    pub fn declarator(&mut self, declarator: &Declarator) {
        for chunk in &declarator.chunks {
            std::mem::discriminant(&chunk.kind).hash(&mut self.print);
            match &chunk.kind {
                ChunkKind::Pointer(quals) => quals.hash(&mut self.print),
                ChunkKind::LValueRef | ChunkKind::RValueRef => {}
                ChunkKind::MemberPointer { class, .. } => self.name(*class, false),
                ChunkKind::Array { size } => self.optional(*size),
                ChunkKind::Function(function) => self.function(function),
            }
        }
        self.optional(declarator.requires);
    }

    fn function(&mut self, function: &FunctionChunk) {
        self.params(&function.params);
        match &function.noexcept {
            NoexceptSpec::Expr(expr) => self.unevaluated(|walk| walk.expr(*expr)),
            NoexceptSpec::Dynamic(types) => types.iter().for_each(|&ty| self.ty(ty)),
            NoexceptSpec::None | NoexceptSpec::True | NoexceptSpec::Delayed(_) => {}
        }
        if let Some(ty) = function.trailing {
            self.ty(ty);
        }
    }

    /// Function parameters.
    pub fn params(&mut self, params: &[Param]) {
        for param in params {
            if param.declarator.is_pack && !self.enters_expansions {
                continue;
            }
            self.param(param);
        }
    }

    /// A function parameter, itself not as an expansion.
    pub fn param(&mut self, param: &Param) {
        self.specs(&param.specs);
        self.declarator(&param.declarator);
        self.declare_name(&param.declarator);
        if let Some(Default::Expr(expr)) = param.default {
            self.expr(expr);
        }
    }

    fn optional(&mut self, id: Option<ExprId>) {
        if let Some(id) = id {
            self.expr(id);
        }
    }

    /// An initializer.
    pub fn init(&mut self, init: Init) {
        match init {
            Init::Copy(expr) | Init::Paren(expr) | Init::Brace(expr) => self.expr(expr),
            Init::Delayed { id, .. } => {
                if let Some(DelayedResult::Expr(expr)) = self.ast.delayed[id].parsed {
                    self.expr(expr);
                }
            }
        }
    }

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
            ExprKind::This => self.uses_this = true,
            ExprKind::Name(name) => {
                if ast.names[*name].seen == Seen::Nowhere {
                    self.undeclared.push((*name, None));
                }
                self.name(*name, false);
            }
            ExprKind::SizeofPack(symbol) => {
                if self.enters_expansions {
                    self.add(*symbol);
                }
            }
            ExprKind::PackExpansion(inner) => {
                if self.enters_expansions {
                    self.expr(*inner);
                }
            }
            ExprKind::Fold { op, left, right, .. } => {
                (op, left.is_some()).hash(&mut self.print);
                self.fold(*left, *right);
            }
            ExprKind::ParenList(list) => self.exprs(list),
            ExprKind::Paren(sub)
            | ExprKind::Postfix(_, sub)
            | ExprKind::TypeidExpr(sub)
            | ExprKind::CoAwait(sub)
            | ExprKind::CoYield(sub)
            | ExprKind::Delete { operand: sub, .. } => self.expr(*sub),
            ExprKind::SizeofExpr(sub) | ExprKind::AlignofExpr(sub) | ExprKind::Noexcept(sub) => {
                self.unevaluated(|walk| walk.expr(*sub));
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
            ExprKind::Call { callee, args } => {
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
                self.expr(*base);
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
            ExprKind::Lambda(lambda) => self.lambda(lambda),
            ExprKind::Requires(requires) => self.unevaluated(|walk| walk.requires(requires)),
            ExprKind::StmtExpr(stmt) => self.stmt(*stmt),
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
                    if !arg.is_pack_expansion || self.enters_expansions {
                        self.ty(arg.ty);
                    }
                }
            }
        }
    }

    /// A fold-expression expands its pattern; of a binary fold the operand without a pack is an ordinary one.
    fn fold(&mut self, left: Option<ExprId>, right: Option<ExprId>) {
        if self.enters_expansions {
            self.optional(left);
            self.optional(right);
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
                    if !capture.is_pack || self.enters_expansions {
                        self.add(*symbol);
                    }
                }
                CaptureKind::This | CaptureKind::StarThis => self.uses_this = true,
                CaptureKind::Init { init, .. } => {
                    if !capture.is_pack || self.enters_expansions {
                        self.init(*init);
                    }
                }
            }
        }
        self.scope(|walk| {
            for capture in &lambda.captures {
                if let CaptureKind::Init { name, .. } = &capture.kind {
                    walk.declare(*name);
                }
            }
            walk.template_head(&lambda.template_params);
            walk.optional(lambda.template_requires);
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
            TemplateParamKind::Template { params, .. } => params.iter().for_each(|param| self.template_param(param)),
        }
    }

    /// The names that template parameters declare.
    pub fn template_head(&mut self, params: &[TemplateParam]) {
        params.iter().for_each(|param| self.declare(param.name));
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
                    self.declarator(&item.declarator);
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
                names.iter().for_each(|(name, _)| self.declare(*name));
            }
            DeclKind::Class(class) => {
                for base in &class.bases {
                    if !base.is_pack_expansion || self.enters_expansions {
                        self.ty(base.ty);
                    }
                }
                class.members.iter().for_each(|&member| self.decl(member));
            }
            DeclKind::Enum(data) => {
                if let Some(ty) = data.underlying {
                    self.ty(ty);
                }
                data.enumerators.iter().flatten().for_each(|constant| self.optional(constant.value));
            }
            DeclKind::Alias { name, ty, .. } => {
                self.ty(*ty);
                self.declare(*name);
            }
            DeclKind::FriendType { ty } => self.ty(*ty),
            DeclKind::Using { names } => names.iter().for_each(|using| self.name(using.name, false)),
            DeclKind::UsingEnum { name } => self.name(*name, false),
            DeclKind::NamespaceAlias { target, .. } => self.name(*target, false),
            DeclKind::UsingDirective { namespace } => self.name(*namespace, false),
            DeclKind::StaticAssert { cond, .. } => self.expr(*cond),
            DeclKind::Template(template) => self.decl(template.decl),
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

    fn function_body(&mut self, body: &FunctionBody) {
        match body {
            FunctionBody::Block { block, .. } | FunctionBody::Try { block, .. } => self.stmt(*block),
            FunctionBody::Delayed(id) => {
                if let Some(DelayedResult::Body(body)) = &self.ast.delayed[*id].parsed {
                    self.function_body(body);
                }
            }
            FunctionBody::Defaulted | FunctionBody::Deleted | FunctionBody::Error => {}
        }
    }
}
