// Packages: libboost-dev. Standard: 20.
#include <boost/fusion/include/vector.hpp>
#include <boost/fusion/include/for_each.hpp>
#include <boost/fusion/include/transform.hpp>
#include <boost/fusion/include/fold.hpp>
#include <boost/fusion/include/map.hpp>
#include <boost/fusion/include/at_key.hpp>
#include <boost/fusion/include/io.hpp>
#include <boost/fusion/include/make_vector.hpp>
#include <boost/fusion/include/filter_if.hpp>
#include <boost/fusion/include/zip.hpp>
#include <boost/fusion/include/as_vector.hpp>
#include <boost/mp11.hpp>
#include <boost/hof.hpp>
#include <boost/variant2/variant.hpp>
#include <boost/static_string.hpp>
#include <iostream>
namespace fu = boost::fusion;
namespace mp = boost::mp11;
struct dbl { template <class T> T operator()(T t) const { return t + t; } };
struct k1; struct k2;
int main() {
  fu::vector<int, double, std::string> v(1, 2.5, "x");
  fu::for_each(v, [](auto &x) { std::cout << x << ";"; });
  std::cout << fu::transform(v, dbl()) << fu::fold(fu::make_vector(1, 2, 3), 0, [](int a, int b) { return a + b; }) << "\n";
  fu::map<fu::pair<k1, int>, fu::pair<k2, std::string>> m(fu::make_pair<k1>(7), fu::make_pair<k2>("seven")); std::cout << fu::at_key<k1>(m) << fu::at_key<k2>(m) << "\n";
  std::cout << fu::as_vector(fu::filter_if<std::is_integral<boost::mpl::_>>(v)) << fu::as_vector(fu::zip(fu::make_vector(1, 2), fu::make_vector('a', 'b'))) << "\n";
  using L = mp::mp_list<char, int, double, int>;
  std::cout << mp::mp_size<mp::mp_unique<L>>::value << mp::mp_count<L, int>::value << mp::mp_find<L, double>::value << " ";
  mp::mp_for_each<mp::mp_iota_c<4>>([](auto i) { std::cout << i * i << ","; });
  std::cout << mp::mp_with_index<5>(3, [](auto I) { return int(I) * 100; }) << "\n";
  auto f = boost::hof::first_of([](int x) { return x + 1; }, [](const std::string &s) { return s + "!"; }); std::cout << f(1) << f(std::string("q")) << "\n";
  auto comp = boost::hof::compose([](int x) { return x * 2; }, [](int x) { return x + 3; }); std::cout << comp(4) << "\n";
  boost::variant2::variant<int, std::string> w = std::string("w"); std::cout << boost::variant2::visit([](auto &x) { return sizeof(x); }, w) << w.index() << "\n";
  boost::static_string<16> ss("hello"); ss += " you"; std::cout << ss << ss.size() << "\n";
}
