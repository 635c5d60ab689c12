// [class.copy.elision]/3: what return and throw move from; /1: elision
#include <stdio.h>
struct X { int i; X(int i) : i(i) {} X(const X &o) : i(o.i) { printf("copy "); } X(X &&o) : i(o.i) { printf("move "); } };
X two(bool b) { X x(1), y(2); if (b) return x; return y; }
two(true).i
//| move
//= (int) 1
X parameter(X x) { return x; }
parameter(3).i
//| move
//= (int) 3
X reference(X &&x) { return (x); }
reference(X(4)).i
//| move
//= (int) 4
X constant() { const X x(5), y(6); if (x.i) return x; return y; }
constant().i
//| copy
//= (int) 5
X conditional(bool b) { X x(5), y(6); return b ? x : y; }
conditional(true).i
//| copy
//= (int) 5
X named() { X x(7); return x; }
named().i
//= (int) 7
X lvalue(X &x) { return x; }
X x(8);
lvalue(x).i
//| copy
//= (int) 8
X global() { return x; }
global().i
//| copy
//= (int) 8
struct Y { int i; Y(X x) : i(x.i) {} };
Y converted() { X x(9); return x; }
converted().i
//| move
//= (int) 9
struct OnlyMove { int i; OnlyMove(int i) : i(i) {} OnlyMove(OnlyMove &&o) : i(o.i) {} };
OnlyMove only(OnlyMove o) { return o; }
only(10).i
//= (int) 10
struct Sink { int i; Sink(X &x) : i(x.i) { printf("lvalue "); } };
Sink lvalue_wanted() { X x(11); return x; }
lvalue_wanted().i
//| lvalue
//= (int) 11
void throws() { X x(12); throw x; }
try { throws(); } catch (const X &caught) { printf("%d\n", caught.i); }
//| move 12
// The parameter outlives the try block.
void outlives(X x) { try { throw x; } catch (X &) { printf("caught\n"); } }
outlives(13)
//| copy caught
void inside() { try { X x(14); throw x; } catch (X &) { printf("caught\n"); } }
inside()
//| move caught
