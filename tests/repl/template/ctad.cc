// [over.match.class.deduct]: constructors, guides, copies, aggregates, aliases.
template <class T, class U> struct Pair { T first; U second; Pair(T a, U b) : first(a), second(b) { } };
Pair p(1, 'c');
.type p
//| Pair<int, char> (lvalue)
Pair copy = p;
.type copy
//| Pair<int, char> (lvalue)
auto made = new Pair{1, 2.5f};
.type made
//| Pair<int, float> * (lvalue)
.type Pair(1.0, 2)
//| Pair<double, int> (prvalue)
// Members of the class in a constructor's declaration.
template <class T> struct Box {
    using value_type = T;
    struct tag { };
    template <class U> using other = Box<U>;
    Box(const value_type &) { }
    Box(const value_type *, tag) { }
    template <class U> Box(other<U>, value_type) { }
};
.type Box(1)
//| Box<int> (prvalue)
.type Box(Box('c'), 2.0)
//| Box<double> (prvalue)
// [temp.deduct.guide]
template <class T> struct Vec { template <class I> Vec(I, I) { } };
struct Iterator { using value_type = char; };
template <class I> Vec(I, I) -> Vec<typename I::value_type>;
Vec(int, int) -> Vec<long>;
.type Vec(Iterator(), Iterator())
//| Vec<char> (prvalue)
.type Vec(1, 2)
//| Vec<long> (prvalue)
// 1.5: an aggregate, of bases too.
template <class... F> struct All : F... { using F::operator()...; };
struct One { int operator()(int) { return 1; } };
struct Two { int operator()(const char *) { return 2; } };
All all{One{}, Two{}};
.type all
//| All<One, Two> (lvalue)
all(0) * 10 + all("")
//= (int) 12
template <class T> struct Point { T x, y; };
.type Point{.x = 1, .y = 2}
//| Point<int> (prvalue)
// [over.match.class.deduct]/3
template <class T> using Same = Pair<T, T>;
.type Same(1, 2)
//| Pair<int, int> (prvalue)
template <class T> using WithInt = Pair<T, int>;
.type WithInt('c', 'd')
//| Pair<char, int> (prvalue)
template <class T, template <class> class W> struct Range { Range(T *) { } };
template <class T> struct Wrap { };
template <class T> using WrapRange = Range<T, Wrap>;
int array[3];
.type WrapRange(array + 0)
//| Range<int, Wrap> (prvalue)
