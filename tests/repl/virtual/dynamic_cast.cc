// [expr.dynamic.cast], [expr.typeid]: down, across, to void; failure; typeid of polymorphic glvalues.
#include <typeinfo>
struct A { A() {} virtual ~A() {} long a; };
struct B { B() {} virtual ~B() {} long b; };
struct C : A, B { C() {} ~C() {} };
struct D : virtual A { D() {} ~D() {} };
C c; A *a = &c; B *b = &c;
dynamic_cast<C *>(a) == &c
//= (bool) true
dynamic_cast<C *>(b) == &c
//= (bool) true
dynamic_cast<B *>(a) == b
//= (bool) true
dynamic_cast<void *>(b) == &c
//= (bool) true
dynamic_cast<D *>(a)
//= (D *) nullptr
A *null = nullptr;
dynamic_cast<C *>(null)
//= (C *) nullptr
&dynamic_cast<C &>(*b) == &c
//= (bool) true
int n = 0;
try { dynamic_cast<D &>(*a); } catch (std::bad_cast &) { n = 1; }
n
//= (int) 1
try { typeid(*null); } catch (std::bad_typeid &) { n = 2; }
n
//= (int) 2
typeid(*a) == typeid(C)
//= (bool) true
typeid(*b).name()
//= (const char *) "1C"
typeid(a) == typeid(A *)
//= (bool) true
D d; A *va = &d;
dynamic_cast<D *>(va) == &d
//= (bool) true
typeid(*va) == typeid(D)
//= (bool) true
