//! The parser's questions about names, answered by lookup.

use crate::ast::{Ast, Component, ComponentKind, DelayedId, DelayedResult};
use crate::base::Symbol;
use crate::hir::{self, Named, ScopeId, ScopeKind, TemplateArg, TemplateKind, TyKind};
use crate::parse::oracle::{NameClass, Names};
use crate::sema::Sema;
use crate::sema::lookup::{self, Found, Want};

impl Names for Sema {
    fn unqualified(&mut self, name: Symbol) -> NameClass {
        let found = lookup::unqualified(self, name, Want::Any);
        classify(self, &found)
    }

    fn qualified(&mut self, _ast: &Ast, is_global: bool, qualifier: &[Component], name: Symbol) -> NameClass {
        match scope_of(self, is_global, qualifier) {
            Some(scope) => {
                let found = lookup::in_scope(self, scope, name, Want::Any);
                classify(self, &found)
            }
            None => NameClass::Unknown,
        }
    }
}

/// The scope that a nested-name-specifier names.
fn scope_of(sema: &mut Sema, is_global: bool, qualifier: &[Component]) -> Option<ScopeId> {
    let mut scope = is_global.then_some(sema.program.global);
    for component in qualifier {
        let name = match &component.kind {
            ComponentKind::Ident(name) => *name,
            // Which specialisation it is, only sema can say once it sees the arguments.
            ComponentKind::TemplateId(..) | ComponentKind::Decltype(_) => return None,
        };
        let found = match scope {
            None => lookup::unqualified(sema, name, Want::Scope),
            Some(scope) => lookup::in_scope(sema, scope, name, Want::Scope),
        };
        scope = Some(named_scope(sema, &found)?);
    }
    scope
}

fn named_scope(sema: &mut Sema, found: &Found) -> Option<ScopeId> {
    let named = &found.entries.first()?.named;
    if let Named::Namespace(id) = named {
        return Some(sema.program.namespaces[*id].scope);
    }
    let ty = lookup::named_type(sema, named)?;
    match *sema.program.types.kind(ty) {
        TyKind::Class(class) => Some(sema.program.classes[class].scope),
        TyKind::Enum(id) => Some(sema.program.enums[id].scope),
        _ => None,
    }
}

/// What a name is, from all its declarations: a function or variable hides a type of its name.
fn classify(sema: &Sema, found: &Found) -> NameClass {
    let mut class = NameClass::Unknown;
    for entry in &found.entries {
        let this = classify_one(sema, &entry.named);
        class = match (class, this) {
            (NameClass::Unknown, this) => this,
            // Overloads of which one is a template: `<` may begin its arguments.
            (NameClass::FunctionTemplate, _) | (_, NameClass::FunctionTemplate) => NameClass::FunctionTemplate,
            (NameClass::Type, NameClass::Value) => NameClass::Value,
            (class, _) => class,
        };
    }
    class
}

fn classify_one(sema: &Sema, named: &Named) -> NameClass {
    match named {
        Named::Var(_) | Named::Func(_) | Named::Field(_) | Named::Enumerator(..) | Named::Binding(_) => {
            NameClass::Value
        }
        Named::Class(id) => match is_injected(sema, *id) {
            true => NameClass::TypeTemplate,
            false => NameClass::Type,
        },
        Named::Enum(_) | Named::Alias(_) => NameClass::Type,
        Named::Namespace(_) => NameClass::Namespace,
        Named::Template(id) => match sema.program.templates[*id].kind {
            TemplateKind::Class | TemplateKind::Alias | TemplateKind::TemplateParam => NameClass::TypeTemplate,
            TemplateKind::Function => NameClass::FunctionTemplate,
            TemplateKind::Variable => NameClass::VariableTemplate,
            TemplateKind::Concept => NameClass::Concept,
        },
        Named::TemplateArg(arg) => match arg {
            TemplateArg::Type(_) => NameClass::Type,
            TemplateArg::Template(_) | TemplateArg::ParamTemplate { .. } => NameClass::TypeTemplate,
            TemplateArg::Value(..) | TemplateArg::DependentValue(..) | TemplateArg::ParamValue { .. } => {
                NameClass::Value
            }
            TemplateArg::Pack(args) => {
                args.first().map_or(NameClass::Type, |arg| classify_one(sema, &Named::TemplateArg(arg.clone())))
            }
        },
    }
}

/// The injected-class-name of a specialisation names its template, too ([temp.local]/1).
fn is_injected(sema: &Sema, class: hir::ClassId) -> bool {
    let data = &sema.program.classes[class];
    data.specialization.is_some()
        && lookup::is_within(sema, sema.cx.scope, data.scope)
        && sema.program.scopes[data.scope].kind == ScopeKind::Class(class)
}

/// Parses a region that was put off, in the scope that it stands in.
pub fn parse_delayed(sema: &mut Sema, id: DelayedId) -> Option<DelayedResult> {
    let tokens = std::sync::Arc::clone(&sema.tokens);
    let view = crate::parse::Tokens { tokens: &tokens.tokens, literals: &tokens.literals };
    // The parser works on the syntax while it asks sema what names are.
    let mut ast = std::mem::take(&mut sema.ast);
    let mut frames = std::mem::take(&mut sema.frames);
    let mut sink = std::mem::take(&mut sema.sink);
    crate::parse::parse_delayed(view, &mut ast, &mut frames, sema, id, &mut sink);
    sema.ast = ast;
    sema.frames = frames;
    for diagnostic in std::mem::replace(&mut sema.sink, sink).take() {
        sema.report(diagnostic);
    }
    sema.ast.delayed[id].parsed.clone()
}
