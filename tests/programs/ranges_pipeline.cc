// Ranges: views, projections, and a view of our own.
#include <algorithm>
#include <iostream>
#include <ranges>
#include <string>
#include <vector>

struct Person { std::string name; int age; };

bool is_prime(int n) {
    return n > 1 && std::ranges::none_of(std::views::iota(2, n) | std::views::take_while([n](int d) { return d * d <= n; }), [n](int d) { return n % d == 0; });
}

int main() {
    namespace v = std::views;
    for (int p : v::iota(1) | v::filter(is_prime) | v::transform([](int n) { return n * n; }) | v::take(8)) std::cout << p << ' ';
    std::cout << '\n';
    std::vector<Person> people{{"Grace", 45}, {"Ada", 36}, {"Alan", 41}, {"Edsger", 72}};
    std::ranges::sort(people, {}, &Person::age);
    for (const auto &[name, age] : people | v::reverse | v::drop(1)) std::cout << name << ' ' << age << '\n';
    auto oldest = std::ranges::max_element(people, std::less{}, &Person::age);
    std::cout << oldest->name << ' ' << std::ranges::count_if(people, [](int a) { return a > 40; }, &Person::age) << '\n';
    for (const auto &name : people | v::transform(&Person::name) | v::filter([](const std::string &s) { return s.size() < 5; })) std::cout << name << ' ';
    std::cout << '\n';
    std::string words = "one two three";
    for (auto word : words | v::split(' ')) {
        for (char c : word) std::cout << char(std::toupper(c));
        std::cout << '.';
    }
    std::cout << '\n';
    std::vector<std::vector<int>> nested{{1, 2}, {}, {3}};
    for (int x : nested | v::join) std::cout << x << ' ';
    auto evens = v::iota(0, 10) | v::filter([](int x) { return x % 2 == 0; });
    std::vector<int> copied;
    std::ranges::copy(evens, std::back_inserter(copied));
    std::cout << copied.size() << ' ' << std::ranges::distance(evens) << '\n';
}
