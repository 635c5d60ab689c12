//! Template arguments and the constants in them (ABI 5.1.5.6, 5.1.6).

use crate::hir::mangle::Mangler;
use crate::hir::{ExprForm, MemberRef, PathElem, Pointer, PointerBase, TemplateArg, Ty, TyKind, Value, mangle};

impl Mangler<'_> {
    /// `I <template-arg>* E`
    pub(super) fn template_args(&mut self, args: &[TemplateArg]) {
        self.out.push('I');
        for arg in args {
            self.nested(|this| this.template_arg(arg));
        }
        self.out.push('E');
    }

    pub(super) fn template_arg(&mut self, arg: &TemplateArg) {
        match arg {
            TemplateArg::Type(ty) => match self.value_expansion(*ty) {
                Some(pattern) => {
                    self.out += "Xsp";
                    self.expression(pattern);
                    self.out.push('E');
                }
                None => self.ty(*ty),
            },
            TemplateArg::Value(ty, value) => self.constant_arg(*ty, value),
            TemplateArg::Template(id) => self.template_name(*id, false),
            TemplateArg::DependentValue(_, expr) => {
                self.out.push('X');
                self.expression(*expr);
                self.out.push('E');
            }
            // Only calls in the making have such arguments.
            TemplateArg::Unfitted(expr, _) => self.out += &format!("Xu6__expr{}E", expr.raw()),
            TemplateArg::ParamValue { index, is_pack, .. } => {
                self.out += if *is_pack && !self.is_in_pattern { "Xsp" } else { "X" };
                self.param_number(*index);
                self.out.push('E');
            }
            TemplateArg::ParamTemplate { index, .. } => self.template_param(*index),
            TemplateArg::Pack(args) => {
                self.out.push('J');
                for arg in args.iter() {
                    self.nested(|this| this.template_arg(arg));
                }
                self.out.push('E');
            }
        }
    }

    /// The pattern of the expansion of an expression, which stands among types.
    fn value_expansion(&self, ty: Ty) -> Option<crate::hir::NotationId> {
        let TyKind::PackExpansion(pattern) = *self.program.types.kind(ty) else { return None };
        match *self.program.types.kind(pattern) {
            TyKind::DependentExpr(expr, ExprForm::Value) => Some(expr),
            _ => None,
        }
    }

    /// A constant as a template argument: a literal, or an expression between `X` and `E`.
    pub(super) fn constant_arg(&mut self, ty: Ty, value: &Value) {
        let is_ref = self.program.types.is_ref(ty);
        match value {
            Value::Pointer(pointer) if is_ref && pointer.path.is_empty() => self.external_name(pointer),
            Value::Pointer(_) | Value::MemberPtr(Some(_)) | Value::Class { .. } | Value::Union { .. } => {
                self.out.push('X');
                self.constant(ty.unqual(), value);
                self.out.push('E');
            }
            _ => self.constant(ty.unqual(), value),
        }
    }

    /// `<expr-primary>`, or a braced list of them.
    pub(super) fn constant(&mut self, ty: Ty, value: &Value) {
        let program = self.program;
        match value {
            Value::Int(n) => {
                let n = match program.types.kind(ty) {
                    TyKind::UInt128 => (*n as u128).to_string(),
                    _ if *n < 0 => format!("n{}", n.unsigned_abs()),
                    _ => n.to_string(),
                };
                self.literal(ty, &n);
            }
            Value::Float(float) => {
                let width = float.format.size() as usize * 2;
                self.literal(ty, &format!("{:0width$x}", float.bits));
            }
            Value::NullPtr if ty.unqual() == Ty::NULLPTR => self.literal(ty, ""),
            Value::NullPtr | Value::MemberPtr(None) => self.literal(ty, "0"),
            Value::Pointer(pointer) => {
                if !program.types.is_ref(ty) {
                    self.out += "ad";
                }
                self.pointer(pointer);
            }
            Value::MemberPtr(Some(member)) => {
                self.out += "ad";
                self.member(member);
            }
            Value::Class { bases, fields } => self.class_constant(ty, bases, fields),
            Value::Union { active, value } => {
                self.out += "tl";
                self.ty(ty.unqual());
                if let Some(field) = active {
                    self.out += "di";
                    self.source_name(program.fields[*field].name.as_str());
                    self.nested(|this| this.constant(program.fields[*field].ty.unqual(), value));
                }
                self.out.push('E');
            }
            Value::Array { elems, filler } => {
                let TyKind::Array(element, _) = *program.types.kind(ty) else { return };
                self.out += "tl";
                self.ty(ty.unqual());
                let used = elems.iter().rposition(|elem| !is_zero(elem)).map_or(0, |last| last + 1);
                for elem in elems[..used].iter().chain(filler.as_deref().filter(|filler| !is_zero(filler))) {
                    self.nested(|this| this.constant(element.unqual(), elem));
                }
                self.out.push('E');
            }
            Value::Complex(parts) => {
                let TyKind::Complex(part) = *program.types.kind(ty) else { return };
                self.out += "tl";
                self.ty(ty.unqual());
                self.nested(|this| this.constant(part, &parts[0]));
                self.nested(|this| this.constant(part, &parts[1]));
                self.out.push('E');
            }
            Value::Vector(_) | Value::LabelDiff(..) | Value::Indeterminate => self.literal(ty, "0"),
        }
    }

    /// `L <type> <digits> E`
    fn literal(&mut self, ty: Ty, digits: &str) {
        self.out.push('L');
        self.ty(ty);
        self.out += digits;
        self.out.push('E');
    }

    /// `tl <type> <braced-expression>* E`, without the zeros at the end.
    fn class_constant(&mut self, ty: Ty, bases: &[Value], fields: &[Value]) {
        let program = self.program;
        let Some(class) = program.types.as_class(ty) else { return };
        self.out += "tl";
        self.ty(ty.unqual());
        let used = fields.iter().rposition(|value| !is_zero(value)).map_or(0, |last| last + 1);
        let n_bases = if used > 0 { bases.len() } else { bases.iter().rposition(|v| !is_zero(v)).map_or(0, |n| n + 1) };
        for (base, value) in program.classes[class].bases.iter().zip(bases).take(n_bases) {
            let Value::Class { bases, fields } = value else { continue };
            self.nested(|this| this.base_constant(base.class, bases, fields));
        }
        for (&field, value) in program.classes[class].fields.iter().zip(fields).take(used) {
            self.nested(|this| this.constant(program.fields[field].ty.unqual(), value));
        }
        self.out.push('E');
    }

    fn base_constant(&mut self, class: crate::hir::ClassId, bases: &[Value], fields: &[Value]) {
        self.out += "tl";
        self.class(class);
        for (base, value) in self.program.classes[class].bases.iter().zip(bases) {
            if let Value::Class { bases, fields } = value {
                self.nested(|this| this.base_constant(base.class, bases, fields));
            }
        }
        for (&field, value) in self.program.classes[class].fields.iter().zip(fields) {
            self.nested(|this| this.constant(this.program.fields[field].ty.unqual(), value));
        }
        self.out.push('E');
    }

    /// The glvalue that a pointer points to.
    fn pointer(&mut self, pointer: &Pointer) {
        // `so <type> <expr> [<offset>] E` would name subobjects; their steps are enough to tell them apart.
        for elem in pointer.path.iter().rev() {
            match elem {
                PathElem::Field(_) | PathElem::Base(_) => self.out += "dt",
                PathElem::Index(_) | PathElem::Part(_) | PathElem::Bytes(_) => self.out += "ix",
            }
        }
        self.external_name(pointer);
        for elem in &pointer.path {
            match elem {
                PathElem::Field(field) => self.source_name(self.program.fields[*field].name.as_str()),
                PathElem::Base(class) => self.class(*class),
                PathElem::Index(n) | PathElem::Bytes(n) => {
                    self.out += "Ll";
                    self.number(*n);
                    self.out.push('E');
                }
                PathElem::Part(n) => self.out += &format!("Ll{n}E"),
            }
        }
    }

    /// `L_Z <encoding> E`
    fn external_name(&mut self, pointer: &Pointer) {
        let program = self.program;
        match &pointer.base {
            PointerBase::Var(var) => {
                self.out += "L_Z";
                match mangle::plain_var_name(program, *var) {
                    Some(name) => self.source_name(name),
                    None => self.var_name(*var),
                }
                self.out.push('E');
            }
            PointerBase::Func(func) => {
                self.out += "L_Z";
                self.func_encoding(*func);
                self.out.push('E');
            }
            PointerBase::String(id) => self.out += &format!("L_Z3str{}E", id.raw()),
            PointerBase::Temporary(id) => self.out += &format!("L_Z3tmp{}E", id.raw()),
            PointerBase::Frame(id) => self.out += &format!("L_Z5frame{id}E"),
            PointerBase::Absolute(address) => self.out += &format!("Lm{address}E"),
            PointerBase::Label(id) => self.out += &format!("L_Z5label{}E", id.raw()),
            PointerBase::TypeInfo(ty) => {
                self.out += "ti";
                self.ty(*ty);
            }
        }
    }

    fn member(&mut self, member: &MemberRef) {
        match member {
            MemberRef::Field(field, _) => {
                let field = &self.program.fields[*field];
                self.out += "L_ZN";
                self.class_prefix(field.class);
                self.source_name(field.name.as_str());
                self.out += "EE";
            }
            MemberRef::Func(func, _) => {
                self.out += "L_Z";
                self.func_encoding(*func);
                self.out.push('E');
            }
        }
    }
}

fn is_zero(value: &Value) -> bool {
    match value {
        Value::Int(0) | Value::NullPtr | Value::MemberPtr(None) => true,
        Value::Float(float) => float.bits == 0,
        Value::Class { bases, fields } => bases.iter().chain(fields).all(is_zero),
        Value::Array { elems, filler } => elems.iter().chain(filler.as_deref()).all(is_zero),
        _ => false,
    }
}
