//@ --std gnu++23
// [dcl.fct]/7 and /8, [over.match.funcs.general]/3: explicit object parameters.
struct A {
    int x = 1;
    template <class Self> auto &&get(this Self &&self) { return static_cast<Self &&>(self).x; }
    int plus(this A self, int y) { return self.x + y; }
    int twice(this const A &self) { return self.plus(self.x); }
    bool operator==(this const A &a, const A &b) { return a.x == b.x; }
    A operator-(this A a) { a.x = -a.x; return a; }
    int operator[](this const A &a, int i, int j) { return a.x * i + j; }
    int operator()(this auto &&self, int k) { return self.x * k; }
    int both() { return plus(1) + this->plus(2); }
    int over(this A &) { return 1; }
    int over(this const A &) { return 2; }
    int over(this A &&) { return 3; }
};
A a;
a.get() = 5;
a.x
//= (int) 5
const A c{7};
a.plus(3) + c.plus(1)
//= (int) 16
static_assert(__is_same(decltype(c.get()), const int &) && __is_same(decltype(A().get()), int &&));
c.twice()
//= (int) 14
a == A{5}
//= (bool) true
(-a).x
//= (int) -5
c[2, 3]
//= (int) 17
a(3)
//= (int) 15
a.both()
//= (int) 13
a.over() * 100 + c.over() * 10 + A().over()
//= (int) 123
int (*p)(A, int) = &A::plus;
p(c, 2)
//= (int) 9
struct B : A { int y = 3; auto name(this auto self) { return sizeof(self); } };
B b;
b.get() = 9;
b.x
//= (int) 9
static_assert(__is_same(decltype(b.get()), int &));
b.plus(1)
//= (int) 10
b.name()
//= (unsigned long) 8
auto fib = [](this auto self, int n) -> int { return n < 2 ? n : self(n - 1) + self(n - 2); };
fib(20)
//= (int) 6765
int base = 100;
int local() { int k = 3; auto sum = [k](this auto &self, int n) -> int { return n == 0 ? k : n + self(n - 1); }; return sum(4); }
local()
//= (int) 13
template <class T> struct Tree { T left; int sum(this auto const &self) requires true { return self.left + 1; } };
Tree<int>{4}.sum()
//= (int) 5
struct Counter { int n = 0; Counter &operator++(this Counter &self) { ++self.n; return self; } operator int(this Counter self) { return self.n; } };
Counter counter;
++++counter;
int(counter)
//= (int) 2
counter + 1
//= (int) 3
template <class T> struct InTemplate { int n = 3; int get(this InTemplate &self, int k) { return self.n + k; } template <class S> int any(this S &&self) { return self.n; } int g() { return get(1) + this->any() + any(); } };
InTemplate<int>().g()
//= (int) 10
