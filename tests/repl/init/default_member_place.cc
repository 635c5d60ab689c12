// [support.srcloc.cons]/2: a default member initialiser names the constructor or aggregate initialisation that uses it.
#include <source_location>
struct Where {
  int line = __builtin_LINE();
  const char *function = __builtin_FUNCTION();
};
struct Logged {
  int n;
  std::source_location at = std::source_location::current();
  Where where{};
};
Logged global{1};
global.at.line()
//= (unsigned int) 1
Where by_constructor;
by_constructor
//= (Where &) { .line = 1, .function = "Where" }
struct Explicit {
  int n = 0;
  std::source_location at = std::source_location::current();
  Explicit() {}
  Explicit(int n)
    : n(n)
  {}
  Explicit(char) : Explicit() {}
};
Explicit().at.line()
//= (unsigned int) 4
Explicit(1).at.line()
//= (unsigned int) 6
Explicit('a').at.line()
//= (unsigned int) 4
Explicit(1).at.function_name()
//= (const char *) "Explicit::Explicit(int)"
int aggregates() {
  Logged one{1};
  Logged two{2};
  return (two.at.line() - one.at.line()) * 10 + two.where.line - one.where.line;
}
aggregates()
//= (int) 11
Logged made() { return {}; }
made().at.function_name()
//= (const char *) "Logged made()"
made().where.function
//= (const char *) "made"
struct Outer { Where where = Where{}; Logged logged{2}; };
Outer outer() {
  return {};
}
outer().logged.at.line()
//= (unsigned int) 2
outer().where
//= (Where) { .line = 2, .function = "outer" }
constexpr Logged constant{3};
static_assert(constant.at.line() == constant.where.line);
struct Chain { int line; Chain &next(int n = __builtin_LINE()) { line = n; return *this; } };
int chained() {
  return Chain()
    .next()
    .next()
    .line;
}
chained()
//= (int) 4
