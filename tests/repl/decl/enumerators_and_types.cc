// [dcl.enum]/11, [enum.udecl]/1: where enumerators are found, and what they hide there.
struct Circle { int radius; }; struct Square { int side; };
struct Shape { enum class Kind { Circle, Square }; Circle circle; Kind kind = Kind::Square; };
Shape shape{{4}};
shape.circle.radius
//= (int) 4
(int)shape.kind
//= (int) 1
struct User { using enum Shape::Kind; Shape::Kind kind = Square; };
(int)User().kind
//= (int) 1
int number(Shape::Kind kind) { switch (kind) { using enum Shape::Kind; case Circle: return 10; case Square: return 20; } return 0; }
number(Shape::Kind::Square)
//= (int) 20
enum class A { x, B }; enum class B { y };
int both() { using enum A; using enum ::B; return int(y) + int(x) + (B == A::B); }
both()
//= (int) 1
