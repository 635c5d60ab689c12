// [stmt.iter], [stmt.select], [stmt.jump]
int n = 0;
for (int i = 0; i < 10; i++) n += i;
n
//= (int) 45
while (n > 40) n--;
n
//= (int) 40
do n++; while (n < 50);
n
//= (int) 50
for (int i = 0; ; i++) { if (i == 3) continue; if (i > 5) break; n += i; }
n
//= (int) 62
int a[] = {1, 2, 3, 4};
int sum = 0;
for (int v : a) sum += v;
sum
//= (int) 10
for (auto &v : a) v *= 2;
a
//= (int[4]) { 2, 4, 6, 8 }
int f(int x) { switch (x) { case 1: return 10; case 2: case 3: return 20; case 10 ... 20: return 30; default: return -1; } }
f(1) + f(3) + f(15) + f(99)
//= (int) 59
int g(int x) { int r = 0; switch (x) { case 0: r += 1; case 1: r += 10; break; case 2: { r += 100; } } return r; }
g(0) * 10000 + g(1) * 100 + g(2)
//= (int) 111100
int h(int n) { int i = 0; again: if (i < n) { i += 2; goto again; } return i; }
h(5)
//= (int) 6
if (int k = f(1); k == 10) n = 1; else n = 2;
n
//= (int) 1
if constexpr (sizeof(int) == 4) n = 7;
n
//= (int) 7
int nested() { int c = 0; for (int i = 0; i < 5; i++) for (int j = 0; j < 5; j++) { if (j > i) break; c++; } return c; }
nested()
//= (int) 15
{ int n = 100; n++; }
n
//= (int) 7
