// Allocation: class operator new and delete on a pool, placement, alignment, a minimal allocator for containers.
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory_resource>
#include <new>
#include <vector>

class Pool {
    union Slot {
        Slot *next;
        alignas(std::max_align_t) std::byte bytes[48];
    };
    Slot slots_[64];
    Slot *free_ = nullptr;

public:
    int used = 0;
    Pool() { for (Slot &s : slots_) s.next = free_, free_ = &s; }
    void *take(std::size_t n) {
        if (n > sizeof(Slot) || !free_) throw std::bad_alloc();
        Slot *s = free_;
        free_ = s->next;
        ++used;
        return s->bytes;
    }
    void give(void *p) noexcept {
        Slot *s = static_cast<Slot *>(p);
        s->next = free_;
        free_ = s;
        --used;
    }
};
static Pool pool;

struct Base {
    virtual ~Base() { std::printf("~Base "); }
    static void *operator new(std::size_t n) { std::printf("new(%zu) ", n); return pool.take(n); }
    static void operator delete(void *p, std::size_t n) { std::printf("delete(%zu)\n", n); pool.give(p); }
    static void *operator new(std::size_t, void *at) noexcept { return at; }
    static void operator delete(void *, void *) noexcept { std::printf("placement delete\n"); }
};
struct Derived : Base {
    int data[6] = {1, 2, 3};
    explicit Derived(bool fail = false) { if (fail) throw 1; }
    ~Derived() override { std::printf("~Derived "); }
};

template <class T> struct Counting {
    using value_type = T;
    long *bytes;
    explicit Counting(long *b) : bytes(b) {}
    template <class U> Counting(const Counting<U> &o) : bytes(o.bytes) {}
    T *allocate(std::size_t n) { *bytes += n * sizeof(T); return static_cast<T *>(::operator new(n * sizeof(T))); }
    void deallocate(T *p, std::size_t n) { *bytes -= n * sizeof(T); ::operator delete(p); }
    template <class U> bool operator==(const Counting<U> &o) const { return bytes == o.bytes; }
};

struct alignas(64) Line { char c[64]; };
struct Tracked {
    static int live;
    Tracked() { if (++live == 4) { --live; throw "fourth"; } }
    ~Tracked() { --live; }
};
int Tracked::live = 0;

int main() {
    Base *b = new Derived;
    std::printf("used %d\n", pool.used);
    delete b;
    try {
        new Derived(true);
    } catch (int) {
        std::printf("used %d\n", pool.used);
    }
    alignas(Derived) std::byte room[sizeof(Derived)];
    Derived *d = new (room) Derived;
    std::printf("%d ", d->data[2]);
    d->~Derived();
    std::puts("");
    try {
        new Tracked[6];
    } catch (const char *what) {
        std::printf("%s %d\n", what, Tracked::live);
    }
    Line *lines = new Line[3];
    std::printf("%d\n", int(reinterpret_cast<std::uintptr_t>(lines) % 64));
    delete[] lines;
    long bytes = 0;
    {
        std::vector<int, Counting<int>> v{Counting<int>(&bytes)};
        v.reserve(100);
        std::map<int, int, std::less<>, Counting<std::pair<const int, int>>> m{Counting<std::pair<const int, int>>(&bytes)};
        m[1] = 2;
        std::printf("%d\n", bytes >= 400);
    }
    std::printf("%ld\n", bytes);
    char buffer[1024];
    std::pmr::monotonic_buffer_resource arena(buffer, sizeof buffer);
    std::pmr::vector<int> p({1, 2, 3}, &arena);
    std::printf("%d\n", (char *)p.data() >= buffer && (char *)p.data() < buffer + sizeof buffer);
    int *none = new (std::nothrow) int[std::size_t(1) << 60];
    std::printf("%d\n", none == nullptr);
}
