// Rational numbers: constexpr arithmetic, ordering by <=>, literals and hashing.
#include <compare>
#include <cstdio>
#include <functional>
#include <numeric>
#include <set>
#include <stdexcept>
#include <unordered_set>

class Rational {
public:
    constexpr Rational(long n = 0, long d = 1) : n_(n), d_(d) {
        if (d == 0) throw std::domain_error("zero denominator");
        long g = std::gcd(n, d);
        if (d < 0) g = -g;
        n_ /= g;
        d_ /= g;
    }
    constexpr long num() const { return n_; }
    constexpr long den() const { return d_; }
    constexpr explicit operator double() const { return double(n_) / d_; }
    constexpr Rational operator-() const { return {-n_, d_}; }
    friend constexpr Rational operator+(Rational a, Rational b) { return {a.n_ * b.d_ + b.n_ * a.d_, a.d_ * b.d_}; }
    friend constexpr Rational operator-(Rational a, Rational b) { return a + -b; }
    friend constexpr Rational operator*(Rational a, Rational b) { return {a.n_ * b.n_, a.d_ * b.d_}; }
    friend constexpr Rational operator/(Rational a, Rational b) { return {a.n_ * b.d_, a.d_ * b.n_}; }
    constexpr Rational &operator+=(Rational o) { return *this = *this + o; }
    constexpr Rational &operator++() { return *this += 1; }
    constexpr Rational operator++(int) { Rational old = *this; ++*this; return old; }
    friend constexpr bool operator==(Rational, Rational) = default;
    friend constexpr std::strong_ordering operator<=>(Rational a, Rational b) { return a.n_ * b.d_ <=> b.n_ * a.d_; }

private:
    long n_, d_;
};

constexpr Rational operator""_r(unsigned long long n) { return Rational(long(n)); }

template <> struct std::hash<Rational> {
    std::size_t operator()(Rational r) const noexcept { return std::hash<long>{}(r.num()) * 31 + std::hash<long>{}(r.den()); }
};

constexpr Rational harmonic(int n) {
    Rational sum;
    for (int i = 1; i <= n; ++i) sum += Rational(1, i);
    return sum;
}
static_assert(harmonic(4) == Rational(25, 12));
static_assert(1_r / 3 + 1_r / 6 == 1_r / 2 && 1_r / 3 < 1_r / 2 && 2 > 3_r / 2);

int main() {
    constexpr Rational h = harmonic(10);
    std::printf("%ld/%ld = %.6f\n", h.num(), h.den(), double(h));
    std::set<Rational> sorted{{1, 2}, {-2, 4}, {2, 4}, {7, -3}, 1};
    for (Rational r : sorted) std::printf("%ld/%ld ", r.num(), r.den());
    std::unordered_set<Rational> hashed(sorted.begin(), sorted.end());
    Rational r(1, 2);
    std::size_t found = hashed.count(r++);
    std::printf("\n%zu %zu %d\n", hashed.size(), found, r > Rational(1) && r != 1);
    try {
        Rational bad(1, 0);
    } catch (const std::domain_error &e) {
        std::printf("%s\n", e.what());
    }
}
