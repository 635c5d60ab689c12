// Functions with where they stand, members by name, enumerators by name, flags that make a value up.
int f(int x) { return x; }
f
//= (int (*)(int)) Function @0x... at input 1: int f(int)
&f
//= (int (*)(int)) Function @0x... at input 1: int f(int)
int (&rf)(int) = f;
rf
//= (int (*)(int)) Function @0x... at input 1: int f(int)
int (*pf)(int) = nullptr;
pf
//= (int (*)(int)) nullptr
extern "C" int puts(const char *);
puts
//= (int (*)(const char *)) Function @0x... in libc.so.6: puts
struct A { int x = 1; union { int u; float v; }; void m(int) const {} };
struct B : A { int y; };
&A::x
//= (int A::*) &A::x
&A::u
//= (int A::*) &A::u
&A::m
//= (void (A::*)(int) const) Function @0x... at input 10: void A::m(int) const
&B::y
//= (int B::*) &B::y
int B::*inherited = &B::x;
inherited
//= (int B::*) &A::x
int A::*none = nullptr;
none
//= (int A::*) nullptr
void (A::*no_function)(int) const = nullptr;
no_function
//= (void (A::*)(int) const) nullptr
enum F { a = 1, b = 2, c = 4, same = 4 };
F(3)
//= (F) (a | b) : (unsigned int) 3
F(4)
//= (F) (c) ? (same) : (unsigned int) 4
F(8)
//= (F) (unsigned int) 8
F(0)
//= (F) (unsigned int) 0
enum class G : unsigned char { x = 1, y = 16 };
G(17)
//= (G) (G::x | G::y) : (unsigned char) 17
G(19)
//= (G) (unsigned char) 19
enum Plain { first, second };
second
//= (Plain) (second) : (unsigned int) 1
nullptr
//= (std::nullptr_t) nullptr
.vars
//| int (&rf)(int) = Function @0x... at input 1: int f(int)
//| int (*pf)(int) = nullptr
//| int B::*inherited = &A::x
//| int A::*none = nullptr
//| void (A::*no_function)(int) const = nullptr
