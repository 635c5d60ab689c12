//! The ambiguities between declarations and expressions ([stmt.ambig], [dcl.ambig.res]).
//!
//! What could be a declaration is one. Most cases are decided by a token or two; the rest by reading tentatively.

use crate::ast::{ChunkKind, Declarator, TypeSpec};
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Failed, Parse};
use crate::parse::declarator::DeclaratorUse;
use crate::parse::name::NameUse;
use crate::parse::oracle::NameClass;
use crate::parse::specifiers::Place;

impl Cx<'_> {
    /// Whether the `(` here opens a parameter-declaration-clause, and not an initializer or an operand
    /// ([dcl.ambig.res]/1).
    pub(crate) fn is_param_clause(&mut self) -> bool {
        if self.is_body_behind_paren() {
            return true;
        }
        match self.peek(1) {
            T::RParen => return true,
            T::Ellipsis => return self.peek(2) == T::RParen,
            T::LBracket => return self.peek(2) == T::LBracket && self.params_can_be_read(),
            T::KwConst | T::KwVolatile | T::KwStruct | T::KwClass | T::KwUnion | T::KwEnum | T::KwRegister => {
                return true;
            }
            T::KwAttribute => return true,
            T::Identifier if self.peek(2) == T::Identifier => return true,
            // `(x *, …` is no expression, whatever `x` is.
            T::Identifier
                if matches!(self.peek(2), T::Star | T::Amp | T::AmpAmp)
                    && matches!(self.peek(3), T::Comma | T::RParen | T::KwConst) =>
            {
                return true;
            }
            kind if Self::is_simple_type_keyword(kind) && !matches!(self.peek(2), T::LParen | T::LBrace) => {
                return true;
            }
            _ if !self.starts_type_at(1) => return false,
            T::Identifier => match self.peek(2) {
                // The name is a type, by `starts_type_at`.
                T::Comma | T::RParen | T::Amp | T::AmpAmp | T::Star | T::Ellipsis => return true,
                T::Equal | T::LBracket | T::KwConst => return true,
                _ => {}
            },
            _ => {}
        }
        self.params_can_be_read()
    }

    /// Whether what follows the closing parenthesis follows only parameters, not an initializer.
    fn is_body_behind_paren(&self) -> bool {
        let Some(close) = self.partner(self.at.pos) else { return false };
        matches!(
            self.kind_at(self.index_after(close)),
            T::LBrace | T::Arrow | T::KwConst | T::KwVolatile | T::KwNoexcept | T::KwTry | T::KwThrow
        )
    }

    fn params_can_be_read(&mut self) -> bool {
        self.look(|cx| {
            let scope = cx.scope;
            cx.enter(super::frames::FrameKind::FunctionParams);
            let result = cx.params();
            cx.scope = scope;
            result.map(|_| ())
        })
        .is_some()
    }

    /// [dcl.fct]/2: only `auto` has a trailing return type: `int(f()->x)` is no declaration.
    pub(crate) fn lacks_auto(ty: &TypeSpec, declarator: &Declarator) -> bool {
        let has_trailing = declarator.chunks.iter().any(|chunk| match &chunk.kind {
            ChunkKind::Function(function) => function.trailing.is_some(),
            _ => false,
        });
        has_trailing && !matches!(ty, TypeSpec::Auto { .. } | TypeSpec::None)
    }

    /// [stmt.ambig]: whether a declaration begins here, in a block or at the top level of a script.
    pub(crate) fn is_declaration(&mut self) -> bool {
        match self.kind() {
            T::KwStatic
            | T::KwExtern
            | T::KwRegister
            | T::KwMutable
            | T::KwThreadLocal
            | T::KwThread
            | T::KwTypedef
            | T::KwFriend
            | T::KwInline
            | T::KwVirtual
            | T::KwExplicit
            | T::KwConstexpr
            | T::KwConsteval
            | T::KwConstinit
            | T::KwConst
            | T::KwVolatile
            | T::KwStruct
            | T::KwClass
            | T::KwUnion
            | T::KwEnum
            | T::KwUsing
            | T::KwNamespace
            | T::KwTemplate
            | T::KwStaticAssert
            | T::KwAsm
            | T::KwAlignas
            | T::KwAutoType => true,
            T::KwAttribute => self.is_declaration_behind_attributes(),
            T::KwExtension => {
                let at = self.at;
                self.advance();
                let is_declaration = self.is_declaration();
                self.at = at;
                is_declaration
            }
            T::LBracket if self.is_attribute_start() => self.is_declaration_behind_attributes(),
            T::KwTypename | T::KwDecltype | T::Identifier | T::ColonColon => self.is_declaration_by_name(),
            kind if Self::is_simple_type_keyword(kind) => {
                if kind == T::KwTypeof || kind == T::KwUnderlyingType {
                    return self.declaration_can_be_read();
                }
                match self.peek(1) {
                    T::LParen => self.declaration_can_be_read(),
                    T::LBrace => false,
                    _ => true,
                }
            }
            _ => false,
        }
    }

    fn is_declaration_behind_attributes(&mut self) -> bool {
        self.look(|cx| {
            cx.attributes()?;
            if cx.is_declaration() || cx.is(T::Eof) { Ok(()) } else { Err(Failed) }
        })
        .is_some()
    }

    /// A name begins a declaration if it is a type, unless the type begins a functional cast.
    fn is_declaration_by_name(&mut self) -> bool {
        if self.is(T::KwDecltype) && self.is_decltype_auto() {
            return true;
        }
        if self.is_untyped_definition() {
            return true;
        }
        let at = self.at;
        let next = if self.is(T::KwTypename) || (self.is(T::KwDecltype) && !self.is_decltype_qualifier()) {
            // A type for certain: what follows decides.
            self.look(|cx| {
                cx.simple_type_operand()?;
                Ok(cx.kind())
            })
        } else {
            let name = self.speculate(|cx| cx.name(NameUse::Plain));
            let next = self.kind();
            let verdict = match name.map(|name| (name, name.class)) {
                None => Some(false),
                Some((_, NameClass::Concept)) => Some(next == T::KwAuto || self.is_decltype_auto()),
                Some((_, NameClass::Type | NameClass::TypeTemplate)) => None,
                Some((name, NameClass::Unknown)) => {
                    // Undeclared, or a constructor defined outside its class.
                    self.at = at;
                    let _ = name;
                    let has_type =
                        self.look(|cx| cx.decl_specs(Place::Block)).is_some_and(|specs| specs.ty != TypeSpec::None);
                    Some(has_type || (next == T::LParen && self.is_special_member()))
                }
                Some((_, NameClass::Value | NameClass::Function)) => {
                    self.at = at;
                    Some(self.is_special_member())
                }
                Some((_, NameClass::FunctionTemplate | NameClass::VariableTemplate | NameClass::Namespace)) => {
                    Some(false)
                }
            };
            self.at = at;
            if let Some(verdict) = verdict {
                return verdict;
            }
            Some(next)
        };
        match next {
            Some(T::LBrace | T::Dot | T::Semi | T::Eof) | None => next == Some(T::Semi),
            Some(T::LParen) => self.declaration_can_be_read(),
            Some(_) => true,
        }
    }

    /// `f(…) {` at the top level: a function definition that lacks its type, as `main` may in g++.
    fn is_untyped_definition(&self) -> bool {
        let open = self.at.pos + 1;
        self.is_script_level
            && self.is(T::Identifier)
            && self.peek(1) == T::LParen
            && self
                .partners
                .of(open)
                .is_some_and(|close| close + 1 < self.end && self.tokens[close + 1].kind == T::LBrace)
    }

    /// A constructor, destructor or conversion function defined outside its class, or a deduction guide: only
    /// at the top level of a script.
    fn is_special_member(&mut self) -> bool {
        if !self.is_script_level {
            return false;
        }
        self.look(|cx| {
            let declared = cx.declarator(DeclaratorUse::Namespace)?;
            let is_qualified = declared.declarator.name.is_some_and(|name| cx.ast.names[name].is_qualified());
            let goes_on = matches!(cx.kind(), T::LBrace | T::Colon | T::KwTry | T::KwRequires)
                || (cx.is(T::Equal) && matches!(cx.peek(1), T::KwDefault | T::KwDelete));
            if declared.is_function() && is_qualified && goes_on { Ok(()) } else { Err(Failed) }
        })
        .is_some()
    }

    /// Whether the whole of a simple-declaration can be read here. Where the `;` is missing at the end of an input,
    /// what can be an expression is one.
    fn declaration_can_be_read(&mut self) -> bool {
        let end = self.look(|cx| {
            let specs = cx.decl_specs(Place::Block)?;
            if specs.ty == TypeSpec::None {
                // Only a deduction guide or a special member has no type.
                let declared = cx.declarator(DeclaratorUse::Namespace)?;
                return if declared.is_function() && cx.is_script_level { Ok(T::Semi) } else { Err(Failed) };
            }
            loop {
                cx.tentative_init_declarator(&specs.ty)?;
                if !cx.eat(T::Comma) {
                    break;
                }
            }
            match cx.kind() {
                end @ (T::Semi | T::Eof | T::Colon | T::RParen | T::LBrace | T::KwTry) => Ok(end),
                _ => Err(Failed),
            }
        });
        match end {
            Some(T::Eof) if self.is_script_level => self.look(Self::expression).is_none(),
            end => end.is_some(),
        }
    }

    fn tentative_init_declarator(&mut self, ty: &TypeSpec) -> Parse<()> {
        let declared = self.declarator(DeclaratorUse::Block)?;
        if Self::lacks_auto(ty, &declared.declarator) {
            return Err(Failed);
        }
        self.attributes()?;
        match self.kind() {
            T::Equal => {
                self.advance();
                self.init_clause()?;
            }
            T::LParen => {
                self.paren_list()?;
            }
            T::LBrace if !declared.is_function() => {
                self.init_clause()?;
            }
            _ => {}
        }
        Ok(())
    }
}
