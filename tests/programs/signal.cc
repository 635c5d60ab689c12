#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
static volatile sig_atomic_t seen, code;
static void simple(int n) { seen = n; }
static void full(int n, siginfo_t *info, void *) { seen = n; code = info->si_value.sival_int; }
int main() {
  printf("%d\n", signal(SIGUSR1, simple) == SIG_DFL);
  raise(SIGUSR1);
  printf("%d\n", seen == SIGUSR1);
  struct sigaction act;
  memset(&act, 0, sizeof act);
  act.sa_sigaction = full;
  act.sa_flags = SA_SIGINFO;
  sigemptyset(&act.sa_mask);
  sigaddset(&act.sa_mask, SIGUSR1);
  printf("%d\n", sigaction(SIGUSR2, &act, nullptr));
  union sigval value; value.sival_int = 99;
  sigqueue(getpid(), SIGUSR2, value);
  // Any thread of the process may take it: wait for it.
  for (int i = 0; i < 1000 && seen != SIGUSR2; ++i) usleep(1000);
  printf("%d %d\n", seen == SIGUSR2, code);
  sigset_t block, pending;
  sigemptyset(&block); sigaddset(&block, SIGUSR1);
  sigprocmask(SIG_BLOCK, &block, nullptr);
  seen = 0; raise(SIGUSR1);
  sigpending(&pending);
  printf("%d %d\n", sigismember(&pending, SIGUSR1), seen);
  sigprocmask(SIG_UNBLOCK, &block, nullptr);
  printf("%d\n", seen == SIGUSR1);
}
