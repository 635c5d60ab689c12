//! The syntax tree: what was written, before anything has a type.
//!
//! Immutable once made, index-based, data only. Names are not resolved here; a template is kept as the tree of
//! its pattern. Nodes are added by `parse` and read by `sema`.

pub mod decl;
pub mod dump;
pub mod expr;
pub mod name;
pub mod stmt;
pub mod ty;
pub mod visit;

pub use decl::*;
pub use expr::*;
pub use name::*;
pub use stmt::*;
pub use ty::*;

use crate::base::{Arena, Idx, Transactional};

/// See [`Expr`].
pub type ExprId = Idx<Expr>;
/// See [`Stmt`].
pub type StmtId = Idx<Stmt>;
/// One declaration in the source; the entity that redeclarations share is in `hir`.
pub type DeclId = Idx<Decl>;
/// See [`TypeId`](ty::TypeNode): a type-id.
pub type TypeId = Idx<TypeNode>;
/// See [`Name`].
pub type NameId = Idx<Name>;
/// See [`Delayed`].
pub type DelayedId = Idx<Delayed>;

/// All nodes of a session.
#[derive(Debug, Default)]
pub struct Ast {
    pub exprs: Arena<Expr>,
    pub stmts: Arena<Stmt>,
    pub decls: Arena<Decl>,
    pub types: Arena<TypeNode>,
    pub names: Arena<Name>,
    pub delayed: Arena<Delayed>,
}

impl Transactional for Ast {
    fn checkpoint(&mut self) {
        self.exprs.checkpoint();
        self.stmts.checkpoint();
        self.decls.checkpoint();
        self.types.checkpoint();
        self.names.checkpoint();
        self.delayed.checkpoint();
    }

    fn rollback(&mut self) {
        self.exprs.rollback();
        self.stmts.rollback();
        self.decls.rollback();
        self.types.rollback();
        self.names.rollback();
        self.delayed.rollback();
    }
}
