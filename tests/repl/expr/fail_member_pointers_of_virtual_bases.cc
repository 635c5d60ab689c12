// [conv.mem]/2, [expr.static.cast]/12, [expr.cast]/4: no pointer to member converts along a virtual base.
struct X {}; struct B { int i; }; struct V { int v; }; struct D : B, virtual V { int x; };
int B::*pb = &B::i;
int V::*pv = &V::v;
int D::*good = pb;
int D::*bad = pv;
//! error: cannot convert `int V::*` to `int D::*`: the base is virtual
//!   ┌─ input 5:1:15
//!   │
//! 1 │ int D::*bad = pv;
//!   │               ^^ in this initialisation
int D::*cast = (int D::*)pv;
//! error: cast from `int V::*` to `int D::*` is not possible
//!   ┌─ input 5:1:16
//!   │
//! 1 │ int D::*cast = (int D::*)pv;
//!   │                ^^^^^^^^^^^^ the pointers to members are not related
int V::*down = static_cast<int V::*>(&D::x);
//! error: static_cast from `int D::*` to `int V::*` is not possible
//!   ┌─ input 5:1:16
//!   │
//! 1 │ int V::*down = static_cast<int V::*>(&D::x);
//!   │                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the base is virtual
int X::*other = (int X::*)&D::x;
D d; d.x = 5; d.i = 7; d.*good
//= (int) 7
new B[1][1];
template<int> struct T { T() { __builtin_puts("T"); } };
new T<0>[1][1];
//| T
struct F : X, B {};
struct H { int h; }; struct J : H, B {};
const int B::*cb = &B::i;
J j{{1}, {2}}; j.*(int J::*)cb
//= (int) 2
