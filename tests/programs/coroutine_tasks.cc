// Tasks with continuations, an event loop, channels, exceptions across tasks, threads.
#include <coroutine>
#include <exception>
#include <iostream>
#include <optional>
#include <queue>
#include <string>
#include <thread>
#include <mutex>
#include <condition_variable>
#include <variant>
#include <vector>
#include <functional>
#include <chrono>
#include <atomic>
#include <utility>
template <class T = void> class task;
namespace detail {
struct base { std::coroutine_handle<> next; std::exception_ptr error; std::suspend_always initial_suspend() noexcept { return {}; }
  struct final { bool await_ready() noexcept { return false; } template <class P> std::coroutine_handle<> await_suspend(std::coroutine_handle<P> h) noexcept { if (h.promise().next) return h.promise().next; return std::noop_coroutine(); } void await_resume() noexcept {} };
  final final_suspend() noexcept { return {}; } void unhandled_exception() { error = std::current_exception(); } };
template <class T> struct promise : base { std::optional<T> value; task<T> get_return_object(); template <class U> void return_value(U &&u) { value.emplace(std::forward<U>(u)); } T get() { if (error) std::rethrow_exception(error); return std::move(*value); } };
template <> struct promise<void> : base { task<void> get_return_object(); void return_void() {} void get() { if (error) std::rethrow_exception(error); } };
}
template <class T> class [[nodiscard]] task { public: using promise_type = detail::promise<T>; using H = std::coroutine_handle<promise_type>;
  explicit task(H h) : h(h) {} task(task &&o) noexcept : h(std::exchange(o.h, {})) {} ~task() { if (h) h.destroy(); }
  auto operator co_await() && noexcept { struct A { H h; bool await_ready() { return false; } std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) { h.promise().next = c; return h; } T await_resume() { return h.promise().get(); } }; return A{h}; }
  H h; };
template <class T> task<T> detail::promise<T>::get_return_object() { return task<T>(std::coroutine_handle<promise>::from_promise(*this)); }
inline task<void> detail::promise<void>::get_return_object() { return task<void>(std::coroutine_handle<promise>::from_promise(*this)); }
template <class T> T sync(task<T> t) { t.h.resume(); return t.h.promise().get(); }
struct loop { std::priority_queue<std::pair<int, int>, std::vector<std::pair<int, int>>, std::greater<>> q; std::vector<std::coroutine_handle<>> hs; int now = 0;
  auto sleep(int d) { struct A { loop &l; int at; bool await_ready() { return at <= l.now; } void await_suspend(std::coroutine_handle<> h) { l.q.push({at, (int)l.hs.size()}); l.hs.push_back(h); } void await_resume() {} }; return A{*this, now + d}; }
  void run() { while (!q.empty()) { auto [t, i] = q.top(); q.pop(); now = t; hs[i].resume(); } } } ev;
struct detached { struct promise_type { detached get_return_object() { return {}; } std::suspend_never initial_suspend() { return {}; } std::suspend_never final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() { std::terminate(); } }; };
template <class T> struct channel { std::queue<T> items; std::queue<std::coroutine_handle<>> waiting; void send(T t) { items.push(std::move(t)); if (!waiting.empty()) { auto h = waiting.front(); waiting.pop(); h.resume(); } } auto receive() { struct A { channel &c; bool await_ready() { return !c.items.empty(); } void await_suspend(std::coroutine_handle<> h) { c.waiting.push(h); } T await_resume() { T t = std::move(c.items.front()); c.items.pop(); return t; } }; return A{*this}; } };
channel<std::string> ch;
detached worker(std::string name, int step) { for (int i = 0; i < 3; ++i) { co_await ev.sleep(step); std::cout << ev.now << ' ' << name << '\n'; ch.send(name + std::to_string(i)); } }
detached reader() { for (int i = 0; i < 6; ++i) { std::string s = co_await ch.receive(); std::cout << "got " << s << '\n'; } std::cout << "reader ends\n"; }
task<int> fact(int n) { if (n < 0) throw std::invalid_argument("negative"); if (n == 0) co_return 1; co_return n * co_await fact(n - 1); }
task<std::string> name() { co_return "text"; }
task<> both() { auto s = co_await name(); std::cout << s << ' ' << co_await fact(5) << '\n'; try { co_await fact(-1); } catch (std::exception &e) { std::cout << "caught " << e.what() << '\n'; } co_await fact(-2); }
struct on_thread { std::thread &out; bool await_ready() { return false; } void await_suspend(std::coroutine_handle<> h) { out = std::thread([h] { h.resume(); }); } void await_resume() {} };
std::atomic<int> finished = 0;
detached threaded(std::thread &t, std::thread::id main) { co_await on_thread{t}; std::cout << "other thread " << (std::this_thread::get_id() != main) << '\n'; finished = 1; }
task<long> sum(int n) { long s = 0; for (int i = 0; i < n; ++i) s += co_await fact(3); co_return s; }
int main() {
  std::cout << sync(fact(10)) << '\n';
  try { sync(both()); } catch (std::invalid_argument &e) { std::cout << "outer " << e.what() << '\n'; }
  reader(); worker("a", 2); worker("b", 3); ev.run();
  std::thread t; threaded(t, std::this_thread::get_id()); t.join(); std::cout << finished << '\n';
  std::cout << sync(sum(1000)) << '\n';
}
