// Packages: libarmadillo-dev. Links: -larmadillo.
#include <armadillo>
int main() { arma::mat a = {{1,2},{3,4}}; arma::vec b = {1,1}; a.print("a"); arma::mat c = a.t() * a; c.print("c"); (a % a + 1).eval().print(); std::cout << arma::accu(a) << "\n"; }
