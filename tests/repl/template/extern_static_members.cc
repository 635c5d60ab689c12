// [temp.explicit]/13: `extern template` leaves the static members to the library, too: a facet that replaces the library's
// must be filed under the library's number.
#include <locale>
#include <sstream>
struct Dots : std::numpunct<char> { std::string do_grouping() const { return "\003"; } char do_thousands_sep() const { return '.'; } };
std::ostringstream out;
std::locale with_dots = out.imbue(std::locale(out.getloc(), new Dots));
out << 1234567;
out.str()
//= (std::string) "1.234.567"
dynamic_cast<const Dots *>(&std::use_facet<std::numpunct<char>>(out.getloc())) != nullptr
//= (bool) true
// An explicit instantiation definition behind the declaration makes the code after all.
template<class T> struct Counted { static int n; int next() { return ++n; } virtual int v() { return n; } };
template<class T> int Counted<T>::n = 40;
extern template struct Counted<int>;
template struct Counted<int>;
Counted<int> c;
c.next() + c.v() - 40
//= (int) 42
