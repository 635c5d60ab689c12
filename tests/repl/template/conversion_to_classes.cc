// [over.match.copy]/1.2, [temp.deduct.conv]: a conversion function template converts to a class, too.
template<class I> struct P { I in; template<class J> constexpr operator P<J>() { return {J(in)}; } };
P<long> p = P<int>{3};
p
//= (P<long> &) { .in = 3 }
struct Any { template<class... T> Any(T &&...) {} };
template<class I> struct Q { I in; template<class J> requires requires (const I &i) { J(i); } operator Q<J>() const & { return {in}; } template<class J> operator Q<J>() && { return {in}; } };
Q<Any> q = Q<int>{3};
struct E { template<class J> explicit operator P<J>() const { return {7}; } };
P<int> direct(E{});
direct
//= (P<int> &) { .in = 7 }
struct F { int m = 2; template<class T> operator T() const { return T{5}; } };
struct G { int g; };
G g = F{};
g.g
//= (int) 5
