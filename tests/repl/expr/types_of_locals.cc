// [dcl.type.decltype], [class.qual]: what a member of `decltype(local)` is, the check of the function says.
template <class T> struct Vec { using value_type = T; struct In { int i; }; template <class U> struct Cell { U u; }; static constexpr int n = 3; static int f(int x) { return x + n; } T data[2]; };
int lists() { Vec<int> v{}; return decltype(v)::value_type{4} + decltype(v)::In{5}.i + decltype(v)::Cell<int>{6}.u; }
lists()
//= (int) 15
int casts() { Vec<int> v{}; using V = decltype(v); return decltype(v)::value_type(1.5) + (V::value_type)2.5 + (decltype(v)::value_type)3.5; }
casts()
//= (int) 6
unsigned long sizes() { Vec<short> v{}; return sizeof(decltype(v)::value_type) * 10 + alignof(decltype(v)::value_type); }
sizes()
//= (unsigned long) 22
int declarations() { Vec<int> v{}; using V = decltype(v); decltype(v)::value_type &r = v.data[1]; V::value_type *p = &r; V::Cell<int> c{2}; *p = 7; return v.data[1] + c.u; }
declarations()
//= (int) 9
int values() { Vec<int> v{}; int k = 2; return decltype(v)::n * k + decltype(v)::f(k) + (decltype(v)::n < k); }
values()
//= (int) 11
template <class T> int constrained(T x) requires (decltype(x)::n > 1) { return decltype(x)::n; }
constrained(Vec<int>{})
//= (int) 3
