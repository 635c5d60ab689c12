// [except.terminate]: an exception that reaches the prompt says what it is; the session goes on.
extern "C" int puts(const char *);
struct D { ~D() { puts("destroyed"); } };
throw 42;
//! error: uncaught exception of type int: 42
throw "text";
//! error: uncaught exception of type char const*: text
throw 'c';
//! error: uncaught exception of type char: 'c'
throw 1.5L;
//! error: uncaught exception of type long double: 1.5
throw nullptr;
//! error: uncaught exception of type decltype(nullptr): nullptr
enum E { e }; throw e;
//! error: uncaught exception of type E
// Objects of the input are destroyed, those of the session as well as locals.
{ D local; throw 1; }
//! error: uncaught exception of type int: 1
//| destroyed
D global; throw 2;
//! error: uncaught exception of type int: 2
//| destroyed
// A function that must not throw calls std::terminate; so may the program.
void f() noexcept { D d; throw 3; }
f()
//! error: uncaught exception of type int: 3
//| destroyed
namespace std { void terminate() noexcept; typedef void (*terminate_handler)(); terminate_handler set_terminate(terminate_handler) noexcept; }
std::terminate();
//! error: std::terminate was called
// What an abandoned input was handling is forgotten.
try { throw 4; } catch (int) { std::terminate(); }
//! error: uncaught exception of type int: 4
throw;
//! error: std::terminate was called
// The program's own handler runs.
void own() { puts("own handler"); __builtin_abort(); } auto former = std::set_terminate(own);
f()
//! error: aborted
//| destroyed
//| own handler
std::set_terminate(former);
f()
//! error: uncaught exception of type int: 3
//| destroyed
// A destructor that throws while it is undone, or at the end.
struct T { ~T() noexcept(false) { throw 5; } };
T t;
.undo
//! error: uncaught exception of type int: 5
D before; T last;
//! error: uncaught exception of type int: 5
//| destroyed
