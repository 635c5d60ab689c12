// Type erasure by hand: an Any with small buffers of concepts and models, and a function wrapper.
#include <cstdio>
#include <memory>
#include <typeinfo>
#include <utility>
#include <vector>

class Drawable;
void draw_value(int i, int depth) { std::printf("%*s%d\n", depth * 2, "", i); }
void draw_value(const char *s, int depth) { std::printf("%*s\"%s\"\n", depth * 2, "", s); }
void draw_value(const std::vector<Drawable> &g, int depth);

class Drawable {
    struct Concept {
        virtual ~Concept() = default;
        virtual void draw(int depth) const = 0;
        virtual std::unique_ptr<Concept> clone() const = 0;
    };
    template <class T> struct Model final : Concept {
        T value;
        explicit Model(T v) : value(std::move(v)) {}
        void draw(int depth) const override { draw_value(value, depth); }
        std::unique_ptr<Concept> clone() const override { return std::make_unique<Model>(*this); }
    };
    std::unique_ptr<Concept> self_;

public:
    template <class T> Drawable(T v) : self_(std::make_unique<Model<T>>(std::move(v))) {}
    Drawable(const Drawable &o) : self_(o.self_->clone()) {}
    Drawable(Drawable &&) noexcept = default;
    Drawable &operator=(Drawable o) noexcept { self_ = std::move(o.self_); return *this; }
    friend void draw_value(const Drawable &d, int depth) { d.self_->draw(depth); }
};

using Group = std::vector<Drawable>;
void draw_value(const Group &g, int depth) {
    std::printf("%*s{\n", depth * 2, "");
    for (const Drawable &d : g) draw_value(d, depth + 1);
    std::printf("%*s}\n", depth * 2, "");
}
struct Point { int x, y; };
void draw_value(const Point &p, int depth) { std::printf("%*s(%d, %d)\n", depth * 2, "", p.x, p.y); }

template <class> class Function;
template <class R, class... Args> class Function<R(Args...)> {
    void *object_;
    R (*call_)(void *, Args...);
    void (*drop_)(void *);

public:
    template <class F> Function(F f)
        : object_(new F(std::move(f))), call_([](void *o, Args... args) -> R { return (*static_cast<F *>(o))(std::forward<Args>(args)...); }),
          drop_([](void *o) { delete static_cast<F *>(o); }) {}
    Function(Function &&o) noexcept : object_(std::exchange(o.object_, nullptr)), call_(o.call_), drop_(o.drop_) {}
    ~Function() { if (object_) drop_(object_); }
    R operator()(Args... args) const { return call_(object_, std::forward<Args>(args)...); }
};

int main() {
    Group g;
    g.emplace_back(1);
    g.emplace_back("two");
    g.push_back(Point{3, 4});
    Group copy = g;
    g.emplace_back(std::move(copy));
    g[0] = Point{0, 0};
    draw_value(g, 0);
    int counter = 0;
    std::vector<Function<int(int)>> fs;
    fs.emplace_back([&counter](int n) { return counter += n; });
    fs.emplace_back([k = 10](int n) mutable { return k *= n; });
    for (int i = 1; i <= 3; ++i)
        for (auto &f : fs) std::printf("%d ", f(i));
    std::printf("%d\n", counter);
}
