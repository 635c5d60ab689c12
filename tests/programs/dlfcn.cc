#include <dlfcn.h>
#include <stdio.h>
int main() {
  void *self = dlopen(nullptr, RTLD_NOW); auto len = (size_t (*)(const char *))dlsym(self, "strlen"); printf("%zu\n", len("hello"));
  void *m = dlopen("libm.so.6", RTLD_LAZY); double (*c)(double); *(void **)&c = dlsym(m, "cos"); printf("%g\n", c(0)); printf("%d\n", dlclose(m));
  printf("%d ", dlopen("libdoesnotexist.so", RTLD_NOW) == nullptr); printf("%d\n", dlerror() != nullptr);
  printf("%d\n", dlsym(self, "no_such_symbol_here") == nullptr);
}
