// Packages: libcereal-dev.
#include <cereal/archives/json.hpp>
#include <cereal/archives/binary.hpp>
#include <cereal/types/vector.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/memory.hpp>
#include <sstream>
#include <iostream>
struct S { int a; std::vector<std::string> v; template <class A> void serialize(A& ar) { ar(CEREAL_NVP(a), CEREAL_NVP(v)); } };
int main() { std::stringstream ss; { cereal::JSONOutputArchive o(ss); S s{3, {"x","y"}}; o(s); } std::cout << ss.str() << "\n"; S t; { cereal::JSONInputArchive i(ss); i(t); } std::cout << t.a << t.v[1] << "\n"; }
