// Packages: libeigen3-dev.
#include <Eigen/Dense>
#include <iostream>
using namespace Eigen;
int main() {
  MatrixXd m(3,3); m << 1,2,3,4,5,6,7,8,10;
  VectorXd v(3); v << 1,2,3;
  std::cout << m * v << "\n" << m.inverse() << "\n" << m.determinant() << "\n";
  EigenSolver<MatrixXd> es(m); std::cout << es.eigenvalues() << "\n";
  Matrix3f a = Matrix3f::Identity(); std::cout << (a + a.transpose()).eval() << "\n";
  std::cout << m.colPivHouseholderQr().solve(v) << "\n";
  JacobiSVD<MatrixXd> svd(m, ComputeThinU | ComputeThinV); std::cout << svd.singularValues() << "\n";
  ArrayXd arr = ArrayXd::LinSpaced(5, 0, 1); std::cout << arr.sin().sum() << "\n";
}
