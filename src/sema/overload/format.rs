//! Checks format strings of functions with GNU's `format` attribute (and of the C library's own) against their arguments.

use crate::diag::Diagnostic;
use crate::hir::{CastKind, ExprId, ExprKind, FormatKind, FuncId, FuncName, Linkage, ScopeKind, StringId, Ty, TyKind};
use crate::sema::Sema;
use crate::source::Span;

/// What a conversion specification takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// A signed or unsigned integer of this many bits.
    Int(u32),
    Double,
    LongDouble,
    String,
    WideString,
    Pointer,
    /// `%n`, and all that scanf stores: a pointer to an integer of so many bits.
    IntPointer(u32),
    FloatPointer,
    DoublePointer,
    LongDoublePointer,
    CharPointer,
}

/// Checks a call's arguments (converted, default arguments included).
pub fn check(sema: &mut Sema, func: FuncId, args: &[ExprId], span: Span) {
    let Some((kind, format, first)) = format_of(sema, func) else { return };
    let Some(&format) = args.get(usize::from(format).wrapping_sub(1)) else { return };
    if first == 0 {
        return;
    }
    let Some(string) = literal(sema, format) else { return };
    let rest = args.get(usize::from(first) - 1..).unwrap_or_default();
    let data = sema.program.strings[string].clone();
    if data.unit_size != 1 {
        return;
    }
    let text = &data.bytes[..data.bytes.len().saturating_sub(1)];
    let wanted = match parse(text, kind) {
        Ok(wanted) => wanted,
        Err(message) => {
            sema.report(Diagnostic::warning(sema.program.exprs[format].span, message));
            return;
        }
    };
    let at = sema.program.exprs[format].span;
    for (index, (spec, wanted)) in wanted.iter().enumerate() {
        let Some(&arg) = rest.get(index) else {
            let message = format!("the format `{spec}` has no argument");
            sema.report(Diagnostic::warning(at, message).also(span, ""));
            return;
        };
        let ty = sema.ty(arg);
        if ty != Ty::ERROR && !accepts(sema, *wanted, ty) {
            let shown = sema.show(source_type(sema, arg));
            let message = format!("the format `{spec}` takes {}, the argument is `{shown}`", describe(*wanted));
            let diagnostic = Diagnostic::warning(sema.program.exprs[arg].span, message).also(at, "the format");
            sema.report(diagnostic);
        }
    }
    if let Some(&extra) = rest.get(wanted.len()) {
        let message = "more arguments than the format uses";
        let diagnostic = Diagnostic::warning(sema.program.exprs[extra].span, message).also(at, "the format");
        sema.report(diagnostic);
    }
}

/// The type of an argument before default argument promotions.
fn source_type(sema: &Sema, arg: ExprId) -> Ty {
    match sema.program.exprs[arg].kind {
        ExprKind::Cast { kind: CastKind::Integral | CastKind::Float, sub } => sema.ty(sub),
        _ => sema.ty(arg),
    }
}

/// The attribute, or what GCC knows of the C library's functions: kind, format's and first argument's number.
fn format_of(sema: &Sema, func: FuncId) -> Option<(FormatKind, u16, u16)> {
    let info = &sema.program.funcs[func];
    if info.attrs.format.is_some() {
        return info.attrs.format;
    }
    let FuncName::Ident(name) = info.name else { return None };
    if info.language != crate::ast::Linkage::C || info.linkage != Linkage::External {
        return None;
    }
    if !matches!(sema.program.scopes[info.scope].kind, ScopeKind::Namespace(_)) {
        return None;
    }
    Some(match name.as_str() {
        "printf" => (FormatKind::Printf, 1, 2),
        "fprintf" | "sprintf" | "dprintf" => (FormatKind::Printf, 2, 3),
        "snprintf" => (FormatKind::Printf, 3, 4),
        "scanf" => (FormatKind::Scanf, 1, 2),
        "fscanf" | "sscanf" => (FormatKind::Scanf, 2, 3),
        _ => return None,
    })
}

/// The string literal that a converted argument is.
fn literal(sema: &Sema, arg: ExprId) -> Option<StringId> {
    let mut at = arg;
    loop {
        match &sema.program.exprs[at].kind {
            ExprKind::String(string) => return Some(*string),
            ExprKind::Cast { kind: CastKind::ArrayToPointer | CastKind::NoOp, sub } => at = *sub,
            _ => return None,
        }
    }
}

/// The conversion specifications of a format, each with what it takes; a `*` takes an int.
fn parse(text: &[u8], kind: FormatKind) -> Result<Vec<(String, Wanted)>, String> {
    let mut result = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if text[at] != b'%' {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        if text.get(at) == Some(&b'%') {
            at += 1;
            continue;
        }
        at = specification(text, start, at, kind, &mut result)?;
    }
    Ok(result)
}

/// One specification from `at`, after its `%` at `start`; the position after it.
fn specification(
    text: &[u8],
    start: usize,
    mut at: usize,
    kind: FormatKind,
    result: &mut Vec<(String, Wanted)>,
) -> Result<usize, String> {
    let mut is_suppressed = false;
    let mut is_allocating = false;
    while let Some(&c) = text.get(at) {
        match c {
            b'-' | b'+' | b' ' | b'#' | b'\'' | b'.' | b'I' | b'0'..=b'9' => at += 1,
            // Numbered arguments are not followed.
            b'$' => return Err("positional arguments (`%1$d`) are not checked".to_string()),
            b'*' if kind == FormatKind::Scanf => {
                is_suppressed = true;
                at += 1;
            }
            b'*' => {
                result.push(("*".to_string(), Wanted::Int(32)));
                at += 1;
            }
            b'm' if kind == FormatKind::Scanf => {
                is_allocating = true;
                at += 1;
            }
            _ => break,
        }
    }
    let mut length = String::new();
    while let Some(&c) = text.get(at)
        && matches!(c, b'h' | b'l' | b'j' | b'z' | b't' | b'L' | b'q')
    {
        length.push(c as char);
        at += 1;
    }
    let Some(&conversion) = text.get(at) else {
        return Err("the format ends within a conversion specification".to_string());
    };
    at += 1;
    if conversion == b'[' && kind == FormatKind::Scanf {
        // The first `]` (also after `^`) is a member of the set.
        at += usize::from(text.get(at) == Some(&b'^'));
        at += usize::from(text.get(at) == Some(&b']'));
        while text.get(at).is_some_and(|&c| c != b']') {
            at += 1;
        }
        at += 1;
    }
    let spec = String::from_utf8_lossy(&text[start..at.min(text.len())]).into_owned();
    let wanted = match kind {
        FormatKind::Printf => printf_wants(conversion, &length),
        FormatKind::Scanf => scanf_wants(conversion, &length, is_allocating),
    };
    match wanted {
        Some(Some(wanted)) if !is_suppressed => result.push((spec, wanted)),
        Some(_) => {}
        None => return Err(format!("`{spec}` is no conversion specification")),
    }
    Ok(at)
}

fn int_bits(length: &str) -> u32 {
    match length {
        "hh" => 8,
        "h" => 16,
        "l" | "ll" | "j" | "z" | "t" | "q" | "L" => 64,
        _ => 32,
    }
}

/// None: no such conversion; `Some(None)`: it takes nothing.
fn printf_wants(conversion: u8, length: &str) -> Option<Option<Wanted>> {
    Some(Some(match conversion {
        b'd' | b'i' | b'u' | b'o' | b'x' | b'X' | b'b' | b'B' => Wanted::Int(int_bits(length).max(32)),
        b'c' | b'C' => Wanted::Int(32),
        b'a' | b'A' | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' if length == "L" => Wanted::LongDouble,
        b'a' | b'A' | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => Wanted::Double,
        b's' if length == "l" => Wanted::WideString,
        b's' => Wanted::String,
        b'S' => Wanted::WideString,
        b'p' => Wanted::Pointer,
        b'n' => Wanted::IntPointer(int_bits(length)),
        b'm' => return Some(None),
        _ => return None,
    }))
}

fn scanf_wants(conversion: u8, length: &str, is_allocating: bool) -> Option<Option<Wanted>> {
    Some(Some(match conversion {
        b'd' | b'i' | b'u' | b'o' | b'x' | b'X' | b'n' => Wanted::IntPointer(int_bits(length)),
        b'a' | b'A' | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => match length {
            "L" => Wanted::LongDoublePointer,
            "l" => Wanted::DoublePointer,
            _ => Wanted::FloatPointer,
        },
        b's' | b'c' | b'[' if is_allocating => Wanted::Pointer,
        b's' | b'c' | b'[' if length == "l" => Wanted::IntPointer(32),
        b's' | b'c' | b'[' => Wanted::CharPointer,
        b'p' => Wanted::Pointer,
        _ => return None,
    }))
}

fn accepts(sema: &Sema, wanted: Wanted, ty: Ty) -> bool {
    let types = &sema.program.types;
    let int_of = |ty: Ty| match types.as_enum(ty) {
        Some(id) => types.int_width(sema.program.enums[id].underlying),
        None => types.int_width(ty),
    };
    let pointee = types.pointee(ty);
    let is_char = |ty: Ty| {
        matches!(types.kind(ty), TyKind::Char | TyKind::SChar | TyKind::UChar | TyKind::Char8)
            || ty.unqual() == Ty::VOID
    };
    match wanted {
        Wanted::Int(bits) => int_of(ty) == Some(bits),
        Wanted::Double => ty.unqual() == Ty::DOUBLE,
        Wanted::LongDouble => ty.unqual() == Ty::LONG_DOUBLE,
        Wanted::String | Wanted::CharPointer => pointee.is_some_and(is_char),
        Wanted::WideString => pointee.is_some_and(|to| int_of(to) == Some(32)),
        Wanted::Pointer => types.is_pointer(ty) || ty == Ty::NULLPTR,
        Wanted::IntPointer(bits) => pointee.is_some_and(|to| int_of(to) == Some(bits)),
        Wanted::FloatPointer => pointee.is_some_and(|to| to.unqual() == Ty::FLOAT),
        Wanted::DoublePointer => pointee.is_some_and(|to| to.unqual() == Ty::DOUBLE),
        Wanted::LongDoublePointer => pointee.is_some_and(|to| to.unqual() == Ty::LONG_DOUBLE),
    }
}

fn describe(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Int(64) => "a `long`",
        Wanted::Int(_) => "an `int`",
        Wanted::Double => "a `double`",
        Wanted::LongDouble => "a `long double`",
        Wanted::String => "a string (`const char *`)",
        Wanted::WideString => "a wide string (`const wchar_t *`)",
        Wanted::Pointer => "a pointer",
        Wanted::IntPointer(8) => "a `char *`",
        Wanted::IntPointer(16) => "a `short *`",
        Wanted::IntPointer(64) => "a `long *`",
        Wanted::IntPointer(_) => "an `int *`",
        Wanted::FloatPointer => "a `float *`",
        Wanted::DoublePointer => "a `double *`",
        Wanted::LongDoublePointer => "a `long double *`",
        Wanted::CharPointer => "a `char *`",
    }
}
