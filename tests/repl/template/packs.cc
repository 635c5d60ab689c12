// [temp.variadic]/5: the contexts in which packs are expanded.
template <class... T> struct list { };
template <class... T> int count(T...) { return sizeof...(T); }
count(1, 'a', 2.0)
//= (int) 3
template <class... T> int unnamed(list<T>...) { return sizeof...(T); }
unnamed(list<int>{}, list<char>{})
//= (int) 2
struct A { int f(int) { return 1; } };
struct B { int f(const char *) { return 2; } };
template <class... T> struct All : T... { using T::f...; };
All<A, B> all;
all.f(1) * 10 + all.f("")
//= (int) 12
// A bound names a pack.
template <unsigned... N> int bounds(const char (&...s)[N]) { return (N + ...); }
bounds("ab", "c")
//= (int) 5
// A member of a partial specialisation, where the primary template has none.
template <class... T> struct join;
template <class... A, class... B> struct join<list<A...>, list<B...>> { using type = list<A..., B...>; };
template <class A, class B> constexpr bool same = false;
template <class A> constexpr bool same<A, A> = true;
same<join<list<int>, list<char, long>>::type, list<int, char, long>>
//= (const bool) true
