#include <stdio.h>
#include <stdlib.h>
#include <time.h>
int main() {
  time_t t = 1000000000; struct tm u; gmtime_r(&t, &u);
  printf("%d-%d-%d %d:%d:%d %d %d\n", u.tm_year + 1900, u.tm_mon + 1, u.tm_mday, u.tm_hour, u.tm_min, u.tm_sec, u.tm_wday, u.tm_yday);
  char b[64]; strftime(b, sizeof b, "%Y-%m-%dT%H:%M:%S %j %A", &u); puts(b);
  printf("%ld %g\n", (long)timegm(&u), difftime(t + 5, t));
  printf("%s", asctime(&u));
  struct timespec a, c; clock_gettime(CLOCK_MONOTONIC, &a); struct timespec nap = {0, 1000000}; nanosleep(&nap, nullptr); clock_gettime(CLOCK_MONOTONIC, &c);
  printf("%d %d\n", (c.tv_sec - a.tv_sec) * 1000000000L + c.tv_nsec - a.tv_nsec >= 1000000, clock() >= 0);
  printf("%d\n", time(nullptr) > t);
}
