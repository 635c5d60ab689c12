#include <math.h>
#include <stdio.h>
int main() {
  printf("%.15g %.15g %.15g\n", sin(1.0), cos(2.0), tan(0.5));
  printf("%.15g %.15g %.15g\n", sqrt(2.0), pow(2.0, 0.5), hypot(3.0, 4.0));
  printf("%.7g %.18Lg %g\n", sinf(1.0f), expl(1.0L), fmod(10.5, 3.0));
  int e; double m = frexp(48.0, &e); double ip; double fp = modf(3.75, &ip);
  printf("%g %d %g %g %g\n", m, e, ip, fp, ldexp(0.75, 4));
  printf("%d %d %d\n", isnan(NAN) != 0, isinf(INFINITY) != 0, signbit(-0.0) != 0);
  printf("%g %g %g %g %ld\n", floor(-2.5), ceil(-2.5), round(-2.5), trunc(-2.5), lround(2.5));
  printf("%a %a\n", M_PI, nextafter(1.0, 2.0));
}
