// [temp.param]/8: a parameter of class type names one constant object for each value.
struct Point { int x, y; };
template <Point P> struct At { static constexpr int sum = P.x + P.y; static const Point &get() { return P; } };
(int)At<Point{1, 2}>::sum
//= (int) 3
At<{3, 4}>::get().y
//= (const int) 4
template <Point P> const Point *address() { return &P; }
address<Point{5, 6}>() == address<{5, 6}>()
//= (bool) true
address<Point{5, 6}>() == address<Point{6, 5}>()
//= (bool) false
// [temp.arg.explicit]: an explicit argument is converted to each candidate's parameter.
template <Point P> int which() { return P.x; }
template <char C> int which() { return C; }
which<Point{7, 8}>()
//= (int) 7
which<'a'>()
//= (int) 97
template <int N> struct Text { char data[N]; constexpr Text(const char (&text)[N]) { for (int i = 0; i < N; i++) data[i] = text[i]; } };
template <Text T> const char *name() { return T.data; }
name<"hello">()[4]
//= (const char) 'o'
template <int (*F)(int)> int apply(int x) { return F(x); }
int twice(int x) { return 2 * x; }
int twice(char x) { return 0; }
apply<twice>(4)
//= (int) 8
// A pack in the middle takes its explicit arguments ([temp.deduct.call]/1).
template <class... T> int middle(int a, T... t, int b) { return a * 100 + sizeof...(T) * 10 + b; }
middle<int, int>(1, 2, 3, 4)
//= (int) 124
// [temp.spec.partial.order]: an expression is no parameter.
template <int N> struct Int { };
template <class A, class B> struct Add { static int f() { return 0; } };
template <int N> struct Add<Int<N>, Int<-N>> { static int f() { return 1; } };
template <int N, int M> struct Add<Int<N>, Int<M>> { static int f() { return 2; } };
Add<Int<1>, Int<-1>>::f() * 10 + Add<Int<1>, Int<1>>::f()
//= (int) 12
// [class.conv.fct]: an explicit call names one type.
struct C { operator float() { return 2; } operator int() { return 1; } template <class T> operator T *() { return nullptr; } };
C c;
c.operator int() * 10 + (int)c.operator float()
//= (int) 12
c.operator char *() == nullptr
//= (bool) true
// [except.spec]: of function templates, evaluated with the arguments.
struct Throws { Throws(); };
template <class... T> void quiet() noexcept((noexcept(T()) && ...)) { }
noexcept(quiet<int, char>())
//= (bool) true
noexcept(quiet<int, Throws>())
//= (bool) false
