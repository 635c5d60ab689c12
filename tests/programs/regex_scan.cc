// Regular expressions: matches, captures, iterators and replacement.
#include <iostream>
#include <iterator>
#include <regex>
#include <string>

int main() {
    const std::string log = "2026-01-02 ERROR disk full\n2026-01-03 INFO started\n2026-02-01 ERROR net down: eth0\n";
    const std::regex line(R"((\d{4})-(\d{2})-(\d{2}) (ERROR|INFO) ([^\n]*))");
    for (auto it = std::sregex_iterator(log.begin(), log.end(), line); it != std::sregex_iterator(); ++it) {
        const std::smatch &m = *it;
        std::cout << m[4] << " on " << m[3] << '.' << m[2] << '.' << m[1] << ": " << m[5] << '\n';
    }
    const std::regex email("[\\w.+-]+@[\\w-]+\\.[\\w.]+", std::regex::icase);
    for (const char *s : {"me@example.org", "nobody", "a.b+c@x-y.co.uk"})
        std::cout << s << ' ' << std::boolalpha << std::regex_match(s, email) << '\n';
    std::cout << std::regex_replace(log, std::regex("ERROR"), "<$&>");
    const std::string csv = "a, b,c ,  d";
    const std::regex comma("\\s*,\\s*");
    std::copy(std::sregex_token_iterator(csv.begin(), csv.end(), comma, -1), {}, std::ostream_iterator<std::string>(std::cout, "|"));
    std::cout << '\n';
    try {
        std::regex broken("(unclosed");
    } catch (const std::regex_error &e) {
        std::cout << (e.code() == std::regex_constants::error_paren) << '\n';
    }
}
