// [basic.def.odr]/4, [temp.inst]/4: what a template argument points to is used: what it instantiates is initialised.
extern "C" int puts(const char *);
template <void (*)()> struct Instantiate {};
template <int &> struct Touch {};
struct Registered { Registered(const char *s) { puts(s); } };
template <class T> struct Single { static Registered one; };
template <class T> Registered Single<T>::one("of a function");
template <class T> struct Support { static void f() { (void)&Single<T>::one; } typedef Instantiate<&Support::f> x; };
template <class T> struct Derived : Support<T> { typedef int type; };
Derived<int>::type n;
//| of a function
template <class T> struct Auto { static int registered; typedef Touch<registered> use; };
template <class T> int Auto<T>::registered = puts("of a variable");
struct Mine : Auto<Mine> {};
//| of a variable
template <class T> typename Derived<T>::type never(T, int *);
template <class T> int never(T, int) { return 3; }
never('a', 0)
//| of a function
//= (int) 3
