// Packages: libconcurrentqueue-dev. Links: -lpthread.
#include <concurrentqueue/concurrentqueue.h>
#include <concurrentqueue/blockingconcurrentqueue.h>
#include <readerwriterqueue/readerwriterqueue.h>
#include <tsl/hopscotch_map.h>
#include <tsl/ordered_map.h>
#include <tsl/robin_map.h>
#include <sparsehash/sparse_hash_map>
#include <sparsehash/dense_hash_map>
#include <iostream>
#include <thread>
int main() {
  moodycamel::ConcurrentQueue<int> q; std::vector<std::thread> t; for (int i = 0; i < 3; i++) t.emplace_back([&, i] { for (int j = 0; j < 100; j++) q.enqueue(i * 100 + j); }); for (auto &x : t) x.join(); int s = 0, v; while (q.try_dequeue(v)) s += v; std::cout << s << "\n";
  moodycamel::BlockingConcurrentQueue<std::string> b; std::thread w([&] { std::string x; b.wait_dequeue(x); std::cout << x << "\n"; }); b.enqueue("hello"); w.join();
  moodycamel::ReaderWriterQueue<int> r(10); r.enqueue(5); r.try_dequeue(v); std::cout << v << "\n";
  tsl::hopscotch_map<std::string, int> h{{"a", 1}, {"b", 2}}; h["c"] = 3; std::cout << h.size() << h.at("b") << h.count("z");
  tsl::ordered_map<std::string, int> o{{"z", 1}, {"y", 2}}; o.insert({"x", 3}); for (auto &p : o) std::cout << p.first << p.second; 
  tsl::robin_map<int, std::string> rm; rm.insert_or_assign(3, "three"); rm.emplace(4, "four"); for (auto it = rm.begin(); it != rm.end(); ++it) it.value() += "!"; std::cout << rm.at(3) << rm[4] << "\n";
  google::sparse_hash_map<std::string, int> sm; sm["q"] = 5; google::dense_hash_map<int, int> dm; dm.set_empty_key(-1); for (int i = 0; i < 50; i++) dm[i] = i * i; std::cout << sm["q"] << dm[7] << dm.size() << "\n";
}
