//! Attributes ([dcl.attr], [dcl.align], GNU's) and what they do to the entity that they appertain to.
//!
//! Unknown attributes are ignored ([dcl.attr.grammar]/6).

use crate::ast::{self, Attr, AttrArg, ExprKind};
use crate::base::Symbol;
use crate::hir::{self, ClassId, FormatKind, FuncAttrs, Ty, TyKind};
use crate::lex::LiteralKind;
use crate::sema::template::pack;
use crate::sema::{Sema, expr, lookup, ty};

/// Attributes of variables and data members.
#[derive(Debug, Clone, Default)]
pub struct ObjectAttrs {
    /// `alignas`, `aligned`, in bytes; 0 without.
    pub align: u64,
    pub is_packed: bool,
    pub is_weak: bool,
    pub is_no_unique_address: bool,
    pub cleanup: Option<Symbol>,
    pub init_priority: Option<u16>,
}

/// The greatest alignment of the target, for `aligned` without argument.
const BIGGEST_ALIGNMENT: u64 = 16;

/// The attribute's name as text.
fn name(attr: &Attr) -> &'static str {
    attr.name.as_str()
}

/// An argument that is an identifier, without underscores around it.
fn ident(sema: &Sema, arg: &AttrArg) -> Option<Symbol> {
    let symbol = match arg {
        AttrArg::Ident(symbol) => *symbol,
        AttrArg::Expr(id) => match sema.ast.exprs[*id].kind {
            ExprKind::Name(name) => sema.ast.names[name].identifier()?,
            _ => return None,
        },
        AttrArg::Type(id) => match sema.ast.types[*id].specs.ty {
            ast::TypeSpec::Named(name) => sema.ast.names[name].identifier()?,
            _ => return None,
        },
    };
    let text = symbol.as_str();
    let bare = text.strip_prefix("__").and_then(|text| text.strip_suffix("__")).unwrap_or(text);
    Some(Symbol::new(bare))
}

/// An argument that is a string literal.
fn string(sema: &Sema, arg: &AttrArg) -> Option<Symbol> {
    let AttrArg::Expr(id) = arg else { return None };
    string_literal(sema, *id)
}

/// The text of a string literal.
pub fn string_literal(sema: &Sema, id: ast::ExprId) -> Option<Symbol> {
    let ExprKind::Literal(literal) = sema.ast.exprs[id].kind else { return None };
    let LiteralKind::String { units, .. } = &sema.tokens.literals[literal].kind else { return None };
    let text: String = units.iter().map(|&unit| char::from_u32(unit).unwrap_or('\u{fffd}')).collect();
    Some(Symbol::new(&text))
}

/// An argument that is an integer constant.
fn integer(sema: &mut Sema, arg: Option<&AttrArg>) -> Option<i128> {
    match arg? {
        AttrArg::Expr(id) => expr::constant_int(sema, *id, None, "the argument of the attribute").map(|(n, _)| n),
        _ => None,
    }
}

/// The strictest alignment that `alignas(…)` or `aligned(…)` asks for; of a pack expansion that of its elements
/// ([dcl.align]/4).
fn alignment(sema: &mut Sema, attr: &Attr) -> u64 {
    let expansion = match attr.args.first() {
        Some(AttrArg::Type(pattern)) if attr.is_pack_expansion => {
            pack::expand_type(sema, *pattern, |sema| one_alignment(sema, attr))
        }
        Some(AttrArg::Expr(pattern)) if attr.is_pack_expansion => {
            pack::expand_expr(sema, *pattern, |sema| one_alignment(sema, attr))
        }
        _ => return one_alignment(sema, attr),
    };
    match expansion {
        Some(pack::Expansion::Elements(aligns)) => aligns.into_iter().max().unwrap_or(0),
        Some(pack::Expansion::Mixed(_) | pack::Expansion::Dependent) | None => 0,
    }
}

/// The alignment that an argument asks for.
fn one_alignment(sema: &mut Sema, attr: &Attr) -> u64 {
    let Some(arg) = attr.args.first() else {
        return if name(attr) == "aligned" { BIGGEST_ALIGNMENT } else { 0 };
    };
    if let AttrArg::Type(id) = arg {
        let ty = ty::type_id(sema, *id);
        if let Some(align) = ty::type_id_align(sema, *id) {
            return align;
        }
        return hir::layout::size_align(&sema.program, ty).map_or(0, |(_, align)| align);
    }
    let Some(n) = integer(sema, Some(arg)) else { return 0 };
    if n == 0 {
        return 0;
    }
    match u64::try_from(n).ok().filter(|n| n.is_power_of_two() && *n <= 1 << 28) {
        Some(n) => n,
        None => {
            sema.error(attr.span, format!("the alignment {n} is not a power of two"));
            0
        }
    }
}

/// GNU `aligned` and `may_alias` of a typedef-name.
#[derive(Debug, Clone, Copy, Default)]
pub struct TypedefAttrs {
    /// In bytes; none when the type's own alignment holds.
    pub align: Option<u64>,
    pub may_alias: bool,
}

/// The attributes of a typedef-name.
pub fn typedef<'a>(sema: &mut Sema, attrs: impl IntoIterator<Item = &'a Attr>) -> TypedefAttrs {
    let mut result = TypedefAttrs::default();
    for attr in attrs {
        match name(attr) {
            "aligned" => result.align = Some(alignment(sema, attr)).filter(|&align| align > 0).or(result.align),
            "may_alias" => result.may_alias = true,
            _ => {}
        }
    }
    result
}

/// The attributes of a variable or data member.
pub fn object<'a>(sema: &mut Sema, attrs: impl IntoIterator<Item = &'a Attr>) -> ObjectAttrs {
    let mut result = ObjectAttrs::default();
    for attr in attrs {
        match name(attr) {
            "alignas" | "aligned" => result.align = result.align.max(alignment(sema, attr)),
            "packed" => result.is_packed = true,
            "weak" => result.is_weak = true,
            "no_unique_address" => result.is_no_unique_address = true,
            "init_priority" => result.init_priority = Some(priority(sema, attr)),
            "cleanup" => result.cleanup = attr.args.first().and_then(|arg| ident_exact(sema, arg)),
            _ => {}
        }
    }
    result
}

/// An argument that is an identifier, as written.
fn ident_exact(sema: &Sema, arg: &AttrArg) -> Option<Symbol> {
    match arg {
        AttrArg::Ident(symbol) => Some(*symbol),
        AttrArg::Expr(id) => match sema.ast.exprs[*id].kind {
            ExprKind::Name(name) => sema.ast.names[name].identifier(),
            _ => None,
        },
        AttrArg::Type(_) => None,
    }
}

/// Adds the attributes of a declaration of a function.
pub fn function<'a>(sema: &mut Sema, result: &mut FuncAttrs, attrs: impl IntoIterator<Item = &'a Attr>) {
    for attr in attrs {
        match name(attr) {
            "noreturn" | "_Noreturn" => result.is_noreturn = true,
            "always_inline" => result.is_always_inline = true,
            "noinline" => result.is_noinline = true,
            "const" => result.is_const = true,
            "pure" => result.is_pure = true,
            "malloc" => result.is_malloc = true,
            "nodiscard" | "warn_unused_result" => {
                check_reason(sema, attr);
                result.is_nodiscard = true;
            }
            "deprecated" => result.is_deprecated = true,
            "unavailable" => result.is_unavailable = true,
            "weak" => result.is_weak = true,
            "nothrow" => result.is_nothrow = true,
            "returns_nonnull" => result.returns_nonnull = true,
            "constructor" => result.constructor = Some(priority(sema, attr)),
            "destructor" => result.destructor = Some(priority(sema, attr)),
            "gnu_inline" => result.is_gnu_inline = true,
            "format" => {
                if let Some(format) = format(sema, attr) {
                    result.format = Some(format);
                }
            }
            _ => {}
        }
    }
}

/// [dcl.attr.nodiscard]/1, [dcl.attr.deprecated]/1: the argument is one string literal.
fn check_reason(sema: &mut Sema, attr: &Attr) {
    let is_text = |arg: &AttrArg| string(sema, arg).is_some();
    if attr.args.len() > 1 || !attr.args.iter().all(is_text) {
        sema.error(attr.span, format!("the argument of `{}` must be one string literal", attr.name));
    }
}

/// The priority of a GNU `constructor`, `destructor` or object: small ones run first at the start and last at the end.
fn priority(sema: &mut Sema, attr: &Attr) -> u16 {
    let Some(arg) = attr.args.first() else { return u16::MAX };
    let Some(n) = integer(sema, Some(arg)) else { return u16::MAX };
    u16::try_from(n).unwrap_or_else(|_| {
        sema.error(attr.span, format!("the priority {n} is not between 0 and 65535"));
        u16::MAX
    })
}

/// GNU `alias("symbol")` and `weakref("symbol")`: the symbol of the entity that the declaration names once more.
pub fn alias<'a>(sema: &Sema, attrs: impl IntoIterator<Item = &'a Attr>) -> Option<Symbol> {
    let attr = attrs.into_iter().find(|attr| matches!(name(attr), "alias" | "weakref"))?;
    string(sema, attr.args.first()?)
}

/// GNU `format(printf, i, j)`
fn format(sema: &mut Sema, attr: &Attr) -> Option<(FormatKind, u16, u16)> {
    let kind = match ident(sema, attr.args.first()?)?.as_str() {
        "printf" | "gnu_printf" => FormatKind::Printf,
        "scanf" | "gnu_scanf" => FormatKind::Scanf,
        _ => return None,
    };
    let first = integer(sema, attr.args.get(1))?;
    let second = integer(sema, attr.args.get(2))?;
    Some((kind, u16::try_from(first).ok()?, u16::try_from(second).ok()?))
}

/// The attributes of a class.
pub fn class<'a>(sema: &mut Sema, id: ClassId, attrs: impl IntoIterator<Item = &'a Attr> + Clone) {
    abi_tags(sema, hir::Tagged::Class(id), attrs.clone());
    for attr in attrs {
        match name(attr) {
            "packed" => sema.program.classes.get_mut(id).attrs.push(Symbol::new("packed")),
            "alignas" | "aligned" => {
                let align = alignment(sema, attr);
                let class = sema.program.classes.get_mut(id);
                class.align = class.align.max(align);
            }
            _ => sema.program.classes.get_mut(id).attrs.push(attr.name),
        }
    }
}

/// GNU `abi_tag("tag", …)`: adds the tags to those that earlier declarations of the entity have. Without an argument an
/// inline namespace is tagged with its name.
pub fn abi_tags<'a>(sema: &mut Sema, tagged: hir::Tagged, attrs: impl IntoIterator<Item = &'a Attr>) {
    let mut tags: Vec<Symbol> = Vec::new();
    for attr in attrs.into_iter().filter(|attr| name(attr) == "abi_tag") {
        tags.extend(attr.args.iter().filter_map(|arg| string(sema, arg)));
        if let (true, hir::Tagged::Namespace(id)) = (attr.args.is_empty(), tagged) {
            tags.push(sema.program.namespaces[id].name);
        }
    }
    if tags.is_empty() {
        return;
    }
    tags.extend(sema.program.abi_tags.get(&tagged).into_iter().flat_map(|old| old.iter().copied()));
    tags.sort_by_key(|tag| tag.as_str());
    tags.dedup();
    sema.program.abi_tags.insert(tagged, tags.into());
}

/// Whether one of the attributes has this name.
pub fn has(attrs: &[Attr], wanted: &str) -> bool {
    attrs.iter().any(|attr| name(attr) == wanted)
}

/// A declaration's base type after `vector_size` and `mode`.
pub fn base_type(sema: &mut Sema, mut base: Ty, attrs: &[Attr]) -> Ty {
    for attr in attrs {
        base = match name(attr) {
            "vector_size" => vector(sema, base, attr),
            "mode" => mode(sema, base, attr),
            _ => base,
        };
    }
    base
}

/// Whether attributes make another type of the one that they stand with.
pub fn changes_type(attrs: &[Attr]) -> bool {
    attrs.iter().any(|attr| matches!(name(attr), "vector_size" | "mode"))
}

/// A type after the attributes behind a declarator's chunk.
pub fn chunk_type(sema: &mut Sema, ty: Ty, attrs: &[Attr]) -> Ty {
    let is_pointer = sema.program.types.is_pointer(ty);
    if is_pointer { ty } else { base_type(sema, ty, attrs) }
}

/// GNU `vector_size(bytes)`
fn vector(sema: &mut Sema, base: Ty, attr: &Attr) -> Ty {
    if base == Ty::ERROR {
        return base;
    }
    let Some(bytes) = integer(sema, attr.args.first()) else { return Ty::ERROR };
    let element = base.unqual();
    let is_scalar = sema.program.types.is_arithmetic(element) && element != Ty::BOOL;
    let size = hir::layout::size_align(&sema.program, element).map_or(0, |(size, _)| i128::from(size));
    let shown = sema.show(base);
    if !is_scalar || size == 0 {
        sema.error(attr.span, format!("a vector cannot have elements of type `{shown}`"));
        return Ty::ERROR;
    }
    let n = bytes / size;
    if bytes <= 0 || bytes % size != 0 || !u32::try_from(n).is_ok_and(|n| n.is_power_of_two()) {
        sema.error(attr.span, format!("a vector of `{shown}` cannot have {bytes} bytes"));
        return Ty::ERROR;
    }
    let ty = sema.program.types.intern(TyKind::Vector(element, n as u32));
    sema.program.types.add_quals(ty, base.quals())
}

/// GNU `mode(DI)`: the type of that width with the base's kind and signedness.
fn mode(sema: &mut Sema, base: Ty, attr: &Attr) -> Ty {
    let Some(mode) = attr.args.first().and_then(|arg| ident(sema, arg)) else { return base };
    let is_unsigned = sema.program.types.is_integral(base) && !sema.program.types.is_signed(base);
    let pick = |signed, unsigned| if is_unsigned { unsigned } else { signed };
    let part = match mode.as_str() {
        "QI" | "byte" => pick(Ty::SCHAR, Ty::UCHAR),
        "HI" => pick(Ty::SHORT, Ty::USHORT),
        "SI" => pick(Ty::INT, Ty::UINT),
        "DI" | "word" | "pointer" | "unwind_word" => pick(Ty::LONG, Ty::ULONG),
        "TI" => pick(Ty::INT128, Ty::UINT128),
        "SF" | "SC" => Ty::FLOAT,
        "DF" | "DC" => Ty::DOUBLE,
        "XF" | "XC" => Ty::LONG_DOUBLE,
        "TF" | "TC" => Ty::FLOAT128,
        other => {
            sema.error(attr.span, format!("unknown machine mode `{other}`"));
            return Ty::ERROR;
        }
    };
    let is_complex = matches!(mode.as_str(), "SC" | "DC" | "XC" | "TC");
    let ty = if is_complex { sema.program.types.intern(TyKind::Complex(part)) } else { part };
    sema.program.types.add_quals(ty, base.quals())
}

/// The function that GNU's `cleanup(f)` names.
pub fn cleanup_function(sema: &mut Sema, symbol: Symbol, span: crate::source::Span) -> Option<hir::FuncId> {
    let found = lookup::unqualified(sema, symbol, lookup::Want::Any);
    match found.single().map(|entry| &entry.named) {
        Some(hir::Named::Func(id)) => {
            let id = *id;
            crate::sema::decl::use_func(sema, id, span);
            Some(id)
        }
        _ => {
            sema.error(span, format!("`{symbol}`, the cleanup, is not a function"));
            None
        }
    }
}
