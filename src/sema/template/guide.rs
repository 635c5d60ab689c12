//! Deduction guides ([temp.deduct.guide]): those that are written, and those that class template argument deduction
//! makes of a primary template's constructors ([over.match.class.deduct]/1).
//!
//! A guide is a function template whose result is the deduced class, so that deduction, overload resolution and
//! partial ordering treat it like any other. A constructor's declaration names members of its class; where the class's
//! arguments are not known yet there is no class to look them up in, so the guide's scope declares those that the
//! constructor names ([`parent_scope`]).

use std::sync::Arc;

use crate::ast::visit::Names;
use crate::ast::{self, Access, ChunkKind, DeclKind, Explicit, TemplateDecl, TemplateParam, TemplateParamKind};
use crate::base::Symbol;
use crate::hir::{
    self, DefaultArg, Element, ElementForm, FnTy, FuncId, FuncName, Guide, Named, Quals, ScopeId, Specialization,
    TemplateArg, TemplateId, TemplateKind, Ty, TyKind,
};
use crate::sema::template::deduce::Failure;
use crate::sema::template::function::{self, Written};
use crate::sema::template::pack::{self, Expansion};
use crate::sema::template::{alias_guide, class, constraint, declare, guide_check, outside, params};
use crate::sema::ty::{self, Place};
use crate::sema::{Sema, access, decl, expr, lookup};

/// Declares a deduction-guide ([temp.deduct.guide]): `inner` is its declaration, `template` what stands around it.
pub fn declare(sema: &mut Sema, inner: ast::DeclId, template: Option<&TemplateDecl>) {
    let written = function::written(sema, inner);
    let Some((written, name)) = written.and_then(|written| written.declarator.name.map(|name| (written, name))) else {
        // [temp.pre]/1
        let span = sema.ast.decls[inner].span;
        sema.error(span, "only a class, a function, a variable, an alias or a concept can be a template");
        return;
    };
    let (symbol, span) = (lookup::name_symbol(sema, &sema.ast.names[name].last), sema.ast.names[name].last_span);
    let has_type = match written.declarator.chunks.first().map(|chunk| &chunk.kind) {
        Some(ChunkKind::Function(chunk)) => chunk.trailing.is_some(),
        _ => false,
    };
    // [temp.deduct.guide]/1
    if !has_type {
        sema.error(span, format!("`{symbol}` is declared without a type; a deduction guide has `->` and one"));
        return;
    }
    if written.body.is_some() {
        sema.error(span, format!("the deduction guide for `{symbol}` cannot have a body"));
        return;
    }
    let scope = sema.cx.scope;
    let found = lookup::in_scope(sema, scope, symbol, lookup::Want::Type);
    let class = found.entries.iter().find_map(|entry| match entry.named {
        Named::Template(id) if sema.program.templates[id].kind == TemplateKind::Class => Some(id),
        _ => None,
    });
    let Some(class) = class else {
        sema.error(span, format!("a deduction guide for `{symbol}`, which is no class template of this scope"));
        return;
    };
    if sema.is_user(span)
        && sema.cx.order_limit.is_none()
        && let Err(text) = guide_check::is_placed(sema, class, &written.declarator)
    {
        return sema.error(span, text);
    }
    let mut list = template.map(|template| template.params.clone()).unwrap_or_default();
    if let Some(ChunkKind::Function(chunk)) = written.declarator.chunks.first().map(|chunk| &chunk.kind) {
        list.extend(declare::invented_params(&chunk.params));
    }
    let list: Arc<[TemplateParam]> = list.into();
    let data = hir::Template {
        pattern: inner,
        first_pattern: inner,
        decl: inner,
        defaults: list.iter().map(|param| declare::has_default(param).then(|| Arc::clone(&list))).collect(),
        params: list,
        scope,
        lookup_scope: scope,
        requires: template.and_then(|template| template.requires),
        order: sema.position(),
        span,
        ..blank(sema, class, Guide::Written)
    };
    let guide = sema.program.templates.push(data);
    if sign(sema, guide) && !guide_check::declared_before(sema, class, guide) {
        sema.program.templates.get_mut(class).guides.push(guide);
    }
}

/// A guide with nothing said about it but what it deduces.
fn blank(sema: &Sema, class: TemplateId, guide: Guide) -> hir::Template {
    let data = &sema.program.templates[class];
    hir::Template {
        kind: TemplateKind::Function,
        depth: 0,
        requires: None,
        is_defined: true,
        access: Access::Public,
        partials: Vec::new(),
        is_explicit_member: false,
        primary: None,
        guide: Some((class, guide)),
        alias_guide: None,
        guides: Vec::new(),
        members: Vec::new(),
        ..data.clone()
    }
}

/// Builds the dependent type of a guide. Whether it has one.
pub(super) fn sign(sema: &mut Sema, guide: TemplateId) -> bool {
    match signature(sema, guide, &[]) {
        Some((ty, _)) => {
            sema.program.template_signatures.insert(guide, ty);
            true
        }
        None => false,
    }
}

/// The guides that deduce the arguments of a class template, in the order of [over.match.class.deduct]/1; the
/// aggregate deduction candidate is made for each use.
pub fn all(sema: &mut Sema, class: TemplateId) -> Vec<TemplateId> {
    let mut guides = match sema.implicit_guides.get(&class) {
        Some(guides) => guides.to_vec(),
        None => {
            if !sema.program.templates[class].is_defined {
                outside::define_member_template(sema, class);
            }
            let guides = implicit(sema, class);
            if sema.program.templates[class].is_defined {
                sema.implicit_guides.insert(class, guides.clone().into());
            }
            guides
        }
    };
    guides.extend(&sema.program.templates[class].guides);
    guides
}

/// Implicit guides: of constructors, or of a hypothetical default constructor; and the copy deduction candidate.
fn implicit(sema: &mut Sema, class: TemplateId) -> Vec<TemplateId> {
    let mut guides = Vec::new();
    let pattern = sema.program.templates[class].pattern;
    let members = class::definition(sema, pattern).map(|definition| definition.members).unwrap_or_default();
    for member in members {
        let (template, inner) = match &sema.ast.decls[member].kind {
            DeclKind::Template(template) => (Some((**template).clone()), template.decl),
            _ => (None, member),
        };
        if is_constructor(sema, class, inner) {
            let guide = of_constructor(sema, class, template.as_ref(), inner);
            guides.push(sema.program.templates.push(guide));
        }
    }
    if guides.is_empty() {
        let guide = blank(sema, class, Guide::Default);
        guides.push(sema.program.templates.push(guide));
    }
    let copy = blank(sema, class, Guide::Copy);
    guides.push(sema.program.templates.push(copy));
    guides.retain(|&guide| {
        let (is_signed, errors) = sema.trap(|sema| sign(sema, guide));
        is_signed && errors.is_empty()
    });
    guides
}

fn is_constructor(sema: &Sema, class: TemplateId, id: ast::DeclId) -> bool {
    let Some(written) = function::written(sema, id) else { return false };
    let is_function =
        matches!(written.declarator.chunks.first().map(|chunk| &chunk.kind), Some(ChunkKind::Function(_)));
    let name = written.declarator.name.and_then(|name| sema.ast.names[name].identifier());
    is_function && written.specs.ty == ast::TypeSpec::None && name == Some(sema.program.templates[class].name)
}

/// [over.match.class.deduct]/1.1: the parameters are the class template's, followed by the constructor's own.
fn of_constructor(
    sema: &Sema,
    class: TemplateId,
    template: Option<&TemplateDecl>,
    inner: ast::DeclId,
) -> hir::Template {
    let data = &sema.program.templates[class];
    let mut list = data.params.to_vec();
    list.extend(template.map(|template| template.params.clone()).unwrap_or_default());
    if let Some(written) = function::written(sema, inner)
        && let Some(ChunkKind::Function(chunk)) = written.declarator.chunks.first().map(|chunk| &chunk.kind)
    {
        list.extend(declare::invented_params(&chunk.params));
    }
    let n_class = data.params.len();
    let is_template = list.len() > n_class;
    let list: Arc<[TemplateParam]> = list.into();
    let mut defaults = data.defaults.clone();
    defaults.extend(list[n_class..].iter().map(|param| declare::has_default(param).then(|| Arc::clone(&list))));
    hir::Template {
        pattern: inner,
        first_pattern: inner,
        params: list,
        defaults,
        requires: template.and_then(|template| template.requires),
        span: sema.ast.decls[inner].span,
        ..blank(sema, class, Guide::Constructor { is_template })
    }
}

/// The aggregate deduction candidate for these elements ([over.match.class.deduct]/1.5).
pub fn aggregate(sema: &mut Sema, class: TemplateId, elements: Vec<Element>) -> Option<TemplateId> {
    let guide = blank(sema, class, Guide::Aggregate(elements.into()));
    let guide = sema.program.templates.push(guide);
    let (is_signed, errors) = sema.trap(|sema| sign(sema, guide));
    (is_signed && errors.is_empty()).then_some(guide)
}

/// The class that a guide yields for the arguments that are known.
fn result(sema: &mut Sema, class: TemplateId, known: &[Option<TemplateArg>]) -> Ty {
    let mut args = params::own_args(sema, class).to_vec();
    for (arg, known) in args.iter_mut().zip(known) {
        if let Some(known) = known {
            arg.clone_from(known);
        }
    }
    class::specialized_type(sema, class, args.into())
}

/// The function type and parameters of a guide for the arguments that are known. None: reported.
fn signature(sema: &mut Sema, guide: TemplateId, known: &[Option<TemplateArg>]) -> Option<(Ty, Vec<hir::Param>)> {
    let data = sema.program.templates[guide].clone();
    if let Some(alias) = &data.alias_guide {
        let args = alias_guide::args_of(sema, guide, known)?;
        return signature(sema, alias.of, &args);
    }
    let (class, kind) = data.guide?;
    let scope = params::enter_some(sema, guide, known);
    let order = Some(sema.program.templates[guide].order);
    let is_written = kind == Guide::Written;
    let typed = |sema: &mut Sema| match kind {
        Guide::Written | Guide::Constructor { .. } => {
            let written = function::written(sema, data.pattern)?;
            let n_errors = sema.sink.error_count();
            let base = match kind {
                Guide::Written => sema.program.types.intern(TyKind::Auto { is_decltype: false }),
                _ => Ty::VOID,
            };
            let shape = ty::declarator(sema, base, &written.declarator);
            if sema.sink.error_count() > n_errors {
                return None;
            }
            let mut function = sema.program.types.as_function(shape.ty)?.clone();
            if kind != Guide::Written {
                function.ret = result(sema, class, known);
            }
            let ty = sema.program.types.function(function);
            Some((ty, shape.params.unwrap_or_default()))
        }
        Guide::Default => Some(of_types(sema, class, known, Vec::new())),
        Guide::Copy => {
            let own = result(sema, class, known);
            Some(of_types(sema, class, known, vec![own]))
        }
        Guide::Aggregate(elements) => {
            let mut types = Vec::new();
            for element in elements.iter() {
                element_types(sema, element, &mut types)?;
            }
            Some(of_types(sema, class, known, types))
        }
    };
    params::at(sema, scope, order, |sema| match is_written {
        true => typed(sema),
        // The declaration of a constructor has the access of its class, which does not exist yet: what it names is checked
        // when the class that is deduced is instantiated.
        false => access::exempt(sema, typed),
    })
}

fn of_types(
    sema: &mut Sema,
    class: TemplateId,
    known: &[Option<TemplateArg>],
    types: Vec<Ty>,
) -> (Ty, Vec<hir::Param>) {
    let ret = result(sema, class, known);
    let span = sema.program.templates[class].span;
    let param = |&ty: &Ty| hir::Param { name: Symbol::EMPTY, ty, var: None, default: DefaultArg::None, span };
    let list = types.iter().map(param).collect();
    let function = FnTy {
        ret,
        params: types.iter().map(|&ty| sema.program.types.unqualified(ty)).collect(),
        is_variadic: false,
        quals: Quals::NONE,
        ref_qual: ast::RefQual::None,
        is_noexcept: false,
        dependent_noexcept: None,
    };
    (sema.program.types.function(function), list)
}

/// The parameter types for an aggregate's element ([over.match.class.deduct]/1.5): an array is taken by reference.
fn element_types(sema: &mut Sema, element: &Element, types: &mut Vec<Ty>) -> Option<()> {
    match *element {
        Element::Base { ty, is_pack: false } => types.push(ty::type_id(sema, ty)),
        Element::Base { ty, is_pack: true } => match pack::expand_type(sema, ty, |sema| ty::type_id(sema, ty))? {
            Expansion::Elements(elements) => types.extend(elements),
            Expansion::Mixed(elements) => {
                for (ty, is_spread) in elements {
                    types.push(match is_spread {
                        true => sema.program.types.intern(TyKind::PackExpansion(ty)),
                        false => ty,
                    });
                }
            }
            Expansion::Dependent => {
                let pattern = ty::type_id(sema, ty);
                types.push(sema.program.types.intern(TyKind::PackExpansion(pattern)));
            }
        },
        Element::Member { decl, declarator, form } => {
            let DeclKind::Simple { specs, declarators } = sema.ast.decls[decl].kind.clone() else { return None };
            let base = ty::specs(sema, &specs, Place::Other);
            let declared = ty::declarator(sema, base, &declarators.get(declarator)?.declarator).ty;
            types.push(match (sema.program.types.kind(declared), form) {
                (TyKind::Array(..), ElementForm::Part) => innermost(sema, declared),
                (TyKind::Array(..), ElementForm::List) => sema.program.types.rvalue_ref(declared),
                (TyKind::Array(..), ElementForm::Whole) => {
                    let constant = sema.program.types.add_quals(declared, Quals::CONST);
                    sema.program.types.lvalue_ref(constant)
                }
                _ => declared,
            });
        }
    }
    (types.last() != Some(&Ty::ERROR)).then_some(())
}

/// The type of the elements of an array of arrays.
fn innermost(sema: &Sema, mut ty: Ty) -> Ty {
    while let TyKind::Array(element, _) = *sema.program.types.kind(ty) {
        ty = element;
    }
    ty
}

/// How many elements in all a member of an aggregate's pattern has, when it is an array whose bounds do not depend on the
/// template's arguments.
pub fn n_elements(sema: &mut Sema, class: TemplateId, element: &Element) -> Option<u64> {
    let Element::Member { decl, declarator, .. } = *element else { return None };
    let DeclKind::Simple { specs, declarators } = sema.ast.decls[decl].kind.clone() else { return None };
    let item = declarators.get(declarator)?;
    item.declarator.chunks.iter().find(|chunk| matches!(chunk.kind, ChunkKind::Array { .. }))?;
    let mut names = Names::new(&sema.ast, true);
    names.decl(decl);
    let wanted = names.found;
    let scope = class_scope(sema, class, &[], wanted);
    let order = Some(sema.program.templates[class].order);
    let (mut ty, errors) = sema.trap(|sema| {
        params::at(sema, scope, order, |sema| {
            let base = ty::specs(sema, &specs, Place::Other);
            ty::declarator(sema, base, &item.declarator).ty
        })
    });
    let mut n = None;
    while let TyKind::Array(inner, hir::ArrayLen::Known(len)) = *sema.program.types.kind(ty) {
        n = Some(n.unwrap_or(1u64).saturating_mul(len));
        ty = inner;
    }
    let is_array = matches!(sema.program.types.kind(ty), TyKind::Array(..));
    n.filter(|_| errors.is_empty() && !is_array)
}

/// The function that a guide makes of arguments.
pub fn specialization(sema: &mut Sema, guide: TemplateId, args: &Arc<[TemplateArg]>) -> Result<FuncId, Failure> {
    let (of, of_args) = alias_guide::constrained_args(sema, guide, args)?;
    constraint::of_template(sema, of, &of_args).map_err(|why| Failure::Constraint(Box::new(why)))?;
    let (made, errors) = sema.trap(|sema| {
        let known: Vec<Option<TemplateArg>> = of_args.iter().cloned().map(Some).collect();
        let (ty, list) = signature(sema, of, &known)?;
        Some((ty, list, is_explicit(sema, of, &of_args)))
    });
    let Some((ty, list, is_explicit)) = made.filter(|_| errors.is_empty()) else {
        let text = errors.first().map_or("the guide is not valid".to_string(), |error| error.message.clone());
        return Err(Failure::Substitution(text));
    };
    let data = &sema.program.templates[guide];
    let (name, scope, span) = (FuncName::Ident(data.name), data.scope, data.span);
    let mut func = decl::blank_func(sema, name, ty, scope, span);
    func.params = list;
    func.is_explicit = is_explicit;
    func.specialization = Some((guide, Arc::clone(args)));
    let func = sema.program.funcs.push(func);
    sema.specializations.insert((guide, Arc::clone(args)), Specialization::Func(func));
    Ok(func)
}

/// [dcl.fct.spec]: `explicit` of a guide, or of its constructor.
fn is_explicit(sema: &mut Sema, guide: TemplateId, args: &[TemplateArg]) -> bool {
    let pattern = sema.program.templates[guide].pattern;
    match function::written(sema, pattern).map(|written| written.specs.explicit) {
        Some(Explicit::Yes) => true,
        Some(Explicit::If(condition)) => {
            let scope = params::enter(sema, guide, Some(args));
            let order = Some(sema.program.templates[guide].order);
            params::at(sema, scope, order, |sema| expr::constant_bool(sema, condition).unwrap_or(false))
        }
        Some(Explicit::No) | None => false,
    }
}

// ---- the members that a constructor names ----

/// The scope around a guide's parameters: for one that is made of a class's members, a scope in which the members that
/// they name are declared. None: the scope of the template itself.
pub fn parent_scope(sema: &mut Sema, guide: TemplateId, args: &[Option<TemplateArg>]) -> Option<ScopeId> {
    let data = &sema.program.templates[guide];
    if data.alias_guide.is_some() {
        return None;
    }
    let (class, kind) = data.guide.clone()?;
    let mut names = Names::new(&sema.ast, true);
    match &kind {
        Guide::Written | Guide::Default | Guide::Copy => return None,
        Guide::Constructor { .. } => {
            let data = &sema.program.templates[guide];
            let n_class = sema.program.templates[class].params.len();
            data.params[n_class.min(data.params.len())..].iter().for_each(|param| param_names(&mut names, param));
            data.requires.iter().for_each(|&requires| names.expr(requires));
            if let Some(Written { specs, declarator, .. }) = function::written(sema, data.pattern) {
                names.specs(&specs);
                names.declarator(&declarator);
                declarator.requires.iter().for_each(|&requires| names.expr(requires));
            }
        }
        Guide::Aggregate(elements) => {
            for element in elements.iter() {
                match *element {
                    Element::Base { ty, .. } => names.ty(ty),
                    Element::Member { decl, .. } => names.decl(decl),
                }
            }
        }
    }
    let wanted = names.found;
    Some(class_scope(sema, class, args, wanted))
}

fn param_names(names: &mut Names, param: &TemplateParam) {
    match &param.kind {
        TemplateParamKind::Type { constraint, default } => {
            constraint.iter().for_each(|&name| names.name(name, false));
            default.iter().for_each(|&ty| names.ty(ty));
        }
        TemplateParamKind::NonType { param } => names.param(param),
        TemplateParamKind::Template { default, .. } => default.iter().for_each(|&name| names.name(name, false)),
    }
}

/// A scope like that of a class template's members, with those of its members that are wanted.
fn class_scope(sema: &mut Sema, class: TemplateId, args: &[Option<TemplateArg>], mut wanted: Vec<Symbol>) -> ScopeId {
    let data = sema.program.templates[class].clone();
    let args = &args[..data.params.len().min(args.len())];
    let scope = params::bind(sema, &data.params, data.lookup_scope, data.depth, args);
    let own = result(sema, class, args);
    // The injected-class-name ([temp.local]/1).
    declare_type(sema, scope, data.name, own);
    let Some(definition) = class::definition(sema, data.pattern) else { return scope };
    // Members that are types may name other members.
    let declared: Vec<(ast::DeclId, Symbol, Member)> = definition
        .members
        .iter()
        .flat_map(|&id| members(&sema.ast, id).into_iter().map(move |(n, m)| (id, n, m)))
        .collect();
    for &(id, name, member) in declared.iter().rev() {
        if wanted.contains(&name) && matches!(member, Member::Alias | Member::Typedef(_) | Member::AliasTemplate) {
            let mut names = Names::new(&sema.ast, true);
            names.decl(id);
            wanted.extend(names.found);
        }
    }
    let order = Some(sema.program.templates[class].order);
    for (id, name, member) in declared {
        if !wanted.contains(&name) {
            continue;
        }
        let (_, _) = sema.trap(|sema| {
            let declare = |sema: &mut Sema| declare_member(sema, scope, id, name, member, own);
            params::at(sema, scope, order, |sema| access::exempt(sema, declare));
        });
    }
    scope
}

/// What a member is, as far as it matters how it is declared again.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Member {
    Alias,
    /// Which declarator of a typedef.
    Typedef(usize),
    AliasTemplate,
    /// A class or enumeration, or a type from a base.
    Type,
    Other,
}

/// The names that a member-declaration declares.
fn members(ast: &ast::Ast, id: ast::DeclId) -> Vec<(Symbol, Member)> {
    let of_name = |name: Option<ast::NameId>| name.and_then(|name| ast.names[name].identifier());
    match &ast.decls[id].kind {
        DeclKind::Alias { name, .. } => vec![(*name, Member::Alias)],
        DeclKind::Class(class) => of_name(class.name).map(|name| (name, Member::Type)).into_iter().collect(),
        DeclKind::Enum(data) => of_name(data.name).map(|name| (name, Member::Type)).into_iter().collect(),
        DeclKind::Function(function) => {
            of_name(function.declarator.name).map(|name| (name, Member::Other)).into_iter().collect()
        }
        DeclKind::Simple { specs, declarators } if declarators.is_empty() => match &specs.ty {
            ast::TypeSpec::Class(inner) | ast::TypeSpec::Enum(inner) => members(ast, *inner),
            ast::TypeSpec::Elaborated { name, .. } => {
                of_name(Some(*name)).map(|name| (name, Member::Type)).into_iter().collect()
            }
            _ => Vec::new(),
        },
        DeclKind::Simple { specs, declarators } => {
            let kind = |i| if specs.is_typedef { Member::Typedef(i) } else { Member::Other };
            let named = |(i, item): (usize, &ast::InitDeclarator)| Some((of_name(item.declarator.name)?, kind(i)));
            declarators.iter().enumerate().filter_map(named).collect()
        }
        DeclKind::Using { names } => {
            let named = |using: &ast::UsingDeclarator| {
                let name = &ast.names[using.name];
                let symbol = match &name.last {
                    ast::Unqualified::Ident(symbol) => *symbol,
                    _ => return None,
                };
                Some((symbol, if name.has_typename { Member::Type } else { Member::Other }))
            };
            names.iter().filter_map(named).collect()
        }
        DeclKind::Template(template) => members(ast, template.decl)
            .into_iter()
            .map(|(name, member)| (name, if member == Member::Alias { Member::AliasTemplate } else { Member::Other }))
            .collect(),
        _ => Vec::new(),
    }
}

/// Declares a member in the scope of a guide. `own` is the class; dependent when its arguments are not known.
fn declare_member(sema: &mut Sema, scope: ScopeId, id: ast::DeclId, name: Symbol, member: Member, own: Ty) {
    match (member, sema.ast.decls[id].kind.clone()) {
        (Member::Alias, DeclKind::Alias { ty, .. }) => {
            let ty = ty::type_id(sema, ty);
            declare_type(sema, scope, name, ty);
        }
        (Member::Typedef(i), DeclKind::Simple { specs, declarators }) => {
            let base = ty::specs(sema, &specs, Place::Other);
            let Some(item) = declarators.get(i) else { return };
            let ty = ty::declarator(sema, base, &item.declarator).ty;
            declare_type(sema, scope, name, ty);
        }
        (Member::AliasTemplate, DeclKind::Template(template)) => {
            declare::member_template(sema, scope, id, &template);
        }
        _ => match *sema.program.types.kind(own) {
            TyKind::Class(class) => {
                class::instantiate(sema, class);
                for entry in lookup::member(sema, class, name).entries {
                    lookup::declare(sema, scope, name, entry.named);
                }
            }
            _ if member == Member::Type => {
                let ty = sema.program.types.intern(TyKind::DependentName { qualifier: own, name, args: None });
                declare_type(sema, scope, name, ty);
            }
            _ => {}
        },
    }
}

fn declare_type(sema: &mut Sema, scope: ScopeId, name: Symbol, ty: Ty) {
    if ty == Ty::ERROR {
        return;
    }
    let span = crate::source::Span::NONE;
    let alias = sema.program.declare_alias(hir::Alias { name, scope, ty, written: ast::TypeSpec::None, span });
    lookup::declare(sema, scope, name, Named::Alias(alias));
}
