//@ --std gnu++23 --isystem tests/release14
// [basic.extended.fp], [lex.fcon], [conv.rank]/2 and /3, [expr.arith.conv]/1.3: the extended floating-point types, as in GCC 13.
__GNUC__
//= (int) 14
1.5f16
//= (_Float16) 1.5f16
1.5f32
//= (_Float32) 1.5f32
0.1f64
//= (_Float64) 0.1f64
0.1f128
//= (_Float128) 0.1f128
0.1F32x
//= (_Float32x) 0.1f32x
0.1f64x
//= (_Float64x) 0.1f64x
2.5bf16
//= (__bf16) 2.5bf16
1.0f32 + 1.0f
//= (_Float32) 2.0f32
1.0f32 + 1.0
//= (double) 2.0
1.0f64 + 1.0
//= (_Float64) 2.0f64
1.0f64 + 1.0f32x
//= (_Float64) 2.0f64
1.0f64x + 1.0L
//= (_Float64x) 2.0f64x
1.0f128 + 1.0L
//= (_Float128) 2.0f128
1.0bf16 + 1.0f
//= (float) 2.0f
1.0f16 + 1
//= (_Float16) 2.0f16
static_assert(!__is_same(_Float32, float) && !__is_same(_Float64, double) && !__is_same(_Float64, _Float32x));
static_assert(sizeof(_Float16) == 2 && sizeof(__bf16) == 2 && sizeof(_Float32) == 4 && sizeof(_Float64x) == 16);
constexpr __bf16 third = 1.0bf16 / 3.0bf16;
third
//= (const __bf16) 0.334bf16
constexpr _Float16 half_third = 1.0f16 / 3.0f16;
half_third
//= (const _Float16) 0.3333f16
_Float32 sum(_Float32 a, _Float32 b) { return a + b; }
sum(1.5f32, 2)
//= (_Float32) 3.5f32
double widen(_Float64 x) { return x; }
widen(2.5f64)
//= (double) 2.5
_Float64x wide = 3;
(int) wide
//= (int) 3
__bf16 brain = 1.0bf16;
_Float32 from_brain = brain;
from_brain
//= (_Float32) 1.0f32
static_cast<_Float16>(1.25)
//= (_Float16) 1.25f16
static_cast<float>(1.25f64)
//= (float) 1.25f
const char *which(_Float32) { return "_Float32"; }
const char *which(_Float64) { return "_Float64"; }
const char *which(long double) { return "long double"; }
which(1.0f32)
//= (const char *) "_Float32"
which(1.0f)
//= (const char *) "_Float32"
which(1.0)
//= (const char *) "_Float64"
which(1.0f32x)
//= (const char *) "_Float64"
_Complex _Float32 z = 1;
__real__ z
//= (_Float32) 1.0f32
__complex__ decltype(0.0f64) w = 2;
sizeof w
//= (unsigned long) 16
constexpr double above_one = __builtin_nextafter(1.0, 2.0);
above_one - 1
//= (double) 2.220446049250313e-16
static_assert(__builtin_nextafterf(0.0f, -1.0f) < 0 && __builtin_nextafterl(1.0L, 0.0L) < 1.0L);
static_assert(__builtin_nextafterf16(1.0f16, 2.0f16) == 1.0f16 + 0.0009765625f16 && __builtin_nextafterf16b(1.0bf16, 0.0bf16) < 1.0bf16);
static_assert(__builtin_atanhf(0.0f) == 0 && __builtin_logb(8.0) == 3);
