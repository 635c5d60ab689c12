#include <stdio.h>
#include <string.h>
int main() {
  char b[50] = "hello";
  strcat(b, ", "); strncat(b, "world!!!", 5);
  printf("%s %zu %d %d\n", b, strlen(b), strcmp("abc", "abd") < 0, strncmp("abcx", "abcy", 3));
  printf("%s %s %s\n", strchr(b, 'w'), strrchr(b, 'o'), strstr(b, "lo"));
  memmove(b + 2, b, 5); b[7] = 0; puts(b);
  memset(b, 'z', 3); puts(b);
  printf("%d %s\n", memcmp("aa", "ab", 2) < 0, (char *)memchr("findme", 'd', 6));
  char list[] = "a,b;;c"; char *save; for (char *t = strtok_r(list, ",;", &save); t; t = strtok_r(nullptr, ",;", &save)) printf("[%s]", t);
  printf(" %zu %zu %s\n", strspn("aabbc", "ab"), strcspn("hello", "l"), strpbrk("xyz,", ",z"));
  const char *c = strchr("const", 'n'); char m[] = "mutable"; *strchr(m, 't') = 'T'; printf("%s %s\n", c, m);
  printf("%s\n", strerror(2));
}
