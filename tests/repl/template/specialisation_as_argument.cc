// [temp.arg.explicit]/4: a template-id that names one specialisation is that function, and deduced from.
template<class T> int twice(T x) { return 2 * x; }
template<class T, class F> int apply(T t, F f) { return f(t); }
apply(3, twice<int>)
//= (int) 6
apply<int>(3, &twice<int>)
//= (int) 6
struct W { template<class T> static int half(T x) { return x / 2; } };
apply(8, W::half<long>)
//= (int) 4
