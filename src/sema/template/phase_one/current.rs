//! The current instantiation ([temp.dep.type]): what the walk knows of the classes that it is inside of. Their members are known
//! by name, and data members by type, too, as far as that names nothing but what the walk has seen declared.

use crate::ast::visit::Names;
use crate::ast::{
    ClassDecl, Component, ComponentKind, DeclId, DeclKind, ExprId, ExprKind, NameId, TypeSpec, Unqualified,
};
use crate::base::Symbol;
use crate::hir::{self, ClassId, Named, Ty, TyKind};
use crate::sema::template::phase_one::members::StandIn;
use crate::sema::template::phase_one::{Walk, are_known, is_closed, open};
use crate::sema::template::{class as class_template, dependent, params};
use crate::sema::{Sema, lookup, oracle, ty};
use crate::source::Span;

/// A class that the walk is inside of.
#[derive(Clone, Copy)]
pub(super) struct Current<'a> {
    /// The dependent type that its name denotes; none of a class whose type has no notation, as a local one.
    pub ty: Option<Ty>,
    pub class: &'a ClassDecl,
    pub bases: &'a Bases,
    /// What stands for it in the check; none until its members are known.
    pub stand_in: Option<&'a StandIn>,
    /// The class around.
    pub outer: Option<&'a Current<'a>>,
}

impl Current<'_> {
    /// The name of the class.
    pub fn symbol(&self, sema: &Sema) -> Symbol {
        self.class.name.and_then(|name| sema.ast.names[name].identifier()).unwrap_or(Symbol::EMPTY)
    }

    /// [temp.dep.type]/6: whether no member of that name can be found at any instantiation.
    fn lacks(&self, sema: &mut Sema, symbol: Symbol) -> bool {
        !self.bases.has_dependent && self.lacks_before_instantiation(sema, symbol)
    }

    /// The same where dependent bases are not looked into ([temp.dep]/3).
    fn lacks_before_instantiation(&self, sema: &mut Sema, symbol: Symbol) -> bool {
        !self.bases.has_unknown
            && !oracle::may_declare(&sema.ast, self.class, symbol)
            && self.bases.known.iter().all(|&base| lookup::member(sema, base, symbol).is_empty())
    }

    /// Reports a name of no member.
    pub fn require(&self, sema: &mut Sema, symbol: Symbol, span: Span) {
        if self.lacks(sema, symbol) {
            let of = self.symbol(sema);
            let text =
                format!("no member `{symbol}` in `{of}`, which has no base that depends on a template parameter");
            sema.error(span, text);
        }
    }

    /// Whether a base is written as a specialisation of a template of that name.
    fn has_base_template(&self, sema: &Sema, symbol: Symbol) -> bool {
        self.class.bases.iter().any(|base| match sema.ast.types[base.ty].specs.ty {
            TypeSpec::Named(name) => match &sema.ast.names[name].last {
                Unqualified::TemplateId { name, .. } => name.symbol() == Some(symbol),
                _ => false,
            },
            _ => false,
        })
    }

    /// Reports a mem-initializer that names no member, nor anything else.
    pub fn require_initialised(&self, sema: &mut Sema, symbol: Symbol, span: Span) {
        if self.lacks_before_instantiation(sema, symbol) {
            let of = self.symbol(sema);
            let text = match self.has_base_template(sema, symbol) {
                true => format!("the template arguments of the base `{symbol}` of `{of}` are missing"),
                false => format!("`{symbol}` is neither a member nor a base of `{of}`"),
            };
            sema.error(span, text);
        }
    }
}

/// The class around the walk that a type is, if it is one: the current instantiation or a nested class of it
/// ([temp.dep.type]/1).
pub(super) fn of<'a>(walk: Walk<'a>, ty: Ty) -> Option<&'a Current<'a>> {
    let mut next = walk.current;
    while let Some(current) = next {
        if current.ty == Some(ty.unqual()) {
            return next;
        }
        next = current.outer;
    }
    None
}

/// [temp.res]/5: reports a type-specifier in a block or among a function template's parameters that names a member of an unknown
/// specialisation without `typename`.
pub(super) fn require_typename(sema: &mut Sema, walk: Walk, spec: &TypeSpec) {
    let TypeSpec::Named(name) = *spec else { return };
    let data = &sema.ast.names[name];
    if data.has_typename || data.qualifier.is_empty() || !matches!(data.last, Unqualified::Ident(_)) {
        return;
    }
    let span = data.span;
    let (Ok(Some(qualifier)), _) = sema.trap(|sema| lookup::dependent_qualifier(sema, name)) else { return };
    let mut root = qualifier.unqual();
    while let TyKind::DependentName { qualifier, .. } = *sema.program.types.kind(root) {
        root = qualifier.unqual();
    }
    let is_foreign = match sema.program.types.kind(root) {
        TyKind::TemplateParam { depth, .. } => *depth != u16::MAX,
        TyKind::DependentSpecialization { .. } => walk.current.is_none() && !walk.is_in_class,
        _ => false,
    };
    if is_foreign {
        let data = &sema.ast.names[name];
        let shown = |component: &Component| match &component.kind {
            ComponentKind::Ident(symbol) => symbol.to_string(),
            ComponentKind::TemplateId(symbol, _) => format!("{symbol}<…>"),
            ComponentKind::Decltype(_) => "decltype(…)".to_string(),
        };
        let mut parts: Vec<String> = data.qualifier.iter().map(shown).collect();
        parts.push(lookup::name_symbol(sema, &data.last).to_string());
        sema.error(span, format!("`typename` is missing before `{}`", parts.join("::")));
    }
}

/// The type that a class template's own name denotes in a definition of it ([temp.local]/1): of the primary template, or of
/// a partial specialisation.
pub(super) fn type_of_pattern(sema: &mut Sema, pattern: DeclId) -> Option<Ty> {
    let name = class_template::pattern_name(sema, pattern)?;
    let symbol = sema.ast.names[name].identifier()?;
    let found = lookup::in_scope(sema, sema.cx.scope, symbol, lookup::Want::Type);
    let Named::Template(primary) = found.single()?.named else { return None };
    let data = &sema.program.templates[primary];
    if data.pattern == pattern {
        let args = params::own_args(sema, primary);
        return Some(class_template::specialized_type(sema, primary, args));
    }
    let is_it = |partial: &hir::TemplateId| sema.program.templates[*partial].pattern == pattern;
    let partial = data.partials.iter().copied().find(is_it)?;
    let args = sema.program.templates[partial].partial_args.clone();
    Some(class_template::specialized_type(sema, primary, args))
}

/// The type of a member class.
pub(super) fn member_type(sema: &mut Sema, walk: Walk, class: &ClassDecl) -> Option<Ty> {
    let qualifier = walk.current?.ty?;
    let name = sema.ast.names[class.name?].identifier()?;
    Some(sema.program.types.intern(TyKind::DependentName { qualifier, name, args: None }))
}

/// Declares the injected-class-name ([class.pre]/2).
pub(super) fn inject(sema: &mut Sema, class: &ClassDecl, ty: Ty) {
    if let Some(name) = class.name
        && let Some(symbol) = sema.ast.names[name].identifier()
    {
        let span = sema.ast.names[name].last_span;
        let written = crate::ast::TypeSpec::None;
        let scope = sema.cx.scope;
        let alias = sema.program.declare_alias(hir::Alias { name: symbol, scope, ty, written, span });
        lookup::declare(sema, scope, symbol, Named::Alias(alias));
    }
}

/// What is known of the direct bases of a class.
#[derive(Default)]
pub(super) struct Bases {
    /// Those that depend on no template parameter.
    known: Vec<ClassId>,
    /// Some depend on template parameters.
    has_dependent: bool,
    /// Of some it is not known whether they do.
    has_unknown: bool,
}

impl Bases {
    /// Nothing is known of them.
    pub fn unknown() -> Bases {
        Bases { has_unknown: true, ..Bases::default() }
    }
}

/// The direct bases of a class.
pub(super) fn bases(sema: &mut Sema, walk: Walk, class: &ClassDecl) -> Bases {
    let mut bases = Bases::default();
    for base in &class.bases {
        if !is_closed(sema, walk, |names| names.ty(base.ty)) {
            let is_known = are_known(sema, walk, |names| names.ty(base.ty));
            bases.has_dependent |= is_known;
            bases.has_unknown |= !is_known;
            continue;
        }
        let (ty, _) = sema.trap(|sema| ty::type_id(sema, base.ty));
        match sema.program.types.as_class(ty) {
            Some(class) => bases.known.push(class),
            None => bases.has_unknown = true,
        }
    }
    bases
}

/// The dependent type of a declaration that names nothing but what is known. None: nothing is known of it.
pub(super) fn dependent_type(
    sema: &mut Sema,
    walk: Walk,
    specs: &crate::ast::DeclSpecs,
    declarator: &crate::ast::Declarator,
) -> Option<Ty> {
    let is_known = are_known(sema, walk, |names| {
        names.specs(specs);
        names.declarator(declarator);
    });
    if !is_known || declarator.is_pack {
        return None;
    }
    let (ty, errors) = sema.trap(|sema| {
        let base = ty::specs(sema, specs, ty::Place::Other);
        ty::declarator(sema, base, declarator).ty
    });
    let is_type = errors.is_empty() && ty != Ty::ERROR && !ty::has_auto(sema, ty);
    (is_type && dependent::is_dependent(sema, ty)).then_some(ty)
}

/// The member of the current instantiation that an expression names by itself or behind `.` or `->`.
pub(super) fn member_named<'a>(sema: &mut Sema, walk: Walk<'a>, id: ExprId) -> Option<(&'a Current<'a>, NameId)> {
    let (current, name) = match sema.ast.exprs[id].kind {
        ExprKind::Name(name) => {
            let symbol = sema.ast.names[name].identifier().filter(|_| !sema.ast.names[name].is_qualified())?;
            let current = walk.current?;
            let found = lookup::unqualified(sema, symbol, lookup::Want::Any);
            (found.class.is_some() && found.class == current.stand_in.map(|stand_in| stand_in.class))
                .then_some(current)?;
            (current, name)
        }
        ExprKind::Member { base, is_arrow, name } if !sema.ast.names[name].is_qualified() => {
            let class = open::type_of(sema, walk, base).and_then(|ty| open::object(sema, ty, is_arrow))?;
            (of(walk, class)?, name)
        }
        _ => return None,
    };
    Some((current, name))
}

/// [temp.dep.type]/6: what `this->x`, `C::x` and `C<T>::x` name in `declarations` of a class without dependent bases is a
/// member of the class, or of one of its bases.
pub(super) fn members_named(sema: &mut Sema, walk: Walk, declarations: &[DeclId]) {
    let Some(current) = walk.current else { return };
    let own_name = current.symbol(sema);
    for &id in declarations {
        let mut names = Names::with_declared(&sema.ast);
        names.decl(id);
        let (of_this, qualified) = (std::mem::take(&mut names.of_this), std::mem::take(&mut names.qualified));
        let is_shadowed = names.declares.is_some_and(|declared| declared.contains(&own_name));
        if function_of(sema, id).is_some() {
            of_this.into_iter().for_each(|name| require_named(sema, current, name, false));
        }
        for name in qualified.into_iter().filter(|_| !is_shadowed && !own_name.is_empty()) {
            if is_qualified_by(sema, walk, current, name) {
                require_named(sema, current, name, true);
            }
        }
    }
}

/// Whether the qualifier of a name is that of the class itself alone.
fn is_qualified_by(sema: &mut Sema, walk: Walk, current: &Current, name: NameId) -> bool {
    let data = &sema.ast.names[name];
    let is_own = data.qualifier.len() == 1 && data.first().is_some_and(|(first, _)| first == current.symbol(sema));
    if !is_own || data.is_global {
        return false;
    }
    let (ty, _) = sema.trap(|sema| lookup::dependent_qualifier(sema, name));
    matches!(ty, Ok(Some(ty)) if of(walk, ty).is_some_and(|found| found.ty == current.ty))
}

fn require_named(sema: &mut Sema, current: &Current, name: NameId, is_qualified: bool) {
    let data = &sema.ast.names[name];
    let span = data.last_span;
    if data.is_qualified() == is_qualified
        && let Some(symbol) = data.identifier()
    {
        current.require(sema, symbol, span);
    }
}

/// The declaration of a function that a member-declaration is, with or without template parameters.
fn function_of(sema: &Sema, id: DeclId) -> Option<DeclId> {
    match &sema.ast.decls[id].kind {
        DeclKind::Template(template) => function_of(sema, template.decl),
        DeclKind::Function(function) if !function.specs.is_friend => Some(id),
        _ => None,
    }
}
