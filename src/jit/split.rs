//! Generating the code of a large module in parts, side by side.
//!
//! Instruction selection and register allocation look at one function at a time, and take most of the time that a
//! large module needs. So its functions are shared out when the passes are done: each part is a copy of the module
//! in a context of its own, which defines some of the functions and declares the others. Variables are defined by
//! the first part; constants without an address of their own are copied. What was local to the module gets a name
//! that all parts know.

use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering};

use llvm_sys::bit_writer::LLVMWriteBitcodeToMemoryBuffer;
use llvm_sys::core::{
    LLVMAddAttributeAtIndex, LLVMAddFunction, LLVMAddGlobal, LLVMDeleteFunction, LLVMDeleteGlobal, LLVMGetAlignment,
    LLVMGetAttributeCountAtIndex, LLVMGetAttributesAtIndex, LLVMGetFirstBasicBlock, LLVMGetFirstInstruction,
    LLVMGetFirstUse, LLVMGetFunctionCallConv, LLVMGetInstructionOpcode, LLVMGetLastInstruction, LLVMGetLinkage,
    LLVMGetNextBasicBlock, LLVMGetNextInstruction, LLVMGetUnnamedAddress, LLVMGetVisibility, LLVMGlobalGetValueType,
    LLVMIsAFunction, LLVMIsDeclaration, LLVMIsGlobalConstant, LLVMReplaceAllUsesWith, LLVMSetAlignment,
    LLVMSetFunctionCallConv, LLVMSetGlobalConstant, LLVMSetLinkage, LLVMSetValueName2, LLVMSetVisibility,
};
use llvm_sys::prelude::LLVMValueRef;
use llvm_sys::{LLVMAttributeFunctionIndex, LLVMAttributeReturnIndex, LLVMLinkage, LLVMOpcode, LLVMUnnamedAddr};

use super::JitError;
use super::llvm::{Buffer, FinishedModule, value_name};
use crate::base::FxHashMap;

/// What the names of formerly local functions and variables begin with.
pub(super) const PREFIX: &str = "__cinch_part.";

/// Instructions that are worth a thread: about 20 ms of code generation.
const MIN_PART: usize = 4000;

/// A module in parts.
pub(super) struct Split {
    whole: Buffer,
    /// The part that defines a function.
    homes: FxHashMap<String, usize>,
}

/// How many parts a module is worth on this machine.
pub(super) fn n_parts(module: &FinishedModule) -> usize {
    let mut n_instructions = 0;
    for function in definitions(module).filter(|&it| is_function(it)) {
        match weight(function) {
            Some(weight) => n_instructions += weight,
            None => return 1,
        }
    }
    if n_instructions < 2 * MIN_PART {
        return 1;
    }
    let n_cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    n_cores.min(n_instructions / MIN_PART)
}

impl Split {
    /// Shares the functions of a module out, the large ones first, each to the part that has least.
    pub(super) fn new(module: &FinishedModule, n_parts: usize) -> Split {
        static SERIAL: AtomicU64 = AtomicU64::new(0);
        let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
        for value in definitions(module).filter(|&it| !is_copied(it)) {
            publish(value, serial);
        }
        let mut functions: Vec<(usize, LLVMValueRef)> = definitions(module)
            .filter(|&it| is_function(it))
            .map(|function| (weight(function).unwrap_or_default(), function))
            .collect();
        functions.sort_by_key(|&(weight, _)| std::cmp::Reverse(weight));
        let mut loads = vec![0; n_parts];
        let mut homes = FxHashMap::default();
        for (weight, function) in functions {
            let home = (0..n_parts).min_by_key(|&part| loads[part]).unwrap_or_default();
            loads[home] += weight;
            homes.insert(value_name(function), home);
        }
        // SAFETY: the module is live, and the buffer becomes ours.
        let whole = unsafe { Buffer::from_raw(LLVMWriteBitcodeToMemoryBuffer(module.module())) };
        Split { whole, homes }
    }

    /// Makes a part of a copy of the module.
    pub(super) fn part(&self, part: usize, aliases: &[(String, String)]) -> Result<FinishedModule, JitError> {
        let mut module = FinishedModule::parse(self.whole.bytes())?;
        self.reduce(&mut module, part, aliases);
        Ok(module)
    }

    /// Leaves in a copy of the module what `part` defines.
    pub(super) fn reduce(&self, module: &mut FinishedModule, part: usize, aliases: &[(String, String)]) {
        for value in definitions(module).collect::<Vec<_>>() {
            let stays = match is_function(value) {
                true => self.homes.get(&value_name(value)) == Some(&part),
                false => part == 0 || is_copied(value),
            };
            if !stays {
                declare_instead(module, value);
            }
        }
        remove_unused_copies(module);
        let is_here = |(_, target): &&(String, String)| self.homes.get(target) == Some(&part);
        module.late_aliases = aliases.iter().filter(is_here).cloned().collect();
    }
}

/// Every function and variable that the module defines.
fn definitions(module: &FinishedModule) -> impl Iterator<Item = LLVMValueRef> {
    // SAFETY: the values are live globals of the module.
    module.globals().into_iter().filter(|&it| unsafe { LLVMIsDeclaration(it) == 0 })
}

fn is_function(value: LLVMValueRef) -> bool {
    // SAFETY: the value is live.
    unsafe { !LLVMIsAFunction(value).is_null() }
}

/// Whether a variable may have a copy in each part: a local constant, whose address means nothing.
fn is_copied(value: LLVMValueRef) -> bool {
    // SAFETY: the value is a live global.
    unsafe {
        !is_function(value)
            && is_local(value)
            && LLVMIsGlobalConstant(value) != 0
            && LLVMGetUnnamedAddress(value) == LLVMUnnamedAddr::LLVMGlobalUnnamedAddr
    }
}

fn is_local(value: LLVMValueRef) -> bool {
    // SAFETY: the value is a live global.
    matches!(unsafe { LLVMGetLinkage(value) }, LLVMLinkage::LLVMInternalLinkage | LLVMLinkage::LLVMPrivateLinkage)
}

/// The number of a function's instructions. None: addresses of its blocks are taken, which only its own module can name.
fn weight(function: LLVMValueRef) -> Option<usize> {
    let mut n = 0;
    // SAFETY: walking the lists of a live function that is not changed meanwhile; null ends each list.
    unsafe {
        let mut block = LLVMGetFirstBasicBlock(function);
        while !block.is_null() {
            let last = LLVMGetLastInstruction(block);
            if !last.is_null() && LLVMGetInstructionOpcode(last) == LLVMOpcode::LLVMIndirectBr {
                return None;
            }
            let mut instruction = LLVMGetFirstInstruction(block);
            while !instruction.is_null() {
                n += 1;
                instruction = LLVMGetNextInstruction(instruction);
            }
            block = LLVMGetNextBasicBlock(block);
        }
    }
    Some(n)
}

/// Makes a definition one that other parts can refer to, and that stays without a use in its own.
fn publish(value: LLVMValueRef, serial: u64) {
    // SAFETY: the value is a live global of a module that no pass runs on; the name is copied.
    unsafe {
        match LLVMGetLinkage(value) {
            LLVMLinkage::LLVMInternalLinkage | LLVMLinkage::LLVMPrivateLinkage => {
                let name = format!("{PREFIX}{serial}.{}", value_name(value));
                LLVMSetValueName2(value, name.as_ptr().cast(), name.len());
                LLVMSetLinkage(value, LLVMLinkage::LLVMExternalLinkage);
            }
            LLVMLinkage::LLVMLinkOnceODRLinkage => LLVMSetLinkage(value, LLVMLinkage::LLVMWeakODRLinkage),
            LLVMLinkage::LLVMLinkOnceAnyLinkage => LLVMSetLinkage(value, LLVMLinkage::LLVMWeakAnyLinkage),
            _ => {}
        }
    }
}

/// Puts a declaration in the place of a definition. It is a new one, because a once local definition is known to be
/// near, which is not so of another part's.
fn declare_instead(module: &FinishedModule, value: LLVMValueRef) {
    let name = value_name(value);
    // SAFETY: the value is a live global of the module; it is deleted once nothing refers to it. Names are copied.
    unsafe {
        let ty = LLVMGlobalGetValueType(value);
        let declared = if is_function(value) {
            let declared = LLVMAddFunction(module.module(), c"".as_ptr(), ty);
            LLVMSetFunctionCallConv(declared, LLVMGetFunctionCallConv(value));
            copy_attributes(value, declared);
            declared
        } else {
            let declared = LLVMAddGlobal(module.module(), ty, c"".as_ptr());
            LLVMSetGlobalConstant(declared, LLVMIsGlobalConstant(value));
            LLVMSetAlignment(declared, LLVMGetAlignment(value));
            declared
        };
        LLVMSetVisibility(declared, LLVMGetVisibility(value));
        LLVMReplaceAllUsesWith(value, declared);
        match is_function(value) {
            true => LLVMDeleteFunction(value),
            false => LLVMDeleteGlobal(value),
        }
        LLVMSetValueName2(declared, name.as_ptr().cast(), name.len());
    }
}

/// Calls look at the attributes of the function that they call, too.
fn copy_attributes(from: LLVMValueRef, to: LLVMValueRef) {
    // SAFETY: both are live functions of one type; the buffer has as many places as there are attributes.
    unsafe {
        let params = 1..=llvm_sys::core::LLVMCountParams(from);
        for index in params.chain([LLVMAttributeReturnIndex, LLVMAttributeFunctionIndex]) {
            let n = LLVMGetAttributeCountAtIndex(from, index);
            let mut attributes = vec![ptr::null_mut(); n as usize];
            LLVMGetAttributesAtIndex(from, index, attributes.as_mut_ptr());
            for attribute in attributes {
                LLVMAddAttributeAtIndex(to, index, attribute);
            }
        }
    }
}

/// Removes constants that only functions of other parts used, and what only those constants used.
fn remove_unused_copies(module: &FinishedModule) {
    loop {
        // SAFETY: the values are live globals of the module, and are deleted when nothing refers to them.
        let unused: Vec<_> =
            definitions(module).filter(|&it| is_copied(it) && unsafe { LLVMGetFirstUse(it).is_null() }).collect();
        if unused.is_empty() {
            return;
        }
        for value in unused {
            // SAFETY: see above.
            unsafe { LLVMDeleteGlobal(value) };
        }
    }
}
