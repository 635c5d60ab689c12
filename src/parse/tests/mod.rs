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
use crate::parse::item::{Item, ParseMode, Parser, Tokens, parse_delayed};
use crate::parse::table::TableNames;
use crate::source::Pos;
use tokenize::Source;

/// A parsed text.
pub(crate) struct Parsed {
    pub(crate) ast: Ast,
    pub(crate) items: Vec<Item>,
    pub(crate) sink: Sink,
    pub(crate) frames: Frames,
    pub(crate) names: TableNames,
    pub(crate) lacked_semi: bool,
    /// The name table's place for each delayed region.
    pub(crate) places: Vec<usize>,
}

/// Parses a text that the user typed.
pub(crate) fn parse(text: &str, mode: ParseMode) -> (Source, Parsed) {
    let source = Source::new(text);
    let parsed = parse_source(&source, mode, true);
    (source, parsed)
}

/// Parses a tokenized text; with `is_user` false as if it were in a header.
pub(crate) fn parse_source(source: &Source, mode: ParseMode, is_user: bool) -> Parsed {
    parse_tokens(source.tokens(), mode, &|_| is_user)
}

pub(crate) fn parse_tokens(tokens: Tokens<'_>, mode: ParseMode, is_user_text: &dyn Fn(Pos) -> bool) -> Parsed {
    let mut parsed = Parsed {
        ast: Ast::default(),
        items: Vec::new(),
        sink: Sink::default(),
        frames: Frames::default(),
        names: TableNames::new(),
        lacked_semi: false,
        places: Vec::new(),
    };
    let mut parser = Parser::new(tokens, 0..tokens.tokens.len() as u32, mode, is_user_text);
    loop {
        let Parsed { ast, frames, names, sink, .. } = &mut parsed;
        let Some(item) = parser.next_item(ast, frames, names, sink) else { break };
        parsed.places.resize(parsed.ast.delayed.len(), parsed.names.current);
        parsed.names.observe(&parsed.ast, item);
        parsed.items.push(item);
    }
    parsed.lacked_semi = parser.lacked_semi();
    parsed
}

impl Parsed {
    /// Parses all that was delayed.
    pub(crate) fn parse_all_delayed(&mut self, tokens: Tokens<'_>) {
        let mut index = 0;
        while index < self.ast.delayed.len() {
            let id: DelayedId = Idx::new(index as u32);
            // A region inside another one is in the same place.
            self.places.resize(self.ast.delayed.len(), self.names.current);
            self.names.current = self.places[index];
            let Parsed { ast, frames, names, sink, .. } = self;
            parse_delayed(tokens, ast, frames, names, id, true, sink);
            index += 1;
        }
    }

    /// The errors with the source around them.
    pub(crate) fn errors(&self, source: &Source) -> Vec<String> {
        let items = self.sink.items();
        items
            .iter()
            .map(|d| {
                let incomplete = if d.is_incomplete { "[incomplete] " } else { "" };
                format!("{incomplete}{} @ {}", d.message, source.around(d.primary.span))
            })
            .collect()
    }
}
