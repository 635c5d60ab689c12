// Packages: libboost-dev.
#include <boost/icl/interval_map.hpp>
#include <boost/icl/interval_set.hpp>
#include <boost/multi_array.hpp>
#include <boost/rational.hpp>
#include <boost/dynamic_bitset.hpp>
#include <boost/tokenizer.hpp>
#include <iostream>
#include <set>
int main() {
  using namespace boost::icl;
  interval_map<int, std::set<std::string>> party;
  party += std::make_pair(interval<int>::right_open(1, 5), std::set<std::string>{"mary"});
  party += std::make_pair(interval<int>::right_open(3, 8), std::set<std::string>{"peter"});
  for (auto &p : party) { std::cout << p.first << ":"; for (auto &n : p.second) std::cout << " " << n; std::cout << "\n"; }
  interval_set<int> s; s += interval<int>::closed(1, 3); s += interval<int>::closed(7, 9); s -= interval<int>::closed(2, 2);
  std::cout << s << " " << cardinality(s) << " " << contains(s, 8) << "\n";
  boost::multi_array<int, 3> a(boost::extents[2][3][4]);
  int n = 0; for (auto i = 0; i < 2; i++) for (int j = 0; j < 3; j++) for (int k = 0; k < 4; k++) a[i][j][k] = n++;
  typedef boost::multi_array_types::index_range R;
  auto v = a[boost::indices[1][R(0, 2)][R(1, 4, 2)]];
  for (auto r : v) for (int x : r) std::cout << x << " ";
  std::cout << a.num_elements() << "\n";
  boost::rational<int> r(3, 4); r += boost::rational<int>(1, 6); std::cout << r << " " << boost::rational_cast<double>(r) << "\n";
  boost::dynamic_bitset<> b(10, 37ul); std::cout << b << " " << b.count() << " " << (b << 2) << "\n";
  std::string t = "a,b;;c"; boost::tokenizer<boost::char_separator<char>> tok(t, boost::char_separator<char>(",;", "", boost::keep_empty_tokens));
  for (auto &x : tok) std::cout << "<" << x << ">"; std::cout << "\n";
}
