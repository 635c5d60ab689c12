//! `__PRETTY_FUNCTION__`, as GCC spells it (GCC manual, "Function Names as Strings"): the declaration of the function, or
//! of the template that it was made from, followed by what the template parameters stand for.

use crate::ast::{Constancy, TemplateParam, TemplateParamKind};
use crate::hir::show::{Speller, func_name, layer, quals_text, template_name, value};
use crate::hir::{FuncId, FuncName, Program, Quals, ScopeKind, TemplateArg, Ty, TyKind};

/// The declaration of a function with the template arguments that it was made with.
pub fn pretty_function(program: &Program, func_id: FuncId) -> String {
    let func = &program.funcs[func_id];
    let template = func.specialization.as_ref().map(|(template, args)| (&program.templates[*template], args));
    let signature = func.specialization.as_ref().and_then(|(id, _)| program.template_signatures.get(id).copied());
    let ty = signature.unwrap_or(func.ty);
    let params: &[TemplateParam] = template.map_or(&[], |(template, _)| &template.params);
    let depth = template.map_or(0, |(template, _)| template.depth);
    let mut speller = Speller { gnu: Some((depth, params)), ..Speller::new(program) };
    let Some(function) = program.types.as_function(ty) else { return String::new() };
    if let Some(class) = func.class.filter(|&class| program.classes[class].closure.is_some()) {
        let outer = enclosing_function(program, program.classes[class].parent);
        let list = speller.parameters(function);
        let list = list.strip_suffix(" const").unwrap_or(&list);
        return format!(
            "{}<lambda{list}>{}",
            outer.unwrap_or_default(),
            with(&mut speller, params, template.map(|t| t.1))
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
    if func.is_virtual {
        text.insert_str(0, "virtual ");
    }
    if func.is_static && !func.is_explicit_object && func.class.is_some() {
        text.insert_str(0, "static ");
    }
    text + &with(&mut speller, params, template.map(|(_, args)| args))
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
fn with(speller: &mut Speller, params: &[TemplateParam], args: Option<&std::sync::Arc<[TemplateArg]>>) -> String {
    let Some(args) = args.filter(|args| !args.is_empty()) else { return String::new() };
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
    format!(" [with {}]", list.join("; "))
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
