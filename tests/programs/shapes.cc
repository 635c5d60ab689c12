// A class hierarchy with pure virtual functions, covariant clones, multiple inheritance and RTTI.
#include <cstdio>
#include <typeinfo>

struct Printable {
    virtual void print() const = 0;
    virtual ~Printable() { std::puts("~Printable"); }
};

class Shape : public Printable {
public:
    explicit Shape(const char *name) : name_(name) { ++count; }
    Shape(const Shape &o) : Printable(o), name_(o.name_) { ++count; }
    ~Shape() override {
        --count;
        std::printf("~Shape %s\n", name_);
    }
    virtual double area() const = 0;
    virtual Shape *clone() const = 0;
    void print() const override { std::printf("%s with area %.2f\n", name_, area()); }
    static int count;

protected:
    const char *name_;
};
int Shape::count = 0;

struct Movable {
    double x = 0, y = 0;
    virtual void move(double dx, double dy) { x += dx, y += dy; }
    virtual ~Movable() = default;
};

class Circle : public Shape, public Movable {
public:
    explicit Circle(double r) : Shape("circle"), r_(r) {}
    double area() const override { return 3.14159265 * r_ * r_; }
    Circle *clone() const override { return new Circle(*this); }

private:
    double r_;
};

class Rectangle : public Shape {
public:
    Rectangle(double w, double h) : Shape("rectangle"), w_(w), h_(h) {}
    double area() const override { return w_ * h_; }
    Rectangle *clone() const override { return new Rectangle(*this); }

protected:
    double w_, h_;
};

class Square final : public Rectangle, public Movable {
public:
    explicit Square(double a) : Rectangle(a, a) { name_ = "square"; }
    Square *clone() const override { return new Square(*this); }
    void move(double dx, double) override { Movable::move(dx, dx); }
    void print() const override {
        Rectangle::print();
        std::printf("  at %.1f, %.1f\n", x, y);
    }
};

int main() {
    Shape *shapes[] = {new Circle(1.5), new Rectangle(2, 3), new Square(4)};
    double total = 0;
    for (Shape *s : shapes) {
        s->print();
        total += s->area();
        if (Movable *m = dynamic_cast<Movable *>(s)) {
            m->move(1, 2);
            std::printf("  moved to %.1f, %.1f; same object %d\n", m->x, m->y, dynamic_cast<void *>(m) == dynamic_cast<void *>(s));
        }
        std::printf("  %d %d\n", typeid(*s) == typeid(Square), typeid(*s).before(typeid(*s)));
    }
    std::printf("total %.2f of %d\n", total, Shape::count);
    Shape *copy = shapes[2]->clone();
    copy->print();
    try {
        Circle &wrong = dynamic_cast<Circle &>(*copy);
        wrong.print();
    } catch (const std::bad_cast &e) {
        std::printf("%s\n", e.what());
    }
    delete copy;
    for (Shape *s : shapes) delete s;
    std::printf("left %d\n", Shape::count);
}
