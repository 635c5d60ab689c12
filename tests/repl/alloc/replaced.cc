// [replacement.functions]: the program's own global allocation functions; [basic.stc.dynamic.general]/2
#include <stdio.h>
#include <stdlib.h>
int n_new = 0, n_delete = 0;
void *operator new(size_t n) { ++n_new; return malloc(n); }
void operator delete(void *p) noexcept { ++n_delete; free(p); }
void operator delete(void *p, size_t) noexcept { n_delete += 10; free(p); }
delete new int;
n_new
//= (int) 1
n_delete
//= (int) 10
void loop() { for (int i = 0; i < 5; i++) delete new int; }
loop();
n_new
//= (int) 6
n_delete
//= (int) 60
enum class Own : unsigned char { a };
struct alignas(128) Wide { int i; };
Wide *wide = new Wide;
(unsigned long)wide % 128
//= (unsigned long) 0
delete wide;
