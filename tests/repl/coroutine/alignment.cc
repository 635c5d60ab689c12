// [basic.align]: promises, parameters and locals of a coroutine are where their types ask, whatever the allocation function gives.
#include <coroutine>
#include <cstdint>
#include <cstdlib>
struct Base { std::suspend_always initial_suspend() { return {}; } std::suspend_always final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() {} };
struct alignas(64) Wide { char c[64]; bool is_aligned() const { return (std::uintptr_t)this % 64 == 0; } };
int n_aligned = 0;
struct T { struct promise_type; std::coroutine_handle<promise_type> h; };
struct alignas(128) T::promise_type : Base { int v = 5; T get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; } };
T f(Wide p) { Wide w; co_await std::suspend_always(); n_aligned += p.is_aligned() + w.is_aligned(); }
for (int i = 0; i < 10; ++i) { T t = f(Wide()); n_aligned += (std::uintptr_t)&t.h.promise() % 128 == 0 && t.h.promise().v == 5; t.h.resume(); t.h.resume(); t.h.destroy(); }
n_aligned
//= (int) 30
// The functions of the promise type are told one size, and the same address.
void *given = nullptr, *returned = nullptr;
std::size_t size = 0;
struct U { struct promise_type : Base { U get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; } void *operator new(std::size_t n) { size = n; return given = std::malloc(n); } void operator delete(void *p, std::size_t n) { size -= n; std::free(returned = p); } }; std::coroutine_handle<promise_type> h; };
U g(Wide p) { co_await std::suspend_always(); n_aligned = p.is_aligned(); }
U u = g(Wide());
u.h.resume(), u.h.destroy();
size
//= (unsigned long) 0
given == returned
//= (bool) true
