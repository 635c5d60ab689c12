//! Objects and the paths into them: reading, writing, and the state of what has no value.

use std::sync::Arc;

use crate::ast::{ClassKey, Constancy};
use crate::hir::{
    ArrayLen, Base, Category, ClassId, ExprKind, FieldId, PathElem, Pointer, PointerBase, StringId, Ty, TyKind, Value,
    VarId, show,
};
use crate::sema::consteval::machine::{Machine, Res};
use crate::source::Span;

/// The type of what a path leads to; `count`: an array of that many `ty`s.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub ty: Ty,
    pub count: Option<u64>,
}

/// Elements of an array that are told apart when one beyond them is written.
const MAX_ELEMENTS: u64 = 1 << 22;

/// What needs a member of a union to be active.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// The last `n_named` steps to the place are written in the assignment: it makes their members active ([class.union]/6).
    Assignment {
        n_named: usize,
    },
    Call,
}

impl Machine<'_> {
    /// The state of an object of type `ty` before its initialisation.
    pub fn indeterminate(&self, ty: Ty, depth: usize) -> Value {
        self.blank(ty, depth, false)
    }

    /// Zero-initialisation ([dcl.init]/6).
    pub fn zero(&self, ty: Ty) -> Value {
        self.blank(ty, 0, true)
    }

    fn blank(&self, ty: Ty, depth: usize, is_zero: bool) -> Value {
        use crate::hir::Float;
        if depth > 256 {
            return Value::Indeterminate;
        }
        match *self.p.types.kind(ty) {
            TyKind::Array(element, _) => {
                Value::Array { elems: Vec::new(), filler: Some(Box::new(self.blank(element, depth + 1, is_zero))) }
            }
            TyKind::Class(id) => {
                let class = &self.p.classes[id];
                if class.key == ClassKey::Union {
                    let first = class.fields.iter().find(|&&field| !self.p.fields[field].name.is_empty());
                    return match first.filter(|_| is_zero) {
                        Some(&field) => Value::Union {
                            active: Some(field),
                            value: Box::new(self.blank(self.p.fields[field].ty, depth + 1, true)),
                        },
                        None => Value::Union { active: None, value: Box::new(Value::Indeterminate) },
                    };
                }
                let bases = class.bases.iter();
                let bases = bases.map(|base| self.blank(self.class_ty(base.class), depth + 1, is_zero)).collect();
                let fields = class.fields.iter();
                let fields = fields.map(|&f| self.blank(self.p.fields[f].ty, depth + 1, is_zero)).collect();
                Value::Class { bases, fields }
            }
            _ if !is_zero => Value::Indeterminate,
            TyKind::Pointer(_) | TyKind::NullPtr => Value::NullPtr,
            TyKind::MemberPtr { .. } => Value::MemberPtr(None),
            TyKind::Complex(part) => {
                let part = self.blank(part, depth + 1, true);
                Value::Complex(Box::new([part.clone(), part]))
            }
            TyKind::Vector(element, len) => {
                let element = self.blank(element, depth + 1, true);
                Value::Vector(vec![element; len as usize].into())
            }
            TyKind::LValueRef(_) | TyKind::RValueRef(_) => Value::Indeterminate,
            _ => self.p.types.float_format(ty).map_or(Value::Int(0), |format| Value::Float(Float::zero(format))),
        }
    }

    pub fn class_ty(&self, class: ClassId) -> Ty {
        self.p.types.find(&TyKind::Class(class)).unwrap_or(Ty::ERROR)
    }

    /// The shape of the object that `pointer` starts from.
    fn base_shape(&self, pointer: &Pointer) -> Shape {
        if let Some(object) = self.frame_object(&pointer.base) {
            let object = &self.objects[object as usize];
            return Shape { ty: object.ty, count: object.count };
        }
        let ty = match pointer.base {
            PointerBase::Frame(_) => Ty::ERROR,
            PointerBase::Var(var) => self.p.types.non_ref(self.p.vars[var].ty),
            PointerBase::String(string) => self.p.strings[string].ty,
            PointerBase::Temporary(expr) => self.p.exprs[expr].ty,
            PointerBase::Func(func) => self.p.funcs[func].ty,
            PointerBase::Absolute(_) | PointerBase::Label(_) | PointerBase::TypeInfo(_) => Ty::ERROR,
        };
        Shape { ty, count: None }
    }

    /// The shape of what `pointer` points to.
    pub fn shape(&self, pointer: &Pointer) -> Shape {
        let mut shape = self.base_shape(pointer);
        for elem in &pointer.path {
            shape = self.step_shape(shape, elem);
        }
        shape
    }

    fn step_shape(&self, shape: Shape, elem: &PathElem) -> Shape {
        let ty = match elem {
            PathElem::Field(field) => self.p.types.non_ref(self.p.fields[*field].ty),
            PathElem::Base(class) => self.class_ty(*class),
            PathElem::Index(_) if shape.count.is_some() => shape.ty,
            PathElem::Index(_) => match *self.p.types.kind(shape.ty) {
                TyKind::Array(element, _) | TyKind::Vector(element, _) => element,
                _ => shape.ty,
            },
            PathElem::Part(_) => match *self.p.types.kind(shape.ty) {
                TyKind::Complex(part) => part,
                _ => shape.ty,
            },
            PathElem::Bytes(_) => Ty::ERROR,
        };
        Shape { ty, count: None }
    }

    /// How many elements an object has as an array; one that is no array counts as one element ([basic.compound]/3).
    pub fn len_of(&self, shape: Shape) -> u64 {
        match (shape.count, self.p.types.kind(shape.ty)) {
            (Some(count), _) => count,
            (None, &TyKind::Array(_, ArrayLen::Known(len))) => len,
            (None, &TyKind::Vector(_, len)) => u64::from(len),
            (None, &TyKind::Array(..)) => u64::MAX >> 1,
            _ => 1,
        }
    }

    /// Whether `Index` steps into elements of the object, and not to it itself.
    fn has_elements(&self, shape: Shape) -> bool {
        shape.count.is_some() || matches!(self.p.types.kind(shape.ty), TyKind::Array(..) | TyKind::Vector(..))
    }

    /// [expr.const]/5.8: a mutable subobject of an object from outside of the evaluation is not read.
    fn check_mutable(&self, pointer: &Pointer, span: Span) -> Res<()> {
        let in_path = pointer.path.iter().find_map(|elem| match elem {
            PathElem::Field(field) if self.p.fields[*field].is_mutable => Some(*field),
            _ => None,
        });
        match in_path.or_else(|| self.mutable_field(self.shape(pointer).ty, 0)) {
            Some(field) => {
                let name = self.p.fields[field].name;
                Err(self.fail(span, format!("read of the mutable member `{name}`")))
            }
            None => Ok(()),
        }
    }

    /// A mutable member of a type, or of its subobjects.
    fn mutable_field(&self, ty: Ty, depth: usize) -> Option<FieldId> {
        match *self.p.types.kind(ty) {
            _ if depth > 256 => None,
            TyKind::Array(element, _) => self.mutable_field(element, depth + 1),
            TyKind::Class(class) => {
                let class = &self.p.classes[class];
                let of_base = |base: &Base| self.mutable_field(self.class_ty(base.class), depth + 1);
                class.bases.iter().find_map(of_base).or_else(|| {
                    class.fields.iter().find_map(|&field| match &self.p.fields[field] {
                        data if data.is_mutable => Some(field),
                        data => self.mutable_field(data.ty, depth + 1),
                    })
                })
            }
            _ => None,
        }
    }

    /// Reads the object that `pointer` points to.
    pub fn read(&mut self, pointer: &Pointer, span: Span) -> Res<Value> {
        if let Some(index) = self.frame_object(&pointer.base) {
            let object = &self.objects[index as usize];
            if !object.is_alive {
                return Err(self.fail(span, "read of an object outside its lifetime"));
            }
            if pointer.path.is_empty() {
                return Ok(object.value.clone());
            }
            let shape = Shape { ty: object.ty, count: object.count };
            let found = self.walk(&object.value, shape, &pointer.path).cloned();
            return found.map_err(|why| self.fail(span, why));
        }
        self.check_mutable(pointer, span)?;
        let shape = self.base_shape(pointer);
        match pointer.base {
            PointerBase::Var(var) => {
                let value = self.var_value(var, span)?;
                self.walk(&value, shape, &pointer.path).cloned().map_err(|why| self.fail(span, why))
            }
            PointerBase::String(string) => self.read_string(string, &pointer.path, span),
            PointerBase::Temporary(expr) => {
                let ExprKind::Temporary { sub, .. } = self.p.exprs[expr].kind else {
                    return Err(self.fail(span, "read of a temporary that is not known here"));
                };
                // [expr.const]/4
                if !self.p.types.quals(self.p.exprs[expr].ty).is_const() {
                    return Err(self.fail(span, "read of a temporary that is not constant"));
                }
                let value = self.deeper(span, |this| this.initializer(sub))?;
                self.walk(&value, shape, &pointer.path).cloned().map_err(|why| self.fail(span, why))
            }
            PointerBase::Frame(_)
            | PointerBase::Func(_)
            | PointerBase::Absolute(_)
            | PointerBase::Label(_)
            | PointerBase::TypeInfo(_) => Err(self.fail(span, "read of an object that is not known here")),
        }
    }

    /// The value that a trivial copy of the object at `source` has. One without scalar members is not read
    /// ([conv.lval], [expr.const]/5): any object of its class is as good.
    pub fn copy_of(&mut self, source: &Pointer, ty: Ty, span: Span) -> Res<Value> {
        if self.frame_object(&source.base).is_none() && self.is_vacuous(ty) {
            return Ok(self.zero(ty));
        }
        self.read(source, span)
    }

    /// Whether objects of a class hold no scalars, whatever they contain.
    fn is_vacuous(&self, ty: Ty) -> bool {
        match *self.p.types.kind(ty) {
            TyKind::Array(element, _) => self.is_vacuous(element),
            TyKind::Class(id) => {
                let class = &self.p.classes[id];
                let is_member = |&field: &crate::hir::FieldId| self.p.fields[field].bit_width.is_none();
                class.key != ClassKey::Union
                    && !class.traits.is_polymorphic
                    && class.bases.iter().all(|base| !base.is_virtual && self.is_vacuous(self.class_ty(base.class)))
                    && class.fields.iter().all(|field| is_member(field) && self.is_vacuous(self.p.fields[*field].ty))
            }
            _ => false,
        }
    }

    /// Follows `path` in `value`.
    fn walk<'v>(&self, value: &'v Value, shape: Shape, path: &[PathElem]) -> Result<&'v Value, String> {
        let (mut value, mut shape) = (value, shape);
        for elem in path {
            let next = match (value, elem) {
                (Value::Array { elems, filler }, PathElem::Index(index)) => {
                    let len = self.len_of(shape);
                    let at = u64::try_from(*index).ok().filter(|&at| at < len).ok_or_else(|| past(*index, len))?;
                    elems.get(at as usize).or(filler.as_deref()).ok_or("read of an uninitialized element")?
                }
                (Value::Vector(elems), PathElem::Index(index)) => {
                    usize::try_from(*index).ok().and_then(|at| elems.get(at)).ok_or("no such element of the vector")?
                }
                (_, PathElem::Index(index)) if !self.has_elements(shape) => match index {
                    0 => value,
                    _ => return Err("read of an object one past the end".to_owned()),
                },
                (Value::Complex(parts), PathElem::Part(part)) => &parts[usize::from(*part & 1)],
                (Value::Class { fields, .. }, PathElem::Field(field)) => {
                    fields.get(self.p.fields[*field].index as usize).ok_or("no such member")?
                }
                (Value::Class { bases, .. }, PathElem::Base(class)) => {
                    let index = self.base_index(shape.ty, *class).ok_or("a virtual base is not known here")?;
                    bases.get(index).ok_or("no such base")?
                }
                (Value::Union { active, value }, PathElem::Field(field)) => {
                    if *active != Some(*field) {
                        return Err(self.inactive(*active, *field, "read of"));
                    }
                    value
                }
                (Value::Indeterminate, _) => return Err("read of an uninitialized object".to_owned()),
                _ => return Err("the object is seen as what it is not".to_owned()),
            };
            shape = self.step_shape(shape, elem);
            value = next;
        }
        Ok(value)
    }

    fn inactive(&self, active: Option<FieldId>, wanted: FieldId, what: &str) -> String {
        let wanted = self.p.fields[wanted].name;
        match active {
            Some(active) => {
                format!("{what} member `{wanted}` of a union whose active member is `{}`", self.p.fields[active].name)
            }
            None => format!("{what} member `{wanted}` of a union without active member"),
        }
    }

    fn base_index(&self, ty: Ty, base: ClassId) -> Option<usize> {
        let class = self.p.types.as_class(ty)?;
        self.p.classes[class].bases.iter().position(|b| b.class == base && !b.is_virtual)
    }

    /// A code unit of a string literal.
    fn read_string(&mut self, string: StringId, path: &[PathElem], span: Span) -> Res<Value> {
        let data = &self.p.strings[string];
        let unit = usize::from(data.unit_size.max(1));
        let len = data.bytes.len() / unit;
        let element = match *self.p.types.kind(data.ty) {
            TyKind::Array(element, _) => element,
            _ => Ty::CHAR,
        };
        let read = |at: usize| {
            let bytes = &data.bytes[at * unit..(at + 1) * unit];
            let n = bytes.iter().rev().fold(0i128, |n, &byte| n << 8 | i128::from(byte));
            Value::Int(self.wrap(element, n))
        };
        match path {
            [] => Ok(Value::Array { elems: (0..len).map(read).collect(), filler: None }),
            [PathElem::Index(index)] => match usize::try_from(*index).ok().filter(|&at| at < len) {
                Some(at) => Ok(read(at)),
                None => Err(self.fail(span, past(*index, len as u64))),
            },
            _ => Err(self.fail(span, "a string literal is seen as what it is not")),
        }
    }

    /// The value of a variable from outside the evaluation, where that is usable ([expr.const]/4).
    pub fn var_value(&mut self, id: VarId, span: Span) -> Res<Arc<Value>> {
        let var = &self.p.vars[id];
        let ty = self.p.types.non_ref(var.ty);
        let quals = self.p.types.quals(ty);
        let is_integral = self.p.types.is_integral(ty) || self.p.types.as_enum(ty).is_some();
        let is_usable = var.constant == Constancy::Constexpr
            || self.p.types.is_ref(var.ty)
            || quals.is_const() && !quals.is_volatile() && (is_integral || self.mode == super::Mode::Fold);
        if !is_usable {
            let name = show::var_declaration(self.p, id);
            return Err(self.fail(span, format!("read of the variable `{name}`, which is not constant")));
        }
        if let Some(value) = &var.value {
            return Ok(value.clone());
        }
        let Some(init) = var.init.filter(|_| !self.reading.contains(&id) && !var.is_invalid) else {
            return Err(self.fail(span, format!("the value of `{}` is not known here", var.name)));
        };
        self.reading.push(id);
        let frames = std::mem::replace(&mut self.frames, vec![super::machine::Frame::default()]);
        let value = self.deeper(span, |this| {
            let value = this.initializer(init)?;
            this.end_temporaries(0)?;
            Ok(value)
        });
        self.frames = frames;
        self.reading.pop();
        Ok(Arc::new(value?))
    }

    /// Writes to the object that `pointer` points to.
    pub fn write(&mut self, pointer: &Pointer, value: Value, span: Span) -> Res<()> {
        let Some(index) = self.frame_object(&pointer.base) else {
            return Err(self.fail(span, "modification of an object from outside the evaluation"));
        };
        if !self.objects[index as usize].is_alive {
            return Err(self.fail(span, "modification of an object outside its lifetime"));
        }
        if pointer.path.is_empty() {
            self.objects[index as usize].value = value;
            return Ok(());
        }
        let object = &self.objects[index as usize];
        let shape = Shape { ty: object.ty, count: object.count };
        // The object is taken out while the machine is asked about types.
        let mut root = std::mem::replace(&mut self.objects[index as usize].value, Value::Indeterminate);
        let result = match self.slot(&mut root, shape, &pointer.path) {
            Ok(slot) => {
                *slot = value;
                Ok(())
            }
            Err(why) => Err(self.fail(span, why)),
        };
        self.objects[index as usize].value = root;
        result
    }

    /// Whether the object exists as far as unions are concerned: all steps but the last `n_free` lead through members that
    /// are active ([class.union]/1). As in GCC, whose library depends on it (`std::string`'s own buffer), an assignment by
    /// way of a reference makes a member active where none is.
    pub fn check_active(&mut self, place: &Pointer, access: Access, span: Span) -> Res<()> {
        let (n_free, what) = match access {
            Access::Assignment { n_named } => (n_named, "assignment to"),
            Access::Call => (0, "call of a member function on"),
        };
        let n_checked = place.path.len().saturating_sub(n_free);
        for (index, elem) in place.path[..n_checked].iter().enumerate() {
            let PathElem::Field(field) = *elem else { continue };
            if self.p.classes[self.p.fields[field].class].key != ClassKey::Union {
                continue;
            }
            let Some(object) = self.frame_object(&place.base) else { return Ok(()) };
            let object = &self.objects[object as usize];
            let shape = Shape { ty: object.ty, count: object.count };
            let union = self.walk(&object.value, shape, &place.path[..index]);
            if let Ok(&Value::Union { active, .. }) = union
                && active != Some(field)
                && (active.is_some() || access == Access::Call)
            {
                let why = self.inactive(active, field, what);
                return Err(self.fail(span, why));
            }
        }
        Ok(())
    }

    /// [dcl.type.cv]/4: a const object is not modified, but while it is constructed or destroyed.
    pub fn check_writable(&mut self, place: &Pointer, span: Span) -> Res<()> {
        let mut shape = self.base_shape(place);
        let mut is_const = shape.ty.quals().is_const();
        if place.path.is_empty() && !is_const {
            return Ok(());
        }
        for (index, elem) in place.path.iter().enumerate() {
            is_const &= !self.is_in_structor(place, index);
            shape = self.step_shape(shape, elem);
            is_const = match elem {
                PathElem::Field(field) if self.p.fields[*field].is_mutable => false,
                PathElem::Field(_) | PathElem::Index(_) => is_const || shape.ty.quals().is_const(),
                PathElem::Base(_) | PathElem::Part(_) | PathElem::Bytes(_) => is_const,
            };
        }
        match is_const {
            true => Err(self.fail(span, "modification of a const object")),
            false => Ok(()),
        }
    }

    /// Whether a constructor or destructor runs on the object that the first `length` steps lead to.
    fn is_in_structor(&self, place: &Pointer, length: usize) -> bool {
        self.in_structors.iter().any(|object| object.base == place.base && object.path == place.path[..length])
    }

    /// Follows `path` to a place to write; a union's member becomes active ([class.union]/6).
    fn slot<'v>(&self, value: &'v mut Value, shape: Shape, path: &[PathElem]) -> Result<&'v mut Value, String> {
        let (mut value, mut shape) = (value, shape);
        for elem in path {
            if matches!(value, Value::Indeterminate) {
                *value = match shape.count {
                    Some(_) => {
                        Value::Array { elems: Vec::new(), filler: Some(Box::new(self.indeterminate(shape.ty, 0))) }
                    }
                    None => self.indeterminate(shape.ty, 0),
                };
            }
            let next = match (value, elem) {
                (Value::Array { elems, filler }, PathElem::Index(index)) => {
                    let len = self.len_of(shape);
                    let at = u64::try_from(*index).ok().filter(|&at| at < len).ok_or_else(|| past(*index, len))?;
                    if at >= MAX_ELEMENTS {
                        return Err("the array is too large for an evaluation".to_owned());
                    }
                    let at = at as usize;
                    while elems.len() <= at {
                        elems.push(filler.as_deref().cloned().unwrap_or(Value::Indeterminate));
                    }
                    &mut elems[at]
                }
                (Value::Vector(elems), PathElem::Index(index)) => {
                    let at = usize::try_from(*index).unwrap_or(usize::MAX);
                    Arc::make_mut(elems).get_mut(at).ok_or("no such element of the vector")?
                }
                (slot, PathElem::Index(index)) if !self.has_elements(shape) => match index {
                    0 => slot,
                    _ => return Err("modification of an object one past the end".to_owned()),
                },
                (Value::Complex(parts), PathElem::Part(part)) => &mut parts[usize::from(*part & 1)],
                (Value::Class { fields, .. }, PathElem::Field(field)) => {
                    fields.get_mut(self.p.fields[*field].index as usize).ok_or("no such member")?
                }
                (Value::Class { bases, .. }, PathElem::Base(class)) => {
                    let index = self.base_index(shape.ty, *class).ok_or("a virtual base is not known here")?;
                    bases.get_mut(index).ok_or("no such base")?
                }
                (Value::Union { active, value }, PathElem::Field(field)) => {
                    if *active != Some(*field) {
                        *active = Some(*field);
                        **value = self.indeterminate(self.p.fields[*field].ty, 0);
                    }
                    &mut **value
                }
                _ => return Err("the object is seen as what it is not".to_owned()),
            };
            shape = self.step_shape(shape, elem);
            value = next;
        }
        Ok(value)
    }

    /// Whether an expression designates an object (not a function).
    pub fn is_glvalue(&self, expr: crate::hir::ExprId) -> bool {
        self.p.exprs[expr].category != Category::PRValue
    }
}

fn past(index: i64, len: u64) -> String {
    match u64::try_from(index) {
        Ok(at) if at == len => format!("access one past the end of an array of {len} elements"),
        _ => format!("access to element {index} of an array of {len} elements"),
    }
}
