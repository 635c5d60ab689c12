#include "shared.h"
void lib_throw(int kind) {
  Trace t("lib_throw");
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
void lib_call(Callback f, int kind) { Trace t("lib_call"); f(kind); }
int lib_catch(Callback f, int kind) {
  Trace t("lib_catch");
  try { f(kind); return 0; }
  catch (const std::exception &e) { std::printf("std:%s ", e.what()); return 1; }
  catch (Right &r) { std::printf("Right:%s %d %d ", r.name(), r.r, r.id); return 2; }
  catch (Root &r) { std::printf("Root:%s %d ", r.name(), r.id); return 3; }
  catch (const Root *r) { std::printf("Root*:%s %d ", r ? r->name() : "null", r ? r->id : 0); return 4; }
  catch (const int *p) { std::printf("int*:%d ", p ? *p : 0); return 5; }
  catch (int i) { std::printf("int:%d ", i); return 6; }
  catch (const char *s) { std::printf("char:%s ", s); return 7; }
}
void lib_rethrow() { Trace t("lib_rethrow"); throw; }
void lib_nest(Callback f, int kind) { try { f(kind); } catch (...) { std::throw_with_nested(std::logic_error("outer")); } }
std::exception_ptr lib_keep(Callback f, int kind) { try { f(kind); } catch (...) { return std::current_exception(); } return nullptr; }
void lib_raise(std::exception_ptr p) { Trace t("lib_raise"); std::rethrow_exception(p); }
void lib_noexcept_chain(Callback f, int depth) { Trace t("chain"); if (depth > 0) lib_noexcept_chain(f, depth - 1); else f(1); }
