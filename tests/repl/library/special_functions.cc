// [sf.cmath]: a header whose functions declare what an outer block declares, behind conditions that declare nothing.
#include <cmath>
std::cyl_bessel_i(0.5, 1.0)
//= (double) 0.9376748882454878
std::sph_bessel(2, 1.5)
//= (double) 0.12734928368840825
std::riemann_zeta(2.0)
//= (double) 1.6449340668482264
int f(int x) { if (x) { int x = 3; return x; } do { int x = 2; return x; } while (x); }
f(0) * 10 + f(1)
//= (int) 23
