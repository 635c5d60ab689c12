// [dcl.init.general]/17.6.3: what a conversion function refers to is copied into the object, or moved; a reference is bound to it
// ([dcl.init.ref]/5.4.1).
extern "C" { int printf(const char *, ...); int puts(const char *); }
struct S { int x; S(int x) : x(x) {} S(const S &o) : x(o.x + 1) {} S(S &&o) : x(o.x + 10) {} };
struct D : S { D(int x) : S(x) {} };
struct P { S v{1}; operator const S &() const { return v; } };
struct R { S v{1}; operator S &&() { return static_cast<S &&>(v); } };
struct V { operator S() { return 1; } };
struct Q { operator D() { return D(1); } };
struct QR { D d{1}; operator D &() { return d; } };
int byval(S s) { return s.x; }
template <class T> S ret(T &t) { return t; }
struct M { S s; template <class T> M(T &t) : s(t) {} };
struct A { S a[1]; S b; };
template <class T> void all() {  T t; S s = t; printf("%d ", s.x); S s2(t); printf("%d ", s2.x); S s3{t}; printf("%d ", s3.x); S s4 = {t}; printf("%d ", s4.x); printf("%d ", byval(t)); printf("%d ", byval({t})); printf("%d ", ret(t).x); M m(t); printf("%d ", m.s.x); A a{{t}, t}; printf("%d %d ", a.a[0].x, a.b.x); S *n = new S(t); printf("%d ", n->x); printf("%d ", static_cast<S>(t).x); const S &r = t; printf("%d ", r.x); S s5 = true ? (S)t : S(5); printf("%d ", s5.x); auto l = [x = S(t)] { return x.x; }; printf("%d ", l()); try { throw S(t); } catch (S &e) { printf("%d ", e.x); } puts(""); }
all<P>()
//| 2 2 2 2 2 2 2 2 2 2 2 2 1 2 2 2
all<R>()
//| 11 11 11 11 11 11 11 11 11 11 11 11 1 11 11 11
all<V>()
//| 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
all<Q>()
//| 11 11 11 11 11 11 11 11 11 11 11 11 1 11 11 11
all<QR>()
//| 2 2 2 2 2 2 2 2 2 2 2 2 1 2 2 2
