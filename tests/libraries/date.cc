// Packages: libhowardhinnant-date-dev.
#include <date/date.h>
#include <iostream>
int main() { using namespace date; auto d = 2024_y/feb/last; std::cout << year_month_day(d) << " " << weekday(sys_days(d)) << "\n"; std::cout << format("%F %T", sys_days(d)) << "\n"; }
