//! Statements ([stmt.stmt]), by recursive descent: they own scopes, and what begins a declaration is decided by
//! name lookup.

use crate::ast::{
    Attr, Condition, DeclId, DeclKind, DeclSpecs, ExprId, Handler, IfKind, Init, InitDeclarator, Stmt, StmtId,
    StmtKind, TypeSpec,
};
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Failed, Parse};
use crate::parse::declarator::DeclaratorUse;
use crate::parse::frames::FrameKind;
use crate::parse::specifiers::Place;
use crate::source::Span;

/// An if-statement without its else-branch.
type IfHead = (Span, IfKind, Option<StmtId>, Condition, StmtId);

impl Cx<'_> {
    pub(crate) fn push_stmt(&mut self, kind: StmtKind, start: Span) -> StmtId {
        let span = self.span_from(start);
        self.ast.stmts.push(Stmt { kind, attrs: Vec::new(), span })
    }

    /// `{ … }` in a scope of its own.
    pub(crate) fn block(&mut self) -> Parse<StmtId> {
        self.deeper(|cx| cx.within(FrameKind::Block, Self::block_contents))
    }

    fn block_contents(&mut self) -> Parse<StmtId> {
        let open = self.expect(T::LBrace)?;
        let mut stmts = Vec::new();
        while !self.is(T::RBrace) {
            if self.is(T::Eof) {
                let failed = self.expect_closing(T::RBrace, open);
                return failed.map(|_| self.push_stmt(StmtKind::Error, open));
            }
            let (start, at) = (self.span(), self.at.pos);
            match self.statement() {
                Ok(stmt) => stmts.push(stmt),
                Err(failed) if self.speculating > 0 => return Err(failed),
                Err(_) => {
                    self.recover(at);
                    stmts.push(self.push_stmt(StmtKind::Error, start));
                }
            }
        }
        self.advance();
        Ok(self.push_stmt(StmtKind::Block(stmts), open))
    }

    /// A statement.
    pub(crate) fn statement(&mut self) -> Parse<StmtId> {
        self.deeper(|cx| {
            let may_lack_semi = std::mem::replace(&mut cx.may_lack_semi, false);
            let result = cx.statement_here(may_lack_semi);
            cx.may_lack_semi = may_lack_semi;
            result
        })
    }

    fn statement_here(&mut self, may_lack_semi: bool) -> Parse<StmtId> {
        let start = self.span();
        if (self.is_attribute_start() || self.is(T::KwAttribute)) && !self.is_declaration() {
            let attrs = self.attributes()?;
            let stmt = self.statement_here(may_lack_semi)?;
            self.ast.stmts.get_mut(stmt).attrs.splice(0..0, attrs);
            return Ok(stmt);
        }
        match self.kind() {
            T::LBrace => self.block(),
            T::Semi => {
                self.advance();
                Ok(self.push_stmt(StmtKind::Empty, start))
            }
            T::KwIf => self.if_statement(),
            T::KwSwitch => self.switch_statement(),
            T::KwWhile => self.while_statement(),
            T::KwDo => self.do_statement(),
            T::KwFor => self.for_statement(),
            T::KwBreak | T::KwContinue => {
                let kind = if self.is(T::KwBreak) { StmtKind::Break } else { StmtKind::Continue };
                self.advance();
                self.end_statement("statement")?;
                Ok(self.push_stmt(kind, start))
            }
            T::KwReturn | T::KwCoReturn => self.return_statement(),
            T::KwGoto => self.goto_statement(),
            T::KwCase => self.case_statement(),
            T::KwDefault => {
                self.advance();
                self.expect(T::Colon)?;
                let body = self.labelled()?;
                Ok(self.push_stmt(StmtKind::Default(body), start))
            }
            T::Identifier if self.peek(1) == T::Colon => {
                let (label, _) = self.expect_identifier("a label")?;
                self.advance();
                self.attributes()?;
                let body = self.labelled()?;
                Ok(self.push_stmt(StmtKind::Label(label, body), start))
            }
            T::KwTry => {
                self.advance();
                let block = self.block()?;
                let handlers = self.handlers()?;
                Ok(self.push_stmt(StmtKind::Try { block, handlers }, start))
            }
            T::KwLabel => self.local_labels(),
            _ if self.is_declaration() => {
                let decl = self.declaration(Place::Block)?;
                Ok(self.push_stmt(StmtKind::Decl(decl), start))
            }
            _ => self.expression_statement(may_lack_semi),
        }
    }

    fn expression_statement(&mut self, may_lack_semi: bool) -> Parse<StmtId> {
        let start = self.span();
        let expr = self.expression()?;
        let has_semi = self.is(T::Semi);
        if !has_semi && self.is(T::Eof) && may_lack_semi {
            self.lacked_semi = true;
        } else {
            self.end_expression(expr)?;
        }
        Ok(self.push_stmt(StmtKind::Expr { expr, has_semi }, start))
    }

    /// The `;` after an expression. What looks like a type that is not declared made an expression of the rest.
    fn end_expression(&mut self, expr: ExprId) -> Parse<()> {
        if self.is(T::LBrace)
            && let Some(failed) = self.undeclared_in(expr)
        {
            return Err(failed);
        }
        self.end_statement("expression")
    }

    fn end_statement(&mut self, what: &str) -> Parse<()> {
        if self.eat(T::Semi) {
            return Ok(());
        }
        Err(self.unexpected(&format!("`;` after {what}")))
    }

    /// A statement that another one controls: its declarations are its own ([stmt.select]/2).
    fn controlled(&mut self) -> Parse<StmtId> {
        self.within(FrameKind::Controlled, Self::statement)
    }

    /// What a label stands before; `}` may follow at once (C++23).
    fn labelled(&mut self) -> Parse<StmtId> {
        if self.is(T::RBrace) {
            let here = self.span();
            return Ok(self.ast.stmts.push(Stmt { kind: StmtKind::Empty, attrs: Vec::new(), span: here }));
        }
        self.statement()
    }

    // ---- selection ([stmt.select]) ----

    /// A chain of `else if` is read in a loop: generated code has long ones.
    fn if_statement(&mut self) -> Parse<StmtId> {
        let outer = self.scope;
        let mut heads = Vec::new();
        let last = self.if_chain(&mut heads);
        self.scope = outer;
        let mut els = last?;
        while let Some((start, kind, init, cond, then)) = heads.pop() {
            els = Some(self.push_stmt(StmtKind::If { kind, init, cond, then, els }, start));
        }
        els.ok_or(Failed)
    }

    /// Reads the branches; returns the statement behind the last `else`.
    fn if_chain(&mut self, heads: &mut Vec<IfHead>) -> Parse<Option<StmtId>> {
        loop {
            if heads.is_empty() && self.is_if_consteval() {
                return self.if_consteval().map(Some);
            }
            let start = self.expect(T::KwIf)?;
            let kind = if self.eat(T::KwConstexpr) { IfKind::Constexpr } else { IfKind::Plain };
            let outer = self.scope;
            let frame = self.enter(FrameKind::Head);
            let (init, cond) = self.selection_head()?;
            // Lookup need not walk through a long chain of conditions that declare nothing.
            if self.frames.get(frame).names.is_empty() {
                self.scope = outer;
            }
            let then = self.controlled()?;
            heads.push((start, kind, init, cond, then));
            if !self.eat(T::KwElse) {
                return Ok(None);
            }
            if !self.is(T::KwIf) || self.is_if_consteval() {
                return self.controlled().map(Some);
            }
        }
    }

    /// Whether `if consteval` or `if !consteval` stands here.
    fn is_if_consteval(&self) -> bool {
        let n = if self.peek(1) == T::Exclaim { 2 } else { 1 };
        self.is(T::KwIf) && self.peek(n) == T::KwConsteval
    }

    fn if_consteval(&mut self) -> Parse<StmtId> {
        let start = self.expect(T::KwIf)?;
        let is_negated = self.eat(T::Exclaim);
        self.expect(T::KwConsteval)?;
        let then = self.block()?;
        let els = if self.eat(T::KwElse) { Some(self.controlled()?) } else { None };
        Ok(self.push_stmt(StmtKind::IfConsteval { is_negated, then, els }, start))
    }

    fn switch_statement(&mut self) -> Parse<StmtId> {
        let start = self.expect(T::KwSwitch)?;
        self.within(FrameKind::Head, |cx| {
            let (init, cond) = cx.selection_head()?;
            let body = cx.controlled()?;
            Ok(cx.push_stmt(StmtKind::Switch { init, cond, body }, start))
        })
    }

    /// `(init-statement condition)`
    fn selection_head(&mut self) -> Parse<(Option<StmtId>, Condition)> {
        let open = self.expect(T::LParen)?;
        let start = self.span();
        let mut init = None;
        if self.eat(T::Semi) {
            init = Some(self.push_stmt(StmtKind::Empty, start));
        } else if self.is(T::KwUsing) || self.is(T::KwTypedef) {
            let decl = self.declaration(Place::Block)?;
            init = Some(self.push_stmt(StmtKind::Decl(decl), start));
        }
        let mut cond = self.condition(init.is_none())?;
        if init.is_none() && self.eat(T::Semi) {
            init = Some(self.condition_as_statement(cond, start));
            cond = self.condition(false)?;
        }
        self.expect_closing(T::RParen, open)?;
        Ok((init, cond))
    }

    fn condition_as_statement(&mut self, cond: Condition, start: Span) -> StmtId {
        let kind = match cond {
            Condition::Expr(expr) => StmtKind::Expr { expr, has_semi: true },
            Condition::Decl(decl) => StmtKind::Decl(decl),
        };
        self.push_stmt(kind, start)
    }

    /// An expression, or a declaration of one variable with an initializer ([stmt.pre]). `may_be_init` when it is an
    /// init-statement if `;` follows.
    fn condition(&mut self, may_be_init: bool) -> Parse<Condition> {
        if self.is_declaration() && !self.is_cast_condition(may_be_init) {
            return Ok(Condition::Decl(self.declaration_without_end()?));
        }
        Ok(Condition::Expr(self.expression()?))
    }

    /// `T(x)` in a condition is a cast unless an initializer follows, or the `;` of an init-statement.
    fn is_cast_condition(&mut self, may_be_init: bool) -> bool {
        let has_paren = self.look(|cx| {
            cx.decl_specs(Place::Block)?;
            if cx.is(T::LParen) { Ok(()) } else { Err(Failed) }
        });
        if has_paren.is_none() {
            return false;
        }
        self.look(|cx| {
            let decl = cx.declaration_without_end()?;
            let has_init = match &cx.ast.decls[decl].kind {
                DeclKind::Simple { declarators, .. } => declarators.last().is_some_and(|d| d.init.is_some()),
                _ => true,
            };
            if (may_be_init && cx.is(T::Semi)) || has_init { Ok(()) } else { Err(Failed) }
        })
        .is_none()
    }

    // ---- iteration ([stmt.iter]) ----

    fn while_statement(&mut self) -> Parse<StmtId> {
        let start = self.expect(T::KwWhile)?;
        self.within(FrameKind::Head, |cx| {
            let open = cx.expect(T::LParen)?;
            let cond = cx.condition(false)?;
            cx.expect_closing(T::RParen, open)?;
            let body = cx.controlled()?;
            Ok(cx.push_stmt(StmtKind::While { cond, body }, start))
        })
    }

    fn do_statement(&mut self) -> Parse<StmtId> {
        let start = self.expect(T::KwDo)?;
        let body = self.controlled()?;
        self.expect(T::KwWhile)?;
        let cond = self.parenthesised()?;
        self.end_statement("`do` statement")?;
        Ok(self.push_stmt(StmtKind::Do { body, cond }, start))
    }

    fn for_statement(&mut self) -> Parse<StmtId> {
        let start = self.expect(T::KwFor)?;
        self.within(FrameKind::Head, |cx| {
            let open_index = cx.at.pos;
            let open = cx.expect(T::LParen)?;
            let first = cx.span();
            if cx.is_range_declaration(open_index) {
                return cx.range_for(None, open, start);
            }
            let init = if cx.is(T::Semi) {
                cx.push_stmt(StmtKind::Empty, first)
            } else if cx.is(T::KwUsing) {
                let decl = cx.declaration(Place::Block)?;
                let init = cx.push_stmt(StmtKind::Decl(decl), first);
                return cx.range_for(Some(init), open, start);
            } else if cx.is_declaration() {
                let decl = cx.declaration_without_end()?;
                cx.push_stmt(StmtKind::Decl(decl), first)
            } else {
                let expr = cx.expression()?;
                cx.push_stmt(StmtKind::Expr { expr, has_semi: true }, first)
            };
            cx.end_statement("the first part of `for`")?;
            if cx.is_range_declaration(open_index) {
                return cx.range_for(Some(init), open, start);
            }
            cx.plain_for(init, open, start)
        })
    }

    fn plain_for(&mut self, init: StmtId, open: Span, start: Span) -> Parse<StmtId> {
        let cond = if self.is(T::Semi) { None } else { Some(self.condition(false)?) };
        self.end_statement("the condition of `for`")?;
        let step = if self.is(T::RParen) { None } else { Some(self.expression()?) };
        self.expect_closing(T::RParen, open)?;
        let body = self.controlled()?;
        Ok(self.push_stmt(StmtKind::For { init, cond, step, body }, start))
    }

    /// Whether the head goes on without another `;`, with a `:`: for-range-declaration `:` for-range-initializer.
    fn is_range_declaration(&self, open: usize) -> bool {
        let close = self.partner(open).unwrap_or(self.end);
        let mut index = self.at.pos;
        let mut n_questions = 0usize;
        while index < close {
            match self.kind_at(index) {
                T::LParen | T::LBracket | T::LBrace => match self.partner(index) {
                    Some(end) => index = end,
                    None => return false,
                },
                T::Semi => return false,
                T::Question => n_questions += 1,
                T::Colon if n_questions == 0 => return true,
                T::Colon => n_questions -= 1,
                _ => {}
            }
            index = self.index_after(index);
        }
        false
    }

    /// [stmt.pre]/1: a for-range-declaration declares one variable, or a structured binding, without initialiser.
    fn check_range_declaration(&mut self, decl: DeclId) -> Parse<()> {
        let (init, is_one) = match &self.ast.decls[decl].kind {
            DeclKind::Simple { declarators, .. } => {
                (declarators.iter().find_map(|item| item.init), declarators.len() == 1)
            }
            DeclKind::StructuredBinding { init, .. } => (*init, true),
            _ => (None, true),
        };
        let span = match init {
            Some(Init::Copy(init) | Init::Paren(init) | Init::Brace(init)) => self.ast.exprs[init].span,
            Some(Init::Delayed { .. }) | None if is_one => return Ok(()),
            Some(Init::Delayed { .. }) | None => self.ast.decls[decl].span,
        };
        let what = if init.is_some() { "cannot have an initialiser" } else { "is one declaration" };
        Err(self.fail(span, format!("the variable of a range-based `for` {what}")))
    }

    /// From the for-range-declaration on.
    fn range_for(&mut self, init: Option<StmtId>, open: Span, start: Span) -> Parse<StmtId> {
        let decl = self.declaration_without_end()?;
        self.check_range_declaration(decl)?;
        self.expect(T::Colon)?;
        let range = if self.is(T::LBrace) { self.init_clause()? } else { self.expression()? };
        self.expect_closing(T::RParen, open)?;
        let body = self.controlled()?;
        Ok(self.push_stmt(StmtKind::RangeFor { init, decl, range, body }, start))
    }

    // ---- jumps and labels ([stmt.jump], [stmt.label]) ----

    fn return_statement(&mut self) -> Parse<StmtId> {
        let start = self.span();
        let is_coroutine = self.is(T::KwCoReturn);
        self.advance();
        let operand = match self.kind() {
            T::Semi => None,
            T::LBrace => Some(self.init_clause()?),
            _ => Some(self.expression()?),
        };
        self.end_statement("`return` statement")?;
        let kind = if is_coroutine { StmtKind::CoReturn(operand) } else { StmtKind::Return(operand) };
        Ok(self.push_stmt(kind, start))
    }

    fn goto_statement(&mut self) -> Parse<StmtId> {
        let start = self.expect(T::KwGoto)?;
        let kind = if self.eat(T::Star) {
            StmtKind::GotoComputed(self.expression()?)
        } else {
            let (label, span) = self.expect_identifier("a label")?;
            StmtKind::Goto(label, span)
        };
        self.end_statement("`goto` statement")?;
        Ok(self.push_stmt(kind, start))
    }

    fn case_statement(&mut self) -> Parse<StmtId> {
        let start = self.expect(T::KwCase)?;
        let lo = self.assignment()?;
        let hi: Option<ExprId> = if self.eat(T::Ellipsis) { Some(self.assignment()?) } else { None };
        self.expect(T::Colon)?;
        let body = self.labelled()?;
        Ok(self.push_stmt(StmtKind::Case { lo, hi, body }, start))
    }

    fn local_labels(&mut self) -> Parse<StmtId> {
        let start = self.expect(T::KwLabel)?;
        let mut labels = Vec::new();
        loop {
            labels.push(self.expect_identifier("a label")?.0);
            if !self.eat(T::Comma) {
                break;
            }
        }
        self.end_statement("label declaration")?;
        Ok(self.push_stmt(StmtKind::LocalLabels(labels), start))
    }

    // ---- handlers ([except.pre]) ----

    /// One or more `catch (…) { … }`.
    pub(crate) fn handlers(&mut self) -> Parse<Vec<Handler>> {
        let mut handlers = Vec::new();
        if !self.is(T::KwCatch) {
            return Err(self.unexpected("`catch`"));
        }
        while self.is(T::KwCatch) {
            let handler = self.within(FrameKind::Block, Self::handler)?;
            handlers.push(handler);
        }
        Ok(handlers)
    }

    fn handler(&mut self) -> Parse<Handler> {
        let start = self.expect(T::KwCatch)?;
        let open = self.expect(T::LParen)?;
        let param = if self.eat(T::Ellipsis) { None } else { Some(self.exception_declaration()?) };
        self.expect_closing(T::RParen, open)?;
        let block = self.block()?;
        Ok(Handler { param, block, span: self.span_from(start) })
    }

    fn exception_declaration(&mut self) -> Parse<DeclId> {
        let start = self.span();
        let attrs: Vec<Attr> = self.attributes()?;
        let mut specs: DeclSpecs = self.decl_specs(Place::Param)?;
        if specs.ty == TypeSpec::None {
            return Err(self.unexpected("an exception's type"));
        }
        specs.attrs.splice(0..0, attrs);
        let declarator = self.declarator(DeclaratorUse::Param)?.declarator;
        self.declare_value(&declarator);
        let declarators = if is_empty(&declarator) {
            Vec::new()
        } else {
            vec![InitDeclarator { declarator, init: None, bit_width: None, is_pure: false }]
        };
        Ok(self.push_decl(DeclKind::Simple { specs, declarators }, start))
    }
}

/// Whether nothing stands in a declarator.
fn is_empty(declarator: &crate::ast::Declarator) -> bool {
    declarator.name.is_none() && declarator.chunks.is_empty()
}
