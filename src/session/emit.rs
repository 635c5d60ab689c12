//! From a checked input to running code: which module defines what, and where redefined functions are reached.
//!
//! A function that the user typed is called through a stub, which a redefinition redirects. A module that holds
//! the body of such a function may have inlined it into its neighbours, which are called through stubs for that reason:
//! a redefinition compiles those anew.

use std::time::{Duration, Instant};

use crate::base::{Arena, FxHashMap, FxHashSet, Idx, JournaledMap, Transactional};
use crate::hir::{self, FuncId, Program, VarId, mangle};
use crate::ir;
use crate::jit::{FinishedModule, Jit, JitError, Stub, Tracker};

/// What has been compiled.
#[derive(Default)]
pub(super) struct Emitter {
    /// The module that holds a redirected function's newest body.
    homes: JournaledMap<FuncId, Idx<Vec<FuncId>>>,
    /// The redirected functions that each module defines.
    modules: Arena<Vec<FuncId>>,
    /// The modules that have a user function's body of another module once more.
    copied: JournaledMap<FuncId, Vec<Idx<Vec<FuncId>>>>,
    /// By symbol. A stub stays for the session: an undone input only takes its target back.
    stubs: FxHashMap<String, Stub>,
    /// Symbols of stubs that undone inputs have left: who defines one again must do so behind its stub.
    orphaned: FxHashSet<String>,
    /// Owns the stubs' symbols.
    stub_tracker: Option<Tracker>,
    /// How many modules were made; it never goes back, so that no two bodies share a symbol.
    n_modules: u32,
    /// Where each stub led before it was set, oldest first; marks of open transactions.
    redirected: Vec<(Stub, usize)>,
    /// Replaced allocation functions, and where their callers went before.
    replaced: Vec<(String, usize)>,
    marks: Vec<(usize, usize)>,
}

/// A module to make.
#[derive(Default)]
pub(super) struct Plan<'a> {
    pub name: &'a str,
    pub entry: Option<(String, &'a hir::CheckedBody)>,
    pub funcs: Vec<FuncId>,
    /// See [`ir::Unit`].
    pub discardable: FxHashSet<FuncId>,
    pub copies: Vec<FuncId>,
    pub vars: Vec<VarId>,
}

/// What became of a [`Plan`].
pub(super) struct Made {
    pub residue: Residue,
    /// Functions of the plan that have no code of their own, because every call was inlined.
    pub dropped: Vec<FuncId>,
    /// How long the LLVM code took to make, before any pass ran.
    pub lowering: Duration,
}

impl Emitter {
    /// Functions that must be compiled again because `redefined` have new bodies: those that were compiled
    /// before, and all that stand in one module with one of them.
    pub(super) fn stale(&self, program: &Program, redefined: &[FuncId]) -> Vec<FuncId> {
        let mut stale: Vec<FuncId> = Vec::new();
        let mut pending: Vec<FuncId> = redefined.to_vec();
        while let Some(func) = pending.pop() {
            let Some(&home) = self.homes.get(&func) else { continue };
            if stale.contains(&func) {
                continue;
            }
            stale.push(func);
            let copies = self.copied.get(&func).into_iter().flatten();
            for &neighbour in copies.chain([&home]).flat_map(|&module| &self.modules[module]) {
                if program.funcs[neighbour].is_redirected && !stale.contains(&neighbour) {
                    pending.push(neighbour);
                }
            }
        }
        stale
    }

    /// Compiles and links a module, and sends its user functions' stubs to it.
    ///
    /// # Errors
    /// See [`EmitError`].
    pub(super) fn emit(
        &mut self,
        program: &Program,
        jit: &Jit,
        tracker: &Tracker,
        plan: &Plan<'_>,
        level: ir::OptLevel,
    ) -> Result<Made, EmitError> {
        self.n_modules += 1;
        let generation = self.n_modules;
        let start = Instant::now();
        let module = lower(program, plan, generation, level)?;
        let lowering = start.elapsed();
        let is_entry_only = plan.funcs.is_empty() && plan.vars.is_empty() && module.is_ephemeral();
        let residue = if is_entry_only { Residue::None } else { Residue::Code };
        let redirected: Vec<FuncId> =
            plan.funcs.iter().copied().filter(|&func| program.funcs[func].is_redirected).collect();
        for (func, structor) in variants(program, &redirected) {
            self.stub(program, jit, func, structor).map_err(EmitError::Jit)?;
        }
        let symbols = jit.add_module_at(module.into(), level.into(), tracker).map_err(EmitError::Jit)?;
        let id = self.modules.push(redirected.clone());
        for &func in plan.copies.iter().filter(|&&func| program.funcs[func].is_user && !redirected.is_empty()) {
            self.copied.update(func, |modules| modules.push(id));
        }
        for (func, structor) in variants(program, &redirected) {
            let symbol = ir::body_symbol(program, func, structor, generation);
            let address = jit.lookup(&symbol).map_err(EmitError::Jit)?;
            let stub = self.stub(program, jit, func, structor).map_err(EmitError::Jit)?;
            self.redirected.push((stub, stub.target()));
            stub.set(address);
            self.homes.insert(func, id);
        }
        self.replace_allocations(program, jit, &plan.funcs).map_err(EmitError::Jit)?;
        Ok(Made { residue, dropped: dropped(program, plan, symbols), lowering })
    }

    /// The program's own global allocation functions serve the libraries, too ([replacement.functions]).
    fn replace_allocations(&mut self, program: &Program, jit: &Jit, funcs: &[FuncId]) -> Result<(), JitError> {
        use crate::ast::OverloadedOperator as Op;
        for &func in funcs {
            let info = &program.funcs[func];
            let is_allocation =
                matches!(info.name, hir::FuncName::Operator(Op::New | Op::ArrayNew | Op::Delete | Op::ArrayDelete));
            // One that is inline replaces nothing ([replacement.functions]/3), and may be gone.
            if !is_allocation || info.class.is_some() || info.is_inline {
                continue;
            }
            let symbol = mangle::func_symbol(program, func);
            let address = jit.lookup(&symbol)?;
            if let Some(before) = jit.replace_allocation(&symbol, address) {
                self.replaced.push((symbol, before));
            }
        }
        Ok(())
    }

    /// The optimised LLVM code of a module, or its machine code.
    ///
    /// # Errors
    /// See [`EmitError`].
    pub(super) fn text(
        &self,
        program: &Program,
        jit: &Jit,
        plan: &Plan<'_>,
        level: ir::OptLevel,
        is_assembly: bool,
    ) -> Result<String, EmitError> {
        let module = FinishedModule::from(lower(program, plan, 0, level)?);
        let text = match is_assembly {
            true => jit.compiler().assembly(module, level.into()),
            false => jit.compiler().optimised_ir(module, level.into()),
        };
        text.map_err(EmitError::Jit)
    }

    fn stub(
        &mut self,
        program: &Program,
        jit: &Jit,
        func: FuncId,
        structor: mangle::Structor,
    ) -> Result<Stub, JitError> {
        let symbol = mangle::structor_symbol(program, func, structor);
        if let Some(&stub) = self.stubs.get(&symbol) {
            return Ok(stub);
        }
        let stub = jit.new_stub()?;
        let tracker = self.stub_tracker.get_or_insert_with(|| jit.tracker());
        jit.define_absolute(&symbol, stub.entry(), tracker)?;
        self.stubs.insert(symbol, stub);
        Ok(stub)
    }

    /// The function whose entry or newest body is at `address`.
    pub(super) fn function_at(&self, program: &Program, jit: &Jit, address: usize) -> Option<FuncId> {
        let is_here = |func: FuncId| match self.stubs.get(&mangle::func_symbol(program, func)) {
            Some(stub) => stub.entry() == address || stub.target() == address,
            None => false,
        };
        // The specialisations of a template and of its redefinition share an entry: the latest one is meant.
        let user = self.homes.iter().map(|(&func, _)| func).filter(|&func| is_here(func)).max();
        user.or_else(|| {
            let symbol = jit.symbol_of_session_at(address)?;
            let funcs = program.funcs.iter().filter(|(_, func)| func.body != hir::Body::None && !func.is_redirected);
            funcs.map(|(func, _)| func).find(|&func| mangle::func_symbol(program, func) == symbol)
        })
    }

    /// Where a variable is, when code has been made for it.
    pub(super) fn address_of_var(&self, program: &Program, jit: &Jit, var: VarId) -> Option<usize> {
        let symbol = mangle::var_symbol(program, var);
        let var = &program.vars[var];
        if !jit.is_defined_in_session(&symbol) {
            return None;
        }
        let address = match var.is_thread_local {
            true => jit.thread_local_address(&symbol).ok()?,
            false => jit.lookup(&symbol).ok()?,
        };
        if !program.types.is_ref(var.ty) {
            return Some(address);
        }
        let bytes = crate::jit::memory::read(address, 8).ok()?;
        Some(usize::from_le_bytes(bytes.try_into().ok()?))
    }
}

/// The functions of a plan that lack one of their symbols.
fn dropped(program: &Program, plan: &Plan<'_>, symbols: Vec<String>) -> Vec<FuncId> {
    if plan.discardable.is_empty() {
        return Vec::new();
    }
    let symbols: FxHashSet<String> = symbols.into_iter().collect();
    let is_there = |&(func, structor): &(FuncId, mangle::Structor)| {
        symbols.contains(&mangle::structor_symbol(program, func, structor))
    };
    let discardable = plan.funcs.iter().copied().filter(|func| plan.discardable.contains(func));
    discardable.filter(|&func| !variants(program, &[func]).iter().all(is_there)).collect()
}

/// Functions in all their variants: constructors and destructors have several symbols.
fn variants(program: &Program, funcs: &[FuncId]) -> Vec<(FuncId, mangle::Structor)> {
    let of = |&func: &FuncId| mangle::structors(program, func).iter().map(move |&structor| (func, structor));
    funcs.iter().flat_map(of).collect()
}

fn lower(program: &Program, plan: &Plan<'_>, generation: u32, level: ir::OptLevel) -> Result<ir::Module, EmitError> {
    let unit = ir::Unit {
        name: plan.name.to_string(),
        generation,
        entry: plan.entry.clone(),
        funcs: plan.funcs.clone(),
        discardable: plan.discardable.clone(),
        copies: plan.copies.clone(),
        vars: plan.vars.clone(),
    };
    ir::lower(program, &unit, &ir::LowerOptions { level }).map_err(EmitError::Internal)
}

/// What a module leaves behind when its entry function has returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Residue {
    /// Nothing refers to it any more: its memory can be given back.
    None,
    /// Functions, variables or constants.
    Code,
}

/// Why no code was made.
#[derive(Debug)]
pub(super) enum EmitError {
    /// A mistake of ours.
    Internal(ir::InternalError),
    Jit(JitError),
}

impl Transactional for Emitter {
    fn checkpoint(&mut self) {
        self.homes.checkpoint();
        self.modules.checkpoint();
        self.copied.checkpoint();
        self.marks.push((self.redirected.len(), self.replaced.len()));
    }

    fn rollback(&mut self) {
        self.homes.rollback();
        self.modules.rollback();
        self.copied.rollback();
        let Some((mark, n_replaced)) = self.marks.pop() else { return };
        while self.replaced.len() > n_replaced {
            if let Some((symbol, before)) = self.replaced.pop() {
                crate::jit::restore_allocation(&symbol, before);
            }
        }
        let mut blank: Vec<Stub> = Vec::new();
        while self.redirected.len() > mark {
            if let Some((stub, target)) = self.redirected.pop() {
                stub.set(target);
                if target == 0 {
                    blank.push(stub);
                }
            }
        }
        self.uncover(&blank);
    }
}

impl Emitter {
    /// Marks the functions that an undone input has left stubs of: see [`hir::Func::is_redirected`].
    pub(super) fn adopt(&self, program: &mut Program, funcs: &[FuncId]) {
        for &func in funcs {
            if self.orphaned.is_empty() || program.funcs[func].is_redirected {
                continue;
            }
            let symbols = variants(program, &[func]).into_iter();
            let is_orphaned = symbols
                .map(|(func, structor)| mangle::structor_symbol(program, func, structor))
                .any(|symbol| self.orphaned.contains(&symbol));
            if is_orphaned {
                program.funcs.get_mut(func).is_redirected = true;
            }
        }
    }

    /// The symbols of stubs that lead nowhere any more mean what libraries have under these names.
    fn uncover(&mut self, blank: &[Stub]) {
        if blank.is_empty() {
            return;
        }
        let entries: rustc_hash::FxHashSet<usize> = blank.iter().map(|stub| stub.entry()).collect();
        for (symbol, stub) in &self.stubs {
            if entries.contains(&stub.entry()) {
                stub.set(crate::jit::library_address(symbol).unwrap_or(0));
                self.orphaned.insert(symbol.clone());
            }
        }
    }
}
