// Packages: libboost-fiber-dev. Links: -lboost_context -lboost_fiber -lboost_coroutine -lboost_thread -lboost_system.
#include <boost/coroutine2/all.hpp>
#include <boost/fiber/all.hpp>
#include <boost/context/continuation.hpp>
#include <boost/asio.hpp>
#include <boost/asio/spawn.hpp>
#include <boost/lockfree/queue.hpp>
#include <iostream>
int main() {
  typedef boost::coroutines2::coroutine<int> C;
  C::pull_type src([](C::push_type &out) { int a = 0, b = 1; for (int i = 0; i < 10; i++) { out(a); int c = a + b; a = b; b = c; } });
  for (int x : src) std::cout << x << " ";
  std::cout << "\n";
  boost::fibers::buffered_channel<int> ch(4);
  boost::fibers::fiber prod([&] { for (int i = 0; i < 5; i++) ch.push(i * i); ch.close(); });
  boost::fibers::fiber cons([&] { int v; while (ch.pop(v) == boost::fibers::channel_op_status::success) std::cout << v << ","; std::cout << "\n"; });
  prod.join(); cons.join();
  boost::fibers::future<int> f = boost::fibers::async([] { boost::this_fiber::yield(); return 42; }); std::cout << f.get() << "\n";
  boost::asio::io_context io; boost::asio::spawn(io, [&](boost::asio::yield_context y) { boost::asio::steady_timer t(io, std::chrono::milliseconds(2)); t.async_wait(y); std::cout << "waited\n"; }); io.run();
  boost::lockfree::queue<int> q(10); q.push(1); q.push(2); int z; while (q.pop(z)) std::cout << z; std::cout << "\n";
}
