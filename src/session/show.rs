//! What the printer asks of a session: where functions come from, and how objects show themselves.

use std::sync::Arc;

use crate::base::FxHashSet;
use crate::hir::mangle::{self, Structor};
use crate::hir::{ArrayLen, FuncId, Program, Ty, TyKind, VarId, VarKind, layout, show};
use crate::ir;
use crate::jit::{demangle, exception};
use crate::print::{self, Piece, Shown, World, pieces};
use crate::sema::{code, decl, display, input};
use crate::session::emit::{EmitError, Plan};
use crate::session::{Session, Stopped};
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

    fn pieces(&mut self, ty: Ty, address: usize) -> Option<Vec<Piece>> {
        if let Some(pieces) = self.own_pieces(ty, address) {
            return Some(pieces);
        }
        let shower = self.shower(&[ty])?;
        self.shown_by(shower, address as *mut u8)
    }

    fn type_named(&mut self, encoding: &str) -> Option<Ty> {
        let ty = display::type_named(&self.sema, encoding)?;
        display::note_named_args(&mut self.sema, ty);
        Some(ty)
    }

    fn held(&mut self, holder: Ty, address: usize, encoding: &str) -> Option<(Ty, Vec<Piece>)> {
        let ty = self.type_named(encoding)?;
        let shower = self.shower(&[holder, ty])?;
        Some((ty, self.shown_by(shower, address as *mut u8)?))
    }
}

impl Session {
    /// `(type) value`
    pub(super) fn show_value(&mut self, shown: Shown) -> String {
        display::note_named_args(&mut self.sema, shown.ty);
        let program = &self.sema.program;
        let is_class = program.types.as_class(shown.ty).is_some();
        let own = if is_class { None } else { self.own_pieces(shown.ty, shown.address) };
        let text = print::show_value(self, shown, own);
        self.destroy_kept();
        text
    }

    /// Ends the life of a prvalue that was shown: the elements of an array in reverse ([class.temporary]/4,
    /// [class.dtor]/12).
    pub(super) fn end_result(&mut self, ty: Ty, address: usize) -> Result<(), Stopped> {
        let Some(dtor) = decl::class::destructor(&mut self.sema, ty) else { return Ok(()) };
        let symbol = mangle::structor_symbol(&self.sema.program, dtor, Structor::Complete);
        let (funcs, vars) = input::reach(&mut self.sema, dtor);
        let code = match (funcs.is_empty(), vars.is_empty()) {
            (true, true) => self.jit.lookup(&symbol).ok(),
            _ => self.compiled(&Plan { name: &symbol, funcs, vars, ..Plan::default() }, &symbol),
        };
        let program = &self.sema.program;
        let (mut element, mut n) = (ty, 1);
        while let TyKind::Array(inner, ArrayLen::Known(len)) = *program.types.kind(element) {
            (element, n) = (inner, n * len as usize);
        }
        let step = layout::size_of(program, element).unwrap_or(0) as usize;
        let Some(code) = code else { return Ok(()) };
        for i in (0..n).rev() {
            self.call(code, (address + i * step) as *mut u8)?;
        }
        Ok(())
    }

    /// What the program's own function for showing such a value says.
    fn own_pieces(&mut self, ty: Ty, address: usize) -> Option<Vec<Piece>> {
        if !display::has_own(&self.sema) {
            return None;
        }
        if display::needs_prelude(&self.sema) {
            self.read_prelude()?;
        }
        let unit = display::own(&mut self.sema, ty, address)?;
        self.n_shown += 1;
        let symbol = format!("__cinch_show_{}", self.n_shown);
        let plan = Plan {
            name: &symbol,
            entry: Some((symbol.clone(), &unit.body)),
            funcs: unit.funcs,
            vars: unit.vars,
            ..Plan::default()
        };
        let entry = self.compiled(&plan, &symbol)?;
        self.shown_by(entry, std::ptr::null_mut())
    }

    /// The pieces that compiled code hands over.
    fn shown_by(&mut self, entry: usize, argument: *mut u8) -> Option<Vec<Piece>> {
        let ended = self.guard.call_entry(entry, argument, self.options.time_limit);
        let (mut pieces, mut kept) = pieces::take();
        self.kept.append(&mut kept);
        if let Err(trap) = ended {
            pieces.push(Piece::Text(format!("<{}>", exception::explain(&trap))));
        } else if let Some(thrown) = exception::take_thrown() {
            pieces.push(Piece::Text(format!("<{thrown}>")));
        }
        (!pieces.is_empty()).then_some(pieces)
    }

    /// The address of `symbol` in a module that is compiled for showing something.
    fn compiled(&mut self, plan: &Plan<'_>, symbol: &str) -> Option<usize> {
        self.choose_stubs(&plan.funcs, &plan.copies);
        let tracker = self.committed.last_mut()?.tracker_or(&self.jit);
        let emitted = self.emit.emit(&self.sema.program, &self.jit, tracker, plan, ir::OptLevel::O0);
        let address = emitted.and_then(|_| self.jit.lookup(symbol).map_err(EmitError::Jit));
        match address {
            Ok(_) => code::note_quick(&mut self.sema, &plan.funcs),
            Err(_) => display::forget(&mut self.sema, &plan.funcs, &plan.vars),
        }
        address.ok()
    }

    /// Destroys what was made to be shown.
    fn destroy_kept(&mut self) {
        for kept in std::mem::take(&mut self.kept) {
            // An object that cannot be destroyed stays.
            let _ = self.guard.call_entry(kept.destroy, kept.object as *mut u8, self.options.time_limit);
        }
    }

    /// The compiled function that shows objects of a class, or objects of a type inside of those of another; none when
    /// the class has no interface for that.
    fn shower(&mut self, types: &[Ty]) -> Option<usize> {
        let key: Arc<[Ty]> = Arc::from(types);
        if let Some(&known) = self.showers.get(&key) {
            return known;
        }
        let shower = self.make_shower(types);
        self.showers.insert(key, shower);
        shower
    }

    fn make_shower(&mut self, types: &[Ty]) -> Option<usize> {
        if let &[ty] = types {
            let class = self.sema.program.types.as_class(ty)?;
            if !display::has_interface(&mut self.sema, class, ty) {
                return None;
            }
        }
        if display::needs_prelude(&self.sema) {
            self.read_prelude()?;
        }
        let (func, funcs, vars) = display::shower(&mut self.sema, types)?;
        let plan = Plan { name: "show", funcs, vars, ..Plan::default() };
        let symbol = mangle::func_symbol(&self.sema.program, func);
        self.compiled(&plan, &symbol)
    }

    fn read_prelude(&mut self) -> Option<()> {
        let outer = std::mem::take(&mut self.sema.sink);
        let text = Arc::from(pieces::PRELUDE);
        let map = Arc::make_mut(&mut self.sema.map);
        let is_read = map.add(FileKind::Internal("<print>"), text, None).map(|(file, _)| {
            let tokens = self.tokenise(file);
            input::begin(&mut self.sema);
            self.parse(tokens, decl::item);
        });
        let inner = std::mem::replace(&mut self.sema.sink, outer);
        debug_assert!(!inner.has_errors(), "the prelude is correct: {inner:?}");
        is_read.filter(|()| !inner.has_errors())
    }

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
        let ty = self.sema.program.vars[id].ty;
        display::note_named_args(&mut self.sema, ty);
        let program = &self.sema.program;
        let mut line = show::var_declaration(program, id);
        if let Some(address) = self.emit.address_of_var(program, &self.jit, id) {
            let ty = program.types.non_ref(program.vars[id].ty);
            line.push_str(" = ");
            print::value(self, Shown { ty, address, is_glvalue: true }, &mut line);
            self.destroy_kept();
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
            (FileKind::Disk { .. } | FileKind::Piped { .. }, Some(place)) => {
                format!("at {}:{}", place.file, place.line)
            }
            _ => format!("at {}", map.name(file)),
        }
    }
}
