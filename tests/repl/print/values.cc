// Values of each kind of type.
int i = 3; const int ci = 4; int &ri = i;
i
//= (int) 3
ci
//= (const int) 4
ri
//= (int) 3
&i == &ri
//= (bool) true
const char *s = "quote \" and \\ and \n";
s
//= (const char *) "quote \" and \\ and \n"
char buffer[8] = "abc";
buffer
//= (char[8]) "abc"
char raw[2] = {'x', 'y'};
raw
//= (char[2]) { 'x', 'y' }
0.1
//= (double) 0.1
1e100
//= (double) 1e+100
1.0f / 3
//= (float) 0.33333334f
0.1L
//= (long double) 0.1L
1.0 / 0
//= (double) inf
(unsigned char) 'A'
//= (unsigned char) 'A'
int many[150];
many[0] = 1;
int big[3] = {1, 2, 3};
int (*pa)[3] = &big;
*pa
//= (int[3]) { 1, 2, 3 }
(__int128) 1 << 100
//= (__int128) 1267650600228229401496703205376
struct Empty {};
Empty{}
//= (Empty) {}
