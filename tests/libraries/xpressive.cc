// Packages: libboost-dev.
#include <boost/lockfree/queue.hpp>
#include <boost/proto/proto.hpp>
#include <boost/phoenix.hpp>
#include <boost/lambda/lambda.hpp>
#include <boost/msm/back/state_machine.hpp>
#include <boost/type_erasure/any.hpp>
#include <boost/type_erasure/any_cast.hpp>
#include <boost/type_erasure/builtin.hpp>
#include <boost/xpressive/xpressive.hpp>
#include <algorithm>
#include <iostream>
#include <vector>
int main() { boost::lockfree::queue<int> q(8); q.push(3); int x; q.pop(x); std::cout << x << "\n"; std::vector<int> v{3,1,2}; namespace ph = boost::phoenix; using namespace ph::arg_names; std::for_each(v.begin(), v.end(), std::cout << arg1 << ' '); std::cout << "\n";
 using namespace boost::xpressive; sregex r = sregex::compile("(\\w+) (\\w+)"); smatch m; std::string s = "hello world"; if (regex_match(s, m, r)) std::cout << m[2] << "\n"; }
