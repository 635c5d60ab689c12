// [namespace.def]/7: a member of an inline namespace is defined as one of the namespace around.
namespace Q { inline namespace V { extern int i; int f(); } }
int Q::f() { return i + 1; }
int Q::i = 1;
Q::V::f()
//= (int) 2
// [dcl.link]/7: a declaration behind a linkage-specification without braces is no definition.
namespace x { extern "C" const int y; extern "C" int z; }
extern "C" const int y = 5;
int z = 6;
x::y + x::z
//= (int) 11
