// [namespace.udecl]/19, [class.protected]/1: an inherited constructor has the access of the base's, and is used on an object of the derived class.
struct E { int n; protected: E(int n) : n(n) {} };
struct F : E { using E::E; static F list() { return {1}; } static F call() { return F(2); } static F convert() { F f = 3; return f; } static void use(F) {} static void pass() { use(4); } };
F::list().n + F::call().n + F::convert().n
//= (int) 6
