// [over.match.conv]/1, [dcl.init.list]/3.9: direct-list-initialisation of a scalar considers explicit conversion functions.
struct Day { unsigned char d = 3; constexpr explicit operator unsigned() const noexcept { return d; } };
const Day day;
unsigned{day}
//= (unsigned int) 3
unsigned x{day};
x
//= (unsigned int) 3
unsigned y = {day};
//! error: converting `const Day` to `unsigned int` needs an explicit conversion
//!   ┌─ input 6:1:15
//!   │
//! 1 │ unsigned y = {day};
//!   │               ^^^ in this initialisation
//! note: `Day::operator unsigned int() const noexcept` is explicit
//!   ┌─ input 1:1:54
//!   │
//! 1 │ struct Day { unsigned char d = 3; constexpr explicit operator unsigned() const noexcept { return d; } };
//!   │                                                      ^^^^^^^^^^^^^^^^^
bool operator<(const Day &a, const Day &b) { return unsigned{a} < unsigned{b}; }
Day{2} < Day{5}
//= (bool) true
