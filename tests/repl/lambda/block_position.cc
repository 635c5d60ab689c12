// [basic.scope.block]/1: a generic lambda's body does not see what the block around it declares later, whenever it is instantiated.
int i = 1;
int plain() { auto g = [](auto a) { return i + a; }; int i = 5; return g(1) + i; }
plain()
//= (int) 7
int by_default() { auto g = [=](auto a) { return i + a; }; int i = 5; return g(1) * 10 + i + (sizeof g == 1); }
by_default()
//= (int) 26
int nested() {
  auto outer = [](auto a) { auto inner = [](auto b) { return i + b; }; int i = 50; return inner(a) + i; };
  int i = 500;
  return outer(1) + i;
}
nested()
//= (int) 552
int before() { int i = 7; auto g = [&](auto a) { return i + a; }; { int i = 9; (void)i; } i = 8; return g(1); }
before()
//= (int) 9
template<class T> T in_template(T t) { int i = 2; auto g = [=](auto a) { T i2 = i; return i2 + a; }; int i2 = 3; return g(t) + i2; }
in_template(4)
//= (int) 9
