// GNU variable-length arrays (GCC manual, "Variable Length"): parts of several dimensions, pointers to them, sizes, ranges.
int corner(int n) { int a[n][n + 1]; a[1][2] = 5; a[0][0] = 1; return a[1][2] + (int) sizeof a; }
corner(3)
//= (int) 53
int fill(int n) { int a[n][n + 1]; for (int i = 0; i < n; i++) for (int j = 0; j <= n; j++) a[i][j] = i * 10 + j; return a[2][3] + (int) sizeof a[0]; }
fill(3)
//= (int) 39
int deep(int n) { char a[2][n][n + 1]; a[1][n - 1][n] = 'x'; return &a[1][n - 1][n] - &a[0][0][0]; }
deep(4)
//= (int) 39
int step(int n) { int a[n][n]; int (*p)[n] = a; a[1][0] = 4; a[2][1] = 5; p++; int first = (*p)[0]; p += 1; return first + (*p)[1] + (int) (p - a); }
step(3)
//= (int) 11
int row(int n) { int a[n][n]; a[1][2] = 7; auto &r = a[1]; return r[2] + (int) sizeof r; }
row(3)
//= (int) 19
int sum(int n) { int a[n]; for (int i = 0; i < n; i++) a[i] = i; int s = 0; for (int x : a) s += x; return s; }
sum(5)
//= (int) 10
