//! The parts of statements and expressions, in order of evaluation as far as the node says one.

use crate::hir::{Callee, ExprId, ExprKind, Program, StmtId, StmtKind};

/// A part of a statement.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    Stmt(StmtId),
    Expr(ExprId),
}

/// Calls `each` with the direct parts of a statement; those of a block are its statements, in order.
pub fn parts_of_stmt(p: &Program, stmt: StmtId, each: &mut dyn FnMut(Part)) {
    match &p.stmts[stmt].kind {
        StmtKind::Empty | StmtKind::Break | StmtKind::Continue | StmtKind::Goto(_) | StmtKind::VlaBounds(_) => {}
        StmtKind::Expr(expr) | StmtKind::Result(expr) | StmtKind::GotoComputed(expr) | StmtKind::CoReturn(expr) => {
            each(Part::Expr(*expr))
        }
        StmtKind::Return(expr) => {
            if let Some(expr) = expr {
                each(Part::Expr(*expr));
            }
        }
        StmtKind::Block(stmts) => stmts.iter().for_each(|&stmt| each(Part::Stmt(stmt))),
        StmtKind::Local(var) | StmtKind::Global(var) => {
            if let Some(init) = p.vars[*var].init {
                each(Part::Expr(init));
            }
        }
        StmtKind::If { cond, then, els, .. } => {
            each(Part::Expr(*cond));
            each(Part::Stmt(*then));
            if let Some(els) = els {
                each(Part::Stmt(*els));
            }
        }
        StmtKind::Switch { cond, body, .. } => {
            each(Part::Expr(*cond));
            each(Part::Stmt(*body));
        }
        StmtKind::While { cond_decl, cond, body } => {
            if let Some(decl) = cond_decl {
                each(Part::Stmt(*decl));
            }
            each(Part::Expr(*cond));
            each(Part::Stmt(*body));
        }
        StmtKind::Do { body, cond } => {
            each(Part::Stmt(*body));
            each(Part::Expr(*cond));
        }
        StmtKind::For { cond_decl, cond, step, body } => {
            if let Some(decl) = cond_decl {
                each(Part::Stmt(*decl));
            }
            if let Some(cond) = cond {
                each(Part::Expr(*cond));
            }
            each(Part::Stmt(*body));
            if let Some(step) = step {
                each(Part::Expr(*step));
            }
        }
        StmtKind::Label(_, stmt) | StmtKind::Case(stmt) | StmtKind::Default(stmt) => each(Part::Stmt(*stmt)),
        StmtKind::Try { block, handlers } => {
            each(Part::Stmt(*block));
            handlers.iter().for_each(|handler| each(Part::Stmt(handler.block)));
        }
        StmtKind::Asm(asm) => {
            asm.outputs.iter().chain(&asm.inputs).for_each(|operand| each(Part::Expr(operand.expr)));
        }
    }
}

/// Calls `visit` with each direct operand of an expression. Blocks of statement expressions are not entered.
pub fn children(kind: &ExprKind, mut visit: impl FnMut(ExprId)) {
    match kind {
        ExprKind::Error
        | ExprKind::Int(_)
        | ExprKind::Float(_)
        | ExprKind::String(_)
        | ExprKind::Null
        | ExprKind::Constant { .. }
        | ExprKind::Var(_)
        | ExprKind::Func(_)
        | ExprKind::This
        | ExprKind::Opaque
        | ExprKind::StringInit(_)
        | ExprKind::Zero
        | ExprKind::TypeidType(_)
        | ExprKind::StmtExpr { .. }
        | ExprKind::LabelAddr(_)
        | ExprKind::VlaSize(..) => {}
        ExprKind::OverloadSet(set) => set.object.into_iter().for_each(visit),
        ExprKind::InitList(list) => list.iter().for_each(|element| visit(element.value)),
        ExprKind::Field { base: sub, .. }
        | ExprKind::Unary(_, sub)
        | ExprKind::Not(sub)
        | ExprKind::IncDec { target: sub, .. }
        | ExprKind::Deref(sub)
        | ExprKind::AddrOf(sub)
        | ExprKind::Cast { sub, .. }
        | ExprKind::Temporary { sub, .. }
        | ExprKind::CopyBytes(sub)
        | ExprKind::Delete { operand: sub, .. }
        | ExprKind::TypeidExpr(sub)
        | ExprKind::DynamicCast { operand: sub, .. }
        | ExprKind::FullExpr(sub)
        | ExprKind::VaArg { list: sub } => visit(*sub),
        ExprKind::Await(it) => [it.awaiter, it.ready, it.suspend, it.resume].into_iter().for_each(visit),
        ExprKind::MemberPtrField { object: a, member: b }
        | ExprKind::Binary(_, a, b)
        | ExprKind::Compare(_, a, b)
        | ExprKind::PtrAdd { ptr: a, index: b, .. }
        | ExprKind::PtrDiff(a, b)
        | ExprKind::And(a, b)
        | ExprKind::Or(a, b)
        | ExprKind::Comma(a, b)
        | ExprKind::Assign { value: a, target: b }
        | ExprKind::CompoundAssign { value: a, target: b, .. }
        | ExprKind::ArrayCopy { source: a, element: b, .. }
        | ExprKind::Element { base: a, index: b } => {
            visit(*a);
            visit(*b);
        }
        ExprKind::Conditional(a, b, c) | ExprKind::Shuffle { a, b, mask: c } => {
            visit(*a);
            visit(*b);
            visit(*c);
        }
        ExprKind::OpaqueBind { value, body, .. } => {
            visit(*value);
            visit(*body);
        }
        ExprKind::Construct { args, .. } | ExprKind::Builtin { args, .. } => args.iter().copied().for_each(visit),
        ExprKind::Aggregate { bases, fields } => {
            bases.iter().for_each(|(_, init)| visit(*init));
            fields.iter().for_each(|(_, init)| visit(*init));
        }
        ExprKind::ArrayInit { elems, filler } => {
            elems.iter().for_each(|(_, _, init)| visit(*init));
            filler.iter().for_each(|init| visit(*init));
        }
        ExprKind::Call { callee, args, .. } => {
            match callee {
                Callee::Direct(_) | Callee::Virtual(_) => {}
                Callee::Pointer(callee) | Callee::MemberPtr(callee) => visit(*callee),
            }
            args.iter().copied().for_each(visit);
        }
        ExprKind::New(new) => {
            new.placement.iter().copied().for_each(&mut visit);
            new.count.into_iter().for_each(&mut visit);
            new.init.into_iter().for_each(&mut visit);
        }
        ExprKind::Throw(throw) => throw.iter().for_each(|throw| visit(throw.object)),
    }
}
