// [temp.over.link]/6: templates that differ in the type of a value parameter are two templates.
template <bool B, class T = void> struct enable { };
template <class T> struct enable<true, T> { using type = T; };
template <bool B, class T = void> using enable_t = typename enable<B, T>::type;
template <class T, enable_t<sizeof(T) == 4, int> = 0> int size(T) { return 4; }
template <class T, enable_t<sizeof(T) == 8, int> = 0> int size(T) { return 8; }
size(1)
//= (int) 4
size(1.0)
//= (int) 8
