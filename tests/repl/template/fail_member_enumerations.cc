// [temp.mem.enum]/1, [temp.expl.spec]/6: what is no member enumeration, and what is defined already.
template<typename T> struct S { enum class E2 : T; struct I {}; };
template<typename T> enum class S<T>::E2 : T { first };
template<typename T> struct P { enum class E : int; };
template<> enum class P<char>::E : int { only };
P<char>::E::plain
//! error: no `plain` in `E`
//!   ┌─ input 5:1:13
//!   │
//! 1 │ P<char>::E::plain
//!   │             ^^^^^
template<> enum class P<char>::E : int { twice };
//! error: redefinition of the enumeration `E`
//!   ┌─ input 5:1:32
//!   │
//! 1 │ template<> enum class P<char>::E : int { twice };
//!   │                                ^
//! note: the earlier declaration is here
//!   ┌─ input 3:1:44
//!   │
//! 1 │ template<typename T> struct P { enum class E : int; };
//!   │                                            ^
template<typename T> enum class S<T>::Nope : int { a };
//! error: `Nope` is no member of `S`
//!   ┌─ input 5:1:39
//!   │
//! 1 │ template<typename T> enum class S<T>::Nope : int { a };
//!   │                                       ^^^^
//! note: `S` is declared here
//!   ┌─ input 1:1:29
//!   │
//! 1 │ template<typename T> struct S { enum class E2 : T; struct I {}; };
//!   │                             ^
template<typename T> enum class S<T>::I : int { a };
//! error: no declaration in `S` matches this definition of `I`
//!   ┌─ input 5:1:39
//!   │
//! 1 │ template<typename T> enum class S<T>::I : int { a };
//!   │                                       ^
//! note: this declaration does not match
//!   ┌─ input 1:1:59
//!   │
//! 1 │ template<typename T> struct S { enum class E2 : T; struct I {}; };
//!   │                                                           ^
template<typename T> enum Q { a };
//! error: only a class, a function, a variable, an alias or a concept can be a template
//!   ┌─ input 5:1:22
//!   │
//! 1 │ template<typename T> enum Q { a };
//!   │                      ^^^^^^^^^^^^
