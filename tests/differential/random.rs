//! Random programs without undefined behaviour: the checksum of what they leave in memory.
//!
//! Signed arithmetic is done on unsigned operands or on ones too small to overflow, divisors are made positive,
//! indices and shift counts are masked, and loops have bounds.

use std::fmt::Write;

use super::Case;
use super::rng::Rng;
use crate::Test;

const N_PROGRAMS: u64 = 30;
const MAX_DEPTH: u32 = 4;

/// One test for each program.
pub fn tests() -> Vec<Test> {
    (0..seeds())
        .map(|seed| Test { name: format!("differential random {seed}"), run: Box::new(move || check(seed)) })
        .collect()
}

/// `CINCH_SEEDS` asks for more programs than the suite has.
fn seeds() -> u64 {
    std::env::var("CINCH_SEEDS").ok().and_then(|n| n.parse().ok()).unwrap_or(N_PROGRAMS)
}

fn check(seed: u64) -> Result<(), String> {
    Case::new(&format!("random-{seed}"))?.program("main", &generate(seed))?.compare(&[&["-O0"], &[]])
}

/// Integer types: spelling, bits, whether it is signed.
const INTS: &[(&str, u32, bool)] = &[
    ("bool", 1, false),
    ("char", 8, true),
    ("signed char", 8, true),
    ("unsigned char", 8, false),
    ("short", 16, true),
    ("unsigned short", 16, false),
    ("int", 32, true),
    ("int", 32, true),
    ("unsigned", 32, false),
    ("long", 64, true),
    ("unsigned long", 64, false),
    ("long long", 64, true),
    ("unsigned long long", 64, false),
    ("__int128", 128, true),
    ("unsigned __int128", 128, false),
    ("wchar_t", 32, true),
    ("char16_t", 16, false),
];

#[derive(Clone)]
struct Field {
    name: String,
    ty: usize,
    bits: Option<u32>,
    len: usize,
}

struct Function {
    name: String,
    /// Types of the parameters: an integer type, or a structure from [`INTS`]' length on.
    params: Vec<usize>,
    result: usize,
}

struct Generator {
    rng: Rng,
    out: String,
    structs: Vec<Vec<Field>>,
    functions: Vec<Function>,
    /// Expressions that may be read, and those that may also be written (with the type each has).
    readable: Vec<(String, usize)>,
    writable: Vec<(String, usize)>,
    arrays: Vec<(String, usize)>,
    doubles: Vec<String>,
    n_names: usize,
    loops: u32,
    budget: u32,
}

const PRELUDE: &str = "#include <stdio.h>\n#include <string.h>\ntypedef unsigned long U; typedef unsigned __int128 W;\n\
static U hash = 14695981039346656037UL;\nstatic void mix(W v) { hash = (hash ^ (U)v) * 1099511628211UL; hash = (hash ^ (U)(v >> 64)) * 1099511628211UL; }\n\
static int steps = 0;\n";

fn generate(seed: u64) -> String {
    let mut it = Generator {
        rng: Rng::new(seed + 1000),
        out: PRELUDE.to_string(),
        structs: Vec::new(),
        functions: Vec::new(),
        readable: Vec::new(),
        writable: Vec::new(),
        arrays: Vec::new(),
        doubles: Vec::new(),
        n_names: 0,
        loops: 0,
        budget: 0,
    };
    for i in 0..3 {
        it.structure(i);
    }
    it.globals();
    let n_functions = 3 + it.rng.below(5);
    for i in 0..n_functions {
        it.function(i);
    }
    it.main();
    it.out
}

impl Generator {
    fn line(&mut self, depth: u32, text: &str) {
        for _ in 0..=depth {
            self.out.push_str("  ");
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn name(&mut self, prefix: &str) -> String {
        self.n_names += 1;
        format!("{prefix}{}", self.n_names)
    }

    fn structure(&mut self, i: usize) {
        let n = 1 + self.rng.below(6);
        let mut fields = Vec::new();
        let _ =
            writeln!(self.out, "struct {}S{i} {{", if self.rng.one_in(4) { "__attribute__((packed)) " } else { "" });
        for k in 0..n {
            let ty = self.rng.below(INTS.len());
            let (spelling, width, _) = INTS[ty];
            let bits = (self.rng.one_in(2) && width <= 64)
                .then(|| 1 + u32::try_from(self.rng.below(width as usize)).unwrap_or(0));
            let len = if bits.is_none() && self.rng.one_in(4) { 4 } else { 0 };
            let suffix = match (bits, len) {
                (Some(bits), _) => format!(" : {bits}"),
                (None, 0) => String::new(),
                (None, len) => format!("[{len}]"),
            };
            let _ = writeln!(self.out, "  {spelling} m{k}{suffix};");
            fields.push(Field { name: format!("m{k}"), ty, bits, len });
        }
        self.out.push_str("};\n");
        self.structs.push(fields);
    }

    /// The members of a structure as expressions.
    fn members(&mut self, object: &str, structure: usize) {
        for field in self.structs[structure].clone() {
            match field.len {
                0 => {
                    // A plain bit-field may be as wide as its type: it is read and written alike.
                    let _ = field.bits;
                    self.readable.push((format!("{object}.{}", field.name), field.ty));
                    self.writable.push((format!("{object}.{}", field.name), field.ty));
                }
                len => {
                    for i in 0..len {
                        self.writable.push((format!("{object}.{}[{i}]", field.name), field.ty));
                        self.readable.push((format!("{object}.{}[{i}]", field.name), field.ty));
                    }
                }
            }
        }
    }

    fn constant(&mut self, ty: usize) -> String {
        let raw = match self.rng.below(4) {
            0 => self.rng.below(3) as u64,
            1 => self.rng.below(256) as u64,
            2 => 1u64 << self.rng.below(63),
            _ => self.rng.next(),
        };
        format!("({}){raw}UL", INTS[ty].0)
    }

    fn globals(&mut self) {
        for _ in 0..8 {
            let ty = self.rng.below(INTS.len());
            let storage = *self.rng.pick(&["", "static ", "volatile ", "static volatile "]);
            let prefix = if storage.contains("volatile") { "vg" } else { "g" };
            let (name, value) = (self.name(prefix), self.constant(ty));
            let _ = writeln!(self.out, "{storage}{} {name} = {value};", INTS[ty].0);
            self.readable.push((name.clone(), ty));
            self.writable.push((name, ty));
        }
        for _ in 0..4 {
            let ty = self.rng.below(INTS.len());
            let name = self.name("a");
            let values: Vec<String> = (0..self.rng.below(9)).map(|_| self.constant(ty)).collect();
            let _ = writeln!(self.out, "static {} {name}[8] = {{{}}};", INTS[ty].0, values.join(", "));
            self.arrays.push((name, ty));
        }
        for i in 0..3 {
            let name = self.name("s");
            let _ = writeln!(self.out, "static S{i} {name};\nstatic S{i} *p{name} = &{name};");
            self.members(&name, i);
            self.members(&format!("(*p{name})"), i);
        }
        for _ in 0..3 {
            let name = self.name("d");
            let value = self.rng.below(1000);
            let _ = writeln!(self.out, "static double {name} = {value}.25;");
            self.doubles.push(name);
        }
    }

    fn lvalue(&mut self) -> (String, usize) {
        if self.rng.one_in(4) && !self.arrays.is_empty() {
            let (name, ty) = self.rng.pick(&self.arrays).clone();
            let index = self.index();
            return (format!("{name}[{index}]"), ty);
        }
        self.rng.pick(&self.writable).clone()
    }

    fn index(&mut self) -> String {
        match self.rng.below(3) {
            0 => self.rng.below(8).to_string(),
            _ => {
                let (name, _) = self.rng.pick(&self.readable).clone();
                format!("(int)({name} & 7)")
            }
        }
    }

    /// An expression of integer type that is safe to evaluate, whatever its exact type.
    fn expr(&mut self, depth: u32) -> String {
        if depth >= MAX_DEPTH || self.rng.one_in(4) {
            return match self.rng.below(4) {
                0 => {
                    let ty = self.rng.below(INTS.len());
                    format!("({})", self.constant(ty))
                }
                1 if !self.arrays.is_empty() => {
                    let (name, _) = self.rng.pick(&self.arrays).clone();
                    let index = self.index();
                    match self.rng.one_in(3) {
                        true => format!("*({name} + {index})"),
                        false => format!("{name}[{index}]"),
                    }
                }
                _ => self.rng.pick(&self.readable).0.clone(),
            };
        }
        let (a, b) = (self.expr(depth + 1), self.expr(depth + 1));
        let unsigned = *self.rng.pick(&["unsigned", "U", "W", "unsigned long long"]);
        let ty = INTS[self.rng.below(INTS.len())].0;
        let small = *self.rng.pick(&["int", "long", "short", "signed char", "unsigned char"]);
        match self.rng.below(17) {
            0..=2 => {
                let op = *self.rng.pick(&["+", "-", "*"]);
                format!("(({unsigned}){a} {op} ({unsigned}){b})")
            }
            3 => {
                let op = *self.rng.pick(&["+", "-", "*"]);
                format!("(({small})({a} & 127) {op} ({small})({b} & 63))")
            }
            4 => {
                let op = *self.rng.pick(&["/", "%"]);
                format!("({a} {op} (({b} & 31) + 1))")
            }
            5 => {
                let op = *self.rng.pick(&["&", "|", "^"]);
                format!("({a} {op} {b})")
            }
            6 => {
                let op = *self.rng.pick(&["<<", ">>"]);
                format!("(({ty}){a} {op} (int)({b} & 7))")
            }
            7 | 8 => {
                let op = *self.rng.pick(&["<", ">", "<=", ">=", "==", "!="]);
                format!("({a} {op} {b})")
            }
            9 => {
                let op = *self.rng.pick(&["&&", "||"]);
                format!("({a} {op} {b})")
            }
            10 => {
                let c = self.expr(depth + 1);
                // g++ finds no common type of a bit-field and a volatile object.
                let cast = if b.starts_with("vg") || c.starts_with("vg") { "(int)" } else { "" };
                format!("({a} ? {cast}{b} : {cast}{c})")
            }
            11 => format!("(~{a})"),
            12 => format!("(!{a})"),
            13 => format!("(({ty}){a})"),
            14 => format!("(-({unsigned}){a})"),
            15 => {
                let name = self.rng.pick(&self.doubles).clone();
                format!("(int)({name} + ({small})({a} & 15) > 100.5 + ({b} & 1))")
            }
            _ => format!("({a}, {b})"),
        }
    }

    /// A call, on its own: the order in which operands are evaluated is unspecified, so none may have effects.
    fn call(&mut self) -> Option<String> {
        if self.functions.is_empty() || self.budget == 0 || self.loops > 1 {
            return None;
        }
        self.budget -= 1;
        let which = self.rng.below(self.functions.len());
        let (name, params) = (self.functions[which].name.clone(), self.functions[which].params.clone());
        let args: Vec<String> = params
            .iter()
            .map(|&ty| match ty.checked_sub(INTS.len()) {
                Some(structure) => format!("global_S{structure}()"),
                None => format!("({}){}", INTS[ty].0, self.expr(1)),
            })
            .collect();
        Some(format!("{name}({})", args.join(", ")))
    }

    fn statements(&mut self, depth: u32, n: usize) {
        let marks = (self.readable.len(), self.writable.len(), self.arrays.len());
        for _ in 0..n {
            self.statement(depth);
        }
        self.readable.truncate(marks.0);
        self.writable.truncate(marks.1);
        self.arrays.truncate(marks.2);
    }

    fn statement(&mut self, depth: u32) {
        let is_deep = depth > 3;
        match self.rng.below(if is_deep { 6 } else { 14 }) {
            0..=2 => self.assignment(depth),
            3 => {
                let ty = self.rng.below(INTS.len());
                let (name, value) = (self.name("v"), self.expr(1));
                let spelling = INTS[ty].0;
                self.line(depth, &format!("{spelling} {name} = ({spelling}){value};"));
                self.readable.push((name.clone(), ty));
                self.writable.push((name, ty));
            }
            4 => {
                let name = self.rng.pick(&self.doubles).clone();
                let value = self.expr(2);
                let op = *self.rng.pick(&["+=", "-=", "="]);
                self.line(depth, &format!("{name} {op} (int)({value} & 1023) * 0.5;"));
            }
            5 => {
                let value = self.call();
                let value = value.unwrap_or_else(|| self.expr(1));
                self.line(depth, &format!("mix((W)({value}));"));
            }
            6 | 7 => self.branch(depth),
            8 | 9 => self.counted_loop(depth),
            10 => self.switch(depth),
            11 => self.pointer(depth),
            12 => self.local_struct(depth),
            _ => self.odd_loop(depth),
        }
    }

    fn assignment(&mut self, depth: u32) {
        let (place, ty) = self.lvalue();
        let (spelling, bits, is_signed) = INTS[ty];
        let value = self.expr(0);
        let text = match self.rng.below(6) {
            0 if !is_signed && bits >= 32 => {
                format!("{place} {}= ({spelling}){value};", self.rng.pick(&["+", "-", "*"]))
            }
            0 if bits < 32 && bits > 1 => format!("{place} {}= (int)({value} & 255);", self.rng.pick(&["+", "-"])),
            1 => format!("{place} {}= {value};", self.rng.pick(&["&", "|", "^"])),
            2 => format!("{place} {}= (int)({value} & 3);", self.rng.pick(&["<<", ">>"])),
            3 if bits > 1 && (!is_signed || bits < 32) => {
                let op = *self.rng.pick(&["++", "--"]);
                if self.rng.one_in(2) { format!("mix((W)({place}{op}));") } else { format!("mix((W)({op}{place}));") }
            }
            4 => format!("{place} {}= (({value} & 15) + 1);", self.rng.pick(&["/", "%"])),
            _ => format!("{place} = ({spelling}){value};"),
        };
        self.line(depth, &text);
    }

    fn branch(&mut self, depth: u32) {
        let condition = self.expr(1);
        self.line(depth, &format!("if ({condition}) {{"));
        let n = 1 + self.rng.below(3);
        self.statements(depth + 1, n);
        if self.rng.one_in(2) {
            self.line(depth, "} else {");
            let n = 1 + self.rng.below(2);
            self.statements(depth + 1, n);
        }
        self.line(depth, "}");
    }

    fn counted_loop(&mut self, depth: u32) {
        let (name, n) = (self.name("i"), 1 + self.rng.below(8));
        let ty = *self.rng.pick(&["int", "unsigned char", "long", "short", "unsigned"]);
        self.line(depth, &format!("for ({ty} {name} = 0; {name} < {n}; ++{name}) {{"));
        self.loops += 1;
        self.readable.push((name, 6));
        let n = 1 + self.rng.below(3);
        self.statements(depth + 1, n);
        if self.rng.one_in(3) {
            let (condition, jump) = (self.expr(2), *self.rng.pick(&["break", "continue"]));
            self.line(depth + 1, &format!("if ({condition}) {jump};"));
            self.assignment(depth + 1);
        }
        self.readable.pop();
        self.loops -= 1;
        self.line(depth, "}");
    }

    fn odd_loop(&mut self, depth: u32) {
        let (name, n) = (self.name("w"), 1 + self.rng.below(6));
        self.line(depth, &format!("int {name} = {n};"));
        let is_do = self.rng.one_in(2);
        let head = if is_do { "do {".to_string() } else { format!("while ({name}-- > 0) {{") };
        self.line(depth, &head);
        self.loops += 1;
        let n = 1 + self.rng.below(2);
        self.statements(depth + 1, n);
        self.loops -= 1;
        let tail = if is_do { format!("}} while (--{name} > 0);") } else { "}".to_string() };
        self.line(depth, &tail);
        self.readable.push((name, 6));
    }

    fn switch(&mut self, depth: u32) {
        let (value, ty) = (self.expr(2), *self.rng.pick(&["int", "unsigned char", "long", "unsigned", "U"]));
        self.line(depth, &format!("switch (({ty})({value} & 15)) {{"));
        let mut labels: Vec<usize> = (0..12).collect();
        let n = 2 + self.rng.below(4);
        let default_at = self.rng.below(n + 1);
        for i in 0..n {
            let label = labels.swap_remove(self.rng.below(labels.len()));
            if i == default_at {
                self.line(depth, "default:");
            }
            let text = match self.rng.one_in(4) && label < 11 && labels.contains(&(label + 1)) {
                true => {
                    labels.retain(|&other| other != label + 1);
                    format!("case {label} ... {}: {{", label + 1)
                }
                false => format!("case {label}: {{"),
            };
            self.line(depth, &text);
            self.statements(depth + 1, 1);
            let tail = if self.rng.one_in(3) { "}" } else { "break; }" };
            self.line(depth, tail);
        }
        self.line(depth, "}");
    }

    fn pointer(&mut self, depth: u32) {
        let (array, ty) = self.rng.pick(&self.arrays).clone();
        let (name, index) = (self.name("p"), self.index());
        let spelling = INTS[ty].0;
        self.line(depth, &format!("{spelling} *{name} = &{array}[{index}];"));
        self.line(depth, &format!("mix((W)({name} - {array})); mix({name} >= {array} + 3);"));
        self.readable.push((format!("*{name}"), ty));
        self.writable.push((format!("(*{name})"), ty));
        if self.rng.one_in(3) {
            self.line(depth, &format!("{spelling} **{name}x = &{name};"));
            self.writable.push((format!("(**{name}x)"), ty));
        }
    }

    fn local_struct(&mut self, depth: u32) {
        let (which, name) = (self.rng.below(3), self.name("l"));
        let value = match self.rng.below(3) {
            0 => "{}".to_string(),
            1 => format!("global_S{which}()"),
            _ => format!("touch_S{which}(global_S{which}(), {})", self.rng.below(99)),
        };
        self.line(depth, &format!("S{which} {name} = {value};"));
        self.members(&name, which);
        if self.rng.one_in(2) {
            let copy = self.name("l");
            self.line(depth, &format!("S{which} {copy}; {copy} = {name};"));
            self.members(&copy, which);
        }
    }

    /// A function of each structure that returns it, one that takes it too, and one that mixes it.
    fn struct_functions(&mut self) {
        for i in 0..3 {
            let object = self.writable.iter().find_map(|(place, _)| {
                let (head, _) = place.split_once('.')?;
                (head.starts_with('s') && self.out.contains(&format!("static S{i} {head};"))).then(|| head.to_string())
            });
            let object = object.unwrap_or_default();
            let (mut touch, mut mix) = (String::new(), String::new());
            for field in &self.structs[i] {
                let place = if field.len > 0 { format!("s.{}[2]", field.name) } else { format!("s.{}", field.name) };
                let _ = write!(touch, " {place} = ({})((U){place} * 31 + n);", INTS[field.ty].0);
                let _ = write!(mix, " mix((W){place});");
            }
            let _ = writeln!(self.out, "static S{i} global_S{i}() {{ return {object}; }}");
            let _ = writeln!(self.out, "S{i} touch_S{i}(S{i} s, int n) {{{touch} return s; }}");
            let _ = writeln!(self.out, "static void mix_S{i}(const S{i} &s) {{{mix} }}");
        }
    }

    fn function(&mut self, i: usize) {
        if i == 0 {
            self.struct_functions();
        }
        let n = self.rng.below(9);
        let params: Vec<usize> = (0..n).map(|_| self.rng.below(INTS.len() + 3)).collect();
        let result = self.rng.below(INTS.len());
        let marks = (self.readable.len(), self.writable.len());
        let mut list = Vec::new();
        for &ty in &params {
            let name = self.name("q");
            match ty.checked_sub(INTS.len()) {
                Some(structure) => {
                    list.push(format!("S{structure} {name}"));
                    self.members(&name, structure);
                }
                None => {
                    list.push(format!("{} {name}", INTS[ty].0));
                    self.readable.push((name.clone(), ty));
                    self.writable.push((name, ty));
                }
            }
        }
        let storage = *self.rng.pick(&["", "static ", "inline ", "__attribute__((noinline)) "]);
        let _ = writeln!(self.out, "{storage}{} f{i}({}) {{", INTS[result].0, list.join(", "));
        let _ = writeln!(self.out, "  if (++steps > 3000) return 1;");
        self.budget = 4;
        let n = 3 + self.rng.below(8);
        let value_marks = self.arrays.len();
        for _ in 0..n {
            self.statement(0);
        }
        let value = self.expr(0);
        let _ = writeln!(self.out, "  return ({}){value};\n}}", INTS[result].0);
        self.arrays.truncate(value_marks);
        self.readable.truncate(marks.0);
        self.writable.truncate(marks.1);
        self.functions.push(Function { name: format!("f{i}"), params, result });
    }

    fn main(&mut self) {
        self.out.push_str("int main() {\n");
        for k in 0..3 {
            for which in 0..self.functions.len() {
                self.budget = 3;
                let ty = INTS[self.functions[which].result].0;
                let (name, params) = (self.functions[which].name.clone(), self.functions[which].params.clone());
                let args: Vec<String> = params
                    .iter()
                    .map(|&ty| match ty.checked_sub(INTS.len()) {
                        Some(structure) => format!("touch_S{structure}(global_S{structure}(), {k})"),
                        None => self.constant(ty),
                    })
                    .collect();
                let _ = writeln!(
                    self.out,
                    "  {{ {ty} r = {name}({}); mix((W)r); printf(\"{name} %lx\\n\", hash); }}",
                    args.join(", ")
                );
            }
        }
        let readable: Vec<String> = self.readable.iter().map(|(place, _)| format!("  mix((W){place});\n")).collect();
        self.out.push_str(&readable.concat());
        for (array, _) in self.arrays.clone() {
            let _ = writeln!(self.out, "  for (auto x : {array}) mix((W)x);");
        }
        for i in 0..3 {
            let _ = writeln!(self.out, "  mix_S{i}(global_S{i}());");
        }
        for name in self.doubles.clone() {
            let _ = writeln!(self.out, "  mix((W)(long)({name} * 4)); printf(\"%a\\n\", {name});");
        }
        self.out.push_str("  printf(\"%lx\\n\", hash);\n}\n");
    }
}
