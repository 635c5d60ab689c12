// Ranges: strings split, joined and trimmed.
#include <iostream>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>
#include <algorithm>
int main() {
    std::string_view csv = "a,bb,ccc,,d";
    for (auto f : csv | std::views::split(',')) std::cout << '[' << std::string_view(f.begin(), f.end()) << ']';
    std::cout << '\n';
    for (auto f : csv | std::views::lazy_split(',')) { for (char c : f) std::cout << c; std::cout << ';'; }
    std::cout << '\n';
    std::vector<std::string> ws{"hello", "brave", "world"};
    std::string joined;
    std::ranges::copy(ws | std::views::join, std::back_inserter(joined));
    std::cout << joined << '\n';
    for (char c : ws | std::views::transform([](const std::string &s) { return s.substr(0, 2); }) | std::views::join) std::cout << c;
    std::cout << '\n';
    std::string s = "  trim me ";
    auto t = s | std::views::drop_while([](char c) { return c == ' '; }) | std::views::reverse | std::views::drop_while([](char c) { return c == ' '; }) | std::views::reverse;
    std::cout << '<'; for (char c : t) std::cout << c; std::cout << ">\n";
}
