//! Variables of thread storage duration with dynamic initialisation ([basic.start.dynamic]/6, Itanium ABI 2.8): each
//! thread initialises its own before it first uses it, by a function that every use calls.

use inkwell::module::Linkage;
use inkwell::values::FunctionValue;

use crate::hir::{Ty, VarId, VarKind};
use crate::ir::error::Result;
use crate::ir::module::{Lower, Sig};
use crate::ir::symbol;

impl<'c> Lower<'c, '_> {
    /// Whether a variable is initialised when a thread first uses it.
    pub fn is_initialised_by_use(&self, var: VarId) -> bool {
        let info = &self.p.vars[var];
        info.is_thread_local && info.kind == VarKind::Global && !info.is_extern && info.is_dynamic()
    }

    /// Sees to it that the variable of this thread is initialised.
    pub fn initialise_by_use(&mut self, var: VarId) -> Result<()> {
        let init = self.thread_init(var)?;
        self.call_or_invoke(init.get_type(), init.as_global_value().as_pointer_value(), &[], false)?;
        Ok(())
    }

    /// The function that initialises a variable once in each thread. Each module that uses the variable has it.
    fn thread_init(&mut self, var: VarId) -> Result<FunctionValue<'c>> {
        let name = symbol::thread_init_symbol(self.p, var);
        if let Some(function) = self.m.get_function(&name) {
            return Ok(function);
        }
        let fn_ty = self.b.fn_ty(None, &[], false);
        let function = self.m.add_function(&name, fn_ty, Some(Linkage::WeakAny));
        let here = self.b.block();
        let saved = std::mem::take(&mut self.f);
        self.f.name = name;
        let sig = Sig { ret: Ty::VOID, args: Vec::new(), is_variadic: false, is_nothrow: false, is_noreturn: false };
        let abi = self.fn_abi(&sig, &sig.args);
        function.add_attribute(inkwell::attributes::AttributeLoc::Function, self.attr("uwtable", 1));
        self.open(function, &sig, &abi, None)?;
        let guard = self.guard_variable(var)?;
        let (init, end) = (self.new_block("thread.init"), self.new_block("thread.end"));
        let byte = self.b.load_value(self.b.cx.i8_type().into(), guard, 8);
        let is_done = self.b.ne(byte, self.b.int_of(8, 0));
        self.b.cond_br(is_done, end, init);
        self.b.at_end(init);
        self.b.store(self.b.int_of(8, 1), guard, 8);
        self.global_init(var)?;
        self.b.br(end);
        self.b.at_end(end);
        let Some(ret) = self.f.ret.clone() else { return self.bug("no return block") };
        self.b.br(ret.block);
        self.close()?;
        self.f = saved;
        self.b.at_end(here);
        Ok(function)
    }
}
