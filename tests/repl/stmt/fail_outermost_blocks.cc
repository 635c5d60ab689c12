// [basic.scope.block]/2, /3: the outermost block of a handler or function-try-block declares nothing of what is around it anew.
void f() { try {} catch (int e) { int e; } }
//! error: redefinition of `e`
//!   ┌─ input 1:1:39
//!   │
//! 1 │ void f() { try {} catch (int e) { int e; } }
//!   │                                       ^
//! note: `e` was declared here
//!   ┌─ input 1:1:30
//!   │
//! 1 │ void f() { try {} catch (int e) { int e; } }
//!   │                              ^
void f(int a) try { int a; } catch (...) {}
//! error: `a` is already the name of a parameter
//!   ┌─ input 1:1:25
//!   │
//! 1 │ void f(int a) try { int a; } catch (...) {}
//!   │                         ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:12
//!   │
//! 1 │ void f(int a) try { int a; } catch (...) {}
//!   │            ^
void f(int a) try {} catch (...) { int a; }
//! error: `a` is already the name of a parameter
//!   ┌─ input 1:1:40
//!   │
//! 1 │ void f(int a) try {} catch (...) { int a; }
//!   │                                        ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:12
//!   │
//! 1 │ void f(int a) try {} catch (...) { int a; }
//!   │            ^
void f(int a) try {} catch (int a) {}
//! error: `a` is already the name of a parameter
//!   ┌─ input 1:1:33
//!   │
//! 1 │ void f(int a) try {} catch (int a) {}
//!   │                                 ^
//! note: the earlier declaration is here
//!   ┌─ input 1:1:12
//!   │
//! 1 │ void f(int a) try {} catch (int a) {}
//!   │            ^
int f(int a) try { { int a = 1; } throw a; } catch (int e) { { int e = 5, a = 6; } try { throw 1; } catch (int a) { return e + a; } }
f(3)
//= (int) 4
