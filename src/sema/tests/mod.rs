//! From text to the typed program: what is accepted, what is reported, and what types come of it.

mod bodies;
mod declarations;
mod expressions;
mod types;
mod wrong_expressions;

use std::sync::Arc;

use crate::base::{Symbol, Transactional};
use crate::diag::Severity;
use crate::hir::{Named, Ty};
use crate::parse::{ParseMode, Parser, Tokens};
use crate::pp::{self, Preprocessor};
use crate::sema::{Sema, Standard, decl, input, lookup};
use crate::source::FileKind;
use crate::source::loader::SystemLoader;

/// A session's front end.
pub(crate) struct Bench {
    pub(crate) sema: Sema,
    pp: Preprocessor,
    n_inputs: u32,
}

impl Bench {
    pub(crate) fn new() -> Bench {
        let mut sema = Sema::new(Standard::Cxx20);
        let options = pp::Options::default();
        let map = Arc::make_mut(&mut sema.map);
        let pp = Preprocessor::new(options, Box::new(SystemLoader), map, &mut sema.sink);
        Bench { sema, pp, n_inputs: 0 }
    }

    /// Takes an input as a transaction; its errors (and with `all` its warnings).
    pub(crate) fn eval(&mut self, text: &str) -> (Option<input::Unit>, Vec<String>) {
        self.pp.checkpoint();
        self.sema.checkpoint();
        self.n_inputs += 1;
        let map = Arc::make_mut(&mut self.sema.map);
        let (file, _) = map.add(FileKind::Input(self.n_inputs), Arc::from(text), None).expect("a small text");
        let tokens = Arc::make_mut(&mut self.sema.tokens);
        let range = self.pp.preprocess(map, file, tokens, &mut self.sema.sink);
        input::begin(&mut self.sema);
        self.items(range);
        let stale = self.sema.input.redefined.clone();
        let unit = input::finish(&mut self.sema, &stale);
        let found = self.sema.sink.take();
        let is_error = found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        let messages = found
            .into_iter()
            .map(|diagnostic| match diagnostic.severity {
                Severity::Error => diagnostic.message,
                Severity::Warning => format!("warning: {}", diagnostic.message),
            })
            .collect();
        if is_error {
            self.sema.rollback();
            self.pp.rollback();
        }
        (unit, messages)
    }

    fn items(&mut self, range: std::ops::Range<u32>) {
        let (tokens, map) = (Arc::clone(&self.sema.tokens), Arc::clone(&self.sema.map));
        let is_user_text = |pos| map.is_user_text(pos);
        let view = Tokens { tokens: &tokens.tokens, literals: &tokens.literals };
        let mut parser = Parser::new(view, range, ParseMode::Script, &is_user_text);
        loop {
            let mut ast = std::mem::take(&mut self.sema.ast);
            let mut frames = std::mem::take(&mut self.sema.frames);
            let mut sink = std::mem::take(&mut self.sema.sink);
            let item = parser.next_item(&mut ast, &mut frames, &mut self.sema, &mut sink);
            self.sema.ast = ast;
            self.sema.frames = frames;
            for diagnostic in std::mem::replace(&mut self.sema.sink, sink).take() {
                self.sema.report(diagnostic);
            }
            let Some(item) = item else { break };
            decl::item(&mut self.sema, item);
        }
        if parser.lacked_semi() && self.sema.input.result.is_none() {
            input::show_declared(&mut self.sema);
        }
    }

    /// Takes an input that must be right, without a warning.
    #[track_caller]
    pub(crate) fn good(&mut self, text: &str) -> input::Unit {
        let (unit, messages) = self.eval(text);
        assert!(messages.is_empty(), "{text}: {messages:?}");
        unit.expect("an input without errors")
    }

    /// Takes an input that must give these messages.
    #[track_caller]
    pub(crate) fn bad(&mut self, text: &str, wanted: &[&str]) {
        let (_, messages) = self.eval(text);
        assert_eq!(messages, wanted, "{text}");
    }

    /// What a name of the global namespace is, as text: a type, or an entity's type.
    #[track_caller]
    pub(crate) fn show(&mut self, name: &str) -> String {
        let global = self.sema.program.global;
        let found = lookup::in_scope(&mut self.sema, global, Symbol::new(name), lookup::Want::Any);
        let types: Vec<String> = found.entries.iter().map(|entry| self.show_entry(&entry.named)).collect();
        types.join(", ")
    }

    fn show_entry(&mut self, named: &Named) -> String {
        let program = &self.sema.program;
        let ty: Ty = match named {
            Named::Var(id) => program.vars[*id].ty,
            Named::Func(id) => program.funcs[*id].ty,
            Named::Alias(id) => program.aliases[*id].ty,
            Named::Binding(id) => program.exprs[*id].ty,
            Named::Class(id) => return format!("class {:?}", program.classes[*id].layout.as_ref().map(|l| l.size)),
            Named::Enum(id) => program.enums[*id].underlying,
            other => return format!("{other:?}"),
        };
        self.sema.show(ty)
    }
}

/// The messages for one input in a new session.
#[track_caller]
pub(crate) fn good(text: &str) -> Bench {
    let mut bench = Bench::new();
    bench.good(text);
    bench
}

/// The messages for one input in a new session.
#[track_caller]
pub(crate) fn bad(text: &str, wanted: &[&str]) {
    Bench::new().bad(text, wanted);
}
