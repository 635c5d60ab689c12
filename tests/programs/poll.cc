#include <poll.h>
#include <stdio.h>
#include <unistd.h>
int main() {
  int p[2]; pipe(p); struct pollfd f[2] = {{p[0], POLLIN, 0}, {p[1], POLLOUT, 0}};
  printf("%d ", poll(f, 2, 0)); printf("%d %d\n", f[0].revents, f[1].revents == POLLOUT); write(p[1], "x", 1);
  printf("%d ", poll(f, 1, 1000)); printf("%d\n", f[0].revents & POLLIN); close(p[1]); char c; read(p[0], &c, 1); poll(f, 1, 1000); printf("%d\n", (f[0].revents & POLLHUP) != 0);
}
