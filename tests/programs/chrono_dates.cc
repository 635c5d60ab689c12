// Durations, time points and C++20 calendar dates.
#include <chrono>
#include <cstdio>
#include <iostream>
#include <ratio>
#include <thread>

using namespace std::chrono;
using namespace std::chrono_literals;

template <class D> long in_ms(D d) { return duration_cast<milliseconds>(d).count(); }

struct Stopwatch {
    steady_clock::time_point start = steady_clock::now();
    auto elapsed() const { return steady_clock::now() - start; }
};

int main() {
    auto d = 1h + 30min + 15s + 250ms;
    std::printf("%ld ms, %ld min\n", in_ms(d), duration_cast<minutes>(d).count());
    hh_mm_ss clock(d);
    std::printf("%02ld:%02ld:%02ld.%03ld\n", clock.hours().count(), clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
    using frames = duration<int, std::ratio<1, 60>>;
    std::printf("%d frames %d\n", duration_cast<frames>(2s).count(), frames(90) > 1s);
    year_month_day date = 2024y / February / 28;
    for (int i = 0; i < 3; ++i) {
        year_month_day next = sys_days(date) + days(i);
        weekday w{sys_days(next)};
        std::printf("%d-%02u-%02u %u\n", int(next.year()), unsigned(next.month()), unsigned(next.day()), w.iso_encoding());
    }
    auto days_between = sys_days(2025y / 1 / 1) - sys_days(2024y / 1 / 1);
    std::printf("%ld %d %d\n", long(days_between.count()), (2024y).is_leap(), (2024y / 2 / 30).ok());
    year_month_day last = 2023y / March / std::chrono::last;
    std::printf("%u\n", unsigned(last.day()));
    Stopwatch watch;
    std::this_thread::sleep_for(20ms);
    std::printf("%d\n", watch.elapsed() >= 20ms && watch.elapsed() < 5s);
    static_assert(floor<seconds>(1999ms) == 1s && round<seconds>(1999ms) == 2s);
    system_clock::time_point epoch;
    std::printf("%ld\n", long(system_clock::to_time_t(epoch + hours(24))));
}
