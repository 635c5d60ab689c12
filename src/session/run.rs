//! Running what was compiled, and saying what went wrong.

use std::ffi::CString;

use crate::base::FxHashSet;
use crate::diag::Diagnostic;
use crate::hir::{self, Body, FuncId, Program, Ty, VarId, layout, mangle, vtable};
use crate::ir;
use crate::jit::{JitError, MainCall, demangle, exception};
use crate::sema::{code, input};
use crate::session::emit::{EmitError, Made};
use crate::session::{Session, Stopped};
use crate::source::Span;

impl Session {
    /// Calls the entry function of an input; a fault or exception becomes an error.
    pub(super) fn call(&mut self, entry: usize, argument: *mut u8) -> Result<(), Stopped> {
        let trap = self.guard.call_entry(entry, argument, self.options.time_limit);
        crate::jit::memory::flush_streams();
        self.report_run(trap)
    }

    /// Calls `main` with the program's arguments, and returns its value.
    pub(super) fn call_main(&mut self, main: FuncId, args: &[String]) -> Result<i32, Stopped> {
        let address = self.address_of(main)?;
        let args = args.iter().map(|arg| CString::new(arg.replace('\0', "")).unwrap_or_default()).collect();
        let mut call = MainCall::new(address, args);
        let trap = self.guard.call_main(&mut call, self.options.time_limit);
        crate::jit::memory::flush_streams();
        self.report_run(trap)?;
        Ok(call.status())
    }

    /// Links the module of variables that nothing initialises at run time, so that what is undefined is this input's error.
    pub(super) fn link_vars(&self, vars: &[VarId]) -> Result<usize, EmitError> {
        let program = &self.sema.program;
        let Some(&var) = vars.iter().find(|&&var| !program.vars[var].is_thread_local) else { return Ok(0) };
        self.jit.lookup(&mangle::var_symbol(program, var)).map_err(EmitError::Jit)
    }

    /// GNU destructors are registered first, so that they run when the input's objects are gone; constructors run.
    pub(super) fn run_structors(&mut self, unit: &input::Unit) -> Result<(), Stopped> {
        for &func in &unit.destructors {
            let address = self.address_of(func)?;
            self.jit.register_exit_handler(address);
        }
        for &func in &unit.constructors {
            let address = self.address_of(func)?;
            self.call(address, std::ptr::null_mut())?;
        }
        Ok(())
    }

    fn address_of(&mut self, func: FuncId) -> Result<usize, Stopped> {
        let symbol = mangle::func_symbol(&self.sema.program, func);
        self.jit.lookup(&symbol).map_err(|error| self.report_emit_error(EmitError::Jit(error)))
    }

    fn report_run(&mut self, trap: Result<(), crate::jit::Trap>) -> Result<(), Stopped> {
        if let Err(trap) = trap {
            self.sema.sink.push(Diagnostic::error(Span::NONE, exception::explain(&trap)));
            return Err(Stopped);
        }
        if let Some(thrown) = exception::take_thrown() {
            self.sema.sink.push(Diagnostic::error(Span::NONE, thrown.to_string()));
            return Err(Stopped);
        }
        Ok(())
    }

    /// Room for a value of `ty`, or for an address; 16-byte aligned.
    pub(super) fn result_buffer(&self, ty: Ty) -> Vec<u128> {
        let size = layout::size_of(&self.sema.program, ty).unwrap_or(8).max(8);
        vec![0; size.div_ceil(16) as usize]
    }

    /// Straight-line prompt code is compiled quickly; anything with a loop or a function of its own is optimised. In
    /// between is straight-line code that needs loops of a library.
    pub(super) fn level(&self, unit: &input::Unit) -> ir::OptLevel {
        match self.options.level {
            Some(0) => ir::OptLevel::O0,
            Some(1) => ir::OptLevel::O1,
            Some(2) => ir::OptLevel::O2,
            Some(_) => ir::OptLevel::O3,
            None if unit.body.has_loop || has_work(&self.sema.program, &unit.funcs, true) => ir::OptLevel::O2,
            None if has_work(&self.sema.program, &unit.funcs, false) => ir::OptLevel::Light,
            None => ir::OptLevel::O0,
        }
    }

    /// Decides which functions of a module, before code is made of it, are called through stubs.
    pub(super) fn choose_stubs(&mut self, funcs: &[FuncId], copies: &[FuncId]) {
        code::redirect(&mut self.sema, funcs, copies);
        self.emit.adopt(&mut self.sema.program, funcs);
    }

    /// The functions that may be missing when the input's module is optimised. In straight-line code they are missing
    /// once: hot loops want them inlined each time, other code is compiled for less by keeping them.
    pub(super) fn discardable(&self, unit: &input::Unit, level: ir::OptLevel) -> FxHashSet<FuncId> {
        if level == ir::OptLevel::O0 {
            return FxHashSet::default();
        }
        let keeps_needed = level == ir::OptLevel::Light;
        let is_discardable = |func| unit.main != Some(func) && code::is_discardable(&self.sema, func, keeps_needed);
        unit.funcs.iter().copied().filter(|&func| is_discardable(func)).collect()
    }

    /// Remembers what code there is now.
    pub(super) fn note_code(&mut self, unit: &input::Unit, level: ir::OptLevel, made: &Made) {
        if level < ir::OptLevel::O2 {
            code::note_quick(&mut self.sema, &unit.funcs);
        }
        code::note_dropped(&mut self.sema, &made.dropped);
    }

    /// Turns what the JIT refused into diagnostics.
    pub(super) fn report_emit_error(&mut self, error: EmitError) -> Stopped {
        match error {
            EmitError::Internal(error) => {
                self.sema.error(Span::NONE, format!("internal error: {error} (a mistake of Cinch's own)"));
            }
            EmitError::Jit(JitError::Unresolved(symbols)) => {
                for symbol in symbols {
                    self.report_undefined(&symbol);
                }
            }
            EmitError::Jit(error) => self.sema.error(Span::NONE, error.to_string()),
        }
        Stopped
    }

    fn report_undefined(&mut self, symbol: &str) {
        let mangled = symbol.starts_with("_Z").then_some(symbol);
        let name = mangled.and_then(demangle).unwrap_or_else(|| symbol.to_string());
        let program = &self.sema.program;
        let declared =
            program.funcs.iter().find(|(id, f)| f.body == Body::None && mangle::func_symbol(program, *id) == symbol);
        let span = declared.map_or(Span::NONE, |(_, func)| func.span);
        let mut diagnostic = Diagnostic::error(span, format!("`{name}` is declared but nobody defines it"));
        if name != symbol {
            diagnostic = diagnostic.note(format!("its symbol is `{symbol}`"));
        }
        if let Some((class, key)) = missing_class(program, symbol) {
            let (signature, at) = (hir::show::func_signature(program, key), program.funcs[key].span);
            let name = program.classes[class].name;
            diagnostic = diagnostic.note_at(at, format!("`{name}` can be used when `{signature}` is defined"));
        }
        if let Some(library) = self.jit.find_library_with(symbol) {
            diagnostic = diagnostic.note(format!("it is in `{0}`: load it with `.L {0}`", library.display()));
        }
        self.sema.sink.push(diagnostic);
    }
}

/// The class whose vtable, VTT or typeinfo is missing, and its key function, with which they come (Itanium ABI 5.2.3).
fn missing_class(program: &Program, symbol: &str) -> Option<(hir::ClassId, hir::FuncId)> {
    program.classes.iter().find_map(|(class, _)| {
        let key = vtable::key_function(program, class).filter(|_| vtable::is_elsewhere(program, class))?;
        let vtable = mangle::vtable_symbol(program, class);
        let is_it = symbol.get(4..) == vtable.get(4..) && ["_ZTV", "_ZTT", "_ZTI"].contains(&symbol.get(..4)?);
        is_it.then_some((class, key))
    })
}

/// Whether some function is worth optimising: one of the user's, or of a library one with a loop.
fn has_work(program: &Program, funcs: &[FuncId], is_user: bool) -> bool {
    funcs.iter().map(|&func| &program.funcs[func]).any(|func| match &func.body {
        Body::Checked(body) => func.is_user == is_user && (is_user || body.has_loop),
        Body::None | Body::Written { .. } | Body::Synthesized | Body::InProgress | Body::Error => false,
    })
}
