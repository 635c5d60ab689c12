// Packages: libtoml11-dev.
#include <toml.hpp>
#include <iostream>
#include <sstream>
struct P { int x; std::string n; void from_toml(const toml::value &v) { x = toml::find<int>(v, "x"); n = toml::find<std::string>(v, "n"); } };
int main() {
  std::istringstream in("v = [1,2,3]\n[p]\nx = 5\nn = \"hey\"\n"); auto d = toml::parse(in, "f.toml");
  auto v = toml::find<std::vector<int>>(d, "v"); P p = toml::find<P>(d, "p"); std::cout << v.size() << p.x << p.n << toml::find_or(d, "zz", 9) << "\n";
  toml::value t{{"a", 1}, {"b", {1.5, 2.5}}}; std::cout << t << "\n"; try { toml::find<std::string>(d, "v"); } catch (toml::type_error &e) { std::cout << "type_error\n"; }
}
