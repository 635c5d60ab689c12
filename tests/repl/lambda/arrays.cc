// [expr.prim.lambda.capture]/15: an array is copied element by element, into the closure and with it; so for a
// structured binding ([dcl.struct.bind]/1).
struct X { int i; X(int i = 0) : i(i) {} X(const X &o) : i(o.i + 1) {} };
X a[2] = {1, 5};
int captured() { X b[2] = {1, 5}; auto z = [b] { return b[1].i; }; auto w = z; return z() * 10 + w(); }
captured()
//= (int) 67
int bound() { auto [p, q] = a; return q.i; }
bound()
//= (int) 6
