#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
int main() {
  errno = 0;
  int fd = open("/does/not/exist", O_RDONLY);
  printf("%d %d %s\n", fd, errno == ENOENT, strerror(errno));
  errno = EINTR;
  int *where = &errno;
  printf("%d %d %d\n", *where == EINTR, ERANGE, EDOM);
  perror("cinch");
}
