//! An input: its items in source order, and what must be compiled for it.
//!
//! An input declares in the global namespace and runs its statements there: `int i = 1; i++; int j = i` makes j 2.
//! Nothing is compiled because it was declared; only what the statements and initialisers reach is.

use crate::ast;
use crate::base::{FxHashSet, Symbol};
use crate::hir::{
    self, Body, CheckedBody, ClassId, ExprId, FuncId, FuncName, Linkage, StmtId, StmtKind, Ty, TyKind, VarId, VarKind,
    mangle, vtable,
};
use crate::sema::code::Emitted;
use crate::sema::{Context, Sema, decl, expr, init, stmt};
use crate::source::Span;

/// The input in progress.
#[derive(Debug)]
pub struct Input {
    /// What is run, in source order.
    pub stmts: Vec<StmtId>,
    /// The alignments that `#pragma pack(push)` saved.
    pub packs: Vec<Option<u32>>,
    /// The contexts around open namespaces and linkage specifications.
    open: Vec<Context>,
    /// The value to show: of the last expression, when no `;` follows.
    pub result: Option<(ExprId, Ty)>,
    /// The last item is an expression without `;`.
    pub ends_in_expr: bool,
    /// Functions of earlier inputs that got a new body.
    pub redefined: Vec<FuncId>,
    /// Declarations with a smaller [`hir::Entry::order`] are those of earlier inputs.
    pub first_order: u32,
    /// Bodies of member functions that wait for their outermost class to be complete.
    pub pending_bodies: Vec<FuncId>,
    /// Members whose default initialisers wait for that.
    pub pending_inits: Vec<hir::FieldId>,
    /// How many classes are being defined around each other.
    pub class_depth: usize,
    /// The access of the members that are being declared.
    pub member_access: ast::Access,
    /// GNU constructors and destructors that the input defines.
    pub structors: Vec<FuncId>,
    /// Global allocation and deallocation functions that it defines.
    pub allocators: Vec<FuncId>,
    /// The `main` that the input defines.
    pub main: Option<FuncId>,
    /// Variables of earlier inputs that this one defines: static data members, and what was only declared.
    pub defined: Vec<VarId>,
    /// Variables older than the input.
    n_vars: usize,
    /// Classes older than the input, and those whose template arguments have been looked at.
    n_classes: usize,
}

/// What the definition of a class leaves alone when it instantiates another.
#[derive(Debug)]
pub struct OuterClass {
    class_depth: usize,
    member_access: ast::Access,
    pending_bodies: Vec<FuncId>,
    pending_inits: Vec<hir::FieldId>,
}

impl Input {
    /// The instantiation of a class begins: its members' bodies wait until they are used.
    pub fn enter_class(&mut self) -> OuterClass {
        OuterClass {
            class_depth: std::mem::replace(&mut self.class_depth, 1),
            member_access: self.member_access,
            pending_bodies: std::mem::take(&mut self.pending_bodies),
            pending_inits: std::mem::take(&mut self.pending_inits),
        }
    }

    /// See [`Input::enter_class`].
    pub fn leave_class(&mut self, outer: OuterClass) {
        self.class_depth = outer.class_depth;
        self.member_access = outer.member_access;
        self.pending_bodies = outer.pending_bodies;
        self.pending_inits = outer.pending_inits;
    }
}

impl Default for Input {
    fn default() -> Self {
        Input {
            stmts: Vec::new(),
            packs: Vec::new(),
            open: Vec::new(),
            result: None,
            ends_in_expr: false,
            redefined: Vec::new(),
            first_order: 0,
            pending_bodies: Vec::new(),
            pending_inits: Vec::new(),
            class_depth: 0,
            member_access: ast::Access::Public,
            structors: Vec::new(),
            allocators: Vec::new(),
            main: None,
            defined: Vec::new(),
            n_vars: 0,
            n_classes: 0,
        }
    }
}

/// A checked input: what lowering makes code of.
#[derive(Debug)]
pub struct Unit {
    /// The statements of the input, as the body of its entry function.
    pub body: CheckedBody,
    /// The value to show.
    pub result: Option<(ExprId, Ty)>,
    /// Functions to emit: reached, and not emitted before.
    pub funcs: Vec<FuncId>,
    /// Variables to define.
    pub vars: Vec<VarId>,
    /// The `main` that the input defines.
    pub main: Option<FuncId>,
    /// GNU constructors, which run before everything else, in this order.
    pub constructors: Vec<FuncId>,
    /// GNU destructors, which run when the objects of the input are gone, the last of these first.
    pub destructors: Vec<FuncId>,
}

impl Unit {
    /// Whether the input runs nothing.
    pub fn is_silent(&self, program: &hir::Program) -> bool {
        matches!(&program.stmts[self.body.block].kind, StmtKind::Block(stmts) if stmts.is_empty())
    }
}

/// Begins an input.
pub fn begin(sema: &mut Sema) {
    // What an earlier input declared comes before, whatever that was.
    sema.next_order += 1;
    sema.progress.begin();
    sema.input = Input {
        n_vars: sema.program.vars.len(),
        n_classes: sema.program.classes.len(),
        first_order: sema.next_order,
        ..Input::default()
    };
    sema.cx = Context {
        scope: sema.program.global,
        function: Some(Box::default()),
        class: None,
        this_ty: None,
        order_limit: None,
        n_prototypes: 0,
        language: ast::Linkage::Cxx,
        pack: None,
        is_unevaluated: false,
        is_constant_evaluated: false,
        depth: 0,
        ..sema.cx.clone()
    };
}

/// Remembers the context before a namespace or linkage specification opens.
pub fn open(sema: &mut Sema) {
    let cx = Context { function: None, ..sema.cx.clone() };
    sema.input.open.push(cx);
}

/// Returns to the context before the innermost open one. Pragmas outlast the brace.
pub fn close(sema: &mut Sema) {
    let Some(outer) = sema.input.open.pop() else { return };
    sema.cx.scope = outer.scope;
    sema.cx.language = outer.language;
}

/// A statement of the input.
pub fn statement(sema: &mut Sema, id: ast::StmtId) {
    let checked = match sema.ast.stmts[id].kind {
        ast::StmtKind::Expr { expr, has_semi: false } => {
            sema.input.ends_in_expr = true;
            result(sema, expr)
        }
        _ => stmt::check(sema, id),
    };
    sema.input.stmts.push(checked);
}

/// The last expression, whose value is shown: a glvalue as it is, a prvalue as an object of its own.
fn result(sema: &mut Sema, id: ast::ExprId) -> StmtId {
    let span = sema.ast.exprs[id].span;
    let value = expr::check(sema, id);
    show(sema, value, span)
}

/// Makes the statement that yields `value`.
fn show(sema: &mut Sema, value: ExprId, span: Span) -> StmtId {
    let needs_value = {
        let data = &sema.program.exprs[value];
        !data.category.is_glvalue()
            || matches!(data.kind, hir::ExprKind::OverloadSet(_) | hir::ExprKind::InitList { .. })
            || is_bit_field(sema, value)
    };
    let value = if needs_value { expr::rvalue(sema, value) } else { kept(sema, value) };
    let value = expr::full(sema, value);
    let ty = sema.ty(value);
    match sema.program.types.kind(ty) {
        TyKind::Error => sema.stmt(StmtKind::Empty, span),
        TyKind::Void => sema.stmt(StmtKind::Expr(value), span),
        _ => {
            if !sema.program.exprs[value].category.is_glvalue() {
                // The session ends its life when it was shown.
                init::destructor(sema, ty, span);
            }
            sema.input.result = Some((value, ty));
            sema.stmt(StmtKind::Result(value), span)
        }
    }
}

/// What an xvalue, or a call's reference to an argument, refers to may end with the full-expression, before it is
/// shown: a scalar is read at once, and a class object that is part of a temporary is moved out of it.
fn kept(sema: &mut Sema, value: ExprId) -> ExprId {
    let hir::Expr { ty, category, span, .. } = sema.program.exprs[value];
    match sema.program.types.kind(ty) {
        _ if category != hir::Category::XValue && !makes_temporary(sema, value) => value,
        TyKind::Array(..) => match sema.program.exprs[value].kind {
            hir::ExprKind::Temporary { sub, .. } => sub,
            _ => value,
        },
        TyKind::Function(_) => value,
        TyKind::Class(_) if is_temporary(sema, value) => {
            let target = init::Target::temporary(ty.unqual(), span);
            init::from_expr(sema, target, value, true)
        }
        TyKind::Class(_) => value,
        _ => expr::rvalue(sema, value),
    }
}

/// Whether a glvalue is (part of) a temporary of its own expression.
fn is_temporary(sema: &Sema, mut id: ExprId) -> bool {
    loop {
        match sema.program.exprs[id].kind {
            hir::ExprKind::Temporary { .. } => return true,
            hir::ExprKind::Field { base, .. } => id = base,
            hir::ExprKind::Cast { sub, .. } => id = sub,
            _ => return false,
        }
    }
}

/// Whether some operand of an expression is a temporary.
fn makes_temporary(sema: &Sema, id: ExprId) -> bool {
    let mut pending = vec![id];
    while let Some(id) = pending.pop() {
        let kind = &sema.program.exprs[id].kind;
        if matches!(kind, hir::ExprKind::Temporary { lifetime: hir::Lifetime::FullExpr, .. }) {
            return true;
        }
        hir::visit::children(kind, |child| pending.push(child));
    }
    false
}

/// A glvalue without an address.
fn is_bit_field(sema: &Sema, id: ExprId) -> bool {
    match sema.program.exprs[id].kind {
        hir::ExprKind::Field { field, .. } => sema.program.fields[field].bit_width.is_some(),
        hir::ExprKind::Element { .. } => true,
        _ => false,
    }
}

/// `int x = 5` without `;` shows what it declared: the last variable of the input.
pub fn show_declared(sema: &mut Sema) {
    // What lacked its `;` was an expression.
    if sema.input.ends_in_expr {
        return;
    }
    let newest = sema.program.vars.iter().rev().take_while(|(id, _)| id.index() >= sema.input.n_vars);
    let named = newest.into_iter().find(|(_, var)| is_listed(var)).map(|(id, var)| (id, var.span));
    let Some((var, span)) = named else { return };
    let entry = hir::Entry { named: hir::Named::Var(var), order: 0, access: ast::Access::Public, is_using: false };
    let value = expr::entity(sema, &entry, span);
    let stmt = show(sema, value, span);
    sema.input.stmts.push(stmt);
}

/// A variable that the user declared by name at namespace scope.
fn is_listed(var: &hir::Var) -> bool {
    var.kind == VarKind::Global && var.is_user && !var.name.is_empty() && !var.is_invalid
}

impl Input {
    /// Whether an earlier input made a variable.
    pub fn is_older(&self, var: VarId) -> bool {
        var.index() < self.n_vars
    }

    /// Whether an earlier input made a class.
    pub fn is_older_class(&self, class: ClassId) -> bool {
        class.index() < self.n_classes
    }
}

/// A variable is defined; perhaps one that an earlier input declared.
pub fn defines(sema: &mut Sema, var: VarId) {
    if sema.input.is_older(var) {
        sema.input.defined.push(var);
    }
}

/// Ends the input. `stale`: functions whose code must be made again. None when the input had errors.
pub fn finish(sema: &mut Sema, stale: &[FuncId]) -> Option<Unit> {
    stmt::finish_function(sema);
    if let Some(open) = sema.input.open.first() {
        debug_assert!(sema.sink.has_errors(), "an open namespace is reported: {:?}", open.scope);
    }
    let context = sema.cx.function.take().unwrap_or_default();
    let mut stmts = std::mem::take(&mut sema.input.stmts);
    order_by_priority(sema, &mut stmts);
    if sema.sink.has_errors() {
        return None;
    }
    let mut work = Worklist::default();
    work.add_uses(&context.uses);
    roots(sema, &mut work);
    let main = sema.input.main;
    let constructors = by_priority(sema, |attrs| attrs.constructor);
    let destructors = by_priority(sema, |attrs| attrs.destructor);
    for &func in stale {
        sema.emitted_funcs.remove(&func);
        work.funcs.push(func);
    }
    let (mut funcs, mut vars) = (Vec::new(), Vec::new());
    while !work.is_empty() {
        let (more_funcs, more_vars) = work.run(sema);
        funcs.extend(more_funcs);
        vars.extend(more_vars);
        work = Worklist::default();
        template_arguments(sema, &mut work);
    }
    // What reaching functions instantiated is initialised before the statements that call them
    // ([basic.start.dynamic]/1: in no order).
    let mut all = std::mem::take(&mut sema.input.stmts);
    all.extend(stmts);
    let body = CheckedBody {
        block: sema.stmt(StmtKind::Block(all), Span::NONE),
        member_inits: Vec::new(),
        labels: context.all_labels,
        uses: context.uses,
        has_loop: context.has_loop,
        nrvo: None,
        coroutine: None,
    };
    let result = sema.input.result;
    (!sema.sink.has_errors()).then_some(Unit { body, result, funcs, vars, main, constructors, destructors })
}

/// GNU `init_priority`: objects that have one are initialised before all else of the input, small ones first.
fn order_by_priority(sema: &Sema, stmts: &mut [StmtId]) {
    let priority = |&id: &StmtId| match sema.program.stmts[id].kind {
        StmtKind::Global(var) => sema.program.vars[var].init_priority,
        _ => None,
    };
    if stmts.iter().any(|id| priority(id).is_some()) {
        stmts.sort_by_key(|id| priority(id).map_or(u32::MAX, u32::from));
    }
}

/// The GNU constructors or destructors of the input, small priorities first.
fn by_priority(sema: &Sema, priority: impl Fn(&hir::FuncAttrs) -> Option<u16>) -> Vec<FuncId> {
    let of = |&func: &FuncId| priority(&sema.program.funcs[func].attrs);
    let mut funcs: Vec<FuncId> = sema.input.structors.iter().copied().filter(|func| of(func).is_some()).collect();
    funcs.sort_by_key(of);
    funcs
}

/// What is emitted although nothing reaches it: the user's variables, variables that are initialised or destroyed at run time,
/// `main`, GNU constructors and destructors, and global allocation functions, which libraries call ([basic.stc.dynamic.general]/2).
fn roots(sema: &mut Sema, work: &mut Worklist) {
    let n_vars = sema.input.n_vars;
    for (id, var) in sema.program.vars.iter().rev().take_while(|(id, _)| id.index() >= n_vars) {
        let is_defined = var.kind == VarKind::Global && !var.is_extern && !var.is_invalid;
        if is_defined && (var.is_user || var.is_dynamic() && var.linkage != Linkage::None) {
            work.vars.push(id);
        }
    }
    work.vars.reverse();
    work.vars.extend_from_slice(&sema.input.defined);
    work.funcs.extend(sema.input.main);
    work.funcs.extend_from_slice(&sema.input.structors);
    work.funcs.extend_from_slice(&sema.input.allocators);
    template_arguments(sema, work);
}

/// What arguments of class templates point to is odr-used by the argument ([basic.def.odr]/4): it is instantiated, and so are
/// the static data members that it uses, whose initialisation has effects (a program registers its types so).
fn template_arguments(sema: &mut Sema, work: &mut Worklist) {
    let n_seen = std::mem::replace(&mut sema.input.n_classes, sema.program.classes.len());
    for (_, class) in sema.program.classes.iter().rev().take_while(|(id, _)| id.index() >= n_seen) {
        let Some((_, args)) = &class.specialization else { continue };
        for arg in args.iter() {
            let hir::TemplateArg::Value(_, value) = arg else { continue };
            let hir::Value::Pointer(pointer) = &**value else { continue };
            match pointer.base {
                hir::PointerBase::Func(func) => work.funcs.push(func),
                hir::PointerBase::Var(var) => work.vars.push(var),
                _ => {}
            }
        }
    }
}

/// Functions and variables to emit for a function, itself included.
pub fn reach(sema: &mut Sema, func: FuncId) -> (Vec<FuncId>, Vec<VarId>) {
    Worklist { funcs: vec![func], ..Worklist::default() }.run(sema)
}

/// Checks what a program would need of templates and other bodies that wait for a use ([temp.inst]/4): all that the functions
/// use which the input itself defines, called or not.
pub fn check_uses(sema: &mut Sema) {
    let is_defined = |func: &hir::Func| func.is_user && matches!(func.body, Body::Checked(_));
    let defined = sema.program.funcs.iter().filter(|(_, func)| is_defined(func)).map(|(id, _)| id).collect();
    Worklist { funcs: defined, ..Worklist::default() }.run(sema);
}

/// The transitive odr-uses that need code.
#[derive(Default)]
struct Worklist {
    funcs: Vec<FuncId>,
    vars: Vec<VarId>,
    /// Classes whose vtables were found to be needed.
    classes: FxHashSet<ClassId>,
}

impl Worklist {
    fn is_empty(&self) -> bool {
        self.funcs.is_empty() && self.vars.is_empty()
    }

    fn add_uses(&mut self, uses: &hir::Uses) {
        self.funcs.extend_from_slice(&uses.funcs);
        self.vars.extend_from_slice(&uses.vars);
    }

    /// Functions and variables to emit, bodies checked. Marks them emitted.
    fn run(mut self, sema: &mut Sema) -> (Vec<FuncId>, Vec<VarId>) {
        let (mut funcs, mut vars) = (Vec::new(), Vec::new());
        let mut n_vars_done = 0;
        loop {
            // Variables in the order in which they were found: of one input, that of their declarations.
            if let Some(&var) = self.vars.get(n_vars_done) {
                n_vars_done += 1;
                if self.reach_var(sema, var) {
                    vars.push(var);
                }
            } else if let Some(func) = self.funcs.pop() {
                if self.reach_func(sema, func) {
                    funcs.push(func);
                }
            } else {
                return (funcs, vars);
            }
        }
    }

    fn reach_func(&mut self, sema: &mut Sema, id: FuncId) -> bool {
        if crate::sema::template::function::is_extern(sema, id) {
            return false;
        }
        crate::sema::template::function::find_definition(sema, id);
        let func = &sema.program.funcs[id];
        if func.is_deleted {
            return false;
        }
        if sema.emitted_funcs.get(&id).is_some_and(|emitted| emitted.revision == func.revision) {
            return false;
        }
        let (revision, is_elsewhere) = (func.revision, func.body == Body::None || is_never_emitted(func));
        self.funcs.extend(implied_dtors(sema, id));
        if is_elsewhere {
            let label = sema.program.funcs[id].asm_label;
            self.reach_label(sema, label);
            return false;
        }
        sema.emitted_funcs.insert(id, Emitted { revision, is_quick: false });
        let is_waiting = matches!(sema.program.funcs[id].body, Body::Written { .. } | Body::Synthesized);
        if is_waiting && sema.needing(id, |sema| decl::func_body(sema, id)) != Some(true) {
            return false;
        }
        match sema.program.funcs[id].body.clone() {
            Body::Checked(body) => {
                self.add_uses(&body.uses);
                self.reach_structor(sema, id);
                true
            }
            Body::None | Body::Written { .. } | Body::Synthesized | Body::InProgress | Body::Error => false,
        }
    }

    /// What constructors and destructors need without an expression that says so: the vtable of their class and with it
    /// its virtual functions ([basic.def.odr]/7); destructors also those of virtual bases ([class.dtor]/14), and when
    /// virtual the deallocation function ([class.dtor]/13).
    fn reach_structor(&mut self, sema: &mut Sema, id: FuncId) {
        let func = &sema.program.funcs[id];
        let (FuncName::Constructor | FuncName::Destructor, Some(class)) = (func.name, func.class) else { return };
        if func.name == FuncName::Destructor {
            if func.is_virtual {
                let deallocator = expr::new_delete::class_deallocator(sema, class, id);
                self.funcs.extend(deallocator);
            }
            for base in vtable::virtual_bases(&sema.program, class) {
                let ty = sema.program.types.class(base);
                self.funcs.extend(decl::class::destructor(sema, ty));
            }
        }
        let program = &sema.program;
        if self.classes.insert(class) && vtable::is_dynamic(program, class) && !vtable::is_elsewhere(program, class) {
            self.funcs.extend(vtable::group(program, class).funcs());
        }
    }

    /// GNU `asm` and `alias` on a declaration name a symbol, which a definition of the session may have.
    fn reach_label(&mut self, sema: &Sema, label: Option<Symbol>) {
        let Some(label) = label else { return };
        let program = &sema.program;
        let is_mangled = label.as_str().starts_with("_Z");
        let func = program.funcs.iter().find(|(id, func)| {
            let may_be = match func.name {
                _ if func.body == Body::None => false,
                hir::FuncName::Ident(name) if !is_mangled => name == label || func.asm_label == Some(label),
                _ => is_mangled,
            };
            may_be && mangle::func_symbol(program, *id) == label.as_str()
        });
        self.funcs.extend(func.map(|(id, _)| id));
        let var = program.vars.iter().find(|(id, var)| {
            let is_static = matches!(var.kind, VarKind::Global | VarKind::StaticLocal) && !var.is_extern;
            let may_be = is_static && (is_mangled || var.name == label || var.asm_label == Some(label));
            may_be && mangle::var_symbol(program, *id) == label.as_str()
        });
        self.vars.extend(var.map(|(id, _)| id));
    }

    fn reach_var(&mut self, sema: &mut Sema, id: VarId) -> bool {
        crate::sema::template::variable::find_definition(sema, id);
        let var = &sema.program.vars[id];
        let is_static = matches!(var.kind, VarKind::Global | VarKind::StaticLocal);
        if is_static && var.is_extern {
            self.reach_label(sema, var.asm_label);
        }
        if !is_static || var.is_extern || sema.emitted_vars.contains_key(&id) {
            return false;
        }
        let uses = var.uses.clone();
        sema.emitted_vars.insert(id, ());
        self.add_uses(&uses);
        self.funcs.extend(sema.program.vars[id].dtor);
        true
    }
}

/// GNU `extern inline` without `always_inline`: the definition is elsewhere, and this one serves the optimiser. With it,
/// calls have no other.
fn is_never_emitted(func: &hir::Func) -> bool {
    func.attrs.is_gnu_inline && !func.attrs.is_always_inline
}

/// Destructors that a call of a function may run without an expression that says so: those of its parameters and its
/// result ([expr.call]/7, [class.temporary]).
fn implied_dtors(sema: &mut Sema, id: FuncId) -> Vec<FuncId> {
    let func = &sema.program.funcs[id];
    let mut types: Vec<Ty> = Vec::new();
    if let Some(ty) = sema.program.types.as_function(func.ty) {
        types.extend(ty.params.iter().copied());
        types.push(ty.ret);
    }
    types.into_iter().filter_map(|ty| decl::class::destructor(sema, ty)).collect()
}
