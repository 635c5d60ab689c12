// A hierarchy of shapes: abstract classes, overriding, conversions between base and derived.
#include <cstdio>
class Shape { public: virtual double area() const = 0; virtual const char *name() const { return "shape"; } virtual ~Shape() {} };
class Circle : public Shape { double r; public: Circle(double r) : r(r) {} double area() const override { return 3.0 * r * r; } const char *name() const override { return "circle"; } };
class Square : public Shape { double s; public: explicit Square(double s) : s(s) {} double area() const override { return s * s; } };
Shape *shapes[2] = { new Circle(2), new Square(3) };
double total = 0;
for (Shape *s : shapes) { printf("%s %g\n", s->name(), s->area()); total += s->area(); }
//| circle 12
//| shape 9
total
//= (double) 21.0
Shape sh;
//! error: an object of the abstract class `Shape` cannot be made
//!   ┌─ input 9:1:7
//!   │
//! 1 │ Shape sh;
//!   │       ^^
//! note: `double Shape::area() const` is pure virtual
//!   ┌─ input 2:1:38
//!   │
//! 1 │ class Shape { public: virtual double area() const = 0; virtual const char *name() const { return "shape"; } virtual ~Shape() {} };
//!   │                                      ^^^^
Shape *bad = new Shape;
//! error: an object of the abstract class `Shape` cannot be made
//!   ┌─ input 9:1:14
//!   │
//! 1 │ Shape *bad = new Shape;
//!   │              ^^^^^^^^^
//! note: `double Shape::area() const` is pure virtual
//!   ┌─ input 2:1:38
//!   │
//! 1 │ class Shape { public: virtual double area() const = 0; virtual const char *name() const { return "shape"; } virtual ~Shape() {} };
//!   │                                      ^^^^
class Tri : public Shape { };
Tri t;
//! error: an object of the abstract class `Tri` cannot be made
//!   ┌─ input 10:1:5
//!   │
//! 1 │ Tri t;
//!   │     ^
//! note: `double Shape::area() const` is pure virtual
//!   ┌─ input 2:1:38
//!   │
//! 1 │ class Shape { public: virtual double area() const = 0; virtual const char *name() const { return "shape"; } virtual ~Shape() {} };
//!   │                                      ^^^^
class Wrong : public Shape { double area() override { return 1; } };
//! error: `double Wrong::area()` is marked `override`, but overrides nothing
//!   ┌─ input 10:1:37
//!   │
//! 1 │ class Wrong : public Shape { double area() override { return 1; } };
//!   │                                     ^^^^
//! note: `double Shape::area() const` takes other parameters or qualifiers
//!   ┌─ input 2:1:38
//!   │
//! 1 │ class Shape { public: virtual double area() const = 0; virtual const char *name() const { return "shape"; } virtual ~Shape() {} };
//!   │                                      ^^^^
Square sq = 3.0;
//! error: converting `double` to `Square` needs an explicit conversion
//!   ┌─ input 10:1:13
//!   │
//! 1 │ Square sq = 3.0;
//!   │             ^^^ in this initialisation
//! note: `Square::Square(double)` is explicit
//!   ┌─ input 4:1:58
//!   │
//! 1 │ class Square : public Shape { double s; public: explicit Square(double s) : s(s) {} double area() const override { return s * s; } };
//!   │                                                          ^^^^^^
shapes[0]->r
//! error: `Shape` has no member `r`
//!   ┌─ input 10:1:12
//!   │
//! 1 │ shapes[0]->r
//!   │            ^
//! note: `Shape` is declared here
//!   ┌─ input 2:1:7
//!   │
//! 1 │ class Shape { public: virtual double area() const = 0; virtual const char *name() const { return "shape"; } virtual ~Shape() {} };
//!   │       ^^^^^
Circle *c = shapes[0];
//! error: cannot convert `Shape *` to `Circle *`
//!   ┌─ input 10:1:13
//!   │
//! 1 │ Circle *c = shapes[0];
//!   │             ^^^^^^^^^ in this initialisation
//!   │
//!   = `Shape` is a base of `Circle`; only a cast goes from base to derived
for (Shape *s : shapes) delete s;
