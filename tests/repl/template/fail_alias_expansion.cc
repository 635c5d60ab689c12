// CWG 1430: a pack expansion is no argument for a parameter of an alias template that is no pack, because the alias is replaced by
// what it stands for before the pack is known.
template<class T, class U> using First = T;
template<class... T> First<int, T...> f(T...);
//! error: a pack expansion is the argument for a parameter of the alias template `First` that is no pack
//!   ┌─ input 2:1:22
//!   │
//! 1 │ template<class... T> First<int, T...> f(T...);
//!   │                      ^^^^^^^^^^^^^^^^
//! note: the parameter is declared here
//!   ┌─ input 1:1:19
//!   │
//! 1 │ template<class T, class U> using First = T;
//!   │                   ^^^^^^^
// Neither class templates nor packs of alias templates mind, nor an expansion whose elements are known.
template<class T, class U> struct Pair { T a; U b; };
template<class... T> struct B { Pair<T...> member; };
template<class... T> using Last = Pair<T...>;
template<class... T> struct C { Last<T...> member; };
C<int, long>{1, 2}.member.b
//= (long) 2
