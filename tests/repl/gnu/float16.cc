// GNU _Float16: IEEE binary16, with the least rank of the floating-point types.
_Float16 h = 1.5;
h
//= (_Float16) 1.5f16
h * 2
//= (_Float16) 3.0f16
(double) h + 1
//= (double) 2.5
h + 1.0f
//= (float) 2.5f
(int) h
//= (int) 1
_Float16 quotient(_Float16 a, _Float16 b) { return a / b; }
quotient(h, 2)
//= (_Float16) 0.75f16
sizeof(_Float16)
//= (unsigned long) 2
_Float16 array[3] = {1, 2, 3};
array
//= (_Float16[3]) { 1.0f16, 2.0f16, 3.0f16 }
h < 2
//= (bool) true
1.0 / 3 == (_Float16) (1.0 / 3)
//= (bool) false
typedef _Float16 v8hf __attribute__((vector_size(16)));
v8hf v = {1, 2, 3, 4, 5, 6, 7, 8};
v + v
//= (__attribute__((vector_size(16))) _Float16) { 2.0f16, 4.0f16, 6.0f16, 8.0f16, 10.0f16, 12.0f16, 14.0f16, 16.0f16 }
