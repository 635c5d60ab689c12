// [namespace.memdef]/3, [temp.friend]: a friend of a template that is declared between the template and its instantiation.
template <class T> class Node { friend class List; friend union Either; T value = 5; };
class List { Node<int> node; public: int get() { return node.value; } };
List().get()
//= (int) 5
template <class T> struct Base { struct Tree; };
template <class T> class Leaf : Base<T> { friend struct Tree; int value = 3; };
struct Tree { int get() { return Leaf<int>().value; } };
Tree().get()
//= (int) 3
template <class T> class Key { typedef int Type; static const int value = 7; friend struct Lock; };
struct Lock { template <class T> static int open(T, typename T::Type key) { return key; } template <class T> auto turn(T, int n = T::value) -> typename T::Type { return n; } };
Lock::open(Key<int>(), 2)
//= (int) 2
Lock().turn(Key<int>())
//= (int) 7
struct Late; extern Late *late;
template <class T> int peek(T *, int hidden = ((T *)late)->hidden) { return hidden; }
struct Late { private: int hidden = 8; template <class U> friend int peek(U *, int); };
Late object, *late = &object;
peek(late)
//= (int) 8
