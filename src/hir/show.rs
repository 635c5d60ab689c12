//! Types, entities and constants as messages and the prompt spell them: Clang's and Cling's way.
//!
//! A declarator is written from the name outwards ([dcl.meaning]): each layer of the type wraps the text so far, and
//! the base type comes first at the end. Namespaces and classes qualify a name; inline namespaces do not.

mod gnu;
mod value;

#[cfg(test)]
mod tests;

use crate::ast::{ClassKey, RefQual, TemplateParam};
use crate::base::limits;
use crate::hir::{
    ArrayLen, ClassId, DependentTemplate, EnumConstant, EnumId, FnTy, FuncId, FuncName, NamespaceId, Program, Quals,
    ScopeId, ScopeKind, TemplateArg, TemplateId, Ty, TyKind, VarId,
};

pub use gnu::{Made, pretty_function};
pub use value::value;

/// A spelling longer than this is cut: arguments of templates can grow exponentially.
const MAX_LENGTH: usize = 4_000;

/// A type as a type-id.
pub fn type_name(program: &Program, ty: Ty) -> String {
    declarator(program, ty, String::new())
}

/// The type of a pointer to `ty`, which need not exist in the program.
pub fn pointer_to(program: &Program, ty: Ty) -> String {
    Speller::new(program).declare(ty, layer(program, "*", Quals::NONE, ty, String::new()))
}

/// `name` declared with type `ty`: `int (*name)(int)`.
pub fn declarator(program: &Program, ty: Ty, name: String) -> String {
    Speller::new(program).declare(ty, name)
}

/// A function as messages name it: `int N::f(long) const`.
pub fn func_signature(program: &Program, func_id: FuncId) -> String {
    let func = &program.funcs[func_id];
    let mut speller = Speller::new(program);
    let mut name = speller.qualified(func.scope, func_name(program, func_id));
    if let Some((_, args)) = &func.specialization {
        name += &speller.template_args(args);
    }
    let Some(function) = program.types.as_function(func.ty) else { return name };
    match func.name {
        FuncName::Constructor | FuncName::Destructor | FuncName::Conversion(_) => name + &speller.parameters(function),
        FuncName::Ident(_) | FuncName::Operator(_) | FuncName::Literal(_) => speller.declare(func.ty, name),
    }
}

/// A function's name without scope and parameters: `f`, `operator+`, `~A`.
pub fn func_name(program: &Program, func_id: FuncId) -> String {
    let func = &program.funcs[func_id];
    let class = func.class.map(|class| class_name(program, class)).unwrap_or_default();
    match func.name {
        FuncName::Ident(name) => name.as_str().to_owned(),
        FuncName::Operator(op) => format!("operator{}", op.spelling()),
        FuncName::Literal(suffix) => format!("operator\"\"{suffix}"),
        FuncName::Conversion(to) => format!("operator {}", type_name(program, to)),
        FuncName::Constructor => class,
        FuncName::Destructor => format!("~{class}"),
    }
}

/// A function's name with its scope: `N::f`.
pub fn qualified_func_name(program: &Program, func_id: FuncId) -> String {
    Speller::new(program).qualified(program.funcs[func_id].scope, func_name(program, func_id))
}

/// A variable as messages name it: `int N::x[3]`.
pub fn var_declaration(program: &Program, var_id: VarId) -> String {
    let var = &program.vars[var_id];
    let mut speller = Speller::new(program);
    let mut name = speller.qualified(var.scope, var.name.as_str().to_owned());
    if let Some((_, args)) = &var.specialization {
        name += &speller.template_args(args);
    }
    speller.declare(var.ty, name)
}

/// An enumerator with its scope; that of an unscoped enumeration is the scope around ([dcl.enum]/11).
pub fn enumerator(program: &Program, enum_id: EnumId, constant: &EnumConstant) -> String {
    let def = &program.enums[enum_id];
    let scope = if def.is_scoped { def.scope } else { def.parent };
    Speller::new(program).qualified(scope, constant.name.as_str().to_owned())
}

/// A namespace with its scope.
pub fn namespace_name(program: &Program, id: NamespaceId) -> String {
    let namespace = &program.namespaces[id];
    let name = if namespace.name.is_empty() { "(anonymous namespace)" } else { namespace.name.as_str() };
    match program.scopes[namespace.scope].parent {
        Some(parent) => Speller::new(program).qualified(parent, name.to_owned()),
        None => String::new(),
    }
}

/// A template with its scope.
pub fn template_name(program: &Program, id: TemplateId) -> String {
    let template = &program.templates[id];
    Speller::new(program).qualified(template.scope, template.name.as_str().to_owned())
}

/// `<int, 3>`
pub fn template_args(program: &Program, args: &[TemplateArg]) -> String {
    Speller::new(program).template_args(args)
}

/// A class's own name without scope or template arguments.
pub fn class_name(program: &Program, class_id: ClassId) -> String {
    let class = &program.classes[class_id];
    if class.closure.is_some() {
        return "(lambda)".to_owned();
    }
    if !class.name.is_empty() {
        return class.name.as_str().to_owned();
    }
    if let Some(name) = class.typedef_name {
        return name.as_str().to_owned();
    }
    let word = if class.is_anonymous { "anonymous" } else { "unnamed" };
    let key = match class.key {
        ClassKey::Struct => "struct",
        ClassKey::Class => "class",
        ClassKey::Union => "union",
    };
    format!("({word} {key})")
}

/// One layer of pointer or reference around `inner`, in parentheses where `to` is an array or function.
fn layer(program: &Program, symbol: &str, quals: Quals, to: Ty, inner: String) -> String {
    let mut text = symbol.to_owned();
    let words = quals_text(quals);
    text += &words;
    if !words.is_empty() && !inner.is_empty() && !inner.starts_with(['[', '(']) {
        text.push(' ');
    }
    text += &inner;
    match program.types.kind(to) {
        TyKind::Array(..) | TyKind::Function(_) => format!("({text})"),
        _ => text,
    }
}

fn quals_text(quals: Quals) -> String {
    let words = [(quals.is_const(), "const"), (quals.is_volatile(), "volatile"), (quals.is_restrict(), "__restrict")];
    words.iter().filter(|word| word.0).map(|word| word.1).collect::<Vec<_>>().join(" ")
}

/// Writes one spelling, within limits on its length and depth.
struct Speller<'p> {
    program: &'p Program,
    depth: usize,
    written: usize,
    /// GCC's way of spelling, with the names of the template parameters of this depth; none: Clang's.
    gnu: Option<(u16, &'p [TemplateParam])>,
    /// Classes that are spelled with these template arguments as qualifiers: those of their patterns.
    patterns: Vec<(ClassId, String)>,
}

impl<'p> Speller<'p> {
    fn new(program: &'p Program) -> Self {
        Speller { program, depth: 0, written: 0, gnu: None, patterns: Vec::new() }
    }

    /// `inner` declared with type `ty`.
    fn declare(&mut self, ty: Ty, inner: String) -> String {
        let program = self.program;
        let mut ty = ty;
        let mut inner = inner;
        loop {
            if inner.len() > MAX_LENGTH {
                return format!("... {inner}");
            }
            let quals = ty.quals();
            match program.types.kind(ty) {
                &TyKind::Pointer(to) => {
                    inner = self.layer("*", quals, to, inner);
                    ty = to;
                }
                &TyKind::LValueRef(to) => {
                    inner = self.layer("&", Quals::NONE, to, inner);
                    ty = to;
                }
                &TyKind::RValueRef(to) => {
                    inner = self.layer("&&", Quals::NONE, to, inner);
                    ty = to;
                }
                &TyKind::MemberPtr { class, pointee } => {
                    let class = self.nested(|this| this.base(class));
                    inner = self.layer(&format!("{class}::*"), quals, pointee, inner);
                    ty = pointee;
                }
                &TyKind::Array(element, len) => {
                    inner = match len {
                        ArrayLen::Known(len) => format!("{inner}[{len}]"),
                        ArrayLen::Unknown => format!("{inner}[]"),
                        ArrayLen::Dependent(_) => format!("{inner}[...]"),
                        ArrayLen::Variable => format!("{inner}[*]"),
                    };
                    ty = element;
                }
                TyKind::Function(function) => {
                    inner += &self.parameters(function);
                    ty = function.ret;
                }
                &TyKind::PackExpansion(pattern) => {
                    let space = if self.gnu.is_some() { " " } else { "" };
                    return format!("{}{space}...", self.nested(|this| this.declare(pattern, inner)));
                }
                _ => break,
            }
        }
        let base = self.nested(|this| this.base(ty));
        match inner.as_bytes().first() {
            None => base,
            Some(b'*' | b'&') if self.gnu.is_some() => base + &inner,
            Some(b'[') if self.gnu.is_none() => base + &inner,
            Some(_) => format!("{base} {inner}"),
        }
    }

    /// `(int, ...) const noexcept`
    fn parameters(&mut self, function: &FnTy) -> String {
        let mut list: Vec<String> =
            function.params.iter().map(|&param| self.nested(|this| this.declare(param, String::new()))).collect();
        if function.is_variadic {
            list.push("...".to_owned());
        }
        let mut out = format!("({})", list.join(", "));
        let quals = quals_text(function.quals);
        if !quals.is_empty() {
            out = format!("{out} {quals}");
        }
        out += match function.ref_qual {
            RefQual::None => "",
            RefQual::LValue => " &",
            RefQual::RValue => " &&",
        };
        if self.gnu.is_some() {
            return out;
        }
        out += match (function.is_noexcept, function.dependent_noexcept) {
            (true, _) => " noexcept",
            (false, Some(_)) => " noexcept(…)",
            (false, None) => "",
        };
        out
    }

    /// A step deeper, or `...` where the limits are reached.
    fn nested(&mut self, step: impl FnOnce(&mut Self) -> String) -> String {
        if self.depth >= limits::NESTING_DEPTH / 4 || self.written > MAX_LENGTH {
            return "...".to_owned();
        }
        self.depth += 1;
        let out = step(self);
        self.depth -= 1;
        if self.depth > 0 {
            self.written += out.len().min(64);
        }
        out
    }

    /// A type that is not built from a declarator, with its qualifiers in front.
    fn base(&mut self, ty: Ty) -> String {
        let name = self.unqualified_base(ty);
        let quals = quals_text(ty.quals());
        if quals.is_empty() { name } else { format!("{quals} {name}") }
    }

    fn unqualified_base(&mut self, ty: Ty) -> String {
        if let Some(name) = self.gnu.and_then(|_| gnu::fundamental(self.program.types.kind(ty))) {
            return name.to_owned();
        }
        if let Some(name) = fundamental(self.program.types.kind(ty)) {
            return name.to_owned();
        }
        match self.program.types.kind(ty) {
            &TyKind::Complex(part) => format!("_Complex {}", self.declare(part, String::new())),
            &TyKind::Vector(element, len) => {
                let size = crate::hir::layout::size_of(self.program, ty).unwrap_or(u64::from(len));
                format!("__attribute__((vector_size({size}))) {}", self.declare(element, String::new()))
            }
            &TyKind::Class(class) => self.class(class),
            &TyKind::Enum(id) => {
                let def = &self.program.enums[id];
                let name = match def.typedef_name {
                    _ if !def.name.is_empty() => def.name.as_str(),
                    Some(name) => name.as_str(),
                    None => "(unnamed enum)",
                };
                self.qualified(def.parent, name.to_owned())
            }
            TyKind::TemplateParam { depth, index, .. } if self.param_name(*depth, *index).is_some() => {
                self.param_name(*depth, *index).unwrap_or_default()
            }
            TyKind::TemplateParam { depth, index, is_pack } => {
                format!("type-parameter-{depth}-{index}{}", if *is_pack { "..." } else { "" })
            }
            TyKind::PackElement { depth, index, at, .. } => {
                let name = self.param_name(*depth, *index);
                format!("{}[{at}]", name.unwrap_or_else(|| format!("type-parameter-{depth}-{index}")))
            }
            TyKind::DeducedClass(id) => self.program.templates[*id].name.to_string(),
            TyKind::DependentSpecialization { template, args } => {
                let args = self.template_args(args);
                match *template {
                    DependentTemplate::Template(id) => template_name(self.program, id) + &args,
                    DependentTemplate::Param { depth, index, .. } if self.param_name(depth, index).is_some() => {
                        self.param_name(depth, index).unwrap_or_default() + &args
                    }
                    DependentTemplate::Param { depth, index, .. } => {
                        format!("template-parameter-{depth}-{index}{args}")
                    }
                }
            }
            TyKind::DependentName { qualifier, name, args } => {
                let args = args.as_ref().map(|args| self.template_args(args)).unwrap_or_default();
                let qualifier = self.nested(|this| this.declare(*qualifier, String::new()));
                format!("typename {qualifier}::{name}{args}")
            }
            TyKind::DependentExpr(..) => "decltype(...)".to_owned(),
            TyKind::Unique(n) => format!("unique-{n}"),
            _ => self.declare(ty.unqual(), String::new()),
        }
    }

    fn class(&mut self, class_id: ClassId) -> String {
        let class = &self.program.classes[class_id];
        let Some((_, args)) = &class.specialization else {
            return self.qualified(class.parent, class_name(self.program, class_id));
        };
        if self.gnu.is_none()
            && let Some(&alias) = self.program.house_names.get(&class_id)
        {
            let alias = &self.program.aliases[alias];
            return self.qualified(alias.scope, alias.name.as_str().to_owned());
        }
        let args = self.template_args(shown_args(self.program, class_id, args));
        self.qualified(class.parent, class_name(self.program, class_id) + &args)
    }

    /// `name` with the names of the scopes around it.
    fn qualified(&mut self, scope: ScopeId, name: String) -> String {
        let mut parts = vec![name];
        let mut at = Some(scope);
        while let Some(scope) = at {
            let scope = &self.program.scopes[scope];
            at = scope.parent;
            match scope.kind {
                ScopeKind::Namespace(id) => {
                    let namespace = &self.program.namespaces[id];
                    match namespace.name.is_empty() {
                        _ if namespace.parent.is_none() => {}
                        true => parts.push("(anonymous namespace)".to_owned()),
                        false if namespace.is_inline && self.gnu.is_none() => {}
                        false => parts.push(namespace.name.as_str().to_owned()),
                    }
                }
                ScopeKind::Class(id) => {
                    let class = &self.program.classes[id];
                    if class.is_anonymous {
                        continue;
                    }
                    let mut part = class_name(self.program, id);
                    if let Some((_, pattern)) = self.patterns.iter().find(|(of, _)| *of == id) {
                        part += pattern;
                    } else if let Some((_, args)) = &class.specialization {
                        let args = shown_args(self.program, id, args);
                        part += &self.nested(|this| this.template_args(args));
                    }
                    parts.push(part);
                }
                ScopeKind::Enum(id) => parts.push(self.program.enums[id].name.as_str().to_owned()),
                // A local entity is named by itself, as Clang does.
                ScopeKind::Function(_) | ScopeKind::Block => break,
                ScopeKind::TemplateParams => {}
            }
            if parts.len() > 64 {
                break;
            }
        }
        parts.reverse();
        parts.join("::")
    }

    /// `<int, 3>`
    fn template_args(&mut self, args: &[TemplateArg]) -> String {
        let mut list = Vec::new();
        for arg in args {
            match arg {
                TemplateArg::Pack(pack) => list.extend(pack.iter().map(|arg| self.template_arg(arg))),
                _ => list.push(self.template_arg(arg)),
            }
        }
        format!("<{}>", list.join(", "))
    }

    fn template_arg(&mut self, arg: &TemplateArg) -> String {
        match arg {
            TemplateArg::Type(ty) => self.nested(|this| this.declare(*ty, String::new())),
            TemplateArg::Value(ty, constant) => {
                let (ty, program) = (*ty, self.program);
                self.nested(|_| value(program, ty, constant))
            }
            TemplateArg::Template(id) => template_name(self.program, *id),
            TemplateArg::DependentValue(..) | TemplateArg::Unfitted(..) => "(expression)".to_owned(),
            TemplateArg::ParamValue { depth, index, .. } | TemplateArg::ParamTemplate { depth, index, .. }
                if self.param_name(*depth, *index).is_some() =>
            {
                self.param_name(*depth, *index).unwrap_or_default()
            }
            TemplateArg::ParamValue { depth, index, .. } => format!("value-parameter-{depth}-{index}"),
            TemplateArg::ParamTemplate { depth, index, .. } => format!("template-parameter-{depth}-{index}"),
            TemplateArg::Pack(pack) => pack.iter().map(|arg| self.template_arg(arg)).collect::<Vec<_>>().join(", "),
        }
    }
}

/// The leading arguments of a specialisation that are shown: see [`Program::shown_args`].
fn shown_args<'a>(program: &Program, class: ClassId, args: &'a [TemplateArg]) -> &'a [TemplateArg] {
    let n = program.shown_args.get(&class).map_or(args.len(), |&n| n as usize);
    &args[..n.min(args.len())]
}

/// The name of a fundamental type or of a placeholder.
pub fn fundamental(kind: &TyKind) -> Option<&'static str> {
    Some(match kind {
        TyKind::Error => "<error>",
        TyKind::Void => "void",
        TyKind::NullPtr => "std::nullptr_t",
        TyKind::Bool => "bool",
        TyKind::Char => "char",
        TyKind::SChar => "signed char",
        TyKind::UChar => "unsigned char",
        TyKind::WChar => "wchar_t",
        TyKind::Char8 => "char8_t",
        TyKind::Char16 => "char16_t",
        TyKind::Char32 => "char32_t",
        TyKind::Short => "short",
        TyKind::UShort => "unsigned short",
        TyKind::Int => "int",
        TyKind::UInt => "unsigned int",
        TyKind::Long => "long",
        TyKind::ULong => "unsigned long",
        TyKind::LongLong => "long long",
        TyKind::ULongLong => "unsigned long long",
        TyKind::Int128 => "__int128",
        TyKind::UInt128 => "unsigned __int128",
        TyKind::Float => "float",
        TyKind::Double => "double",
        TyKind::LongDouble => "long double",
        TyKind::Float128 => "__float128",
        TyKind::Float16 => "_Float16",
        TyKind::Float32 => "_Float32",
        TyKind::Float64 => "_Float64",
        TyKind::StdFloat128 => "_Float128",
        TyKind::Float32x => "_Float32x",
        TyKind::Float64x => "_Float64x",
        TyKind::BFloat16 => "__bf16",
        TyKind::Overloaded => "<overloaded function type>",
        TyKind::Auto { is_decltype: false } => "auto",
        TyKind::Auto { is_decltype: true } => "decltype(auto)",
        TyKind::DeducedClass(_)
        | TyKind::Complex(_)
        | TyKind::Vector(..)
        | TyKind::Pointer(_)
        | TyKind::LValueRef(_)
        | TyKind::RValueRef(_)
        | TyKind::MemberPtr { .. }
        | TyKind::Array(..)
        | TyKind::Function(_)
        | TyKind::Class(_)
        | TyKind::Enum(_)
        | TyKind::TemplateParam { .. }
        | TyKind::PackElement { .. }
        | TyKind::DependentSpecialization { .. }
        | TyKind::DependentName { .. }
        | TyKind::DependentExpr(..)
        | TyKind::PackExpansion(_)
        | TyKind::Unique(_) => return None,
    })
}
