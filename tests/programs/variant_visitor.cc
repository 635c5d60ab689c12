// An expression evaluator on std::variant with a recursive visitor.
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <variant>

struct Number { double value; };
struct Variable { std::string name; };
struct Binary;
struct Negate;
using Expr = std::variant<Number, Variable, std::unique_ptr<Binary>, std::unique_ptr<Negate>>;
struct Binary { char op; Expr left, right; };
struct Negate { Expr operand; };

Expr operator+(Expr a, Expr b) { return std::make_unique<Binary>('+', std::move(a), std::move(b)); }
Expr operator*(Expr a, Expr b) { return std::make_unique<Binary>('*', std::move(a), std::move(b)); }
Expr operator-(Expr a) { return std::make_unique<Negate>(std::move(a)); }
Expr var(const char *n) { return Variable{n}; }
Expr num(double d) { return Number{d}; }

struct Evaluate {
    const std::map<std::string, double> &env;
    double operator()(const Number &n) const { return n.value; }
    double operator()(const Variable &v) const { return env.at(v.name); }
    double operator()(const std::unique_ptr<Binary> &b) const {
        double l = std::visit(*this, b->left), r = std::visit(*this, b->right);
        return b->op == '+' ? l + r : l * r;
    }
    double operator()(const std::unique_ptr<Negate> &n) const { return -std::visit(*this, n->operand); }
};

std::string show(const Expr &e) {
    return std::visit([](const auto &x) -> std::string {
        using T = std::decay_t<decltype(x)>;
        if constexpr (std::is_same_v<T, Number>) {
            std::ostringstream out;
            out << x.value;
            return out.str();
        } else if constexpr (std::is_same_v<T, Variable>) {
            return x.name;
        } else if constexpr (std::is_same_v<T, std::unique_ptr<Binary>>) {
            return "(" + show(x->left) + " " + x->op + " " + show(x->right) + ")";
        } else {
            return "-" + show(x->operand);
        }
    }, e);
}

Expr derive(const Expr &e, const std::string &by);
Expr copy(const Expr &e) {
    struct Copy {
        Expr operator()(const Number &n) const { return n; }
        Expr operator()(const Variable &v) const { return v; }
        Expr operator()(const std::unique_ptr<Binary> &b) const { return std::make_unique<Binary>(b->op, copy(b->left), copy(b->right)); }
        Expr operator()(const std::unique_ptr<Negate> &n) const { return -copy(n->operand); }
    };
    return std::visit(Copy{}, e);
}
Expr derive(const Expr &e, const std::string &by) {
    if (std::holds_alternative<Number>(e)) return num(0);
    if (auto *v = std::get_if<Variable>(&e)) return num(v->name == by);
    if (auto *n = std::get_if<std::unique_ptr<Negate>>(&e)) return -derive((*n)->operand, by);
    const Binary &b = *std::get<std::unique_ptr<Binary>>(e);
    if (b.op == '+') return derive(b.left, by) + derive(b.right, by);
    return derive(b.left, by) * copy(b.right) + copy(b.left) * derive(b.right, by);
}

int main() {
    Expr e = (var("x") + num(2)) * -(var("y") * var("x"));
    const std::map<std::string, double> env{{"x", 3}, {"y", 0.5}};
    std::cout << show(e) << " = " << std::visit(Evaluate{env}, e) << '\n';
    Expr d = derive(e, "x");
    std::cout << show(d) << " = " << std::visit(Evaluate{env}, d) << '\n';
    try {
        std::visit(Evaluate{env}, var("z"));
    } catch (const std::out_of_range &) {
        std::cout << "unknown variable\n";
    }
    try {
        std::get<Number>(e);
    } catch (const std::bad_variant_access &) {
        std::cout << "not a number; index " << e.index() << '\n';
    }
}
