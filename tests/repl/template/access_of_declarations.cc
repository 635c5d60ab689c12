// [class.access]/6, /7, [basic.lookup.classref]/4: access in the declarations of befriended templates and in expressions without object.
template<int I> struct B { static constexpr int value = I; };
template<class T> B<T::I> f();
class A { static const int I = 42; template<class T> friend B<T::I> f(); };
decltype(f<A>())::value
//= (const int) 42
template<class T> class Outer { struct Inner { int i = 3; }; template<class U> friend typename Outer<U>::Inner foo(); };
template<class T> typename Outer<T>::Inner foo() { return {}; }
foo<int>().i
//= (int) 3
template<class T, class = void> struct status { static constexpr bool value = false; };
template<class T> struct status<T, decltype((void)T::member)> { static constexpr bool value = true; };
struct open { int member; }; class closed { int member; };
status<open>::value && !status<closed>::value
//= (bool) true
template<class T> struct X { int g() { return 5; } }; struct Z : X<int> {}; Z z;
z.X::g()
//= (int) 5
