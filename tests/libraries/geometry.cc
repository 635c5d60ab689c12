// Packages: libboost-dev.
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/container/flat_map.hpp>
#include <boost/container/small_vector.hpp>
#include <boost/intrusive/list.hpp>
#include <boost/signals2.hpp>
#include <boost/dynamic_bitset.hpp>
#include <boost/interprocess/offset_ptr.hpp>
#include <iostream>
namespace bg = boost::geometry;
int main() { typedef bg::model::d2::point_xy<double> P; bg::model::polygon<P> p; bg::read_wkt("POLYGON((0 0,0 2,2 2,2 0,0 0))", p); std::cout << bg::area(p) << " " << bg::within(P(1,1), p) << "\n";
 boost::container::flat_map<int,int> f; f[3]=4; std::cout << f.begin()->second << "\n"; boost::container::small_vector<int,4> s{1,2}; std::cout << s.size() << "\n";
 boost::signals2::signal<void(int)> sig; sig.connect([](int i){ std::cout << "sig " << i << "\n"; }); sig(3); boost::dynamic_bitset<> b(5, 9ul); std::cout << b << "\n"; }
