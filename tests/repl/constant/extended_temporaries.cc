// [expr.const]/4.7: a const temporary whose lifetime a constexpr variable extends is usable in constant expressions, arrays too.
typedef const int CI[3];
constexpr CI &ci = CI{11, 22, 33};
static_assert(ci[1] == 22);
#include <initializer_list>
constexpr auto list = {1, 2, 3, 4};
static_assert(list.size() == 4 && list.begin()[2] == 3 && list.end()[-1] == 4);
ci[2]
//= (const int) 33
