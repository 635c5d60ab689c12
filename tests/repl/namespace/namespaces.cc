// [basic.namespace], [namespace.udecl], [namespace.udir]
namespace A { int x = 1; namespace B { int y = 2; } int f() { return x + B::y; } }
A::f()
//= (int) 3
A::B::y
//= (int) 2
namespace A { int z = 10; }
A::z
//= (int) 10
using A::z;
z
//= (int) 10
using namespace A::B;
y
//= (int) 2
namespace C = A::B;
C::y = 5; y
//= (int) 5
inline namespace I { int w = 6; }
w + I::w
//= (int) 12
namespace { int hidden = 7; }
hidden
//= (int) 7
namespace D::E { int deep() { return 8; } }
D::E::deep()
//= (int) 8
int x = 100;
namespace A { int inner() { return x + ::x; } }
A::inner()
//= (int) 101
namespace N { struct T {}; int adl(T) { return 3; } }
N::T t;
adl(t)
//= (int) 3
extern "C" { int c_function(int a) { return a * 2; } }
c_function(4)
//= (int) 8
