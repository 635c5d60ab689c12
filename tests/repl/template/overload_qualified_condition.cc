// [temp.over.link]/5, /6, [temp.type]: conditions that differ in a qualified template-id make other templates and specialisations.
namespace n { template<class T> struct I { static constexpr bool value = sizeof(T) == 4; }; template<class T> struct F { static constexpr bool value = sizeof(T) == 8; }; }
template<bool B, class T = void> struct enable { }; template<class T> struct enable<true, T> { using type = T; }; template<bool B, class T = void> using enable_t = typename enable<B, T>::type;
namespace a { template<class T, enable_t<(n::I<T>::value), int> = 0> int f(T) { return 1; } template<class T, enable_t<(n::F<T>::value), int> = 0> int f(T) { return 2; } }
a::f(1)
//= (int) 1
a::f(1L)
//= (int) 2
template<bool> struct when; template<class T, class = when<true>> struct L { static constexpr int n = 0; }; template<class T> struct L<T, when<n::I<T>::value && true>> { static constexpr int n = 1; }; template<class T> struct L<T, when<n::F<T>::value && true>> { static constexpr int n = 2; };
L<int>::n
//= (const int) 1
L<long>::n
//= (const int) 2
L<char>::n
//= (const int) 0
