// [cpp.replace], [cpp.cond]
#define SQUARE(x) ((x) * (x))
SQUARE(1 + 2)
//= (int) 9
#define STR(x) #x
STR(a "b" \n)
//= (const char[8]) "a \"b\" \n"
#define CAT(a, b) a##b
int CAT(va, lue) = 3;
value
//= (int) 3
#define SUM(...) sum_of(__VA_ARGS__)
int sum_of(int a, int b) { return a + b; }
SUM(1, 2)
//= (int) 3
#define OPT(f, ...) f(0 __VA_OPT__(,) __VA_ARGS__)
int zero(int a) { return a; }
OPT(zero)
//= (int) 0
OPT(sum_of, 4)
//= (int) 4
#if defined(SQUARE) && __cplusplus >= 202002L
int branch = 1;
#else
int branch = 2;
#endif
branch
//= (int) 1
#undef SQUARE
#ifdef SQUARE
1
#else
2
#endif
//= (int) 2
__COUNTER__ + __COUNTER__
//= (int) 1
__LINE__
//= (int) 1
#define f(a) a*g
#define g(a) f(a)
int h = 1;
sizeof(STR(f(2)(9)))
//= (unsigned long) 8
