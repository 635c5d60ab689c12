//! Memory that a constant evaluation allocates and gives back ([expr.const]/5.18, /5.19, /6).

use crate::ast::OverloadedOperator;
use crate::hir::{ExprId, FuncId, FuncName, New, PathElem, Pointer, PointerBase, ScopeKind, Ty, TyKind, Value, layout};
use crate::sema::consteval::call::Arg;
use crate::sema::consteval::init::inside;
use crate::sema::consteval::machine::{Machine, Object, Res, place};
use crate::source::Span;

/// Whom a new-expression asks for memory.
enum Allocator {
    /// A function that a program may replace ([replacement.functions]); it is not called.
    Replaceable,
    /// The non-allocating form ([new.delete.placement]), with its pointer.
    Placement(ExprId),
    Other,
}

impl Machine<'_> {
    /// [expr.new], [expr.const]/5.18
    pub fn new_expr(&mut self, new: &New, span: Span) -> Res<Value> {
        match self.allocator(new) {
            Allocator::Replaceable => {}
            Allocator::Placement(at) if self.is_in_library() => return self.new_at(new, at, span),
            Allocator::Placement(_) => {
                return Err(
                    self.fail(span, "placement new outside of `std::construct_at` cannot be evaluated at compile time")
                );
            }
            Allocator::Other => {
                return Err(
                    self.fail(span, "a call of the `operator new` of a class cannot be evaluated at compile time")
                );
            }
        }
        let count = match new.count {
            Some(count) => {
                let count = self.rvalue(count)?;
                let count = self.int(&count, span)?;
                let size = i128::from(layout::size_of(self.p, new.element).unwrap_or(1));
                let fits = count >= 0 && count.checked_mul(size).is_some_and(|bytes| bytes < 1 << 40);
                if !fits {
                    return Err(self.fail(span, "the size of a new array is out of range"));
                }
                Some(count as u64)
            }
            None => None,
        };
        let blank = self.indeterminate(new.element, 0);
        let value = match count {
            Some(_) => Value::Array { elems: Vec::new(), filler: Some(Box::new(blank)) },
            None => blank,
        };
        let (ty, is_alive, is_heap) = (new.element.unqual(), true, true);
        let object = self.add_object(Object { ty, count, value, is_alive, is_heap, raw_size: None }, span)?;
        let at = place(object);
        if count.is_none() {
            if let Some(init) = new.init {
                self.init_typed(init, new.element, &at)?;
            }
            return Ok(Value::Pointer(at));
        }
        if let Some(init) = new.init {
            match &self.p.exprs[init].kind {
                crate::hir::ExprKind::ArrayInit { elems, filler } => {
                    self.array_init(Ty::ERROR, elems, *filler, &at, span)?;
                }
                _ => {
                    for index in 0..count.unwrap_or(0) {
                        self.init_typed(init, new.element, &inside(&at, PathElem::Index(index as i64)))?;
                    }
                }
            }
        }
        Ok(Value::Pointer(inside(&at, PathElem::Index(0))))
    }

    fn allocator(&self, new: &New) -> Allocator {
        let func = &self.p.funcs[new.alloc];
        if func.class.is_some() {
            return Allocator::Other;
        }
        match new.placement[..] {
            [] => Allocator::Replaceable,
            [only] => match self.p.types.pointee(self.p.exprs[only].ty) {
                Some(Ty::VOID) => Allocator::Placement(only),
                _ if self.takes_nothrow(new.alloc) => Allocator::Replaceable,
                _ => Allocator::Other,
            },
            _ => Allocator::Other,
        }
    }

    /// Whether an allocation function's last parameter is a `const std::nothrow_t &`.
    fn takes_nothrow(&self, func: FuncId) -> bool {
        let ty = self.p.types.as_function(self.p.funcs[func].ty);
        let Some(&last) = ty.and_then(|ty| ty.params.last()) else { return false };
        let TyKind::LValueRef(to) = *self.p.types.kind(last) else { return false };
        let class = self.p.types.as_class(to);
        class.is_some_and(|class| self.p.classes[class].name.as_str() == "nothrow_t")
    }

    /// Whether the innermost call is of a function of namespace `std`: what [expr.const]/6 allows `std::construct_at` and
    /// `std::allocator`, they may leave to others there.
    fn is_in_library(&self) -> bool {
        let func = self.frames.last().and_then(|frame| frame.func);
        let mut scope = func.map(|func| self.p.funcs[func].scope);
        while let Some(id) = scope {
            let parent = self.p.scopes[id].parent;
            if let ScopeKind::Namespace(namespace) = self.p.scopes[id].kind
                && parent == Some(self.p.global)
            {
                return self.p.namespaces[namespace].name.as_str() == "std";
            }
            scope = parent;
        }
        false
    }

    fn new_at(&mut self, new: &New, at: ExprId, span: Span) -> Res<Value> {
        let at = self.rvalue(at)?;
        let Value::Pointer(at) = at else { return Err(self.fail(span, "placement new at no object")) };
        let at = self.give_type(at, new.element);
        let (None, Some(init)) = (new.count, new.init) else { return Ok(Value::Pointer(at)) };
        if self.is_object_type(new.element) {
            let blank = self.indeterminate(new.element, 0);
            self.write(&at, blank, span)?;
        }
        self.init_typed(init, new.element, &at)?;
        Ok(Value::Pointer(at))
    }

    /// [expr.delete], [expr.const]/5.19
    pub fn delete_expr(
        &mut self,
        operand: ExprId,
        (is_array, is_virtual): (bool, bool),
        dealloc: FuncId,
        span: Span,
    ) -> Res<Value> {
        let value = self.rvalue(operand)?;
        let Value::Pointer(mut at) = value else {
            return match value {
                Value::NullPtr => Ok(Value::Indeterminate),
                _ => Err(self.fail(span, "`delete` of a pointer without value")),
            };
        };
        if self.p.funcs[dealloc].class.is_some() {
            return Err(self.fail(span, "a deallocation function of a class cannot be evaluated at compile time"));
        }
        if is_virtual {
            at = self.most_derived(at);
        }
        if let Some(object) = self.frame_object(&at.base)
            && self.objects[object as usize].count.is_some() != is_array
        {
            let why = match is_array {
                true => "`delete[]` of what `new` without `[]` made",
                false => "`delete` of what `new[]` made",
            };
            return Err(self.fail(span, why));
        }
        if is_array {
            at.path.pop();
            let shape = self.shape(&at);
            for index in (0..self.len_of(shape)).rev() {
                self.destroy(&inside(&at, PathElem::Index(index as i64)), shape.ty, span)?;
            }
        } else {
            let ty = self.shape(&at).ty;
            self.destroy(&at, ty, span)?;
        }
        self.release(&Value::Pointer(at), span)?;
        Ok(Value::Indeterminate)
    }

    /// `operator new` and `operator delete` called by name in `std::allocator` ([expr.const]/6), if that is what `func` is.
    pub fn allocation(&mut self, func: FuncId, args: &[Arg], span: Span) -> Res<Option<Value>> {
        let data = &self.p.funcs[func];
        let FuncName::Operator(op) = data.name else { return Ok(None) };
        if data.class.is_some() || !self.is_in_library() {
            return Ok(None);
        }
        match (op, args) {
            (OverloadedOperator::New | OverloadedOperator::ArrayNew, [Arg::Value(Value::Int(size))]) => {
                self.raw_memory(*size, span).map(Some)
            }
            (
                OverloadedOperator::New | OverloadedOperator::ArrayNew,
                [Arg::Value(_), Arg::Value(pointer @ Value::Pointer(_))],
            ) => Ok(Some(pointer.clone())),
            (OverloadedOperator::Delete | OverloadedOperator::ArrayDelete, [Arg::Value(pointer), ..]) => {
                let pointer = pointer.clone();
                self.release(&pointer, span)?;
                Ok(Some(Value::Indeterminate))
            }
            _ => Ok(None),
        }
    }

    /// Memory without a type yet.
    pub fn raw_memory(&mut self, size: i128, span: Span) -> Res<Value> {
        let Ok(size) = u64::try_from(size) else { return Err(self.fail(span, "allocation of a negative size")) };
        let object = Object {
            ty: Ty::ERROR,
            count: None,
            value: Value::Indeterminate,
            is_alive: true,
            is_heap: true,
            raw_size: Some(size),
        };
        self.add_object(object, span).map(|object| Value::Pointer(place(object)))
    }

    /// Gives memory back.
    pub fn release(&mut self, pointer: &Value, span: Span) -> Res<()> {
        let object = match pointer {
            Value::NullPtr => return Ok(()),
            Value::Pointer(Pointer { base: PointerBase::Frame(object), path })
                if matches!(path[..], [] | [PathElem::Index(0)]) =>
            {
                *object
            }
            _ => return Err(self.fail(span, "deallocation of what was not allocated here")),
        };
        let object = &mut self.objects[object as usize];
        if !object.is_heap || !object.is_alive {
            return Err(self.fail(span, "deallocation of what was not allocated here, or was deallocated before"));
        }
        object.is_alive = false;
        object.value = Value::Indeterminate;
        Ok(())
    }
}
