// Packages: libgmp-dev. Links: -lgmpxx -lgmp.
#include <gmpxx.h>
#include <iostream>
int main() { mpz_class a("123456789012345678901234567890"), b = a * a + 1; std::cout << b << " " << gcd(a, b) << "\n"; mpq_class q(3, 9); q.canonicalize(); std::cout << q << "\n"; }
