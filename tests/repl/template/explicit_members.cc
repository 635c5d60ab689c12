// [temp.expl.spec]/14: an explicit specialisation of a member sees the names of the classes around it.
struct any { enum Op { a }; union Arg { int i; }; int z;
 template<class T> struct M { static int s(Op, Arg*) { return 1; } };
 struct In; template<class T> int mf(T); };
template<> struct any::M<any::Op> { static int s(Op, Arg*) { return 2; } Op o; };
any::M<int>::s(any::a, nullptr)
//= (int) 1
any::M<any::Op>::s(any::a, nullptr)
//= (int) 2
template<class T> struct any::M<T*> { static int s(Op, Arg*) { return 3; } Op o; };
any::M<int*>::s(any::a, nullptr)
//= (int) 3
struct any::In { Op o; static const int k = 4; };
any::In::k
//= (const int) 4
template<> int any::mf<int>(int) { Op o = a; return o + 5; }
any().mf(1)
//= (int) 5
template<class T> struct W { enum Op { a }; template<class U> struct M { static int s(Op) { return 1; } }; };
template<> template<> struct W<int>::M<char> { static int s(Op) { return 6; } };
W<int>::M<char>::s(W<int>::a)
//= (int) 6
