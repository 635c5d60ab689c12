// A dynamic matrix class: operators, copy and move, exceptions for bad shapes.
#include <cmath>
#include <cstdio>
#include <initializer_list>
#include <stdexcept>
#include <utility>
#include <vector>

class Matrix {
public:
    Matrix(std::size_t rows, std::size_t cols, double value = 0) : rows_(rows), cols_(cols), data_(rows * cols, value) {}
    Matrix(std::initializer_list<std::initializer_list<double>> init)
        : rows_(init.size()), cols_(init.size() ? init.begin()->size() : 0) {
        for (const auto &row : init) {
            if (row.size() != cols_) throw std::invalid_argument("ragged rows");
            data_.insert(data_.end(), row.begin(), row.end());
        }
    }
    static Matrix identity(std::size_t n) {
        Matrix m(n, n);
        for (std::size_t i = 0; i < n; ++i) m(i, i) = 1;
        return m;
    }
    double &operator()(std::size_t i, std::size_t j) { return data_[i * cols_ + j]; }
    double operator()(std::size_t i, std::size_t j) const { return data_[i * cols_ + j]; }
    std::size_t rows() const { return rows_; }
    std::size_t cols() const { return cols_; }

    Matrix &operator+=(const Matrix &o) {
        check(o);
        for (std::size_t i = 0; i < data_.size(); ++i) data_[i] += o.data_[i];
        return *this;
    }
    Matrix &operator*=(double k) {
        for (auto &x : data_) x *= k;
        return *this;
    }
    friend Matrix operator+(Matrix a, const Matrix &b) { return std::move(a += b); }
    friend Matrix operator*(double k, Matrix a) { return std::move(a *= k); }
    friend Matrix operator*(const Matrix &a, const Matrix &b) {
        if (a.cols_ != b.rows_) throw std::invalid_argument("shapes do not fit");
        Matrix r(a.rows_, b.cols_);
        for (std::size_t i = 0; i < a.rows_; ++i)
            for (std::size_t k = 0; k < a.cols_; ++k)
                for (std::size_t j = 0; j < b.cols_; ++j) r(i, j) += a(i, k) * b(k, j);
        return r;
    }
    bool operator==(const Matrix &) const = default;
    Matrix transposed() const {
        Matrix r(cols_, rows_);
        for (std::size_t i = 0; i < rows_; ++i)
            for (std::size_t j = 0; j < cols_; ++j) r(j, i) = (*this)(i, j);
        return r;
    }
    void print(const char *name) const {
        std::printf("%s (%zux%zu)\n", name, rows_, cols_);
        for (std::size_t i = 0; i < rows_; ++i) {
            for (std::size_t j = 0; j < cols_; ++j) std::printf("%8.3f", (*this)(i, j));
            std::puts("");
        }
    }

private:
    void check(const Matrix &o) const {
        if (o.rows_ != rows_ || o.cols_ != cols_) throw std::invalid_argument("shapes differ");
    }
    std::size_t rows_, cols_;
    std::vector<double> data_;
};

static double determinant(Matrix m) {
    double det = 1;
    for (std::size_t c = 0; c < m.cols(); ++c) {
        std::size_t pivot = c;
        for (std::size_t r = c + 1; r < m.rows(); ++r)
            if (std::fabs(m(r, c)) > std::fabs(m(pivot, c))) pivot = r;
        if (m(pivot, c) == 0) return 0;
        if (pivot != c) {
            for (std::size_t j = 0; j < m.cols(); ++j) std::swap(m(pivot, j), m(c, j));
            det = -det;
        }
        det *= m(c, c);
        for (std::size_t r = c + 1; r < m.rows(); ++r) {
            double f = m(r, c) / m(c, c);
            for (std::size_t j = c; j < m.cols(); ++j) m(r, j) -= f * m(c, j);
        }
    }
    return det;
}

int main() {
    Matrix a{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}};
    Matrix b = Matrix::identity(3);
    (a + 2 * b).print("a + 2b");
    (a * a.transposed()).print("a at");
    std::printf("det %.3f %d\n", determinant(a), a * b == a);
    try {
        Matrix c(2, 3);
        c * c;
    } catch (const std::exception &e) {
        std::printf("error: %s\n", e.what());
    }
    try {
        Matrix ragged{{1, 2}, {3}};
    } catch (const std::invalid_argument &e) {
        std::printf("error: %s\n", e.what());
    }
}
