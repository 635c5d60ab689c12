// Packages: libboost-dev.
#include <boost/math/special_functions.hpp>
#include <boost/math/distributions.hpp>
#include <boost/numeric/odeint.hpp>
#include <boost/numeric/ublas/matrix.hpp>
#include <boost/numeric/ublas/io.hpp>
#include <iostream>
typedef std::vector<double> st;
int main() { std::cout << boost::math::tgamma(4.5) << " " << boost::math::cdf(boost::math::normal(), 1.0) << " " << boost::math::cyl_bessel_j(0, 1.5) << "\n";
 st x{1.0}; boost::numeric::odeint::integrate([](const st& x, st& d, double){ d[0] = -x[0]; }, x, 0.0, 1.0, 0.1); std::cout << x[0] << "\n";
 boost::numeric::ublas::matrix<double> m(2,2); m(0,0)=1; m(0,1)=2; m(1,0)=3; m(1,1)=4; std::cout << prod(m, m) << "\n"; }
