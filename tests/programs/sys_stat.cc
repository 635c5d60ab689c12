#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
int main() {
  umask(022); printf("%d ", mkdir("stat.dir", 0755)); printf("%d\n", mkdir("stat.dir", 0755));
  struct stat s; printf("%d ", stat("stat.dir", &s)); printf("%d %o\n", S_ISDIR(s.st_mode), s.st_mode & 0777);
  int fd = open("stat.dir/file", O_CREAT | O_WRONLY, 0600); write(fd, "12345", 5); fstat(fd, &s);
  printf("%ld %d %o\n", (long)s.st_size, S_ISREG(s.st_mode), s.st_mode & 0777); fchmod(fd, 0640); close(fd);
  stat("stat.dir/file", &s); printf("%o %d %d\n", s.st_mode & 0777, (int)s.st_nlink, s.st_mtim.tv_sec > 0);
  unlink("stat.dir/file"); printf("%d ", rmdir("stat.dir")); printf("%d\n", stat("stat.dir", &s));
}
