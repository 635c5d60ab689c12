//! Compares layouts with g++'s for random classes.

use std::fmt::Write;
use std::process::Command;

use crate::ast::ClassKey;
use crate::hir::testing::{self, Random};
use crate::hir::*;

/// A generated class and what later ones may do with it.
struct Made {
    id: ClassId,
    /// Its own members may be assigned and it may be a union member.
    is_trivial: bool,
    is_usable: bool,
}

struct Generator {
    program: Program,
    random: Random,
    made: Vec<Made>,
    text: String,
    checks: String,
    expected: Vec<String>,
}

const SCALARS: &[(&str, Ty)] = &[
    ("char", Ty::CHAR),
    ("short", Ty::SHORT),
    ("int", Ty::INT),
    ("long", Ty::LONG),
    ("bool", Ty::BOOL),
    ("float", Ty::FLOAT),
    ("double", Ty::DOUBLE),
    ("long double", Ty::LONG_DOUBLE),
    ("__int128", Ty::INT128),
    ("wchar_t", Ty::WCHAR),
    ("char16_t", Ty::CHAR16),
    ("decltype(nullptr)", Ty::NULLPTR),
];

const BIT_FIELDS: &[(&str, Ty, u32)] = &[
    ("char", Ty::CHAR, 8),
    ("unsigned char", Ty::UCHAR, 8),
    ("short", Ty::SHORT, 16),
    ("int", Ty::INT, 32),
    ("unsigned", Ty::UINT, 32),
    ("long", Ty::LONG, 64),
    ("bool", Ty::BOOL, 1),
    ("__int128", Ty::INT128, 128),
];

impl Generator {
    /// A member type: its declaration with `{}` for the declarator-id, and the type.
    fn member_type(&mut self, must_be_trivial: bool) -> (String, Ty) {
        let classes: Vec<usize> = (0..self.made.len())
            .filter(|&i| self.made[i].is_usable && (self.made[i].is_trivial || !must_be_trivial))
            .collect();
        let (spelling, ty) = if !classes.is_empty() && self.random.below(5) < 2 {
            let recent = classes.len().saturating_sub(60);
            let n = classes[recent + self.random.below(classes.len() - recent)];
            (format!("C{n}"), self.program.types.class(self.made[n].id))
        } else {
            let (spelling, ty) = SCALARS[self.random.below(SCALARS.len())];
            (spelling.to_string(), ty)
        };
        match self.random.below(14) {
            0 | 1 => {
                let len = 1 + self.random.below(4) as u64;
                (format!("{spelling} {{}}[{len}]"), self.program.types.array(ty, ArrayLen::Known(len)))
            }
            2 => (format!("{spelling} *{{}}"), self.program.types.pointer(ty)),
            3 => {
                let inner = self.program.types.array(ty, ArrayLen::Known(2));
                (format!("{spelling} {{}}[3][2]"), self.program.types.array(inner, ArrayLen::Known(3)))
            }
            4 => {
                let ty = self.program.types.intern(TyKind::Complex(Ty::DOUBLE));
                ("_Complex double {}".into(), ty)
            }
            5 => {
                let ty = self.program.types.intern(TyKind::Vector(Ty::FLOAT, 8));
                ("__attribute__((vector_size(32))) float {}".into(), ty)
            }
            _ => (format!("{spelling} {{}}"), ty),
        }
    }

    fn class(&mut self) {
        let n = self.made.len();
        let key = if self.random.one_in(6) { ClassKey::Union } else { ClassKey::Struct };
        let id = testing::class(&mut self.program, ScopeId::new(0), key, &format!("C{n}"));
        let is_union = key == ClassKey::Union;
        let mut attributes = String::new();
        if self.random.one_in(8) {
            self.program.classes.get_mut(id).attrs.push(Symbol::new("packed"));
            attributes += "__attribute__((packed)) ";
        }
        if self.random.one_in(10) {
            let align = 1u64 << self.random.below(6);
            write!(attributes, "__attribute__((aligned({align}))) ").expect("strings grow");
            self.program.classes.get_mut(id).align = align;
        }
        if self.random.one_in(10) {
            let pack = 1u32 << self.random.below(4);
            self.program.classes.get_mut(id).pack = Some(pack);
            writeln!(self.text, "#pragma pack(push, {pack})").expect("strings grow");
        }
        let keyword = if is_union { "union" } else { "struct" };
        write!(self.text, "{keyword} {attributes}C{n}").expect("strings grow");
        let mut is_trivial = true;
        if !is_union && self.random.one_in(2) {
            is_trivial &= self.bases(id);
        }
        self.text += " {\n";
        let n_fields = self.random.below(6);
        for index in 0..n_fields {
            is_trivial &= self.field(id, index, is_union);
        }
        let mut is_usable = true;
        if !is_union {
            is_trivial &= self.functions(id, n);
            if self.random.one_in(20) {
                let inner = self.program.types.array(Ty::INT, ArrayLen::Unknown);
                if n_fields > 0 && self.program.classes[id].bases.is_empty() {
                    self.text += "  int flexible[];\n";
                    testing::field(&mut self.program, id, "flexible", inner);
                    is_usable = false;
                }
            }
        }
        self.text += "};\n";
        if self.program.classes[id].pack.is_some() {
            self.text += "#pragma pack(pop)\n";
        }
        testing::complete(&mut self.program, id);
        // GCC forgets the padding of a bit-field wider than its type when it measures a base.
        is_usable &= !self.program.classes[id].fields.iter().any(|&field| {
            let field = &self.program.fields[field];
            field
                .bit_width
                .is_some_and(|width| u64::from(width) > 8 * super::size_of(&self.program, field.ty).unwrap_or(0))
        });
        is_usable &= self.program.classes[id].layout.as_ref().is_some_and(|layout| layout.size < 1 << 14);
        self.made.push(Made { id, is_trivial, is_usable });
        self.check(n);
    }

    fn bases(&mut self, id: ClassId) -> bool {
        let mut is_trivial = true;
        let mut used = Vec::new();
        let candidates: Vec<usize> = (0..self.made.len())
            .filter(|&i| self.made[i].is_usable && self.program.classes[self.made[i].id].key != ClassKey::Union)
            .collect();
        for _ in 0..1 + self.random.below(3) {
            if candidates.is_empty() {
                break;
            }
            let recent = candidates.len().saturating_sub(40);
            let n = candidates[recent + self.random.below(candidates.len() - recent)];
            if used.contains(&n) {
                continue;
            }
            let is_virtual = self.random.one_in(3);
            self.text += if used.is_empty() { " : " } else { ", " };
            write!(self.text, "{}C{n}", if is_virtual { "virtual " } else { "" }).expect("strings grow");
            used.push(n);
            let base = self.made[n].id;
            testing::base(&mut self.program, id, base, is_virtual);
            is_trivial &= !is_virtual && self.made[n].is_trivial;
            let base_traits = self.program.classes[base].traits;
            let traits = &mut self.program.classes.get_mut(id).traits;
            traits.is_aggregate &= !is_virtual;
            traits.has_trivial_dtor &= base_traits.has_trivial_dtor;
        }
        is_trivial
    }

    fn field(&mut self, id: ClassId, index: usize, is_union: bool) -> bool {
        let name = format!("f{index}");
        if self.random.below(5) < 2 {
            let (spelling, ty, bits) = BIT_FIELDS[self.random.below(BIT_FIELDS.len())];
            let width = match self.random.below(12) {
                0 => 0,
                1 => bits + 1 + self.random.below(80) as u32,
                _ => 1 + self.random.below(bits as usize) as u32,
            };
            let name = if width == 0 || self.random.one_in(6) { "" } else { &name };
            writeln!(self.text, "  {spelling} {name}:{width};").expect("strings grow");
            let field = testing::field(&mut self.program, id, name, ty);
            let field = self.program.fields.get_mut(field);
            field.bit_width = Some(width);
            return true;
        }
        let (spelling, ty) = self.member_type(is_union);
        let field = testing::field(&mut self.program, id, &name, ty);
        let class = super::element_class(&self.program, ty);
        let member = class.map(|class| self.program.classes[class].traits);
        if let Some(member) = member {
            self.program.classes.get_mut(id).traits.has_trivial_dtor &= member.has_trivial_dtor;
        }
        let mut text = format!("  {};\n", spelling.replace("{}", &name));
        if !is_union && self.random.below(3) == 0 && matches!(self.program.types.kind(ty), TyKind::Class(_)) {
            text = format!("  [[no_unique_address]] {}", text.trim_start());
            self.program.fields.get_mut(field).is_no_unique_address = true;
        } else if self.random.one_in(12) {
            let align = align_of(&self.program, ty).unwrap_or(1).max(1 << self.random.below(6));
            text = format!("  alignas({align}) {}", text.trim_start());
            self.program.fields.get_mut(field).align = align;
        } else if self.random.one_in(12) {
            text = format!("  __attribute__((packed)) {}", text.trim_start());
            self.program.fields.get_mut(field).is_packed = true;
        }
        self.text += &text;
        class.is_none_or(|class| self.made.iter().any(|made| made.id == class && made.is_trivial))
    }

    /// Adds functions that make the class something else than POD.
    fn functions(&mut self, id: ClassId, n: usize) -> bool {
        let mut is_trivial = true;
        if self.random.one_in(4) {
            writeln!(self.text, "  virtual void v{n}() {{}}").expect("strings grow");
            let ty = testing::fn_ty(&mut self.program, Ty::VOID, &[]);
            let scope = self.program.classes[id].scope;
            let func = testing::func(&mut self.program, scope, FuncName::Ident(Symbol::new("v")), ty);
            self.program.funcs.get_mut(func).is_virtual = true;
            self.program.classes.get_mut(id).traits.is_aggregate = false;
            is_trivial = false;
        }
        if self.random.one_in(8) {
            writeln!(self.text, "  C{n}() {{}}").expect("strings grow");
            self.program.classes.get_mut(id).traits.is_aggregate = false;
            is_trivial = false;
        }
        if self.random.one_in(10) {
            writeln!(self.text, "  ~C{n}() {{}}").expect("strings grow");
            self.program.classes.get_mut(id).traits.has_trivial_dtor = false;
            is_trivial = false;
        }
        is_trivial
    }

    /// Writes code that prints what g++ thinks of the class, and what we think.
    fn check(&mut self, n: usize) {
        let id = self.made[n].id;
        let program = &self.program;
        let layout = program.classes[id].layout.clone().expect("it was completed");
        let has_virtual_base = !layout.virtual_bases.is_empty();
        let out = &mut self.checks;
        let object = if has_virtual_base { "static T object; T *p = &object;" } else { "T *p = (T *)buffer;" };
        writeln!(out, "void check{n}() {{ typedef C{n} T; {object} (void)p;").expect("strings grow");
        writeln!(out, "  printf(\"C{n} %zu %zu\\n\", sizeof(T), __alignof__(T));").expect("strings grow");
        self.expected.push(format!("C{n} {} {}", layout.size, layout.align));
        for (index, &field) in program.classes[id].fields.iter().enumerate() {
            let field = &program.fields[field];
            let name = field.name;
            if name.is_empty() || has_virtual_base && field.bit_width.is_some() {
                continue;
            }
            match field.bit_width {
                Some(_) => writeln!(out, "  memset(buffer, 0, sizeof(T)); p->{name} = -1; bits(\"C{n}.{name}\");"),
                None => writeln!(out, "  printf(\"C{n}.{name} %zd\\n\", 8 * ((char *)&p->{name} - (char *)p));"),
            }
            .expect("strings grow");
            self.expected.push(format!("C{n}.{name} {}", layout.field_bits[index]));
        }
        for (index, base) in program.classes[id].bases.iter().enumerate() {
            if count_bases(program, id, base.class, &mut Vec::new()) != 1 {
                continue;
            }
            let name = program.classes[base.class].name;
            writeln!(out, "  printf(\"C{n}:{name} %zd\\n\", (char *)static_cast<{name} *>(p) - (char *)p);")
                .expect("strings grow");
            self.expected.push(format!("C{n}:{name} {}", layout.base_offsets[index]));
        }
        out.push_str("}\n");
    }
}

use crate::base::Symbol;
use crate::hir::layout::align_of;

/// How many `base` subobjects `class` has.
fn count_bases(program: &Program, class: ClassId, base: ClassId, seen: &mut Vec<ClassId>) -> usize {
    let mut count = 0;
    for b in &program.classes[class].bases {
        if b.is_virtual {
            if seen.contains(&b.class) {
                continue;
            }
            seen.push(b.class);
        }
        count += usize::from(b.class == base) + count_bases(program, b.class, base, seen);
    }
    count
}

const PRELUDE: &str = r#"#include <cstdio>
#include <cstring>
alignas(64) static char buffer[1 << 24];
static void bits(const char *what) {
  for (long i = 0; i < 8l << 24; i++)
    if (buffer[i / 8] >> i % 8 & 1) { printf("%s %ld\n", what, i); return; }
  printf("%s none\n", what);
}
"#;

/// [Itanium ABI 2.4] Sizes, alignments, member and base offsets are those of g++.
#[test]
fn random_classes_are_laid_out_as_by_gxx() {
    let seed = std::env::var("CINCH_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let mut generator = Generator {
        program: Program::new(),
        random: Random(seed),
        made: Vec::new(),
        text: String::new(),
        checks: String::new(),
        expected: Vec::new(),
    };
    for _ in 0..700 {
        generator.class();
    }
    let mut source = format!("{PRELUDE}{}{}int main() {{\n", generator.text, generator.checks);
    for n in 0..generator.made.len() {
        writeln!(source, "check{n}();").expect("strings grow");
    }
    source += "}\n";
    let dir = testing::scratch(&format!("layout-{seed}"));
    let (file, binary) = (dir.join("classes.cc"), dir.join("classes"));
    std::fs::write(&file, source).expect("the scratch directory is writable");
    let mut command = Command::new("g++");
    command.args(["-std=gnu++20", "-w", "-fno-strict-aliasing", "-O0", "-o"]);
    let status = command.arg(&binary).arg(&file).status();
    assert!(status.expect("g++ is installed").success(), "g++ refused {}", file.display());
    let output = Command::new(&binary).output().expect("the program runs");
    let actual = String::from_utf8(output.stdout).expect("it prints ASCII");
    let wrong: Vec<String> = actual
        .lines()
        .zip(&generator.expected)
        .filter(|(gxx, ours)| gxx != ours)
        .map(|(gxx, ours)| format!("g++: {gxx}; ours: {ours}"))
        .collect();
    assert_eq!(actual.lines().count(), generator.expected.len());
    assert!(
        wrong.is_empty(),
        "{} differ in {}:\n{}",
        wrong.len(),
        file.display(),
        wrong[..wrong.len().min(12)].join("\n")
    );
    std::fs::remove_dir_all(dir).expect("we made it");
}

/// Sizes beyond the address space are errors, not wrapped numbers.
#[test]
fn overflow_is_an_error() {
    let mut program = Program::new();
    let inner = program.types.array(Ty::LONG, ArrayLen::Known(1 << 40));
    let huge = program.types.array(inner, ArrayLen::Known(1 << 40));
    assert_eq!(super::size_of(&program, huge), None);
    let global = program.global;
    let class = testing::class(&mut program, global, ClassKey::Struct, "Huge");
    testing::field(&mut program, class, "a", huge);
    assert_eq!(super::class_layout(&program, class), Err(super::LayoutError::TooLarge));
}
