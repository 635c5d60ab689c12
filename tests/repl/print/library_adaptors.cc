// Container adaptors by what they adapt; views by their elements; iterators by what they are at.
#include <stack>
#include <queue>
#include <vector>
#include <map>
#include <list>
#include <ranges>
#include <iterator>
#include <filesystem>
#include <sstream>
std::stack<int> stack; stack.push(1); stack.push(2);
stack
//= (std::stack<int> &) { 1, 2 }
std::queue<int> queue; queue.push(1); queue.push(2);
queue
//= (std::queue<int> &) { 1, 2 }
std::priority_queue<int> heap; heap.push(1); heap.push(2);
heap
//= (std::priority_queue<int> &) { 2, 1 }
std::vector<int> v{1, 2, 3};
v | std::views::transform([](int x) { return x * 2; })
//= (std::ranges::transform_view<std::ranges::ref_view<std::vector<int>>, (lambda)>) { 2, 4, 6 }
v | std::views::filter([](int x) { return x > 1; }) | std::views::take(1)
//= (std::ranges::take_view<std::ranges::filter_view<std::ranges::ref_view<std::vector<int>>, (lambda)>>) { 2 }
std::views::iota(1, 5)
//= (std::ranges::iota_view<int, int>) { 1, 2, 3, 4 }
std::views::reverse(v)
//= (std::ranges::reverse_view<std::ranges::ref_view<std::vector<int>>>) { 3, 2, 1 }
v.begin()
//= (__gnu_cxx::__normal_iterator<int *, std::vector<int>>) -> 1
v.cbegin() + 1
//= (__gnu_cxx::__normal_iterator<const int *, std::vector<int>>) -> 2
std::vector<int>::iterator{}
//= (__gnu_cxx::__normal_iterator<int *, std::vector<int>>) -> 0x0 <invalid memory address>
std::map<int, int> m{{1, 2}};
m.begin()
//= (std::_Rb_tree_iterator<std::pair<const int, int>>) -> { 1, 2 }
std::list<int> l{1};
l.begin()
//= (std::_List_iterator<int>) -> 1
std::back_inserter(v)
//= (std::back_insert_iterator<std::vector<int>>) { .container = 0x... }
// What can be read once only is not read to be shown.
std::istringstream in("1 2");
auto numbers = std::ranges::istream_view<int>(in);
auto once = std::filesystem::directory_iterator("/usr/include/c++");
once == std::filesystem::directory_iterator{}
//= (bool) false
once
//= (std::filesystem::directory_iterator &) -> "/usr/include/c++/12"
once == std::filesystem::directory_iterator{}
//= (bool) false
