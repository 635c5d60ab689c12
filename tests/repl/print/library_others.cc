// Errors by what they say, types by name, streams and locks by their state.
#include <stdexcept>
#include <system_error>
#include <typeinfo>
#include <typeindex>
#include <mutex>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>
std::runtime_error("oops")
//= (std::runtime_error) "oops"
std::bad_alloc{}
//= (std::bad_alloc) "std::bad_alloc"
// A class that adds members to one with an interface shows both.
struct Error : std::runtime_error { int code = 7; using std::runtime_error::runtime_error; };
Error("x")
//= (Error) { std::runtime_error = "x", .code = 7 }
struct Same : std::runtime_error { using std::runtime_error::runtime_error; };
Same("y")
//= (Same) "y"
struct Named : std::vector<int> { std::string name = "n"; };
Named{}
//= (Named) { std::vector<int> = {}, .name = "n" }
std::make_error_code(std::errc::invalid_argument)
//= (std::error_code) { generic: 22, "Invalid argument" }
std::system_category()
//= (const std::error_category &) "system"
typeid(int)
//= (const std::type_info &) int
std::type_index(typeid(std::vector<int>))
//= (std::type_index) std::vector<int>
std::ifstream("/nonexistent")
//= (std::ifstream) { fail }
std::cout
//= (std::ostream &) { good }
std::mutex m;
m
//= (std::mutex &) { ... }
std::unique_lock<std::mutex> lock(m);
lock
//= (std::unique_lock<std::mutex> &) { locked }
