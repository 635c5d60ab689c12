// CRTP, mixins, policy classes, tag dispatch and detection idioms.
#include <cstdio>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

template <class D> struct Comparable {
    friend bool operator>(const D &a, const D &b) { return b < a; }
    friend bool operator<=(const D &a, const D &b) { return !(b < a); }
    friend bool operator>=(const D &a, const D &b) { return !(a < b); }
};
template <class D> struct Counted {
    static int live() { return count_; }

protected:
    Counted() { ++count_; }
    Counted(const Counted &) { ++count_; }
    ~Counted() { --count_; }

private:
    inline static int count_ = 0;
};
struct Meters : Comparable<Meters>, Counted<Meters> {
    double value;
    explicit Meters(double v) : value(v) {}
    friend bool operator<(const Meters &a, const Meters &b) { return a.value < b.value; }
};
struct Other : Counted<Other> {};

struct Quiet { static void log(const char *) {} };
struct Loud { static void log(const char *s) { std::printf("log: %s\n", s); } };
template <class T, class Log = Quiet, template <class...> class Container = std::vector> class Stack : private Log {
public:
    void push(T v) { Log::log("push"); items_.push_back(std::move(v)); }
    T pop() { this->log("pop"); T v = std::move(items_.back()); items_.pop_back(); return v; }
    bool empty() const { return items_.empty(); }

private:
    Container<T> items_;
};

template <class T, class = void> struct has_name : std::false_type {};
template <class T> struct has_name<T, std::void_t<decltype(std::declval<const T &>().name())>> : std::true_type {};
struct Named { std::string name() const { return "named"; } };

template <class T> std::string describe(const T &x) {
    if constexpr (has_name<T>::value) return x.name();
    else if constexpr (std::is_integral_v<T>) return "integral " + std::to_string(x);
    else if constexpr (std::is_pointer_v<T>) return "pointer to " + describe(*x);
    else return "something";
}
namespace detail {
template <class It> void advance(It &it, int n, std::true_type) { it += n; }
template <class It> void advance(It &it, int n, std::false_type) { while (n--) ++it; }
}
template <class It> void skip(It &it, int n) { detail::advance(it, n, std::is_pointer<It>{}); }

template <class... Mixins> struct Combined : Mixins... {
    Combined(const Mixins &...m) : Mixins(m)... {}
    using Mixins::value...;
};
struct A { int value(int) const { return 1; } };
struct B { int value(const char *) const { return 2; } };
template <int N> struct Fib { static constexpr long value = Fib<N - 1>::value + Fib<N - 2>::value; };
template <> struct Fib<1> { static constexpr long value = 1; };
template <> struct Fib<0> { static constexpr long value = 0; };

int main() {
    Meters a(1), b(2), c = b;
    Other o;
    std::printf("%d %d %d %d %d\n", a > b, b <= c, a >= c, Meters::live(), Other::live());
    Stack<std::string, Loud> s;
    s.push("x");
    s.push("y");
    std::printf("%s %d\n", s.pop().c_str(), s.empty());
    int i = 5;
    std::printf("%s, %s, %s, %s\n", describe(Named{}).c_str(), describe(7L).c_str(), describe(&i).c_str(), describe(2.5).c_str());
    const char *p = "abcdef";
    skip(p, 3);
    Combined<A, B> both{A{}, B{}};
    std::printf("%s %d %d %ld\n", p, both.value(0), both.value(""), Fib<50>::value);
}
