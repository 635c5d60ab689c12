// [class.dtor]/4: of several prospective destructors overload resolution selects the destructor of the class;
// [special]/6: a special member function whose constraints do not hold makes nothing of its class.
template <class T> union Slot {
  T value;
  int other;
  constexpr Slot() : other(1) {}
  ~Slot() = default;
  constexpr ~Slot() requires (!__has_trivial_destructor(T)) {}
};
struct Loud { ~Loud() { __builtin_puts("gone"); } };
__has_trivial_destructor(Slot<int>)
//= (bool) true
__has_trivial_destructor(Slot<Loud>)
//= (bool) false
template <class T> struct Held { Slot<T> slot; };
__has_trivial_destructor(Held<int>)
//= (bool) true
template <class T> concept Small = sizeof(T) == 1;
template <class T> concept Tiny = Small<T> && __is_same(T, char);
template <class T> struct Most { int n = 0; ~Most() { __builtin_puts("any"); } ~Most() requires Tiny<T> { __builtin_puts("tiny"); } ~Most() requires Small<T> { __builtin_puts("small"); } };
{ Most<char> a; }
//| tiny
{ Most<bool> b; }
//| small
{ Most<int> c; }
//| any
template <class T> struct Copied { Copied() = default; Copied(const Copied &) = default; Copied(const Copied &) requires (sizeof(T) > 4) {} };
__is_trivially_copyable(Copied<int>)
//= (bool) true
__is_trivially_copyable(Copied<long>)
//= (bool) false
