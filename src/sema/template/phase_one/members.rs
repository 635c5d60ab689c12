//! A class that stands for the current instantiation while the walk is inside of it ([temp.dep.type]/1), so that the ordinary
//! checks find its members: data members and functions with their types, closed or dependent, and with the names of which
//! nothing is known hidden. It is never instantiated, nor laid out, and nothing denotes it but `*this`.

use crate::ast::{
    self, Chunk, ChunkKind, ClassDecl, Constancy, DeclId, DeclKind, Declarator, ExprKind, FunctionBody, FunctionChunk,
    NoexceptSpec, StorageClass, TypeSpec, Unqualified,
};
use crate::base::Symbol;
use crate::hir::{self, Category, ClassId, Completeness, DefaultArg, FuncName, Named, Quals, Ty, VarKind};

use crate::sema::decl::{add_field, blank_func, local_var, new_class};
use crate::sema::template::function::{self, Written};
use crate::sema::template::phase_one::current::{self, Current};
use crate::sema::template::phase_one::{Walk, are_known, hide_in, quietly_right};
use crate::sema::ty::{self, Place};
use crate::sema::{Sema, lookup};
use crate::source::Span;

/// A data member whose type is known.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub name: Symbol,
    /// Its type, which may be dependent.
    pub ty: Ty,
    pub storage: StorageClass,
    pub constant: Constancy,
    pub span: Span,
}

/// How many arguments a member function or member function template takes.
#[derive(Clone, Copy)]
pub(super) struct Arity {
    pub name: Symbol,
    pub least: usize,
    /// None: any number.
    pub most: Option<usize>,
    pub span: Span,
}

/// The class that stands for the current instantiation, and what is known of the calls of its functions.
pub(super) struct StandIn {
    pub class: ClassId,
    /// Of the functions whose overloads are all declared in the class itself.
    pub arities: Vec<Arity>,
}

/// A member function as its declaration says.
struct Function {
    arity: Arity,
    /// None: its type is not known.
    func: Option<hir::Func>,
}

/// Makes the class for the one that the walk is directly inside of.
pub(super) fn stand_in(sema: &mut Sema, walk: Walk, class: &ClassDecl, fields: &[Field]) -> StandIn {
    let name = class.name.and_then(|name| sema.ast.names[name].identifier()).unwrap_or(Symbol::EMPTY);
    let span = class.name.map_or(Span::NONE, |name| sema.ast.names[name].last_span);
    let id = new_class(sema, name, class.key, sema.cx.scope, span);
    sema.program.classes.get_mut(id).completeness = Completeness::Complete;
    let mut functions = Vec::new();
    for &member in &class.members {
        declarations(sema, walk, id, member, &mut functions);
    }
    fields.iter().for_each(|field| declare_field(sema, id, field));
    let using = used_names(sema, class);
    functions.retain(|function| !using.contains(&function.arity.name));
    let scope = sema.program.classes[id].scope;
    using.into_iter().for_each(|name| hide_in(sema, scope, name));
    let arities: Vec<Arity> = functions.iter().map(|function| function.arity).collect();
    for name in names(&arities) {
        let (same, others) = functions.into_iter().partition(|function| function.arity.name == name);
        functions = others;
        declare_functions(sema, id, name, same);
    }
    StandIn { class: id, arities }
}

fn names(arities: &[Arity]) -> Vec<Symbol> {
    let mut names: Vec<Symbol> = Vec::new();
    for arity in arities {
        if !names.contains(&arity.name) {
            names.push(arity.name);
        }
    }
    names
}

/// A static member is known when its value can be asked for nowhere.
fn declare_field(sema: &mut Sema, class: ClassId, field: &Field) {
    let scope = sema.program.classes[class].scope;
    if sema.program.types.as_function(field.ty).is_some() {
        return hide_in(sema, scope, field.name);
    }
    let named = match field.storage {
        StorageClass::Static => {
            let quals = sema.program.types.quals(field.ty);
            if field.constant != Constancy::None || quals.is_const() || sema.program.types.is_ref(field.ty) {
                return hide_in(sema, scope, field.name);
            }
            Named::Var(local_var(sema, field.name, field.ty, VarKind::StaticLocal, field.span))
        }
        storage => {
            let id = add_field(sema, class, field.name, field.ty, ast::Access::Public, field.span);
            sema.program.fields.get_mut(id).is_mutable = storage == StorageClass::Mutable;
            Named::Field(id)
        }
    };
    lookup::declare(sema, scope, field.name, named);
}

/// Declares the functions of one name; all of them are known, or their name is hidden.
fn declare_functions(sema: &mut Sema, class: ClassId, name: Symbol, functions: Vec<Function>) {
    let scope = sema.program.classes[class].scope;
    let known: Option<Vec<hir::Func>> = functions.into_iter().map(|function| function.func).collect();
    let Some(known) = known else { return hide_in(sema, scope, name) };
    for func in known {
        let id = sema.program.funcs.push(func);
        lookup::declare(sema, scope, name, Named::Func(id));
    }
}

/// The names that using-declarations bring, perhaps with functions of bases.
fn used_names(sema: &Sema, class: &ClassDecl) -> Vec<Symbol> {
    let mut found = Vec::new();
    for &member in &class.members {
        if let DeclKind::Using { names } = &sema.ast.decls[member].kind {
            found.extend(names.iter().map(|using| lookup::name_symbol(sema, &sema.ast.names[using.name].last)));
        }
    }
    found
}

/// The functions that a member-declaration declares.
fn declarations(sema: &mut Sema, walk: Walk, class: ClassId, id: DeclId, functions: &mut Vec<Function>) {
    match sema.ast.decls[id].kind.clone() {
        DeclKind::Template(template) => {
            let Some(written) = function::written(sema, template.decl) else { return };
            let is_own = !written.specs.is_friend && written.specs.ty != TypeSpec::None;
            if let Some((arity, _)) = arity(sema, &written.declarator).filter(|_| is_own) {
                functions.push(Function { arity, func: None });
            }
        }
        DeclKind::Function(function) if !function.specs.is_friend => {
            let (specs, declarator, body) = (function.specs, function.declarator, Some(function.body));
            add(sema, walk, class, Written { specs, declarator, body }, functions);
        }
        DeclKind::Simple { specs, declarators } if !specs.is_friend && !specs.is_typedef => {
            for item in declarators {
                let written = Written { specs: specs.clone(), declarator: item.declarator, body: None };
                add(sema, walk, class, written, functions);
            }
        }
        _ => {}
    }
}

/// Constructors are not called by their name.
fn add(sema: &mut Sema, walk: Walk, class: ClassId, written: Written, functions: &mut Vec<Function>) {
    if written.specs.ty == TypeSpec::None {
        return;
    }
    let Some((arity, chunk)) = arity(sema, &written.declarator) else { return };
    let func = described(sema, walk, class, &written, &chunk, arity);
    functions.push(Function { arity, func });
}

/// What a declarator says of the number of arguments, when it declares a function with an identifier for a name.
fn arity(sema: &Sema, declarator: &Declarator) -> Option<(Arity, FunctionChunk)> {
    let Some(Chunk { kind: ChunkKind::Function(chunk), .. }) = declarator.chunks.first() else { return None };
    let data = &sema.ast.names[declarator.name?];
    let Unqualified::Ident(name) = data.last else { return None };
    let is_open = chunk.is_variadic || chunk.params.iter().any(|param| param.declarator.is_pack);
    let is_required = |param: &&ast::Param| param.default.is_none() && !param.declarator.is_pack;
    let has_object = declarator.has_explicit_object();
    let is_open = is_open || has_object;
    let least = match &chunk.params[..] {
        _ if has_object => 0,
        [only] if may_be_void(only) => 0,
        params => params.iter().filter(is_required).count(),
    };
    let most = (!is_open).then_some(chunk.params.len());
    Some((Arity { name, least, most, span: data.last_span }, (**chunk).clone()))
}

/// Whether a parameter may be none: an unnamed `void` ([dcl.fct]/4).
fn may_be_void(param: &ast::Param) -> bool {
    let is_void = matches!(param.specs.ty, TypeSpec::Builtin(ast::BuiltinType::Void) | TypeSpec::Named(_));
    is_void && param.declarator.name.is_none() && param.declarator.chunks.is_empty()
}

/// A function whose type is known and whose value is asked for nowhere.
fn described(
    sema: &mut Sema,
    walk: Walk,
    class: ClassId,
    written: &Written,
    chunk: &FunctionChunk,
    arity: Arity,
) -> Option<hir::Func> {
    let Written { specs, declarator, body } = written;
    let is_plain = specs.constant == Constancy::None
        && matches!(chunk.noexcept, NoexceptSpec::None | NoexceptSpec::True)
        && declarator.requires.is_none()
        && arity.most.is_some()
        && !matches!(specs.ty, TypeSpec::DecltypeAuto { .. })
        && !chunk.params.iter().any(ast::Param::has_placeholder);
    let is_known = is_plain
        && are_known(sema, walk, |names| {
            names.specs(specs);
            names.declarator(declarator);
        });
    let mut shape = None;
    let is_right = is_known
        && quietly_right(sema, |sema| {
            let base = ty::specs(sema, specs, Place::Other);
            shape = Some(ty::declarator(sema, base, declarator));
        });
    let shape = shape.filter(|shape| is_right && shape.ty != Ty::ERROR && !ty::has_auto(sema, shape.ty))?;
    let scope = sema.program.classes[class].scope;
    let mut func = blank_func(sema, FuncName::Ident(arity.name), shape.ty, scope, arity.span);
    func.params = shape.params?;
    func.is_static = specs.storage == StorageClass::Static;
    func.is_deleted = matches!(body, Some(FunctionBody::Deleted));
    for param in func.params.iter_mut().filter(|param| param.default != DefaultArg::None) {
        let ty = sema.program.types.non_ref(param.ty);
        param.default = DefaultArg::Checked(sema.expr(hir::ExprKind::Opaque, ty, Category::PRValue, param.span));
    }
    Some(func)
}

/// Runs a check in the scope of the members of the class around.
pub(super) fn with_members<T>(sema: &mut Sema, walk: Walk, check: impl FnOnce(&mut Sema) -> T) -> T {
    let stand_in = walk.current.and_then(|current| current.stand_in);
    let Some(class) = stand_in.map(|stand_in| stand_in.class) else { return check(sema) };
    sema.in_context(|sema| {
        sema.cx.scope = sema.program.classes[class].scope;
        sema.cx.class = Some(class);
        check(sema)
    })
}

/// Says what `*this` is in a member function with these qualifiers; there is none in a static one.
pub(super) fn set_this(sema: &mut Sema, walk: Walk, quals: Option<Quals>) {
    let stand_in = walk.current.and_then(|current| current.stand_in);
    sema.cx.this_ty = match (stand_in, quals) {
        (Some(stand_in), Some(quals)) => {
            let ty = sema.program.types.class(stand_in.class);
            Some(sema.program.types.add_quals(ty, quals))
        }
        _ => None,
    };
}

/// [over.match.viable]/2: reports a call of a member of the current instantiation by a number of arguments that none of its
/// functions of that name takes.
pub(super) fn require_arity(sema: &mut Sema, walk: Walk, callee: ast::ExprId, args: &[ast::ExprId]) {
    let is_expanded = |arg: &ast::ExprId| matches!(sema.ast.exprs[*arg].kind, ExprKind::PackExpansion(_));
    if args.iter().any(is_expanded) {
        return;
    }
    let Some((current, name)) = current::member_named(sema, walk, callee) else { return };
    let Some(stand_in) = current.stand_in else { return };
    let Some(symbol) = sema.ast.names[name].identifier() else { return };
    let of_name: Vec<Arity> = stand_in.arities.iter().copied().filter(|arity| arity.name == symbol).collect();
    let n_args = args.len();
    let fits = |arity: &Arity| arity.least <= n_args && arity.most.is_none_or(|most| n_args <= most);
    if of_name.is_empty() || of_name.iter().any(fits) {
        return;
    }
    let span = sema.ast.names[name].last_span;
    let mut diagnostic = crate::diag::Diagnostic::error(span, refusal(symbol, &of_name, n_args));
    for arity in &of_name {
        diagnostic = diagnostic.note_at(arity.span, "it is declared here");
    }
    sema.report(diagnostic);
}

/// What is wrong with so many arguments.
fn refusal(name: Symbol, declared: &[Arity], n_args: usize) -> String {
    use crate::sema::overload::explain::counted;
    match *declared {
        [Arity { least, most, .. }] if n_args < least => {
            let at_least = if most == Some(least) { "" } else { "at least " };
            format!("too few arguments: `{name}` takes {at_least}{}, has {n_args}", counted(least, "argument"))
        }
        [Arity { least, most, .. }] => {
            let most = most.unwrap_or(n_args);
            let at_most = if most == least { "" } else { "at most " };
            format!("too many arguments: `{name}` takes {at_most}{}, has {n_args}", counted(most, "argument"))
        }
        _ => format!("no member function `{name}` takes {}", counted(n_args, "argument")),
    }
}

/// What the name behind `this->` denotes, when the class that stands for the current instantiation declares it.
pub(super) fn of_this(sema: &Sema, walk: Walk, name: ast::NameId) -> Option<Vec<Named>> {
    let data = &sema.ast.names[name];
    let symbol = data.identifier().filter(|_| !data.is_qualified())?;
    let named = declared_in(sema, walk.current?, symbol);
    (!named.is_empty()).then_some(named)
}

/// The type of a data member of a class that the walk is inside of.
pub(super) fn field_type(sema: &Sema, current: &Current, symbol: Symbol) -> Option<Ty> {
    match declared_in(sema, current, symbol)[..] {
        [Named::Field(field)] => Some(sema.program.fields[field].ty),
        [Named::Var(var)] => Some(sema.program.vars[var].ty),
        _ => None,
    }
}

/// What a call of member functions of that name yields, when it is the same for all of them.
pub(super) fn result_type(sema: &Sema, current: &Current, symbol: Symbol) -> Option<Ty> {
    let result = |named: &Named| match *named {
        Named::Func(func) => sema.program.types.as_function(sema.program.funcs[func].ty).map(|function| function.ret),
        _ => None,
    };
    let named = declared_in(sema, current, symbol);
    let ty = result(named.first()?)?;
    named.iter().all(|named| result(named) == Some(ty)).then_some(ty)
}

fn declared_in(sema: &Sema, current: &Current, symbol: Symbol) -> Vec<Named> {
    let Some(stand_in) = current.stand_in else { return Vec::new() };
    let scope = sema.program.classes[stand_in.class].scope;
    let entries = sema.program.names.get(&(scope, symbol));
    entries.map(|entries| entries.iter().map(|entry| entry.named.clone()).collect()).unwrap_or_default()
}
