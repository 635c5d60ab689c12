// [dcl.fct]
int add(int a, int b = 10) { return a + b; }
add(1)
//= (int) 11
add(1, 2)
//= (int) 3
auto twice(double x) -> double { return 2 * x; }
twice(2)
//= (double) 4.0
auto deduced(int n) { if (n > 0) return 1.5; return 2.5; }
deduced(1)
//= (double) 1.5
int fact(int n) { return n <= 1 ? 1 : n * fact(n - 1); }
fact(10)
//= (int) 3628800
bool is_odd(unsigned n);
bool is_even(unsigned n) { return n == 0 ? true : is_odd(n - 1); }
bool is_odd(unsigned n) { return n == 0 ? false : is_even(n - 1); }
is_even(10)
//= (bool) true
void swap(int &a, int &b) { int t = a; a = b; b = t; }
int p = 1, q = 2;
swap(p, q); p * 10 + q
//= (int) 21
int &pick(int *a, int i) { return a[i]; }
int values[3] = {1, 2, 3};
pick(values, 1) = 20; values[1]
//= (int) 20
int counter() { static int n = 0; return ++n; }
counter(); counter(); counter()
//= (int) 3
int sum(int n, ...) { __builtin_va_list ap; __builtin_va_start(ap, n); int s = 0; while (n--) s += __builtin_va_arg(ap, int); __builtin_va_end(ap); return s; }
sum(3, 10, 20, 30)
//= (int) 60
int (*select(bool b))(int) { struct L { static int f(int x) { return x; } static int g(int x) { return -x; } }; return b ? L::f : L::g; }
select(false)(5)
//= (int) -5
int apply(int f(int), int x) { return f(x); }
apply(fact, 4)
//= (int) 24
