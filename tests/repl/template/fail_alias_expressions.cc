// [temp.over.link]/6: expansions of an alias template with equivalent arguments are equivalent.
template <bool B, class T> struct en { using type = T; };
template <class... C> inline constexpr bool all = true;
template <class... C> using Ok = typename en<all<C...>, int>::type;
template <class T> Ok<T, char> f(T) { return 1; } template <class U> Ok<U, char> f(U) { return 2; }
//! error: redefinition of the template `f`
//!   ┌─ input 4:1:82
//!   │
//! 1 │ template <class T> Ok<T, char> f(T) { return 1; } template <class U> Ok<U, char> f(U) { return 2; }
//!   │                                                                                  ^
//! note: the earlier declaration is here
//!   ┌─ input 4:1:32
//!   │
//! 1 │ template <class T> Ok<T, char> f(T) { return 1; } template <class U> Ok<U, char> f(U) { return 2; }
//!   │                                ^
