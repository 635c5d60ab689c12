// Packages: libpugixml-dev. Links: -lpugixml.
#include <pugixml.hpp>
#include <iostream>
int main() { pugi::xml_document d; d.load_string("<a><b x='1'/><b x='2'/></a>"); for (auto n : d.child("a").children("b")) std::cout << n.attribute("x").as_int() << "\n"; d.save(std::cout); }
