//! Tests of the parser, with a name table and a tokenizer of their own.

mod golden;
mod headers;
mod operators;
mod robust;
mod tokenize;

use crate::ast::{Ast, DelayedId};
use crate::base::Idx;
use crate::diag::Sink;
use crate::parse::frames::Frames;
use crate::parse::item::{Item, ParseMode, Parser, parse_delayed};
use crate::parse::table::TableNames;
use tokenize::Source;

/// A parsed text.
pub(crate) struct Parsed {
    pub(crate) source: Source,
    pub(crate) ast: Ast,
    pub(crate) items: Vec<Item>,
    pub(crate) sink: Sink,
    pub(crate) frames: Frames,
    pub(crate) names: TableNames,
    pub(crate) lacked_semi: bool,
    /// The name table's place for each delayed region.
    pub(crate) places: Vec<usize>,
}

/// Parses a text; with `is_user` false as if it were in a header.
pub(crate) fn parse(text: &str, mode: ParseMode, is_user: bool) -> Parsed {
    parse_source(Source::new(text), mode, is_user)
}

pub(crate) fn parse_source(source: Source, mode: ParseMode, is_user: bool) -> Parsed {
    let mut ast = Ast::default();
    let mut frames = Frames::default();
    let mut names = TableNames::new();
    let mut sink = Sink::default();
    let mut items = Vec::new();
    let mut places = Vec::new();
    let is_user_text = |_| is_user;
    let mut parser = Parser::new(source.tokens(), 0..source.tokens.len() as u32, mode, &is_user_text);
    while let Some(item) = parser.next_item(&mut ast, &mut frames, &mut names, &mut sink) {
        places.resize(ast.delayed.len(), names.current);
        names.observe(&ast, item);
        items.push(item);
    }
    let lacked_semi = parser.lacked_semi();
    Parsed { source, ast, items, sink, frames, names, lacked_semi, places }
}

impl Parsed {
    /// Parses all that was delayed.
    pub(crate) fn parse_all_delayed(&mut self) {
        let mut index = 0;
        while index < self.ast.delayed.len() {
            let id: DelayedId = Idx::new(index as u32);
            // A region inside another one is in the same place.
            self.places.resize(self.ast.delayed.len(), self.names.current);
            self.names.current = self.places[index];
            let (ast, frames, names) = (&mut self.ast, &mut self.frames, &mut self.names);
            parse_delayed(self.source.tokens(), ast, frames, names, id, &mut self.sink);
            index += 1;
        }
    }

    /// The errors with the source around them.
    pub(crate) fn errors(&self) -> Vec<String> {
        self.sink
            .items()
            .iter()
            .map(|d| {
                format!(
                    "{}{} @ {}",
                    if d.is_incomplete { "[incomplete] " } else { "" },
                    d.message,
                    self.source.around(d.primary.span)
                )
            })
            .collect()
    }
}
