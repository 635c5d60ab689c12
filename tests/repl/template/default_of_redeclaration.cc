// [temp.param]/10, [temp.res]: a default template argument is looked up where it stands, in a later declaration of the template, too.
template<class M, class N> struct X; struct no {}; typedef X<int, no> E; template<class M, class N = E> struct X; template<class M, class N> struct X { static constexpr int n = sizeof(M); using type = N; };
X<char>::n
//= (const int) 1
X<char>::type *p = nullptr;
p
//= (X<int, no> *) nullptr
