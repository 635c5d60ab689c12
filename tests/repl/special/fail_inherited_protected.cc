// [namespace.udecl]/19, [class.protected]/1: outside of the derived class, and for the base alone.
struct E { protected: E(int) {} }; struct F : E { using E::E; };
F f(1);
//! error: the constructor of `E` is protected
//!   ┌─ input 2:1:5
//!   │
//! 1 │ F f(1);
//!   │     ^
//! note: it is declared protected here
//!   ┌─ input 1:1:23
//!   │
//! 1 │ struct E { protected: E(int) {} }; struct F : E { using E::E; };
//!   │                       ^
F g = 1;
//! error: the constructor of `E` is protected
//!   ┌─ input 2:1:7
//!   │
//! 1 │ F g = 1;
//!   │       ^
//! note: it is declared protected here
//!   ┌─ input 1:1:23
//!   │
//! 1 │ struct E { protected: E(int) {} }; struct F : E { using E::E; };
//!   │                       ^
struct G : E { using E::E; static E h() { return E(1); } };
//! error: the constructor of `E` is protected
//!   ┌─ input 2:1:52
//!   │
//! 1 │ struct G : E { using E::E; static E h() { return E(1); } };
//!   │                                                    ^
//!   │
//!   = `G` may use it on objects of `G` only, and this is a `E`
//! note: it is declared protected here
//!   ┌─ input 1:1:23
//!   │
//! 1 │ struct E { protected: E(int) {} }; struct F : E { using E::E; };
//!   │                       ^
