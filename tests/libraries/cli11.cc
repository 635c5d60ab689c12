// Packages: libcli11-dev.
#include <CLI/CLI.hpp>
#include <iostream>
int main() { CLI::App app{"x"}; int n = 0; std::string f; app.add_option("-n", n); app.add_option("--file", f); const char* a[] = {"p","-n","5","--file","q"}; app.parse(5, (char**)a); std::cout << n << f << "\n"; }
