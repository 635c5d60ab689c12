//! GNU inline assembly: constraints and templates from GCC's notation to LLVM's (GCC manual, "Extended Asm").
//!
//! Operands are numbered alike in both: outputs, then inputs, then the inputs that `+` outputs imply.

use crate::hir::{Asm, AsmOperand, ExprId, ExprKind, Ty, VarId};
use crate::ir::build::{T, V};
use crate::ir::error::Result;
use crate::ir::module::Lower;
use crate::ir::place::{Part, Place};
use crate::ir::types::{Shape, shape};

/// What the assembly is called with.
#[derive(Default)]
struct Call<'c> {
    constraints: Vec<String>,
    args: Vec<V<'c>>,
    /// For memory operands: the argument's index and what it points to.
    memory: Vec<(usize, T<'c>)>,
    /// Register outputs: where the result goes, the result's type.
    results: Vec<(Place<'c>, T<'c>)>,
}

impl<'c> Lower<'c, '_> {
    pub fn asm(&mut self, asm: &Asm) -> Result<()> {
        let is_basic =
            asm.outputs.is_empty() && asm.inputs.is_empty() && asm.clobbers.is_empty() && asm.labels.is_empty();
        let mut call = Call::default();
        let mut tied = Vec::new();
        for (i, output) in asm.outputs.iter().enumerate() {
            self.asm_output(i, output, &mut call, &mut tied)?;
        }
        for input in &asm.inputs {
            self.asm_input(asm, input, &mut call)?;
        }
        for (constraint, value, memory) in tied {
            if let Some(ty) = memory {
                call.memory.push((call.args.len(), ty));
            }
            call.constraints.push(constraint);
            call.args.push(value);
        }
        call.constraints.extend(asm.labels.iter().map(|_| "!i".to_string()));
        call.constraints.extend(asm.clobbers.iter().map(|clobber| format!("~{{{}}}", clobber.trim_start_matches('%'))));
        call.constraints.extend(["~{dirflag}", "~{fpsr}", "~{flags}"].map(String::from));
        let template = if is_basic { asm.template.replace('$', "$$") } else { self.asm_template(asm)? };
        let is_volatile = asm.is_volatile || asm.outputs.is_empty() || is_basic;
        self.asm_call(asm, &call, template, is_volatile)
    }

    fn asm_call(&mut self, asm: &Asm, call: &Call<'c>, template: String, is_volatile: bool) -> Result<()> {
        let ret = match &call.results[..] {
            [] => None,
            [(_, only)] => Some(*only),
            many => Some(self.b.struct_ty(&many.iter().map(|result| result.1).collect::<Vec<_>>())),
        };
        let params: Vec<T<'c>> = call.args.iter().map(|arg| arg.get_type()).collect();
        let ty = self.b.fn_ty(ret, &params, false);
        let constraints = call.constraints.join(",");
        let callee = self.b.cx.create_inline_asm(ty, template, constraints, is_volatile, false, None, false);
        let site = if asm.labels.is_empty() {
            self.b.call(ty, callee, &call.args)
        } else {
            let then = self.new_block("asm.then");
            let labels: Vec<_> = asm.labels.iter().map(|&label| self.label_block(label)).collect();
            let site = self.b.callbr(ty, callee, &call.args, then, &labels);
            self.b.at_end(then);
            site
        };
        for &(index, memory) in &call.memory {
            let attr = self.type_attr("elementtype", memory);
            site.add_attribute(inkwell::attributes::AttributeLoc::Param(index as u32), attr);
        }
        site.add_attribute(inkwell::attributes::AttributeLoc::Function, self.attr("nounwind", 0));
        for (i, &(place, _)) in call.results.iter().enumerate() {
            let all = self.b.call_value(site);
            let value = if call.results.len() == 1 { all } else { self.b.extract(all, i as u32) };
            self.asm_store(value, place)?;
        }
        Ok(())
    }

    /// Writes a register's content to an object of its size.
    fn asm_store(&mut self, value: V<'c>, place: Place<'c>) -> Result<()> {
        match (shape(self.p, place.ty), place.part) {
            (Shape::Scalar, Part::Bits { .. } | Part::Lane { .. } | Part::Either(_)) => {
                let value = self.reg_form(value, place.ty);
                self.store(value, place)
            }
            _ => {
                self.b.store(value, place.ptr, place.align);
                Ok(())
            }
        }
    }

    fn asm_output(
        &mut self,
        index: usize,
        operand: &AsmOperand,
        call: &mut Call<'c>,
        tied: &mut Vec<(String, V<'c>, Option<T<'c>>)>,
    ) -> Result<()> {
        let place = self.place(operand.expr)?;
        let is_inout = operand.constraint.contains('+');
        let plain = operand.constraint.trim_start_matches(['=', '+']);
        let is_early = plain.contains('&');
        let letters = self.asm_constraint(plain, operand.expr)?;
        let early = if is_early { "&" } else { "" };
        let ty = self.asm_ty(place.ty)?;
        if is_memory(&letters) {
            call.constraints.push(format!("=*{early}{letters}"));
            call.memory.push((call.args.len(), ty));
            call.args.push(place.ptr.into());
            if is_inout {
                tied.push((format!("*{letters}"), place.ptr.into(), Some(ty)));
            }
            return Ok(());
        }
        call.constraints.push(format!("={early}{letters}"));
        call.results.push((place, ty));
        if is_inout {
            let value = self.asm_value(place, ty)?;
            tied.push((index.to_string(), value, None));
        }
        Ok(())
    }

    fn asm_input(&mut self, asm: &Asm, operand: &AsmOperand, call: &mut Call<'c>) -> Result<()> {
        let mut letters = operand.constraint.trim_start_matches('%').to_string();
        if let Some(name) = letters.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let tied = asm.outputs.iter().position(|it| it.name.is_some_and(|it| it.as_str() == name));
            let Some(tied) = tied else { return self.bug(format!("asm operand tied to no output `{name}`")) };
            letters = tied.to_string();
        }
        let letters = self.asm_constraint(&letters, operand.expr)?;
        let node = &self.p.exprs[operand.expr];
        if is_memory(&letters) {
            let place = if node.category.is_glvalue() {
                self.place(operand.expr)?
            } else {
                let slot = self.slot(node.ty, "")?;
                let place = self.place_at(slot, node.ty);
                self.init(operand.expr, place)?;
                place
            };
            let ty = self.asm_ty(place.ty)?;
            call.constraints.push(format!("*{letters}"));
            call.memory.push((call.args.len(), ty));
            call.args.push(place.ptr.into());
            return Ok(());
        }
        let mut value = match node.category.is_glvalue() {
            true => {
                let place = self.place(operand.expr)?;
                let ty = self.asm_ty(place.ty)?;
                self.asm_value(place, ty)?
            }
            false => {
                let value = self.scalar(operand.expr)?;
                self.mem_form(value, node.ty)
            }
        };
        if let Some(tied) = letters.parse::<usize>().ok().and_then(|index| asm.outputs.get(index)) {
            value = self.widen_tied(value, node.ty, self.p.exprs[tied.expr].ty)?;
        }
        call.constraints.push(letters);
        call.args.push(value);
        Ok(())
    }

    /// A tied input has the output's size.
    fn widen_tied(&mut self, value: V<'c>, from: Ty, output: Ty) -> Result<V<'c>> {
        let to = self.asm_ty(output)?;
        match (value, to) {
            (V::IntValue(_), T::IntType(int)) => {
                let is_signed = self.p.types.is_signed(crate::ir::types::underlying(self.p, from));
                Ok(self.b.int_cast(value, int, is_signed))
            }
            (V::PointerValue(ptr), T::IntType(int)) => {
                let word = self.b.ptr_to_int(ptr);
                Ok(self.b.int_cast(word, int, false))
            }
            (V::IntValue(_), T::PointerType(_)) => {
                let word = self.b.int_cast(value, self.b.cx.i64_type(), false);
                Ok(self.b.int_to_ptr(word).into())
            }
            _ => Ok(value),
        }
    }

    /// What a register holds of an object; small aggregates as an integer.
    fn asm_ty(&mut self, ty: Ty) -> Result<T<'c>> {
        match shape(self.p, ty) {
            Shape::Scalar => self.mem_ty(ty),
            Shape::Void => self.bug("a void operand of asm"),
            Shape::Complex | Shape::Aggregate => {
                let size = self.size_of(ty)?;
                match size {
                    1 | 2 | 4 | 8 | 16 => Ok(self.b.int_ty(size as u32 * 8).into()),
                    _ => self.mem_ty(ty),
                }
            }
        }
    }

    fn asm_value(&mut self, place: Place<'c>, ty: T<'c>) -> Result<V<'c>> {
        if shape(self.p, place.ty) == Shape::Scalar {
            let value = self.load(place)?;
            return Ok(self.mem_form(value, place.ty));
        }
        Ok(self.b.load_value(ty, place.ptr, place.align))
    }

    /// GCC's constraint letters as LLVM's; for a variable in a named register, that register.
    fn asm_constraint(&self, letters: &str, operand: ExprId) -> Result<String> {
        if let Some(condition) = letters.strip_prefix("@cc") {
            return Ok(format!("{{@cc{condition}}}"));
        }
        let alternatives: Vec<String> = letters.split(',').map(translate).collect();
        let joined = alternatives.join("|");
        match self.register_of(operand) {
            Some(var) if joined.contains('r') => {
                let register = self.p.vars[var].register.map_or("", |it| it.as_str());
                Ok(format!("{{{}}}", register.trim_start_matches('%')))
            }
            _ if joined.is_empty() => Ok("X".to_string()),
            _ => Ok(joined),
        }
    }

    fn register_of(&self, expr: ExprId) -> Option<VarId> {
        match &self.p.exprs[expr].kind {
            ExprKind::Var(var) if self.p.vars[*var].register.is_some() => Some(*var),
            ExprKind::Cast { sub, .. } | ExprKind::FullExpr(sub) => self.register_of(*sub),
            _ => None,
        }
    }

    /// `%0`, `%k1`, `%[name]`, `%%`, `{att|intel}` become LLVM's `$0`, `${1:k}`, `$N`, `%`, `att`.
    fn asm_template(&self, asm: &Asm) -> Result<String> {
        let n_inout = asm.outputs.iter().filter(|it| it.constraint.contains('+')).count();
        let n_operands = asm.outputs.len() + asm.inputs.len();
        let named = |name: &str| {
            let is_it = |operand: &AsmOperand| operand.name.is_some_and(|it| it.as_str() == name);
            let operand = asm.outputs.iter().chain(&asm.inputs).position(is_it);
            let label = asm.labels.iter().position(|&label| self.p.labels[label].name.as_str() == name);
            operand.or(label.map(|label| n_operands + label))
        };
        // GCC numbers labels after the operands written; LLVM after those implied, too.
        let renumber = |index: usize| if index >= n_operands { index + n_inout } else { index };
        let mut out = String::new();
        let mut rest = asm.template.as_str();
        let mut in_dialects = false;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '$' => out.push_str("$$"),
                '{' => in_dialects = true,
                '|' if in_dialects => {
                    rest = rest.find('}').map_or("", |end| &rest[end..]);
                }
                '}' if in_dialects => in_dialects = false,
                '%' => {
                    let (piece, after) = operand_reference(rest, &named, &renumber);
                    match piece {
                        Some(piece) => out.push_str(&piece),
                        None => return self.bug("asm template refers to no operand"),
                    }
                    rest = after;
                }
                c => out.push(c),
            }
        }
        Ok(out)
    }
}

/// What stands after a `%`, and the rest.
fn operand_reference<'t>(
    text: &'t str,
    named: &dyn Fn(&str) -> Option<usize>,
    renumber: &dyn Fn(usize) -> usize,
) -> (Option<String>, &'t str) {
    let Some(first) = text.chars().next() else { return (Some("%".to_string()), text) };
    match first {
        '%' | '{' | '|' | '}' => return (Some(first.to_string()), &text[1..]),
        '=' => return (Some("${:uid}".to_string()), &text[1..]),
        _ => {}
    }
    let (modifier, text) = match first {
        'a'..='z' | 'A'..='Z' => (&text[..1], &text[1..]),
        _ => ("", text),
    };
    let (index, rest) = if let Some(name) = text.strip_prefix('[') {
        let Some(end) = name.find(']') else { return (None, text) };
        (named(&name[..end]), &name[end + 1..])
    } else {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        (text[..end].parse().ok(), &text[end..])
    };
    let Some(index) = index.map(renumber) else { return (None, rest) };
    let piece = if modifier.is_empty() { format!("${{{index}}}") } else { format!("${{{index}:{modifier}}}") };
    (Some(piece), rest)
}

/// One alternative of a constraint.
fn translate(letters: &str) -> String {
    let mut out = String::new();
    let mut chars = letters.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '*' | '#' | '?' | '!' | '&' | '%' | '=' | '+' | ' ' => {}
            'a' => out.push_str("{ax}"),
            'b' => out.push_str("{bx}"),
            'c' => out.push_str("{cx}"),
            'd' => out.push_str("{dx}"),
            'S' => out.push_str("{si}"),
            'D' => out.push_str("{di}"),
            't' => out.push_str("{st}"),
            'u' => out.push_str("{st(1)}"),
            'p' => out.push_str("im"),
            'g' => out.push_str("imr"),
            'o' | 'V' => out.push('m'),
            'Y' => {
                out.push_str("^Y");
                out.extend(chars.next());
            }
            c => out.push(c),
        }
    }
    out
}

/// Whether an operand can only be in memory.
fn is_memory(letters: &str) -> bool {
    !letters.is_empty() && letters.chars().all(|c| matches!(c, 'm' | 'o' | 'V'))
}
