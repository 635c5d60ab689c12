// [get.new.handler]: what the program sets is what it gets: the library's functions are not hidden by those of Cinch itself.
#include <new>
void handler() { throw std::bad_alloc(); }
std::set_new_handler(handler) == nullptr
//= (bool) true
std::get_new_handler() == handler
//= (bool) true
std::set_new_handler(nullptr) == handler
//= (bool) true
