// Exceptions: order of destruction, rethrow, nested, function try blocks, custom hierarchies, noexcept.
#include <cstdio>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>

struct Guard {
    const char *name;
    ~Guard() { std::printf("  unwinding %s%s\n", name, std::uncaught_exceptions() ? "" : " (normal)"); }
};
struct Error : std::exception {
    int code;
    explicit Error(int c) : code(c) {}
    const char *what() const noexcept override { return "Error"; }
};
struct Fatal : Error {
    using Error::Error;
    const char *what() const noexcept override { return "Fatal"; }
};
struct Member {
    explicit Member(int n) { if (n < 0) throw Error(n); }
};
class Holder {
public:
    explicit Holder(int n) try : guard_{"holder"}, member_(n) { std::puts("  made"); } catch (const Error &e) {
        std::printf("  constructor failed: %d\n", e.code);
    }

private:
    Guard guard_;
    Member member_;
};
static int level(int n) {
    Guard g{n % 2 ? "odd" : "even"};
    if (n == 0) throw Fatal(7);
    return level(n - 1) + 1;
}
static void nested() {
    try {
        try {
            throw std::runtime_error("inner");
        } catch (...) {
            std::throw_with_nested(std::logic_error("outer"));
        }
    } catch (const std::logic_error &e) {
        std::printf("%s", e.what());
        try {
            std::rethrow_if_nested(e);
        } catch (const std::exception &inner) {
            std::printf(" from %s\n", inner.what());
        }
    }
}
static int finally(bool fail) {
    Guard g{"finally"};
    if (fail) throw std::string("thrown string");
    return 1;
}
static_assert(noexcept(Guard{}) && !noexcept(level(1)));

int main() {
    try {
        level(2);
    } catch (const Error &e) {
        std::printf("%s %d\n", e.what(), e.code);
    }
    try {
        Holder good(1), bad(-3);
    } catch (const Error &e) {
        std::printf("again %d\n", e.code);
    }
    nested();
    for (bool fail : {false, true})
        try {
            std::printf("%d\n", finally(fail));
        } catch (std::string &s) {
            s += "!";
            std::puts(s.c_str());
        }
    try {
        try {
            throw Fatal(1);
        } catch (Error &e) {
            e.code = 99;
            throw;
        }
    } catch (Fatal &f) {
        std::printf("%s %d\n", f.what(), f.code);
    }
    std::exception_ptr saved;
    try {
        throw 42;
    } catch (...) {
        saved = std::current_exception();
    }
    try {
        std::rethrow_exception(saved);
    } catch (int i) {
        std::printf("%d\n", i);
    }
    try {
        std::size_t huge = ~std::size_t{0} / 2;
        delete[] new char[huge];
    } catch (const std::bad_alloc &) {
        std::puts("bad_alloc");
    }
    const char *kinds[3] = {};
    for (int i = 0; i < 3; ++i) try {
            if (i == 0) throw nullptr;
            if (i == 1) throw "text";
            throw 2.5;
        } catch (int *) { kinds[i] = "int*"; } catch (const char *) { kinds[i] = "chars"; } catch (double) { kinds[i] = "double"; }
    std::printf("%s %s %s\n", kinds[0], kinds[1], kinds[2]);
}
