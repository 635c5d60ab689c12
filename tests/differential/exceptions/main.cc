#include "shared.h"
void my_throw(int kind); void my_call(Callback f, int kind); int my_catch(Callback f, int kind); void my_rethrow(); void my_nest(Callback f, int kind); std::exception_ptr my_keep(Callback f, int kind); void my_raise(std::exception_ptr p); void my_noexcept_chain(Callback f, int depth);

void my_throw(int kind) {
  Trace t("my_throw");
  static Both both; static int number = 7;
  switch (kind) {
  case 0: throw 5;
  case 1: throw Both();
  case 2: throw static_cast<Right *>(&both);
  case 3: throw &both;
  case 4: throw std::runtime_error("from the library");
  case 5: throw &number;
  case 6: throw static_cast<const Root *>(&both);
  case 7: throw nullptr;
  case 8: throw "text";
  case 9: throw Left();
  }
}
void my_call(Callback f, int kind) { Trace t("my_call"); f(kind); }
int my_catch(Callback f, int kind) {
  Trace t("my_catch");
  try { f(kind); return 0; }
  catch (const std::exception &e) { std::printf("std:%s ", e.what()); return 1; }
  catch (Right &r) { std::printf("Right:%s %d %d ", r.name(), r.r, r.id); return 2; }
  catch (Root &r) { std::printf("Root:%s %d ", r.name(), r.id); return 3; }
  catch (const Root *r) { std::printf("Root*:%s %d ", r ? r->name() : "null", r ? r->id : 0); return 4; }
  catch (const int *p) { std::printf("int*:%d ", p ? *p : 0); return 5; }
  catch (int i) { std::printf("int:%d ", i); return 6; }
  catch (const char *s) { std::printf("char:%s ", s); return 7; }
}
void my_rethrow() { Trace t("my_rethrow"); throw; }
void my_nest(Callback f, int kind) { try { f(kind); } catch (...) { std::throw_with_nested(std::logic_error("outer")); } }
std::exception_ptr my_keep(Callback f, int kind) { try { f(kind); } catch (...) { return std::current_exception(); } return nullptr; }
void my_raise(std::exception_ptr p) { Trace t("my_raise"); std::rethrow_exception(p); }
void my_noexcept_chain(Callback f, int depth) { Trace t("chain"); if (depth > 0) my_noexcept_chain(f, depth - 1); else f(1); }
int current; Callback inner;
void through(int kind) { Trace t("through"); Both b; inner(kind); }
void rethrows(int kind) { Trace t("rethrows"); try { inner(kind); } catch (Root &r) { std::printf("seen:%s ", r.name()); r.id += 10; throw; } catch (const Root *r) { std::printf("seen*:%s ", r ? r->name() : "null"); throw; } catch (...) { std::printf("other "); lib_rethrow(); } }
void translates(int kind) { Trace t("translates"); try { inner(kind); } catch (...) { Trace u("handler"); try { lib_throw(9); } catch (Left &l) { std::printf("in handler:%s ", l.name()); } throw; } }
void via_ptr(int kind) { auto p = kind % 2 ? lib_keep(inner, kind) : my_keep(inner, kind); auto q = p; if (kind % 3) lib_raise(q); else my_raise(q); }
void nested(int kind) { lib_nest(inner, kind); }
void nested_mine(int kind) { my_nest(inner, kind); }
void unwrap(const std::exception &e) { std::printf("[%s] ", e.what()); try { std::rethrow_if_nested(e); } catch (const std::exception &i) { unwrap(i); } catch (Root &r) { std::printf("<%s %d> ", r.name(), r.id); } catch (int i) { std::printf("<%d> ", i); } catch (...) { std::printf("<?> "); } }
void unwraps(int kind) { try { nested(kind); } catch (const std::exception &e) { unwrap(e); } try { nested_mine(kind); } catch (const std::exception &e) { unwrap(e); } }
int main() {
  Callback throwers[] = {lib_throw, my_throw};
  Callback middles[] = {through, rethrows, translates, via_ptr, unwraps};
  for (Callback thrower : throwers) for (Callback middle : middles) for (int kind = 0; kind < 10; kind++) {
    inner = thrower; std::printf("%d: ", kind);
    int r = lib_catch(middle, kind); std::printf("-> %d | ", r);
    r = my_catch(middle, kind); std::printf("-> %d (%d)\n", r, std::uncaught_exceptions());
  }
  inner = lib_throw; try { lib_noexcept_chain(through, 5); } catch (Both &b) { std::printf("%s %s\n", b.name(), b.text.c_str()); }
  inner = my_throw; try { lib_noexcept_chain(through, 5); } catch (Both b) { std::printf("%s %s\n", b.name(), b.text.c_str()); }
  try { try { lib_throw(1); } catch (Left &l) { l.l = 99; throw; } } catch (Both &b) { std::printf("%d\n", b.l); }
}
