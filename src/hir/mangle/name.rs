//! Names of entities, nested and local ones (ABI 5.1.3 to 5.1.7).

use crate::ast::{OverloadedOperator, RefQual};
use crate::hir::mangle::{Key, Mangler, Structor, abi_tag, plain_func_name};
use crate::hir::{
    CallOperator, Class, ClassId, EnumId, FuncId, FuncName, Linkage, NamespaceId, Scope, ScopeId, ScopeKind,
    TemplateArg, TemplateId, Ty, VarId, VarKind,
};

/// The name that is being written, without its scope.
#[derive(Clone, Copy)]
enum Entity {
    Func(FuncId),
    Var(VarId),
    Class(ClassId),
    Enum(EnumId),
}

/// The template and arguments of a specialisation.
type Args<'a> = Option<(TemplateId, &'a [TemplateArg])>;

impl Mangler<'_> {
    /// `<encoding>` of a function: name and bare type.
    pub(super) fn func_encoding(&mut self, func_id: FuncId) {
        let program = self.program;
        let func = &program.funcs[func_id];
        if let Some(name) = plain_func_name(program, func_id) {
            return self.source_name(name);
        }
        let structor = self.structor;
        self.entity(func.scope, Entity::Func(func_id), true);
        self.structor = structor;
        let template = func.specialization.as_ref().map(|(template, _)| *template);
        let signature = template.and_then(|template| program.template_signatures.get(&template)).copied();
        let Some(function) = program.types.as_function(signature.unwrap_or(func.ty)) else { return };
        let has_ret = template.is_some()
            && matches!(func.name, FuncName::Ident(_) | FuncName::Operator(_) | FuncName::Literal(_));
        if has_ret {
            self.ty(function.ret);
        }
        self.params(function);
    }

    pub(super) fn var_name(&mut self, var_id: VarId) {
        self.entity(self.program.vars[var_id].scope, Entity::Var(var_id), true);
    }

    /// A class as a type or prefix of its own.
    pub(super) fn class(&mut self, class_id: ClassId) {
        if self.substituted(Key::Class(class_id)) || self.standard_class(class_id) {
            return;
        }
        self.entity(self.program.classes[class_id].parent, Entity::Class(class_id), true);
        self.remember(Key::Class(class_id));
    }

    pub(super) fn enumeration(&mut self, id: EnumId) {
        if self.substituted(Key::Enum(id)) {
            return;
        }
        self.entity(self.program.enums[id].parent, Entity::Enum(id), true);
        self.remember(Key::Enum(id));
    }

    /// `<name>`: local, nested or unscoped.
    fn entity(&mut self, scope: ScopeId, entity: Entity, may_be_local: bool) {
        if may_be_local && let Some(func) = self.enclosing_function(scope, entity) {
            self.out.push('Z');
            let structor = std::mem::replace(&mut self.structor, Structor::Complete);
            self.nested(|this| this.func_encoding(func));
            self.structor = structor;
            self.out.push('E');
            self.entity(scope, entity, false);
            return self.local_discriminator(scope, entity);
        }
        match self.program.scopes[scope].kind {
            ScopeKind::Namespace(id) if self.program.namespaces[id].parent.is_none() => self.unscoped(scope, entity),
            ScopeKind::Namespace(id) if self.is_std(id) => self.unscoped(scope, entity),
            ScopeKind::Namespace(_) | ScopeKind::Class(_) => self.nested_name(scope, entity),
            ScopeKind::Function(_) | ScopeKind::Block => self.unscoped(scope, entity),
            ScopeKind::TemplateParams if self.program.scopes[scope].variable.is_some() => {
                self.nested_name(scope, entity);
            }
            ScopeKind::TemplateParams | ScopeKind::Enum(_) => match self.program.scopes[scope].parent {
                Some(parent) => self.entity(parent, entity, false),
                None => self.unscoped(scope, entity),
            },
        }
    }

    /// The function that a local entity or a member of a local class is in.
    fn enclosing_function(&self, scope: ScopeId, entity: Entity) -> Option<FuncId> {
        if let Entity::Var(var) = entity
            && self.program.vars[var].kind == VarKind::StaticLocal
        {
            return self.program.vars[var].function;
        }
        let mut at = Some(scope);
        while let Some(scope) = at {
            match self.program.scopes[scope].kind {
                ScopeKind::Function(func) => return Some(func),
                ScopeKind::Namespace(_) => return None,
                ScopeKind::Class(_) | ScopeKind::Enum(_) | ScopeKind::Block | ScopeKind::TemplateParams => {}
            }
            at = self.program.scopes[scope].parent;
        }
        None
    }

    /// `_0`, `__10_`: which of the equally named local entities. A member of a local class has that of the class.
    fn local_discriminator(&mut self, scope: ScopeId, entity: Entity) {
        let program = self.program;
        let (mut scope, mut entity) = (scope, entity);
        loop {
            match program.scopes[scope].kind {
                ScopeKind::Class(id) => {
                    entity = Entity::Class(id);
                    scope = program.classes[id].parent;
                }
                ScopeKind::TemplateParams => match program.scopes[scope].parent {
                    Some(parent) => scope = parent,
                    None => break,
                },
                ScopeKind::Namespace(_) | ScopeKind::Enum(_) | ScopeKind::Function(_) | ScopeKind::Block => break,
            }
        }
        let n = match entity {
            Entity::Var(id) => program.vars[id].discriminator,
            Entity::Class(id) if !is_unnamed(&program.classes[id]) => program.classes[id].discriminator,
            Entity::Enum(id) if !program.enums[id].name.is_empty() => program.enums[id].discriminator,
            Entity::Class(_) | Entity::Enum(_) | Entity::Func(_) => 0,
        };
        match n.checked_sub(1) {
            Some(n) if n < 10 => self.out += &format!("_{n}"),
            Some(n) => self.out += &format!("__{n}_"),
            None => {}
        }
    }

    /// `[St] <unqualified-name> [<template-args>]`
    fn unscoped(&mut self, scope: ScopeId, entity: Entity) {
        let args = self.args_of(entity);
        let args = args.as_ref().map(|(template, args)| (*template, &args[..]));
        if !self.template_prefix(scope, args) {
            if let ScopeKind::Namespace(id) = self.program.scopes[scope].kind
                && self.is_std(id)
            {
                self.out += "St";
            }
            self.unqualified(entity);
            self.remember_template(scope, args);
        }
        self.args(args);
    }

    /// `N [cv] [ref] <prefix> <unqualified-name> [<template-args>] E`
    fn nested_name(&mut self, scope: ScopeId, entity: Entity) {
        self.out.push('N');
        if let Entity::Func(id) = entity
            && self.program.funcs[id].is_explicit_object
        {
            self.out.push('H');
        }
        if let Entity::Func(id) = entity
            && let Some(function) = self.program.types.as_function(self.program.funcs[id].ty)
        {
            self.quals(function.quals);
            self.out += match function.ref_qual {
                RefQual::None => "",
                RefQual::LValue => "R",
                RefQual::RValue => "O",
            };
        }
        self.member_of(scope, entity);
        self.out.push('E');
    }

    /// `<prefix> <unqualified-name> [<template-args>]`
    fn member_of(&mut self, scope: ScopeId, entity: Entity) {
        let args = self.args_of(entity);
        let args = args.as_ref().map(|(template, args)| (*template, &args[..]));
        if !self.template_prefix(scope, args) {
            self.prefix(scope);
            self.unqualified(entity);
            self.remember_template(scope, args);
        }
        self.args(args);
    }

    fn args_of(&self, entity: Entity) -> Option<(TemplateId, std::sync::Arc<[TemplateArg]>)> {
        match entity {
            Entity::Func(id) => self.program.funcs[id].specialization.clone(),
            Entity::Var(id) => self.program.vars[id].specialization.clone(),
            Entity::Class(id) => self.program.classes[id].specialization.clone(),
            Entity::Enum(_) => None,
        }
    }

    fn template_key(&self, scope: ScopeId, template: TemplateId) -> Key {
        match self.program.scopes[scope].kind {
            ScopeKind::Class(_) => Key::Template(template, scope),
            _ => Key::Template(template, self.program.templates[template].scope),
        }
    }

    fn template_prefix(&mut self, scope: ScopeId, args: Args<'_>) -> bool {
        let Some((template, _)) = args else { return false };
        self.substituted(self.template_key(scope, template)) || self.standard_template(template)
    }

    fn remember_template(&mut self, scope: ScopeId, args: Args<'_>) {
        if let Some((template, _)) = args {
            self.remember(self.template_key(scope, template));
        }
    }

    fn args(&mut self, args: Args<'_>) {
        if let Some((_, args)) = args {
            self.template_args(args);
        }
    }

    /// `<prefix>`: the scopes around a nested name.
    pub(super) fn prefix(&mut self, scope: ScopeId) {
        let program = self.program;
        match program.scopes[scope].kind {
            ScopeKind::Namespace(id) => self.namespace_prefix(id),
            ScopeKind::Class(id) => self.class_prefix(id),
            ScopeKind::Enum(_) | ScopeKind::TemplateParams => match program.scopes[scope] {
                Scope { variable: Some(var), .. } => self.variable_prefix(var),
                Scope { parent: Some(parent), .. } => self.nested(|this| this.prefix(parent)),
                _ => {}
            },
            ScopeKind::Function(_) | ScopeKind::Block => {}
        }
    }

    /// `<closure-prefix>`: the variable in whose initialiser a closure stands (Itanium ABI 5.1.8).
    fn variable_prefix(&mut self, id: VarId) {
        if self.substituted(Key::Var(id)) {
            return;
        }
        let scope = self.program.vars[id].scope;
        self.nested(|this| this.member_of(scope, Entity::Var(id)));
        self.remember(Key::Var(id));
    }

    fn namespace_prefix(&mut self, id: NamespaceId) {
        let namespace = &self.program.namespaces[id];
        let Some(parent) = namespace.parent else { return };
        if self.is_std(id) {
            self.out += "St";
            return;
        }
        if self.substituted(Key::Namespace(id)) {
            return;
        }
        self.nested(|this| this.namespace_prefix(parent));
        let name = if namespace.name.is_empty() { "_GLOBAL__N_1" } else { namespace.name.as_str() };
        self.source_name(name);
        self.remember(Key::Namespace(id));
    }

    pub(super) fn class_prefix(&mut self, id: ClassId) {
        if self.substituted(Key::Class(id)) || self.standard_class(id) {
            return;
        }
        let parent = self.program.classes[id].parent;
        self.nested(|this| this.member_of(parent, Entity::Class(id)));
        self.remember(Key::Class(id));
    }

    /// A template as such: a template template-argument, or the prefix of a dependent specialisation.
    pub(super) fn template_name(&mut self, id: TemplateId, is_prefix: bool) {
        let template = &self.program.templates[id];
        let key = self.template_key(template.scope, id);
        if self.substituted(key) || self.standard_template(id) {
            return;
        }
        let is_nested = match self.program.scopes[template.scope].kind {
            ScopeKind::Namespace(id) => self.program.namespaces[id].parent.is_some() && !self.is_std(id),
            ScopeKind::Class(_) => true,
            ScopeKind::Enum(_) | ScopeKind::Function(_) | ScopeKind::Block | ScopeKind::TemplateParams => false,
        };
        if is_nested && !is_prefix {
            self.out.push('N');
        }
        self.prefix(template.scope);
        self.source_name(template.name.as_str());
        self.remember(key);
        if is_nested && !is_prefix {
            self.out.push('E');
        }
    }

    /// `<unqualified-name>` with its ABI tags.
    fn unqualified(&mut self, entity: Entity) {
        let program = self.program;
        match entity {
            Entity::Func(id) => {
                let func = &program.funcs[id];
                let is_internal = func.linkage == Linkage::Internal && func.class.is_none();
                self.internal(is_internal, func.scope);
                self.func_name(id);
                let tags = abi_tag::of_func(program, id);
                self.tags(&tags);
            }
            Entity::Var(id) => {
                let var = &program.vars[id];
                let is_internal = var.linkage == Linkage::Internal && var.class.is_none();
                self.internal(is_internal && var.kind == VarKind::Global, var.scope);
                let hidden = format!("_{}", id.raw());
                self.source_name(if var.name.is_empty() { &hidden } else { var.name.as_str() });
                let tags = abi_tag::of_var(program, id);
                self.tags(&tags);
            }
            Entity::Class(id) => self.class_own_name(id),
            Entity::Enum(id) => {
                let def = &program.enums[id];
                match def.typedef_name {
                    _ if !def.name.is_empty() => self.versioned_name(def.name, def.parent, def.discriminator),
                    Some(name) => self.versioned_name(name, def.parent, def.discriminator),
                    None => self.out += &format!("Ut{}", seq(def.discriminator)),
                }
                let tags = abi_tag::own(program, crate::hir::Tagged::Enum(id));
                self.tags(&tags);
            }
        }
    }

    /// `L`: a name of internal linkage, which no unnamed namespace hides already.
    fn internal(&mut self, is_internal: bool, scope: ScopeId) {
        let mut at = Some(scope);
        while let Some(scope) = at {
            if let ScopeKind::Namespace(id) = self.program.scopes[scope].kind
                && self.program.namespaces[id].name.is_empty()
                && self.program.namespaces[id].parent.is_some()
            {
                return;
            }
            at = self.program.scopes[scope].parent;
        }
        if is_internal {
            self.out.push('L');
        }
    }

    /// The name of a class or enumeration. One that the user declared anew has `$` and its version in it, so that neither
    /// its members nor what mentions it meet those of its predecessor; local ones are told apart by discriminators.
    fn versioned_name(&mut self, name: crate::base::Symbol, parent: ScopeId, version: u32) {
        let is_local = matches!(self.program.scopes[parent].kind, ScopeKind::Block | ScopeKind::Function(_));
        match version {
            1.. if !is_local => self.source_name(&format!("{name}${version}")),
            _ => self.source_name(name.as_str()),
        }
    }

    fn class_own_name(&mut self, id: ClassId) {
        let class = &self.program.classes[id];
        if let Some(closure) = &class.closure {
            self.out += "Ul";
            let ty = match closure.call_operator {
                CallOperator::Func(func) => Some(self.program.funcs[func].ty),
                CallOperator::Template(template) => self.program.template_signatures.get(&template).copied(),
            };
            if let Some(function) = ty.and_then(|ty| self.program.types.as_function(ty)) {
                self.params(function);
            }
            self.out += &format!("E{}", seq(class.discriminator));
        } else if !class.name.is_empty() {
            self.versioned_name(class.name, class.parent, class.discriminator);
        } else if let Some(name) = class.typedef_name {
            self.versioned_name(name, class.parent, class.discriminator);
        } else {
            self.out += &format!("Ut{}", seq(class.discriminator));
        }
        let tags = abi_tag::own(self.program, crate::hir::Tagged::Class(id));
        self.tags(&tags);
    }

    fn tags(&mut self, tags: &[crate::base::Symbol]) {
        for tag in tags {
            self.out.push('B');
            self.source_name(tag.as_str());
        }
    }

    fn func_name(&mut self, id: FuncId) {
        let func = &self.program.funcs[id];
        match func.name {
            FuncName::Ident(name) => self.source_name(name.as_str()),
            FuncName::Operator(op) => {
                let has_this = func.class.is_some() && !func.is_static;
                self.out += operator(op, func.params.len() + usize::from(has_this) == 1);
            }
            FuncName::Literal(suffix) => {
                self.out += "li";
                self.source_name(suffix.as_str());
            }
            FuncName::Conversion(to) => {
                self.out += "cv";
                let signature =
                    func.specialization.as_ref().and_then(|(id, _)| self.program.template_signatures.get(id));
                let to = signature.and_then(|&ty| self.program.types.as_function(ty)).map_or(to, |f| f.ret);
                self.ty(to);
            }
            FuncName::Constructor => {
                let inherited = func.inherited.and_then(|ctor| self.program.funcs[ctor].class);
                self.out += match (self.structor == Structor::Base, inherited.is_some()) {
                    (true, false) => "C2",
                    (false, false) => "C1",
                    (true, true) => "CI2",
                    (false, true) => "CI1",
                };
                if let Some(class) = inherited {
                    self.class(class);
                }
            }
            FuncName::Destructor => {
                self.out += match self.structor {
                    Structor::Deleting => "D0",
                    Structor::Complete => "D1",
                    Structor::Base => "D2",
                };
            }
        }
    }

    pub(super) fn is_std(&self, id: NamespaceId) -> bool {
        let namespace = &self.program.namespaces[id];
        let is_top = namespace.parent.is_some_and(|parent| self.program.namespaces[parent].parent.is_none());
        is_top && namespace.name.as_str() == "std"
    }

    /// Whether a template is a member of namespace std itself, and called so.
    fn is_std_template(&self, id: TemplateId, name: &str) -> bool {
        let template = &self.program.templates[id];
        let ScopeKind::Namespace(scope) = self.program.scopes[template.scope].kind else { return false };
        template.name.as_str() == name && self.is_std(scope)
    }

    /// `Sa`, `Sb`
    fn standard_template(&mut self, id: TemplateId) -> bool {
        let code = match () {
            () if self.is_std_template(id, "allocator") => "Sa",
            () if self.is_std_template(id, "basic_string") => "Sb",
            () => return false,
        };
        self.out += code;
        true
    }

    /// `Ss`, `Si`, `So`, `Sd`
    fn standard_class(&mut self, id: ClassId) -> bool {
        let Some((template, args)) = &self.program.classes[id].specialization else { return false };
        let is_chars = |arg: Option<&TemplateArg>, name| self.is_std_of_char(arg, name);
        let code = match &args[..] {
            [TemplateArg::Type(Ty::CHAR), traits, alloc]
                if is_chars(Some(traits), "char_traits") && is_chars(Some(alloc), "allocator") =>
            {
                if !self.is_std_template(*template, "basic_string") {
                    return false;
                }
                "Ss"
            }
            [TemplateArg::Type(Ty::CHAR), traits] if is_chars(Some(traits), "char_traits") => match () {
                () if self.is_std_template(*template, "basic_istream") => "Si",
                () if self.is_std_template(*template, "basic_ostream") => "So",
                () if self.is_std_template(*template, "basic_iostream") => "Sd",
                () => return false,
            },
            _ => return false,
        };
        self.out += code;
        true
    }

    fn is_std_of_char(&self, arg: Option<&TemplateArg>, name: &str) -> bool {
        let Some(TemplateArg::Type(ty)) = arg else { return false };
        let Some(class) = self.program.types.as_class(*ty) else { return false };
        let Some((template, args)) = &self.program.classes[class].specialization else { return false };
        self.is_std_template(*template, name) && args[..] == [TemplateArg::Type(Ty::CHAR)]
    }
}

fn is_unnamed(class: &Class) -> bool {
    class.closure.is_some() || class.name.is_empty() && class.typedef_name.is_none()
}

/// The number of an unnamed type: `_`, `0_`, `1_` in decimal.
fn seq(n: u32) -> String {
    n.checked_sub(1).map_or("_".to_owned(), |n| format!("{n}_"))
}

/// `<operator-name>` (ABI 5.1.3).
pub(super) fn operator(op: OverloadedOperator, is_unary: bool) -> &'static str {
    use OverloadedOperator as O;
    match op {
        O::New => "nw",
        O::ArrayNew => "na",
        O::Delete => "dl",
        O::ArrayDelete => "da",
        O::CoAwait => "aw",
        O::Call => "cl",
        O::Subscript => "ix",
        O::Arrow => "pt",
        O::ArrowStar => "pm",
        O::Tilde => "co",
        O::Exclaim => "nt",
        O::Plus => {
            if is_unary {
                "ps"
            } else {
                "pl"
            }
        }
        O::Minus => {
            if is_unary {
                "ng"
            } else {
                "mi"
            }
        }
        O::Star => {
            if is_unary {
                "de"
            } else {
                "ml"
            }
        }
        O::Slash => "dv",
        O::Percent => "rm",
        O::Caret => "eo",
        O::Amp => {
            if is_unary {
                "ad"
            } else {
                "an"
            }
        }
        O::Pipe => "or",
        O::Equal => "aS",
        O::PlusEqual => "pL",
        O::MinusEqual => "mI",
        O::StarEqual => "mL",
        O::SlashEqual => "dV",
        O::PercentEqual => "rM",
        O::CaretEqual => "eO",
        O::AmpEqual => "aN",
        O::PipeEqual => "oR",
        O::EqualEqual => "eq",
        O::ExclaimEqual => "ne",
        O::Less => "lt",
        O::Greater => "gt",
        O::LessEqual => "le",
        O::GreaterEqual => "ge",
        O::Spaceship => "ss",
        O::AmpAmp => "aa",
        O::PipePipe => "oo",
        O::LessLess => "ls",
        O::GreaterGreater => "rs",
        O::LessLessEqual => "lS",
        O::GreaterGreaterEqual => "rS",
        O::PlusPlus => "pp",
        O::MinusMinus => "mm",
        O::Comma => "cm",
    }
}
