// [temp.constr.atomic]/3: satisfaction is known once it has been asked for, and constraints that ask for those of their members
// several times are not looked at anew each time (4 to the power of 16 here), although the arguments of concept-ids are
// substituted only when an atomic constraint names them.
template<class T> concept Sized = requires { sizeof(T); };
template<class T> concept Constructible = Sized<T> && requires { T(); };
template<class T> concept Default = Constructible<T> && requires { T{}; T(); (void)::new T; };
template<class T> struct W { T t; W() requires Default<T> = default; };
template<class T> using W4 = W<W<W<W<T>>>>;
Default<W4<W4<W4<W4<int>>>>>
//= (bool) true
struct No { No() = delete; };
Default<W4<W4<W4<W4<No>>>>>
//= (bool) false
