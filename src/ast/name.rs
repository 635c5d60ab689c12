//! Names as written ([expr.prim.id]).

use crate::ast::{ExprId, NameId, TypeId};
use crate::base::Symbol;
use crate::source::Span;

/// An id-expression or type name: `x`, `N::x`, `::f<int>`, `operator+`, `~T`, `T::operator int`.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// `::` at the start.
    pub is_global: bool,
    /// The nested-name-specifier, outermost first.
    pub qualifier: Vec<Component>,
    pub last: Unqualified,
    /// `template` stood before the last component.
    pub has_template_keyword: bool,
    /// `typename` stood before the name.
    pub has_typename: bool,
    /// Where unqualified lookup found its first identifier when it was read.
    pub seen: Seen,
    pub span: Span,
    /// The last component alone.
    pub last_span: Span,
}

/// What unqualified lookup said of a name where it is written ([temp.nondep]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Seen {
    /// It was not asked: the name begins with `::` or `decltype`, or declares, or stands behind `.`, or a header has it.
    #[default]
    NotAsked,
    /// Nothing of that name is declared.
    Nowhere,
    /// Declared by the declaration that is being read: a local, a parameter, a member.
    Inside,
    /// Declared before that.
    Outside,
}

impl Name {
    /// Whether the name has a qualifier.
    pub fn is_qualified(&self) -> bool {
        self.is_global || !self.qualifier.is_empty()
    }

    /// The identifier that is looked up first, if that is one, with its place.
    pub fn first(&self) -> Option<(Symbol, Span)> {
        match self.qualifier.first() {
            Some(component) => match component.kind {
                ComponentKind::Ident(symbol) | ComponentKind::TemplateId(symbol, _) => Some((symbol, component.span)),
                ComponentKind::Decltype(_) => None,
            },
            None => Some((self.identifier()?, self.last_span)),
        }
    }

    /// The identifier, when the last component is one, with or without template arguments.
    pub fn identifier(&self) -> Option<Symbol> {
        match &self.last {
            Unqualified::Ident(symbol) => Some(*symbol),
            Unqualified::TemplateId { name, .. } => match &**name {
                Unqualified::Ident(symbol) => Some(*symbol),
                _ => None,
            },
            _ => None,
        }
    }
}

/// One step of a nested-name-specifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    pub kind: ComponentKind,
    /// `template` stood before it.
    pub has_template_keyword: bool,
    pub span: Span,
}

/// See [`Component`].
#[derive(Debug, Clone, PartialEq)]
pub enum ComponentKind {
    Ident(Symbol),
    TemplateId(Symbol, Vec<TemplateArg>),
    Decltype(ExprId),
}

/// An unqualified-id.
#[derive(Debug, Clone, PartialEq)]
pub enum Unqualified {
    Ident(Symbol),
    /// `name<args>`; `name` is an identifier, an operator or a literal operator.
    TemplateId {
        name: Box<Unqualified>,
        args: Vec<TemplateArg>,
    },
    Operator(OverloadedOperator),
    /// `operator""_suffix`
    LiteralOperator(Symbol),
    /// `operator T`
    Conversion(TypeId),
    /// `~T`, `~T<args>`, `~decltype(e)`: the type after the tilde, as a type-id.
    Destructor(TypeId),
}

impl Unqualified {
    /// The identifier, without template arguments.
    pub fn symbol(&self) -> Option<Symbol> {
        match self {
            Unqualified::Ident(symbol) => Some(*symbol),
            Unqualified::TemplateId { name, .. } => name.symbol(),
            _ => None,
        }
    }
}

/// A template-argument. `Ambiguous` never occurs: a type wins ([temp.arg]/2).
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateArg {
    pub kind: TemplateArgKind,
    /// `...` follows.
    pub is_pack_expansion: bool,
    pub span: Span,
}

/// See [`TemplateArg`].
#[derive(Debug, Clone, PartialEq)]
pub enum TemplateArgKind {
    Type(TypeId),
    Expr(ExprId),
    /// The name of a class or alias template, for a template template-parameter.
    Template(NameId),
}

/// The operators that can be overloaded ([over.oper]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OverloadedOperator {
    New,
    ArrayNew,
    Delete,
    ArrayDelete,
    CoAwait,
    Call,
    Subscript,
    Arrow,
    ArrowStar,
    Tilde,
    Exclaim,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Caret,
    Amp,
    Pipe,
    Equal,
    PlusEqual,
    MinusEqual,
    StarEqual,
    SlashEqual,
    PercentEqual,
    CaretEqual,
    AmpEqual,
    PipeEqual,
    EqualEqual,
    ExclaimEqual,
    Less,
    Greater,
    LessEqual,
    GreaterEqual,
    Spaceship,
    AmpAmp,
    PipePipe,
    LessLess,
    GreaterGreater,
    LessLessEqual,
    GreaterGreaterEqual,
    PlusPlus,
    MinusMinus,
    Comma,
}

impl OverloadedOperator {
    /// The spelling after `operator`.
    pub fn spelling(self) -> &'static str {
        use OverloadedOperator as O;
        match self {
            O::New => " new",
            O::ArrayNew => " new[]",
            O::Delete => " delete",
            O::ArrayDelete => " delete[]",
            O::CoAwait => " co_await",
            O::Call => "()",
            O::Subscript => "[]",
            O::Arrow => "->",
            O::ArrowStar => "->*",
            O::Tilde => "~",
            O::Exclaim => "!",
            O::Plus => "+",
            O::Minus => "-",
            O::Star => "*",
            O::Slash => "/",
            O::Percent => "%",
            O::Caret => "^",
            O::Amp => "&",
            O::Pipe => "|",
            O::Equal => "=",
            O::PlusEqual => "+=",
            O::MinusEqual => "-=",
            O::StarEqual => "*=",
            O::SlashEqual => "/=",
            O::PercentEqual => "%=",
            O::CaretEqual => "^=",
            O::AmpEqual => "&=",
            O::PipeEqual => "|=",
            O::EqualEqual => "==",
            O::ExclaimEqual => "!=",
            O::Less => "<",
            O::Greater => ">",
            O::LessEqual => "<=",
            O::GreaterEqual => ">=",
            O::Spaceship => "<=>",
            O::AmpAmp => "&&",
            O::PipePipe => "||",
            O::LessLess => "<<",
            O::GreaterGreater => ">>",
            O::LessLessEqual => "<<=",
            O::GreaterGreaterEqual => ">>=",
            O::PlusPlus => "++",
            O::MinusMinus => "--",
            O::Comma => ",",
        }
    }
}
