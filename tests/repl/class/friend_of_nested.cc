// [class.friend]/6: a friend that a nested class defines is in its lexical scope, and has the access of the class around.
class Outer { int secret = 1; public: struct In { friend int peek(In, Outer &o) { return o.secret; } }; };
Outer o;
peek(Outer::In(), o)
//= (int) 1
template <class T> class View { T secret = 2; class It; public: It begin(); };
template <class T> class View<T>::It { View *view; friend auto read(const It &i) { return i.view->secret; } public: It(View *v) : view(v) {} };
template <class T> typename View<T>::It View<T>::begin() { return this; }
View<double> v;
read(v.begin())
//= (double) 2.0
