// [dcl.init.general]/7, [dcl.constexpr]/6: a constexpr variable whose class has nothing to initialise needs no initialiser.
struct Empty {};
struct Next : Empty { constexpr int operator()(int i) const { return i + 1; } };
constexpr Next next;
static_assert(next(2) == 3);
constexpr Empty array[2];
template <int N> struct Get { constexpr int get() const { return N; } };
template <int N> inline constexpr Get<N> get;
constexpr auto three = get<3>;
next(three.get())
//= (int) 4
struct Holder { static constexpr Next next; static constexpr Empty empty; };
Holder::next(4)
//= (int) 5
constexpr Empty copy = Holder::empty;
