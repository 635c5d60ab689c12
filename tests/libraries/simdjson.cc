// Packages: libsimdjson-dev. Links: -lsimdjson.
#include <simdjson.h>
#include <iostream>
int main() { simdjson::dom::parser p; auto d = p.parse(std::string("{\"a\":[1,2,3]}")); std::cout << int64_t(d["a"].at(1)) << "\n"; }
