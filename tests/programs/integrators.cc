// Numeric integrators as templates over the state: Euler, midpoint and Runge-Kutta.
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

template <std::size_t N> struct State {
    std::array<double, N> v{};
    double &operator[](std::size_t i) { return v[i]; }
    double operator[](std::size_t i) const { return v[i]; }
    friend State operator+(State a, const State &b) {
        for (std::size_t i = 0; i < N; ++i) a.v[i] += b.v[i];
        return a;
    }
    friend State operator*(double k, State a) {
        for (double &x : a.v) x *= k;
        return a;
    }
};

struct Euler {
    static constexpr const char *name = "euler";
    template <class S, class F> static S step(F f, double t, const S &y, double h) { return y + h * f(t, y); }
};
struct Midpoint {
    static constexpr const char *name = "midpoint";
    template <class S, class F> static S step(F f, double t, const S &y, double h) { return y + h * f(t + h / 2, y + (h / 2) * f(t, y)); }
};
struct RungeKutta {
    static constexpr const char *name = "rk4";
    template <class S, class F> static S step(F f, double t, const S &y, double h) {
        S k1 = f(t, y), k2 = f(t + h / 2, y + (h / 2) * k1), k3 = f(t + h / 2, y + (h / 2) * k2), k4 = f(t + h, y + h * k3);
        return y + (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
    }
};

template <class Method, class S, class F> S integrate(F f, S y, double t0, double t1, int n) {
    double h = (t1 - t0) / n;
    for (int i = 0; i < n; ++i) y = Method::step(f, t0 + i * h, y, h);
    return y;
}

template <class... Methods> void compare(int n) {
    auto oscillator = [](double, const State<2> &y) { return State<2>{{y[1], -y[0]}}; };
    auto show = [n](const char *name, const State<2> &y) {
        std::printf("%-9s n=%-5d x=%.9f error %.2e\n", name, n, y[0], std::fabs(y[0] - std::cos(10.0)));
    };
    (show(Methods::name, integrate<Methods>(oscillator, State<2>{{1, 0}}, 0, 10, n)), ...);
}

class NeuronUpdater {
public:
    void update(double *v, double *I, int n, double dt, double tau) {
        for (int i = 0; i < n; i++) v[i] += dt * (-v[i] / tau + I[i]);
    }
};

int main() {
    for (int n : {100, 1000}) compare<Euler, Midpoint, RungeKutta>(n);
    std::vector<double> v(1000), I(1000, 0.5);
    NeuronUpdater updater;
    for (int t = 0; t < 1000; ++t) updater.update(v.data(), I.data(), int(v.size()), 0.1, 10.0);
    std::printf("%.6f\n", v[999]);
}
