// Wrong uses of a class, as a new user types them: members that are missing, constant objects, types in the place of objects.
class Calculator { public: int add(int a, int b) { return a + b; } int sub(int a, int b) { return a - b; } double div(double a, double b) const { return a / b; } };
Calculator calc;
calc.add(2, 3)
//= (int) 5
calc.div(1, 4)
//= (double) 0.25
calc.mul(2, 3)
//! error: `Calculator` has no member `mul`
//!   ┌─ input 5:1:6
//!   │
//! 1 │ calc.mul(2, 3)
//!   │      ^^^
//! note: `Calculator` is declared here
//!   ┌─ input 1:1:7
//!   │
//! 1 │ class Calculator { public: int add(int a, int b) { return a + b; } int sub(int a, int b) { return a - b; } double div(double a, double b) const { return a / b; } };
//!   │       ^^^^^^^^^^
calc.ad(2, 3)
//! error: `Calculator` has no member `ad`
//!   ┌─ input 5:1:6
//!   │
//! 1 │ calc.ad(2, 3)
//!   │      ^^ did you mean `add`?
//! note: `Calculator` is declared here
//!   ┌─ input 1:1:7
//!   │
//! 1 │ class Calculator { public: int add(int a, int b) { return a + b; } int sub(int a, int b) { return a - b; } double div(double a, double b) const { return a / b; } };
//!   │       ^^^^^^^^^^
calc.add(2)
//! error: too few arguments: `Calculator::add` takes 2 arguments, has 1
//!   ┌─ input 5:1:1
//!   │
//! 1 │ calc.add(2)
//!   │ ^^^^^^^^^^^
//! note: declared as `int Calculator::add(int, int)`
//!   ┌─ input 1:1:32
//!   │
//! 1 │ class Calculator { public: int add(int a, int b) { return a + b; } int sub(int a, int b) { return a - b; } double div(double a, double b) const { return a / b; } };
//!   │                                ^^^
calc.add(1, "x")
//! error: cannot convert `const char[2]` to `int`
//!   ┌─ input 5:1:13
//!   │
//! 1 │ calc.add(1, "x")
//!   │             ^^^ in this argument
const Calculator fixed;
fixed.add(1, 2)
//! error: `Calculator::add` cannot be called on a `const Calculator`: it is not a `const` member function
//!   ┌─ input 6:1:1
//!   │
//! 1 │ fixed.add(1, 2)
//!   │ ^^^^^^^^^
//! note: `int Calculator::add(int, int)` is declared without `const` here
//!   ┌─ input 1:1:32
//!   │
//! 1 │ class Calculator { public: int add(int a, int b) { return a + b; } int sub(int a, int b) { return a - b; } double div(double a, double b) const { return a / b; } };
//!   │                                ^^^
fixed.div(1, 2)
//= (double) 0.5
Calculator->add(1, 2)
//! error: `->` needs an object before it, and this is a type; `::` names its static members
//!   ┌─ input 7:1:11
//!   │
//! 1 │ Calculator->add(1, 2)
//!   │           ^^
calc->add(1, 2)
//! error: `->` needs a pointer, this is `Calculator`; use `.`
//!   ┌─ input 7:1:1
//!   │
//! 1 │ calc->add(1, 2)
//!   │ ^^^^^^^^^
Calculator.add(1, 2)
//! error: `.` needs an object before it, and this is a type; `::` names its static members
//!   ┌─ input 7:1:11
//!   │
//! 1 │ Calculator.add(1, 2)
//!   │           ^
Calculator::add(1, 2)
//! error: call to non-static member function `Calculator::add` without an object
//!   ┌─ input 7:1:1
//!   │
//! 1 │ Calculator::add(1, 2)
//!   │ ^^^^^^^^^^^^^^^^^^^^^
Calculater c2;
//! error: use of undeclared `Calculater`
//!   ┌─ input 7:1:1
//!   │
//! 1 │ Calculater c2;
//!   │ ^^^^^^^^^^ did you mean `Calculator`?
//! note: `Calculator` is declared here
//!   ┌─ input 1:1:7
//!   │
//! 1 │ class Calculator { public: int add(int a, int b) { return a + b; } int sub(int a, int b) { return a - b; } double div(double a, double b) const { return a / b; } };
//!   │       ^^^^^^^^^^
class Broken { public: int x }
//! error: expected `;` after declaration, found `}`
//!   ┌─ input 7:1:30
//!   │
//! 1 │ class Broken { public: int x }
//!   │                              ^
class Broken2 { public: int x; }
int after = 1
//= (int) 1
