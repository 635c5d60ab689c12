//! The preprocessor ([cpp], [lex.phases] 1 to 6): from a text to the tokens that the parser reads.
//!
//! [`Preprocessor`] is what a session keeps from one input to the next: the macros, what `#pragma once` said, the
//! search path and the headers' texts. Each call of [`Preprocessor::preprocess`] reads one text with all that it
//! includes and appends its tokens to a [`TokenBuffer`]. The macros and the rest of the session's state return to
//! a checkpoint exactly; caches of files stay, because they hold nothing that an input decides.
//!
//! Reading order: [`scan`] (text to preprocessing tokens), [`run`] (files and expansions as one stream), [`directive`],
//! [`define`] and [`expand`] (macros), [`cook`] (tokens).

pub mod token;

mod builtin;
mod clock;
mod cond;
mod cook;
mod define;
mod directive;
mod expand;
mod features;
mod include;
mod pragma;
mod predef;
mod run;
mod scan;
mod search;
mod splice;
mod text;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::base::{FxHashMap, JournaledMap, Symbol, Transactional};
use crate::diag::Sink;
use crate::lex::RELEASES;
use crate::lex::{TokenBuffer, TokenIdx};
use crate::pp::builtin::BUILTINS;
use crate::pp::define::Entry;
use crate::pp::include::Found;
use crate::pp::run::Run;
use crate::pp::scan::Scanner;
use crate::pp::search::SearchPath;
use crate::pp::splice::Spliced;
use crate::pp::token::PpKind;
use crate::pp::words::{MAYBE_MACRO, SPECIAL, Words};
use crate::source::loader::Loader;
use crate::source::{FileId, FileKind, Pos, SourceMap, Span};

pub use crate::lex::{Edition, Standard};
pub use define::Macro;

/// What the command line and the environment say to the preprocessor.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `-I`
    pub include_dirs: Vec<PathBuf>,
    /// `-isystem`
    pub system_dirs: Vec<PathBuf>,
    /// The directories of the variable `CPATH`.
    pub cpath: Vec<PathBuf>,
    /// The directories of the variable `CPLUS_INCLUDE_PATH`.
    pub cplus_include_path: Vec<PathBuf>,
    /// The machine's own directories are left out.
    pub nostdinc: bool,
    /// `-D name[=body]`
    pub defines: Vec<(String, Option<String>)>,
    /// `-U name`
    pub undefines: Vec<String>,
    /// `-std=`
    pub standard: Standard,
    /// `__OPTIMIZE__` is defined.
    pub is_optimizing: bool,
}

/// A header's text, read once.
#[derive(Debug, Clone)]
struct CachedFile {
    text: Arc<str>,
    spliced: Option<Spliced>,
    /// The file was not valid UTF-8.
    was_repaired: bool,
}

/// What a session keeps. See the module's description.
pub struct Preprocessor {
    options: Options,
    loader: Box<dyn Loader + Send>,
    words: Words,
    /// Where the text `<built-in>` begins.
    built_in: FileId,

    // State of the session, undone by a rollback.
    macros: JournaledMap<Symbol, Entry>,
    pushed: JournaledMap<Symbol, Vec<Option<Entry>>>,
    poisoned: JournaledMap<Symbol, ()>,
    once: JournaledMap<Arc<Path>, ()>,
    counter: u64,
    marks: Vec<u64>,

    // Caches.
    search: SearchPath,
    found: FxHashMap<(String, usize), Found>,
    texts: FxHashMap<Arc<Path>, CachedFile>,
    guards: FxHashMap<Arc<Path>, Symbol>,
    canonical_paths: FxHashMap<Arc<Path>, Arc<Path>>,
    now: Option<SystemTime>,
    /// The machine's time zone file, once it was needed.
    time_zone: Option<Vec<u8>>,
}

/// A macro as a listing shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MacroInfo {
    pub name: Symbol,
    /// What one would write after `#define`.
    pub text: String,
    /// Where its name stands in the definition.
    pub span: Span,
}

impl Preprocessor {
    /// A preprocessor with the macros that the options ask for. What is wrong with `-D` goes to `sink`.
    pub fn new(
        mut options: Options,
        loader: Box<dyn Loader + Send>,
        map: &mut SourceMap,
        sink: &mut Sink,
    ) -> Preprocessor {
        let search = SearchPath::new(&options, loader.as_ref());
        if let Some(release) = search.release {
            options.standard.release = release.clamp(*RELEASES.start(), *RELEASES.end());
        }
        let mut words = Words::new(options.standard);
        for name in ["__VA_ARGS__", "__VA_OPT__", "_Pragma"] {
            let symbol = words.intern(name);
            words.info_mut(symbol).flags |= SPECIAL;
        }
        let text: Arc<str> = predef::predefined_text(options.standard, options.is_optimizing).into();
        let (built_in, _) =
            map.add(FileKind::Internal("<built-in>"), text.clone(), None).unwrap_or((FileId(0), Pos(0)));
        let mut pp = Preprocessor {
            options,
            loader,
            words,
            built_in,
            macros: JournaledMap::default(),
            pushed: JournaledMap::default(),
            poisoned: JournaledMap::default(),
            once: JournaledMap::default(),
            counter: 0,
            marks: Vec::new(),
            search,
            found: FxHashMap::default(),
            texts: FxHashMap::default(),
            guards: FxHashMap::default(),
            canonical_paths: FxHashMap::default(),
            now: None,
            time_zone: None,
        };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let name_len = line.find([' ', '(', '\n']).unwrap_or(line.len());
            let name = pp.words.intern(&line[..name_len]);
            let end = start + line.len() as u32;
            pp.insert_macro(name, Entry::Lazy { start, end });
            start = end;
        }
        for (name, builtin) in BUILTINS {
            let name = pp.words.intern(name);
            pp.insert_macro(name, Entry::Builtin(*builtin));
        }
        pp.command_line(map, sink);
        pp
    }

    /// Obeys `-D` and `-U`.
    fn command_line(&mut self, map: &mut SourceMap, sink: &mut Sink) {
        let mut text = String::new();
        for (name, body) in &self.options.defines {
            let body = body.as_deref().unwrap_or("1").lines().next().unwrap_or("");
            text.push_str(&format!("#define {name} {body}\n"));
        }
        for name in &self.options.undefines {
            text.push_str(&format!("#undef {name}\n"));
        }
        if !text.is_empty()
            && let Some((file, _)) = map.add(FileKind::Internal("<command line>"), text.into(), None)
        {
            self.preprocess(map, file, &mut TokenBuffer::new(), sink);
        }
    }

    /// Reads a text and all that it includes, and appends its tokens. Returns their range.
    ///
    /// An input that ended too early leaves a diagnostic with `is_incomplete` in `sink`.
    pub fn preprocess(
        &mut self,
        map: &mut SourceMap,
        file: FileId,
        tokens: &mut TokenBuffer,
        sink: &mut Sink,
    ) -> Range<TokenIdx> {
        let start = tokens.len();
        let mut run = Run::new(self, map, sink);
        run.open_first(file);
        cook::cook(&mut run, tokens);
        run.pop_contexts(0);
        start..tokens.len()
    }

    /// The preprocessed text of a file, with `# line "file" flags` markers, as `-E` prints it.
    pub fn expand_to_text(&mut self, map: &mut SourceMap, file: FileId, sink: &mut Sink) -> String {
        let mut run = Run::new(self, map, sink);
        run.wants_file_changes = true;
        run.open_first(file);
        let text = text::print(&mut run);
        run.pop_contexts(0);
        text
    }

    /// The bytes of a source file as text ([lex.phases]/1), and whether some were not UTF-8 and had to be replaced.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn read_source(&self, path: &Path) -> std::io::Result<(Arc<str>, bool)> {
        self.loader.read(path).map(include::decode)
    }

    /// The options that the session began with.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Whether there is a macro of this name.
    pub fn is_defined(&self, name: Symbol) -> bool {
        self.macros.contains_key(&name)
    }

    /// The definition of a macro, as one would write it after `#define`.
    pub fn definition(&self, map: &SourceMap, name: Symbol) -> Option<MacroInfo> {
        self.macros.get(&name).map(|entry| self.macro_info(map, name, entry))
    }

    /// All macros, by name. Those with a span in `<built-in>`, or none, are predefined.
    pub fn macros(&self, map: &SourceMap) -> Vec<MacroInfo> {
        let mut all: Vec<MacroInfo> =
            self.macros.iter().map(|(name, entry)| self.macro_info(map, *name, entry)).collect();
        all.sort_by_key(|info| info.name.as_str());
        all
    }

    fn macro_info(&self, map: &SourceMap, name: Symbol, entry: &Entry) -> MacroInfo {
        let (text, span) = match entry {
            Entry::Macro(found) => (found.text(), found.span),
            Entry::Lazy { start, end } => {
                let line = map.text(self.built_in).get(*start as usize..*end as usize).unwrap_or("");
                let lo = Pos(map.start(self.built_in).0 + start);
                (line.trim_end().to_string(), Span::new(lo, Pos(lo.0 + name.as_str().len() as u32)))
            }
            Entry::Builtin(_) => (name.to_string(), Span::NONE),
        };
        MacroInfo { name, text, span }
    }

    /// Puts a macro in the table.
    fn insert_macro(&mut self, name: Symbol, entry: Entry) {
        self.words.info_mut(name).flags |= MAYBE_MACRO;
        self.macros.insert(name, entry);
    }

    /// The directories that are searched for `<...>`, in order.
    pub fn include_path(&self) -> Vec<PathBuf> {
        self.search.dirs.iter().map(|dir| dir.path.clone()).collect()
    }

    /// Adds a directory in front of the system's (`.I path`). It stays after a rollback: it is a setting.
    pub fn add_include_dir(&mut self, dir: PathBuf) {
        self.options.include_dirs.push(dir);
        self.search = SearchPath::new(&self.options, self.loader.as_ref());
        self.found.clear();
    }
}

impl Run<'_> {
    /// Reads the definition of a predefined macro from `<built-in>`.
    fn read_predefined(&mut self, name: Symbol, start: u32, end: u32) -> Option<Entry> {
        let base = self.map.start(self.pp.built_in);
        let text = self.map.text(self.pp.built_in).get(start as usize..end as usize)?;
        let mut scanner = Scanner::new(text.into(), None, Pos(base.0 + start), self.pp.options.standard);
        scanner.in_directive = true;
        let mut tokens = Vec::new();
        let end = loop {
            let token = scanner.next(&mut self.pp.words);
            if token.kind == PpKind::Eof {
                break token.span;
            }
            tokens.push(token);
        };
        let entry = Entry::Macro(Arc::new(define::parse(self, &tokens, end)?));
        self.pp.insert_macro(name, entry.clone());
        Some(entry)
    }
}

impl Transactional for Preprocessor {
    fn checkpoint(&mut self) {
        self.macros.checkpoint();
        self.pushed.checkpoint();
        self.poisoned.checkpoint();
        self.once.checkpoint();
        self.marks.push(self.counter);
    }

    fn rollback(&mut self) {
        self.macros.rollback();
        self.pushed.rollback();
        self.poisoned.rollback();
        self.once.rollback();
        if let Some(counter) = self.marks.pop() {
            self.counter = counter;
        }
    }
}
