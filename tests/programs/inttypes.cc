#include <inttypes.h>
#include <stdio.h>
int main() {
  printf("%" PRId8 " %" PRIu16 " %" PRIx32 " %" PRIo64 " %" PRIdMAX " %" PRIXPTR "\n", (int8_t)-5, (uint16_t)65535,
         (uint32_t)0xdeadbeef, (uint64_t)8, INTMAX_MIN, (uintptr_t)0xabc);
  char *end;
  printf("%" PRIdMAX " ", strtoimax("-123xyz", &end, 10)); puts(end);
  printf("%" PRIuMAX "\n", strtoumax("0xff", nullptr, 0));
  imaxdiv_t d = imaxdiv(17, -5);
  printf("%" PRIdMAX " %" PRIdMAX " %" PRIdMAX "\n", d.quot, d.rem, imaxabs(-9));
  int_fast16_t f; uint_least64_t l; sscanf("12 34", "%" SCNdFAST16 " %" SCNuLEAST64, &f, &l);
  printf("%" PRIdFAST16 " %" PRIuLEAST64 "\n", f, l);
}
