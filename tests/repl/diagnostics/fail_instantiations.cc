// [temp.inst]: an error inside of a library's template stands where the user asked for it; of several that one expression
// causes the first is shown.
#include <algorithm>
#include <list>
#include <map>
#include <memory>
#include <tuple>
#include <vector>
std::list<int> list; std::sort(list.begin(), list.end());
//! error: no `operator-` for `(std::_List_iterator<int>, std::_List_iterator<int>)`
//!   ┌─ input 7:1:22
//!   │
//! 1 │ std::list<int> list; std::sort(list.begin(), list.end());
//!   │                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in the instantiation of `std::sort` asked for here
//!   │
//!   = 2 candidates of the library for other types
//! note: the error is in the instantiation of `std::__sort`, 1 level below
//!      ┌─ /usr/include/c++/12/bits/stl_algo.h:1938:15
//!      │
//! 1938 │                 std::__lg(__last - __first) * 2,
//!      │                           ^^^^^^^^^^^^^^^^
std::list<int> other; std::ranges::sort(other);
//! error: no matching function for call to `const std::ranges::__sort_fn::operator()` with `(std::list<int>)`
//!   ┌─ input 7:1:23
//!   │
//! 1 │ std::list<int> other; std::ranges::sort(other);
//!   │                       ^^^^^^^^^^^^^^^^^
//! note: candidate template `operator()`: too few arguments
//!      ┌─ /usr/include/c++/12/bits/ranges_algo.h:1814:7
//!      │
//! 1814 │       operator()(_Iter __first, _Sent __last,
//!      │       ^^^^^^^^^^
//! note: candidate template `operator()`: `random_access_range<std::list<int> &>` is not satisfied, because `random_access_iterator<std::_List_iterator<int>>` is not, because `derived_from<std::bidirectional_iterator_tag, std::random_access_iterator_tag>` is not
//!      ┌─ /usr/include/c++/12/bits/ranges_algo.h:1827:7
//!      │
//! 1827 │       operator()(_Range&& __r, _Comp __comp = {}, _Proj __proj = {}) const
//!      │       ^^^^^^^^^^
//! note: because `__is_base_of(_Base, _Derived)` is false
//!    ┌─ /usr/include/c++/12/concepts:67:28
//!    │
//! 67 │     concept derived_from = __is_base_of(_Base, _Derived)
//!    │                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
struct K { int a; };
std::map<K, int> map; map[K{1}] = 2;
//! error: no `operator<` for `(const K, const K)`
//!   ┌─ input 8:1:23
//!   │
//! 1 │ std::map<K, int> map; map[K{1}] = 2;
//!   │                       ^^^^^^^^^ in the instantiation of `std::map<K, int>::operator[]` asked for here
//!   │
//!   = 14 candidates of the library for other types
//! note: the error is in the instantiation of `std::less<K>::operator()`, 1 level below
//!     ┌─ /usr/include/c++/12/bits/stl_function.h:408:16
//!     │
//! 408 │       { return __x < __y; }
//!     │                ^^^^^^^^^
struct Abstract { virtual void f() = 0; };
std::make_unique<Abstract>();
//! error: an object of the abstract class `Abstract` cannot be made
//!   ┌─ input 9:1:1
//!   │
//! 1 │ std::make_unique<Abstract>();
//!   │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in the instantiation of `std::make_unique` asked for here
//! note: the error is here
//!      ┌─ /usr/include/c++/12/bits/unique_ptr.h:1065:30
//!      │
//! 1065 │     { return unique_ptr<_Tp>(new _Tp(std::forward<_Args>(__args)...)); }
//!      │                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//! note: `void Abstract::f()` is pure virtual
//!   ┌─ input 8:1:32
//!   │
//! 1 │ struct Abstract { virtual void f() = 0; };
//!   │                                ^
struct P { P(int, int) {} };
std::vector<P> points; points.emplace_back(1); points.resize(3);
//! error: no matching constructor of `P` for no arguments
//!   ┌─ input 10:1:48
//!   │
//! 1 │ std::vector<P> points; points.emplace_back(1); points.resize(3);
//!   │                                                ^^^^^^^^^^^^^^^^ in the instantiation of `std::vector<P>::resize` asked for here
//!   │
//!   = `construct_at` cannot be called with `(P *)`
//! note: the error is in the instantiation of `std::_Construct`, 5 levels below
//!     ┌─ /usr/include/c++/12/bits/stl_construct.h:115:4
//!     │
//! 115 │       std::construct_at(__p, std::forward<_Args>(__args)...);
//!     │       ^^^^^^^^^^^^^^^^^
//! error: no matching constructor of `P` for `(int)`
//!   ┌─ input 10:1:24
//!   │
//! 1 │ std::vector<P> points; points.emplace_back(1); points.resize(3);
//!   │                        ^^^^^^^^^^^^^^^^^^^^^^ in the instantiation of `std::vector<P>::emplace_back` asked for here
//!   │
//!   = `construct_at` cannot be called with `(P *, int)`
//! note: the error is in the instantiation of `std::allocator_traits<std::allocator<P>>::construct`, 1 level below
//!     ┌─ /usr/include/c++/12/bits/alloc_traits.h:518:4
//!     │
//! 518 │       std::construct_at(__p, std::forward<_Args>(__args)...);
//!     │       ^^^^^^^^^^^^^^^^^
//! note: 1 more error is not shown
std::make_unique<P>(1);
//! error: no matching constructor of `P` for `(int)`
//!   ┌─ input 10:1:1
//!   │
//! 1 │ std::make_unique<P>(1);
//!   │ ^^^^^^^^^^^^^^^^^^^^^^ in the instantiation of `std::make_unique` asked for here
//! note: the error is here
//!      ┌─ /usr/include/c++/12/bits/unique_ptr.h:1065:38
//!      │
//! 1065 │     { return unique_ptr<_Tp>(new _Tp(std::forward<_Args>(__args)...)); }
//!      │                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^
//! note: candidate `P::P(int, int)`: needs 2 arguments, has 1
//!   ┌─ input 9:1:12
//!   │
//! 1 │ struct P { P(int, int) {} };
//!   │            ^
std::vector<std::unique_ptr<int>> owners; auto copies = owners;
//! error: use of the deleted copy constructor of `std::unique_ptr<int>`
//!   ┌─ input 10:1:57
//!   │
//! 1 │ std::vector<std::unique_ptr<int>> owners; auto copies = owners;
//!   │                                                         ^^^^^^ in the instantiation of `std::vector<std::unique_ptr<int>>::vector` asked for here
//!   │
//!   = `construct_at` cannot be called with `(std::unique_ptr<int> *, const std::unique_ptr<int>)`
//! note: the error is in the instantiation of `std::_Construct`, 3 levels below
//!     ┌─ /usr/include/c++/12/bits/stl_construct.h:115:4
//!     │
//! 115 │       std::construct_at(__p, std::forward<_Args>(__args)...);
//!     │       ^^^^^^^^^^^^^^^^^
//! note: 2 more errors are not shown
std::get<5>(std::tuple<int, double>());
//! error: static assertion failed: tuple index must be in range
//!   ┌─ input 10:1:1
//!   │
//! 1 │ std::get<5>(std::tuple<int, double>());
//!   │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//! note: the error is in the instantiation of `std::tuple_element<5, std::tuple<int, double>>`, 1 level below
//!      ┌─ /usr/include/c++/12/tuple:1357:21
//!      │
//! 1357 │       static_assert(__i < sizeof...(_Types), "tuple index must be in range");
//!      │                     ^^^^^^^^^^^^^^^^^^^^^^^
//! note: 1 more error is not shown
std::vector<int> v{1}; std::sort(v.begin(), v.end(), [](int a) { return a; });
//! error: too many arguments: `operator()` takes 1 argument, has 2
//!   ┌─ input 10:1:24
//!   │
//! 1 │ std::vector<int> v{1}; std::sort(v.begin(), v.end(), [](int a) { return a; });
//!   │                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in the instantiation of `std::sort` asked for here
//! note: the error is in the instantiation of `__gnu_cxx::__ops::_Val_comp_iter<(lambda)>::operator()`, 5 levels below
//!     ┌─ /usr/include/c++/12/bits/predefined_ops.h:240:31
//!     │
//! 240 │     { return bool(_M_comp(__val, *__it)); }
//!     │                                  ^^^^^
//! note: declared as `int (lambda)::operator()(int) const`
//!   ┌─ input 10:1:54
//!   │
//! 1 │ std::vector<int> v{1}; std::sort(v.begin(), v.end(), [](int a) { return a; });
//!   │                                                      ^^^^^^^^^^^^^^^^^^^^^^^
//! note: 2 more errors are not shown
// Through the user's own functions: what they ask for.
template <class T> T twice(T t) { return t * 2; }
template <class T> T four(T t) { return twice(twice(t)); }
K k = four(K{1});
//! error: no `operator*` for `(K, int)`
//!   ┌─ input 10:1:42
//!   │
//! 1 │ template <class T> T twice(T t) { return t * 2; }
//!   │                                          ^^^^^
//! note: in the instantiation of `twice` asked for here
//!   ┌─ input 11:1:47
//!   │
//! 1 │ template <class T> T four(T t) { return twice(twice(t)); }
//!   │                                               ^^^^^^^^
//! note: in the instantiation of `four` asked for here
//!   ┌─ input 12:1:7
//!   │
//! 1 │ K k = four(K{1});
//!   │       ^^^^^^^^^^
int least() { std::list<int> l; std::sort(l.begin(), l.end()); return l.front(); }
least()
//! error: no `operator-` for `(std::_List_iterator<int>, std::_List_iterator<int>)`
//!   ┌─ input 12:1:33
//!   │
//! 1 │ int least() { std::list<int> l; std::sort(l.begin(), l.end()); return l.front(); }
//!   │                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in the instantiation of `std::sort` asked for here
//!   │
//!   = 2 candidates of the library for other types
//! note: the error is in the instantiation of `std::__sort`, 1 level below
//!      ┌─ /usr/include/c++/12/bits/stl_algo.h:1938:15
//!      │
//! 1938 │                 std::__lg(__last - __first) * 2,
//!      │                           ^^^^^^^^^^^^^^^^
