// Ranges: views of streams.
#include <algorithm>
#include <iostream>
#include <ranges>
#include <sstream>
#include <vector>
int main() {
    std::istringstream in("5 3 8 1 9 2");
    for (int x : std::views::istream<int>(in) | std::views::filter([](int x) { return x > 2; }) | std::views::transform([](int x) { return x * x; })) std::cout << x << ' ';
    std::istringstream w("the quick brown fox");
    std::vector<std::string> words;
    std::ranges::copy(std::views::istream<std::string>(w), std::back_inserter(words));
    for (auto &s : words | std::views::reverse) std::cout << s << ' ';
    std::cout << '\n';
}
