// Huffman coding with a heap of tree nodes.
#include <iostream>
#include <map>
#include <memory>
#include <queue>
#include <string>
#include <vector>

struct Node {
    char symbol;
    int weight;
    std::unique_ptr<Node> left, right;
    bool leaf() const { return !left; }
};
struct Heavier {
    bool operator()(const Node *a, const Node *b) const { return a->weight != b->weight ? a->weight > b->weight : a->symbol > b->symbol; }
};

class Huffman {
public:
    explicit Huffman(const std::string &text) {
        std::map<char, int> counts;
        for (char c : text) ++counts[c];
        std::priority_queue<Node *, std::vector<Node *>, Heavier> heap;
        for (auto [symbol, weight] : counts) heap.push(new Node{symbol, weight, nullptr, nullptr});
        auto take = [&heap] {
            std::unique_ptr<Node> n(heap.top());
            heap.pop();
            return n;
        };
        while (heap.size() > 1) {
            auto a = take(), b = take();
            int w = a->weight + b->weight;
            char s = std::min(a->symbol, b->symbol);
            heap.push(new Node{s, w, std::move(a), std::move(b)});
        }
        root_ = take();
        assign(*root_, "");
    }
    std::string encode(const std::string &text) const {
        std::string bits;
        for (char c : text) bits += codes_.at(c);
        return bits;
    }
    std::string decode(const std::string &bits) const {
        std::string text;
        const Node *at = root_.get();
        for (char bit : bits) {
            at = bit == '0' ? at->left.get() : at->right.get();
            if (at->leaf()) text += at->symbol, at = root_.get();
        }
        return text;
    }
    const std::map<char, std::string> &codes() const { return codes_; }

private:
    void assign(const Node &n, const std::string &prefix) {
        if (n.leaf()) {
            codes_[n.symbol] = prefix.empty() ? "0" : prefix;
            return;
        }
        assign(*n.left, prefix + '0');
        assign(*n.right, prefix + '1');
    }
    std::unique_ptr<Node> root_;
    std::map<char, std::string> codes_;
};

int main() {
    const std::string text = "abracadabra alakazam";
    Huffman h(text);
    for (const auto &[c, code] : h.codes()) std::cout << '\'' << c << "' " << code << '\n';
    std::string bits = h.encode(text);
    std::cout << bits.size() << " of " << text.size() * 8 << " bits\n" << (h.decode(bits) == text ? "same" : "different") << '\n';
    try {
        h.encode("xyz");
    } catch (const std::out_of_range &) {
        std::cout << "no code\n";
    }
}
