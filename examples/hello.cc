// A script: statements run in order, no main needed.
#include <stdio.h>

int squares[5];
for (int i = 0; i < 5; i++) squares[i] = i * i;
printf("the square of 4 is %d\n", squares[4]);
// prints: the square of 4 is 16
