//! `#include`, `#include_next` and `#import` ([cpp.include]): finding, reading, and not reading twice.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::limits;
use crate::diag::Diagnostic;
use crate::lex::TokenKind;
use crate::pp::directive::spell;
use crate::pp::run::Run;
use crate::pp::splice::Spliced;
use crate::pp::token::{PpKind, PpToken};
use crate::pp::{CachedFile, Preprocessor};
use crate::source::{FileKind, Span};

/// Which directive looks for the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    First,
    /// `#include_next`: behind the directory in which the including file was found.
    Next,
    /// `#import`: once.
    Once,
}

/// A header that was found.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub path: Arc<Path>,
    pub dir_index: Option<usize>,
    pub is_system: bool,
}

/// A header's name as the directive gave it.
struct Wanted {
    name: String,
    is_angled: bool,
    span: Span,
}

impl Run<'_> {
    pub(crate) fn include_directive(&mut self, directive: PpToken, origin: Origin) {
        let Some(wanted) = self.wanted_header(directive) else { return };
        self.warn_of_extra_tokens(directive.spelling());
        if wanted.name.is_empty() {
            self.error(wanted.span, format!("empty filename in #{}", directive.sym));
            return;
        }
        if self.n_collecting > 0 {
            self.error(
                directive.span,
                format!("#{} inside the arguments of a macro call is not supported", directive.sym),
            );
            return;
        }
        if self.files.len() > limits::INCLUDE_DEPTH {
            self.error(wanted.span, format!("#include nested depth exceeds the limit of {}", limits::INCLUDE_DEPTH));
            return;
        }
        let origin = if origin == Origin::Next && self.files.len() == 1 {
            self.warning(directive.span, "#include_next in primary source file");
            Origin::First
        } else {
            origin
        };
        match self.find_header(&wanted.name, wanted.is_angled, origin) {
            Some(found) => self.enter_header(&found, wanted.span, origin),
            None => self.report_missing(&wanted),
        }
    }

    /// The header-name of the line, as written or as macros give it ([cpp.include]/4).
    fn wanted_header(&mut self, directive: PpToken) -> Option<Wanted> {
        if let Some(header) = self.file().scanner.header_name() {
            if !header.is_closed {
                let close = if header.is_angled { '>' } else { '"' };
                self.error(header.span, format!("missing terminating {close} character"));
                return None;
            }
            return Some(Wanted { name: header.name, is_angled: header.is_angled, span: header.span });
        }
        let tokens = self.rest_expanded();
        let expects = format!("#{} expects \"FILENAME\" or <FILENAME>", directive.sym);
        let Some(first) = tokens.first() else {
            self.error(directive.span, expects);
            return None;
        };
        if first.kind == PpKind::String && first.spelling().starts_with('"') {
            let name = first.spelling().trim_matches('"').to_string();
            return Some(Wanted { name, is_angled: false, span: first.span });
        }
        let close = tokens.iter().position(|t| t.is_punct(TokenKind::Greater));
        match close {
            Some(close) if first.is_punct(TokenKind::Less) => {
                let name = spell(&tokens[1..close]);
                Some(Wanted { name, is_angled: true, span: first.span.to(tokens[close].span) })
            }
            _ => {
                self.error(first.span, expects);
                None
            }
        }
    }

    fn report_missing(&mut self, wanted: &Wanted) {
        let lacks_cxx = self.pp.search.lacks_cxx;
        let error = Diagnostic::error(wanted.span, format!("`{}`: no such file or directory", wanted.name));
        self.report(if lacks_cxx && wanted.is_angled {
            error.note("no C++ standard library is installed: `apt-get install libstdc++-12-dev`")
        } else {
            error
        });
    }

    /// Looks for a header; `<...>` along the search path, `"..."` beside the including file before that.
    pub(crate) fn find_header(&mut self, name: &str, is_angled: bool, origin: Origin) -> Option<Found> {
        let file = self.files.last()?;
        let (here, file_dir, file_is_system) = (file.path.clone(), file.dir_index, file.is_system);
        if Path::new(name).is_absolute() {
            let path = Path::new(name);
            return self.pp.loader.is_file(path).then(|| Found {
                path: path.into(),
                dir_index: None,
                is_system: false,
            });
        }
        if !is_angled && origin != Origin::Next {
            let beside = match here.as_deref().and_then(Path::parent) {
                Some(dir) => dir.join(name),
                None => PathBuf::from(name),
            };
            if self.pp.loader.is_file(&beside) {
                return Some(Found { path: beside.into(), dir_index: None, is_system: file_is_system });
            }
        }
        let start = if origin == Origin::Next { file_dir.map_or(0, |dir| dir + 1) } else { 0 };
        self.pp.find_on_path(name, start)
    }

    /// Opens a header, unless it says that once was enough.
    fn enter_header(&mut self, found: &Found, span: Span, origin: Origin) {
        if let Some(guard) = self.pp.guards.get(&found.path)
            && self.pp.macros.contains_key(guard)
        {
            return;
        }
        if self.pp.is_once(&found.path) {
            return;
        }
        if origin == Origin::Once {
            self.pp.mark_once(&found.path);
        }
        let text = match self.pp.load(found) {
            Ok(text) => text,
            Err(error) => {
                self.error(span, format!("`{}`: {error}", found.path.display()));
                return;
            }
        };
        if text.was_repaired {
            self.warning(
                span,
                format!("`{}` is not valid UTF-8: bytes that are not are read as U+FFFD", found.path.display()),
            );
        }
        let kind = FileKind::Disk { path: found.path.to_path_buf(), is_system: found.is_system };
        let Some((file, _)) = self.map.add(kind, text.text, Some(span)) else {
            self.error(span, format!("`{}`: the session has no room for more text (4 GiB)", found.path.display()));
            return;
        };
        // The rest of the directive's line belongs to the file that is left.
        self.leave_line();
        self.open(file, Some(found.path.clone()), found.dir_index, found.is_system, false);
    }
}

impl Preprocessor {
    fn find_on_path(&mut self, name: &str, start: usize) -> Option<Found> {
        let key = (name.to_string(), start);
        if let Some(found) = self.found.get(&key) {
            return Some(found.clone());
        }
        let search = &self.search;
        for (index, dir) in search.dirs.iter().enumerate().skip(start) {
            let path = dir.path.join(name);
            if self.loader.is_file(&path) {
                let found = Found { path: path.into(), dir_index: Some(index), is_system: dir.is_system };
                // The user's own directories change while a session runs; the system's do not.
                if search.dirs[..=index].iter().all(|dir| dir.is_system) {
                    self.found.insert(key, found.clone());
                }
                return Some(found);
            }
        }
        None
    }

    /// The text of a header. System headers are read once a session.
    fn load(&mut self, found: &Found) -> std::io::Result<CachedFile> {
        if found.is_system
            && let Some(cached) = self.texts.get(&found.path)
        {
            return Ok(cached.clone());
        }
        let bytes = self.loader.read(&found.path)?;
        let (text, was_repaired) = decode(bytes);
        let spliced = Spliced::new(&text, self.has_trigraphs());
        let cached = CachedFile { text, spliced, was_repaired };
        self.texts.insert(found.path.clone(), cached.clone());
        Ok(cached)
    }

    /// The spliced form of a text; from the cache if the text came from there.
    pub(crate) fn spliced(&self, path: Option<&Path>, text: &Arc<str>) -> Option<Spliced> {
        match path.and_then(|path| self.texts.get(path)) {
            Some(cached) if Arc::ptr_eq(&cached.text, text) => cached.spliced.clone(),
            _ => Spliced::new(text, self.has_trigraphs()),
        }
    }

    fn has_trigraphs(&self) -> bool {
        let standard = self.options.standard;
        !standard.is_gnu && !standard.has(crate::lex::Edition::Cxx17)
    }

    /// Whether `#pragma once` or `#import` forbids to read the file again.
    fn is_once(&mut self, path: &Arc<Path>) -> bool {
        if self.once.is_empty() {
            return false;
        }
        let canonical = self.canonical(path);
        self.once.contains_key(&canonical)
    }

    pub(crate) fn mark_once(&mut self, path: &Arc<Path>) {
        let canonical = self.canonical(path);
        self.once.insert(canonical, ());
    }

    fn canonical(&mut self, path: &Arc<Path>) -> Arc<Path> {
        if let Some(known) = self.canonical_paths.get(path) {
            return known.clone();
        }
        let canonical: Arc<Path> = self.loader.canonical(path).into();
        self.canonical_paths.insert(path.clone(), canonical.clone());
        canonical
    }

    /// The file is `#ifndef guard ... #endif` and nothing else.
    pub(crate) fn remember_guard(&mut self, path: &Arc<Path>, guard: crate::base::Symbol) {
        if self.guards.get(path) != Some(&guard) {
            self.guards.insert(path.clone(), guard);
        }
    }
}

/// A file's bytes as text, and whether that needed repair ([lex.phases]/1).
pub(crate) fn decode(bytes: Vec<u8>) -> (Arc<str>, bool) {
    match String::from_utf8(bytes) {
        Ok(text) => (text.into(), false),
        Err(error) => (String::from_utf8_lossy(error.as_bytes()).into(), true),
    }
}
