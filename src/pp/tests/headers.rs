//! The machine's headers, against `g++ -E` when it is installed.

use std::path::Path;
use std::process::Command;

use super::Bench;
use crate::lex::Standard;
use crate::pp::Options;
use crate::source::loader::SystemLoader;

/// What `g++ -E -P` makes of `text`, or nothing when there is no g++ 12.
fn gxx(header: &str, text: &str, standard: &str) -> Option<String> {
    let version = Command::new("g++").arg("-dumpversion").output().ok()?;
    if !version.stdout.starts_with(b"12") {
        return None;
    }
    let dir =
        std::env::temp_dir().join(format!("cinch-pp-{}-{}-{standard}", std::process::id(), header.replace('/', "-")));
    std::fs::create_dir_all(&dir).ok()?;
    let file = dir.join("input.cc");
    std::fs::write(&file, text).ok()?;
    let output =
        Command::new("g++").args(["-E", "-P", "-x", "c++", &format!("-std={standard}")]).arg(&file).output().ok()?;
    std::fs::remove_dir_all(&dir).ok()?;
    String::from_utf8(output.stdout).ok()
}

fn bench(standard: &str) -> Bench {
    let options = Options { standard: Standard::parse(standard).expect("a standard"), ..Options::default() };
    Bench::with(options, Box::new(SystemLoader))
}

/// Compares the tokens of a header with those of g++'s output.
fn compare(header: &str, standard: &str) {
    let text = format!("#include <{header}>\n");
    let Some(theirs) = gxx(header, &text, standard) else { return };
    let mut ours = bench(standard);
    ours.run(&text);
    // A header that refuses the edition (`#error`) does so for g++, too, and goes on.
    let said = ours.found();
    assert!(said.iter().all(|message| message.starts_with("#error")), "{header}: {said:?}");
    compare_tokens(&ours, &theirs, header, standard);
}

/// Compares all tokens of `ours` with those of g++'s output, read as a text of its own.
fn compare_tokens(ours: &Bench, theirs: &str, header: &str, standard: &str) {
    let mut reread = bench(standard);
    // Their text has no macros left; what looks like one (`linux`) was protected by its expansion's end.
    let names: Vec<String> = reread.pp.macros(&reread.map).iter().map(|info| info.name.to_string()).collect();
    let undefs: String = names.iter().map(|name| format!("#undef {name}\n")).collect();
    reread.run(&undefs);
    reread.found();
    let n_before = reread.tokens.len();
    reread.run(theirs);
    let their_tokens: Vec<String> = (n_before..reread.tokens.len()).map(|at| reread.spell(at)).collect();
    let our_tokens: Vec<String> = (0..ours.tokens.len()).map(|at| ours.spell(at)).collect();
    for (at, (our, their)) in our_tokens.iter().zip(&their_tokens).enumerate() {
        let context = |tokens: &[String]| tokens[at.saturating_sub(8)..(at + 8).min(tokens.len())].join(" ");
        assert_eq!(our, their, "{header}: ours {}\ntheirs {}", context(&our_tokens), context(&their_tokens));
    }
    assert_eq!(our_tokens.len(), their_tokens.len(), "{header}");
}

/// A text full of calls that expand in unusual ways; some are errors, after which g++ goes on as we do.
#[test]
fn unusual_macros_are_gxxs() {
    let text = include_str!("unusual_macros.cc");
    let Some(theirs) = gxx("unusual_macros", text, "gnu++20") else { return };
    let mut ours = bench("gnu++20");
    ours.run(text);
    compare_tokens(&ours, &theirs, "unusual_macros", "gnu++20");
}

#[test]
fn c_headers_are_gxxs() {
    for header in ["stdio.h", "math.h", "stdlib.h", "pthread.h"] {
        compare(header, "gnu++20");
    }
}

#[test]
fn cxx_headers_are_gxxs() {
    for header in ["vector", "iostream"] {
        compare(header, "gnu++20");
    }
    compare("memory", "gnu++17");
    compare("ranges", "gnu++23");
    compare("string", "c++11");
}

#[test]
fn predefined_macros_are_gxxs() {
    for standard in ["gnu++98", "gnu++11", "gnu++14", "gnu++17", "gnu++20", "gnu++23", "c++20", "c++17"] {
        let Ok(output) =
            Command::new("g++").args(["-dM", "-E", "-x", "c++", &format!("-std={standard}"), "/dev/null"]).output()
        else {
            return;
        };
        let theirs = String::from_utf8_lossy(&output.stdout);
        if !theirs.contains("#define __GNUC__ 12\n") {
            return;
        }
        let mut theirs: Vec<&str> =
            theirs.lines().filter_map(|l| l.strip_prefix("#define ")).map(str::trim_end).collect();
        // Debian's g++ makes position-independent executables; our code is that of no executable.
        theirs.retain(|text| !matches!(*text, "__PIE__ 2" | "__pie__ 2"));
        theirs.sort_unstable();
        let bench = bench(standard);
        let infos = bench.pp.macros(&bench.map);
        let is_listed = |text: &&str| text.contains([' ', '(']) || theirs.contains(text);
        let mut ours: Vec<&str> = infos.iter().map(|info| info.text.as_str()).filter(is_listed).collect();
        ours.retain(|text| *text != "__CINCH__ 1");
        ours.sort_unstable();
        assert_eq!(ours, theirs, "{standard}");
    }
}

#[test]
fn every_c_header_tokenises() {
    if !Path::new("/usr/include/stdio.h").is_file() {
        return;
    }
    let headers = [
        "assert.h",
        "ctype.h",
        "dirent.h",
        "errno.h",
        "fcntl.h",
        "fenv.h",
        "float.h",
        "inttypes.h",
        "limits.h",
        "locale.h",
        "math.h",
        "netinet/in.h",
        "pthread.h",
        "semaphore.h",
        "setjmp.h",
        "signal.h",
        "stdarg.h",
        "stddef.h",
        "stdint.h",
        "stdio.h",
        "stdlib.h",
        "string.h",
        "strings.h",
        "sys/socket.h",
        "sys/stat.h",
        "sys/time.h",
        "sys/types.h",
        "time.h",
        "unistd.h",
        "wchar.h",
        "wctype.h",
    ];
    let mut bench = Bench::system();
    for header in headers {
        bench.run(&format!("#include <{header}>\n"));
        assert_eq!(bench.found(), Vec::<String>::new(), "{header}");
    }
}

/// What `-E` prints is a text that g++ compiles, and whose diagnostics name the right lines.
#[test]
fn preprocessed_text_compiles_with_gxx() {
    if gxx("none", "", "gnu++20").is_none() {
        return;
    }
    let program = "#include <iostream>\n#include <vector>\n#define TWICE(x) (x)+(x)\n#pragma pack(push, 1)\nstruct S { char c; int i; };\n\
        #pragma pack(pop)\nstatic_assert(sizeof(S) == 5);\nint main() {\n    std::vector<int> v{TWICE(-1), - -2};\n    std::cout << v[0] << R\"(a\nb)\" << __LINE__ << std::endl;\n    return nonsense;\n}\n";
    let text = bench("gnu++20").text(program);
    let dir = std::env::temp_dir().join(format!("cinch-pp-{}-e", std::process::id()));
    std::fs::create_dir_all(&dir).expect("a directory for the test");
    let file = dir.join("input.ii");
    std::fs::write(&file, text).expect("a file for the test");
    let output = Command::new("g++")
        .args(["-std=gnu++20", "-fpreprocessed", "-x", "c++", "-fsyntax-only"])
        .arg(&file)
        .output()
        .expect("g++ runs");
    std::fs::remove_dir_all(&dir).expect("the directory is the test's own");
    let said = String::from_utf8_lossy(&output.stderr);
    let errors: Vec<&str> = said.lines().filter(|line| line.contains("error")).collect();
    assert_eq!(errors.len(), 1, "{said}");
    assert!(errors[0].starts_with("input 1:12:12: error:") && errors[0].contains("nonsense"), "{said}");
}
