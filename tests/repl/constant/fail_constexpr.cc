// [expr.const]/5
int runtime = 3;
constexpr int c = runtime;
//! error: the constexpr variable `c` is not initialised by a constant expression
//!   ┌─ input 2:1:15
//!   │
//! 1 │ constexpr int c = runtime;
//!   │               ^
//! note: read of the variable `int runtime`, which is not constant
//!   ┌─ input 2:1:19
//!   │
//! 1 │ constexpr int c = runtime;
//!   │                   ^^^^^^^
static_assert(1 + 1 == 3, "sums");
//! error: static assertion failed: sums
//!   ┌─ input 2:1:15
//!   │
//! 1 │ static_assert(1 + 1 == 3, "sums");
//!   │               ^^^^^^^^^^
constexpr int divide(int a, int b) { return a / b; }
constexpr int d = divide(1, 0);
//! error: the constexpr variable `d` is not initialised by a constant expression
//!   ┌─ input 3:1:15
//!   │
//! 1 │ constexpr int d = divide(1, 0);
//!   │               ^
//! note: division by zero
//!   ┌─ input 2:1:45
//!   │
//! 1 │ constexpr int divide(int a, int b) { return a / b; }
//!   │                                             ^^^^^
//! note: in the call of `int divide(int, int)`
//!   ┌─ input 3:1:19
//!   │
//! 1 │ constexpr int d = divide(1, 0);
//!   │                   ^^^^^^^^^^^^
constexpr int big = 2147483647 + 1;
//! warning: overflow: 2147483648 does not fit `int` and becomes -2147483648
//!   ┌─ input 3:1:21
//!   │
//! 1 │ constexpr int big = 2147483647 + 1;
//!   │                     ^^^^^^^^^^^^^^
//! error: the constexpr variable `big` is not initialised by a constant expression
//!   ┌─ input 3:1:15
//!   │
//! 1 │ constexpr int big = 2147483647 + 1;
//!   │               ^^^
//! note: the value 2147483648 is outside the range of `int`
//!   ┌─ input 3:1:21
//!   │
//! 1 │ constexpr int big = 2147483647 + 1;
//!   │                     ^^^^^^^^^^^^^^
constexpr int loop() { for (;;) {} return 0; }
constexpr int never = loop();
//! error: the constexpr variable `never` is not initialised by a constant expression
//!   ┌─ input 4:1:15
//!   │
//! 1 │ constexpr int never = loop();
//!   │               ^^^^^
//! note: the loop takes too many turns; it may not end
//!   ┌─ input 3:1:33
//!   │
//! 1 │ constexpr int loop() { for (;;) {} return 0; }
//!   │                                 ^^
//! note: in the call of `int loop()`
//!   ┌─ input 4:1:23
//!   │
//! 1 │ constexpr int never = loop();
//!   │                       ^^^^^^
constexpr int arr[3] = {1, 2, 3};
constexpr int past = arr[3];
//! error: the constexpr variable `past` is not initialised by a constant expression
//!   ┌─ input 5:1:15
//!   │
//! 1 │ constexpr int past = arr[3];
//!   │               ^^^^
//! note: access one past the end of an array of 3 elements
//!   ┌─ input 5:1:22
//!   │
//! 1 │ constexpr int past = arr[3];
//!   │                      ^^^^^^
1 + 1
//= (int) 2
