//! Every header of libstdc++ is checked without an error, in each standard: one process a standard, all headers in one
//! input, in alphabetical order.

use std::process::Command;

use cinch::diag::headers::{C_LIBRARY, LIBRARY};

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
    let standards = ["gnu++17", "gnu++20", "gnu++23"];
    let whole =
        standards.map(|standard| Test { name: format!("headers {standard}"), run: Box::new(move || run(standard)) });
    let hints = [true, false].map(|of_c| Test { name: hints_name(of_c), run: Box::new(move || hints(of_c)) });
    let delayed = Test { name: "headers put off parts of classes in namespaces".to_string(), run: Box::new(delayed) };
    whole.into_iter().chain(hints).chain([delayed]).collect()
}

/// Default arguments, default member initialisers and noexcept-specifiers of a header's classes are parsed when something
/// outside of their namespace needs them ([class.mem]/6); a function of a header finds the friends of what it instantiates.
fn delayed() -> Result<(), String> {
    let header = "namespace C { struct S { constexpr S(int n = 5) : n(n) {} int n; }; struct N { S a = S(), b; \
                  N(int, S b = S(2)) noexcept(S(0).n) : b(b) {} struct I { S c = S(4); int f(S d = S()) { return d.n; } }; }; \
                  template<class T> struct It { T p; friend bool operator==(const It &a, const It &b) { return a.p == b.p; } }; \
                  inline int same() { It<int> a{1}, b{1}; return a == b; } }\n";
    let dir = std::env::temp_dir().join(format!("cinch-headers-{}", std::process::id()));
    let write = || std::fs::create_dir_all(&dir).and_then(|()| std::fs::write(dir.join("delayed.h"), header));
    write().map_err(|e| e.to_string())?;
    let text = "#include <delayed.h>\n#include <stdio.h>\nC::N n(1); C::N::I i;\n\
                printf(\"%d %d %d %d %d %d\\n\", n.a.n, n.b.n, i.c.n, i.f(), noexcept(C::N(1)), C::same());\n";
    let output = Command::new("timeout")
        .args(["60", env!("CARGO_BIN_EXE_cinch"), "-isystem"])
        .arg(&dir)
        .args(["-e", text])
        .env("NO_COLOR", "1")
        .output()
        .map_err(|e| e.to_string())?;
    std::fs::remove_dir_all(&dir).map_err(|e| e.to_string())?;
    match output.stdout == b"5 2 4 5 0 1\n" {
        true => Ok(()),
        false => Err(format!("{output:?}")),
    }
}

fn hints_name(of_c: bool) -> String {
    format!("headers declare what hints say, {}", if of_c { "C" } else { "C++" })
}

/// A header declares the names that hints say it does.
fn hints(of_c: bool) -> Result<(), String> {
    let mut failures = String::new();
    let table = if of_c { C_LIBRARY } else { LIBRARY };
    for (header, names) in table.lines().filter_map(|line| line.split_once(": ")) {
        let mut text = format!("#include <{header}>\nnamespace names {{\n");
        for name in names.split(' ') {
            let is_macro = of_c && (name.to_uppercase() == name || MACROS.contains(&name));
            text += &match () {
                () if is_macro => format!("#ifndef {name}\nusing std::{name};\n#endif\n"),
                () if NAMESPACES.contains(&name) => format!("namespace {name} = std::{name};\n"),
                () => format!("using std::{name};\n"),
            };
        }
        text += "}\n";
        let output = Command::new("timeout")
            .args(["60", env!("CARGO_BIN_EXE_cinch"), "-e", &text])
            .env("NO_COLOR", "1")
            .output()
            .map_err(|e| e.to_string())?;
        if !output.status.success() {
            failures += &format!("<{header}>: {}\n", String::from_utf8_lossy(&output.stderr));
        }
    }
    if failures.is_empty() { Ok(()) } else { Err(failures) }
}

const NAMESPACES: &[&str] =
    &["chrono", "execution", "filesystem", "numbers", "placeholders", "pmr", "ranges", "this_thread", "views"];
const MACROS: &[&str] = &["assert", "errno", "offsetof", "stderr", "stdin", "stdout", "va_arg", "va_end", "va_start"];

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
