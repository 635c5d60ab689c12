// [class.conv.fct]/1, [basic.lookup.qual]/6: which conversion function or destructor a name without object names.
template <class T> struct C { operator T() { return 0; } template <class U> operator U() { return 1; } template <class U> int to() { return int(operator U()); } };
C<int> c;
c.to<int>()
//= (int) 0
c.to<float>()
//= (int) 1
struct Two { operator int() { return 1; } operator long() { return 2; } int sum() { return int(operator int() + 10 * operator long()); } };
Two().sum()
//= (int) 21
struct Types { typedef int I; };
int i = 3; int* p = &i;
p->Types::I::~I();
namespace N { struct S { ~S() { n++; } static inline int n = 0; }; using Other = S; }
N::S* s = new N::S;
s->N::Other::~Other();
s->::N::Other::~Other();
N::S::n
//= (int) 2
