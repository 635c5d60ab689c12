// Smart pointers show the address and the pointee; arrays and void have none.
#include <memory>
#include <string>
#include <map>
std::make_unique<int>(5)
//= (std::unique_ptr<int>) 0x... -> 5
std::unique_ptr<int>{}
//= (std::unique_ptr<int>) nullptr
std::make_shared<std::string>("x")
//= (std::shared_ptr<std::string>) 0x... -> "x"
std::shared_ptr<int>{}
//= (std::shared_ptr<int>) nullptr
auto shared = std::make_shared<int>(7); std::weak_ptr<int> weak = shared;
weak
//= (std::weak_ptr<int> &) 0x... -> 7
shared.reset();
weak
//= (std::weak_ptr<int> &) nullptr
std::make_unique<int[]>(3)
//= (std::unique_ptr<int[]>) 0x...
std::shared_ptr<int[]>(new int[3]{1, 2, 3})
//= (std::shared_ptr<int[]>) 0x...
std::shared_ptr<void>(std::make_shared<int>(3))
//= (std::shared_ptr<void>) 0x...
struct Node { int v; std::shared_ptr<Node> next; };
std::make_shared<Node>(Node{1, std::make_shared<Node>(Node{2, nullptr})})
//= (std::shared_ptr<Node>) 0x... -> { .v = 1, .next = 0x... -> { .v = 2, .next = nullptr } }
std::unique_ptr<std::map<int, std::string>>(new std::map<int, std::string>{{1, "a"}})
//= (std::unique_ptr<std::map<int, std::string>>) 0x... -> { 1 => "a" }
