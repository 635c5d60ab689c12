// [over.best.ics]/4: the parameter of a constructor that converts takes no conversion by the user, also before its template is
// substituted (CWG 2369); the three templates would otherwise ask each other.
struct X { };
template <class T> struct W { W(); template <class... D> W(const W &); template <class... D> W(W &&); template <class... D> W(volatile W &&); };
int f(W<int>) { return 1; }
int f(...) { return 2; }
f(X())
//= (int) 2
f(0)
//= (int) 2
