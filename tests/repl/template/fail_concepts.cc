// [temp.constr.constr]: the constraint that does not hold, and why.
template <class T> concept Big = sizeof(T) > 4;
template <class T> concept Named = requires(T t) { t.name(); typename T::type; { t.size() } noexcept; };
template <class T> concept Both = Big<T> && Named<T>;
template <Big T> void f(T) { }
f(1)
//! error: no matching function for call to `f` with `(int)`
//!   ┌─ input 5:1:1
//!   │
//! 1 │ f(1)
//!   │ ^
//! note: candidate template `f`: `Big<int>` is not satisfied, because `sizeof(T) > 4` is false: 4 > 4
//!   ┌─ input 4:1:23
//!   │
//! 1 │ template <Big T> void f(T) { }
//!   │                       ^
template <Both T> void g(T) { }
g(1L)
//! error: no matching function for call to `g` with `(long)`
//!   ┌─ input 6:1:1
//!   │
//! 1 │ g(1L)
//!   │ ^
//! note: candidate template `g`: `Both<long>` is not satisfied, because `Named<long>` is not
//!   ┌─ input 5:1:24
//!   │
//! 1 │ template <Both T> void g(T) { }
//!   │                        ^
//! note: because the required expression `t.name()` is not valid: `long` has no members
//!   ┌─ input 2:1:52
//!   │
//! 1 │ template <class T> concept Named = requires(T t) { t.name(); typename T::type; { t.size() } noexcept; };
//!   │                                                    ^^^^^^^^
struct A { void name() { } };
template <Named T> void h(T) { }
h(A())
//! error: no matching function for call to `h` with `(A)`
//!   ┌─ input 8:1:1
//!   │
//! 1 │ h(A())
//!   │ ^
//! note: candidate template `h`: `Named<A>` is not satisfied, because the required type `T::type` is not valid: no `type` in `A`
//!   ┌─ input 7:1:25
//!   │
//! 1 │ template <Named T> void h(T) { }
//!   │                         ^
struct B { void name() { } using type = int; int size() { return 1; } };
h(B())
//! error: no matching function for call to `h` with `(B)`
//!   ┌─ input 9:1:1
//!   │
//! 1 │ h(B())
//!   │ ^
//! note: candidate template `h`: `Named<B>` is not satisfied, because the required expression `t.size()` may throw
//!   ┌─ input 7:1:25
//!   │
//! 1 │ template <Named T> void h(T) { }
//!   │                         ^
template <class T> requires (sizeof(T) == 1 || sizeof(T) == 2) struct Tiny { };
Tiny<int> t;
//! error: the constraints of `Tiny` are not satisfied
//!   ┌─ input 10:1:1
//!   │
//! 1 │ Tiny<int> t;
//!   │ ^^^^^^^^^
//!   │
//!   = `sizeof(T) == 1` is false: 4 == 1, with `T` = `int`, and `sizeof(T) == 2` is false: 4 == 2, with `T` = `int`
