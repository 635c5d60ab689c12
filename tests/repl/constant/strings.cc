// [class.union]/6 as GCC has it: where no member of a union is active, an assignment by way of a reference makes one; libstdc++'s
// strings need it for their own buffer.
#include <string>
union U { int a; int b[3]; };
constexpr int direct() { U u; int &r = u.a; r = 1; return u.a; }
static_assert(direct() == 1);
constexpr int ranged() { U u; for (int &x : u.b) x = 2; return u.b[1]; }
static_assert(ranged() == 2);
constexpr bool grown() { std::string s; s += "abc"; s.insert(1, "--"); return s == "a--bc"; }
static_assert(grown());
constexpr std::size_t moved() { std::string s(40, (char)120); std::string t = std::move(s); return t.size() * 100 + s.size(); }
constexpr std::size_t n = moved();
n
//= (const unsigned long) 4000
