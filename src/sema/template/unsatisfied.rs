//! Why a constraint is not satisfied, for messages: the concept-ids from the outermost to the atomic constraint that fails.

use crate::diag::Diagnostic;
use crate::source::Span;

/// See the module. A disjunction has an atom for each alternative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsatisfied {
    /// The concept-ids around the atoms, outermost first.
    concepts: Vec<String>,
    atoms: Vec<Reason>,
}

/// An atomic constraint that does not hold, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reason {
    span: Span,
    text: String,
}

/// How many concept-ids a message names at most.
const SHOWN: usize = 3;

impl Unsatisfied {
    /// An atomic constraint.
    pub fn atom(span: Span, text: String) -> Unsatisfied {
        Unsatisfied { concepts: Vec::new(), atoms: vec![Reason { span, text }] }
    }

    /// The same inside of a concept-id.
    #[must_use]
    pub fn inside(mut self, concept: String) -> Unsatisfied {
        self.concepts.insert(0, concept);
        self
    }

    /// The same with words around the text of the atoms.
    #[must_use]
    pub fn within(mut self, before: &str) -> Unsatisfied {
        match self.concepts.is_empty() {
            true => self.atoms.iter_mut().for_each(|atom| atom.text = format!("{before}{}", atom.text)),
            false => self = Unsatisfied { concepts: Vec::new(), atoms: vec![self.as_atom(before)] },
        }
        self
    }

    /// Neither alternative of a disjunction holds.
    #[must_use]
    pub fn nor(mut self, mut other: Unsatisfied) -> Unsatisfied {
        let mut atoms = match self.concepts.is_empty() {
            true => std::mem::take(&mut self.atoms),
            false => vec![self.as_atom("")],
        };
        match other.concepts.is_empty() {
            true => atoms.append(&mut other.atoms),
            false => atoms.push(other.as_atom("")),
        }
        Unsatisfied { concepts: Vec::new(), atoms }
    }

    fn as_atom(&self, before: &str) -> Reason {
        let span = self.atoms.first().map_or(Span::NONE, |atom| atom.span);
        Reason { span, text: format!("{before}{}", self.whole()) }
    }

    /// The atoms' texts.
    fn of_atoms(&self) -> String {
        let texts: Vec<&str> = self.atoms.iter().map(|atom| atom.text.as_str()).collect();
        texts.join(", and ")
    }

    /// The concept-ids: `A<int>` is not satisfied, because `B<int>` is not.
    fn of_concepts(&self) -> String {
        let n = self.concepts.len();
        let is_shown = |i: usize| n <= SHOWN || i < SHOWN - 1 || i == n - 1;
        let mut text = String::new();
        for (i, concept) in self.concepts.iter().enumerate().filter(|&(i, _)| is_shown(i)) {
            text += &match i {
                0 => format!("`{concept}` is not satisfied"),
                _ => format!(", because `{concept}` is not"),
            };
        }
        text
    }

    /// Everything in one line.
    fn whole(&self) -> String {
        match self.concepts.is_empty() {
            true => self.of_atoms(),
            false => format!("{}, because {}", self.of_concepts(), self.of_atoms()),
        }
    }

    /// Whether the atoms are far from what the message begins with, so that they get notes of their own.
    fn is_far(&self) -> bool {
        self.concepts.len() > 1
    }

    /// What the message about it says.
    pub fn headline(&self) -> String {
        if self.is_far() { self.of_concepts() } else { self.whole() }
    }

    /// Adds what the headline does not say.
    pub fn explain(&self, mut diagnostic: Diagnostic) -> Diagnostic {
        if self.is_far() {
            for atom in &self.atoms {
                diagnostic = diagnostic.note_at(atom.span, format!("because {}", atom.text));
            }
        }
        diagnostic
    }
}
