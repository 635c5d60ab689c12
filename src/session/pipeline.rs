//! The whole flow of an input on one page: text, tokens, syntax, typed program, code, value.

use std::ops::Range;
use std::sync::Arc;
use std::time::Instant;

use crate::diag::{Diagnostic, Severity};
use crate::hir::{Category, layout};
use crate::ir;
use crate::lex::Standard as LexStandard;
use crate::parse::{Item, ParseMode, Parser, Tokens};
use crate::pp;
use crate::print;
use crate::sema::{Sema, code, decl, input};
use crate::session::emit::{EmitError, Plan, Residue};
use crate::session::transaction::Committed;
use crate::session::{Options, Origin, Outcome, Session, Stopped};
use crate::source::{FileId, FileKind, Span};

impl Session {
    /// One input from text to value. The caller rolls back when the outcome is an error or incomplete.
    pub(super) fn transact(
        &mut self,
        kind: FileKind,
        text: &str,
        origin: Origin,
        args: &[String],
    ) -> (Outcome, Vec<Diagnostic>) {
        let mut outcome = Outcome::default();
        let result = self.check(kind, text, &mut outcome).and_then(|unit| match origin {
            Origin::Prompt | Origin::File => self.run_unit(unit, args, &mut outcome),
            Origin::Check => {
                input::check_uses(&mut self.sema);
                if self.sema.sink.has_errors() { Err(Stopped) } else { Ok(()) }
            }
        });
        let diagnostics = self.sema.sink.take();
        if result.is_err() {
            outcome.is_error = true;
            outcome.is_incomplete = origin == Origin::Prompt && is_incomplete(&diagnostics);
        }
        (outcome, diagnostics)
    }

    /// Text to typed program.
    pub(super) fn check(&mut self, kind: FileKind, text: &str, outcome: &mut Outcome) -> Result<input::Unit, Stopped> {
        let start = Instant::now();
        let Some((file, _)) = Arc::make_mut(&mut self.sema.map).add(kind, Arc::from(text), None) else {
            self.sema.error(Span::NONE, "the session's texts are longer than 4 GiB");
            return Err(Stopped);
        };
        let tokens = self.tokenise(file);
        outcome.times.pp = start.elapsed();
        if self.sema.sink.has_errors() {
            return Err(Stopped);
        }

        let start = Instant::now();
        input::begin(&mut self.sema);
        self.declare_target_builtins();
        let mut is_declaration_last = false;
        let lacked_semi = self.parse(tokens, |sema, item| {
            is_declaration_last = matches!(item, Item::Decl(_));
            decl::item(sema, item);
        });
        if lacked_semi && is_declaration_last {
            input::show_declared(&mut self.sema);
        }
        let stale = self.emit.stale(&self.sema.program, &self.sema.input.redefined);
        let unit = input::finish(&mut self.sema, &stale);
        outcome.times.sema = start.elapsed();
        match unit {
            Some(unit) if !self.sema.sink.has_errors() => Ok(unit),
            _ => Err(Stopped),
        }
    }

    /// The tokens of a text and all that it includes.
    pub(super) fn tokenise(&mut self, file: FileId) -> Range<u32> {
        let sema = &mut self.sema;
        let (map, tokens) = (Arc::make_mut(&mut sema.map), Arc::make_mut(&mut sema.tokens));
        self.pp.preprocess(map, file, tokens, &mut sema.sink)
    }

    /// Typed program to code, run.
    fn run_unit(&mut self, mut unit: input::Unit, args: &[String], outcome: &mut Outcome) -> Result<(), Stopped> {
        let start = Instant::now();
        let entry_symbol = format!("__cinch_input_{}", self.n_inputs);
        let needs_entry = !unit.is_silent(&self.sema.program);
        if !needs_entry && unit.funcs.is_empty() && unit.vars.is_empty() && unit.main.is_none() {
            return Ok(());
        }
        let level = self.level(&unit);
        let copies = if level >= ir::OptLevel::O2 { code::copies(&mut self.sema, &mut unit) } else { Vec::new() };
        self.choose_stubs(&unit.funcs, &copies);
        let unit = &unit;
        let plan = Plan {
            name: &format!("input_{}", self.n_inputs),
            entry: needs_entry.then(|| (entry_symbol.clone(), &unit.body)),
            funcs: unit.funcs.clone(),
            discardable: self.discardable(unit, level),
            copies,
            vars: unit.vars.clone(),
        };
        let Some(tracker) = self.committed.last().and_then(|input| input.tracker()) else { return Err(Stopped) };
        let emitted = self.emit.emit(&self.sema.program, &self.jit, tracker, &plan, level);
        let (entry, residue) = match emitted {
            Ok(made) => {
                self.note_code(unit, level, &made);
                outcome.times.lower = made.lowering;
                let entry = match needs_entry {
                    true => self.jit.lookup(&entry_symbol).map_err(EmitError::Jit),
                    false => self.link_vars(&unit.vars),
                };
                (entry, made.residue)
            }
            Err(error) => (Err(error), Residue::Code),
        };
        outcome.times.jit = start.elapsed().saturating_sub(outcome.times.lower);
        let entry = entry.map_err(|error| self.report_emit_error(error))?;

        let start = Instant::now();
        let mut result = unit.result.map(|(_, ty)| self.result_buffer(ty));
        self.run_structors(unit)?;
        if needs_entry {
            let argument = result.as_mut().map_or(std::ptr::null_mut(), |buffer| buffer.as_mut_ptr().cast::<u8>());
            self.call(entry, argument)?;
        }
        if residue == Residue::None
            && let Some(tracker) = self.committed.last_mut().and_then(Committed::take_tracker)
        {
            // Code that cannot be freed stays in memory; nothing refers to it any more.
            let _ = tracker.remove();
        }
        if let Some(main) = unit.main {
            outcome.exit_status = Some(self.call_main(main, args)?);
        }
        crate::jit::memory::flush_streams();
        outcome.times.run = start.elapsed();

        let start = Instant::now();
        if let (Some((expr, ty)), Some(buffer)) = (unit.result, &result) {
            let is_glvalue = self.sema.program.exprs[expr].category != Category::PRValue;
            let address = if is_glvalue { buffer[0] as usize } else { buffer.as_ptr() as usize };
            let size = layout::size_of(&self.sema.program, ty).unwrap_or(0) as usize;
            if size > 0 && !crate::jit::memory::probe(address, size) {
                let message = format!("segmentation fault: read of address {address:#x}");
                self.sema.sink.push(Diagnostic::error(Span::NONE, message));
                return Err(Stopped);
            }
            let shown = print::Shown { ty, address, is_glvalue };
            outcome.value = Some(self.show_value(shown));
            if !is_glvalue {
                self.end_result(ty, address)?;
            }
        }
        outcome.times.print = start.elapsed();
        Ok(())
    }

    /// Parses the tokens item by item; sema declares each before the next is read. `see` sees each item first.
    /// Returns whether the last declaration or expression lacked its `;`.
    pub(super) fn parse(&mut self, range: Range<u32>, mut see: impl FnMut(&mut Sema, Item)) -> bool {
        let (tokens, map) = (Arc::clone(&self.sema.tokens), Arc::clone(&self.sema.map));
        let is_user_text = |pos| map.is_user_text(pos);
        let view = Tokens { tokens: &tokens.tokens, literals: &tokens.literals };
        let mut parser = Parser::new(view, range, ParseMode::Script, &is_user_text);
        loop {
            // The parser works on the syntax while it asks sema what names are.
            let mut ast = std::mem::take(&mut self.sema.ast);
            let mut frames = std::mem::take(&mut self.sema.frames);
            let mut sink = std::mem::take(&mut self.sema.sink);
            let item = parser.next_item(&mut ast, &mut frames, &mut self.sema, &mut sink);
            self.sema.ast = ast;
            self.sema.frames = frames;
            for diagnostic in std::mem::replace(&mut self.sema.sink, sink).take() {
                self.sema.report(diagnostic);
            }
            let Some(item) = item else { return parser.lacked_semi() };
            see(&mut self.sema, item);
        }
    }
}

/// Whether every error says that the input only ended too early.
fn is_incomplete(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().find(|d| d.severity == Severity::Error).is_some_and(|d| d.is_incomplete)
}

/// The preprocessor's part of a session's options.
pub(super) fn pp_options(options: &Options, standard: LexStandard) -> pp::Options {
    let define = |text: &String| match text.split_once('=') {
        Some((name, value)) => (name.to_string(), Some(value.to_string())),
        None => (text.clone(), None),
    };
    pp::Options {
        include_dirs: options.include_dirs.clone(),
        system_dirs: options.system_dirs.clone(),
        cpath: options.cpath.clone(),
        cplus_include_path: options.cplus_include_path.clone(),
        nostdinc: options.nostdinc,
        defines: options.defines.iter().map(define).collect(),
        undefines: options.undefines.clone(),
        standard,
        ..pp::Options::default()
    }
}
