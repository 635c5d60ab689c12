//! Template arguments ([temp.arg]): from what is written to one argument for each parameter.

use std::sync::Arc;

use crate::ast::{self, TemplateArgKind, TemplateParam, TemplateParamKind};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{ExprId, ExprKind, Named, ScopeId, TemplateArg, TemplateId, TemplateKind, Ty, TyKind};
use crate::sema::conv::{self, Context, Sequence, ValueStep};
use crate::sema::lookup::{self, Want};
use crate::sema::template::pack::{self, Expansion};
use crate::sema::template::{dependent, notation, params, template_arg};
use crate::sema::{Sema, expr, overload, ty};
use crate::source::Span;

/// A template argument as written, expanded, not yet fitted to its parameter.
#[derive(Debug, Clone)]
pub enum Raw {
    Type(Ty, Option<ast::TypeId>),
    /// Where it is to be checked.
    Expr(ast::ExprId, ScopeId),
    /// The name of a template, or of a class inside itself.
    Template(TemplateArg),
    /// Fitted already.
    Done(TemplateArg),
}

impl Raw {
    /// An argument that is to be fitted to a parameter.
    pub fn of(arg: &TemplateArg) -> Raw {
        match arg {
            TemplateArg::Type(ty) => Raw::Type(*ty, None),
            TemplateArg::Template(_) | TemplateArg::ParamTemplate { .. } => Raw::Template(arg.clone()),
            TemplateArg::Unfitted(id, at) => Raw::Expr(*id, *at),
            other => Raw::Done(other.clone()),
        }
    }
}

/// The arguments of a template-id, pack expansions expanded. None: an error was reported.
pub fn written(sema: &mut Sema, args: &[ast::TemplateArg]) -> Option<Vec<Raw>> {
    let mut raws = Vec::with_capacity(args.len());
    for arg in args {
        if !arg.is_pack_expansion {
            raws.push(one(sema, arg)?);
            continue;
        }
        if let Some(operand) = integer_pack(sema, arg) {
            integers(sema, operand, arg, &mut raws)?;
            continue;
        }
        match pack::expand_arg(sema, arg, |sema| one(sema, arg))? {
            Expansion::Elements(elements) => {
                for element in elements {
                    raws.push(element?);
                }
            }
            Expansion::Mixed(elements) => {
                for (element, is_spread) in elements {
                    let element = element?;
                    raws.push(if is_spread { spread(sema, element) } else { element });
                }
            }
            Expansion::Dependent => {
                let pattern = one(sema, arg)?;
                raws.push(spread(sema, pattern));
            }
        }
    }
    Some(raws)
}

/// The operand when an expansion's pattern is GNU's `__integer_pack(n)`: a pack of the values 0 to n - 1.
fn integer_pack(sema: &Sema, arg: &ast::TemplateArg) -> Option<ast::ExprId> {
    let TemplateArgKind::Expr(id) = arg.kind else { return None };
    let ast::ExprKind::Call { callee, args, .. } = &sema.ast.exprs[id].kind else { return None };
    let ast::ExprKind::Name(name) = sema.ast.exprs[*callee].kind else { return None };
    let is_builtin = sema.ast.names[name].identifier() == Some(Symbol::new("__integer_pack"));
    match args[..] {
        [operand] if is_builtin => Some(operand),
        _ => None,
    }
}

/// Adds the elements of `__integer_pack(operand)`.
fn integers(sema: &mut Sema, operand: ast::ExprId, arg: &ast::TemplateArg, raws: &mut Vec<Raw>) -> Option<()> {
    if dependent::expr_is_dependent(sema, operand) {
        let TemplateArgKind::Expr(id) = arg.kind else { return None };
        let pattern = value_pattern(sema, id);
        let expansion = sema.program.types.intern(TyKind::PackExpansion(pattern));
        raws.push(Raw::Done(TemplateArg::Type(expansion)));
        return Some(());
    }
    let (n, ty) = expr::constant_int(sema, operand, None, "the operand of `__integer_pack`")?;
    let limit = crate::base::limits::PACK_LENGTH;
    if !(0..=limit).contains(&n) {
        sema.error(arg.span, format!("a pack of {n} integers cannot be made: the limit is {limit}"));
        return None;
    }
    let value = |n| Raw::Done(TemplateArg::Value(ty, Arc::new(crate::hir::Value::Int(n))));
    raws.extend((0..n).map(value));
    Some(())
}

/// The expansion of a pattern whose packs are not known.
fn spread(sema: &mut Sema, pattern: Raw) -> Raw {
    let pattern = match pattern {
        Raw::Type(ty, _) => ty,
        Raw::Expr(id, at) => {
            let saved = std::mem::replace(&mut sema.cx.scope, at);
            let plain = plain_argument(sema, id);
            sema.cx.scope = saved;
            match plain {
                Some(value @ TemplateArg::ParamValue { .. }) => return Raw::Done(value),
                _ => {
                    let saved = std::mem::replace(&mut sema.cx.scope, at);
                    let pattern = value_pattern(sema, id);
                    sema.cx.scope = saved;
                    pattern
                }
            }
        }
        done @ (Raw::Template(_) | Raw::Done(_)) => return done,
    };
    let expansion = sema.program.types.intern(TyKind::PackExpansion(pattern));
    Raw::Done(TemplateArg::Type(expansion))
}

/// An expression as the pattern of an expansion, which stands among types.
fn value_pattern(sema: &mut Sema, id: ast::ExprId) -> Ty {
    let notation = notation::of(sema, id);
    sema.program.types.intern(TyKind::DependentExpr(notation, crate::hir::ExprForm::Value))
}

/// A template argument that is no expansion. None: an error was reported.
pub fn one(sema: &mut Sema, arg: &ast::TemplateArg) -> Option<Raw> {
    match arg.kind {
        TemplateArgKind::Type(id) => {
            let ty = ty::type_id(sema, id);
            (ty != Ty::ERROR).then_some(Raw::Type(ty, Some(id)))
        }
        TemplateArgKind::Expr(id) => Some(qualified_type(sema, id).unwrap_or(Raw::Expr(id, sema.cx.scope))),
        TemplateArgKind::Template(name) => template_name(sema, name),
    }
}

/// What a qualified name is as a type or template. The parser cannot always see what a member of a specialisation is; a
/// name that depends on a parameter is a value ([temp.res]/3).
fn qualified_type(sema: &mut Sema, id: ast::ExprId) -> Option<Raw> {
    let ast::ExprKind::Name(name) = sema.ast.exprs[id].kind else { return None };
    let data = &sema.ast.names[name];
    if data.qualifier.is_empty() || !matches!(data.last, ast::Unqualified::Ident(_)) {
        return None;
    }
    let (found, errors) = sema.trap(|sema| {
        let is_dependent = lookup::dependent_qualifier(sema, name).ok()?.is_some();
        (!is_dependent).then(|| lookup::named(sema, name, Want::Any))
    });
    let found = found.filter(|found| errors.is_empty() && !found.is_ambiguous)?;
    match &found.entries.first()?.named {
        Named::Template(template)
            if matches!(sema.program.templates[*template].kind, TemplateKind::Class | TemplateKind::Alias) =>
        {
            Some(Raw::Template(TemplateArg::Template(*template)))
        }
        named => lookup::named_type(sema, &named.clone()).map(|ty| Raw::Type(ty, None)),
    }
}

/// A name that is to be a template ([temp.arg.template]).
fn template_name(sema: &mut Sema, name: ast::NameId) -> Option<Raw> {
    let found = lookup::named(sema, name, Want::Type);
    match found.entries.first().map(|entry| entry.named.clone()) {
        Some(Named::Template(id)) => Some(Raw::Template(TemplateArg::Template(id))),
        Some(Named::TemplateArg(arg @ (TemplateArg::Template(_) | TemplateArg::ParamTemplate { .. }))) => {
            Some(Raw::Template(arg))
        }
        Some(named) => match lookup::named_type(sema, &named) {
            Some(ty) => Some(Raw::Type(ty, None)),
            None => {
                let span = sema.ast.names[name].last_span;
                sema.error(span, "a template's name is needed here");
                None
            }
        },
        None => {
            lookup::undeclared(sema, name);
            None
        }
    }
}

/// The argument that an expression is when it names nothing but a parameter.
pub fn plain_argument(sema: &mut Sema, id: ast::ExprId) -> Option<TemplateArg> {
    let ast::ExprKind::Name(name) = sema.ast.exprs[id].kind else { return None };
    let data = &sema.ast.names[name];
    let ast::Unqualified::Ident(symbol) = data.last else { return None };
    if data.is_qualified() {
        return None;
    }
    let found = lookup::unqualified(sema, symbol, Want::Any);
    match found.entries.first().map(|entry| entry.named.clone()) {
        Some(Named::TemplateArg(arg)) => Some(arg),
        _ => None,
    }
}

/// Whose arguments are fitted.
#[derive(Clone)]
pub struct Fit<'a> {
    pub params: &'a [TemplateParam],
    pub defaults: &'a [Option<Arc<[TemplateParam]>>],
    /// The parent of the parameters' scope.
    pub parent: ScopeId,
    pub depth: u16,
    pub order: Option<u32>,
    pub name: Symbol,
    /// Where the template is, for notes.
    pub declared: Span,
    pub span: Span,
}

impl<'a> Fit<'a> {
    /// Arguments for the parameters of a template, which are given with their default arguments.
    fn of(
        data: &crate::hir::Template,
        params: &'a [TemplateParam],
        defaults: &'a [Option<Arc<[TemplateParam]>>],
        span: Span,
    ) -> Fit<'a> {
        Fit {
            params,
            defaults,
            parent: data.lookup_scope,
            depth: data.depth,
            order: Some(data.order),
            name: data.name,
            declared: data.span,
            span,
        }
    }
}

/// Fits one argument to the `i`-th parameter of a template, what its declaration names being bound in `scope`; none:
/// its default argument, for which all of the `earlier` arguments are known. None: an error was reported.
pub fn fit_one(
    sema: &mut Sema,
    template: TemplateId,
    scope: ScopeId,
    i: usize,
    raw: Result<Raw, &[TemplateArg]>,
    span: Span,
) -> Option<TemplateArg> {
    let data = &sema.program.templates[template];
    let (params, defaults) = (data.params.clone(), data.defaults.clone());
    let fit = Fit::of(data, &params, &defaults, span);
    match raw {
        Ok(raw) => convert(sema, &fit, &Progressive { scope, args: Vec::new() }, &params[i], raw),
        Err(earlier) => match default(sema, &fit, earlier, i) {
            Some(arg) => arg,
            None => {
                report_count(sema, &fit, earlier.len(), "too few");
                None
            }
        },
    }
}

/// Fits arguments to the parameters of a class, variable or alias template or concept: one for each, defaults
/// included. None: an error was reported.
pub fn complete(sema: &mut Sema, template: TemplateId, raws: Vec<Raw>, span: Span) -> Option<Arc<[TemplateArg]>> {
    let data = &sema.program.templates[template];
    let (params, defaults) = (data.params.clone(), data.defaults.clone());
    let fit = Fit::of(data, &params, &defaults, span);
    let mut scope = Progressive::new(sema, &fit);
    let mut rest: std::collections::VecDeque<Raw> = raws.into();
    let n_given = rest.len();
    for (i, param) in params.iter().enumerate() {
        if params::is_pack(param) {
            let mut elements = Vec::new();
            let places = element_places(sema, &fit, &scope, param);
            let n = places.as_ref().map_or(usize::MAX, Vec::len);
            while elements.len() < n
                && let Some(raw) = rest.pop_front()
            {
                let place = places.as_ref().map_or(&scope, |places| &places[elements.len()]);
                elements.push(convert(sema, &fit, place, param, raw)?);
            }
            if places.is_some() && elements.len() < n {
                report_count(sema, &fit, n_given, "too few");
                return None;
            }
            scope.push(sema, &fit, i, TemplateArg::Pack(elements.into()));
            continue;
        }
        let arg = match rest.pop_front() {
            // An expansion that is not known spreads over the parameters in a way that is not known either.
            Some(Raw::Done(arg) | Raw::Template(arg)) if super::deduce::is_expansion(sema, &arg) => {
                if !allows_expansion(sema, template, param, span) {
                    return None;
                }
                scope.args.push(arg);
                scope.args.extend(rest.drain(..).map(|raw| super::names::unfitted(sema, raw)));
                return Some(scope.args.into());
            }
            Some(raw) => convert(sema, &fit, &scope, param, raw)?,
            None => match default(sema, &fit, &scope.args, i) {
                Some(arg) => arg?,
                None => {
                    report_count(sema, &fit, n_given, "too few");
                    return None;
                }
            },
        };
        scope.push(sema, &fit, i, arg);
    }
    if !rest.is_empty() {
        report_count(sema, &fit, n_given, "too many");
        return None;
    }
    Some(scope.args.into())
}

/// CWG 1430: an alias template or a concept is replaced by what it stands for where it is named, so that an expansion cannot
/// be the argument of a parameter that is no pack.
fn allows_expansion(sema: &mut Sema, template: TemplateId, param: &TemplateParam, span: Span) -> bool {
    let data = &sema.program.templates[template];
    let what = match data.kind {
        TemplateKind::Alias => "alias template",
        TemplateKind::Concept => "concept",
        TemplateKind::Class | TemplateKind::Function | TemplateKind::Variable | TemplateKind::TemplateParam => {
            return true;
        }
    };
    let text =
        format!("a pack expansion is the argument for a parameter of the {what} `{}` that is no pack", data.name);
    sema.report(Diagnostic::error(span, text).note_at(param.span, "the parameter is declared here"));
    false
}

/// [temp.param]/17: a pack whose declaration expands packs that are known has as many elements as those. The places where
/// each of its elements is declared; none for other packs.
pub fn element_places(
    sema: &mut Sema,
    fit: &Fit,
    bound: &Progressive,
    param: &TemplateParam,
) -> Option<Vec<Progressive>> {
    let scopes = params::at(sema, bound.scope, fit.order, |sema| pack::expand_head(sema, param))?;
    Some(scopes.into_iter().map(|scope| Progressive { scope, args: Vec::new() }).collect())
}

/// How many leading arguments of a specialisation are enough to name it: the others equal their default arguments.
pub fn n_named(sema: &mut Sema, template: TemplateId, args: &Arc<[TemplateArg]>) -> usize {
    let mut n = args.len();
    while n > 0 && !matches!(args[n - 1], TemplateArg::Pack(_)) {
        let leading = args[..n - 1].iter().cloned().map(Raw::Done).collect();
        let (completed, errors) = sema.trap(|sema| complete(sema, template, leading, Span::NONE));
        if !errors.is_empty() || completed.as_ref() != Some(args) {
            break;
        }
        n -= 1;
    }
    n
}

fn report_count(sema: &mut Sema, fit: &Fit, n_given: usize, what: &str) {
    let text = format!("{what} template arguments for `{}`: {n_given} for {}", fit.name, fit.params.len());
    sema.report(Diagnostic::error(fit.span, text).note_at(fit.declared, format!("`{}` is declared here", fit.name)));
}

/// The arguments fitted so far, and the scope that binds them: the type of a parameter may mention earlier ones.
pub struct Progressive {
    scope: ScopeId,
    pub args: Vec<TemplateArg>,
}

impl Progressive {
    /// No argument yet.
    pub fn new(sema: &mut Sema, fit: &Fit) -> Progressive {
        Progressive { scope: params::new_scope(sema, fit.parent), args: Vec::new() }
    }

    /// Binds the next parameter, the `i`-th.
    pub fn push(&mut self, sema: &mut Sema, fit: &Fit, i: usize, arg: TemplateArg) {
        params::bind_one(sema, self.scope, &fit.params[i], arg.clone());
        self.args.push(arg);
    }
}

/// The default argument of the `i`-th parameter ([temp.param]/12). None: there is none; `Some(None)`: it has errors.
pub fn default(sema: &mut Sema, fit: &Fit, args: &[TemplateArg], i: usize) -> Option<Option<TemplateArg>> {
    let names = fit.defaults.get(i)?.clone()?;
    let known: Vec<Option<TemplateArg>> = args.iter().cloned().map(Some).collect();
    let scope = params::bind(sema, &names[..i.min(names.len())], fit.parent, fit.depth, &known);
    let result = params::at(sema, scope, fit.order, |sema| {
        let raw = match &names[i].kind {
            TemplateParamKind::Type { default, .. } => {
                let ty = ty::type_id(sema, (*default)?);
                (ty != Ty::ERROR).then_some(Raw::Type(ty, *default))
            }
            TemplateParamKind::NonType { param } => match param.default {
                Some(ast::Default::Expr(id)) => Some(Raw::Expr(id, scope)),
                Some(ast::Default::Delayed(id)) => match crate::sema::decl::parse_delayed(sema, id) {
                    Some(ast::DelayedResult::Expr(id)) => Some(Raw::Expr(id, scope)),
                    _ => None,
                },
                None => None,
            },
            TemplateParamKind::Template { default, .. } => template_name(sema, (*default)?),
        }?;
        let progressive = Progressive { scope, args: Vec::new() };
        convert(sema, fit, &progressive, &names[i], raw)
    });
    Some(result)
}

/// The type of a non-type parameter, the earlier ones being bound.
pub fn param_type(sema: &mut Sema, fit: &Fit, bound: &Progressive, param: &TemplateParam) -> Ty {
    params::at(sema, bound.scope, fit.order, |sema| params::value_type(sema, bound.scope, param))
}

/// Fits one argument to its parameter. None: an error was reported.
pub fn convert(
    sema: &mut Sema,
    fit: &Fit,
    bound: &Progressive,
    param: &TemplateParam,
    raw: Raw,
) -> Option<TemplateArg> {
    match (&param.kind, raw) {
        (TemplateParamKind::Type { .. }, Raw::Type(ty, _)) => Some(TemplateArg::Type(ty)),
        (TemplateParamKind::Template { .. }, Raw::Template(arg)) => {
            template_arg::fit(sema, fit, bound.scope, param, arg)
        }
        (TemplateParamKind::Template { .. }, Raw::Type(ty, _)) => {
            // The class's own name, or a name of it, stands for its template ([temp.local]/1).
            let of = sema.program.types.as_class(ty).and_then(|id| sema.program.classes[id].specialization.clone());
            match of {
                Some((template, _)) => {
                    template_arg::fit(sema, fit, bound.scope, param, TemplateArg::Template(template))
                }
                None => wrong_kind(sema, fit, param),
            }
        }
        (TemplateParamKind::NonType { .. }, Raw::Expr(id, at)) => {
            let to = param_type(sema, fit, bound, param);
            value(sema, id, at, to)
        }
        (TemplateParamKind::NonType { .. }, Raw::Done(TemplateArg::Value(from, constant))) => {
            let to = param_type(sema, fit, bound, param);
            Some(super::value::retyped(sema, from, constant, to, fit.span))
        }
        (TemplateParamKind::NonType { .. }, Raw::Done(arg)) if !matches!(arg, TemplateArg::Template(_)) => Some(arg),
        (_, Raw::Done(arg)) => match (&param.kind, &arg) {
            (TemplateParamKind::Type { .. }, TemplateArg::Type(_)) => Some(arg),
            (TemplateParamKind::Template { .. }, TemplateArg::Template(_) | TemplateArg::ParamTemplate { .. }) => {
                Some(arg)
            }
            _ => wrong_kind(sema, fit, param),
        },
        _ => wrong_kind(sema, fit, param),
    }
}

/// Reports an argument of another kind than its parameter.
pub(super) fn wrong_kind(sema: &mut Sema, fit: &Fit, param: &TemplateParam) -> Option<TemplateArg> {
    let wanted = match param.kind {
        TemplateParamKind::Type { .. } => "a type",
        TemplateParamKind::NonType { .. } => "a value",
        TemplateParamKind::Template { .. } => "a class template",
    };
    let text = match param.name.is_empty() {
        true => format!("a template argument of `{}` must be {wanted}", fit.name),
        false => format!("the template argument for `{}` of `{}` must be {wanted}", param.name, fit.name),
    };
    sema.report(Diagnostic::error(fit.span, text).note_at(param.span, "the parameter is declared here"));
    None
}

/// A non-type argument ([temp.arg.nontype]): a converted constant expression of the parameter's type.
pub fn value(sema: &mut Sema, id: ast::ExprId, at: ScopeId, to: Ty) -> Option<TemplateArg> {
    let saved = std::mem::replace(&mut sema.cx.scope, at);
    let result = value_here(sema, id, to);
    sema.cx.scope = saved;
    result
}

fn value_here(sema: &mut Sema, id: ast::ExprId, to: Ty) -> Option<TemplateArg> {
    if to == Ty::ERROR {
        return None;
    }
    match plain_argument(sema, id) {
        Some(arg @ (TemplateArg::ParamValue { .. } | TemplateArg::DependentValue(..))) => return Some(arg),
        Some(TemplateArg::Value(from, constant)) if from == to => return Some(TemplateArg::Value(from, constant)),
        _ => {}
    }
    if dependent::expr_is_dependent(sema, id) {
        return Some(TemplateArg::DependentValue(to, notation::of(sema, id)));
    }
    let span = sema.ast.exprs[id].span;
    let (is_dependent, is_auto) = (dependent::is_dependent(sema, to), ty::has_auto(sema, to));
    if !is_dependent && !is_auto && (sema.program.types.is_integral(to) || sema.program.types.as_enum(to).is_some()) {
        let (value, _) = expr::constant_int(sema, id, Some(to), "a template argument")?;
        return Some(TemplateArg::Value(to, Arc::new(crate::hir::Value::Int(value))));
    }
    let checked = expr::constant_context(sema, |sema| expr::check(sema, id));
    if sema.ty(checked) == Ty::ERROR {
        return None;
    }
    if is_dependent && expr::classify::is_overloaded(sema.ty(checked)) {
        // Which function is meant, the type says when it is known ([over.over]/1).
        return Some(TemplateArg::DependentValue(to, notation::of(sema, id)));
    }
    let is_name = matches!(sema.ast.exprs[id].kind, ast::ExprKind::Name(_) | ast::ExprKind::Member { .. });
    fit_checked(sema, checked, is_name, to, span)
}

/// [expr.const]/10: neither conversions between pointers, or pointers to members, of related classes nor to bool or between
/// floating-point and other numbers.
fn converted_constant(sema: &mut Sema, checked: ExprId, to: Ty) -> ExprId {
    let seen = match sema.program.exprs[checked].kind {
        ExprKind::OverloadSet(ref set) if set.is_address => overload::address_of::chosen(sema, checked, to),
        _ => checked,
    };
    if let Sequence::Standard(standard) = conv::sequence(sema, seen, to)
        && let ValueStep::ToVoidPointer
        | ValueStep::PointerToBase(_)
        | ValueStep::MemberPtrToDerived(_)
        | ValueStep::Boolean
        | ValueStep::Floating
        | ValueStep::IntegralToFloating
        | ValueStep::FloatingToIntegral = standard.value
    {
        let (from, shown) = (conv::describe(sema, checked), sema.show(to));
        let span = sema.program.exprs[checked].span;
        let text =
            format!("a template argument of type `{shown}` is not what {from} converts to in a constant expression");
        sema.error(span, text);
        return sema.error_expr(span);
    }
    conv::implicit(sema, checked, to, Context::Constant)
}

/// Fits a checked expression to a parameter of this type; `is_name` when it is an unparenthesised name. None: reported.
pub fn fit_checked(sema: &mut Sema, checked: ExprId, is_name: bool, to: Ty, span: Span) -> Option<TemplateArg> {
    let (is_dependent, is_auto) = (dependent::is_dependent(sema, to), ty::has_auto(sema, to));
    let (converted, to) = match (is_dependent, is_auto) {
        (false, false) => (converted_constant(sema, checked, to), to),
        (true, _) => {
            let value = expr::rvalue(sema, checked);
            (value, sema.ty(value))
        }
        (false, true) => {
            let to = match *sema.program.types.kind(to) {
                // [dcl.type.auto.deduct]/5: `decltype(e)` of the argument as written.
                TyKind::Auto { is_decltype: true } => {
                    // [temp.param]/7, /10: without top-level qualifiers, arrays and functions as pointers.
                    let ty = crate::sema::init::decltype_of(sema, checked, is_name);
                    let ty = ty::param_adjust(sema, ty);
                    sema.program.types.unqualified(ty)
                }
                _ => crate::sema::init::deduce_auto_from(sema, to, checked, span)?,
            };
            (converted_constant(sema, checked, to), to)
        }
    };
    // [temp.deduct]/11: the type may be one that only the arguments show.
    if sema.program.types.as_class(to).is_some() && !super::head::check_type(sema, to, span) {
        return None;
    }
    if sema.ty(converted) == Ty::ERROR {
        return None;
    }
    match expr::evaluate(sema, converted) {
        Ok(constant) => Some(TemplateArg::Value(to, Arc::new(super::value::canonical(sema, to, constant)))),
        Err(failure) => {
            super::value::report_not_constant(sema, span, failure);
            None
        }
    }
}
