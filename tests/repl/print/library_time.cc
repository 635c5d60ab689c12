// Durations with their unit, times of the civil clock as dates, of others as durations.
#include <chrono>
std::chrono::milliseconds{5}
//= (std::chrono::milliseconds) 5ms
std::chrono::microseconds{-5}
//= (std::chrono::microseconds) -5us
std::chrono::hours{5}
//= (std::chrono::hours) 5h
std::chrono::duration<double>{1.5}
//= (std::chrono::duration<double>) 1.5s
std::chrono::duration<int, std::ratio<1, 30>>{3}
//= (std::chrono::duration<int, std::ratio<1, 30>>) 3[1/30]s
std::chrono::duration<int, std::ratio<5>>{3}
//= (std::chrono::duration<int, std::ratio<5>>) 3[5]s
std::chrono::system_clock::time_point{}
//= (std::chrono::time_point<std::chrono::system_clock>) 1970-01-01 00:00:00.000000000
std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::from_time_t(1700000000))
//= (std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>) 2023-11-14 22:13:20.000
std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::from_time_t(-1))
//= (std::chrono::sys_seconds) 1969-12-31 23:59:59
std::chrono::sys_days{}
//= (std::chrono::sys_days) 1970-01-01
std::chrono::steady_clock::time_point{std::chrono::seconds(2)}
//= (std::chrono::time_point<std::chrono::steady_clock>) 2000000000ns
std::chrono::year{2024}
//= (std::chrono::year) 2024
std::chrono::February
//= (const std::chrono::month &) 2
std::chrono::year_month_day{std::chrono::year{2024}, std::chrono::month{2}, std::chrono::day{29}}
//= (std::chrono::year_month_day) 2024-02-29
