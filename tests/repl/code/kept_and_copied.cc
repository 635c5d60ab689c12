// [basic.def.odr]/13, [dcl.inline]/6: a function has one address and one set of static variables, however often inputs inline it.
#include <vector>
#include <map>
#include <string>
#include <algorithm>
std::vector<int> v{3, 1, 2};
v.size()
//= (unsigned long) 3
for (int i = 0; i < 3; i++) v.push_back(v[i] * 10);
v
//= (std::vector<int> &) { 3, 1, 2, 30, 10, 20 }
std::sort(v.begin(), v.end());
std::sort(v.begin(), v.end(), [](int a, int b) { return a > b; });
v.front()
//= (int) 30
std::map<std::string, int> m;
m["a"] = 1;
m["b"] = 2;
for (int i = 0; i < 4; i++) m[std::string(1, 'a' + i)] += i;
m
//= (std::map<std::string, int> &) { "a" => 1, "b" => 3, "c" => 2, "d" => 3 }
m["d"] += 5; m["d"]
//= (int) 8
// A function of an earlier input in a loop of a later one, redefined: the loop's own function reaches the new body.
int twice(int x) { return 2 * x; }
int sum(int n) { int s = 0; for (int i = 0; i < n; i++) s += twice(i); return s; }
sum(4)
//= (int) 12
int twice(int x) { return 3 * x; }
sum(4)
//= (int) 18
.undo 2
sum(4)
//= (int) 12
// Static variables of inlined functions are the same for all.
int next() { static int n = 0; return ++n; }
next()
//= (int) 1
int s = 0; for (int i = 0; i < 3; i++) s += next();
s
//= (int) 9
next()
//= (int) 5
// A member's address is the same in every input, whether its calls were inlined or not.
auto p = &std::vector<int>::size; for (int i = 0; i < 2; i++) s += (v.*p)();
p == &std::vector<int>::size
//= (bool) true
// An undone input takes back what it compiled; the next one compiles it again.
std::vector<long> w(3); for (long &x : w) x = w.size();
.undo
std::vector<long> w(2); for (long &x : w) x = w.size();
w
//= (std::vector<long> &) { 2, 2 }
// The library's functions reach a redefined one, too.
struct Less { bool operator()(int a, int b) const; };
bool Less::operator()(int a, int b) const { return a < b; }
Less()(1, 2)
//= (bool) true
for (int i = 0; i < 2; i++) std::sort(v.begin(), v.end(), Less());
v.front()
//= (int) 1
bool Less::operator()(int a, int b) const { return a > b; }
for (int i = 0; i < 2; i++) std::sort(v.begin(), v.end(), Less());
v.front()
//= (int) 30
std::sort(v.begin(), v.end(), Less()); v.front()
//= (int) 30
