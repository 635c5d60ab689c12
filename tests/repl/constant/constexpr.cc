// [dcl.constexpr], [expr.const]
constexpr int square(int x) { return x * x; }
constexpr int n = square(4);
int a[n];
sizeof a
//= (unsigned long) 64
static_assert(square(3) == 9);
constexpr int fib(int n) { int a = 0, b = 1; for (int i = 0; i < n; i++) { int t = a + b; a = b; b = t; } return a; }
static_assert(fib(10) == 55, "loops and mutation");
consteval int twice(int x) { return 2 * x; }
twice(21)
//= (int) 42
constinit int c = square(5);
c
//= (int) 25
enum { e = square(3) };
e + 0
//= (int) 9
constexpr int table[] = {1, 4, 9};
static_assert(table[2] == 9);
constexpr const char *text = "abc";
static_assert(text[1] == 'b');
struct P { int x, y; };
constexpr P p = {1, 2};
static_assert(p.x + p.y == 3);
constexpr double half = 1.0 / 2;
static_assert(half == 0.5);
constexpr int gcd(int a, int b) { return b == 0 ? a : gcd(b, a % b); }
static_assert(gcd(48, 36) == 12);
int runtime = 7;
square(runtime)
//= (int) 49
switch (4) { case square(2): runtime = 1; }
runtime
//= (int) 1
