// GCC manual, "Function Names as Strings": __PRETTY_FUNCTION__ spells the declaration as g++ does, a template with what its
// parameters stand for. g++ gives these very texts, but for members of class templates, which show what they are made of.
#include <cstdio>
template<class T> constexpr const char *type_name() { return __PRETTY_FUNCTION__; }
type_name<int>()
//= (const char *) "constexpr const char* type_name() [with T = int]"
type_name<const char *>()
//= (const char *) "constexpr const char* type_name() [with T = const char*]"
type_name<unsigned long &&>()
//= (const char *) "constexpr const char* type_name() [with T = long unsigned int&&]"
type_name<int (*)(char, long)>()
//= (const char *) "constexpr const char* type_name() [with T = int (*)(char, long int)]"
type_name<int (&)[3]>()
//= (const char *) "constexpr const char* type_name() [with T = int (&)[3]]"
template<class T> void f(T *, const T &) { puts(__PRETTY_FUNCTION__); }
int i = 1;
f(&i, i);
//| void f(T*, const T&) [with T = int]
template<class... T> int pack(T... t) { puts(__PRETTY_FUNCTION__); return sizeof...(t); }
pack(1, 'c', 2.5);
//| int pack(T ...) [with T = {int, char, double}]
pack();
//| int pack(T ...) [with T = {}]
enum class F { f1, f2 };
template<F f, bool b, char c, unsigned u, int N> void values() { puts(__PRETTY_FUNCTION__); }
values<F::f2, true, 'x', 7u, -1>();
//| void values() [with F f = F::f2; bool b = true; char c = 'x'; unsigned int u = 7; int N = -1]
template<auto V> void any() { puts(__PRETTY_FUNCTION__); }
any<3>();
//| void any() [with auto V = 3]
any<nullptr>();
//| void any() [with auto V = nullptr]
template<int &R> void ref() { puts(__PRETTY_FUNCTION__); }
int g;
ref<g>();
//| void ref() [with int& R = g]
template<class...> struct Tuple {};
template<template<class...> class TT> void templates() { puts(__PRETTY_FUNCTION__); }
templates<Tuple>();
//| void templates() [with TT = Tuple]
namespace N { struct A { void a(const A &) volatile & { puts(__PRETTY_FUNCTION__); } static int s() { puts(__PRETTY_FUNCTION__); return 0; } virtual void v() { puts(__PRETTY_FUNCTION__); } explicit operator bool() const { puts(__PRETTY_FUNCTION__); return true; } A() { puts(__PRETTY_FUNCTION__); } }; }
N::A a;
//| N::A::A()
a.a(a);
//| void N::A::a(const N::A&) volatile &
a.s();
//| static int N::A::s()
a.v();
//| virtual void N::A::v()
if (a) {}
//| N::A::operator bool() const
int (*fp(int))(char) { puts(__PRETTY_FUNCTION__); return nullptr; }
fp(1);
//| int (* fp(int))(char)
auto deduced(char *const *p, int (*q)[2]) { puts(__PRETTY_FUNCTION__); return 1; }
deduced(nullptr, nullptr);
//| auto deduced(char* const*, int (*)[2])
void outer() { [](int) { puts(__PRETTY_FUNCTION__); }(1); }
outer();
//| outer()::<lambda(int)>
