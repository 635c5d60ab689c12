// [temp.alias], [dcl.typedef]/3, [basic.scope.pdecl]/3: an alias template declared again in one input; one that names another of its name.
template<class A> struct Tr { using size_type = A; }; template<class A> using AT = Tr<A>; template<class A> using S = typename AT<A>::size_type; template<class B> using S = typename AT<B>::size_type; S<int> x = 3;
x
//= (int) 3
template<class F, class... A> using q = int (*)(F);
namespace lz { template<class F, class... A> using q = q<F, int>; }
lz::q<char> p = nullptr;
p
//= (int (*)(char)) nullptr
template<class... T> struct list {}; template<class... T> using inv = list<int, T...>;
template<class T> struct bind { template<class... U> using inv = inv<T, U...>; };
bind<char>::inv<long> l;
l
//= (list<int, char, long> &) {}
