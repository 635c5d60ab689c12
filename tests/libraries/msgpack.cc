// Packages: libmsgpack-cxx-dev.
#include <msgpack.hpp>
#include <sstream>
#include <iostream>
int main() { msgpack::type::tuple<int,bool,std::string> s(1,true,"ex"); std::stringstream b; msgpack::pack(b, s); std::string x = b.str(); auto oh = msgpack::unpack(x.data(), x.size()); std::cout << oh.get() << "\n"; }
