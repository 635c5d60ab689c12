// A discrete event simulation: priority queue of std::function, deterministic random numbers.
#include <cstdint>
#include <functional>
#include <iostream>
#include <queue>
#include <string>
#include <vector>

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint32_t next() {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::uint32_t>(state_ >> 33);
    }
    double uniform() { return next() / 2147483648.0; }

private:
    std::uint64_t state_;
};

class Simulation {
public:
    using Action = std::function<void(Simulation &)>;
    double now() const { return now_; }
    void in(double delay, Action action) { events_.push({now_ + delay, next_id_++, std::move(action)}); }
    void run(double until) {
        while (!events_.empty() && events_.top().time <= until) {
            Event e = events_.top();
            events_.pop();
            now_ = e.time;
            e.action(*this);
        }
    }

private:
    struct Event {
        double time;
        long id;
        Action action;
        bool operator<(const Event &o) const { return time != o.time ? time > o.time : id > o.id; }
    };
    std::priority_queue<Event> events_;
    double now_ = 0;
    long next_id_ = 0;
};

struct Shop {
    Random random{42};
    int waiting = 0, served = 0, longest = 0;
    bool busy = false;
    void arrive(Simulation &s) {
        longest = std::max(longest, ++waiting);
        if (!busy) serve(s);
        s.in(random.uniform() * 4, [this](Simulation &s) { arrive(s); });
    }
    void serve(Simulation &s) {
        if (waiting == 0) return;
        --waiting;
        busy = true;
        s.in(1 + random.uniform() * 2, [this](Simulation &s) {
            ++served;
            busy = false;
            serve(s);
        });
    }
};

int main() {
    Simulation simulation;
    Shop shop;
    simulation.in(0, [&](Simulation &s) { shop.arrive(s); });
    for (int hour = 1; hour <= 3; ++hour)
        simulation.in(60.0 * hour, [&shop, hour](Simulation &s) {
            std::cout << "hour " << hour << " at " << s.now() << ": " << shop.served << " served, " << shop.waiting << " waiting\n";
        });
    simulation.run(200);
    std::cout << shop.served << ' ' << shop.longest << '\n';
}
