// Objects show what their types offer: elements, entries, text, a value that may be absent, a pointee, parts.
struct P { int x; } p{1};
struct V { int a[3] = {1, 2, 3}; int *begin() { return a; } int *end() { return a + 3; } } v;
v
//= (V &) { 1, 2, 3 }
V{}
//= (V) { 1, 2, 3 }
struct S { const char *c_str() const { return "a\"b"; } int size() const { return 3; } };
const S s;
s
//= (const S &) "a\"b"
struct View { const char16_t *data() const { return u"wide"; } int length() const { return 2; } };
View{}
//= (View) u"wi"
struct Optional { int x; bool has_value() const { return x; } P operator*() const { return {x}; } };
Optional{3}
//= (Optional) { { .x = 3 } }
Optional{0}
//= (Optional) {}
// By functions that argument-dependent lookup finds.
struct A { int a[3] = {1, 2, 3}; }; int *begin(A &a) { return a.a; } int *end(A &a) { return a.a + 3; }
A a;
a
//= (A &) { 1, 2, 3 }
struct Pointer { P *p; P *get() const { return p; } P &operator*() const { return *p; } };
Pointer{&p}
//= (Pointer) 0x... -> { .x = 1 }
Pointer{nullptr}
//= (Pointer) nullptr
struct Map { using key_type = int; using mapped_type = P; struct E { int first; P second; } e[2] = {{1, {2}}, {3, {4}}}; E *begin() { return e; } E *end() { return e + 2; } };
Map{}
//= (Map) { 1 => { .x = 2 }, 3 => { .x = 4 } }
// Inside of other objects and of arrays.
struct Whole { V v; S s; Pointer p; } w{{}, {}, {&p}};
w
//= (Whole &) { .v = { 1, 2, 3 }, .s = "a\"b", .p = 0x... -> { .x = 1 } }
V rows[2];
rows
//= (V[2]) { { 1, 2, 3 }, { 1, 2, 3 } }
// Elements that are made while they are read: shown, then destroyed. A long list is cut.
extern "C" int puts(const char *);
struct Made { int n; ~Made() { if (n == 0) puts("the first is gone"); } };
struct Range { struct It { int n; Made operator*() const { return {n}; } It &operator++() { ++n; return *this; } bool operator!=(It o) const { return n != o.n; } }; int size; It begin() const { return {0}; } It end() const { return {size}; } };
Range{3}
//| the first is gone
//| the first is gone
//= (Range) { { .n = 0 }, { .n = 1 }, { .n = 2 } }
struct Count { struct It { int n; int operator*() const { return n; } It &operator++() { ++n; return *this; } bool operator!=(It) const { return true; } }; It begin() const { return {0}; } It end() const { return {0}; } };
Count{}
//= (Count) { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, ... }
struct Empty { int *begin() const { return nullptr; } int *end() const { return nullptr; } };
Empty{}
//= (Empty) {}
// What goes wrong in an interface is said in its place.
struct Throws { int *begin() { throw 1; } int *end() { return nullptr; } };
Throws{}
//= (Throws) <exception>
struct Faults { int *begin() { return *(int **) 8; } int *end() { return nullptr; } } f; int after = 1;
f
//= (Faults &) <segmentation fault: read of address 0x8>
struct Wild { int *begin() { return (int *) 16; } int *end() { return (int *) 20; } };
Wild{}
//= (Wild) { 0x10 <invalid memory address> }
// What the printer compiled goes with the input that it served.
.undo 3
v
//= (V &) { 1, 2, 3 }
after
//= (int) 1
