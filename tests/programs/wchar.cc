#include <stdio.h>
#include <wchar.h>
int main() {
  wchar_t b[40]; wcscpy(b, L"wide"); wcscat(b, L" text");
  printf("%zu %d %ls\n", wcslen(b), wcscmp(b, L"wide tfxt") < 0, b);
  wchar_t out[40]; swprintf(out, 40, L"%d %ls %s", 42, L"in", "narrow"); printf("%ls\n", out);
  wchar_t *end; printf("%ld ", wcstol(L"12ab", &end, 10)); printf("%ls\n", end);
  printf("%ls %ls\n", wcschr(b, L't'), wcsstr(b, L"e t"));
  mbstate_t st = {}; wchar_t w; printf("%zu ", mbrtowc(&w, "A", 1, &st)); printf("%d\n", (int)w);
  wmemset(b, L'z', 2); printf("%ls %d\n", b, wmemcmp(L"a", L"a", 1));
}
