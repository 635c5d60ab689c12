//! From syntax to the typed program: names, types, conversions, overloads, constants.
//!
//! Everything here is a free function on `&mut Sema`, in a file named for its clause. There is one sema: a
//! template's instantiation is the ordinary check of its pattern (syntax) in a scope where the parameters are
//! bound. So no function may keep state about a piece of syntax: the same `ast` node may be checked again
//! under another binding, and yields new `hir` nodes each time.
//!
//! An error is reported once, to [`Sema::sink`]; what failed becomes `Ty::ERROR` or `ExprKind::Error`, and
//! everything accepts those quietly.

pub mod access;
pub mod attr;
pub mod builtin;
pub mod code;
pub mod consteval;
pub mod conv;
pub mod coroutine;
pub mod decl;
pub mod display;
pub mod expr;
pub mod init;
pub mod input;
pub mod lambda;
pub mod lookup;
pub mod oracle;
pub mod overload;
pub mod stmt;
pub mod template;
pub mod ty;

#[cfg(test)]
pub(crate) mod tests;

use std::sync::Arc;

use crate::ast::{self, Ast};
use crate::base::{FxHashMap, Symbol, Transactional};
use crate::diag::{Diagnostic, Sink};
use crate::hir::{self, Category, ExprKind, Program, ScopeId, Ty};
use crate::lex::TokenBuffer;
use crate::source::{Pos, SourceMap, Span};

/// The language that is checked against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standard {
    Cxx17,
    Cxx20,
    Cxx23,
}

/// Why there is no result: an error, which was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported;

/// State of the semantic analysis of a session.
pub struct Sema {
    pub program: Program,
    pub ast: Ast,
    /// Shared with the parser while it reads them.
    pub tokens: Arc<TokenBuffer>,
    /// All texts: which of them are the user's.
    pub map: Arc<SourceMap>,
    /// The parser's scopes, for regions that are parsed later.
    pub frames: crate::parse::Frames,
    pub sink: Sink,
    pub standard: Standard,
    /// See [`crate::lex::Standard::has_extended_floats`].
    pub has_extended_floats: bool,
    /// Where we are.
    pub cx: Context,
    /// The statements of the input in progress; see `input`.
    pub input: input::Input,
    /// Number of the next declaration; see [`hir::Entry::order`].
    pub next_order: u32,
    /// Declarations in namespaces that the user has declared anew since: what stands before still means them.
    pub hidden: crate::base::JournaledMap<(ScopeId, Symbol), Vec<lookup::Hidden>>,
    /// How many times a name was declared anew, for versions of symbols.
    pub versions: crate::base::JournaledMap<(ScopeId, Symbol), u32>,
    /// Functions and variables with C language linkage, by name: one entity in all namespaces ([dcl.link]/6).
    pub extern_c: crate::base::JournaledMap<Symbol, hir::Named>,
    /// GNU builtins declared so far.
    pub builtins: crate::base::JournaledMap<Symbol, hir::FuncId>,
    /// Friends that no declaration in their namespace has made visible ([namespace.memdef]/3): found by
    /// argument-dependent lookup through the class that declares them.
    pub hidden_friends: crate::base::JournaledMap<(ScopeId, Symbol), Vec<(hir::ClassId, hir::Entry)>>,
    /// Entities of a namespace that only a block-scope declaration has declared ([basic.link]/7).
    pub block_externs: crate::base::JournaledMap<(ScopeId, Symbol), Vec<hir::Entry>>,
    /// The classes that have befriended something ([class.friend]).
    pub friends: crate::base::JournaledMap<access::Friend, Vec<hir::ClassId>>,
    /// Functions whose code some input has.
    pub emitted_funcs: crate::base::JournaledMap<hir::FuncId, code::Emitted>,
    /// Functions that a module left out because every call of them was inlined: the next module keeps them.
    pub dropped_funcs: crate::base::JournaledMap<hir::FuncId, ()>,
    /// Variables that some input defines.
    pub emitted_vars: crate::base::JournaledMap<hir::VarId, ()>,
    /// What was made of templates.
    pub specializations: crate::base::JournaledMap<(hir::TemplateId, Arc<[hir::TemplateArg]>), hir::Specialization>,
    /// The template or partial specialisation that an instantiated class was made from, and its arguments for it.
    pub instantiated_from: crate::base::JournaledMap<hir::ClassId, (hir::TemplateId, Arc<[hir::TemplateArg]>)>,
    /// The template parameter objects ([temp.param]/8): one for each class type and value.
    pub param_objects: crate::base::JournaledMap<(Ty, Arc<hir::Value>), hir::VarId>,
    /// Whether concepts hold for arguments.
    pub satisfactions: template::constraint::Known,
    /// The normal forms of constraint-expressions.
    pub normal_forms: crate::base::JournaledMap<ast::ExprId, Arc<template::normal::Normal>>,
    /// The deduction guides that class templates have without declaring any.
    pub implicit_guides: crate::base::JournaledMap<hir::TemplateId, Arc<[hir::TemplateId]>>,
    /// Explicitly specialised classes and functions ([temp.expl.spec]).
    pub explicit_classes: crate::base::JournaledMap<hir::ClassId, ()>,
    pub explicit_funcs: crate::base::JournaledMap<hir::FuncId, ()>,
    pub explicit_vars: crate::base::JournaledMap<hir::VarId, ()>,
    /// Explicit instantiation declarations: a library has the code ([temp.explicit]/13).
    pub extern_classes: crate::base::JournaledMap<hir::ClassId, ()>,
    pub extern_funcs: crate::base::JournaledMap<hir::FuncId, ()>,
    /// Member classes of instantiated classes whose definitions nobody has asked for yet ([temp.inst]/3), and what their
    /// names are looked up among; see [`Context::order_limit`].
    pub lazy_members: crate::base::JournaledMap<hir::ClassId, (ast::DeclId, Option<u32>)>,
    /// Noexcept-specifiers that nobody has asked for yet, and where they stand.
    pub lazy_noexcept: crate::base::JournaledMap<hir::FuncId, (Arc<ast::FunctionChunk>, ScopeId)>,
    /// What surrounds the generic lambdas' call operators, by their closures.
    pub closures: crate::base::JournaledMap<hir::ClassId, Arc<lambda::Environment>>,
    /// Why a defaulted comparison is deleted; see `decl::special::explained`.
    pub deleted_because: crate::base::JournaledMap<hir::FuncId, DeletedBecause>,
    /// The constructors of a class that stand for those that it inherits ([class.inhctor.init]).
    pub inheriting: crate::base::JournaledMap<(hir::ClassId, hir::FuncId), hir::FuncId>,
    /// Defaulted functions, and destructors without noexcept-specifier, whose exception specification nobody has asked for.
    pub implicit_noexcept: crate::base::JournaledMap<hir::FuncId, ()>,
    /// The types of the elements that variables of structured bindings refer to, as `std::tuple_element` says.
    pub element_types: crate::base::JournaledMap<hir::VarId, Ty>,
    /// Where functions were used first, for messages about their bodies.
    pub uses: crate::base::JournaledMap<hir::FuncId, template::trap::Use>,
    /// What asks for the instantiations that come up now.
    pub instantiation_span: Span,
    pub progress: template::trap::Progress,
    pub access: access::State,
}

/// Why a defaulted function is deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct DeletedBecause {
    pub span: Span,
    pub why: String,
}

/// Where the check stands. Saved and restored around nested declarations (see [`Sema::in_context`]).
#[derive(Debug, Clone)]
pub struct Context {
    pub scope: ScopeId,
    /// The function whose body is checked; none at namespace scope. The statements of an input have one
    /// without a `hir::Func`.
    pub function: Option<Box<FunctionContext>>,
    /// The class whose member is declared or checked, for access and `this`.
    pub class: Option<hir::ClassId>,
    /// The type of `*this`, with its qualifiers.
    pub this_ty: Option<Ty>,
    /// Names are looked up among declarations older than this; none: all of them.
    pub order_limit: Option<u32>,
    pub language: ast::Linkage,
    /// `#pragma pack`
    pub pack: Option<u32>,
    /// The alias template that is being expanded: its name is declared behind what it stands for
    /// ([basic.scope.pdecl]/3).
    pub undeclared: Option<hir::TemplateId>,
    /// How many function declarators the check stands in the parameters of.
    pub n_prototypes: u16,
    /// An unevaluated operand ([expr.context]): nothing is odr-used.
    pub is_unevaluated: bool,
    /// The call that is checked now is the operand of `decltype` ([dcl.type.decltype]/2): its result may be incomplete.
    pub is_decltype_call: bool,
    /// The call that was checked last in this context.
    pub call: Option<CallPlace>,
    /// The operator that is resolved next has operands that do not depend on a template around ([temp.nondep]).
    pub binds_operator: bool,
    /// A manifestly constant-evaluated context ([expr.const]/14).
    pub is_constant_evaluated: bool,
    /// The member whose default initialiser is checked.
    pub default_init: Option<hir::FieldId>,
    /// The parameter of a function whose default argument is checked.
    pub default_arg: Option<(hir::FuncId, usize)>,
    /// The expression statement that gives a GNU statement expression its value: it is not unused.
    pub used_value: Option<ast::ExprId>,
    /// Nested checks, against `limits::NESTING_DEPTH`.
    pub depth: usize,
}

/// What the statements of a function share.
#[derive(Debug, Clone, Default)]
pub struct FunctionContext {
    /// None for the statements of an input.
    pub func: Option<hir::FuncId>,
    /// The declared return type; none while it is deduced from the first `return`.
    pub ret: Option<Ty>,
    /// `auto` or `decltype(auto)` to deduce from.
    pub deduce: Option<Ty>,
    /// The type-specifier of that, with its type-constraint; none when there is none.
    pub placeholder: Option<ast::TypeSpec>,
    pub labels: FxHashMap<Symbol, hir::LabelId>,
    pub all_labels: Vec<hir::LabelId>,
    pub uses: hir::Uses,
    pub has_loop: bool,
    pub n_breakable: usize,
    pub n_loops: usize,
    /// The switches around, innermost last.
    pub switches: Vec<SwitchContext>,
    /// For each name of a local static, how many there were (mangling).
    pub statics: FxHashMap<Symbol, u32>,
    /// The lambda whose body this is.
    pub lambda: Option<Box<LambdaContext>>,
    /// The function around a lambda or local class's member.
    pub outer: Option<Box<FunctionContext>>,
    /// Names of constants that are locals of functions around: unless their value alone turns out to be used, a lambda
    /// captures them, and any other function must not name them.
    pub pending: Vec<hir::ExprId>,
    /// What the present point is inside of that no jump may enter, outermost first ([stmt.dcl]/3).
    pub guards: Vec<Guard>,
    /// How many guards there were: the next one's number.
    pub n_guards: u32,
    /// The guards around each label that was placed.
    pub label_guards: FxHashMap<hir::LabelId, Vec<Guard>>,
    /// Jumps, to be checked when all labels are known.
    pub gotos: Vec<(hir::LabelId, Span, Vec<u32>)>,
    /// The scope around the innermost try block.
    pub try_scope: Option<ScopeId>,
    /// The present point is in a handler.
    pub is_in_handler: bool,
    /// The present point is in the initialiser of a block-scope variable with static or thread storage duration.
    pub is_in_static_init: bool,
    /// Set by the first of a coroutine's keywords.
    pub coroutine: Option<coroutine::Context>,
    /// The first `return`, which a coroutine may not have.
    pub first_return: Option<Span>,
    /// The first GNU extension that has no meaning in a coroutine, and what it is.
    pub not_in_coroutine: Option<(Span, &'static str)>,
    /// For each `return`, the local that it names (for NRVO).
    pub returns: Vec<Option<hir::VarId>>,
    /// In a default argument: the call that uses it; and whether the argument names the place of that.
    pub caller: Option<Caller>,
    pub names_caller: bool,
}

/// A call as it is written, and the parenthesis before its arguments: there GCC says it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallPlace {
    pub span: Span,
    pub paren: Pos,
}

/// What uses default arguments or default member initialisers, and the function around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    pub span: Span,
    pub func: Option<hir::FuncId>,
}

/// A place that may not be entered by a jump.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guard {
    pub id: u32,
    pub what: Guarded,
    pub span: Span,
}

/// See [`Guard`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guarded {
    /// The scope of an initialised variable ([stmt.dcl]/3).
    Variable(Symbol),
    /// A try block or handler ([except.pre]/2), a statement expression.
    Block,
    /// A substatement of `if constexpr` or `if consteval` ([stmt.if]/2, /4).
    Branch(&'static str),
}

impl std::fmt::Display for Guarded {
    /// What a jump does that enters it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Guarded::Variable(name) => write!(f, "goes past the initialisation of `{name}`"),
            Guarded::Block => write!(f, "enters a protected block"),
            Guarded::Branch(word) => write!(f, "enters a branch of `{word}`"),
        }
    }
}

/// A switch in progress.
#[derive(Debug, Clone)]
pub struct SwitchContext {
    pub ty: Ty,
    pub cases: Vec<(i128, i128, hir::StmtId)>,
    pub default: Option<hir::StmtId>,
    /// How many guards surround the switch.
    pub n_guards: usize,
}

/// A lambda in progress ([expr.prim.lambda.capture]).
#[derive(Debug, Clone)]
pub struct LambdaContext {
    pub class: hir::ClassId,
    pub default: ast::CaptureDefault,
    /// Captured variable or name, and its field.
    pub captures: Vec<(Option<hir::VarId>, hir::FieldId)>,
    /// Captured structured bindings and init-captures of lambdas around, by the expression that each stands for.
    pub bindings: Vec<(hir::ExprId, hir::FieldId)>,
    pub this_field: Option<hir::FieldId>,
    pub is_this_by_copy: bool,
    /// How each capture is initialised, evaluated where the lambda stands.
    pub inits: Vec<(hir::FieldId, hir::ExprId)>,
    pub is_mutable: bool,
    /// The scope of the lambda's parameters: variables of functions outside it must be captured.
    pub scope: ScopeId,
}

impl Sema {
    /// The position of a declaration that is made now, among those that lookup orders ([`hir::Entry::order`]): what an
    /// instantiation declares stands where its template is defined.
    pub fn position(&self) -> u32 {
        self.cx.order_limit.unwrap_or(self.next_order)
    }

    /// A session's sema with an empty program.
    pub fn new(standard: Standard) -> Sema {
        let program = Program::new();
        let scope = program.global;
        let mut sema = Sema {
            program,
            ast: Ast::default(),
            tokens: Arc::default(),
            map: Arc::default(),
            frames: crate::parse::Frames::default(),
            sink: Sink::default(),
            standard,
            has_extended_floats: false,
            cx: Context {
                scope,
                function: None,
                class: None,
                this_ty: None,
                order_limit: None,
                undeclared: None,
                n_prototypes: 0,
                language: ast::Linkage::Cxx,
                pack: None,
                is_unevaluated: false,
                is_decltype_call: false,
                call: None,
                binds_operator: false,
                is_constant_evaluated: false,
                default_init: None,
                default_arg: None,
                used_value: None,
                depth: 0,
            },
            input: input::Input::default(),
            next_order: 1,
            versions: Default::default(),
            extern_c: Default::default(),
            builtins: Default::default(),
            hidden_friends: Default::default(),
            block_externs: Default::default(),
            hidden: Default::default(),
            friends: Default::default(),
            emitted_funcs: Default::default(),
            dropped_funcs: Default::default(),
            emitted_vars: Default::default(),
            specializations: Default::default(),
            instantiated_from: Default::default(),
            param_objects: Default::default(),
            satisfactions: Default::default(),
            normal_forms: Default::default(),
            implicit_guides: Default::default(),
            explicit_classes: Default::default(),
            explicit_funcs: Default::default(),
            explicit_vars: Default::default(),
            extern_classes: Default::default(),
            extern_funcs: Default::default(),
            lazy_members: Default::default(),
            lazy_noexcept: Default::default(),
            closures: Default::default(),
            deleted_because: Default::default(),
            inheriting: Default::default(),
            implicit_noexcept: Default::default(),
            element_types: Default::default(),
            uses: Default::default(),
            instantiation_span: Span::NONE,
            progress: Default::default(),
            access: Default::default(),
        };
        decl::declare_types(&mut sema);
        sema
    }

    /// Reports an error.
    pub fn error(&mut self, span: Span, message: impl Into<String>) {
        self.sink.push(Diagnostic::error(span, message));
    }

    /// Reports a diagnostic.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// Makes a typed expression. A reference type becomes what it refers to.
    pub fn expr(&mut self, kind: ExprKind, ty: Ty, category: Category, span: Span) -> hir::ExprId {
        debug_assert!(!self.program.types.is_ref(ty), "an expression never has reference type ([expr.type])");
        self.program.exprs.push(hir::Expr { kind, ty, category, span })
    }

    /// The node of something already reported.
    pub fn error_expr(&mut self, span: Span) -> hir::ExprId {
        self.expr(ExprKind::Error, Ty::ERROR, Category::PRValue, span)
    }

    /// The type of an expression.
    pub fn ty(&self, id: hir::ExprId) -> Ty {
        self.program.exprs[id].ty
    }

    /// Makes a statement.
    pub fn stmt(&mut self, kind: hir::StmtKind, span: Span) -> hir::StmtId {
        self.program.stmts.push(hir::Stmt { kind, span })
    }

    /// A type as messages show it.
    pub fn show(&self, ty: Ty) -> String {
        crate::hir::show::type_name(&self.program, ty)
    }

    /// Warns, but not about what is not the user's.
    pub fn warn(&mut self, span: Span, message: impl Into<String>) {
        if self.is_user(span) {
            self.sink.push(Diagnostic::warning(span, message));
        }
    }

    /// A GNU extension: a warning, but a failure where a substitution is tried, as with g++.
    pub fn extension(&mut self, span: Span, message: impl Into<String>) {
        match self.progress.is_trapped() {
            true => self.error(span, message),
            false => self.warn(span, message),
        }
    }

    /// Whether `span` stands in text that the user typed or passed, and not in an included file.
    pub fn is_user(&self, span: Span) -> bool {
        self.map.is_user_text(span.lo)
    }

    /// Runs `check` one level deeper. None, reported, when that is too deep.
    pub fn nested<T>(&mut self, span: Span, check: impl FnOnce(&mut Sema) -> T) -> Option<T> {
        if self.cx.depth >= crate::base::limits::NESTING_DEPTH {
            self.error(span, "nested too deeply");
            return None;
        }
        self.cx.depth += 1;
        let result = check(self);
        self.cx.depth -= 1;
        Some(result)
    }

    /// Runs `check` with a copy of the context that `check` may change, and puts the context back.
    pub fn in_context<T>(&mut self, check: impl FnOnce(&mut Sema) -> T) -> T {
        let saved = self.cx.clone();
        let result = check(self);
        self.cx = saved;
        result
    }

    /// Runs `check` in a new scope below the current one.
    pub fn in_scope<T>(&mut self, kind: hir::ScopeKind, check: impl FnOnce(&mut Sema) -> T) -> T {
        let outer = self.cx.scope;
        self.cx.scope = self.program.scopes.push(hir::Scope::new(kind, Some(outer)));
        let result = check(self);
        self.cx.scope = outer;
        result
    }
}

impl Transactional for Sema {
    fn checkpoint(&mut self) {
        self.program.checkpoint();
        self.ast.checkpoint();
        Arc::make_mut(&mut self.tokens).checkpoint();
        Arc::make_mut(&mut self.map).checkpoint();
        self.frames.checkpoint();
        self.versions.checkpoint();
        self.extern_c.checkpoint();
        self.builtins.checkpoint();
        self.hidden_friends.checkpoint();
        self.block_externs.checkpoint();
        self.hidden.checkpoint();
        self.friends.checkpoint();
        self.emitted_funcs.checkpoint();
        self.dropped_funcs.checkpoint();
        self.emitted_vars.checkpoint();
        self.specializations.checkpoint();
        self.instantiated_from.checkpoint();
        self.param_objects.checkpoint();
        self.satisfactions.checkpoint();
        self.normal_forms.checkpoint();
        self.implicit_guides.checkpoint();
        self.explicit_classes.checkpoint();
        self.explicit_funcs.checkpoint();
        self.explicit_vars.checkpoint();
        self.extern_classes.checkpoint();
        self.extern_funcs.checkpoint();
        self.lazy_members.checkpoint();
        self.lazy_noexcept.checkpoint();
        self.closures.checkpoint();
        self.deleted_because.checkpoint();
        self.inheriting.checkpoint();
        self.implicit_noexcept.checkpoint();
        self.uses.checkpoint();
        self.element_types.checkpoint();
    }

    fn rollback(&mut self) {
        self.program.rollback();
        self.ast.rollback();
        Arc::make_mut(&mut self.tokens).rollback();
        Arc::make_mut(&mut self.map).rollback();
        self.frames.rollback();
        self.versions.rollback();
        self.extern_c.rollback();
        self.builtins.rollback();
        self.hidden_friends.rollback();
        self.block_externs.rollback();
        self.hidden.rollback();
        self.friends.rollback();
        self.access = access::State::default();
        self.emitted_funcs.rollback();
        self.dropped_funcs.rollback();
        self.emitted_vars.rollback();
        self.specializations.rollback();
        self.instantiated_from.rollback();
        self.param_objects.rollback();
        self.satisfactions.rollback();
        self.normal_forms.rollback();
        self.implicit_guides.rollback();
        self.explicit_classes.rollback();
        self.explicit_funcs.rollback();
        self.explicit_vars.rollback();
        self.extern_classes.rollback();
        self.extern_funcs.rollback();
        self.lazy_members.rollback();
        self.lazy_noexcept.rollback();
        self.closures.rollback();
        self.deleted_because.rollback();
        self.inheriting.rollback();
        self.implicit_noexcept.rollback();
        self.uses.rollback();
        self.element_types.rollback();
    }
}
