// [over.match.best]/2.4: a function that is no template and takes the arguments as they are is better than all templates;
// as in GCC and Clang these are then not instantiated.
template<class T> struct Hard { static_assert(sizeof(T) == 0); using type = int; };
int f(int) { return 1; }
template<class T> typename Hard<T>::type f(T) { return 2; }
f(3)
//= (int) 1
int g(const int &) { return 1; }
template<class T> int g(T &&) { return 2; }
const int k = 1;
int v = 1;
g(k) * 100 + g(v) * 10 + g(1)
//= (int) 122
struct S { S(); S(const S &); template<class T, class = typename Hard<T>::type> S(T &&); };
const S *p = nullptr;
decltype(S(*p)) *q = nullptr;
struct M { int m() { return 1; } template<class T = int> int m() const { return 2; } };
M().m() * 10 + static_cast<const M &>(M()).m()
//= (int) 12
#include <any>
#include <tuple>
std::is_copy_constructible<std::tuple<std::any>>::value
//= (const bool) true
std::tuple<std::any> a{std::any(5)};
std::tuple<std::any> b = a;
std::any_cast<int>(std::get<0>(b))
//= (int) 5
#include <initializer_list>
struct L { L(int) {} template<class T> L(std::initializer_list<T>) : n(2) {} int n = 1; };
L({0}).n
//= (int) 2
