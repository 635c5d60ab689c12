// [class.friend]/6: a friend that a nested class only declares has the access of that class alone.
class Outer { int secret = 1; public: struct In { friend int peek(In, Outer &o); }; };
int peek(Outer::In, Outer &o) { return o.secret; }
//! error: `secret` is a private member of `Outer`
//!   ┌─ input 2:1:42
//!   │
//! 1 │ int peek(Outer::In, Outer &o) { return o.secret; }
//!   │                                          ^^^^^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 1:1:19
//!   │
//! 1 │ class Outer { int secret = 1; public: struct In { friend int peek(In, Outer &o); }; };
//!   │                   ^^^^^^
