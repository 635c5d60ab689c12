// [class.dtor]/16, [expr.type.conv]/2
struct Gone { ~Gone() = delete; };
sizeof(Gone{})
//! error: an object of type `Gone` cannot be destroyed: its destructor is deleted
//!   ┌─ input 2:1:12
//!   │
//! 1 │ sizeof(Gone{})
//!   │            ^^
//! note: `Gone::~Gone()` is deleted here
//!   ┌─ input 1:1:15
//!   │
//! 1 │ struct Gone { ~Gone() = delete; };
//!   │               ^
noexcept(Gone{})
//! error: an object of type `Gone` cannot be destroyed: its destructor is deleted
//!   ┌─ input 2:1:14
//!   │
//! 1 │ noexcept(Gone{})
//!   │              ^^
//! note: `Gone::~Gone()` is deleted here
//!   ┌─ input 1:1:15
//!   │
//! 1 │ struct Gone { ~Gone() = delete; };
//!   │               ^
using A = int[2];
A(1, 2)
//! error: an array `int[2]` is made by a braced list, not by a parenthesised one
//!   ┌─ input 3:1:1
//!   │
//! 1 │ A(1, 2)
//!   │ ^^^^^^^
