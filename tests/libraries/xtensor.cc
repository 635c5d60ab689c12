// Packages: libxtensor-dev.
#include <xtensor/xarray.hpp>
#include <xtensor/xio.hpp>
#include <xtensor/xview.hpp>
#include <iostream>
int main() { xt::xarray<double> a{{1,2,3},{4,5,6}}; xt::xarray<double> b{10,20,30}; std::cout << a + b << "\n" << xt::view(a, 1, xt::all()) << "\n" << xt::sum(a)() << "\n"; }
