// Concepts: constrained overloads, subsumption, requires-expressions, constrained classes.
#include <concepts>
#include <iostream>
#include <iterator>
#include <list>
#include <string>
#include <vector>

template <class T> concept Shape = requires(const T &s) {
    { s.area() } -> std::convertible_to<double>;
    typename T::unit;
};
template <class T> concept Solid = Shape<T> && requires(const T &s) { { s.volume() } noexcept -> std::same_as<double>; };

struct Square { using unit = int; double a; double area() const { return a * a; } };
struct Cube { using unit = int; double a; double area() const { return 6 * a * a; } double volume() const noexcept { return a * a * a; } };

std::string describe(const auto &) { return "something"; }
std::string describe(const Shape auto &s) { return "shape of " + std::to_string(int(s.area())); }
std::string describe(const Solid auto &s) { return "solid of " + std::to_string(int(s.volume())); }

template <std::random_access_iterator It> const char *distance_kind(It, It) { return "by subtraction"; }
template <std::input_iterator It> const char *distance_kind(It, It) { return "by counting"; }

template <class T> requires std::integral<T> || std::floating_point<T>
class Accumulator {
public:
    void add(T x) { sum_ += x, ++n_; }
    T sum() const { return sum_; }
    double mean() const requires std::integral<T> { return double(sum_) / n_; }

private:
    T sum_{};
    int n_ = 0;
};

template <class T> concept HasMean = requires(T a) { a.mean(); };

template <class T> concept Addable = requires(T a, T b) { a + b; };
template <Addable T, Addable... Ts> auto total(T first, Ts... rest) {
    if constexpr (sizeof...(rest) == 0) return first;
    else return first + total(rest...);
}
template <class F, class... Args> concept Calls = std::invocable<F, Args...> && requires(F f, Args... args) { requires !std::is_void_v<decltype(f(args...))>; };
template <class F> int probe(F) { return Calls<F, int> ? 1 : Calls<F> ? 2 : 0; }

int main() {
    std::cout << describe(1) << ", " << describe(Square{3}) << ", " << describe(Cube{2}) << '\n';
    std::vector<int> v;
    std::list<int> l;
    std::cout << distance_kind(v.begin(), v.end()) << ", " << distance_kind(l.begin(), l.end()) << '\n';
    Accumulator<int> ints;
    for (std::integral auto i : {1, 2, 4}) ints.add(i);
    Accumulator<double> doubles;
    doubles.add(0.5);
    std::cout << ints.mean() << ' ' << doubles.sum() << ' ' << HasMean<Accumulator<double>> << HasMean<Accumulator<int>> << '\n';
    std::cout << total(1, 2.5, 3L) << ' ' << total(std::string("a"), std::string("b")) << '\n';
    std::cout << probe([](int) { return 1; }) << probe([] { return 1; }) << probe([](int) {}) << '\n';
    auto twice = []<std::copyable T>(T x) { return std::pair<T, T>(x, x); };
    std::cout << twice(4).second << ' ' << Addable<int *> << Addable<std::string> << '\n';
}
