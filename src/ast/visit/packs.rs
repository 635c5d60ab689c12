//! Whether packs are expanded where they are named ([temp.variadic]): the name of a pack that no expansion around expands is
//! ill-formed (/8), and so is an expansion whose pattern names no pack (/5).

use super::Names;
use crate::ast::*;
use crate::base::Symbol;
use crate::source::Span;

/// The packs of a walk, and what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Packs {
    /// The names that the syntax around declares, innermost last, and whether each is a pack.
    declared: Vec<(Symbol, bool)>,
    /// How many expansions are around.
    depth: usize,
    /// Whether the pattern of the innermost one has named a pack.
    has_pack: bool,
    misuses: Vec<Misuse>,
}

/// A wrong use of packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misuse {
    /// A pack that is not expanded.
    Unexpanded(Symbol, Span),
    /// An expansion without pack.
    Nothing(Span),
}

impl Packs {
    pub(super) fn declare(&mut self, symbol: Symbol, is_pack: bool) {
        self.declared.push((symbol, is_pack));
    }

    pub(super) fn n_declared(&self) -> usize {
        self.declared.len()
    }

    /// Leaves a scope in front of which there were `n` declarations.
    pub(super) fn leave(&mut self, n: usize) {
        self.declared.truncate(n);
    }

    /// A name is used.
    pub(super) fn use_name(&mut self, symbol: Symbol, span: Span) {
        let found = self.declared.iter().rev().find(|(name, _)| *name == symbol);
        // GNU's is a pack by itself.
        let is_pack = found.is_some_and(|(_, is_pack)| *is_pack) || symbol == Symbol::new("__integer_pack");
        if !is_pack || symbol.is_empty() {
            return;
        }
        self.has_pack = true;
        if self.depth == 0 {
            self.misuses.push(Misuse::Unexpanded(symbol, span));
        }
    }
}

impl<'a> Names<'a> {
    /// A walk that finds wrong uses of the packs that the syntax declares itself.
    pub fn packs(ast: &'a Ast) -> Names<'a> {
        Names { packs: Some(Packs::default()), ..Names::new(ast, true) }
    }

    /// What such a walk has found.
    pub fn misuses(self) -> Vec<Misuse> {
        self.packs.map(|packs| packs.misuses).unwrap_or_default()
    }

    /// Walks over what is the pattern of an expansion if `is_expansion`.
    pub(super) fn expansion_if(&mut self, is_expansion: bool, span: Span, walk: impl FnOnce(&mut Self)) {
        if !is_expansion {
            return walk(self);
        }
        let had_pack = self.packs.as_mut().map(|packs| std::mem::take(&mut packs.has_pack));
        self.maybe_expansion(walk);
        if let Some(packs) = &mut self.packs {
            if !packs.has_pack {
                packs.misuses.push(Misuse::Nothing(span));
            }
            packs.has_pack = had_pack.unwrap_or_default();
        }
    }

    /// Walks over what may be the pattern of an expansion.
    pub(super) fn maybe_expansion(&mut self, walk: impl FnOnce(&mut Self)) {
        if let Some(packs) = &mut self.packs {
            packs.depth += 1;
        }
        if self.enters_expansions {
            walk(self);
        }
        if let Some(packs) = &mut self.packs {
            packs.depth -= 1;
        }
    }

    /// What the name that a declaration declares says besides: its qualifier, its template arguments, the type that a
    /// conversion function converts to.
    pub(super) fn declarator_name(&mut self, name: Option<NameId>) {
        let Some(name) = name.filter(|_| self.packs.is_some()) else { return };
        let ast = self.ast;
        let (name, is_plain) = (&ast.names[name], matches!(ast.names[name].last, Unqualified::Ident(_)));
        for component in &name.qualifier {
            if let ComponentKind::TemplateId(_, args) = &component.kind {
                self.args(args);
            }
        }
        if !is_plain {
            self.unqualified(&name.last, None);
        }
    }

    /// The declaration of a template parameter with its default argument. A parameter pack expands the packs that its
    /// declaration names ([temp.param]/17).
    pub(super) fn pack_head(&mut self, param: &TemplateParam) {
        if self.packs.is_none() {
            return;
        }
        match &param.kind {
            TemplateParamKind::Template { params, requires, default } => {
                let head = |walk: &mut Self| walk.scope(|walk| walk.template_head(params, *requires));
                if param.is_pack {
                    self.maybe_expansion(head)
                } else {
                    head(self)
                }
                default.iter().for_each(|&default| self.name(default, false));
            }
            _ if param.is_pack => self.maybe_expansion(|walk| walk.template_param(param)),
            TemplateParamKind::Type { default, .. } => {
                self.template_param(param);
                default.iter().for_each(|&default| self.ty(default));
            }
            TemplateParamKind::NonType { param } => self.param(param),
        }
    }
}
