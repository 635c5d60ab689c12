//! Cinch in a program of yours: `cargo run --example embed`.

use cinch::{Options, Session};

fn main() -> Result<(), String> {
    let mut session = Session::new(Options::default())?;
    session.eval("int calculate(int x) { return x * x + 2 * x + 1; }");

    let outcome = session.eval("calculate(5)");
    println!("calculate(5) is {}", outcome.value.unwrap_or_default());

    // A wrong input says why, and leaves no trace.
    let outcome = session.eval("int y = calculat(5);");
    print!("{}", outcome.diagnostics_text);
    assert!(outcome.is_error);

    // Undo takes the function away again.
    session.undo(1);
    assert!(session.eval("calculate(5)").is_error);
    Ok(())
}
