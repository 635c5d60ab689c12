// [expr.static.cast], [expr.reinterpret.cast], [expr.const.cast], [expr.cast]
(int) 3.9
//= (int) 3
int(3.9)
//= (int) 3
static_cast<char>(65)
//= (char) 'A'
(unsigned char) -1
//= (unsigned char) '\xff'
static_cast<bool>(0.1)
//= (bool) true
(short) 70000
//= (short) 4464
unsigned(-1)
//= (unsigned int) 4294967295
reinterpret_cast<unsigned long>((void *) 16)
//= (unsigned long) 16
const int c = 5;
*const_cast<int *>(&c)
//= (int) 5
float f = 1.0f;
*reinterpret_cast<unsigned *>(&f)
//= (unsigned int) 1065353216
(float) 1 / 3
//= (float) 0.33333334f
enum E { a = 3 };
static_cast<E>(3)
//= (E) (a) : (unsigned int) 3
(void) 0
double()
//= (double) 0.0
int{7}
//= (int) 7
