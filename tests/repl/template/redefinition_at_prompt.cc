// [temp.expl.spec]/7 in a session: an explicit specialisation takes the place of what an earlier input has instantiated; the
// specialisations of a template that is defined anew are those of the new one.
template<typename T> T sq(T x) { return x * x; }
sq(3)
//= (int) 9
template<typename T> T sq(T x) { return x * x + 1; }
sq(3)
//= (int) 10
sq<int>
//= (int (*)(int)) Function @0x... at input 3: int sq<int>(int)
template<> int sq<int>(int x) { return -x; }
sq(3)
//= (int) -3
(&sq<int>)(4)
//= (int) -4
template<> int sq<int>(int x) { return -x - 1; }
sq(3)
//= (int) -4
sq(3.0)
//= (double) 10.0
template<typename T> T sq(T x) { return x; }
sq(3)
//= (int) 3
template<typename T> struct A { int f() { return 1; } };
A<int>().f()
//= (int) 1
template<> int A<int>::f() { return 2; }
A<int>().f()
//= (int) 2
A<char>().f()
//= (int) 1
