// [except.handle]/3, [propagation]: a pointer that std::rethrow_exception throws again is caught as one thrown at first.
#include <exception>
#include <stdio.h>
int n = 7;
std::exception_ptr p = std::make_exception_ptr(&n), q;
try { std::rethrow_exception(p); } catch (const int *i) { printf("%d\n", *i); }
//| 7
try { std::rethrow_exception(p); } catch (int *&i) { printf("%d\n", *i); }
//| 7
try { throw &n; } catch (int *&i) { i = nullptr; q = std::current_exception(); }
try { std::rethrow_exception(q); } catch (const int *i) { printf("%d\n", i == nullptr); }
//| 1
