// Coroutine generators: lazy sequences, early exit and exceptions.
#include <coroutine>
#include <exception>
#include <iostream>
#include <utility>

template <class T> class Generator {
public:
    struct promise_type {
        T value;
        std::exception_ptr error;
        Generator get_return_object() { return Generator(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(T v) { value = std::move(v); return {}; }
        void return_void() {}
        void unhandled_exception() { error = std::current_exception(); }
    };
    struct sentinel {};
    struct iterator {
        std::coroutine_handle<promise_type> h;
        iterator &operator++() { resume(h); return *this; }
        const T &operator*() const { return h.promise().value; }
        bool operator==(sentinel) const { return h.done(); }
    };
    explicit Generator(std::coroutine_handle<promise_type> h) : handle_(h) {}
    Generator(Generator &&o) noexcept : handle_(std::exchange(o.handle_, {})) {}
    ~Generator() { if (handle_) handle_.destroy(); }
    iterator begin() { resume(handle_); return {handle_}; }
    sentinel end() { return {}; }

private:
    static void resume(std::coroutine_handle<promise_type> h) {
        h.resume();
        if (h.promise().error) std::rethrow_exception(h.promise().error);
    }
    std::coroutine_handle<promise_type> handle_;
};

struct Trace {
    const char *name;
    explicit Trace(const char *n) : name(n) { std::cout << '+' << name << '\n'; }
    ~Trace() { std::cout << '-' << name << '\n'; }
};

Generator<long> fibonacci() {
    Trace t("fib");
    long a = 0, b = 1;
    for (;;) {
        co_yield a;
        a = std::exchange(b, a + b);
    }
}

Generator<int> range(int from, int to) {
    for (int i = from; i < to; ++i) {
        if (i == 13) throw i;
        co_yield i;
    }
}

int main() {
    for (long f : fibonacci()) {
        if (f > 1000) break;
        std::cout << f << ' ';
    }
    std::cout << '\n';
    try {
        for (int i : range(10, 20)) std::cout << i << ' ';
    } catch (int i) {
        std::cout << "thrown " << i << '\n';
    }
}
