// [temp.friend]/9: a friend that is no template and has a requires-clause is defined where it is declared.
template<class T> struct A { friend int f(A) requires (sizeof(T) > 1) { return 1; } };
f(A<int>())
template<class T> struct B { friend int g(B) requires (sizeof(T) > 1); };
B<int> b;
