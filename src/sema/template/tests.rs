//! End to end: templates from text to the typed program.

use crate::sema::tests::{Bench, bad, good};

#[test]
fn function_templates_are_deduced() {
    let mut bench = good("template <class T> constexpr T max2(T a, T b) { return a < b ? b : a; }");
    bench.good("static_assert(max2(1, 2) == 2); static_assert(max2(2.5, 1.5) == 2.5);");
    bench.good("static_assert(max2<long>(1, 2L) == 2);");
    bench.good("auto r = max2(1L, 2L);");
    assert_eq!(bench.show("r"), "long");
    let (_, messages) = bench.eval("max2(1, 2.5);");
    assert_eq!(messages.len(), 1, "{messages:?}");
}

#[test]
fn references_pointers_and_arrays_are_deduced() {
    let mut bench =
        good("template <class T> struct type {}; template <class T> type<T> f(T &&); int i; const int c = 1;");
    bench.good("auto a = f(i); auto b = f(1); auto d = f(c);");
    assert_eq!(bench.show("a"), "type<int &>");
    assert_eq!(bench.show("b"), "type<int>");
    assert_eq!(bench.show("d"), "type<const int &>");
    bench.good(
        "template <class T> type<T> g(T *); template <class T> type<T> h(const T *); auto e = g(&c); auto j = h(&i);",
    );
    assert_eq!(bench.show("e"), "type<const int>");
    assert_eq!(bench.show("j"), "type<int>");
    bench.good("template <class T, unsigned long N> constexpr unsigned long size(T (&)[N]) { return N; } int arr[7];");
    bench.good("static_assert(size(arr) == 7);");
}

#[test]
fn class_templates_are_instantiated() {
    let mut bench = good("template <class T, int N = 4> struct Stack { T data[N]; int top; using value = T; };");
    bench.good("static_assert(sizeof(Stack<int>) == 20); static_assert(sizeof(Stack<char, 3>) == 8);");
    bench.good("Stack<double>::value d = 1; Stack<int> s;");
    assert_eq!(bench.show("d"), "double");
    bench.good(
        "template <class T> struct P { T *p; int f(int x) { return x + sizeof(T); } }; P<P<int>> pp; int n = pp.f(1);",
    );
}

#[test]
fn specialisations_are_chosen() {
    let mut bench = good(
        "template <class T> struct is_ptr { static constexpr bool value = false; };\
         template <class T> struct is_ptr<T *> { static constexpr bool value = true; };\
         template <class T> struct is_ptr<T *const> { static constexpr bool value = true; };\
         template <> struct is_ptr<void> { static constexpr int value = 7; };",
    );
    bench.good("static_assert(is_ptr<int *>::value); static_assert(!is_ptr<int>::value);");
    bench.good("static_assert(is_ptr<int *const>::value); static_assert(is_ptr<void>::value == 7);");
}

#[test]
fn substitution_failure_is_no_error() {
    let mut bench = good(
        "template <bool B, class T = void> struct enable_if {}; template <class T> struct enable_if<true, T> { typedef T type; };\
         template <class T> struct is_int { static constexpr bool value = __is_same(T, int); };\
         template <class T> typename enable_if<is_int<T>::value, int>::type f(T) { return 1; }\
         template <class T> typename enable_if<!is_int<T>::value, char>::type f(T) { return 2; }",
    );
    bench.good("static_assert(sizeof(f(1)) == 4); static_assert(sizeof(f(1.5)) == 1);");
    bench.good("template <bool B, class T = void> using enable_if_t = typename enable_if<B, T>::type;");
    bench.good("template <class T, enable_if_t<is_int<T>::value, int> = 0> constexpr int g(T) { return 1; }");
    bench.good("template <class T, enable_if_t<!is_int<T>::value, int> = 0> constexpr int g(T) { return 2; }");
    bench.good("static_assert(g(1) == 1); static_assert(g(1.5) == 2);");
}

#[test]
fn void_t_detects() {
    let mut bench = good(
        "template <class...> using void_t = void;\
         template <class T, class = void> struct has { static constexpr bool value = false; };\
         template <class T> struct has<T, void_t<typename T::type>> { static constexpr bool value = true; };\
         struct A { using type = int; }; struct B {};",
    );
    bench.good("static_assert(has<A>::value); static_assert(!has<B>::value); static_assert(!has<int>::value);");
}

#[test]
fn packs_are_expanded() {
    let mut bench =
        good("template <class... Ts> constexpr int count(Ts... ts) { return sizeof...(ts) * 10 + sizeof...(Ts); }");
    bench.good("static_assert(count() == 0); static_assert(count(1, 2.5, 'a') == 33);");
    bench.good("template <class... Ts> constexpr auto sum(Ts... ts) { return (ts + ... + 0); }");
    bench.good("static_assert(sum(1, 2, 3) == 6); static_assert(sum() == 0);");
    bench.good("constexpr int add3(int a, int b, int c) { return a + 10 * b + 100 * c; }");
    bench.good("template <class... Ts> constexpr int pass(Ts... ts) { return add3(ts...); } static_assert(pass(1, 2, 3) == 321);");
    bench.good("template <class... Ts> constexpr int twice(Ts... ts) { return add3((ts * 2)...); } static_assert(twice(1, 2, 3) == 642);");
    bench.good("template <int... Is> struct seq { static constexpr int n = sizeof...(Is); }; static_assert(seq<1, 2, 3>::n == 3);");
    bench.good("template <int... Is> constexpr int total(seq<Is...>) { return (0 + ... + Is); } static_assert(total(seq<1, 2, 3>()) == 6);");
    bench.good("template <class T, class... Us> struct first { using type = T; }; template <class... Ts> using head = typename first<Ts...>::type;");
    bench.good("head<char, int> c; static_assert(sizeof(c) == 1);");
}

#[test]
fn templates_are_ordered() {
    let mut bench = good(
        "template <class T> constexpr int f(T) { return 1; } template <class T> constexpr int f(T *) { return 2; }\
         template <class T> constexpr int f(const T *) { return 3; } constexpr int f(int) { return 4; } int i; const int c = 1;",
    );
    bench.good("static_assert(f(1.5) == 1); static_assert(f(1) == 4); static_assert(f<int>(1) == 1);");
    bench.good("static_assert(f(&i) == 2); static_assert(f(&c) == 3);");
}

#[test]
fn variable_and_alias_templates() {
    let mut bench =
        good("template <class T> constexpr int size_v = sizeof(T); template <class T> constexpr int size_v<T *> = -1;");
    bench.good("static_assert(size_v<int> == 4); static_assert(size_v<int *> == -1);");
    bench.good("template <class T> using ptr = T *; ptr<const int> p = nullptr;");
    assert_eq!(bench.show("p"), "const int *");
    bench.good("template <> constexpr int size_v<char> = 100; static_assert(size_v<char> == 100);");
}

#[test]
fn member_templates_and_definitions_outside() {
    let mut bench = good(
        "template <class T> struct A { T v; template <class U> constexpr int conv(U u) const { return int(u) + int(v); } \
         constexpr int get() const; static int counter; template <class U> constexpr U out(U) const; };\
         template <class X> constexpr int A<X>::get() const { return v + 1; }\
         template <class X> int A<X>::counter = 5;\
         template <class X> template <class Y> constexpr Y A<X>::out(Y y) const { return y + v; }",
    );
    bench.good("constexpr A<int> a{2}; static_assert(a.conv(2.5) == 4); static_assert(a.get() == 3);");
    bench.good("static_assert(a.out(10L) == 12); static_assert(a.conv<char>(1) == 3); int c = A<int>::counter;");
}

#[test]
fn curiously_recurring() {
    let mut bench = good(
        "template <class D> struct Base { int twice() { return static_cast<D *>(this)->value() * 2; } };\
         struct D : Base<D> { int value() { return 21; } };",
    );
    bench.good("D d; int n = d.twice();");
}

#[test]
fn concepts_are_satisfied() {
    let mut bench = good(
        "template <class T> concept small = sizeof(T) <= 4; template <class T> concept addable = requires(T a) { a + a; };",
    );
    bench.good("static_assert(small<int>); static_assert(!small<long>); static_assert(addable<int>); struct S {}; static_assert(!addable<S>);");
    bench.good(
        "template <small T> constexpr int f(T) { return 1; } template <class T> constexpr int f(T) { return 2; }",
    );
    bench.good("static_assert(f(1) == 1); static_assert(f(1L) == 2);");
    bench.good("constexpr int g(auto a, auto... rest) { return a + sizeof...(rest); } static_assert(g(1, 2, 3) == 3);");
    bench.good("constexpr int h(small auto x) { return x; } static_assert(h(3) == 3);");
}

#[test]
fn explicit_specialisations_of_functions() {
    let mut bench = good(
        "template <class T> constexpr int f(T) { return 1; } template <> constexpr int f(char) { return 2; } template <> constexpr int f<long>(long) { return 3; }",
    );
    bench.good("static_assert(f(1) == 1); static_assert(f('a') == 2); static_assert(f(1L) == 3);");
}

#[test]
fn errors_in_instantiations() {
    bad("template <class T> int f(T t) { return t.x; } int n = f(1);", &["`int` has no members"]);
}

/// As deep as the limit allows, on a stack as big as the session's.
#[test]
fn deep_recursion() {
    let check = || {
        good(
            "template <int N> struct F { static constexpr int v = F<N - 1>::v + 1; }; \
             template <> struct F<0> { static constexpr int v = 0; }; static_assert(F<900>::v == 900);",
        );
        let (_, messages) =
            Bench::new().eval("template <int N> struct R { static constexpr int v = R<N + 1>::v; }; int x = R<0>::v;");
        assert_eq!(messages.len(), 1, "{messages:?}");
    };
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(check).expect("a thread");
    thread.join().expect("no overflow");
}
