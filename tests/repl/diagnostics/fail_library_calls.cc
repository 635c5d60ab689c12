// Calls of the library that do not fit: the user's own words, few candidates, type names as they are written.
#include <vector>
#include <string>
#include <memory>
#include <iostream>
std::vector<int> v; v.push_back("x");
//! error: no matching function for call to `std::vector<int>::push_back` with `(const char[2])`
//!   ┌─ input 5:1:21
//!   │
//! 1 │ std::vector<int> v; v.push_back("x");
//!   │                     ^^^^^^^^^^^
//! note: candidate `void std::vector<int>::push_back(const int &)`: argument 1: no conversion from `const char[2]` to `const int &`
//!      ┌─ /usr/include/c++/12/bits/stl_vector.h:1276:7
//!      │
//! 1276 │       push_back(const value_type& __x)
//!      │       ^^^^^^^^^
//! note: candidate `void std::vector<int>::push_back(int &&)`: argument 1: no conversion from `const char[2]` to `int &&`
//!      ┌─ /usr/include/c++/12/bits/stl_vector.h:1293:7
//!      │
//! 1293 │       push_back(value_type&& __x)
//!      │       ^^^^^^^^^
std::vector<int>().at("x");
//! error: no matching function for call to `std::vector<int>::at` with `(const char[2])`
//!   ┌─ input 5:1:1
//!   │
//! 1 │ std::vector<int>().at("x");
//!   │ ^^^^^^^^^^^^^^^^^^^^^
//! note: candidate `int &std::vector<int>::at(unsigned long)`: argument 1: no conversion from `const char[2]` to `unsigned long`
//!      ┌─ /usr/include/c++/12/bits/stl_vector.h:1173:7
//!      │
//! 1173 │       at(size_type __n)
//!      │       ^^
//! note: candidate `const int &std::vector<int>::at(unsigned long) const`: argument 1: no conversion from `const char[2]` to `unsigned long`
//!      ┌─ /usr/include/c++/12/bits/stl_vector.h:1192:7
//!      │
//! 1192 │       at(size_type __n) const
//!      │       ^^
std::string().substr(1, 2, 3);
//! error: too many arguments: `std::basic_string<char>::substr` takes at most 2 arguments, has 3
//!   ┌─ input 5:1:28
//!   │
//! 1 │ std::string().substr(1, 2, 3);
//!   │                            ^
//! note: declared as `std::string std::basic_string<char>::substr(unsigned long, unsigned long) const`
//!      ┌─ /usr/include/c++/12/bits/basic_string.h:3122:7
//!      │
//! 3122 │       substr(size_type __pos = 0, size_type __n = npos) const
//!      │       ^^^^^^
const std::vector<int> fixed; fixed.clear();
//! error: `std::vector<int>::clear` cannot be called on a `const std::vector<int>`: it is not a `const` member function
//!   ┌─ input 5:1:31
//!   │
//! 1 │ const std::vector<int> fixed; fixed.clear();
//!   │                               ^^^^^^^^^^^
//! note: `void std::vector<int>::clear() noexcept` is declared without `const` here
//!      ┌─ /usr/include/c++/12/bits/stl_vector.h:1600:7
//!      │
//! 1600 │       clear() _GLIBCXX_NOEXCEPT
//!      │       ^^^^^
std::unique_ptr<int> owner; auto copy = owner;
//! error: use of the deleted copy constructor of `std::unique_ptr<int>`
//!   ┌─ input 5:1:41
//!   │
//! 1 │ std::unique_ptr<int> owner; auto copy = owner;
//!   │                                         ^^^^^
//! note: `std::unique_ptr<int>::unique_ptr(const std::unique_ptr<int> &)` is deleted here
//!     ┌─ /usr/include/c++/12/bits/unique_ptr.h:514:7
//!     │
//! 514 │       unique_ptr(const unique_ptr&) = delete;
//!     │       ^^^^^^^^^^
struct S {};
std::cout << S{};
//! error: no `operator<<` for `(std::ostream, S)`
//!   ┌─ input 6:1:1
//!   │
//! 1 │ std::cout << S{};
//!   │ ^^^^^^^^^^^^^^^^
//!   │
//!   = 47 candidates of the library for other types
//! note: candidate template `operator<<`: substitution fails: the constraints of `__rvalue_stream_insertion_t` are not satisfied
//!     ┌─ /usr/include/c++/12/ostream:754:5
//!     │
//! 754 │     operator<<(_Ostream&& __os, const _Tp& __x)
//!     │     ^^^^^^^^^^
std::string text = 5;
//! error: no matching constructor of `std::string` for `(int)`
//!   ┌─ input 6:1:20
//!   │
//! 1 │ std::string text = 5;
//!   │                    ^
//!   │
//!   = 13 more candidates are not shown
//! note: candidate `std::basic_string<char>::basic_string(const std::allocator<char> &) noexcept`: argument 1: no conversion from `int` to `const std::allocator<char> &`
//!     ┌─ /usr/include/c++/12/bits/basic_string.h:528:7
//!     │
//! 528 │       basic_string(const _Alloc& __a) _GLIBCXX_NOEXCEPT
//!     │       ^^^^^^^^^^^^
//! note: candidate `std::basic_string<char>::basic_string(const std::string &)`: argument 1: no conversion from `int` to `const std::string &`
//!     ┌─ /usr/include/c++/12/bits/basic_string.h:540:7
//!     │
//! 540 │       basic_string(const basic_string& __str)
//!     │       ^^^^^^^^^^^^
//! note: candidate `std::basic_string<char>::basic_string(std::string &&) noexcept`: argument 1: no conversion from `int` to `std::string &&`
//!     ┌─ /usr/include/c++/12/bits/basic_string.h:670:7
//!     │
//! 670 │       basic_string(basic_string&& __str) noexcept
//!     │       ^^^^^^^^^^^^
//! note: candidate `std::basic_string<char>::basic_string(std::initializer_list<char>, const std::allocator<char> &)`: argument 1: no conversion from `int` to `std::initializer_list<char>`
//!     ┌─ /usr/include/c++/12/bits/basic_string.h:698:7
//!     │
//! 698 │       basic_string(initializer_list<_CharT> __l, const _Alloc& __a = _Alloc())
//!     │       ^^^^^^^^^^^^
std::max(1, 2.0);
//! error: no matching function for call to `max` with `(int, double)`
//!   ┌─ input 6:1:1
//!   │
//! 1 │ std::max(1, 2.0);
//!   │ ^^^^^^^^
//! note: candidate template `max`: `_Tp` is deduced as `int` and as `double`
//!     ┌─ /usr/include/c++/12/bits/stl_algobase.h:254:5
//!     │
//! 254 │     max(const _Tp& __a, const _Tp& __b)
//!     │     ^^^
//! note: candidate template `max`: too few arguments
//!     ┌─ /usr/include/c++/12/bits/stl_algobase.h:300:5
//!     │
//! 300 │     max(const _Tp& __a, const _Tp& __b, _Compare __comp)
//!     │     ^^^
std::vector<int>().lenght();
//! error: `std::vector<int>` has no member `lenght`
//!   ┌─ input 6:1:20
//!   │
//! 1 │ std::vector<int>().lenght();
//!   │                    ^^^^^^
//! note: `std::vector<int>` is declared here
//!     ┌─ /usr/include/c++/12/bits/stl_vector.h:423:11
//!     │
//! 423 │     class vector : protected _Vector_base<_Tp, _Alloc>
//!     │           ^^^^^^
