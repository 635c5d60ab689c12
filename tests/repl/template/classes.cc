// [temp.spec.partial], [temp.local]: partial specialisations, a class that is its base's argument.
template <class T> struct is_pointer { static constexpr bool value = false; };
template <class T> struct is_pointer<T *> { static constexpr bool value = true; };
is_pointer<int>::value
//= (const bool) false
is_pointer<int *>::value
//= (const bool) true
template <class D> struct Base { int go() { return static_cast<D *>(this)->own(); } };
struct Derived : Base<Derived> { int own() { return 42; } };
Derived d;
d.go()
//= (int) 42
template <class T, int N> struct Row { T data[N]; T &operator[](int i) { return data[i]; } T *begin() { return data; } T *end() { return data + N; } };
template <class T> using Three = Row<T, 3>;
Three<int> row = {1, 2, 3};
row[1]
//= (int) 2
int total = 0; for (int x : row) total += x;
total
//= (int) 6
