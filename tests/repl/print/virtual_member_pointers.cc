// Itanium ABI 2.3: a pointer to a virtual member function holds its slot; what is shown is the function that the slot is of.
struct V { virtual int f() { return 1; } virtual void h(int) {} virtual ~V() {} };
struct W : V { int f() override { return 3; } virtual char k() const { return 'k'; } };
&V::f
//= (int (V::*)()) virtual int V::f()
&W::f
//= (int (W::*)()) virtual int W::f()
&W::k
//= (char (W::*)() const) virtual char W::k() const
void (W::*p)(int) = &V::h;
p
//= (void (W::*)(int)) virtual void V::h(int)
p = nullptr;
p
//= (void (W::*)(int)) nullptr
