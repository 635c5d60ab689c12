//! Pointer arithmetic and comparison ([expr.add], [expr.rel], [expr.eq]).

use crate::hir::{CompareOp, PathElem, Pointer, PointerBase, Value, layout};
use crate::sema::consteval::Mode;
use crate::sema::consteval::machine::{Machine, Res};
use crate::source::Span;

impl Machine<'_> {
    /// `pointer + by` elements; the result stays within the array or one past its end.
    pub fn advance(&mut self, pointer: Value, by: i128, span: Span) -> Res<Value> {
        let mut pointer = match pointer {
            Value::Pointer(pointer) => pointer,
            Value::NullPtr if by == 0 => return Ok(Value::NullPtr),
            Value::NullPtr => return Err(self.fail(span, "arithmetic on a null pointer")),
            _ => return Err(self.fail(span, "arithmetic on a pointer without value")),
        };
        let index = match pointer.path.last() {
            Some(&PathElem::Index(index)) => {
                pointer.path.pop();
                index
            }
            _ => 0,
        };
        if let PointerBase::Func(_) | PointerBase::Label(_) | PointerBase::Absolute(_) = pointer.base {
            return Err(self.fail(span, "arithmetic on a pointer to no object"));
        }
        let container = self.shape(&pointer);
        let len = self.len_of(container);
        let to = i128::from(index) + by;
        if self.mode == Mode::Constant && !(0..=i128::from(len)).contains(&to) {
            let why = format!("the pointer would refer to element {to} of an array of {len} elements");
            return Err(self.fail(span, why));
        }
        let Ok(to) = i64::try_from(to) else { return Err(self.fail(span, "the pointer is out of range")) };
        let is_array = container.count.is_some()
            || matches!(
                self.p.types.kind(container.ty),
                crate::hir::TyKind::Array(..) | crate::hir::TyKind::Vector(..)
            );
        if is_array || to != 0 {
            pointer.path.push(PathElem::Index(to));
        }
        Ok(Value::Pointer(pointer))
    }

    /// `a - b` in elements.
    pub fn distance(&mut self, a: &Value, b: &Value, span: Span) -> Res<i128> {
        match (a, b) {
            (Value::NullPtr, Value::NullPtr) => Ok(0),
            (Value::Pointer(a), Value::Pointer(b)) => {
                let ((a_rest, a_index), (b_rest, b_index)) = (split(a), split(b));
                if a.base != b.base || a_rest != b_rest {
                    return Err(self.fail(span, "difference of pointers into different objects"));
                }
                Ok(i128::from(a_index) - i128::from(b_index))
            }
            _ => Err(self.fail(span, "difference of pointers without value")),
        }
    }

    /// Comparison of pointers, members and null.
    pub fn compare_pointers(&mut self, op: CompareOp, a: &Value, b: &Value, span: Span) -> Res<bool> {
        match op {
            CompareOp::Eq => self.is_same(a, b, span),
            CompareOp::Ne => Ok(!self.is_same(a, b, span)?),
            CompareOp::Lt | CompareOp::Le | CompareOp::Gt | CompareOp::Ge => {
                let order = self.order(a, b, span)?;
                Ok(match op {
                    CompareOp::Lt => order.is_lt(),
                    CompareOp::Le => order.is_le(),
                    CompareOp::Gt => order.is_gt(),
                    _ => order.is_ge(),
                })
            }
        }
    }

    fn is_same(&mut self, a: &Value, b: &Value, span: Span) -> Res<bool> {
        match (a, b) {
            (Value::NullPtr, Value::NullPtr) => Ok(true),
            (Value::NullPtr, Value::Pointer(other)) | (Value::Pointer(other), Value::NullPtr) => {
                Ok(matches!(other.base, PointerBase::Absolute(0)) && other.path.is_empty())
            }
            (Value::Pointer(a), Value::Pointer(b)) => self.is_same_place(a, b, span),
            (Value::MemberPtr(a), Value::MemberPtr(b)) => Ok(a == b),
            _ => Err(self.fail(span, "comparison of pointers without value")),
        }
    }

    fn is_same_place(&mut self, a: &Pointer, b: &Pointer, span: Span) -> Res<bool> {
        if a.base == b.base {
            // [expr.eq]/3.2: members of a union, and empty subobjects, have the addresses of others.
            let (place, other) = (self.offset(a), self.offset(b));
            return Ok(split(a) == split(b) || place.is_some() && place == other);
        }
        if let (PointerBase::String(_), PointerBase::String(_)) = (&a.base, &b.base) {
            return Err(self.fail(span, "whether two string literals are one object is unspecified"));
        }
        for (one, other) in [(a, b), (b, a)] {
            let (rest, index) = split(one);
            let container = Pointer { base: one.base.clone(), path: rest.to_vec() };
            let is_past = index != 0 && index as u64 == self.len_of(self.shape(&container));
            if is_past && split(other).1 == 0 {
                let why = "comparison of a pointer past the end of one object with one to another is unspecified";
                return Err(self.fail(span, why));
            }
        }
        Ok(false)
    }

    /// How far an object is from the start of the one around, in bytes; none past the end of an array, and where no layout
    /// says.
    fn offset(&self, pointer: &Pointer) -> Option<u64> {
        let mut offset = 0;
        for (at, elem) in pointer.path.iter().enumerate() {
            let container = Pointer { base: pointer.base.clone(), path: pointer.path[..at].to_vec() };
            let shape = self.shape(&container);
            let class = self.p.types.as_class(shape.ty).map(|class| &self.p.classes[class]);
            offset += match elem {
                PathElem::Field(field) => {
                    let index = self.p.fields[*field].index as usize;
                    class?.layout.as_ref()?.field_bits.get(index)? / 8
                }
                PathElem::Base(base) => {
                    let class = class?;
                    let index = class.bases.iter().position(|b| b.class == *base && !b.is_virtual)?;
                    *class.layout.as_ref()?.base_offsets.get(index)?
                }
                PathElem::Index(index) => {
                    let index = u64::try_from(*index).ok().filter(|&index| index < self.len_of(shape))?;
                    let mut element = container;
                    element.path.push(PathElem::Index(0));
                    index * layout::size_of(self.p, self.shape(&element).ty)?
                }
                PathElem::Part(_) | PathElem::Bytes(_) => return None,
            };
        }
        Some(offset)
    }

    /// [expr.rel]/4: elements by index, members by order of declaration.
    fn order(&mut self, a: &Value, b: &Value, span: Span) -> Res<std::cmp::Ordering> {
        let unspecified = "the order of pointers into different objects is unspecified";
        match (a, b) {
            (Value::NullPtr, Value::NullPtr) => Ok(std::cmp::Ordering::Equal),
            // As in GCC, a null pointer is less than that to any object.
            (Value::NullPtr, Value::Pointer(_)) => Ok(std::cmp::Ordering::Less),
            (Value::Pointer(_), Value::NullPtr) => Ok(std::cmp::Ordering::Greater),
            (Value::Pointer(a), Value::Pointer(b)) if a.base == b.base => {
                let longest = a.path.len().max(b.path.len());
                for at in 0..longest {
                    let index = |path: &[PathElem]| match path.get(at) {
                        Some(PathElem::Index(index)) => Some(i128::from(*index)),
                        Some(PathElem::Field(field)) => Some(i128::from(self.p.fields[*field].index)),
                        None => Some(0),
                        Some(PathElem::Base(_) | PathElem::Part(_) | PathElem::Bytes(_)) => None,
                    };
                    if a.path.get(at) == b.path.get(at) {
                        continue;
                    }
                    return match (index(&a.path), index(&b.path)) {
                        (Some(x), Some(y)) => Ok(x.cmp(&y)),
                        _ => Err(self.fail(span, unspecified)),
                    };
                }
                Ok(std::cmp::Ordering::Equal)
            }
            _ => Err(self.fail(span, unspecified)),
        }
    }
}

/// A path without its last index, and the index; an object that is no element is at index 0.
fn split(pointer: &Pointer) -> (&[PathElem], i64) {
    match pointer.path.split_last() {
        Some((PathElem::Index(index), rest)) => (rest, *index),
        _ => (&pointer.path, 0),
    }
}
