// Why a function is deleted, down to the last reason.
#include <unordered_map>
struct K { int a; bool operator==(const K &) const = default; };
std::unordered_map<K, int> map;
//! error: use of the implicitly deleted default constructor of `std::unordered_map<K, int>`
//!   ┌─ input 3:1:28
//!   │
//! 1 │ std::unordered_map<K, int> map;
//!   │                            ^^^
//! note: `std::unordered_map<K, int>::unordered_map()` is implicitly deleted here
//!     ┌─ /usr/include/c++/12/bits/unordered_map.h:141:7
//!     │
//! 141 │       unordered_map() = default;
//!     │       ^^^^^^^^^^^^^
//! note: it is deleted because the member `_M_h` has a deleted default constructor
//!     ┌─ /usr/include/c++/12/bits/unordered_map.h:105:18
//!     │
//! 105 │       _Hashtable _M_h;
//!     │                  ^^^^
//! note: and so on through 3 parts: it is deleted because the base `std::hash<K>` has a deleted destructor
//!     ┌─ /usr/include/c++/12/bits/functional_hash.h:102:12
//!     │
//! 102 │     struct hash : __hash_enum<_Tp>
//!     │            ^^^^
//! note: it is deleted because the base `std::__hash_enum<K>` has an inaccessible destructor
//!    ┌─ /usr/include/c++/12/bits/functional_hash.h:79:12
//!    │
//! 79 │     struct __hash_enum
//!    │            ^^^^^^^^^^^
struct No { No(const No &) = delete; No() {} };
struct Has { No no; };
struct Deep { Has has; };
struct Deeper : Deep {};
Deeper deeper;
Deeper copy = deeper;
//! error: use of the implicitly deleted copy constructor of `Deeper`
//!   ┌─ input 8:1:15
//!   │
//! 1 │ Deeper copy = deeper;
//!   │               ^^^^^^
//! note: `Deeper::Deeper(const Deeper &) noexcept` is implicitly deleted here
//!   ┌─ input 6:1:8
//!   │
//! 1 │ struct Deeper : Deep {};
//!   │        ^^^^^^
//! note: it is deleted because the base `Deep` has a deleted copy constructor
//!   ┌─ input 5:1:8
//!   │
//! 1 │ struct Deep { Has has; };
//!   │        ^^^^
//! note: and so on through 1 part: it is deleted because the member `no` has a deleted copy constructor
//!   ┌─ input 4:1:17
//!   │
//! 1 │ struct Has { No no; };
//!   │                 ^^
//! note: `No::No(const No &)` is deleted here
//!   ┌─ input 3:1:13
//!   │
//! 1 │ struct No { No(const No &) = delete; No() {} };
//!   │             ^^
