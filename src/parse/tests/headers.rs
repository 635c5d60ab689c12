//! The standard headers, with Cinch's own preprocessor; and, when asked for, a corpus of preprocessed files.

use std::sync::Arc;
use std::time::Instant;

use super::{Parsed, parse_tokens};
use crate::diag::Sink;
use crate::lex::TokenBuffer;
use crate::parse::item::{ParseMode, Tokens};
use crate::pp::{Options, Preprocessor};
use crate::source::loader::SystemLoader;
use crate::source::{FileKind, SourceMap, Span};

/// A preprocessed input.
struct Input {
    map: SourceMap,
    buffer: TokenBuffer,
    n_tokens: u32,
}

fn preprocess(text: &str) -> Input {
    let (mut map, mut buffer, mut sink) = (SourceMap::new(), TokenBuffer::new(), Sink::default());
    let mut pp = Preprocessor::new(Options::default(), Box::new(SystemLoader), &mut map, &mut sink);
    let (file, _) = map.add(FileKind::Input(1), Arc::from(text), None).expect("the first text fits");
    let range = pp.preprocess(&mut map, file, &mut buffer, &mut sink);
    assert!(!sink.has_errors(), "{:?}", sink.items());
    assert_eq!(range.start, 0, "the first input begins the buffer");
    Input { map, buffer, n_tokens: range.end }
}

impl Input {
    fn tokens(&self) -> Tokens<'_> {
        Tokens { tokens: &self.buffer.tokens[..self.n_tokens as usize], literals: &self.buffer.literals }
    }

    fn place(&self, span: Span) -> String {
        self.map
            .place(span.lo)
            .map_or("?".to_string(), |place| format!("{}:{}:{}", place.file, place.line, place.column))
    }

    fn parse(&self) -> Parsed {
        let is_user = |pos| self.map.is_user_text(pos);
        parse_tokens(self.tokens(), ParseMode::Script, &is_user)
    }

    fn errors(&self, parsed: &Parsed) -> Vec<String> {
        let items = parsed.sink.items();
        items.iter().map(|d| format!("{}: {}", self.place(d.primary.span), d.message)).collect()
    }
}

#[test]
fn standard_headers_parse_without_error() {
    for name in
        ["math.h", "vector", "iostream", "bits/stdc++.h", "coroutine", "stdatomic.h", "pthread.h", "sys/socket.h"]
    {
        let input = preprocess(&format!("#include <{name}>\nint last = 1;\nlast + 1"));
        let start = Instant::now();
        let mut parsed = input.parse();
        let items = start.elapsed();
        let errors = input.errors(&parsed);
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        assert!(parsed.lacked_semi, "{name}: the last line was not read");
        let start = Instant::now();
        parsed.parse_all_delayed(input.tokens());
        let bodies = start.elapsed();
        let errors = input.errors(&parsed);
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        println!("{name}: {} tokens {items:?}, {} bodies {bodies:?}", input.n_tokens, parsed.ast.delayed.len());
    }
}
