//! Parameter mappings ([temp.constr.atomic]/1): what the parameters of concepts stand for while a normal form is walked.
//!
//! The arguments of a concept-id are substituted when an atomic constraint is checked that names their parameters, and not
//! before ([temp.constr.atomic]/3): a conjunction or disjunction that is decided earlier never sees them.

use std::sync::Arc;

use crate::ast::visit::Names;
use crate::ast::{self, TemplateParam};
use crate::base::Symbol;
use crate::hir::{ScopeId, TemplateArg, TemplateId};
use crate::sema::Sema;
use crate::sema::template::args::{self, Raw};
use crate::sema::template::normal::ConceptId;
use crate::sema::template::{class, params};

/// The concept-ids around the constraint that is looked at, outermost first. What is outside of all of them is seen from
/// the current context.
#[derive(Debug, Default)]
pub struct Mapping {
    levels: Vec<Level>,
}

/// The arguments of one concept-id.
#[derive(Debug)]
struct Level {
    concept: TemplateId,
    params: Arc<[TemplateParam]>,
    /// Where the parameters are bound, each as soon as its argument is known.
    scope: ScopeId,
    order: Option<u32>,
    /// The type-constraint's subject, and the arguments that are written.
    subject: Option<TemplateArg>,
    written: Arc<[ast::TemplateArg]>,
    /// The level that the arguments are written in.
    parent: Depth,
    /// An expansion or a pack: which argument is for which parameter only all of them tell.
    is_whole: bool,
    slots: Vec<Slot>,
    span: crate::source::Span,
}

/// An argument in a parameter mapping.
#[derive(Debug, Clone)]
enum Slot {
    NotSubstituted,
    Known(TemplateArg),
    /// Why the substitution fails.
    Invalid(Arc<str>),
}

/// How many concept-ids are around a constraint.
pub type Depth = usize;

impl Mapping {
    /// Enters a concept-id that stands at `parent`. What it is called is the result.
    pub fn enter(&mut self, sema: &mut Sema, id: &ConceptId, parent: Depth) -> Depth {
        let written: Arc<[ast::TemplateArg]> = class::name_args(sema, id.name).unwrap_or_default().into();
        let is_pack = |arg: &ast::TemplateArg| arg.is_pack_expansion;
        let span = sema.ast.names[id.name].last_span;
        let is_whole = written.iter().any(is_pack);
        self.push(sema, id.concept, id.subject.clone(), written, is_whole, parent, span)
    }

    /// Enters a concept whose arguments are known.
    pub fn enter_known(
        &mut self,
        sema: &mut Sema,
        concept: TemplateId,
        args: &[TemplateArg],
        span: crate::source::Span,
    ) {
        let depth = self.push(sema, concept, None, Arc::from([]), false, 0, span);
        for (i, arg) in args.iter().enumerate() {
            self.bind(sema, depth, i, arg.clone());
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of a level, which stands nowhere else")]
    fn push(
        &mut self,
        sema: &mut Sema,
        concept: TemplateId,
        subject: Option<TemplateArg>,
        written: Arc<[ast::TemplateArg]>,
        is_whole: bool,
        parent: Depth,
        span: crate::source::Span,
    ) -> Depth {
        let data = &sema.program.templates[concept];
        let (list, parent_scope, order) = (Arc::clone(&data.params), data.lookup_scope, Some(data.order));
        let n_given = written.len() + usize::from(subject.is_some());
        let is_whole = is_whole || n_given > list.len() || list.iter().any(params::is_pack);
        let scope = params::new_scope(sema, parent_scope);
        let slots = vec![Slot::NotSubstituted; list.len()];
        self.levels.push(Level {
            concept,
            params: list,
            scope,
            order,
            subject,
            written,
            parent,
            is_whole,
            slots,
            span,
        });
        self.levels.len()
    }

    /// Leaves the concept-id that was entered last.
    pub fn leave(&mut self) {
        self.levels.pop();
    }

    /// Runs `check` where the parameters of the concept at `depth` are bound.
    pub fn at<T>(&self, sema: &mut Sema, depth: Depth, check: impl FnOnce(&mut Sema) -> T) -> T {
        match depth.checked_sub(1) {
            Some(index) => {
                let (scope, order) = (self.levels[index].scope, self.levels[index].order);
                params::at(sema, scope, order, check)
            }
            None => check(sema),
        }
    }

    /// Substitutes the arguments for those parameters at `depth` that are named. Why one is invalid.
    pub fn substitute(&mut self, sema: &mut Sema, depth: Depth, names: &[Symbol]) -> Result<(), Arc<str>> {
        let Some(index) = depth.checked_sub(1) else { return Ok(()) };
        let list = Arc::clone(&self.levels[index].params);
        for (i, param) in list.iter().enumerate() {
            if names.contains(&param.name) {
                self.argument(sema, depth, i)?;
            }
        }
        Ok(())
    }

    /// The arguments at `depth` that the names denote.
    pub fn named(&self, depth: Depth, names: &[Symbol]) -> Vec<TemplateArg> {
        let Some(index) = depth.checked_sub(1) else { return Vec::new() };
        let level = &self.levels[index];
        let known = |(param, slot): (&TemplateParam, &Slot)| match slot {
            Slot::Known(arg) if names.contains(&param.name) => Some(arg.clone()),
            _ => None,
        };
        level.params.iter().zip(&level.slots).filter_map(known).collect()
    }

    /// All arguments at `depth`, when they have been substituted.
    pub fn all(&self, depth: Depth) -> Option<Arc<[TemplateArg]>> {
        let level = &self.levels[depth.checked_sub(1)?];
        let known = |slot: &Slot| match slot {
            Slot::Known(arg) => Some(arg.clone()),
            Slot::NotSubstituted | Slot::Invalid(_) => None,
        };
        level.slots.iter().map(known).collect()
    }

    /// Substitutes an argument that is nothing but a name or names nothing but a parameter whose argument is known, or is a
    /// type-constraint's subject: nothing can come of it that has not come already.
    pub fn substitute_plain(&mut self, sema: &mut Sema, depth: Depth) {
        let Some(index) = depth.checked_sub(1) else { return };
        if self.levels[index].is_whole {
            return;
        }
        let n_subject = usize::from(self.levels[index].subject.is_some());
        for i in 0..n_subject + self.levels[index].written.len() {
            let level = &self.levels[index];
            let is_plain = match i.checked_sub(n_subject).map(|k| &level.written[k]) {
                Some(arg) if level.parent == 0 => is_name(sema, arg),
                Some(arg) => self.is_known(level.parent, &names_of_arg(sema, arg)),
                None => true,
            };
            if is_plain {
                let _ = self.argument(sema, depth, i);
            }
        }
    }

    /// Whether the only name is that of a parameter at `depth` whose argument is known.
    fn is_known(&self, depth: Depth, names: &[Symbol]) -> bool {
        let ([name], Some(index)) = (names, depth.checked_sub(1)) else { return false };
        let level = &self.levels[index];
        let is_it = |(param, slot): (&TemplateParam, &Slot)| param.name == *name && matches!(slot, Slot::Known(_));
        level.params.iter().zip(&level.slots).any(is_it)
    }

    fn bind(&mut self, sema: &mut Sema, depth: Depth, i: usize, arg: TemplateArg) {
        let level = &mut self.levels[depth - 1];
        level.slots[i] = Slot::Known(arg.clone());
        params::bind_one(sema, level.scope, &level.params[i], arg);
    }

    /// Substitutes the argument for the `i`-th parameter at `depth`.
    fn argument(&mut self, sema: &mut Sema, depth: Depth, i: usize) -> Result<(), Arc<str>> {
        match &self.levels[depth - 1].slots[i] {
            Slot::Known(_) => return Ok(()),
            Slot::Invalid(why) => return Err(Arc::clone(why)),
            Slot::NotSubstituted => {}
        }
        let made = match self.levels[depth - 1].is_whole {
            true => self.make_all(sema, depth),
            false => self.make_one(sema, depth, i).map(|arg| vec![(i, arg)]),
        };
        match made {
            Ok(made) => {
                for (i, arg) in made {
                    self.bind(sema, depth, i, arg);
                }
                Ok(())
            }
            Err(why) => {
                self.levels[depth - 1].slots[i] = Slot::Invalid(Arc::clone(&why));
                Err(why)
            }
        }
    }

    /// All arguments at `depth`.
    fn make_all(&mut self, sema: &mut Sema, depth: Depth) -> Result<Vec<(usize, TemplateArg)>, Arc<str>> {
        let level = &self.levels[depth - 1];
        let (concept, subject, span) = (level.concept, level.subject.clone(), level.span);
        let (written, parent) = (Arc::clone(&level.written), level.parent);
        for arg in written.iter() {
            let names = names_of_arg(sema, arg);
            self.substitute(sema, parent, &names)?;
        }
        let (made, errors) = sema.trap(|sema| {
            self.at(sema, parent, |sema| {
                let mut raws: Vec<Raw> = subject.into_iter().map(Raw::Done).collect();
                raws.extend(args::written(sema, &written)?);
                args::complete(sema, concept, raws, span)
            })
        });
        match made.filter(|_| errors.is_empty()) {
            Some(args) => Ok(args.iter().cloned().enumerate().collect()),
            None => Err(first_message(&errors)),
        }
    }

    /// The argument for the `i`-th parameter at `depth`.
    fn make_one(&mut self, sema: &mut Sema, depth: Depth, i: usize) -> Result<TemplateArg, Arc<str>> {
        let level = &self.levels[depth - 1];
        let (concept, scope, parent, span) = (level.concept, level.scope, level.parent, level.span);
        let n_subject = usize::from(level.subject.is_some());
        if let (0, Some(subject)) = (i, &level.subject) {
            return Ok(subject.clone());
        }
        let written = level.written.get(i - n_subject).cloned();
        let list = Arc::clone(&level.params);
        let (made, errors) = match written {
            Some(written) => {
                let names = names_of_arg(sema, &written);
                self.substitute(sema, parent, &names)?;
                let names = names_of_param(sema, &list[i]);
                for (j, earlier) in list[..i].iter().enumerate() {
                    if names.contains(&earlier.name) {
                        self.argument(sema, depth, j)?;
                    }
                }
                sema.trap(|sema| {
                    let raw = self.at(sema, parent, |sema| args::one(sema, &written))?;
                    self.at(sema, parent, |sema| args::fit_one(sema, concept, scope, i, Ok(raw), span))
                })
            }
            None => {
                for j in 0..i {
                    self.argument(sema, depth, j)?;
                }
                let earlier: Vec<TemplateArg> = self.levels[depth - 1].slots[..i]
                    .iter()
                    .filter_map(|slot| match slot {
                        Slot::Known(arg) => Some(arg.clone()),
                        Slot::NotSubstituted | Slot::Invalid(_) => None,
                    })
                    .collect();
                sema.trap(|sema| args::fit_one(sema, concept, scope, i, Err(&earlier), span))
            }
        };
        made.filter(|_| errors.is_empty()).ok_or_else(|| first_message(&errors))
    }
}

/// Whether an argument is an unqualified name and nothing else.
fn is_name(sema: &Sema, arg: &ast::TemplateArg) -> bool {
    let name = match arg.kind {
        ast::TemplateArgKind::Type(id) => {
            let node = &sema.ast.types[id];
            let is_bare = node.declarator.chunks.is_empty() && node.specs.quals == ast::Quals::default();
            match node.specs.ty {
                ast::TypeSpec::Named(name) if is_bare => name,
                _ => return false,
            }
        }
        ast::TemplateArgKind::Expr(id) => match sema.ast.exprs[id].kind {
            ast::ExprKind::Name(name) => name,
            _ => return false,
        },
        ast::TemplateArgKind::Template(_) => return false,
    };
    let name = &sema.ast.names[name];
    !name.is_qualified() && matches!(name.last, ast::Unqualified::Ident(_))
}

fn names_of_arg(sema: &Sema, arg: &ast::TemplateArg) -> Vec<Symbol> {
    let mut names = Names::new(&sema.ast, true);
    names.arg(arg);
    names.found
}

fn names_of_param(sema: &Sema, param: &TemplateParam) -> Vec<Symbol> {
    let mut names = Names::new(&sema.ast, true);
    names.template_param(param);
    names.found
}

/// The first of the errors that a substitution made.
pub fn first_message(errors: &[crate::diag::Diagnostic]) -> Arc<str> {
    errors.first().map_or("it is not valid".into(), |error| error.message.as_str().into())
}
