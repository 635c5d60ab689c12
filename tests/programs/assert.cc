// <assert.h>: a true assertion says nothing, a false one ends the process with a signal.
#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main() {
  assert(1 + 1 == 2);
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    close(2);
    signal(SIGABRT, SIG_DFL);
    assert(sizeof(int) == 8);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  printf("%d %d\n", WIFSIGNALED(status), WIFSIGNALED(status) ? WTERMSIG(status) : 0);
#define NDEBUG
#include <assert.h>
  assert(false);
  puts("done");
}
