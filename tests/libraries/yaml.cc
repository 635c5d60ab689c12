// Packages: libyaml-cpp-dev. Links: -I/usr/include/jsoncpp -lyaml-cpp -ljsoncpp.
#include <yaml-cpp/yaml.h>
#include <json/json.h>
#include <iostream>
#include <sstream>
struct V { int x, y; };
namespace YAML { template <> struct convert<V> { static Node encode(const V &v) { Node n; n.push_back(v.x); n.push_back(v.y); return n; } static bool decode(const Node &n, V &v) { if (!n.IsSequence() || n.size() != 2) return false; v.x = n[0].as<int>(); v.y = n[1].as<int>(); return true; } }; }
int main() {
  YAML::Node n = YAML::Load("{a: 1, b: [x, y], c: {d: 2.5}, v: [3, 4]}"); std::cout << n["a"].as<int>() << n["b"].size() << n["c"]["d"].as<double>() << n["v"].as<V>().y << "\n"; for (auto it : n) std::cout << it.first.as<std::string>() << " "; n["new"] = V{7, 8}; n["m"] = std::map<std::string, int>{{"k", 1}}; std::cout << n << "\n"; YAML::Emitter e; e << YAML::BeginMap << YAML::Key << "q" << YAML::Value << std::vector<int>{1, 2} << YAML::EndMap; std::cout << e.c_str() << "\n"; try { n["a"].as<V>(); } catch (YAML::Exception &x) { std::cout << x.what() << "\n"; }
  Json::Value r; std::istringstream in("{\"k\": [1, true, null, \"s\"]}"); in >> r; std::cout << r["k"].size() << r["k"][3].asString(); r["z"]["y"] = 1.5; Json::StreamWriterBuilder b; b["indentation"] = ""; std::cout << Json::writeString(b, r) << "\n"; for (auto &m : r.getMemberNames()) std::cout << m;
}
