// [dcl.fct]/9: a virtual function that is only declared may return or take an incomplete class; the table of a class that
// inherits it holds its address, and never calls it. `std::filebuf` has such functions, in the library.
#include <fstream>
template<class T> struct Buffer : T { bool is_unbuffered() { return !this->pbase(); } };
Buffer<std::filebuf> b;
b.is_unbuffered()
//= (bool) true
struct Counting : std::filebuf { int n = 0; int_type overflow(int_type c) override { ++n; return std::filebuf::overflow(c); } };
Counting c;
c.is_open()
//= (bool) false
struct Incomplete;
struct Base { virtual Incomplete get(Incomplete) = 0; virtual int one() { return 1; } virtual int by(const Incomplete &) { return 2; } };
struct Derived : Base { int two() { return one() + 1; } };
struct Incomplete { int v; };
struct Final : Derived { Incomplete get(Incomplete i) override { return {i.v + 1}; } };
Final f;
static_cast<Base &>(f).get({4}).v + f.two() + f.by({3})
//= (int) 9
