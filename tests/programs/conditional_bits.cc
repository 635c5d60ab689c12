// [expr.cond]/4: a conditional expression of two bit-fields is one.
#include <stdio.h>
struct S { int a : 5, b : 7; unsigned c : 3; int d; bool e : 1; };
int main() {
  S s = {3, 4, 5, 6, true};
  for (int i = 0; i < 2; ++i) {
    (i ? s.a : s.b) = 9; (i ? s.a : s.d) += 2; (i ? s.a : (s.d > 3 ? s.b : s.d))++;
    printf("%d %d %d %d %d\n", s.a, s.b, s.c, s.d, i ? s.a : s.b);
    int x = (i ? s.b : s.d); printf("%d %d\n", x, -(i ? s.d : s.a));
  }
}
