//! Diagnostics as data: what was found, where, and what belongs to it.
//!
//! Wording: lower case, no full stop, code in backticks, what was seen before what was wanted. The primary
//! label is on the narrowest wrong token; notes point at declarations.

pub mod headers;
pub mod render;

use crate::source::Span;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    Warning,
    Error,
}

/// A place with a remark. An empty remark only underlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub text: String,
}

/// One finding, with its notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    pub message: String,
    pub primary: Label,
    pub secondary: Vec<Label>,
    pub notes: Vec<Note>,
    /// What was being instantiated, innermost first.
    pub requests: Vec<Request>,
    /// The input ended where more was needed: at a prompt this asks for another line.
    pub is_incomplete: bool,
}

/// An instantiation: of what, and where it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub what: String,
    pub span: Span,
}

/// A remark that follows a diagnostic; with a span it shows its own source line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub span: Option<Span>,
    pub text: String,
}

impl Diagnostic {
    /// An error at `span`.
    pub fn error(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            message: message.into(),
            primary: Label { span, text: String::new() },
            secondary: Vec::new(),
            notes: Vec::new(),
            requests: Vec::new(),
            is_incomplete: false,
        }
    }

    /// A warning at `span`.
    pub fn warning(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(span, message) }
    }

    /// Puts a remark on the primary label.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Diagnostic {
        self.primary.text = text.into();
        self
    }

    /// Adds a secondary label.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        if !span.is_none() {
            self.secondary.push(Label { span, text: text.into() });
        }
        self
    }

    /// Adds a note without a place.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Diagnostic {
        self.notes.push(Note { span: None, text: text.into() });
        self
    }

    /// Adds a note that shows a source line.
    #[must_use]
    pub fn note_at(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.notes.push(Note { span: (!span.is_none()).then_some(span), text: text.into() });
        self
    }

    /// Marks that more input could mend this.
    #[must_use]
    pub fn incomplete(mut self) -> Diagnostic {
        self.is_incomplete = true;
        self
    }
}

/// Where the stages put what they find. An error node or type has always been reported here, once.
#[derive(Debug, Default)]
pub struct Sink {
    items: Vec<Diagnostic>,
    n_errors: usize,
}

impl Sink {
    /// Takes a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if diagnostic.severity == Severity::Error {
            self.n_errors += 1;
            // A template's error is found where it is defined, and once more in each instantiation.
            let is_known = |old: &Diagnostic| {
                old.message == diagnostic.message && old.primary.span == diagnostic.primary.span && !old.is_incomplete
            };
            if !diagnostic.primary.span.is_none() && self.items.iter().any(is_known) {
                return;
            }
        }
        self.items.push(diagnostic);
    }

    /// Whether an error was reported.
    pub fn has_errors(&self) -> bool {
        self.n_errors > 0
    }

    /// How many errors were reported.
    pub fn error_count(&self) -> usize {
        self.n_errors
    }

    /// What was reported so far.
    pub fn items(&self) -> &[Diagnostic] {
        &self.items
    }

    /// Adds a note to the errors that came after the first `n_before` diagnostics.
    pub fn note_since(&mut self, n_before: usize, span: Span, text: &str) {
        for diagnostic in self.items.iter_mut().skip(n_before) {
            if diagnostic.severity == Severity::Error {
                let span = (!span.is_none()).then_some(span);
                diagnostic.notes.push(Note { span, text: text.to_string() });
            }
        }
    }

    /// Whether some error says that the input only ended too early.
    pub fn is_incomplete(&self) -> bool {
        self.items.iter().any(|d| d.is_incomplete)
    }

    /// All diagnostics, leaving none.
    pub fn take(&mut self) -> Vec<Diagnostic> {
        self.n_errors = 0;
        std::mem::take(&mut self.items)
    }
}
