// [basic.start.term]: objects of an input end in reverse order of their construction, once, at the end or on undo.
extern "C" int puts(const char *); extern "C" int atexit(void (*)());
struct D { const char *name; D(const char *n) : name(n) {} ~D() { puts(name); } };
D a("a"); D b("b");
// An exit handler has its place among the objects.
atexit([] { puts("handler"); });
D c("c");
.undo
//| c
// A variable declared anew: the older one lives until the end, and earlier code has it.
D x("first x"); const char *name_of_x() { return x.name; }
D x("second x");
name_of_x()
//= (const char *) "first x"
x.name
//= (const char *) "second x"
.undo 3
//| second x
x.name
//= (const char *) "first x"
// An object of a class that is declared anew keeps its own destructor.
struct D { int n; ~D() { puts("the other D"); } };
D other{1};
.undo 2
//| the other D
D again("again");
// A static local ends as if it had been made where it was first reached.
void f() { static D s("static"); }
f();
D after("after");
// A temporary whose life a reference extends.
const D &r = D("extended");
//| extended
//| after
//| static
//| again
//| first x
//| handler
//| b
//| a
