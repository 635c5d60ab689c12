// String helpers: split, join, trim, replace, Caesar and Vigenere ciphers, Levenshtein distance, palindromes.
#include <algorithm>
#include <iostream>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

std::vector<std::string> split(std::string_view s, char sep) {
    std::vector<std::string> parts;
    for (std::size_t at = 0;;) {
        auto next = s.find(sep, at);
        parts.emplace_back(s.substr(at, next - at));
        if (next == s.npos) return parts;
        at = next + 1;
    }
}
std::string join(const std::vector<std::string> &parts, std::string_view sep) {
    return parts.empty() ? "" : std::accumulate(std::next(parts.begin()), parts.end(), parts[0], [sep](std::string a, const std::string &b) { return std::move(a) + std::string(sep) + b; });
}
std::string_view trim(std::string_view s) {
    auto first = s.find_first_not_of(" \t");
    return first == s.npos ? std::string_view{} : s.substr(first, s.find_last_not_of(" \t") - first + 1);
}
std::string replace_all(std::string s, const std::string &from, const std::string &to) {
    for (std::size_t at = 0; (at = s.find(from, at)) != s.npos; at += to.size()) s.replace(at, from.size(), to);
    return s;
}
std::string shift(std::string s, int k) {
    for (char &c : s)
        if (std::isalpha(c)) {
            char base = std::isupper(c) ? 'A' : 'a';
            c = char(base + (c - base + k + 26) % 26);
        }
    return s;
}
std::size_t levenshtein(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j)
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])}));
    }
    return row.back();
}
bool is_palindrome(std::string_view s) {
    std::string t;
    std::copy_if(s.begin(), s.end(), std::back_inserter(t), [](char c) { return std::isalpha(c); });
    std::transform(t.begin(), t.end(), t.begin(), [](char c) { return std::tolower(c); });
    return std::equal(t.begin(), t.begin() + t.size() / 2, t.rbegin());
}

int main() {
    auto parts = split("alpha,beta,,gamma", ',');
    std::cout << parts.size() << ' ' << join(parts, " + ") << '\n';
    std::cout << '[' << trim("  padded\t") << "][" << trim("  ") << "]\n";
    std::cout << replace_all("aXbXXc", "X", "--") << '\n';
    std::string secret = shift("Hello, World", 3);
    std::cout << secret << ' ' << shift(secret, -3) << '\n';
    std::cout << levenshtein("kitten", "sitting") << ' ' << levenshtein("", "abc") << '\n';
    std::cout << is_palindrome("A man, a plan, a canal: Panama") << is_palindrome("Cinch") << '\n';
    std::string s(40, 'x');
    s.insert(20, "middle").append(3, '!').erase(0, 15);
    std::cout << s << ' ' << s.size() << ' ' << s.compare("y") << ' ' << std::stoi("0x1f", nullptr, 16) + std::stod("2.5") << '\n';
    std::sort(parts.begin(), parts.end(), std::greater<>());
    std::cout << parts.front() << ' ' << std::to_string(3.5) << '\n';
}
