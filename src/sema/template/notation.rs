//! What dependent expressions in declarations are, apart from their spelling ([temp.over.link]/5, Itanium ABI 5.1.6): see
//! [`Notation`]. The syntax is walked in the scope where it stands, so that names are resolved, bound parameters of an alias
//! template or of a class template around are replaced, and unbound ones are numbered.

mod call;
mod name;
mod operand;

use std::sync::Arc;

use crate::ast::visit::Names;
use crate::ast::{self, ExprKind as A};
use crate::hir::{ExprForm, Named, Notation, NotationId, NotedName, Part, TemplateArg, Ty, TyKind, Value};
use crate::sema::Sema;
use crate::sema::lookup::{self, Want};
use crate::sema::template::pack::{self, Expansion};
use crate::sema::template::{args, names};
use crate::sema::{expr, ty};

/// The notation of an expression in the current scope.
pub fn of(sema: &mut Sema, id: ast::ExprId) -> NotationId {
    let (notation, errors) = sema.trap(|sema| {
        let saved = std::mem::replace(&mut sema.cx.is_unevaluated, true);
        let notation = expression(sema, id);
        sema.cx.is_unevaluated = saved;
        notation
    });
    match errors.is_empty() {
        true => notation,
        false => other(sema, id),
    }
}

/// The same for a decltype-specifier's operand.
pub fn decltype(sema: &mut Sema, id: ast::ExprId) -> Ty {
    let form = match sema.ast.exprs[id].kind {
        A::Name(_) | A::Member { .. } => ExprForm::DecltypeOfName,
        _ => ExprForm::Decltype,
    };
    let notation = of(sema, id);
    sema.program.types.intern(TyKind::DependentExpr(notation, form))
}

/// An expression that mangled names have no notation for.
fn other(sema: &mut Sema, id: ast::ExprId) -> NotationId {
    let mut walk = Names::to_compare(&sema.ast, &sema.tokens.literals, &[]);
    walk.expr(id);
    // Two lambda-expressions are never equivalent ([temp.over.link]/5).
    let print = match sema.ast.exprs[id].kind {
        A::Lambda(_) | A::StmtExpr(_) => u64::from(id.raw()),
        _ => walk.fingerprint(),
    };
    let found = walk.found;
    let mut args = Vec::new();
    for symbol in found {
        for entry in lookup::unqualified(sema, symbol, Want::Any).entries {
            if let Named::TemplateArg(arg) = entry.named {
                args.push(arg);
            }
        }
    }
    sema.program.types.note(Notation::Other { print, args: args.into() })
}

fn op(sema: &mut Sema, code: &'static str, parts: Vec<Part>) -> NotationId {
    sema.program.types.note(Notation::Op { code, parts: parts.into(), is_open: false })
}

/// An operator with any number of operands.
fn open(sema: &mut Sema, code: &'static str, parts: Vec<Part>) -> NotationId {
    sema.program.types.note(Notation::Op { code, parts: parts.into(), is_open: true })
}

fn part(sema: &mut Sema, id: ast::ExprId) -> Part {
    Part::Expr(expression(sema, id))
}

fn ty_part(sema: &mut Sema, id: ast::TypeId) -> Part {
    Part::Ty(ty::type_id(sema, id))
}

fn expression(sema: &mut Sema, id: ast::ExprId) -> NotationId {
    let span = sema.ast.exprs[id].span;
    sema.nested(span, |sema| expression_inner(sema, id)).unwrap_or_else(|| other(sema, id))
}

fn expression_inner(sema: &mut Sema, id: ast::ExprId) -> NotationId {
    match sema.ast.exprs[id].kind.clone() {
        A::Paren(inner) | A::Unary(ast::UnaryOp::Extension, inner) => expression(sema, inner),
        A::Literal(_) | A::Bool(_) | A::Nullptr => literal(sema, id),
        A::This => sema.program.types.note(Notation::This),
        A::Name(name) => name::of(sema, id, name),
        A::Unary(ast::UnaryOp::Real | ast::UnaryOp::Imag, _) => other(sema, id),
        A::Unary(ast::UnaryOp::Minus, operand) if matches!(sema.ast.exprs[operand].kind, A::Literal(_)) => {
            literal(sema, id)
        }
        A::Unary(unary, operand) => match call::overloaded(sema, id, &[operand]) {
            Some(call) => call,
            None => {
                let parts = vec![part(sema, operand)];
                op(sema, operand::unary(unary), parts)
            }
        },
        A::Postfix(postfix, operand) => {
            let parts = vec![part(sema, operand)];
            let code = match postfix {
                ast::PostfixOp::Inc => "pp",
                ast::PostfixOp::Dec => "mm",
            };
            op(sema, code, parts)
        }
        A::Binary(binary, left, right) => {
            if let Some(call) = call::overloaded(sema, id, &[left, right]) {
                return call;
            }
            let parts = vec![part(sema, left), part(sema, right)];
            op(sema, operand::binary(binary), parts)
        }
        A::Assign(binary, left, right) => {
            let parts = vec![part(sema, left), part(sema, right)];
            op(sema, binary.map_or("aS", operand::assignment), parts)
        }
        A::Conditional(condition, Some(then), otherwise) => {
            let parts = vec![part(sema, condition), part(sema, then), part(sema, otherwise)];
            op(sema, "qu", parts)
        }
        A::Subscript { base, args } if args.len() == 1 => {
            let parts = vec![part(sema, base), part(sema, args[0])];
            op(sema, "ix", parts)
        }
        A::Call { callee, args, .. } => call::of(sema, callee, &args),
        A::Member { base, is_arrow, name } => {
            let base = part(sema, base);
            let member = name::member(sema, name);
            op(sema, if is_arrow { "pt" } else { "dt" }, vec![base, Part::Expr(member)])
        }
        A::CStyleCast(to, operand) => {
            let parts = vec![ty_part(sema, to), part(sema, operand)];
            op(sema, "cv", parts)
        }
        A::NamedCast(cast, to, operand) => {
            let parts = vec![ty_part(sema, to), part(sema, operand)];
            op(sema, operand::named_cast(cast), parts)
        }
        A::FunctionalCast(to, init) => functional_cast(sema, id, to, init),
        A::InitList(elems) => {
            let mut parts = Vec::new();
            elements(sema, &elems, &mut parts);
            open(sema, "il", parts)
        }
        A::CompoundLiteral(to, list) => braced(sema, id, to, list),
        A::SizeofType(of) => {
            let parts = vec![ty_part(sema, of)];
            op(sema, "st", parts)
        }
        A::AlignofType(of) => {
            let parts = vec![ty_part(sema, of)];
            op(sema, "at", parts)
        }
        A::TypeidType(of) => {
            let parts = vec![ty_part(sema, of)];
            op(sema, "ti", parts)
        }
        A::SizeofExpr(operand) => unary(sema, "sz", operand),
        A::AlignofExpr(operand) => unary(sema, "az", operand),
        A::TypeidExpr(operand) => unary(sema, "te", operand),
        A::Noexcept(operand) => unary(sema, "nx", operand),
        A::SizeofPack(symbol) => sizeof_pack(sema, id, symbol),
        A::New(new) => operand::new(sema, id, &new),
        A::Delete { is_global, is_array, operand } => {
            let code = match (is_global, is_array) {
                (false, false) => "dl",
                (false, true) => "da",
                (true, false) => "gsdl",
                (true, true) => "gsda",
            };
            unary(sema, code, operand)
        }
        A::Throw(Some(operand)) => unary(sema, "tw", operand),
        A::Throw(None) => op(sema, "tr", Vec::new()),
        A::Fold { op, assign, left, right } => operand::fold(sema, id, op, assign, (left, right)),
        A::PackExpansion(pattern) => unary(sema, "sp", pattern),
        A::TypeTrait { name, args } => type_trait(sema, id, name, &args),
        _ => other(sema, id),
    }
}

fn unary(sema: &mut Sema, code: &'static str, operand: ast::ExprId) -> NotationId {
    let parts = vec![part(sema, operand)];
    op(sema, code, parts)
}

/// A literal, by its type and value; a string by its characters without the zeros at the end, as g++ writes it.
fn literal(sema: &mut Sema, id: ast::ExprId) -> NotationId {
    let checked = expr::check(sema, id);
    let constant = sema.ty(checked);
    if let crate::hir::ExprKind::String(string) = sema.program.exprs[checked].kind {
        return string_literal(sema, constant, string);
    }
    match expr::evaluate(sema, checked) {
        Ok(value) => sema.program.types.note(Notation::Constant(constant, Arc::new(value))),
        Err(_) => other(sema, id),
    }
}

fn string_literal(sema: &mut Sema, ty: Ty, string: crate::hir::StringId) -> NotationId {
    let TyKind::Array(element, _) = *sema.program.types.kind(ty) else {
        return sema.program.types.note(Notation::Constant(ty, Arc::new(Value::Indeterminate)));
    };
    let (bytes, width) =
        (sema.program.strings[string].bytes.clone(), usize::from(sema.program.strings[string].unit_size));
    let mut codes: Vec<i128> = Vec::new();
    for code in bytes.chunks(width) {
        codes.push(code.iter().rev().fold(0, |value, byte| value << 8 | i128::from(*byte)));
    }
    while codes.last() == Some(&0) {
        codes.pop();
    }
    let mut parts = vec![Part::Ty(ty)];
    for code in codes {
        let constant = Notation::Constant(element, Arc::new(Value::Int(code)));
        parts.push(Part::Expr(sema.program.types.note(constant)));
    }
    open(sema, "tl", parts)
}

/// Adds the operands of a list, expanding packs whose elements are known.
fn list(sema: &mut Sema, exprs: &[ast::ExprId], parts: &mut Vec<Part>) {
    for &id in exprs {
        match sema.ast.exprs[id].kind {
            A::PackExpansion(pattern) => expansion(sema, pattern, parts),
            _ => parts.push(part(sema, id)),
        }
    }
}

fn expansion(sema: &mut Sema, pattern: ast::ExprId, parts: &mut Vec<Part>) {
    let spread = |sema: &mut Sema, pattern| Part::Expr(op(sema, "sp", vec![Part::Expr(pattern)]));
    match pack::expand_expr(sema, pattern, |sema| expression(sema, pattern)) {
        Some(Expansion::Elements(elements)) => parts.extend(elements.into_iter().map(Part::Expr)),
        Some(Expansion::Mixed(elements)) => {
            for (element, is_spread) in elements {
                let element = if is_spread { spread(sema, element) } else { Part::Expr(element) };
                parts.push(element);
            }
        }
        Some(Expansion::Dependent) | None => {
            let pattern = expression(sema, pattern);
            let element = spread(sema, pattern);
            parts.push(element);
        }
    }
}

/// The elements of a braced list: g++ does not write designators.
fn elements(sema: &mut Sema, elems: &[ast::InitElem], parts: &mut Vec<Part>) {
    for elem in elems {
        list(sema, &[elem.value], parts);
    }
}

/// `T(a)`, `T(a, b)`, `T{a}`
fn functional_cast(sema: &mut Sema, id: ast::ExprId, to: ast::TypeId, init: ast::Init) -> NotationId {
    let exprs = match init {
        ast::Init::Brace(list) => return braced(sema, id, to, list),
        ast::Init::Paren(list) => match &sema.ast.exprs[list].kind {
            A::ParenList(exprs) => exprs.clone(),
            _ => vec![list],
        },
        ast::Init::Copy(_) | ast::Init::Delayed { .. } => return other(sema, id),
    };
    let to = ty_part(sema, to);
    let mut operands = Vec::new();
    list(sema, &exprs, &mut operands);
    let is_plain = exprs.len() == 1 && !matches!(sema.ast.exprs[exprs[0]].kind, A::PackExpansion(_));
    if is_plain && operands.len() == 1 {
        operands.insert(0, to);
        return op(sema, "cv", operands);
    }
    operands.splice(0..0, [to, Part::Mark("_")]);
    open(sema, "cv", operands)
}

fn braced(sema: &mut Sema, id: ast::ExprId, to: ast::TypeId, list: ast::ExprId) -> NotationId {
    let A::InitList(elems) = sema.ast.exprs[list].kind.clone() else { return other(sema, id) };
    let mut parts = vec![ty_part(sema, to)];
    elements(sema, &elems, &mut parts);
    open(sema, "tl", parts)
}

/// `sizeof...(pack)`: of a template or function parameter, or of the pack that an alias template was given.
fn sizeof_pack(sema: &mut Sema, id: ast::ExprId, symbol: crate::base::Symbol) -> NotationId {
    let found = lookup::unqualified(sema, symbol, Want::Any);
    let named = found.entries.first().map(|entry| entry.named.clone());
    match named {
        Some(Named::TemplateArg(TemplateArg::Pack(elements))) => captured_pack(sema, &elements),
        Some(Named::Pack(elements)) => {
            let n = Arc::new(Value::Int(elements.len() as i128));
            sema.program.types.note(Notation::Constant(Ty::SIZE, n))
        }
        Some(named) => match name::named(sema, &named) {
            Some(pack) => op(sema, "sZ", vec![Part::Expr(pack)]),
            None => other(sema, id),
        },
        None => other(sema, id),
    }
}

/// The number of elements of the pack that a parameter of an alias template was given.
fn captured_pack(sema: &mut Sema, elements: &[TemplateArg]) -> NotationId {
    if !elements.iter().any(|arg| super::deduce::is_expansion(sema, arg)) {
        let n = Arc::new(Value::Int(elements.len() as i128));
        return sema.program.types.note(Notation::Constant(Ty::SIZE, n));
    }
    let pattern = match elements {
        [TemplateArg::Type(ty)] => match *sema.program.types.kind(*ty) {
            TyKind::PackExpansion(pattern) => Some(TemplateArg::Type(pattern)),
            _ => None,
        },
        [only] => Some(only.clone()),
        _ => None,
    };
    let is_param = |sema: &Sema, arg: &TemplateArg| match arg {
        TemplateArg::Type(ty) => matches!(sema.program.types.kind(*ty), TyKind::TemplateParam { .. }),
        arg => matches!(arg, TemplateArg::ParamValue { .. } | TemplateArg::ParamTemplate { .. }),
    };
    match pattern.filter(|pattern| is_param(sema, pattern)) {
        Some(pattern) => match name::named(sema, &Named::TemplateArg(pattern)) {
            Some(pack) => op(sema, "sZ", vec![Part::Expr(pack)]),
            None => open(sema, "sP", elements.iter().cloned().map(Part::Arg).collect()),
        },
        None => open(sema, "sP", elements.iter().cloned().map(Part::Arg).collect()),
    }
}

fn type_trait(sema: &mut Sema, id: ast::ExprId, name: crate::base::Symbol, args: &[ast::TypeTraitArg]) -> NotationId {
    let mut list = Vec::new();
    for arg in args {
        if arg.is_pack_expansion {
            return other(sema, id);
        }
        list.push(TemplateArg::Type(ty::type_id(sema, arg.ty)));
    }
    sema.program.types.note(Notation::Vendor { name, args: list.into() })
}

/// Template arguments of a name that is not resolved.
fn template_args(sema: &mut Sema, written: &[ast::TemplateArg]) -> Option<Arc<[TemplateArg]>> {
    let raws = args::written(sema, written)?;
    Some(raws.into_iter().map(|raw| names::unfitted(sema, raw)).collect())
}

/// An unqualified-id without its template arguments.
fn noted_name(sema: &mut Sema, name: &ast::Unqualified) -> NotedName {
    match name {
        ast::Unqualified::Ident(symbol) => NotedName::Ident(*symbol),
        ast::Unqualified::TemplateId { name, .. } => noted_name(sema, name),
        ast::Unqualified::Operator(op) => NotedName::Operator(*op),
        ast::Unqualified::LiteralOperator(suffix) => NotedName::Literal(*suffix),
        ast::Unqualified::Conversion(to) => NotedName::Conversion(ty::type_id(sema, *to)),
        ast::Unqualified::Destructor(of) => NotedName::Destructor(ty::type_id(sema, *of)),
    }
}
