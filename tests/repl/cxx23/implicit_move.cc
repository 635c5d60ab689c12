//@ --std gnu++23
// [expr.prim.id.unqual]/4 (P2266): a move-eligible operand of return, throw and co_return is an xvalue.
struct M { int x = 0; M() = default; M(M &&m) : x(m.x + 1) {} M(const M &) = delete; };
M &&same(M &&m) { return m; }
M made(M &&m) { return m; }
made(M()).x
//= (int) 1
template <class T> T &&forward(T &&t) { return t; }
static_assert(__is_same(decltype(forward(1)), int &&));
auto &&deduced(int &&a) { return a; }
static_assert(__is_same(decltype(deduced(1)), int &&));
decltype(auto) parenthesised(int a) { return (a); }
static_assert(__is_same(decltype(parenthesised(1)), int &&));
decltype(auto) named(int a) { return a; }
static_assert(__is_same(decltype(named(1)), int));
decltype(auto) reference(int &&a) { return a; }
static_assert(__is_same(decltype(reference(1)), int &&));
struct From { From(int &&) {} };
From converted(int i) { return i; }
int caught() { try { M m; throw m; } catch (M &m) { return m.x; } }
caught()
//= (int) 1
