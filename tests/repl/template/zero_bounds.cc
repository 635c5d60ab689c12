// [temp.deduct]/8: an array whose bound a substitution makes zero or negative makes it fail; GNU's arrays without elements exist elsewhere.
template<int M> int f(int (*)[M] = 0) { return 1; }
template<int M> int f() { return 2; }
f<0>()
//= (int) 2
f<-1>()
//= (int) 2
template<class T, int N> concept HasArray = requires { typename T::template array<N>; };
struct A { template<int N> using array = int[N]; };
HasArray<A, 1>
//= (bool) true
HasArray<A, 0>
//= (bool) false
template<int N> struct Z { int data[N]; int n = N; };
Z<0>().n
//= (int) 0
template<int N> int size() { int a[N]; return sizeof a; }
size<0>()
//= (int) 0
struct G { int a[0]; };
sizeof(G)
//= (unsigned long) 0
