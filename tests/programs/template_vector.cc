// Expression templates: a vector whose sums are computed in one loop.
#include <cassert>
#include <cstdio>
#include <type_traits>
#include <vector>

template <class E> struct VecExpr {
    const E &self() const { return static_cast<const E &>(*this); }
    double operator[](std::size_t i) const { return self()[i]; }
    std::size_t size() const { return self().size(); }
};

class Vec : public VecExpr<Vec> {
public:
    static inline int allocations = 0;
    explicit Vec(std::size_t n, double x = 0) : data_(n, x) { ++allocations; }
    template <class E> Vec(const VecExpr<E> &e) : data_(e.size()) {
        ++allocations;
        for (std::size_t i = 0; i < data_.size(); ++i) data_[i] = e[i];
    }
    double operator[](std::size_t i) const { return data_[i]; }
    double &operator[](std::size_t i) { return data_[i]; }
    std::size_t size() const { return data_.size(); }

private:
    std::vector<double> data_;
};

template <class L, class R, class Op> class BinaryExpr : public VecExpr<BinaryExpr<L, R, Op>> {
    template <class T> using Stored = std::conditional_t<std::is_same_v<T, Vec>, const T &, T>;

public:
    BinaryExpr(const L &l, const R &r) : l_(l), r_(r) {}
    double operator[](std::size_t i) const { return Op::apply(l_[i], r_[i]); }
    std::size_t size() const { return l_.size(); }

private:
    Stored<L> l_;
    Stored<R> r_;
};

struct Add { static double apply(double a, double b) { return a + b; } };
struct Mul { static double apply(double a, double b) { return a * b; } };

struct Scalar : VecExpr<Scalar> {
    double k;
    explicit Scalar(double k) : k(k) {}
    double operator[](std::size_t) const { return k; }
    std::size_t size() const { return 0; }
};

template <class L, class R> BinaryExpr<L, R, Add> operator+(const VecExpr<L> &l, const VecExpr<R> &r) { return {l.self(), r.self()}; }
template <class L, class R> BinaryExpr<L, R, Mul> operator*(const VecExpr<L> &l, const VecExpr<R> &r) { return {l.self(), r.self()}; }
template <class L> auto operator*(const VecExpr<L> &l, double k) { return l * Scalar(k); }

template <class E> double sum(const VecExpr<E> &e) {
    double s = 0;
    for (std::size_t i = 0; i < e.size(); ++i) s += e[i];
    return s;
}

int main() {
    Vec a(1000, 1.5), b(1000, 2), c(1000);
    for (std::size_t i = 0; i < c.size(); ++i) c[i] = double(i);
    int before = Vec::allocations;
    std::printf("%.1f\n", sum(a + b * c + a * 2.0));
    std::printf("allocations %d\n", Vec::allocations - before);
    Vec d = a * b + c;
    std::printf("%.1f %.1f %d\n", d[0], d[999], Vec::allocations - before);
    static_assert(std::is_base_of_v<VecExpr<Vec>, Vec> && !std::is_polymorphic_v<Vec>);
}
