//! A session: inputs one after the other, each a transaction, on one program and one JIT.
//!
//! ```no_run
//! let mut session = cinch::Session::new(cinch::Options::default()).expect("LLVM works here");
//! session.eval("int x = 5;");
//! assert_eq!(session.eval("x + 1").value.as_deref(), Some("(int) 6"));
//! ```
//!
//! The session does no terminal I/O: it answers with an [`Outcome`]. User code runs on the calling thread.

pub mod command;
mod emit;
mod inspect;
mod options;
mod outcome;
mod pipeline;
mod run;
mod show;
mod target;
mod transaction;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

pub use crate::jit::guard::leave_signals_to_others;
pub use options::Options;
pub use outcome::{Outcome, Times};

use crate::base::{JournaledMap, Symbol};
use crate::diag::{Diagnostic, Severity, render};
use crate::hir;
use crate::jit::{Guard, Interrupter, Jit, JitOptions};
use crate::lex::{Edition, Standard as LexStandard};
use crate::pp::Preprocessor;
use crate::print::pieces::{self, Kept};
use crate::sema::{Sema, Standard};
use crate::session::command::Command;
use crate::session::transaction::Committed;
use crate::source::FileKind;
use crate::source::loader::SystemLoader;

/// Interactive C++.
pub struct Session {
    pp: Preprocessor,
    sema: Sema,
    jit: Jit,
    guard: Guard,
    emit: emit::Emitter,
    options: Options,
    /// The inputs that succeeded, oldest first.
    committed: Vec<Committed>,
    spellings: target::Spellings,
    /// The functions that show objects of classes, made when they were first needed; none for most classes.
    showers: JournaledMap<Arc<[hir::Ty]>, Option<usize>>,
    /// How many modules were made for showing something.
    n_shown: u32,
    /// What was made to be shown.
    kept: Vec<Kept>,
    /// The number of the input in progress, counted from 1.
    n_inputs: u32,
    shows_times: bool,
}

/// The input cannot go on; why is in the sink.
struct Stopped;

/// What kind of text an input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// Typed at a prompt.
    Prompt,
    /// A file: a program when it defines `main`, else a script.
    File,
    /// A file of which only the mistakes are wanted.
    Check,
}

impl Session {
    /// Starts a session.
    ///
    /// # Errors
    /// A sentence: LLVM cannot work here, an unknown standard, a library that is not found.
    pub fn new(options: Options) -> Result<Session, String> {
        let standard = match options.standard.as_str() {
            "" => LexStandard::default(),
            name => LexStandard::parse(name).ok_or_else(|| format!("unknown language standard `{name}`"))?,
        };
        let jit_options = JitOptions { library_dirs: options.library_dirs.clone(), ..JitOptions::default() };
        let jit = Jit::new(jit_options).map_err(|e| e.to_string())?;
        let mut sema = Sema::new(match standard.edition {
            Edition::Cxx98 | Edition::Cxx11 | Edition::Cxx14 | Edition::Cxx17 => Standard::Cxx17,
            Edition::Cxx20 => Standard::Cxx20,
            Edition::Cxx23 | Edition::Cxx26 => Standard::Cxx23,
        });
        let pp_options = pipeline::pp_options(&options, standard);
        let pp = Preprocessor::new(pp_options, Box::new(SystemLoader), Arc::make_mut(&mut sema.map), &mut sema.sink);
        sema.has_extended_floats = pp.options().standard.has_extended_floats();
        jit.define_runtime(&pieces::runtime()).map_err(|e| e.to_string())?;
        for library in &options.libraries {
            jit.load_library(library).map_err(|e| e.to_string())?;
        }
        let includes = options.includes.clone();
        let mut session = Session {
            pp,
            sema,
            jit,
            guard: Guard::new(),
            emit: emit::Emitter::default(),
            options,
            committed: Vec::new(),
            spellings: target::Spellings::default(),
            showers: JournaledMap::default(),
            n_shown: 0,
            kept: Vec::new(),
            n_inputs: 0,
            shows_times: false,
        };
        for file in includes {
            let outcome = session.eval(&format!("#include \"{file}\"\n"));
            if outcome.is_error {
                return Err(outcome.diagnostics_text);
            }
        }
        Ok(session)
    }

    /// Takes a line of a prompt: a command, or (the lines so far of) an input.
    pub fn eval_line(&mut self, text: &str) -> Outcome {
        self.line(FileKind::Input(self.n_inputs + 1), text)
    }

    /// The same for a script in a pipe, of which `text` begins on line `first_line`.
    pub fn eval_piped(&mut self, text: &str, first_line: u32) -> Outcome {
        self.line(FileKind::Piped { first_line }, text)
    }

    fn line(&mut self, kind: FileKind, text: &str) -> Outcome {
        if !command::is_command(text) {
            return self.eval_as(kind, text);
        }
        match command::parse(text) {
            Ok(command) => self.command(command),
            Err(message) => failure(&message),
        }
    }

    /// Takes an input: any mix of declarations, statements and expressions, run in source order.
    pub fn eval(&mut self, text: &str) -> Outcome {
        self.eval_as(FileKind::Input(self.n_inputs + 1), text)
    }

    fn eval_as(&mut self, kind: FileKind, text: &str) -> Outcome {
        if text.trim_end_matches(['\n', '\r']).ends_with('\\') {
            // [lex.phases]/2: the line goes on.
            let outcome = failure("the input ends in a line continuation");
            return Outcome { is_incomplete: true, ..outcome };
        }
        self.input(kind, text, Origin::Prompt, &[])
    }

    /// Takes a file as one input: a program when it defines `main`, which then runs with `args`; else a script.
    pub fn run_file(&mut self, path: &Path, args: &[String]) -> Outcome {
        match source_of(path) {
            Ok((kind, text)) => self.input(kind, &text, Origin::File, args),
            Err(outcome) => *outcome,
        }
    }

    /// Takes a file as one input and says what is wrong in it; nothing of it runs or stays.
    pub fn check_file(&mut self, path: &Path) -> Outcome {
        let (kind, text) = match source_of(path) {
            Ok(source) => source,
            Err(outcome) => return *outcome,
        };
        let outcome = self.input(kind, &text, Origin::Check, &[]);
        if !outcome.is_error {
            self.abandon();
        }
        outcome
    }

    /// The preprocessed text of a file, which g++ accepts.
    ///
    /// # Errors
    /// The outcome that says why not.
    pub fn preprocess_file(&mut self, path: &Path) -> Result<String, Box<Outcome>> {
        let (kind, text) = source_of(path)?;
        let Some((file, _)) = Arc::make_mut(&mut self.sema.map).add(kind, Arc::from(text), None) else {
            return Err(failure("the session's texts are longer than 4 GiB").into());
        };
        let map = Arc::make_mut(&mut self.sema.map);
        let expanded = self.pp.expand_to_text(map, file, &mut self.sema.sink);
        let diagnostics = self.sema.sink.take();
        match diagnostics.iter().any(|d| d.severity == Severity::Error) {
            true => Err(self.with_diagnostics(Outcome { is_error: true, ..Outcome::default() }, &diagnostics).into()),
            false => Ok(expanded),
        }
    }

    /// A handle that another thread, or a signal handler's thread, interrupts running user code with.
    pub fn interrupter(&self) -> Interrupter {
        self.guard.interrupter()
    }

    /// Undoes the last `n` inputs: their names, macros and code, after their exit handlers ran.
    /// Returns how many there were to undo.
    pub fn undo(&mut self, n: usize) -> usize {
        self.undo_inputs(n).0
    }

    /// As [`Session::undo`]; also what went wrong in destructors and exit handlers.
    fn undo_inputs(&mut self, n: usize) -> (usize, Vec<String>) {
        let n_undone = n.min(self.committed.len());
        let accidents = (0..n_undone).flat_map(|_| self.abandon()).collect();
        (n_undone, accidents)
    }

    /// Ends the session: exit handlers and destructors of static objects run in reverse, once. What goes wrong in one is
    /// in the outcome, and the others run all the same.
    pub fn finish(mut self) -> Outcome {
        let accidents = self.end();
        failures(&accidents)
    }

    /// Runs `self.transact` as a transaction, surviving a mistake of our own.
    fn input(&mut self, kind: FileKind, text: &str, origin: Origin, args: &[String]) -> Outcome {
        self.begin();
        let run = catch_unwind(AssertUnwindSafe(|| self.transact(kind, text, origin, args)));
        let (mut outcome, diagnostics) = run.unwrap_or_else(|payload| {
            let why = payload
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| payload.downcast_ref::<&str>().map(ToString::to_string))
                .unwrap_or_default();
            let mut diagnostics = self.sema.sink.take();
            diagnostics.push(Diagnostic::error(
                crate::source::Span::NONE,
                format!("internal error: {why} (a mistake of Cinch's own; the input was undone)"),
            ));
            (Outcome { is_error: true, ..Outcome::default() }, diagnostics)
        });
        outcome = self.with_diagnostics(outcome, &diagnostics);
        if outcome.is_error || outcome.is_incomplete {
            let accidents = self.abandon();
            outcome.diagnostics_text.push_str(&failures(&accidents).diagnostics_text);
        }
        outcome
    }

    fn with_diagnostics(&self, mut outcome: Outcome, diagnostics: &[Diagnostic]) -> Outcome {
        let colour = if self.options.is_colour { render::Colour::Ansi } else { render::Colour::Plain };
        outcome.diagnostics_text = render::render(&self.sema.map, diagnostics, colour);
        outcome
    }

    /// Carries out a command.
    pub fn command(&mut self, command: Command) -> Outcome {
        match command {
            Command::Help => answer(command::help()),
            Command::Quit => Outcome { wants_quit: true, ..Outcome::default() },
            Command::Load(name) => self.load(&name),
            Command::Run(text) => self.run(&text),
            Command::Include(None) => {
                answer(self.pp.include_path().iter().map(|dir| format!("{}\n", dir.display())).collect())
            }
            Command::Include(Some(dir)) => {
                self.pp.add_include_dir(dir.into());
                Outcome::default()
            }
            Command::Optimise(None) => answer(match self.options.level {
                Some(level) => format!("optimisation level {level}\n"),
                None => "optimisation level: as each input needs\n".to_string(),
            }),
            Command::Optimise(Some(level @ 0..=3)) => {
                self.options.level = Some(level as u8);
                Outcome::default()
            }
            Command::Optimise(Some(level)) => failure(&format!("there is no optimisation level {level}")),
            Command::Undo(n) => {
                let wanted = n.unwrap_or(1) as usize;
                match self.undo_inputs(wanted) {
                    (done, accidents) if done == wanted => failures(&accidents),
                    (done, mut accidents) => {
                        accidents.push(format!("only {done} inputs were there to undo"));
                        failures(&accidents)
                    }
                }
            }
            Command::Type(text) => self.type_of(&text),
            Command::Vars => answer(self.variables()),
            Command::Macros => {
                let macros =
                    self.pp.macros(&self.sema.map).into_iter().filter(|info| self.sema.map.is_user_text(info.span.lo));
                answer(macros.map(|info| format!("#define {}\n", info.text)).collect())
            }
            Command::Ir(name) => self.code_of(&name, false),
            Command::Asm(name) => self.code_of(&name, true),
            Command::Ast(text) => self.syntax_of(&text),
            Command::Time => {
                self.shows_times = !self.shows_times;
                Outcome::default()
            }
        }
    }

    /// Whether `.time` is on.
    pub fn shows_times(&self) -> bool {
        self.shows_times
    }

    fn load(&mut self, name: &str) -> Outcome {
        let is_library = name.ends_with(".so") || name.contains(".so.") || !Path::new(name).is_file();
        if !is_library {
            return self.run_file(Path::new(name), &[]);
        }
        match self.jit.load_library(name) {
            Ok(_) => Outcome::default(),
            Err(error) => failure(&error.to_string()),
        }
    }

    /// `.x dir/name.cc(args)`: loads the file, then calls `name(args)`.
    fn run(&mut self, text: &str) -> Outcome {
        let (file, args) = match text.rfind('(') {
            Some(at) if text.ends_with(')') => (text[..at].trim(), &text[at..]),
            _ => (text, "()"),
        };
        let outcome = self.run_file(Path::new(file), &[]);
        if outcome.is_error || outcome.exit_status.is_some() {
            return outcome;
        }
        let stem = Path::new(file).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let mut name: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            name.insert(0, '_');
        }
        self.eval(&format!("{name}{args}"))
    }

    /// Functions that a user's name may mean, for `.ir` and `.asm`.
    fn functions_named(&self, name: &str) -> Vec<hir::FuncId> {
        let wanted = Symbol::new(name.rsplit("::").next().unwrap_or(name));
        let program = &self.sema.program;
        let is_named = |func: &hir::Func| matches!(func.name, hir::FuncName::Ident(symbol) if symbol == wanted);
        program
            .funcs
            .iter()
            .filter(|(_, func)| is_named(func) && func.body != hir::Body::None && func.builtin.is_none())
            .map(|(id, _)| id)
            .collect()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.end();
        // Code goes before the JIT that owns it.
        self.committed.clear();
        self.emit = emit::Emitter::default();
    }
}

/// An outcome that only says text.
fn answer(text: String) -> Outcome {
    Outcome { text: Some(text), ..Outcome::default() }
}

/// The text of a file, in which a first line that starts with `#!` is a comment.
fn source_of(path: &Path) -> Result<(FileKind, String), Box<Outcome>> {
    let bytes = std::fs::read(path)
        .map_err(|error| Box::new(failure(&format!("cannot read `{}`: {error}", path.display()))))?;
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    if text.starts_with("#!") {
        text.replace_range(..2, "//");
    }
    Ok((FileKind::Disk { path: path.to_path_buf(), is_system: false }, text))
}

/// An outcome that is an error without a place in the source.
fn failure(message: &str) -> Outcome {
    failures(&[message.to_string()])
}

/// An outcome of any number of errors without a place in the source.
fn failures(messages: &[String]) -> Outcome {
    let diagnostics_text = messages.iter().map(|message| format!("error: {message}\n")).collect();
    Outcome { diagnostics_text, is_error: !messages.is_empty(), ..Outcome::default() }
}
