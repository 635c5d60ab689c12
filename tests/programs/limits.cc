#include <limits.h>
#include <stdio.h>
int main() {
  printf("%d %d %d %d %d %u\n", CHAR_BIT, SCHAR_MIN, UCHAR_MAX, SHRT_MIN, INT_MIN, UINT_MAX);
  printf("%ld %lu %lld %llu %d %d\n", LONG_MIN, ULONG_MAX, LLONG_MAX, ULLONG_MAX, CHAR_MIN, MB_LEN_MAX);
#if INT_MAX + 0L < LONG_MAX
  puts("long is longer");
#endif
  printf("%d %d\n", PATH_MAX, USHRT_MAX);
}
