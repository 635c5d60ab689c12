//! Defaulted comparison operators ([class.compare]): what may be declared, the implicit `==`, and their definitions.
//!
//! A defaulted comparison is defined when it is first used, because only then are all operators declared that it calls
//! and its return type known. The definition is an ordinary checked body: statements that compare the bases, then the
//! members, arrays element by element. Where a step has no usable operator the function is deleted, and remembers why.

use crate::ast::{self, BinaryOp, ClassKey, OverloadedOperator as Op};
use crate::hir::{
    self, ArrayLen, Body, CheckedBody, ClassId, ExprId, ExprKind, FieldId, FuncId, FuncName, Named, ScopeKind, StmtId,
    StmtKind, Ty, TyKind, VarId, VarKind,
};
use crate::sema::decl::{UNNAMED, body, variable};
use crate::sema::expr::{self, binary, member, ordering};
use crate::sema::ty::has_auto;
use crate::sema::{Sema, access, init, lookup, overload};
use crate::source::Span;

/// The comparison that an operator function's name stands for.
pub(super) fn comparison(name: FuncName) -> Option<(Op, BinaryOp)> {
    let FuncName::Operator(op) = name else { return None };
    let binary = match op {
        Op::EqualEqual => BinaryOp::Eq,
        Op::ExclaimEqual => BinaryOp::NotEq,
        Op::Spaceship => BinaryOp::Spaceship,
        Op::Less => BinaryOp::Less,
        Op::LessEqual => BinaryOp::LessEq,
        Op::Greater => BinaryOp::Greater,
        Op::GreaterEqual => BinaryOp::GreaterEq,
        _ => return None,
    };
    Some((op, binary))
}

/// Whether `func` is a defaulted comparison that has no body yet.
pub(in crate::sema) fn is_pending(sema: &Sema, func: FuncId) -> bool {
    let data = &sema.program.funcs[func];
    data.is_defaulted && !data.is_deleted && data.body == Body::Synthesized && comparison(data.name).is_some()
}

/// [class.compare.default]/1: a non-static const member that takes `const C &`, or a friend that takes two of them or
/// two `C`; all but `<=>` return bool.
pub(super) fn check_declaration(sema: &mut Sema, func: FuncId, class: ClassId) {
    if !is_pending(sema, func) {
        return;
    }
    let data = &sema.program.funcs[func];
    let (name, span, is_member) = (data.name, data.span, data.class.is_some());
    let Some((op, _)) = comparison(name) else { return };
    let Some(function) = sema.program.types.as_function(data.ty).cloned() else { return };
    let by_value = sema.program.types.class(class);
    let constant = sema.program.types.add_quals(by_value, hir::Quals::CONST);
    let by_ref = sema.program.types.lvalue_ref(constant);
    let is_well_formed = match is_member {
        true => *function.params == [by_ref] && function.quals == hir::Quals::CONST,
        false => *function.params == [by_ref, by_ref] || *function.params == [by_value, by_value],
    };
    let shown = sema.show(by_value);
    let spelling = op.spelling();
    if !is_well_formed && !function.params.contains(&Ty::ERROR) {
        let text = match is_member {
            true => format!("a defaulted `operator{spelling}` is a const member that takes `const {shown} &`"),
            false => format!("a defaulted `operator{spelling}` takes two `const {shown} &` or two `{shown}`"),
        };
        sema.error(span, text);
        sema.program.funcs.get_mut(func).body = Body::Error;
        return;
    }
    if op != Op::Spaceship && function.ret != Ty::BOOL && function.ret != Ty::ERROR {
        sema.error(span, format!("a defaulted `operator{spelling}` returns `bool`"));
        sema.program.funcs.get_mut(func).body = Body::Error;
    }
}

/// [class.compare.default]/5: a class that declares no `==` has one for each defaulted `<=>`, with its specifiers.
pub(super) fn declare_implicit(sema: &mut Sema, class: ClassId, decl: &ast::ClassDecl) {
    if decl.members.iter().any(|&member| declares_equality(sema, member)) {
        return;
    }
    let is_defaulted = |sema: &Sema, func: FuncId| {
        let data = &sema.program.funcs[func];
        data.is_defaulted && data.name == FuncName::Operator(Op::Spaceship)
    };
    for method in sema.program.classes[class].methods.clone() {
        if is_defaulted(sema, method) {
            let func = implicit_equality(sema, method);
            let (scope, access) = (sema.program.classes[class].scope, sema.program.funcs[func].access);
            sema.program.classes.get_mut(class).methods.push(func);
            let symbol = lookup::operator_symbol(Op::EqualEqual);
            lookup::declare_entry(sema, scope, symbol, Named::Func(func), access, false);
        }
    }
    let namespace = lookup::enclosing_namespace(sema, sema.program.classes[class].scope);
    let scope = sema.program.namespaces[namespace].scope;
    let friends = sema.hidden_friends.get(&(scope, lookup::operator_symbol(Op::Spaceship))).cloned();
    for (of, entry) in friends.unwrap_or_default() {
        if let Named::Func(friend) = entry.named
            && of == class
            && is_defaulted(sema, friend)
        {
            let func = implicit_equality(sema, friend);
            let symbol = lookup::operator_symbol(Op::EqualEqual);
            lookup::hide_friend(sema, scope, symbol, class, Named::Func(func), entry.access);
        }
    }
}

/// Whether a member-declaration declares a member or friend `operator==`.
fn declares_equality(sema: &Sema, member: ast::DeclId) -> bool {
    let is_equality = |name: Option<ast::NameId>| {
        name.is_some_and(|name| matches!(sema.ast.names[name].last, ast::Unqualified::Operator(Op::EqualEqual)))
    };
    match &sema.ast.decls[member].kind {
        ast::DeclKind::Function(function) => is_equality(function.declarator.name),
        ast::DeclKind::Simple { declarators, .. } => declarators.iter().any(|item| is_equality(item.declarator.name)),
        ast::DeclKind::Template(template) => declares_equality(sema, template.decl),
        _ => false,
    }
}

fn implicit_equality(sema: &mut Sema, spaceship: FuncId) -> FuncId {
    let mut data = sema.program.funcs[spaceship].clone();
    data.name = FuncName::Operator(Op::EqualEqual);
    data.is_implicit = true;
    data.overrides.clear();
    if let Some(function) = sema.program.types.as_function(data.ty).cloned() {
        data.ty = sema.program.types.function(hir::FnTy { ret: Ty::BOOL, ..function });
    }
    let equality = sema.program.funcs.push(data);
    // [class.compare.default]/4: with the same declarator, and so the same noexcept-specifier.
    if sema.implicit_noexcept.contains_key(&spaceship) {
        sema.implicit_noexcept.insert(equality, ());
    }
    if let Some(written) = sema.lazy_noexcept.get(&spaceship).cloned() {
        sema.lazy_noexcept.insert(equality, written);
    }
    equality
}

/// Defines a defaulted comparison, or deletes it. Whether it has a body now.
pub(in crate::sema) fn define(sema: &mut Sema, func: FuncId) -> bool {
    let data = &sema.program.funcs[func];
    let (span, Some((_, op))) = (data.span, comparison(data.name)) else { return false };
    let Some(class) = compared_class(sema, func) else { return false };
    let scope = sema.program.classes[class].scope;
    let saved = sema.cx.clone();
    sema.program.funcs.get_mut(func).body = Body::InProgress;
    let (made, errors) = sema.trap(|sema| {
        sema.nested(span, |sema| {
            sema.cx = body::body_context(sema, func, scope, saved.depth + 1);
            sema.cx.class = Some(class);
            let outer = sema.cx.scope;
            sema.cx.scope = sema.program.scopes.push(hir::Scope::new(ScopeKind::Function(func), Some(outer)));
            body::declare_params(sema, func);
            let stmts = statements(sema, func, class, op, span)?;
            let block = sema.stmt(StmtKind::Block(stmts), span);
            body::finish_body(sema, func, block, Vec::new(), span)
        })
    });
    sema.cx = saved;
    match made.flatten() {
        Some(body) if errors.is_empty() => {
            set_noexcept(sema, func, &body);
            sema.program.funcs.get_mut(func).body = Body::Checked(Box::new(body));
            true
        }
        _ => {
            let data = sema.program.funcs.get_mut(func);
            data.is_deleted = true;
            data.body = Body::None;
            if let Some(first) = errors.into_iter().next() {
                let why = crate::sema::DeletedBecause { span, why: first.message.clone() };
                sema.deleted_because.insert(func, why);
            }
            false
        }
    }
}

/// The class whose objects a defaulted comparison takes.
fn compared_class(sema: &Sema, func: FuncId) -> Option<ClassId> {
    let data = &sema.program.funcs[func];
    let first = data.params.first().map(|param| sema.program.types.non_ref(param.ty));
    data.class.or_else(|| first.and_then(|ty| sema.program.types.as_class(ty)))
}

/// Whether a comparison is a friend of the class whose objects it takes, as far as that is one.
pub(super) fn is_befriended(sema: &Sema, func: FuncId) -> bool {
    compared_class(sema, func).is_none_or(|class| access::is_befriended(sema, class, access::Friend::Func(func)))
}

/// [except.spec]/11: without a noexcept-specifier it may throw what its definition may.
fn set_noexcept(sema: &mut Sema, func: FuncId, body: &CheckedBody) {
    if sema.implicit_noexcept.remove(&func).is_none() {
        return;
    }
    let throws = body.uses.funcs.iter().any(|&used| {
        let data = &sema.program.funcs[used];
        let is_noexcept = sema.program.types.as_function(data.ty).is_some_and(|function| function.is_noexcept);
        !is_noexcept && !data.attrs.is_nothrow
    });
    if let Some(function) = sema.program.types.as_function(sema.program.funcs[func].ty).cloned()
        && !throws
    {
        let ty = sema.program.types.function(hir::FnTy { is_noexcept: true, ..function });
        sema.program.funcs.get_mut(func).ty = ty;
    }
}

fn statements(sema: &mut Sema, func: FuncId, class: ClassId, op: BinaryOp, span: Span) -> Option<Vec<StmtId>> {
    let pair = (operand(sema, func, 0, span)?, operand(sema, func, 1, span)?);
    match op {
        BinaryOp::Eq => equality(sema, class, pair, span),
        BinaryOp::Spaceship => three_way(sema, func, class, pair, span),
        _ => secondary(sema, func, pair, span),
    }
}

/// The left (0) or right (1) object.
fn operand(sema: &mut Sema, func: FuncId, index: usize, span: Span) -> Option<ExprId> {
    let is_member = sema.program.funcs[func].class.is_some();
    if is_member && index == 0 {
        return member::implicit_object(sema, span);
    }
    let var = sema.program.funcs[func].params.get(index - usize::from(is_member))?.var?;
    Some(expr::name::variable(sema, var, span))
}

/// A subobject that a comparison looks at.
#[derive(Debug, Clone, PartialEq)]
enum Subobject {
    Base(ClassId),
    /// A member; behind those of anonymous structs (GNU) that lead to it.
    Field(Vec<FieldId>),
}

/// [class.compare.default]/6: the direct bases, then the members, in order of declaration.
fn subobjects(sema: &mut Sema, class: ClassId, span: Span) -> Option<Vec<Subobject>> {
    let mut result: Vec<Subobject> =
        sema.program.classes[class].bases.iter().map(|base| Subobject::Base(base.class)).collect();
    fields(sema, class, &[], span, &mut result)?;
    Some(result)
}

/// [class.compare.default]/2: there must be no reference and no variant member.
fn fields(sema: &mut Sema, class: ClassId, path: &[FieldId], span: Span, result: &mut Vec<Subobject>) -> Option<()> {
    let members = sema.program.classes[class].fields.clone();
    if sema.program.classes[class].key == ClassKey::Union && !members.is_empty() {
        sema.error(span, "members of a union are not compared");
        return None;
    }
    for field in members {
        let data = &sema.program.fields[field];
        let (name, ty, is_unnamed_bits) = (data.name, data.ty, data.name.is_empty() && data.bit_width.is_some());
        if is_unnamed_bits {
            continue;
        }
        let mut path = path.to_vec();
        path.push(field);
        if sema.program.types.is_ref(ty) {
            sema.error(span, format!("the member `{name}` is a reference"));
            return None;
        }
        match sema.program.types.as_class(ty) {
            Some(inner) if name.is_empty() => fields(sema, inner, &path, span, result)?,
            _ => result.push(Subobject::Field(path)),
        }
    }
    Some(())
}

fn access(sema: &mut Sema, object: ExprId, subobject: &Subobject, span: Span) -> ExprId {
    match subobject {
        Subobject::Base(class) => member::to_base(sema, object, vec![*class]),
        Subobject::Field(path) => {
            path.iter().fold(object, |object, &field| member::field_access(sema, object, field, span))
        }
    }
}

/// How a step compares two subobjects that are no arrays.
type Step<'a> = &'a mut dyn FnMut(&mut Sema, ExprId, ExprId) -> Option<StmtId>;

/// A statement for each subobject in order; for an array a loop over its elements.
fn each(sema: &mut Sema, class: ClassId, pair: (ExprId, ExprId), span: Span, step: Step) -> Option<Vec<StmtId>> {
    let mut stmts = Vec::new();
    for subobject in subobjects(sema, class, span)? {
        let (a, b) = (access(sema, pair.0, &subobject, span), access(sema, pair.1, &subobject, span));
        stmts.push(elements(sema, a, b, span, step)?);
    }
    Some(stmts)
}

fn elements(sema: &mut Sema, a: ExprId, b: ExprId, span: Span, step: Step) -> Option<StmtId> {
    let TyKind::Array(_, len) = *sema.program.types.kind(sema.ty(a)) else { return step(sema, a, b) };
    let ArrayLen::Known(len) = len else {
        sema.error(span, "an array without bound is not compared");
        return None;
    };
    let index = local(sema, Ty::ULONG, span);
    let zero = expr::int(sema, 0, Ty::ULONG, span);
    sema.program.vars.get_mut(index).init = Some(zero);
    if let Some(function) = sema.cx.function.as_mut() {
        function.has_loop = true;
    }
    let name = |sema: &mut Sema| expr::name::variable(sema, index, span);
    let (at, bound) = (name(sema), expr::int(sema, i128::from(len), Ty::ULONG, span));
    let cond = binary::builtin(sema, BinaryOp::Less, at, bound, span);
    let target = name(sema);
    let step_expr = expr::unary::increment(sema, target, span);
    let (i, j) = (name(sema), name(sema));
    let (a, b) = (member::builtin_subscript(sema, a, i, span), member::builtin_subscript(sema, b, j, span));
    let body = elements(sema, a, b, span, step)?;
    let declared = sema.stmt(StmtKind::Local(index), span);
    let kind = StmtKind::For { cond_decl: None, cond: Some(cond), step: Some(step_expr), body };
    let looped = sema.stmt(kind, span);
    Some(sema.stmt(StmtKind::Block(vec![declared, looped]), span))
}

fn local(sema: &mut Sema, ty: Ty, span: Span) -> VarId {
    variable::local_var(sema, UNNAMED, ty, VarKind::Local, span)
}

fn returned(sema: &mut Sema, value: ExprId, ty: Ty, span: Span) -> Option<StmtId> {
    let target = init::Target { ty, kind: init::Kind::Return, name: UNNAMED, span };
    let value = init::from_checked(sema, target, value, true);
    let value = expr::full(sema, value);
    (!expr::is_error(sema, value)).then(|| sema.stmt(StmtKind::Return(Some(value)), span))
}

/// `if (cond) then`
fn when(sema: &mut Sema, cond: ExprId, then: StmtId, span: Span) -> StmtId {
    let cond = expr::full(sema, cond);
    sema.stmt(StmtKind::If { cond, then, els: None, hint: None }, span)
}

/// [class.eq]: false at the first pair that is not equal.
fn equality(sema: &mut Sema, class: ClassId, pair: (ExprId, ExprId), span: Span) -> Option<Vec<StmtId>> {
    let mut stmts = each(sema, class, pair, span, &mut |sema, a, b| {
        let equal = binary::apply(sema, BinaryOp::Eq, a, b, span);
        let equal = expr::to_condition(sema, equal);
        if expr::is_error(sema, equal) {
            return None;
        }
        let differ = expr::prvalue(sema, ExprKind::Not(equal), Ty::BOOL, span);
        let no = expr::constant_value(sema, 0, Ty::BOOL, span);
        let then = returned(sema, no, Ty::BOOL, span)?;
        Some(when(sema, differ, then, span))
    })?;
    let yes = expr::constant_value(sema, 1, Ty::BOOL, span);
    stmts.push(returned(sema, yes, Ty::BOOL, span)?);
    Some(stmts)
}

/// [class.spaceship]/3: what the first pair yields that is not equivalent, converted to the return type.
fn three_way(sema: &mut Sema, func: FuncId, class: ClassId, pair: (ExprId, ExprId), span: Span) -> Option<Vec<StmtId>> {
    let mut ret = sema.program.types.as_function(sema.program.funcs[func].ty)?.ret;
    let is_deduced = has_auto(sema, ret);
    if is_deduced {
        ret = common_category(sema, class, pair, span)?;
        body::set_return(sema, func, ret);
    }
    if let Some(function) = sema.cx.function.as_mut() {
        function.ret = Some(ret);
    }
    let mut stmts = each(sema, class, pair, span, &mut |sema, a, b| {
        let value = synthesized(sema, a, b, ret, is_deduced, span)?;
        let var = local(sema, ret, span);
        let target = init::Target { ty: ret, kind: init::Kind::Local, name: UNNAMED, span };
        let value = init::from_checked(sema, target, value, false);
        let dtor = super::class::destructor(sema, ret);
        let data = sema.program.vars.get_mut(var);
        data.init = Some(value);
        data.dtor = dtor;
        let declared = sema.stmt(StmtKind::Local(var), span);
        let (name, zero) = (expr::name::variable(sema, var, span), expr::int(sema, 0, Ty::INT, span));
        let differ = binary::apply(sema, BinaryOp::NotEq, name, zero, span);
        let differ = expr::to_condition(sema, differ);
        if expr::is_error(sema, differ) || expr::is_error(sema, value) {
            return None;
        }
        let name = expr::name::variable(sema, var, span);
        let then = returned(sema, name, ret, span)?;
        let test = when(sema, differ, then, span);
        Some(sema.stmt(StmtKind::Block(vec![declared, test]), span))
    })?;
    let (strong, _) = ordering::category(sema, ordering::Category::Strong, span)?;
    let equal = ordering::constant(sema, strong, "equal", span)?;
    let target = init::Target { ty: ret, kind: init::Kind::Return, name: UNNAMED, span };
    let equal = init::from_checked(sema, target, equal, false);
    if expr::is_error(sema, equal) {
        return None;
    }
    stmts.push(sema.stmt(StmtKind::Return(Some(equal)), span));
    Some(stmts)
}

/// [class.spaceship]/4: the common comparison category of what `<=>` on the subobjects yields.
fn common_category(sema: &mut Sema, class: ClassId, pair: (ExprId, ExprId), span: Span) -> Option<Ty> {
    let mut weakest = ordering::Category::Strong;
    for subobject in subobjects(sema, class, span)? {
        let (mut a, mut b) = (access(sema, pair.0, &subobject, span), access(sema, pair.1, &subobject, span));
        while let TyKind::Array(..) = sema.program.types.kind(sema.ty(a)) {
            let (i, j) = (expr::int(sema, 0, Ty::INT, span), expr::int(sema, 0, Ty::INT, span));
            a = member::builtin_subscript(sema, a, i, span);
            b = member::builtin_subscript(sema, b, j, span);
        }
        let value = expr::unevaluated(sema, |sema| binary::apply(sema, BinaryOp::Spaceship, a, b, span));
        let ty = sema.ty(value);
        if ty == Ty::ERROR {
            return None;
        }
        let Some(category) = ordering::of_type(sema, ty) else {
            let shown = sema.show(ty);
            sema.error(span, format!("`<=>` of a subobject yields `{shown}`, which is no comparison category"));
            return None;
        };
        weakest = weakest.max(category);
    }
    ordering::category(sema, weakest, span).map(|(_, ty)| ty)
}

/// [class.spaceship]/1: the synthesised three-way comparison of type `ret`: `<=>`, or where there is none, when the
/// type is written, made of `==` and `<`.
fn synthesized(sema: &mut Sema, a: ExprId, b: ExprId, ret: Ty, is_deduced: bool, span: Span) -> Option<ExprId> {
    let category = ordering::of_type(sema, ret);
    if is_deduced || category.is_none() || overload::operators::has_viable(sema, Op::Spaceship, &[a, b]) {
        let value = binary::apply(sema, BinaryOp::Spaceship, a, b, span);
        return (!expr::is_error(sema, value)).then_some(value);
    }
    let (class, _) = ordering::category(sema, category?, span)?;
    let test = |sema: &mut Sema, op: BinaryOp, l: ExprId, r: ExprId| {
        let value = binary::apply(sema, op, l, r, span);
        let value = expr::to_condition(sema, value);
        (!expr::is_error(sema, value)).then_some(value)
    };
    let mut tests =
        vec![(test(sema, BinaryOp::Eq, a, b)?, category?.equal()), (test(sema, BinaryOp::Less, a, b)?, "less")];
    let mut last = "greater";
    if category == Some(ordering::Category::Partial) {
        tests.push((test(sema, BinaryOp::Less, b, a)?, "greater"));
        last = "unordered";
    }
    let mut result = ordering::constant(sema, class, last, span)?;
    for (cond, name) in tests.into_iter().rev() {
        let then = ordering::constant(sema, class, name, span)?;
        result = expr::prvalue(sema, ExprKind::Conditional(cond, then, result), ret, span);
    }
    Some(result)
}

/// [class.compare.secondary]: what the rewritten operator yields.
fn secondary(sema: &mut Sema, func: FuncId, (a, b): (ExprId, ExprId), span: Span) -> Option<Vec<StmtId>> {
    let FuncName::Operator(op) = sema.program.funcs[func].name else { return None };
    let value = overload::operators::rewritten_only(sema, op, &mut [a, b], func, span)?;
    let value = expr::to_condition(sema, value);
    Some(vec![returned(sema, value, Ty::BOOL, span)?])
}
