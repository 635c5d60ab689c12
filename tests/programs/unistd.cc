#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main() {
  int ends[2]; printf("%d\n", pipe(ends)); fflush(stdout);
  pid_t child = fork();
  if (child == 0) { close(ends[0]); write(ends[1], "from child", 10); _exit(3); }
  close(ends[1]); char b[20] = {}; ssize_t n = read(ends[0], b, sizeof b - 1); int status; waitpid(child, &status, 0);
  printf("%zd %s %d\n", n, b, WEXITSTATUS(status));
  char cwd[4096]; printf("%d %d %d\n", getcwd(cwd, sizeof cwd) == cwd, access("/", R_OK), getpid() > 1);
  printf("%d %d\n", sysconf(_SC_PAGESIZE) >= 4096, isatty(ends[0]));
  printf("%d %d\n", usleep(1), STDERR_FILENO);
}
