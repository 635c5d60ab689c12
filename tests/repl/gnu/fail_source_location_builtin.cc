// [support.srcloc], GCC's `__builtin_source_location`: the library's class has exactly the members that it fills.
namespace std { struct source_location { struct __impl { const char* _M_file_name; int _M_line; }; }; }
__builtin_source_location();
//! error: `std::source_location::__impl` has no member `_M_function_name`
//!   ┌─ input 2:1:1
//!   │
//! 1 │ __builtin_source_location();
//!   │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^
