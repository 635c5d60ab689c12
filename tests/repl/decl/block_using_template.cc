// [namespace.udecl], [temp.names]: a member of a specialisation of a class template that a using-declaration in the block names.
namespace lib { template <int A, int B> struct S { typedef int type; static const int v = A + B; template <class T> struct In { typedef T type; }; }; }
int size() { using lib::S; return sizeof(S<4, 1>::type) + S<4, 1>::v; }
size()
//= (int) 9
int nested() { using lib::S; S<1, 2>::In<char>::type c = 'c'; return sizeof c + alignof(S<1, 2>::In<double>::type); }
nested()
//= (int) 9
template <int N> int both() { using lib::S; return S<N, 1>::v; }
both<5>()
//= (int) 6
