// Packages: libfmt-dev.
#define FMT_HEADER_ONLY
#include <fmt/core.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fmt/chrono.h>
#include <fmt/ostream.h>
#include <vector>
#include <map>
struct P { int x, y; };
template <> struct fmt::formatter<P> { constexpr auto parse(format_parse_context& c) { return c.begin(); }
 template <class C> auto format(const P& p, C& c) const { return fmt::format_to(c.out(), "({}, {})", p.x, p.y); } };
int main() {
  fmt::print("{} {:>8.3f} {:#x} {:?^10}\n", 42, 3.14159, 255, "mid");
  fmt::print("{}\n", std::vector<int>{1,2,3}); fmt::print("{}\n", std::map<std::string,int>{{"a",1}});
  fmt::print("{}\n", P{1,2}); fmt::print("{}\n", std::chrono::seconds(90));
  std::string s = fmt::format("{1} {0}", "a", "b"); fmt::print("{}\n", s);
}
