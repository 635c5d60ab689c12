// [class.free]/4, [expr.delete]: the deallocation function of the dynamic type; arrays; ::delete; explicit calls.
#include <stdio.h>
#include <stdlib.h>
#include <new>
struct Base { virtual ~Base() { printf("~Base\n"); } };
struct Pooled : Base {
    long data[2];
    static void *operator new(size_t n) { printf("new %zu\n", n); return malloc(n); }
    static void operator delete(void *p, size_t n) { printf("delete %zu\n", n); free(p); }
    ~Pooled() { printf("~Pooled\n"); }
};
struct Bigger : Pooled { long more; };
Base *p = new Pooled;
//| new 24
delete p;
//| ~Pooled
//| ~Base
//| delete 24
p = new Bigger;
//| new 32
delete p;
//| ~Pooled
//| ~Base
//| delete 32
p = new Pooled;
//| new 24
::delete p;
//| ~Pooled
//| ~Base
struct Counted { static int n; Counted() { n++; } virtual ~Counted() { n--; } };
int Counted::n = 0;
Counted *many = new Counted[5];
Counted::n
//= (int) 5
delete[] many;
Counted::n
//= (int) 0
alignas(Pooled) char raw[sizeof(Pooled)];
Base *q = ::new (raw) Pooled;
q->~Base();
//| ~Pooled
//| ~Base
q = ::new (raw) Pooled;
q->Base::~Base();
//| ~Base
struct Left { virtual ~Left() { printf("~Left\n"); } long l; };
struct Both : Left, Pooled { ~Both() { printf("~Both\n"); } };
Left *l = new Both;
//| new 40
delete l;
//| ~Both
//| ~Pooled
//| ~Base
//| ~Left
//| delete 40
Pooled *r = new Both;
//| new 40
delete r;
//| ~Both
//| ~Pooled
//| ~Base
//| ~Left
//| delete 40
