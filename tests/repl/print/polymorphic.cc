// A glvalue of polymorphic type shows the complete object, by its virtual table.
struct Shape { virtual double area() const { return 0; } virtual ~Shape() {} int id = 1; };
struct Circle : Shape { double area() const override { return 3 * r * r; } double r = 2; };
struct Other { virtual void f() {} int o = 5; };
struct Both : Other, Circle { int b = 7; };
Shape shape;
shape
//= (Shape &) { .id = 1 }
Circle circle;
Shape &s = circle;
s
//= (Shape &) Circle { Shape = { .id = 1 }, .r = 2.0 }
Both both;
Shape &second = both;
second
//= (Shape &) Both { Other = { .o = 5 }, Circle = { Shape = { .id = 1 }, .r = 2.0 }, .b = 7 }
both
//= (Both &) { Other = { .o = 5 }, Circle = { Shape = { .id = 1 }, .r = 2.0 }, .b = 7 }
struct Holder { Shape &s; Shape value; } holder{both};
holder
//= (Holder &) { .s = Both { Other = { .o = 5 }, Circle = { Shape = { .id = 1 }, .r = 2.0 }, .b = 7 }, .value = { .id = 1 } }
// Virtual bases are those of the complete object.
struct V { int v = 1; };
struct L : virtual V { int l = 2; };
struct R : virtual V { int r = 3; };
struct LR : L, R { int lr = 4; };
LR lr;
lr
//= (LR &) { L = { .l = 2 }, R = { .r = 3 }, V = { .v = 1 }, .lr = 4 }
L &l = lr;
l
//= (L &) LR { L = { .l = 2 }, R = { .r = 3 }, V = { .v = 1 }, .lr = 4 }
V &v = lr;
v
//= (V &) { .v = 1 }
