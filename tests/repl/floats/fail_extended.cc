//@ --std gnu++23 --isystem tests/release14
// [conv.double]/1, [expr.arith.conv]/1.3, [dcl.init.list]/7.2: conversions of extended floating-point types that are no implicit ones.
_Float32 a = 1.0;
//! error: cannot convert `double` to `_Float32`
//!   ┌─ input 1:1:14
//!   │
//! 1 │ _Float32 a = 1.0;
//!   │              ^^^ in this initialisation
float b = 1.0f64;
//! error: cannot convert `_Float64` to `float`
//!   ┌─ input 1:1:11
//!   │
//! 1 │ float b = 1.0f64;
//!   │           ^^^^^^ in this initialisation
_Float16 c = 1.0bf16;
//! error: cannot convert `__bf16` to `_Float16`
//!   ┌─ input 1:1:14
//!   │
//! 1 │ _Float16 c = 1.0bf16;
//!   │              ^^^^^^^ in this initialisation
1.0f16 + 1.0bf16
//! error: `+` cannot be applied to `_Float16` and `__bf16`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ 1.0f16 + 1.0bf16
//!   │ ^^^^^^^^^^^^^^^^
//!   │ │        │
//!   │ │        `__bf16`
//!   │ `_Float16`
_Float32 d{1.0f64};
//! error: cannot convert `_Float64` to `_Float32`
//!   ┌─ input 1:1:12
//!   │
//! 1 │ _Float32 d{1.0f64};
//!   │            ^^^^^^ in this initialisation
_Float64 e{1.0f};
void f(_Float16);
f(1.0)
//! error: cannot convert `double` to `_Float16`
//!   ┌─ input 3:1:3
//!   │
//! 1 │ f(1.0)
//!   │   ^^^ in this argument
1.0f17
//! error: no literal operator `operator""f17` is declared
//!   ┌─ input 3:1:1
//!   │
//! 1 │ 1.0f17
//!   │ ^^^^^^
