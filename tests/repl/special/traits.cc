// [class.prop], [meta.unary.prop]: what special members make of a class, as GCC's built-in traits say.
struct Plain { int i; double d; };
__is_trivial(Plain) && __is_standard_layout(Plain) && __is_pod(Plain) && __is_aggregate(Plain)
//= (bool) true
struct Init { int i = 1; };
__is_trivially_copyable(Init) && !__is_trivial(Init) && __is_aggregate(Init) && !__has_trivial_constructor(Init)
//= (bool) true
struct Defaulted { Defaulted() = default; Defaulted(const Defaulted &) = default; int i; };
__is_trivial(Defaulted) && !__is_aggregate(Defaulted)
//= (bool) true
struct Copies { Copies(const Copies &); };
!__is_trivially_copyable(Copies) && __is_constructible(Copies, Copies) && !__is_constructible(Copies) && !__is_nothrow_constructible(Copies, Copies)
//= (bool) true
struct Moves { Moves(Moves &&) noexcept; };
!__is_constructible(Moves, const Moves &) && __is_nothrow_constructible(Moves, Moves) && !__is_assignable(Moves &, Moves)
//= (bool) true
struct HoldsMoves { Moves m; int &r; };
!__is_constructible(HoldsMoves, const HoldsMoves &) && __is_constructible(HoldsMoves, HoldsMoves) && !__is_assignable(HoldsMoves &, HoldsMoves)
//= (bool) true
struct Virtual { virtual ~Virtual(); }; struct FromVirtual : Virtual {};
__has_virtual_destructor(FromVirtual) && __is_polymorphic(FromVirtual) && !__is_trivially_copyable(FromVirtual)
//= (bool) true
struct Throws { ~Throws() noexcept(false); }; struct HoldsThrows { Throws t; };
!__is_nothrow_constructible(HoldsThrows) && __is_constructible(HoldsThrows)
//= (bool) true
// Standard layout: one class with members, one access, no base at the address of its like.
struct Base { int b; }; struct TwoWithMembers : Base { int d; }; struct OneWithMembers : Base {};
!__is_standard_layout(TwoWithMembers) && __is_standard_layout(OneWithMembers)
//= (bool) true
struct Empty {}; struct EmptyFirst : Empty { Empty e; }; struct EmptyLater : Empty { int i; Empty e; };
!__is_standard_layout(EmptyFirst) && __is_standard_layout(EmptyLater)
//= (bool) true
class Mixed { int a; public: int b; }; __is_standard_layout(Mixed)
//= (bool) false
// A union with a member that is not trivial has what the user gives it.
union Deleted { int i; Copies c; }; union Provided { int i; Copies c; Provided(); Provided(const Provided &); ~Provided(); };
!__is_constructible(Deleted) && !__is_constructible(Deleted, const Deleted &) && __is_constructible(Provided) && __is_constructible(Provided, Provided)
//= (bool) true
// Conditional explicitness ([dcl.fct.spec]/3).
template <class T> struct Cond { explicit(sizeof(T) > 1) Cond(T); };
__is_convertible(char, Cond<char>) && !__is_convertible(int, Cond<int>) && __is_constructible(Cond<int>, int)
//= (bool) true
