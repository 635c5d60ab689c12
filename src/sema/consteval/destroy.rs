//! The end of objects' lives ([class.dtor]).

use crate::ast::ClassKey;
use crate::hir::{ArrayLen, FuncId, PathElem, Pointer, Ty, TyKind};
use crate::sema::consteval::init::inside;
use crate::sema::consteval::machine::{Machine, Res};
use crate::source::Span;

impl Machine<'_> {
    /// The destructor of a class type that is not trivial.
    pub fn dtor_of(&self, ty: Ty) -> Option<FuncId> {
        let class = &self.p.classes[self.p.types.as_class(ty)?];
        if class.traits.has_trivial_dtor {
            return None;
        }
        class.special.dtor.func
    }

    /// Ends the life of the object at `at`: its destructor, then members and bases in reverse ([class.dtor]/14).
    pub fn destroy(&mut self, at: &Pointer, ty: Ty, span: Span) -> Res<()> {
        match *self.p.types.kind(ty) {
            TyKind::Array(element, ArrayLen::Known(len)) if self.needs_destruction(element) => {
                for index in (0..len).rev() {
                    self.destroy(&inside(at, PathElem::Index(index as i64)), element, span)?;
                }
                Ok(())
            }
            TyKind::Class(class) if self.needs_destruction(ty) => {
                if let Some(dtor) = self.dtor_of(ty) {
                    self.invoke(dtor, Some(at.clone()), Vec::new(), None, Ty::VOID, span)?;
                }
                if self.p.classes[class].key == ClassKey::Union {
                    return Ok(());
                }
                for &field in self.p.classes[class].fields.iter().rev() {
                    let data = &self.p.fields[field];
                    let member = self.p.types.as_class(data.ty).map(|member| self.p.classes[member].key);
                    // The members of an anonymous union are nobody's to destroy.
                    if data.name.is_empty() && member == Some(ClassKey::Union) {
                        continue;
                    }
                    self.destroy(&inside(at, PathElem::Field(field)), self.p.fields[field].ty, span)?;
                }
                for base in self.p.classes[class].bases.iter().rev() {
                    self.destroy(&inside(at, PathElem::Base(base.class)), self.class_ty(base.class), span)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn needs_destruction(&self, ty: Ty) -> bool {
        let mut ty = ty;
        while let TyKind::Array(element, _) = *self.p.types.kind(ty) {
            ty = element;
        }
        self.p.types.as_class(ty).is_some_and(|class| !self.p.classes[class].traits.has_trivial_dtor)
    }
}
