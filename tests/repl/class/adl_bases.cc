// [basic.lookup.argdep]/2: associated are a class, the class that it is a member of, and its bases; the template arguments
// of a specialisation bring theirs, but those of its bases and of the class around it do not.
namespace N { struct S { friend int f(...) { return 1; } }; int g(...) { return 3; } }
template<class T> struct Box { struct Inner {}; };
struct Derived : Box<N::S> {};
int f(void *) { return 2; }
template<class T> int call(T t) { return f(t); }
template<class T> concept Calls = requires(T t) { f(t); };
template<class T> concept Finds = requires(T t) { g(t); };
Calls<Box<N::S>>
//= (bool) true
Calls<Derived>
//= (bool) false
Calls<Box<N::S>::Inner>
//= (bool) false
Finds<Box<N::S>>
//= (bool) true
Finds<Derived>
//= (bool) false
Finds<Box<N::S>::Inner>
//= (bool) false
