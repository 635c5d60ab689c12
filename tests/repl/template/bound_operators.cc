// [temp.nondep]: an operator whose operands do not depend on a template parameter is bound where the template is defined; of a dependent one argument-dependent lookup sees what is declared later, too.
namespace lib { struct A { }; template<class T> struct W { }; template<class T> int operator==(W<T>, W<T>) { return 1; } int operator!(A) { return 1; } int operator+=(A, long) { return 1; } int operator++(A, int) { return 1; } }
lib::W<lib::W<int>> w; lib::A a;
template<class T> int equal(T) { return w == w; }
template<class T> int dependent(T x) { return x == x; }
template<class T> int add(T) { return a += 1; }
template<class T> int add_made(T) { return lib::A() += 1; }
template<class T> int increment(T) { return a++; }
namespace lib { template<class T> int operator==(W<W<T>>, W<W<T>>) { return 2; } int operator+=(A, int) { return 2; } int operator++(A&, int) { return 2; } }
equal(0)
//= (int) 1
dependent(w)
//= (int) 2
add(0)
//= (int) 1
add_made(0)
//= (int) 1
increment(0)
//= (int) 1
a += 1
//= (int) 2
