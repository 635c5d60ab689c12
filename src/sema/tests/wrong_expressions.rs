//! Wrong expressions: each is refused by g++ 12 too, and gives exactly these messages.

use super::bad;

fn all_bad(cases: &[(&str, &[&str])]) {
    for (text, messages) in cases {
        bad(text, messages);
    }
}

#[test]
fn conversions_that_do_not_exist() {
    all_bad(&[
        ("int x = \"a\";", &["cannot convert `const char[2]` to `int`"]),
        ("int *p = 3;", &["cannot convert `int` to `int *`"]),
        ("const int *c; int *p = c;", &["converting `const int *` to `int *` drops `const`"]),
        ("void *v; int *p = v;", &["cannot convert `void *` to `int *`"]),
        ("int a[3]; a = 0;", &["an array cannot be assigned to"]),
        ("int f(); f = 0;", &["a function cannot be assigned to"]),
        ("int f(); int x = f;", &["cannot convert `int ()` to `int`"]),
        ("const int c = 3; int &r = c;", &["binding `int &` to `const int` drops `const`"]),
        ("int &r = 5;", &["cannot bind non-const lvalue reference `int &` to an rvalue of type `int`"]),
        ("int x; x();", &["an expression of type `int` is not a function and cannot be called"]),
        ("int f(int); f();", &["too few arguments: `f` takes 1 argument, has 0"]),
        ("int f(int); f(1, 2);", &["too many arguments: `f` takes 1 argument, has 2"]),
        ("int x = sizeof(int());", &["warning: `sizeof` of `int ()` is 1, a GNU extension"]),
        ("enum E { a }; E e = 1;", &["cannot convert `int` to `E`"]),
        ("enum E { a }; E e; e = 2;", &["cannot convert `int` to `E`"]),
        ("enum class F { a }; F f = 0;", &["cannot convert `int` to `F`"]),
        ("void f(); int x = f();", &["cannot convert `void` to `int`"]),
        ("void f(int); void f(double); f(\"a\");", &["no matching function for call to `f` with `(const char[2])`"]),
        ("void f(int); void f(double); f(1L);", &["call to `f` is ambiguous for `(long)`"]),
        ("void f(int); void f(double); auto g = f;", &["`auto` cannot be deduced from the overloaded function `f`"]),
        ("(int())1;", &["cast from `int` to `int ()` is not possible"]),
        ("sizeof(void());", &["warning: `sizeof` of `void ()` is 1, a GNU extension", "warning: value is not used"]),
        ("5 = 3;", &["a temporary value of type `int` cannot be assigned to"]),
        ("int x = x1;", &["use of undeclared `x1`"]),
        ("int a[3]; a[\"x\"];", &["a subscript needs a pointer and an integer, these are `int *` and `const char *`"]),
        ("int x; x[3];", &["a subscript needs a pointer and an integer, these are `int` and `int`"]),
        ("int x; 3[x];", &["a subscript needs a pointer and an integer, these are `int` and `int`"]),
        ("alignof(void());", &["warning: value is not used"]),
        ("1 = 2", &["a temporary value of type `int` cannot be assigned to"]),
        ("char c{300};", &["narrowing conversion of `300` from `int` to `char`"]),
        ("int x{1, 2};", &["too many initialisers for the scalar type `int`"]),
        ("int x = {\"a\"};", &["cannot convert `const char[2]` to `int`"]),
        ("\"abc\" = \"def\";", &["an array cannot be assigned to"]),
        ("\"abc\"[1] = 'x';", &["a value of type `const char` cannot be assigned to"]),
        ("int f() { return \"a\"; }", &["cannot convert `const char[2]` to `int`"]),
        ("void f() { return 1; }", &["a value of type `int` is returned from a function that returns `void`"]),
        ("int &f() { return 3; }", &["cannot bind non-const lvalue reference `int &` to an rvalue of type `int`"]),
        ("int g(int &); g(3);", &["cannot bind non-const lvalue reference `int &` to an rvalue of type `int`"]),
        ("int g(int *); g(1);", &["cannot convert `int` to `int *`"]),
        ("int g(int); g(nullptr);", &["cannot convert `std::nullptr_t` to `int`"]),
        ("goto x;", &["the label `x` is not defined"]),
        ("int f(int = undefd); f();", &["use of undeclared `undefd`"]),
        ("sizeof(undefd);", &["use of undeclared `undefd`"]),
    ]);
}

#[test]
fn operators_on_wrong_operands() {
    all_bad(&[
        (
            "char *p = \"abc\"; p = 3;",
            &[
                "warning: a string literal is constant; converting it to `char *` is deprecated",
                "cannot convert `int` to `char *`",
            ],
        ),
        ("double *d; int *p = d;", &["cannot convert `double *` to `int *`"]),
        ("5++;", &["a temporary value of type `int` cannot be incremented"]),
        ("const int c = 3; c++;", &["`c` cannot be incremented: its type is `const int`"]),
        ("int &&r = 5; int &&s = r;", &["cannot bind rvalue reference `int &&` to an lvalue of type `int`"]),
        ("int x; &(x + 1);", &["address of a temporary value of type `int` is taken"]),
        ("&5;", &["address of a temporary value of type `int` is taken"]),
        ("int x; *x;", &["`*` needs a pointer, this is `int`"]),
        ("void *p; *p;", &["a pointer to `void` cannot be dereferenced"]),
        ("void f(); *f();", &["`*` needs a pointer, this is `void`"]),
        ("enum E { a }; E e; e++;", &["`++` cannot be applied to `E`"]),
        ("enum E { a }; E e; e += 1;", &["the result of `+` does not convert back to `E`"]),
        ("int *p; int *q; p + q;", &["`+` cannot be applied to `int *` and `int *`"]),
        ("int *p; p * 2;", &["`*` cannot be applied to `int *` and `int`"]),
        ("int *p; -p;", &["`-` cannot be applied to `int *`"]),
        ("int *p; ~p;", &["`~` cannot be applied to `int *`"]),
        ("int *p; double d; p + d;", &["`+` cannot be applied to `int *` and `double`"]),
        ("int *p; double *d; p - d;", &["`int *` and `double *` cannot be subtracted"]),
        ("int *p; double *d; p == d;", &["`int *` and `double *` cannot be compared"]),
        ("int *p; double *d; p < d;", &["`int *` and `double *` cannot be compared"]),
        ("int *p; p == 1;", &["a pointer and an integer are compared (`int *` and `int`)"]),
        ("int *p; p < 0;", &["a pointer and an integer are compared (`int *` and `int`)"]),
        ("nullptr < nullptr;", &["`std::nullptr_t` and `std::nullptr_t` cannot be compared"]),
        ("int *p; p < nullptr;", &["`int *` and `std::nullptr_t` cannot be compared"]),
        ("nullptr + 1;", &["`+` cannot be applied to `std::nullptr_t` and `int`"]),
        ("nullptr == 0 && nullptr == 1;", &["a pointer and an integer are compared (`std::nullptr_t` and `int`)"]),
        ("double d; d % 2;", &["`%` cannot be applied to `double` and `int`"]),
        ("double d; d & 1;", &["`&` cannot be applied to `double` and `int`"]),
        ("double d; d << 1;", &["`<<` cannot be applied to `double` and `int`"]),
        ("double d; ~d;", &["`~` cannot be applied to `double`"]),
        ("int x; x ? 1 : \"a\";", &["`int` and `const char *` have no common type in `?:`"]),
        ("int x; void f(); x ? 1 : f();", &["`int` and `void` have no common type in `?:`"]),
        ("int x; int *p; double *d; x ? p : d;", &["`int *` and `double *` have no common type in `?:`"]),
        ("int x; int *p; x ? p : 1;", &["`int *` and `int` have no common type in `?:`"]),
        ("void f(); f() + 1;", &["`+` cannot be applied to `void` and `int`"]),
        (
            "void f(int); void f(double); int (*g)(char) = f;",
            &["no version of the overloaded function `f` matches `int (*)(char)`"],
        ),
        ("int x; x + 1 = 3;", &["a temporary value of type `int` cannot be assigned to"]),
        ("int x; (x ? 1 : 2) = 3;", &["a temporary value of type `int` cannot be assigned to"]),
        ("int x; x++ = 3;", &["a temporary value of type `int` cannot be assigned to"]),
        ("int x; &x++;", &["address of a temporary value of type `int` is taken"]),
        ("int x; ++x++;", &["a temporary value of type `int` cannot be incremented"]),
        ("int a[3]; a++;", &["an array cannot be incremented"]),
        ("bool b; b++;", &["a `bool` cannot be incremented"]),
        ("bool b; --b;", &["a `bool` cannot be decremented"]),
        ("typedef int F(); F f; f += 1;", &["a function cannot be assigned to"]),
        ("int g(const char *); g(L\"a\");", &["cannot convert `const wchar_t[2]` to `const char *`"]),
        ("a ? b : c;", &["use of undeclared `a`", "use of undeclared `b`", "use of undeclared `c`"]),
        ("int x; int y = x ? : \"a\";", &["`int` and `const char *` have no common type in `?:`"]),
    ]);
}

#[test]
fn members_and_names() {
    all_bad(&[
        ("int *p = 0.0;", &["cannot convert `double` to `int *`"]),
        ("struct S { int b : 3; } s; &s.b;", &["address of a bit-field is taken"]),
        ("struct S { int b : 3; } s; int &r = s.b;", &["cannot bind a bit-field to `int &`"]),
        ("int f(int, ...); f();", &["too few arguments: `f` takes at least 1 argument, has 0"]),
        ("struct S {}; S s; s + 1;", &["no `operator+` for `(S, int)`"]),
        ("struct S {}; S s; int x = s;", &["cannot convert `S` to `int`"]),
        ("struct S {}; S s; if (s) {}", &["cannot convert `S` to `bool`"]),
        ("struct S { int x; }; S s; s.y;", &["`S` has no member `y`"]),
        ("struct S { int x; }; S *s; s.x;", &["`S *` is a pointer; use `->` to reach `x`"]),
        ("struct S { int x; }; S s; s->x;", &["`->` needs a pointer, this is `S`; use `.`"]),
        ("struct S; S *s; s->x;", &["the object has incomplete type `S`"]),
        ("struct S; S s;", &["the variable `s` has incomplete type `S`"]),
        ("struct S; sizeof(S);", &["the operand of `sizeof` has incomplete type `S`"]),
        ("enum class F { a }; int x = F::a;", &["cannot convert `F` to `int`"]),
        ("enum class F { a }; F::a + 1;", &["`+` cannot be applied to `F` and `int`"]),
        ("enum class F { a }; enum G { b }; F::a == b;", &["`==` cannot be applied to `F` and `G`"]),
        ("enum class F { a }; if (F::a) {}", &["cannot convert `F` to `bool`"]),
        ("enum class F { a }; !F::a;", &["cannot convert `F` to `bool`"]),
        ("1.0 << 2;", &["`<<` cannot be applied to `double` and `int`"]),
        ("int x; struct S {} s; x ? 1 : s;", &["`int` and `S` have no common type in `?:`"]),
        ("int x; x.y;", &["`int` has no members"]),
        (
            "struct S { const int c; } s = {1}; s.c = 2;",
            &["member `c` cannot be assigned to: its type here is `const int`"],
        ),
        (
            "const struct S { int c; } s = {1}; s.c = 2;",
            &["member `c` cannot be assigned to: its type here is `const int`"],
        ),
        ("int x = this;", &["`this` is used outside a non-static member function"]),
        ("void f() { this; }", &["`this` is used outside a non-static member function"]),
        ("undeclared;", &["use of undeclared `undeclared`"]),
        ("undeclared(3);", &["use of undeclared `undeclared`"]),
        ("std::foo;", &["use of undeclared `std`"]),
        ("int x; x::y;", &["`x` is not a class, namespace or enumeration"]),
        ("namespace N {} N;", &["`N` is a namespace, not a value"]),
        ("namespace N {} N + 1;", &["`N` is a namespace, not a value"]),
        ("struct S { int m; }; S::m;", &["member `m` is named without an object"]),
        ("struct S { int m; void f(); }; S::f();", &["call to non-static member function `S::f` without an object"]),
        (
            "struct S { int m; static int f() { return m; } };",
            &["member `m` is used in a static member function, which has no object"],
        ),
        ("struct S { void f(); } s; s.f;", &["non-static member function `void S::f()` must be called"]),
        ("struct S { void f(); } s; auto p = s.f;", &["non-static member function `void S::f()` must be called"]),
        ("struct S { void f(); }; auto p = &S::g;", &["no `g` in `S`"]),
        ("struct S { int m; }; int S::*p = &S::m; p.x;", &["`int S::*` has no members"]),
        ("struct S { int m; } s; struct T {}; int T::*p; s.*p;", &["a member of `T` is applied to an object of `S`"]),
        ("struct S { int m; } s; int i; s.*i;", &["`.*` cannot be applied to `S` and `int`"]),
        ("struct S { int m; } s; int S::*p; s->*p;", &["no `operator->*` for `(S, int S::*)`"]),
        ("struct S; S *p; p[1];", &["what the pointer points to has incomplete type `S`"]),
        ("struct S; S *p; p + 1;", &["what the pointer points to has incomplete type `S`"]),
        ("int i = {1.5};", &["narrowing conversion of `1.5` from `double` to `int`"]),
        ("int x; x->y->z;", &["`->` needs a pointer, this is `int`"]),
    ]);
}

#[test]
fn casts_new_and_delete() {
    all_bad(&[
        ("static_cast<int *>(3);", &["static_cast from `int` to `int *` is not possible"]),
        ("static_cast<int>(\"a\");", &["static_cast from `const char[2]` to `int` is not possible"]),
        ("int *p; static_cast<double *>(p);", &["static_cast from `int *` to `double *` is not possible"]),
        ("const int *p; static_cast<int *>(p);", &["static_cast from `const int *` to `int *` is not possible"]),
        (
            "int x; static_cast<int &&>(5.0), static_cast<double &>(x);",
            &["static_cast from `int` to `double &` is not possible"],
        ),
        ("int *p; const_cast<double *>(p);", &["const_cast from `int *` to `double *` is not possible"]),
        ("int x; const_cast<int>(x);", &["const_cast from `int` to `int` is not possible"]),
        ("const_cast<int &>(5);", &["const_cast from `int` to `int &` is not possible"]),
        ("int *p; reinterpret_cast<int>(p);", &["reinterpret_cast from `int *` to `int` is not possible"]),
        ("reinterpret_cast<double>(3);", &["reinterpret_cast from `int` to `double` is not possible"]),
        ("double d; reinterpret_cast<long>(d);", &["reinterpret_cast from `double` to `long` is not possible"]),
        ("reinterpret_cast<int &>(5);", &["reinterpret_cast from `int` to `int &` is not possible"]),
        (
            "const int *p; reinterpret_cast<int *>(p);",
            &["reinterpret_cast from `const int *` to `int *` is not possible"],
        ),
        (
            "const int *p; reinterpret_cast<char *>(p);",
            &["reinterpret_cast from `const int *` to `char *` is not possible"],
        ),
        ("struct A {}; struct B {}; A a; (B)a;", &["cannot convert `A` to `B`"]),
        ("struct A {}; (A)3;", &["cannot convert `int` to `A`"]),
        ("struct A {}; A *a; dynamic_cast<int *>(a);", &["dynamic_cast from `A *` to `int *` is not possible"]),
        (
            "struct A {}; struct B : A {}; A *a; dynamic_cast<B *>(a);",
            &["dynamic_cast from `A *` to `B *` is not possible"],
        ),
        ("double d; (int *)d;", &["cast from `double` to `int *` is not possible"]),
        ("int *p; (double)p;", &["cast from `int *` to `double` is not possible"]),
        ("int *p = new double;", &["cannot convert `double *` to `int *`"]),
        ("new int(\"a\");", &["cannot convert `const char[2]` to `int`"]),
        ("new int[-1];", &["the bound of the array is negative: -1"]),
        ("new auto;", &["`new auto` needs an initialiser"]),
        ("delete 3;", &["`delete` needs a pointer to an object, this is `int`"]),
        ("int x; delete x;", &["`delete` needs a pointer to an object, this is `int`"]),
        ("void f(); delete f;", &["a function cannot be deleted"]),
        ("throw;  void f(); throw f();", &["a value of type `void` is thrown"]),
        ("struct S; S *s; throw *s;", &["an exception has incomplete type `S`"]),
    ]);
}

#[test]
fn lambdas_builtins_and_constants() {
    all_bad(&[
        ("int f(int a) { auto l = [] { return a; }; return l(); }", &["`a` is not captured by the lambda"]),
        (
            "int f(int a) { auto l = [a] { a = 1; }; return 1; }",
            &["`a` cannot be assigned to: the lambda that captures it by copy is not `mutable`"],
        ),
        ("int f(int a) { auto l = [b] { }; return 1; }", &["`b` is captured, but not declared"]),
        ("int f(int a) { auto l = [a, a] { }; return 1; }", &["`a` is captured twice"]),
        ("auto l = [](int x) { return x; }; l(\"a\");", &["cannot convert `const char[2]` to `int`"]),
        ("auto l = [](int x) { return x; }; l();", &["too few arguments: `operator()` takes 1 argument, has 0"]),
        (
            "auto l = [](int x) { if (x) return 1; return 2.0; };",
            &[
                "the return type is deduced as `double` here, but as `int` before",
                "warning: the function may end without returning a value of type `int`",
            ],
        ),
        ("auto l = [this] { };", &["`this` is used outside a non-static member function"]),
        ("typeid(int);", &["`typeid` yields a `std::type_info`, which `#include <typeinfo>` declares"]),
        ("__builtin_clz();", &["too few arguments: the called function takes 1 argument, has 0"]),
        ("__builtin_clz(\"a\");", &["cannot convert `const char[2]` to `unsigned int`"]),
        ("__builtin_add_overflow(1, 2, 3);", &["`__builtin_add_overflow` wants a pointer to an object, this is `int`"]),
        ("__builtin_offsetof(int, x);", &["`int` has no members"]),
        ("struct S { int a; }; __builtin_offsetof(S, b);", &["`S` has no data member `b`"]),
        ("__atomic_load_n(3, 0);", &["`__atomic_load_n` wants a pointer to an object, this is `int`"]),
        ("int x; __atomic_load_n(&x);", &["`__atomic_load_n` takes 2 arguments, 1 given"]),
        (
            "const int x = 1; __atomic_store_n(&x, 1, 0);",
            &["`__atomic_store_n` wants a pointer to an object that is not const, this is `const int *`"],
        ),
        (
            "int f(int n) { __builtin_va_list ap; __builtin_va_start(ap, n); return 0; }",
            &["`va_start` is used in a function without `...`"],
        ),
        ("__builtin_va_arg(3, int);", &["a `va_list` is needed, this is `int`"]),
        (
            "typedef int v4 __attribute__((vector_size(16))); v4 a; a + \"x\";",
            &["`+` cannot be applied to `__attribute__((vector_size(16))) int` and `const char *`"],
        ),
        (
            "typedef int v4 __attribute__((vector_size(16))); typedef int v2 __attribute__((vector_size(8))); v4 a; v2 b; a + b;",
            &[
                "`+` cannot be applied to `__attribute__((vector_size(16))) int` and `__attribute__((vector_size(8))) int`",
            ],
        ),
        (
            "typedef float v4 __attribute__((vector_size(16))); v4 a; a % a;",
            &[
                "`%` cannot be applied to `__attribute__((vector_size(16))) float` and `__attribute__((vector_size(16))) float`",
            ],
        ),
        ("static_assert(1 + 1 == 3);", &["static assertion failed"]),
        ("int n; static_assert(n == 0);", &["the condition is not a constant expression"]),
        (
            "int n = 3; int constexpr k = n;",
            &["the constexpr variable `k` is not initialised by a constant expression"],
        ),
        (
            "constexpr int f(int n) { return 1 / n; } constexpr int x = f(0);",
            &["the constexpr variable `x` is not initialised by a constant expression"],
        ),
        (
            "constexpr int a[2] = {1, 2}; constexpr int x = a[2];",
            &["the constexpr variable `x` is not initialised by a constant expression"],
        ),
        (
            "enum { e = 1 / 0 };",
            &["warning: division by zero", "the value of the enumerator `e` is not a constant expression"],
        ),
        ("switch (1.0) { }", &["the condition of a switch has type `double`, which is not an integer"]),
        ("int x; switch (x) { case x: ; }", &["the value of the case is not a constant expression"]),
        (
            "struct S {} s; switch (s) { }",
            &["the condition of a switch has class type `S`, which does not convert to what is needed"],
        ),
        ("_Complex double z; z < z;", &["`<` cannot be applied to `_Complex double` and `_Complex double`"]),
        ("_Complex double z; z % 2;", &["`%` cannot be applied to `_Complex double` and `int`"]),
        ("_Complex double z; int *p = z;", &["cannot convert `_Complex double` to `int *`"]),
        ("case 1: ;", &["`case` stands in no switch"]),
        ("noexcept(undefd);", &["use of undeclared `undefd`"]),
        ("decltype(undefd) x;", &["use of undeclared `undefd`"]),
        ("__is_same(int);", &["`__is_same` is not applied to the types it takes"]),
        ("__is_base_of(int);", &["`__is_base_of` is not applied to the types it takes"]),
        ("1 <=> 2;", &["the result of `<=>` is `std::strong_ordering`, which `#include <compare>` declares"]),
        (
            "struct S { S(); int x; }; constexpr S s{};",
            &["the constexpr variable `s` has the type `S`, which is no literal type"],
        ),
    ]);
}
