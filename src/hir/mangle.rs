//! Symbol names, by the Itanium C++ ABI 5.1: a pure function of the entity, its types and what encloses it.
//!
//! `asm("label")` wins over everything; `extern "C"` names, `main` and global variables of the global namespace are
//! plain. What hides an older entity of its name, of the session, has `$` and its version behind the ABI's name, a class in it.
//!
//! Substitutions (ABI 5.1.10) go by entity: [`Key`] names what was written, so that no text is compared.

mod abi_tag;
mod arg;
mod expr;
mod name;
mod ty;

#[cfg(test)]
mod tests;

use crate::ast;
use crate::base::FxHashMap;
use crate::hir::{
    ClassId, EnumId, FuncId, FuncName, Linkage, NamespaceId, Program, ScopeId, ScopeKind, TemplateId, Ty, VarId,
    VarKind,
};

/// The variants of constructors and destructors (ABI 5.1.4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Structor {
    /// C1, D1: the complete object.
    Complete,
    /// C2, D2: a base subobject.
    Base,
    /// D0: destroys and deallocates.
    Deleting,
}

/// The variants in which a function exists: its symbols ([`structor_symbol`]).
pub fn structors(program: &Program, func_id: FuncId) -> &'static [Structor] {
    let func = &program.funcs[func_id];
    match func.name {
        FuncName::Constructor => &[Structor::Complete, Structor::Base],
        FuncName::Destructor if func.is_virtual => &[Structor::Complete, Structor::Base, Structor::Deleting],
        FuncName::Destructor => &[Structor::Complete, Structor::Base],
        FuncName::Ident(_) | FuncName::Operator(_) | FuncName::Literal(_) | FuncName::Conversion(_) => {
            &[Structor::Complete]
        }
    }
}

/// How a thunk adjusts a pointer (ABI 5.1.4.2): a fixed offset, and the offset in the vtable of one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Adjustment {
    pub fixed: i64,
    pub vcall_offset: i64,
}

/// The symbol of a function; of constructors and destructors the complete-object variant.
pub fn func_symbol(program: &Program, func_id: FuncId) -> String {
    structor_symbol(program, func_id, Structor::Complete)
}

/// The symbol of a variant of a constructor or destructor; other functions have only one.
pub fn structor_symbol(program: &Program, func_id: FuncId, structor: Structor) -> String {
    let func = &program.funcs[func_id];
    if let Some(label) = func.asm_label {
        return label.as_str().to_owned();
    }
    let name = match plain_func_name(program, func_id) {
        Some(name) => name.to_owned(),
        None => {
            let mut mangler = Mangler::new(program);
            mangler.out += "_Z";
            mangler.structor = structor;
            mangler.func_encoding(func_id);
            mangler.out
        }
    };
    versioned(name, func.version)
}

/// The symbol of a variable with static or thread storage.
pub fn var_symbol(program: &Program, var_id: VarId) -> String {
    let var = &program.vars[var_id];
    if let Some(label) = var.asm_label {
        return label.as_str().to_owned();
    }
    let name = match plain_var_name(program, var_id) {
        Some(name) => name.to_owned(),
        None => format!("_Z{}", var_name(program, var_id)),
    };
    versioned(name, var.version)
}

/// The object that a template parameter of class type names (ABI 5.1.4.4, `TA`).
pub fn template_param_object_symbol(program: &Program, ty: Ty, value: &crate::hir::Value) -> String {
    let mut mangler = Mangler::new(program);
    mangler.out += "_ZTA";
    mangler.constant_arg(ty.unqual(), value);
    mangler.out
}

/// The guard of a variable that is initialised at run time, once.
pub fn guard_symbol(program: &Program, var_id: VarId) -> String {
    versioned(format!("_ZGV{}", var_name(program, var_id)), program.vars[var_id].version)
}

/// The `n`-th temporary whose life a reference variable extends, from 0.
pub fn temporary_symbol(program: &Program, var_id: VarId, n: usize) -> String {
    let name = format!("_ZGR{}{}", var_name(program, var_id), seq_id(n));
    versioned(name, program.vars[var_id].version)
}

/// The function that other units call to reach a thread_local variable.
pub fn thread_wrapper_symbol(program: &Program, var_id: VarId) -> String {
    versioned(format!("_ZTW{}", var_name(program, var_id)), program.vars[var_id].version)
}

/// The function that initialises a thread_local variable.
pub fn thread_init_symbol(program: &Program, var_id: VarId) -> String {
    versioned(format!("_ZTH{}", var_name(program, var_id)), program.vars[var_id].version)
}

/// The type_info object of a type.
pub fn typeinfo_symbol(program: &Program, ty: Ty) -> String {
    format!("_ZTI{}", type_encoding(program, ty))
}

/// The string that a type_info object points to.
pub fn typeinfo_name_symbol(program: &Program, ty: Ty) -> String {
    format!("_ZTS{}", type_encoding(program, ty))
}

/// A type's mangled form: what `type_info::name()` yields.
pub fn type_encoding(program: &Program, ty: Ty) -> String {
    let mut mangler = Mangler::new(program);
    mangler.ty(ty);
    mangler.out
}

/// The virtual table of a class.
pub fn vtable_symbol(program: &Program, class: ClassId) -> String {
    format!("_ZTV{}", class_encoding(program, class))
}

/// The table of virtual tables of a class with virtual bases.
pub fn vtt_symbol(program: &Program, class: ClassId) -> String {
    format!("_ZTT{}", class_encoding(program, class))
}

/// The virtual table of `base` at `offset` in `derived`, used while `derived` is constructed.
pub fn construction_vtable_symbol(program: &Program, derived: ClassId, offset: u64, base: ClassId) -> String {
    let mut mangler = Mangler::new(program);
    mangler.out += "_ZTC";
    mangler.class(derived);
    mangler.out += &format!("{offset}_");
    mangler.class(base);
    mangler.out
}

/// A thunk that adjusts `this` and, for a covariant return type, the result.
pub fn thunk_symbol(
    program: &Program,
    func_id: FuncId,
    structor: Structor,
    this: Adjustment,
    result: Option<Adjustment>,
) -> String {
    let mut mangler = Mangler::new(program);
    mangler.structor = structor;
    mangler.out += "_ZT";
    match result {
        None => mangler.call_offset(this),
        Some(result) => {
            mangler.out.push('c');
            mangler.call_offset(this);
            mangler.call_offset(result);
        }
    }
    mangler.func_encoding(func_id);
    versioned(mangler.out, program.funcs[func_id].version)
}

fn versioned(name: String, version: u32) -> String {
    if version > 0 { format!("{name}${version}") } else { name }
}

fn class_encoding(program: &Program, class: ClassId) -> String {
    let mut mangler = Mangler::new(program);
    mangler.class(class);
    mangler.out
}

/// A variable's name without `_Z`.
fn var_name(program: &Program, var_id: VarId) -> String {
    let mut mangler = Mangler::new(program);
    mangler.var_name(var_id);
    mangler.out
}

/// The name of a function that is not mangled: extern "C" and `main` ([basic.start.main]/3).
fn plain_func_name(program: &Program, func_id: FuncId) -> Option<&'static str> {
    let func = &program.funcs[func_id];
    let FuncName::Ident(name) = func.name else { return None };
    let is_c = func.language == ast::Linkage::C && func.class.is_none() && func.linkage == Linkage::External;
    let is_main = name.as_str() == "main" && is_global(program, func.scope);
    (is_c || is_main || func.builtin.is_some() && is_global(program, func.scope)).then(|| name.as_str())
}

/// The name of a variable that is not mangled: extern "C", and those of the global namespace.
fn plain_var_name(program: &Program, var_id: VarId) -> Option<&'static str> {
    let var = &program.vars[var_id];
    let is_plain = var.language == ast::Linkage::C || is_global(program, var.scope);
    let is_shared = var.linkage == Linkage::External && var.kind == VarKind::Global && var.class.is_none();
    let has_tags = !abi_tag::of_var(program, var_id).is_empty();
    (is_plain && is_shared && var.specialization.is_none() && !has_tags).then(|| var.name.as_str())
}

fn is_global(program: &Program, scope: ScopeId) -> bool {
    match program.scopes[scope].kind {
        ScopeKind::Namespace(id) => program.namespaces[id].parent.is_none(),
        _ => false,
    }
}

/// `_`, `0_`, `1_`, … `Z_`, `10_` (base 36).
fn seq_id(n: usize) -> String {
    let Some(mut rest) = n.checked_sub(1) else { return "_".to_owned() };
    let mut digits = Vec::new();
    loop {
        digits.push(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 36]);
        rest /= 36;
        if rest == 0 {
            break;
        }
    }
    digits.reverse();
    String::from_utf8_lossy(&digits).into_owned() + "_"
}

/// What a substitution stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Ty(Ty),
    Class(ClassId),
    Enum(EnumId),
    Namespace(NamespaceId),
    /// A template, as a member of what.
    Template(TemplateId, ScopeId),
    Param(u16),
    /// A specialisation of a variable template, as the scope of closures in its initialiser.
    Var(VarId),
    /// A member template of a dependent type.
    Member(Ty, crate::base::Symbol),
}

/// Writes one mangled name.
struct Mangler<'p> {
    program: &'p Program,
    out: String,
    structor: Structor,
    seen: FxHashMap<Key, usize>,
    /// How many parameter lists of function types are being written.
    n_params_open: u16,
    /// In the pattern of an expansion packs stand for their elements.
    is_in_pattern: bool,
    depth: usize,
}

impl<'p> Mangler<'p> {
    fn new(program: &'p Program) -> Self {
        Mangler {
            program,
            out: String::new(),
            structor: Structor::Complete,
            seen: FxHashMap::default(),
            n_params_open: 0,
            is_in_pattern: false,
            depth: 0,
        }
    }

    /// Writes `S_` if `key` was written before.
    fn substituted(&mut self, key: Key) -> bool {
        match self.seen.get(&key) {
            Some(&n) => {
                self.out.push('S');
                self.out += &seq_id(n);
                true
            }
            None => false,
        }
    }

    /// From here on `key` can be substituted.
    fn remember(&mut self, key: Key) {
        let n = self.seen.len();
        self.seen.entry(key).or_insert(n);
    }

    fn source_name(&mut self, name: &str) {
        self.out += &format!("{}{name}", name.len());
    }

    fn number(&mut self, n: i64) {
        match n {
            0.. => self.out += &n.to_string(),
            _ => self.out += &format!("n{}", n.unsigned_abs()),
        }
    }

    fn call_offset(&mut self, adjustment: Adjustment) {
        if adjustment.vcall_offset == 0 {
            self.out.push('h');
            self.number(adjustment.fixed);
        } else {
            self.out.push('v');
            self.number(adjustment.fixed);
            self.out.push('_');
            self.number(adjustment.vcall_offset);
        }
        self.out.push('_');
    }

    /// One level deeper; past the limit a name is cut, and no longer unique.
    fn nested(&mut self, step: impl FnOnce(&mut Self)) {
        if self.depth >= crate::base::limits::NESTING_DEPTH * 2 {
            self.out.push('v');
            return;
        }
        self.depth += 1;
        step(self);
        self.depth -= 1;
    }
}
