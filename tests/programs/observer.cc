// The observer pattern without the library: intrusive lists, reference counting, member function pointers, friends.
#include <cstdio>

class RefCounted {
public:
    void retain() const { ++count_; }
    void release() const { if (--count_ == 0) delete this; }
    int count() const { return count_; }

protected:
    RefCounted() = default;
    RefCounted(const RefCounted &) : count_(0) {}
    virtual ~RefCounted() = default;

private:
    mutable int count_ = 0;
};

template <class T> class Ref {
public:
    Ref() = default;
    Ref(T *p) : p_(p) { if (p_) p_->retain(); }
    Ref(const Ref &o) : Ref(o.p_) {}
    template <class U> Ref(const Ref<U> &o) : Ref(o.get()) {}
    ~Ref() { if (p_) p_->release(); }
    Ref &operator=(const Ref &o) {
        Ref copy(o);
        T *t = p_;
        p_ = copy.p_;
        copy.p_ = t;
        return *this;
    }
    T *operator->() const { return p_; }
    T &operator*() const { return *p_; }
    T *get() const { return p_; }
    explicit operator bool() const { return p_ != nullptr; }

private:
    T *p_ = nullptr;
};

class Subject;
class Observer : public RefCounted {
public:
    virtual void changed(const Subject &s, int old) = 0;

private:
    Ref<Observer> next_;
    friend class Subject;
};

class Subject {
public:
    explicit Subject(const char *name) : name_(name) {}
    Subject(const Subject &) = delete;
    Subject &operator=(const Subject &) = delete;
    void attach(Ref<Observer> o) {
        o->next_ = first_;
        first_ = o;
    }
    Subject &operator=(int value) {
        int old = value_;
        value_ = value;
        if (old != value)
            for (Ref<Observer> o = first_; o; o = o->next_) o->changed(*this, old);
        return *this;
    }
    operator int() const { return value_; }
    const char *name() const { return name_; }

private:
    const char *name_;
    int value_ = 0;
    Ref<Observer> first_;
};

class Logger final : public Observer {
public:
    ~Logger() override { std::puts("logger gone"); }
    void changed(const Subject &s, int old) override { std::printf("%s: %d -> %d\n", s.name(), old, int(s)); }
};

template <class T> class Forward : public Observer {
public:
    using Method = void (T::*)(int, int);
    Forward(T &target, Method method) : target_(target), method_(method) {}
    ~Forward() override { std::puts("forward gone"); }
    void changed(const Subject &s, int old) override { (target_.*method_)(old, s); }

private:
    T &target_;
    Method method_;
};

struct Statistics {
    int changes = 0, largest = 0;
    void note(int old, int now) {
        ++changes;
        if (int d = now > old ? now - old : old - now; d > largest) largest = d;
    }
};

int main() {
    Statistics stats;
    Ref<Observer> logger = new Logger;
    {
        Subject temperature("temperature"), pressure("pressure");
        temperature.attach(logger);
        temperature.attach(new Forward<Statistics>(stats, &Statistics::note));
        pressure.attach(new Logger);
        temperature = 20;
        temperature = 20;
        (pressure = 3) = 4;
        temperature = temperature + pressure * 10;
        std::printf("%d owners\n", logger->count());
    }
    std::printf("%d changes, largest %d, %d owner\n", stats.changes, stats.largest, logger->count());
}
