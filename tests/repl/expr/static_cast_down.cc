// [expr.static.cast]/11, [temp.inst]/2: a cast to a derived class instantiates it.
struct Link { Link *next; };
template<class T> struct Node : Link { T value; };
Link *p = nullptr;
static_cast<Node<int> *>(p)
//= (Node<int> *) nullptr
const Link *q = nullptr;
static_cast<const Node<char> *>(q)
//= (const Node<char> *) nullptr
