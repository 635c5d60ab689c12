//! The parser's own light scopes: which names of the item that is being read, and not yet declared to sema, are
//! types, templates or values.
//!
//! Frames form trees by their parents, and only grow; a [`crate::ast::Delayed`] region remembers the frame
//! that it stands in, so that it can be parsed later in the right context.

use crate::ast::{Component, NameId};
use crate::base::{FxHashMap, FxHashSet, Symbol, Transactional};
use crate::parse::oracle::NameClass;
use crate::source::Span;

/// A frame of [`Frames`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FrameId(pub u32);

/// What a name leads to when `::` follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Nothing that the parser knows.
    None,
    /// A class or enumeration that this item defines.
    Frame(FrameId),
    /// What this other name means: a typedef, a namespace alias, a using-declaration.
    Alias(NameId),
    /// A template parameter: everything inside is dependent.
    Parameter { is_pack: bool },
}

/// A name in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub class: NameClass,
    pub target: Target,
    /// The injected-class-name of a class ([class.pre]/2).
    pub is_injected: bool,
}

impl Entry {
    /// A name that was not found.
    pub const UNKNOWN: Entry = Entry { class: NameClass::Unknown, target: Target::None, is_injected: false };

    /// A name without anything inside.
    pub fn new(class: NameClass) -> Entry {
        Entry { class, target: Target::None, is_injected: false }
    }
}

/// A nested-name-specifier by value.
#[derive(Debug, Clone, PartialEq)]
pub struct Scope {
    pub is_global: bool,
    pub components: Vec<Component>,
}

/// What a frame is.
#[derive(Debug, Clone, PartialEq)]
pub enum FrameKind {
    /// One item at namespace scope: what it declares.
    Item,
    Block,
    /// The condition of a statement, or the first part of `for`.
    Head,
    /// A statement that another one controls.
    Controlled,
    /// A class; `name` is its own name, empty for an unnamed class.
    Class {
        name: Symbol,
        bases: Vec<BaseScope>,
    },
    /// The enumerators of an enumeration.
    Enum,
    TemplateParams,
    FunctionParams,
    /// Behind a qualified declarator-id: names are looked up in what the qualifier names ([basic.lookup.unqual]/8).
    Qualified(Scope),
}

/// A base of a class.
#[derive(Debug, Clone, PartialEq)]
pub struct BaseScope {
    pub scope: Scope,
    /// It depends on a template parameter: unqualified lookup does not examine it ([temp.dep]/3).
    pub is_dependent: bool,
}

/// One scope.
#[derive(Debug, Clone)]
pub struct Frame {
    pub parent: Option<FrameId>,
    pub kind: FrameKind,
    pub names: FxHashMap<Symbol, Entry>,
    /// Of template parameters: where each is declared.
    pub params: Vec<(Symbol, Span)>,
    /// The using-directives of a block.
    pub using_directives: Vec<Scope>,
    /// The enumerations whose enumerators a using-enum-declaration brings ([enum.udecl]/1).
    pub using_enums: Vec<Scope>,
    /// It has names that the parser does not know: the enumerators of a using-enum-declaration, the members of a base
    /// class that only sema can find.
    pub is_open: bool,
}

/// All frames of a session.
#[derive(Debug, Default)]
pub struct Frames {
    frames: Vec<Frame>,
    /// Names of which some class has a member template: the rule for `obj.f<3>(y)`.
    member_templates: FxHashSet<Symbol>,
    member_template_log: Vec<Symbol>,
    marks: Vec<(usize, usize)>,
}

impl Frames {
    /// Opens a frame.
    pub fn push(&mut self, parent: Option<FrameId>, kind: FrameKind) -> FrameId {
        let id = FrameId(self.frames.len() as u32);
        self.frames.push(Frame {
            parent,
            kind,
            names: FxHashMap::default(),
            params: Vec::new(),
            using_directives: Vec::new(),
            using_enums: Vec::new(),
            is_open: false,
        });
        id
    }

    /// The id of the next frame.
    pub fn next_id(&self) -> FrameId {
        FrameId(self.frames.len() as u32)
    }

    /// The frame.
    pub fn get(&self, id: FrameId) -> &Frame {
        &self.frames[id.0 as usize]
    }

    /// The frame, to add to it.
    pub fn get_mut(&mut self, id: FrameId) -> &mut Frame {
        &mut self.frames[id.0 as usize]
    }

    /// Remembers that some class has a member template of this name.
    pub fn add_member_template(&mut self, name: Symbol) {
        if self.member_templates.insert(name) {
            self.member_template_log.push(name);
        }
    }

    /// Whether some class that was read has a member template of this name.
    pub fn is_member_template(&self, name: Symbol) -> bool {
        self.member_templates.contains(&name)
    }
}

impl Transactional for Frames {
    fn checkpoint(&mut self) {
        self.marks.push((self.frames.len(), self.member_template_log.len()));
    }

    fn rollback(&mut self) {
        let Some((n_frames, n_names)) = self.marks.pop() else { return };
        self.frames.truncate(n_frames);
        for name in self.member_template_log.drain(n_names..) {
            self.member_templates.remove(&name);
        }
    }
}
