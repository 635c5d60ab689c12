// [class.temporary], [dcl.fct.def.coroutine]/11: what lives across a suspension, and what destroying a suspended coroutine ends.
#include <coroutine>
#include <cstdio>
struct Obj { const char *n; static inline int live = 0; Obj(const char *n) : n(n) { ++live; } Obj(const Obj &o) : n(o.n) { ++live; } ~Obj() { --live; printf("~%s ", n); } };
struct T { struct promise_type { Obj own{"promise"}; T get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; } std::suspend_always initial_suspend() { return {}; } std::suspend_always final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() {} }; std::coroutine_handle<promise_type> h; };
struct Wait { Obj o; int v; bool await_ready() { return false; } void await_suspend(std::coroutine_handle<>) {} int await_resume() { return v; } };
void destroy_after(T t, int n) { while (n-- > 0) t.h.resume(); t.h.destroy(); printf("| %d\n", Obj::live); }
int use(const Obj &, int x, int y) { return x + y; }
// Temporaries of the full-expression, and what a reference extends.
T temporaries(Obj param) { Obj a("local"); int n = use(Obj("argument"), co_await Wait{"first", 1}, co_await Wait{"second", 2}); const Obj &ext = (co_await Wait{"third", 3}, Obj("extended")); co_await Wait{"fourth", n}; }
for (int i = 0; i < 6; ++i) destroy_after(temporaries(Obj("param")), i);
//| ~promise ~param | 1
//| ~param ~first ~argument ~local ~promise ~param | 1
//| ~param ~second ~first ~argument ~local ~promise ~param | 1
//| ~param ~second ~first ~argument ~third ~local ~promise ~param | 1
//| ~param ~second ~first ~argument ~third ~fourth ~extended ~local ~promise ~param | 1
//| ~param ~second ~first ~argument ~third ~fourth ~extended ~local ~promise ~param | 1
//| ~param
// Conditional operands: only what was evaluated.
T conditional(bool b) { int n = b ? use(Obj("yes"), co_await Wait{"y", 1}, 0) : use(Obj("no"), co_await Wait{"n", 1}, 0); b && use(Obj("and"), co_await Wait{"a", 1}, n); }
for (int i = 0; i < 2; ++i) for (int n = 1; n < 4; ++n) { T t = conditional(i); for (int k = 0; k < n && !t.h.done(); ++k) t.h.resume(); t.h.destroy(); printf("| %d\n", Obj::live); }
//| ~n ~no ~promise | 0
//| ~n ~no ~promise | 0
//| ~n ~no ~promise | 0
//| ~y ~yes ~promise | 0
//| ~y ~yes ~a ~and ~promise | 0
//| ~y ~yes ~a ~and ~promise | 0
// Objects under construction: elements, members, and the storage of a new-expression.
struct Pair { Obj a; Obj b; int n; };
T building() { Obj two[2] = {Obj("one"), (co_await Wait{"w", 0}, Obj("two"))}; Pair p{Obj("p1"), (co_await Wait{"x", 0}, Obj("p2")), 0}; Pair *q = new Pair{Obj("q1"), (co_await Wait{"y", 0}, Obj("q2")), 0}; delete q; }
for (int i = 1; i < 5; ++i) destroy_after(building(), i);
//| ~w ~one ~promise | 0
//| ~w ~x ~p1 ~two ~one ~promise | 0
//| ~w ~x ~y ~q1 ~p2 ~p1 ~two ~one ~promise | 0
//| ~w ~x ~y ~q2 ~q1 ~p2 ~p1 ~two ~one ~promise | 0
// Loops and scopes left by jumps.
T loops() { for (int i = 0; i < 3; ++i) { Obj turn("turn"); if (i == 1) continue; { Obj in("in"); co_await Wait{"w", i}; if (i == 2) break; } } goto end; { Obj never("never"); } end: Obj last("last"); co_await Wait{"z", 0}; }
for (int i = 1; i < 4; ++i) destroy_after(loops(), i);
//| ~w ~in ~turn ~promise | 0
//| ~w ~in ~turn ~turn ~w ~in ~turn ~promise | 0
//| ~w ~in ~turn ~turn ~w ~in ~turn ~z ~last ~promise | 0
