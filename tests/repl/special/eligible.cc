// [special]/6, [class.dtor]/4: of several constrained special member functions those count that are eligible.
template<class F> struct W { ~W() = default; ~W() requires (sizeof(F) > 2) { } F first; };
__is_trivially_destructible(W<char>)
//= (bool) true
__is_trivially_destructible(W<int>)
//= (bool) false
template<class F> union U { U() {} ~U() = default; ~U() requires (!__is_trivially_destructible(F)) {} F first; };
struct D { ~D() {} };
__is_trivially_destructible(U<int>)
//= (bool) true
__is_trivially_destructible(U<D>)
//= (bool) false
{ U<int> a; U<D> b; }
extern "C" int puts(const char *);
template<class F> struct V { ~V() requires (sizeof(F) > 2) { puts("big"); } ~V() { puts("small"); } };
{ V<int> a; V<char> b; }
//| small
//| big
template<class F> struct C { C() = default; C(const C&) = default; C(const C&) requires (sizeof(F) > 2) { puts("copy"); } };
{ C<int> a, b = a; C<char> c, d = c; }
//| copy
__is_trivially_copyable(C<int>)
//= (bool) false
__is_trivially_copyable(C<char>)
//= (bool) true
