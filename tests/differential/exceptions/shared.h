#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
struct Root { int id = 1; virtual ~Root() {} virtual const char *name() const { return "Root"; } };
struct Left : virtual Root { int l = 2; const char *name() const override { return "Left"; } };
struct Right : virtual Root { int r = 3; const char *name() const override { return "Right"; } };
struct Both : Left, Right { int b = 4; std::string text = "a text that is long enough to be on the heap"; const char *name() const override { return "Both"; } };
struct Trace { const char *what; Trace(const char *what) : what(what) {} ~Trace() { std::printf("~%s(%d) ", what, std::uncaught_exceptions()); } };
typedef void (*Callback)(int);
// The library's.
void lib_throw(int kind);
void lib_call(Callback f, int kind);
int lib_catch(Callback f, int kind);
void lib_rethrow();
void lib_nest(Callback f, int kind);
std::exception_ptr lib_keep(Callback f, int kind);
void lib_raise(std::exception_ptr p);
void lib_noexcept_chain(Callback f, int depth) ;
