// Arbitrary-precision unsigned integers: carries, division, streams, factorials and Fibonacci numbers.
#include <algorithm>
#include <compare>
#include <cstdint>
#include <utility>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

class BigInt {
public:
    BigInt(std::uint64_t n = 0) { for (; n; n >>= 32) limbs_.push_back(static_cast<std::uint32_t>(n)); }
    explicit BigInt(const std::string &s) {
        for (char c : s) {
            if (c < '0' || c > '9') throw std::invalid_argument("not a digit: " + std::string(1, c));
            *this *= 10;
            *this += c - '0';
        }
    }
    BigInt &operator+=(const BigInt &o) {
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < std::max(limbs_.size(), o.limbs_.size()) || carry; ++i) {
            if (i == limbs_.size()) limbs_.push_back(0);
            carry += limbs_[i] + std::uint64_t{i < o.limbs_.size() ? o.limbs_[i] : 0u};
            limbs_[i] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        return *this;
    }
    BigInt &operator*=(std::uint32_t k) {
        std::uint64_t carry = 0;
        for (auto &l : limbs_) {
            carry += std::uint64_t{l} * k;
            l = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        if (carry) limbs_.push_back(static_cast<std::uint32_t>(carry));
        trim();
        return *this;
    }
    std::uint32_t divide(std::uint32_t by) {
        std::uint64_t rest = 0;
        for (auto it = limbs_.rbegin(); it != limbs_.rend(); ++it) {
            rest = rest << 32 | *it;
            *it = static_cast<std::uint32_t>(rest / by);
            rest %= by;
        }
        trim();
        return static_cast<std::uint32_t>(rest);
    }
    friend BigInt operator+(BigInt a, const BigInt &b) { return a += b; }
    friend BigInt operator*(const BigInt &a, const BigInt &b) {
        BigInt r;
        for (std::size_t i = b.limbs_.size(); i-- > 0;) {
            if (!r.limbs_.empty()) r.limbs_.insert(r.limbs_.begin(), 0);
            r += BigInt(a) *= b.limbs_[i];
        }
        return r;
    }
    bool operator==(const BigInt &) const = default;
    std::strong_ordering operator<=>(const BigInt &o) const {
        if (auto c = limbs_.size() <=> o.limbs_.size(); c != 0) return c;
        return std::lexicographical_compare_three_way(limbs_.rbegin(), limbs_.rend(), o.limbs_.rbegin(), o.limbs_.rend());
    }
    explicit operator bool() const { return !limbs_.empty(); }
    friend std::ostream &operator<<(std::ostream &out, BigInt n) {
        std::string s;
        do s += static_cast<char>('0' + n.divide(10)); while (n);
        return out << std::string(s.rbegin(), s.rend());
    }

private:
    void trim() { while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back(); }
    std::vector<std::uint32_t> limbs_;
};

BigInt operator""_big(const char *digits) { return BigInt(std::string(digits)); }
BigInt power(BigInt base, unsigned n) {
    BigInt r = 1;
    for (; n; n >>= 1, base = base * base) if (n & 1) r = r * base;
    return r;
}

int main() {
    BigInt f = 1;
    for (std::uint32_t i = 2; i <= 30; ++i) f *= i;
    std::cout << "30! = " << f << '\n' << "2^200 = " << power(2, 200) << '\n';
    BigInt a = 0, b = 1;
    for (int i = 0; i < 150; ++i) a = std::exchange(b, a + b);
    std::cout << a << '\n' << 123456789012345678901234567890_big * 987654321_big << '\n';
    std::cout << (a < b) << (f == BigInt(f)) << (power(10, 20) > 99999999999999999999_big) << (BigInt() <= 0) << '\n';
    try {
        BigInt bad("12x");
    } catch (const std::invalid_argument &e) {
        std::cout << e.what() << '\n';
    }
}
