// [dcl.align]/4: an alignment-specifier that is a pack expansion.
template <class... T> struct alignas(T...) Of { char c; };
alignof(Of<char, double, short>)
//= (unsigned long) 8
alignof(Of<>)
//= (unsigned long) 1
template <int... N> int values() { alignas(N...) char c; struct alignas(N * 2 ...) S {}; return alignof(S); }
values<4, 16, 8>()
//= (int) 32
template <class... T> struct alignas(alignof(T)...) Empty {};
alignof(Empty<>)
//= (unsigned long) 1
