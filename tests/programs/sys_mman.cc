#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
int main() {
  size_t n = 1 << 16; char *p = (char *)mmap(nullptr, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  printf("%d %d\n", p != MAP_FAILED, p[n - 1]); memset(p, 'm', n); printf("%c\n", p[1234]);
  printf("%d %d\n", mprotect(p, n, PROT_READ), madvise(p, n, MADV_NORMAL)); printf("%d\n", munmap(p, n));
  // mov eax, 42; ret
  unsigned char code[] = {0xb8, 42, 0, 0, 0, 0xc3};
  void *x = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); memcpy(x, code, sizeof code); mprotect(x, 4096, PROT_READ | PROT_EXEC);
  printf("%d\n", ((int (*)())x)());
}
