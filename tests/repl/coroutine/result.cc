// [dcl.fct.def.coroutine]/6, /7, [stmt.return.coroutine]: what a coroutine returns, and how it ends.
#include <coroutine>
#include <cstdio>
#include <memory>
#include <string>
struct Base { std::suspend_never initial_suspend() { return {}; } std::suspend_always final_suspend() noexcept { return {}; } void unhandled_exception() {} };
struct V { struct promise_type; std::coroutine_handle<promise_type> h; };
struct V::promise_type : Base { std::unique_ptr<int> p; std::string s; V get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; } void return_value(std::unique_ptr<int> q) { p = std::move(q); } void return_value(std::string t) { s = t; } void return_value(int *q) { s = "pointer"; } };
// A local is moved; a braced list is an argument.
V moved() { std::unique_ptr<int> p(new int(5)); co_return p; }
*moved().h.promise().p
//= (int) 5
V param(std::unique_ptr<int> p) { co_return p; }
*param(std::make_unique<int>(6)).h.promise().p
//= (int) 6
V list() { co_return {3, 'x'}; }
list().h.promise().s
//= (std::string &) "\003x"
// Without operand, or with one of type void: return_void.
struct W { struct promise_type : Base { W get_return_object() { return {}; } void return_void() { puts("void"); } }; };
W nothing(int n) { if (n == 0) co_return; if (n == 1) co_return (void)puts("operand"); if (n == 2) { puts("flows off"); } else throw 1; }
nothing(0);
//| void
nothing(1);
//| operand
//| void
nothing(2);
//| flows off
//| void
nothing(3);
// Of another type, the result is converted when the coroutine returns to its caller.
struct Made { int *where; Made(int *p) : where(p) {} ~Made() { puts("~Made"); } };
struct X { int v; X(Made &&m) : v(*m.where) { puts("convert"); } struct promise_type : Base { int n = 1; Made get_return_object() { puts("make"); return &n; } void return_value(int x) { n = x; } }; };
X converted() { puts("body"); co_return 9; }
converted().v
//| make
//| body
//| convert
//| ~Made
//= (int) 9
// Or of no type at all.
template <class... A> struct std::coroutine_traits<void, A...> { struct promise_type : Base { void get_return_object() {} void return_void() {} }; };
void background(int n) { printf("%d\n", n); co_return; }
background(3)
//| 3
template <class... A> struct std::coroutine_traits<int, A...> { struct promise_type : Base { int get_return_object() { return 42; } void return_void() {} }; };
int number() { co_return; }
number()
//= (int) 42
int &reference(int &x) { return x; }
template <class... A> struct std::coroutine_traits<int &, A...> { struct promise_type : Base { int &r; promise_type(int &x) : r(x) {} int &get_return_object() { return r; } void return_void() { r++; } }; };
int &same(int &x) { co_return; }
int x = 1;
same(x) += 10;
x
//= (int) 12
