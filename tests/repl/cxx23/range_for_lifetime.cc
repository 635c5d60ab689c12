//@ --std gnu++23
// [class.temporary]/7 (P2718): temporaries of a for-range-initializer live until the loop ends.
extern "C" int printf(const char *, ...);
struct Data { int v[2] = {1, 2}; const int *begin() const { return v; } const int *end() const { return v + 2; } ~Data() { v[0] = 9; printf("~Data\n"); } };
struct Owner { Data data; const Data &get() const { return data; } ~Owner() { printf("~Owner\n"); } };
struct Guard { ~Guard() { printf("~Guard\n"); } };
Owner make(const Guard & = Guard()) { return {}; }
for (int i : make().get()) printf("%d\n", i);
//| 1
//| 2
//| ~Owner
//| ~Data
//| ~Guard
int sum(bool b) { int s = 0; for (int i : (b ? make().get() : Owner().get())) s += i; return s; }
sum(true)
//| ~Owner
//| ~Data
//| ~Guard
//= (int) 3
struct Thrower { ~Thrower() { printf("~Thrower\n"); } const Data &fail() { throw 1; } };
int caught() { try { for (int i : Thrower().fail()) printf("%d\n", i); } catch (int) { return 1; } return 0; }
caught()
//| ~Thrower
//= (int) 1
