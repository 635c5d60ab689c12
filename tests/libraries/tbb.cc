// Packages: libtbb-dev. Links: -ltbb.
#include <tbb/parallel_for.h>
#include <tbb/parallel_reduce.h>
#include <tbb/blocked_range.h>
#include <tbb/concurrent_hash_map.h>
#include <tbb/concurrent_vector.h>
#include <vector>
#include <iostream>
int main() { std::vector<double> v(1000, 1.0); tbb::parallel_for(size_t(0), v.size(), [&](size_t i){ v[i] *= i; }); double s = tbb::parallel_reduce(tbb::blocked_range<size_t>(0, v.size()), 0.0, [&](auto& r, double x){ for (size_t i = r.begin(); i != r.end(); ++i) x += v[i]; return x; }, std::plus<>()); std::cout << s << "\n"; tbb::concurrent_vector<int> c; c.push_back(3); std::cout << c[0] << "\n"; }
