#include <stdarg.h>
#include <stdio.h>
struct P { double x; int n; };
static void show(const char *kinds, ...) {
  va_list ap, again;
  va_start(ap, kinds);
  va_copy(again, ap);
  for (int round = 0; round < 2; ++round) {
    for (const char *k = kinds; *k; ++k) switch (*k) {
      case 'i': printf(" %d", round ? va_arg(again, int) : va_arg(ap, int)); break;
      case 'd': printf(" %g", round ? va_arg(again, double) : va_arg(ap, double)); break;
      case 'L': printf(" %Lg", round ? va_arg(again, long double) : va_arg(ap, long double)); break;
      case 's': printf(" %s", round ? va_arg(again, char *) : va_arg(ap, char *)); break;
      case 'p': { P p = round ? va_arg(again, P) : va_arg(ap, P); printf(" {%g %d}", p.x, p.n); break; }
    }
    puts("");
  }
  va_end(again);
  va_end(ap);
}
static int format(char *to, size_t n, const char *f, ...) { va_list ap; va_start(ap, f); int r = vsnprintf(to, n, f, ap); va_end(ap); return r; }
static double sum(int n, va_list ap) { double s = 0; while (n--) s += va_arg(ap, double); return s; }
static double total(int n, ...) { va_list ap; va_start(ap, n); double s = sum(n / 2, ap); s *= 100; s += sum(n - n / 2, ap); va_end(ap); return s; }
int main() {
  P p = {1.5, 2};
  show("idLspidLspidLspiiiiiiidddddddd", 1, 2.5, 3.5L, "four", p, 6, 7.5, 8.5L, "nine", p, 11, 12.5, 13.5L, "x", p, 1, 2, 3, 4, 5, 6, 7, .1, .2, .3, .4, .5, .6, .7, .8);
  char b[40]; short s = -3; float f = 0.5f; bool t = true; char c = 'q';
  printf("%d ", format(b, sizeof b, "%d %g %d %c", s, f, t, c)); puts(b);
  printf("%g\n", total(12, 1., 2., 3., 4., 5., 6., 7., 8., 9., 10., 11., 12.));
}
