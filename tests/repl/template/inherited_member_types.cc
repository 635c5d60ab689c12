// [temp.inst]/2: a name behind `::` is looked up in the class that is instantiated for it, its bases that template arguments name among them.
template <class S> struct Hashed { struct Hash { int n = 5; int operator()() const { return n; } }; using size = unsigned char; template <class U> struct Cell { U u; }; };
template <class... S> struct Mix : S... {};
template <template <class> class... S> struct MixOf : S<int>... {};
using Id = Mix<Hashed<int>>;
Id::Hash{}()
//= (int) 5
using Other = MixOf<Hashed>;
Other::Hash{7}()
//= (int) 7
Mix<Hashed<char>>::Hash{8}()
//= (int) 8
Other::Hash *pointer = nullptr;
Mix<Hashed<long>>::Cell<int>{3}
//= (Hashed<long>::Cell<int>) { .u = 3 }
sizeof(Mix<Hashed<bool>>::size)
//= (unsigned long) 1
(Mix<Hashed<float>>::size)257
//= (unsigned char) '\001'
struct Later;
template <class T> struct Uses : T {};
Uses<Later> *later;
struct Later { struct In { int i; }; };
Uses<Later>::In{4}.i
//= (int) 4
