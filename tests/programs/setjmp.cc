#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
static jmp_buf outer;
static sigjmp_buf from_signal;
static int depth(int n) { if (n == 0) longjmp(outer, 42); volatile int keep = n; return depth(n - 1) + keep; }
static void on_signal(int) { siglongjmp(from_signal, 7); }
int main() {
  volatile int count = 0;
  int got = setjmp(outer);
  ++count;
  printf("%d %d\n", got, count);
  if (got == 0) depth(20);
  if (got == 42) longjmp(outer, 0);
  signal(SIGUSR1, on_signal);
  int s = sigsetjmp(from_signal, 1);
  printf("signal %d\n", s);
  if (s == 0) raise(SIGUSR1);
  switch (setjmp(outer)) {
    case 0: puts("first"); longjmp(outer, 2);
    case 2: puts("second"); break;
    default: puts("?");
  }
}
