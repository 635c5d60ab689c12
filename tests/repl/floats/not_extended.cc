//@ --std gnu++20 --isystem tests/release12
// GCC 12 has `_Float16` as an extension that converts as float does; the other names are no keywords.
__GNUC__
//= (int) 12
_Float16 a = 1.5;
float b = a;
float c = 1e30f;
_Float16 d = c;
typedef float _Float32;
_Float32 e = 1.5;
e
//= (float) 1.5f
struct __bf16 { int x; };
__bf16{1}
//= (__bf16) { .x = 1 }
