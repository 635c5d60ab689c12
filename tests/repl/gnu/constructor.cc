// GNU constructor and destructor functions: small priorities first at the start, last at the end.
extern "C" int puts(const char *);
[[gnu::constructor]] void a() { puts("a"); } __attribute__((constructor(102))) void b() { puts("b, 102"); } __attribute__((constructor(101))) void c() { puts("c, 101"); } struct S { S() { puts("an object"); } ~S() { puts("no object"); } } s;
//| c, 101
//| b, 102
//| a
//| an object
__attribute__((destructor)) static void d() { puts("d"); } __attribute__((destructor(101))) void e() { puts("e, 101"); } __attribute__((destructor(102))) void f() { puts("f, 102"); } S t; puts("a statement");
//| an object
//| a statement
// An undone input runs its destructors then.
__attribute__((destructor)) void g() { puts("g"); }
.undo
//| g
__attribute__((constructor)) void declared_before();
void declared_before() { puts("declared before"); }
//| declared before
// At the end: the objects of an input, then its destructors.
//| no object
//| d
//| f, 102
//| e, 101
//| no object
