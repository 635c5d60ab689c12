//! Every header of libstdc++ is checked without an error, in each standard: one process a standard, all headers in one
//! input, in alphabetical order.

use std::process::Command;

use crate::Test;

/// The headers of C++20 ([headers], [depr]), without those of C.
const CXX: &str = "algorithm any array atomic barrier bit bitset charconv chrono codecvt compare complex concepts \
    condition_variable coroutine deque exception execution filesystem forward_list fstream functional future \
    initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map memory \
    memory_resource mutex new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator \
    semaphore set shared_mutex source_location span sstream stack stdexcept stop_token streambuf string string_view \
    strstream syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set \
    utility valarray variant vector version";

/// The headers of the C library ([support.c.headers]).
const C: &str = "cassert cctype cerrno cfenv cfloat cinttypes climits clocale cmath csetjmp csignal cstdarg \
    cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype";

/// One test for each standard.
pub fn tests() -> Vec<Test> {
    ["gnu++17", "gnu++20", "gnu++23"]
        .map(|standard| Test { name: format!("headers {standard}"), run: Box::new(move || run(standard)) })
        .into()
}

fn run(standard: &str) -> Result<(), String> {
    // libstdc++ 12 refuses <coroutine> before C++20.
    let is_there = |name: &&str| *name != "coroutine" || standard != "gnu++17";
    let names = CXX.split_whitespace().chain(C.split_whitespace()).filter(is_there);
    let text: String = names.map(|name| format!("#include <{name}>\n")).collect();
    let output = Command::new("timeout")
        .args(["120", env!("CARGO_BIN_EXE_cinch"), &format!("-std={standard}"), "-e", &text])
        .env("NO_COLOR", "1")
        .output()
        .map_err(|e| e.to_string())?;
    match output.status.success() && output.stderr.is_empty() {
        true => Ok(()),
        false => Err(format!("{}\n{}", output.status, String::from_utf8_lossy(&output.stderr))),
    }
}
