//! Which header of the library declares a name that the user has not included: a hint for messages, which decides
//! nothing. `tests/headers.rs` holds the table to what the system's headers declare.

/// Lines `header: names`, those of C by the headers that declare them in `std` and globally.
pub const TABLE: &str = include_str!("headers.txt");

/// `#include <vector>` for `vector`, a name of namespace std or of the C library.
pub fn declaring(name: &str) -> Option<&'static str> {
    let mut rows = TABLE.lines().filter_map(|line| line.split_once(": "));
    rows.find(|(_, names)| names.split(' ').any(|other| other == name)).map(|(header, _)| header)
}

/// Whether the header is one of the C library, whose names are global, too.
pub fn is_of_c(header: &str) -> bool {
    const CXX: &[&str] = &["charconv", "chrono", "compare", "complex", "concepts", "condition_variable", "coroutine"];
    header.starts_with('c') && !CXX.contains(&header)
}

/// What to do about a name that is not declared: `qualifier` is the first component before it, if there is one.
pub fn hint(qualifier: Option<&str>, name: &str) -> Option<String> {
    if qualifier.is_some_and(|qualifier| qualifier != "std") {
        return None;
    }
    let header = declaring(name)?;
    let scope = if qualifier.is_none() && is_of_c(header) { "" } else { "std::" };
    let is_macro = is_of_c(header) && name.chars().all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit());
    Some(match is_macro {
        true => format!("`{name}` is defined by `#include <{header}>`"),
        false => format!("`{scope}{name}` is declared by `#include <{header}>`"),
    })
}
