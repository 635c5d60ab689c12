// [temp.constr.atomic]/3, [temp.constr.normal]/1.4: the arguments of a concept-id are substituted where an atomic constraint names their parameters, and not before.
template<class T> struct A { static const int x = 42; };
template<class T> concept A42 = A<T>::x == 42;
template<class T> concept Void = __is_same(T, void);
template<class T, class U> concept VoidOr42 = Void<T> || A42<U>;
template<class T> concept Ref42 = VoidOr42<T, T&>;
Ref42<void>
//= (bool) true
Ref42<int>
//= (bool) true
template<class T> struct Bad { static_assert(sizeof(T) == 0); using type = int; };
template<class T> concept Never = false;
template<class T> concept HasType = requires { typename T::type; };
template<class T, class U> concept NeverBoth = Never<T> && HasType<U>;
template<class T> concept Lazy = NeverBoth<T, typename Bad<T>::type>;
Lazy<int>
//= (bool) false
template<class T, class U> concept Any = requires { typename T; };
template<class T> struct Members { template<Any<typename T::value_type> U> int f() { return 1; } };
Members<int>().f<int>()
//= (int) 1
// Default arguments and packs are in the mapping, too.
template<class T, class U = T*> concept PointerTo = __is_same(U, T*);
PointerTo<int>
//= (bool) true
PointerTo<int, char*>
//= (bool) false
template<class T, class... Us> concept OneOf = (__is_same(T, Us) || ...);
template<class... Us> concept HasInt = OneOf<int, Us...>;
HasInt<char, int>
//= (bool) true
HasInt<char, long>
//= (bool) false
// That a concept does not hold is known for one input only.
struct P { };
template<class T> concept Printable = requires(T t) { print(t); };
Printable<P>
//= (bool) false
void print(P) { }
Printable<P>
//= (bool) true
struct Later;
template<class T> concept Complete = requires { sizeof(T); };
Complete<Later>
//= (bool) false
struct Later { };
Complete<Later>
//= (bool) true
