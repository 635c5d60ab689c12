//! asm-declarations with GNU's operands, and asm labels ([dcl.asm]).

use crate::ast::{Asm, AsmOperand};
use crate::base::Symbol;
use crate::lex::{LiteralKind, TokenKind as T};
use crate::parse::cx::{Cx, Parse};

impl Cx<'_> {
    /// `asm volatile goto ("…" : outputs : inputs : clobbers : labels)`
    pub(crate) fn asm(&mut self) -> Parse<Asm> {
        let start = self.expect(T::KwAsm)?;
        let (mut is_volatile, mut is_goto) = (false, false);
        loop {
            match self.kind() {
                T::KwVolatile => is_volatile = true,
                T::KwGoto => is_goto = true,
                T::KwInline => {}
                _ => break,
            }
            self.advance();
        }
        let open = self.expect(T::LParen)?;
        let template = self.string("the assembler's text")?;
        let mut asm = Asm {
            template,
            outputs: Vec::new(),
            inputs: Vec::new(),
            clobbers: Vec::new(),
            labels: Vec::new(),
            is_volatile,
            is_goto,
            span: start,
        };
        let mut section = 0;
        while matches!(self.kind(), T::Colon | T::ColonColon) {
            section += if self.is(T::ColonColon) { 2 } else { 1 };
            self.advance();
            self.asm_section(section, &mut asm)?;
        }
        self.expect_closing(T::RParen, open)?;
        asm.span = self.span_from(start);
        Ok(asm)
    }

    fn asm_section(&mut self, section: u32, asm: &mut Asm) -> Parse<()> {
        while !matches!(self.kind(), T::Colon | T::ColonColon | T::RParen) {
            match section {
                1 => asm.outputs.push(self.asm_operand()?),
                2 => asm.inputs.push(self.asm_operand()?),
                3 => asm.clobbers.push(self.string("a register")?),
                4 => asm.labels.push(self.expect_identifier("a label")?.0),
                _ => return Err(self.unexpected("`)`")),
            }
            if !self.eat(T::Comma) {
                break;
            }
        }
        Ok(())
    }

    /// `[name] "constraint" (e)`
    fn asm_operand(&mut self) -> Parse<AsmOperand> {
        let mut name = None;
        if self.is(T::LBracket) {
            let open = self.expect(T::LBracket)?;
            name = Some(self.expect_identifier("the operand's name")?.0);
            self.expect_closing(T::RBracket, open)?;
        }
        let constraint = self.string("the operand's constraint")?;
        let expr = self.parenthesised()?;
        Ok(AsmOperand { name, constraint, expr })
    }

    /// `asm("symbol")` behind a declarator.
    pub(crate) fn asm_label(&mut self) -> Parse<Symbol> {
        self.expect(T::KwAsm)?;
        let open = self.expect(T::LParen)?;
        let label = self.string("the symbol's name")?;
        self.expect_closing(T::RParen, open)?;
        Ok(Symbol::new(&label))
    }

    /// A string literal's text.
    fn string(&mut self, wanted: &str) -> Parse<String> {
        if self.is(T::Literal)
            && let LiteralKind::String { units, .. } = &self.literals[self.token().literal_id()].kind
        {
            let bytes: Vec<u8> = units.iter().map(|unit| *unit as u8).collect();
            self.advance();
            return Ok(String::from_utf8_lossy(&bytes).into_owned());
        }
        Err(self.unexpected(wanted))
    }
}
