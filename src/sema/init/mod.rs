//! Initialisation ([dcl.init]): the decision list of [dcl.init.general]/16, by the target's type and the form of
//! the initialiser. In reading order: here the forms; `list` braced lists, `aggregate` and `build` what they fill, `class` constructors and
//! copies, `string` literals into arrays, `auto` deduction of placeholder types.

pub mod aggregate;
pub mod auto;
pub mod build;
pub mod class;
pub mod list;
pub mod string;

#[cfg(test)]
mod tests;

use crate::ast;
use crate::base::Symbol;
use crate::hir::{ArrayLen, Category, ExprId, ExprKind, FuncId, Lifetime, Ty, TyKind};
use crate::sema::conv::{self, Allow, Context, Sequence, reference};
use crate::sema::{Sema, access, decl, expr};
use crate::source::Span;

pub use auto::{auto_from_init, decltype_of, deduce_auto, deduce_auto_from};
pub use build::from_missing;
pub use list::{initializer_list_element, list_node};

/// What is initialised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A variable with automatic storage: references extend temporaries to the end of its block.
    Local,
    /// A variable with static or thread storage.
    Static,
    Param,
    Return,
    Member,
    NewObject,
    /// The exception object.
    Exception,
    Temporary,
    Capture,
}

/// The entity to initialise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// May be a reference, or an array of unknown bound.
    pub ty: Ty,
    pub kind: Kind,
    /// Its name for messages; empty when it has none.
    pub name: Symbol,
    /// Where it is declared.
    pub span: Span,
}

impl Target {
    /// A temporary (or part of something) of type `ty`.
    pub fn temporary(ty: Ty, span: Span) -> Target {
        Target { ty, kind: Kind::Temporary, name: Symbol::EMPTY, span }
    }

    /// How long temporaries live that a reference of this kind is bound to ([class.temporary]/6).
    pub fn lifetime(self) -> Lifetime {
        match self.kind {
            // Of a member: to the end of the constructor, as GCC has it; of an aggregate's, to the end of its block.
            Kind::Local | Kind::Member => Lifetime::Block,
            Kind::Static => Lifetime::Static,
            Kind::Param | Kind::Return | Kind::NewObject | Kind::Exception | Kind::Temporary | Kind::Capture => {
                Lifetime::FullExpr
            }
        }
    }

    /// For messages about conversions.
    pub fn context(self) -> Context {
        match self.kind {
            Kind::Param => Context::Argument,
            Kind::Return => Context::Return,
            Kind::Local
            | Kind::Static
            | Kind::Member
            | Kind::NewObject
            | Kind::Exception
            | Kind::Temporary
            | Kind::Capture => Context::Init,
        }
    }

    /// The same kind of thing with another type.
    pub fn with_ty(self, ty: Ty) -> Target {
        Target { ty, ..self }
    }
}

/// Initialises `target` ([dcl.init.general]). None: no initialisation is performed. What is wrong is reported and
/// gives an error node. The expression's type is the completed type of an array of unknown bound.
pub fn initialize(sema: &mut Sema, target: Target, init: Option<ast::Init>) -> Option<ExprId> {
    let init = check_init(sema, init, target.span);
    from_checked_init(sema, target, init)
}

/// An initialiser whose expressions are checked, once: the type may have to be deduced from them before.
#[derive(Debug, Clone)]
pub enum CheckedInit {
    None,
    /// An expression or a braced list; `is_copy` for `= operand`.
    Operand {
        operand: ExprId,
        is_copy: bool,
    },
    /// A parenthesised list.
    Args(Vec<ExprId>),
}

/// Checks the expressions of an initialiser.
pub fn check_init(sema: &mut Sema, init: Option<ast::Init>, span: Span) -> CheckedInit {
    match init {
        None => CheckedInit::None,
        Some(ast::Init::Copy(operand)) => CheckedInit::Operand { operand: expr::check(sema, operand), is_copy: true },
        Some(ast::Init::Paren(list)) => CheckedInit::Args(paren_args(sema, list)),
        Some(ast::Init::Brace(list)) => CheckedInit::Operand { operand: expr::check(sema, list), is_copy: false },
        Some(ast::Init::Delayed { id, is_copy }) => match decl::parse_delayed(sema, id) {
            Some(ast::DelayedResult::Expr(operand)) => {
                CheckedInit::Operand { operand: expr::check(sema, operand), is_copy }
            }
            _ => CheckedInit::Operand { operand: sema.error_expr(span), is_copy },
        },
    }
}

/// Initialises `target` from what [`check_init`] has checked; see [`initialize`].
pub fn from_checked_init(sema: &mut Sema, target: Target, init: CheckedInit) -> Option<ExprId> {
    let value = match init {
        CheckedInit::None => default(sema, target),
        CheckedInit::Operand { operand, is_copy } => Some(from_expr(sema, target, operand, is_copy)),
        CheckedInit::Args(args) => Some(from_args(sema, target, args)),
    };
    value.map(|value| full(sema, target, value))
}

/// The initialiser of a variable or member is a full-expression ([intro.execution]/5).
fn full(sema: &mut Sema, target: Target, value: ExprId) -> ExprId {
    match target.kind {
        Kind::Local | Kind::Static | Kind::Member => expr::full(sema, value),
        Kind::Param | Kind::Return | Kind::NewObject | Kind::Exception | Kind::Temporary | Kind::Capture => value,
    }
}

/// See [`from_expr`]; the end of the initialiser ends its temporaries.
pub fn from_checked(sema: &mut Sema, target: Target, operand: ExprId, is_copy: bool) -> ExprId {
    let value = from_expr(sema, target, operand, is_copy);
    full(sema, target, value)
}

/// The checked expressions of a parenthesised initialiser.
pub fn paren_args(sema: &mut Sema, list: ast::ExprId) -> Vec<ExprId> {
    let exprs = match &sema.ast.exprs[list].kind {
        ast::ExprKind::ParenList(exprs) => exprs.clone(),
        _ => vec![list],
    };
    crate::sema::template::expr::list(sema, &exprs)
}

/// Initialises `target` from a checked expression or braced list; `is_copy` for `= operand`.
pub fn from_expr(sema: &mut Sema, target: Target, operand: ExprId, is_copy: bool) -> ExprId {
    let span = sema.program.exprs[operand].span;
    if target.ty.unqual() == Ty::ERROR || sema.ty(operand) == Ty::ERROR {
        return sema.error_expr(span);
    }
    if sema.cx.depth >= crate::base::limits::NESTING_DEPTH {
        sema.error(span, "nested too deeply");
        return sema.error_expr(span);
    }
    sema.cx.depth += 1;
    let value = dispatch(sema, target, operand, is_copy);
    sema.cx.depth -= 1;
    value
}

/// [dcl.init.general]/16.
fn dispatch(sema: &mut Sema, target: Target, operand: ExprId, is_copy: bool) -> ExprId {
    let span = sema.program.exprs[operand].span;
    // 16.1: a braced list.
    if conv::list::is_list(sema, operand) {
        return list::initialize(sema, target, operand, is_copy);
    }
    let allow = if is_copy { Allow::ALL } else { Allow::DIRECT };
    match *sema.program.types.kind(target.ty) {
        // 16.2: a reference.
        TyKind::LValueRef(_) | TyKind::RValueRef(_) => {
            let seq = conv::sequence_with(sema, operand, target.ty, allow);
            reference::bind(sema, operand, target.ty, &seq, target.lifetime(), target.context())
        }
        // 16.3: an array of characters from a string literal; 16.5: no other array.
        TyKind::Array(element, len) => array(sema, target, operand, (element, len), is_copy),
        // 16.6
        TyKind::Class(class) => class::from_expr(sema, target, class, operand, is_copy),
        TyKind::Function(_) | TyKind::Void => {
            let shown = sema.show(target.ty);
            sema.error(span, format!("a `{shown}` cannot be initialised"));
            sema.error_expr(span)
        }
        // 16.7 to 16.9
        _ => {
            if !is_copy && sema.ty(operand).unqual() == Ty::NULLPTR && target.ty.unqual() == Ty::BOOL {
                return conv::to_bool(sema, operand, Context::Init);
            }
            let to = target.ty.unqual();
            let seq = conv::sequence_with(sema, operand, to, allow);
            conv::apply(sema, operand, to, &seq, target.context())
        }
    }
}

/// An array from a string literal, or (GNU) from a compound literal of its type.
fn array(sema: &mut Sema, target: Target, operand: ExprId, (element, len): (Ty, ArrayLen), is_copy: bool) -> ExprId {
    let span = sema.program.exprs[operand].span;
    if string::fits(sema, operand, element) {
        return string::initialize(sema, operand, element, len);
    }
    if let TyKind::Array(from, from_len) = *sema.program.types.kind(sema.ty(operand))
        && from.unqual() == element.unqual()
        && (from_len == len || len == ArrayLen::Unknown)
    {
        let mut at = operand;
        loop {
            if sema.program.exprs[at].category == Category::PRValue {
                return at;
            }
            match sema.program.exprs[at].kind {
                ExprKind::Temporary { sub, .. } | ExprKind::FullExpr(sub) => at = sub,
                _ => break,
            }
        }
        // A closure's or structured binding's copy of an array is element by element ([dcl.struct.bind]/1).
        if matches!(target.kind, Kind::Capture) {
            return crate::sema::decl::special::copy_array(sema, target, operand, is_copy);
        }
    }
    let (from, to) = (conv::describe(sema, operand), sema.show(target.ty));
    let message = format!("an array `{to}` is initialised by a braced list, not by {from}");
    sema.error(span, message);
    sema.error_expr(span)
}

/// `T x(a, b)` and `T(a, b)`: direct-initialisation from a parenthesised list of checked expressions.
pub fn from_args(sema: &mut Sema, target: Target, args: Vec<ExprId>) -> ExprId {
    if target.ty.unqual() == Ty::ERROR || args.iter().any(|&arg| sema.ty(arg) == Ty::ERROR) {
        return sema.error_expr(target.span);
    }
    if args.is_empty() {
        return value(sema, target);
    }
    match *sema.program.types.kind(target.ty) {
        TyKind::Class(class) => class::from_args(sema, target, class, args),
        TyKind::Array(element, len) => match args[..] {
            [only] if string::fits(sema, only, element) => string::initialize(sema, only, element, len),
            _ => aggregate::parenthesized(sema, target, args),
        },
        _ => match args[..] {
            [only] => from_expr(sema, target, only, false),
            _ => {
                let shown = sema.show(target.ty);
                let span = sema.program.exprs[args[1]].span;
                sema.error(span, format!("{} initialisers for the scalar type `{shown}`", args.len()));
                sema.error_expr(target.span)
            }
        },
    }
}

/// `T()`, `T{}`: value-initialisation ([dcl.init.general]/8).
pub fn value(sema: &mut Sema, target: Target) -> ExprId {
    let span = target.span;
    match *sema.program.types.kind(target.ty) {
        TyKind::Error => sema.error_expr(span),
        TyKind::LValueRef(_) | TyKind::RValueRef(_) => {
            let shown = sema.show(target.ty);
            sema.error(span, format!("a reference `{shown}` needs something to refer to"));
            sema.error_expr(span)
        }
        TyKind::Class(class) => class::value(sema, target, class),
        TyKind::Array(element, ArrayLen::Known(_)) => {
            let element_value = value(sema, target.with_ty(element));
            if matches!(sema.program.exprs[element_value].kind, ExprKind::Zero | ExprKind::Error) {
                return zero(sema, target.ty, span);
            }
            let element_value = expr::full(sema, element_value);
            let kind = ExprKind::ArrayInit { elems: Vec::new(), filler: Some(element_value) };
            sema.expr(kind, target.ty, Category::PRValue, span)
        }
        TyKind::Void => sema.expr(ExprKind::Zero, Ty::VOID, Category::PRValue, span),
        TyKind::Function(_) | TyKind::Array(..) => {
            let shown = sema.show(target.ty);
            sema.error(span, format!("a `{shown}` cannot be value-initialised"));
            sema.error_expr(span)
        }
        _ => zero(sema, target.ty.unqual(), span),
    }
}

/// The prvalue of all zero bits.
pub fn zero(sema: &mut Sema, ty: Ty, span: Span) -> ExprId {
    sema.expr(ExprKind::Zero, ty, Category::PRValue, span)
}

/// No initialiser: default-initialisation ([dcl.init.general]/7). None when that does nothing.
pub fn default(sema: &mut Sema, target: Target) -> Option<ExprId> {
    let ty = target.ty;
    if ty.unqual() == Ty::ERROR {
        return None;
    }
    let name = if target.name.is_empty() { "an object".to_string() } else { format!("`{}`", target.name) };
    if sema.program.types.is_ref(ty) {
        sema.error(target.span, format!("the reference {name} is not initialised"));
        return Some(sema.error_expr(target.span));
    }
    let element = class::base_element(sema, ty);
    let needs_value = matches!(target.kind, Kind::Local | Kind::Static | Kind::NewObject);
    if needs_value && !is_default_allowed(sema, ty) {
        let shown = sema.show(ty);
        sema.error(target.span, format!("the constant {name} of type `{shown}` is not initialised"));
        return Some(sema.error_expr(target.span));
    }
    let class = sema.program.types.as_class(element)?;
    let construct = class::default(sema, target.with_ty(element), class)?;
    if element == ty || sema.ty(construct) == Ty::ERROR {
        return Some(construct);
    }
    // [class.temporary]/5: the temporaries of default arguments end with each element.
    let construct = expr::full(sema, construct);
    Some(array_of(sema, ty, construct, target.span))
}

/// Whether an object of this type may go without initialiser: a constant only if its class takes care of its value
/// ([dcl.init.general]/7).
pub fn is_default_allowed(sema: &Sema, ty: Ty) -> bool {
    let element = class::base_element(sema, ty);
    if !sema.program.types.quals(ty).is_const() {
        return true;
    }
    let class = sema.program.types.as_class(element);
    class.is_some_and(|class| class::is_const_default_constructible(sema, class))
}

/// An array (of arrays) every element of which is initialised by `element`.
fn array_of(sema: &mut Sema, ty: Ty, element: ExprId, span: Span) -> ExprId {
    let TyKind::Array(inner, _) = *sema.program.types.kind(ty) else { return element };
    let filler = array_of(sema, inner, element, span);
    let kind = ExprKind::ArrayInit { elems: Vec::new(), filler: Some(filler) };
    sema.expr(kind, ty, Category::PRValue, span)
}

/// The destructor that ends the life of an object of this type (or of an array's elements), when it is not trivial:
/// used here ([class.dtor]/15).
pub fn destructor(sema: &mut Sema, ty: Ty, span: Span) -> Option<FuncId> {
    let func = decl::class::destructor(sema, ty)?;
    if !span.is_none() && !access::destructor(sema, func, span) {
        return None;
    }
    crate::sema::overload::call::check_use(sema, func, span).then_some(func)
}

/// Applies a sequence that was found before to a target that is no braced list.
pub fn apply(sema: &mut Sema, target: Target, operand: ExprId, seq: &Sequence) -> ExprId {
    if sema.program.types.is_ref(target.ty) {
        return reference::bind(sema, operand, target.ty, seq, target.lifetime(), target.context());
    }
    if conv::list::is_list(sema, operand) || sema.program.types.as_class(target.ty).is_some() {
        return from_expr(sema, target, operand, true);
    }
    conv::apply(sema, operand, target.ty, seq, target.context())
}
