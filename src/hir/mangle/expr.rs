//! Dependent expressions (ABI 5.1.6), as g++ 12 spells them where it differs from the ABI's text.

use std::fmt::Write;

use crate::hir::mangle::name::operator;
use crate::hir::mangle::{Mangler, plain_func_name, plain_var_name};
use crate::hir::{FuncId, Notation, NotationId, NotedName, Part, VarId};

impl Mangler<'_> {
    /// `<expression>`
    pub(super) fn expression(&mut self, id: NotationId) {
        self.nested(|this| this.expression_inner(id));
    }

    fn expression_inner(&mut self, id: NotationId) {
        let program = self.program;
        match program.types.notation(id) {
            Notation::TemplateParam { index, .. } => self.param_number(*index),
            Notation::Param { level, index } => self.function_param(*level, *index),
            Notation::This => self.out += "fpT",
            Notation::Constant(ty, value) => self.constant(*ty, value),
            Notation::Var(var) => self.var_in_expr(*var),
            Notation::Func(func) => self.func_in_expr(*func),
            Notation::Name { name, args, .. } => {
                self.noted_name(*name);
                if let Some(args) = args {
                    self.template_args(args);
                }
            }
            Notation::Op { code, parts, is_open } => {
                self.out += code;
                let outer = self.is_in_pattern;
                self.is_in_pattern |= *code == "sp";
                for part in parts.iter() {
                    self.part(part);
                }
                self.is_in_pattern = outer;
                if *is_open {
                    self.out.push('E');
                }
            }
            Notation::Vendor { name, args } => {
                self.out.push('u');
                self.source_name(name.as_str());
                for arg in args.iter() {
                    self.template_arg(arg);
                }
                self.out.push('E');
            }
            Notation::Other { print, .. } => {
                let name = format!("__expr{print:x}");
                self.out.push('u');
                self.source_name(&name);
                self.out.push('E');
            }
        }
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Expr(id) => self.expression(*id),
            Part::Ty(ty) => self.ty(*ty),
            Part::Arg(arg) => self.template_arg(arg),
            Part::Field(name) => self.source_name(name.as_str()),
            Part::Mark(text) => self.out += text,
        }
    }

    /// `fp_`, `fL0p1_`: how many function declarators stand between the parameter's and this place.
    fn function_param(&mut self, level: u16, index: u16) {
        self.out.push('f');
        if let Some(n) = (self.n_params_open + 1).checked_sub(level).and_then(|delta| delta.checked_sub(1)) {
            let _ = write!(self.out, "L{n}");
        }
        self.out.push('p');
        match index.checked_sub(1) {
            None => self.out.push('_'),
            Some(n) => self.out += &format!("{n}_"),
        }
    }

    /// `<unqualified-name>` of what lookup is not done with. That of an operator is told from the operator's use.
    fn noted_name(&mut self, name: NotedName) {
        match name {
            NotedName::Ident(name) => self.source_name(name.as_str()),
            NotedName::Operator(op) => {
                self.out += "on";
                self.out += operator(op, false);
            }
            NotedName::Literal(suffix) => {
                self.out += "onli";
                self.source_name(suffix.as_str());
            }
            NotedName::Conversion(ty) => {
                self.out += "oncv";
                self.ty(ty);
            }
            NotedName::Destructor(ty) => {
                self.out += "dn";
                self.ty(ty);
            }
        }
    }

    fn var_in_expr(&mut self, var: VarId) {
        self.out += "L_Z";
        match plain_var_name(self.program, var) {
            Some(name) => self.source_name(name),
            None => self.var_name(var),
        }
        self.out.push('E');
    }

    fn func_in_expr(&mut self, func: FuncId) {
        self.out += "L_Z";
        match plain_func_name(self.program, func) {
            Some(name) => self.source_name(name),
            None => self.func_encoding(func),
        }
        self.out.push('E');
    }
}
