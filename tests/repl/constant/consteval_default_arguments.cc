// [expr.const]/13: a default argument of an immediate function is evaluated with its calls, not where it stands.
consteval int check(int n) { if (n < 0) throw 1; return n; }
consteval int twice(int n = check(-1)) { return 2 * n; }
struct S { static consteval int thrice(int n = check(-1)) { return 3 * n; } };
twice(4)
//= (int) 8
S::thrice(5)
//= (int) 15
consteval int fine(int n = check(3)) { return n; }
fine()
//= (int) 3
