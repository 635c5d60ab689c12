//! Spellings of types and entities.

use std::sync::Arc;

use crate::ast::{ClassKey, RefQual};
use crate::base::Symbol;
use crate::hir::show::*;
use crate::hir::testing;
use crate::hir::{Alias, Template, TemplateKind, Value};
use crate::source::Span;

fn check(p: &Program, ty: Ty, expected: &str) {
    assert_eq!(type_name(p, ty), expected);
}

/// [dcl.meaning] Declarators nest as they are written.
#[test]
fn declarators_nest() {
    let p = &mut Program::new();
    let const_char = p.types.add_quals(Ty::CHAR, Quals::CONST);
    let text = p.types.pointer(const_char);
    check(p, text, "const char *");
    let const_ptr = p.types.add_quals(text, Quals::CONST);
    check(p, const_ptr, "const char *const");
    let ptr_ptr = p.types.pointer(const_ptr);
    check(p, ptr_ptr, "const char *const *");
    let function = testing::fn_ty(p, Ty::INT, &[Ty::INT, Ty::DOUBLE]);
    check(p, function, "int (int, double)");
    let fn_ptr = p.types.pointer(function);
    check(p, fn_ptr, "int (*)(int, double)");
    assert_eq!(pointer_to(p, function), "int (*)(int, double)");
    let array = p.types.array(Ty::INT, ArrayLen::Known(3));
    check(p, array, "int[3]");
    let array_ref = p.types.lvalue_ref(array);
    check(p, array_ref, "int (&)[3]");
    let pointers = p.types.array(fn_ptr, ArrayLen::Known(2));
    check(p, pointers, "int (*[2])(int, double)");
    let getter = testing::fn_ty(p, fn_ptr, &[Ty::CHAR]);
    check(p, getter, "int (*(char))(int, double)");
    assert_eq!(declarator(p, getter, "f".into()), "int (*f(char))(int, double)");
    let global = p.global;
    let (_, n) = testing::namespace(p, global, "N", false);
    let class = testing::class(p, n, ClassKey::Struct, "A");
    let a = p.types.class(class);
    let data = p.types.intern(TyKind::MemberPtr { class: a, pointee: Ty::INT });
    check(p, data, "int N::A::*");
    let method = p.types.function(FnTy {
        ret: Ty::VOID,
        params: [a].into(),
        is_variadic: true,
        quals: Quals::CONST,
        ref_qual: RefQual::LValue,
        is_noexcept: true,
        dependent_noexcept: None,
    });
    check(p, method, "void (N::A, ...) const & noexcept");
    let method = p.types.intern(TyKind::MemberPtr { class: a, pointee: method });
    check(p, method, "void (N::A::*)(N::A, ...) const & noexcept");
    let complex = p.types.intern(TyKind::Complex(Ty::DOUBLE));
    check(p, complex, "_Complex double");
    let vector = p.types.intern(TyKind::Vector(Ty::FLOAT, 4));
    check(p, vector, "__attribute__((vector_size(16))) float");
    let f = testing::func(p, n, FuncName::Ident(Symbol::new("f")), getter);
    assert_eq!(func_signature(p, f), "int (*N::f(char))(int, double)");
    let x = testing::var(p, n, "x", pointers);
    assert_eq!(var_declaration(p, x), "int (*N::x[2])(int, double)");
}

/// Specialisations show their arguments, or the typedef that their own namespace has for them.
#[test]
fn specialisations_are_named() {
    let p = &mut Program::new();
    let global = p.global;
    let (_, std) = testing::namespace(p, global, "std", false);
    let (_, inline) = testing::namespace(p, std, "__cxx11", true);
    let template = p.templates.push(Template {
        version: 0,
        guide: None,
        guides: Vec::new(),
        alias_guide: None,
        name: Symbol::new("basic_string"),
        kind: TemplateKind::Class,
        scope: inline,
        lookup_scope: inline,
        decl: crate::base::Idx::new(0),
        pattern: crate::base::Idx::new(0),
        first_pattern: crate::base::Idx::new(0),
        params: Vec::new().into(),
        defaults: Vec::new(),
        depth: 0,
        requires: None,
        is_defined: true,
        order: 0,
        access: crate::ast::Access::Public,
        partials: Vec::new(),
        is_explicit_member: false,
        primary: None,
        partial_args: Vec::new().into(),
        members: Vec::new(),
        span: Span::NONE,
    });
    let args: Arc<[TemplateArg]> =
        [TemplateArg::Type(Ty::CHAR), TemplateArg::Value(Ty::BOOL, Arc::new(Value::Int(1)))].into();
    let class = testing::class(p, inline, ClassKey::Class, "basic_string");
    p.classes.get_mut(class).specialization = Some((template, args));
    let ty = p.types.class(class);
    check(p, ty, "std::basic_string<char, true>");
    p.shown_args.insert(class, 1);
    check(p, ty, "std::basic_string<char>");
    p.declare_alias(Alias {
        name: Symbol::new("string"),
        scope: std,
        ty,
        written: crate::ast::TypeSpec::None,
        span: Span::NONE,
    });
    check(p, ty, "std::string");
    let const_ty = p.types.add_quals(ty, Quals::CONST);
    let reference = p.types.lvalue_ref(const_ty);
    check(p, reference, "const std::string &");
}

/// Unnamed entities have Clang's descriptions.
#[test]
fn unnamed_entities_are_described() {
    let p = &mut Program::new();
    let global = p.global;
    let (_, unnamed) = testing::namespace(p, global, "", false);
    let class = testing::class(p, unnamed, ClassKey::Union, "");
    let ty = p.types.class(class);
    check(p, ty, "(anonymous namespace)::(unnamed union)");
    let id = testing::enumeration(p, unnamed, "E", true, Ty::INT);
    let ty = p.types.enumeration(id);
    check(p, ty, "(anonymous namespace)::E");
    assert_eq!(value(p, ty, &Value::Int(7)), "((anonymous namespace)::E)7");
    assert_eq!(value(p, Ty::CHAR, &Value::Int(10)), "'\\n'");
    assert_eq!(value(p, Ty::BOOL, &Value::Int(0)), "false");
}

/// A name that grows exponentially is cut.
#[test]
fn long_names_are_cut() {
    let p = &mut Program::new();
    let mut ty = Ty::INT;
    for _ in 0..200 {
        ty = testing::fn_ty(p, ty, &[ty, ty]);
        ty = p.types.pointer(ty);
    }
    assert!(type_name(p, ty).len() < 100_000);
}
