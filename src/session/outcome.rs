//! What an input came to.

use std::time::Duration;

/// What an input came to. Nothing was printed by Cinch itself; what user code printed is on its own streams.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// `(type) value` of the last expression.
    pub value: Option<String>,
    /// Errors and warnings, rendered, each line ended; empty when there are none.
    pub diagnostics_text: String,
    /// Text that a command answers with.
    pub text: Option<String>,
    /// The input failed: an error, a fault or an exception. What it declared is gone.
    pub is_error: bool,
    /// The input ends too early; more lines could complete it. It left no trace.
    pub is_incomplete: bool,
    /// `.q`
    pub wants_quit: bool,
    /// The value that `main` returned, for a program.
    pub exit_status: Option<i32>,
    pub times: Times,
}

/// Where the time of an input went.
#[derive(Debug, Clone, Copy, Default)]
pub struct Times {
    /// Preprocessing and lexing.
    pub pp: Duration,
    /// Parsing and semantic analysis.
    pub sema: Duration,
    /// Making LLVM code.
    pub lower: Duration,
    /// Optimising, generating and linking machine code.
    pub jit: Duration,
    /// The user's code.
    pub run: Duration,
    pub print: Duration,
}

impl Times {
    /// One line, in microseconds.
    pub fn show(&self) -> String {
        let micros = |d: Duration| d.as_micros();
        format!(
            "pp {} us, sema {} us, lower {} us, jit {} us, run {} us, print {} us",
            micros(self.pp),
            micros(self.sema),
            micros(self.lower),
            micros(self.jit),
            micros(self.run),
            micros(self.print)
        )
    }
}
