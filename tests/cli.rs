//! The command line: pipes, scripts, programs, `-e`; what goes to which stream, and the exit status.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::Test;

/// One use of the program.
struct Case {
    name: &'static str,
    args: &'static [&'static str],
    /// What is piped in; files are written from it too, where an argument is `FILE`.
    input: &'static str,
    stdout: &'static str,
    /// What standard error says somewhere; empty when it says nothing.
    stderr: &'static str,
    status: i32,
}

const PUTS: &str =
    "extern \"C\" int puts(const char *); extern \"C\" int atexit(void (*)()); extern \"C\" void exit(int);";

const CASES: &[Case] = &[
    Case {
        name: "functions over several lines, with comments",
        args: &[],
        input: "int f(int x)\n{\n  // comment ) }\n  /* of two\n     lines */\n  return x\n    * 2;\n}\nf(21)\n",
        stdout: "(int) 42\n",
        stderr: "",
        status: 0,
    },
    Case {
        name: "lines of a pipe are counted",
        args: &[],
        input: "\nint a = 1; // one\n\nint f(int x) {\n  return x + b;\n}\n__LINE__\n",
        stdout: "(int) 7\n",
        stderr: "<stdin>:5:14",
        status: 1,
    },
    Case {
        name: "a program that is only checked",
        args: &["-fsyntax-only", "FILE"],
        input: "#include <cstdio>\nint x = puts(\"ran\");\nint main() { return 3; }\n",
        stdout: "",
        stderr: "",
        status: 0,
    },
    Case {
        name: "a wrong program that is only checked",
        args: &["-fsyntax-only", "FILE"],
        input: "int main() { return \"a\"; }\n",
        stdout: "",
        stderr: "cannot convert `const char[2]` to `int`",
        status: 1,
    },
    Case {
        name: "a template that an uncalled function of a checked program uses",
        args: &["-fsyntax-only", "FILE"],
        input: "template<class T> int f(T t) { return *t; }\nint g() { return f(1); }\n",
        stdout: "",
        stderr: "`*` needs a pointer, this is `int`",
        status: 1,
    },
    Case {
        name: "a checked program whose instantiations do not end",
        args: &["-fsyntax-only", "FILE"],
        input: "template<int N> int f() { return f<N - 1>(); }\nint g() { return f<1>(); }\n",
        stdout: "",
        stderr: "templates are instantiated more than 1024 levels deep: `f`",
        status: 1,
    },
    Case {
        name: "conditional groups",
        args: &[],
        input: "#if 0\nint junk = ;\n#elif 1\nint good = 7;\n#else\nint bad = 8;\n#endif\ngood\n",
        stdout: "(int) 7\n",
        stderr: "",
        status: 0,
    },
    Case {
        name: "line continuation",
        args: &[],
        input: "#define SUM(a) \\\n  ((a) + \\\n   1)\nSUM(4)\nconst char *t = \"a\\\nb\";\nt\n",
        stdout: "(int) 5\n(const char *) \"ab\"\n",
        stderr: "",
        status: 0,
    },
    Case {
        name: "else on a line of its own",
        args: &[],
        input: "int i = 1;\nif (i > 1)\n  i = 9;\nelse\n  i = 10;\ni\n",
        stdout: "(int) 10\n",
        stderr: "",
        status: 0,
    },
    Case {
        name: "classes and enumerations without a semicolon",
        args: &[],
        input: "struct S {\n  int a;\n  int b = 2;\n}\nS s{1}\nenum class E { x, y }\nE::y\nint i = 5\n",
        stdout: "(S &) { .a = 1, .b = 2 }\n(E) (E::y) : (int) 1\n(int) 5\n",
        stderr: "",
        status: 0,
    },
    Case {
        name: "source order within an input",
        args: &["-e", "int i = 1; i++; int j = i; j"],
        input: "",
        stdout: "(int) 2\n",
        stderr: "",
        status: 0,
    },
    Case {
        name: "an error makes the status 1, and the rest still runs",
        args: &["-e", "undeclared", "-e", "1 + 1"],
        input: "",
        stdout: "(int) 2\n",
        stderr: "use of undeclared `undeclared`",
        status: 1,
    },
    Case {
        name: "an input that never ends",
        args: &[],
        input: "int f() {\n",
        stdout: "",
        stderr: "expected",
        status: 1,
    },
    Case {
        name: "exit runs the exit handlers",
        args: &[
            "-e",
            PUTS,
            "-e",
            "void bye() { puts(\"bye\"); } atexit(bye);",
            "-e",
            "puts(\"one\"); exit(3);",
            "-e",
            "1",
        ],
        input: "",
        stdout: "one\nbye\n",
        stderr: "",
        status: 3,
    },
    Case {
        name: "objects end in reverse, at the end or when they are undone",
        args: &[
            "-e",
            "extern \"C\" int puts(const char *); struct D { const char *name; ~D() { puts(name); } };",
            "-e",
            "D a{\"a\"};",
            "-e",
            "D b{\"b\"}; D c{\"c\"};",
            "-e",
            "D d{\"d\"};",
            "-e",
            ".undo",
            "-e",
            "1",
        ],
        input: "",
        stdout: "d\n(int) 1\nc\nb\na\n",
        stderr: "",
        status: 0,
    },
    Case {
        name: "a program has arguments and a status",
        args: &["FILE", "a", "b"],
        input: "#!/usr/bin/env cinch\nint main(int argc, char **argv) { return argc + (argv[1][0] == 'a') * 10; }\n",
        stdout: "",
        stderr: "",
        status: 13,
    },
    Case {
        name: "a file without main is a script",
        args: &["FILE"],
        input: "#!/usr/bin/env cinch\nextern \"C\" int puts(const char *);\nint x = 3;\nputs(\"script\");\nx + 1\n",
        stdout: "script\n(int) 4\n",
        stderr: "",
        status: 0,
    },
    Case {
        name: "a signal to the process ends the input only",
        args: &[
            "-e",
            "extern \"C\" int kill(int, int); extern \"C\" int getpid(); int keep = 5;",
            "-e",
            "kill(getpid(), 6);",
            "-e",
            "kill(getpid(), 11); for (;;) ;",
            "-e",
            "keep",
        ],
        input: "",
        stdout: "(int) 5\n",
        stderr: "segmentation fault",
        status: 1,
    },
    Case {
        name: "an exception that leaves main",
        args: &["FILE"],
        input: "extern \"C\" int puts(const char *);\nstruct D { ~D() { puts(\"global\"); } } d;\nint main() { throw 42; }\n",
        stdout: "global\n",
        stderr: "error: uncaught exception of type int: 42",
        status: 1,
    },
    Case {
        name: "a destructor that throws at the end",
        args: &["-e", "struct T { ~T() noexcept(false) { throw 5; } } t;", "-e", "1"],
        input: "",
        stdout: "(int) 1\n",
        stderr: "error: uncaught exception of type int: 5",
        status: 1,
    },
    Case { name: "no such file", args: &["no/such/file.cc"], input: "", stdout: "", stderr: "cannot read", status: 1 },
    Case { name: "an unknown option", args: &["--bogus"], input: "", stdout: "", stderr: "--bogus", status: 2 },
    Case { name: "an unknown standard", args: &["-std=c++99"], input: "", stdout: "", stderr: "c++99", status: 1 },
    Case {
        name: "a fault leaves the session",
        args: &["-e", "int keep = 5;", "-e", "*(int *) 0 = 1;", "-e", "throw 1;", "-e", "keep"],
        input: "",
        stdout: "(int) 5\n",
        stderr: "segmentation fault",
        status: 1,
    },
    Case { name: "quitting", args: &[], input: "1\n.q\n2\n", stdout: "(int) 1\n", stderr: "", status: 0 },
];

/// One test for each case.
pub fn tests() -> Vec<Test> {
    let test = |case: &'static Case| Test { name: format!("cli {}", case.name), run: Box::new(|| run(case)) };
    CASES.iter().map(test).collect()
}

fn run(case: &Case) -> Result<(), String> {
    let name: String = case.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let file = std::env::temp_dir().join(format!("cinch-cli-{}-{name}.cc", std::process::id()));
    std::fs::write(&file, case.input).map_err(|e| e.to_string())?;
    let path = file.to_string_lossy().into_owned();
    let args = case.args.iter().map(|&arg| if arg == "FILE" { path.as_str() } else { arg });
    let mut child = Command::new("timeout")
        .args(["60", env!("CARGO_BIN_EXE_cinch")])
        .args(args)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| e.to_string())?;
    if let Some(mut stdin) = child.stdin.take() {
        // The program may end without reading it.
        let _ = stdin.write_all(case.input.as_bytes());
    }
    let output = child.wait_with_output().map_err(|e| e.to_string())?;
    let _ = std::fs::remove_file(&file);
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let says_it = if case.stderr.is_empty() { stderr.is_empty() } else { stderr.contains(case.stderr) };
    if stdout == case.stdout && says_it && output.status.code() == Some(case.status) {
        return Ok(());
    }
    Err(format!(
        "expected status {} and\n{}{}\n{} and\n{stdout}{stderr}",
        case.status, case.stdout, case.stderr, output.status
    ))
}
