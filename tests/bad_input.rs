//! Wrong inputs: each gets an error, none takes the session or its variables with it.

use std::process::Command;

use cinch::{Options, Session};

use crate::Test;

/// The variable that makes this binary feed the wrong inputs to one session.
pub const CHILD: &str = "CINCH_BAD_INPUT";

/// The one test: all inputs in one process, which must survive them.
pub fn tests() -> Vec<Test> {
    vec![Test { name: "bad input".into(), run: Box::new(run) }]
}

fn run() -> Result<(), String> {
    let exe = std::env::current_exe().map_err(|e| e.to_string())?;
    let output = Command::new("timeout").arg("600").arg(exe).env(CHILD, "1").output().map_err(|e| e.to_string())?;
    let report = String::from_utf8_lossy(&output.stdout);
    if output.status.success() && report.starts_with("survived") {
        return Ok(());
    }
    Err(format!("{}\n{report}\n{}", output.status, String::from_utf8_lossy(&output.stderr)))
}

/// Feeds the inputs and prints what is wrong; the last line printed is the input that ended the process.
pub fn child() {
    let worker = std::thread::Builder::new().stack_size(256 << 20).spawn(|| {
        let mut session = Session::new(Options::default()).expect("a session starts");
        session.eval("int witness = 4711;");
        let mut problems = String::new();
        let inputs = inputs();
        let n_wrong = inputs.len();
        for (i, input) in inputs.iter().chain(&cut_programs()).enumerate() {
            if let Some(why) = check(&mut session, input, i < n_wrong) {
                let shown: String = input.chars().take(120).collect();
                problems.push_str(&format!("{shown:?}: {why}\n"));
                eprintln!("{shown:?}: {why}");
            }
        }
        (inputs.len(), problems)
    });
    let (n, problems) = worker.expect("a thread starts").join().expect("no panic");
    if problems.is_empty() {
        println!("survived {n} wrong inputs");
    } else {
        print!("{problems}");
    }
}

/// What is wrong with the answer to a wrong input.
fn check(session: &mut Session, input: &str, is_wrong: bool) -> Option<String> {
    let start = std::time::Instant::now();
    let outcome = session.eval_line(input);
    let is_accepted = !outcome.is_error && !outcome.is_incomplete;
    if is_accepted && is_wrong {
        return Some("no error".into());
    }
    if !is_accepted && !outcome.diagnostics_text.contains("error") {
        return Some(format!("no error is shown: {:?}", outcome.diagnostics_text));
    }
    if outcome.diagnostics_text.contains("internal error") {
        return Some(outcome.diagnostics_text);
    }
    if start.elapsed().as_secs() > 30 {
        return Some(format!("took {:?}", start.elapsed()));
    }
    let two = session.eval("1 + 1");
    if two.value.as_deref() != Some("(int) 2") {
        return Some(format!("1 + 1 then gives {two:?}"));
    }
    let witness = session.eval("witness");
    if witness.value.as_deref() != Some("(int) 4711") {
        return Some(format!("the variable is lost: {witness:?}"));
    }
    session.undo(if is_accepted { 3 } else { 2 });
    None
}

/// A program cut at many places, some of which leave it right.
fn cut_programs() -> Vec<String> {
    let program = "struct P { int x, y; }; int f(P p) { for (int i = 0; i < 3; i++) { p.x += \"ab\"[i]; } return p.x; }\n\
                   int r = f({1, 2";
    (8..program.len()).filter_map(|end| program.get(..end)).map(ToString::to_string).collect()
}

fn inputs() -> Vec<String> {
    let listed = std::fs::read_to_string("tests/bad/inputs.txt").expect("the list is there");
    let mut inputs: Vec<String> = listed.lines().map(ToString::to_string).collect();
    let deep = 10_000;
    for (open, close) in
        [("(", ")"), ("{", "}"), ("[", "]"), ("-", ""), ("!", ""), ("*", ""), ("f(", ")"), ("if (1) ", "")]
    {
        inputs.push(format!("{}undeclared{}", open.repeat(deep), close.repeat(deep)));
        inputs.push(open.repeat(deep));
    }
    inputs.push(format!("int {}x;", "*".repeat(deep)) + " undeclared");
    inputs.push(format!("int x{} = 1;", "[1]".repeat(deep)));
    inputs.push(format!("undeclared {}", "+ 1 ".repeat(deep)));
    inputs.push(format!("undeclared {}", "x".repeat(1 << 20)));
    inputs.push(format!("\"{}", "x".repeat(1 << 20)));
    inputs.push(format!("undeclared // {}", "x".repeat(1 << 20)));
    inputs.push("int x\0 = 1\0; undeclared".into());
    inputs.push(String::from_utf8_lossy(b"int \xff\xfe = 1;").into_owned());
    inputs.push("#define A B B\n#define B C C\n#define C D D\n#define D A A\nA undeclared".into());
    let doubling: String = (0..40).map(|i| format!("#define M{} M{i} M{i}\n", i + 1)).collect();
    inputs.push(format!("{doubling}M40\n"));
    let path = std::env::temp_dir().join(format!("cinch-self-{}.h", std::process::id()));
    let _ = std::fs::write(&path, format!("#include \"{}\"\n", path.display()));
    inputs.push(format!("#include \"{}\"\n", path.display()));
    inputs
}
