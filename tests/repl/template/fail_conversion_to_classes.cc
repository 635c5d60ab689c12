// [over.match.copy]/1.2: copy-initialisation considers no explicit conversion function templates.
template<class I> struct P { I in; };
struct E { template<class J> explicit operator P<J>() const { return {7}; } };
P<int> copied = E{};
//! error: converting `E` to `P<int>` needs an explicit conversion
//!   ┌─ input 3:1:18
//!   │
//! 1 │ P<int> copied = E{};
//!   │                  ^^ in this initialisation
//! note: `E::operator P<int><int>() const` is explicit
//!   ┌─ input 2:1:39
//!   │
//! 1 │ struct E { template<class J> explicit operator P<J>() const { return {7}; } };
//!   │                                       ^^^^^^^^^^^^^
