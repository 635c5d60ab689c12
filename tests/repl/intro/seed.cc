// The session of Cling's own introduction.
int x = 5;
int y = 10;
x + y
//= (int) 15
int calculate(int x) { return x * x + 2 * x + 1; }
calculate(5)
//= (int) 36
