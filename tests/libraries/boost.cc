// Packages: libboost-dev.
#include <boost/algorithm/string.hpp>
#include <boost/lexical_cast.hpp>
#include <boost/optional.hpp>
#include <boost/variant.hpp>
#include <boost/multi_array.hpp>
#include <boost/multi_index_container.hpp>
#include <boost/multi_index/ordered_index.hpp>
#include <boost/multi_index/member.hpp>
#include <boost/range/adaptors.hpp>
#include <boost/range/algorithm.hpp>
#include <boost/circular_buffer.hpp>
#include <boost/multiprecision/cpp_int.hpp>
#include <boost/rational.hpp>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/any.hpp>
#include <boost/bimap.hpp>
#include <boost/format.hpp>
#include <boost/tokenizer.hpp>
#include <boost/uuid/uuid.hpp>
#include <iostream>
struct E { int id; std::string n; };
int main() {
  std::vector<std::string> p; boost::split(p, "a,b,c", boost::is_any_of(",")); std::cout << boost::join(p, "-") << "\n";
  std::cout << boost::lexical_cast<int>("42") + 1 << "\n";
  boost::variant<int, std::string> v = "x"; std::cout << v << "\n";
  boost::multi_array<double,2> a(boost::extents[2][3]); a[1][2] = 5; std::cout << a[1][2] << "\n";
  using namespace boost::multi_index;
  multi_index_container<E, indexed_by<ordered_unique<member<E,int,&E::id>>, ordered_non_unique<member<E,std::string,&E::n>>>> mi;
  mi.insert({2,"b"}); mi.insert({1,"z"}); for (auto& e : mi.get<1>()) std::cout << e.id << e.n << "\n";
  boost::multiprecision::cpp_int f = 1; for (int i = 1; i <= 30; ++i) f *= i; std::cout << f << "\n";
  boost::rational<int> r(3,6); std::cout << r << "\n";
  std::cout << boost::format("%1% %2%") % 1 % "q" << "\n";
  typedef boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, boost::property<boost::edge_weight_t,int>> G;
  G g(3); add_edge(0,1,4,g); add_edge(1,2,1,g); add_edge(0,2,9,g); std::vector<int> d(3);
  boost::dijkstra_shortest_paths(g, 0, boost::distance_map(&d[0])); std::cout << d[2] << "\n";
  boost::bimap<int,std::string> bm; bm.insert({1,"one"}); std::cout << bm.right.at("one") << "\n";
  std::vector<int> nums{1,2,3,4}; for (auto x : nums | boost::adaptors::filtered([](int i){return i%2==0;})) std::cout << x << "\n";
  boost::circular_buffer<int> cb(2); cb.push_back(1); cb.push_back(2); cb.push_back(3); std::cout << cb[0] << "\n";
  std::string s = "the quick fox"; boost::tokenizer<> t(s); for (auto& x : t) std::cout << x << "|"; std::cout << "\n";
}
