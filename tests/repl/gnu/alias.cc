// GNU alias and weakref: another name of a function or variable, which is the same entity.
extern "C" int target() { return 7; }
int other() __attribute__((alias("target")));
other()
//= (int) 7
&other == &target
//= (bool) true
int f(int x) { return x + 1; } int g(int) __attribute__((alias("_Z1fi")));
g(4)
//= (int) 5
int v = 3; extern int w __attribute__((alias("v")));
w = 5;
v
//= (int) 5
&v == &w
//= (bool) true
static int x __attribute__((alias("v")));
x
//= (int) 5
static int h(int) __attribute__((weakref("_Z1fi")));
h(1)
//= (int) 2
// A redefinition of the target is reached.
int f(int x) { return x + 10; }
g(4)
//= (int) 14
// GNU asm names a symbol, too.
extern int y asm("v");
y
//= (int) 5
namespace n { int inner = 8; } extern int z __attribute__((alias("_ZN1n5innerE")));
z
//= (int) 8
