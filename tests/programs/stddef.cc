#include <stddef.h>
#include <stdio.h>
struct S { char c; double d; int a[3]; struct { short x, y; } in; };
int main() {
  printf("%zu %zu %zu %zu\n", offsetof(S, d), offsetof(S, a), offsetof(S, a[2]), offsetof(S, in.y));
  int a[10]; ptrdiff_t d = &a[7] - &a[2]; size_t n = sizeof a; max_align_t m; wchar_t w = L'x'; nullptr_t z = nullptr;
  printf("%td %zu %zu %zu %d %d\n", d, n, alignof(max_align_t), sizeof m, (int)w, z == NULL);
}
