// A backtracking sudoku solver and n queens, on plain arrays and bit tricks.
#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstring>

class Sudoku {
public:
    explicit Sudoku(const char *text) {
        for (int i = 0; i < 81; ++i)
            if (text[i] >= '1' && text[i] <= '9') place(i, text[i] - '1');
    }
    bool solve() {
        int best = -1, fewest = 10;
        for (int i = 0; i < 81; ++i)
            if (!cells_[i])
                if (int n = std::popcount(candidates(i)); n < fewest) best = i, fewest = n;
        if (best < 0) return true;
        for (unsigned c = candidates(best); c; c &= c - 1) {
            int v = std::countr_zero(c);
            place(best, v);
            ++tries;
            if (solve()) return true;
            remove(best, v);
        }
        return false;
    }
    void print() const {
        for (int r = 0; r < 9; ++r) {
            for (int c = 0; c < 9; ++c) std::putchar('0' + cells_[r * 9 + c]);
            std::putchar('\n');
        }
    }
    long tries = 0;

private:
    static int box(int i) { return i / 27 * 3 + i % 9 / 3; }
    unsigned candidates(int i) const { return ~(rows_[i / 9] | cols_[i % 9] | boxes_[box(i)]) & 0x1ffu; }
    void flip(int i, int v) { rows_[i / 9] ^= 1u << v, cols_[i % 9] ^= 1u << v, boxes_[box(i)] ^= 1u << v; }
    void place(int i, int v) { cells_[i] = static_cast<std::uint8_t>(v + 1); flip(i, v); }
    void remove(int i, int v) { cells_[i] = 0; flip(i, v); }
    std::uint8_t cells_[81] = {};
    std::uint16_t rows_[9] = {}, cols_[9] = {}, boxes_[9] = {};
};

template <int N> long queens(int row = 0, unsigned cols = 0, unsigned left = 0, unsigned right = 0) {
    if (row == N) return 1;
    long n = 0;
    for (unsigned free = ~(cols | left | right) & ((1u << N) - 1); free; free &= free - 1) {
        unsigned bit = free & -free;
        n += queens<N>(row + 1, cols | bit, (left | bit) << 1, (right | bit) >> 1);
    }
    return n;
}

int main() {
    Sudoku s("8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..");
    std::printf("%d\n", s.solve());
    s.print();
    std::printf("%d\n", s.tries > 100);
    std::printf("%ld %ld %ld\n", queens<4>(), queens<8>(), queens<10>());
}
