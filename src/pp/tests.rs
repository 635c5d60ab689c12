//! Tests of the preprocessor: the standard's examples, directives, and headers against g++.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Diagnostic, Sink};
use crate::lex::{LiteralKind, TokenBuffer, TokenKind};
use crate::pp::{Options, Preprocessor};
use crate::source::loader::{Loader, SystemLoader};
use crate::source::{FileKind, SourceMap};

mod conditions;
mod headers;
mod inclusion;
mod macros;
mod robustness;

/// Files that exist only in a test.
#[derive(Default)]
struct Files(HashMap<PathBuf, Vec<u8>>);

impl Loader for Files {
    fn read(&self, path: &Path) -> std::io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| std::io::ErrorKind::NotFound.into())
    }

    fn is_file(&self, path: &Path) -> bool {
        self.0.contains_key(path)
    }

    fn list(&self, _path: &Path) -> Vec<String> {
        Vec::new()
    }
}

/// A session of the preprocessor alone.
struct Bench {
    map: SourceMap,
    pp: Preprocessor,
    tokens: TokenBuffer,
    sink: Sink,
    n_inputs: u32,
}

impl Bench {
    fn new() -> Bench {
        Bench::with(Options::default(), Box::new(Files::default()))
    }

    fn with_files(files: &[(&str, &str)]) -> Bench {
        let files = files.iter().map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec())).collect();
        let options = Options {
            include_dirs: vec!["/inc1".into(), "/inc2".into()],
            system_dirs: vec!["/sys".into()],
            nostdinc: true,
            ..Options::default()
        };
        Bench::with(options, Box::new(Files(files)))
    }

    fn with(options: Options, loader: Box<dyn Loader + Send>) -> Bench {
        let (mut map, mut sink) = (SourceMap::new(), Sink::default());
        let pp = Preprocessor::new(options, loader, &mut map, &mut sink);
        Bench { map, pp, tokens: TokenBuffer::new(), sink, n_inputs: 0 }
    }

    /// The machine's own headers.
    fn system() -> Bench {
        Bench::with(Options::default(), Box::new(SystemLoader))
    }

    /// The tokens of an input, spelled, one blank between them.
    fn run(&mut self, text: &str) -> String {
        let words: Vec<String> = self.tokenise(text).map(|at| self.spell(at)).collect();
        words.join(" ")
    }

    fn tokenise(&mut self, text: &str) -> std::ops::Range<u32> {
        self.n_inputs += 1;
        let kind = FileKind::Input(self.n_inputs);
        let (file, _) = self.map.add(kind, Arc::from(text), None).expect("there is room");
        self.pp.preprocess(&mut self.map, file, &mut self.tokens, &mut self.sink)
    }

    fn text(&mut self, text: &str) -> String {
        self.n_inputs += 1;
        let kind = FileKind::Input(self.n_inputs);
        let (file, _) = self.map.add(kind, Arc::from(text), None).expect("there is room");
        self.pp.expand_to_text(&mut self.map, file, &mut self.sink)
    }

    /// A token as a test shows it: literals by their values.
    fn spell(&self, at: u32) -> String {
        let token = self.tokens.tokens[at as usize];
        match token.kind {
            TokenKind::Identifier => token.symbol().to_string(),
            TokenKind::Pragma => format!("{:?}", self.tokens.pragmas[token.pragma_id()]),
            TokenKind::Literal => {
                let literal = &self.tokens.literals[token.literal_id()];
                let value = match &literal.kind {
                    LiteralKind::Int { value, .. } => value.to_string(),
                    LiteralKind::Float { text, .. } => text.to_string(),
                    LiteralKind::Char { value, .. } => format!("'{}'", char::from_u32(*value).unwrap_or('?')),
                    LiteralKind::String { units, .. } => {
                        let bytes: Vec<u8> = units.iter().map(|u| *u as u8).collect();
                        format!("\"{}\"", String::from_utf8_lossy(&bytes))
                    }
                };
                format!("{value}{}", literal.ud_suffix)
            }
            kind if kind.is_keyword() => token.symbol().to_string(),
            kind => kind.spelling().to_string(),
        }
    }

    /// What was reported since the last call.
    fn found(&mut self) -> Vec<String> {
        self.sink.take().into_iter().map(|d: Diagnostic| d.message).collect()
    }
}

/// The tokens of one text that must be read without remarks.
fn clean(text: &str) -> String {
    let mut bench = Bench::new();
    let tokens = bench.run(text);
    assert_eq!(bench.found(), Vec::<String>::new(), "{text}");
    tokens
}

/// What is said about one text.
fn found(text: &str) -> Vec<String> {
    let mut bench = Bench::new();
    bench.run(text);
    bench.found()
}
