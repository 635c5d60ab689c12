// [expr.spaceship], [expr.arith.conv]/1.2: no built-in `<=>` of an enumeration with another one, or with a floating-point value.
#include <compare>
enum E { e } e1; enum F { f } f1; double d;
e1 <=> d
//! error: `<=>` cannot be applied to `E` and `double`
//!   ┌─ input 3:1:1
//!   │
//! 1 │ e1 <=> d
//!   │ ^^^^^^^^
//!   │ │      │
//!   │ │      `double`
//!   │ `E`
d <=> f
//! error: `<=>` cannot be applied to `double` and `F`
//!   ┌─ input 3:1:1
//!   │
//! 1 │ d <=> f
//!   │ ^^^^^^^
//!   │ │     │
//!   │ │     `F`
//!   │ `double`
e <=> f1
//! error: `<=>` cannot be applied to `E` and `F`
//!   ┌─ input 3:1:1
//!   │
//! 1 │ e <=> f1
//!   │ ^^^^^^^^
//!   │ │     │
//!   │ │     `F`
//!   │ `E`
(e1 <=> e) == 0
//= (bool) true
(e <=> 1) < 0
//= (bool) true
