// Packages: libboost-dev.
#include <boost/spirit/include/qi.hpp>
#include <boost/fusion/include/adapt_struct.hpp>
#include <boost/hana.hpp>
#include <boost/mp11.hpp>
#include <iostream>
namespace qi = boost::spirit::qi;
int main() {
  std::string s = "1, 2,3"; std::vector<int> v; auto b = s.begin();
  bool ok = qi::phrase_parse(b, s.end(), qi::int_ % ',', qi::space, v); std::cout << ok << v.size() << "\n";
  namespace hana = boost::hana; auto t = hana::make_tuple(1, 'c', 2.5); hana::for_each(t, [](auto x){ std::cout << x << " "; }); std::cout << "\n";
  using L = boost::mp11::mp_list<int, char, double>; std::cout << boost::mp11::mp_size<L>::value << "\n";
}
