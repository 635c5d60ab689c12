//! Where text comes from, and positions in it.
//!
//! All texts of a session share one space of positions, so a position alone says which file or input it is
//! in; macro expansions have ranges of their own in the same space (see [`expansion`]).

pub mod expansion;
pub mod loader;
pub mod map;

pub use map::{FileId, FileKind, SourceMap};

/// A byte position in the session's one space of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Pos(pub u32);

/// A half-open range of positions in one text, or in one expansion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Span {
    pub lo: Pos,
    pub hi: Pos,
}

impl Span {
    /// The span of things that no text stands for (predefined entities).
    pub const NONE: Span = Span { lo: Pos(0), hi: Pos(0) };

    /// The span from `lo` to `hi`.
    pub const fn new(lo: Pos, hi: Pos) -> Span {
        Span { lo, hi }
    }

    /// From the start of `self` to the end of `end`. Spans of different texts cannot be joined: the renderer
    /// maps both ends to one text when it shows them.
    pub fn to(self, end: Span) -> Span {
        if self == Span::NONE {
            return end;
        }
        if end == Span::NONE {
            return self;
        }
        Span { lo: self.lo, hi: end.hi }
    }

    /// The last byte of it: a closing bracket.
    pub fn end(self) -> Span {
        Span { lo: Pos(self.hi.0.saturating_sub(1)).max(self.lo), hi: self.hi }
    }

    /// Whether this is [`Span::NONE`].
    pub fn is_none(self) -> bool {
        self == Span::NONE
    }
}
