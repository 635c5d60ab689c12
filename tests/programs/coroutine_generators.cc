// A generator that is a view, with recursion and ranges.
#include <coroutine>
#include <exception>
#include <iterator>
#include <memory>
#include <utility>
#include <ranges>
#include <iostream>
#include <string>
#include <vector>
#include <map>
#include <algorithm>
#include <numeric>
template <class T> class generator {
public:
  struct promise_type {
    T *value = nullptr; std::exception_ptr error;
    generator get_return_object() { return generator{handle::from_promise(*this)}; }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    std::suspend_always yield_value(T &v) noexcept { value = std::addressof(v); return {}; }
    std::suspend_always yield_value(T &&v) noexcept { value = std::addressof(v); return {}; }
    void return_void() {}
    void unhandled_exception() { error = std::current_exception(); }
    template <class U> U &&await_transform(U &&) = delete;
    void rethrow() { if (error) std::rethrow_exception(error); }
  };
  using handle = std::coroutine_handle<promise_type>;
  struct iterator {
    using value_type = std::remove_cvref_t<T>; using difference_type = std::ptrdiff_t; using iterator_concept = std::input_iterator_tag;
    handle h;
    T &operator*() const { return *h.promise().value; }
    iterator &operator++() { h.resume(); if (h.done()) h.promise().rethrow(); return *this; }
    void operator++(int) { ++*this; }
    bool operator==(std::default_sentinel_t) const { return !h || h.done(); }
  };
  generator(generator &&o) noexcept : h(std::exchange(o.h, nullptr)) {}
  generator &operator=(generator o) noexcept { std::swap(h, o.h); return *this; }
  ~generator() { if (h) h.destroy(); }
  iterator begin() { h.resume(); if (h.done()) h.promise().rethrow(); return {h}; }
  std::default_sentinel_t end() const { return {}; }
private:
  explicit generator(handle h) : h(h) {}
  handle h;
};
template <class T> inline constexpr bool std::ranges::enable_view<generator<T>> = true;
generator<int> iota(int from, int to) { while (from < to) co_yield from++; }
generator<long> fibonacci() { long a = 0, b = 1; for (;;) { co_yield a; b = std::exchange(a, b) + b; } }
struct Node { int v; std::unique_ptr<Node> l, r; };
std::unique_ptr<Node> insert(std::unique_ptr<Node> n, int v) { if (!n) return std::unique_ptr<Node>(new Node{v}); (v < n->v ? n->l : n->r) = insert(std::move(v < n->v ? n->l : n->r), v); return n; }
generator<const int> walk(const Node *n) { if (!n) co_return; for (auto &v : walk(n->l.get())) co_yield v; co_yield n->v; for (auto &v : walk(n->r.get())) co_yield v; }
generator<std::string> words(std::string text) { std::string w; for (char c : text) { if (c == ' ') { if (!w.empty()) co_yield w; w.clear(); } else w += c; } if (!w.empty()) co_yield w; }
generator<std::vector<int>> permutations(std::vector<int> v) { do co_yield v; while (std::next_permutation(v.begin(), v.end())); }
template <class... G> generator<int> chain(G... g) { auto each = [](auto &g) -> generator<int> { for (int x : g) co_yield x; }; (void)each; std::vector<generator<int>> all; (all.push_back(std::move(g)), ...); for (auto &one : all) for (int x : one) co_yield x; }
generator<int> failing(int n) { for (int i = 0;; ++i) { if (i == n) throw std::out_of_range("at " + std::to_string(i)); co_yield i; } }
int main() {
  for (int i : iota(1, 4)) std::cout << i << ' ';
  for (long f : fibonacci()) { if (f > 100) break; std::cout << f << ' '; }
  std::cout << '\n';
  std::unique_ptr<Node> root; for (int v : {5, 2, 8, 1, 9, 3}) root = insert(std::move(root), v);
  for (int v : walk(root.get())) std::cout << v << ',';
  std::cout << '\n';
  std::map<std::string, int> count; for (auto &w : words("a bc a  def bc a")) ++count[w];
  for (auto &[w, n] : count) std::cout << w << '=' << n << ' ';
  std::cout << '\n';
  for (auto &p : permutations({1, 2, 3})) { for (int x : p) std::cout << x; std::cout << ' '; }
  std::cout << '\n';
  for (int x : chain(iota(0, 2), iota(10, 12), iota(5, 5), iota(7, 8))) std::cout << x << ' ';
  std::cout << '\n';
  try { for (int x : failing(3)) std::cout << x << ' '; } catch (std::exception &e) { std::cout << e.what() << '\n'; }
  auto squares = [](int n) -> generator<int> { for (int i = 0; i < n; ++i) co_yield i * i; };
  int sum = 0; for (int x : squares(10)) sum += x; std::cout << sum << '\n';
  for (int x : fibonacci() | std::views::filter([](long x) { return x % 2 == 0; }) | std::views::transform([](long x) { return int(x * 10); }) | std::views::take(4)) std::cout << x << ' ';
  std::cout << '\n';
}
