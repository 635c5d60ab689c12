//! Operands that the fold pass hands to the grammar as one terminal: literals, names, types in front of an
//! initializer, casts, new, sizeof of a type, the builtin forms and type traits ([expr.prim], [expr.post],
//! [expr.unary]).

use crate::ast::{
    BuiltinType, DeclSpecs, Designator, Expr, ExprId, ExprKind, NameId, NamedCast, New, TypeId, TypeSpec, TypeTraitArg,
    Unqualified,
};
use crate::lex::TokenKind as T;
use crate::lex::traits::is_type_trait;
use crate::parse::cx::{Cx, Parse};
use crate::parse::declarator::TypeIdUse;
use crate::parse::fold::Region;
use crate::parse::name::NameUse;
use crate::parse::oracle::NameClass;
use crate::source::Span;

impl Cx<'_> {
    /// Adds an expression that has no operands to count.
    pub(crate) fn push_expr(&mut self, kind: ExprKind, span: Span) -> ExprId {
        self.ast.exprs.push(Expr { kind, span })
    }

    /// A full expression.
    pub(crate) fn expression(&mut self) -> Parse<ExprId> {
        self.region(Region::EXPRESSION)
    }

    /// An assignment-expression or constant-expression.
    pub(crate) fn assignment(&mut self) -> Parse<ExprId> {
        self.region(Region::ASSIGNMENT)
    }

    /// An initializer-clause.
    pub(crate) fn init_clause(&mut self) -> Parse<ExprId> {
        self.region(Region::INIT)
    }

    /// `(a, b...)`
    pub(crate) fn paren_list(&mut self) -> Parse<ExprId> {
        self.region(Region::LIST)
    }

    /// `( expression )` behind a keyword; the cursor is at `(`.
    pub(crate) fn parenthesised(&mut self) -> Parse<ExprId> {
        let open = self.expect(T::LParen)?;
        let expr = self.expression()?;
        self.expect_closing(T::RParen, open)?;
        Ok(expr)
    }

    pub(crate) fn literal_operand(&mut self) -> ExprId {
        let token = self.token();
        let kind = match token.kind {
            T::Literal => ExprKind::Literal(token.literal_id()),
            T::KwTrue => ExprKind::Bool(true),
            T::KwFalse => ExprKind::Bool(false),
            T::KwNullptr => ExprKind::Nullptr,
            T::KwThis => ExprKind::This,
            kind => ExprKind::FuncName { is_pretty: kind == T::KwPRETTYFUNCTION },
        };
        self.advance();
        self.push_expr(kind, token.span)
    }

    /// Whether this keyword is a simple-type-specifier ([dcl.type.simple]).
    pub(crate) fn is_simple_type_keyword(kind: T) -> bool {
        Self::is_builtin_keyword(kind) || matches!(kind, T::KwAuto | T::KwTypeof | T::KwUnderlyingType | T::KwAutoType)
    }

    /// A simple-type-specifier or typename-specifier in front of `(` or `{` ([expr.type.conv]).
    pub(crate) fn simple_type_operand(&mut self) -> Parse<TypeId> {
        let specs = self.decl_specs(super::specifiers::Place::TypeId(TypeIdUse::Operand))?;
        Ok(self.type_of_specs(specs))
    }

    /// An id-expression (`Ok`), or a type in front of `(` or `{` (`Err`). `takes_brace`: a brace behind it begins a list.
    pub(crate) fn name_or_type_operand(&mut self, takes_brace: bool) -> Parse<Result<ExprId, TypeId>> {
        if self.is(T::KwDecltype) && !self.is_decltype_qualifier() {
            return self.simple_type_operand().map(Err);
        }
        let start = self.span();
        let name = self.name(NameUse::Plain)?;
        let span = self.span_from(start);
        let is_type = matches!(name.class, NameClass::Type | NameClass::TypeTemplate)
            || takes_brace && self.is(T::LBrace) && self.is_of_unknown_type(name);
        if name.class == NameClass::Concept
            && let Unqualified::Ident(symbol) = self.ast.names[name.id].last
        {
            // [temp.names]/9
            return Err(self.fail(span, format!("the concept `{symbol}` needs template arguments here")));
        }
        if !is_type {
            return Ok(Ok(self.push_expr(ExprKind::Name(name.id), span)));
        }
        let mut specs = DeclSpecs::none(span);
        specs.ty = TypeSpec::Named(name.id);
        specs.ty_span = span;
        Ok(Err(self.type_of_specs(specs)))
    }

    /// `( type-id )`, if that is what stands here ([dcl.ambig.res]/2): then the cursor is behind it.
    pub(crate) fn parenthesised_type(&mut self) -> Option<TypeId> {
        if !self.starts_type_at(1) {
            return None;
        }
        self.speculate(|cx| {
            cx.advance();
            let ty = cx.type_id(TypeIdUse::Ambiguous)?;
            cx.expect(T::RParen)?;
            Ok(ty)
        })
    }

    /// `sizeof (T)`, `sizeof...(p)`, `alignof (T)`, `typeid (T)`; none when the operand is an expression.
    pub(crate) fn type_query(&mut self) -> Parse<Option<ExprId>> {
        let (start, keyword, at) = (self.span(), self.kind(), self.at);
        self.advance();
        if keyword == T::KwSizeof && self.eat(T::Ellipsis) {
            let open = self.expect(T::LParen)?;
            let (pack, _) = self.expect_identifier("the name of a parameter pack")?;
            self.expect_closing(T::RParen, open)?;
            let span = self.span_from(start);
            return Ok(Some(self.push_expr(ExprKind::SizeofPack(pack), span)));
        }
        if self.is(T::LParen)
            && let Some(ty) = self.parenthesised_type()
            && !(self.is(T::LBrace) && keyword != T::KwTypeid)
        {
            let kind = match keyword {
                T::KwSizeof => ExprKind::SizeofType(ty),
                T::KwAlignof => ExprKind::AlignofType(ty),
                _ => ExprKind::TypeidType(ty),
            };
            let span = self.span_from(start);
            return Ok(Some(self.push_expr(kind, span)));
        }
        self.at = at;
        Ok(None)
    }

    /// `static_cast<T>` and its kin.
    pub(crate) fn named_cast(&mut self) -> Parse<(NamedCast, TypeId)> {
        let cast = match self.kind() {
            T::KwStaticCast => NamedCast::Static,
            T::KwDynamicCast => NamedCast::Dynamic,
            T::KwConstCast => NamedCast::Const,
            _ => NamedCast::Reinterpret,
        };
        self.advance();
        let open = self.expect(T::Less)?;
        let ty = self.type_id(TypeIdUse::Implied)?;
        self.expect_greater(open)?;
        Ok((cast, ty))
    }

    /// A new-expression up to its initializer ([expr.new]).
    pub(crate) fn new_expression(&mut self) -> Parse<New> {
        let is_global = self.eat(T::ColonColon);
        self.expect(T::KwNew)?;
        let mut placement = None;
        if self.is(T::LParen) {
            if let Some(ty) = self.parenthesised_type() {
                return Ok(New { is_global, placement, ty, init: None });
            }
            let list = self.paren_list()?;
            if let ExprKind::ParenList(args) = &self.ast.exprs[list].kind {
                placement = Some(args.clone());
            }
        }
        let ty = if self.is(T::LParen) {
            let open = self.expect(T::LParen)?;
            let ty = self.type_id(TypeIdUse::Implied)?;
            self.expect_closing(T::RParen, open)?;
            ty
        } else {
            self.type_id(TypeIdUse::New)?
        };
        Ok(New { is_global, placement, ty, init: None })
    }

    /// `({ … })`
    pub(crate) fn statement_expression(&mut self) -> Parse<ExprId> {
        let open = self.expect(T::LParen)?;
        let class_depth = std::mem::take(&mut self.class_depth);
        let block = self.block();
        self.class_depth = class_depth;
        let block = block?;
        self.expect_closing(T::RParen, open)?;
        let span = self.span_from(open);
        Ok(self.push_expr(ExprKind::StmtExpr(block), span))
    }

    /// `.x[2].y`, `[1 ... 3]`
    pub(crate) fn designators(&mut self) -> Parse<Vec<Designator>> {
        let mut designators = Vec::new();
        loop {
            if self.eat(T::Dot) {
                let (field, span) = self.expect_identifier("a member's name")?;
                designators.push(Designator::Field(field, span));
            } else if self.is(T::LBracket) {
                let open = self.expect(T::LBracket)?;
                let lo = self.assignment()?;
                designators.push(if self.eat(T::Ellipsis) {
                    Designator::Range(lo, self.assignment()?)
                } else {
                    Designator::Index(lo)
                });
                self.expect_closing(T::RBracket, open)?;
            } else {
                return Ok(designators);
            }
        }
    }

    /// The builtin forms that are not functions.
    pub(crate) fn builtin_form(&mut self) -> Parse<ExprId> {
        let (start, keyword) = (self.span(), self.kind());
        self.advance();
        let open = self.expect(T::LParen)?;
        let kind = match keyword {
            T::KwBuiltinVaArg => {
                let list = self.assignment()?;
                self.expect(T::Comma)?;
                ExprKind::VaArg(list, self.type_id(TypeIdUse::Implied)?)
            }
            T::KwBuiltinConvertvector => {
                let vector = self.assignment()?;
                self.expect(T::Comma)?;
                ExprKind::ConvertVector(vector, self.type_id(TypeIdUse::Implied)?)
            }
            T::KwBuiltinTypesCompatibleP => {
                let left = self.type_id(TypeIdUse::Implied)?;
                self.expect(T::Comma)?;
                ExprKind::TypesCompatible(left, self.type_id(TypeIdUse::Implied)?)
            }
            T::KwBuiltinBitCast => {
                let ty = self.type_id(TypeIdUse::Implied)?;
                self.expect(T::Comma)?;
                ExprKind::BitCast(ty, self.assignment()?)
            }
            _ => {
                let ty = self.type_id(TypeIdUse::Implied)?;
                self.expect(T::Comma)?;
                let (field, span) = self.expect_identifier("a member's name")?;
                let mut path = vec![Designator::Field(field, span)];
                path.extend(self.designators()?);
                ExprKind::Offsetof(ty, path)
            }
        };
        self.expect_closing(T::RParen, open)?;
        let span = self.span_from(start);
        Ok(self.push_expr(kind, span))
    }

    /// `__is_same(T, U)`, if the identifier here is a type trait and nothing declared.
    pub(crate) fn type_trait(&mut self) -> Parse<Option<ExprId>> {
        let (start, name) = (self.span(), self.token().symbol());
        if !self.is_trait_name(name) || self.lookup(name).class != NameClass::Unknown {
            return Ok(None);
        }
        self.advance();
        let open = self.expect(T::LParen)?;
        let mut args = Vec::new();
        while !self.is(T::RParen) {
            let ty = self.type_id(TypeIdUse::Implied)?;
            args.push(TypeTraitArg { ty, is_pack_expansion: self.eat(T::Ellipsis) });
            if !self.eat(T::Comma) {
                break;
            }
        }
        self.expect_closing(T::RParen, open)?;
        let span = self.span_from(start);
        Ok(Some(self.push_expr(ExprKind::TypeTrait { name, args }, span)))
    }

    fn is_trait_name(&self, name: crate::base::Symbol) -> bool {
        let text = name.as_str();
        text.starts_with("__") && is_type_trait(text)
    }

    /// The name behind `.` or `->`.
    pub(crate) fn member_name(&mut self) -> Parse<NameId> {
        Ok(self.name(NameUse::Member)?.id)
    }

    /// Whether `decltype(…)` here is followed by `::`.
    pub(crate) fn is_decltype_qualifier(&self) -> bool {
        let open = self.index_ahead(1);
        self.kind_at(open) == T::LParen
            && self.partner(open).is_some_and(|close| self.kind_at(self.index_after(close)) == T::ColonColon)
    }

    /// A type made of specifiers alone.
    pub(crate) fn type_of_specs(&mut self, specs: DeclSpecs) -> TypeId {
        let span = specs.span;
        self.ast.types.push(crate::ast::TypeNode { specs, declarator: Default::default(), span })
    }
}

/// The builtin type that keywords make together ([dcl.type.simple], table 13).
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct BuiltinParts {
    pub(crate) base: Option<T>,
    pub(crate) n_long: u8,
    pub(crate) is_short: bool,
    pub(crate) is_signed: bool,
    pub(crate) is_unsigned: bool,
}

impl BuiltinParts {
    /// Whether any keyword was seen.
    pub(crate) fn is_some(self) -> bool {
        self.base.is_some() || self.n_long > 0 || self.is_short || self.is_signed || self.is_unsigned
    }

    /// The type, or none when the keywords do not go together.
    pub(crate) fn combine(self) -> Option<BuiltinType> {
        use BuiltinType as B;
        let unsigned = self.is_unsigned;
        if unsigned && self.is_signed {
            return None;
        }
        let has_sign = unsigned || self.is_signed;
        let plain = !has_sign && self.n_long == 0 && !self.is_short;
        let pick = |signed: B, un: B| Some(if unsigned { un } else { signed });
        match self.base {
            None | Some(T::KwInt) => match (self.is_short, self.n_long) {
                (true, 0) => pick(B::Short, B::UShort),
                (false, 0) => pick(B::Int, B::UInt),
                (false, 1) => pick(B::Long, B::ULong),
                (false, 2) => pick(B::LongLong, B::ULongLong),
                _ => None,
            },
            Some(T::KwChar) if !self.is_short && self.n_long == 0 => {
                if has_sign {
                    pick(B::SChar, B::UChar)
                } else {
                    Some(B::Char)
                }
            }
            Some(T::KwInt128) if !self.is_short && self.n_long == 0 => pick(B::Int128, B::UInt128),
            Some(T::KwDouble) if self.n_long == 1 && !has_sign && !self.is_short => Some(B::LongDouble),
            Some(kind) if plain => match kind {
                T::KwVoid => Some(B::Void),
                T::KwBool => Some(B::Bool),
                T::KwWcharT => Some(B::WChar),
                T::KwChar8T => Some(B::Char8),
                T::KwChar16T => Some(B::Char16),
                T::KwChar32T => Some(B::Char32),
                T::KwFloat => Some(B::Float),
                T::KwDouble => Some(B::Double),
                T::KwFloat128 => Some(B::Float128),
                T::KwFloat16 => Some(B::Float16),
                T::KwFloat32 => Some(B::Float32),
                T::KwFloat64 => Some(B::Float64),
                T::KwStdFloat128 => Some(B::StdFloat128),
                T::KwFloat32x => Some(B::Float32x),
                T::KwFloat64x => Some(B::Float64x),
                T::KwBFloat16 => Some(B::BFloat16),
                _ => None,
            },
            Some(_) => None,
        }
    }
}
