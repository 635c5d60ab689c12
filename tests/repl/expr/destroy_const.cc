// [class.dtor]/5: a destructor is called for const and volatile objects, too.
int destroyed = 0;
struct S { ~S() { destroyed++; } };
template <class T> void destroy(T &object) { object.~T(); }
union U { S s; U() { } ~U() { } };
U u;
destroy<const S>(u.s)
destroyed
//= (int) 1
template <class T> concept Destructible = requires(T &t) { { t.~T() } noexcept; };
Destructible<const S>
//= (bool) true
Destructible<volatile S>
//= (bool) true
