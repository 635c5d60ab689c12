//! Typeinfo objects (Itanium ABI 2.9.5): made where a throw, a handler, a cast or `typeid` asks for one.
//!
//! The library has those of the fundamental types and of pointers to them. A class with a key function has its own
//! where that function is defined; all others are defined in every module that uses them, and the linker keeps one.

use inkwell::module::Linkage;

use crate::hir::{ClassId, Ty, TyKind, mangle, vtable};
use crate::ir::build::{P, V};
use crate::ir::module::Lower;

/// `__pbase_type_info::__masks`
const CONST_MASK: i64 = 1;
const VOLATILE_MASK: i64 = 2;
const RESTRICT_MASK: i64 = 4;
const INCOMPLETE_MASK: i64 = 8;
const INCOMPLETE_CLASS_MASK: i64 = 16;
const NOEXCEPT_MASK: i64 = 64;
/// `__vmi_class_type_info::__flags_masks`
const NON_DIAMOND_REPEAT: i64 = 1;
const DIAMOND: i64 = 2;

impl<'c> Lower<'c, '_> {
    /// The typeinfo of a type, without top-level qualifiers.
    pub fn typeinfo(&mut self, ty: Ty) -> P<'c> {
        let ty = ty.unqual();
        let symbol = mangle::typeinfo_symbol(self.p, ty);
        let is_known = self.m.get_global(&symbol).is_some_and(|global| global.get_initializer().is_some());
        if is_known || self.is_elsewhere(ty) {
            return self.external_global(&symbol);
        }
        let mut words = vec![self.typeinfo_vtable(ty), self.typeinfo_name(ty)];
        self.typeinfo_words(ty, &mut words);
        let value = self.b.cx.const_struct(&words, false);
        self.define_shared(&symbol, value.into()).as_pointer_value()
    }

    /// Whether the library or another translation unit has it.
    fn is_elsewhere(&self, ty: Ty) -> bool {
        match *self.p.types.kind(ty) {
            // Where the vtable is ([Itanium ABI 2.9.4]).
            TyKind::Class(class) => vtable::is_elsewhere(self.p, class),
            TyKind::Pointer(to) => self.is_fundamental(to),
            TyKind::Enum(_)
            | TyKind::Array(..)
            | TyKind::Function(_)
            | TyKind::MemberPtr { .. }
            | TyKind::Complex(_)
            | TyKind::Vector(..) => false,
            _ => true,
        }
    }

    /// Types of which the library has the typeinfo, and those of `T *` and `const T *`.
    fn is_fundamental(&self, ty: Ty) -> bool {
        let quals = ty.quals();
        let is_plain = !quals.is_volatile() && !quals.is_restrict();
        is_plain
            && !matches!(
                self.p.types.kind(ty),
                TyKind::Class(_)
                    | TyKind::Enum(_)
                    | TyKind::Pointer(_)
                    | TyKind::Array(..)
                    | TyKind::Function(_)
                    | TyKind::MemberPtr { .. }
                    | TyKind::Complex(_)
                    | TyKind::Vector(..)
            )
    }

    /// The vtable of the typeinfo's own class.
    fn typeinfo_vtable(&mut self, ty: Ty) -> V<'c> {
        let kind = match *self.p.types.kind(ty) {
            TyKind::Class(class) => match &*self.p.classes[class].bases {
                [] => "17__class_type_info",
                [only]
                    if !only.is_virtual
                        && only.access == crate::ast::Access::Public
                        && self.base_offset(class, 0) == 0 =>
                {
                    "20__si_class_type_info"
                }
                _ => "21__vmi_class_type_info",
            },
            TyKind::Enum(_) => "16__enum_type_info",
            TyKind::Array(..) => "17__array_type_info",
            TyKind::Function(_) => "20__function_type_info",
            TyKind::Pointer(_) => "19__pointer_type_info",
            TyKind::MemberPtr { .. } => "29__pointer_to_member_type_info",
            _ => "23__fundamental_type_info",
        };
        let vtable = self.external_global(&format!("_ZTVN10__cxxabiv1{kind}E"));
        self.b.const_offset(vtable, 16).into()
    }

    fn typeinfo_name(&mut self, ty: Ty) -> V<'c> {
        let symbol = mangle::typeinfo_name_symbol(self.p, ty);
        if let Some(global) = self.m.get_global(&symbol) {
            return global.as_pointer_value().into();
        }
        let value = self.b.cx.const_string(mangle::type_encoding(self.p, ty).as_bytes(), true);
        let global = self.m.add_global(value.get_type(), None, &symbol);
        global.set_initializer(&value);
        global.set_constant(true);
        global.set_linkage(Linkage::WeakODR);
        global.as_pointer_value().into()
    }

    /// What follows the vtable and name.
    fn typeinfo_words(&mut self, ty: Ty, words: &mut Vec<V<'c>>) {
        match *self.p.types.kind(ty) {
            TyKind::Class(class) => self.class_words(class, words),
            TyKind::Pointer(to) => self.pointee_words(to, words),
            TyKind::MemberPtr { class, pointee } => {
                self.pointee_words(pointee, words);
                words.push(self.typeinfo(class).into());
            }
            _ => {}
        }
    }

    fn pointee_words(&mut self, to: Ty, words: &mut Vec<V<'c>>) {
        let quals = self.p.types.quals(to);
        let mut flags = 0;
        for (is_set, mask) in
            [(quals.is_const(), CONST_MASK), (quals.is_volatile(), VOLATILE_MASK), (quals.is_restrict(), RESTRICT_MASK)]
        {
            flags |= if is_set { mask } else { 0 };
        }
        if let Some(class) = self.p.types.as_class(to)
            && self.p.classes[class].layout.is_none()
        {
            flags |= INCOMPLETE_MASK;
        }
        if let TyKind::MemberPtr { class, .. } = *self.p.types.kind(to)
            && let Some(class) = self.p.types.as_class(class)
            && self.p.classes[class].layout.is_none()
        {
            flags |= INCOMPLETE_CLASS_MASK;
        }
        let mut to = to;
        if let Some(function) = self.p.types.as_function(to)
            && function.is_noexcept
        {
            flags |= NOEXCEPT_MASK;
            let plain = TyKind::Function(crate::hir::FnTy { is_noexcept: false, ..function.clone() });
            to = self.p.types.find(&plain).unwrap_or(to);
        }
        words.push(self.b.i32(flags));
        words.push(self.typeinfo(to).into());
    }

    fn base_offset(&self, class: ClassId, index: usize) -> u64 {
        let layout = self.p.classes[class].layout.as_ref();
        layout.and_then(|layout| layout.base_offsets.get(index).copied()).unwrap_or(0)
    }

    fn class_words(&mut self, class: ClassId, words: &mut Vec<V<'c>>) {
        let bases = self.p.classes[class].bases.clone();
        let is_simple = matches!(&*bases, [only] if !only.is_virtual && only.access == crate::ast::Access::Public)
            && self.base_offset(class, 0) == 0;
        let base_info = |this: &mut Self, base: ClassId| match this.p.types.find(&TyKind::Class(base)) {
            Some(ty) => this.typeinfo(ty).into(),
            None => this.b.null().into(),
        };
        if bases.is_empty() {
            return;
        }
        if is_simple {
            let info = base_info(self, bases[0].class);
            words.push(info);
            return;
        }
        words.push(self.b.i32(self.inheritance_flags(class)));
        words.push(self.b.i32(bases.len() as i64));
        for (i, base) in bases.iter().enumerate() {
            let info = base_info(self, base.class);
            // Of a virtual base: where its offset is in the vtable.
            let offset = match base.is_virtual {
                true => vtable::vbase_offset_offset(self.p, class, base.class).unwrap_or(0),
                false => self.base_offset(class, i) as i64,
            };
            let is_public = i64::from(base.access == crate::ast::Access::Public) << 1;
            words.push(info);
            words.push(self.b.i64(offset << 8 | is_public | i64::from(base.is_virtual)));
        }
    }

    /// Whether a base occurs twice, virtual (a diamond) or not.
    fn inheritance_flags(&self, class: ClassId) -> i64 {
        let (mut plain, mut virtuals) = (Vec::new(), Vec::new());
        let mut flags = 0;
        self.collect_bases(class, &mut plain, &mut virtuals, &mut flags);
        flags
    }

    fn collect_bases(&self, class: ClassId, plain: &mut Vec<ClassId>, virtuals: &mut Vec<ClassId>, flags: &mut i64) {
        for base in &self.p.classes[class].bases {
            if base.is_virtual {
                if virtuals.contains(&base.class) {
                    *flags |= DIAMOND;
                }
                if plain.contains(&base.class) {
                    *flags |= NON_DIAMOND_REPEAT;
                }
                virtuals.push(base.class);
            } else {
                if plain.contains(&base.class) || virtuals.contains(&base.class) {
                    *flags |= NON_DIAMOND_REPEAT;
                }
                plain.push(base.class);
            }
            self.collect_bases(base.class, plain, virtuals, flags);
        }
    }
}
