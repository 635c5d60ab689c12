//! Types (ABI 5.1.5).

use crate::ast::RefQual;
use crate::hir::mangle::{Key, Mangler};
use crate::hir::{ArrayLen, DependentTemplate, ExprForm, FnTy, Quals, Ty, TyKind};

impl Mangler<'_> {
    /// `<type>`
    pub(super) fn ty(&mut self, ty: Ty) {
        self.nested(|this| this.ty_inner(ty));
    }

    fn ty_inner(&mut self, ty: Ty) {
        let kind = self.program.types.kind(ty);
        let quals = ty.quals();
        if !quals.is_empty() {
            if self.substituted(Key::Ty(ty)) {
                return;
            }
            self.quals(quals);
            self.ty(ty.unqual());
            return self.remember(Key::Ty(ty));
        }
        if let Some(code) = builtin(kind) {
            self.out += code;
            return;
        }
        match *kind {
            TyKind::Class(id) => return self.class(id),
            TyKind::Enum(id) => return self.enumeration(id),
            TyKind::TemplateParam { index, .. } | TyKind::PackElement { index, .. } => {
                return self.template_param(index);
            }
            _ => {}
        }
        if self.substituted(Key::Ty(ty)) {
            return;
        }
        self.compound(kind);
        self.remember(Key::Ty(ty));
    }

    /// A type made of others.
    fn compound(&mut self, kind: &TyKind) {
        match kind {
            &TyKind::Pointer(to) => self.prefixed("P", to),
            &TyKind::LValueRef(to) => self.prefixed("R", to),
            &TyKind::RValueRef(to) => self.prefixed("O", to),
            &TyKind::Complex(part) => self.prefixed("C", part),
            &TyKind::Vector(element, len) => self.prefixed(&format!("Dv{len}_"), element),
            &TyKind::PackExpansion(pattern) => {
                let outer = std::mem::replace(&mut self.is_in_pattern, true);
                self.prefixed("Dp", pattern);
                self.is_in_pattern = outer;
            }
            &TyKind::Array(element, len) => {
                self.out.push('A');
                match len {
                    ArrayLen::Known(len) => self.out += &len.to_string(),
                    ArrayLen::Unknown | ArrayLen::Variable => {}
                    ArrayLen::Dependent(expr) => self.expression(expr),
                }
                self.prefixed("_", element);
            }
            &TyKind::MemberPtr { class, pointee } => {
                self.prefixed("M", class);
                self.ty(pointee);
            }
            TyKind::Function(function) => self.function(function),
            TyKind::DependentSpecialization { template, args } => match *template {
                DependentTemplate::Template(id) => {
                    let is_nested = self.is_nested_template(id);
                    if is_nested {
                        self.out.push('N');
                    }
                    self.template_name(id, true);
                    self.template_args(args);
                    if is_nested {
                        self.out.push('E');
                    }
                }
                DependentTemplate::Param { index, .. } => {
                    self.template_param(index);
                    self.template_args(args);
                }
            },
            TyKind::DependentName { .. } => {
                self.out.push('N');
                self.dependent_name(kind);
                self.out.push('E');
            }
            &TyKind::DependentExpr(expr, form) => {
                self.out += match form {
                    ExprForm::DecltypeOfName => "Dt",
                    ExprForm::Decltype => "DT",
                    // The ABI has no code for it.
                    ExprForm::Typeof => "u6typeofX",
                    ExprForm::Value => "X",
                };
                self.expression(expr);
                self.out += if form == ExprForm::Typeof { "EE" } else { "E" };
            }
            TyKind::Unique(n) => {
                let name = format!("__unique{n}");
                self.out.push('u');
                self.source_name(&name);
            }
            // Handled by the caller: builtin or named types.
            _ => {}
        }
    }

    fn is_nested_template(&self, id: crate::hir::TemplateId) -> bool {
        match self.program.scopes[self.program.templates[id].scope].kind {
            crate::hir::ScopeKind::Namespace(id) => self.program.namespaces[id].parent.is_some() && !self.is_std(id),
            crate::hir::ScopeKind::Class(_) => true,
            _ => false,
        }
    }

    /// `T::name`, `T::name<args>` without the `N…E` around it.
    fn dependent_name(&mut self, kind: &TyKind) {
        let TyKind::DependentName { qualifier, name, args } = kind else { return };
        let Some(args) = args else {
            self.dependent_prefix(*qualifier);
            return self.source_name(name.as_str());
        };
        let key = Key::Member(*qualifier, *name);
        if !self.substituted(key) {
            self.dependent_prefix(*qualifier);
            self.source_name(name.as_str());
            self.remember(key);
        }
        self.template_args(args);
    }

    /// A type as the prefix of a nested name: without an `N…E` of its own.
    fn dependent_prefix(&mut self, ty: Ty) {
        let kind = self.program.types.kind(ty);
        match kind {
            TyKind::DependentSpecialization { template: DependentTemplate::Template(id), args } => {
                if self.substituted(Key::Ty(ty.unqual())) {
                    return;
                }
                self.template_name(*id, true);
                self.template_args(args);
                self.remember(Key::Ty(ty.unqual()));
            }
            TyKind::DependentName { .. } => {
                if self.substituted(Key::Ty(ty.unqual())) {
                    return;
                }
                self.nested(|this| this.dependent_name(kind));
                self.remember(Key::Ty(ty.unqual()));
            }
            &TyKind::Class(id) => self.class_prefix(id),
            _ => self.ty(ty.unqual()),
        }
    }

    fn prefixed(&mut self, code: &str, ty: Ty) {
        self.out += code;
        self.ty(ty);
    }

    /// `T_`, `T0_`, …
    pub(super) fn template_param(&mut self, index: u16) {
        if self.substituted(Key::Param(index)) {
            return;
        }
        self.param_number(index);
        self.remember(Key::Param(index));
    }

    /// A template parameter in an expression, where it is no substitution.
    pub(super) fn param_number(&mut self, index: u16) {
        match index.checked_sub(1) {
            None => self.out += "T_",
            Some(n) => self.out += &format!("T{n}_"),
        }
    }

    /// `[cv] [Do] F <return> <parameters> [ref] E`
    fn function(&mut self, function: &FnTy) {
        self.quals(function.quals);
        if function.is_noexcept {
            self.out += "Do";
        }
        if let Some(expr) = function.dependent_noexcept {
            self.out += "DO";
            self.expression(expr);
            self.out.push('E');
        }
        self.out.push('F');
        self.ty(function.ret);
        self.params(function);
        self.out += match function.ref_qual {
            RefQual::None => "",
            RefQual::LValue => "R",
            RefQual::RValue => "O",
        };
        self.out.push('E');
    }

    /// The parameters of `<bare-function-type>`.
    pub(super) fn params(&mut self, function: &FnTy) {
        self.n_params_open += 1;
        for &param in function.params.iter() {
            self.ty(param);
        }
        if function.is_variadic {
            self.out.push('z');
        } else if function.params.is_empty() {
            self.out.push('v');
        }
        self.n_params_open -= 1;
    }

    /// `[r] [V] [K]`
    pub(super) fn quals(&mut self, quals: Quals) {
        for (is_set, code) in [(quals.is_restrict(), 'r'), (quals.is_volatile(), 'V'), (quals.is_const(), 'K')] {
            if is_set {
                self.out.push(code);
            }
        }
    }
}

/// `<builtin-type>`
pub(super) fn builtin(kind: &TyKind) -> Option<&'static str> {
    Some(match kind {
        TyKind::Error | TyKind::Void | TyKind::Overloaded => "v",
        TyKind::NullPtr => "Dn",
        TyKind::Bool => "b",
        TyKind::Char => "c",
        TyKind::SChar => "a",
        TyKind::UChar => "h",
        TyKind::WChar => "w",
        TyKind::Char8 => "Du",
        TyKind::Char16 => "Ds",
        TyKind::Char32 => "Di",
        TyKind::Short => "s",
        TyKind::UShort => "t",
        TyKind::Int => "i",
        TyKind::UInt => "j",
        TyKind::Long => "l",
        TyKind::ULong => "m",
        TyKind::LongLong => "x",
        TyKind::ULongLong => "y",
        TyKind::Int128 => "n",
        TyKind::UInt128 => "o",
        TyKind::Float => "f",
        TyKind::Double => "d",
        TyKind::LongDouble => "e",
        TyKind::Float128 => "g",
        TyKind::Float16 => "DF16_",
        TyKind::Float32 => "DF32_",
        TyKind::Float64 => "DF64_",
        TyKind::StdFloat128 => "DF128_",
        TyKind::Float32x => "DF32x",
        TyKind::Float64x => "DF64x",
        TyKind::BFloat16 => "DF16b",
        TyKind::Auto { is_decltype: false } => "Da",
        TyKind::Auto { is_decltype: true } => "Dc",
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
