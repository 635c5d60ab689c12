#include <fenv.h>
#include <stdio.h>
volatile double one = 1, three = 3, zero = 0;
int main() {
  feclearexcept(FE_ALL_EXCEPT);
  volatile double q = one / zero;
  printf("%d %d\n", fetestexcept(FE_DIVBYZERO) != 0, fetestexcept(FE_INVALID) != 0);
  feclearexcept(FE_DIVBYZERO);
  printf("%d\n", fetestexcept(FE_DIVBYZERO));
  int old = fegetround();
  int modes[] = {FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO};
  for (int mode : modes) { fesetround(mode); volatile double r = one / three; printf("%d %a\n", fegetround() == mode, r); }
  fesetround(old);
  fenv_t env; fegetenv(&env); feraiseexcept(FE_OVERFLOW); fesetenv(&env);
  printf("%d\n", fetestexcept(FE_OVERFLOW));
}
