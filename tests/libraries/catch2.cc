// Packages: catch2.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
int f(int x) { return x * 2; }
TEST_CASE("f") { CHECK(f(2) == 4); SECTION("neg") { CHECK(f(-1) == -2); } CHECK_THROWS(throw 1); }
