// [dcl.fct.def.coroutine]/3 to 5, /9 to /13: the promise type, its constructor, the state's storage, copies of parameters.
#include <coroutine>
#include <cstdio>
#include <cstdlib>
#include <new>
struct Arg { int id; Arg(int i) : id(i) {} Arg(const Arg &o) : id(o.id + 10) { printf("copy %d\n", id); } Arg(Arg &&o) : id(o.id + 100) { printf("move %d\n", id); } ~Arg() { printf("end %d\n", id); } };
struct P { P get() { return *this; } std::suspend_never initial_suspend() { return {}; } std::suspend_never final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() {} };
// The constructor that takes the parameters, which may be changed.
struct A { struct promise_type : P { promise_type(Arg &a, int &n) { printf("promise %d %d\n", a.id, n); n = 7; } promise_type() { puts("promise"); } A get_return_object() { return {}; } void *operator new(std::size_t size, Arg &a, int) { printf("new for %d\n", a.id); return malloc(size); } void *operator new(std::size_t size) { puts("new"); return malloc(size); } void operator delete(void *p) { puts("delete"); free(p); } }; };
A f(Arg a, int n) { printf("body %d %d\n", a.id, n); co_return; }
f(1, 2);
//| new for 1
//| move 101
//| promise 101 2
//| body 101 7
//| end 101
//| delete
//| end 1
A f(const char *s) { puts(s); co_return; }
f("by default");
//| new
//| promise
//| by default
//| delete
// An lvalue argument is copied by the caller, and moved into the coroutine.
Arg lvalue(3);
f(lvalue, 4);
//| copy 13
//| new for 13
//| move 113
//| promise 113 4
//| body 113 7
//| end 113
//| delete
//| end 13
// References stay references.
A g(Arg &a, Arg &&b) { printf("body %d %d\n", a.id, b.id); co_return; }
g(lvalue, Arg(5));
//| new
//| promise
//| body 3 5
//| delete
//| end 5
// std::coroutine_traits may be specialised; a member function's object comes first.
struct Plain { int got; };
struct S { int s = 8; Plain m(int); Plain r() &&; static Plain t(char); };
template <class... Args> struct std::coroutine_traits<Plain, Args...> { struct promise_type : P { int n = sizeof...(Args); Plain get_return_object() { return {n}; } }; };
template <> struct std::coroutine_traits<Plain, S &, int> { struct promise_type : P { int v; promise_type(S &s, int n) : v(s.s * n) {} Plain get_return_object() { return {v}; } }; };
template <> struct std::coroutine_traits<Plain, S &&> { struct promise_type : P { Plain get_return_object() { return {-1}; } }; };
Plain S::m(int) { co_return; }
Plain S::r() && { co_return; }
Plain S::t(char) { co_return; }
Plain free_function(int, int, int) { co_return; }
S().m(3)
//= (Plain) { .got = 24 }
S().r()
//= (Plain) { .got = -1 }
S::t('c')
//= (Plain) { .got = 1 }
free_function(1, 2, 3)
//= (Plain) { .got = 3 }
// The allocation may fail.
struct Fails { const char *how; struct promise_type : P { static Fails get_return_object_on_allocation_failure() { return {"no storage"}; } Fails get_return_object() { return {"made"}; } void *operator new(std::size_t) noexcept { return nullptr; } void operator delete(void *, std::size_t) {} std::suspend_always initial_suspend() { return {}; } }; };
Fails fails() { co_return; }
fails().how
//= (const char *) "no storage"
// The function that takes the size is preferred for the deallocation.
struct Sized { struct promise_type : P { Sized get_return_object() { return {}; } void operator delete(void *p, std::size_t n) { printf("%d\n", n >= 24); ::operator delete(p); } void operator delete(void *) { puts("no"); } }; };
Sized sized(int n) { co_await std::suspend_never(); }
sized(1);
//| end 3
