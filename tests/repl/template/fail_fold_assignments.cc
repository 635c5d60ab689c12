// [expr.prim.fold]: an operand is assigned to what stands before it.
template <class... T> int last_of(T... t) { int last; (last = ... = t); return last; }
last_of(1, 2, 3)
//= (int) 3
template <class... T> int assign_all(int v, T &...t) { return (t = ... = v); }
int a, b;
assign_all(5, a, b)
//= (int) 5
a * 10 + b
//= (int) 55
template <class... T> int sum(T... t) { int s = 1; (s += ... += t); return s; }
sum(2, 3)
//= (int) 6
template <class... T> int none(T... t) { return (t = ...); }
none()
//! error: a fold over `=` needs at least one element
//!   ┌─ input 9:1:49
//!   │
//! 1 │ template <class... T> int none(T... t) { return (t = ...); }
//!   │                                                 ^^^^^^^^^
//! note: in the instantiation of `none` asked for here
//!   ┌─ input 10:1:1
//!   │
//! 1 │ none()
//!   │ ^^^^^^
