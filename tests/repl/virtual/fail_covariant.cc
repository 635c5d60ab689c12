// [class.virtual]/8: covariant results.
struct Base { virtual ~Base(); };
struct Derived : Base {};
struct Other {};
struct Twice1 : Base {};
struct Twice : Derived, Twice1 {};
struct A { virtual Base *p(); virtual const Base &r(); virtual Base *q(); virtual A &self(); };
struct B : A { Derived *p() override; const Derived &r() override; B &self() override; };
struct C1 : A { Other *p() override; };
//! error: `Other *C1::p()` returns another type than the function that it overrides
//!   ┌─ input 8:1:24
//!   │
//! 1 │ struct C1 : A { Other *p() override; };
//!   │                        ^
//! note: the overridden function is `Base *A::p()`
//!   ┌─ input 6:1:26
//!   │
//! 1 │ struct A { virtual Base *p(); virtual const Base &r(); virtual Base *q(); virtual A &self(); };
//!   │                          ^
struct C2 : A { const Derived *p() override; };
//! error: `const Derived *C2::p()` returns another type than the function that it overrides
//!   ┌─ input 8:1:32
//!   │
//! 1 │ struct C2 : A { const Derived *p() override; };
//!   │                                ^
//! note: the overridden function is `Base *A::p()`
//!   ┌─ input 6:1:26
//!   │
//! 1 │ struct A { virtual Base *p(); virtual const Base &r(); virtual Base *q(); virtual A &self(); };
//!   │                          ^
struct C3 : A { Twice *p() override; };
//! error: `Twice *C3::p()` returns another type than the function that it overrides
//!   ┌─ input 8:1:24
//!   │
//! 1 │ struct C3 : A { Twice *p() override; };
//!   │                        ^
//! note: the overridden function is `Base *A::p()`
//!   ┌─ input 6:1:26
//!   │
//! 1 │ struct A { virtual Base *p(); virtual const Base &r(); virtual Base *q(); virtual A &self(); };
//!   │                          ^
struct C4 : A { Derived &r() override; };
struct C5 : A { Derived *const q() override; };
//! error: `Derived *const C5::q()` returns another type than the function that it overrides
//!   ┌─ input 9:1:32
//!   │
//! 1 │ struct C5 : A { Derived *const q() override; };
//!   │                                ^
//! note: the overridden function is `Base *A::q()`
//!   ┌─ input 6:1:70
//!   │
//! 1 │ struct A { virtual Base *p(); virtual const Base &r(); virtual Base *q(); virtual A &self(); };
//!   │                                                                      ^
struct C6 : A { Derived &p() override; };
//! error: `Derived &C6::p()` returns another type than the function that it overrides
//!   ┌─ input 9:1:26
//!   │
//! 1 │ struct C6 : A { Derived &p() override; };
//!   │                          ^
//! note: the overridden function is `Base *A::p()`
//!   ┌─ input 6:1:26
//!   │
//! 1 │ struct A { virtual Base *p(); virtual const Base &r(); virtual Base *q(); virtual A &self(); };
//!   │                          ^
struct Later;
struct C7 : A { Later *p() override; };
//! error: `Later *C7::p()` returns another type than the function that it overrides
//!   ┌─ input 10:1:24
//!   │
//! 1 │ struct C7 : A { Later *p() override; };
//!   │                        ^
//! note: the overridden function is `Base *A::p()`
//!   ┌─ input 6:1:26
//!   │
//! 1 │ struct A { virtual Base *p(); virtual const Base &r(); virtual Base *q(); virtual A &self(); };
//!   │                          ^
