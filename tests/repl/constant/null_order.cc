// [expr.rel]/4, as GCC: in constant expressions a null pointer is less than a pointer to an object.
constexpr int x = 1;
constexpr const int *p = &x, *q = nullptr;
static_assert(p > q && p >= q && q < p && q <= p && !(q > p));
static_assert(!__reference_constructs_from_temporary(const int &, int &) && __reference_constructs_from_temporary(const int &, int));
static_assert(__reference_converts_from_temporary(const int &, long) && !__reference_converts_from_temporary(const int &, int &&));
