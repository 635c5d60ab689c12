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
// Containers; template arguments that are the default are left out.
#include <map>
#include <memory>
#include <tuple>
#include <vector>
std::vector<int> numbers{1, 2, 3, 4, 5};
numbers
//= (std::vector<int> &) { 1, 2, 3, 4, 5 }
std::vector<std::string> words{"a", "b"};
words
//= (std::vector<std::string> &) { "a", "b" }
std::map<int, std::vector<std::string>> map{{1, {"x", "y"}}, {2, {}}};
map
//= (std::map<int, std::vector<std::string>> &) { 1 => { "x", "y" }, 2 => {} }
std::tuple<int, char, std::string> tuple(1, 'c', "text");
tuple
//= (std::tuple<int, char, std::string> &) { 1, 'c', "text" }
std::pair<std::string, double> pair("one", 1);
pair
//= (std::pair<std::string, double> &) { "one", 1.0 }
std::shared_ptr<int> shared(new int(3));
shared
//= (std::shared_ptr<int> &) 0x... -> 3
std::shared_ptr<int> none;
none
//= (std::shared_ptr<int> &) nullptr
std::vector<bool> bits{true, false};
bits
//= (std::vector<bool> &) { true, false }
std::vector<std::vector<int>> rows(3, std::vector<int>(2, 7));
rows
//= (std::vector<std::vector<int>> &) { { 7, 7 }, { 7, 7 }, { 7, 7 } }
numbers.resize(1000);
numbers
//= (std::vector<int> &) { 1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ... (980 more) }
.type words
//| std::vector<std::string> (lvalue)
