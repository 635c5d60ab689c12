// [support.srcloc.cons]/2: as a default argument it says where the call is, and so do GNU's builtins.
#include <source_location>
unsigned here() { return std::source_location::current().line(); }
here()
//= (unsigned int) 1
const char *log(std::source_location l = std::source_location::current()) { return l.function_name(); }
int caller(int) { return log()[4]; }
const char *name(double) { return log(); }
name(1)
//= (const char *) "const char* name(double)"
int line(int n = __builtin_LINE()) { return n; }
int twice(int n = line()) { return n; }
int lines() {
  return line() * 10 +
         twice();
}
lines()
//= (int) 23
const char *who(const char *name = __builtin_FUNCTION()) { return name; }
const char *one() { return who(); }
const char *two() { return who(); }
one()
//= (const char *) "one"
two()
//= (const char *) "two"
std::source_location l = std::source_location::current();
l.column()
//= (unsigned int) 55
