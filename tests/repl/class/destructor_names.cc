// [basic.lookup.classref]/3: the name of a destructor is looked up in the class of the object, too.
#include <string>
#include <new>
namespace N { struct A { int k = 1; ~A() { ++n; } static int n; }; int A::n = 0; template<class T> struct B { T t; ~B() { A::n += 10; } }; }
alignas(N::A) unsigned char place[sizeof(N::A)];
N::A *a = new (place) N::A;
a->~A();
N::A::n
//= (int) 1
N::B<int> *b = new (place) N::B<int>{3};
b->~B();
N::A::n
//= (int) 11
b = new (place) N::B<int>{3};
(*b).~B<int>();
N::A::n
//= (int) 21
template<class T> int destroy(T *p) { p->~A(); return T::n; }
a = new (place) N::A;
destroy(a)
//= (int) 22
alignas(std::string) char room[sizeof(std::string)];
auto *s = new (room) std::string("a text that is longer than the buffer");
s->~basic_string();
int A = 5;
a = new (place) N::A;
a->~A();
N::A::n + A
//= (int) 28
