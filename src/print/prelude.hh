// How objects with an interface for it show themselves at the prompt. No library is known here but by what its types
// offer: elements (`begin` and `end`, the tuple protocol), text, a pointee, a value that may be absent. Each `show_as`
// takes part where its expressions are valid ([temp.deduct]/8), and answers whether it showed something.
namespace std {
template <class> struct tuple_size;
}

namespace __cinch {

typedef decltype(sizeof 0) Size;

extern "C" {
/// The text is shown as it is.
void cinch_rt_text(const char *text, Size length) noexcept;
/// A string literal: of which kind of character, its units.
void cinch_rt_string(int kind, const void *units, Size length) noexcept;
/// An object to show here; `destroy` ends its life afterwards.
void cinch_rt_object(unsigned type, const volatile void *object, void (*destroy)(void *)) noexcept;
}

constexpr Size max_elements = 20;
constexpr Size max_counted = 1000000;

inline void text(const char *s) {
  Size length = 0;
  while (s[length]) ++length;
  cinch_rt_text(s, length);
}

inline void count(Size n) {
  char digits[24];
  int at = 24;
  do digits[--at] = static_cast<char>('0' + n % 10);
  while (n /= 10);
  cinch_rt_text(digits + at, static_cast<Size>(24 - at));
}

inline int kind_of(const char *) { return 0; }
inline int kind_of(const char16_t *) { return 2; }
inline int kind_of(const char32_t *) { return 3; }
inline int kind_of(const wchar_t *) { return 4; }
#ifdef __cpp_char8_t
inline int kind_of(const char8_t *) { return 1; }
#endif

template <class C> void string(const C *units, Size length) { cinch_rt_string(kind_of(units), units, length); }

template <class C> void string(const C *units) {
  Size length = 0;
  while (units[length]) ++length;
  string(units, length);
}

template <class T> void destroy(void *object) { delete static_cast<T *>(object); }

/// An object that stays where it is.
template <class T> void element(T &object) {
  cinch_rt_object(__cinch_type(T), &reinterpret_cast<const volatile char &>(object), nullptr);
}

/// What an expression made is kept until it is shown.
template <class T> void element(T &&object) {
  T *kept = new T(static_cast<T &&>(object));
  cinch_rt_object(__cinch_type(T), kept, destroy<T>);
}

/// `{ 1, 2 }`, cut with a count.
template <class I, class S, class Show> void list(I first, S last, Show show) {
  Size n = 0;
  for (; first != last && n < max_counted; ++first, ++n) {
    if (n < max_elements) {
      text(n ? ", " : "{ ");
      show(first);
    }
  }
  if (n == max_counted) {
    text(", ...");
  } else if (n > max_elements) {
    text(", ... (");
    count(n - max_elements);
    text(" more)");
  }
  text(n ? " }" : "{}");
}

struct Element {
  template <class I> void operator()(I &at) const { element(*at); }
};

/// What stands for an element is converted to one.
template <class V> struct ElementAs {
  template <class T> static void show(T &object) { element(object); }
  template <class T> static void show(T &&object) { element(static_cast<V>(static_cast<T &&>(object))); }
  template <class I> void operator()(I &at) const { show(*at); }
};

struct Entry {
  template <class I> void operator()(I &at) const {
    element((*at).first);
    text(" => ");
    element((*at).second);
  }
};

/// Of several valid ways that with the higher rank is taken: the better conversion from `Rank<14>` ([over.ics.rank]/4.4).
template <int N> struct Rank : Rank<N - 1> {};
template <> struct Rank<0> {};

// Strings.
template <class T> auto show_as(T &t, Rank<14>) -> decltype(string(t.c_str(), t.size()), bool()) {
  string(t.c_str(), t.size());
  return true;
}
template <class T> auto show_as(T &t, Rank<13>) -> decltype(string(t.data(), t.length()), bool()) {
  string(t.data(), t.length());
  return true;
}
template <class T> auto show_as(T &t, Rank<12>) -> decltype(string(t.c_str()), bool()) {
  string(t.c_str());
  return true;
}

// What can be iterated.
template <class T>
auto show_as(T &t, Rank<11>) -> decltype(t.begin()->first, t.end(), static_cast<typename T::mapped_type *>(nullptr), bool()) {
  list(t.begin(), t.end(), Entry());
  return true;
}

template <class T>
auto show_as(T &t, Rank<10>) -> decltype(static_cast<typename T::value_type>(*t.begin()), t.end(), bool()) {
  list(t.begin(), t.end(), ElementAs<typename T::value_type>());
  return true;
}
template <class T> auto show_as(T &t, Rank<8>) -> decltype(*t.begin(), t.end(), bool()) {
  list(t.begin(), t.end(), Element());
  return true;
}
template <class T> auto show_as(T &t, Rank<9>) -> decltype(*begin(t), end(t), bool()) {
  list(begin(t), end(t), Element());
  return true;
}

// [dcl.struct.bind]/4: the tuple protocol.
template <Size> void get();

template <Size I, Size N> struct Tuple {
  template <class T> static void show(T &t) {
    text(I ? ", " : "{ ");
    element(get<I>(t));
    Tuple<I + 1, N>::show(t);
  }
};
template <Size N> struct Tuple<N, N> {
  template <class T> static void show(T &) { text(N ? " }" : "{}"); }
};
template <class T> struct Plain { typedef T type; };
template <class T> struct Plain<const T> { typedef T type; };

template <class T> auto show_as(T &t, Rank<7>) -> decltype(std::tuple_size<typename Plain<T>::type>::value, bool()) {
  Tuple<0, std::tuple_size<typename Plain<T>::type>::value>::show(t);
  return true;
}

// A value that may be absent, one of several, shared or guarded ones.
template <class T> auto show_as(T &t, Rank<6>) -> decltype(*t, t.has_value(), bool()) {
  if (!t.has_value()) {
    text("{}");
    return true;
  }
  text("{ ");
  element(*t);
  text(" }");
  return true;
}

struct Visitor {
  template <class T> void operator()(T &t) const { element(t); }
};
template <class T> auto show_as(T &t, Rank<5>) -> decltype(visit(Visitor(), t), t.valueless_by_exception(), bool()) {
  if (t.valueless_by_exception()) {
    text("{}");
    return true;
  }
  text("{ ");
  visit(Visitor(), t);
  text(" }");
  return true;
}

template <class T> auto show_as(T &t, Rank<4>) -> decltype(*t.get(), *t, bool()) {
  if (!t.get()) {
    text("nullptr");
    return true;
  }
  auto pointer = t.get();
  element(static_cast<const volatile void *>(pointer));
  text(" -> ");
  element(*pointer);
  return true;
}

template <class T> auto show_as(T &t, Rank<3>) -> decltype(static_cast<typename T::type &>(t.get()), bool()) {
  element(t.get());
  return true;
}

template <class T> auto show_as(T &t, Rank<2>) -> decltype(t.expired(), t.lock(), bool()) {
  element(t.lock());
  return true;
}

template <class T> auto show_as(T &t, Rank<1>) -> decltype(t.real(), t.imag(), bool()) {
  element(t.real());
  text(" + ");
  element(t.imag());
  text("i");
  return true;
}

/// What the program's own `cinch::print` or `cling::printValue` says.
inline void shown(const char *said) { text(said ? said : ""); }
template <class T> auto shown(const T &said) -> decltype(static_cast<const char *>(said.data()), void()) {
  cinch_rt_text(said.data(), said.size());
}

/// Nothing that is known here.
template <class T> bool show_as(T &, Rank<0>) { return false; }

/// Whether the object showed itself.
template <class T> bool show(T &t) noexcept {
  try {
    return show_as(t, Rank<14>());
  } catch (...) {
    text("<exception>");
    return true;
  }
}

}
