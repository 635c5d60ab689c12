// [dcl.fct.def.general]/8: __func__ is the name of the function alone.
struct K { const char *made = __func__; const char *named; K() : named(__func__) {} const char *m() { return __func__; } operator const char *() { return __func__; } };
K k;
k.named
//= (const char *) "K"
k.m()
//= (const char *) "m"
(const char *)k
//= (const char *) "operator const char *"
template <class T> const char *t(T) { return __func__; }
t(1)
//= (const char *) "t"
