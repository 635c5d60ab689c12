// A recursive-descent calculator with variables, functions and error positions.
#include <cctype>
#include <cmath>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

class Calculator {
public:
    double evaluate(const std::string &line) {
        text_ = line;
        at_ = 0;
        double value = assignment();
        if (peek()) error("unexpected input");
        return value;
    }

private:
    struct Error : std::runtime_error { using runtime_error::runtime_error; };
    [[noreturn]] void error(const std::string &what) const { throw Error(what + " at column " + std::to_string(at_ + 1)); }
    char peek() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
        return at_ < text_.size() ? text_[at_] : 0;
    }
    bool accept(char c) { return peek() == c && ++at_; }
    std::string name() {
        std::string n;
        while (at_ < text_.size() && std::isalnum(static_cast<unsigned char>(text_[at_]))) n += text_[at_++];
        return n;
    }
    double assignment() {
        std::size_t start = at_;
        if (std::isalpha(static_cast<unsigned char>(peek()))) {
            std::string n = name();
            if (accept('=')) return variables_[n] = assignment();
            at_ = start;
        }
        return sum();
    }
    double sum() {
        double v = product();
        for (;;) {
            if (accept('+')) v += product();
            else if (accept('-')) v -= product();
            else return v;
        }
    }
    double product() {
        double v = power();
        for (;;) {
            if (accept('*')) v *= power();
            else if (accept('/')) {
                double d = power();
                if (d == 0) error("division by zero");
                v /= d;
            } else return v;
        }
    }
    double power() { double v = unary(); return accept('^') ? std::pow(v, power()) : v; }
    double unary() { return accept('-') ? -unary() : primary(); }
    double primary() {
        if (accept('(')) {
            double v = sum();
            if (!accept(')')) error("expected )");
            return v;
        }
        char c = peek();
        if (std::isdigit(static_cast<unsigned char>(c)) || c == '.') {
            std::size_t n = 0;
            double v = std::stod(text_.substr(at_), &n);
            at_ += n;
            return v;
        }
        if (!std::isalpha(static_cast<unsigned char>(c))) error("expected a value");
        std::string n = name();
        if (accept('(')) {
            double arg = sum();
            if (!accept(')')) error("expected )");
            auto f = functions_.find(n);
            if (f == functions_.end()) error("unknown function " + n);
            return f->second(arg);
        }
        auto v = variables_.find(n);
        if (v == variables_.end()) error("unknown variable " + n);
        return v->second;
    }
    std::string text_;
    std::size_t at_ = 0;
    std::map<std::string, double> variables_{{"pi", 3.14159265358979}};
    std::map<std::string, double (*)(double)> functions_{{"sqrt", std::sqrt}, {"sin", std::sin}, {"abs", [](double x) { return x < 0 ? -x : x; }}};
};

int main() {
    Calculator c;
    for (const char *line : {"1 + 2 * 3", "2 ^ 3 ^ 2", "x = (1 + 2) * 4", "x / 5 - -1", "sqrt(x + 4) * 2", "sin(pi / 2)", "1 / 0", "2 +", "foo(1)", "y", "(1", "1 2"})
        try {
            std::cout << line << " = " << c.evaluate(line) << '\n';
        } catch (const std::exception &e) {
            std::cout << line << ": " << e.what() << '\n';
        }
}
