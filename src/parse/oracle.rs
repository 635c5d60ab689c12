//! What the parser asks of name lookup, and nothing else flows backwards from sema to the parser.
//!
//! C++ cannot be parsed without knowing what a name is ([stmt.ambig], [temp.names]). The parser tries its own
//! open scopes first (`frames`): locals, parameters, and the class that is being read. What it does not find
//! there it asks here.

use crate::ast::{Ast, Component};
use crate::base::Symbol;
use crate::parse::Frames;

/// What a name is, as far as syntax depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NameClass {
    /// Not found, or a member of something that depends on template parameters.
    #[default]
    Unknown,
    /// A class, an enumeration, a typedef-name or a template type-parameter.
    Type,
    /// A class template or alias template, also by its injected-class-name.
    TypeTemplate,
    FunctionTemplate,
    VariableTemplate,
    Concept,
    Namespace,
    /// Functions, none of which is a template: `<` can still begin template arguments ([temp.names]/3.4).
    Function,
    /// A variable, an enumerator, a data member.
    Value,
}

impl NameClass {
    /// Whether `<` after the name begins template arguments ([temp.names]/3).
    pub fn is_template(self) -> bool {
        match self {
            NameClass::TypeTemplate
            | NameClass::FunctionTemplate
            | NameClass::VariableTemplate
            | NameClass::Concept => true,
            NameClass::Unknown | NameClass::Type | NameClass::Namespace | NameClass::Function | NameClass::Value => {
                false
            }
        }
    }
}

/// What the parser works on, lent to sema for a question.
pub struct Lent<'a> {
    pub ast: &'a mut Ast,
    pub frames: &'a mut Frames,
}

/// Name lookup as the parser sees it; sema implements it.
pub trait Names {
    /// Unqualified lookup from sema's current namespace or class outward.
    fn unqualified(&mut self, name: Symbol) -> NameClass;
    /// Lookup of `name` in the scope that the nested-name-specifier names. With an empty `qualifier` and
    /// `is_global` that is the global namespace.
    fn qualified(&mut self, ast: &Ast, is_global: bool, qualifier: &[Component], name: Symbol) -> NameClass;
    /// The same of a class that is instantiated for the answer: what no pattern says.
    fn instantiated(&mut self, lent: Lent<'_>, is_global: bool, qualifier: &[Component], name: Symbol) -> NameClass;
}
