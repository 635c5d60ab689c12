// <fcntl.h>: opens, writes, reads and deletes a file by descriptor.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main() {
  int fd = open("fcntl.tmp", O_CREAT | O_RDWR | O_TRUNC, 0644);
  printf("%d %zd ", fd >= 0, write(fd, "0123456789", 10)); printf("%ld\n", (long)lseek(fd, 3, SEEK_SET));
  char b[5] = {}; printf("%zd ", read(fd, b, 4)); puts(b);
  int flags = fcntl(fd, F_GETFL); printf("%d %d\n", (flags & O_ACCMODE) == O_RDWR, fcntl(fd, F_SETFL, flags | O_APPEND));
  int copy = fcntl(fd, F_DUPFD, 100); printf("%d %zd\n", copy >= 100, pread(copy, b, 2, 8)); puts(b);
  struct flock lock = {}; lock.l_type = F_WRLCK; printf("%d\n", fcntl(fd, F_SETLK, &lock));
  close(copy); close(fd); printf("%d ", unlink("fcntl.tmp")); printf("%d\n", open("fcntl.tmp", O_RDONLY));
}
