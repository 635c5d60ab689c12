// A JSON value on std::variant: parser, printer, error positions.
#include <cctype>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct Json;
using Array = std::vector<Json>;
using Object = std::map<std::string, Json>;

struct Json {
    std::variant<std::nullptr_t, bool, double, std::string, std::shared_ptr<Array>, std::shared_ptr<Object>> value;
};

template <class... Ts> struct overloaded : Ts... { using Ts::operator()...; };
template <class... Ts> overloaded(Ts...) -> overloaded<Ts...>;

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}
    Json parse() {
        Json j = value();
        skip();
        if (at_ != text_.size()) fail("trailing characters");
        return j;
    }

private:
    [[noreturn]] void fail(const std::string &why) const { throw std::runtime_error(why + " at " + std::to_string(at_)); }
    void skip() { while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_]))) ++at_; }
    char peek() { skip(); return at_ < text_.size() ? text_[at_] : '\0'; }
    void expect(char c) { if (peek() != c) fail(std::string("expected '") + c + "'"); ++at_; }
    bool accept(std::string_view word) {
        if (text_.substr(at_, word.size()) != word) return false;
        at_ += word.size();
        return true;
    }
    Json value() {
        switch (peek()) {
        case '{': return object();
        case '[': return array();
        case '"': return {string()};
        case 't': if (accept("true")) return {true}; break;
        case 'f': if (accept("false")) return {false}; break;
        case 'n': if (accept("null")) return {nullptr}; break;
        default: return number();
        }
        fail("unknown word");
    }
    Json number() {
        const std::string rest(text_.substr(at_));
        char *end = nullptr;
        double d = std::strtod(rest.c_str(), &end);
        if (end == rest.c_str()) fail("expected a value");
        at_ += end - rest.c_str();
        return {d};
    }
    std::string string() {
        expect('"');
        std::string s;
        while (at_ < text_.size() && text_[at_] != '"') {
            char c = text_[at_++];
            if (c == '\\' && at_ < text_.size()) c = text_[at_] == 'n' ? (++at_, '\n') : text_[at_++];
            s += c;
        }
        if (at_ == text_.size()) fail("unterminated string");
        ++at_;
        return s;
    }
    Json array() {
        auto a = std::make_shared<Array>();
        expect('[');
        if (peek() != ']') do a->push_back(value()); while (peek() == ',' && ++at_);
        expect(']');
        return {a};
    }
    Json object() {
        auto o = std::make_shared<Object>();
        expect('{');
        if (peek() != '}') do {
            skip();
            std::string key = string();
            expect(':');
            (*o)[key] = value();
        } while (peek() == ',' && ++at_);
        expect('}');
        return {o};
    }
    std::string_view text_;
    std::size_t at_ = 0;
};

std::ostream &operator<<(std::ostream &out, const Json &j) {
    std::visit(overloaded{
        [&](std::nullptr_t) { out << "null"; },
        [&](bool b) { out << (b ? "true" : "false"); },
        [&](double d) { out << d; },
        [&](const std::string &s) { out << '"' << s << '"'; },
        [&](const std::shared_ptr<Array> &a) {
            out << '[';
            const char *sep = "";
            for (const Json &x : *a) out << sep << x, sep = ", ";
            out << ']';
        },
        [&](const std::shared_ptr<Object> &o) {
            out << '{';
            const char *sep = "";
            for (const auto &[k, v] : *o) out << sep << '"' << k << "\": " << v, sep = ", ";
            out << '}';
        }}, j.value);
    return out;
}

int main() {
    for (std::string_view text : {R"({"name": "Cinch", "tags": ["c++", "jit", true, null], "size": 3.5, "nested": {"a": [1, [2, [3]]]}})",
                                  "[1, 2,, 3]", "\"open", "{\"a\" 1}", "[] x", "-12e2", "tru"}) {
        try {
            std::cout << Parser(text).parse() << '\n';
        } catch (const std::exception &e) {
            std::cout << "error: " << e.what() << '\n';
        }
    }
}
