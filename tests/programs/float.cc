#include <float.h>
#include <stdio.h>
int main() {
  printf("%a %a %a %d %d %d\n", FLT_MAX, FLT_MIN, FLT_EPSILON, FLT_DIG, FLT_MANT_DIG, FLT_MAX_10_EXP);
  printf("%a %a %a %d %d %d\n", DBL_MAX, DBL_MIN, DBL_EPSILON, DBL_DIG, DBL_MANT_DIG, DBL_MIN_EXP);
  printf("%La %La %La %d %d %d\n", LDBL_MAX, LDBL_MIN, LDBL_EPSILON, LDBL_DIG, LDBL_MANT_DIG, LDBL_MAX_EXP);
  printf("%d %d %d\n", FLT_RADIX, FLT_EVAL_METHOD, DECIMAL_DIG);
  printf("%a %a %La\n", (double)FLT_TRUE_MIN, DBL_TRUE_MIN, LDBL_TRUE_MIN);
}
