// [over.match.list]/1: copy-list-initialisation may not choose an explicit constructor, a default constructor for `{}` neither; [dcl.init.ref]/5.4.1, CWG2267: the temporary that a reference is bound to is copy-initialised.
struct A { explicit A() = default; };
A a = {};
//! error: converting an empty braced list to `A` needs an explicit conversion
//!   ┌─ input 2:1:7
//!   │
//! 1 │ A a = {};
//!   │       ^^ in this initialisation
//! note: `A::A()` is explicit
//!   ┌─ input 1:1:21
//!   │
//! 1 │ struct A { explicit A() = default; };
//!   │                     ^
A b{};
void take(A);
take({});
//! error: converting an empty braced list to `A` needs an explicit conversion
//!   ┌─ input 4:1:6
//!   │
//! 1 │ take({});
//!   │      ^^ in this argument
//! note: `A::A() noexcept` is explicit
//!   ┌─ input 1:1:21
//!   │
//! 1 │ struct A { explicit A() = default; };
//!   │                     ^
struct Holds { A a; int n = 0; };
Holds h = {};
Holds k{{}, 1};
//! error: converting an empty braced list to `A` needs an explicit conversion
//!   ┌─ input 6:1:9
//!   │
//! 1 │ Holds k{{}, 1};
//!   │         ^^ in this initialisation
//! note: `A::A() noexcept` is explicit
//!   ┌─ input 1:1:21
//!   │
//! 1 │ struct A { explicit A() = default; };
//!   │                     ^
struct B { explicit B(const A &) {} };
const B &r1{b};
//! error: converting `{A}` to `const B` needs an explicit conversion
//!   ┌─ input 7:1:12
//!   │
//! 1 │ const B &r1{b};
//!   │            ^^^ in this initialisation
//! note: `B::B(const A &)` is explicit
//!   ┌─ input 6:1:21
//!   │
//! 1 │ struct B { explicit B(const A &) {} };
//!   │                     ^
const B &r2(b);
//! error: converting `A` to `const B &` needs an explicit conversion
//!   ┌─ input 7:1:13
//!   │
//! 1 │ const B &r2(b);
//!   │             ^ in this initialisation
//! note: `B::B(const A &)` is explicit
//!   ┌─ input 6:1:21
//!   │
//! 1 │ struct B { explicit B(const A &) {} };
//!   │                     ^
B c(b); const B &r3(c);
struct D { int n = 1; }; struct E { explicit operator D() { return {4}; } } e;
const D &d(e); d.n
//= (const int) 4
struct F { F() = default; explicit F(int) {} }; F f = {};
