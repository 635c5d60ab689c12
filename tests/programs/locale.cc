#include <locale.h>
#include <stdio.h>
#include <string.h>
int main() {
  puts(setlocale(LC_ALL, nullptr));
  puts(setlocale(LC_ALL, "C"));
  struct lconv *c = localeconv();
  printf("[%s] [%s] %d\n", c->decimal_point, c->thousands_sep, c->frac_digits == 127);
  printf("%d\n", setlocale(LC_NUMERIC, "no_SUCH.locale") == nullptr);
  locale_t l = newlocale(LC_ALL_MASK, "C", nullptr);
  printf("%d\n", uselocale(l) != nullptr);
  uselocale(LC_GLOBAL_LOCALE);
  freelocale(l);
}
