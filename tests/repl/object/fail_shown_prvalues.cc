// [class.temporary]/4: what goes wrong when a shown prvalue is destroyed is the input's error.
struct T { int i = 0; ~T() noexcept(false) { throw 3; } };
T()
//! error: uncaught exception of type int: 3
//= (T) { .i = 0 }
1 + 1
//= (int) 2
class C { ~C() {} public: int c = 0; };
C{}
//! error: the destructor of `C` is private
//!   ┌─ input 4:1:1
//!   │
//! 1 │ C{}
//!   │ ^^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 3:1:11
//!   │
//! 1 │ class C { ~C() {} public: int c = 0; };
//!   │           ^
