//! Calls of GNU's builtin functions: argument conversions and result types that no signature says.
