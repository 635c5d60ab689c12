// Packages: libwebsocketpp-dev. Links: -lpthread -lboost_system.
#define _WEBSOCKETPP_CPP11_STL_
#include <websocketpp/config/core.hpp>
#include <websocketpp/server.hpp>
#include <iostream>
#include <sstream>
typedef websocketpp::server<websocketpp::config::core> server;
int main() {
  server s; s.clear_access_channels(websocketpp::log::alevel::all); s.clear_error_channels(websocketpp::log::elevel::all); std::ostringstream out; s.register_ostream(&out);
  s.set_message_handler([&](websocketpp::connection_hdl h, server::message_ptr m) { s.send(h, "echo " + m->get_payload(), m->get_opcode()); });
  server::connection_ptr c = s.get_connection(); c->start(); std::istringstream in("GET / HTTP/1.1\r\nHost: www.example.com\r\nConnection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"); in >> *c; std::cout << out.str().substr(0, 30) << "\n" << (out.str().find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") != std::string::npos) << "\n";
}
