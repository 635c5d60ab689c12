// [class.temporary], [stmt.dcl], [basic.start.dynamic], [basic.start.term]: when objects begin and end
#include <stdio.h>
struct X { int i; X(int i) : i(i) { printf("+%d ", i); } X(const X &o) : i(o.i) { printf("c%d ", i); } ~X() { printf("-%d ", i); } };
X make(int i) { return X(i); }
const X &same(const X &x) { return x; }
struct Ref { const X &r; };
{ const X &r = make(1); printf("a "); }
//| +1 a -1
{ const int &r = make(2).i; printf("b "); }
//| +2 b -2
{ const X &r = (const X &)make(3); printf("c "); }
//| +3 c -3
{ const X &r = true ? make(4) : make(5); printf("d "); }
//| +4 d -4
{ Ref r{make(6)}; printf("e "); }
//| +6 e -6
{ const X &r = same(make(9)); printf("g "); }
//| +9 -9 g
{ const X &r = (make(10), make(11)); printf("h "); }
//| +10 +11 -10 h -11
{ Ref *p = new Ref{make(12)}; printf("i "); delete p; }
//| +12 -12 i
{ struct L { const X &x = make(13); }; L l{}; printf("j "); }
//| +13 j -13
struct M { const X &x; M() : x(make(14)) { printf("body "); } };
{ M m; printf("k "); }
//| +14 body -14 k
bool b = make(15).i && make(0).i && make(16).i;
//| +15 +0 -0 -15
int chosen = make(0).i ? make(17).i : make(18).i;
//| +0 +18 -18 -0
for (int i = make(0).i; i < make(2).i; i += make(1).i) printf("loop ");
//| +0 -0 +2 -2 loop +1 -1 +2 -2 loop +1 -1 +2 -2
// A default argument's temporaries end before the next element begins.
struct D { int i; D(const X &x = X(20)) : i(x.i) { printf("D "); } };
{ D d[2]; printf("l "); }
//| +20 D -20 +20 D -20 l
{ D *p = new D[2]; printf("m "); delete[] p; }
//| +20 D -20 +20 D -20 m
// Static locals: once, again after an exception.
int tries = 0;
int &tried() { static struct T { int v; T() { if (++tries < 3) throw tries; v = 42; } } t; return t.v; }
try { tried(); } catch (int e) { printf("threw %d\n", e); }
//| threw 1
try { tried(); } catch (int e) { printf("threw %d\n", e); }
//| threw 2
tried()
//= (int) 42
tried()
//= (int) 42
// Of thread storage duration: when a thread first uses them.
thread_local X t(30);
t.i
//| +30
//= (int) 30
t.i
//= (int) 30
thread_local int dynamic = make(31).i;
dynamic
//| +31 -31
//= (int) 31
//| -30
