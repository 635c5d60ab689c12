// Polynomials over any ring: templates with operators, complex roots, modular arithmetic, function objects.
#include <cmath>
#include <complex>
#include <initializer_list>
#include <iostream>
#include <sstream>
#include <valarray>
#include <vector>

template <unsigned M> class Mod {
    unsigned v_;

public:
    constexpr Mod(long v = 0) : v_(static_cast<unsigned>((v % long(M) + M) % M)) {}
    friend constexpr Mod operator+(Mod a, Mod b) { return Mod(long(a.v_) + b.v_); }
    friend constexpr Mod operator-(Mod a, Mod b) { return Mod(long(a.v_) - b.v_); }
    friend constexpr Mod operator*(Mod a, Mod b) { return Mod(long(a.v_) * b.v_); }
    constexpr bool operator==(const Mod &) const = default;
    friend std::ostream &operator<<(std::ostream &out, Mod m) { return out << m.v_; }
};

template <class T> class Polynomial {
    std::vector<T> c_;

public:
    Polynomial(std::initializer_list<T> c) : c_(c) { trim(); }
    explicit Polynomial(std::vector<T> c) : c_(std::move(c)) { trim(); }
    int degree() const { return int(c_.size()) - 1; }
    T operator()(T x) const {
        T r{};
        for (auto it = c_.rbegin(); it != c_.rend(); ++it) r = r * x + *it;
        return r;
    }
    Polynomial derivative() const {
        std::vector<T> d;
        for (int i = 1; i <= degree(); ++i) d.push_back(c_[i] * T(i));
        return Polynomial(d);
    }
    friend Polynomial operator+(const Polynomial &a, const Polynomial &b) {
        std::vector<T> r(std::max(a.c_.size(), b.c_.size()));
        for (std::size_t i = 0; i < r.size(); ++i) r[i] = (i < a.c_.size() ? a.c_[i] : T{}) + (i < b.c_.size() ? b.c_[i] : T{});
        return Polynomial(r);
    }
    friend Polynomial operator*(const Polynomial &a, const Polynomial &b) {
        std::vector<T> r(a.c_.size() + b.c_.size());
        for (std::size_t i = 0; i < a.c_.size(); ++i)
            for (std::size_t j = 0; j < b.c_.size(); ++j) r[i + j] = r[i + j] + a.c_[i] * b.c_[j];
        return Polynomial(r);
    }
    bool operator==(const Polynomial &) const = default;
    friend std::ostream &operator<<(std::ostream &out, const Polynomial &p) {
        if (p.c_.empty()) return out << T{};
        const char *sep = "";
        for (int i = p.degree(); i >= 0; --i) {
            if (p.c_[i] == T{}) continue;
            out << sep << p.c_[i];
            if (i) out << "x";
            if (i > 1) out << '^' << i;
            sep = " + ";
        }
        return out;
    }

private:
    void trim() { while (!c_.empty() && c_.back() == T{}) c_.pop_back(); }
};

int main() {
    Polynomial<int> p{-1, 0, 1}, q{1, 1};
    std::cout << p * q << "; " << p + q << "; " << (p * q).derivative() << "; " << p(5) << '\n';
    Polynomial<Mod<7>> m{3, 5, 1};
    std::cout << m * m << "; " << m(Mod<7>(4)) << ' ' << (m * m == m) << '\n';
    using C = std::complex<double>;
    Polynomial<C> cubic{C(-8), C(0), C(0), C(1)};
    std::vector<C> roots{C(0.4, 0.9), C(0.4, 0.9) * C(0.4, 0.9), C(0.4, 0.9) * C(0.4, 0.9) * C(0.4, 0.9)};
    for (int step = 0; step < 60; ++step)
        for (std::size_t i = 0; i < roots.size(); ++i) {
            C d = 1;
            for (std::size_t j = 0; j < roots.size(); ++j)
                if (j != i) d *= roots[i] - roots[j];
            roots[i] -= cubic(roots[i]) / d;
        }
    double worst = 0;
    for (C r : roots) worst = std::max(worst, std::abs(std::abs(r) - 2));
    std::cout << (worst < 1e-9) << ' ' << std::norm(C(3, 4)) << ' ' << std::conj(C(1, 2)) << ' ' << std::abs(std::exp(C(0, M_PI)) + 1.0) << '\n';
    std::valarray<double> x{1, 2, 3, 4};
    std::valarray<double> y = x * x + 2.0 * std::sqrt(x);
    std::cout << y.sum() << ' ' << std::valarray<double>(y[std::slice(0, 2, 2)]).size() << ' ' << x.max() << '\n';
}
