// [temp.over.link]/5, [temp.type]: dependent expressions of the same tokens are equivalent, whatever the template parameters are called and through whatever alias template.
template<class T> auto f(T t) -> decltype(t + 1);
template<class U> auto f(U u) -> decltype(u + 1) { return u + 1; }
f(1)
//= (int) 2
template<int N> struct W { static const int n = N; };
template<class T> W<sizeof(T) + 1> g(T);
template<class U> W<sizeof(U) + 1> g(U) { return {}; }
g(1).n
//= (const int) 5
template<int N> int h(int (&a)[N + 1]);
template<int M> int h(int (&b)[M + 1]) { return M; }
int a3[3];
h<2>(a3)
//= (int) 2
template<class T> using Plus = decltype(T() + 1);
template<class T> Plus<T> k(T);
template<class U> auto k(U u) -> decltype(U() + 1) { return u + 1; }
k(1.5)
//= (double) 2.5
template<bool B> int n(void (*)() noexcept(!B)) { return B; }
template<bool C> int n(void (*)() noexcept(!C));
n<true>(nullptr)
//= (int) 1
struct S { template<class T> auto m(T t, int x) -> decltype(t * x); };
template<class U> auto S::m(U u, int y) -> decltype(u * y) { return u * y; }
S().m(2.5, 2)
//= (double) 5.0
// An alias template's argument tells the same expression apart.
template<class T> using Size = W<sizeof(T)>;
template<class T> int pick(T, Size<T *> *) { return 1; }
template<class T> int pick(T, Size<T> *) { return 2; }
pick('c', (W<8> *)nullptr) * 10 + pick('c', (W<1> *)nullptr)
//= (int) 12
template<class T> using Bound = int[sizeof(T)];
template<class T> int bound(T, Bound<T *> *) { return 1; }
template<class T> int bound(T, Bound<T> *) { return 2; }
bound('c', (int (*)[8])nullptr) * 10 + bound('c', (int (*)[1])nullptr)
//= (int) 12
// The number of a pack's known elements depends on nothing ([temp.dep.constexpr]/4).
template<class... T> using Count = W<sizeof...(T)>;
template<class T, class U> Count<T, U> two(T, U) { return {}; }
two(1, 'c').n
//= (const int) 2
