#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int by_value(const void *a, const void *b) { int x = *(const int *)a, y = *(const int *)b; return (x > y) - (x < y); }
static void bye() { puts("bye"); }
int main() {
  int v[] = {5, 3, 9, -1, 7, 0};
  qsort(v, 6, sizeof *v, by_value);
  for (int x : v) printf("%d ", x);
  int key = 7; int *at = (int *)bsearch(&key, v, 6, sizeof *v, by_value);
  printf("%td\n", at - v);
  qsort(v, 6, sizeof *v, [](const void *a, const void *b) { return *(const int *)b - *(const int *)a; });
  for (int x : v) printf("%d ", x);
  char *end; printf("\n%ld ", strtol("077z", &end, 8)); printf("%s %g %d\n", end, atof("2.5"), atoi("-12"));
  int *p = (int *)calloc(4, sizeof(int)); p = (int *)realloc(p, 8 * sizeof(int)); printf("%d\n", p[3]); free(p);
  div_t d = div(17, 5); ldiv_t l = ldiv(-17L, 5L); printf("%d %d %ld %ld %d\n", d.quot, d.rem, l.quot, l.rem, abs(-3));
  setenv("CINCH_TEST", "value", 1); puts(getenv("CINCH_TEST")); unsetenv("CINCH_TEST"); printf("%d\n", getenv("CINCH_TEST") == nullptr);
  srand(7); int r = rand(); srand(7); printf("%d\n", r == rand());
  atexit(bye);
  exit(EXIT_SUCCESS);
}
