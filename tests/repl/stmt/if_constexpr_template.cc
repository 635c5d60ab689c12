// [stmt.if]/2, [dcl.spec.auto]/2: a discarded statement of a template is not instantiated; its returns deduce nothing.
template <class T> auto k(T t) { if constexpr (sizeof(T) == 4) return 1; else if constexpr (sizeof(T) == 8) return "a"; else return typename T::none(); }
k(1)
//= (int) 1
k(1L)
//= (const char *) "a"
auto plain() { if constexpr (false) return "never"; else return 2.5; }
plain()
//= (double) 2.5
template <class T> int size(T t) { if constexpr (requires { t.size(); }) return t.size(); return -1; }
struct Box { int size() { return 3; } };
size(Box()) * 10 + size(0)
//= (int) 29
