// Packages: libboost-dev.
#include <boost/proto/proto.hpp>
#include <iostream>
#include <vector>
namespace proto = boost::proto;
template <int I> struct arg {};
template <int I> std::ostream &operator<<(std::ostream &o, arg<I>) { return o << "arg" << I; }
proto::terminal<arg<0>>::type const _1 = {};
proto::terminal<arg<1>>::type const _2 = {};
struct ctx : proto::callable_context<ctx const> {
  typedef double result_type;
  std::vector<double> args;
  template <int I> double operator()(proto::tag::terminal, arg<I>) const { return args[I]; }
};
struct Eval : proto::or_<
  proto::when<proto::terminal<proto::_>, proto::_value>,
  proto::otherwise<proto::_default<Eval>>> {};
int main() {
  ctx c;
  c.args = {3, 4};
  std::cout << proto::eval((_1 + _2) * _1 - 1.0, c) << "\n";
  std::cout << Eval()(proto::lit(3) + proto::lit(4) * 5) << "\n";
  proto::display_expr(_1 + _2 * 3, std::cout);
}
