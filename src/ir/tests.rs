//! Lowering, end to end: C++ text through the front end to code that runs.

mod abi;
mod run;

use std::collections::HashMap;

use crate::hir::mangle;
use crate::ir::{self, LowerOptions, OptLevel, Unit};
use crate::jit::{Jit, JitOptions, Stub, Tracker};
use crate::sema::tests::Bench;

/// A session's front end with its code, and no guard around it.
struct Machine {
    bench: Bench,
    /// Before the JIT, which they must not outlive.
    trackers: Vec<Tracker>,
    jit: Jit,
    stubs: HashMap<String, Stub>,
    level: OptLevel,
    n_inputs: usize,
}

impl Machine {
    fn new(level: OptLevel) -> Machine {
        let jit = Jit::new(JitOptions::default()).expect("LLVM works here");
        Machine { bench: Bench::new(), jit, trackers: Vec::new(), stubs: HashMap::new(), level, n_inputs: 0 }
    }

    /// Runs an input; the bytes of its result.
    #[track_caller]
    fn run(&mut self, text: &str) -> [u64; 8] {
        let (unit, messages) = self.bench.eval(text);
        let errors: Vec<_> = messages.iter().filter(|it| !it.starts_with("warning")).collect();
        assert!(errors.is_empty(), "{text}: {errors:?}");
        let unit = unit.expect("an input without errors");
        let program = &self.bench.sema.program;
        self.n_inputs += 1;
        let entry = format!("__input_{}", self.n_inputs);
        let plan = Unit {
            generation: self.n_inputs as u32,
            name: entry.clone(),
            entry: Some((entry.clone(), &unit.body)),
            funcs: unit.funcs.clone(),
            discardable: Default::default(),
            copies: Vec::new(),
            vars: unit.vars.clone(),
        };
        let module = ir::lower(program, &plan, &LowerOptions { level: self.level });
        let module = module.unwrap_or_else(|error| panic!("{text}: {error}"));
        if std::env::var_os("CINCH_DUMP_IR").is_some() {
            eprintln!("{}", module.text());
        }
        let tracker = self.jit.tracker();
        let user: Vec<_> = unit.funcs.iter().copied().filter(|&func| program.funcs[func].is_redirected).collect();
        for &func in &user {
            let symbol = mangle::func_symbol(program, func);
            if !self.stubs.contains_key(&symbol) {
                let stub = self.jit.new_stub().expect("room for a stub");
                self.jit.define_absolute(&symbol, stub.entry(), &tracker).expect("a new symbol");
                self.stubs.insert(symbol, stub);
            }
        }
        self.jit.add_module_at(module.into_finished(), self.level.into(), &tracker).expect("the module compiles");
        for &func in &user {
            let address = self
                .jit
                .lookup(&ir::body_symbol(program, func, mangle::Structor::Complete, self.n_inputs as u32))
                .expect("defined");
            self.stubs[&mangle::func_symbol(program, func)].set(address);
        }
        let address = self.jit.lookup(&entry).unwrap_or_else(|error| panic!("{text}: {error}"));
        let mut result = [0u64; 8];
        // SAFETY: the entry of an input has this type, and no exception leaves it.
        let function = unsafe { std::mem::transmute::<usize, extern "C-unwind" fn(*mut u64)>(address) };
        function(result.as_mut_ptr());
        self.trackers.push(tracker);
        // A glvalue's address becomes its value.
        if let Some((expr, ty)) = unit.result
            && program.exprs[expr].category.is_glvalue()
        {
            let size = crate::hir::layout::size_of(program, ty).unwrap_or(8).min(64) as usize;
            let from = result[0] as *const u8;
            result = [0; 8];
            // SAFETY: the address is of a live object of this size.
            unsafe { std::ptr::copy_nonoverlapping(from, result.as_mut_ptr().cast::<u8>(), size) };
        }
        result
    }
}

/// Runs inputs in one session at O0 and at O2; the last one's int.
#[track_caller]
fn int(inputs: &[&str]) -> i32 {
    let mut results = [OptLevel::O0, OptLevel::O2].map(|level| {
        let mut machine = Machine::new(level);
        let mut last = 0;
        for input in inputs {
            last = machine.run(input)[0] as i32;
        }
        last
    });
    assert_eq!(results[0], results[1], "O0 and O2 differ on {inputs:?}");
    std::mem::take(&mut results[0])
}
