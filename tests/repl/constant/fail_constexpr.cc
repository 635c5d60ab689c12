// [expr.const]/5
int runtime = 3;
constexpr int c = runtime;
//! error
static_assert(1 + 1 == 3, "sums");
//! error
constexpr int divide(int a, int b) { return a / b; }
constexpr int d = divide(1, 0);
//! error
constexpr int big = 2147483647 + 1;
//! error
constexpr int loop() { for (;;) {} return 0; }
constexpr int never = loop();
//! error
constexpr int arr[3] = {1, 2, 3};
constexpr int past = arr[3];
//! error
1 + 1
//= (int) 2
