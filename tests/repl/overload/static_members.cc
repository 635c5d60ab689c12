// [over.match.best]/2: the object of static members takes no part in ranking, their arguments do.
struct Chooses { static char test(int); static long test(...); static constexpr int size = sizeof(test(0)); };
Chooses::size
//= (const int) 1
sizeof(Chooses::test("a"))
//= (unsigned long) 8
template <class F, class T> struct Converts { template <class U> static void to(U); template <class G, class U, class = decltype(to<U>(*(G *)0))> static char test(int); template <class, class> static long test(...); static constexpr bool value = sizeof(test<F, T>(0)) == 1; };
Converts<int, long>::value
//= (const bool) true
Converts<int, int *>::value
//= (const bool) false
