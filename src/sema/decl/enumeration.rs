//! Enumerations ([dcl.enum]); the underlying type is chosen as g++ does.

use crate::ast::{self, DeclKind, EnumDecl};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, EnumConstant, EnumId, Named, Scope, ScopeId, ScopeKind, Ty, TyKind};
use crate::sema::consteval::Failure;
use crate::sema::decl::redecl::{self, What};
use crate::sema::expr::constant;
use crate::sema::{Sema, attr, expr, lookup, ty};
use crate::source::Span;

/// Defines or declares an enumeration; its type.
pub fn define(sema: &mut Sema, id: ast::DeclId) -> Ty {
    let DeclKind::Enum(decl) = sema.ast.decls[id].kind.clone() else { return Ty::ERROR };
    let span = sema.ast.decls[id].span;
    let fixed = match decl.underlying {
        Some(underlying) => fixed_type(sema, underlying),
        None if decl.is_scoped => Some(Ty::INT),
        None => None,
    };
    if decl.underlying.is_some() && fixed.is_none() {
        // Reported; go on with int, so that the enumerators are known.
        return define_in(sema, &decl, Some(Ty::INT), span);
    }
    define_in(sema, &decl, fixed, span)
}

/// An explicit specialisation of an enumeration that is a member of a class template ([temp.expl.spec]/1). The definition of a
/// scoped one in the template counts as not instantiated yet ([temp.inst]/3).
pub fn specialize(sema: &mut Sema, id: ast::DeclId) {
    if let Some((member, true)) = member(sema, id)
        && !sema.program.enums[member].is_specialized
    {
        let data = sema.program.enums.get_mut(member);
        let scope = data.scope;
        data.is_complete = false;
        for constant in std::mem::take(&mut data.enumerators) {
            sema.program.names.remove(&(scope, constant.name));
        }
    }
    let ty = define(sema, id);
    if let TyKind::Enum(member) = *sema.program.types.kind(ty) {
        sema.program.enums.get_mut(member).is_specialized = true;
    }
}

/// The member that a qualified name declares again, and whether that is the definition of a scoped enumeration.
fn member(sema: &mut Sema, id: ast::DeclId) -> Option<(EnumId, bool)> {
    let DeclKind::Enum(decl) = &sema.ast.decls[id].kind else { return None };
    let (name, is_scoped_definition) = (decl.name?, decl.is_scoped && decl.enumerators.is_some());
    let scope = lookup::qualifier_scope(sema, name)?;
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    let mut declared = sema.program.names.get(&(scope, symbol)).into_iter().flatten();
    declared.find_map(|entry| match entry.named {
        Named::Enum(id) => Some((id, is_scoped_definition)),
        _ => None,
    })
}

/// The type of an enum-base ([dcl.enum]/2).
fn fixed_type(sema: &mut Sema, id: ast::TypeId) -> Option<Ty> {
    let ty = ty::type_id(sema, id).unqual();
    if ty == Ty::ERROR {
        return None;
    }
    if sema.program.types.is_integral(ty) {
        return Some(ty);
    }
    let (shown, span) = (sema.show(ty), sema.ast.types[id].span);
    sema.error(span, format!("the underlying type `{shown}` of an enumeration is not an integral type"));
    None
}

fn define_in(sema: &mut Sema, decl: &EnumDecl, fixed: Option<Ty>, span: Span) -> Ty {
    let (symbol, at, scope) = match decl.name {
        Some(name) => {
            let Some(scope) = lookup::qualifier_scope(sema, name) else { return Ty::ERROR };
            (lookup::name_symbol(sema, &sema.ast.names[name].last), sema.ast.names[name].last_span, scope)
        }
        None => (Symbol::EMPTY, span, sema.cx.scope),
    };
    if decl.is_scoped && symbol.is_empty() {
        // [dcl.enum]/2
        sema.error(at, "a scoped enumeration needs a name");
    }
    let is_qualified = decl.name.is_some_and(|name| sema.ast.names[name].is_qualified());
    if is_qualified && matches!(sema.program.scopes[sema.cx.scope].kind, ScopeKind::Class(_)) {
        // [dcl.enum]/4: behind a qualifier stands an enumeration that is declared elsewhere, and no class is around it.
        sema.error(at, format!("the enumeration `{symbol}` cannot have a qualified name in a class"));
        return Ty::ERROR;
    }
    if decl.enumerators.is_none() && !decl.is_scoped && fixed.is_none() {
        sema.error(at, format!("the enumeration `{symbol}` needs an underlying type to be declared only"));
        return Ty::ERROR;
    }
    let Some(id) = entity(sema, decl, symbol, at, scope, is_qualified, fixed) else { return Ty::ERROR };
    let ty = sema.program.types.enumeration(id);
    attr::abi_tags(sema, hir::Tagged::Enum(id), &decl.attrs);
    if let Some(enumerators) = &decl.enumerators {
        let is_packed = attr::has(&decl.attrs, "packed");
        define_enumerators(sema, id, enumerators, is_packed);
    }
    ty
}

/// The enumeration that is declared: an earlier one of this scope, or new.
fn entity(
    sema: &mut Sema,
    decl: &EnumDecl,
    symbol: Symbol,
    at: Span,
    scope: ScopeId,
    is_qualified: bool,
    fixed: Option<Ty>,
) -> Option<EnumId> {
    let names = sema.program.names.get(&(scope, symbol)).cloned().unwrap_or_default();
    for entry in names.iter().filter(|_| !symbol.is_empty()) {
        let Named::Enum(old) = entry.named else { continue };
        let data = &sema.program.enums[old];
        let (was, is_complete) = (data.span, data.is_complete);
        let is_match = data.is_scoped == decl.is_scoped && data.is_fixed && Some(data.underlying) == fixed;
        let is_redefinition = is_complete && decl.enumerators.is_some();
        if is_match && !is_redefinition {
            if !is_qualified && entry.access != member_access(sema, scope) {
                let text = format!("the enumeration `{symbol}` is declared with another access");
                redecl::conflict(sema, at, text, was);
                return None;
            }
            return Some(old);
        }
        if redecl::is_replaceable(sema, scope, entry, at) {
            redecl::hide(sema, scope, symbol, &entry.named);
            continue;
        }
        let text = match is_redefinition {
            true => format!("redefinition of the enumeration `{symbol}`"),
            false => format!("the enumeration `{symbol}` is declared with another underlying type or scope"),
        };
        redecl::conflict(sema, at, text, was);
        return None;
    }
    if is_qualified {
        sema.error(at, format!("no enumeration `{symbol}` is declared there"));
        return None;
    }
    if !redecl::make_room(sema, scope, symbol, What::Tag, at) {
        return None;
    }
    let underlying = fixed.unwrap_or(Ty::UINT);
    let id = blank(sema, scope, symbol, underlying, at);
    let data = sema.program.enums.get_mut(id);
    data.is_scoped = decl.is_scoped;
    data.is_fixed = fixed.is_some();
    let access = member_access(sema, scope);
    lookup::declare_entry(sema, scope, symbol, Named::Enum(id), access, false);
    Some(id)
}

/// The access of what is declared in `scope` now.
fn member_access(sema: &Sema, scope: ScopeId) -> ast::Access {
    match sema.program.scopes[scope].kind {
        ScopeKind::Class(_) => sema.input.member_access,
        _ => ast::Access::Public,
    }
}

/// The access of an enumeration that is a member of a class, as its first declaration gives it ([class.access.spec]/5): its
/// enumerators have it, too.
fn access_of(sema: &Sema, id: EnumId) -> ast::Access {
    let data = &sema.program.enums[id];
    let names = sema.program.names.get(&(data.parent, data.name)).into_iter().flatten();
    let own = names.filter(|entry| entry.named == Named::Enum(id)).map(|entry| entry.access).next();
    own.unwrap_or_else(|| member_access(sema, data.parent))
}

/// Declares a scoped enumeration that no source declares, without enumerators.
pub(in crate::sema) fn opaque(sema: &mut Sema, scope: ScopeId, symbol: Symbol, underlying: Ty) -> EnumId {
    let id = blank(sema, scope, symbol, underlying, Span::NONE);
    lookup::declare(sema, scope, symbol, Named::Enum(id));
    id
}

/// A new scoped enumeration with its scope, not declared yet.
fn blank(sema: &mut Sema, scope: ScopeId, symbol: Symbol, underlying: Ty, span: Span) -> EnumId {
    let id = sema.program.enums.next_id();
    let inner = sema.program.scopes.push(Scope::new(ScopeKind::Enum(id), Some(scope)));
    let discriminator = super::class::next_discriminator(sema, scope, symbol);
    sema.program.enums.push(hir::Enum {
        name: symbol,
        parent: scope,
        scope: inner,
        is_scoped: true,
        is_fixed: true,
        is_complete: false,
        is_specialized: false,
        underlying,
        enumerators: Vec::new(),
        typedef_name: None,
        discriminator,
        span,
    })
}

fn define_enumerators(sema: &mut Sema, id: EnumId, enumerators: &[ast::Enumerator], is_packed: bool) {
    let (inner, outer, is_scoped) = {
        let data = &sema.program.enums[id];
        (data.scope, data.parent, data.is_scoped)
    };
    let fixed = sema.program.enums[id].is_fixed.then_some(sema.program.enums[id].underlying);
    let access = access_of(sema, id);
    let saved = std::mem::replace(&mut sema.cx.scope, inner);
    let mut last: Option<(i128, Ty)> = None;
    for (n, enumerator) in enumerators.iter().enumerate() {
        let (value, ty) = match enumerator.value {
            Some(expr) => written_value(sema, expr, fixed, enumerator.name).unwrap_or((0, fixed.unwrap_or(Ty::INT))),
            None => next_value(sema, last, fixed, enumerator),
        };
        last = Some((value, ty));
        let constant = EnumConstant { name: enumerator.name, value, ty_before: ty, span: enumerator.span };
        sema.program.enums.get_mut(id).enumerators.push(constant);
        let named = Named::Enumerator(id, n as u32);
        let is_free = sema.program.names.get(&(inner, enumerator.name)).is_none_or(|names| names.is_empty());
        if !is_free {
            sema.error(enumerator.span, format!("redefinition of the enumerator `{}`", enumerator.name));
            continue;
        }
        lookup::declare(sema, inner, enumerator.name, named.clone());
        if !is_scoped && redecl::make_room(sema, outer, enumerator.name, What::Object, enumerator.span) {
            lookup::declare_entry(sema, outer, enumerator.name, named, access, false);
        }
    }
    sema.cx.scope = saved;
    let underlying = fixed.unwrap_or_else(|| choose_underlying(&sema.program.enums[id].enumerators, is_packed));
    let data = sema.program.enums.get_mut(id);
    data.underlying = underlying;
    data.is_complete = true;
}

/// The value of `= e`: converted to the fixed type, or of its own type ([dcl.enum]/5).
fn written_value(sema: &mut Sema, id: ast::ExprId, fixed: Option<Ty>, name: Symbol) -> Option<(i128, Ty)> {
    if fixed.is_some() {
        return expr::constant_int(sema, id, fixed, &format!("the value of the enumerator `{name}`"));
    }
    let checked = expr::check(sema, id);
    let value = expr::rvalue(sema, checked);
    let (mut ty, span) = (sema.ty(value), sema.program.exprs[value].span);
    if ty == Ty::ERROR {
        return None;
    }
    if let TyKind::Enum(id) = *sema.program.types.kind(ty)
        && !sema.program.enums[id].is_scoped
    {
        ty = sema.program.enums[id].underlying;
    }
    if !sema.program.types.is_integral(ty) {
        let shown = sema.show(ty);
        sema.error(span, format!("the value of the enumerator `{name}` has the non-integral type `{shown}`"));
        return None;
    }
    match expr::evaluate(sema, value) {
        Ok(hir::Value::Int(n)) => Some((n, ty)),
        Ok(_) | Err(Failure::Error) => None,
        Err(Failure::NotConstant { span: at, why, calls }) => {
            let text = format!("the value of the enumerator `{name}` is not a constant expression");
            let diagnostic = constant::backtrace(sema, Diagnostic::error(span, text).note_at(at, why), &calls);
            sema.report(diagnostic);
            None
        }
        Err(_) => None,
    }
}

/// The value after the last one, in its type or the next that can hold it.
fn next_value(sema: &mut Sema, last: Option<(i128, Ty)>, fixed: Option<Ty>, at: &ast::Enumerator) -> (i128, Ty) {
    let Some((value, ty)) = last else { return (0, fixed.unwrap_or(Ty::INT)) };
    let next = value.wrapping_add(1);
    if fits(sema, next, ty) {
        return (next, ty);
    }
    let wider = [Ty::INT, Ty::UINT, Ty::LONG, Ty::ULONG, Ty::INT128, Ty::UINT128];
    let found = wider.into_iter().find(|&wider| fits(sema, next, wider)).filter(|_| fixed.is_none());
    match found {
        Some(wider) => (next, wider),
        None => {
            let shown = sema.show(ty);
            sema.error(at.span, format!("the value of the enumerator `{}` does not fit in `{shown}`", at.name));
            (0, ty)
        }
    }
}

/// Whether an integral type can hold a value.
fn fits(sema: &Sema, value: i128, ty: Ty) -> bool {
    let Some(width) = sema.program.types.int_width(ty) else { return false };
    match (sema.program.types.is_signed(ty), width) {
        (_, 128) => true,
        (true, width) => value >= -(1 << (width - 1)) && value < 1 << (width - 1),
        (false, width) => value >= 0 && value < 1 << width,
    }
}

/// unsigned int unless a value is negative or too large; the smallest type when packed.
fn choose_underlying(enumerators: &[EnumConstant], is_packed: bool) -> Ty {
    let least = enumerators.iter().map(|e| e.value).min().unwrap_or(0);
    let most = enumerators.iter().map(|e| e.value).max().unwrap_or(0);
    let signed = [(Ty::SCHAR, 8), (Ty::SHORT, 16), (Ty::INT, 32), (Ty::LONG, 64), (Ty::INT128, 127)];
    let unsigned = [(Ty::UCHAR, 8), (Ty::USHORT, 16), (Ty::UINT, 32), (Ty::ULONG, 64), (Ty::UINT128, 126)];
    let skip = if is_packed { 0 } else { 2 };
    let types = if least < 0 { signed } else { unsigned };
    for &(ty, width) in types.iter().skip(skip) {
        let (low, high) = if least < 0 { (-(1i128 << (width - 1)), 1i128 << (width - 1)) } else { (0, 1i128 << width) };
        if least >= low && most < high {
            return ty;
        }
    }
    if least < 0 { Ty::INT128 } else { Ty::UINT128 }
}
