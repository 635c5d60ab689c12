// [temp.expl.spec]/7 in a session: a variable that is specialised after an earlier input has used it is hidden, as one that is
// declared anew; code which refers to it keeps it.
template<class T> constexpr int v = 1;
v<int>
//= (const int) 1
int before() { return v<int>; }
template<> constexpr int v<int> = 2;
v<int>
//= (const int) 2
before()
//= (int) 1
template<class T> constexpr int v<T*> = 3;
v<int*> + v<char>
//= (int) 4
template<class T> constexpr int v = 10;
v<int> + v<int*>
//= (int) 20
template<class T> int w = 1;
++w<int>
//= (int) 2
template<> int w<int> = 7;
w<int>
//= (int) 7
template<> int w<int> = 8;
w<int>
//= (int) 8
template<class T> struct S { static inline int n = 1; static const int c = 3; static int d; };
template<class T> int S<T>::d = 4;
S<int>::n + S<int>::c + S<int>::d
//= (int) 8
template<> int S<int>::n = 5;
template<> const int S<int>::c = 6;
template<> int S<int>::d = 7;
S<int>::n * 100 + S<int>::c * 10 + S<int>::d
//= (int) 567
*&S<int>::c
//= (const int) 6
S<char>::n + S<char>::c + S<char>::d
//= (int) 8
