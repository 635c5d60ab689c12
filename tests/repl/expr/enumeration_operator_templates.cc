// [over.match.oper]/3.2: without an operand of class type, functions that templates make are candidates for enumerations, too; /3.3: they hide no built-in one.
enum class E { a = 1, b = 2 };
enum U { u = 3 };
template <class T> T operator|(T x, T y) { return T(int(x) | int(y)); }
template <class T> T &operator|=(T &x, T y) { return x = x | y; }
template <class T> T operator++(T &t) { return t = T(int(t) + 1); }
template <class T, class V> int operator*(T &&, V &&) { return 3; }
template <class T> int operator~(const T &) { return 4; }
template <class T> bool operator<(T, T) { return false; }
E x = E::a | E::b;
x
//= (E) (E::a | E::b) : (int) 3
x |= E::b
//= (E) (E::a | E::b) : (int) 3
E y = E::a;
++y
//= (E) (E::b) : (int) 2
y
//= (E) (E::b) : (int) 2
E::a * 2
//= (int) 3
2 * u
//= (int) 3
~E::a
//= (int) 4
E::a < E::b
//= (bool) true
struct Any { Any(U) {} };
template <class T> int operator+(Any, T) { return 1; }
u + 1
//= (int) 4
template <class T> struct Flags { static constexpr bool value = false; };
template <> struct Flags<U> { static constexpr bool value = true; };
template <class T> requires Flags<T>::value T operator&(T, T) { return u; }
u & u
//= (U) (u) : (unsigned int) 3
