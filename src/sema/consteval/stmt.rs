//! Statements ([stmt.stmt]).

use crate::base::limits;
use crate::hir::{ExprId, StmtId, StmtKind, Value, VarId, VarKind};
use crate::sema::consteval::machine::{Cleanup, LocalVar, Machine, Res, place};
use crate::source::Span;

/// How a statement was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    Normal,
    Break,
    Continue,
    Return,
}

impl Machine<'_> {
    pub fn exec(&mut self, stmt: StmtId) -> Res<Flow> {
        let node = &self.p.stmts[stmt];
        self.step(node.span)?;
        self.deeper(node.span, |this| this.exec_kind(stmt, node.span))
    }

    fn exec_kind(&mut self, stmt: StmtId, span: Span) -> Res<Flow> {
        match &self.p.stmts[stmt].kind {
            StmtKind::Empty | StmtKind::VlaBounds(_) => Ok(Flow::Normal),
            StmtKind::Expr(expr) => self.full(*expr).map(|()| Flow::Normal),
            StmtKind::Block(stmts) => {
                let keep = self.frame().locals.len();
                let flow = self.sequence(stmts)?;
                self.end_locals(keep)?;
                Ok(flow)
            }
            StmtKind::Local(var) => self.local(*var, span).map(|()| Flow::Normal),
            StmtKind::If { cond, then, els, .. } => match (self.condition(*cond)?, els) {
                (true, _) => self.exec(*then),
                (false, Some(els)) => self.exec(*els),
                (false, None) => Ok(Flow::Normal),
            },
            StmtKind::Switch { cond, body, cases, default } => {
                let keep = self.frame().temporaries.len();
                let value = self.rvalue(*cond)?;
                self.end_temporaries(keep)?;
                let value = self.int(&value, span)?;
                let found = cases.iter().find(|(lo, hi, _)| (*lo..=*hi).contains(&value)).map(|case| case.2);
                let Some(target) = found.or(*default) else { return Ok(Flow::Normal) };
                let keep = self.frame().locals.len();
                let flow = self.seek(*body, target)?.unwrap_or(Flow::Normal);
                self.end_locals(keep)?;
                Ok(if flow == Flow::Break { Flow::Normal } else { flow })
            }
            StmtKind::While { cond_decl, cond, body } => self.looping(*cond_decl, Some(*cond), None, *body, false),
            StmtKind::Do { body, cond } => self.looping(None, Some(*cond), None, *body, true),
            StmtKind::For { cond_decl, cond, step, body } => self.looping(*cond_decl, *cond, *step, *body, false),
            StmtKind::Break => Ok(Flow::Break),
            StmtKind::Continue => Ok(Flow::Continue),
            StmtKind::Return(expr) => self.ret(*expr, span).map(|()| Flow::Return),
            StmtKind::Label(_, sub) | StmtKind::Case(sub) | StmtKind::Default(sub) => self.exec(*sub),
            StmtKind::Try { block, .. } => self.exec(*block),
            StmtKind::Goto(_) | StmtKind::GotoComputed(_) => {
                Err(self.fail(span, "`goto` cannot be evaluated at compile time"))
            }
            StmtKind::CoReturn(_) => Err(self.fail(span, "a coroutine cannot be evaluated at compile time")),
            StmtKind::Asm(_) => Err(self.fail(span, "`asm` cannot be evaluated at compile time")),
            StmtKind::Global(_) | StmtKind::Result(_) => Err(self.fail(span, "an input is no constant expression")),
        }
    }

    fn sequence(&mut self, stmts: &[StmtId]) -> Res<Flow> {
        for &stmt in stmts {
            let flow = self.exec(stmt)?;
            if flow != Flow::Normal {
                return Ok(flow);
            }
        }
        Ok(Flow::Normal)
    }

    /// A full-expression whose value nobody uses.
    fn full(&mut self, expr: ExprId) -> Res<()> {
        let keep = self.frame().temporaries.len();
        self.discard(expr)?;
        self.end_temporaries(keep)
    }

    fn condition(&mut self, cond: ExprId) -> Res<bool> {
        let keep = self.frame().temporaries.len();
        let is_true = self.truth(cond)?;
        self.end_temporaries(keep)?;
        Ok(is_true)
    }

    /// Runs the statements of a block but for the one whose value is wanted.
    pub fn block_until(&mut self, block: StmtId, result: Option<ExprId>) -> Res<()> {
        let StmtKind::Block(stmts) = &self.p.stmts[block].kind else {
            return self.exec(block).map(drop);
        };
        for &stmt in stmts {
            if let StmtKind::Expr(expr) = self.p.stmts[stmt].kind
                && Some(expr) == result
            {
                break;
            }
            let span = self.p.stmts[stmt].span;
            if self.exec(stmt)? != Flow::Normal {
                return Err(self.fail(span, "a statement expression is left by a jump"));
            }
        }
        Ok(())
    }

    /// The life of a local begins ([stmt.dcl]).
    fn local(&mut self, id: VarId, span: Span) -> Res<()> {
        let var = &self.p.vars[id];
        if var.is_invalid {
            return Err(super::Failure::Error);
        }
        if var.kind != VarKind::Local {
            return match var.value.is_some() || var.constant == crate::ast::Constancy::Constexpr {
                true => Ok(()),
                false => Err(self.fail(span, format!("the static variable `{}` is initialised", var.name))),
            };
        }
        if !var.vla_bounds.is_empty() {
            return Err(self.fail(span, "a variable-length array cannot be evaluated at compile time"));
        }
        let object = self.new_object(var.ty, span)?;
        let is_ref = self.p.types.is_ref(var.ty);
        self.frame().set_local(LocalVar { var: id, object, is_ref });
        if let Some(init) = var.init {
            let keep = self.frame().temporaries.len();
            self.init_typed(init, var.ty, &place(object))?;
            self.end_temporaries(keep)?;
        }
        self.frame().locals.push(Cleanup { object, dtor: var.dtor });
        Ok(())
    }

    /// `while`, `do` and `for`.
    fn looping(
        &mut self,
        cond_decl: Option<StmtId>,
        cond: Option<ExprId>,
        step: Option<ExprId>,
        body: StmtId,
        body_first: bool,
    ) -> Res<Flow> {
        let mut is_first = body_first;
        let mut n_turns = 0;
        loop {
            n_turns += 1;
            if n_turns > limits::CONSTEXPR_TURNS {
                let span = self.p.stmts[body].span;
                return Err(self.fail(span, "the loop takes too many turns; it may not end"));
            }
            let keep = self.frame().locals.len();
            if let Some(decl) = cond_decl {
                self.exec(decl)?;
            }
            if !is_first
                && let Some(cond) = cond
                && !self.condition(cond)?
            {
                self.end_locals(keep)?;
                return Ok(Flow::Normal);
            }
            is_first = false;
            let flow = self.exec(body)?;
            self.end_locals(keep)?;
            match flow {
                Flow::Break => return Ok(Flow::Normal),
                Flow::Return => return Ok(Flow::Return),
                Flow::Normal | Flow::Continue => {}
            }
            if let Some(step) = step {
                self.full(step)?;
            }
        }
    }

    fn ret(&mut self, expr: Option<ExprId>, span: Span) -> Res<()> {
        let Some(expr) = expr else { return Ok(()) };
        let ret = self.frame().func.and_then(|func| self.p.types.as_function(self.p.funcs[func].ty));
        let ty = ret.map_or(self.p.exprs[expr].ty, |function| function.ret);
        let keep = self.frame().temporaries.len();
        if self.p.types.is_ref(ty) {
            let target = self.lvalue(expr)?;
            self.frame().result = Some(Value::Pointer(target));
        } else if *self.p.types.kind(ty) == crate::hir::TyKind::Void {
            self.discard(expr)?;
        } else if self.is_object_type(ty) {
            let Some(slot) = self.frame().ret_place.clone() else {
                return Err(self.fail(span, "a result without place"));
            };
            self.init_typed(expr, ty, &slot)?;
        } else {
            let value = self.rvalue(expr)?;
            self.frame().result = Some(value);
        }
        self.end_temporaries(keep)
    }

    /// Runs `stmt` from the label `target` in it; none if that is not there.
    fn seek(&mut self, stmt: StmtId, target: StmtId) -> Res<Option<Flow>> {
        let span = self.p.stmts[stmt].span;
        self.step(span)?;
        self.deeper(span, |this| this.seek_kind(stmt, target))
    }

    fn seek_kind(&mut self, stmt: StmtId, target: StmtId) -> Res<Option<Flow>> {
        if stmt == target {
            return self.exec(stmt).map(Some);
        }
        match &self.p.stmts[stmt].kind {
            StmtKind::Block(stmts) => {
                for (index, &child) in stmts.iter().enumerate() {
                    // A local whose declaration is jumped over has no value ([stmt.dcl]/3).
                    if let StmtKind::Local(var) = self.p.stmts[child].kind {
                        let span = self.p.stmts[child].span;
                        let ty = self.p.vars[var].ty;
                        let object = self.new_object(ty, span)?;
                        let is_ref = self.p.types.is_ref(ty);
                        self.frame().set_local(LocalVar { var, object, is_ref });
                    }
                    let keep = self.frame().locals.len();
                    match self.seek(child, target)? {
                        None => {}
                        Some(Flow::Normal) => {
                            let flow = self.sequence(&stmts[index + 1..])?;
                            self.end_locals(keep)?;
                            return Ok(Some(flow));
                        }
                        Some(flow) => return Ok(Some(flow)),
                    }
                }
                Ok(None)
            }
            StmtKind::If { then, els, .. } => match (self.seek(*then, target)?, els) {
                (None, Some(els)) => self.seek(*els, target),
                (found, _) => Ok(found),
            },
            StmtKind::Label(_, sub) | StmtKind::Case(sub) | StmtKind::Default(sub) => self.seek(*sub, target),
            StmtKind::Try { block, .. } => self.seek(*block, target),
            StmtKind::While { cond_decl, cond, body } => self.seek_loop(*cond_decl, Some(*cond), None, *body, target),
            StmtKind::Do { body, cond } => self.seek_loop(None, Some(*cond), None, *body, target),
            StmtKind::For { cond_decl, cond, step, body } => self.seek_loop(*cond_decl, *cond, *step, *body, target),
            _ => Ok(None),
        }
    }

    /// A `case` inside a loop (Duff's device): the loop goes on from there.
    fn seek_loop(
        &mut self,
        cond_decl: Option<StmtId>,
        cond: Option<ExprId>,
        step: Option<ExprId>,
        body: StmtId,
        target: StmtId,
    ) -> Res<Option<Flow>> {
        match self.seek(body, target)? {
            None => Ok(None),
            Some(Flow::Break) => Ok(Some(Flow::Normal)),
            Some(Flow::Return) => Ok(Some(Flow::Return)),
            Some(Flow::Normal | Flow::Continue) => {
                if let Some(step) = step {
                    self.full(step)?;
                }
                self.looping(cond_decl, cond, step, body, false).map(Some)
            }
        }
    }
}
