// [dcl.init.list]/3.7 with CWG2311: a list of one prvalue of the class initialises the object itself.
struct Pinned { int v; Pinned(int v) : v(v) {} Pinned(const Pinned &) = delete; ~Pinned() {} };
Pinned make(int v) { return Pinned(v); }
Pinned a{make(3)};
a.v
//= (int) 3
Pinned b = {make(4)};
b.v
//= (int) 4
Pinned c{Pinned{5}};
c.v
//= (int) 5
