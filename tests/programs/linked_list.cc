// A doubly linked list template with iterators, the rule of five and exceptions.
#include <cstdio>
#include <iterator>
#include <stdexcept>
#include <utility>

template <class T>
class List {
    struct Node {
        T value;
        Node *prev, *next;
    };

public:
    class iterator {
    public:
        using iterator_category = std::bidirectional_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = T *;
        using reference = T &;
        explicit iterator(Node *n = nullptr, List *l = nullptr) : node_(n), list_(l) {}
        T &operator*() const { return node_->value; }
        T *operator->() const { return &node_->value; }
        iterator &operator++() { node_ = node_->next; return *this; }
        iterator operator++(int) { auto old = *this; ++*this; return old; }
        iterator &operator--() { node_ = node_ ? node_->prev : list_->tail_; return *this; }
        friend bool operator==(const iterator &a, const iterator &b) { return a.node_ == b.node_; }
        friend bool operator!=(const iterator &a, const iterator &b) { return !(a == b); }

    private:
        Node *node_;
        List *list_;
        friend class List;
    };

    List() = default;
    List(std::initializer_list<T> init) { for (const T &x : init) push_back(x); }
    List(const List &o) { for (Node *n = o.head_; n; n = n->next) push_back(n->value); }
    List(List &&o) noexcept : head_(std::exchange(o.head_, nullptr)), tail_(std::exchange(o.tail_, nullptr)), size_(std::exchange(o.size_, 0)) {}
    List &operator=(List o) noexcept { swap(o); return *this; }
    ~List() { clear(); }

    void swap(List &o) noexcept { std::swap(head_, o.head_); std::swap(tail_, o.tail_); std::swap(size_, o.size_); }
    void push_back(T v) { link(new Node{std::move(v), tail_, nullptr}); }
    template <class... Args> T &emplace_back(Args &&...args) {
        link(new Node{T(std::forward<Args>(args)...), tail_, nullptr});
        return tail_->value;
    }
    T pop_front() {
        if (!head_) throw std::out_of_range("empty list");
        T v = std::move(head_->value);
        unlink(head_);
        return v;
    }
    iterator erase(iterator at) { Node *next = at.node_->next; unlink(at.node_); return iterator(next, this); }
    iterator begin() { return iterator(head_, this); }
    iterator end() { return iterator(nullptr, this); }
    std::size_t size() const { return size_; }
    void clear() { while (head_) unlink(head_); }

private:
    void link(Node *n) { (tail_ ? tail_->next : head_) = n; tail_ = n; ++size_; }
    void unlink(Node *n) {
        (n->prev ? n->prev->next : head_) = n->next;
        (n->next ? n->next->prev : tail_) = n->prev;
        delete n;
        --size_;
    }
    Node *head_ = nullptr, *tail_ = nullptr;
    std::size_t size_ = 0;
};

struct Noisy {
    int id;
    static int live;
    explicit Noisy(int i) : id(i) { ++live; }
    Noisy(const Noisy &o) : id(o.id) { ++live; }
    Noisy(Noisy &&o) noexcept : id(std::exchange(o.id, -1)) { ++live; }
    Noisy &operator=(const Noisy &) = default;
    ~Noisy() { --live; }
};
int Noisy::live = 0;

int main() {
    List<int> a{1, 2, 3, 4, 5, 6};
    for (auto it = a.begin(); it != a.end();) it = *it % 2 ? a.erase(it) : ++it;
    for (int x : a) std::printf("%d ", x);
    std::printf("size %zu\n", a.size());
    List<int> b = a, c = std::move(a);
    b.push_back(8);
    a = b;
    std::printf("%zu %zu %zu\n", a.size(), b.size(), c.size());
    auto last = a.end();
    std::printf("%d\n", *--last);
    {
        List<Noisy> n;
        for (int i = 0; i < 5; ++i) n.emplace_back(i);
        Noisy first = n.pop_front();
        std::printf("%d, live %d\n", first.id, Noisy::live);
        List<Noisy> m = n;
        std::printf("live %d\n", Noisy::live);
    }
    std::printf("live %d\n", Noisy::live);
    try {
        List<Noisy>().pop_front();
    } catch (const std::out_of_range &e) {
        std::printf("%s\n", e.what());
    }
}
