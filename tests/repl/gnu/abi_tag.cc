// GNU abi_tag: tags are part of names; a function or variable shows those of its type that nothing else in its name does.
// g++ gives all of these symbols.
namespace N { inline namespace v __attribute__((abi_tag("x"))) { struct S { int a; }; } struct T { S s(); static S t; }; }
N::S f() { return {1}; }
int f_symbol() asm("_Z1fB1xv");
f_symbol()
//= (int) 1
N::S g(N::S s) { return s; }
int g_symbol(int) asm("_Z1gN1N1v1SE");
g_symbol(2)
//= (int) 2
N::S N::T::s() { return {3}; }
int s_symbol(void *) asm("_ZN1N1T1sB1xEv");
s_symbol(nullptr)
//= (int) 3
N::S N::T::t = {4};
extern int t_symbol asm("_ZN1N1T1tB1xE");
t_symbol
//= (int) 4
namespace M { inline namespace w __attribute__((abi_tag)) {} namespace w { struct S { int a; }; } S h() { return {5}; } }
int h_symbol() asm("_ZN1M1hB1wEv");
h_symbol()
//= (int) 5
struct __attribute__((abi_tag("b", "a"))) C { int a; };
C i(int) { return {6}; }
int i_symbol(int) asm("_Z1iB1aB1bi");
i_symbol(0)
//= (int) 6
template<class U> struct __attribute__((abi_tag("y"))) X { U a; };
X<int> *j() { static X<int> x = {7}; return &x; }
int *j_symbol() asm("_Z1jB1yv");
*j_symbol()
//= (int) 7
__attribute__((abi_tag("z"))) int k() { return 8; }
int k_symbol() asm("_Z1kB1zv");
k_symbol()
//= (int) 8
template<class U> N::S l(U u) { return {u}; }
template N::S l(int);
int l_symbol(int) asm("_Z1lIiEN1N1v1SET_");
l_symbol(9)
//= (int) 9
#include <system_error>
std::error_code(2, std::generic_category()).message()
//= (std::string) "No such file or directory"
