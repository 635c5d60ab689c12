#include <stdint.h>
#include <stdio.h>
int main() {
  printf("%zu %zu %zu %zu %zu %zu\n", sizeof(int8_t), sizeof(uint16_t), sizeof(int_fast32_t), sizeof(uint_least8_t), sizeof(intptr_t), sizeof(uintmax_t));
  printf("%d %u %ld %lu %d\n", INT8_MIN, UINT32_MAX, INT64_MAX, SIZE_MAX, INT_FAST8_MAX);
  printf("%lu %d\n", UINT64_C(18446744073709551615), (int)(sizeof(INT64_C(1)) == 8));
  uint8_t x = 200; x += 100; int16_t y = (int16_t)40000; printf("%d %d %d\n", x, y, WCHAR_MAX > 0);
}
