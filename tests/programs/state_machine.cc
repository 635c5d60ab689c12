// A state machine with enum classes, switch, a transition table of member pointers and a builder.
#include <cstdio>
#include <cstring>

enum class State { Idle, Connecting, Connected, Failed, Count };
enum class Event : unsigned char { Dial, Answer, Timeout, Hangup };
static const char *names[] = {"Idle", "Connecting", "Connected", "Failed"};

class Phone {
public:
    using Handler = State (Phone::*)(int);
    Phone &on(State s, Event e, Handler h) {
        table_[static_cast<int>(s)][static_cast<int>(e)] = h;
        return *this;
    }
    bool fire(Event e, int arg = 0) {
        Handler h = table_[static_cast<int>(state_)][static_cast<int>(e)];
        if (!h) {
            std::printf("  ignored %d in %s\n", static_cast<int>(e), names[static_cast<int>(state_)]);
            return false;
        }
        State next = (this->*h)(arg);
        std::printf("  %s -> %s\n", names[static_cast<int>(state_)], names[static_cast<int>(next)]);
        state_ = next;
        return true;
    }
    State dial(int number) { number_ = number; return number > 0 ? State::Connecting : State::Failed; }
    State answer(int) { ++calls_; return State::Connected; }
    State hangup(int) { return State::Idle; }
    State give_up(int seconds) { return seconds > 30 ? State::Failed : state_; }
    int calls() const { return calls_; }
    State state() const { return state_; }

private:
    Handler table_[static_cast<int>(State::Count)][4] = {};
    State state_ = State::Idle;
    int number_ = 0, calls_ = 0;
};

int main() {
    Phone p;
    p.on(State::Idle, Event::Dial, &Phone::dial)
        .on(State::Connecting, Event::Answer, &Phone::answer)
        .on(State::Connecting, Event::Timeout, &Phone::give_up)
        .on(State::Connected, Event::Hangup, &Phone::hangup)
        .on(State::Failed, Event::Hangup, &Phone::hangup);
    struct { Event e; int arg; } script[] = {{Event::Hangup, 0}, {Event::Dial, 42}, {Event::Timeout, 10}, {Event::Answer, 0}, {Event::Dial, 7}, {Event::Hangup, 0}, {Event::Dial, -1}, {Event::Hangup, 0}, {Event::Dial, 1}, {Event::Timeout, 31}};
    int handled = 0;
    for (auto [e, arg] : script) handled += p.fire(e, arg);
    std::printf("%d handled, %d calls, %s\n", handled, p.calls(), p.state() == State::Failed ? "failed" : "fine");
    int (Phone::*calls)() const = &Phone::calls;
    const Phone &ref = p;
    std::printf("%d\n", (ref.*calls)());
    switch (p.state()) {
        using enum State;
    case Idle:
    case Connecting: std::puts("going on"); break;
    case Failed: std::puts("over"); [[fallthrough]];
    default: std::puts("end");
    }
}
