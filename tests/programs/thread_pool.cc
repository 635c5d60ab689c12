// A thread pool with futures, a condition variable and a stop flag.
#include <atomic>
#include <condition_variable>
#include <functional>
#include <future>
#include <iostream>
#include <mutex>
#include <numeric>
#include <queue>
#include <stdexcept>
#include <thread>
#include <vector>

class ThreadPool {
public:
    explicit ThreadPool(unsigned n) {
        for (unsigned i = 0; i < n; ++i) workers_.emplace_back([this] { work(); });
    }
    ~ThreadPool() {
        {
            std::lock_guard lock(mutex_);
            stop_ = true;
        }
        wake_.notify_all();
        for (auto &w : workers_) w.join();
    }
    template <class F, class... Args> auto submit(F f, Args... args) -> std::future<std::invoke_result_t<F, Args...>> {
        using R = std::invoke_result_t<F, Args...>;
        auto task = std::make_shared<std::packaged_task<R()>>([f, args...] { return f(args...); });
        auto future = task->get_future();
        {
            std::lock_guard lock(mutex_);
            tasks_.push([task] { (*task)(); });
        }
        wake_.notify_one();
        return future;
    }

private:
    void work() {
        for (;;) {
            std::function<void()> task;
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, [this] { return stop_ || !tasks_.empty(); });
                if (tasks_.empty()) return;
                task = std::move(tasks_.front());
                tasks_.pop();
            }
            task();
        }
    }
    std::vector<std::thread> workers_;
    std::queue<std::function<void()>> tasks_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stop_ = false;
};

int main() {
    std::vector<int> data(10000);
    std::iota(data.begin(), data.end(), 1);
    std::atomic<int> done{0};
    long total = 0;
    {
        ThreadPool pool(3);
        std::vector<std::future<long>> parts;
        for (std::size_t i = 0; i < 10; ++i)
            parts.push_back(pool.submit([&data, &done, i](std::size_t n) {
                long sum = std::accumulate(data.begin() + i * n, data.begin() + (i + 1) * n, 0L);
                ++done;
                return sum;
            }, std::size_t{1000}));
        for (auto &p : parts) total += p.get();
        auto bad = pool.submit([]() -> int { throw std::runtime_error("task failed"); });
        try {
            bad.get();
        } catch (const std::exception &e) {
            std::cout << e.what() << '\n';
        }
    }
    std::cout << total << ' ' << done << '\n';
    thread_local int mine = 1;
    std::thread([] { mine = 5; }).join();
    std::once_flag once;
    for (int i = 0; i < 3; ++i) std::call_once(once, [] { std::cout << "once\n"; });
    std::cout << mine << '\n';
}
