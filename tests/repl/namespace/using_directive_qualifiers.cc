// [namespace.udir]: what a using-directive of a block makes visible stands in qualifiers, too.
namespace q { namespace a { enum class fs { x, y }; template<class R> struct sec { sec(int){} }; using S = sec<int>; } }
template<class T> int take(T) { return 1; }
int t1() { using namespace q; return take(a::sec<int>(100)); }
int t2() { using namespace q; return take(a::S(100)) + (a::fs::y == a::fs::y); }
int t3() { using namespace q; using namespace a; return take(S(100)); }
t1() + t2() + t3()
//= (int) 4
