// [expr.ass]: the result is the left operand.
int a = 1;
a = 2
//= (int) 2
a += 5
//= (int) 7
a -= 2
//= (int) 5
a *= 3
//= (int) 15
a /= 2
//= (int) 7
a %= 4
//= (int) 3
a <<= 4
//= (int) 48
a >>= 1
//= (int) 24
a |= 1
//= (int) 25
a &= 9
//= (int) 9
a ^= 1
//= (int) 8
(a = 3) = 4
//= (int) 4
// The computation is done in the common type, then converted back.
unsigned char c = 200;
c += 100
//= (unsigned char) ','
int i = 7;
i *= 1.5
//= (int) 10
char k = 'a'
//= (char) 'a'
k++
//= (char) 'a'
k
//= (char) 'b'
++k
//= (char) 'c'
double d = 0.5;
d++; d
//= (double) 1.5
int arr[3] = {1, 2, 3};
int *p = arr;
p += 2; *p
//= (int) 3
*--p
//= (int) 2
p - arr
//= (long) 1
