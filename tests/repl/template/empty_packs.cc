// [temp.deduct]/5, /8: the declaration of a parameter pack is substituted into, even when the pack is empty.
template<bool, class T = void> struct enable_if {}; template<class T> struct enable_if<true, T> { using type = T; };
template<bool C, class T = void> using enable_if_t = typename enable_if<C, T>::type;
template<int I, enable_if_t<I == 0, int>...> int foo() { return 1; }
template<int I, enable_if_t<I != 0, int>...> int foo() { return 2; }
foo<0>() * 10 + foo<3>()
//= (int) 12
template<class T, enable_if_t<sizeof(T) == 1, int>...> int bar(T) { return 1; }
template<class T, enable_if_t<sizeof(T) != 1, int>...> int bar(T) { return 2; }
bar('1') * 10 + bar(1)
//= (int) 12
