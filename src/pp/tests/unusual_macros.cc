#define EMPTY
#define LPAREN (
#define RPAREN )
#define F(x, y) x + y
#define ELLIP_FUNC(...) __VA_ARGS__
1: ELLIP_FUNC(F, LPAREN, 'a', 'b', RPAREN);
#define CAT(a, b) CAT_I(a, b)
#define CAT_I(a, b) a ## b
2: CAT(CAT(1, 2), CAT(3, 4)) CAT(x, EMPTY) CAT(EMPTY, EMPTY) CAT_I(EMPTY, y)
#define OBSTRUCT(...) __VA_ARGS__ DEFER(EMPTY)()
#define DEFER(id) id EMPTY
#define A() 123
3: DEFER(A)() ELLIP_FUNC(DEFER(A)())
#define EXPAND(...) __VA_ARGS__
#define EVAL(...) EVAL1(EVAL1(EVAL1(__VA_ARGS__)))
#define EVAL1(...) EVAL2(EVAL2(EVAL2(__VA_ARGS__)))
#define EVAL2(...) __VA_ARGS__
#define WHEN(c) CAT(WHEN_, c)
#define WHEN_0(...)
#define WHEN_1(...) __VA_ARGS__
#define DEC(x) CAT(DEC_, x)
#define DEC_1 0
#define DEC_2 1
#define DEC_3 2
#define BOOL(x) CAT(BOOL_, x)
#define BOOL_0 0
#define BOOL_1 1
#define BOOL_2 1
#define BOOL_3 1
#define EMPTY2()
#define DEFER2(id) id EMPTY2()
#define OBSTRUCT2(id) id DEFER2(EMPTY2)()
#define REPEAT(count, macro, ...) WHEN(BOOL(count)) ( OBSTRUCT2(REPEAT_INDIRECT)() ( DEC(count), macro, __VA_ARGS__ ) OBSTRUCT2(macro) ( DEC(count), __VA_ARGS__ ) )
#define REPEAT_INDIRECT() REPEAT
#define M(i, _) m ## i
4: EVAL(REPEAT(3, M, ~))
#define foo(x) bar x
5: foo(foo) (2) foo(foo)(foo)(3)
#define obj obj2 (
#define obj2(x) [x]
6: obj 3) obj obj 4) )
#define str(x) #x
#define xstr(x) str(x)
7: xstr(obj2(  a  ,b )) str(  "a\n"  'c' \ @ ) xstr(EMPTY) xstr(foo(a)-b) xstr(EMPTY a EMPTY b EMPTY) xstr((EMPTY)) xstr(-EMPTY-) xstr(+foo(+)) xstr(xstr(a "b"))
#define f1(x) f2(x) x
#define f2(x) f1(x) x
8: f1(1) f2(f1(2))
#define v(fmt, ...) p(fmt, ##__VA_ARGS__)
#define v2(fmt, args...) p(fmt, ## args) p(args)
#define v3(x, ...) x ## __VA_ARGS__ | #__VA_ARGS__ | __VA_ARGS__
9: v("a") v("a",) v("a", 1, 2) v2(1) v2(1,2) v3(a) v3(a,) v3(a,b,c) v3(,b) v(f1(1), f1(2))
#define c1(x) x##1 x## ##x 
#define c2 a ## b ## c
#define c3(x, y) x ## y x ## x y
10: c2 c3(a, b) c3(, b) c3(a,) c3(,) c3(-,>) c3(.,5) c3(L,'a') c3(u8,"x") c3(%:,%:) c3(1e,2) c3(<,<=)
#define AA BB
#define BB AA
11: AA BB CAT(A, A) CAT(AA, BB)
#define NULLARY() x
12: NULLARY() NULLARY( ) NULLARY NULLARY ( ) NULLARY(
)
#define paren (
13: NULLARY paren ) ELLIP_FUNC(NULLARY paren ))
#define LINE __LINE__
14: __LINE__ LINE CAT(a, __LINE__) CAT(a, LINE) xstr(__LINE__) ELLIP_FUNC(
__LINE__
LINE)
#define SELF SELF + SELF2(SELF)
#define SELF2(x) x SELF
15: SELF SELF2(SELF)
#define args(a, b, c) <a|b|c>
16: args((1,2),[3,4],5) args(,,) args(args(1,2,3),(,),args(4,,5))
#define va(x, ...) x __VA_OPT__(x ## x (__VA_ARGS__) x ## y) z #__VA_OPT__(a   b "c")
17: va(1) va(1,) va(q, 2) va(,2) va(a, EMPTY) va(EMPTY, EMPTY EMPTY)
#define vb(x, ...) a ## __VA_OPT__(x) ## b | a ## __VA_OPT__() ## b
#define vc(x, ...) a##__VA_OPT__(x b x)##c __VA_OPT__(()) __VA_OPT__(x)##x
18: vc(1) vc(2,3) vc(AA, BB) vc(,1)
#define q1 ELLIP_FUNC(q1) q1
19: q1 ELLIP_FUNC(q1)
#define ii(x) x
20: ii(ii)(ii)(1) ii(ii)(ii(ii)(ii)(2)) ii(ii(ii)(3)) ii(ii ii (4))
#define hh # ## #
#define hs(a) str(a)
21: hs(a hh b) hs(%: b) str(<:)
22: "a" "b" L"c" 'x' '\'' "\"" 1.5e+3f 0x1p-3 .5 1'000 a.b a->b a...b <: :>
#undef EMPTY
#define EMPTY /* nothing */
23: xstr(EMPTY() a) CAT(EMPTY 1, 2 EMPTY) str(EMPTY) str() [str( )]
#define msg(...) xstr(__VA_ARGS__) str(__VA_ARGS__)
24: msg(a , b,c ,d) msg() msg( , ) msg(AA,BB)
