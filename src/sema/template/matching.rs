//! Whether a definition of a class template's member outside of the class matches a declaration in it ([temp.mem.func]/1,
//! [temp.mem.class]/1, [temp.static]/1, [class.mfct]/1). The class is its syntax as long as nobody instantiates it, so
//! declarations are told apart by what syntax shows: names, kinds, template parameters, numbers of parameters, qualifiers and
//! built-in types. What only types tell is found when the class is instantiated.

use crate::ast::{
    self, ChunkKind, ClassDecl, DeclId, DeclKind, Declarator, FunctionChunk, StorageClass, TemplateDecl, TypeSpec,
    Unqualified,
};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{TemplateId, TemplateKind};
use crate::sema::Sema;
use crate::sema::decl::{self, redecl};
use crate::sema::template::declare::Pattern;
use crate::sema::template::{class, equivalent, function, head};
use crate::source::Span;

/// A declaration of a class's definition that may be the member which is defined.
struct Member {
    span: Span,
    /// The parameters of a member template.
    head: Option<Vec<ast::TemplateParam>>,
    kind: MemberKind,
}

enum MemberKind {
    Class(Option<ClassDecl>),
    Enumeration,
    /// A typedef-name; `may_be_class` when it may lead to a class that does not depend on the template.
    Alias {
        may_be_class: bool,
    },
    Function(FunctionChunk),
    /// A data member, or a function whose type a typedef-name gives.
    Object {
        is_static: bool,
        is_initialised: bool,
    },
}

/// A definition outside of its class template.
pub(super) struct Definition<'a> {
    pub(super) levels: &'a [TemplateDecl],
    /// How many of the levels are those of class templates around.
    pub(super) n_levels: usize,
    pub(super) pattern: &'a Pattern,
    /// The class template or partial specialisation.
    pub(super) of: TemplateId,
    /// Member classes between it and the member.
    pub(super) path: &'a [Symbol],
}

/// Checks a definition that the user typed. Whether it may be one of a member.
pub(super) fn check(sema: &mut Sema, definition: &Definition) -> bool {
    let span = definition.pattern.span;
    if !sema.is_user(span) {
        return true;
    }
    let n_errors = sema.sink.error_count();
    for level in definition.levels {
        head::check_no_defaults(sema, &level.params, "a definition outside of its class template");
    }
    check_function_defaults(sema, definition.pattern.decl);
    check_place(sema, definition.pattern);
    let of = &sema.program.templates[definition.of];
    let (name, at) = (of.name, of.span);
    if definition.n_levels == 1 && !equivalent::same_params(&definition.levels[0].params, &of.params) {
        let text = format!("the template parameters are not those of `{name}`");
        sema.report(
            Diagnostic::error(definition.levels[0].params.first().map_or(span, |param| param.span), text)
                .note_at(at, format!("`{name}` is declared here")),
        );
        return false;
    }
    match class::definition(sema, of.pattern) {
        Some(class) => member(sema, definition, class, name, at),
        None => {
            let text = format!("{} cannot be a member of `{name}`, which is only declared", shown(sema, definition));
            sema.report(Diagnostic::error(span, text).note_at(at, format!("`{name}` is declared here")));
        }
    }
    sema.sink.error_count() == n_errors
}

/// [class.mfct]/1: a member function is defined outside of its class, and not declared again. [class.static]/1: `static` stands
/// where the class declares the member.
fn check_place(sema: &mut Sema, pattern: &Pattern) {
    let specs = match &sema.ast.decls[pattern.decl].kind {
        DeclKind::Function(function) => function.specs.clone(),
        DeclKind::Simple { specs, .. } => specs.clone(),
        _ => return,
    };
    decl::function::storage_outside(sema, &specs);
    if pattern.kind == TemplateKind::Function && !pattern.is_definition {
        let text = "a member function can only be defined outside of its class, not declared again";
        sema.error(pattern.span, text);
    }
}

/// [dcl.fct.default]/6: default arguments of a class template's member functions stand in the class only.
fn check_function_defaults(sema: &mut Sema, pattern: DeclId) {
    let Some(written) = function::written(sema, pattern) else { return };
    let Some(chunk) = function_chunk(&written.declarator) else { return };
    if let Some(param) = chunk.params.iter().find(|param| param.default.is_some()) {
        let text = "a default argument of a class template's member function can only be given in the class";
        sema.error(param.span, text);
    }
}

/// Goes to the innermost class, and looks for the member there.
fn member(sema: &mut Sema, definition: &Definition, mut class: ClassDecl, mut name: Symbol, mut at: Span) {
    let span = definition.pattern.span;
    for &step in definition.path {
        let found = members(sema, &class, step);
        // The member of what a typedef-name leads to is found when the class is instantiated.
        if found.iter().any(|member| matches!(member.kind, MemberKind::Alias { may_be_class: true })) {
            return;
        }
        let is_class = |member: &&Member| matches!(member.kind, MemberKind::Class(_));
        let Some(found) = found.iter().find(is_class) else {
            let text = match found.first() {
                Some(_) => format!("`{step}` is no class that is defined in `{name}`"),
                None => format!("`{name}` has no member class `{step}`"),
            };
            let diagnostic = Diagnostic::error(span, text);
            let (at, note) = match found.first() {
                Some(other) => (other.span, format!("`{step}` is declared here")),
                None => (at, format!("`{name}` is declared here")),
            };
            sema.report(diagnostic.note_at(at, note));
            return;
        };
        let inner = members(sema, &class, step).into_iter().find_map(|member| match member.kind {
            MemberKind::Class(Some(inner)) if member.head.is_none() => Some(inner),
            _ => None,
        });
        (name, at) = (step, found.span);
        // A member class that is defined outside, too, has declarations that are not seen from here, and so has a partial
        // specialisation of a member template.
        let Some(inner) = inner else { return };
        class = inner;
    }
    let symbol = definition.pattern.symbol;
    let own = definition.levels.get(definition.n_levels);
    let found = members(sema, &class, symbol);
    if found.is_empty() {
        let text = format!("{} is no member of `{name}`", shown(sema, definition));
        sema.report(Diagnostic::error(span, text).note_at(at, format!("`{name}` is declared here")));
        return;
    }
    if definition.pattern.kind == TemplateKind::Variable && !definition.pattern.is_partial {
        return variable(sema, definition, &found);
    }
    let fitting: Vec<&Member> = found.iter().filter(|member| fits(sema, definition, own, member)).collect();
    if fitting.is_empty() {
        let text = format!("no declaration in `{name}` matches this definition of {}", shown(sema, definition));
        let mut diagnostic = Diagnostic::error(span, text);
        for other in &found {
            diagnostic = diagnostic.note_at(other.span, "this declaration does not match");
        }
        sema.report(diagnostic);
    } else if fitting.iter().all(|member| throws_otherwise(sema, definition, member)) {
        let text = format!("{} is defined with another exception specification", shown(sema, definition));
        redecl::conflict(sema, span, text, fitting[0].span);
    }
}

/// [except.spec]/4: whether a member function is certainly declared with another exception specification than it is defined with.
fn throws_otherwise(sema: &Sema, definition: &Definition, member: &Member) -> bool {
    let MemberKind::Function(declared) = &member.kind else { return false };
    function::written(sema, definition.pattern.decl).is_some_and(|defined| {
        function_chunk(&defined.declarator).is_some_and(|chunk| has_other_noexcept(declared, chunk))
    }) && !definition.pattern.name.is_some_and(|name| is_implicit_noexcept(&sema.ast.names[name].last))
}

/// [except.spec]/4: all declarations of a function template have the same exception specification, as far as it is not that of
/// a member, which is read when its class is complete.
pub(super) fn noexcept_again(sema: &mut Sema, old: TemplateId, new: TemplateId) {
    let specification = |sema: &Sema, id: TemplateId| {
        let written = function::written(sema, sema.program.templates[id].pattern)?;
        let name = written.declarator.name.map(|name| sema.ast.names[name].last.clone());
        let is_delayed = matches!(function_chunk(&written.declarator)?.noexcept, ast::NoexceptSpec::Delayed(_));
        if is_delayed || name.is_some_and(|name| is_implicit_noexcept(&name)) {
            return None;
        }
        let function = sema.program.types.as_function(*sema.program.template_signatures.get(&id)?)?;
        Some((function.is_noexcept, function.dependent_noexcept))
    };
    let (span, was) = (sema.program.templates[new].span, sema.program.templates[old].span);
    if let (Some(before), Some(after)) = (specification(sema, old), specification(sema, new))
        && before != after
        && sema.is_user(span)
    {
        let text = format!("`{}` is declared with another exception specification", sema.program.templates[new].name);
        redecl::conflict(sema, span, text, was);
    }
}

/// Whether one of two functions has no noexcept-specifier, and the other says `noexcept`.
fn has_other_noexcept(a: &FunctionChunk, b: &FunctionChunk) -> bool {
    use ast::NoexceptSpec as Spec;
    matches!((&a.noexcept, &b.noexcept), (Spec::None, Spec::True) | (Spec::True, Spec::None))
}

/// [except.spec]/8: whether a function that is called so says nothing when it has no noexcept-specifier.
fn is_implicit_noexcept(name: &Unqualified) -> bool {
    use ast::OverloadedOperator as Op;
    matches!(name, Unqualified::Destructor(_) | Unqualified::Operator(Op::Delete | Op::ArrayDelete))
}

fn shown(sema: &Sema, definition: &Definition) -> String {
    match definition.pattern.name.map(|name| &sema.ast.names[name].last) {
        Some(Unqualified::Operator(op)) => format!("`operator{}`", op.spelling()),
        Some(Unqualified::Conversion(_)) => "this conversion function".to_string(),
        Some(Unqualified::Destructor(_)) => "the destructor".to_string(),
        _ => format!("`{}`", definition.pattern.symbol),
    }
}

/// [temp.static]/1: a static data member; one that has an initialiser in the class gets no other ([class.static.data]/3).
fn variable(sema: &mut Sema, definition: &Definition, found: &[Member]) {
    let (span, symbol) = (definition.pattern.span, definition.pattern.symbol);
    let Some(member) = found.first() else { return };
    let is_initialised_here = match &sema.ast.decls[definition.pattern.decl].kind {
        DeclKind::Simple { declarators, .. } => declarators.first().is_some_and(|item| item.init.is_some()),
        _ => false,
    };
    let text = match member.kind {
        MemberKind::Object { is_static: true, is_initialised } if is_initialised && is_initialised_here => {
            format!("the static data member `{symbol}` is initialised again")
        }
        MemberKind::Object { is_static: true, .. } => return,
        MemberKind::Object { is_static: false, .. } => format!("`{symbol}` is no static data member"),
        MemberKind::Class(_) | MemberKind::Enumeration | MemberKind::Alias { .. } => {
            format!("`{symbol}` is a type, and no static data member")
        }
        // A function that a typedef-name's type declares here.
        MemberKind::Function(_) => return,
    };
    sema.report(Diagnostic::error(span, text).note_at(member.span, format!("`{symbol}` is declared here")));
}

/// Whether the definition may be one of this member.
fn fits(sema: &Sema, definition: &Definition, own: Option<&TemplateDecl>, member: &Member) -> bool {
    let has_same_head = match (&member.head, own) {
        (Some(head), Some(own)) => equivalent::same_params(head, &own.params),
        (head, own) => head.is_none() && own.is_none(),
    };
    match (&member.kind, definition.pattern.kind) {
        (kind, _) if definition.pattern.is_enumeration => matches!(kind, MemberKind::Enumeration) && own.is_none(),
        (MemberKind::Class(_), TemplateKind::Class) if definition.pattern.is_partial => member.head.is_some(),
        (MemberKind::Class(_), TemplateKind::Class) => has_same_head,
        (MemberKind::Function(declared), TemplateKind::Function) => {
            let Some(written) = function::written(sema, definition.pattern.decl) else { return true };
            let Some(defined) = function_chunk(&written.declarator) else { return true };
            has_same_head && !differs(declared, defined)
        }
        (MemberKind::Object { .. }, TemplateKind::Function) => true,
        (MemberKind::Object { is_static: true, .. }, TemplateKind::Variable) => member.head.is_some(),
        _ => false,
    }
}

/// Whether two functions of one name certainly differ ([over.load]).
fn differs(a: &FunctionChunk, b: &FunctionChunk) -> bool {
    let params = |chunk: &FunctionChunk| match &chunk.params[..] {
        [only] if only.declarator.chunks.is_empty() && only.specs.ty == TypeSpec::Builtin(ast::BuiltinType::Void) => {
            Vec::new()
        }
        params => params.to_vec(),
    };
    let (x, y) = (params(a), params(b));
    x.len() != y.len()
        || a.is_variadic != b.is_variadic
        || a.quals != b.quals
        || a.ref_qual != b.ref_qual
        || x.iter().zip(&y).any(|(a, b)| is_other_builtin(a, b))
}

/// Whether two parameters have other types, both made of a built-in one by pointers and references only.
fn is_other_builtin(a: &ast::Param, b: &ast::Param) -> bool {
    let (TypeSpec::Builtin(of_a), TypeSpec::Builtin(of_b)) = (&a.specs.ty, &b.specs.ty) else { return false };
    let shape = |param: &ast::Param| {
        let kind = |chunk: &ast::Chunk| match chunk.kind {
            ChunkKind::Pointer(_) => Some(0),
            ChunkKind::LValueRef => Some(1),
            ChunkKind::RValueRef => Some(2),
            ChunkKind::MemberPointer { .. } | ChunkKind::Array { .. } | ChunkKind::Function(_) => None,
        };
        param.declarator.chunks.iter().map(kind).collect::<Option<Vec<i32>>>()
    };
    match (shape(a), shape(b)) {
        (Some(x), Some(y)) => of_a != of_b || x != y,
        _ => false,
    }
}

fn function_chunk(declarator: &Declarator) -> Option<&FunctionChunk> {
    match declarator.chunks.first().map(|chunk| &chunk.kind) {
        Some(ChunkKind::Function(chunk)) => Some(chunk),
        _ => None,
    }
}

// ---- what a class's definition declares ----

/// The declarations of a name in a class's definition.
fn members(sema: &Sema, class: &ClassDecl, symbol: Symbol) -> Vec<Member> {
    let mut found = Vec::new();
    for &id in &class.members {
        collect(sema, id, None, symbol, &mut found);
    }
    found
}

fn collect(sema: &Sema, id: DeclId, head: Option<&[ast::TemplateParam]>, symbol: Symbol, found: &mut Vec<Member>) {
    let named =
        |name: Option<ast::NameId>| name.map(|name| &sema.ast.names[name]).filter(|name| is_called(sema, name, symbol));
    let mut add = |span, kind| found.push(Member { span, head: head.map(<[_]>::to_vec), kind });
    match &sema.ast.decls[id].kind {
        DeclKind::Template(template) => collect(sema, template.decl, Some(&template.params), symbol, found),
        DeclKind::Class(class) => match class.name {
            Some(_) => {
                if let Some(name) = named(class.name) {
                    add(name.last_span, MemberKind::Class(Some((**class).clone())));
                }
            }
            None => class.members.iter().for_each(|&id| collect(sema, id, head, symbol, found)),
        },
        DeclKind::Alias { name, name_span, ty, .. } if *name == symbol => {
            let may_be_class = may_be_class(sema, &sema.ast.types[*ty].specs.ty);
            add(*name_span, MemberKind::Alias { may_be_class });
        }
        DeclKind::Function(function) if !function.specs.is_friend => {
            if let (Some(name), Some(chunk)) = (named(function.declarator.name), function_chunk(&function.declarator)) {
                add(name.last_span, MemberKind::Function(chunk.clone()));
            }
        }
        DeclKind::Simple { specs, declarators } if !specs.is_friend => {
            for item in declarators {
                let Some(name) = named(item.declarator.name) else { continue };
                let kind = match function_chunk(&item.declarator) {
                    _ if specs.is_typedef => MemberKind::Alias { may_be_class: may_be_class(sema, &specs.ty) },
                    Some(chunk) => MemberKind::Function(chunk.clone()),
                    None => MemberKind::Object {
                        is_static: specs.storage == StorageClass::Static,
                        is_initialised: item.init.is_some(),
                    },
                };
                add(name.last_span, kind);
            }
            match &specs.ty {
                TypeSpec::Class(inner) => collect(sema, *inner, head, symbol, found),
                TypeSpec::Elaborated { name, .. } if declarators.is_empty() => {
                    if let Some(name) = named(Some(*name)) {
                        add(name.last_span, MemberKind::Class(None));
                    }
                }
                _ => {}
            }
        }
        DeclKind::Enum(decl) => {
            if let Some(name) = named(decl.name) {
                add(name.last_span, MemberKind::Enumeration);
            }
        }
        _ => {}
    }
}

/// Whether a type that an alias names may be a class that is known at the definition: what follows `typename` depends on
/// template parameters, and no declarator-id may ([temp.res]/5, [dcl.meaning]/1).
fn may_be_class(sema: &Sema, ty: &TypeSpec) -> bool {
    match ty {
        TypeSpec::Named(name) => !sema.ast.names[*name].has_typename,
        TypeSpec::Elaborated { .. } | TypeSpec::Class(_) | TypeSpec::Decltype(_) => true,
        _ => false,
    }
}

/// Whether a name declares what `symbol` stands for.
fn is_called(sema: &Sema, name: &ast::Name, symbol: Symbol) -> bool {
    !name.is_qualified() && crate::sema::lookup::name_symbol(sema, &name.last) == symbol
}
