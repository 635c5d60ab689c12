// Names of the library that no header has declared yet, with the header that does.
std::vector<int> v;
//! error: use of undeclared `std`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ std::vector<int> v;
//!   │ ^^^
//!   │
//!   = `std::vector` is declared by `#include <vector>`
std::cout << 1;
//! error: use of undeclared `std`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ std::cout << 1;
//!   │ ^^^
//!   │
//!   = `std::cout` is declared by `#include <iostream>`
std::chrono::milliseconds(5)
//! error: use of undeclared `std`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ std::chrono::milliseconds(5)
//!   │ ^^^
//!   │
//!   = `std::chrono` is declared by `#include <chrono>`
printf("x");
//! error: use of undeclared `printf`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ printf("x");
//!   │ ^^^^^^
//!   │
//!   = `printf` is declared by `#include <cstdio>`
size_t n;
//! error: use of undeclared `size_t`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ size_t n;
//!   │ ^^^^^^
//!   │
//!   = `size_t` is declared by `#include <cstddef>`
std::optional<std::pair<int, int>>{{1, 2}}
//! error: use of undeclared `std::optional`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ std::optional<std::pair<int, int>>{{1, 2}}
//!   │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//!   │
//!   = `std::optional` is declared by `#include <optional>`
auto o = std::optional<int>{1};
//! error: use of undeclared `std::optional`
//!   ┌─ input 1:1:10
//!   │
//! 1 │ auto o = std::optional<int>{1};
//!   │          ^^^^^^^^^^^^^^^^^^
//!   │
//!   = `std::optional` is declared by `#include <optional>`
std::thread::id{}
//! error: use of undeclared `std::thread::id`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ std::thread::id{}
//!   │ ^^^^^^^^^^^^^^^
//!   │
//!   = `std::thread` is declared by `#include <thread>`
cout << 1;
//! error: use of undeclared `cout`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ cout << 1;
//!   │ ^^^^
//!   │
//!   = `std::cout` is declared by `#include <iostream>`
M_PI
//! error: use of undeclared `M_PI`
//!   ┌─ input 1:1:1
//!   │
//! 1 │ M_PI
//!   │ ^^^^
//!   │
//!   = `M_PI` is defined by `#include <cmath>`
#include <vector>
std::sort(1, 2);
//! error: no `sort` in namespace `std`
//!   ┌─ input 2:1:6
//!   │
//! 1 │ std::sort(1, 2);
//!   │      ^^^^
//!   │
//!   = `std::sort` is declared by `#include <algorithm>`
vector<int> w;
//! error: use of undeclared `vector`
//!   ┌─ input 2:1:1
//!   │
//! 1 │ vector<int> w;
//!   │ ^^^^^^^^^^^ did you mean `std::vector`?
//! note: `std::vector` is declared here
//!     ┌─ /usr/include/c++/12/bits/stl_vector.h:423:11
//!     │
//! 423 │     class vector : protected _Vector_base<_Tp, _Alloc>
//!     │           ^^^^^^
std::vektor<int> x;
//! error: no `vektor` in namespace `std`
//!   ┌─ input 2:1:6
//!   │
//! 1 │ std::vektor<int> x;
//!   │      ^^^^^^^^^^^ did you mean `vector`?
//! note: `vector` is declared here
//!     ┌─ /usr/include/c++/12/bits/stl_vector.h:423:11
//!     │
//! 423 │     class vector : protected _Vector_base<_Tp, _Alloc>
//!     │           ^^^^^^
Foo{1}
//! error: use of undeclared `Foo`
//!   ┌─ input 2:1:1
//!   │
//! 1 │ Foo{1}
//!   │ ^^^
std::foo::bar(1);
//! error: no `foo` in namespace `std`
//!   ┌─ input 2:1:6
//!   │
//! 1 │ std::foo::bar(1);
//!   │      ^^^
