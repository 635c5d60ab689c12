//! asm declarations and statements ([dcl.asm]) with GNU's operands.

use crate::ast;
use crate::hir::{self, AsmOperand, Category, StmtKind, Ty};
use crate::sema::stmt::jump;
use crate::sema::{Sema, expr};
use crate::source::Span;

/// Checks an asm statement or declaration.
pub fn asm(sema: &mut Sema, asm: &ast::Asm, span: Span) -> hir::StmtId {
    let outputs = asm.outputs.iter().map(|operand| output(sema, operand)).collect();
    let inputs = asm.inputs.iter().map(|operand| input(sema, operand)).collect();
    let labels = asm.labels.iter().filter_map(|&name| jump::named(sema, name, span)).collect();
    let kind = StmtKind::Asm(Box::new(hir::Asm {
        template: asm.template.clone(),
        outputs,
        inputs,
        clobbers: asm.clobbers.clone(),
        labels,
        is_volatile: asm.is_volatile || asm.outputs.is_empty(),
    }));
    sema.stmt(kind, span)
}

/// An output is an lvalue that can be changed.
fn output(sema: &mut Sema, operand: &ast::AsmOperand) -> AsmOperand {
    let value = expr::check(sema, operand.expr);
    let (ty, category, span) = (sema.ty(value), sema.program.exprs[value].category, sema.program.exprs[value].span);
    if ty != Ty::ERROR && (category == Category::PRValue || sema.program.types.quals(ty).is_const()) {
        sema.error(span, "an output of `asm` must be an lvalue that is not const");
    }
    if !operand.constraint.starts_with(['=', '+']) {
        sema.error(span, format!("the constraint `{}` of an output must begin with `=` or `+`", operand.constraint));
    }
    AsmOperand { name: operand.name, constraint: operand.constraint.clone(), expr: value }
}

/// An input is a value, unless its constraint only allows memory.
fn input(sema: &mut Sema, operand: &ast::AsmOperand) -> AsmOperand {
    let value = expr::check(sema, operand.expr);
    let is_memory = !operand.constraint.is_empty()
        && operand.constraint.chars().all(|c| matches!(c, 'm' | 'o' | 'V' | '<' | '>' | '%' | '&'));
    let value = if is_memory { value } else { expr::rvalue(sema, value) };
    AsmOperand { name: operand.name, constraint: operand.constraint.clone(), expr: value }
}
