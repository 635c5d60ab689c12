//! The fold pass: a bounded region of tokens becomes the terminals of the grammar (`ftok` lists them).
//!
//! It walks the region and always knows whether an operand or an operator is due, because what `(`, `<`, `[`,
//! `~` and `&&` mean depends on that. Where an operand begins it recognises the things that need name lookup or
//! another part of the parser and replaces each by one terminal. Brackets and `?` are tracked on a stack, not
//! by recursion, so nesting costs no native stack. The region ends at the first token at depth 0 that cannot
//! continue the expression; whoever asked checks what stands there.

use crate::ast::{BinaryOp, Designator, ExprId, ExprKind};
use crate::base::limits::NESTING_DEPTH;
use crate::diag::Diagnostic;
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Parse};
use crate::parse::ftok::{FTok, FoldOp, Folded, Start};
use crate::source::Span;

/// What bounds a region, beside `;` and brackets that were not opened in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) start: Start,
    /// A comma continues the expression.
    pub(crate) takes_comma: bool,
    /// A `>` ends the region: a template argument ([temp.names]/3).
    pub(crate) is_template_arg: bool,
    /// Only `&&` and `||` connect operands: a constraint-logical-or-expression ([temp.pre]/9).
    pub(crate) is_constraint: bool,
    /// An assignment operator ends the region: a bit-field's width.
    pub(crate) stops_at_assign: bool,
}

impl Region {
    /// An expression, commas included.
    pub(crate) const EXPRESSION: Region = Region {
        start: Start::Expr,
        takes_comma: true,
        is_template_arg: false,
        is_constraint: false,
        stops_at_assign: false,
    };
    /// An assignment-expression or constant-expression.
    pub(crate) const ASSIGNMENT: Region = Region { takes_comma: false, ..Region::EXPRESSION };
    /// An initializer-clause.
    pub(crate) const INIT: Region = Region { start: Start::Init, ..Region::ASSIGNMENT };
    /// A parenthesised list.
    pub(crate) const LIST: Region = Region { start: Start::List, ..Region::ASSIGNMENT };
    /// A template argument; GNU takes braced lists as well.
    pub(crate) const TEMPLATE_ARG: Region = Region { start: Start::Init, is_template_arg: true, ..Region::ASSIGNMENT };
    /// A requires-clause.
    pub(crate) const CONSTRAINT: Region = Region { is_constraint: true, ..Region::ASSIGNMENT };
}

/// A bracket or `?` that is open in the region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Paren,
    Square,
    Brace,
    Question,
}

impl Open {
    fn closing(self) -> T {
        match self {
            Open::Paren => T::RParen,
            Open::Square => T::RBracket,
            Open::Brace => T::RBrace,
            Open::Question => T::Colon,
        }
    }
}

/// What is due next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Operand,
    Operator,
    /// The region is over.
    End,
}

/// The state of folding one region.
struct Fold {
    region: Region,
    out: Folded,
    open: Vec<(Open, Span)>,
    /// The `:` of a conditional expression that is in no bracket was read: what follows is an assignment-expression
    /// ([expr.cond]).
    is_in_alternative: bool,
}

impl Cx<'_> {
    /// Folds and parses a region.
    pub(crate) fn region(&mut self, region: Region) -> Parse<ExprId> {
        let folded = self.deeper(|cx| cx.fold(region))?;
        self.parse_folded(region.start, folded)
    }

    /// Folds a region.
    fn fold(&mut self, region: Region) -> Parse<Folded> {
        let mut fold = Fold { region, out: Folded::default(), open: Vec::new(), is_in_alternative: false };
        let mut due = Due::Operand;
        loop {
            due = match due {
                Due::Operand => self.fold_operand(&mut fold)?,
                Due::Operator => self.fold_operator(&mut fold)?,
                Due::End => return Ok(fold.out),
            };
        }
    }

    /// Emits the current token as it is.
    fn fold_token(&mut self, fold: &mut Fold) {
        let (span, kind) = (self.span(), self.kind());
        fold.out.tokens.push((span.lo, FTok::P(kind), span.hi));
        self.advance();
    }

    /// Emits a terminal for the tokens from `start` to here.
    fn fold_whole(&mut self, fold: &mut Fold, start: Span, tok: FTok) {
        let span = self.span_from(start);
        fold.out.tokens.push((span.lo, tok, span.hi));
    }

    /// Emits an opening bracket.
    fn fold_open(&mut self, fold: &mut Fold, open: Open) -> Parse<()> {
        if fold.open.len() >= NESTING_DEPTH {
            let span = self.span();
            return Err(self.fail(span, "brackets are nested too deeply here"));
        }
        fold.open.push((open, self.span()));
        self.fold_token(fold);
        Ok(())
    }

    // ---- where an operand is due ----

    fn fold_operand(&mut self, fold: &mut Fold) -> Parse<Due> {
        let kind = self.kind();
        let start = self.span();
        match kind {
            T::Literal | T::KwTrue | T::KwFalse | T::KwNullptr | T::KwThis | T::KwFunc | T::KwPRETTYFUNCTION => {
                let expr = self.literal_operand();
                self.fold_whole(fold, start, FTok::Literal(expr));
                Ok(Due::Operator)
            }
            T::Plus | T::Minus | T::Exclaim | T::Tilde | T::Star | T::Amp | T::PlusPlus | T::MinusMinus => {
                self.fold_prefix(fold)
            }
            T::KwReal | T::KwImag | T::KwExtension | T::KwCoAwait | T::KwCoYield => self.fold_prefix(fold),
            T::AmpAmp if self.peek(1) == T::Identifier => {
                self.advance();
                let (label, span) = self.expect_identifier("a label")?;
                let expr = self.push_expr(ExprKind::LabelAddr(label), start.to(span));
                self.fold_whole(fold, start, FTok::Whole(expr));
                Ok(Due::Operator)
            }
            T::LParen => self.fold_paren(fold),
            T::LBracket if self.is_designator(fold) => self.fold_designators(fold),
            T::LBracket => {
                let expr = self.lambda()?;
                self.fold_whole(fold, start, FTok::Lambda(expr));
                Ok(Due::Operator)
            }
            T::Dot if self.is_element_start(fold) => self.fold_designators(fold),
            T::Identifier if self.is_element_start(fold) && self.peek(1) == T::Colon => self.fold_old_designator(fold),
            T::LBrace if self.takes_brace(fold) => {
                self.fold_open(fold, Open::Brace)?;
                Ok(Due::Operand)
            }
            T::Ellipsis if fold.out.ends_with(T::LParen) => self.fold_left_fold(fold),
            T::Colon if fold.out.ends_with(T::Question) => self.fold_close(fold, Open::Question),
            T::RParen | T::RBracket | T::RBrace if self.may_close_empty(fold, kind) => self.fold_closing(fold),
            _ if fold.out.ends_with(T::KwThrow) && self.ends_throw(kind) => Ok(Due::Operator),
            _ => self.fold_keyword_operand(fold),
        }
    }

    fn fold_prefix(&mut self, fold: &mut Fold) -> Parse<Due> {
        if fold.region.is_constraint && fold.open.is_empty() {
            // [temp.pre]: a constraint-logical-or-expression is made of primary expressions.
            let span = self.span();
            return Err(self
                .fail(span, "an operand of a requires-clause that begins with an operator must stand in parentheses"));
        }
        self.fold_token(fold);
        Ok(Due::Operand)
    }

    /// Operands that begin with a keyword or a name.
    fn fold_keyword_operand(&mut self, fold: &mut Fold) -> Parse<Due> {
        let start = self.span();
        match self.kind() {
            T::KwSizeof | T::KwAlignof | T::KwTypeid => {
                if let Some(expr) = self.type_query()? {
                    self.fold_whole(fold, start, FTok::Whole(expr));
                    return Ok(Due::Operator);
                }
                self.fold_prefix(fold)
            }
            T::KwNoexcept | T::KwThrow => self.fold_prefix(fold),
            T::KwStaticCast | T::KwDynamicCast | T::KwConstCast | T::KwReinterpretCast => {
                let (cast, ty) = self.named_cast()?;
                self.fold_whole(fold, start, FTok::NamedCast(cast, ty));
                self.fold_list_start(fold, "`(`", false)
            }
            T::KwNew => self.fold_new(fold),
            T::ColonColon if self.peek(1) == T::KwNew => self.fold_new(fold),
            T::KwDelete => self.fold_delete(fold),
            T::ColonColon if self.peek(1) == T::KwDelete => self.fold_delete(fold),
            T::KwRequires => {
                let expr = self.requires_expression()?;
                self.fold_whole(fold, start, FTok::Requires(expr));
                Ok(Due::Operator)
            }
            T::KwBuiltinVaArg
            | T::KwBuiltinOffsetof
            | T::KwBuiltinTypesCompatibleP
            | T::KwBuiltinBitCast
            | T::KwBuiltinConvertvector => {
                let expr = self.builtin_form()?;
                self.fold_whole(fold, start, FTok::Whole(expr));
                Ok(Due::Operator)
            }
            T::Identifier | T::ColonColon | T::KwOperator | T::KwDecltype => self.fold_name(fold),
            kind if Self::is_simple_type_keyword(kind) || kind == T::KwTypename => {
                let ty = self.simple_type_operand()?;
                self.fold_whole(fold, start, FTok::Type(ty));
                self.fold_list_start(fold, "`(` or `{` after a type in an expression", true)
            }
            _ => Err(self.unexpected("an expression")),
        }
    }

    /// A name, a type trait, or a type in front of `(` or `{`.
    fn fold_name(&mut self, fold: &mut Fold) -> Parse<Due> {
        let start = self.span();
        if self.is(T::Identifier)
            && self.peek(1) == T::LParen
            && let Some(expr) = self.type_trait()?
        {
            self.fold_whole(fold, start, FTok::Whole(expr));
            return Ok(Due::Operator);
        }
        let may_be_body = fold.region.is_constraint && fold.open.is_empty();
        match self.name_or_type_operand(!may_be_body)? {
            Ok(expr) => {
                self.fold_whole(fold, start, FTok::Name(expr));
                Ok(Due::Operator)
            }
            Err(ty) => {
                self.fold_whole(fold, start, FTok::Type(ty));
                self.fold_list_start(fold, "`(` or `{` after a type in an expression", true)
            }
        }
    }

    /// The `(` or `{` that must follow.
    fn fold_list_start(&mut self, fold: &mut Fold, wanted: &str, takes_brace: bool) -> Parse<Due> {
        match self.kind() {
            T::LParen => self.fold_open(fold, Open::Paren)?,
            T::LBrace if takes_brace => self.fold_open(fold, Open::Brace)?,
            kind @ (T::Dot | T::Arrow) => return Err(self.member_of_type(kind)),
            _ => return Err(self.unexpected(wanted)),
        }
        Ok(Due::Operand)
    }

    /// `(`: a statement-expression, a cast, or a parenthesis.
    fn fold_paren(&mut self, fold: &mut Fold) -> Parse<Due> {
        let start = self.span();
        // A list that the region begins with is no cast, nor is what follows a type's name or `typeid`.
        let is_list = (fold.out.tokens.is_empty() && fold.region.start == Start::List)
            || fold.out.ends_with(T::KwNoexcept)
            || fold.out.ends_with(T::KwTypeid);
        if self.peek(1) == T::LBrace && !is_list {
            let expr = self.statement_expression()?;
            self.fold_whole(fold, start, FTok::Whole(expr));
            return Ok(Due::Operator);
        }
        let at = self.at;
        if !is_list && let Some(ty) = self.parenthesised_type() {
            // `(T())` alone: a function type that nothing is cast to is a value in parentheses.
            let is_plain = self.ast.types[ty].declarator.chunks.is_empty();
            if is_plain || self.begins_cast_operand() {
                self.fold_whole(fold, start, FTok::Cast(ty));
                return Ok(Due::Operand);
            }
            self.at = at;
        }
        self.fold_open(fold, Open::Paren)?;
        Ok(Due::Operand)
    }

    /// Whether a cast's operand begins here, and not what follows a value: a call without arguments, or `++`.
    fn begins_cast_operand(&self) -> bool {
        match self.kind() {
            T::LParen => self.peek(1) != T::RParen,
            T::PlusPlus | T::MinusMinus => begins_operand(self.peek(1)),
            kind => begins_operand(kind),
        }
    }

    fn fold_new(&mut self, fold: &mut Fold) -> Parse<Due> {
        let start = self.span();
        let new = self.new_expression()?;
        fold.out.news.push(new);
        let index = fold.out.news.len() as u32 - 1;
        self.fold_whole(fold, start, FTok::New(index));
        match self.kind() {
            T::LParen => self.fold_open(fold, Open::Paren)?,
            T::LBrace => self.fold_open(fold, Open::Brace)?,
            _ => return Ok(Due::Operator),
        }
        Ok(Due::Operand)
    }

    /// [expr.delete]/1: `delete []` always deletes an array.
    fn fold_delete(&mut self, fold: &mut Fold) -> Parse<Due> {
        let start = self.span();
        let is_global = self.eat(T::ColonColon);
        self.advance();
        let is_array = self.is(T::LBracket) && self.peek(1) == T::RBracket;
        if is_array {
            self.advance();
            self.advance();
        }
        self.fold_whole(fold, start, FTok::Delete { is_global, is_array });
        Ok(Due::Operand)
    }

    /// `... op` behind `(`.
    fn fold_left_fold(&mut self, fold: &mut Fold) -> Parse<Due> {
        let start = self.span();
        self.advance();
        let Some(op) = fold_operator(self.kind()) else { return Err(self.unexpected("an operator")) };
        self.advance();
        self.fold_whole(fold, start, FTok::FoldLeft(op));
        Ok(Due::Operand)
    }

    /// Whether an element of a braced list begins here.
    fn is_element_start(&self, fold: &Fold) -> bool {
        matches!(fold.open.last(), Some((Open::Brace, _)))
            && (fold.out.ends_with(T::LBrace) || fold.out.ends_with(T::Comma))
    }

    /// Whether `[` begins an array designator and not a lambda.
    fn is_designator(&self, fold: &Fold) -> bool {
        self.is_element_start(fold)
            && self
                .partner(self.at.pos)
                .is_some_and(|close| matches!(self.kind_at(self.index_after(close)), T::Equal | T::Dot | T::LBracket))
    }

    fn fold_designators(&mut self, fold: &mut Fold) -> Parse<Due> {
        let start = self.span();
        let designators = self.designators()?;
        fold.out.designators.push(designators);
        let index = fold.out.designators.len() as u32 - 1;
        self.fold_whole(fold, start, FTok::Designators(index));
        match self.kind() {
            T::Equal => self.fold_token(fold),
            T::LBrace => self.fold_open(fold, Open::Brace)?,
            _ => return Err(self.unexpected("`=` or `{` after a designator")),
        }
        Ok(Due::Operand)
    }

    /// GNU's old `x: e` for `.x = e`.
    fn fold_old_designator(&mut self, fold: &mut Fold) -> Parse<Due> {
        let start = self.span();
        let (field, span) = self.expect_identifier("a member's name")?;
        fold.out.designators.push(vec![Designator::Field(field, span)]);
        let index = fold.out.designators.len() as u32 - 1;
        self.fold_whole(fold, start, FTok::Designators(index));
        let colon = self.expect(T::Colon)?;
        fold.out.tokens.push((colon.lo, FTok::P(T::Equal), colon.hi));
        Ok(Due::Operand)
    }

    /// Whether a braced list may stand where an operand is due.
    fn takes_brace(&self, fold: &Fold) -> bool {
        match fold.out.last() {
            None => fold.region.start == Start::Init,
            Some(FTok::Cast(_)) => true,
            Some(FTok::P(T::LParen | T::LBracket | T::LBrace | T::Comma)) => !fold.open.is_empty(),
            Some(FTok::P(kind)) => kind == T::KwCoYield || is_assignment(kind),
            Some(_) => false,
        }
    }

    /// Whether a closing bracket may stand where an operand is due.
    fn may_close_empty(&self, fold: &Fold, kind: T) -> bool {
        let Some((open, _)) = fold.open.last() else { return false };
        if open.closing() != kind {
            return false;
        }
        let opening = match kind {
            T::RParen => T::LParen,
            T::RBracket => T::LBracket,
            _ => T::LBrace,
        };
        fold.out.ends_with(opening)
            || (kind == T::RBrace && fold.out.ends_with(T::Comma))
            || fold.out.ends_with(T::KwThrow)
    }

    /// Whether `throw` has no operand before this token.
    fn ends_throw(&self, kind: T) -> bool {
        matches!(kind, T::Semi | T::RParen | T::RBracket | T::RBrace | T::Comma | T::Colon | T::Eof)
    }

    // ---- where an operator is due ----

    fn fold_operator(&mut self, fold: &mut Fold) -> Parse<Due> {
        let kind = self.kind();
        if fold.open.is_empty() && self.ends_region(fold, kind) {
            return Ok(Due::End);
        }
        match kind {
            T::LParen => {
                self.fold_open(fold, Open::Paren)?;
                Ok(Due::Operand)
            }
            T::LBracket => {
                self.fold_open(fold, Open::Square)?;
                Ok(Due::Operand)
            }
            T::PlusPlus | T::MinusMinus => {
                self.fold_token(fold);
                Ok(Due::Operator)
            }
            T::Dot | T::Arrow => self.fold_member(fold),
            T::Question => {
                self.fold_open(fold, Open::Question)?;
                Ok(Due::Operand)
            }
            T::Colon if matches!(fold.open.last(), Some((Open::Question, _))) => self.fold_close(fold, Open::Question),
            T::RParen | T::RBracket | T::RBrace => self.fold_closing(fold),
            T::Ellipsis if !fold.open.is_empty() => {
                self.fold_token(fold);
                Ok(Due::Operator)
            }
            T::Comma if self.peek(1) == T::Ellipsis => self.fold_fold_operator(fold),
            T::Comma => {
                self.fold_token(fold);
                Ok(Due::Operand)
            }
            _ if is_binary(kind) && self.peek(1) == T::Ellipsis => self.fold_fold_operator(fold),
            _ if is_binary(kind) => {
                self.fold_token(fold);
                Ok(Due::Operand)
            }
            _ => Err(self.unclosed(fold)),
        }
    }

    /// Whether this token ends a region in which no bracket is open.
    fn ends_region(&self, fold: &Fold, kind: T) -> bool {
        // A braced list is a whole initializer-clause.
        if fold.region.start == Start::Init
            && matches!(fold.out.tokens.first(), Some((_, FTok::P(T::LBrace), _)))
            && fold.out.ends_with(T::RBrace)
        {
            return true;
        }
        if fold.region.start == Start::List {
            return true;
        }
        if fold.region.is_constraint {
            return !matches!(kind, T::AmpAmp | T::PipePipe);
        }
        match kind {
            T::Comma => !fold.region.takes_comma,
            T::Greater | T::GreaterGreater => fold.region.is_template_arg,
            T::Equal => (fold.region.stops_at_assign || fold.region.is_template_arg) && !fold.is_in_alternative,
            T::LParen | T::LBracket | T::PlusPlus | T::MinusMinus | T::Dot | T::Arrow | T::Question => false,
            _ => !is_binary(kind),
        }
    }

    /// `op ...` before `)`, or `op ... op`.
    fn fold_fold_operator(&mut self, fold: &mut Fold) -> Parse<Due> {
        let (start, kind) = (self.span(), self.kind());
        let Some(op) = fold_operator(kind) else { return Err(self.unexpected("an operator of a fold-expression")) };
        self.advance();
        self.advance();
        if self.is(T::RParen) {
            self.fold_whole(fold, start, FTok::FoldRight(op));
            return Ok(Due::Operator);
        }
        if !self.is(kind) {
            return Err(self.unexpected(&format!("`)` or `{}` in the fold-expression", kind.spelling())));
        }
        self.advance();
        self.fold_whole(fold, start, FTok::FoldBoth(op));
        Ok(Due::Operand)
    }

    /// `.name`, `->name`
    fn fold_member(&mut self, fold: &mut Fold) -> Parse<Due> {
        self.fold_token(fold);
        let start = self.span();
        let name = self.member_name()?;
        self.fold_whole(fold, start, FTok::Member(name));
        Ok(Due::Operator)
    }

    fn fold_closing(&mut self, fold: &mut Fold) -> Parse<Due> {
        let open = match self.kind() {
            T::RParen => Open::Paren,
            T::RBracket => Open::Square,
            _ => Open::Brace,
        };
        self.fold_close(fold, open)
    }

    /// Closes the innermost bracket, which must be `open`.
    fn fold_close(&mut self, fold: &mut Fold, open: Open) -> Parse<Due> {
        match fold.open.last() {
            Some((innermost, _)) if *innermost == open => {
                fold.open.pop();
                fold.is_in_alternative |= open == Open::Question && fold.open.is_empty();
                self.fold_token(fold);
                Ok(if open == Open::Question { Due::Operand } else { Due::Operator })
            }
            Some(_) | None => Err(self.unclosed(fold)),
        }
    }

    /// Reports that the innermost bracket is not closed here.
    fn unclosed(&mut self, fold: &Fold) -> super::cx::Failed {
        let Some((open, span)) = fold.open.last() else { return self.unexpected("an operator or `;`") };
        let message = format!("expected `{}`, found {}", open.closing().spelling(), self.found());
        let diagnostic = Diagnostic::error(self.span(), message).also(*span, "to match this");
        self.report_here(diagnostic)
    }
}

/// Whether a cast's operand, or a compound literal's list, can begin with this token.
fn begins_operand(kind: T) -> bool {
    match kind {
        T::LParen | T::LBrace | T::LBracket | T::Identifier | T::Literal | T::ColonColon => true,
        T::Plus | T::Minus | T::Exclaim | T::Tilde | T::Star | T::Amp | T::AmpAmp | T::PlusPlus | T::MinusMinus => true,
        kind => kind.is_keyword(),
    }
}

/// Assignment operators ([expr.ass]).
fn is_assignment(kind: T) -> bool {
    matches!(
        kind,
        T::Equal
            | T::PlusEqual
            | T::MinusEqual
            | T::StarEqual
            | T::SlashEqual
            | T::PercentEqual
            | T::CaretEqual
            | T::AmpEqual
            | T::PipeEqual
            | T::LessLessEqual
            | T::GreaterGreaterEqual
    )
}

/// Binary operators other than the comma.
fn is_binary(kind: T) -> bool {
    kind != T::Comma && fold_operator(kind).is_some()
}

/// The operator of a fold-expression that this token is ([expr.prim.fold]/1).
fn fold_operator(kind: T) -> Option<FoldOp> {
    let op = match kind {
        T::DotStar => BinaryOp::MemberPtr,
        T::ArrowStar => BinaryOp::MemberPtrArrow,
        T::Star | T::StarEqual => BinaryOp::Mul,
        T::Slash | T::SlashEqual => BinaryOp::Div,
        T::Percent | T::PercentEqual => BinaryOp::Rem,
        T::Plus | T::PlusEqual => BinaryOp::Add,
        T::Minus | T::MinusEqual => BinaryOp::Sub,
        T::LessLess | T::LessLessEqual => BinaryOp::Shl,
        T::GreaterGreater | T::GreaterGreaterEqual => BinaryOp::Shr,
        T::Spaceship => BinaryOp::Spaceship,
        T::Less => BinaryOp::Less,
        T::Greater => BinaryOp::Greater,
        T::LessEqual => BinaryOp::LessEq,
        T::GreaterEqual => BinaryOp::GreaterEq,
        T::EqualEqual => BinaryOp::Eq,
        T::ExclaimEqual => BinaryOp::NotEq,
        T::Amp | T::AmpEqual => BinaryOp::BitAnd,
        T::Caret | T::CaretEqual => BinaryOp::BitXor,
        T::Pipe | T::PipeEqual => BinaryOp::BitOr,
        T::AmpAmp => BinaryOp::And,
        T::PipePipe => BinaryOp::Or,
        T::Comma | T::Equal => BinaryOp::Comma,
        _ => return None,
    };
    Some(FoldOp { op, assign: is_assignment(kind) })
}
