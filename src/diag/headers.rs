//! Which header of the library declares a name that the user has not included: a hint for messages, which decides
//! nothing. `tests/headers.rs` holds the table to what the system's headers declare.

/// Lines `header: names` of the C++ library, whose names are in `std`.
pub const LIBRARY: &str = include_str!("headers.txt");
/// The same of the C library's headers, whose names are global, too.
pub const C_LIBRARY: &str = include_str!("c_headers.txt");

/// `vector` for `vector`, a name of namespace std; `cmath` for `sin`, a name of the C library.
pub fn declaring(name: &str) -> Option<&'static str> {
    row(LIBRARY, name).or_else(|| row(C_LIBRARY, name))
}

fn row(table: &'static str, name: &str) -> Option<&'static str> {
    let mut rows = table.lines().filter_map(|line| line.split_once(": "));
    rows.find(|(_, names)| names.split(' ').any(|other| other == name)).map(|(header, _)| header)
}

/// What to do about a name that is not declared: `qualifier` is the first component before it, if there is one.
pub fn hint(qualifier: Option<&str>, name: &str) -> Option<String> {
    if qualifier.is_some_and(|qualifier| qualifier != "std") {
        return None;
    }
    let (header, is_of_c) = match row(LIBRARY, name) {
        Some(header) => (header, false),
        None => (row(C_LIBRARY, name)?, true),
    };
    let scope = if qualifier.is_none() && is_of_c { "" } else { "std::" };
    let is_macro = is_of_c && name.chars().all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit());
    Some(match is_macro {
        true => format!("`{name}` is defined by `#include <{header}>`"),
        false => format!("`{scope}{name}` is declared by `#include <{header}>`"),
    })
}
