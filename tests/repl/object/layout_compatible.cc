// [basic.types.general]/11, [class.mem.general]/23 to 27, [meta.member]: what classes have in common.
#include <type_traits>
struct A { int a; char b; };
struct B { const int c; volatile char d; };
struct C : A {};
struct D { int a; short b; };
static_assert(std::is_layout_compatible_v<A, B> && std::is_layout_compatible_v<const C, B> && !std::is_layout_compatible_v<A, D>);
struct F { int a : 1; int : 7; int : 0; int b : 2; };
struct G { int : 1; int c : 7; int : 0; int : 2; };
struct H { int f : 1; int : 7; int g : 2; };
static_assert(std::is_layout_compatible_v<F, G> && !std::is_layout_compatible_v<F, H>);
union U { int a; long b; signed char c; };
union V { long f; unsigned char g; int h; };
union W { signed char c; long b; int a; };
static_assert(std::is_layout_compatible_v<U, W> && !std::is_layout_compatible_v<U, V>);
struct alignas(16) I { int a; };
struct J { int a; };
static_assert(!std::is_layout_compatible_v<I, J> && std::is_corresponding_member(&I::a, &J::a));
static_assert(std::is_corresponding_member(&A::a, &D::a) && !std::is_corresponding_member(&A::b, &D::b));
static_assert(!std::is_corresponding_member(&A::a, (int J::*)nullptr));
struct K { int a; struct { int b; short c; }; };
static_assert(std::is_corresponding_member(&K::b, &K::b) && !std::is_corresponding_member(&K::a, &K::b));
static_assert(std::is_pointer_interconvertible_with_class(&A::a) && !std::is_pointer_interconvertible_with_class(&A::b));
static_assert(std::is_pointer_interconvertible_with_class(&U::b) && !std::is_pointer_interconvertible_with_class(&K::b));
auto p = &A::a;
auto q = &D::a;
std::is_corresponding_member(p, q)
//= (bool) true
std::is_pointer_interconvertible_with_class(q)
//= (bool) true
q = nullptr;
std::is_corresponding_member(p, q)
//= (bool) false
