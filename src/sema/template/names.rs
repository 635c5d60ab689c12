//! What names of templates and template-ids denote as types ([temp.names], [temp.alias], [temp.res]).

use std::sync::Arc;

use crate::ast::{self, DeclKind};
use crate::base::Symbol;
use crate::hir::{DependentTemplate, Named, Specialization, TemplateArg, TemplateId, TemplateKind, Ty, TyKind};
use crate::sema::template::{args, class, dependent, params, template_arg};
use crate::sema::{Sema, attr, ty};
use crate::source::Span;

/// The template that an entity is as the name of a template-id: itself, a parameter's argument, or the template of
/// a class inside itself ([temp.local]/1).
pub fn as_template(sema: &Sema, named: &Named) -> Option<TemplateArg> {
    match named {
        Named::Template(id) => Some(TemplateArg::Template(*id)),
        Named::TemplateArg(arg @ (TemplateArg::Template(_) | TemplateArg::ParamTemplate { .. })) => Some(arg.clone()),
        // The injected-class-name in the scope of a deduction guide.
        Named::Alias(alias) => {
            let alias = &sema.program.aliases[*alias];
            let template = match *sema.program.types.kind(alias.ty) {
                TyKind::DependentSpecialization { template: DependentTemplate::Template(id), .. } => Some(id),
                TyKind::Class(class) => sema.program.classes[class].specialization.as_ref().map(|(id, _)| *id),
                _ => None,
            };
            template.filter(|&id| sema.program.templates[id].name == alias.name).map(TemplateArg::Template)
        }
        Named::Class(class) => {
            sema.program.classes[*class].specialization.as_ref().map(|(id, _)| TemplateArg::Template(*id))
        }
        _ => None,
    }
}

/// The type of a template-id whose name denotes `named`. `Ty::ERROR` when that is reported. None: no type's template.
pub fn template_id(
    sema: &mut Sema,
    (name, named): (Symbol, &Named),
    written: &[ast::TemplateArg],
    span: Span,
) -> Option<Ty> {
    let template = as_template(sema, named)?;
    if let TemplateArg::Template(id) = template
        && !matches!(
            sema.program.templates[id].kind,
            TemplateKind::Class | TemplateKind::Alias | TemplateKind::TemplateParam
        )
    {
        return None;
    }
    let Some(mut raws) = args::written(sema, written) else { return Some(Ty::ERROR) };
    if matches!(named, Named::TemplateArg(_)) && template_arg::add_defaults(sema, name, &mut raws, span).is_none() {
        return Some(Ty::ERROR);
    }
    Some(specialize(sema, &template, raws, span))
}

/// The type that a template makes of arguments.
pub fn specialize(sema: &mut Sema, template: &TemplateArg, raws: Vec<args::Raw>, span: Span) -> Ty {
    match *template {
        TemplateArg::Template(id) => {
            let n_given = raws.len();
            let Some(args) = args::complete(sema, id, raws, span) else { return Ty::ERROR };
            // [temp.names]/8
            if !dependent::args_are_dependent(sema, &args)
                && let Err(why) = super::constraint::of_template(sema, id, &args)
            {
                let name = sema.program.templates[id].name;
                let text = format!("the constraints of `{name}` are not satisfied");
                let diagnostic = crate::diag::Diagnostic::error(span, text).note(why.headline());
                sema.report(why.explain(diagnostic));
                return Ty::ERROR;
            }
            match sema.program.templates[id].kind {
                TemplateKind::Alias => alias(sema, id, args, span),
                _ => {
                    let n_args = args.len();
                    let ty = class::specialized_type(sema, id, args);
                    if n_given < n_args {
                        note_written(sema, ty, n_given);
                    }
                    ty
                }
            }
        }
        TemplateArg::ParamTemplate { depth, index, is_pack } => {
            let args: Vec<TemplateArg> = raws.into_iter().map(|raw| unfitted(sema, raw)).collect();
            let template = DependentTemplate::Param { depth, index, is_pack };
            sema.program.types.intern(TyKind::DependentSpecialization { template, args: args.into() })
        }
        _ => Ty::ERROR,
    }
}

/// So many arguments name the specialisation, the others come from defaults: messages spell no more.
fn note_written(sema: &mut Sema, ty: Ty, n_given: usize) {
    let Some(class) = sema.program.types.as_class(ty) else { return };
    let n_given = n_given as u32;
    if sema.program.shown_args.get(&class).is_none_or(|&known| n_given < known) {
        sema.program.shown_args.insert(class, n_given);
    }
}

/// An explicit argument of a function template, to be fitted to the parameter of each candidate.
pub fn explicit(raw: args::Raw) -> TemplateArg {
    match raw {
        args::Raw::Type(ty, _) => TemplateArg::Type(ty),
        args::Raw::Template(arg) | args::Raw::Done(arg) => arg,
        args::Raw::Expr(id, at) => TemplateArg::Unfitted(id, at),
    }
}

/// An argument of a template that is not known: nothing says what its parameter is.
pub fn unfitted(sema: &mut Sema, raw: args::Raw) -> TemplateArg {
    match raw {
        args::Raw::Type(ty, _) => TemplateArg::Type(ty),
        args::Raw::Template(arg) | args::Raw::Done(arg) => arg,
        args::Raw::Expr(id, at) => {
            let auto = sema.program.types.intern(TyKind::Auto { is_decltype: false });
            args::value(sema, id, at, auto).unwrap_or_else(|| {
                let saved = std::mem::replace(&mut sema.cx.scope, at);
                let notation = super::notation::of(sema, id);
                sema.cx.scope = saved;
                TemplateArg::DependentValue(Ty::ERROR, notation)
            })
        }
    }
}

/// An alias template's specialisation is its type-id with the arguments put in ([temp.alias]/2). What that makes of
/// unused arguments that fail is for [temp.deduct]: they were checked already (CWG 1558).
fn alias(sema: &mut Sema, template: TemplateId, args: Arc<[TemplateArg]>, span: Span) -> Ty {
    let key = (template, args.clone());
    if let Some(Specialization::Alias(ty)) = sema.specializations.get(&key) {
        return *ty;
    }
    let data = &sema.program.templates[template];
    let (pattern, order, n_params) = (data.pattern, Some(data.order), data.params.len());
    let DeclKind::Alias { ty: id, ref attrs, .. } = sema.ast.decls[pattern].kind else { return Ty::ERROR };
    let attrs = attrs.clone();
    let is_dependent = dependent::args_are_dependent(sema, &args);
    let is_spread = args.len() != n_params || args.iter().any(|arg| super::deduce::is_expansion(sema, arg));
    if is_spread || is_dependent && attr::changes_type(&attrs) {
        // An expansion that does not match a pack parameter (CWG 1430): wait for its elements; or for what the arguments
        // of GNU's vector_size say.
        let template = DependentTemplate::Template(template);
        return sema.program.types.intern(TyKind::DependentSpecialization { template, args });
    }
    let scope = params::enter(sema, template, Some(&args));
    let expand = |sema: &mut Sema| {
        sema.cx.undeclared = Some(template);
        let ty = ty::type_id(sema, id);
        attr::base_type(sema, ty, &attrs)
    };
    let ty = sema.nested(span, |sema| params::at(sema, scope, order, expand)).unwrap_or(Ty::ERROR);
    if !is_dependent && ty != Ty::ERROR {
        sema.specializations.insert(key, Specialization::Alias(ty));
    }
    ty
}

/// `qualifier::name`, `qualifier::name<args>`, where the qualifier is dependent ([temp.res]).
pub fn dependent_name(sema: &mut Sema, qualifier: Ty, name: Symbol, written: Option<&[ast::TemplateArg]>) -> Ty {
    let args = match written {
        Some(written) => {
            let Some(raws) = args::written(sema, written) else { return Ty::ERROR };
            Some(raws.into_iter().map(|raw| unfitted(sema, raw)).collect::<Arc<[_]>>())
        }
        None => None,
    };
    // The members of a class are those of its qualified versions.
    sema.program.types.intern(TyKind::DependentName { qualifier: qualifier.unqual(), name, args })
}
