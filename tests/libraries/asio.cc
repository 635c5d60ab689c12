// Packages: libasio-dev.
#include <asio.hpp>
#include <iostream>
int main() { asio::io_context io; asio::steady_timer t(io, std::chrono::milliseconds(5)); t.async_wait([](std::error_code e){ std::cout << "timer " << e.message() << "\n"; }); asio::post(io, []{ std::cout << "post\n"; }); io.run(); }
