// [expr.cond]/4, /6: operands of two classes that both convert to a number, or of pointers that both qualify to; a class prvalue keeps the qualifiers of the operand it is converted to.
struct C { operator int() { return 1; } };
struct D { operator long() { return 2; } };
bool yes = true;
yes ? C() : D()
//= (long) 1
!yes ? C() : D()
//= (long) 2
struct VP { operator volatile int *() { return nullptr; } };
struct CP { operator const int *() { return nullptr; } };
static_assert(__is_same(decltype(yes ? VP() : CP()), const volatile int *));
VP() == CP()
//= (bool) true
struct T { const char *f() { return "plain"; } const char *f() const { return "const"; } };
typedef const T CT;
struct To { operator T &() { static T t; return t; } };
(yes ? To() : CT()).f()
//= (const char *) "const"
