// Packages: libtclap-dev.
#include <tclap/CmdLine.h>
int main() { TCLAP::CmdLine c("d", ' ', "1"); TCLAP::ValueArg<int> n("n", "num", "N", false, 3, "int"); c.add(n); std::vector<std::string> a{"p", "-n", "9"}; c.parse(a); std::cout << n.getValue() << "\n"; }
