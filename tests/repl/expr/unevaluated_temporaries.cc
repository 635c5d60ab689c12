// [expr.unary.noexcept]/3, [dcl.type.decltype]/2, [expr.sizeof]: a prvalue of class type as operand is a temporary, whose destructor counts; the result of a call in decltype is none.
struct Loud { ~Loud() noexcept(false); };
struct Quiet { ~Quiet(); };
static_assert(!noexcept(Loud()) && noexcept(Quiet()));
struct Part { Loud loud; };
static_assert(!noexcept(Part()));
struct Gone { Gone() = default; ~Gone() = delete; };
Gone make();
using Made = decltype(make());
template <class T, class = decltype(T{})> constexpr int brace(int) { return 1; }
template <class> constexpr int brace(...) { return 2; }
template <class T, class = decltype(T())> constexpr int paren(int) { return 1; }
template <class> constexpr int paren(...) { return 2; }
static_assert(brace<Gone>(0) == 2 && paren<Gone>(0) == 2 && brace<Gone[2]>(0) == 2 && brace<Quiet>(0) == 1);
// [expr.type.conv]/2: no array of a parenthesised list.
static_assert(paren<int[2]>(0) == 2 && brace<int[2]>(0) == 1);
struct S { static const int n = 0; };
S s();
// A static member's declared type, whatever the object expression.
static_assert(__is_same(decltype(s().n), const int));
