//! The syntax tree as text, for the `.ast` command and for tests: one line per declaration and statement, indented;
//! expressions on one line, every operator in parentheses; declarators read from the name outward, so that
//! `int *a[3]` is `a: [3] * int`.

use std::cell::Cell;
use std::fmt::Write as _;

use crate::ast::*;
use crate::base::Symbol;
use crate::lex::{Literal, LiteralKind, Literals};

/// How deep an expression is printed before `…` stands for the rest.
const DEPTH: usize = 256;

/// Prints nodes of one tree.
pub struct Dump<'a> {
    ast: &'a Ast,
    literals: &'a Literals,
    depth: Cell<usize>,
}

/// Lines with their indentation.
struct Lines {
    text: String,
    indent: usize,
}

impl Lines {
    fn line(&mut self, text: &str) {
        for _ in 0..self.indent {
            self.text.push_str("  ");
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn inside(&mut self, f: impl FnOnce(&mut Lines)) {
        self.indent += 1;
        f(self);
        self.indent -= 1;
    }
}

impl<'a> Dump<'a> {
    /// A printer for `ast`, whose literals are in `literals`.
    pub fn new(ast: &'a Ast, literals: &'a Literals) -> Dump<'a> {
        Dump { ast, literals, depth: Cell::new(0) }
    }

    /// A declaration, with a line for each member and statement inside.
    pub fn decl(&self, id: DeclId) -> String {
        let mut out = Lines { text: String::new(), indent: 0 };
        self.decl_lines(id, &mut out);
        out.text
    }

    /// A statement, likewise.
    pub fn stmt(&self, id: StmtId) -> String {
        let mut out = Lines { text: String::new(), indent: 0 };
        self.stmt_lines(id, &mut out);
        out.text
    }

    /// Runs `f` unless the tree is too deep here.
    fn deeper(&self, f: impl FnOnce() -> String) -> String {
        if self.depth.get() >= DEPTH {
            return "…".to_string();
        }
        self.depth.set(self.depth.get() + 1);
        let text = f();
        self.depth.set(self.depth.get() - 1);
        text
    }

    // ---- names and types ----

    /// A name as written, its arguments spelt out.
    pub fn name(&self, id: NameId) -> String {
        self.deeper(|| {
            let name = &self.ast.names[id];
            let mut text = String::new();
            if name.has_typename {
                text.push_str("typename ");
            }
            if name.is_global {
                text.push_str("::");
            }
            for component in &name.qualifier {
                if component.has_template_keyword {
                    text.push_str("template ");
                }
                match &component.kind {
                    ComponentKind::Ident(symbol) => text.push_str(symbol.as_str()),
                    ComponentKind::TemplateId(symbol, args) => {
                        let _ = write!(text, "{symbol}{}", self.args(args));
                    }
                    ComponentKind::Decltype(e) => {
                        let _ = write!(text, "decltype({})", self.expr(*e));
                    }
                }
                text.push_str("::");
            }
            if name.has_template_keyword {
                text.push_str("template ");
            }
            text + &self.unqualified(&name.last)
        })
    }

    fn unqualified(&self, last: &Unqualified) -> String {
        match last {
            Unqualified::Ident(symbol) => symbol.to_string(),
            Unqualified::TemplateId { name, args } => self.unqualified(name) + &self.args(args),
            Unqualified::Operator(operator) => format!("operator{}", operator.spelling()),
            Unqualified::LiteralOperator(suffix) => format!("operator\"\"{suffix}"),
            Unqualified::Conversion(ty) => format!("operator {}", self.ty(*ty)),
            Unqualified::Destructor(ty) => format!("~{}", self.ty(*ty)),
        }
    }

    fn args(&self, args: &[TemplateArg]) -> String {
        let list = list(args.iter().map(|arg| {
            let text = match &arg.kind {
                TemplateArgKind::Type(ty) => format!("type {}", self.ty(*ty)),
                TemplateArgKind::Expr(e) => self.expr(*e),
                TemplateArgKind::Template(name) => format!("template {}", self.name(*name)),
            };
            if arg.is_pack_expansion { text + "..." } else { text }
        }));
        format!("<{list}>")
    }

    /// A type-id.
    pub fn ty(&self, id: TypeId) -> String {
        let node = &self.ast.types[id];
        self.deeper(|| self.declared(&node.specs, &node.declarator))
    }

    /// `name: chunks type`
    fn declared(&self, specs: &DeclSpecs, declarator: &Declarator) -> String {
        let mut text = String::new();
        if declarator.is_pack {
            text.push_str("...");
        }
        if let Some(name) = declarator.name {
            let _ = write!(text, "{}: ", self.name(name));
        }
        for chunk in &declarator.chunks {
            let _ = write!(text, "{} ", self.chunk(chunk));
        }
        text.push_str(&self.specs(specs));
        if !declarator.attrs.is_empty() {
            let _ = write!(text, " {}", self.attrs(&declarator.attrs));
        }
        if let Some(label) = declarator.asm_label {
            let _ = write!(text, " asm({label})");
        }
        if let Some(requires) = declarator.requires {
            let _ = write!(text, " requires {}", self.expr(requires));
        }
        text
    }

    fn chunk(&self, chunk: &Chunk) -> String {
        let mut text = match &chunk.kind {
            ChunkKind::Pointer(quals) => format!("*{}", quals_text(*quals)),
            ChunkKind::LValueRef => "&".to_string(),
            ChunkKind::RValueRef => "&&".to_string(),
            ChunkKind::MemberPointer { class, quals } => format!("{}::*{}", self.name(*class), quals_text(*quals)),
            ChunkKind::Array { size: Some(size) } => format!("[{}]", self.expr(*size)),
            ChunkKind::Array { size: None } => "[]".to_string(),
            ChunkKind::Function(function) => self.function(function),
        };
        if !chunk.attrs.is_empty() {
            let _ = write!(text, " {}", self.attrs(&chunk.attrs));
        }
        text
    }

    fn function(&self, function: &FunctionChunk) -> String {
        let mut params: Vec<String> = function.params.iter().map(|param| self.param(param)).collect();
        if function.is_variadic {
            params.push("...".to_string());
        }
        let mut text = format!("({})", params.join(", "));
        text.push_str(&quals_text(function.quals));
        text.push_str(match function.ref_qual {
            RefQual::None => "",
            RefQual::LValue => " &",
            RefQual::RValue => " &&",
        });
        match &function.noexcept {
            NoexceptSpec::None => {}
            NoexceptSpec::True => text.push_str(" noexcept"),
            NoexceptSpec::Expr(e) => {
                let _ = write!(text, " noexcept({})", self.expr(*e));
            }
            NoexceptSpec::Delayed(id) => {
                let _ = write!(text, " noexcept({})", self.delayed(*id));
            }
            NoexceptSpec::Dynamic(types) => {
                let _ = write!(text, " throw({})", list(types.iter().map(|ty| self.ty(*ty))));
            }
        }
        if let Some(trailing) = function.trailing {
            let _ = write!(text, " -> {}", self.ty(trailing));
        }
        if function.is_override {
            text.push_str(" override");
        }
        if function.is_final {
            text.push_str(" final");
        }
        text
    }

    fn param(&self, param: &Param) -> String {
        let mut text = self.declared(&param.specs, &param.declarator);
        match param.default {
            None => {}
            Some(Default::Expr(e)) => {
                let _ = write!(text, " = {}", self.expr(e));
            }
            Some(Default::Delayed(id)) => {
                let _ = write!(text, " = {}", self.delayed(id));
            }
        }
        text
    }

    fn specs(&self, specs: &DeclSpecs) -> String {
        let mut words: Vec<String> = Vec::new();
        let mut flag = |is_set: bool, word: &str| {
            if is_set {
                words.push(word.to_string());
            }
        };
        flag(specs.is_typedef, "typedef");
        flag(specs.is_friend, "friend");
        flag(specs.storage == StorageClass::Static, "static");
        flag(specs.storage == StorageClass::Extern, "extern");
        flag(specs.storage == StorageClass::Register, "register");
        flag(specs.storage == StorageClass::Mutable, "mutable");
        flag(specs.is_thread_local, "thread_local");
        flag(specs.is_inline, "inline");
        flag(specs.is_virtual, "virtual");
        flag(specs.constant == Constancy::Constexpr, "constexpr");
        flag(specs.constant == Constancy::Consteval, "consteval");
        flag(specs.constant == Constancy::Constinit, "constinit");
        match specs.explicit {
            Explicit::No => {}
            Explicit::Yes => words.push("explicit".to_string()),
            Explicit::If(e) => words.push(format!("explicit({})", self.expr(e))),
        }
        let quals = quals_text(specs.quals);
        if !quals.is_empty() {
            words.push(quals.trim_start().to_string());
        }
        words.push(self.type_spec(&specs.ty));
        if !specs.attrs.is_empty() {
            words.push(self.attrs(&specs.attrs));
        }
        words.join(" ")
    }

    fn type_spec(&self, ty: &TypeSpec) -> String {
        let constrained = |constraint: &Option<NameId>, word: &str| match constraint {
            Some(name) => format!("{} {word}", self.name(*name)),
            None => word.to_string(),
        };
        match ty {
            TypeSpec::None => "untyped".to_string(),
            TypeSpec::Builtin(builtin) => builtin_text(*builtin).to_string(),
            TypeSpec::Named(name) => self.name(*name),
            TypeSpec::Elaborated { key, name, attrs } => {
                let key = match key {
                    ElaboratedKey::Class(key) => key_text(*key),
                    ElaboratedKey::Enum => "enum",
                };
                let attrs = if attrs.is_empty() { String::new() } else { self.attrs(attrs) + " " };
                format!("{key} {attrs}{}", self.name(*name))
            }
            TypeSpec::Class(decl) | TypeSpec::Enum(decl) => flatten(&self.decl(*decl)),
            TypeSpec::Auto { constraint } => constrained(constraint, "auto"),
            TypeSpec::DecltypeAuto { constraint } => constrained(constraint, "decltype(auto)"),
            TypeSpec::Decltype(e) => format!("decltype({})", self.expr(*e)),
            TypeSpec::TypeofExpr(e) => format!("typeof({})", self.expr(*e)),
            TypeSpec::TypeofType(ty) => format!("typeof(type {})", self.ty(*ty)),
            TypeSpec::Underlying(ty) => format!("__underlying_type({})", self.ty(*ty)),
            TypeSpec::Complex(ty) => format!("_Complex {}", self.ty(*ty)),
            TypeSpec::Error => "<error>".to_string(),
        }
    }

    fn attrs(&self, attrs: &[Attr]) -> String {
        let list = list(attrs.iter().map(|attr| {
            let mut text = String::new();
            if !attr.namespace.is_empty() {
                let _ = write!(text, "{}::", attr.namespace);
            }
            text.push_str(attr.name.as_str());
            if !attr.args.is_empty() {
                let args = list(attr.args.iter().map(|arg| match arg {
                    AttrArg::Type(ty) => format!("type {}", self.ty(*ty)),
                    AttrArg::Expr(e) => self.expr(*e),
                    AttrArg::Ident(symbol) => symbol.to_string(),
                }));
                let _ = write!(text, "({args})");
            }
            text
        }));
        format!("[[{list}]]")
    }

    fn delayed(&self, id: DelayedId) -> String {
        match &self.ast.delayed[id].parsed {
            Some(DelayedResult::Expr(e)) => format!("later {}", self.expr(*e)),
            Some(DelayedResult::Body(_)) | None => "later".to_string(),
        }
    }

    // ---- expressions ----

    /// An expression on one line.
    pub fn expr(&self, id: ExprId) -> String {
        self.deeper(|| self.expr_text(id))
    }

    fn expr_text(&self, id: ExprId) -> String {
        let e = |id: &ExprId| self.expr(*id);
        let es = |ids: &[ExprId]| list(ids.iter().map(|id| self.expr(*id)));
        match &self.ast.exprs[id].kind {
            ExprKind::Error => "<error>".to_string(),
            ExprKind::Literal(id) => literal(&self.literals[*id]),
            ExprKind::Bool(value) => value.to_string(),
            ExprKind::Nullptr => "nullptr".to_string(),
            ExprKind::This => "this".to_string(),
            ExprKind::Name(name) => self.name(*name),
            ExprKind::FuncName { is_pretty } => if *is_pretty { "__PRETTY_FUNCTION__" } else { "__func__" }.to_string(),
            ExprKind::Paren(inner) => format!("paren {}", e(inner)),
            ExprKind::ParenList(list) => format!("({})", es(list)),
            ExprKind::Unary(op, operand) => format!("({}{})", unary_text(*op), e(operand)),
            ExprKind::Postfix(PostfixOp::Inc, operand) => format!("({}++)", e(operand)),
            ExprKind::Postfix(PostfixOp::Dec, operand) => format!("({}--)", e(operand)),
            ExprKind::Binary(op, l, r) => format!("({} {} {})", e(l), op.spelling(), e(r)),
            ExprKind::Assign(op, l, r) => {
                format!("({} {}= {})", e(l), op.map_or("", BinaryOp::spelling), e(r))
            }
            ExprKind::Conditional(c, Some(t), f) => format!("({} ? {} : {})", e(c), e(t), e(f)),
            ExprKind::Conditional(c, None, f) => format!("({} ?: {})", e(c), e(f)),
            ExprKind::Call { callee, args, .. } => format!("{}({})", e(callee), es(args)),
            ExprKind::Subscript { base, args } => format!("{}[{}]", e(base), es(args)),
            ExprKind::Member { base, is_arrow, name } => {
                format!("{}{}{}", e(base), if *is_arrow { "->" } else { "." }, self.name(*name))
            }
            ExprKind::CStyleCast(ty, operand) => format!("(cast<{}> {})", self.ty(*ty), e(operand)),
            ExprKind::FunctionalCast(ty, init) => format!("construct<{}>{}", self.ty(*ty), self.init(*init)),
            ExprKind::NamedCast(cast, ty, operand) => {
                let word = match cast {
                    NamedCast::Static => "static_cast",
                    NamedCast::Dynamic => "dynamic_cast",
                    NamedCast::Const => "const_cast",
                    NamedCast::Reinterpret => "reinterpret_cast",
                };
                format!("{word}<{}>({})", self.ty(*ty), e(operand))
            }
            ExprKind::InitList(elems) => format!("{{{}}}", list(elems.iter().map(|elem| self.elem(elem)))),
            ExprKind::CompoundLiteral(ty, init) => format!("literal<{}>{}", self.ty(*ty), e(init)),
            ExprKind::SizeofType(ty) => format!("sizeof(type {})", self.ty(*ty)),
            ExprKind::SizeofExpr(operand) => format!("(sizeof {})", e(operand)),
            ExprKind::SizeofPack(pack) => format!("sizeof...({pack})"),
            ExprKind::AlignofType(ty) => format!("alignof(type {})", self.ty(*ty)),
            ExprKind::AlignofExpr(operand) => format!("(alignof {})", e(operand)),
            ExprKind::TypeidType(ty) => format!("typeid(type {})", self.ty(*ty)),
            ExprKind::TypeidExpr(operand) => format!("typeid({})", e(operand)),
            ExprKind::Noexcept(operand) => format!("noexcept({})", e(operand)),
            ExprKind::New(new) => self.new_expr(new),
            ExprKind::Delete { is_global, is_array, operand } => format!(
                "({}delete{} {})",
                if *is_global { "::" } else { "" },
                if *is_array { "[]" } else { "" },
                e(operand)
            ),
            ExprKind::Throw(None) => "throw".to_string(),
            ExprKind::Throw(Some(operand)) => format!("(throw {})", e(operand)),
            ExprKind::CoAwait(operand) => format!("(co_await {})", e(operand)),
            ExprKind::CoYield(operand) => format!("(co_yield {})", e(operand)),
            ExprKind::Lambda(lambda) => self.lambda(lambda),
            ExprKind::Fold { op, assign, left, right } => self.fold_expr(*op, *assign, *left, *right),
            ExprKind::PackExpansion(operand) => format!("{}...", e(operand)),
            ExprKind::Requires(requires) => self.requires(requires),
            ExprKind::StmtExpr(block) => format!("({{{}}})", flatten(&self.stmt(*block))),
            ExprKind::VaArg(operand, ty) => format!("va_arg({}, {})", e(operand), self.ty(*ty)),
            ExprKind::Offsetof(ty, path) => format!("offsetof({}, {})", self.ty(*ty), self.designators(path)),
            ExprKind::TypesCompatible(l, r) => format!("types_compatible({}, {})", self.ty(*l), self.ty(*r)),
            ExprKind::BitCast(ty, operand) => format!("bit_cast<{}>({})", self.ty(*ty), e(operand)),
            ExprKind::ConvertVector(operand, ty) => format!("convertvector({}, {})", e(operand), self.ty(*ty)),
            ExprKind::TypeTrait { name, args } => {
                let args =
                    list(args.iter().map(|arg| self.ty(arg.ty) + if arg.is_pack_expansion { "..." } else { "" }));
                format!("{name}(type {args})")
            }
            ExprKind::LabelAddr(label) => format!("(&&{label})"),
        }
    }

    fn fold_expr(&self, op: BinaryOp, assign: bool, left: Option<ExprId>, right: Option<ExprId>) -> String {
        let op = format!("{}{}", op.spelling(), if assign { "=" } else { "" });
        match (left, right) {
            (Some(l), Some(r)) => format!("fold({} {op} ... {op} {})", self.expr(l), self.expr(r)),
            (Some(l), None) => format!("fold({} {op} ...)", self.expr(l)),
            (None, Some(r)) => format!("fold(... {op} {})", self.expr(r)),
            (None, None) => "fold(...)".to_string(),
        }
    }

    fn init(&self, init: Init) -> String {
        match init {
            Init::Copy(e) => format!(" = {}", self.expr(e)),
            Init::Paren(e) | Init::Brace(e) => self.expr(e),
            Init::Delayed { id, is_copy } => format!("{}{}", if is_copy { " = " } else { " " }, self.delayed(id)),
        }
    }

    fn elem(&self, elem: &InitElem) -> String {
        if elem.designators.is_empty() {
            return self.expr(elem.value);
        }
        format!("{} = {}", self.designators(&elem.designators), self.expr(elem.value))
    }

    fn designators(&self, path: &[Designator]) -> String {
        path.iter()
            .map(|designator| match designator {
                Designator::Field(name, _) => format!(".{name}"),
                Designator::Index(e) => format!("[{}]", self.expr(*e)),
                Designator::Range(lo, hi) => format!("[{} ... {}]", self.expr(*lo), self.expr(*hi)),
            })
            .collect()
    }

    fn new_expr(&self, new: &New) -> String {
        let mut text = String::from(if new.is_global { "(::new" } else { "(new" });
        if let Some(placement) = &new.placement {
            let _ = write!(text, " at({})", list(placement.iter().map(|e| self.expr(*e))));
        }
        let _ = write!(text, " <{}>", self.ty(new.ty));
        if let Some(init) = new.init {
            text.push_str(&self.init(init));
        }
        text + ")"
    }

    fn lambda(&self, lambda: &Lambda) -> String {
        let mut captures = match lambda.default {
            CaptureDefault::None => Vec::new(),
            CaptureDefault::Copy => vec!["=".to_string()],
            CaptureDefault::Ref => vec!["&".to_string()],
        };
        captures.extend(lambda.captures.iter().map(|capture| {
            let text = match &capture.kind {
                CaptureKind::Copy(name) => name.to_string(),
                CaptureKind::Ref(name) => format!("&{name}"),
                CaptureKind::This => "this".to_string(),
                CaptureKind::StarThis => "*this".to_string(),
                CaptureKind::Init { name, is_ref, init } => {
                    format!("{}{name}{}", if *is_ref { "&" } else { "" }, self.init(*init))
                }
            };
            text + if capture.is_pack { "..." } else { "" }
        }));
        let mut text = format!("[{}]", captures.join(", "));
        if !lambda.template_params.is_empty() {
            text.push_str(&self.template_params(&lambda.template_params));
        }
        if let Some(requires) = lambda.template_requires {
            let _ = write!(text, " requires {} ", self.expr(requires));
        }
        let DeclKind::Function(call) = &self.ast.decls[lambda.call].kind else { return text };
        if let Some(ChunkKind::Function(function)) = call.declarator.chunks.first().map(|chunk| &chunk.kind) {
            let mut function = (**function).clone();
            function.quals.is_const = false;
            text.push_str(&self.function(&function));
        }
        for (is_set, word) in [
            (!lambda.has_params, " bare"),
            (lambda.is_mutable, " mutable"),
            (call.specs.storage == StorageClass::Static, " static"),
            (call.specs.constant == Constancy::Consteval, " consteval"),
        ] {
            if is_set {
                text.push_str(word);
            }
        }
        if !call.declarator.attrs.is_empty() {
            let _ = write!(text, " {}", self.attrs(&call.declarator.attrs));
        }
        if let Some(requires) = call.declarator.requires {
            let _ = write!(text, " requires {}", self.expr(requires));
        }
        if let FunctionBody::Block { block, .. } = call.body {
            let _ = write!(text, " {{{}}}", flatten(&self.stmt(block)));
        }
        text
    }

    fn requires(&self, requires: &Requires) -> String {
        let params = list(requires.params.iter().map(|param| self.param(param)));
        let requirements: Vec<String> = requires
            .requirements
            .iter()
            .map(|requirement| match requirement {
                Requirement::Simple(e) => self.expr(*e),
                Requirement::Type(name) => self.name(*name),
                Requirement::Compound { expr, is_noexcept, constraint } => {
                    let mut text = format!("{{{}}}", self.expr(*expr));
                    if *is_noexcept {
                        text.push_str(" noexcept");
                    }
                    if let Some(constraint) = constraint {
                        let _ = write!(text, " -> {}", self.name(*constraint));
                    }
                    text
                }
                Requirement::Nested(e) => format!("requires {}", self.expr(*e)),
            })
            .collect();
        format!("requires({params}) {{{}}}", requirements.join("; "))
    }

    // ---- declarations ----

    fn decl_lines(&self, id: DeclId, out: &mut Lines) {
        match &self.ast.decls[id].kind {
            DeclKind::Error => out.line("<error>"),
            DeclKind::Empty { attrs } if attrs.is_empty() => out.line("empty"),
            DeclKind::Empty { attrs } => out.line(&format!("empty {}", self.attrs(attrs))),
            DeclKind::Simple { specs, declarators } if declarators.is_empty() => {
                out.line(&format!("declare {}", self.specs(specs)));
            }
            DeclKind::Simple { specs, declarators } => {
                for declarator in declarators {
                    out.line(&format!("declare {}", self.init_declarator(specs, declarator)));
                }
            }
            DeclKind::Function(function) => {
                out.line(&format!("function {}", self.declared(&function.specs, &function.declarator)));
                out.inside(|out| self.body_lines(&function.body, out));
            }
            DeclKind::StructuredBinding { specs, ref_qual, names, init } => {
                let names = list(names.iter().map(|(name, _)| name.to_string()));
                let reference = match ref_qual {
                    RefQual::None => "",
                    RefQual::LValue => "& ",
                    RefQual::RValue => "&& ",
                };
                let init = init.map_or(String::new(), |init| self.init(init));
                out.line(&format!("bind [{names}]: {reference}{}{init}", self.specs(specs)));
            }
            DeclKind::Class(class) => self.class_lines(class, out),
            DeclKind::Enum(decl) => self.enum_lines(decl, out),
            DeclKind::Template(template) => {
                let requires = template.requires.map_or(String::new(), |e| format!(" requires {}", self.expr(e)));
                out.line(&format!("template {}{requires}", self.template_params(&template.params)));
                out.inside(|out| self.decl_lines(template.decl, out));
            }
            DeclKind::ExplicitSpecialization { decl } => {
                out.line("specialize");
                out.inside(|out| self.decl_lines(*decl, out));
            }
            DeclKind::ExplicitInstantiation { is_extern, decl } => {
                out.line(if *is_extern { "extern instantiate" } else { "instantiate" });
                out.inside(|out| self.decl_lines(*decl, out));
            }
            DeclKind::Linkage { language, members, .. } => {
                out.line(&format!("linkage {language:?}"));
                out.inside(|out| members.iter().for_each(|member| self.decl_lines(*member, out)));
            }
            DeclKind::Namespace { name, is_inline, attrs, members } => {
                let name: Vec<String> = name
                    .iter()
                    .map(|part| format!("{}{}", if part.is_inline { "inline " } else { "" }, part.name))
                    .collect();
                let attrs = if attrs.is_empty() { String::new() } else { format!(" {}", self.attrs(attrs)) };
                out.line(&format!("{}namespace {}{attrs}", if *is_inline { "inline " } else { "" }, name.join("::")));
                out.inside(|out| members.iter().for_each(|member| self.decl_lines(*member, out)));
            }
            kind => out.line(&self.small_decl(kind)),
        }
    }

    /// Declarations of one line.
    fn small_decl(&self, kind: &DeclKind) -> String {
        match kind {
            DeclKind::NamespaceAlias { name, target, .. } => format!("namespace {name} = {}", self.name(*target)),
            DeclKind::UsingDirective { namespace } => format!("using namespace {}", self.name(*namespace)),
            DeclKind::Using { names } => {
                let names = list(
                    names.iter().map(|used| self.name(used.name) + if used.is_pack_expansion { "..." } else { "" }),
                );
                format!("using {names}")
            }
            DeclKind::UsingEnum { name } => format!("using enum {}", self.name(*name)),
            DeclKind::Alias { name, attrs, ty, .. } => {
                let attrs = if attrs.is_empty() { String::new() } else { format!(" {}", self.attrs(attrs)) };
                format!("using {name}{attrs} = {}", self.ty(*ty))
            }
            DeclKind::StaticAssert { cond, message } => {
                let message = message.map_or(String::new(), |e| format!(", {}", self.expr(e)));
                format!("static_assert {}{message}", self.expr(*cond))
            }
            DeclKind::Asm(asm) => self.asm(asm),
            DeclKind::Concept { name, constraint, .. } => format!("concept {name} = {}", self.expr(*constraint)),
            DeclKind::FriendType { ty } => format!("friend type {}", self.ty(*ty)),
            DeclKind::Access(access) => match access {
                Access::Public => "public:".to_string(),
                Access::Protected => "protected:".to_string(),
                Access::Private => "private:".to_string(),
            },
            DeclKind::Pragma(id) => format!("pragma {}", id.raw()),
            kind => format!("{kind:?}"),
        }
    }

    fn asm(&self, asm: &Asm) -> String {
        let operands = |operands: &[AsmOperand]| {
            list(operands.iter().map(|operand| {
                let name = operand.name.map_or(String::new(), |name| format!("[{name}] "));
                format!("{name}{:?} {}", operand.constraint, self.expr(operand.expr))
            }))
        };
        let mut text = String::from("asm");
        if asm.is_volatile {
            text.push_str(" volatile");
        }
        if asm.is_goto {
            text.push_str(" goto");
        }
        let labels = list(asm.labels.iter().map(Symbol::to_string));
        let clobbers = list(asm.clobbers.iter().map(|clobber| format!("{clobber:?}")));
        let _ = write!(
            text,
            " {:?} : {} : {} : {clobbers} : {labels}",
            asm.template,
            operands(&asm.outputs),
            operands(&asm.inputs)
        );
        text.trim_end_matches([' ', ':']).to_string()
    }

    fn init_declarator(&self, specs: &DeclSpecs, declarator: &InitDeclarator) -> String {
        let mut text = self.declared(specs, &declarator.declarator);
        if let Some(width) = declarator.bit_width {
            let _ = write!(text, " : {}", self.expr(width));
        }
        if declarator.is_pure {
            text.push_str(" = pure");
        }
        if let Some(init) = declarator.init {
            match init {
                Init::Copy(_) | Init::Delayed { .. } => text.push_str(&self.init(init)),
                Init::Paren(_) | Init::Brace(_) => {
                    let _ = write!(text, " {}", self.init(init));
                }
            }
        }
        text
    }

    fn body_lines(&self, body: &FunctionBody, out: &mut Lines) {
        match body {
            FunctionBody::Block { member_inits, block } | FunctionBody::Try { member_inits, block } => {
                for init in member_inits {
                    let pack = if init.is_pack_expansion { "..." } else { "" };
                    out.line(&format!("init {}{}{pack}", self.name(init.name), self.init(init.init)));
                }
                self.stmt_lines(*block, out);
            }
            FunctionBody::Defaulted => out.line("default"),
            FunctionBody::Deleted => out.line("delete"),
            FunctionBody::Delayed(id) => match &self.ast.delayed[*id].parsed {
                Some(DelayedResult::Body(body)) => self.body_lines(body, out),
                Some(DelayedResult::Expr(_)) | None => out.line("later"),
            },
            FunctionBody::Error => out.line("<error>"),
        }
    }

    fn class_lines(&self, class: &ClassDecl, out: &mut Lines) {
        let mut text = key_text(class.key).to_string();
        if !class.attrs.is_empty() {
            let _ = write!(text, " {}", self.attrs(&class.attrs));
        }
        if let Some(name) = class.name {
            let _ = write!(text, " {}", self.name(name));
        }
        if class.is_final {
            text.push_str(" final");
        }
        for (i, base) in class.bases.iter().enumerate() {
            text.push_str(if i == 0 { " : " } else { ", " });
            match base.access {
                None => {}
                Some(Access::Public) => text.push_str("public "),
                Some(Access::Protected) => text.push_str("protected "),
                Some(Access::Private) => text.push_str("private "),
            }
            if base.is_virtual {
                text.push_str("virtual ");
            }
            text.push_str(&self.ty(base.ty));
            if base.is_pack_expansion {
                text.push_str("...");
            }
        }
        out.line(&text);
        out.inside(|out| class.members.iter().for_each(|member| self.decl_lines(*member, out)));
    }

    fn enum_lines(&self, decl: &EnumDecl, out: &mut Lines) {
        let mut text = String::from(if decl.is_scoped { "enum class" } else { "enum" });
        if !decl.attrs.is_empty() {
            let _ = write!(text, " {}", self.attrs(&decl.attrs));
        }
        if let Some(name) = decl.name {
            let _ = write!(text, " {}", self.name(name));
        }
        if let Some(ty) = decl.underlying {
            let _ = write!(text, " : {}", self.ty(ty));
        }
        if decl.enumerators.is_none() {
            text.push_str(" opaque");
        }
        out.line(&text);
        out.inside(|out| {
            for enumerator in decl.enumerators.iter().flatten() {
                let mut text = enumerator.name.to_string();
                if !enumerator.attrs.is_empty() {
                    let _ = write!(text, " {}", self.attrs(&enumerator.attrs));
                }
                if let Some(value) = enumerator.value {
                    let _ = write!(text, " = {}", self.expr(value));
                }
                out.line(&text);
            }
        });
    }

    fn template_params(&self, params: &[TemplateParam]) -> String {
        let list = list(params.iter().map(|param| {
            let pack = if param.is_pack { "..." } else { "" };
            match &param.kind {
                TemplateParamKind::Type { constraint, default } => {
                    let key = constraint.map_or("typename".to_string(), |name| self.name(name));
                    let default = default.map_or(String::new(), |ty| format!(" = {}", self.ty(ty)));
                    format!("{key} {pack}{}{default}", param.name)
                }
                TemplateParamKind::NonType { param } => self.param(param),
                TemplateParamKind::Template { params, requires, default } => {
                    let requires = requires.map_or(String::new(), |e| format!(" requires {}", self.expr(e)));
                    let default = default.map_or(String::new(), |name| format!(" = {}", self.name(name)));
                    format!("template {}{requires} {pack}{}{default}", self.template_params(params), param.name)
                }
            }
        }));
        format!("<{list}>")
    }

    // ---- statements ----

    fn stmt_lines(&self, id: StmtId, out: &mut Lines) {
        let stmt = &self.ast.stmts[id];
        if !stmt.attrs.is_empty() {
            out.line(&self.attrs(&stmt.attrs));
        }
        match &stmt.kind {
            StmtKind::Decl(decl) => self.decl_lines(*decl, out),
            StmtKind::Block(stmts) => {
                out.line("block");
                out.inside(|out| stmts.iter().for_each(|stmt| self.stmt_lines(*stmt, out)));
            }
            StmtKind::If { kind, init, cond, then, els } => {
                let word = if *kind == IfKind::Constexpr { "if constexpr" } else { "if" };
                self.head_line(word, *init, *cond, out);
                out.inside(|out| self.stmt_lines(*then, out));
                self.else_lines(*els, out);
            }
            StmtKind::IfConsteval { is_negated, then, els } => {
                out.line(if *is_negated { "if !consteval" } else { "if consteval" });
                out.inside(|out| self.stmt_lines(*then, out));
                self.else_lines(*els, out);
            }
            StmtKind::Switch { init, cond, body } => {
                self.head_line("switch", *init, *cond, out);
                out.inside(|out| self.stmt_lines(*body, out));
            }
            StmtKind::While { cond, body } => {
                self.head_line("while", None, *cond, out);
                out.inside(|out| self.stmt_lines(*body, out));
            }
            StmtKind::Do { body, cond } => {
                out.line(&format!("do while {}", self.expr(*cond)));
                out.inside(|out| self.stmt_lines(*body, out));
            }
            StmtKind::For { init, cond, step, body } => {
                let cond = cond.map_or(String::new(), |cond| self.condition(cond));
                let step = step.map_or(String::new(), |step| self.expr(step));
                out.line(&format!("for {}; {cond}; {step}", flatten(&self.stmt(*init))));
                out.inside(|out| self.stmt_lines(*body, out));
            }
            StmtKind::RangeFor { init, decl, range, body } => {
                let init = init.map_or(String::new(), |init| flatten(&self.stmt(init)) + "; ");
                out.line(&format!("for {init}{} in {}", flatten(&self.decl(*decl)), self.expr(*range)));
                out.inside(|out| self.stmt_lines(*body, out));
            }
            StmtKind::Label(label, body) => {
                out.line(&format!("label {label}"));
                self.stmt_lines(*body, out);
            }
            StmtKind::Case { lo, hi, body } => {
                let hi = hi.map_or(String::new(), |hi| format!(" ... {}", self.expr(hi)));
                out.line(&format!("case {}{hi}", self.expr(*lo)));
                self.stmt_lines(*body, out);
            }
            StmtKind::Default(body) => {
                out.line("default");
                self.stmt_lines(*body, out);
            }
            StmtKind::Try { block, handlers } => {
                out.line("try");
                out.inside(|out| self.stmt_lines(*block, out));
                for handler in handlers {
                    let param = handler.param.map_or("...".to_string(), |param| flatten(&self.decl(param)));
                    out.line(&format!("catch {param}"));
                    out.inside(|out| self.stmt_lines(handler.block, out));
                }
            }
            kind => out.line(&self.small_stmt(kind)),
        }
    }

    /// Statements of one line.
    fn small_stmt(&self, kind: &StmtKind) -> String {
        let operand = |word: &str, e: &Option<ExprId>| match e {
            Some(e) => format!("{word} {}", self.expr(*e)),
            None => word.to_string(),
        };
        match kind {
            StmtKind::Error => "<error>".to_string(),
            StmtKind::Empty => "empty".to_string(),
            StmtKind::Expr { expr, has_semi } => {
                format!("{}{}", self.expr(*expr), if *has_semi { ";" } else { "" })
            }
            StmtKind::Break => "break".to_string(),
            StmtKind::Continue => "continue".to_string(),
            StmtKind::Return(e) => operand("return", e),
            StmtKind::CoReturn(e) => operand("co_return", e),
            StmtKind::Goto(label, _) => format!("goto {label}"),
            StmtKind::GotoComputed(e) => format!("goto *{}", self.expr(*e)),
            StmtKind::LocalLabels(labels) => format!("__label__ {}", list(labels.iter().map(Symbol::to_string))),
            kind => format!("{kind:?}"),
        }
    }

    fn head_line(&self, word: &str, init: Option<StmtId>, cond: Condition, out: &mut Lines) {
        let init = init.map_or(String::new(), |init| flatten(&self.stmt(init)) + " ");
        out.line(&format!("{word} {init}{}", self.condition(cond)));
    }

    fn condition(&self, cond: Condition) -> String {
        match cond {
            Condition::Expr(e) => self.expr(e),
            Condition::Decl(decl) => flatten(&self.decl(decl)),
        }
    }

    fn else_lines(&self, els: Option<StmtId>, out: &mut Lines) {
        if let Some(els) = els {
            out.line("else");
            out.inside(|out| self.stmt_lines(els, out));
        }
    }
}

/// Several lines as one: a nested line stands in braces.
fn flatten(text: &str) -> String {
    let mut flat = String::new();
    let mut depth = 0;
    for (i, line) in text.lines().enumerate() {
        let indent = (line.len() - line.trim_start().len()) / 2;
        if i > 0 {
            flat.push_str(if indent > depth { " { " } else { "; " });
            for _ in indent..depth {
                flat.push_str("} ");
            }
        }
        depth = indent;
        flat.push_str(line.trim_start());
    }
    for _ in 0..depth {
        flat.push_str(" }");
    }
    flat
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

fn quals_text(quals: Quals) -> String {
    let mut text = String::new();
    for (is_set, word) in
        [(quals.is_const, " const"), (quals.is_volatile, " volatile"), (quals.is_restrict, " __restrict")]
    {
        if is_set {
            text.push_str(word);
        }
    }
    text
}

fn key_text(key: ClassKey) -> &'static str {
    match key {
        ClassKey::Struct => "struct",
        ClassKey::Class => "class",
        ClassKey::Union => "union",
    }
}

fn unary_text(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Plus => "+",
        UnaryOp::Minus => "-",
        UnaryOp::Not => "!",
        UnaryOp::BitNot => "~",
        UnaryOp::Deref => "*",
        UnaryOp::AddrOf => "&",
        UnaryOp::PreInc => "++",
        UnaryOp::PreDec => "--",
        UnaryOp::Real => "__real__ ",
        UnaryOp::Imag => "__imag__ ",
        UnaryOp::Extension => "__extension__ ",
    }
}

fn builtin_text(ty: BuiltinType) -> &'static str {
    use BuiltinType as B;
    match ty {
        B::Void => "void",
        B::Bool => "bool",
        B::Char => "char",
        B::SChar => "signed char",
        B::UChar => "unsigned char",
        B::WChar => "wchar_t",
        B::Char8 => "char8_t",
        B::Char16 => "char16_t",
        B::Char32 => "char32_t",
        B::Short => "short",
        B::UShort => "unsigned short",
        B::Int => "int",
        B::UInt => "unsigned int",
        B::Long => "long",
        B::ULong => "unsigned long",
        B::LongLong => "long long",
        B::ULongLong => "unsigned long long",
        B::Int128 => "__int128",
        B::UInt128 => "unsigned __int128",
        B::Float => "float",
        B::Double => "double",
        B::LongDouble => "long double",
        B::Float128 => "__float128",
        B::Float16 => "_Float16",
        B::Float32 => "_Float32",
        B::Float64 => "_Float64",
        B::StdFloat128 => "_Float128",
        B::Float32x => "_Float32x",
        B::Float64x => "_Float64x",
        B::BFloat16 => "__bf16",
    }
}

fn literal(literal: &Literal) -> String {
    let text = match &literal.kind {
        LiteralKind::Int { value, .. } => value.to_string(),
        LiteralKind::Float { text, .. } => text.to_string(),
        LiteralKind::Char { value, .. } => match char::from_u32(*value) {
            Some(c) => format!("{c:?}"),
            None => format!("'\\x{value:x}'"),
        },
        LiteralKind::String { units, .. } => {
            let text: String = units.iter().filter_map(|unit| char::from_u32(*unit)).collect();
            format!("{text:?}")
        }
    };
    format!("{text}{}", literal.ud_suffix)
}
