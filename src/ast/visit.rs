//! Which names a piece of syntax uses: the first component of each, as it would be looked up from where it stands.
//!
//! Templates ask this to find the packs of an expansion ([temp.variadic]/5) and whether an expression depends on a
//! parameter ([temp.dep]). Names that the syntax itself declares are listed too; a caller looks names up outside.

mod decl;
mod expr;
mod packs;

use std::hash::{Hash, Hasher};

use crate::ast::*;
use crate::base::Symbol;
use crate::lex::Literals;
use crate::source::Span;

pub use expr::is_this;
pub use packs::Misuse;
use packs::Packs;

/// A walk over syntax.
pub struct Names<'a> {
    ast: &'a Ast,
    /// Whether to look into pack expansions inside; their packs are expanded there already.
    enters_expansions: bool,
    /// Each name once, in order of appearance.
    pub found: Vec<Symbol>,
    pub uses_this: bool,
    /// `this` stands elsewhere than before the name of a member.
    pub passes_this: bool,
    /// Qualified names, in order of appearance.
    pub qualified: Vec<NameId>,
    /// Names in expressions, and qualified ones anywhere, whose first identifier nothing declares where they are written; and
    /// the arguments when one is called.
    pub undeclared: Vec<(NameId, Option<Vec<ExprId>>)>,
    /// What is named behind `this->` and `(*this).`, but in classes that the syntax defines.
    pub of_this: Vec<NameId>,
    /// What `decltype` names without parentheses: it says the declared type of an entity.
    pub decltypes: Vec<Symbol>,
    /// All names that the syntax declares itself; none: they are not noted.
    pub declares: Option<Vec<Symbol>>,
    /// Some name is not known to be declared outside of the syntax.
    pub is_open: bool,
    /// First identifiers of names that the declaration around the syntax declares, or nothing.
    pub inside: Vec<Symbol>,
    /// In an expression there is a function's body, something that makes a coroutine of the function around, or the name of
    /// an operator, of which the parser does not ask where it is declared.
    pub is_opaque: bool,
    depth: usize,
    /// A hash of what was walked over.
    print: std::hash::DefaultHasher,
    /// What literals are, for the hash.
    literals: Option<&'a Literals>,
    /// Template parameters: the hash has their positions for their names ([temp.over.link]/6).
    params: &'a [TemplateParam],
    /// The names that the syntax around has declared so far, innermost last; none: they do not matter.
    declared: Option<Vec<Symbol>>,
    /// The packs that `sizeof...` counts, apart from the other names; none: they are among those.
    pub counted: Option<Vec<Symbol>>,
    /// How packs are used; none: it does not matter.
    packs: Option<Packs>,
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
            passes_this: false,
            qualified: Vec::new(),
            undeclared: Vec::new(),
            of_this: Vec::new(),
            decltypes: Vec::new(),
            declares: None,
            is_open: false,
            inside: Vec::new(),
            is_opaque: false,
            depth: 0,
            print,
            literals: None,
            params: &[],
            declared: None,
            counted: None,
            packs: None,
        }
    }

    /// A walk that finds the names which potentially evaluated expressions use ([expr.context]) and which the syntax
    /// does not declare itself.
    pub fn free(ast: &'a Ast) -> Names<'a> {
        Names { declared: Some(Vec::new()), ..Names::new(ast, true) }
    }

    /// A walk that notes the names which the syntax declares.
    pub fn with_declared(ast: &'a Ast) -> Names<'a> {
        Names { declares: Some(Vec::new()), ..Names::new(ast, true) }
    }

    /// A walk that tells the packs whose elements are only counted from other names.
    pub fn with_counted(ast: &'a Ast) -> Names<'a> {
        Names { counted: Some(Vec::new()), ..Names::new(ast, true) }
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

    fn add(&mut self, symbol: Symbol, span: Span) {
        self.print_name(symbol);
        if let Some(packs) = &mut self.packs {
            packs.use_name(symbol, span);
        }
        let is_own = self.declared.as_ref().is_some_and(|declared| declared.contains(&symbol));
        if !symbol.is_empty() && !is_own && !self.found.contains(&symbol) {
            self.found.push(symbol);
        }
    }

    /// The syntax declares a name here.
    fn declare(&mut self, symbol: Symbol, is_pack: bool) {
        if let Some(declared) = &mut self.declared {
            declared.push(symbol);
        }
        if let Some(all) = &mut self.declares {
            all.push(symbol);
        }
        if let Some(packs) = &mut self.packs {
            packs.declare(symbol, is_pack);
        }
    }

    /// The syntax declares what a declarator names.
    fn declare_name(&mut self, declarator: &Declarator) {
        if let Some(name) = declarator.name
            && let Some(symbol) = self.ast.names[name].identifier()
        {
            self.declare(symbol, declarator.is_pack);
        }
    }

    /// Walks over a scope: what it declares is not known behind it.
    fn scope(&mut self, walk: impl FnOnce(&mut Self)) {
        let n_declared = self.declared.as_ref().map_or(0, Vec::len);
        let n_known = self.packs.as_ref().map_or(0, Packs::n_declared);
        walk(self);
        if let Some(packs) = &mut self.packs {
            packs.leave(n_known);
        }
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
        self.is_opaque |= !is_member && !name.is_qualified() && name.identifier().is_none();
        if !is_member
            && matches!(name.seen, Seen::Inside | Seen::Nowhere)
            && let Some((symbol, _)) = name.first()
        {
            self.inside.push(symbol);
        }
        if !is_member && name.seen == Seen::Nowhere && !name.qualifier.is_empty() {
            self.undeclared.push((id, None));
        }
        for component in &name.qualifier {
            match &component.kind {
                ComponentKind::Ident(symbol) if is_first => self.add(*symbol, component.span),
                ComponentKind::Ident(symbol) => symbol.hash(&mut self.print),
                ComponentKind::TemplateId(symbol, args) => {
                    match is_first {
                        true => self.add(*symbol, component.span),
                        false => symbol.hash(&mut self.print),
                    }
                    self.args(args);
                }
                ComponentKind::Decltype(expr) => self.expr(*expr),
            }
            is_first = false;
        }
        self.unqualified(&name.last, is_first.then_some(name.last_span));
    }

    /// The last component of a name, with its place when it is the first as well.
    fn unqualified(&mut self, last: &Unqualified, first: Option<Span>) {
        match (last, first) {
            (Unqualified::Ident(symbol), Some(span)) => self.add(*symbol, span),
            (Unqualified::Ident(symbol), None) => symbol.hash(&mut self.print),
            (Unqualified::TemplateId { name, args }, _) => {
                self.unqualified(name, first);
                self.args(args);
            }
            (Unqualified::Operator(op), _) => op.hash(&mut self.print),
            (Unqualified::LiteralOperator(symbol), _) => symbol.hash(&mut self.print),
            (Unqualified::Conversion(ty) | Unqualified::Destructor(ty), _) => self.ty(*ty),
        }
    }

    /// Template arguments.
    pub fn args(&mut self, args: &[TemplateArg]) {
        args.len().hash(&mut self.print);
        for arg in args {
            self.expansion_if(arg.is_pack_expansion, arg.span, |walk| walk.arg(arg));
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
            TypeSpec::Builtin(ty) => ty.hash(&mut self.print),
            TypeSpec::None | TypeSpec::Error => {}
            TypeSpec::Named(name) | TypeSpec::Elaborated { name, .. } => self.name(name, false),
            TypeSpec::Class(decl) | TypeSpec::Enum(decl) => self.decl(decl),
            TypeSpec::Auto { constraint } | TypeSpec::DecltypeAuto { constraint } => {
                if let Some(name) = constraint {
                    self.name(name, false);
                }
            }
            TypeSpec::Decltype(expr) | TypeSpec::TypeofExpr(expr) => {
                if let ExprKind::Name(name) = self.ast.exprs[expr].kind {
                    self.decltypes.extend(self.ast.names[name].identifier());
                }
                self.unevaluated(|walk| walk.expr(expr))
            }
            TypeSpec::TypeofType(ty) | TypeSpec::Underlying(ty) | TypeSpec::Complex(ty) => self.ty(ty),
        }
    }

    fn attrs(&mut self, attrs: &[Attr]) {
        for arg in attrs.iter().flat_map(|attr| &attr.args) {
            self.attr_arg(arg);
        }
    }

    /// An argument of an attribute. Whether it is an expansion is not kept.
    fn attr_arg(&mut self, arg: &AttrArg) {
        if self.packs.is_some() {
            return;
        }
        match arg {
            AttrArg::Type(ty) => self.ty(*ty),
            AttrArg::Expr(expr) => self.expr(*expr),
            AttrArg::Ident(_) => {}
        }
    }

    /// A declarator, its name not among the names.
    pub fn declarator(&mut self, declarator: &Declarator) {
        self.declarator_name(declarator.name);
        self.attrs(&declarator.attrs);
        for chunk in &declarator.chunks {
            self.attrs(&chunk.attrs);
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
            NoexceptSpec::Delayed(id) if self.packs.is_some() => {
                if let Some(DelayedResult::Expr(expr)) = self.ast.delayed[*id].parsed {
                    self.expr(expr);
                }
            }
            NoexceptSpec::None | NoexceptSpec::True | NoexceptSpec::Delayed(_) => {}
        }
        if let Some(ty) = function.trailing {
            self.ty(ty);
        }
    }

    /// Function parameters.
    pub fn params(&mut self, params: &[Param]) {
        for param in params {
            let is_expansion = param.declarator.is_pack;
            if is_expansion && (param.declarator.name.is_none() || self.is_placeholder(param)) {
                self.maybe_expansion(|walk| walk.param(param));
            } else {
                self.expansion_if(is_expansion, param.span, |walk| walk.param(param));
            }
        }
    }

    /// Whether a parameter has a placeholder type, which makes a pack of it without naming one ([dcl.fct]/22).
    fn is_placeholder(&self, param: &Param) -> bool {
        param.has_placeholder() || matches!(param.specs.ty, TypeSpec::DecltypeAuto { .. })
    }

    /// A function parameter, itself not as an expansion.
    pub fn param(&mut self, param: &Param) {
        self.specs(&param.specs);
        self.declarator(&param.declarator);
        self.declare_name(&param.declarator);
        match param.default {
            Some(Default::Expr(expr)) => self.expr(expr),
            Some(Default::Delayed(id)) if self.packs.is_some() => {
                if let Some(DelayedResult::Expr(expr)) = self.ast.delayed[id].parsed {
                    self.expr(expr);
                }
            }
            Some(Default::Delayed(_)) | None => {}
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
}
