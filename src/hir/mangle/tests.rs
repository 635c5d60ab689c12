//! Compares symbols with g++'s: random signatures, and one of each kind of name.

use std::process::Command;
use std::sync::Arc;

use crate::ast::{self, ClassKey, OverloadedOperator};
use crate::base::Symbol;
use crate::hir::mangle::*;
use crate::hir::testing::{self, Random};
use crate::hir::*;
use crate::source::Span;

/// Symbols that g++ defines or uses in `source`.
fn gxx_symbols(name: &str, source: &str) -> Vec<String> {
    let dir = testing::scratch(name);
    let (file, object) = (dir.join("names.cc"), dir.join("names.o"));
    std::fs::write(&file, source).expect("the scratch directory is writable");
    let mut command = Command::new("g++");
    command.args(["-std=gnu++20", "-w", "-O0", "-fkeep-inline-functions", "-c", "-o"]).arg(&object).arg(&file);
    assert!(command.status().expect("g++ is installed").success(), "g++ refused {}", file.display());
    let output = Command::new("nm").arg(&object).output().expect("nm is installed");
    let text = String::from_utf8(output.stdout).expect("symbols are ASCII");
    std::fs::remove_dir_all(dir).expect("we made it");
    text.lines().filter_map(|line| line.split_whitespace().last()).map(str::to_owned).collect()
}

fn template(p: &mut Program, scope: ScopeId, name: &str, kind: TemplateKind) -> TemplateId {
    p.templates.push(Template {
        version: 0,
        guide: None,
        guides: Vec::new(),
        alias_guide: None,
        name: Symbol::new(name),
        kind,
        scope,
        lookup_scope: scope,
        decl: crate::base::Idx::new(0),
        pattern: crate::base::Idx::new(0),
        first_pattern: crate::base::Idx::new(0),
        params: Vec::new().into(),
        defaults: Vec::new(),
        depth: 0,
        requires: None,
        is_defined: true,
        order: 0,
        access: crate::ast::Access::Public,
        partials: Vec::new(),
        is_explicit_member: false,
        primary: None,
        partial_args: Vec::new().into(),
        members: Vec::new(),
        span: Span::NONE,
    })
}

fn specialization(p: &mut Program, template: TemplateId, args: &[TemplateArg]) -> Ty {
    let (scope, name) = (p.templates[template].scope, p.templates[template].name);
    let wanted = Some((template, args.into()));
    let found = p.classes.iter().find(|(_, class)| class.specialization == wanted).map(|(id, _)| id);
    if let Some(class) = found {
        return p.types.class(class);
    }
    let class = testing::class(p, scope, ClassKey::Struct, name.as_str());
    p.classes.get_mut(class).specialization = Some((template, args.into()));
    p.types.class(class)
}

const BASICS: &[Ty] = &[
    Ty::BOOL,
    Ty::CHAR,
    Ty::SCHAR,
    Ty::UCHAR,
    Ty::WCHAR,
    Ty::CHAR8,
    Ty::CHAR16,
    Ty::CHAR32,
    Ty::SHORT,
    Ty::USHORT,
    Ty::INT,
    Ty::UINT,
    Ty::LONG,
    Ty::ULONG,
    Ty::LONG_LONG,
    Ty::ULONG_LONG,
    Ty::INT128,
    Ty::UINT128,
    Ty::FLOAT,
    Ty::DOUBLE,
    Ty::LONG_DOUBLE,
    Ty::FLOAT128,
];

const DECLARATIONS: &str = "
namespace std { template<class> class allocator {}; template<class> struct char_traits {};
template<class, class, class> class basic_string {}; template<class, class> class basic_ostream {};
inline namespace v1 { template<class, class> struct list { struct node {}; }; } struct plain {}; }
namespace A { struct S { struct Inner {}; enum E { e }; }; namespace B { struct S {}; enum class E : int {};
template<class...> struct Box { struct In {}; }; } template<int, bool> struct Num {}; }
struct G {}; enum GE { ee }; template<class> struct GBox {}; template<template<class> class> struct TT {};
";

struct Pool {
    named: Vec<Ty>,
    classes: Vec<Ty>,
    box_: TemplateId,
    pack: TemplateId,
    num: TemplateId,
    list: TemplateId,
    scopes: Vec<(String, ScopeId)>,
}

fn declare(p: &mut Program) -> Pool {
    let global = p.global;
    let (_, std) = testing::namespace(p, global, "std", false);
    let allocator = template(p, std, "allocator", TemplateKind::Class);
    let traits = template(p, std, "char_traits", TemplateKind::Class);
    let string = template(p, std, "basic_string", TemplateKind::Class);
    let ostream = template(p, std, "basic_ostream", TemplateKind::Class);
    let (_, v1) = testing::namespace(p, std, "v1", true);
    let list = template(p, v1, "list", TemplateKind::Class);
    let (_, a) = testing::namespace(p, global, "A", false);
    let (_, b) = testing::namespace(p, a, "B", false);
    let pack = template(p, b, "Box", TemplateKind::Class);
    let num = template(p, a, "Num", TemplateKind::Class);
    let box_ = template(p, global, "GBox", TemplateKind::Class);
    let tt = template(p, global, "TT", TemplateKind::Class);
    let mut classes = Vec::new();
    let mut class = |p: &mut Program, scope, name| {
        let id = testing::class(p, scope, ClassKey::Struct, name);
        let ty = p.types.class(id);
        classes.push(ty);
        id
    };
    class(p, std, "plain");
    let a_s = class(p, a, "S");
    let a_s_scope = p.classes[a_s].scope;
    class(p, a_s_scope, "Inner");
    class(p, b, "S");
    class(p, global, "G");
    let mut named = classes.clone();
    for (scope, name, is_scoped) in [(a_s_scope, "E", false), (b, "E", true), (global, "GE", false)] {
        let id = testing::enumeration(p, scope, name, is_scoped, Ty::INT);
        named.push(p.types.enumeration(id));
    }
    let ty = TemplateArg::Type;
    for char_ in [Ty::CHAR, Ty::WCHAR] {
        let t = specialization(p, traits, &[ty(char_)]);
        let a = specialization(p, allocator, &[ty(char_)]);
        let s = specialization(p, string, &[ty(char_), ty(t), ty(a)]);
        let o = specialization(p, ostream, &[ty(char_), ty(t)]);
        named.extend([t, a, s, o]);
        let l = specialization(p, list, &[ty(s), ty(a)]);
        let l_class = p.types.as_class(l).expect("a class");
        let l_scope = p.classes[l_class].scope;
        let node = testing::class(p, l_scope, ClassKey::Struct, "node");
        let node = p.types.class(node);
        named.extend([l, node]);
    }
    let of_box = specialization(p, tt, &[TemplateArg::Template(box_)]);
    named.push(of_box);
    let scopes = [("", global), ("A", a), ("A::B", b), ("std", std)].map(|(name, scope)| (name.to_owned(), scope));
    Pool { named, classes, box_, pack, num, list, scopes: scopes.to_vec() }
}

fn random_type(p: &mut Program, pool: &Pool, random: &mut Random, depth: usize) -> Ty {
    let roll = if depth > 3 { random.below(3) } else { random.below(16) };
    let next = |p: &mut Program, random: &mut Random| random_type(p, pool, random, depth + 1);
    match roll {
        0 | 1 => BASICS[random.below(BASICS.len())],
        2..=4 => pool.named[random.below(pool.named.len())],
        5..=7 => {
            let to = next(p, random);
            let quals = [Quals::CONST, Quals::NONE, Quals::VOLATILE][random.below(3)];
            let to = p.types.add_quals(to, quals);
            p.types.pointer(to)
        }
        8 => {
            let to = next(p, random);
            let to = p.types.array(to, ArrayLen::Known(1 + random.below(9) as u64));
            p.types.pointer(to)
        }
        9 => {
            let function = random_function(p, pool, random, depth + 1);
            p.types.pointer(function)
        }
        10 => {
            let class = pool.classes[random.below(pool.classes.len())];
            let pointee = if random.one_in(2) { next(p, random) } else { random_function(p, pool, random, depth + 1) };
            p.types.intern(TyKind::MemberPtr { class, pointee })
        }
        11 => {
            let ty = next(p, random);
            specialization(p, pool.box_, &[TemplateArg::Type(ty)])
        }
        12 => {
            let args: Vec<_> = (0..random.below(4)).map(|_| TemplateArg::Type(next(p, random))).collect();
            specialization(p, pool.pack, &[TemplateArg::Pack(args.into())])
        }
        13 => {
            let n = TemplateArg::Value(Ty::INT, Arc::new(Value::Int(random.below(20) as i128 - 10)));
            let b = TemplateArg::Value(Ty::BOOL, Arc::new(Value::Int(random.below(2) as i128)));
            specialization(p, pool.num, &[n, b])
        }
        14 => {
            let (first, second) = (next(p, random), next(p, random));
            specialization(p, pool.list, &[TemplateArg::Type(first), TemplateArg::Type(second)])
        }
        _ => match random.below(3) {
            0 => p.types.intern(TyKind::Complex(Ty::DOUBLE)),
            1 => Ty::NULLPTR,
            _ => {
                let to = next(p, random);
                p.types.pointer(to)
            }
        },
    }
}

fn random_function(p: &mut Program, pool: &Pool, random: &mut Random, depth: usize) -> Ty {
    let ret = if random.one_in(3) { Ty::VOID } else { random_type(p, pool, random, depth + 1) };
    let mut params = Vec::new();
    for _ in 0..random.below(4) {
        let ty = random_type(p, pool, random, depth + 1);
        params.push(match random.below(6) {
            0 => p.types.lvalue_ref(ty),
            1 => p.types.rvalue_ref(ty),
            2 => {
                let ty = p.types.add_quals(ty, Quals::CONST);
                p.types.lvalue_ref(ty)
            }
            _ => ty,
        });
    }
    p.types.function(FnTy {
        ret,
        params: params.into(),
        is_variadic: random.one_in(6),
        quals: Quals::NONE,
        ref_qual: ast::RefQual::None,
        is_noexcept: random.one_in(5),
        dependent_noexcept: None,
    })
}

/// [ABI 5.1.5, 5.1.10] Types and substitutions: 500 random signatures.
#[test]
fn random_signatures_have_the_names_of_gxx() {
    let p = &mut Program::new();
    let pool = declare(p);
    let mut random = Random(7);
    let mut source = DECLARATIONS.to_owned();
    let mut ours = Vec::new();
    for n in 0..500 {
        let ty = random_function(p, &pool, &mut random, 0);
        let (space, scope) = pool.scopes[random.below(pool.scopes.len())].clone();
        let name = format!("fun{n}");
        let func = testing::func(p, scope, FuncName::Ident(Symbol::new(&name)), ty);
        let text = show::declarator(p, ty, name.clone()).replace("std::nullptr_t", "decltype(nullptr)");
        let text = text.replace("list<", "v1::list<").replace("noexcept(*", "noexcept (*");
        let text = if space.is_empty() { text } else { format!("namespace {space} {{ {text}; }}") };
        source += &format!("{text}; void *use{n} = (void *)&{space}::{name};\n");
        ours.push((name, func_symbol(p, func)));
    }
    let symbols = gxx_symbols("mangle", &source);
    let mut wrong = Vec::new();
    for (name, ours) in &ours {
        if symbols.contains(ours) {
            continue;
        }
        let tail = format!("{}{name}", name.len());
        let gxx = symbols.iter().find(|symbol| {
            symbol.find(&tail).is_some_and(|at| !symbol[at + tail.len()..].starts_with(|c: char| c.is_ascii_digit()))
                && !symbol.contains("use")
        });
        wrong.push(format!("g++: {}; ours: {ours}", gxx.map_or("none", |symbol| symbol)));
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
}

/// A class with a constructor, destructor, operators and conversions; local and unnamed entities; templates.
const KINDS: &str = r#"
namespace A { struct C { C(int); C(); virtual ~C(); C operator+(const C &) const; C operator+() const; C &operator++();
  C operator++(int); operator int() const; operator const char *(); bool operator<(const C &) const &; void q() &&;
  int operator()(int) const; int operator[](int); C *operator->(); static int s; void *operator new(unsigned long);
  static void g(const C *); }; C::C(int) {} C::C() {} C::~C() {} C C::operator+(const C &) const { return *this; }
C C::operator+() const { return *this; } C &C::operator++() { return *this; } C C::operator++(int) { return *this; }
C::operator int() const { return 0; } C::operator const char *() { return 0; }
bool C::operator<(const C &) const & { return false; } void C::q() && {} int C::operator()(int) const { return 0; }
int C::operator[](int) { return 0; } C *C::operator->() { return this; } int C::s; void C::g(const C *) {}
void *C::operator new(unsigned long) { return 0; }
int operator""_k(unsigned long long) { return 0; } static int hidden() { return 0; } int (*keep)() = hidden;
int v; static int w; int *kw = &w; struct D : virtual C { virtual void f(); }; void D::f() {}
struct P : D { virtual void f(); }; void P::f() {} thread_local C tls(1); C usetls() { return tls; } const C &ref = C(1); C operator-(C a, C b) { return a; }
C operator-(C a) { return a; } C operator&(C a) { return a; } }
namespace { int anon() { return 0; } } int (*keep2)() = anon; int gv; static int gw; int *kgw = &gw;
extern "C" int cfun(int x) { static int count; return count += x; } extern "C" { namespace A { int cvar; } }
int loc(int x) { static int s; { static int s; s++; } struct L { int m() { static int in; return in++; } }; L l;
  { struct L { int m() { return 1; } }; L k; k.m(); } auto f = [](int a, double) { return a; };
  auto g = [] { return 1; }; return s++ + l.m() + f(1, 2) + g(); }
template<class T> T id(T x) { return x; } template int id<int>(int);
template<class T, class U> T *two(T *, const U &, U (*)(T)) { return 0; } template int *two<int, A::C>(int *, const A::C &, A::C (*)(int));
template<class... T> void pk(T...) {} template void pk<int, char *>(int, char *);
template<class T> struct V { void m(T); template<class U> U n(T, U); struct I {}; static T st; };
template<class T> void V<T>::m(T) {} template<class T> template<class U> U V<T>::n(T, U u) { return u; } template<class T> T V<T>::st;
template struct V<int>; template long V<int>::n<long>(int, long);
namespace std { template<class T> T &&mv(T &x, V<T> *) { return (T &&)x; } template int &&mv<int>(int &, V<int> *); }
template<class T> T vt = 0; template int vt<int>; struct { int x; } unn; typedef struct { int y; } Named; void tn(Named *) {}
template<class T> typename T::type dep(typename T::type, T) { return 0; } struct HasType { typedef int type; };
template int dep<HasType>(int, HasType); template<int N> void num() {} template void num<-3>();
template<void (*F)()> void fp() {} void target() {} template void fp<target>();
template<int *P> void vp() {} template void vp<&gv>(); template<int &R> void vr() {} template void vr<gv>();
template<int A::C::*M> void mp() {} template void mp<nullptr>(); template<int (A::C::*M)(int) const> void mf() {}
template void mf<&A::C::operator()>(); template<A::C *Q> void np() {} template void np<nullptr>();
struct Lit { int a; int b; }; template<Lit X> void lit() {} template void lit<Lit{1, 2}>(); template<double X> void dbl() {} template void dbl<1.5>();
enum class En { a, b }; template<En X> void en() {} template void en<En::b>();
namespace std { inline namespace __cxx11 __attribute__((__abi_tag__("cxx11"))) { struct string {}; } }
std::string tagged(int) { return {}; } std::string tagvar; std::string shown(std::string) { return {}; }
typedef float v4 __attribute__((vector_size(16))); void vec(v4, v4 *) {} void plainasm() __asm__("weird.name"); void plainasm() {}
template<class T> void arr(T (&)[3]) {} template void arr<int>(int (&)[3]); int main() {}
"#;

struct Kinds {
    p: Program,
    ours: Vec<String>,
}

impl Kinds {
    fn func(&mut self, scope: ScopeId, name: FuncName, ret: Ty, params: &[Ty]) -> FuncId {
        let ty = testing::fn_ty(&mut self.p, ret, params);
        testing::func(&mut self.p, scope, name, ty)
    }

    fn expect_func(&mut self, scope: ScopeId, name: FuncName, ret: Ty, params: &[Ty]) -> FuncId {
        let id = self.func(scope, name, ret, params);
        self.ours.push(func_symbol(&self.p, id));
        id
    }

    fn method(&mut self, scope: ScopeId, name: FuncName, ret: Ty, params: &[Ty], quals: Quals, r: ast::RefQual) {
        let params: Arc<[Ty]> = params.into();
        let is_variadic = false;
        let ty = FnTy { ret, params, is_variadic, quals, ref_qual: r, is_noexcept: false, dependent_noexcept: None };
        let ty = self.p.types.function(ty);
        let id = testing::func(&mut self.p, scope, name, ty);
        self.ours.push(func_symbol(&self.p, id));
    }

    /// A specialisation of a function template whose signature is `ret(params)` and becomes `real`.
    fn expect_spec(&mut self, scope: ScopeId, name: &str, args: &[TemplateArg], ret: Ty, params: &[Ty], real: Ty) {
        let id = template(&mut self.p, scope, name, TemplateKind::Function);
        let signature = testing::fn_ty(&mut self.p, ret, params);
        self.p.template_signatures.insert(id, signature);
        let func = testing::func(&mut self.p, scope, FuncName::Ident(Symbol::new(name)), real);
        self.p.funcs.get_mut(func).specialization = Some((id, args.into()));
        self.ours.push(func_symbol(&self.p, func));
    }

    fn param(&mut self, index: u16) -> Ty {
        self.p.types.intern(TyKind::TemplateParam { depth: 0, index, is_pack: false })
    }
}

fn ident(name: &str) -> FuncName {
    FuncName::Ident(Symbol::new(name))
}

/// [ABI 5.1.2 to 5.1.7] Each kind of name.
#[test]
fn each_kind_of_name_is_that_of_gxx() {
    let mut k = Kinds { p: Program::new(), ours: Vec::new() };
    members(&mut k);
    locals(&mut k);
    templates(&mut k);
    constants(&mut k);
    tags(&mut k);
    let symbols = gxx_symbols("mangle-kinds", KINDS);
    let wrong: Vec<_> = k.ours.iter().filter(|ours| !symbols.contains(ours)).collect();
    assert!(wrong.is_empty(), "not among g++'s: {wrong:#?}\n{}", symbols.join(" "));
    assert!(k.ours.len() > 80, "{}", k.ours.len());
}

fn members(k: &mut Kinds) {
    use OverloadedOperator as O;
    let global = k.p.global;
    let (_, a) = testing::namespace(&mut k.p, global, "A", false);
    let c = testing::class(&mut k.p, a, ClassKey::Struct, "C");
    let (scope, ty) = (k.p.classes[c].scope, k.p.types.class(c));
    let const_ty = k.p.types.add_quals(ty, Quals::CONST);
    let (r, cr, ptr) = (k.p.types.lvalue_ref(ty), k.p.types.lvalue_ref(const_ty), k.p.types.pointer(ty));
    let cp = k.p.types.pointer(const_ty);
    let ctor = k.expect_func(scope, FuncName::Constructor, Ty::VOID, &[Ty::INT]);
    k.expect_func(scope, FuncName::Constructor, Ty::VOID, &[]);
    let dtor = k.expect_func(scope, FuncName::Destructor, Ty::VOID, &[]);
    for (func, structor) in [(ctor, Structor::Base), (dtor, Structor::Base), (dtor, Structor::Deleting)] {
        k.ours.push(structor_symbol(&k.p, func, structor));
    }
    let none = ast::RefQual::None;
    let op = FuncName::Operator;
    let const_char = k.p.types.add_quals(Ty::CHAR, Quals::CONST);
    let text = k.p.types.pointer(const_char);
    k.method(scope, op(O::Plus), ty, &[cr], Quals::CONST, none);
    k.method(scope, op(O::Plus), ty, &[], Quals::CONST, none);
    k.method(scope, op(O::PlusPlus), r, &[], Quals::NONE, none);
    k.method(scope, op(O::PlusPlus), ty, &[Ty::INT], Quals::NONE, none);
    k.method(scope, FuncName::Conversion(Ty::INT), Ty::INT, &[], Quals::CONST, none);
    k.method(scope, FuncName::Conversion(text), text, &[], Quals::NONE, none);
    k.method(scope, op(O::Less), Ty::BOOL, &[cr], Quals::CONST, ast::RefQual::LValue);
    k.method(scope, ident("q"), Ty::VOID, &[], Quals::NONE, ast::RefQual::RValue);
    k.method(scope, op(O::Call), Ty::INT, &[Ty::INT], Quals::CONST, none);
    k.method(scope, op(O::Subscript), Ty::INT, &[Ty::INT], Quals::NONE, none);
    k.method(scope, op(O::Arrow), ptr, &[], Quals::NONE, none);
    k.expect_func(scope, ident("g"), Ty::VOID, &[cp]);
    let void_ptr = k.p.types.pointer(Ty::VOID);
    let new = k.func(scope, op(O::New), void_ptr, &[Ty::ULONG]);
    k.p.funcs.get_mut(new).is_static = true;
    k.ours.push(func_symbol(&k.p, new));
    k.expect_func(a, FuncName::Literal(Symbol::new("_k")), Ty::INT, &[Ty::ULONG_LONG]);
    k.expect_func(a, op(O::Minus), ty, &[ty, ty]);
    k.expect_func(a, op(O::Minus), ty, &[ty]);
    k.expect_func(a, op(O::Amp), ty, &[ty]);
    let hidden = k.func(a, ident("hidden"), Ty::INT, &[]);
    k.p.funcs.get_mut(hidden).linkage = Linkage::Internal;
    k.ours.push(func_symbol(&k.p, hidden));
    let (_, unnamed) = testing::namespace(&mut k.p, global, "", false);
    let anon = k.func(unnamed, ident("anon"), Ty::INT, &[]);
    k.p.funcs.get_mut(anon).linkage = Linkage::Internal;
    k.ours.push(func_symbol(&k.p, anon));
    for (at, name, linkage) in [
        (scope, "s", Linkage::External),
        (a, "v", Linkage::External),
        (a, "w", Linkage::Internal),
        (global, "gv", Linkage::External),
        (global, "gw", Linkage::Internal),
    ] {
        let var = testing::var(&mut k.p, at, name, Ty::INT);
        k.p.vars.get_mut(var).linkage = linkage;
        k.ours.push(var_symbol(&k.p, var));
    }
    let cvar = testing::var(&mut k.p, a, "cvar", Ty::INT);
    k.p.vars.get_mut(cvar).language = ast::Linkage::C;
    let reference = testing::var(&mut k.p, a, "ref", cr);
    let tls = testing::var(&mut k.p, a, "tls", ty);
    let d = testing::class(&mut k.p, a, ClassKey::Struct, "D");
    let d_scope = k.p.classes[d].scope;
    let f = k.expect_func(d_scope, ident("f"), Ty::VOID, &[]);
    let p_class = testing::class(&mut k.p, a, ClassKey::Struct, "P");
    k.ours.extend([
        var_symbol(&k.p, cvar),
        var_symbol(&k.p, tls),
        temporary_symbol(&k.p, reference, 0),
        thread_wrapper_symbol(&k.p, tls),
        thread_init_symbol(&k.p, tls),
        vtable_symbol(&k.p, c),
        vtable_symbol(&k.p, d),
        vtt_symbol(&k.p, d),
        typeinfo_symbol(&k.p, ty),
        typeinfo_name_symbol(&k.p, ty),
        construction_vtable_symbol(&k.p, p_class, 0, d),
    ]);
    let thunk = thunk_symbol(&k.p, f, Structor::Complete, Adjustment { fixed: -16, vcall_offset: 0 }, None);
    assert_eq!(thunk, "_ZThn16_N1A1D1fEv");
    let d_dtor = k.func(d_scope, FuncName::Destructor, Ty::VOID, &[]);
    let virtual_ = Adjustment { fixed: 0, vcall_offset: -24 };
    k.ours.push(thunk_symbol(&k.p, d_dtor, Structor::Deleting, virtual_, None));
}

fn locals(k: &mut Kinds) {
    let global = k.p.global;
    let cfun = k.func(global, ident("cfun"), Ty::INT, &[Ty::INT]);
    k.p.funcs.get_mut(cfun).language = ast::Linkage::C;
    k.ours.push(func_symbol(&k.p, cfun));
    let loc = k.expect_func(global, ident("loc"), Ty::INT, &[Ty::INT]);
    k.expect_func(global, ident("main"), Ty::INT, &[]);
    let block = |k: &mut Kinds, func| {
        let outer = k.p.scopes.push(Scope::new(ScopeKind::Function(func), Some(global)));
        k.p.scopes.push(Scope::new(ScopeKind::Block, Some(outer)))
    };
    let (cfun_block, loc_block) = (block(k, cfun), block(k, loc));
    let local = |k: &mut Kinds, scope, func, name, n| {
        let var = testing::var(&mut k.p, scope, name, Ty::INT);
        let data = k.p.vars.get_mut(var);
        (data.kind, data.function, data.discriminator, data.linkage) =
            (VarKind::StaticLocal, Some(func), n, Linkage::None);
        k.ours.push(var_symbol(&k.p, var));
    };
    local(k, cfun_block, cfun, "count", 0);
    local(k, loc_block, loc, "s", 0);
    local(k, loc_block, loc, "s", 1);
    for n in 0..2 {
        let class = testing::class(&mut k.p, loc_block, ClassKey::Struct, "L");
        k.p.classes.get_mut(class).discriminator = n;
        let scope = k.p.classes[class].scope;
        let m = k.expect_func(scope, ident("m"), Ty::INT, &[]);
        if n == 0 {
            let block = block(k, m);
            local(k, block, m, "in", 0);
        }
    }
    for (n, params) in [(0, &[Ty::INT, Ty::DOUBLE][..]), (1, &[])] {
        let class = testing::class(&mut k.p, loc_block, ClassKey::Class, "");
        let scope = k.p.classes[class].scope;
        let ty = FnTy {
            ret: Ty::INT,
            params: params.into(),
            is_variadic: false,
            quals: Quals::CONST,
            ref_qual: ast::RefQual::None,
            is_noexcept: false,
            dependent_noexcept: None,
        };
        let ty = k.p.types.function(ty);
        let call = testing::func(&mut k.p, scope, FuncName::Operator(OverloadedOperator::Call), ty);
        let class = k.p.classes.get_mut(class);
        class.discriminator = n;
        class.closure =
            Some(Box::new(Closure { call_operator: CallOperator::Func(call), captures: Vec::new(), this_field: None }));
        k.ours.push(func_symbol(&k.p, call));
    }
    let asm = k.func(global, ident("plainasm"), Ty::VOID, &[]);
    k.p.funcs.get_mut(asm).asm_label = Some(Symbol::new("weird.name"));
    k.ours.push(func_symbol(&k.p, asm));
    let named = testing::class(&mut k.p, global, ClassKey::Struct, "");
    k.p.classes.get_mut(named).typedef_name = Some(Symbol::new("Named"));
    let named = k.p.types.class(named);
    let named = k.p.types.pointer(named);
    k.expect_func(global, ident("tn"), Ty::VOID, &[named]);
    let vector = k.p.types.intern(TyKind::Vector(Ty::FLOAT, 4));
    let to = k.p.types.pointer(vector);
    k.expect_func(global, ident("vec"), Ty::VOID, &[vector, to]);
}

fn templates(k: &mut Kinds) {
    let global = k.p.global;
    let (t, u) = (k.param(0), k.param(1));
    let ty = TemplateArg::Type;
    let real = testing::fn_ty(&mut k.p, Ty::INT, &[Ty::INT]);
    k.expect_spec(global, "id", &[ty(Ty::INT)], t, &[t], real);
    // `A::C` once more: only its name matters.
    let (_, a) = testing::namespace(&mut k.p, global, "A", false);
    let c = testing::class(&mut k.p, a, ClassKey::Struct, "C");
    let c = k.p.types.class(c);
    let (t_ptr, const_u) = (k.p.types.pointer(t), k.p.types.add_quals(u, Quals::CONST));
    let const_u = k.p.types.lvalue_ref(const_u);
    let function = testing::fn_ty(&mut k.p, u, &[t]);
    let function = k.p.types.pointer(function);
    k.expect_spec(global, "two", &[ty(Ty::INT), ty(c)], t_ptr, &[t_ptr, const_u, function], real);
    let pack = k.p.types.intern(TyKind::TemplateParam { depth: 0, index: 0, is_pack: true });
    let pack = k.p.types.intern(TyKind::PackExpansion(pack));
    let char_ptr = k.p.types.pointer(Ty::CHAR);
    let args = TemplateArg::Pack([ty(Ty::INT), ty(char_ptr)].into());
    k.expect_spec(global, "pk", &[args], Ty::VOID, &[pack], real);
    let array = k.p.types.array(t, ArrayLen::Known(3));
    let array = k.p.types.lvalue_ref(array);
    k.expect_spec(global, "arr", &[ty(Ty::INT)], Ty::VOID, &[array], real);
    let v = template(&mut k.p, global, "V", TemplateKind::Class);
    let v_int = specialization(&mut k.p, v, &[ty(Ty::INT)]);
    let v_class = k.p.types.as_class(v_int).expect("a class");
    let v_scope = k.p.classes[v_class].scope;
    k.expect_func(v_scope, ident("m"), Ty::VOID, &[Ty::INT]);
    let st = testing::var(&mut k.p, v_scope, "st", Ty::INT);
    k.ours.push(var_symbol(&k.p, st));
    k.expect_spec(v_scope, "n", &[ty(Ty::LONG)], t, &[Ty::INT, t], real);
    let (_, std) = testing::namespace(&mut k.p, global, "std", false);
    let (t_rref, t_ref) = (k.p.types.rvalue_ref(t), k.p.types.lvalue_ref(t));
    let v_t = TyKind::DependentSpecialization { template: DependentTemplate::Template(v), args: [ty(t)].into() };
    let v_t = k.p.types.intern(v_t);
    let v_t = k.p.types.pointer(v_t);
    k.expect_spec(std, "mv", &[ty(Ty::INT)], t_rref, &[t_ref, v_t], real);
    let type_ = TyKind::DependentName { qualifier: t, name: Symbol::new("type"), args: None };
    let type_ = k.p.types.intern(type_);
    let has = testing::class(&mut k.p, global, ClassKey::Struct, "HasType");
    let has = k.p.types.class(has);
    k.expect_spec(global, "dep", &[ty(has)], type_, &[type_, t], real);
    let vt = template(&mut k.p, global, "vt", TemplateKind::Variable);
    let var = testing::var(&mut k.p, global, "vt", Ty::INT);
    k.p.vars.get_mut(var).specialization = Some((vt, [ty(Ty::INT)].into()));
    k.ours.push(var_symbol(&k.p, var));
}

fn constants(k: &mut Kinds) {
    let global = k.p.global;
    let real = testing::fn_ty(&mut k.p, Ty::VOID, &[]);
    let value = |ty, value| TemplateArg::Value(ty, Arc::new(value));
    let at = |base| Value::Pointer(Pointer { base, path: Vec::new() });
    let spec = |k: &mut Kinds, name, arg| k.expect_spec(global, name, &[arg], Ty::VOID, &[], real);
    spec(k, "num", value(Ty::INT, Value::Int(-3)));
    let target = k.expect_func(global, ident("target"), Ty::VOID, &[]);
    let fn_ptr = k.p.types.pointer(real);
    spec(k, "fp", value(fn_ptr, at(PointerBase::Func(target))));
    let gv = testing::var(&mut k.p, global, "gv", Ty::INT);
    let (int_ptr, int_ref) = (k.p.types.pointer(Ty::INT), k.p.types.lvalue_ref(Ty::INT));
    spec(k, "vp", value(int_ptr, at(PointerBase::Var(gv))));
    spec(k, "vr", value(int_ref, at(PointerBase::Var(gv))));
    let (_, a) = testing::namespace(&mut k.p, global, "A", false);
    let class = testing::class(&mut k.p, a, ClassKey::Struct, "C");
    let (c, scope) = (k.p.types.class(class), k.p.classes[class].scope);
    let data = k.p.types.intern(TyKind::MemberPtr { class: c, pointee: Ty::INT });
    spec(k, "mp", value(data, Value::MemberPtr(None)));
    let ty = FnTy {
        ret: Ty::INT,
        params: [Ty::INT].into(),
        is_variadic: false,
        quals: Quals::CONST,
        ref_qual: ast::RefQual::None,
        is_noexcept: false,
        dependent_noexcept: None,
    };
    let ty = k.p.types.function(ty);
    let call = testing::func(&mut k.p, scope, FuncName::Operator(OverloadedOperator::Call), ty);
    let method = k.p.types.intern(TyKind::MemberPtr { class: c, pointee: ty });
    spec(k, "mf", value(method, Value::MemberPtr(Some(MemberRef::Func(call, class)))));
    let c_ptr = k.p.types.pointer(c);
    spec(k, "np", value(c_ptr, Value::NullPtr));
    let lit = testing::class(&mut k.p, global, ClassKey::Struct, "Lit");
    testing::field(&mut k.p, lit, "a", Ty::INT);
    testing::field(&mut k.p, lit, "b", Ty::INT);
    let lit = k.p.types.class(lit);
    let fields = vec![Value::Int(1), Value::Int(2)];
    spec(k, "lit", value(lit, Value::Class { bases: Vec::new(), fields }));
    spec(k, "dbl", value(Ty::DOUBLE, Value::Float(Float::double(1.5))));
    let en = testing::enumeration(&mut k.p, global, "En", true, Ty::INT);
    let en = k.p.types.enumeration(en);
    spec(k, "en", value(en, Value::Int(1)));
}

fn tags(k: &mut Kinds) {
    let global = k.p.global;
    let (_, std) = testing::namespace(&mut k.p, global, "std", false);
    let (inner, scope) = testing::namespace(&mut k.p, std, "__cxx11", true);
    k.p.abi_tags.insert(Tagged::Namespace(inner), [Symbol::new("cxx11")].into());
    let string = testing::class(&mut k.p, scope, ClassKey::Struct, "string");
    let string = k.p.types.class(string);
    k.expect_func(global, ident("tagged"), string, &[Ty::INT]);
    k.expect_func(global, ident("shown"), string, &[string]);
    let var = testing::var(&mut k.p, global, "tagvar", string);
    k.ours.push(var_symbol(&k.p, var));
    let redefined = k.func(global, ident("again"), Ty::VOID, &[]);
    k.p.funcs.get_mut(redefined).version = 2;
    assert_eq!(func_symbol(&k.p, redefined), "_Z5againv$2");
}
