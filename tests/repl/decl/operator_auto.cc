// [class.conv.fct], [dcl.spec.auto]/10: `operator auto` converts to what its body returns, wherever conversion functions are looked for.
struct Angle { int degrees; constexpr explicit Angle(int n) : degrees(n % 360) {} constexpr operator auto() const { return degrees; } };
static_assert(Angle(360) == 0);
int i = Angle(367);
i
//= (int) 7
switch (Angle(2)) { case 2: i = 20; }
i
//= (int) 20
