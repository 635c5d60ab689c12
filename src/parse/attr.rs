//! Attributes in their three syntaxes ([dcl.attr], [dcl.align], GNU's `__attribute__`).

use crate::ast::{Attr, AttrArg};
use crate::base::Symbol;
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Parse};
use crate::parse::declarator::TypeIdUse;
use crate::source::Span;

impl Cx<'_> {
    /// Whether `[[` stands here.
    pub(crate) fn is_attribute_start(&self) -> bool {
        self.is(T::LBracket) && self.peek(1) == T::LBracket
    }

    /// All attributes here, in any syntax.
    pub(crate) fn attributes(&mut self) -> Parse<Vec<Attr>> {
        let mut attrs = Vec::new();
        loop {
            match self.kind() {
                T::LBracket if self.is_attribute_start() => self.standard_attribute(&mut attrs)?,
                T::KwAttribute => self.gnu_attribute(&mut attrs)?,
                T::KwAlignas => self.alignas(&mut attrs)?,
                _ => return Ok(attrs),
            }
        }
    }

    /// Only attributes in `[[…]]`.
    pub(crate) fn standard_attributes(&mut self) -> Parse<Vec<Attr>> {
        let mut attrs = Vec::new();
        while self.is_attribute_start() {
            self.standard_attribute(&mut attrs)?;
        }
        Ok(attrs)
    }

    /// `[[using ns: a, b(args)]]`
    fn standard_attribute(&mut self, attrs: &mut Vec<Attr>) -> Parse<()> {
        let open = self.expect(T::LBracket)?;
        self.expect(T::LBracket)?;
        let mut common = Symbol::EMPTY;
        if self.eat(T::KwUsing) {
            common = self.attribute_word()?.0;
            self.expect(T::Colon)?;
        }
        loop {
            if self.eat(T::Comma) {
                continue;
            }
            if self.is(T::RBracket) {
                break;
            }
            let start = self.span();
            let (mut name, _) = self.attribute_word()?;
            let mut namespace = common;
            if self.eat(T::ColonColon) {
                namespace = name;
                name = self.attribute_word()?.0;
            }
            let args = if self.is(T::LParen) { self.attribute_args()? } else { Vec::new() };
            let is_pack_expansion = self.eat(T::Ellipsis);
            attrs.push(Attr { namespace, name, args, is_pack_expansion, span: self.span_from(start) });
            if !self.is(T::Comma) {
                break;
            }
        }
        self.expect_closing(T::RBracket, open)?;
        self.expect_closing(T::RBracket, open)?;
        Ok(())
    }

    /// `__attribute__((a, b(args)))`
    fn gnu_attribute(&mut self, attrs: &mut Vec<Attr>) -> Parse<()> {
        self.expect(T::KwAttribute)?;
        let outer = self.expect(T::LParen)?;
        let inner = self.expect(T::LParen)?;
        loop {
            if self.eat(T::Comma) {
                continue;
            }
            if self.is(T::RParen) {
                break;
            }
            let start = self.span();
            let (name, _) = self.attribute_word()?;
            let args = if self.is(T::LParen) { self.attribute_args()? } else { Vec::new() };
            let namespace = Symbol::new("gnu");
            attrs.push(Attr { namespace, name, args, is_pack_expansion: false, span: self.span_from(start) });
            if !self.is(T::Comma) {
                break;
            }
        }
        self.expect_closing(T::RParen, inner)?;
        self.expect_closing(T::RParen, outer)?;
        Ok(())
    }

    /// `alignas(T)`, `alignas(e...)`
    fn alignas(&mut self, attrs: &mut Vec<Attr>) -> Parse<()> {
        let start = self.expect(T::KwAlignas)?;
        let open = self.expect(T::LParen)?;
        let arg = self.type_or_expr_arg()?;
        let is_pack_expansion = self.eat(T::Ellipsis);
        self.expect_closing(T::RParen, open)?;
        let (namespace, name, span) = (Symbol::EMPTY, Symbol::new("alignas"), self.span_from(start));
        attrs.push(Attr { namespace, name, args: vec![arg], is_pack_expansion, span });
        Ok(())
    }

    /// A type-id that ends at `,`, `...` or `)`, or else an expression.
    fn type_or_expr_arg(&mut self) -> Parse<AttrArg> {
        if self.starts_type_at(0)
            && let Some(ty) = self.speculate(|cx| {
                let ty = cx.type_id(TypeIdUse::Ambiguous)?;
                if matches!(cx.kind(), T::Comma | T::RParen | T::Ellipsis) { Ok(ty) } else { Err(cx.unexpected("`)`")) }
            })
        {
            return Ok(AttrArg::Type(ty));
        }
        Ok(AttrArg::Expr(self.assignment()?))
    }

    /// An attribute-token: any word, `__x__` as `x`.
    fn attribute_word(&mut self) -> Parse<(Symbol, Span)> {
        let token = self.token();
        if !(self.is(T::Identifier) || token.kind.is_keyword()) {
            return Err(self.unexpected("an attribute"));
        }
        self.advance();
        Ok((plain_word(token.symbol()), token.span))
    }

    /// Arguments in parentheses. What cannot be read as types and expressions is left out: only known attributes
    /// have arguments with a meaning ([dcl.attr.grammar]/4).
    fn attribute_args(&mut self) -> Parse<Vec<AttrArg>> {
        let Some(close) = self.partner(self.at.pos) else { return Err(self.unclosed_at(self.at.pos)) };
        let args = self.speculate(|cx| {
            cx.advance();
            let mut args = Vec::new();
            while !cx.is(T::RParen) {
                args.push(cx.attribute_arg()?);
                if !cx.eat(T::Comma) {
                    break;
                }
            }
            if cx.at.pos == close { Ok(args) } else { Err(cx.unexpected("`)`")) }
        });
        self.jump(close);
        self.expect(T::RParen)?;
        Ok(args.unwrap_or_default())
    }

    fn attribute_arg(&mut self) -> Parse<AttrArg> {
        if self.is(T::Identifier) && matches!(self.peek(1), T::Comma | T::RParen) {
            let symbol = self.token().symbol();
            self.advance();
            return Ok(AttrArg::Ident(plain_word(symbol)));
        }
        self.type_or_expr_arg()
    }
}

/// `__x__` as `x`.
fn plain_word(word: Symbol) -> Symbol {
    let text = word.as_str();
    match text.strip_prefix("__").and_then(|rest| rest.strip_suffix("__")) {
        Some(plain) if !plain.is_empty() => Symbol::new(plain),
        _ => word,
    }
}
