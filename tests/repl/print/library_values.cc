// Values that may be absent, one of several, of any type; parts.
#include <optional>
#include <variant>
#include <any>
#include <tuple>
#include <string>
#include <vector>
#include <functional>
#include <complex>
#include <bitset>
#include <ratio>
#include <compare>
#include <atomic>
std::optional<int>{5}
//= (std::optional<int>) { 5 }
std::optional<int>{}
//= (std::optional<int>) {}
std::nullopt
//= (const std::nullopt_t &) {}
std::variant<int, std::string>{"x"}
//= (std::variant<int, std::string>) { "x" }
std::variant<std::monostate, int>{}
//= (std::variant<std::monostate, int>) { {} }
struct Thrower { Thrower() {} Thrower(const Thrower &) { throw 1; } };
std::variant<int, Thrower> valueless{1}; Thrower thrower; try { valueless.emplace<1>(thrower); } catch (int) {}
valueless
//= (std::variant<int, Thrower> &) {} (valueless)
struct P { int x = 3; int operator()(int) { return 1; } };
std::any{P{}}
//= (std::any) { (P) { .x = 3 } }
std::any{}
//= (std::any) {}
const std::any list{std::vector<std::any>{1, 2.5, std::string("x"), "literal"}};
list
//= (const std::any &) { (std::vector<std::any>) { { (int) 1 }, { (double) 2.5 }, { (std::string) "x" }, { (const char *) "literal" } } }
std::pair<int, std::string>{1, "x"}
//= (std::pair<int, std::string>) { 1, "x" }
std::tuple<std::tuple<int, int>, std::pair<int, int>>{{1, 2}, {3, 4}}
//= (std::tuple<std::tuple<int, int>, std::pair<int, int>>) { { 1, 2 }, { 3, 4 } }
std::tuple<>{}
//= (std::tuple<>) {}
int f(int) { return 1; }
std::function<int(int)>{f}
//= (std::function<int (int)>) { (int (*)(int)) Function @0x... at input 29: int f(int) }
std::function<int(int)>{P{}}
//= (std::function<int (int)>) { (P) { .x = 3 } }
std::function<int(int)>{}
//= (std::function<int (int)>) nullptr
int n = 3;
std::ref(n)
//= (std::reference_wrapper<int>) 3
std::tie(n, n)
//= (std::tuple<int &, int &>) { 3, 3 }
std::complex<double>{1, -2}
//= (std::complex<double>) 1.0 + -2.0i
std::complex<float>{1, 2}
//= (std::complex<float>) 1.0f + 2.0fi
std::bitset<10>{5}
//= (std::bitset<10>) 0000000101
std::ratio<1, 3>{}
//= (std::ratio<1, 3>) 1/3
std::true_type{}
//= (std::true_type) true
1 <=> 2
//= (std::strong_ordering) less
2.0 <=> 2.0
//= (std::partial_ordering) equivalent
0.0 / 0 <=> 1
//= (std::partial_ordering) unordered
std::atomic<int>{5}
//= (std::atomic_int) 5
