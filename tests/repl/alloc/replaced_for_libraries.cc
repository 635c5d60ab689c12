// [replacement.functions], [new.delete.array]/4: earlier code and the libraries allocate with the program's function, too
#include <new>
#include <stdexcept>
#include <stdio.h>
#include <stdlib.h>
#include <string>
#include <thread>
#include <vector>
int *earlier() { return new int; }
int live = 0;
struct Header { unsigned long magic; unsigned long size; };
void *operator new(size_t n) { Header *h = (Header *)malloc(n + sizeof(Header)); h->magic = 0x1234567; ++live; return h + 1; }
void operator delete(void *p) noexcept { if (!p) return; Header *h = (Header *)p - 1; if (h->magic != 0x1234567) abort(); --live; free(h); }
delete earlier();
int *a = new int[3], *b = new (std::nothrow) int, *c = new (std::nothrow) int[4];
live
//= (int) 3
delete[] a; delete b; delete[] c;
live
//= (int) 0
{ std::string s(100, 'x'); s += std::string(200, 'y'); printf("%d ", live); }
//| 1
{ std::vector<std::string> v(5, std::string(40, 'z')); printf("%d ", live); }
//| 6
try { throw std::runtime_error(std::string(100, 'e')); } catch (std::exception &e) { printf("%zu\n", std::string(e.what()).size()); }
//| 100
std::thread t([] { std::string s(100, 'x'); printf("%d\n", live >= 1); }); t.join();
//| 1
live
//= (int) 0
// An array's function of the program's own is preferred by arrays alone.
void *operator new[](size_t n) { printf("array "); return operator new(n); }
delete[] new int[3];
//| array
delete new int;
.undo 3
delete[] new int[3];
// A new body is reached, and undo brings the library's functions back.
void *operator new(size_t n) { printf("other "); Header *h = (Header *)malloc(n + sizeof(Header)); h->magic = 0x1234567; ++live; return h + 1; }
delete earlier();
//| other
{ std::string s(100, 'x'); }
//| other
.undo 18
int live = 0;
{ std::string s(100, 'x'); delete new int; delete earlier(); printf("%d\n", live); }
//| 0
