// [temp.variadic]/8: the name of a pack that no expansion expands is ill-formed where the template is defined; /5: and so is an
// expansion whose pattern names no pack.
template<class T, class... Args> void print(T t, Args args);
//! error: the pack `Args` is not expanded: `...` is missing
//!   ┌─ input 1:1:50
//!   │
//! 1 │ template<class T, class... Args> void print(T t, Args args);
//!   │                                                  ^^^^
template<class... T> struct Tuple : T {};
//! error: the pack `T` is not expanded: `...` is missing
//!   ┌─ input 1:1:37
//!   │
//! 1 │ template<class... T> struct Tuple : T {};
//!   │                                     ^
template<class... T> struct Tuple { T member; };
//! error: the pack `T` is not expanded: `...` is missing
//!   ┌─ input 1:1:37
//!   │
//! 1 │ template<class... T> struct Tuple { T member; };
//!   │                                     ^
template<class... T> struct List;
template<class... T> struct List<T*> {};
//! error: the pack `T` is not expanded: `...` is missing
//!   ┌─ input 2:1:34
//!   │
//! 1 │ template<class... T> struct List<T*> {};
//!   │                                  ^
template<class... T> struct Both { using type = List<T>; };
//! error: the pack `T` is not expanded: `...` is missing
//!   ┌─ input 2:1:54
//!   │
//! 1 │ template<class... T> struct Both { using type = List<T>; };
//!   │                                                      ^
template<int... N> int sum() { int n = N; return n; }
//! error: the pack `N` is not expanded: `...` is missing
//!   ┌─ input 2:1:40
//!   │
//! 1 │ template<int... N> int sum() { int n = N; return n; }
//!   │                                        ^
template<class... A> void call(A... a) { while (--a) {} }
//! error: the pack `a` is not expanded: `...` is missing
//!   ┌─ input 2:1:51
//!   │
//! 1 │ template<class... A> void call(A... a) { while (--a) {} }
//!   │                                                   ^
template<bool... B> struct Spec { void f() noexcept(B); };
//! error: the pack `B` is not expanded: `...` is missing
//!   ┌─ input 2:1:53
//!   │
//! 1 │ template<bool... B> struct Spec { void f() noexcept(B); };
//!   │                                                     ^
template<class... A> void size(int n = sizeof(A));
//! error: the pack `A` is not expanded: `...` is missing
//!   ┌─ input 2:1:47
//!   │
//! 1 │ template<class... A> void size(int n = sizeof(A));
//!   │                                               ^
template<class... A> struct Host { void f(); };
template<class... A> void Host<A>::f() {}
//! error: the pack `A` is not expanded: `...` is missing
//!   ┌─ input 3:1:32
//!   │
//! 1 │ template<class... A> void Host<A>::f() {}
//!   │                                ^
template<class... A> struct Friends { friend class Host<A>; };
//! error: the pack `A` is not expanded: `...` is missing
//!   ┌─ input 3:1:57
//!   │
//! 1 │ template<class... A> struct Friends { friend class Host<A>; };
//!   │                                                         ^
template<class... A> struct Inits { int n; Inits(A... a) : n(a) {} };
//! error: the pack `a` is not expanded: `...` is missing
//!   ┌─ input 3:1:62
//!   │
//! 1 │ template<class... A> struct Inits { int n; Inits(A... a) : n(a) {} };
//!   │                                                              ^
template<class... A> struct Head { template<class U = A> void f(); };
//! error: the pack `A` is not expanded: `...` is missing
//!   ┌─ input 3:1:55
//!   │
//! 1 │ template<class... A> struct Head { template<class U = A> void f(); };
//!   │                                                       ^
template<class T> void none(T t) { print(t...); }
//! error: the pattern of this expansion names no pack
//!   ┌─ input 3:1:42
//!   │
//! 1 │ template<class T> void none(T t) { print(t...); }
//!   │                                          ^^^^
template<class T> void fold(T t) { (t + ...); }
//! error: the pattern of this expansion names no pack
//!   ┌─ input 3:1:36
//!   │
//! 1 │ template<class T> void fold(T t) { (t + ...); }
//!   │                                    ^^^^^^^^^
// What is expanded, or no pack, or a pack by itself.
template<class... T> struct Fine : T... { using T::operator()...; Fine(T... t) : T(t)... {} template<T... N> struct Values {}; };
template<class... A> auto all(A... a) { struct { int a; } s{1}; return [=](auto... b) { return (a + ... + 0) + (b + ... + s.a); }; }
all(1, 2)(3)
//= (int) 7
template<class... A> int shadow(A... a) { { int a = 5; if (a) return a; } return sizeof...(a); }
shadow(1, 2)
//= (int) 5
template<int... N> struct Seq {};
template<int N> using Make = Seq<__integer_pack(N)...>;
Make<3>()
//= (Seq<0, 1, 2>) {}
