//! What the printer asks of a session: where functions come from, and how objects show themselves.

use crate::base::FxHashSet;
use crate::hir::{FuncId, Program, Ty, VarId, VarKind, show};
use crate::jit::demangle;
use crate::print::{self, Piece, Shown, World};
use crate::session::Session;
use crate::source::FileKind;

impl World for Session {
    fn program(&self) -> &Program {
        &self.sema.program
    }

    fn function_at(&self, address: usize) -> Option<String> {
        let program = &self.sema.program;
        if let Some(func) = self.emit.function_at(program, &self.jit, address) {
            return Some(format!("{}: {}", self.place_of(func), show::func_signature(program, func)));
        }
        let (library, symbol) = self.jit.symbol_at(address)?;
        let name = demangle(&symbol).unwrap_or(symbol);
        Some(format!("in {library}: {name}"))
    }

    fn pieces(&mut self, _ty: Ty, _address: usize) -> Option<Vec<Piece>> {
        None
    }
}

impl Session {
    /// `.vars`: the user's variables with their values, as far as code was made for them.
    pub(super) fn variables(&mut self) -> String {
        let mut seen = FxHashSet::default();
        let vars = self.sema.program.vars.iter().rev().filter(|(_, var)| {
            let is_listed = var.is_user && var.kind == VarKind::Global && !var.name.is_empty();
            is_listed && seen.insert((var.scope, var.name))
        });
        let ids: Vec<VarId> = vars.map(|(id, _)| id).collect();
        ids.into_iter().rev().map(|id| self.variable(id)).collect()
    }

    fn variable(&mut self, id: VarId) -> String {
        let program = &self.sema.program;
        let mut line = show::var_declaration(program, id);
        if let Some(address) = self.emit.address_of_var(program, &self.jit, id) {
            let ty = program.types.non_ref(program.vars[id].ty);
            line.push_str(" = ");
            print::value(self, Shown { ty, address, is_glvalue: true }, &mut line);
        }
        line + "\n"
    }

    /// `at input 3`, `at file.h:12`
    fn place_of(&self, func: FuncId) -> String {
        let span = self.sema.program.funcs[func].span;
        let map = &self.sema.map;
        let pos = map.call_site(span.lo);
        let Some(file) = map.file_of(pos) else { return "built in".to_owned() };
        match (map.kind(file), map.place(pos)) {
            (FileKind::Disk { .. }, Some(place)) => format!("at {}:{}", place.file, place.line),
            _ => format!("at {}", map.name(file)),
        }
    }
}
