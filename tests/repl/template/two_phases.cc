// [temp.nondep], [temp.dep.candidate]: names that do not depend on parameters, and ordinary lookup of those that do, see
// what is declared at the template's definition; argument-dependent lookup sees what is declared at its instantiation.
int g(long) { return 1; }
template<class T> int f(T t) { return g(1) * 10 + g(t); }
int g(int) { return 2; }
f(1)
//= (int) 11
namespace N { struct S {}; }
template<class T> int h(T t) { return k(t); }
namespace N { int k(S) { return 7; } }
h(N::S{})
//= (int) 7
N::S object;
namespace N { int m(S, long) { return 1; } }
template<class T> int late(T) { return m(object, 1); }
template<class T> int dependent(T t) { return m(object, t); }
namespace N { int m(S, int) { return 2; } }
late(1)
//= (int) 1
dependent(1)
//= (int) 2
// Members of class templates, and their member templates, look up at the definition, too.
int g2(long) { return 3; }
template<class T> struct C { int a = g2(1); template<class U> static int b(U) { return g2(1); } static int c(int n = g2(1)) { return n; } int d(); static int e; };
template<class T> int C<T>::d() { return g2(1); }
template<class T> int C<T>::e = g2(1);
int g2(int) { return 4; }
C<int>().a
//= (int) 3
C<int>::b(1)
//= (int) 3
C<int>::c()
//= (int) 3
C<int>().d()
//= (int) 3
C<int>::e
//= (int) 3
// A function's own name is seen in its body, and a class's in its members.
template<class T> T fact(T n) { return n ? n * fact(n - 1) : 1; }
fact(5)
//= (int) 120
template<class T> struct List { List<T> *next = nullptr; ::List<T> *other = nullptr; };
List<int>().other
//= (List<int> *) nullptr
// What the user declares anew is the old one to the templates before; a function template, as a function, is replaced.
int x = 1;
template<class T> auto of_x(T) { return x; }
double x = 2.5;
of_x(1)
//= (int) 1
struct S { int a; };
template<class T> struct Box { S s; T t; };
struct S { double b; };
Box<int>{{1}, 2}
//= (Box<int>) { .s = { .a = 1 }, .t = 2 }
template<class T> T sq(T x) { return x + x; }
template<class T> T quad(T x) { return sq(sq(x)); }
template<class T> T sq(T x) { return x * x; }
quad(3)
//= (int) 81
