//! Generated declarations: a library that g++ made defines them, and Cinch calls each by its C++ name.
//!
//! Each function returns its number, so that an unresolved or a wrong symbol shows (Itanium C++ ABI 5.1).

use std::fmt::Write;

use super::Case;
use super::rng::Rng;
use crate::Test;

const N_FUNCTIONS: usize = 300;

/// The one test.
pub fn tests() -> Vec<Test> {
    vec![Test {
        name: "differential mangling".into(),
        run: Box::new(|| {
            let sources = generate();
            Case::new("mangle")?
                .file("decls.h", &sources.header)?
                .library(&sources.side)?
                .program("main", &sources.main)?
                .compare(&[&["-O0"]])
        }),
    }]
}

struct Sources {
    header: String,
    side: String,
    main: String,
}

/// Types that every declaration may name; some nest so that substitutions come about.
const PRELUDE: &str = "#pragma once\n#include <stdarg.h>\n#include <stddef.h>\n\
struct A { int x; };\nunion B { int i; float f; };\nenum E { e0, e1 };\nenum class F : unsigned char { a };\n\
namespace n { struct A { int y; struct In { int z; enum K { k }; }; static int count(In); int get(const In &) const; };\n\
namespace m { struct C { n::A a; }; typedef C D; enum class G : long { g }; }\ninline namespace v1 { struct I { int i; }; } }\n\
namespace std_like { struct string { char *p; }; }\nstruct V2 { float a, b; };\n\
typedef int Vec __attribute__((vector_size(16)));\n";

const BASES: &[&str] = &[
    "void",
    "bool",
    "char",
    "signed char",
    "unsigned char",
    "short",
    "unsigned short",
    "int",
    "unsigned",
    "long",
    "unsigned long",
    "long long",
    "unsigned long long",
    "__int128",
    "unsigned __int128",
    "float",
    "double",
    "long double",
    "__float128",
    "wchar_t",
    "char8_t",
    "char16_t",
    "char32_t",
    "decltype(nullptr)",
    "_Complex float",
    "_Complex double",
    "Vec",
    "size_t",
    "va_list",
    "A",
    "B",
    "E",
    "F",
    "n::A",
    "n::A::In",
    "n::A::In::K",
    "n::m::C",
    "n::m::D",
    "n::m::G",
    "n::I",
    "std_like::string",
];

/// What a declared type can be used as.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Void,
    Object,
    Array,
    Function,
    Reference,
}

struct Maker {
    rng: Rng,
    /// Names of typedefs, and what they are.
    types: Vec<(String, Shape)>,
    header: String,
}

fn generate() -> Sources {
    let mut maker = Maker { rng: Rng::new(2), types: Vec::new(), header: PRELUDE.to_string() };
    for (i, base) in BASES.iter().enumerate() {
        let shape = match *base {
            "void" => Shape::Void,
            "va_list" => Shape::Array,
            _ => Shape::Object,
        };
        maker.define(&format!("B{i}"), &format!("typedef {base} B{i};"), shape);
    }
    for i in 0..220 {
        maker.derive(i);
    }
    let mut side = String::from("#include \"decls.h\"\n");
    let mut main = format!("{side}#include <stdio.h>\nalignas(64) static char buffer[4096];\n");
    let mut body = String::new();
    for i in 0..N_FUNCTIONS {
        maker.function(i, &mut side, &mut body);
    }
    let _ = write!(main, "int main() {{\n{body}}}\n");
    Sources { header: maker.header, side, main }
}

impl Maker {
    fn define(&mut self, name: &str, text: &str, shape: Shape) {
        let _ = writeln!(self.header, "{text}");
        self.types.push((name.to_string(), shape));
    }

    fn any(&mut self) -> (String, Shape) {
        self.rng.pick(&self.types).clone()
    }

    fn of(&mut self, wanted: &[Shape]) -> String {
        loop {
            let (name, shape) = self.any();
            if wanted.contains(&shape) {
                return name;
            }
        }
    }

    /// A parameter's type: an array or function is adjusted to a pointer.
    fn params(&mut self) -> Vec<String> {
        let n = self.rng.below(5);
        (0..n).map(|_| self.of(&[Shape::Object, Shape::Array, Shape::Function, Shape::Reference])).collect()
    }

    /// One more type, made of those before.
    fn derive(&mut self, i: usize) {
        let name = format!("T{i}");
        let (from, shape) = self.any();
        let (text, shape) = match (self.rng.below(9), shape) {
            (_, Shape::Reference) => {
                let (result, params) = (self.of(&[Shape::Void, Shape::Object, Shape::Reference]), self.params());
                let dots = if self.rng.one_in(5) { ", ..." } else { "" };
                let quals = if self.rng.one_in(4) { " noexcept" } else { "" };
                let params = if params.is_empty() { String::new() } else { format!("{}{dots}", params.join(", ")) };
                (format!("typedef {result} {name}({params}){quals};"), Shape::Function)
            }
            (0 | 1, _) => (format!("typedef {from} *{name};"), Shape::Object),
            (2, Shape::Object | Shape::Void) => (format!("typedef const {from} {name};"), shape),
            (3, Shape::Object) => (format!("typedef volatile {from} {name};"), shape),
            (4, Shape::Object | Shape::Array) => {
                (format!("typedef {from} {name}[{}];", 1 + self.rng.below(9)), Shape::Array)
            }
            (5, Shape::Object | Shape::Array | Shape::Function) => {
                (format!("typedef {from} &{name};"), Shape::Reference)
            }
            (6, Shape::Object | Shape::Array | Shape::Function) => {
                (format!("typedef {from} &&{name};"), Shape::Reference)
            }
            (7, Shape::Object) => {
                let class = *self.rng.pick(&["A", "n::A", "n::A::In"]);
                (format!("typedef {from} {class}::*{name};"), Shape::Object)
            }
            (7, Shape::Function) => {
                let class = *self.rng.pick(&["A", "n::A", "n::m::C"]);
                (format!("typedef {from} {class}::*{name};"), Shape::Object)
            }
            _ => {
                let (result, params) = (self.of(&[Shape::Void, Shape::Object]), self.params());
                (format!("typedef {result} {name}({});", params.join(", ")), Shape::Function)
            }
        };
        self.define(&name, &text, shape);
    }

    /// One function in a namespace, in a class, or an operator; and its call.
    fn function(&mut self, i: usize, side: &mut String, body: &mut String) {
        let mut types = self.params();
        let dots = self.rng.one_in(8);
        let kind = self.rng.below(10);
        if kind == 9 {
            types = vec![format!("O{i}"), self.of(&[Shape::Reference, Shape::Object])];
        }
        let params =
            |dots: bool| format!("{}{}", types.join(", "), if dots && !types.is_empty() { ", ..." } else { "" });
        let address = |name: &str, list: &str| {
            format!("  {{ int (*f)({list}) = {name}; int (*g)() = (int (*)())f; printf(\"%d {name}\\n\", g()); }}\n")
        };
        let list = params(dots && kind < 9);
        match kind {
            0 | 1 => {
                let _ = writeln!(self.header, "int f{i}({list});");
                let _ = writeln!(side, "int f{i}({list}) {{ return {i}; }}");
                body.push_str(&address(&format!("f{i}"), &list));
            }
            2..=4 => {
                let scope = *self.rng.pick(&["n", "n::m", "n::v1", "std_like", "outer::inner"]);
                let _ =
                    writeln!(self.header, "namespace {scope} {{ int f{i}({list}); int overload(char (&)[{i} + 1]); }}");
                let _ = writeln!(
                    side,
                    "int {scope}::f{i}({list}) {{ return {i}; }} int {scope}::overload(char (&)[{i} + 1]) {{ return -{i}; }}"
                );
                body.push_str(&address(&format!("{scope}::f{i}"), &list));
                let _ = writeln!(
                    body,
                    "  {{ int (*f)(char (&)[{i} + 1]) = {scope}::overload; printf(\"%d\\n\", f(*(char (*)[{i} + 1])buffer)); }}"
                );
            }
            5 | 6 => {
                let scope = *self.rng.pick(&["n", "n::m", "outer"]);
                let _ = writeln!(
                    self.header,
                    "namespace {scope} {{ struct S{i} {{ static int g({list}); static long data; struct In {{ static int h({list}); }}; }}; }}"
                );
                let _ = writeln!(
                    side,
                    "int {scope}::S{i}::g({list}) {{ return {i}; }} int {scope}::S{i}::In::h({list}) {{ return -{i}; }} long {scope}::S{i}::data = {i} * 3;"
                );
                body.push_str(&address(&format!("{scope}::S{i}::g"), &list));
                body.push_str(&address(&format!("{scope}::S{i}::In::h"), &list));
                let _ = writeln!(body, "  printf(\"%ld\\n\", {scope}::S{i}::data);");
            }
            7 | 8 => {
                let quals = *self.rng.pick(&["", " const", " volatile", " const &", " &&", " &", " const volatile"]);
                let object = if quals.contains("&&") { "static_cast<M&&>(*(M *)buffer)" } else { "(*(M *)buffer)" };
                let object = object.replace('M', &format!("M{i}"));
                let _ = writeln!(
                    self.header,
                    "struct M{i} {{ int x; int k(){quals}; int k(M{i} *, const M{i} &){quals}; operator E() const; int operator()(n::A, B){quals}; int operator[](F) const; M{i} *operator->() const; }};"
                );
                let _ = writeln!(
                    side,
                    "int M{i}::k(){quals} {{ return {i}; }} int M{i}::k(M{i} *, const M{i} &){quals} {{ return -{i}; }} M{i}::operator E() const {{ return e1; }} int M{i}::operator()(n::A, B){quals} {{ return {i} * 2; }} int M{i}::operator[](F) const {{ return {i} * 3; }} M{i} *M{i}::operator->() const {{ return (M{i} *)this; }}"
                );
                let _ = writeln!(
                    body,
                    "  printf(\"%d %d %d %d %d %d\\n\", {object}.k(), {object}.k(nullptr, *(M{i} *)buffer), (int)(E)*(M{i} *)buffer, {object}(n::A(), B()), (*(M{i} *)buffer)[F::a], (*(M{i} *)buffer)->x);"
                );
            }
            _ => {
                let op = *self.rng.pick(&[
                    "+", "-", "*", "/", "%", "^", "&", "|", "<", ">", "+=", "<<", ">>", "==", "!=", "&&", "||", ",",
                    "->*", "<=>",
                ]);
                let _ = writeln!(self.header, "struct O{i} {{ int x; }};\nint operator{op}({list});");
                let _ = writeln!(side, "int operator{op}({list}) {{ return {i}; }}");
                let call = address("operator@", &list).replacen("operator@", &format!("operator{op}"), 1);
                body.push_str(&call.replacen("operator@", &format!("operator{}", op.replace('%', "%%")), 1));
            }
        }
    }
}
