// [temp.deduct.general]/8: what only GNU allows, and what g++ only warns of, is a failure where a substitution is tried.
template <class T, unsigned = sizeof(T)> constexpr int size(int) { return 1; }
template <class> constexpr int size(...) { return 2; }
static_assert(size<int>(0) == 1 && size<void>(0) == 2 && size<void()>(0) == 2);
template <class T, class = decltype(T() + 1)> constexpr int step(int) { return 1; }
template <class> constexpr int step(...) { return 2; }
static_assert(step<int *>(0) == 1 && step<void *>(0) == 2);
template <class T> T &&declval();
template <class To, class From, class = decltype(To{declval<From>()})> constexpr int narrow(int) { return 1; }
template <class, class> constexpr int narrow(...) { return 2; }
static_assert(narrow<double, float>(0) == 1 && narrow<int, double>(0) == 2 && narrow<char, int>(0) == 2);
