// GNU vector_size in an alias template: its argument may depend on the parameters.
template <class T> using quad __attribute__((vector_size(4 * sizeof(T)))) = T;
static_assert(sizeof(quad<float>) == 16 && sizeof(quad<double>) == 32);
template <class T> T second(quad<T> v) { return v[1]; }
second<int>(quad<int>{1, 2, 3, 4})
//= (int) 2
template <class T> struct S { quad<T> q; };
S<short> s{{1, 2, 3, 4}};
s.q[3]
//= (short) 4
