#include <stdio.h>
#include <initializer_list>
// [over.match.list] preference, CWG1467, 2137, 1479, 2311
struct A { A() { puts("A()"); } A(std::initializer_list<A>) { puts("A(il<A>)"); } A(const A &) { puts("A(const A&)"); } A(A&&) { puts("A(A&&)"); } };
struct B { B() { puts("B()"); } B(std::initializer_list<int>) { puts("B(il<int>)"); } B(const B &) { puts("B(const B&)"); } explicit B(int) { puts("B(int)"); } };
struct C { int i; B b; };
struct D { D(int) { puts("D(int)"); } D(double) { puts("D(double)"); } D(std::initializer_list<long>) { puts("D(il)"); } D(const char*) { puts("D(char*)"); } };
struct E { operator B() const { puts("E->B"); return B(); } };
struct Agg { int a, b; };
struct Der : Agg { int c; };
struct F { F(Agg) { puts("F(Agg)"); } F(int, int) { puts("F(int,int)"); } };
void f(F) { puts("f"); }
void g(Agg) { puts("g(Agg)"); } 
void g2(int) { puts("g2(int)"); } void g2(Agg) { puts("g2(Agg)"); }
void h(std::initializer_list<int>) { puts("h il int"); } void h(std::initializer_list<double>) { puts("h il double"); } 
void k(const int (&)[2]) { puts("k[2]"); } void k(const int (&)[3]) { puts("k[3]"); }
void s(const char (&)[3]) { puts("char[3]"); } 
int main() {
  A a; A b{a}; A c{}; A d{{}}; A e = {a};
  B x; B y{x}; B z{1}; B w{};
  C agg{1, {}}; C agg2 = {2, x}; C agg3{agg};
  D d1{1}; D d2{1, 2}; D d3{"x"};
  E ee; B from{ee};
  Agg g1{1, 2}; Agg gg{g1}; Der der{{1, 2}, 3}; Agg sliced{der}; Der der2{1, 2, 3}; printf("%d %d\n", sliced.b, der2.c);
  f({1, 2}); f({g1}); g({}); g({1}); g({.a = 1, .b = 2}); g2({1}); g2({}); g2({1,2});
  h({1, 2}); h({1.5, 2.0});
  k({1, 2}); k({1, 2, 3}); s("ab"); s({'a'});
  int arr[]{1, 2, 3}; printf("%zu\n", sizeof arr);
  int i{}; int j = {5}; int *p{}; printf("%d %d %d\n", i, j, p == nullptr);
  char ch[] = {"abc"}; printf("%zu\n", sizeof ch);
  enum class En : int { a }; En en{3}; printf("%d\n", (int)en);
  const char *ss[] = {"a", "b"}; printf("%s\n", ss[1]);
}
