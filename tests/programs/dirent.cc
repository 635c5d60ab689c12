#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
static int shown(const struct dirent *e) { return e->d_name[0] != '.'; }
int main() {
  mkdir("dirent.dir", 0755); const char *names[] = {"dirent.dir/b", "dirent.dir/a", "dirent.dir/c"};
  for (const char *n : names) close(open(n, O_CREAT | O_WRONLY, 0644));
  DIR *d = opendir("dirent.dir"); int count = 0, files = 0; while (struct dirent *e = readdir(d)) { ++count; files += e->d_type == DT_REG; } printf("%d %d\n", count, files);
  rewinddir(d); printf("%d ", readdir(d) != nullptr); printf("%d\n", closedir(d));
  struct dirent **list; int n = scandir("dirent.dir", &list, shown, alphasort); for (int i = 0; i < n; ++i) { puts(list[i]->d_name); free(list[i]); } free(list);
  for (const char *x : names) unlink(x); printf("%d ", rmdir("dirent.dir")); printf("%d\n", opendir("dirent.dir") == nullptr);
}
