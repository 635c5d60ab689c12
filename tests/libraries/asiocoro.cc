// Packages: libasio-dev. Standard: 20. Links: -lpthread.
#include <asio.hpp>
#include <asio/co_spawn.hpp>
#include <asio/awaitable.hpp>
#include <asio/detached.hpp>
#include <asio/use_awaitable.hpp>
#include <iostream>
using asio::awaitable; using asio::use_awaitable;
awaitable<void> echo(asio::ip::tcp::socket s) { char b[64]; std::size_t n = co_await s.async_read_some(asio::buffer(b), use_awaitable); co_await asio::async_write(s, asio::buffer(b, n), use_awaitable); }
awaitable<void> serve(asio::ip::tcp::acceptor &a) { auto s = co_await a.async_accept(use_awaitable); co_await echo(std::move(s)); }
awaitable<int> client(unsigned short port) {
  auto ex = co_await asio::this_coro::executor; asio::ip::tcp::socket s(ex); co_await s.async_connect({asio::ip::address_v4::loopback(), port}, use_awaitable);
  co_await asio::async_write(s, asio::buffer("ping!", 5), use_awaitable); char b[5]; co_await asio::async_read(s, asio::buffer(b), use_awaitable); std::cout.write(b, 5) << "\n"; co_return 5; }
int main() {
  asio::io_context io; asio::ip::tcp::acceptor a(io, {asio::ip::address_v4::loopback(), 0});
  co_spawn(io, serve(a), asio::detached);
  co_spawn(io, client(a.local_endpoint().port()), [](std::exception_ptr e, int n) { std::cout << !!e << n << "\n"; });
  io.run();
  asio::thread_pool pool(2); std::atomic<int> n{0}; for (int i = 0; i < 10; i++) asio::post(pool, [&, i] { n += i; }); pool.join(); std::cout << n << "\n";
}
