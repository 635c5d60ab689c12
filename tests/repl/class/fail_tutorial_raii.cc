// Destructors in order, deleted copies, static members that count.
#include <cstdio>
class Logger { const char *name; public: Logger(const char *n) : name(n) { printf("enter %s\n", name); } ~Logger() { printf("leave %s\n", name); } Logger(const Logger &) = delete; Logger &operator=(const Logger &) = delete; };
void work() { Logger l("work"); { Logger inner("inner"); } printf("done\n"); }
work();
//| enter work
//| enter inner
//| leave inner
//| done
//| leave work
Logger a("a");
//| enter a
Logger b = a;
//! error: use of the deleted copy constructor of `Logger`
//!   ┌─ input 6:1:12
//!   │
//! 1 │ Logger b = a;
//!   │            ^
//! note: `Logger::Logger(const Logger &)` is deleted here
//!   ┌─ input 2:1:148
//!   │
//! 1 │ class Logger { const char *name; public: Logger(const char *n) : name(n) { printf("enter %s\n", name); } ~Logger() { printf("leave %s\n", name); } Logger(const Logger &) = delete; Logger &operator=(const Logger &) = delete; };
//!   │                                                                                                                                                    ^^^^^^
a = a;
//! error: an object of type `Logger` cannot be assigned: its copy assignment operator is deleted
//!   ┌─ input 6:1:1
//!   │
//! 1 │ a = a;
//!   │ ^^^^^
//! note: `Logger &Logger::operator=(const Logger &)` is deleted here
//!   ┌─ input 2:1:189
//!   │
//! 1 │ class Logger { const char *name; public: Logger(const char *n) : name(n) { printf("enter %s\n", name); } ~Logger() { printf("leave %s\n", name); } Logger(const Logger &) = delete; Logger &operator=(const Logger &) = delete; };
//!   │                                                                                                                                                                                             ^^^^^^^^^
class Counter { static int live; public: Counter() { ++live; } ~Counter() { --live; } static int alive() { return live; } };
int Counter::live = 0;
{ Counter c, d; printf("%d\n", Counter::alive()); }
//| 2
Counter::alive()
//= (int) 0
Counter::live
//! error: `live` is a private member of `Counter`
//!   ┌─ input 10:1:10
//!   │
//! 1 │ Counter::live
//!   │          ^^^^
//! note: it is declared private here
//!   ┌─ input 7:1:14
//!   │
//! 1 │ int Counter::live = 0;
//!   │              ^^^^
Counter().alive()
//= (int) 1
//| leave a
