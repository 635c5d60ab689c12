//! The parser's questions about names, answered by lookup. (Only its interface so far.)

use crate::ast::{Ast, Component};
use crate::base::Symbol;
use crate::parse::oracle::{NameClass, Names};
use crate::sema::Sema;

impl Names for Sema {
    fn unqualified(&mut self, _name: Symbol) -> NameClass {
        NameClass::Unknown
    }

    fn qualified(&mut self, _ast: &Ast, _is_global: bool, _qualifier: &[Component], _name: Symbol) -> NameClass {
        NameClass::Unknown
    }
}
