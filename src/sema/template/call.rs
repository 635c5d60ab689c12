//! Deducing the arguments of function templates: from a call ([temp.deduct.call]), from a type that an address or
//! conversion is to have ([temp.deduct.funcaddr], [temp.deduct.conv]), from a declaration ([temp.deduct.decl]).

use std::sync::Arc;

use crate::ast::{TemplateParam, TemplateParamKind};
use crate::base::Symbol;
use crate::hir::{
    ArrayLen, Category, DependentTemplate, ExprId, ExprKind, FuncId, Guide, Named, TemplateArg, TemplateId, Ty, TyKind,
    Value,
};
use crate::sema::template::args::{self, Fit, Progressive, Raw};
use crate::sema::template::deduce::{self, Deduced, Failure, Slack};
use crate::sema::template::{constraint, dependent, function, params};
use crate::sema::{Sema, access, conv, init, lookup, overload};

/// The function that a template makes for a call: its signature ([temp.deduct.call]); `allow` says which conversions the
/// call allows its arguments ([over.best.ics]/4).
pub fn deduce(
    sema: &mut Sema,
    template: TemplateId,
    explicit: Option<&[TemplateArg]>,
    call_args: &[ExprId],
    allow: conv::Allow,
) -> Result<FuncId, Failure> {
    takes_as_many(sema, template, call_args.len())?;
    let (mut deduced, params) = start(sema, template, explicit)?;
    let params = params.params;
    let mut i = 0;
    for (at, &p) in params.iter().enumerate() {
        let TyKind::PackExpansion(pattern) = *sema.program.types.kind(p) else {
            if let Some(&arg) = call_args.get(i) {
                one(sema, &mut deduced, p, arg)?;
                i += 1;
            }
            continue;
        };
        // A pack that is not last is not deduced ([temp.deduct.call]/1).
        if at + 1 < params.len() {
            let n = explicit_length(&deduced, sema, pattern);
            i += n;
            continue;
        }
        let rest = &call_args[i.min(call_args.len())..];
        let mut packs = Vec::new();
        deduce::packs_in(sema, deduced.depth, pattern, &mut packs);
        deduce::pack_elements(sema, &mut deduced, &packs, rest.len(), |sema, deduced, i| {
            one(sema, deduced, pattern, rest[i])
        })?;
    }
    nondependent_params(sema, template, &params, call_args, allow)?;
    let args = finish(sema, template, deduced)?;
    function::specialization(sema, template, &args)
}

/// [over.match.viable]/2, before anything is substituted: a template that takes another number of arguments is no
/// candidate.
fn takes_as_many(sema: &Sema, template: TemplateId, n_args: usize) -> Result<(), Failure> {
    let ty = sema.program.template_signatures.get(&template).copied();
    let Some(function) = ty.and_then(|ty| sema.program.types.as_function(ty)) else { return Ok(()) };
    let has_pack = function.params.iter().any(|&ty| is_expansion(sema, ty));
    if n_args > function.params.len() && !has_pack && !function.is_variadic {
        return Err(Failure::TooManyArgs);
    }
    match n_args < n_required(sema, template, &function.params) {
        true => Err(Failure::TooFewArgs),
        false => Ok(()),
    }
}

/// CWG 1391, CWG 2369: arguments must convert to the parameters that depend on nothing before the deduced arguments are
/// substituted into anything else; conversions that instantiate classes wait until then.
fn nondependent_params(
    sema: &mut Sema,
    template: TemplateId,
    params: &[Ty],
    call_args: &[ExprId],
    allow: conv::Allow,
) -> Result<(), Failure> {
    // Before constraints are checked, no conversion function or constructor is looked at: templates among them would be
    // instantiated for a candidate that the constraints exclude.
    let is_constrained = constraint::is_constrained(sema, template);
    for (index, (&to, &arg)) in params.iter().zip(call_args).enumerate() {
        if is_expansion(sema, to) {
            return Ok(());
        }
        let is_plain = !matches!(sema.program.exprs[arg].kind, ExprKind::InitList(_) | ExprKind::OverloadSet(_));
        if dependent::is_dependent(sema, to) || !is_plain {
            continue;
        }
        let (target, from) = (sema.program.types.non_ref(to), sema.ty(arg));
        if from == Ty::ERROR || is_uninstantiated(sema, target) || is_uninstantiated(sema, from) {
            continue;
        }
        let is_class = |ty: Ty| sema.program.types.as_class(ty).is_some();
        if is_constrained && (is_class(from) || is_class(target)) {
            continue;
        }
        if let conv::Sequence::Bad(reason) = conv::sequence_with(sema, arg, to, allow) {
            return Err(Failure::Argument { index, arg, to, reason });
        }
    }
    Ok(())
}

/// Whether a type is a class that is not complete, but may become so by instantiation.
fn is_uninstantiated(sema: &Sema, ty: Ty) -> bool {
    sema.program.types.as_class(ty).is_some_and(|class| {
        let class = &sema.program.classes[class];
        class.completeness == crate::hir::Completeness::Incomplete
    })
}

fn explicit_length(deduced: &Deduced, sema: &Sema, pattern: Ty) -> usize {
    let mut packs = Vec::new();
    deduce::packs_in(sema, deduced.depth, pattern, &mut packs);
    packs
        .first()
        .and_then(|&pack| deduced.prefix.get(usize::from(pack))?.as_ref().map(|prefix| prefix.len()))
        .unwrap_or(0)
}

fn is_expansion(sema: &Sema, ty: Ty) -> bool {
    matches!(sema.program.types.kind(ty), TyKind::PackExpansion(_))
}

/// How many arguments a call needs: parameters without default argument.
fn n_required(sema: &Sema, template: TemplateId, params: &[Ty]) -> usize {
    let pattern = sema.program.templates[template].pattern;
    let Some(written) = function::written(sema, pattern) else {
        return params.iter().filter(|&&ty| !is_expansion(sema, ty)).count();
    };
    let chunk = written.declarator.chunks.first().map(|chunk| &chunk.kind);
    let Some(crate::ast::ChunkKind::Function(chunk)) = chunk else { return params.len() };
    let count = |chunk: &crate::ast::FunctionChunk| {
        chunk.params.iter().take_while(|param| param.default.is_none() && !param.declarator.is_pack).count()
    };
    let first = sema.program.templates[template].first_pattern;
    let mut n = count(chunk);
    if first != pattern
        && let Some(written) = function::written(sema, first)
        && let Some(crate::ast::ChunkKind::Function(chunk)) = written.declarator.chunks.first().map(|chunk| &chunk.kind)
    {
        n = n.min(count(chunk));
    }
    n.min(params.len())
}

/// Explicit arguments ([temp.arg.explicit]) and the function type with them put in.
fn start(
    sema: &mut Sema,
    template: TemplateId,
    explicit: Option<&[TemplateArg]>,
) -> Result<(Deduced, crate::hir::FnTy), Failure> {
    let data = &sema.program.templates[template];
    let (params, depth) = (data.params.clone(), data.depth);
    let dependent_ty = sema.program.template_signatures.get(&template).copied();
    let mut deduced = Deduced::new(depth, params.len());
    if let (Some((class, guide)), None) = (&data.guide, &data.alias_guide)
        && *guide != Guide::Written
    {
        deduced.n_of_class = sema.program.templates[*class].params.len();
    }
    let dependent_ty = dependent_ty.ok_or(Failure::Args)?;
    let explicit = explicit.unwrap_or_default();
    if explicit.is_empty() {
        let function = sema.program.types.as_function(dependent_ty).cloned().ok_or(Failure::Args)?;
        return Ok((deduced, function));
    }
    explicit_args(sema, template, explicit, &mut deduced)?;
    // The explicit arguments are put into the function's type before anything is deduced ([temp.deduct.general]/2).
    let known: Vec<Option<TemplateArg>> = deduced
        .args
        .iter()
        .zip(params.iter())
        .map(|(arg, param)| arg.clone().filter(|_| !params::is_pack(param)))
        .collect();
    let pattern = sema.program.templates[template].pattern;
    let written = function::written(sema, pattern).ok_or(Failure::Args)?;
    let order = Some(sema.program.templates[template].order);
    let (signature, errors) = sema.trap(|sema| {
        access::on_behalf(sema, access::Friend::Template(template), |sema| {
            let scope = params::enter_some(sema, template, &known);
            params::at(sema, scope, order, |sema| function::signature(sema, &written))
        })
    });
    match signature {
        Some(signature) if errors.is_empty() => {
            let function = sema.program.types.as_function(signature.shape.ty).cloned().ok_or(Failure::Args)?;
            Ok((deduced, function))
        }
        _ => Err(Failure::Substitution(errors.first().map_or(String::new(), |error| error.message.clone()))),
    }
}

/// Fits explicit arguments to the first parameters. A pack takes all that follow, and may be extended by deduction.
fn explicit_args(
    sema: &mut Sema,
    template: TemplateId,
    explicit: &[TemplateArg],
    deduced: &mut Deduced,
) -> Result<(), Failure> {
    let data = sema.program.templates[template].clone();
    let fit = Fit {
        params: &data.params,
        defaults: &data.defaults,
        parent: data.lookup_scope,
        depth: data.depth,
        order: Some(sema.program.templates[template].order),
        name: data.name,
        declared: data.span,
        span: data.span,
    };
    let mut rest = explicit.iter();
    let (result, errors) = sema.trap(|sema| {
        let mut bound = Progressive::new(sema, &fit);
        for (i, param) in data.params.iter().enumerate() {
            if params::is_pack(param) {
                let mut elements = Vec::new();
                let places = args::element_places(sema, &fit, &bound, param);
                let n = places.as_ref().map_or(usize::MAX, Vec::len);
                for arg in rest.by_ref().take(n) {
                    let place = places.as_ref().map_or(&bound, |places| &places[elements.len()]);
                    elements.push(args::convert(sema, &fit, place, param, Raw::of(arg))?);
                }
                let elements: Arc<[TemplateArg]> = elements.into();
                if places.is_some() && elements.len() == n {
                    let arg = TemplateArg::Pack(elements);
                    deduced.args[i] = Some(arg.clone());
                    bound.push(sema, &fit, i, arg);
                    continue;
                }
                deduced.prefix[i] = (!elements.is_empty()).then(|| elements.clone());
                return Some(());
            }
            let Some(arg) = rest.next() else { return Some(()) };
            let arg = args::convert(sema, &fit, &bound, param, Raw::of(arg))?;
            deduced.args[i] = Some(arg.clone());
            bound.push(sema, &fit, i, arg);
        }
        Some(())
    });
    match result {
        Some(()) if errors.is_empty() && rest.next().is_none() => Ok(()),
        Some(()) if errors.is_empty() => Err(Failure::TooManyArgs),
        _ => Err(Failure::Substitution(errors.first().map_or(String::new(), |error| error.message.clone()))),
    }
}

/// One function parameter against one argument ([temp.deduct.call]/1 to /6).
fn one(sema: &mut Sema, deduced: &mut Deduced, p: Ty, arg: ExprId) -> Result<(), Failure> {
    if !dependent::is_dependent(sema, p) || !deduce::participates(sema, deduced.depth, p) {
        return Ok(());
    }
    match sema.program.exprs[arg].kind.clone() {
        ExprKind::InitList(elems) => {
            let elems: Vec<ExprId> = elems.iter().map(|elem| elem.value).collect();
            return from_list(sema, deduced, p, &elems);
        }
        ExprKind::OverloadSet(set) => return from_set(sema, deduced, p, arg, &set),
        _ => {}
    }
    let (ty, category) = (sema.ty(arg), sema.program.exprs[arg].category);
    if ty == Ty::ERROR {
        return Ok(());
    }
    from_type(sema, deduced, p, ty, category)
}

/// P against an argument of type `ty`.
pub fn from_type(sema: &mut Sema, deduced: &mut Deduced, p: Ty, ty: Ty, category: Category) -> Result<(), Failure> {
    let mut a = ty;
    let is_ref = sema.program.types.is_ref(p);
    let to = sema.program.types.non_ref(p);
    if !is_ref {
        // /2
        a = match *sema.program.types.kind(a) {
            TyKind::Array(element, _) => sema.program.types.pointer(element),
            TyKind::Function(_) => sema.program.types.pointer(a),
            _ => sema.program.types.unqualified(a),
        };
    }
    // /3: a forwarding reference takes lvalues by reference.
    if deduce::is_forwarding(sema, deduced, p) && category == Category::LValue {
        let a = sema.program.types.lvalue_ref(a);
        return deduce::types(sema, deduced, to, a, Slack::NONE);
    }
    let to = if is_ref { to } else { sema.program.types.unqualified(to) };
    // /4: what P becomes may have more qualifiers; a class may be derived from it.
    let is_pointer = matches!(sema.program.types.kind(to), TyKind::Pointer(_) | TyKind::MemberPtr { .. });
    let slack = Slack { quals: is_ref || is_pointer, ..Slack::CALL };
    deduce::types(sema, deduced, to, a, slack)
}

/// A braced list ([temp.deduct.call]/1): for `std::initializer_list<P'>` and arrays each element is deduced from.
fn from_list(sema: &mut Sema, deduced: &mut Deduced, p: Ty, elems: &[ExprId]) -> Result<(), Failure> {
    let to = sema.program.types.non_ref(p);
    let to = sema.program.types.unqualified(to);
    let element = match sema.program.types.kind(to).clone() {
        TyKind::Array(element, len) => {
            if let ArrayLen::Dependent(expr) = len
                && let Some(param) = dependent::bound_parameter(sema, expr)
                && param.depth == deduced.depth
            {
                let n = TemplateArg::Value(Ty::SIZE, Arc::new(Value::Int(elems.len() as i128)));
                deduced.learn(sema, param.index, n)?;
            }
            element
        }
        TyKind::DependentSpecialization { template: DependentTemplate::Template(id), args }
            if is_initializer_list(sema, id) =>
        {
            match args.first() {
                Some(TemplateArg::Type(ty)) => *ty,
                _ => return Ok(()),
            }
        }
        _ => return Ok(()),
    };
    elems.iter().try_for_each(|&elem| one(sema, deduced, element, elem))
}

/// Whether a constructor template or deduction guide is one for initializer lists ([dcl.init.list]/2).
pub fn is_list_constructor(sema: &Sema, template: TemplateId) -> bool {
    let ty = sema.program.template_signatures.get(&template).copied();
    let Some(function) = ty.and_then(|ty| sema.program.types.as_function(ty)) else { return false };
    let Some(&first) = function.params.first() else { return false };
    let to = sema.program.types.non_ref(first);
    let takes_list = match *sema.program.types.kind(to) {
        TyKind::DependentSpecialization { template: DependentTemplate::Template(id), .. } => {
            is_initializer_list(sema, id)
        }
        _ => init::initializer_list_element(sema, to).is_some(),
    };
    takes_list && n_required(sema, template, &function.params) <= 1
}

/// Whether a template is `std::initializer_list`, which the language knows ([dcl.init.list]/5).
pub fn is_initializer_list(sema: &Sema, template: TemplateId) -> bool {
    let data = &sema.program.templates[template];
    if data.name != Symbol::new("initializer_list") {
        return false;
    }
    let namespace = lookup::enclosing_namespace(sema, data.scope);
    let namespace = &sema.program.namespaces[namespace];
    namespace.name == Symbol::new("std") && namespace.parent.is_some_and(|parent| parent.index() == 0)
}

/// An overload set as argument ([temp.deduct.call]/6): not deduced from when it has a template, or several match. A
/// template-id that names one specialisation is that function ([temp.arg.explicit]/4); its name is an lvalue, its address none.
fn from_set(
    sema: &mut Sema,
    deduced: &mut Deduced,
    p: Ty,
    arg: ExprId,
    set: &crate::hir::OverloadSet,
) -> Result<(), Failure> {
    let specialised = set.template_args.as_ref().and_then(|_| overload::address_of::single(sema, arg));
    let named: Vec<Named> = match specialised {
        Some(func) => vec![Named::Func(func)],
        None => set.found.iter().map(|entry| entry.named.clone()).collect(),
    };
    let mut matching: Option<Deduced> = None;
    for named in named {
        let Named::Func(func) = named else {
            return Ok(());
        };
        let mut ty = sema.program.funcs[func].ty;
        if let Some(class) = sema.program.funcs[func].class
            && !sema.program.funcs[func].is_static
        {
            let class = sema.program.types.class(class);
            ty = sema.program.types.intern(TyKind::MemberPtr { class, pointee: ty });
        } else if set.is_address {
            ty = sema.program.types.pointer(ty);
        }
        let mut trial = deduced.clone();
        let category = if set.is_address { Category::PRValue } else { Category::LValue };
        if from_type(sema, &mut trial, p, ty, category).is_ok() {
            if matching.is_some() {
                return Ok(());
            }
            matching = Some(trial);
        }
    }
    match matching {
        Some(trial) => {
            *deduced = trial;
            Ok(())
        }
        None => Err(Failure::Mismatch { param: p, arg: Ty::OVERLOADED }),
    }
}

/// Undeduced packs are empty, other undeduced parameters take their default arguments ([temp.deduct.type]/4,
/// [temp.arg.explicit]/4); values get their parameters' types.
pub fn finish(sema: &mut Sema, template: TemplateId, mut deduced: Deduced) -> Result<Arc<[TemplateArg]>, Failure> {
    deduce::from_values(sema, template, &mut deduced);
    let data = sema.program.templates[template].clone();
    let mut fit = Fit {
        params: &data.params,
        defaults: &data.defaults,
        parent: data.lookup_scope,
        depth: data.depth,
        order: Some(sema.program.templates[template].order),
        name: data.name,
        declared: data.span,
        span: data.span,
    };
    let n_outer = match (&data.alias_guide, &data.guide) {
        (Some(guide), _) => Some(sema.program.templates[guide.alias].params.len()),
        (None, Some((class, _))) => Some(sema.program.templates[*class].params.len()),
        (None, None) => None,
    };
    let mut done: Vec<TemplateArg> = Vec::with_capacity(data.params.len());
    let mut bound = Progressive::new(sema, &fit);
    for (i, param) in data.params.iter().enumerate() {
        if n_outer == Some(i) {
            let known: Vec<Option<TemplateArg>> = done.iter().cloned().map(Some).collect();
            if let Some(parent) = super::alias_guide::own_scope(sema, template, &known) {
                // Those of the class template's guide do not see the alias's.
                fit.parent = parent;
                bound = Progressive::new(sema, &fit);
            } else if let Some(parent) = super::guide::parent_scope(sema, template, &known) {
                // The own parameters of a constructor template are inside of its class.
                fit.parent = parent;
                bound = Progressive::new(sema, &fit);
                done.iter().enumerate().for_each(|(i, arg)| bound.push(sema, &fit, i, arg.clone()));
            }
        }
        let arg = match deduced.args[i].clone() {
            Some(arg) => arg,
            None if params::is_pack(param) => {
                TemplateArg::Pack(deduced.prefix[i].clone().unwrap_or_else(|| Arc::from([])))
            }
            None => {
                let (default, errors) = sema.trap(|sema| args::default(sema, &fit, &done, i));
                match default {
                    Some(Some(arg)) if errors.is_empty() => arg,
                    None => return Err(Failure::Undeduced { index: i }),
                    _ => {
                        let text = errors.first().map_or(String::new(), |error| error.message.clone());
                        return Err(Failure::Substitution(text));
                    }
                }
            }
        };
        let arg = match (&param.kind, arg) {
            (TemplateParamKind::NonType { .. }, TemplateArg::Value(from, value)) if deduced.args[i].is_some() => {
                let raw = Raw::Done(TemplateArg::Value(from, value));
                let (arg, errors) = sema.trap(|sema| args::convert(sema, &fit, &bound, param, raw));
                match arg {
                    Some(arg) if errors.is_empty() => arg,
                    _ => return Err(Failure::Undeduced { index: i }),
                }
            }
            (TemplateParamKind::Template { .. }, arg @ TemplateArg::Template(_)) if deduced.args[i].is_some() => {
                let (arg, errors) = sema.trap(|sema| args::convert(sema, &fit, &bound, param, Raw::Template(arg)));
                match arg {
                    Some(arg) if errors.is_empty() => arg,
                    _ => return Err(Failure::Args),
                }
            }
            (TemplateParamKind::NonType { .. }, TemplateArg::Pack(elements)) if elements.is_empty() => {
                empty_pack(sema, &fit, &bound, param)?;
                TemplateArg::Pack(elements)
            }
            (_, arg) => arg,
        };
        bound.push(sema, &fit, i, arg.clone());
        done.push(arg);
    }
    Ok(done.into())
}

/// The declaration of a non-type parameter pack is substituted into, even when it has no elements ([temp.deduct]/5).
fn empty_pack(sema: &mut Sema, fit: &Fit, bound: &Progressive, param: &TemplateParam) -> Result<(), Failure> {
    let (_, errors) = sema.trap(|sema| {
        if args::element_places(sema, fit, bound, param).is_none() {
            args::param_type(sema, fit, bound, param);
        }
    });
    match errors.first() {
        Some(error) => Err(Failure::Substitution(error.message.clone())),
        None => Ok(()),
    }
}

/// The function of a template that has this type ([temp.deduct.funcaddr]).
pub fn from_address(
    sema: &mut Sema,
    template: TemplateId,
    explicit: Option<&[TemplateArg]>,
    wanted: Ty,
) -> Result<FuncId, Failure> {
    let (mut deduced, function) = start(sema, template, explicit)?;
    let Some(wanted) = sema.program.types.as_function(wanted).cloned() else {
        return Err(Failure::Mismatch { param: Ty::ERROR, arg: wanted });
    };
    // A deduced return type takes no part ([temp.deduct.funcaddr]/2).
    if !crate::sema::ty::has_auto(sema, function.ret) {
        deduce::types(sema, &mut deduced, function.ret, wanted.ret, Slack::NONE)?;
    }
    deduce::params(sema, &mut deduced, &function.params, &wanted.params)?;
    let args = finish(sema, template, deduced)?;
    function::specialization(sema, template, &args)
}

/// The function that explicit arguments alone make of a template.
pub fn from_explicit(sema: &mut Sema, template: TemplateId, explicit: &[TemplateArg]) -> Result<FuncId, Failure> {
    let (deduced, _) = start(sema, template, Some(explicit))?;
    let args = finish(sema, template, deduced)?;
    function::specialization(sema, template, &args)
}

/// The conversion function that a template makes to convert to `to` ([temp.deduct.conv]).
pub fn from_conversion(sema: &mut Sema, template: TemplateId, to: Ty) -> Result<FuncId, Failure> {
    if let Some(result) = crate::sema::lambda::pointer_conversion(sema, template, to) {
        return result;
    }
    let (mut deduced, function) = start(sema, template, None)?;
    let p = sema.program.types.non_ref(function.ret);
    let is_ref = sema.program.types.is_ref(to);
    let mut a = sema.program.types.non_ref(to);
    let mut p = p;
    if !is_ref {
        p = match *sema.program.types.kind(p) {
            TyKind::Array(element, _) => sema.program.types.pointer(element),
            TyKind::Function(_) => sema.program.types.pointer(p),
            _ => sema.program.types.unqualified(p),
        };
    }
    a = if is_ref { a } else { sema.program.types.unqualified(a) };
    let slack = Slack { derived: false, ..Slack::CALL };
    deduce::types(sema, &mut deduced, p, a, slack)?;
    let args = finish(sema, template, deduced)?;
    function::specialization(sema, template, &args)
}

/// The arguments with which a template declares a function of this type ([temp.deduct.decl]).
pub fn from_declaration(
    sema: &mut Sema,
    template: TemplateId,
    explicit: &[Raw],
    ty: Ty,
) -> Result<Arc<[TemplateArg]>, Failure> {
    let explicit: Vec<TemplateArg> = explicit.iter().cloned().map(super::names::explicit).collect();
    let (mut deduced, function) = start(sema, template, Some(&explicit))?;
    let Some(wanted) = sema.program.types.as_function(ty).cloned() else { return Err(Failure::Args) };
    deduce::types(sema, &mut deduced, function.ret, wanted.ret, Slack::NONE)?;
    deduce::params(sema, &mut deduced, &function.params, &wanted.params)?;
    let args = finish(sema, template, deduced)?;
    // What was not deduced from must agree.
    let func = function::specialization(sema, template, &args)?;
    match sema.program.types.as_function(sema.program.funcs[func].ty) {
        Some(made)
            if made.params == wanted.params
                && made.is_variadic == wanted.is_variadic
                && made.quals == wanted.quals
                && made.ref_qual == wanted.ref_qual =>
        {
            Ok(args)
        }
        _ => Err(Failure::Args),
    }
}

/// Why deduction failed, for a note about the candidate.
pub fn explain(sema: &Sema, template: TemplateId, failure: &Failure) -> String {
    let data = &sema.program.templates[template];
    let name = |index: usize| data.params.get(index).map_or(Symbol::EMPTY, |param| param.name);
    match failure {
        Failure::Mismatch { param, arg } => {
            format!("`{}` does not match `{}`", sema.show(*arg), show_param(sema, template, *param))
        }
        Failure::Conflict { index, first, second } => {
            let (first, second) = (show_arg(sema, first), show_arg(sema, second));
            format!("`{}` is deduced as {first} and as {second}", name(*index))
        }
        Failure::Argument { index, arg, to, reason } => {
            format!("argument {}: {}", index + 1, overload::explain::conversion(sema, *arg, *to, reason))
        }
        Failure::Undeduced { index } => format!("cannot deduce `{}`", name(*index)),
        Failure::Args => "its template arguments do not match".to_string(),
        Failure::TooManyArgs => "too many arguments".to_string(),
        Failure::TooFewArgs => "too few arguments".to_string(),
        Failure::Constraint(why) => why.headline(),
        Failure::Substitution(why) => format!("substitution fails: {why}"),
    }
}

/// The type of a parameter with the names of the template's parameters.
fn show_param(sema: &Sema, template: TemplateId, ty: Ty) -> String {
    let data = &sema.program.templates[template];
    let mut text = sema.show(ty);
    for (index, param) in data.params.iter().enumerate().rev() {
        if !param.name.is_empty() {
            text = text.replace(&format!("type-parameter-{}-{index}", data.depth), param.name.as_str());
        }
    }
    text
}

fn show_arg(sema: &Sema, arg: &TemplateArg) -> String {
    match arg {
        TemplateArg::Type(ty) => format!("`{}`", sema.show(*ty)),
        TemplateArg::Value(_, value) => match **value {
            Value::Int(n) => format!("`{n}`"),
            _ => "a value".to_string(),
        },
        _ => "something".to_string(),
    }
}
