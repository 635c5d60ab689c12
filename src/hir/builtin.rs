//! GNU's builtin functions: names, types, and what they are made of (GCC manual, "Built-in Functions").
//!
//! A signature is written like those of Clang's `Builtins.def`: the result, then the parameters. A type is
//! prefixes, a base, suffixes:
//!
//! - prefixes: `L` long, `LL` long long, `LLL` __int128 (before `i`), `Ld` long double, `U` unsigned,
//!   `S` signed, `X` _Complex, `I` an argument that must be a constant expression;
//! - bases: `v` void, `b` bool, `c` char, `s` short, `i` int, `f` float, `d` double, `q` __float128, `w` wchar_t,
//!   `z` size_t, `Y` ptrdiff_t, `a` va_list as a parameter (a pointer to `__va_list_tag`);
//! - suffixes: `C` const, `D` volatile, `*` pointer, `&` lvalue reference, from left to right;
//! - `.` at the end: variadic.
//!
//! The signature `t` marks a builtin whose arguments sema checks by the rules of its [`Op`], which the
//! documentation of the variant gives. "Decayed" there means: lvalue-to-rvalue, array-to-pointer and
//! function-to-pointer conversions were applied, so that the argument is a prvalue.

mod table;

use std::sync::Arc;

use crate::ast::RefQual;
use crate::hir::{FnTy, Quals, Ty, TyKind, Types};

pub use table::TABLE;

/// A builtin function: its index in [`TABLE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Builtin(pub u16);

/// One builtin.
#[derive(Debug, Clone, Copy)]
pub struct Info {
    pub name: &'static str,
    /// See the file's documentation, and [`Info::fn_ty`].
    pub signature: &'static str,
    pub kind: Kind,
    pub flags: Flags,
}

/// What a call of a builtin becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A call of this function of the C library, unless it is folded.
    Library(&'static str),
    /// Code of its own.
    Special(Op),
}

/// A set of properties of a builtin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flags(pub u8);

impl Flags {
    /// A call with constant arguments may be a constant expression.
    pub const EVALUABLE: Flags = Flags(1);
    pub const NOTHROW: Flags = Flags(2);
    /// Reads memory, writes none (GNU pure).
    pub const PURE: Flags = Flags(4);
    /// Depends on its arguments alone (GNU const).
    pub const CONST: Flags = Flags(8);
    pub const NORETURN: Flags = Flags(16);

    pub fn contains(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The operation of a read-modify-write builtin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rmw {
    Add,
    Sub,
    And,
    Or,
    Xor,
    Nand,
}

/// Builtins that lowering treats itself. Where the signature is `t`, the documentation gives arguments and result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    // Bits. The `…G` forms take any unsigned integer and, but for popcount and parity, an optional int for zero.
    Clz,
    ClzG,
    Ctz,
    CtzG,
    Popcount,
    PopcountG,
    Parity,
    ParityG,
    Ffs,
    Clrsb,
    Bswap,
    Bitreverse,
    RotateLeft,
    RotateRight,
    Abs,

    // Checked arithmetic. Generic: two decayed integers of any types, a pointer to any integer but bool and
    // enumerations; result bool: whether the infinitely precise result does not fit the pointee.
    AddOverflow,
    SubOverflow,
    MulOverflow,
    /// Three decayed integers; the third gives the type only.
    AddOverflowP,
    SubOverflowP,
    MulOverflowP,
    Addc,
    Subc,

    // Hints.
    Expect,
    ExpectWithProbability,
    Unreachable,
    Trap,
    Assume,
    AssumeAligned,
    Prefetch,
    /// One decayed argument of any type, not evaluated when it has side effects; result int.
    ConstantP,
    /// One decayed argument, not evaluated; result int by `typeclass.h`.
    ClassifyType,
    /// C only: refused in C++.
    ChooseExpr,
    ObjectSize,
    DynamicObjectSize,
    IsConstantEvaluated,
    /// One decayed pointer; result the same type.
    Launder,
    /// A glvalue of any type; result a pointer to it.
    Addressof,
    ClearCache,
    /// A decayed pointer to a complete type, whose padding is zeroed; result void.
    ClearPadding,

    // Stack and frames.
    Alloca,
    /// The alignment is in bits.
    AllocaWithAlign,
    StackSave,
    StackRestore,
    /// A glvalue of type va_list, or the pointer that it decayed to; then the last parameter (ignored). Result void.
    VaStart,
    VaEnd,
    /// Two as for `VaStart`: destination, source.
    VaCopy,
    ReturnAddress,
    FrameAddress,
    ExtractReturnAddr,
    Setjmp,
    Longjmp,

    // Floating point. Those with `t` take one decayed floating-point argument (an integer is converted to double);
    // result int.
    Fabs,
    Copysign,
    HugeVal,
    Inf,
    Nan,
    Nans,
    Powi,
    Isnan,
    Isinf,
    IsinfSign,
    Isfinite,
    Isnormal,
    Issignaling,
    Signbit,
    /// Five ints (NaN, infinite, normal, subnormal, zero), then a floating-point argument; result int.
    Fpclassify,
    /// Two arguments, converted to their common real floating type; result int.
    Isgreater,
    Isgreaterequal,
    Isless,
    Islessequal,
    Islessgreater,
    Isunordered,
    Iseqsig,
    FltRounds,
    /// Two decayed real floating values of one type; result the complex of it.
    Complex,
    Real,
    Imag,
    Conj,

    // Memory.
    Memcpy,
    Memmove,
    Mempcpy,
    Memset,
    Bzero,
    Bcopy,
    /// Arguments of `::operator new`, of `::operator delete`: overload resolution picks the usual one.
    OperatorNew,
    OperatorDelete,

    // Where the call stands: sema makes constants of them.
    Line,
    Column,
    File,
    Function,
    /// No argument; result `const void *` to a static `std::source_location::__impl`.
    SourceLocation,

    // Vectors: sema makes `ExprKind::Shuffle` of them.
    Shuffle,
    Shufflevector,

    // Atomics. `ptr` is a decayed pointer to the object; orders are ints, constant or not.
    /// `(ptr, order)`; result: the pointee (an integer or pointer).
    AtomicLoadN,
    /// `(ptr, value, order)`, the value converted to the pointee; result void.
    AtomicStoreN,
    /// `(ptr, value, order)`; result: the pointee.
    AtomicExchangeN,
    /// `(ptr, expected ptr, desired, weak, success order, failure order)`; result bool.
    AtomicCompareExchangeN,
    /// `(ptr, result ptr, order)`, pointees of one size, any trivially copyable type; result void.
    AtomicLoad,
    /// `(ptr, value ptr, order)`; result void.
    AtomicStore,
    /// `(ptr, value ptr, result ptr, order)`; result void.
    AtomicExchange,
    /// `(ptr, expected ptr, desired ptr, weak, success order, failure order)`; result bool.
    AtomicCompareExchange,
    /// `(ptr, value, order)`, the value converted to the pointee (for pointers: ptrdiff_t, in bytes); result: the old value.
    AtomicFetchOp(Rmw),
    /// As `AtomicFetchOp`; result: the new value.
    AtomicOpFetch(Rmw),
    AtomicTestAndSet,
    AtomicClear,
    AtomicThreadFence,
    AtomicSignalFence,
    AtomicIsLockFree,
    AtomicAlwaysLockFree,
    /// `(ptr, value, …)`, the rest evaluated and ignored; otherwise as `AtomicFetchOp`, sequentially consistent.
    SyncFetchOp(Rmw),
    SyncOpFetch(Rmw),
    /// `(ptr, old, new, …)`; result: the value before.
    SyncValCompareAndSwap,
    /// `(ptr, old, new, …)`; result bool.
    SyncBoolCompareAndSwap,
    /// `(ptr, value, …)`, acquire; result: the old value.
    SyncLockTestAndSet,
    /// `(ptr, …)`: stores zero, release; result void.
    SyncLockRelease,
    SyncSynchronize,

    // Classes: sema makes constants of the first two unless the argument is no constant.
    /// One decayed pointer to member; result bool.
    IsCorrespondingMember,
    IsPointerInterconvertibleWithClass,

    // Coroutines.
    CoroResume,
    CoroDestroy,
    CoroDone,
    CoroPromise,

    // The machine.
    ReadCycleCounter,
    ThreadPointer,
    /// The LLVM intrinsic of this name, with the builtin's own arguments.
    Target(&'static str),
}

impl Builtin {
    /// The builtin of this name.
    pub fn by_name(name: &str) -> Option<Builtin> {
        TABLE.binary_search_by(|info| info.name.cmp(name)).ok().map(|i| Builtin(i as u16))
    }

    /// What the table says of it.
    pub fn info(self) -> &'static Info {
        &TABLE[self.0 as usize]
    }
}

impl Info {
    /// Whether sema checks the arguments by rules of their own.
    pub fn is_custom_checked(&self) -> bool {
        self.signature == "t"
    }

    /// The function type that the signature says; none when the arguments are checked by the [`Op`]'s own rules.
    /// `va_list` is the type of a va_list parameter, the pointer to `__va_list_tag`.
    pub fn fn_ty(&self, types: &mut Types, va_list: Ty) -> Option<FnTy> {
        if self.is_custom_checked() {
            return None;
        }
        let mut rest = self.signature.as_bytes();
        let ret = next_type(&mut rest, types, va_list).0;
        let mut params = Vec::new();
        while !rest.is_empty() && rest != b"." {
            params.push(next_type(&mut rest, types, va_list).0);
        }
        Some(FnTy {
            ret,
            params: params.into(),
            is_variadic: rest == b".",
            quals: Quals::NONE,
            ref_qual: RefQual::None,
            is_noexcept: self.flags.contains(Flags::NOTHROW),
            dependent_noexcept: None,
        })
    }

    /// Which parameters need constant arguments (`I`), in order; empty when none does.
    pub fn constant_params(&self, types: &mut Types) -> Arc<[bool]> {
        let mut flags = Vec::new();
        if self.signature.contains('I') {
            let mut rest = self.signature.as_bytes();
            while !rest.is_empty() && rest != b"." {
                flags.push(next_type(&mut rest, types, Ty::ERROR).1);
            }
            flags.remove(0);
        }
        flags.into()
    }
}

/// Takes one type off the front of a signature, with whether `I` stood before it.
fn next_type(rest: &mut &[u8], types: &mut Types, va_list: Ty) -> (Ty, bool) {
    let (mut n_long, mut is_unsigned, mut is_signed, mut is_complex, mut is_constant) = (0, false, false, false, false);
    loop {
        match rest.first() {
            Some(b'L') => n_long += 1,
            Some(b'U') => is_unsigned = true,
            Some(b'S') => is_signed = true,
            Some(b'X') => is_complex = true,
            Some(b'I') => is_constant = true,
            _ => break,
        }
        *rest = &rest[1..];
    }
    let base = rest.first().copied().expect("a signature of the table ends after a type");
    *rest = &rest[1..];
    let mut ty = match (base, n_long, is_unsigned) {
        (b'v', ..) => Ty::VOID,
        (b'b', ..) => Ty::BOOL,
        (b'c', _, true) => Ty::UCHAR,
        (b'c', ..) if is_signed => Ty::SCHAR,
        (b'c', ..) => Ty::CHAR,
        (b's', _, true) => Ty::USHORT,
        (b's', ..) => Ty::SHORT,
        (b'i', 0, false) => Ty::INT,
        (b'i', 0, true) => Ty::UINT,
        (b'i', 1, false) => Ty::LONG,
        (b'i', 1, true) => Ty::ULONG,
        (b'i', 2, false) => Ty::LONG_LONG,
        (b'i', 2, true) => Ty::ULONG_LONG,
        (b'i', _, false) => Ty::INT128,
        (b'i', _, true) => Ty::UINT128,
        (b'f', ..) => Ty::FLOAT,
        (b'd', 0, _) => Ty::DOUBLE,
        (b'd', ..) => Ty::LONG_DOUBLE,
        (b'q', ..) => Ty::FLOAT128,
        (b'h', ..) => Ty::FLOAT16,
        (b'y', ..) => Ty::BFLOAT16,
        (b'w', ..) => Ty::WCHAR,
        (b'z', ..) => Ty::SIZE,
        (b'Y', ..) => Ty::PTRDIFF,
        (b'a', ..) => va_list,
        _ => unreachable!("`{}` is no type of a builtin's signature", base as char),
    };
    if is_complex {
        ty = types.intern(TyKind::Complex(ty));
    }
    while let Some(&suffix) = rest.first() {
        ty = match suffix {
            b'C' => types.add_quals(ty, Quals::CONST),
            b'D' => types.add_quals(ty, Quals::VOLATILE),
            b'*' => types.pointer(ty),
            b'&' => types.lvalue_ref(ty),
            _ => break,
        };
        *rest = &rest[1..];
    }
    (ty, is_constant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted_and_every_signature_decodes() {
        assert!(TABLE.is_sorted_by(|a, b| a.name < b.name));
        let mut types = Types::new();
        for info in TABLE {
            let ty = info.fn_ty(&mut types, Ty::ERROR);
            assert_eq!(ty.is_none(), info.is_custom_checked(), "{}", info.name);
        }
    }

    #[test]
    fn signatures_read_like_clang() {
        let mut types = Types::new();
        let memcpy = Builtin::by_name("__builtin_memcpy").expect("in the table").info();
        let ty = memcpy.fn_ty(&mut types, Ty::ERROR).expect("no custom check");
        let void_ptr = types.pointer(Ty::VOID);
        let const_void = types.add_quals(Ty::VOID, Quals::CONST);
        let const_void_ptr = types.pointer(const_void);
        assert_eq!((ty.ret, &*ty.params), (void_ptr, &[void_ptr, const_void_ptr, Ty::SIZE][..]));
        let alloca = Builtin::by_name("__builtin_alloca_with_align").expect("in the table").info();
        assert_eq!(&*alloca.constant_params(&mut types), &[false, true]);
        assert!(Builtin::by_name("__builtin_nonesuch").is_none());
    }
}
