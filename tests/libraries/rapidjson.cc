// Packages: rapidjson-dev.
#include <rapidjson/document.h>
#include <rapidjson/writer.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <iostream>
int main() { rapidjson::Document d; d.Parse("{\"a\":[1,2.5,\"x\"]}"); d["a"].PushBack(7, d.GetAllocator()); rapidjson::StringBuffer b; rapidjson::PrettyWriter<rapidjson::StringBuffer> w(b); d.Accept(w); std::cout << b.GetString() << "\n"; }
