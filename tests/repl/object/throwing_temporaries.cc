// [except.ctor]/2: what a full-expression has initialised exists before its temporaries end: an exception from them destroys it.
extern "C" int printf(const char *, ...);
struct T { int i; T(int i) : i(i) {} ~T() noexcept(false) { printf("~T%d ", i); if (i == 1) throw 1; } };
int n;
struct S { int id = n++; S() {} S(const T &) {} S(const T &, const T &) {} S(const S &) { printf("copy "); } ~S() { printf("~S%d ", id); } };
struct Pair { S a, b; };
template <class F> void run(F f) { n = 0; try { f(); printf("made"); } catch (int) { printf("caught"); } printf("\n"); }
run([] { S s(T(1)); });
//| ~T1 ~S0 caught
run([] { S s(T(1), T(2)); });
//| ~T2 ~T1 ~S0 caught
run([] { Pair p{T(0), T(1)}; });
//| ~T1 ~S1 ~S0 ~T0 caught
run([] { Pair p{T(1), T(0)}; });
//| ~T0 ~T1 ~S1 ~S0 caught
run([] { S a[2] = {T(0), T(1)}; });
//| ~T1 ~S1 ~S0 ~T0 caught
run([] { auto [x, y] = Pair{T(0), T(1)}; });
//| ~T1 ~S1 ~S0 ~T0 caught
run([] { auto l = [s = S(T(1))] {}; });
//| ~T1 ~S0 caught
// Objects and extended temporaries end in the reverse order of their construction.
run([] { S s; const S &r = (T(1), S()); });
//| ~T1 ~S1 ~S0 caught
run([] { const Pair &p = Pair{T(0), T(1)}; });
//| ~T1 ~S1 ~S0 ~T0 caught
// So does the result of a function when a local's destructor throws, whether it is a local itself or not.
S plain() { S u, v; T t(1); return S(); }
S named() { S u, s, v; T t(1); return s; }
S parameter(S s) { T t(1); return s; }
S temporary() { return S(T(1)); }
S again() { S u; try { T t(1); return S(); } catch (int) { printf("handler "); return S(); } }
S turns() { for (int i = 1;; i++) { S s; try { T t(i); return s; } catch (int) { printf("handler "); } } }
S some_turn() { for (int i = 0;; i++) { S s; if (i == 1) return s; printf("turn "); } }
run(plain);
//| ~T1 ~S2 ~S1 ~S0 caught
run(named);
//| ~T1 ~S2 ~S1 ~S0 caught
run([] { parameter(S()); });
//| copy ~T1 ~S1 ~S0 caught
run(temporary);
//| ~T1 ~S0 caught
run(again);
//| ~T1 ~S1 handler ~S0 ~S2 made
run(turns);
//| ~T1 handler ~S0 ~T2 ~S1 made
run(some_turn);
//| turn ~S0 ~S1 made
run([] { S s = named(); });
//| ~T1 ~S2 ~S1 ~S0 caught
