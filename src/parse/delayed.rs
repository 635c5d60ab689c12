//! Function bodies, and regions that are parsed later: bodies in headers when they are first needed, and the
//! complete-class contexts of a class when it is complete ([class.mem]/6).

use crate::ast::{
    Delayed, DelayedId, DelayedKind, DelayedResult, ExprKind, FunctionBody, Init, MemberInit, Stmt, StmtKind,
};
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Mark, Parse};
use crate::parse::frames::FrameId;
use crate::parse::name::NameUse;

impl Cx<'_> {
    /// A function-body other than `= default` and `= delete`, at `{`, `:` or `try`.
    pub(crate) fn function_body(&mut self, scope: FrameId) -> Parse<FunctionBody> {
        if self.class_depth == 0 && self.parses_bodies {
            return self.in_scope(scope, |cx| cx.function_body_now());
        }
        let start = self.at.pos;
        let end = self.skip_function_body()?;
        self.jump(start);
        Ok(FunctionBody::Delayed(self.delay(end, DelayedKind::FunctionBody, scope)))
    }

    /// Parses a function-body.
    fn function_body_now(&mut self) -> Parse<FunctionBody> {
        let start = self.span();
        let is_try = self.eat(T::KwTry);
        let member_inits = if self.eat(T::Colon) { self.member_inits()? } else { Vec::new() };
        let flags = (self.class_depth, self.is_templated, self.is_specialization);
        (self.class_depth, self.is_templated, self.is_specialization) = (0, false, false);
        let (may_lack_semi, is_script_level) = (self.may_lack_semi, self.is_script_level);
        (self.may_lack_semi, self.is_script_level) = (false, false);
        let block = self.body_block(is_try, start);
        (self.class_depth, self.is_templated, self.is_specialization) = flags;
        (self.may_lack_semi, self.is_script_level) = (may_lack_semi, is_script_level);
        let block = block?;
        Ok(if is_try { FunctionBody::Try { member_inits, block } } else { FunctionBody::Block { member_inits, block } })
    }

    fn body_block(&mut self, is_try: bool, start: crate::source::Span) -> Parse<crate::ast::StmtId> {
        let block = self.block()?;
        if !is_try {
            return Ok(block);
        }
        let handlers = self.handlers()?;
        let span = self.span_from(start);
        Ok(self.ast.stmts.push(Stmt { kind: StmtKind::Try { block, handlers }, attrs: Vec::new(), span }))
    }

    /// mem-initializers ([class.base.init]); the cursor is behind `:`.
    fn member_inits(&mut self) -> Parse<Vec<MemberInit>> {
        let mut inits = Vec::new();
        loop {
            let start = self.span();
            self.eat(T::KwTypename);
            let name = if self.is(T::KwDecltype) && !self.is_decltype_qualifier() {
                self.decltype_name()?
            } else {
                self.name(NameUse::Typename)?.id
            };
            let init = match self.kind() {
                T::LParen => Init::Paren(self.paren_list()?),
                T::LBrace => Init::Brace(self.init_clause()?),
                _ => return Err(self.unexpected("`(` or `{` after the member's name")),
            };
            let is_pack_expansion = self.eat(T::Ellipsis);
            inits.push(MemberInit { name, init, is_pack_expansion, span: self.span_from(start) });
            if !self.eat(T::Comma) {
                return Ok(inits);
            }
        }
    }

    /// `decltype(e)` as the name of a base: written as the type after `~` is.
    fn decltype_name(&mut self) -> Parse<crate::ast::NameId> {
        let start = self.span();
        let operand = self.decltype_operand()?;
        let span = self.span_from(start);
        let kind = crate::ast::ComponentKind::Decltype(operand);
        let component = crate::ast::Component { kind, has_template_keyword: false, span };
        Ok(self.ast.names.push(crate::ast::Name {
            is_global: false,
            qualifier: vec![component],
            last: crate::ast::Unqualified::Ident(crate::base::Symbol::EMPTY),
            has_template_keyword: false,
            has_typename: false,
            seen: crate::ast::Seen::NotAsked,
            span,
            last_span: span,
        }))
    }

    // ---- skipping ----

    /// The index behind a function-body; the cursor is at `{`, `:` or `try`.
    fn skip_function_body(&mut self) -> Parse<usize> {
        let is_try = self.eat(T::KwTry);
        if self.eat(T::Colon) {
            self.skip_member_inits()?;
        }
        if !self.is(T::LBrace) {
            return Err(self.unexpected("a function body"));
        }
        self.skip_brackets()?;
        while is_try && self.is(T::KwCatch) {
            self.advance();
            self.skip_brackets()?;
            self.skip_brackets()?;
        }
        // A pragma behind the body belongs to what follows.
        let mut end = self.at.pos;
        while end > 0 && self.tokens[end - 1].kind == T::Pragma {
            end -= 1;
        }
        Ok(end)
    }

    /// Goes behind the bracket that closes the one here.
    fn skip_brackets(&mut self) -> Parse<()> {
        if !matches!(self.kind(), T::LBrace | T::LParen | T::LBracket) {
            return Err(self.unexpected("`{`"));
        }
        match self.partner(self.at.pos) {
            Some(close) => {
                self.jump(close);
                self.advance();
                Ok(())
            }
            None => Err(self.unclosed_at(self.at.pos)),
        }
    }

    /// `a(1), B<x>{2}...`: names, then brackets.
    fn skip_member_inits(&mut self) -> Parse<()> {
        loop {
            loop {
                match self.kind() {
                    T::Identifier | T::ColonColon | T::KwTemplate | T::KwTypename => self.advance(),
                    T::KwDecltype => {
                        self.advance();
                        self.skip_brackets()?;
                    }
                    T::Less => self.skip_angles()?,
                    _ => break,
                }
            }
            self.skip_brackets()?;
            self.eat(T::Ellipsis);
            if !self.eat(T::Comma) {
                return Ok(());
            }
        }
    }

    /// Goes behind balanced `<…>`: in a mem-initializer's name `<` cannot be an operator, except in brackets.
    fn skip_angles(&mut self) -> Parse<()> {
        let mut n_open = 0usize;
        loop {
            match self.kind() {
                T::Less => n_open += 1,
                T::Greater => n_open -= 1,
                T::GreaterGreater => n_open = n_open.saturating_sub(2),
                T::LParen | T::LBrace | T::LBracket => {
                    self.skip_brackets()?;
                    continue;
                }
                T::Eof | T::Semi => return Err(self.unexpected("`>`")),
                _ => {}
            }
            self.advance();
            if n_open == 0 {
                return Ok(());
            }
        }
    }

    // ---- parsing later ----

    /// Parses what was delayed in a class that is now complete.
    pub(crate) fn parse_pending(&mut self, from: usize) -> Parse<()> {
        let pending = self.pending.split_off(from);
        for id in pending {
            self.parse_delayed_region(id)?;
        }
        Ok(())
    }

    /// Parses a delayed region once.
    pub(crate) fn parse_delayed_region(&mut self, id: DelayedId) -> Parse<()> {
        let Delayed { tokens, what, scope, .. } = self.ast.delayed[id];
        let saved = (self.at, self.end, self.scope, self.class_depth, self.is_open_ended);
        let flags = (self.is_templated, self.is_specialization, self.may_lack_semi, self.is_script_level);
        let start = tokens.0 as usize;
        let last = start.checked_sub(1).map_or(crate::source::Span::NONE, |i| self.tokens[i].span);
        self.at = Mark { pos: start, is_half: false, last };
        (self.end, self.scope, self.class_depth, self.is_open_ended) = (tokens.1 as usize, FrameId(scope), 0, false);
        (self.is_templated, self.is_specialization, self.may_lack_semi) = (false, false, false);
        self.is_script_level = false;
        // Names may mean something else now that the class is complete.
        self.memory.names.clear();
        self.memory.angles.clear();
        self.memory.exprs.clear();
        let result = match self.delayed_content(what) {
            Ok(result) => Ok(result),
            Err(failed) if self.speculating > 0 => Err(failed),
            Err(_) => {
                self.is_too_deep = false;
                Ok(self.delayed_error(what))
            }
        };
        (self.at, self.end, self.scope, self.class_depth, self.is_open_ended) = saved;
        (self.is_templated, self.is_specialization, self.may_lack_semi, self.is_script_level) = flags;
        self.memory.names.clear();
        self.memory.angles.clear();
        self.memory.exprs.clear();
        self.ast.delayed.get_mut(id).parsed = Some(result?);
        Ok(())
    }

    fn delayed_content(&mut self, what: DelayedKind) -> Parse<DelayedResult> {
        let result = match what {
            DelayedKind::FunctionBody => DelayedResult::Body(self.function_body_now()?),
            DelayedKind::Initializer => DelayedResult::Expr(self.init_clause()?),
            DelayedKind::Condition => DelayedResult::Expr(self.assignment()?),
        };
        if !self.is(T::Eof) {
            return Err(self.unexpected("the end of the initializer"));
        }
        Ok(result)
    }

    fn delayed_error(&mut self, what: DelayedKind) -> DelayedResult {
        let span = self.span();
        match what {
            DelayedKind::FunctionBody => DelayedResult::Body(FunctionBody::Error),
            DelayedKind::Initializer | DelayedKind::Condition => {
                DelayedResult::Expr(self.push_expr(ExprKind::Error, span))
            }
        }
    }
}
