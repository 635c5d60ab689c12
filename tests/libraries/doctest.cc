// Packages: doctest-dev.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
int f(int x) { return x * 2; }
TEST_CASE("f") { CHECK(f(2) == 4); SUBCASE("neg") { CHECK(f(-1) == -2); } CHECK_THROWS(throw 1); }
