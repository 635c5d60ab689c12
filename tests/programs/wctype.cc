#include <stdio.h>
#include <wctype.h>
int main() {
  for (wint_t c = 0; c < 128; ++c) printf("%d%d%d%d", !!iswalpha(c), !!iswdigit(c), !!iswspace(c), !!iswpunct(c));
  printf("\n%d %d\n", (int)towupper(L'a'), (int)towlower(L'Q'));
  wctype_t t = wctype("upper"); printf("%d %d\n", iswctype(L'A', t) != 0, iswctype(L'a', t) != 0);
  wctrans_t m = wctrans("toupper"); printf("%c\n", (char)towctrans(L'x', m));
}
