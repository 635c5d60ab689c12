//! Generated class hierarchies: layouts, virtual tables, calls, casts, typeinfo and exceptions, both ways between g++ and
//! Cinch ([class.virtual], [class.mi], [expr.dynamic.cast], [except.handle]; Itanium C++ ABI 2.4 to 2.9).
//!
//! Classes come in families, each class deriving from earlier ones. The functions of some are in the library only, so
//! that their tables are g++'s and Cinch's classes derive from them. For every class that can be made, both sides make
//! an object of it and ask it, by each of its bases, all that the base offers; each side also asks the other's objects,
//! throws them to the other and destroys them. Every line that the program prints must be the same in both.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::process::Command;

use super::rng::Rng;
use super::{Case, run, succeeded};
use crate::Test;

const N_CASES: u64 = 12;
const N_FAMILIES: usize = 14;
const N_CLASSES: usize = 6;

/// Tests of 84 hierarchies each.
pub fn tests() -> Vec<Test> {
    (0..N_CASES)
        .map(|seed| Test { name: format!("differential classes {seed}"), run: Box::new(move || check(seed)) })
        .collect()
}

fn check(seed: u64) -> Result<(), String> {
    let mut rng = Rng::new(seed + 1000);
    let families: Vec<Family> = (0..N_FAMILIES).map(|n| Family::new(&mut rng, n)).collect();
    let types = types(&families);
    let case = Case::new(&format!("classes-{seed}"))?
        .file("types.h", &types)?
        .file("probe.h", &probes(&families))?
        .library(&side(&families))?;
    let tables = tables(&case)?;
    case.file("tables.h", &tables)?.program("main", &main(&families))?.compare(&[&["-O0"]])
}

/// The sizes of the virtual tables that g++ made, as declarations and a list.
fn tables(case: &Case) -> Result<String, String> {
    let output = run(Command::new("nm").args(["-S", "--defined-only", "libside.so"]).current_dir(&case.dir))?;
    succeeded(&output, "nm")?;
    let text = String::from_utf8_lossy(&output.stdout);
    let (mut declarations, mut list) = (String::new(), String::new());
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [_, size, kind, name] = words[..] else { continue };
        let is_table = ["_ZTV", "_ZTT", "_ZTC"].iter().any(|prefix| name.starts_with(prefix));
        // Of the families' own tables those that the program can name: some construction tables are local.
        if !is_table || !name[4..].contains('C') || kind.chars().any(char::is_lowercase) {
            continue;
        }
        let n = usize::from_str_radix(size, 16).map_err(|e| e.to_string())? / 8;
        let _ = writeln!(declarations, "extern const long t{name}[] asm(\"{name}\");");
        let _ = writeln!(list, "  {{\"{name}\", t{name}, {n}}},");
    }
    Ok(format!("{declarations}static const Table tables[] = {{\n{list}}};\n"))
}

/// Classes that derive from each other only.
struct Family {
    n: usize,
    classes: Vec<Class>,
}

struct Class {
    name: String,
    bases: Vec<Base>,
    fields: Vec<Field>,
    attribute: &'static str,
    /// The numbers of the virtual functions that it declares: `f`, with a long; `g`, with a covariant result.
    f: BTreeSet<usize>,
    g: Vec<(usize, usize)>,
    /// `self`, which returns the object as what it is.
    has_self: bool,
    has_virtual_dtor: bool,
    /// Its functions are defined in the library only.
    is_in_library: bool,
    /// Its subobjects, itself first.
    nodes: Vec<Node>,
}

#[derive(Clone, Copy)]
struct Base {
    class: usize,
    is_virtual: bool,
}

struct Field {
    name: String,
    ty: &'static str,
    bits: usize,
    dims: &'static str,
    attribute: &'static str,
}

/// A subobject.
#[derive(Clone)]
struct Node {
    class: usize,
    is_virtual: bool,
    bases: Vec<usize>,
}

const N_F: usize = 4;
const N_G: usize = 2;
/// The results of each `g`, every one derived from the one before.
const RESULTS: [[&str; 3]; N_G] = [["Z0", "Z1", "Z4"], ["Z0", "Z2", "Z3"]];

const FIELDS: &[(&str, usize)] = &[
    ("char", 8),
    ("unsigned char", 8),
    ("short", 16),
    ("int", 32),
    ("int", 32),
    ("unsigned", 32),
    ("long", 64),
    ("long long", 64),
    ("bool", 1),
    ("wchar_t", 32),
    ("float", 0),
    ("double", 0),
    ("long double", 0),
    ("void *", 0),
    ("__int128", 0),
    ("Small", 8),
    ("_Complex float", 0),
];

impl Family {
    fn new(rng: &mut Rng, n: usize) -> Family {
        let mut family = Family { n, classes: Vec::new() };
        while family.classes.len() < N_CLASSES {
            let class = family.class(rng);
            family.classes.extend(class);
        }
        family
    }

    /// Another class, unless it would be ill-formed.
    fn class(&self, rng: &mut Rng) -> Option<Class> {
        let index = self.classes.len();
        let n_bases = if index == 0 || rng.one_in(5) { 0 } else { 1 + rng.below(3) };
        let mut bases: Vec<Base> = Vec::new();
        for _ in 0..n_bases {
            let class = if rng.one_in(2) { index - 1 } else { rng.below(index) };
            if bases.iter().all(|base| base.class != class) {
                bases.push(Base { class, is_virtual: rng.one_in(2) });
            }
        }
        let mut class = Class {
            name: format!("C{}_{index}", self.n),
            bases,
            fields: fields(rng),
            attribute: rng.pick::<&'static str>(&["", "", "", "", "", "", "alignas(16) ", "__attribute__((packed)) "]),
            f: BTreeSet::new(),
            g: Vec::new(),
            has_self: false,
            has_virtual_dtor: rng.one_in(3),
            is_in_library: rng.one_in(3),
            nodes: Vec::new(),
        };
        self.add_nodes(&mut class, index);
        // A direct base that is another subobject, too, cannot be named.
        if !class.bases.iter().all(|base| class.is_unique(base.class)) || class.nodes.len() > 40 {
            return None;
        }
        self.add_functions(rng, &mut class)?;
        Some(class)
    }

    fn add_nodes(&self, class: &mut Class, index: usize) {
        class.nodes.push(Node { class: index, is_virtual: false, bases: Vec::new() });
        for base in &class.bases {
            let child = self.copy_node(&mut class.nodes, base.class, 0, base.is_virtual);
            class.nodes[0].bases.push(child);
        }
    }

    /// Copies a subobject of an earlier class, virtual bases once.
    fn copy_node(&self, nodes: &mut Vec<Node>, of: usize, node: usize, is_virtual: bool) -> usize {
        let original = &self.classes[of].nodes[node];
        let class = original.class;
        if is_virtual && let Some(known) = nodes.iter().position(|it| it.is_virtual && it.class == class) {
            return known;
        }
        let id = nodes.len();
        nodes.push(Node { class, is_virtual, bases: Vec::new() });
        for &base in &original.bases {
            let child = self.copy_node(nodes, of, base, self.classes[of].nodes[base].is_virtual);
            nodes[id].bases.push(child);
        }
        id
    }

    /// Chooses virtual functions so that every one has one final overrider, and results that fit.
    fn add_functions(&self, rng: &mut Rng, class: &mut Class) -> Option<()> {
        for f in 0..N_F {
            let declares = |it: &Class| it.f.contains(&f);
            let must = self.is_ambiguous(class, &declares);
            if must || rng.one_in(5) {
                class.f.insert(f);
            }
        }
        for g in 0..N_G {
            let declares = |it: &Class| it.g.iter().any(|(n, _)| *n == g);
            let must = self.is_ambiguous(class, &declares);
            if must || rng.one_in(8) {
                let inherited = class.nodes[1..].iter().flat_map(|node| &self.classes[node.class].g);
                let least = inherited.filter(|(n, _)| *n == g).map(|(_, level)| *level).max().unwrap_or(0);
                class.g.push((g, least + rng.below(3 - least)));
            }
        }
        let declares = |it: &Class| it.has_self;
        let must = self.is_ambiguous(class, &declares);
        let selves = class.nodes[1..].iter().filter(|node| self.classes[node.class].has_self);
        let may = selves.clone().all(|node| class.is_unique(node.class));
        if must && !may {
            return None;
        }
        class.has_self = must || may && rng.one_in(6);
        Some(())
    }

    /// Whether some virtual function of a base would have two final overriders.
    fn is_ambiguous(&self, class: &Class, declares: &dyn Fn(&Class) -> bool) -> bool {
        let nodes = &class.nodes;
        let below: Vec<BTreeSet<usize>> = (0..nodes.len()).map(|node| bases_of(nodes, node)).collect();
        let declaring: Vec<usize> = (1..nodes.len()).filter(|&it| declares(&self.classes[nodes[it].class])).collect();
        declaring.iter().any(|&of| {
            let overriders = declaring.iter().filter(|&&it| it == of || below[it].contains(&of));
            let last = overriders.clone().filter(|&&it| !overriders.clone().any(|&other| below[other].contains(&it)));
            last.count() > 1
        })
    }

    fn is_polymorphic(&self, class: &Class) -> bool {
        let is = |class: &Class| !class.f.is_empty() || !class.g.is_empty() || class.has_self || class.has_virtual_dtor;
        is(class) || class.nodes[1..].iter().any(|node| is(&self.classes[node.class]))
    }

    /// The bases of a class, itself included, that can be named in it.
    fn unique_bases(&self, class: &Class) -> Vec<usize> {
        let all: BTreeSet<usize> = class.nodes.iter().map(|node| node.class).collect();
        all.into_iter().filter(|&base| class.is_unique(base)).collect()
    }
}

impl Class {
    fn is_unique(&self, class: usize) -> bool {
        self.nodes.iter().filter(|node| node.class == class).count() == 1
    }

    fn derives_from(&self, class: usize) -> bool {
        self.nodes.iter().any(|node| node.class == class)
    }
}

fn bases_of(nodes: &[Node], node: usize) -> BTreeSet<usize> {
    let mut all = BTreeSet::new();
    let mut pending = nodes[node].bases.clone();
    while let Some(base) = pending.pop() {
        if all.insert(base) {
            pending.extend(&nodes[base].bases);
        }
    }
    all
}

fn fields(rng: &mut Rng) -> Vec<Field> {
    let n = if rng.one_in(3) { 0 } else { rng.below(4) };
    let mut fields = Vec::new();
    for i in 0..n {
        let name = format!("m{i}");
        if rng.one_in(8) {
            let ty = *rng.pick(&["E0", "E1", "E2"]);
            let attribute = if rng.one_in(2) { "[[no_unique_address]] " } else { "" };
            fields.push(Field { name, ty, bits: 0, dims: "", attribute });
            continue;
        }
        let (ty, widest) = *rng.pick(FIELDS);
        let bits = if widest > 0 && rng.one_in(4) { 1 + rng.below(widest) } else { 0 };
        let dims = if bits == 0 && rng.one_in(8) { "[2]" } else { "" };
        let attribute = if bits == 0 && rng.one_in(12) { "alignas(16) " } else { "" };
        fields.push(Field { name, ty, bits, dims, attribute });
    }
    fields
}

const PRELUDE: &str = "#pragma once\n#include <stdio.h>\n#include <new>\n#include <typeinfo>\n\
typedef unsigned long U;\nenum class Small : unsigned char { a, b };\n\
struct E0 {};\nstruct E1 : E0 {};\nstruct E2 { E0 e; };\n\
struct Z0 { long z; Z0() : z(7) {} virtual ~Z0() {} };\nstruct Y0 { long y; Y0() : y(8) {} virtual ~Y0() {} };\n\
struct Z1 : Y0, Z0 { Z1() {} ~Z1() {} };\nstruct Z4 : Y0, Z1 { Z4() {} ~Z4() {} };\n\
struct Z2 : virtual Z0 { Z2() {} ~Z2() {} };\nstruct Z3 : Y0, Z2 { Z3() {} ~Z3() {} };\n\
extern U hash, caught;\nextern const char *whole;\nextern const std::type_info *const side_infos[];\nextern Z0 z0; extern Z1 z1; extern Z2 z2; extern Z3 z3; extern Z4 z4;\n\
static inline U add(U h, U v) { return (h ^ v) * 1099511628211UL + (h >> 47); }\n\
static inline void note(U v) { hash = add(hash, v); }\n\
static inline long at(const void *p) { return p ? (const char *)p - whole : -1; }\n\
static inline void note(int id, const void *p) { note((U)id); note((U)at(p)); }\n\
static inline void note_name(const char *s) { while (*s) note((U)*s++); }\n\
struct Table { const char *name; const long *words; int n; };\n";

/// The classes, their functions inline unless they are the library's.
fn types(families: &[Family]) -> String {
    let mut out = PRELUDE.to_string();
    for family in families {
        for (index, class) in family.classes.iter().enumerate() {
            define(&mut out, family, index, class);
        }
    }
    out
}

fn define(out: &mut String, family: &Family, index: usize, class: &Class) {
    let name = &class.name;
    let bases: Vec<String> = class
        .bases
        .iter()
        .map(|base| format!("{}{}", if base.is_virtual { "virtual " } else { "" }, family.classes[base.class].name))
        .collect();
    let colon = if bases.is_empty() { "" } else { " : " };
    let _ = writeln!(out, "struct {}{name}{colon}{} {{", class.attribute, bases.join(", "));
    for field in &class.fields {
        let bits = if field.bits > 0 { format!(" : {}", field.bits) } else { String::new() };
        let _ = writeln!(out, "  {}{} {}{}{bits};", field.attribute, field.ty, field.name, field.dims);
    }
    let functions = functions(family, index, class);
    for function in &functions {
        let body = if class.is_in_library { ";".to_string() } else { format!(" {{ {} }}", function.body) };
        let head = &function.head;
        let _ = writeln!(out, "  {}{}{head}{body}", function.before, function.result);
    }
    let _ = writeln!(out, "}};");
}

/// A member function: what stands before its result in the class, the result, name and parameters, the body.
struct Function {
    before: &'static str,
    result: String,
    head: String,
    body: String,
}

fn functions(family: &Family, index: usize, class: &Class) -> Vec<Function> {
    let (name, id) = (&class.name, family.n * 100 + index);
    let mut fill = String::new();
    let mut sum = format!("{id}");
    for (i, field) in class.fields.iter().enumerate() {
        if field.dims.is_empty() && field.ty != "_Complex float" && !field.ty.starts_with('E') && field.ty != "void *" {
            let _ = write!(fill, " {} = ({})({});", field.name, field.ty, 1 + i);
            let _ = write!(sum, " + (long){}", field.name);
        }
    }
    let see = match family.is_polymorphic(class) {
        true => "note_name(typeid(*this).name());",
        false => "",
    };
    let calls: String = class.f.iter().map(|f| format!(" note((U)f{f}({id}));")).collect();
    let plain =
        |before, result: &str, head: String, body: String| Function { before, result: result.into(), head, body };
    let mut all = vec![plain("", "", format!("{name}()"), format!("note({id}, this); {see}{fill}{calls}"))];
    for f in &class.f {
        let body = format!("note({}, this); return x * 3 + {sum};", id * 10 + f);
        all.push(plain("virtual ", "long ", format!("f{f}(long x)"), body));
    }
    for (g, level) in &class.g {
        let result = RESULTS[*g][*level];
        let object = result.to_lowercase();
        let body = format!("note({}, this); return &{object};", id * 10 + 7 + g);
        all.push(plain("virtual ", &format!("{result} *"), format!("g{g}()"), body));
    }
    if class.has_self {
        let body = format!("note({}, this); return this;", id * 10 + 6);
        all.push(plain("virtual ", &format!("{name} *"), "self()".into(), body));
    }
    let before = if class.has_virtual_dtor { "virtual " } else { "" };
    all.push(plain(before, "", format!("~{name}()"), format!("note({}, this); {see}{calls}", id + 5000)));
    all
}

/// For each class the function that asks an object everything, the same on both sides.
fn probes(families: &[Family]) -> String {
    let mut out = "#pragma once\n#include \"types.h\"\n".to_string();
    for family in families {
        for class in &family.classes {
            let name = &class.name;
            let _ = writeln!(
                out,
                "static void probe_{name}({name} &o, bool shows) {{\n  whole = (const char *)&o; hash = 1;"
            );
            for base in family.unique_bases(class) {
                probe_base(&mut out, family, base);
            }
            let _ = writeln!(out, "  if (shows) printf(\"{name} %lx\\n\", hash);\n}}");
        }
    }
    out
}

fn probe_base(out: &mut String, family: &Family, index: usize) {
    let base = &family.classes[index];
    let _ = writeln!(out, "  {{ {} &b = o; note((U)at(&b));", base.name);
    for f in &base.f {
        let _ = writeln!(out, "    note((U)b.f{f}({f}));");
    }
    for (g, level) in &base.g {
        let result = RESULTS[*g][*level];
        // Whose address differs between the sides; where it points within its object does not.
        let _ = writeln!(
            out,
            "    {{ {result} *r = b.g{g}(); note((U)((char *)r - (char *)dynamic_cast<void *>(r))); note_name(typeid(*r).name()); }}"
        );
    }
    if base.has_self {
        let _ = writeln!(out, "    note((U)at(b.self()));");
    }
    if family.is_polymorphic(base) {
        let _ = writeln!(out, "    note_name(typeid(b).name()); note((U)at(dynamic_cast<void *>(&b)));");
        for (to, target) in family.classes.iter().enumerate() {
            let is_base = base.derives_from(to);
            if is_base && base.is_unique(to) || !is_base && family.is_polymorphic(target) {
                let _ = writeln!(out, "    note((U)at(dynamic_cast<{} *>(&b)));", target.name);
            }
        }
    }
    let _ = writeln!(out, "  }}");
}

/// The library: its classes' functions; what makes, asks, throws, catches and destroys objects of all classes.
fn side(families: &[Family]) -> String {
    let mut out =
        "#include \"probe.h\"\nU hash, caught; const char *whole; Z0 z0; Z1 z1; Z2 z2; Z3 z3; Z4 z4;\n".to_string();
    for family in families {
        for (index, class) in family.classes.iter().enumerate() {
            let name = &class.name;
            for function in functions(family, index, class).iter().filter(|_| class.is_in_library) {
                let _ = writeln!(out, "{}{name}::{} {{ {} }}", function.result, function.head, function.body);
            }
            let _ = writeln!(
                out,
                "void *side_make_{name}(void *p) {{ return new (p) {name}; }}\n\
                 {name} *side_new_{name}() {{ return new {name}; }}\n\
                 void side_probe_{name}({name} &o) {{ probe_{name}(o, false); }}\n\
                 void side_end_{name}({name} *p) {{ p->~{name}(); }}\n\
                 void side_throw_{name}() {{ throw {name}(); }}"
            );
            let mut handlers = String::new();
            if let Some(&base) = family.unique_bases(class).first() {
                let base = &family.classes[base].name;
                let _ = write!(
                    handlers,
                    "catch ({base} &b) {{ hash = 1; note((U)((char *)&b - thrown)); caught = hash; }} "
                );
            }
            let _ = writeln!(
                out,
                "void side_catch_{name}(void (*f)(char **)) {{ char *thrown; try {{ f(&thrown); }} {handlers} catch (...) {{ caught = 99; }} }}"
            );
        }
    }
    let _ = writeln!(out, "const std::type_info *const side_infos[] = {{\n{}  nullptr }};", infos(families));
    out
}

fn main(families: &[Family]) -> String {
    let mut out = "#include \"probe.h\"\n#include \"tables.h\"\n".to_string();
    let mut body = String::new();
    for family in families {
        for class in &family.classes {
            test(&mut out, family, class);
            let _ = writeln!(body, "  test_{}();", class.name);
        }
    }
    let _ = write!(
        out,
        "static const std::type_info *const infos[] = {{\n{}}};\n\
         static void show(const Table &t) {{\n  printf(\"%s:\", t.name);\n  for (int i = 0; i < t.n; ++i) {{\n    \
         long w = t.words[i]; const char *s = 0;\n    \
         if (w > -100000 && w < 100000) {{ printf(\" %ld\", w); continue; }}\n    \
         for (auto info : infos) if ((long)info == w) s = info->name();\n    \
         for (auto p = side_infos; *p; ++p) if ((long)*p == w) s = (*p)->name();\n    \
         if (s) {{ printf(\" %s\", s); continue; }}\n    \
         for (auto &o : tables) if (w > (long)o.words && w <= (long)(o.words + o.n)) \
         {{ s = o.name; printf(\" %s+%ld\", s, w - (long)o.words); break; }}\n    \
         if (!s) printf(\" f\");\n  }}\n  printf(\"\\n\");\n}}\n\
         int main() {{\n{body}  for (auto &t : tables) show(t);\n}}\n",
        infos(families)
    );
    out
}

/// The typeinfo of all classes, as a list.
fn infos(families: &[Family]) -> String {
    let classes = families.iter().flat_map(|family| &family.classes);
    classes.map(|class| format!("  &typeid({}),\n", class.name)).collect()
}

/// The function that prints what is to agree for a class.
fn test(out: &mut String, family: &Family, class: &Class) {
    let name = &class.name;
    let _ = writeln!(
        out,
        "void *side_make_{name}(void *); {name} *side_new_{name}(); void side_probe_{name}({name} &); \
         void side_end_{name}({name} *);\nvoid side_throw_{name}(); void side_catch_{name}(void (*)(char **));\n\
         struct T_{name} : {name} {{ T_{name}(char **p) {{ *p = (char *)this; }} }};\n\
         static void own_throw_{name}(char **p) {{ throw T_{name}(p); }}\n\
         alignas(64) static char place_{name}[sizeof({name}) + 64];\n\
         static void test_{name}() {{\n  printf(\"{name} %zu %zu:\", sizeof({name}), alignof({name}));"
    );
    let _ = writeln!(
        out,
        "  {name} &o = *({name} *)place_{name}; whole = place_{name}; hash = 1; new (place_{name}) {name};"
    );
    for field in class.fields.iter().filter(|field| field.bits == 0) {
        let _ = writeln!(out, "  printf(\" %ld\", at((void *)&o.{}));", field.name);
    }
    let _ = writeln!(
        out,
        "  printf(\" made %lx\\n\", hash);\n  probe_{name}(o, true); side_probe_{name}(o); printf(\"%lx\\n\", hash);\n  \
         hash = 1; side_end_{name}(&o); printf(\"ended %lx\\n\", hash);\n  \
         hash = 1; side_make_{name}(place_{name}); printf(\"side %lx\\n\", hash);\n  \
         probe_{name}(o, true); hash = 1; o.~{name}(); printf(\"ended %lx\\n\", hash);"
    );
    for base in family.unique_bases(class) {
        let b = &family.classes[base];
        if b.has_virtual_dtor || b.nodes[1..].iter().any(|node| family.classes[node.class].has_virtual_dtor) {
            let _ = writeln!(
                out,
                "  {{ {name} *p = side_new_{name}(); whole = (const char *)p; hash = 1; delete ({} *)p; printf(\"deleted %lx\\n\", hash); }}",
                b.name
            );
        }
        let _ = writeln!(
            out,
            "  try {{ side_throw_{name}(); }} catch ({0} &b) {{ probe_{0}(b, true); }} catch (...) {{ puts(\"else\"); }}",
            b.name
        );
    }
    let _ = writeln!(out, "  caught = 0; side_catch_{name}(own_throw_{name}); printf(\"thrown %lx\\n\", caught);\n}}");
}
