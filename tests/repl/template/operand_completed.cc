// [over.match.oper]/3.1, [temp.inst]/2: an operand's class is instantiated before its member operators are looked up.
template <int N> struct State { double v[N]{}; double &operator[](unsigned i) { return v[i]; } double operator[](unsigned i) const { return v[i] + 1; } };
template <class M> double local() { struct L { double get(const State<3> &y) { return y[1]; } }; return L().get({}); }
local<int>()
//= (double) 1.0
template <class M> double closure() { auto get = [](const State<2> &y) { return State<2>{{y[1], -y[0]}}; }; State<2> s = get(State<2>{{1, 5}}); return s[0]; }
closure<int>()
//= (double) 6.0
template <class T> struct Call { int operator()(int n) const { return n + 1; } };
int call(const Call<int> &f) { return f(1); }
call({})
//= (int) 2
