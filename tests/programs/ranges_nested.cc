// Ranges: views of views, flattened.
#include <iostream>
#include <ranges>
#include <vector>
#include <algorithm>
#include <utility>
namespace rv = std::ranges::views;
int main() {
    auto triples = rv::iota(1, 20) | rv::transform([](int c) {
        return rv::iota(1, c) | rv::transform([c](int b) {
            return rv::iota(1, b) | rv::filter([=](int a) { return a * a + b * b == c * c; }) | rv::transform([=](int a) { return std::tuple(a, b, c); });
        }) | rv::join;
    }) | rv::join;
    for (auto [a, b, c] : triples) std::cout << a << ',' << b << ',' << c << ' ';
    std::cout << '\n';
    std::vector<std::vector<int>> m{{1, 2, 3}, {4, 5, 6}};
    for (int col : rv::iota(0, 3)) { for (int x : m | rv::transform([=](auto &row) { return row[col]; })) std::cout << x; std::cout << ' '; }
    auto flat = m | rv::join | rv::filter([](int x) { return x & 1; });
    std::cout << std::ranges::max(flat) << '\n';
}
