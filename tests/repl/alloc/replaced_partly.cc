// [new.delete.single]/16: the library's sized deallocation function calls the one without size, replaced or not
#include <stdio.h>
#include <stdlib.h>
void operator delete(void *p) noexcept { printf("mine\n"); free(p); }
delete new int;
//| mine
