//! The deduction guides of an alias template ([over.match.class.deduct]/2): each is made of a guide of the class template
//! that the alias names.
//!
//! The parameters are those of the alias, followed by those of the class template's guide that the alias does not
//! determine. The arguments of that guide follow from the type that the alias stands for: it is checked with what is
//! known of the alias's arguments, and what the guide yields is deduced from it.

use std::sync::Arc;

use crate::ast::{DeclKind, TemplateParam};
use crate::base::Symbol;
use crate::hir::{self, AliasGuide, ScopeId, TemplateArg, TemplateId, TyKind};
use crate::sema::Sema;
use crate::sema::template::deduce::{self, Deduced, Failure};
use crate::sema::template::{constraint, guide, params};
use crate::sema::ty;

/// The guides of an alias template, those of its class template being `guides`.
pub fn all(sema: &mut Sema, alias: TemplateId, guides: Vec<TemplateId>) -> Vec<TemplateId> {
    guides.into_iter().filter_map(|of| one(sema, alias, of)).collect()
}

fn one(sema: &mut Sema, alias: TemplateId, of: TemplateId) -> Option<TemplateId> {
    let (made, errors) = sema.trap(|sema| determined(sema, alias, of, &[]));
    let determined = made.filter(|_| errors.is_empty())?;
    let own: Arc<[usize]> = (0..determined.len()).filter(|&i| determined[i].is_none()).collect();
    let (outer, inner) = (sema.program.templates[alias].clone(), sema.program.templates[of].clone());
    let list: Arc<[TemplateParam]> =
        outer.params.iter().cloned().chain(own.iter().map(|&i| inner.params[i].clone())).collect();
    // Where the guide's own parameters are declared, the alias's are not visible.
    let hidden = |(i, param): (usize, &TemplateParam)| match i < outer.params.len() {
        true => TemplateParam { name: Symbol::EMPTY, ..param.clone() },
        false => param.clone(),
    };
    let inner_list: Arc<[TemplateParam]> = list.iter().enumerate().map(hidden).collect();
    let mut defaults = outer.defaults.clone();
    defaults.extend(own.iter().map(|&i| inner.defaults[i].as_ref().map(|_| Arc::clone(&inner_list))));
    let data = hir::Template {
        params: list,
        defaults,
        lookup_scope: outer.lookup_scope,
        requires: None,
        alias_guide: Some(AliasGuide { alias, of, own }),
        ..inner
    };
    let new = sema.program.templates.push(data);
    let (is_signed, errors) = sema.trap(|sema| guide::sign(sema, new));
    (is_signed && errors.is_empty()).then_some(new)
}

/// The arguments of the class template's guide that the alias determines, of whose own arguments some are known. None:
/// the alias is no class template's specialisation.
fn determined(
    sema: &mut Sema,
    alias: TemplateId,
    of: TemplateId,
    known: &[Option<TemplateArg>],
) -> Option<Vec<Option<TemplateArg>>> {
    let data = sema.program.templates[alias].clone();
    let DeclKind::Alias { ty: id, .. } = sema.ast.decls[data.pattern].kind else { return None };
    let scope = params::bind(sema, &data.params, data.lookup_scope, data.depth, known);
    let named = params::at(sema, scope, Some(data.order), |sema| ty::type_id(sema, id));
    let wanted = match sema.program.types.kind(named).clone() {
        TyKind::DependentSpecialization { args, .. } => args,
        TyKind::Class(class) => {
            sema.program.classes[class].specialization.as_ref().map(|(_, args)| Arc::clone(args))?
        }
        _ => return None,
    };
    let n = sema.program.templates[of].params.len();
    let signature = *sema.program.template_signatures.get(&of)?;
    let ret = sema.program.types.as_function(signature)?.ret;
    let TyKind::DependentSpecialization { args, .. } = sema.program.types.kind(ret).clone() else {
        return Some(vec![None; n]);
    };
    let mut deduced = Deduced::new(0, n);
    let is_deduced = args
        .iter()
        .zip(wanted.iter())
        .all(|(p, a)| deduce::list(sema, &mut deduced, std::slice::from_ref(p), std::slice::from_ref(a)).is_ok());
    Some(if is_deduced { deduced.args } else { vec![None; n] })
}

/// The arguments of the class template's guide for those of the alias's guide that are known; the others stand for
/// themselves.
pub fn args_of(sema: &mut Sema, guide: TemplateId, known: &[Option<TemplateArg>]) -> Option<Vec<Option<TemplateArg>>> {
    let data = sema.program.templates[guide].clone();
    let AliasGuide { alias, of, own } = data.alias_guide?;
    let n_alias = sema.program.templates[alias].params.len();
    let mut args = determined(sema, alias, of, &known[..n_alias.min(known.len())])?;
    let scope = inner_scope(sema, of, &args);
    for (at, &i) in own.iter().enumerate() {
        let index = n_alias + at;
        let arg = known.get(index).cloned().flatten();
        args[i] = Some(match arg {
            Some(arg) => arg,
            None => params::itself(sema, scope, &data.params[index], 0, index),
        });
    }
    Some(args)
}

/// A scope in which the parameters of a guide denote these arguments.
fn inner_scope(sema: &mut Sema, of: TemplateId, args: &[Option<TemplateArg>]) -> ScopeId {
    let around = guide::parent_scope(sema, of, args);
    let data = &sema.program.templates[of];
    let (list, parent) = (data.params.clone(), around.unwrap_or(data.lookup_scope));
    params::bind(sema, &list, parent, 0, args)
}

/// The scope around the guide's parameters that are not the alias's.
pub fn own_scope(sema: &mut Sema, guide: TemplateId, known: &[Option<TemplateArg>]) -> Option<ScopeId> {
    let of = sema.program.templates[guide].alias_guide.as_ref()?.of;
    let args = args_of(sema, guide, known)?;
    Some(inner_scope(sema, of, &args))
}

/// Whether the constraints of the alias and of the class template's guide hold, and the arguments of the latter.
pub fn constrained_args(
    sema: &mut Sema,
    guide: TemplateId,
    args: &[TemplateArg],
) -> Result<(TemplateId, Vec<TemplateArg>), Failure> {
    let Some(AliasGuide { alias, of, .. }) = sema.program.templates[guide].alias_guide.clone() else {
        return Ok((guide, args.to_vec()));
    };
    let known: Vec<Option<TemplateArg>> = args.iter().cloned().map(Some).collect();
    let (inner, errors) = sema.trap(|sema| args_of(sema, guide, &known));
    let inner: Option<Vec<TemplateArg>> =
        inner.filter(|_| errors.is_empty()).and_then(|args| args.into_iter().collect());
    let inner = inner.ok_or(Failure::Args)?;
    let n_alias = sema.program.templates[alias].params.len();
    constraint::of_template(sema, alias, &args[..n_alias.min(args.len())])
        .map_err(|why| Failure::Constraint(Box::new(why)))?;
    Ok((of, inner))
}
