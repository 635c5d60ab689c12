// Packages: libtinyxml2-dev. Links: -ltinyxml2.
#include <tinyxml2.h>
#include <iostream>
int main() { tinyxml2::XMLDocument d; d.Parse("<a><b>x</b></a>"); std::cout << d.FirstChildElement("a")->FirstChildElement("b")->GetText() << "\n"; }
