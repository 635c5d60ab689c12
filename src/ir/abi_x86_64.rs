//! How arguments and results travel: the x86-64 psABI 3.2.3, with the Itanium C++ ABI 3.1 for class types.
//!
//! An aggregate is cut into eightbytes, each classified by the fields that fall into it; what gets no
//! register travels in memory. LLVM's code generator assigns the registers themselves in order of arguments, so a class here
//! only has to become the sequence of scalars that take the right ones; those scalars are chosen as Clang
//! does. Decided without LLVM, so that the table can be tested.

use crate::hir::{ArrayLen, ClassId, FloatFormat, Program, Ty, TyKind, layout};
use crate::ir::types::{Shape, shape, underlying};

/// Register classes (psABI 3.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    None,
    Integer,
    Sse,
    SseUp,
    X87,
    X87Up,
    ComplexX87,
    Memory,
}

/// A scalar that carries a piece of an aggregate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reg {
    Int(u32),
    Ptr,
    Float,
    Double,
    /// Two floats in one eightbyte.
    Float2,
    X87,
    Quad,
    /// A whole vector register, of so many doubles.
    Doubles(u32),
    /// The vector type itself.
    Vector(Ty),
}

/// What a parameter is to the convention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArgTy {
    Ty(Ty),
    /// `this`, a reference, or another pointer of the compiler's.
    Pointer,
}

/// How one argument or result travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// Nothing travels: void, empty classes.
    Ignore,
    /// A scalar, as its value type.
    Scalar(Extend),
    /// One scalar that holds the bytes of an aggregate from this offset, 0 or 8.
    Coerce(Reg, u64),
    /// Two, of the bytes at 0 and 8. As a result: a struct.
    CoercePair(Reg, Reg),
    /// A complex long double as a result, in st0 and st1.
    ComplexX87,
    /// The address of the caller's temporary: a class that is not trivial for the purposes of calls; as a result: sret.
    Reference,
    /// A copy on the stack, so aligned; as a result: sret.
    Memory(u64),
}

/// How a small integer fills its register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extend {
    No,
    Zero,
    Sign,
}

/// How a function is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FnAbi {
    pub ret: Pass,
    pub args: Vec<Pass>,
}

/// Where the classification reads.
#[derive(Clone, Copy)]
pub struct Abi<'p> {
    pub p: &'p Program,
    /// 32-byte vectors travel in registers.
    pub has_avx: bool,
}

impl Abi<'_> {
    /// How a function with this result and these arguments is called. `n_named` arguments are declared parameters.
    pub fn function(&self, ret: Ty, args: &[ArgTy], n_named: usize) -> FnAbi {
        let ret = self.result(ret);
        let (mut n_int, mut n_sse) = (6u32, 8u32);
        if matches!(ret, Pass::Reference | Pass::Memory(_)) {
            n_int -= 1;
        }
        let args = args
            .iter()
            .enumerate()
            .map(|(i, &arg)| {
                let (pass, ints, sses) = self.argument(arg, n_int, i < n_named);
                if ints <= n_int && sses <= n_sse {
                    n_int -= ints;
                    n_sse -= sses;
                    return pass;
                }
                match arg {
                    // GCC gives what holds only unnamed bit-fields a register, but no room on the stack.
                    ArgTy::Ty(ty) if self.is_only_padding(ty) => Pass::Ignore,
                    ArgTy::Ty(ty) if self.is_aggregate(ty) => self.in_memory(ty, n_int),
                    _ => pass,
                }
            })
            .collect();
        FnAbi { ret, args }
    }

    /// Whether a class has nothing but unnamed bit-fields, in its bases and members, too.
    fn is_only_padding(&self, ty: Ty) -> bool {
        let mut element = ty;
        while let TyKind::Array(inner, _) = *self.p.types.kind(element) {
            element = inner;
        }
        let Some(class) = self.p.types.as_class(element) else { return false };
        self.is_only_padding_class(class)
    }

    fn is_only_padding_class(&self, class: ClassId) -> bool {
        let class = &self.p.classes[class];
        let is_dynamic = class.layout.as_ref().is_none_or(|layout| layout.has_own_vptr);
        let is_padding = |&field: &crate::hir::FieldId| {
            let info = &self.p.fields[field];
            match info.bit_width {
                Some(_) => info.name.is_empty(),
                None => self.is_only_padding(info.ty),
            }
        };
        !is_dynamic
            && class.bases.iter().all(|base| self.is_only_padding_class(base.class))
            && class.fields.iter().all(is_padding)
    }

    /// How an argument for `...` travels while registers last, and how many it takes: general and vector ones.
    pub fn variadic_argument(&self, ty: Ty) -> (Pass, u32, u32) {
        self.argument(ArgTy::Ty(ty), 6, false)
    }

    /// How a result travels.
    pub fn result(&self, ty: Ty) -> Pass {
        match shape(self.p, ty) {
            Shape::Void => return Pass::Ignore,
            Shape::Scalar if !self.is_aggregate(ty) => return Pass::Scalar(self.extend(ty)),
            Shape::Scalar | Shape::Complex | Shape::Aggregate => {}
        }
        if !self.is_trivial_for_calls(ty) {
            return Pass::Reference;
        }
        let (lo, hi) = self.classify(ty, 0, true);
        let size = self.size(ty);
        if lo == Class::ComplexX87 {
            return Pass::ComplexX87;
        }
        match self.registers(ty, size, lo, hi) {
            Some(pass) => pass,
            None => Pass::Memory(self.align(ty)),
        }
    }

    /// How an argument would travel with enough registers, and how many it takes: general and vector ones.
    fn argument(&self, arg: ArgTy, n_int: u32, is_named: bool) -> (Pass, u32, u32) {
        let ArgTy::Ty(ty) = arg else { return (Pass::Scalar(Extend::No), 1, 0) };
        if self.p.types.is_ref(ty) {
            return (Pass::Scalar(Extend::No), 1, 0);
        }
        if !self.is_aggregate(ty) {
            let (ints, sses) = self.scalar_registers(ty);
            return (Pass::Scalar(self.extend(ty)), ints, sses);
        }
        if !self.is_trivial_for_calls(ty) {
            return (Pass::Reference, 1, 0);
        }
        let (lo, hi) = self.classify(ty, 0, is_named);
        if matches!(lo, Class::X87 | Class::ComplexX87 | Class::Memory) {
            return (self.in_memory(ty, n_int), 0, 0);
        }
        let count = |class| u32::from(lo == class) + u32::from(hi == class);
        match self.registers(ty, self.size(ty), lo, hi) {
            Some(pass) => (pass, count(Class::Integer), count(Class::Sse) + u32::from(hi == Class::X87Up)),
            None => (self.in_memory(ty, n_int), 0, 0),
        }
    }

    /// The registers for two classes; none: memory.
    fn registers(&self, ty: Ty, size: u64, lo: Class, hi: Class) -> Option<Pass> {
        let low = match lo {
            Class::None => None,
            Class::Integer if hi == Class::Integer && self.is_int128(ty) => {
                return Some(Pass::Coerce(Reg::Int(128), 0));
            }
            Class::Integer => Some(self.integer_at(ty, 0, size)),
            Class::Sse if hi == Class::SseUp => return Some(Pass::Coerce(self.vector_reg(ty, size), 0)),
            Class::Sse => Some(self.sse_at(ty, 0, size)),
            Class::X87 => return Some(Pass::Coerce(Reg::X87, 0)),
            Class::Memory | Class::SseUp | Class::X87Up | Class::ComplexX87 => return None,
        };
        let high = match hi {
            Class::None => None,
            Class::Integer => Some(self.integer_at(ty, 8, size)),
            // X87UP without X87 before it comes from unions.
            Class::Sse | Class::X87Up => Some(self.sse_at(ty, 8, size)),
            Class::SseUp | Class::X87 | Class::ComplexX87 | Class::Memory => return None,
        };
        Some(match (low, high) {
            (None, None) => Pass::Ignore,
            (Some(low), None) => Pass::Coerce(low, 0),
            // Only padding in the first eightbyte.
            (None, Some(high)) => Pass::Coerce(high, 8),
            (Some(low), Some(high)) => Pass::CoercePair(widen_low(low, high), high),
        })
    }

    /// psABI 3.2.3 step 5: an argument of class MEMORY, or one that found no registers.
    fn in_memory(&self, ty: Ty, n_int: u32) -> Pass {
        if !self.is_trivial_for_calls(ty) {
            return Pass::Reference;
        }
        let align = self.align(ty).max(8);
        let size = self.size(ty);
        // One eightbyte is pushed as well as copied, once no register is left for it.
        if n_int == 0 && align == 8 && size <= 8 && size > 0 {
            return Pass::Coerce(Reg::Int(size as u32 * 8), 0);
        }
        Pass::Memory(align)
    }

    /// Steps 1 to 5 of "Classification" for an object at `offset`: the classes of its two eightbytes.
    fn classify(&self, ty: Ty, offset: u64, is_named: bool) -> (Class, Class) {
        let ty = underlying(self.p, ty);
        let at = |class| if offset < 8 { (class, Class::None) } else { (Class::None, class) };
        match *self.p.types.kind(ty) {
            TyKind::Void => (Class::None, Class::None),
            TyKind::Int128 | TyKind::UInt128 => (Class::Integer, Class::Integer),
            TyKind::MemberPtr { pointee, .. } if self.p.types.as_function(pointee).is_some() => {
                (Class::Integer, Class::Integer)
            }
            TyKind::Complex(part) => self.classify_complex(part, offset),
            TyKind::Vector(..) => self.classify_vector(ty, offset, is_named),
            TyKind::Array(element, len) => self.classify_array(ty, element, len, offset, is_named),
            TyKind::Class(class) => self.classify_class(class, offset, is_named),
            _ => match self.p.types.float_format(ty) {
                Some(FloatFormat::X87) => (Class::X87, Class::X87Up),
                Some(FloatFormat::Quad) => (Class::Sse, Class::SseUp),
                Some(_) => at(Class::Sse),
                None => at(Class::Integer),
            },
        }
    }

    fn classify_complex(&self, part: Ty, offset: u64) -> (Class, Class) {
        let size = self.size(part);
        let class = match self.p.types.float_format(part) {
            Some(FloatFormat::X87) => return (Class::ComplexX87, Class::None),
            Some(FloatFormat::Quad) => Class::Memory,
            Some(_) => Class::Sse,
            None => Class::Integer,
        };
        match size {
            0..=4 if offset >= 8 => (Class::None, class),
            0..=4 if offset / 8 == (offset + size) / 8 => (class, Class::None),
            0..=8 => (class, class),
            _ => (Class::Memory, Class::None),
        }
    }

    fn classify_vector(&self, ty: Ty, offset: u64, is_named: bool) -> (Class, Class) {
        let at = |class| if offset < 8 { (class, Class::None) } else { (Class::None, class) };
        match self.size(ty) {
            0..=4 => at(Class::Integer),
            8 => match *self.p.types.kind(ty) {
                TyKind::Vector(Ty::DOUBLE, _) => (Class::Memory, Class::None),
                _ => at(Class::Sse),
            },
            16 => (Class::Sse, Class::SseUp),
            32 if self.has_avx && is_named => (Class::Sse, Class::SseUp),
            _ => (Class::Memory, Class::None),
        }
    }

    fn classify_array(&self, ty: Ty, element: Ty, len: ArrayLen, offset: u64, is_named: bool) -> (Class, Class) {
        let memory = (Class::Memory, Class::None);
        let ArrayLen::Known(len) = len else { return memory };
        let (size, element_size) = (self.size(ty), self.size(element));
        if size > 64 || !offset.is_multiple_of(self.align(element)) || (size > 16 && !(len == 1 && size <= 32)) {
            return memory;
        }
        let (mut lo, mut hi) = (Class::None, Class::None);
        // Elements without size change nothing, however many there are.
        for i in 0..len.min(64) {
            let (a, b) = self.classify(element, offset + i * element_size, is_named);
            (lo, hi) = (merge(lo, a), merge(hi, b));
            if lo == Class::Memory || hi == Class::Memory {
                break;
            }
        }
        post_merge(size, lo, hi)
    }

    fn classify_class(&self, id: ClassId, offset: u64, is_named: bool) -> (Class, Class) {
        let memory = (Class::Memory, Class::None);
        let class = &self.p.classes[id];
        let Some(layout) = class.layout.as_ref() else { return memory };
        let size = layout.size;
        if size > 64 || !class.traits.is_trivial_for_calls {
            return memory;
        }
        let (mut lo, mut hi) = (Class::None, Class::None);
        for (base, &base_offset) in class.bases.iter().zip(&layout.base_offsets) {
            let (a, b) = self.classify_class(base.class, offset + base_offset, is_named);
            (lo, hi) = (merge(lo, a), merge(hi, b));
        }
        if layout.has_own_vptr {
            lo = merge(lo, Class::Integer);
        }
        let is_union = class.key == crate::ast::ClassKey::Union;
        for (&field, &bits) in class.fields.iter().zip(&layout.field_bits) {
            let info = &self.p.fields[field];
            let (a, b) = match info.bit_width {
                // GCC counts unnamed bit-fields, but for those of no width; Clang holds them for padding.
                Some(0) => continue,
                Some(width) => classify_bits(offset * 8 + bits, u64::from(width)),
                None => {
                    let at = offset + bits / 8;
                    let Some((member_size, align)) = self.member(info.ty) else { return memory };
                    let is_too_big = size > 16 && ((!is_union && member_size != size) || size > self.widest_vector());
                    if !at.is_multiple_of(align) || is_too_big {
                        return memory;
                    }
                    match self.p.types.is_ref(info.ty) {
                        true if at < 8 => (Class::Integer, Class::None),
                        true => (Class::None, Class::Integer),
                        false => self.classify(info.ty, at, is_named),
                    }
                }
            };
            (lo, hi) = (merge(lo, a), merge(hi, b));
            if lo == Class::Memory || hi == Class::Memory {
                return memory;
            }
        }
        post_merge(size, lo, hi)
    }

    /// Size and alignment of a member; none for those that cannot travel: arrays without bound.
    fn member(&self, ty: Ty) -> Option<(u64, u64)> {
        if self.p.types.is_ref(ty) { Some((8, 8)) } else { layout::size_align(self.p, ty) }
    }

    fn widest_vector(&self) -> u64 {
        if self.has_avx { 32 } else { 16 }
    }

    /// The scalar for an INTEGER eightbyte at `offset`: no wider than the data in it.
    fn integer_at(&self, ty: Ty, offset: u64, size: u64) -> Reg {
        if let Some(leaf) = self.leaf_at(ty, offset) {
            if self.p.types.is_ref(leaf) || matches!(self.p.types.kind(leaf), TyKind::Pointer(_) | TyKind::NullPtr) {
                return Reg::Ptr;
            }
            if let Some(bits) = self.p.types.int_width(leaf) {
                let bits = bits.max(8);
                let end = offset + u64::from(bits / 8);
                if bits == 64 || (bits < 64 && !self.has_data_in(ty, 0, end, offset + 8)) {
                    return Reg::Int(bits);
                }
            }
        }
        Reg::Int((size - offset).min(8) as u32 * 8)
    }

    /// Whether the object is one 128-bit integer, which takes a pair of registers by itself.
    fn is_int128(&self, ty: Ty) -> bool {
        self.leaf_at(ty, 0).is_some_and(|leaf| matches!(leaf, Ty::INT128 | Ty::UINT128))
    }

    /// The scalar for an SSE eightbyte at `offset`.
    fn sse_at(&self, ty: Ty, offset: u64, size: u64) -> Reg {
        let is_single = |offset| {
            let format = self.leaf_at(ty, offset).and_then(|leaf| self.p.types.float_format(leaf));
            format == Some(FloatFormat::Single)
        };
        match is_single(offset) {
            true if size - offset > 4 && is_single(offset + 4) => Reg::Float2,
            true => Reg::Float,
            false => Reg::Double,
        }
    }

    /// The register for SSE and SSEUP: the one vector in the object, or two doubles.
    fn vector_reg(&self, ty: Ty, size: u64) -> Reg {
        let mut ty = ty;
        loop {
            match *self.p.types.kind(ty) {
                TyKind::Vector(..) => return Reg::Vector(ty.unqual()),
                TyKind::Float128 | TyKind::StdFloat128 => return Reg::Quad,
                TyKind::Array(element, ArrayLen::Known(1)) => ty = element,
                TyKind::Class(class) => match (&*self.p.classes[class].bases, &*self.p.classes[class].fields) {
                    ([], &[field]) => ty = self.p.fields[field].ty,
                    _ => return Reg::Doubles(size as u32 / 8),
                },
                _ => return Reg::Doubles(size as u32 / 8),
            }
        }
    }

    /// The scalar that starts exactly at `offset`; bit-fields do not count.
    fn leaf_at(&self, ty: Ty, offset: u64) -> Option<Ty> {
        if self.p.types.is_ref(ty) {
            return (offset == 0).then_some(ty);
        }
        let ty = underlying(self.p, ty);
        match *self.p.types.kind(ty) {
            TyKind::Class(class) => self.class_leaf_at(class, offset),
            TyKind::Array(element, _) | TyKind::Complex(element) => {
                let size = self.size(element);
                if size == 0 || offset >= self.size(ty) { None } else { self.leaf_at(element, offset % size) }
            }
            _ => (offset == 0).then_some(ty),
        }
    }

    fn class_leaf_at(&self, id: ClassId, offset: u64) -> Option<Ty> {
        let class = &self.p.classes[id];
        let layout = class.layout.as_ref()?;
        for (base, &at) in class.bases.iter().zip(&layout.base_offsets) {
            let base_layout = self.p.classes[base.class].layout.as_ref()?;
            let is_inside = offset >= at && offset < at + base_layout.non_virtual_size;
            if is_inside && !self.p.classes[base.class].traits.is_empty {
                return self.class_leaf_at(base.class, offset - at);
            }
        }
        let mut best = None;
        for (&field, &bits) in class.fields.iter().zip(&layout.field_bits) {
            let info = &self.p.fields[field];
            let at = bits / 8;
            let Some((size, align)) = self.member(info.ty) else { continue };
            if info.bit_width.is_some() || offset < at || offset >= at + size {
                continue;
            }
            // Of a union's members the most aligned, then the largest speaks for all.
            if best.is_none_or(|(old, _, _)| (align, size) > old) {
                best = Some(((align, size), info.ty, at));
            }
        }
        let (_, ty, at) = best?;
        self.leaf_at(ty, offset - at)
    }

    /// Whether an object at `base` has other than padding in the bytes from `start` to `end`.
    fn has_data_in(&self, ty: Ty, base: u64, start: u64, end: u64) -> bool {
        let size = self.member(ty).map_or(0, |member| member.0);
        if base >= end || base + size <= start {
            return false;
        }
        match *self.p.types.kind(ty) {
            TyKind::Array(element, ArrayLen::Known(len)) => {
                let size = self.size(element);
                size > 0 && (0..len.min(64)).any(|i| self.has_data_in(element, base + i * size, start, end))
            }
            TyKind::Class(id) => {
                let class = &self.p.classes[id];
                let Some(layout) = class.layout.as_ref() else { return true };
                let mut bases = class.bases.iter().zip(&layout.base_offsets);
                let mut fields = class.fields.iter().zip(&layout.field_bits);
                bases.any(|(it, at)| self.class_has_data_in(it.class, base + at, start, end))
                    || fields.any(|(&it, bits)| self.has_data_in(self.p.fields[it].ty, base + bits / 8, start, end))
            }
            _ => true,
        }
    }

    fn class_has_data_in(&self, id: ClassId, base: u64, start: u64, end: u64) -> bool {
        let class = &self.p.classes[id];
        let Some(layout) = class.layout.as_ref() else { return true };
        let mut bases = class.bases.iter().zip(&layout.base_offsets);
        let mut fields = class.fields.iter().zip(&layout.field_bits);
        bases.any(|(it, at)| self.class_has_data_in(it.class, base + at, start, end))
            || fields.any(|(&it, bits)| self.has_data_in(self.p.fields[it].ty, base + bits / 8, start, end))
    }

    /// Registers that a scalar takes: general and vector ones. long double takes none: it lies on the stack.
    fn scalar_registers(&self, ty: Ty) -> (u32, u32) {
        match self.p.types.kind(underlying(self.p, ty)) {
            TyKind::Int128 | TyKind::UInt128 => (2, 0),
            _ => match self.p.types.float_format(underlying(self.p, ty)) {
                Some(FloatFormat::X87) => (0, 0),
                Some(_) => (0, 1),
                None => (1, 0),
            },
        }
    }

    /// Types that the convention may take apart: all but plain scalars.
    fn is_aggregate(&self, ty: Ty) -> bool {
        match *self.p.types.kind(ty) {
            TyKind::Vector(..) => true,
            TyKind::MemberPtr { pointee, .. } => self.p.types.as_function(pointee).is_some(),
            _ => matches!(shape(self.p, ty), Shape::Complex | Shape::Aggregate),
        }
    }

    fn is_trivial_for_calls(&self, ty: Ty) -> bool {
        self.p.types.as_class(ty).is_none_or(|class| self.p.classes[class].traits.is_trivial_for_calls)
    }

    /// Integers narrower than int fill their register, as Clang expects of its callers and GCC does.
    fn extend(&self, ty: Ty) -> Extend {
        let ty = underlying(self.p, ty);
        match self.p.types.int_width(ty) {
            // wchar_t and char32_t are promotable too, so Clang marks them, though they fill 32 bits already.
            Some(bits) if bits < 32 || matches!(ty, Ty::WCHAR | Ty::CHAR32) => match self.p.types.is_signed(ty) {
                true => Extend::Sign,
                false => Extend::Zero,
            },
            _ => Extend::No,
        }
    }

    fn size(&self, ty: Ty) -> u64 {
        self.member(ty).map_or(0, |member| member.0)
    }

    fn align(&self, ty: Ty) -> u64 {
        self.member(ty).map_or(1, |member| member.1)
    }
}

/// A bit-field is INTEGER in the eightbytes that it touches.
fn classify_bits(offset: u64, width: u64) -> (Class, Class) {
    match (offset / 64, (offset + width - 1) / 64) {
        (0, 0) => (Class::Integer, Class::None),
        (0, _) => (Class::Integer, Class::Integer),
        _ => (Class::None, Class::Integer),
    }
}

/// psABI 3.2.3, rule 4.
fn merge(a: Class, b: Class) -> Class {
    match (a, b) {
        _ if a == b => a,
        (Class::None, other) | (other, Class::None) => other,
        (Class::Memory, _) | (_, Class::Memory) => Class::Memory,
        (Class::Integer, _) | (_, Class::Integer) => Class::Integer,
        (Class::X87 | Class::X87Up | Class::ComplexX87, _) | (_, Class::X87 | Class::X87Up | Class::ComplexX87) => {
            Class::Memory
        }
        (Class::Sse | Class::SseUp, _) => Class::Sse,
    }
}

/// psABI 3.2.3, rule 5.
fn post_merge(size: u64, lo: Class, hi: Class) -> (Class, Class) {
    // What has no data takes no place, however it is aligned.
    if lo == Class::None && hi == Class::None {
        return (lo, hi);
    }
    let is_vector = lo == Class::Sse && hi == Class::SseUp;
    if hi == Class::Memory || (hi == Class::X87Up && lo != Class::X87) || (size > 16 && !is_vector) {
        return (Class::Memory, hi);
    }
    let hi = if hi == Class::SseUp && lo != Class::Sse { Class::Sse } else { hi };
    (lo, hi)
}

/// As Clang has it: the first scalar stays narrow where the second, as a member of a struct after it, starts at 8 anyway.
fn widen_low(low: Reg, high: Reg) -> Reg {
    if reg_size(low).next_multiple_of(reg_align(high)) == 8 {
        return low;
    }
    match low {
        Reg::Int(_) => Reg::Int(64),
        Reg::Float => Reg::Double,
        Reg::Ptr | Reg::Double | Reg::Float2 | Reg::X87 | Reg::Quad | Reg::Doubles(_) | Reg::Vector(_) => low,
    }
}

fn reg_size(reg: Reg) -> u32 {
    match reg {
        Reg::Int(bits) => bits / 8,
        Reg::Float => 4,
        Reg::Ptr | Reg::Double | Reg::Float2 => 8,
        Reg::X87 | Reg::Quad | Reg::Vector(_) => 16,
        Reg::Doubles(n) => n * 8,
    }
}

fn reg_align(reg: Reg) -> u32 {
    match reg {
        Reg::Int(bits) => (bits / 8).next_power_of_two().min(8),
        _ => reg_size(reg).min(16),
    }
}
