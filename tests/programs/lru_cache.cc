// An LRU cache on std::list and std::unordered_map.
#include <iostream>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>

template <class K, class V>
class LruCache {
public:
    explicit LruCache(std::size_t capacity) : capacity_(capacity) {}
    std::optional<V> get(const K &key) {
        auto it = index_.find(key);
        if (it == index_.end()) {
            ++misses_;
            return std::nullopt;
        }
        ++hits_;
        items_.splice(items_.begin(), items_, it->second);
        return it->second->second;
    }
    void put(const K &key, V value) {
        if (auto it = index_.find(key); it != index_.end()) {
            it->second->second = std::move(value);
            items_.splice(items_.begin(), items_, it->second);
            return;
        }
        if (items_.size() == capacity_) {
            index_.erase(items_.back().first);
            items_.pop_back();
        }
        items_.emplace_front(key, std::move(value));
        index_[key] = items_.begin();
    }
    void show(std::ostream &out) const {
        for (const auto &[k, v] : items_) out << k << '=' << v << ' ';
        out << "(" << hits_ << " hits, " << misses_ << " misses)\n";
    }

private:
    std::size_t capacity_, hits_ = 0, misses_ = 0;
    std::list<std::pair<K, V>> items_;
    std::unordered_map<K, typename std::list<std::pair<K, V>>::iterator> index_;
};

int main() {
    LruCache<std::string, int> cache(3);
    cache.put("one", 1);
    cache.put("two", 2);
    cache.put("three", 3);
    std::cout << cache.get("one").value_or(-1) << '\n';
    cache.put("four", 4);
    std::cout << cache.get("two").has_value() << ' ' << *cache.get("four") << '\n';
    cache.put("three", 33);
    cache.show(std::cout);
    LruCache<long, long> fib(50);
    auto compute = [&fib](auto &self, long n) -> long {
        if (n < 2) return n;
        if (auto known = fib.get(n)) return *known;
        long value = self(self, n - 1) + self(self, n - 2);
        fib.put(n, value);
        return value;
    };
    std::cout << compute(compute, 80) << '\n';
}
