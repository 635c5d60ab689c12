// [temp.inst]/3: a member class of a class template is declared with the class, and defined when it must be complete.
struct Later;
template <class T> struct Vec { T *first; struct Node { T value; Node *next; }; Node *head; union Any { T t; int i; }; };
Vec<Later> v{nullptr, nullptr};
v.head == nullptr
//= (bool) true
struct Later { int x; };
Vec<Later>::Node node{{7}, nullptr};
node.value.x
//= (int) 7
Vec<int>::Any any{.i = 3};
any.t
//= (int) 3
template <class T> struct Outer { struct Inner { struct Deep { T t; Inner *up; }; static Inner make() { return {}; } T twice(T t) { return t + t; } }; };
Outer<double>::Inner::Deep deep{1.5, nullptr};
deep.t
//= (double) 1.5
Outer<int>::Inner::make().twice(21)
//= (int) 42
