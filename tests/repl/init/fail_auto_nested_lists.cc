// [temp.deduct.call]/1: nothing says what `auto` is when all elements are lists.
#include <initializer_list>
auto list = {{1, 2}, {3, 4}};
//! error: cannot deduce `auto` from nested braced lists
//!   ┌─ input 2:1:6
//!   │
//! 1 │ auto list = {{1, 2}, {3, 4}};
//!   │      ^^^^
