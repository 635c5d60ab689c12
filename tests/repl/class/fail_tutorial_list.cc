// A linked list with new and delete, and a stack template.
struct Node { int value; Node *next; };
class List { Node *head = nullptr; int n = 0; public: void push(int v) { head = new Node{v, head}; ++n; } int sum() const { int s = 0; for (Node *p = head; p; p = p->next) s += p->value; return s; } int size() const { return n; } ~List() { while (head) { Node *t = head; head = head->next; delete t; } } };
List l;
l.push(1); l.push(2); l.push(3);
l.sum()
//= (int) 6
l.size()
//= (int) 3
l.head
//! error: `head` is a private member of `List`
//!   ┌─ input 7:1:3
//!   │
//! 1 │ l.head
//!   │   ^^^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 2:1:20
//!   │
//! 1 │ class List { Node *head = nullptr; int n = 0; public: void push(int v) { head = new Node{v, head}; ++n; } int sum() const { int s = 0; for (Node *p = head; p; p = p->next) s += p->value; return s; } int size() const { return n; } ~List() { while (head) { Node *t = head; head = head->next; delete t; } } };
//!   │                    ^^^^
Node n = {1};
n.nxt
//! error: `Node` has no member `nxt`
//!   ┌─ input 8:1:3
//!   │
//! 1 │ n.nxt
//!   │   ^^^ did you mean `next`?
//! note: `Node` is declared here
//!   ┌─ input 1:1:8
//!   │
//! 1 │ struct Node { int value; Node *next; };
//!   │        ^^^^
List *pl = new List;
pl->push(4);
pl->sum()
//= (int) 4
delete pl;
template<class T> class Stack { T data[10]; int top = 0; public: void push(const T &t) { data[top++] = t; } T pop() { return data[--top]; } bool empty() const { return top == 0; } };
Stack<int> st;
st.push(1); st.push(2);
st.pop()
//= (int) 2
st.empty()
//= (bool) false
st.top
//! error: `top` is a private member of `Stack<int>`
//!   ┌─ input 17:1:4
//!   │
//! 1 │ st.top
//!   │    ^^^
//! note: it is declared here; members of a `class` are private unless it says otherwise
//!   ┌─ input 12:1:49
//!   │
//! 1 │ template<class T> class Stack { T data[10]; int top = 0; public: void push(const T &t) { data[top++] = t; } T pop() { return data[--top]; } bool empty() const { return top == 0; } };
//!   │                                                 ^^^
Stack s2;
//! error: the template arguments of `Stack` cannot be deduced from no arguments
//!   ┌─ input 17:1:7
//!   │
//! 1 │ Stack s2;
//!   │       ^^
//! note: candidate template `Stack`: cannot deduce `T`
//!   ┌─ input 12:1:25
//!   │
//! 1 │ template<class T> class Stack { T data[10]; int top = 0; public: void push(const T &t) { data[top++] = t; } T pop() { return data[--top]; } bool empty() const { return top == 0; } };
//!   │                         ^^^^^
//! note: candidate template `Stack`: too few arguments
//!   ┌─ input 12:1:25
//!   │
//! 1 │ template<class T> class Stack { T data[10]; int top = 0; public: void push(const T &t) { data[top++] = t; } T pop() { return data[--top]; } bool empty() const { return top == 0; } };
//!   │                         ^^^^^
Stack<int> s3(5);
//! error: cannot convert `int` to `Stack<int>`
//!   ┌─ input 17:1:15
//!   │
//! 1 │ Stack<int> s3(5);
//!   │               ^ in this initialisation
st.push("x")
//! error: cannot bind `const char[2]` to reference `const int &`
//!   ┌─ input 17:1:9
//!   │
//! 1 │ st.push("x")
//!   │         ^^^ in this argument
