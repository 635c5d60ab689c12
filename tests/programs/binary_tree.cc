// An ordered map as a treap: iterators in order, insertion hints by comparison objects, deep copies, visitors.
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

template <class K, class V, class Less = std::less<K>> class Treap {
    struct Node {
        std::pair<const K, V> item;
        unsigned priority;
        std::unique_ptr<Node> left, right;
    };
    using Link = std::unique_ptr<Node>;

public:
    Treap() = default;
    explicit Treap(Less less) : less_(std::move(less)) {}
    Treap(const Treap &o) : root_(copy(o.root_)), less_(o.less_), size_(o.size_) {}
    Treap(Treap &&) noexcept = default;
    Treap &operator=(Treap &&) noexcept = default;
    V &operator[](const K &key) { return insert(root_, key); }
    const V *find(const K &key) const {
        for (const Node *n = root_.get(); n;) {
            if (less_(key, n->item.first)) n = n->left.get();
            else if (less_(n->item.first, key)) n = n->right.get();
            else return &n->item.second;
        }
        return nullptr;
    }
    bool erase(const K &key) { return erase(root_, key); }
    std::size_t size() const { return size_; }
    template <class F> void each(F &&f) const { each(root_.get(), f); }
    int height() const { return height(root_.get()); }

    class iterator {
        std::vector<const Node *> path_;
        void descend(const Node *n) { for (; n; n = n->left.get()) path_.push_back(n); }
        friend class Treap;

    public:
        const std::pair<const K, V> &operator*() const { return path_.back()->item; }
        const std::pair<const K, V> *operator->() const { return &**this; }
        iterator &operator++() {
            const Node *n = path_.back();
            path_.pop_back();
            descend(n->right.get());
            return *this;
        }
        bool operator==(const iterator &) const = default;
    };
    iterator begin() const { iterator it; it.descend(root_.get()); return it; }
    iterator end() const { return {}; }

private:
    unsigned random() { return seed_ = seed_ * 1103515245u + 12345u; }
    static Link copy(const Link &n) { return n ? Link(new Node{n->item, n->priority, copy(n->left), copy(n->right)}) : nullptr; }
    static void rotate_right(Link &n) { Link l = std::move(n->left); n->left = std::move(l->right); l->right = std::move(n); n = std::move(l); }
    static void rotate_left(Link &n) { Link r = std::move(n->right); n->right = std::move(r->left); r->left = std::move(n); n = std::move(r); }
    V &insert(Link &n, const K &key) {
        if (!n) {
            n.reset(new Node{{key, V{}}, random(), nullptr, nullptr});
            ++size_;
            return n->item.second;
        }
        if (less_(key, n->item.first)) {
            V &v = insert(n->left, key);
            if (n->left->priority > n->priority) rotate_right(n);
            return v;
        }
        if (less_(n->item.first, key)) {
            V &v = insert(n->right, key);
            if (n->right->priority > n->priority) rotate_left(n);
            return v;
        }
        return n->item.second;
    }
    bool erase(Link &n, const K &key) {
        if (!n) return false;
        if (less_(key, n->item.first)) return erase(n->left, key);
        if (less_(n->item.first, key)) return erase(n->right, key);
        if (!n->left || !n->right) {
            n = std::move(n->left ? n->left : n->right);
            --size_;
            return true;
        }
        if (n->left->priority > n->right->priority) {
            rotate_right(n);
            return erase(n->right, key);
        }
        rotate_left(n);
        return erase(n->left, key);
    }
    template <class F> static void each(const Node *n, F &f) {
        if (!n) return;
        each(n->left.get(), f);
        f(n->item.first, n->item.second);
        each(n->right.get(), f);
    }
    static int height(const Node *n) { return n ? 1 + std::max(height(n->left.get()), height(n->right.get())) : 0; }
    Link root_;
    Less less_{};
    std::size_t size_ = 0;
    unsigned seed_ = 1;
};

int main() {
    Treap<int, std::string> t;
    for (int i = 0; i < 1000; ++i) t[i * 7919 % 1000] = std::to_string(i);
    std::printf("%zu %d\n", t.size(), t.height() < 40);
    for (int i = 0; i < 1000; ++i)
        if (i % 100) t.erase(i);
    Treap<int, std::string> copy = t;
    t.erase(300);
    for (const auto &[k, v] : copy) std::printf("%d=%s ", k, v.c_str());
    std::printf("\n%zu %zu %s %d\n", t.size(), copy.size(), copy.find(300)->c_str(), t.find(300) == nullptr);
    Treap<std::string, int, std::function<bool(const std::string &, const std::string &)>> words([](auto &a, auto &b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
    for (const char *w : {"pear", "fig", "banana", "kiwi", "fig", "apple"}) ++words[w];
    int total = 0;
    words.each([&](const std::string &w, int n) { std::printf("%s:%d ", w.c_str(), n); total += n; });
    std::printf("%d\n", total);
}
