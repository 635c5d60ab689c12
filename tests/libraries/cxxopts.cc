// Packages: libcxxopts-dev.
#include <cxxopts.hpp>
#include <iostream>
int main() { cxxopts::Options o("p", "d"); o.add_options()("n,num", "N", cxxopts::value<int>()->default_value("3"))("v", "V"); const char* a[] = {"p", "-n", "7"}; auto r = o.parse(3, a); std::cout << r["n"].as<int>() << r.count("v") << "\n" << o.help(); }
