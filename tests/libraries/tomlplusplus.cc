// Packages: libtomlplusplus-dev. Standard: 20.
#include <toml++/toml.h>
#include <iostream>
using namespace std::string_view_literals;
int main() {
  auto t = toml::parse("title = \"x\"\n[owner]\nname = \"Tom\"\nports = [1, 2, 3]\nwhen = 1979-05-27T07:32:00Z\npi = 3.14\n"sv);
  std::cout << t["title"].value_or("none"sv) << t["owner"]["ports"][1].value_or(0) << " " << *t["owner"]["pi"].value<double>() << "\n" << t << "\n";
  if (auto a = t["owner"]["ports"].as_array()) { int s = 0; a->for_each([&](auto &&e) { if constexpr (toml::is_integer<decltype(e)>) s += *e; }); std::cout << s << "\n"; }
  try { toml::parse("a = "sv); } catch (const toml::parse_error &e) { std::cout << e.description() << "\n"; }
  std::cout << toml::json_formatter{t} << "\n";
}
