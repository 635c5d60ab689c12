// Packages: libboost-serialization-dev. Links: -lboost_serialization -lboost_iostreams.
#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>
#include <boost/serialization/vector.hpp>
#include <boost/serialization/map.hpp>
#include <boost/serialization/unique_ptr.hpp>
#include <boost/serialization/base_object.hpp>
#include <boost/serialization/export.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <boost/iostreams/filter/counter.hpp>
#include <boost/iostreams/device/back_inserter.hpp>
#include <iostream>
#include <sstream>
struct B { virtual ~B() {} int x = 1; virtual int f() { return x; } template <class A> void serialize(A &a, unsigned) { a & x; } };
struct D : B { std::vector<std::string> v; int f() override { return x + v.size(); } template <class A> void serialize(A &a, unsigned) { a & boost::serialization::base_object<B>(*this) & v; } };
BOOST_CLASS_EXPORT(D)
int main() {
  std::stringstream s; { boost::archive::text_oarchive o(s); std::unique_ptr<B> p(new D); p->x = 7; ((D &)*p).v = {"a", "bc"}; std::map<int, double> m{{1, 2.5}}; o << p << m; }
  std::cout << s.str().substr(23) << "\n";
  { boost::archive::text_iarchive i(s); std::unique_ptr<B> p; std::map<int, double> m; i >> p >> m; std::cout << p->f() << m[1] << "\n"; }
  std::string out; boost::iostreams::filtering_ostream f; f.push(boost::iostreams::counter()); f.push(boost::iostreams::back_inserter(out)); f << "hello\nx\n"; f.flush(); std::cout << f.component<0, boost::iostreams::counter>()->lines() << out.size() << "\n";
}
