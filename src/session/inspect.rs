//! Commands that look at an input or at the program without running anything.

use std::sync::Arc;

use crate::ast::dump::Dump;
use crate::hir::{self, show};
use crate::ir;
use crate::parse::Item;
use crate::session::emit::Plan;
use crate::session::{Outcome, Session, answer, failure};
use crate::source::FileKind;

impl Session {
    /// `.type EXPR`: checks `EXPR` as an unevaluated operand and rolls back.
    pub(super) fn type_of(&mut self, text: &str) -> Outcome {
        self.begin();
        let mut outcome = Outcome::default();
        let checked = self.check(FileKind::Input(self.n_inputs), text, &mut outcome);
        let shown = match checked {
            Ok(unit) => match unit.result {
                Some((expr, ty)) => {
                    crate::sema::display::note_named_args(&mut self.sema, ty);
                    let category = match self.sema.program.exprs[expr].category {
                        hir::Category::LValue => "lvalue",
                        hir::Category::XValue => "xvalue",
                        hir::Category::PRValue => "prvalue",
                    };
                    answer(format!("{} ({category})\n", show::type_name(&self.sema.program, ty)))
                }
                None => answer("void\n".to_string()),
            },
            Err(_) => Outcome { is_error: true, ..Outcome::default() },
        };
        let diagnostics = self.sema.sink.take();
        let shown = self.with_diagnostics(shown, &diagnostics);
        self.abandon();
        shown
    }

    /// `.ast TEXT`
    pub(super) fn syntax_of(&mut self, text: &str) -> Outcome {
        self.begin();
        let mut shown = String::new();
        let kind = FileKind::Input(self.n_inputs);
        if let Some((file, _)) = Arc::make_mut(&mut self.sema.map).add(kind, Arc::from(text), None) {
            let tokens = self.tokenise(file);
            crate::sema::input::begin(&mut self.sema);
            self.parse(tokens, |sema, item| {
                let dump = Dump::new(&sema.ast, &sema.tokens.literals);
                match item {
                    Item::Decl(id) | Item::OpenNamespace(id) => shown.push_str(&dump.decl(id)),
                    Item::Stmt(id) => shown.push_str(&dump.stmt(id)),
                    Item::OpenLinkage(_) | Item::Close(_) => {}
                }
                crate::sema::decl::item(sema, item);
            });
        }
        let diagnostics = self.sema.sink.take();
        let is_error = diagnostics.iter().any(|d| d.severity == crate::diag::Severity::Error);
        let outcome = Outcome { is_error, text: Some(shown), ..Outcome::default() };
        let outcome = self.with_diagnostics(outcome, &diagnostics);
        self.abandon();
        outcome
    }

    /// `.ir NAME`, `.asm NAME`: the code of every function of that name, as it would be compiled alone.
    pub(super) fn code_of(&mut self, name: &str, is_assembly: bool) -> Outcome {
        let funcs = self.functions_named(name);
        if funcs.is_empty() {
            return failure(&format!("no function `{name}` has a body here"));
        }
        self.begin();
        let is_checked = funcs.iter().all(|&func| crate::sema::decl::func_body(&mut self.sema, func));
        let diagnostics = self.sema.sink.take();
        let outcome = if is_checked {
            let plan = Plan { name, funcs, ..Plan::default() };
            let level = match self.options.level {
                Some(0) => ir::OptLevel::O0,
                Some(1) => ir::OptLevel::O1,
                Some(3) => ir::OptLevel::O3,
                _ => ir::OptLevel::O2,
            };
            match self.emit.text(&self.sema.program, &self.jit, &plan, level, is_assembly) {
                Ok(text) => answer(text),
                Err(error) => {
                    let _ = self.report_emit_error(error);
                    Outcome { is_error: true, ..Outcome::default() }
                }
            }
        } else {
            Outcome { is_error: true, ..Outcome::default() }
        };
        let mut all = diagnostics;
        all.extend(self.sema.sink.take());
        let outcome = self.with_diagnostics(outcome, &all);
        self.abandon();
        outcome
    }
}
