// Threads: a bounded queue, atomics, a latch and a barrier, shared mutexes and promises.
#include <atomic>
#include <barrier>
#include <condition_variable>
#include <deque>
#include <future>
#include <iostream>
#include <latch>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <thread>
#include <vector>

template <class T> class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t n) : capacity_(n) {}
    void push(T v) {
        std::unique_lock lock(mutex_);
        not_full_.wait(lock, [&] { return items_.size() < capacity_; });
        items_.push_back(std::move(v));
        not_empty_.notify_one();
    }
    std::optional<T> pop() {
        std::unique_lock lock(mutex_);
        not_empty_.wait(lock, [&] { return closed_ || !items_.empty(); });
        if (items_.empty()) return std::nullopt;
        T v = std::move(items_.front());
        items_.pop_front();
        not_full_.notify_one();
        return v;
    }
    void close() {
        std::scoped_lock lock(mutex_);
        closed_ = true;
        not_empty_.notify_all();
    }

private:
    std::deque<T> items_;
    std::size_t capacity_;
    bool closed_ = false;
    std::mutex mutex_;
    std::condition_variable not_full_, not_empty_;
};

int main() {
    BoundedQueue<int> queue(4);
    std::atomic<long> sum{0};
    std::vector<std::thread> consumers;
    for (int i = 0; i < 3; ++i)
        consumers.emplace_back([&] { while (auto v = queue.pop()) sum.fetch_add(*v, std::memory_order_relaxed); });
    std::thread producer([&] {
        for (int i = 1; i <= 500; ++i) queue.push(i);
        queue.close();
    });
    producer.join();
    for (auto &c : consumers) c.join();
    std::cout << sum << '\n';

    std::latch ready(3);
    std::barrier sync(3);
    std::vector<int> phases(3);
    std::vector<std::jthread> team;
    for (int i = 0; i < 3; ++i)
        team.emplace_back([&, i] {
            ready.count_down();
            for (int p = 0; p < 4; ++p) {
                ++phases[i];
                sync.arrive_and_wait();
            }
        });
    ready.wait();
    team.clear();
    std::cout << phases[0] + phases[1] + phases[2] << '\n';

    std::shared_mutex rw;
    int value = 0;
    {
        std::jthread writer([&] { for (int i = 0; i < 100; ++i) { std::unique_lock lock(rw); ++value; } });
        std::jthread reader([&] { for (int i = 0; i < 100; ++i) { std::shared_lock lock(rw); if (value < 0) std::abort(); } });
    }
    std::cout << value << '\n';
    std::promise<std::string> promise;
    std::future<std::string> future = promise.get_future();
    std::jthread([p = std::move(promise)]() mutable { p.set_value("kept"); }).detach();
    std::cout << future.get() << ' ' << std::async(std::launch::async, [](int n) { return n * n; }, 12).get() << '\n';
    std::jthread stoppable([](std::stop_token stop) { while (!stop.stop_requested()) std::this_thread::yield(); });
    stoppable.request_stop();
    stoppable.join();
    std::atomic_flag flag = ATOMIC_FLAG_INIT;
    std::cout << flag.test_and_set() << flag.test_and_set() << '\n';
}
