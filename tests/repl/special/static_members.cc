// [class.static.data]: static data members, initialised in their class or outside.
struct S { static const int n = 4; static int m; static inline int k = 5; static constexpr int c = 6; static const int late; int a[n]; };
const int S::n; int S::m = 7; const int S::late = S::m + 1;
S::n + S::m * 10 + S::k * 100 + S::c * 1000 + S::late * 10000
//= (int) 86574
const int *p = &S::n; *p + (int)sizeof(S)
//= (int) 20
struct L { int v; constexpr L(int v) : v(v) {} static const L zero; }; constexpr L L::zero{9};
struct T { static constexpr L l{3}; int x = l.v; }; T().x + L::zero.v
//= (int) 12
template <class U> struct G { static int count; static const U one = 1; }; template <class U> int G<U>::count = 3; template <class U> const U G<U>::one;
G<int>::count++; G<int>::count * 10 + G<char>::count + G<long>::one
//= (long) 44
