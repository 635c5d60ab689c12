// [expr.static.cast]/13, [basic.type.qualifier]/5: the qualifiers of an array are those of its elements.
const void *x = "a";
*static_cast<const char (*)[2]>(x)
//= (const char[2]) "a"
template<class T> const T &get(const void *p) { return *static_cast<T const *>(p); }
get<char[2]>(x)
//= (const char[2]) "a"
