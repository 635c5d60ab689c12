// Shortest paths, breadth-first search and a topological order.
#include <algorithm>
#include <array>
#include <functional>
#include <iostream>
#include <limits>
#include <queue>
#include <set>
#include <stack>
#include <string>
#include <vector>

struct Edge { int to; double weight; };

class Graph {
public:
    explicit Graph(int n) : adjacent_(n) {}
    void add(int a, int b, double w = 1) { adjacent_[a].push_back({b, w}); }
    std::vector<double> dijkstra(int from, std::vector<int> *previous = nullptr) const {
        std::vector<double> dist(adjacent_.size(), std::numeric_limits<double>::infinity());
        if (previous) previous->assign(adjacent_.size(), -1);
        using Item = std::pair<double, int>;
        std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
        dist[from] = 0;
        queue.emplace(0.0, from);
        while (!queue.empty()) {
            auto [d, v] = queue.top();
            queue.pop();
            if (d > dist[v]) continue;
            for (const Edge &e : adjacent_[v])
                if (double next = d + e.weight; next < dist[e.to]) {
                    dist[e.to] = next;
                    if (previous) (*previous)[e.to] = v;
                    queue.emplace(next, e.to);
                }
        }
        return dist;
    }
    std::vector<int> bfs(int from) const {
        std::vector<int> order;
        std::set<int> seen{from};
        std::queue<int> queue;
        for (queue.push(from); !queue.empty(); queue.pop()) {
            order.push_back(queue.front());
            for (auto [to, w] : adjacent_[queue.front()])
                if (seen.insert(to).second) queue.push(to);
        }
        return order;
    }
    std::vector<int> topological() const {
        std::vector<int> order, state(adjacent_.size());
        std::function<bool(int)> visit = [&](int v) {
            if (state[v] == 1) return false;
            if (state[v] == 2) return true;
            state[v] = 1;
            for (const Edge &e : adjacent_[v])
                if (!visit(e.to)) return false;
            state[v] = 2;
            order.push_back(v);
            return true;
        };
        for (std::size_t v = 0; v < adjacent_.size(); ++v)
            if (!visit(static_cast<int>(v))) return {};
        std::reverse(order.begin(), order.end());
        return order;
    }

private:
    std::vector<std::vector<Edge>> adjacent_;
};

int main() {
    Graph g(7);
    for (auto [a, b, w] : std::array<std::array<double, 3>, 9>{{{0, 1, 7}, {0, 3, 5}, {1, 2, 8}, {1, 3, 9}, {1, 4, 7}, {2, 4, 5}, {3, 4, 15}, {3, 5, 6}, {4, 6, 9}}})
        g.add(int(a), int(b), w);
    std::vector<int> previous;
    auto dist = g.dijkstra(0, &previous);
    for (std::size_t v = 0; v < dist.size(); ++v) std::cout << v << ": " << dist[v] << '\n';
    std::stack<int> path;
    for (int v = 6; v != -1; v = previous[v]) path.push(v);
    std::string shown;
    for (; !path.empty(); path.pop()) shown += std::to_string(path.top()) + (path.size() > 1 ? " -> " : "\n");
    std::cout << shown;
    for (int v : g.bfs(0)) std::cout << v << ' ';
    std::cout << '\n';
    for (int v : g.topological()) std::cout << v << ' ';
    g.add(6, 0);
    std::cout << '\n' << g.topological().size() << '\n';
}
