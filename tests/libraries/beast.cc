// Packages: libboost-dev. Links: -lpthread.
#include <boost/beast/http.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/version.hpp>
#include <boost/beast/core/detail/base64.hpp>
#include <iostream>
#include <sstream>
namespace http = boost::beast::http;
int main() {
  http::request_parser<http::string_body> p;
  boost::beast::error_code ec;
  std::string raw = "POST /a?b=1 HTTP/1.1\r\nHost: x.org\r\nContent-Length: 5\r\n\r\nhello";
  p.eager(true);
  auto n = p.put(boost::asio::buffer(raw), ec);
  std::cout << n << " " << ec.message() << " " << p.is_done() << "\n";
  auto req = p.release();
  std::cout << req.method_string() << " " << req.target() << " " << req[http::field::host] << " " << req.body() << "\n";
  http::response<http::string_body> res{http::status::ok, 11};
  res.set(http::field::server, "me"); res.body() = "abc"; res.prepare_payload();
  std::ostringstream o; o << res; std::cout << o.str() << "\n";
  boost::beast::flat_buffer b; b.commit(boost::asio::buffer_copy(b.prepare(3), boost::asio::buffer("xyz", 3))); std::cout << boost::beast::buffers_to_string(b.data()) << "\n";
}
