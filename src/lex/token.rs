//! The token and its kinds ([lex.token]).

use crate::base::{Arena, Idx, Symbol};
use crate::source::Span;

/// A token: 16 bytes, `Copy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    /// Set when no white space stands between this token and the one before it.
    pub is_joined: bool,
    pub span: Span,
    /// An identifier's or keyword's [`Symbol`], a literal's [`LiteralId`] or a pragma's [`PragmaId`], raw.
    payload: u32,
}

impl Token {
    /// A token without payload.
    pub fn new(kind: TokenKind, span: Span) -> Token {
        Token { kind, is_joined: false, span, payload: 0 }
    }

    /// An identifier or keyword.
    pub fn word(kind: TokenKind, symbol: Symbol, span: Span) -> Token {
        Token { kind, is_joined: false, span, payload: symbol.raw() }
    }

    /// A literal.
    pub fn literal(id: LiteralId, span: Span) -> Token {
        Token { kind: TokenKind::Literal, is_joined: false, span, payload: id.raw() }
    }

    /// A pragma that the parser must see.
    pub fn pragma(id: PragmaId, span: Span) -> Token {
        Token { kind: TokenKind::Pragma, is_joined: false, span, payload: id.raw() }
    }

    /// The spelling of an identifier or keyword.
    pub fn symbol(self) -> Symbol {
        debug_assert!(self.kind == TokenKind::Identifier || self.kind.is_keyword(), "{self:?}");
        Symbol::from_raw(self.payload)
    }

    /// The literal.
    pub fn literal_id(self) -> LiteralId {
        debug_assert_eq!(self.kind, TokenKind::Literal);
        Idx::new(self.payload)
    }

    /// The pragma.
    pub fn pragma_id(self) -> PragmaId {
        debug_assert_eq!(self.kind, TokenKind::Pragma);
        Idx::new(self.payload)
    }
}

macro_rules! token_kinds {
    (punctuators { $($p:ident $ps:literal)* } keywords { $($k:ident $ks:literal)* }) => {
        /// What a token is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum TokenKind {
            /// The end of the input.
            Eof,
            /// [lex.name]
            Identifier,
            /// [lex.literal]; adjacent string literals are one token.
            Literal,
            /// A pragma that concerns declarations.
            Pragma,
            /// A character or sequence that is no token; already reported.
            Error,
            $(#[doc = concat!("`", $ps, "`")] $p,)*
            $(#[doc = concat!("`", $ks, "`")] $k,)*
        }

        impl TokenKind {
            /// Punctuators with their primary spellings.
            pub const PUNCTUATORS: &'static [(&'static str, TokenKind)] = &[$(($ps, TokenKind::$p),)*];
            /// Keywords with their primary spellings.
            pub const KEYWORDS: &'static [(&'static str, TokenKind)] = &[$(($ks, TokenKind::$k),)*];

            /// The token as a message shows it.
            pub fn spelling(self) -> &'static str {
                match self {
                    TokenKind::Eof => "end of input",
                    TokenKind::Identifier => "identifier",
                    TokenKind::Literal => "literal",
                    TokenKind::Pragma => "pragma",
                    TokenKind::Error => "invalid token",
                    $(TokenKind::$p => $ps,)*
                    $(TokenKind::$k => $ks,)*
                }
            }

            /// Whether this is a keyword ([lex.key] and GNU's).
            pub fn is_keyword(self) -> bool {
                matches!(self, $(TokenKind::$k)|*)
            }
        }
    };
}

token_kinds! {
    punctuators {
        LBrace "{"
        RBrace "}"
        LBracket "["
        RBracket "]"
        LParen "("
        RParen ")"
        Semi ";"
        Colon ":"
        ColonColon "::"
        Ellipsis "..."
        Question "?"
        Dot "."
        DotStar ".*"
        Arrow "->"
        ArrowStar "->*"
        Tilde "~"
        Exclaim "!"
        Plus "+"
        Minus "-"
        Star "*"
        Slash "/"
        Percent "%"
        Caret "^"
        Amp "&"
        Pipe "|"
        Equal "="
        PlusEqual "+="
        MinusEqual "-="
        StarEqual "*="
        SlashEqual "/="
        PercentEqual "%="
        CaretEqual "^="
        AmpEqual "&="
        PipeEqual "|="
        EqualEqual "=="
        ExclaimEqual "!="
        Less "<"
        Greater ">"
        LessEqual "<="
        GreaterEqual ">="
        Spaceship "<=>"
        AmpAmp "&&"
        PipePipe "||"
        LessLess "<<"
        GreaterGreater ">>"
        LessLessEqual "<<="
        GreaterGreaterEqual ">>="
        PlusPlus "++"
        MinusMinus "--"
        Comma ","
    }
    keywords {
        KwAlignas "alignas"
        KwAlignof "alignof"
        KwAsm "asm"
        KwAuto "auto"
        KwBool "bool"
        KwBreak "break"
        KwCase "case"
        KwCatch "catch"
        KwChar "char"
        KwChar8T "char8_t"
        KwChar16T "char16_t"
        KwChar32T "char32_t"
        KwClass "class"
        KwConcept "concept"
        KwConst "const"
        KwConsteval "consteval"
        KwConstexpr "constexpr"
        KwConstinit "constinit"
        KwConstCast "const_cast"
        KwContinue "continue"
        KwCoAwait "co_await"
        KwCoReturn "co_return"
        KwCoYield "co_yield"
        KwDecltype "decltype"
        KwDefault "default"
        KwDelete "delete"
        KwDo "do"
        KwDouble "double"
        KwDynamicCast "dynamic_cast"
        KwElse "else"
        KwEnum "enum"
        KwExplicit "explicit"
        KwExport "export"
        KwExtern "extern"
        KwFalse "false"
        KwFloat "float"
        KwFor "for"
        KwFriend "friend"
        KwGoto "goto"
        KwIf "if"
        KwInline "inline"
        KwInt "int"
        KwLong "long"
        KwMutable "mutable"
        KwNamespace "namespace"
        KwNew "new"
        KwNoexcept "noexcept"
        KwNullptr "nullptr"
        KwOperator "operator"
        KwPrivate "private"
        KwProtected "protected"
        KwPublic "public"
        KwRegister "register"
        KwReinterpretCast "reinterpret_cast"
        KwRequires "requires"
        KwReturn "return"
        KwShort "short"
        KwSigned "signed"
        KwSizeof "sizeof"
        KwStatic "static"
        KwStaticAssert "static_assert"
        KwStaticCast "static_cast"
        KwStruct "struct"
        KwSwitch "switch"
        KwTemplate "template"
        KwThis "this"
        KwThreadLocal "thread_local"
        KwThrow "throw"
        KwTrue "true"
        KwTry "try"
        KwTypedef "typedef"
        KwTypeid "typeid"
        KwTypename "typename"
        KwUnion "union"
        KwUnsigned "unsigned"
        KwUsing "using"
        KwVirtual "virtual"
        KwVoid "void"
        KwVolatile "volatile"
        KwWcharT "wchar_t"
        KwWhile "while"
        KwInt128 "__int128"
        KwFloat128 "__float128"
        KwFloat16 "_Float16"
        KwFloat32 "_Float32"
        KwFloat64 "_Float64"
        KwStdFloat128 "_Float128"
        KwFloat32x "_Float32x"
        KwFloat64x "_Float64x"
        KwBFloat16 "__bf16"
        KwRestrict "__restrict"
        KwExtension "__extension__"
        KwTypeof "__typeof__"
        KwComplex "__complex__"
        KwReal "__real__"
        KwImag "__imag__"
        KwLabel "__label__"
        KwAttribute "__attribute__"
        KwThread "__thread"
        KwAutoType "__auto_type"
        KwBuiltinVaArg "__builtin_va_arg"
        KwBuiltinOffsetof "__builtin_offsetof"
        KwBuiltinTypesCompatibleP "__builtin_types_compatible_p"
        KwBuiltinBitCast "__builtin_bit_cast"
        KwBuiltinConvertvector "__builtin_convertvector"
        KwFunc "__func__"
        KwPRETTYFUNCTION "__PRETTY_FUNCTION__"
        KwUnderlyingType "__underlying_type"
        KwNull "__null"
    }
}

/// Other spellings of keywords that GNU C++ accepts.
pub const KEYWORD_ALIASES: &[(&str, TokenKind)] = &[
    ("__alignof__", TokenKind::KwAlignof),
    ("__alignof", TokenKind::KwAlignof),
    ("_Alignof", TokenKind::KwAlignof),
    ("__asm__", TokenKind::KwAsm),
    ("__asm", TokenKind::KwAsm),
    ("__attribute", TokenKind::KwAttribute),
    ("__complex", TokenKind::KwComplex),
    ("_Complex", TokenKind::KwComplex),
    ("__const", TokenKind::KwConst),
    ("__constinit", TokenKind::KwConstinit),
    ("__const__", TokenKind::KwConst),
    ("__decltype", TokenKind::KwDecltype),
    ("__FUNCTION__", TokenKind::KwFunc),
    ("__inline", TokenKind::KwInline),
    ("__inline__", TokenKind::KwInline),
    ("__imag", TokenKind::KwImag),
    ("__real", TokenKind::KwReal),
    ("__restrict__", TokenKind::KwRestrict),
    ("__signed", TokenKind::KwSigned),
    ("__signed__", TokenKind::KwSigned),
    ("__typeof", TokenKind::KwTypeof),
    ("typeof", TokenKind::KwTypeof),
    ("__volatile", TokenKind::KwVolatile),
    ("__volatile__", TokenKind::KwVolatile),
    ("_Thread_local", TokenKind::KwThreadLocal),
];

/// Alternative tokens ([lex.digraph]).
pub const ALTERNATIVE_TOKENS: &[(&str, TokenKind)] = &[
    ("<%", TokenKind::LBrace),
    ("%>", TokenKind::RBrace),
    ("<:", TokenKind::LBracket),
    (":>", TokenKind::RBracket),
    ("and", TokenKind::AmpAmp),
    ("bitor", TokenKind::Pipe),
    ("or", TokenKind::PipePipe),
    ("xor", TokenKind::Caret),
    ("compl", TokenKind::Tilde),
    ("bitand", TokenKind::Amp),
    ("and_eq", TokenKind::AmpEqual),
    ("or_eq", TokenKind::PipeEqual),
    ("xor_eq", TokenKind::CaretEqual),
    ("not", TokenKind::Exclaim),
    ("not_eq", TokenKind::ExclaimEqual),
];

/// See [`Literal`].
pub type LiteralId = Idx<Literal>;
/// All literals of a session.
pub type Literals = Arena<Literal>;

/// A literal's value as written ([lex.literal]), before it has a type.
#[derive(Debug, Clone, PartialEq)]
pub struct Literal {
    pub kind: LiteralKind,
    /// The ud-suffix ([lex.ext]) without the literal; empty when there is none.
    pub ud_suffix: Symbol,
    /// The source text without the ud-suffix; kept for numbers only (raw literal operators).
    pub spelling: Symbol,
}

/// The kinds of literals.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum LiteralKind {
    /// [lex.icon]. `is_decimal` decides the list of candidate types; `is_imaginary` is GNU's `i` suffix.
    Int { value: u128, is_decimal: bool, suffix: IntSuffix, is_imaginary: bool },
    /// [lex.fcon]: the digits without separators and suffix, as `1.5e3` or `0x1.8p3`. sema rounds them to the type.
    Float { text: Symbol, suffix: FloatSuffix, is_imaginary: bool },
    /// [lex.ccon]: the value of the one code unit; a multicharacter literal (`'ab'`) has type int.
    Char { value: u32, kind: CharKind, is_multichar: bool },
    /// [lex.string]: the code units of the concatenated literal, without the terminating zero.
    String { units: std::sync::Arc<[u32]>, kind: CharKind },
}

/// An integer-suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct IntSuffix {
    pub is_unsigned: bool,
    /// How many `l`: 0, 1 or 2.
    pub n_long: u8,
    /// `z` (C++23, size_t and its signed counterpart).
    pub is_size: bool,
}

/// A floating-point-suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FloatSuffix {
    /// None: double.
    None,
    /// `f`, `F`
    Float,
    /// `l`, `L`
    Long,
    /// `q`, `Q`: GNU `__float128`.
    Quad,
    /// `f16`, `F16`, and so on: the extended types ([lex.fcon]).
    F16,
    F32,
    F64,
    F128,
    F32x,
    F64x,
    /// `bf16`, `BF16`
    BF16,
}

/// An encoding-prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CharKind {
    /// No prefix: char.
    Ordinary,
    /// `u8`: char8_t (char before C++20).
    Utf8,
    /// `u`: char16_t.
    Utf16,
    /// `U`: char32_t.
    Utf32,
    /// `L`: wchar_t.
    Wide,
}

/// See [`Pragma`].
pub type PragmaId = Idx<Pragma>;

/// A pragma that the parser must see where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pragma {
    /// `#pragma pack(n)`; 0 restores the default.
    Pack(u32),
    /// `#pragma pack(push)` or `pack(push, n)`.
    PackPush(Option<u32>),
    /// `#pragma pack(pop)`.
    PackPop,
    /// `#pragma GCC visibility push(default|hidden|...)`.
    VisibilityPush(Symbol),
    /// `#pragma GCC visibility pop`.
    VisibilityPop,
    /// `#pragma cling optimize(N)`, also `#pragma cinch optimize(N)`: the level for this input.
    Optimize(u8),
    /// Any other pragma, by its words: ignored, unless a later stage knows it.
    Other(Symbol),
}
