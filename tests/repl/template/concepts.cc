// [temp.constr.order]: subsumption by atomic constraints, through conjunctions and disjunctions.
template <class T, class U> constexpr bool same = false;
template <class T> constexpr bool same<T, T> = true;
template <class T> concept Integral = same<T, int> || same<T, long> || same<T, char>;
template <class T> concept Small = sizeof(T) == 1 || Integral<T>;
template <class T> concept Wide = Integral<T> && sizeof(T) > 4;
template <Small T> int f(T) { return 1; }
template <Integral T> int f(T) { return 2; }
template <Wide T> int f(T) { return 3; }
f(true)
//= (int) 1
f(1)
//= (int) 2
f(1L)
//= (int) 3
// The parameter mapping is part of an atomic constraint.
template <class T, class U> concept First = Integral<T>;
template <class T, class U> requires First<T, U> int g(T, U) { return 1; }
template <class T, class U> requires First<U, T> && true int g(T, U) { return 2; }
g(1.5, 2)
//= (int) 2
g(1, 2.5)
//= (int) 1
// [temp.spec.partial.order]
template <class T> struct Kind { static constexpr int value = 0; };
template <Integral T> struct Kind<T> { static constexpr int value = 1; };
template <Wide T> struct Kind<T> { static constexpr int value = 2; };
(int)Kind<double>::value
//= (int) 0
(int)Kind<int>::value
//= (int) 1
(int)Kind<long>::value
//= (int) 2
// [over.match.best]/2.6: members that are no templates.
template <class T> struct Box {
    int m() requires Integral<T> { return 1; }
    int m() requires Wide<T> { return 2; }
    int m() { return 0; }
};
Box<double>().m()
//= (int) 0
Box<int>().m()
//= (int) 1
Box<long>().m()
//= (int) 2
// A trailing requires-clause sees the parameters.
template <class T> int h(T x) requires (sizeof(x) > 4) { return 1; }
int h(...) { return 0; }
h(1L)
//= (int) 1
h(1)
//= (int) 0
