// A string class with the small-buffer optimisation: unions, placement new, the rule of five, operators.
#include <cstdio>
#include <cstring>
#include <new>
#include <utility>

class String {
public:
    String() noexcept : String("") {}
    String(const char *s) : size_(std::strlen(s)) { std::memcpy(allocate(), s, size_ + 1); }
    String(const String &o) : size_(o.size_) { std::memcpy(allocate(), o.c_str(), size_ + 1); }
    String(String &&o) noexcept : size_(o.size_) {
        if (o.is_small()) std::memcpy(small_, o.small_, size_ + 1);
        else large_ = std::exchange(o.large_, nullptr), o.size_ = 0, o.small_[0] = 0;
    }
    String &operator=(String o) noexcept {
        this->~String();
        return *new (this) String(std::move(o));
    }
    ~String() { if (!is_small()) { ++frees; delete[] large_; } }
    const char *c_str() const { return is_small() ? small_ : large_; }
    std::size_t size() const { return size_; }
    char &operator[](std::size_t i) { return const_cast<char *>(c_str())[i]; }
    const char &operator[](std::size_t i) const { return c_str()[i]; }
    String &operator+=(const String &o) {
        String r;
        r.size_ = size_ + o.size_;
        char *to = r.allocate();
        std::memcpy(to, c_str(), size_);
        std::memcpy(to + size_, o.c_str(), o.size_ + 1);
        return *this = std::move(r);
    }
    friend String operator+(String a, const String &b) { a += b; return a; }
    friend bool operator==(const String &a, const String &b) { return a.size_ == b.size_ && !std::memcmp(a.c_str(), b.c_str(), a.size_); }
    friend int operator<=>(const String &a, const String &b) { return std::strcmp(a.c_str(), b.c_str()); }
    explicit operator bool() const { return size_ != 0; }
    static int allocations, frees;

private:
    bool is_small() const { return size_ < sizeof small_; }
    char *allocate() {
        if (is_small()) return small_;
        ++allocations;
        return large_ = new char[size_ + 1];
    }
    std::size_t size_;
    union {
        char small_[16];
        char *large_;
    };
};
int String::allocations = 0, String::frees = 0;

String operator""_s(const char *s, std::size_t) { return String(s); }

int main() {
    {
        String a = "short", b = "a string that is too long for the buffer";
        String c = a + " and " + b;
        std::printf("%s (%zu)\n", c.c_str(), c.size());
        String d = std::move(c);
        c = a;
        c[0] = 'S';
        std::printf("%s %s %zu\n", c.c_str(), a.c_str(), d.size());
        std::printf("%d %d %d %d\n", a == "short", a != c, c < a, b > a);
        String list[3] = {"x"_s, d, b};
        std::swap(list[0], list[2]);
        std::printf("%s %d %d\n", list[2].c_str(), bool(String()), static_cast<bool>(list[1]));
        const String &ref = list[2] + "y";
        std::printf("%c%c\n", ref[0], ref[1]);
        a = a;
    }
    std::printf("%d\n", String::allocations - String::frees);
}
