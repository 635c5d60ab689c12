// Diamonds with virtual bases: construction order, one shared base, conversions, calls during construction.
#include <cstdio>

struct Log {
    const char *name;
    explicit Log(const char *n) : name(n) { std::printf("+%s ", name); }
    ~Log() { std::printf("-%s ", name); }
};
struct Top {
    Log log;
    int id;
    explicit Top(int id) : log("Top"), id(id) { who(); }
    virtual void who() const { std::printf("[Top %d] ", id); }
    virtual ~Top() { who(); }
};
struct Left : virtual Top {
    Log log{"Left"};
    Left() : Top(1) { who(); }
    void who() const override { std::printf("[Left %d] ", id); }
    ~Left() override { who(); }
};
struct Right : virtual Top {
    Log log{"Right"};
    int extra = 9;
    Right() : Top(2) { who(); }
    void who() const override { std::printf("[Right %d] ", id); }
    virtual int value() const { return extra; }
};
struct Bottom : Left, Right {
    Log log{"Bottom"};
    Bottom() : Top(3) { who(); }
    void who() const override { std::printf("[Bottom %d] ", id); }
    int value() const override { return Right::value() + 1; }
};
struct Last : Bottom, virtual Log {
    Last() : Top(4), Log("Last") {}
};

int main() {
    {
        Bottom b;
        std::puts("");
        Top &t = b;
        Left &l = b;
        Right &r = b;
        t.who(), l.who(), r.who();
        std::printf("%d %d %d %d\n", r.value(), &l.id == &r.id, static_cast<Top *>(&l) == &t, dynamic_cast<Right *>(&l) == &r);
        int Top::*id = &Top::id;
        void (Top::*who)() const = &Top::who;
        std::printf("%d ", t.*id);
        (b.*who)();
    }
    std::puts("");
    Top *p = new Last;
    std::puts("");
    std::printf("%d %s\n", p->id, dynamic_cast<Log *>(p)->name);
    delete p;
    std::puts("");
    Left alone;
    std::printf("%d\n", alone.id);
}
