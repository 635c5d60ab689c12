// [dcl.typedef]/6: an alias template that is declared again to be something else.
template<class A> using Q = A *; template<class B> using Q = B **;
//! error: redefinition of the template `Q`
//!   ┌─ input 1:1:58
//!   │
//! 1 │ template<class A> using Q = A *; template<class B> using Q = B **;
//!   │                                                          ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:25
//!   │
//! 1 │ template<class A> using Q = A *; template<class B> using Q = B **;
//!   │                         ^
