// Conway's game of life on a torus, as a class template over its size.
#include <array>
#include <bitset>
#include <iostream>
#include <set>
#include <string>

template <std::size_t W, std::size_t H> class Life {
public:
    Life() = default;
    explicit Life(const std::array<std::string, H> &rows) {
        for (std::size_t y = 0; y < H; ++y)
            for (std::size_t x = 0; x < W && x < rows[y].size(); ++x) cells_[y][x] = rows[y][x] == '#';
    }
    void step() {
        std::array<std::bitset<W>, H> next;
        for (std::size_t y = 0; y < H; ++y)
            for (std::size_t x = 0; x < W; ++x) {
                int n = neighbours(x, y);
                next[y][x] = n == 3 || (n == 2 && cells_[y][x]);
            }
        cells_ = next;
        ++generation_;
    }
    std::size_t alive() const {
        std::size_t n = 0;
        for (const auto &row : cells_) n += row.count();
        return n;
    }
    std::string key() const {
        std::string s;
        for (const auto &row : cells_) s += row.to_string('.', '#') + '\n';
        return s;
    }
    friend std::ostream &operator<<(std::ostream &out, const Life &l) { return out << "generation " << l.generation_ << '\n' << l.key(); }

private:
    int neighbours(std::size_t x, std::size_t y) const {
        int n = 0;
        for (std::size_t dy : {H - 1, std::size_t{0}, std::size_t{1}})
            for (std::size_t dx : {W - 1, std::size_t{0}, std::size_t{1}})
                if (dx || dy) n += cells_[(y + dy) % H][(x + dx) % W];
        return n;
    }
    std::array<std::bitset<W>, H> cells_{};
    int generation_ = 0;
};

int main() {
    Life<8, 8> glider({".#......", "..#.....", "###.....", "", "", "", "", ""});
    std::set<std::string> seen;
    int steps = 0;
    while (seen.insert(glider.key()).second) {
        if (steps % 10 == 0) std::cout << glider;
        glider.step();
        ++steps;
    }
    std::cout << "repeats after " << steps << " with " << glider.alive() << " alive\n";
}
