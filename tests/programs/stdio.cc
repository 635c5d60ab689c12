// <stdio.h>: opens, writes, reads, renames and deletes files.
#include <stdio.h>
#include <string.h>
int main() {
  FILE *f = fopen("stdio.tmp", "w+");
  if (!f) return 1;
  fprintf(f, "%d %s\n", 42, "line");
  fputs("second\n", f); fputc('x', f); fwrite("yz\n", 1, 3, f);
  printf("%ld\n", ftell(f));
  rewind(f);
  int n; char word[20], line[40];
  printf("%d ", fscanf(f, "%d %19s", &n, word)); printf("%d %s\n", n, word);
  fgetc(f);
  while (fgets(line, sizeof line, f)) fputs(line, stdout);
  printf("%d %d\n", feof(f) != 0, ferror(f));
  fseek(f, -3, SEEK_END); printf("%c", getc(f)); ungetc('Q', f); printf("%c\n", fgetc(f));
  fclose(f);
  printf("%d\n", rename("stdio.tmp", "stdio2.tmp"));
  f = fopen("stdio2.tmp", "rb"); char buffer[100]; size_t got = fread(buffer, 1, sizeof buffer, f); fclose(f);
  printf("%zu %.5s\n", got, buffer);
  printf("%d ", remove("stdio2.tmp")); printf("%d\n", fopen("stdio2.tmp", "r") == NULL);
  int a; unsigned x; double d; char s[10]; long long ll;
  printf("%d", sscanf("12 0x1f 2.5e3 word 123456789012", "%d %x %lf %9s %lld", &a, &x, &d, s, &ll));
  printf(" %d %u %g %s %lld\n", a, x, d, s, ll);
  setvbuf(stdout, nullptr, _IOFBF, 4096);
  fprintf(stdout, "%s %d\n", "last", EOF);
}
