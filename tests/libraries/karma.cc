// Packages: libboost-dev.
#include <boost/spirit/include/karma.hpp>
#include <iostream>
#include <iterator>
#include <vector>
namespace karma = boost::spirit::karma;
int main() {
  std::vector<int> v{1, 2, 3};
  std::string out;
  karma::generate(std::back_inserter(out), '[' << karma::int_ % ", " << ']', v);
  std::cout << out << "\n";
  std::string hex;
  karma::generate(std::back_inserter(hex), karma::hex << ' ' << karma::double_ << ' ' << karma::string, 255, 1.5, "abc");
  std::cout << hex << "\n";
  std::cout << karma::format_delimited(karma::int_ << karma::bool_, karma::space, 5, true) << "\n";
}
