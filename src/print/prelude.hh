// How objects with an interface for it show themselves at the prompt. No library is known here but by what its types
// offer: elements (`begin` and `end`, the tuple protocol), text, a pointee, a value that may be absent. Each `show_as`
// takes part where its expressions are valid ([temp.deduct]/8), and answers whether it showed something.
namespace std {
template <class> struct tuple_size;
struct input_iterator_tag;
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
/// A type by the name in its `type_info`.
void cinch_rt_type(const char *name) noexcept;
/// The object inside of another, its type known by the name in its `type_info` only: see `show_held`.
void cinch_rt_held(unsigned type, const volatile void *holder, const char *name) noexcept;
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

/// Of several valid ways that with the higher rank is taken: the better conversion ([over.ics.rank]/4.4).
template <int N> struct Rank : Rank<N - 1> {};
template <> struct Rank<0> {};
typedef Rank<41> First;

template <class T> struct Plain { typedef T type; };
template <class T> struct Plain<const T> { typedef T type; };
template <class T> struct Plain<volatile T> { typedef T type; };
template <class T> struct Plain<const volatile T> { typedef T type; };

template <bool, class T> struct Where {};
template <class T> struct Where<true, T> { typedef T type; };
template <class A, class B> struct IsSame { static constexpr bool value = false; };
template <class A> struct IsSame<A, A> { static constexpr bool value = true; };

/// An iterator that can be read once only ([input.iterators]): to look at what it runs over would take that away.
template <class I> typename I::iterator_concept category_of(Rank<2>);
template <class I> typename I::iterator_category category_of(Rank<1>);
template <class I> void category_of(Rank<0>);
template <class I> struct IsOncePass {
  static constexpr bool value = IsSame<decltype(category_of<I>(Rank<2>())), std::input_iterator_tag>::value;
};
template <class I> typename Where<!IsOncePass<typename Plain<I>::type>::value, bool>::type multi_pass(I &&);

// Text.
template <class T> auto show_as(T &t, Rank<41>) -> decltype(string(t.c_str(), t.size()), bool()) {
  string(t.c_str(), t.size());
  return true;
}
template <class T> auto show_as(T &t, Rank<40>) -> decltype(string(t.data(), t.length()), bool()) {
  string(t.data(), t.length());
  return true;
}
template <class T> auto show_as(T &t, Rank<39>) -> decltype(string(t.c_str()), bool()) {
  string(t.c_str());
  return true;
}
template <class T> auto show_as(T &t, Rank<38>) -> decltype(string(t.what()), bool()) {
  string(t.what());
  return true;
}

// What can be iterated.
template <class T>
auto show_as(T &t, Rank<37>) -> decltype(t.begin()->first, t.end(), static_cast<typename T::mapped_type *>(nullptr), bool()) {
  list(t.begin(), t.end(), Entry());
  return true;
}

template <class T>
auto show_as(T &t, Rank<36>) -> decltype(static_cast<typename T::value_type>(*t.begin()), t.end(), multi_pass(t.begin())) {
  list(t.begin(), t.end(), ElementAs<typename T::value_type>());
  return true;
}
template <class T> auto show_as(T &t, Rank<35>) -> decltype(*begin(t), end(t), multi_pass(begin(t))) {
  list(begin(t), end(t), Element());
  return true;
}
template <class T> auto show_as(T &t, Rank<34>) -> decltype(*t.begin(), t.end(), multi_pass(t.begin())) {
  list(t.begin(), t.end(), Element());
  return true;
}

/// What a container adaptor adapts is a protected member ([queue.defn], [stack.defn], [priqueue.overview]).
template <class T> struct Adapted : T {
  template <class U> static auto container(U &t) -> decltype((t.*&Adapted::c)) { return t.*&Adapted::c; }
};
template <class T>
auto show_as(T &t, Rank<33>)
    -> decltype(t.push(*static_cast<typename T::value_type *>(nullptr)), t.pop(), static_cast<typename T::container_type *>(nullptr), bool()) {
  element(Adapted<T>::container(t));
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

template <class T> auto show_as(T &t, Rank<32>) -> decltype(std::tuple_size<typename Plain<T>::type>::value, bool()) {
  Tuple<0, std::tuple_size<typename Plain<T>::type>::value>::show(t);
  return true;
}

// A value that may be absent, one of several, one of any type.
template <class T> auto show_as(T &t, Rank<31>) -> decltype(*t, t.has_value(), bool()) {
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
template <class T> auto show_as(T &t, Rank<30>) -> decltype(visit(Visitor(), t), t.valueless_by_exception(), bool()) {
  if (t.valueless_by_exception()) {
    text("{} (valueless)");
    return true;
  }
  text("{ ");
  visit(Visitor(), t);
  text(" }");
  return true;
}

template <class T> auto show_as(T &t, Rank<29>) -> decltype(t.has_value(), t.reset(), t.type().name(), bool()) {
  if (t.has_value()) {
    cinch_rt_held(__cinch_type(T), &reinterpret_cast<const volatile char &>(t), t.type().name());
  } else {
    text("{}");
  }
  return true;
}
template <class T> auto show_as(T &t, Rank<28>) -> decltype(t.target_type().name(), static_cast<bool>(t), bool()) {
  if (static_cast<bool>(t)) {
    cinch_rt_held(__cinch_type(T), &reinterpret_cast<const volatile char &>(t), t.target_type().name());
  } else {
    text("nullptr");
  }
  return true;
}

template <class> void any_cast();
template <class V, class T> auto held(T &t, Rank<1>) -> decltype(t.template target<V>()) { return t.template target<V>(); }
template <class V, class T> auto held(T &t, Rank<0>) -> decltype(any_cast<V>(&t)) { return any_cast<V>(&t); }

/// The object of type `V` inside of `t`.
template <class T, class V> bool show_held(T &t) noexcept {
  element(*held<V>(t, Rank<1>()));
  return true;
}

// What points to something.
template <class T> auto show_as(T &t, Rank<27>) -> decltype(*t.get(), *t, bool()) {
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
template <class T>
auto show_as(T &t, Rank<26>) -> decltype(static_cast<const volatile void *>(t.get()), static_cast<bool>(t), t.reset(), bool()) {
  element(static_cast<const volatile void *>(t.get()));
  return true;
}
template <class T> auto show_as(T &t, Rank<25>) -> decltype(static_cast<typename T::type &>(t.get()), bool()) {
  element(t.get());
  return true;
}
template <class T> auto show_as(T &t, Rank<24>) -> decltype(t.expired(), t.lock(), bool()) {
  element(t.lock());
  return true;
}

// An iterator shows what it is at; one at the end has nothing there, which the printer finds out when it looks.
template <class T, class R> struct IsPlace { static constexpr bool value = false; };
template <class T, class R> struct IsPlace<T, R &> { static constexpr bool value = !IsSame<typename Plain<T>::type, R>::value; };
template <class T>
auto show_as(T &t, Rank<23>)
    -> decltype(++*static_cast<typename Plain<T>::type *>(nullptr), static_cast<typename T::iterator_category *>(nullptr), typename Where<IsPlace<T, decltype(*t)>::value, bool>::type()) {
  text("-> ");
  element(*t);
  return true;
}

// Numbers.
template <class T> auto show_as(T &t, Rank<22>) -> decltype(t.real(), t.imag(), bool()) {
  element(t.real());
  text(" + ");
  element(t.imag());
  text("i");
  return true;
}
template <class T> auto show_as(T &t, Rank<21>) -> decltype(t.test(0), t.count(), t.to_string(), bool()) {
  auto bits = t.to_string();
  cinch_rt_text(bits.data(), bits.size());
  return true;
}
template <class T> auto show_as(T &t, Rank<20>) -> decltype(t.flip(), static_cast<bool>(t), bool()) {
  element(static_cast<bool>(t));
  return true;
}
template <class T> auto show_as(T &t, Rank<19>) -> decltype(t.load(), t.is_lock_free(), bool()) {
  element(t.load());
  return true;
}

inline void number(long long n) {
  if (n < 0) text("-");
  count(n < 0 ? Size(0) - static_cast<Size>(n) : static_cast<Size>(n));
}
inline void amount(long long n) { number(n); }
inline void amount(int n) { number(n); }
inline void amount(long n) { number(n); }
inline void amount(double n) { element(static_cast<double &&>(n)); }
inline void amount(float n) { amount(static_cast<double>(n)); }
template <class R> void amount(const R &n) { element(n); }

/// As [time.duration.io] does.
inline void unit(long long num, long long den) {
  const char *name = num == 1 ? den == 1 ? "s" : den == 1000 ? "ms" : den == 1000000 ? "us" : den == 1000000000 ? "ns" : nullptr
                     : den == 1 ? num == 60 ? "min" : num == 3600 ? "h" : num == 86400 ? "d" : nullptr : nullptr;
  if (name) return text(name);
  text("[");
  number(num);
  if (den != 1) {
    text("/");
    number(den);
  }
  text("]s");
}
template <class T>
auto show_as(T &t, Rank<18>) -> decltype(t.count(), static_cast<typename T::rep *>(nullptr), T::period::num, bool()) {
  amount(t.count());
  unit(T::period::num, T::period::den);
  return true;
}

inline void padded(long long n, int width) {
  long long least = 1;
  while (--width) least *= 10;
  for (; n < least && least > 1; least /= 10) text("0");
  number(n);
}

/// The civil date of a day counted from 1970-01-01 in the proleptic Gregorian calendar.
inline void date(long long days) {
  days += 719468;
  long long era = (days >= 0 ? days : days - 146096) / 146097, day = days - era * 146097;
  long long year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
  day -= 365 * year + year / 4 - year / 100;
  long long month = (5 * day + 2) / 153;
  day -= (153 * month + 2) / 5 - 1;
  month += month < 10 ? 3 : -9;
  padded(year + era * 400 + (month <= 2), 4);
  text("-");
  padded(month, 2);
  text("-");
  padded(day, 2);
}

/// [time.clock.system.nonmembers]: date and time of day, as fine as the ticks are.
inline void date_and_time(long long ticks, long long num, long long den) {
  long long fraction = (ticks % den + den) % den, seconds = (ticks - fraction) / den * num;
  long long time = (seconds % 86400 + 86400) % 86400;
  date((seconds - time) / 86400);
  if (num % 86400 == 0) return;
  text(" ");
  padded(time / 3600, 2);
  text(":");
  padded(time / 60 % 60, 2);
  text(":");
  padded(time % 60, 2);
  int width = 0;
  for (long long scale = 1; scale < den; scale *= 10) ++width;
  if (width) text(".");
  if (width) padded(fraction, width);
}
template <class T>
auto show_as(T &t, Rank<17>)
    -> decltype(&T::clock::to_time_t, t.time_since_epoch().count() % 2, typename Where<T::period::num == 1 || T::period::den == 1, bool>::type()) {
  date_and_time(t.time_since_epoch().count(), T::period::num, T::period::den);
  return true;
}
template <class T>
auto show_as(T &t, Rank<16>) -> decltype(t.time_since_epoch(), static_cast<typename T::clock *>(nullptr), bool()) {
  element(t.time_since_epoch());
  return true;
}
template <class T>
auto show_as(T &t, Rank<15>) -> decltype(static_cast<int>(t.year()), static_cast<unsigned>(t.month()), static_cast<unsigned>(t.day()), t.ok(), bool()) {
  padded(static_cast<int>(t.year()), 4);
  text("-");
  padded(static_cast<unsigned>(t.month()), 2);
  text("-");
  padded(static_cast<unsigned>(t.day()), 2);
  return true;
}
template <class T> auto show_as(T &t, Rank<14>) -> decltype(static_cast<unsigned>(t), t.ok(), bool()) {
  element(static_cast<unsigned>(t));
  return true;
}
template <class T> auto show_as(T &t, Rank<13>) -> decltype(static_cast<int>(t), t.ok(), bool()) {
  element(static_cast<int>(t));
  return true;
}

// Types that stand for values.
template <class T> auto show_as(T &, Rank<12>) -> decltype(T::num + T::den, static_cast<typename T::type *>(nullptr), bool()) {
  number(T::num);
  text("/");
  number(T::den);
  return true;
}
template <class T>
auto show_as(T &, Rank<11>) -> decltype(static_cast<typename T::value_type>(T::value), static_cast<typename T::type *>(nullptr), bool()) {
  element(static_cast<typename T::value_type>(T::value));
  return true;
}

// [cmp.categories]
template <class T> auto equal_name(Rank<1>) -> decltype(T::equal, "equal") { return "equal"; }
template <class T> const char *equal_name(Rank<0>) { return "equivalent"; }
template <class T> auto show_as(T &t, Rank<10>) -> decltype(t == T::less, t == T::greater, t == T::equivalent, bool()) {
  typedef typename Plain<T>::type Plain;
  text(t == T::less ? "less" : t == T::greater ? "greater" : t == T::equivalent ? equal_name<Plain>(Rank<1>()) : "unordered");
  return true;
}

// What has a name, a number and a message.
template <class T>
auto show_as(T &t, Rank<9>) -> decltype(string(t.category().name()), t.value(), t.message(), bool()) {
  text("{ ");
  text(t.category().name());
  text(": ");
  number(t.value());
  text(", ");
  element(t.message());
  text(" }");
  return true;
}
template <class T> auto show_as(T &t, Rank<8>) -> decltype(t.name(), t.hash_code(), bool()) {
  cinch_rt_type(t.name());
  return true;
}
template <class T> auto show_as(T &t, Rank<7>) -> decltype(string(t.name()), t.message(0), bool()) {
  string(t.name());
  return true;
}
template <class T> auto show_as(T &t, Rank<6>) -> decltype(string(t.file_name()), string(t.function_name()), t.line(), bool()) {
  text("{ ");
  text(t.file_name());
  text(":");
  number(t.line());
  text(": ");
  text(t.function_name());
  text(" }");
  return true;
}
template <class T> auto show_as(T &t, Rank<5>) -> decltype(t.path(), t.is_directory(), bool()) {
  element(t.path());
  return true;
}

// Streams: their text, or their state. Locks: whether they are locked.
template <class T> auto show_as(T &t, Rank<4>) -> decltype(string(t.str().data(), t.str().length()), bool()) {
  element(t.str());
  return true;
}
template <class T> auto show_as(T &t, Rank<3>) -> decltype(t.rdstate(), t.good(), t.eof(), t.bad(), t.fail(), bool()) {
  text(t.good() ? "{ good" : t.bad() ? "{ bad" : t.eof() ? "{ eof" : "{ fail");
  text(t.eof() && t.fail() && !t.bad() ? ", fail }" : " }");
  return true;
}
template <class T> auto show_as(T &t, Rank<2>) -> decltype(t.owns_lock(), t.mutex(), bool()) {
  text(t.owns_lock() ? "{ locked }" : "{ unlocked }");
  return true;
}

template <class T> auto show_as(T &t, Rank<1>) -> decltype(t.lock(), t.try_lock(), t.unlock(), bool()) {
  text("{ ... }");
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
    return show_as(t, First());
  } catch (...) {
    text("<exception>");
    return true;
  }
}

}
