//! `__PRETTY_FUNCTION__`, as GCC spells it (GCC manual, "Function Names as Strings"): the declaration of the function, or
//! of the template that it was made from, followed by what the template parameters stand for.

use std::sync::Arc;

use crate::ast::{Constancy, TemplateParam, TemplateParamKind};
use crate::hir::show::{Speller, func_name, layer, quals_text, template_name, value};
use crate::hir::{ClassId, FuncId, FuncName, Program, Quals, ScopeKind, TemplateArg, TemplateId, Ty, TyKind};

/// An instantiated class around a function: the template or partial specialisation that it was made from, and its arguments.
pub struct Made {
    pub class: ClassId,
    pub template: TemplateId,
    pub args: Arc<[TemplateArg]>,
}

/// The declaration of a function with the template arguments that it was made with. `around`: the instantiated classes that
/// it is a member of, innermost first.
pub fn pretty_function(program: &Program, func_id: FuncId, around: &[Made]) -> String {
    let func = &program.funcs[func_id];
    let template = func.specialization.as_ref().map(|(template, args)| (&program.templates[*template], args));
    let signature = func.specialization.as_ref().and_then(|(id, _)| program.template_signatures.get(id).copied());
    let ty = signature.unwrap_or(func.ty);
    let params: &[TemplateParam] = template.map_or(&[], |(template, _)| &template.params);
    let depth = template.map_or(0, |(template, _)| template.depth);
    let patterns = around.iter().map(|made| (made.class, pattern_args(program, made))).collect();
    let mut speller = Speller { gnu: Some((depth, params)), patterns, ..Speller::new(program) };
    let Some(function) = program.types.as_function(ty) else { return String::new() };
    if let Some(class) = func.class.filter(|&class| program.classes[class].closure.is_some()) {
        let outer = enclosing_function(program, program.classes[class].parent);
        let list = speller.parameters(function);
        let list = list.strip_suffix(" const").unwrap_or(&list);
        return format!(
            "{}<lambda{list}>{}",
            outer.unwrap_or_default(),
            with(bindings(&mut speller, params, template.map(|t| t.1)))
        );
    }
    let mut name = func_name(program, func_id);
    if let FuncName::Conversion(to) = func.name {
        name = format!("operator {}", speller.declare(to, String::new()));
    }
    let name = speller.qualified(func.scope, name);
    let mut text = match func.name {
        FuncName::Constructor | FuncName::Destructor | FuncName::Conversion(_) => name + &speller.parameters(function),
        FuncName::Ident(_) | FuncName::Operator(_) | FuncName::Literal(_) => speller.declare(ty, name),
    };
    if func.constant == Constancy::Constexpr {
        text.insert_str(0, "constexpr ");
    }
    if func.constant == Constancy::Consteval {
        text.insert_str(0, "consteval ");
    }
    if func.is_virtual && around.is_empty() {
        text.insert_str(0, "virtual ");
    }
    if func.is_static && !func.is_explicit_object && func.class.is_some() {
        text.insert_str(0, "static ");
    }
    let mut list = bindings(&mut speller, params, template.map(|(_, args)| args));
    for made in around {
        list.extend(bindings(&mut speller, &program.templates[made.template].params, Some(&made.args)));
    }
    text + &with(list)
}

/// `<T, N>`, or what a partial specialisation has behind its name.
fn pattern_args(program: &Program, made: &Made) -> String {
    let template = &program.templates[made.template];
    if template.primary.is_some() {
        let mut speller = Speller { gnu: Some((template.depth, &template.params)), ..Speller::new(program) };
        return speller.template_args(&template.partial_args);
    }
    let names: Vec<String> = template.params.iter().map(param_name).collect();
    format!("<{}>", names.join(", "))
}

/// `main()::`: the function around a local scope, without its result.
fn enclosing_function(program: &Program, scope: crate::hir::ScopeId) -> Option<String> {
    let mut next = Some(scope);
    while let Some(id) = next {
        let scope = &program.scopes[id];
        if let ScopeKind::Function(func) = scope.kind {
            let func_data = &program.funcs[func];
            let mut speller = Speller { gnu: Some((0, &[])), ..Speller::new(program) };
            let name = speller.qualified(func_data.scope, func_name(program, func));
            let list = program.types.as_function(func_data.ty).map(|function| speller.parameters(function));
            return Some(format!("{name}{}::", list.unwrap_or_default()));
        }
        next = scope.parent;
    }
    None
}

/// ` [with T = int; int N = 3]`
fn with(list: Vec<String>) -> String {
    match list.is_empty() {
        true => String::new(),
        false => format!(" [with {}]", list.join("; ")),
    }
}

/// `T = int`, `int N = 3`
fn bindings(speller: &mut Speller, params: &[TemplateParam], args: Option<&Arc<[TemplateArg]>>) -> Vec<String> {
    let Some(args) = args else { return Vec::new() };
    // Arguments do not mention the parameters.
    let names = speller.gnu.replace((0, &[]));
    let list: Vec<String> = params
        .iter()
        .zip(args.iter())
        .map(|(param, arg)| {
            let name = param_name(param);
            match (&param.kind, arg) {
                (TemplateParamKind::NonType { .. }, TemplateArg::Value(ty, constant)) => {
                    let is_auto = matches!(&param.kind, TemplateParamKind::NonType { param }
                        if matches!(param.specs.ty, crate::ast::TypeSpec::Auto { .. }));
                    let declared = match is_auto {
                        true => format!("auto {name}"),
                        false => speller.declare(*ty, String::new()) + " " + &name,
                    };
                    let shown = value(speller.program, *ty, constant);
                    let shown = match speller.program.types.is_ref(*ty) {
                        true => shown.trim_start_matches('&').to_owned(),
                        false => shown,
                    };
                    format!("{declared} = {shown}")
                }
                (_, TemplateArg::Pack(elements)) => {
                    let elements: Vec<String> = elements.iter().map(|arg| speller.template_arg(arg)).collect();
                    format!("{name} = {{{}}}", elements.join(", "))
                }
                (_, TemplateArg::Template(id)) => format!("{name} = {}", template_name(speller.program, *id)),
                (_, arg) => format!("{name} = {}", speller.template_arg(arg)),
            }
        })
        .collect();
    speller.gnu = names;
    list
}

fn param_name(param: &TemplateParam) -> String {
    match param.name.is_empty() {
        true => "<template-parameter>".to_owned(),
        false => param.name.as_str().to_owned(),
    }
}

impl Speller<'_> {
    /// The name of a template parameter of the function that is spelled.
    pub(super) fn param_name(&self, depth: u16, index: u16) -> Option<String> {
        let (of, params) = self.gnu?;
        (of == depth).then(|| params.get(usize::from(index)).map(param_name)).flatten()
    }

    /// One layer of pointer or reference around `inner`.
    pub(super) fn layer(&self, symbol: &str, quals: Quals, to: Ty, inner: String) -> String {
        if self.gnu.is_none() {
            return layer(self.program, symbol, quals, to, inner);
        }
        let words = quals_text(quals);
        let mut text = symbol.to_owned();
        if !words.is_empty() {
            text = format!("{text} {words}");
        }
        if inner.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            text.push(' ');
        }
        text += &inner;
        match self.program.types.kind(to) {
            TyKind::Array(..) | TyKind::Function(_) => format!("({text})"),
            _ => text,
        }
    }
}

/// GCC's names of integer types.
pub(super) fn fundamental(kind: &TyKind) -> Option<&'static str> {
    Some(match kind {
        TyKind::Short => "short int",
        TyKind::UShort => "short unsigned int",
        TyKind::Long => "long int",
        TyKind::ULong => "long unsigned int",
        TyKind::LongLong => "long long int",
        TyKind::ULongLong => "long long unsigned int",
        TyKind::UInt128 => "__int128 unsigned",
        _ => return None,
    })
}
