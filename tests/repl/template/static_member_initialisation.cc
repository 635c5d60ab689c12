// [temp.inst]/3, [basic.start.dynamic]: a static data member is initialised before the functions that need it run.
extern "C" int printf(const char *, ...);
struct L { int *p; L() : p(new int(5)) { printf("L "); } ~L() { printf("~L "); } int get() const { return *p; } };
template<class T> struct C { static T s; int get() { return s.get(); } };
template<class T> T C<T>::s;
template<class T> struct N { static int n; int get() { return n; } };
template<class T> int N<T>::n = printf("n");
int calls() { return C<L>().get() + N<int>().get(); }
calls()
//| nL
//= (int) 6
N<char> c; c.get()
//| n
//= (int) 1
//| ~L
