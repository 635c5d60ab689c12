// [expr.const]/13: in a consteval function a call of a consteval constructor is no immediate invocation.
struct Scanner { const char *text; consteval Scanner(const char *t) : text(t) {} consteval int count() { int n = 0; while (text[n]) ++n; return n; } };
struct Format { const char *text; int n; consteval Format(const char *t) : text(t) { Scanner scanner(text); n = scanner.count(); } };
int length(Format f) { return f.n; }
length("abc")
//= (int) 3
template <class T> struct Checked { T n; template <class U> consteval Checked(const U &t) : n() { Scanner scanner(t); n = scanner.count(); } };
int length_of(Checked<int> f) { return f.n; }
length_of("abcd")
//= (int) 4
