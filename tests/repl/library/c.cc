// The C library, through the system's own headers.
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
printf("%d %s %.2f %c\n", 5, "text", 2.5, 'x');
//| 5 text 2.50 x
strlen("hello")
//= (unsigned long) 5
char buffer[32];
snprintf(buffer, sizeof buffer, "%05d|%x", 42, 255)
//= (int) 8
buffer
//= (char[32]) "00042|ff"
int by_value(const void *a, const void *b) { return *(const int *) a - *(const int *) b; }
int values[] = {5, 3, 9, 1};
qsort(values, 4, sizeof(int), by_value);
values
//= (int[4]) { 1, 3, 5, 9 }
atoi("42") + abs(-8)
//= (int) 50
void *p = malloc(100);
p != nullptr
//= (bool) true
free(p);
strcmp("a", "b") < 0
//= (bool) true
