//! Exceptions through frames of g++ and of Cinch, both ways ([except.handle], [propagation], Itanium C++ ABI: Exception
//! Handling): objects with virtual bases, pointers that convert, rethrown and nested exceptions, `std::exception_ptr`, and
//! destructors on the way. The library and the program have the same functions that throw, catch, rethrow and keep.

use super::Case;
use crate::Test;

/// One test, unoptimised and optimised.
pub fn tests() -> Vec<Test> {
    vec![Test { name: "differential exceptions".into(), run: Box::new(check) }]
}

fn check() -> Result<(), String> {
    Case::new("exceptions")?
        .file("shared.h", include_str!("exceptions/shared.h"))?
        .library(include_str!("exceptions/lib.cc"))?
        .program("main", include_str!("exceptions/main.cc"))?
        .compare(&[&["-O0"], &["-O2"]])
}
