// A matrix with operators: members and friends, explicit constructors, const access.
class Matrix { int n; double *d; public: explicit Matrix(int n) : n(n), d(new double[n * n]()) {} Matrix(const Matrix &o) : n(o.n), d(new double[o.n * o.n]) { for (int i = 0; i < n * n; i++) d[i] = o.d[i]; } ~Matrix() { delete[] d; } double &operator()(int i, int j) { return d[i * n + j]; } double operator()(int i, int j) const { return d[i * n + j]; } Matrix operator+(const Matrix &o) const { Matrix r(n); for (int i = 0; i < n * n; i++) r.d[i] = d[i] + o.d[i]; return r; } friend Matrix operator*(double k, const Matrix &m); };
Matrix operator*(double k, const Matrix &m) { Matrix r(m); for (int i = 0; i < m.n * m.n; i++) r.d[i] *= k; return r; }
Matrix m(2);
m(0, 0) = 1; m(1, 1) = 2;
(m + m)(1, 1)
//= (double) 4.0
(2 * m)(0, 0)
//= (double) 2.0
m * 2
//! error: no `operator*` for `(Matrix, int)`
//!   ┌─ input 7:1:1
//!   │
//! 1 │ m * 2
//!   │ ^^^^^
//! note: candidate `Matrix operator*(double, const Matrix &)`: argument 1: no conversion from `Matrix` to `double`
//!   ┌─ input 2:1:8
//!   │
//! 1 │ Matrix operator*(double k, const Matrix &m) { Matrix r(m); for (int i = 0; i < m.n * m.n; i++) r.d[i] *= k; return r; }
//!   │        ^^^^^^^^^
m + 1
//! error: no `operator+` for `(Matrix, int)`
//!   ┌─ input 7:1:1
//!   │
//! 1 │ m + 1
//!   │ ^^^^^
//! note: candidate `Matrix Matrix::operator+(const Matrix &) const`: argument 1: `int` converts to `const Matrix &` only explicitly
//!   ┌─ input 1:1:363
//!   │
//! 1 │ class Matrix { int n; double *d; public: explicit Matrix(int n) : n(n), d(new double[n * n]()) {} Matrix(const Matrix &o) : n(o.n), d(new double[o.n * o.n]) { for (int i = 0; i < n * n; i++) d[i] = o.d[i]; } ~Matrix() { delete[] d; } double &operator()(int i, int j) { return d[i * n + j]; } double operator()(int i, int j) const { return d[i * n + j]; } Matrix operator+(const Matrix &o) const { Matrix r(n); for (int i = 0; i < n * n; i++) r.d[i] = d[i] + o.d[i]; return r; } friend Matrix operator*(double k, const Matrix &m); };
//!   │                                                                                                                                                                                                                                                                                                                                                                           ^^^^^^^^^
m - m
//! error: no `operator-` for `(Matrix, Matrix)`
//!   ┌─ input 7:1:1
//!   │
//! 1 │ m - m
//!   │ ^^^^^
Matrix bad = 2;
//! error: converting `int` to `Matrix` needs an explicit conversion
//!   ┌─ input 7:1:14
//!   │
//! 1 │ Matrix bad = 2;
//!   │              ^ in this initialisation
//! note: `Matrix::Matrix(int)` is explicit
//!   ┌─ input 1:1:51
//!   │
//! 1 │ class Matrix { int n; double *d; public: explicit Matrix(int n) : n(n), d(new double[n * n]()) {} Matrix(const Matrix &o) : n(o.n), d(new double[o.n * o.n]) { for (int i = 0; i < n * n; i++) d[i] = o.d[i]; } ~Matrix() { delete[] d; } double &operator()(int i, int j) { return d[i * n + j]; } double operator()(int i, int j) const { return d[i * n + j]; } Matrix operator+(const Matrix &o) const { Matrix r(n); for (int i = 0; i < n * n; i++) r.d[i] = d[i] + o.d[i]; return r; } friend Matrix operator*(double k, const Matrix &m); };
//!   │                                                   ^^^^^^
const Matrix cm = m;
cm(0, 0)
//= (double) 1.0
cm(0, 0) = 3
//! error: a temporary value of type `double` cannot be assigned to
//!   ┌─ input 9:1:1
//!   │
//! 1 │ cm(0, 0) = 3
//!   │ ^^^^^^^^^^^^
//!   │ │
//!   │ this is no lvalue
