// [expr.sizeof], [expr.alignof], x86-64 psABI figure 3.1
sizeof(char)
//= (unsigned long) 1
sizeof(long double)
//= (unsigned long) 16
alignof(double)
//= (unsigned long) 8
sizeof(void *)
//= (unsigned long) 8
sizeof "abc"
//= (unsigned long) 4
sizeof(1 + 1.0)
//= (unsigned long) 8
struct S { char c; double d; int i; };
sizeof(S)
//= (unsigned long) 24
alignof(S)
//= (unsigned long) 8
__builtin_offsetof(S, i)
//= (unsigned long) 16
noexcept(1 + 1)
//= (bool) true
int n = 1;
sizeof(n++); n
//! warning: value is not used
//!   ┌─ input 13:1:1
//!   │
//! 1 │ sizeof(n++); n
//!   │ ^^^^^^^^^^^
//= (int) 1
