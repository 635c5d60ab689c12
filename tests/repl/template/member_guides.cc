// [temp.deduct.guide]/3: deduction guides of member templates are members of the same class.
template<auto V> struct X { template<class T, auto> struct B { T t; }; template<class T> B(T, decltype(V) = V) -> B<const T, V>; auto foo() { return B{V}; } };
X<42>().foo()
//= (X<42>::B<const int, 42>) { .t = 42 }
using B42 = X<42>::B<const int, 42>;
B42 b42 = X<42>().foo();
struct L { template<class T, unsigned N = 0> struct List { T head; List<T, N - 1> tail; }; template<class T> struct List<T, 0> {}; template<class T> List(T) -> List<T, 1>; template<class T, unsigned N> List(T, List<T, N>) -> List<T, N + 1>; };
L::List l{0, L::List{1, L::List{2}}};
l
//= (L::List<int, 3> &) { .head = 0, .tail = { .head = 1, .tail = { .head = 2, .tail = {} } } }
struct P { template<int N> struct Y { template<class... Ts> Y(Ts...) {} static constexpr int n = N; }; template<class... Ts> Y(Ts...) -> Y<sizeof...(Ts)>; };
P::Y y{1, 2, 3};
y.n
//= (const int) 3
template<class R, class... A> struct F; 
template<class R, class... A> struct F<R(A...)> { template<class T> struct C { template<class U> C(U) {} static constexpr int v = sizeof(T); }; C(decltype(nullptr)) -> C<char>; };
decltype(F<char(int)>::C(nullptr))::v
//= (const int) 1
template<class T> struct Gen { template<class U> struct B { template<class V> B(V) {} }; B(T) -> B<T>; };
Gen<int>::B gb(0);
gb
//= (Gen<int>::B<int> &) {}
