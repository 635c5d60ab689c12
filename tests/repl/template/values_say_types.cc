// [temp.deduct.type]/13, /14: the type of a non-type parameter follows from the value that is deduced for it.
template<class T> struct S; template<class T, T n> struct S<int[n]> { using type = T; };
S<int[42]>::type v = 7;
v
//= (unsigned long) 7
template<class T, T n> int f(T, int (&)[n]) { return sizeof(T); }
template<class T, T n> int h(int (&)[n]) { return sizeof(T) * 100 + n; }
int ar[3];
f('1', ar) * 1000 + h(ar)
//= (int) 1803
