// Ownership: unique, shared and weak pointers, custom deleters, enable_shared_from_this.
#include <iostream>
#include <memory>
#include <string>
#include <vector>

struct Node : std::enable_shared_from_this<Node> {
    std::string name;
    std::weak_ptr<Node> parent;
    std::vector<std::shared_ptr<Node>> children;
    explicit Node(std::string n) : name(std::move(n)) { std::cout << "make " << name << '\n'; }
    ~Node() { std::cout << "drop " << name << '\n'; }
    std::shared_ptr<Node> add(std::string n) {
        auto child = std::make_shared<Node>(std::move(n));
        child->parent = weak_from_this();
        children.push_back(child);
        return child;
    }
    std::string path() const {
        auto up = parent.lock();
        return up ? up->path() + "/" + name : name;
    }
};

struct FileCloser { void operator()(int *fd) const { std::cout << "close " << *fd << '\n'; delete fd; } };
struct Base { virtual ~Base() { std::cout << "~Base\n"; } };
struct Derived : Base { int x = 7; ~Derived() override { std::cout << "~Derived\n"; } };

std::unique_ptr<Base> make(bool derived) {
    if (derived) return std::make_unique<Derived>();
    return std::unique_ptr<Base>(new Base);
}

int main() {
    auto root = std::make_shared<Node>("root");
    {
        auto leaf = root->add("usr")->add("lib");
        std::cout << leaf->path() << ' ' << leaf.use_count() << '\n';
    }
    std::weak_ptr<Node> lost = root->children[0]->children[0];
    root->children[0]->children.clear();
    std::cout << lost.expired() << ' ' << root->shared_from_this().use_count() << '\n';
    std::unique_ptr<int, FileCloser> fd(new int(3));
    auto moved = std::move(fd);
    std::cout << (fd == nullptr) << *moved << '\n';
    moved.reset(new int(4));
    std::shared_ptr<Base> base = make(true);
    if (auto d = std::dynamic_pointer_cast<Derived>(base)) std::cout << d->x << ' ' << base.use_count() << '\n';
    std::shared_ptr<int> alias(base, &static_cast<Derived &>(*base).x);
    base.reset();
    std::cout << *alias << '\n';
    alias.reset();
    auto array = std::make_unique<int[]>(5);
    for (int i = 0; i < 5; ++i) array[i] = i * i;
    std::cout << array[4] << '\n';
    std::vector<std::unique_ptr<Base>> all;
    all.push_back(make(false));
    all.emplace_back(make(true));
    all.erase(all.begin());
    std::cout << "end\n";
}
