// [cpp.pragma.op]: macros may spell the operand of _Pragma, as in GCC.
#define STR1(x) #x
#define STR(x) STR1(x)
#define PRAGMA(x) _Pragma(STR(x))
#define OFF(x) PRAGMA(GCC diagnostic ignored STR(-W##x))
#define PACK(n) PRAGMA(pack(n))
OFF(effc++) PACK(1) struct A { char c; int i; }; PACK()
sizeof(A)
//= (unsigned long) 5
