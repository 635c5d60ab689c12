// [dcl.struct.bind]/4: classes that say with std::tuple_size, std::tuple_element and get what their elements are.
using size_t = decltype(sizeof 0);
namespace std { template <class T> struct tuple_size; template <size_t I, class T> struct tuple_element; template <class T> struct tuple_size<const T> { static constexpr size_t value = tuple_size<T>::value; }; template <size_t I, class T> struct tuple_element<I, const T> { using type = const typename tuple_element<I, T>::type; }; }
class Pair { int first = 1; double second = 2.5; public: template <size_t I> auto &get() { if constexpr (I == 0) return first; else return second; } template <size_t I> auto &get() const { if constexpr (I == 0) return first; else return second; } };
template <> struct std::tuple_size<Pair> { static constexpr size_t value = 2; };
template <> struct std::tuple_element<0, Pair> { using type = int; };
template <> struct std::tuple_element<1, Pair> { using type = double; };
Pair pair;
auto &[a, b] = pair;
a = 7;
pair.get<0>()
//= (int) 7
const auto [c, d] = pair;
c + d
//= (double) 9.5
int sum() { auto [x, y] = pair; x = 100; return x + pair.get<0>(); }
sum()
//= (int) 107
namespace N { struct Free { int n = 4; }; template <size_t I> int get(Free f) { return f.n + int(I); } }
template <> struct std::tuple_size<N::Free> { static constexpr size_t value = 3; };
template <size_t I> struct std::tuple_element<I, N::Free> { using type = int; };
int total() { int t = 0; N::Free all[2]{{4}, {1}}; for (auto [x, y, z] : all) t += x * 100 + y * 10 + z; return t; }
total()
//= (int) 579
