// [class.abstract]/2 to /4: objects of abstract classes; final overriders that are pure.
struct Shape { virtual double area() const = 0; virtual void draw() = 0; virtual ~Shape() = 0; };
__is_abstract(Shape)
//= (bool) true
Shape s;
//! error: an object of the abstract class `Shape` cannot be made
//!   ┌─ input 3:1:7
//!   │
//! 1 │ Shape s;
//!   │       ^
//! note: `double Shape::area() const` is pure virtual
//!   ┌─ input 1:1:31
//!   │
//! 1 │ struct Shape { virtual double area() const = 0; virtual void draw() = 0; virtual ~Shape() = 0; };
//!   │                               ^^^^
//! note: `void Shape::draw()` is pure virtual
//!   ┌─ input 1:1:62
//!   │
//! 1 │ struct Shape { virtual double area() const = 0; virtual void draw() = 0; virtual ~Shape() = 0; };
//!   │                                                              ^^^^
//! note: `Shape::~Shape()` is pure virtual
//!   ┌─ input 1:1:82
//!   │
//! 1 │ struct Shape { virtual double area() const = 0; virtual void draw() = 0; virtual ~Shape() = 0; };
//!   │                                                                                  ^
struct Drawn : Shape { void draw() override; ~Drawn() {} };
__is_abstract(Drawn)
//= (bool) true
Drawn d;
//! error: an object of the abstract class `Drawn` cannot be made
//!   ┌─ input 5:1:7
//!   │
//! 1 │ Drawn d;
//!   │       ^
//! note: `double Shape::area() const` is pure virtual
//!   ┌─ input 1:1:31
//!   │
//! 1 │ struct Shape { virtual double area() const = 0; virtual void draw() = 0; virtual ~Shape() = 0; };
//!   │                               ^^^^
struct Square : Drawn { double area() const override; ~Square() {} };
__is_abstract(Square)
//= (bool) false
struct Again : Square { void draw() = 0; };
__is_abstract(Again)
//= (bool) true
new Again
//! error: an object of the abstract class `Again` cannot be made
//!   ┌─ input 9:1:1
//!   │
//! 1 │ new Again
//!   │ ^^^^^^^^^
//! note: `void Again::draw()` is pure virtual
//!   ┌─ input 7:1:30
//!   │
//! 1 │ struct Again : Square { void draw() = 0; };
//!   │                              ^^^^
struct V { virtual void f() = 0; };
struct L : virtual V { void f() override; };
struct R : virtual V {};
struct D : L, R {};
__is_abstract(D)
//= (bool) false
__is_abstract(R)
//= (bool) true
