// Ranges: a view of our own, made by view_interface, in pipelines.
#include <iostream>
#include <ranges>
#include <vector>
#include <algorithm>
template<class T> class Stride : public std::ranges::view_interface<Stride<T>> {
    T *b_ = nullptr, *e_ = nullptr; std::ptrdiff_t s_ = 1;
public:
    struct iterator {
        using value_type = T; using difference_type = std::ptrdiff_t; using iterator_concept = std::forward_iterator_tag;
        T *p = nullptr, *e = nullptr; std::ptrdiff_t s = 1;
        T &operator*() const { return *p; }
        iterator &operator++() { p = e - p > s ? p + s : e; return *this; }
        iterator operator++(int) { auto t = *this; ++*this; return t; }
        bool operator==(const iterator &o) const { return p == o.p; }
    };
    Stride() = default;
    Stride(T *b, T *e, std::ptrdiff_t s) : b_(b), e_(e), s_(s) {}
    iterator begin() const { return {b_, e_, s_}; }
    iterator end() const { return {e_, e_, s_}; }
};
static_assert(std::ranges::forward_range<Stride<int>>);
static_assert(std::ranges::view<Stride<int>>);
int main() {
    std::vector<int> v{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    Stride<int> s(v.data(), v.data() + v.size(), 3);
    for (int x : s) std::cout << x << ' ';
    std::cout << s.front() << s.empty() << bool(s) << '\n';
    for (int x : s | std::views::drop(1) | std::views::transform([](int x) { return -x; })) std::cout << x << ' ';
    for (int &x : s) x = 100;
    std::cout << std::ranges::count(v, 100) << '\n';
}
