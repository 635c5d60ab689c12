// Tuples and parameter packs: apply, index sequences, printing, zipping, structured bindings.
#include <array>
#include <iostream>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

template <class... Ts> std::ostream &operator<<(std::ostream &out, const std::tuple<Ts...> &t) {
    std::apply([&out](const auto &first, const auto &...rest) {
        out << '(' << first;
        ((out << ", " << rest), ...);
        out << ')';
    }, t);
    return out;
}
template <class A, class B, std::size_t... I> auto zip_at(const A &a, const B &b, std::index_sequence<I...>) {
    return std::make_tuple(std::make_pair(std::get<I>(a), std::get<I>(b))...);
}
template <class... A, class... B> auto zip(const std::tuple<A...> &a, const std::tuple<B...> &b) {
    static_assert(sizeof...(A) == sizeof...(B));
    return zip_at(a, b, std::index_sequence_for<A...>{});
}
template <class T, class... Ts> constexpr std::size_t index_of() {
    std::size_t i = 0;
    bool found = ((std::is_same_v<T, Ts> ? true : (++i, false)) || ...);
    return found ? i : sizeof...(Ts);
}
template <std::size_t N, class F> constexpr auto generate(F f) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) { return std::array{f(I)...}; }(std::make_index_sequence<N>{});
}
constexpr auto squares = generate<6>([](std::size_t i) { return int(i * i); });
static_assert(squares[5] == 25 && index_of<char, int, char, double>() == 1);

struct Employee { std::string name; int grade; double salary; auto key() const { return std::tie(grade, name); } };
template <class... Args> auto average(Args... args) { return (args + ...) / double(sizeof...(args)); }
template <class... Ts> void print_all(const Ts &...xs) { ((std::cout << xs << ' '), ...) << '\n'; }

int main() {
    auto t = std::make_tuple(1, std::string("two"), 3.5);
    std::cout << t << ' ' << std::tuple_size_v<decltype(t)> << '\n';
    auto [number, text, real] = t;
    std::get<std::string>(t) += "!";
    std::cout << number << text << real << std::get<1>(t) << '\n';
    auto z = zip(t, std::tuple('a', 'b', 'c'));
    std::cout << std::get<1>(z).first << std::get<2>(z).second << '\n';
    std::vector<Employee> staff{{"Zoe", 2, 10}, {"Al", 3, 20}, {"Bo", 2, 30}};
    std::map<std::tuple<int, std::string>, double> index;
    for (const auto &e : staff) index[e.key()] = e.salary;
    for (const auto &[key, salary] : index) std::cout << key << " -> " << salary << '\n';
    std::cout << (staff[0].key() < staff[1].key()) << ' ' << average(1, 2.0, 6) << '\n';
    print_all(squares[2], "x", std::tuple_cat(t, std::make_tuple('q')));
    int a = 1, b = 2;
    std::tie(a, b) = std::pair(b, a);
    std::cout << a << b << ' ' << std::apply([](auto... x) { return sizeof...(x); }, t) << '\n';
}
