// Packages: libboost-dev.
#include <boost/phoenix.hpp>
#include <algorithm>
#include <iostream>
#include <vector>
namespace phx = boost::phoenix;

using phx::arg_names::arg1;
using phx::arg_names::arg2;
struct fact_impl {
  template <class S> struct result;
  template <class This, class A> struct result<This(A)> { typedef int type; };
  int operator()(int n) const { return n <= 1 ? 1 : n * (*this)(n - 1); }
};
phx::function<fact_impl> const fact = fact_impl();
int main() {
  std::vector<int> v{5, 2, 9, 1};
  std::sort(v.begin(), v.end(), arg1 > arg2);
  std::for_each(v.begin(), v.end(), std::cout << arg1 << ' ');
  int total = 0;
  std::for_each(v.begin(), v.end(), phx::ref(total) += arg1 * arg1);
  std::cout << "\n" << total << "\n";
  std::for_each(v.begin(), v.end(), phx::if_(arg1 % 2 == 1)[std::cout << arg1 << " odd "].else_[std::cout << arg1 << " even "]);
  std::cout << "\n" << fact(arg1)(5) << "\n";

  using phx::local_names::_a;
  std::cout << phx::let(_a = arg1 + 1)[_a * _a](4) << "\n";
}
