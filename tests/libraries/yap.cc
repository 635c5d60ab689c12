// Packages: libboost-dev.
#include <boost/yap/yap.hpp>
#include <iostream>
namespace yap = boost::yap;
struct xf { template <class T> auto operator()(yap::expr_tag<yap::expr_kind::terminal>, T &&t) const { return yap::make_terminal(t * 10); } };
int main() {
  auto e = yap::make_terminal(1) + yap::make_terminal(2) * yap::make_terminal(3); std::cout << yap::evaluate(e) << " " << yap::evaluate(yap::transform(e, xf{})) << "\n";
}
