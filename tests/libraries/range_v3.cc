// Packages: librange-v3-dev.
#include <range/v3/all.hpp>
#include <iostream>
int main() {
  using namespace ranges;
  auto r = views::iota(1) | views::transform([](int i){return i*i;}) | views::filter([](int i){return i%2;}) | views::take(5);
  std::cout << r << "\n"; std::vector<int> v = r | to<std::vector>(); sort(v, greater{}); std::cout << views::all(v) << "\n";
  std::cout << accumulate(v, 0) << "\n"; for (auto g : v | views::chunk(2)) std::cout << g << " "; std::cout << "\n";
  auto z = views::zip(v, views::iota(0)); for (auto&& [a,b] : z) std::cout << a << ":" << b << " "; std::cout << "\n";
}
