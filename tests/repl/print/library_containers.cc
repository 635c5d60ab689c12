// Containers and ranges by their elements, nested, and cut with a count.
#include <vector>
#include <deque>
#include <list>
#include <forward_list>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <string>
#include <valarray>
#include <initializer_list>
#include <span>
std::vector<int>{1, 2, 3}
//= (std::vector<int>) { 1, 2, 3 }
std::vector<int>{}
//= (std::vector<int>) {}
std::vector<int>(100)
//= (std::vector<int>) { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ... (80 more) }
std::vector<bool>{true, false, true}
//= (std::vector<bool>) { true, false, true }
std::vector<bool> bits{true, false};
bits[0]
//= (std::_Bit_reference) true
std::vector<std::vector<int>>{{1}, {2, 3}, {}}
//= (std::vector<std::vector<int>>) { { 1 }, { 2, 3 }, {} }
std::vector<std::pair<std::string, double>>{{"a", 1.5}, {"b", 2}}
//= (std::vector<std::pair<std::string, double>>) { { "a", 1.5 }, { "b", 2.0 } }
std::deque<int>{1, 2}
//= (std::deque<int>) { 1, 2 }
std::list<int>{1, 2}
//= (std::list<int>) { 1, 2 }
std::forward_list<int>{1, 2}
//= (std::forward_list<int>) { 1, 2 }
std::array<int, 3>{1, 2, 3}
//= (std::array<int, 3>) { 1, 2, 3 }
std::array<int, 0>{}
//= (std::array<int, 0>) {}
std::map<std::string, int>{{"a", 1}, {"b", 2}}
//= (std::map<std::string, int>) { "a" => 1, "b" => 2 }
std::map<int, std::map<int, int>>{{1, {{2, 3}}}}
//= (std::map<int, std::map<int, int>>) { 1 => { 2 => 3 } }
std::multimap<int, int>{{1, 2}, {1, 3}}
//= (std::multimap<int, int>) { 1 => 2, 1 => 3 }
std::set<int>{3, 1, 2}
//= (std::set<int>) { 1, 2, 3 }
std::multiset<int>{3, 1, 1}
//= (std::multiset<int>) { 1, 1, 3 }
std::unordered_map<int, int>{{1, 2}}
//= (std::unordered_map<int, int>) { 1 => 2 }
std::unordered_multiset<int>{1, 1}
//= (std::unordered_multiset<int>) { 1, 1 }
std::valarray<int>{1, 2, 3}
//= (std::valarray<int>) { 1, 2, 3 }
std::initializer_list<int> il{1, 2};
il
//= (std::initializer_list<int> &) { 1, 2 }
int raw[] = {1, 2, 3};
std::span elements(raw);
elements
//= (std::span<int, 3> &) { 1, 2, 3 }
