// Types of the library show themselves by what they offer.
#include <array>
#include <complex>
#include <string>
#include <string_view>
std::array<int, 3> a{1, 2, 3};
a
//= (std::array<int, 3> &) { 1, 2, 3 }
std::string s("a \"quoted\" text\n");
s
//= (std::string &) "a \"quoted\" text\n"
const std::string &r = s;
r
//= (const std::string &) "a \"quoted\" text\n"
std::u16string wide(u"wide");
wide
//= (std::u16string &) u"wide"
std::string_view v(s);
v.substr(2, 8)
//= (std::string_view) "\"quoted\""
std::complex<double> c(1, -2);
c
//= (std::complex<double> &) 1.0 + -2.0i
std::array<std::string, 2> both{"x", "y"};
both
//= (std::array<std::string, 2> &) { "x", "y" }
