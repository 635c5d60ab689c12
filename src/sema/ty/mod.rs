//! Types from specifiers and declarators ([dcl.type], [dcl.meaning]).

mod declarator;
mod elaborated;
mod function;

pub use declarator::{Shape, declarator};
pub use elaborated::{Place, elaborated, reveal_class};
pub use function::{in_params, in_prototype, is_lazy_noexcept, param_adjust, params_of, resolve_noexcept};

use crate::ast::{self, BuiltinType, TypeSpec, Unqualified};
use crate::diag::Diagnostic;
use crate::hir::{ArrayLen, Completeness, Quals, TemplateArg, TemplateKind, Ty, TyKind};
use crate::sema::lookup::{self, Want};
use crate::sema::template;
use crate::sema::{Reported, Sema, access, attr, decl, expr};
use crate::source::Span;

/// The type that a type-id names.
pub fn type_id(sema: &mut Sema, id: ast::TypeId) -> Ty {
    type_id_with_bounds(sema, id).0
}

/// The type that a type-id names, and the bounds of a variable-length array type, outermost first.
pub fn type_id_with_bounds(sema: &mut Sema, id: ast::TypeId) -> (Ty, Vec<Option<crate::hir::ExprId>>) {
    let shape = type_id_shape(sema, id);
    if let Some(template) = template::ctad::placeholder(sema, shape.0) {
        let span = sema.ast.types[id].span;
        template::ctad::report_misplaced(sema, template, span);
        return (Ty::ERROR, Vec::new());
    }
    shape
}

/// The type that a type-id names, where it may be a placeholder for a deduced class type ([dcl.type.class.deduct]).
pub fn type_id_or_placeholder(sema: &mut Sema, id: ast::TypeId) -> Ty {
    type_id_shape(sema, id).0
}

fn type_id_shape(sema: &mut Sema, id: ast::TypeId) -> (Ty, Vec<Option<crate::hir::ExprId>>) {
    let node = sema.ast.types[id].clone();
    sema.nested(node.span, |sema| {
        let base = specs(sema, &node.specs, Place::Other);
        let shape = declarator(sema, base, &node.declarator);
        (shape.ty, shape.vla_bounds)
    })
    .unwrap_or((Ty::ERROR, Vec::new()))
}

/// The type that a decl-specifier-seq names, with its qualifiers.
pub fn specs(sema: &mut Sema, specs: &ast::DeclSpecs, place: Place) -> Ty {
    let span = if specs.ty_span.is_none() { specs.span } else { specs.ty_span };
    let ty = match &specs.ty {
        TypeSpec::None => {
            sema.error(span, "a type is needed here");
            Ty::ERROR
        }
        TypeSpec::Error => Ty::ERROR,
        TypeSpec::Builtin(builtin) => builtin_type(*builtin),
        TypeSpec::Named(name) => named_type(sema, *name),
        TypeSpec::Elaborated { key, name, attrs } => elaborated(sema, *key, *name, attrs, place),
        TypeSpec::Class(id) => decl::class::define(sema, *id),
        TypeSpec::Enum(id) => decl::enumeration::define(sema, *id),
        TypeSpec::Auto { .. } => sema.program.types.intern(TyKind::Auto { is_decltype: false }),
        TypeSpec::DecltypeAuto { .. } => {
            if specs.quals != ast::Quals::default() {
                sema.error(span, "`decltype(auto)` cannot be combined with other type specifiers");
            }
            return sema.program.types.intern(TyKind::Auto { is_decltype: true });
        }
        TypeSpec::Decltype(id) | TypeSpec::TypeofExpr(id) if template::dependent::expr_is_dependent(sema, *id) => {
            match specs.ty {
                TypeSpec::Decltype(_) => template::notation::decltype(sema, *id),
                _ => {
                    let notation = template::notation::of(sema, *id);
                    sema.program.types.intern(TyKind::DependentExpr(notation, crate::hir::ExprForm::Typeof))
                }
            }
        }
        TypeSpec::Decltype(id) => expr::decltype(sema, *id),
        TypeSpec::TypeofExpr(id) => expr::typeof_(sema, *id),
        TypeSpec::TypeofType(id) => type_id(sema, *id),
        TypeSpec::Underlying(id) => underlying(sema, *id, span),
        TypeSpec::Complex(id) => complex(sema, *id, span),
    };
    let ty = qualified(sema, ty, specs.quals.into(), span);
    attr::base_type(sema, ty, &specs.attrs)
}

/// The alignment that a typedef-name gives the objects that are declared with it: the declarator adds nothing to the
/// type but array bounds. None when the type's own holds.
pub fn written_align(sema: &mut Sema, specs: &ast::DeclSpecs, declarator: &ast::Declarator) -> Option<u64> {
    let TypeSpec::Named(name) = specs.ty else { return None };
    let is_plain = declarator.chunks.iter().all(|chunk| matches!(chunk.kind, ast::ChunkKind::Array { .. }));
    if sema.program.aligned.is_empty() || !is_plain {
        return None;
    }
    match lookup::named(sema, name, Want::Type).single()?.named {
        crate::hir::Named::Alias(alias) => sema.program.aligned.get(&alias).copied(),
        _ => None,
    }
}

/// As [`written_align`], of a type-id.
pub fn type_id_align(sema: &mut Sema, id: ast::TypeId) -> Option<u64> {
    let node = sema.ast.types[id].clone();
    written_align(sema, &node.specs, &node.declarator)
}

/// `ty` with qualifiers as written; restrict is for pointers only.
pub(super) fn qualified(sema: &mut Sema, ty: Ty, quals: Quals, span: Span) -> Ty {
    if ty == Ty::ERROR || quals.is_empty() {
        return ty;
    }
    if quals.is_restrict() {
        let to = sema.program.types.non_ref(ty);
        let is_pointer = matches!(
            sema.program.types.kind(to),
            TyKind::Pointer(_) | TyKind::MemberPtr { .. } | TyKind::Array(..) | TyKind::TemplateParam { .. }
        );
        if !is_pointer && !sema.program.types.is_ref(ty) {
            let shown = sema.show(ty);
            sema.error(span, format!("`restrict` needs a pointer type, not `{shown}`"));
            let quals = quals.minus(Quals::RESTRICT);
            return sema.program.types.add_quals(ty, quals);
        }
    }
    sema.program.types.add_quals(ty, quals)
}

/// The fundamental type of a specifier ([dcl.type.simple]).
pub fn builtin_type(builtin: BuiltinType) -> Ty {
    match builtin {
        BuiltinType::Void => Ty::VOID,
        BuiltinType::Bool => Ty::BOOL,
        BuiltinType::Char => Ty::CHAR,
        BuiltinType::SChar => Ty::SCHAR,
        BuiltinType::UChar => Ty::UCHAR,
        BuiltinType::WChar => Ty::WCHAR,
        BuiltinType::Char8 => Ty::CHAR8,
        BuiltinType::Char16 => Ty::CHAR16,
        BuiltinType::Char32 => Ty::CHAR32,
        BuiltinType::Short => Ty::SHORT,
        BuiltinType::UShort => Ty::USHORT,
        BuiltinType::Int => Ty::INT,
        BuiltinType::UInt => Ty::UINT,
        BuiltinType::Long => Ty::LONG,
        BuiltinType::ULong => Ty::ULONG,
        BuiltinType::LongLong => Ty::LONG_LONG,
        BuiltinType::ULongLong => Ty::ULONG_LONG,
        BuiltinType::Int128 => Ty::INT128,
        BuiltinType::UInt128 => Ty::UINT128,
        BuiltinType::Float => Ty::FLOAT,
        BuiltinType::Double => Ty::DOUBLE,
        BuiltinType::LongDouble => Ty::LONG_DOUBLE,
        BuiltinType::Float128 => Ty::FLOAT128,
        BuiltinType::Float16 => Ty::FLOAT16,
        BuiltinType::Float32 => Ty::FLOAT32,
        BuiltinType::Float64 => Ty::FLOAT64,
        BuiltinType::StdFloat128 => Ty::STD_FLOAT128,
        BuiltinType::Float32x => Ty::FLOAT32X,
        BuiltinType::Float64x => Ty::FLOAT64X,
        BuiltinType::BFloat16 => Ty::BFLOAT16,
    }
}

/// The type that a type-name names ([dcl.type.simple]/2).
pub fn named_type(sema: &mut Sema, id: ast::NameId) -> Ty {
    let name = sema.ast.names[id].clone();
    let written = match &name.last {
        Unqualified::TemplateId { args, .. } => Some(&args[..]),
        _ => None,
    };
    let span = name.last_span;
    if name.last == Unqualified::Ident(crate::base::Symbol::EMPTY)
        && let [ast::Component { kind: ast::ComponentKind::Decltype(operand), .. }] = &name.qualifier[..]
    {
        return expr::decltype(sema, *operand);
    }
    match lookup::dependent_qualifier(sema, id) {
        Ok(None) => {}
        Ok(Some(qualifier)) => {
            let symbol = lookup::name_symbol(sema, &name.last);
            return template::names::dependent_name(sema, qualifier, symbol, written);
        }
        Err(Reported) => return Ty::ERROR,
    }
    let mut found = lookup::named(sema, id, Want::Type);
    if found.is_empty() {
        report_no_type(sema, id);
        return Ty::ERROR;
    }
    if written.is_some() {
        found.as_template_name(sema);
    }
    if found.is_ambiguous {
        lookup::ambiguous(sema, id, &found);
        return Ty::ERROR;
    }
    if !access::found(sema, &found, span) {
        return Ty::ERROR;
    }
    let entry = found.entries[0].named.clone();
    let symbol = lookup::name_symbol(sema, &name.last);
    if let Some(written) = written {
        let outer = std::mem::replace(&mut sema.instantiation_span, span);
        let ty = template::names::template_id(sema, (symbol, &entry), written, span);
        sema.instantiation_span = outer;
        if let Some(ty) = ty {
            return ty;
        }
    } else if let Some(ty) = lookup::named_type(sema, &entry) {
        return ty;
    }
    // [dcl.type.simple]/2: a placeholder for a deduced class type, where one may stand.
    if let (Some(TemplateArg::Template(id)), None) = (template::names::as_template(sema, &entry), written)
        && matches!(sema.program.templates[id].kind, TemplateKind::Class | TemplateKind::Alias)
    {
        return sema.program.types.intern(TyKind::DeducedClass(id));
    }
    let text = match template::names::as_template(sema, &entry) {
        Some(_) => format!("the template `{symbol}` needs template arguments here"),
        None => format!("`{symbol}` is not a template"),
    };
    let at = lookup::entity_span(sema, &entry);
    sema.report(Diagnostic::error(span, text).note_at(at, format!("`{symbol}` is declared here")));
    Ty::ERROR
}

/// Reports that a name is no type: undeclared, or something else.
fn report_no_type(sema: &mut Sema, id: ast::NameId) {
    let found = lookup::named(sema, id, Want::Any);
    let Some(entry) = found.entries.first() else { return lookup::undeclared(sema, id) };
    let name = &sema.ast.names[id];
    let symbol = lookup::name_symbol(sema, &name.last);
    let at = lookup::entity_span(sema, &entry.named);
    let diagnostic = Diagnostic::error(name.last_span, format!("`{symbol}` does not name a type"))
        .note_at(at, format!("`{symbol}` is declared here"));
    sema.report(diagnostic);
}

/// `__underlying_type(T)`
fn underlying(sema: &mut Sema, id: ast::TypeId, span: Span) -> Ty {
    let ty = type_id(sema, id);
    match *sema.program.types.kind(ty) {
        TyKind::Enum(id) => sema.program.enums[id].underlying,
        TyKind::Error => Ty::ERROR,
        _ => {
            let shown = sema.show(ty);
            sema.error(span, format!("`{shown}` is not an enumeration"));
            Ty::ERROR
        }
    }
}

/// GNU `_Complex T`
fn complex(sema: &mut Sema, part: ast::TypeId, span: Span) -> Ty {
    let part = type_id(sema, part);
    if part == Ty::ERROR {
        return part;
    }
    if sema.program.types.is_arithmetic(part) && part != Ty::BOOL {
        return sema.program.types.intern(TyKind::Complex(part));
    }
    let shown = sema.show(part);
    sema.error(span, format!("`{shown}` cannot be made complex"));
    Ty::ERROR
}

/// Whether `Auto` occurs in a type where a placeholder may be deduced: itself, or what it points or refers to, or
/// returns, or its elements.
pub fn has_auto(sema: &Sema, ty: Ty) -> bool {
    match sema.program.types.kind(ty) {
        TyKind::Auto { .. } | TyKind::DeducedClass(_) => true,
        TyKind::Pointer(to) | TyKind::LValueRef(to) | TyKind::RValueRef(to) | TyKind::Array(to, _) => {
            has_auto(sema, *to)
        }
        TyKind::MemberPtr { pointee, .. } => has_auto(sema, *pointee),
        TyKind::Function(function) => {
            has_auto(sema, function.ret) || function.params.iter().any(|&param| has_auto(sema, param))
        }
        _ => false,
    }
}

/// Whether a type could not be made, or is made of one that could not.
pub fn has_error(sema: &Sema, ty: Ty) -> bool {
    match sema.program.types.kind(ty) {
        TyKind::Error => true,
        TyKind::Pointer(to)
        | TyKind::LValueRef(to)
        | TyKind::RValueRef(to)
        | TyKind::Array(to, _)
        | TyKind::Complex(to)
        | TyKind::Vector(to, _) => has_error(sema, *to),
        TyKind::MemberPtr { class, pointee } => has_error(sema, *class) || has_error(sema, *pointee),
        TyKind::Function(function) => {
            has_error(sema, function.ret) || function.params.iter().any(|&param| has_error(sema, param))
        }
        _ => false,
    }
}

/// Whether an object of the type can exist now: not void, no function, no class or array that is incomplete.
pub fn is_complete(sema: &Sema, ty: Ty) -> bool {
    match *sema.program.types.kind(ty) {
        TyKind::Void | TyKind::Function(_) => false,
        TyKind::Array(_, ArrayLen::Unknown) => false,
        TyKind::Array(element, _) => is_complete(sema, element),
        TyKind::Class(class) => sema.program.classes[class].completeness == Completeness::Complete,
        TyKind::Enum(id) => sema.program.enums[id].is_complete || sema.program.enums[id].is_fixed,
        _ => true,
    }
}

/// Whether an object type is complete; reports `what` about an incomplete one, as in "`what` has incomplete type".
pub fn require_complete(sema: &mut Sema, ty: Ty, span: Span, what: &str) -> bool {
    if is_complete(sema, ty) || template::class::complete(sema, ty, span) {
        return true;
    }
    if sema.is_too_deep() {
        return false;
    }
    let mut inner = ty;
    while let TyKind::Array(element, _) = *sema.program.types.kind(inner) {
        inner = element;
    }
    let shown = sema.show(ty);
    let mut diagnostic = Diagnostic::error(span, format!("{what} has incomplete type `{shown}`"));
    if let TyKind::Class(class) = *sema.program.types.kind(inner) {
        let data = &sema.program.classes[class];
        let text = match data.completeness {
            Completeness::BeingDefined => "its definition is not complete here",
            _ => "it is only declared here",
        };
        diagnostic = diagnostic.note_at(data.span, text);
    }
    sema.report(diagnostic);
    false
}
