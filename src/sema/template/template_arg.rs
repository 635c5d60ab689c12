//! Template template arguments ([temp.arg.template]): which templates are arguments for a parameter, and what a
//! template-id of a parameter is when its template is known.

use std::sync::Arc;

use crate::ast::{DeclKind, TemplateParam, TemplateParamKind};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{DependentTemplate, ScopeId, TemplateArg, TemplateId, TemplateKind, TyKind};
use crate::sema::Sema;
use crate::sema::template::args::{self, Fit, Raw};
use crate::sema::template::equivalent;
use crate::sema::template::{constraint, declare, deduce, dependent, names, pack, params, subsume};
use crate::sema::ty;
use crate::source::Span;

/// Fits a class or alias template to a parameter, whose surroundings are bound in `scope`. None: reported.
pub fn fit(sema: &mut Sema, fit: &Fit, scope: ScopeId, param: &TemplateParam, arg: TemplateArg) -> Option<TemplateArg> {
    let TemplateArg::Template(id) = arg else { return Some(arg) };
    let is_type = matches!(
        sema.program.templates[id].kind,
        TemplateKind::Class | TemplateKind::Alias | TemplateKind::TemplateParam
    );
    if !is_type {
        return args::wrong_kind(sema, fit, param);
    }
    let id = aliased(sema, id);
    let TemplateParamKind::Template { params: list, requires, .. } = &param.kind else { return None };
    let wanted = head_of_param(sema, list, scope);
    let given = head_of_template(sema, id);
    let data = &sema.program.templates[id];
    let (name, at) = (data.name, data.span);
    let text = if !matches(sema, &wanted, &given) {
        format!(
            "the parameters of the template `{name}` do not fit those of the template template-parameter of `{}`",
            fit.name
        )
    } else if !subsume::param_subsumes(sema, (list, *requires), scope, id) {
        format!("the template `{name}` is more constrained than the template template-parameter of `{}`", fit.name)
    } else {
        return Some(TemplateArg::Template(id));
    };
    let diagnostic = Diagnostic::error(fit.span, text).note_at(param.span, "the parameter is declared here");
    sema.report(diagnostic.note_at(at, format!("`{name}` is declared here")));
    None
}

/// Adds the default arguments that the parameter `name` of a template has in its own parameter list: those are what its
/// template-ids leave out, whatever template is its argument ([temp.param]/14). None: an error was reported.
pub fn add_defaults(sema: &mut Sema, name: Symbol, raws: &mut Vec<Raw>, span: Span) -> Option<()> {
    let Some((scope, params)) = head_of_name(sema, name) else { return Some(()) };
    let mut known: Vec<TemplateArg> = raws.iter().cloned().map(|raw| names::unfitted(sema, raw)).collect();
    if known.iter().any(|arg| deduce::is_expansion(sema, arg)) {
        return Some(());
    }
    let defaults: Vec<_> =
        params.iter().map(|param| declare::has_default(param).then(|| Arc::clone(&params))).collect();
    let fit =
        Fit { params: &params, defaults: &defaults, parent: scope, depth: 0, order: None, name, declared: span, span };
    for i in known.len()..params.len() {
        let Some(arg) = args::default(sema, &fit, &known, i) else { break };
        raws.push(Raw::Done(arg.clone()?));
        known.push(arg?);
    }
    Some(())
}

/// The parameter list of the template template-parameter `name`, if that gives default arguments, and its scope.
fn head_of_name(sema: &Sema, name: Symbol) -> Option<(ScopeId, Arc<[TemplateParam]>)> {
    let mut next = Some(sema.cx.scope);
    while let Some(scope) = next {
        if let Some(params) = sema.program.param_heads.get(&(scope, name)) {
            return Some((scope, Arc::clone(params)));
        }
        next = sema.program.scopes[scope].parent;
    }
    None
}

/// CWG 1286: an alias template whose parameters are the arguments of another template, in order and with the same
/// default arguments, is equivalent to that.
fn aliased(sema: &mut Sema, template: TemplateId) -> TemplateId {
    let data = sema.program.templates[template].clone();
    let DeclKind::Alias { ty: id, .. } = sema.ast.decls[data.pattern].kind else { return template };
    if data.kind != TemplateKind::Alias {
        return template;
    }
    let scope = params::enter(sema, template, None);
    let (pattern, errors) = sema.trap(|sema| params::at(sema, scope, Some(data.order), |sema| ty::type_id(sema, id)));
    let TyKind::DependentSpecialization { template: DependentTemplate::Template(of), args } =
        sema.program.types.kind(pattern).clone()
    else {
        return template;
    };
    let of_data = sema.program.templates[of].clone();
    let is_plain = errors.is_empty()
        && pattern.quals().is_empty()
        && of_data.kind == TemplateKind::Class
        && equivalent::same_params(&data.params, &of_data.params)
        && *args == *params::own_args(sema, template)
        && same_defaults(sema, &data, &of_data)
        && !constraint::is_constrained(sema, template);
    if is_plain { of } else { template }
}

/// Whether two templates give the same default arguments, as they are written.
fn same_defaults(sema: &Sema, a: &crate::hir::Template, b: &crate::hir::Template) -> bool {
    let print = |list: &Option<Arc<[TemplateParam]>>, i: usize| {
        let list = list.as_ref()?;
        Some(equivalent::default_print(sema, &list[i], list))
    };
    (0..a.params.len()).all(|i| {
        let of = |data: &crate::hir::Template| data.defaults.get(i).and_then(|list| print(list, i));
        of(a) == of(b)
    })
}

/// A parameter of a template-head.
struct HeadParam {
    param: TemplateParam,
    is_pack: bool,
    has_default: bool,
    /// Where it is declared: the parameters of the head stand for themselves there.
    scope: ScopeId,
}

/// The parameters of the head of a template template-parameter that is declared in `scope`. A pack whose declaration
/// expands packs that are known is so many parameters ([temp.param]/17).
fn head_of_param(sema: &mut Sema, list: &[TemplateParam], scope: ScopeId) -> Vec<HeadParam> {
    let scope = params::bind(sema, list, scope, 0, &[]);
    let mut head = Vec::with_capacity(list.len());
    for param in list {
        let one = |scope, is_pack| HeadParam {
            param: param.clone(),
            is_pack,
            has_default: declare::has_default(param),
            scope,
        };
        let is_pack = params::is_pack(param);
        let places = match is_pack {
            true => params::at(sema, scope, None, |sema| pack::expand_head(sema, param)),
            false => None,
        };
        match places {
            Some(places) => head.extend(places.into_iter().map(|place| one(place, false))),
            None => head.push(one(scope, is_pack)),
        }
    }
    head
}

/// The parameters of a template.
fn head_of_template(sema: &mut Sema, template: TemplateId) -> Vec<HeadParam> {
    let scope = params::enter(sema, template, None);
    let data = &sema.program.templates[template];
    let one = |(param, default): (&TemplateParam, &Option<Arc<[TemplateParam]>>)| HeadParam {
        param: param.clone(),
        is_pack: params::is_pack(param),
        has_default: default.is_some(),
        scope,
    };
    data.params.iter().zip(&data.defaults).map(one).collect()
}

/// [temp.arg.template]/3: whether a template with the head `a` is an argument for a parameter with the head `p`.
fn matches(sema: &mut Sema, p: &[HeadParam], a: &[HeadParam]) -> bool {
    is_at_least_as_specialized(sema, p, a) || matches_pack(sema, p, a)
}

/// [temp.arg.template]/4: whether arguments for `p` are always arguments for `a`: an invented class template with the
/// head `a`, default arguments included, takes the parameters of `p` as its arguments.
fn is_at_least_as_specialized(sema: &mut Sema, p: &[HeadParam], a: &[HeadParam]) -> bool {
    let mut given = p.iter();
    for wanted in a {
        if wanted.is_pack {
            return given.all(|given| is_argument(sema, given, wanted));
        }
        match given.next() {
            // An expansion is no argument for a parameter that is no pack.
            Some(given) if given.is_pack => return false,
            Some(given) if is_argument(sema, given, wanted) => {}
            None if wanted.has_default => {}
            Some(_) | None => return false,
        }
    }
    given.next().is_none()
}

/// [temp.arg.template]/3: a pack of `p` matches any number of parameters and packs of `a`.
fn matches_pack(sema: &mut Sema, p: &[HeadParam], a: &[HeadParam]) -> bool {
    let mut given = a.iter();
    for wanted in p {
        if wanted.is_pack {
            return given.all(|given| is_argument(sema, wanted, given));
        }
        match given.next() {
            Some(given) if !given.is_pack && is_argument(sema, wanted, given) => {}
            Some(_) | None => return false,
        }
    }
    false
}

/// Whether what is an argument for the parameter `from` is one for `to`.
fn is_argument(sema: &mut Sema, from: &HeadParam, to: &HeadParam) -> bool {
    match (&from.param.kind, &to.param.kind) {
        (TemplateParamKind::Type { .. }, TemplateParamKind::Type { .. }) => true,
        (TemplateParamKind::NonType { .. }, TemplateParamKind::NonType { .. }) => {
            let types = |sema: &mut Sema| {
                let from_ty = params::value_type(sema, from.scope, &from.param);
                (from_ty, params::value_type(sema, to.scope, &to.param))
            };
            let ((from_ty, to_ty), _) = sema.trap(types);
            from_ty == to_ty
                || ty::has_auto(sema, to_ty)
                || ty::has_auto(sema, from_ty)
                || dependent::is_dependent(sema, to_ty)
                || dependent::is_dependent(sema, from_ty)
        }
        (TemplateParamKind::Template { params: given, .. }, TemplateParamKind::Template { params: wanted, .. }) => {
            let wanted = head_of_param(sema, wanted, to.scope);
            let given = head_of_param(sema, given, from.scope);
            matches(sema, &wanted, &given)
        }
        _ => false,
    }
}

/// The arguments of `TT<args>` when `TT` stands for this template: with its default arguments ([temp.deduct.type]/8).
/// Those that are written when they are no arguments for it, or when an expansion among them is not known.
pub fn with_defaults(sema: &mut Sema, template: TemplateId, written: &[TemplateArg]) -> Arc<[TemplateArg]> {
    let n_params = sema.program.templates[template].params.len();
    let is_open = written.iter().any(|arg| deduce::is_expansion(sema, arg) || matches!(arg, TemplateArg::Pack(_)));
    if is_open || written.len() >= n_params {
        return written.into();
    }
    let raws: Vec<Raw> = written.iter().map(Raw::of).collect();
    let (made, errors) = sema.trap(|sema| args::complete(sema, template, raws, Span::NONE));
    made.filter(|_| errors.is_empty()).unwrap_or_else(|| written.into())
}
