// A program: `cinch examples/sort.cc` returns what main returns.
#include <stdio.h>
#include <stdlib.h>

static int by_value(const void *a, const void *b) {
    int x = *static_cast<const int *>(a), y = *static_cast<const int *>(b);
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    int values[] = {42, 7, 19, -3, 8};
    qsort(values, sizeof values / sizeof *values, sizeof *values, by_value);
    for (int value : values) printf("%d ", value);
    printf("\n");
    return argc > 0 && argv[0] ? 0 : 1;
}
// prints: -3 7 8 19 42 
