//! Constants as C++ text: template arguments in names, values in messages.

use crate::base::limits;
use crate::hir::show::{enumerator, qualified_func_name, type_name};
use crate::hir::{Float, MemberRef, PathElem, Pointer, PointerBase, Program, Ty, TyKind, Value};

/// `value` of type `ty` as an expression might write it.
pub fn value(program: &Program, ty: Ty, value: &Value) -> String {
    text(program, ty, value, 0)
}

fn text(program: &Program, ty: Ty, constant: &Value, depth: usize) -> String {
    if depth > 16 {
        return "...".to_owned();
    }
    match constant {
        Value::Indeterminate => "<uninitialized>".to_owned(),
        Value::Int(n) => integer(program, ty, *n),
        Value::Float(float) => float_text(*float),
        Value::Complex(parts) => {
            let part = match *program.types.kind(ty) {
                TyKind::Complex(part) => part,
                _ => ty,
            };
            format!("{} + {}i", text(program, part, &parts[0], depth + 1), text(program, part, &parts[1], depth + 1))
        }
        Value::Vector(elems) => {
            let element = match *program.types.kind(ty) {
                TyKind::Vector(element, _) => element,
                _ => ty,
            };
            list(elems.iter().map(|elem| text(program, element, elem, depth + 1)), elems.len())
        }
        Value::NullPtr => "nullptr".to_owned(),
        Value::Pointer(pointer) => address(program, ty, pointer),
        Value::MemberPtr(None) => "nullptr".to_owned(),
        Value::MemberPtr(Some(MemberRef::Field(field, _))) => {
            let field = &program.fields[*field];
            let class = crate::hir::show::class_name(program, field.class);
            format!("&{class}::{}", field.name)
        }
        Value::MemberPtr(Some(MemberRef::Func(func, _))) => format!("&{}", qualified_func_name(program, *func)),
        Value::Array { elems, .. } => {
            let element = match *program.types.kind(ty) {
                TyKind::Array(element, _) => element,
                _ => ty,
            };
            list(elems.iter().map(|elem| text(program, element, elem, depth + 1)), elems.len())
        }
        Value::Class { bases, fields } => {
            let Some(class) = program.types.as_class(ty) else { return "{...}".to_owned() };
            let class = &program.classes[class];
            let bases = bases.iter().zip(&class.bases).map(|(elem, _)| text(program, Ty::ERROR, elem, depth + 1));
            let members = fields.iter().zip(&class.fields);
            let members = members.map(|(elem, &field)| text(program, program.fields[field].ty, elem, depth + 1));
            let parts: Vec<String> = bases.chain(members).collect();
            let len = parts.len();
            list(parts.into_iter(), len)
        }
        Value::Union { active: Some(field), value } => {
            let field = &program.fields[*field];
            format!("{{.{} = {}}}", field.name, text(program, field.ty, value, depth + 1))
        }
        Value::Union { active: None, .. } => "{}".to_owned(),
        Value::LabelDiff(a, b) => format!("&&{} - &&{}", program.labels[*a].name, program.labels[*b].name),
    }
}

fn list(elems: impl Iterator<Item = String>, len: usize) -> String {
    let shown: Vec<String> = elems.take(limits::PRINTED_ELEMENTS).collect();
    let more = if shown.len() < len { ", ..." } else { "" };
    format!("{{{}{more}}}", shown.join(", "))
}

fn integer(program: &Program, ty: Ty, n: i128) -> String {
    match *program.types.kind(ty) {
        TyKind::Bool => if n != 0 { "true" } else { "false" }.to_owned(),
        TyKind::Char | TyKind::SChar | TyKind::UChar => character("", n),
        TyKind::WChar => character("L", n),
        TyKind::Char8 => character("u8", n),
        TyKind::Char16 => character("u", n),
        TyKind::Char32 => character("U", n),
        TyKind::Enum(id) => match program.enums[id].enumerators.iter().find(|constant| constant.value == n) {
            Some(constant) => enumerator(program, id, constant),
            None => format!("({}){n}", type_name(program, ty.unqual())),
        },
        TyKind::UInt128 => (n as u128).to_string(),
        _ => n.to_string(),
    }
}

fn character(prefix: &str, n: i128) -> String {
    let body = match n {
        0 => "\\0".to_owned(),
        7 => "\\a".to_owned(),
        8 => "\\b".to_owned(),
        9 => "\\t".to_owned(),
        10 => "\\n".to_owned(),
        11 => "\\v".to_owned(),
        12 => "\\f".to_owned(),
        13 => "\\r".to_owned(),
        39 => "\\'".to_owned(),
        92 => "\\\\".to_owned(),
        32..=126 => char::from(n as u8).to_string(),
        _ if prefix.is_empty() => format!("\\x{:02x}", n as u8),
        _ => match u32::try_from(n).ok().and_then(char::from_u32) {
            Some(c) if n >= 160 => c.to_string(),
            _ => format!("\\x{:02x}", n as u32),
        },
    };
    format!("{prefix}'{body}'")
}

fn float_text(float: Float) -> String {
    float.to_string().to_lowercase()
}

/// `&x`, `&a[3].b`, `"text"`
fn address(program: &Program, ty: Ty, pointer: &Pointer) -> String {
    let mut text = match &pointer.base {
        PointerBase::Var(var) => {
            let var = &program.vars[*var];
            crate::hir::show::Speller::new(program).qualified(var.scope, var.name.as_str().to_owned())
        }
        PointerBase::Func(func) => qualified_func_name(program, *func),
        PointerBase::String(string) => {
            let data = &program.strings[*string];
            let bytes = &data.bytes[..data.bytes.len().saturating_sub(usize::from(data.unit_size))];
            let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(64)]);
            format!("{shown:?}")
        }
        PointerBase::Temporary(_) => "(temporary)".to_owned(),
        PointerBase::Frame(_) => "(local)".to_owned(),
        PointerBase::Absolute(address) => return format!("({}){address:#x}", type_name(program, ty.unqual())),
        PointerBase::Label(label) => return format!("&&{}", program.labels[*label].name),
        PointerBase::TypeInfo(of) => format!("typeid({})", type_name(program, *of)),
    };
    let is_string = matches!(pointer.base, PointerBase::String(_));
    for elem in &pointer.path {
        match elem {
            PathElem::Field(field) => text = format!("{text}.{}", program.fields[*field].name),
            PathElem::Base(_) => {}
            PathElem::Index(0) if is_string => return text,
            PathElem::Index(index) => text = format!("{text}[{index}]"),
            PathElem::Part(0) => text = format!("__real__ {text}"),
            PathElem::Part(_) => text = format!("__imag__ {text}"),
            PathElem::Bytes(offset) => text = format!("{text}+{offset}"),
        }
    }
    format!("&{text}")
}
