// Ranges: algorithms with projections, results and dangling iterators, over many containers.
#include <iostream>
#include <ranges>
#include <set>
#include <deque>
#include <forward_list>
#include <algorithm>
#include <iterator>
#include <span>
int main() {
    std::set<int> s{1, 2, 3, 4};
    std::deque<int> d;
    std::ranges::transform(s, std::back_inserter(d), [](int x) { return x * x; });
    std::ranges::reverse(d);
    for (int x : d) std::cout << x << ' ';
    std::ranges::set_intersection(s, std::set{2, 4, 6}, std::ostream_iterator<int>(std::cout, ","));
    int arr[]{3, 1, 2};
    std::ranges::sort(arr);
    for (int x : std::span(arr) | std::views::reverse) std::cout << x;
    std::forward_list<int> f{4, 5, 6};
    std::ranges::for_each(f | std::views::drop(1), [](int x) { std::cout << x << ';'; });
    std::ranges::fill(arr, 9);
    std::cout << std::ranges::equal(arr, std::array{9, 9, 9}) << std::ranges::includes(s, std::array{1, 2}) << std::ranges::lexicographical_compare(s, d) << '\n';
    std::ranges::generate(arr, [n = 0]() mutable { return n++; });
    auto it = std::ranges::adjacent_find(arr, [](int a, int b) { return b - a != 1; });
    std::cout << (it == std::end(arr)) << std::ranges::search(d, std::array{9, 4}).size() << '\n';
    std::ranges::rotate(arr, arr + 1);
    std::ranges::copy(arr | std::views::reverse, std::ostream_iterator<int>(std::cout, " "));
    auto mm = std::ranges::mismatch(arr, std::array{1, 2, 5});
    std::cout << *mm.in1 << *mm.in2 << std::ranges::clamp(7, 0, 5) << '\n';
}
