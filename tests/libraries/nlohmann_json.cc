// Packages: nlohmann-json3-dev.
#include <nlohmann/json.hpp>
#include <iostream>
using json = nlohmann::json;
struct P { std::string n; int a; };
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(P, n, a)
int main() {
  json j = json::parse(R"({"a":[1,2,3],"b":{"c":null,"d":1.5}})");
  j["e"] = "x"; std::cout << j.dump(2) << "\n";
  for (auto& [k, v] : j.items()) std::cout << k << " " << v << "\n";
  std::vector<int> v = j["a"]; std::cout << v.size() << "\n";
  P p{"bob", 3}; json q = p; std::cout << q << "\n"; P r = q.get<P>(); std::cout << r.n << r.a << "\n";
  try { j.at("zz"); } catch (json::exception& e) { std::cout << e.what() << "\n"; }
  std::cout << j.value("/b/d"_json_pointer, 0.0) << "\n";
}
