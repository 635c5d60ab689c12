//! The calling convention: what Clang 22 makes of the same declarations (`clang++ -S -emit-llvm`), attributes that say
//! nothing about registers left out.

use crate::ir::{self, LowerOptions, Unit};
use crate::sema::tests::Bench;

/// Types, a function, its LLVM type.
#[rustfmt::skip]
const CASES: &[(&str, &str, &str)] = &[
    ("struct S {char a;};", "void f(S s)", "void(i8)"),
    ("struct S {char a;};", "S f()", "i8()"),
    ("struct S {char a,b,c;};", "void f(S s)", "void(i24)"),
    ("struct S {char a,b,c;};", "S f()", "i24()"),
    ("struct S {short a; char b;};", "void f(S s)", "void(i32)"),
    ("struct S {short a; char b;};", "S f()", "i32()"),
    ("struct S {int a;};", "void f(S s)", "void(i32)"),
    ("struct S {int a;};", "S f()", "i32()"),
    ("struct S {int a; char b;};", "void f(S s)", "void(i64)"),
    ("struct S {int a; char b;};", "S f()", "i64()"),
    ("struct S {int a,b;};", "void f(S s)", "void(i64)"),
    ("struct S {int a,b;};", "S f()", "i64()"),
    ("struct S {int a,b,c;};", "void f(S s)", "void(i64, i32)"),
    ("struct S {int a,b,c;};", "S f()", "{ i64, i32 }()"),
    ("struct S {long a;};", "void f(S s)", "void(i64)"),
    ("struct S {long a;};", "S f()", "i64()"),
    ("struct S {long a; char b;};", "void f(S s)", "void(i64, i8)"),
    ("struct S {long a; char b;};", "S f()", "{ i64, i8 }()"),
    ("struct S {long a; int b;};", "void f(S s)", "void(i64, i32)"),
    ("struct S {long a; int b;};", "S f()", "{ i64, i32 }()"),
    ("struct S {long a,b;};", "void f(S s)", "void(i64, i64)"),
    ("struct S {long a,b;};", "S f()", "{ i64, i64 }()"),
    ("struct S {long a,b,c;};", "void f(S s)", "void(ptr byval)"),
    ("struct S {long a,b,c;};", "S f()", "void(ptr sret)"),
    ("struct S {float a;};", "void f(S s)", "void(float)"),
    ("struct S {float a;};", "S f()", "float()"),
    ("struct S {float a,b;};", "void f(S s)", "void(<2 x float>)"),
    ("struct S {float a,b;};", "S f()", "<2 x float>()"),
    ("struct S {float a,b,c;};", "void f(S s)", "void(<2 x float>, float)"),
    ("struct S {float a,b,c;};", "S f()", "{ <2 x float>, float }()"),
    ("struct S {float a,b,c,d;};", "void f(S s)", "void(<2 x float>, <2 x float>)"),
    ("struct S {float a,b,c,d;};", "S f()", "{ <2 x float>, <2 x float> }()"),
    ("struct S {double a;};", "void f(S s)", "void(double)"),
    ("struct S {double a;};", "S f()", "double()"),
    ("struct S {double a; float b;};", "void f(S s)", "void(double, float)"),
    ("struct S {double a; float b;};", "S f()", "{ double, float }()"),
    ("struct S {double a,b;};", "void f(S s)", "void(double, double)"),
    ("struct S {double a,b;};", "S f()", "{ double, double }()"),
    ("struct S {double a,b,c;};", "void f(S s)", "void(ptr byval)"),
    ("struct S {double a,b,c;};", "S f()", "void(ptr sret)"),
    ("struct S {float a; int b;};", "void f(S s)", "void(i64)"),
    ("struct S {float a; int b;};", "S f()", "i64()"),
    ("struct S {int a; float b;};", "void f(S s)", "void(i64)"),
    ("struct S {int a; float b;};", "S f()", "i64()"),
    ("struct S {double a; int b;};", "void f(S s)", "void(double, i32)"),
    ("struct S {double a; int b;};", "S f()", "{ double, i32 }()"),
    ("struct S {int a; double b;};", "void f(S s)", "void(i32, double)"),
    ("struct S {int a; double b;};", "S f()", "{ i32, double }()"),
    ("struct S {long a; double b;};", "void f(S s)", "void(i64, double)"),
    ("struct S {long a; double b;};", "S f()", "{ i64, double }()"),
    ("struct S {float a; double b;};", "void f(S s)", "void(float, double)"),
    ("struct S {float a; double b;};", "S f()", "{ float, double }()"),
    ("struct S {char *p;};", "void f(S s)", "void(ptr)"),
    ("struct S {char *p;};", "S f()", "ptr()"),
    ("struct S {char *p; int n;};", "void f(S s)", "void(ptr, i32)"),
    ("struct S {char *p; int n;};", "S f()", "{ ptr, i32 }()"),
    ("struct S {int n; char *p;};", "void f(S s)", "void(i32, ptr)"),
    ("struct S {int n; char *p;};", "S f()", "{ i32, ptr }()"),
    ("struct S {char *p,*q;};", "void f(S s)", "void(ptr, ptr)"),
    ("struct S {char *p,*q;};", "S f()", "{ ptr, ptr }()"),
    ("struct S {long double a;};", "void f(S s)", "void(ptr byval)"),
    ("struct S {long double a;};", "S f()", "x86_fp80()"),
    ("struct S {__int128 a;};", "void f(S s)", "void(i128)"),
    ("struct S {__int128 a;};", "S f()", "i128()"),
    ("struct S {__float128 a;};", "void f(S s)", "void(fp128)"),
    ("struct S {__float128 a;};", "S f()", "fp128()"),
    ("struct S {char a[3];};", "void f(S s)", "void(i24)"),
    ("struct S {char a[3];};", "S f()", "i24()"),
    ("struct S {char a[7];};", "void f(S s)", "void(i56)"),
    ("struct S {char a[7];};", "S f()", "i56()"),
    ("struct S {char a[8];};", "void f(S s)", "void(i64)"),
    ("struct S {char a[8];};", "S f()", "i64()"),
    ("struct S {char a[9];};", "void f(S s)", "void(i64, i8)"),
    ("struct S {char a[9];};", "S f()", "{ i64, i8 }()"),
    ("struct S {char a[16];};", "void f(S s)", "void(i64, i64)"),
    ("struct S {char a[16];};", "S f()", "{ i64, i64 }()"),
    ("struct S {char a[17];};", "void f(S s)", "void(ptr byval)"),
    ("struct S {char a[17];};", "S f()", "void(ptr sret)"),
    ("struct S {int a[3];};", "void f(S s)", "void(i64, i32)"),
    ("struct S {int a[3];};", "S f()", "{ i64, i32 }()"),
    ("struct S {float a[3];};", "void f(S s)", "void(<2 x float>, float)"),
    ("struct S {float a[3];};", "S f()", "{ <2 x float>, float }()"),
    ("struct S {double a[2];};", "void f(S s)", "void(double, double)"),
    ("struct S {double a[2];};", "S f()", "{ double, double }()"),
    ("struct S {short a[5];};", "void f(S s)", "void(i64, i16)"),
    ("struct S {short a[5];};", "S f()", "{ i64, i16 }()"),
    ("struct S {int a : 3;};", "void f(S s)", "void(i32)"),
    ("struct S {int a : 3;};", "S f()", "i32()"),
    ("struct S {int a : 3; int b : 20;};", "void f(S s)", "void(i32)"),
    ("struct S {int a : 3; int b : 20;};", "S f()", "i32()"),
    ("struct S {unsigned a : 30; unsigned b : 30;};", "void f(S s)", "void(i64)"),
    ("struct S {unsigned a : 30; unsigned b : 30;};", "S f()", "i64()"),
    ("struct S {long a : 40; char c;};", "void f(S s)", "void(i64)"),
    ("struct S {long a : 40; char c;};", "S f()", "i64()"),
    ("struct S {long a : 33; long b : 33;};", "void f(S s)", "void(i64, i64)"),
    ("struct S {long a : 33; long b : 33;};", "S f()", "{ i64, i64 }()"),
    ("struct S {char c; int a : 20;};", "void f(S s)", "void(i32)"),
    ("struct S {char c; int a : 20;};", "S f()", "i32()"),
    ("struct S {int : 5; int a;};", "void f(S s)", "void(i64)"),
    ("struct S {int : 5; int a;};", "S f()", "i64()"),
    ("struct S {bool a; bool b;};", "void f(S s)", "void(i16)"),
    ("struct S {bool a; bool b;};", "S f()", "i16()"),
    ("struct S {_Complex float z;};", "void f(S s)", "void(<2 x float>)"),
    ("struct S {_Complex float z;};", "S f()", "<2 x float>()"),
    ("struct S {_Complex double z;};", "void f(S s)", "void(double, double)"),
    ("struct S {_Complex double z;};", "S f()", "{ double, double }()"),
    ("struct S {float f; _Complex float z;};", "void f(S s)", "void(<2 x float>, float)"),
    ("struct S {float f; _Complex float z;};", "S f()", "{ <2 x float>, float }()"),
    ("struct S {_Complex int z;};", "void f(S s)", "void(i64)"),
    ("struct S {_Complex int z;};", "S f()", "i64()"),
    ("struct S {struct { int x; } i; int j;};", "void f(S s)", "void(i64)"),
    ("struct S {struct { int x; } i; int j;};", "S f()", "i64()"),
    ("struct S {struct { short x; char y; } i; char j; int k;};", "void f(S s)", "void(i64, i32)"),
    ("struct S {struct { short x; char y; } i; char j; int k;};", "S f()", "{ i64, i32 }()"),
    ("struct S {union { int i; float f; } u;};", "void f(S s)", "void(i32)"),
    ("struct S {union { int i; float f; } u;};", "S f()", "i32()"),
    ("struct S {union { double d; long l; } u;};", "void f(S s)", "void(i64)"),
    ("struct S {union { double d; long l; } u;};", "S f()", "i64()"),
    ("struct S {union { char c[12]; double d; } u; };", "void f(S s)", "void(i64, i64)"),
    ("struct S {union { char c[12]; double d; } u; };", "S f()", "{ i64, i64 }()"),
    ("struct S {union { float f[3]; } u;};", "void f(S s)", "void(<2 x float>, float)"),
    ("struct S {union { float f[3]; } u;};", "S f()", "{ <2 x float>, float }()"),
    ("struct S {int a; } __attribute__((packed)); struct S2 { char c; S s;};", "void f(S2 s)", "void(ptr byval)"),
    ("struct S {int a; } __attribute__((packed)); struct S2 { char c; S s;};", "S2 f()", "void(ptr sret)"),
    ("struct S {char c; int a; } __attribute__((packed)); struct S2 { S s;};", "void f(S2 s)", "void(ptr byval)"),
    ("struct S {char c; int a; } __attribute__((packed)); struct S2 { S s;};", "S2 f()", "void(ptr sret)"),
    ("struct S {int &r;};", "void f(S s)", "void(ptr)"),
    ("struct S {int &r;};", "void f(S a, S b)", "void(ptr, ptr)"),
    ("struct S {void (*f)(int);};", "void f(S s)", "void(ptr)"),
    ("struct S {void (*f)(int);};", "S f()", "ptr()"),
    ("struct S {int (*a)[2]; float f;};", "void f(S s)", "void(ptr, float)"),
    ("struct S {int (*a)[2]; float f;};", "S f()", "{ ptr, float }()"),
    ("struct S {char a; long double b;};", "void f(S s)", "void(ptr byval)"),
    ("struct S {char a; long double b;};", "S f()", "void(ptr sret)"),
    ("struct S {struct {} e; double d;};", "void f(S s)", "void(double)"),
    ("struct S {struct {} e; double d;};", "S f()", "double()"),
    ("struct S {struct {} e; int d;};", "void f(S s)", "void(i64)"),
    ("struct S {struct {} e; int d;};", "S f()", "i64()"),
    ("struct E {};", "void f(E e)", "void()"),
    ("struct E {};", "E f()", "void()"),
    ("struct E {};", "void f(E e, int a)", "void(i32)"),
    ("", "void f(bool a, char b, signed char c, unsigned char d, short e, unsigned short g, int h, wchar_t i, char16_t j)", "void(i1 zeroext, i8 signext, i8 signext, i8 zeroext, i16 signext, i16 zeroext, i32, i32 signext, i16 zeroext)"),
    ("", "bool f()", "zeroext i1()"),
    ("", "char f()", "signext i8()"),
    ("", "unsigned short f()", "zeroext i16()"),
    ("", "char32_t f()", "zeroext i32()"),
    ("", "_Complex float f(_Complex float a)", "<2 x float>(<2 x float>)"),
    ("", "_Complex double f(_Complex double a)", "{ double, double }(double, double)"),
    ("", "_Complex long double f(_Complex long double a)", "{ x86_fp80, x86_fp80 }(ptr byval)"),
    ("", "_Complex int f(_Complex int a)", "i64(i64)"),
    ("", "_Complex long f(_Complex char a)", "{ i64, i64 }(i16)"),
    ("", "__int128 f(__int128 a)", "i128(i128)"),
    ("", "long double f(long double a, int b)", "x86_fp80(x86_fp80, i32)"),
    ("", "__float128 f(__float128 a)", "fp128(fp128)"),
    ("", "int *f(int &a, int &&b, const char *c)", "ptr(ptr, ptr, ptr)"),
    ("", "decltype(nullptr) f(decltype(nullptr) p)", "ptr(ptr)"),
    ("", "void f(...)", "void(...)"),
    ("", "int f(const char *a, ...)", "i32(ptr, ...)"),
    ("struct M { int a; void g(); };", "void f(int M::*a, void (M::*b)())", "void(i64, i64, i64)"),
    ("struct T { int a; T(const T &); ~T(); };", "T f(T a, T b)", "void(ptr sret, ptr, ptr)"),
    ("struct T { int a; ~T(); };", "T f(int, T a)", "void(ptr sret, i32, ptr)"),
    ("struct L { long a, b; };", "void f(L a, L b, L c, L d, int e)", "void(i64, i64, i64, i64, i64, i64, ptr byval, i32)"),
    ("struct L { long a, b; };", "void f(int x, L a, L b, L c, L d, int e)", "void(i32, i64, i64, i64, i64, ptr byval, ptr byval, i32)"),
    ("struct L { long a; };", "void f(L a, L b, L c, L d, L e, L g, L h, int i)", "void(i64, i64, i64, i64, i64, i64, i64, i32)"),
    ("struct C { char a[3]; };", "void f(long a, long b, long c, long d, long e, long g, C c1, C c2)", "void(i64, i64, i64, i64, i64, i64, i24, i24)"),
    ("struct D { double a, b; };", "void f(D a, D b, D c, D d, D e, double x)", "void(double, double, double, double, double, double, double, double, ptr byval, double)"),
    ("struct X { double a; long b; };", "void f(long a, long b, long c, long d, long e, long g, X x)", "void(i64, i64, i64, i64, i64, i64, ptr byval)"),
    ("struct B { long a[3]; };", "B f(B b, int x)", "void(ptr sret, ptr byval, i32)"),
    ("enum A : unsigned char { a }; enum F { b }; enum class G : short {};", "A f(A x, F y, G z)", "zeroext i8(i8 zeroext, i32, i16 signext)"),
    ("typedef int V __attribute__((vector_size(8)));", "V f(V a)", "double(double)"),
    ("typedef int V __attribute__((vector_size(8))); struct W { V v; };", "W f(W a)", "double(double)"),
    ("typedef int V __attribute__((vector_size(16)));", "V f(V a)", "<4 x i32>(<4 x i32>)"),
    ("typedef int V __attribute__((vector_size(16))); struct W { V v; };", "W f(W a)", "<4 x i32>(<4 x i32>)"),
    ("typedef float V __attribute__((vector_size(8)));", "V f(V a)", "double(double)"),
    ("typedef float V __attribute__((vector_size(8))); struct W { V v; };", "W f(W a)", "double(double)"),
    ("typedef float V __attribute__((vector_size(16)));", "V f(V a)", "<4 x float>(<4 x float>)"),
    ("typedef float V __attribute__((vector_size(16))); struct W { V v; };", "W f(W a)", "<4 x float>(<4 x float>)"),
    ("typedef double V __attribute__((vector_size(16)));", "V f(V a)", "<2 x double>(<2 x double>)"),
    ("typedef double V __attribute__((vector_size(16))); struct W { V v; };", "W f(W a)", "<2 x double>(<2 x double>)"),
    ("typedef char V __attribute__((vector_size(16)));", "V f(V a)", "<16 x i8>(<16 x i8>)"),
    ("typedef char V __attribute__((vector_size(16))); struct W { V v; };", "W f(W a)", "<16 x i8>(<16 x i8>)"),
    ("typedef char V __attribute__((vector_size(4)));", "V f(V a)", "i32(i32)"),
    ("typedef char V __attribute__((vector_size(4))); struct W { V v; };", "W f(W a)", "i32(i32)"),
    ("typedef long V __attribute__((vector_size(8)));", "V f(V a)", "double(double)"),
    ("typedef long V __attribute__((vector_size(8))); struct W { V v; };", "W f(W a)", "double(double)"),
    ("typedef double V __attribute__((vector_size(8))); struct W { V v; };", "W f(W a)", "void(ptr sret, ptr byval)"),
    ("struct A { int a; }; struct Z : A { char b; };", "Z f(Z z)", "i64(i64)"),
    ("struct A { }; struct Z : A { double b; };", "Z f(Z z)", "double(double)"),
    ("struct A { double a; }; struct Z : A { float b; };", "Z f(Z z)", "{ double, float }(double, float)"),
    ("struct R {union { char* m0; unsigned m1[3]; unsigned m2; } u; int t;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {unsigned m0;};", "R f(int n, R r)", "i32(i32, i32)"),
    ("struct R {_Complex float m0;};", "R f(int n, R r)", "<2 x float>(i32, <2 x float>)"),
    ("struct R {long m0[1]; int m1; unsigned m2; long m3;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {long m0;};", "R f(int n, R r)", "i64(i32, i64)"),
    ("struct R {bool m0; int m1; float m2;};", "R f(int n, R r)", "{ i64, float }(i32, i64, float)"),
    ("struct R {short m0[2]; double m1[2]; short m2; double m3;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {bool m0[1]; bool m1; float m2; bool m3;};", "R f(int n, R r)", "{ i64, i8 }(i32, i64, i8)"),
    ("struct R {bool m0; bool m1[2]; long m2;};", "R f(int n, R r)", "{ i64, i64 }(i32, i64, i64)"),
    ("struct R {bool m0; int m1; float m2; _Complex float m3;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {union { int m0; bool m1; } u; int t;};", "R f(int n, R r)", "i64(i32, i64)"),
    ("struct R {unsigned m0;};", "R f(int n, R r)", "i32(i32, i32)"),
    ("struct R {unsigned m0; char m1;};", "R f(int n, R r)", "i64(i32, i64)"),
    ("struct R {char* m0[3]; long m1[1]; short m2; char m3;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {union { short m0; int m1; long double m2; } u; int t;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {float m0[1]; float m1; unsigned m2[3]; unsigned m3;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {short m0; double m1; long m2;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {long m0; long m1[2]; char m2;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {double m0; double m1; long m2[2]; long m3;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {union { double m0; } u; float t;};", "R f(int n, R r)", "{ double, float }(i32, double, float)"),
    ("struct R {union { long m0; } u; float t;};", "R f(int n, R r)", "{ i64, float }(i32, i64, float)"),
    ("struct R {char* m0; short m1; int m2[3];};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {union { bool m0; unsigned m1; } u; float t;};", "R f(int n, R r)", "i64(i32, i64)"),
    ("struct R {int m0;};", "R f(int n, R r)", "i32(i32, i32)"),
    ("struct R {long m0; double m1;};", "R f(int n, R r)", "{ i64, double }(i32, i64, double)"),
    ("struct R {double m0; unsigned m1;};", "R f(int n, R r)", "{ double, i32 }(i32, double, i32)"),
    ("struct R {unsigned m0; int m1;};", "R f(int n, R r)", "i64(i32, i64)"),
    ("struct R {bool m0; char m1;};", "R f(int n, R r)", "i16(i32, i16)"),
    ("struct R {short m0; long m1; unsigned m2; short m3;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {bool m0; unsigned m1;};", "R f(int n, R r)", "i64(i32, i64)"),
    ("struct R {union { long m0; short m1; long m2; } u; int t;};", "R f(int n, R r)", "{ i64, i32 }(i32, i64, i32)"),
    ("struct R {int m0;};", "R f(int n, R r)", "i32(i32, i32)"),
    ("struct R {int m0; short m1; long m2[2];};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {union { long m0; double m1[3]; char m2; float m3; } u;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {union { float m0[1]; } u;};", "R f(int n, R r)", "float(i32, float)"),
    ("struct R {union { float m0; unsigned m1; short m2; int m3; } u;};", "R f(int n, R r)", "i32(i32, i32)"),
    ("struct R {union { short m0; } u; int t;};", "R f(int n, R r)", "i64(i32, i64)"),
    ("struct R {double m0;};", "R f(int n, R r)", "double(i32, double)"),
    ("struct R {char m0; short m1; int m2;};", "R f(int n, R r)", "i64(i32, i64)"),
    ("struct R {long m0; int m1; float m2[1];};", "R f(int n, R r)", "{ i64, i64 }(i32, i64, i64)"),
    ("struct R {long m0; char* m1;};", "R f(int n, R r)", "{ i64, ptr }(i32, i64, ptr)"),
    ("struct R {union { float m0; double m1[3]; int m2; char m3; } u; float t;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {union { char m0[2]; float m1; char m2; } u; int t;};", "R f(int n, R r)", "i64(i32, i64)"),
    ("struct R {double m0;};", "R f(int n, R r)", "double(i32, double)"),
    ("struct R {float m0; double m1;};", "R f(int n, R r)", "{ float, double }(i32, float, double)"),
    ("struct R {union { char m0[1]; char m1; } u; float t;};", "R f(int n, R r)", "i64(i32, i64)"),
    ("struct R {unsigned m0; char* m1;};", "R f(int n, R r)", "{ i32, ptr }(i32, i32, ptr)"),
    ("struct R {int m0[3]; char* m1; int m2; char m3;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {char m0[2]; char* m1;};", "R f(int n, R r)", "{ i64, ptr }(i32, i64, ptr)"),
    ("struct R {union { long m0; } u;};", "R f(int n, R r)", "i64(i32, i64)"),
    ("struct R {short m0;};", "R f(int n, R r)", "i16(i32, i16)"),
    ("struct R {union { long m0; } u; float t;};", "R f(int n, R r)", "{ i64, float }(i32, i64, float)"),
    ("struct R {union { char* m0[3]; char m1; short m2; float m3; } u; int t;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
    ("struct R {short m0;};", "R f(int n, R r)", "i16(i32, i16)"),
    ("struct R {float m0; short m1; float m2;};", "R f(int n, R r)", "{ i64, float }(i32, i64, float)"),
    ("struct R {short m0;};", "R f(int n, R r)", "i16(i32, i16)"),
    ("struct R {union { char* m0; long m1[1]; unsigned m2; unsigned m3; } u; int t;};", "R f(int n, R r)", "{ ptr, i32 }(i32, ptr, i32)"),
    ("struct R {bool m0; bool m1;};", "R f(int n, R r)", "i16(i32, i16)"),
    ("struct R {char* m0; char m1;};", "R f(int n, R r)", "{ ptr, i8 }(i32, ptr, i8)"),
    ("struct R {long m0; float m1; char* m2; double m3;};", "R f(int n, R r)", "void(ptr sret, i32, ptr byval)"),
];

/// The result and parameter types, with `byval`, `sret` and the extensions, of the function `f`.
fn signature(ir: &str) -> String {
    let line = ir.lines().find(|line| line.starts_with("define ")).expect("a definition");
    let (before, after) = line.split_once('@').expect("a name");
    let open = after.find('(').expect("parameters");
    let close = after.rfind(')').expect("parameters");
    let params = split(&after[open + 1..close]).into_iter().map(|param| piece(&param)).collect::<Vec<_>>().join(", ");
    format!("{}({params})", piece(before.trim_start_matches("define ")))
}

/// Splits at the commas outside brackets.
fn split(list: &str) -> Vec<String> {
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in list.chars() {
        match c {
            '(' | '{' | '[' | '<' => depth += 1,
            ')' | '}' | ']' | '>' => depth -= 1,
            _ => {}
        }
        match (c, parts.last_mut()) {
            (',', _) if depth == 0 => parts.push(String::new()),
            (c, Some(last)) => last.push(c),
            (_, None) => {}
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// One type with the attributes that matter.
fn piece(text: &str) -> String {
    let text = text.trim();
    let is_word = |word: &str| text.split([' ', '(']).any(|it| it == word);
    let attrs: Vec<&str> = ["zeroext", "signext", "sret", "byval"].into_iter().filter(|word| is_word(word)).collect();
    let is_attr = |word: &str| {
        ["zeroext", "signext", "noundef", "nonnull", "noalias", "dso_local"].contains(&word) || word.starts_with('%')
    };
    // What is in brackets of attributes goes, what is in brackets of types stays.
    let ty = if text.starts_with("ptr") || (text.contains("ptr") && !text.contains('{')) {
        "ptr".to_string()
    } else {
        text.split(' ').filter(|word| !is_attr(word)).collect::<Vec<_>>().join(" ")
    };
    match (attrs.is_empty(), text.starts_with("zeroext") || text.starts_with("signext")) {
        (true, _) => ty,
        (false, true) => format!("{} {ty}", attrs.join(" ")),
        (false, false) => format!("{ty} {}", attrs.join(" ")),
    }
}

#[test]
fn arguments_and_results_travel_as_clang_says() {
    let mut wrong = Vec::new();
    for &(types, function, wanted) in CASES {
        let mut bench = Bench::new();
        let (unit, messages) = bench.eval(&format!("{types} {function} {{ __builtin_unreachable(); }} auto p = &f;"));
        let Some(unit) = unit else {
            wrong.push(format!("{types} {function}: {messages:?}"));
            continue;
        };
        let plan = Unit {
            generation: 0,
            name: "abi".to_string(),
            entry: None,
            funcs: unit.funcs,
            discardable: Default::default(),
            copies: Vec::new(),
            vars: Vec::new(),
        };
        match ir::lower(&bench.sema.program, &plan, &LowerOptions::default()) {
            Ok(module) => {
                let got = signature(&module.text());
                if got != wanted {
                    wrong.push(format!("{types} {function}\n  clang {wanted}\n  ours  {got}"));
                }
            }
            Err(error) => wrong.push(format!("{types} {function}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}
