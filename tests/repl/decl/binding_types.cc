// [dcl.type.decltype]/1.1: decltype of a structured binding is the referenced type; [dcl.struct.bind]/4, /5.
template <class, class> constexpr bool same = false;
template <class T> constexpr bool same<T, T> = true;
struct A { int i = 1; const int ci = 2; mutable int mi = 3; int &r = i; } object;
const auto [i, ci, mi, r] = object;
same<decltype(i), const int> && same<decltype(ci), const int> && same<decltype(mi), int> && same<decltype(r), int &>
//= (bool) true
auto &[j, cj, mj, s] = object;
same<decltype(j), int> && same<decltype((j)), int &> && same<decltype(s), int &>
//= (bool) true
decltype(auto) k = j;
same<decltype(k), int>
//= (const bool) true
// Of a tuple-like type it is the element type.
namespace std { template <class T> struct tuple_size; template <int, class> struct tuple_element; }
struct Pair { int x = 4; template <int I> int &get() { return x; } } pair;
template <> struct std::tuple_size<Pair> { static const int value = 2; };
template <int I> struct std::tuple_element<I, Pair> { using type = int; };
auto [a, b] = pair;
same<decltype(a), int> && same<decltype((a)), int &>
//= (bool) true
int captured() { auto [p, q] = pair; return [p = p]() { decltype(p) copy = p; return copy; }(); }
captured()
//= (int) 4
// What the reference refers to is instantiated; unnamed bit-fields are no members.
template <class T> struct Box { T t; };
int of(Box<int> *box) { auto &[t] = *box; return t; }
Box<int> box{5};
of(&box)
//= (int) 5
struct Padding { unsigned : 1, : 7; }; struct Bits : Padding { unsigned x = 6; }; struct More : Bits { unsigned : 3; };
const auto &[x] = More();
x
//= (const unsigned int) 6
