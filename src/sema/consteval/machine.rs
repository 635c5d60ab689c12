//! The state of an evaluation: its objects, the frames of its calls, and its limits.

use crate::base::{FxHashMap, limits};
use crate::hir::{Category, ExprId, FuncId, Pointer, PointerBase, Program, Ty, TyKind, Value, VarId};
use crate::sema::consteval::{Failure, Mode, refers_to_frame};
use crate::source::Span;

/// The interpreter's own depth on the caller's stack.
pub(super) const SHALLOW_DEPTH: usize = 160;
/// The same on a stack of [`DEEP_STACK`] bytes, whose pages are only touched when they are needed.
pub(super) const DEEP_DEPTH: usize = 60_000;
pub(super) const DEEP_STACK: usize = 1 << 29;
/// How many of the calls around a failure are told.
const MAX_CALLS_SHOWN: usize = 8;
/// Objects that one evaluation may make.
const MAX_OBJECTS: usize = 1 << 23;

pub(super) type Res<T> = Result<T, Failure>;

/// An object of the evaluation.
#[derive(Debug)]
pub(super) struct Object {
    /// Its type, or that of its elements when `count` is given.
    pub ty: Ty,
    /// The number of elements of an array that was made at run time.
    pub count: Option<u64>,
    pub value: Value,
    pub is_alive: bool,
    /// Made by `new` or `operator new`.
    pub is_heap: bool,
    /// Bytes that `operator new` gave and that have no type yet.
    pub raw_size: Option<u64>,
}

/// What an `Opaque` node stands for.
#[derive(Debug, Clone)]
pub(super) enum Bound {
    Value(Value),
    Place(Pointer),
}

/// An object whose life ends with a block or full-expression.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cleanup {
    pub object: u32,
    pub dtor: Option<FuncId>,
}

/// A call.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub func: Option<FuncId>,
    /// Where it was called.
    pub span: Span,
    pub this: Option<Pointer>,
    pub vars: Vec<LocalVar>,
    pub opaques: FxHashMap<ExprId, Bound>,
    /// Where a class result goes.
    pub ret_place: Option<Pointer>,
    pub result: Option<Value>,
    pub temporaries: Vec<Cleanup>,
    pub locals: Vec<Cleanup>,
}

/// A local variable or parameter and its object. Functions have few of them, and most names are of late ones.
#[derive(Debug, Clone, Copy)]
pub(super) struct LocalVar {
    pub var: VarId,
    pub object: u32,
    pub is_ref: bool,
}

impl Frame {
    pub fn local(&self, var: VarId) -> Option<LocalVar> {
        self.vars.iter().rev().find(|local| local.var == var).copied()
    }

    /// The variable's object is `local.object` from now on.
    pub fn set_local(&mut self, local: LocalVar) {
        match self.vars.iter_mut().rev().find(|known| known.var == local.var) {
            Some(known) => *known = local,
            None => self.vars.push(local),
        }
    }
}

/// The interpreter.
pub(super) struct Machine<'p> {
    pub p: &'p Program,
    pub mode: Mode,
    pub objects: Vec<Object>,
    pub frames: Vec<Frame>,
    pub steps: u64,
    pub depth: usize,
    max_depth: usize,
    pub is_too_deep: bool,
    /// Variables whose initialisers are being evaluated to read them.
    pub reading: Vec<VarId>,
    /// The variable whose initialiser is evaluated, and its object.
    own: Option<(VarId, u32)>,
    /// The objects whose constructors and destructors run, innermost last: their dynamic type is that of the
    /// constructor's class ([class.cdtor]/4).
    pub in_structors: Vec<Pointer>,
}

impl<'p> Machine<'p> {
    pub fn new(p: &'p Program, mode: Mode, max_depth: usize) -> Self {
        Machine {
            p,
            mode,
            objects: Vec::new(),
            frames: vec![Frame::default()],
            steps: 0,
            depth: 0,
            max_depth,
            is_too_deep: false,
            reading: Vec::new(),
            own: None,
            in_structors: Vec::new(),
        }
    }

    /// Evaluates the whole expression ([expr.const]/11).
    pub fn top(&mut self, var: Option<VarId>, expr: ExprId) -> Res<Value> {
        let span = self.p.exprs[expr].span;
        let value = match var.filter(|_| self.is_object(expr)) {
            Some(var) => self.variable(var, expr)?,
            None => self.initializer(expr)?,
        };
        self.end_temporaries(0)?;
        if refers_to_frame(self.p, &value) {
            return Err(self.fail(span, "the result refers to an object that ends with the evaluation"));
        }
        if self.objects.iter().any(|object| object.is_heap && object.is_alive) {
            return Err(self.fail(span, "memory that was allocated here is not deallocated"));
        }
        Ok(value)
    }

    /// The value of a variable of class or array type. In its initialiser it is an object of the evaluation.
    fn variable(&mut self, var: VarId, expr: ExprId) -> Res<Value> {
        let node = &self.p.exprs[expr];
        let object = self.new_object(node.ty, node.span)?;
        let outer = self.own.replace((var, object));
        let result = self.init(expr, &Pointer { base: PointerBase::Var(var), path: Vec::new() });
        self.own = outer;
        result?;
        self.objects[object as usize].is_alive = false;
        Ok(std::mem::replace(&mut self.objects[object as usize].value, Value::Indeterminate))
    }

    /// Whether an expression is a prvalue that initialises an object.
    fn is_object(&self, expr: ExprId) -> bool {
        let node = &self.p.exprs[expr];
        node.category == Category::PRValue && self.is_object_type(node.ty)
    }

    /// The object of the evaluation that a place is in: that of the variable which is initialised now, too.
    pub fn frame_object(&self, base: &PointerBase) -> Option<u32> {
        match (base, self.own) {
            (PointerBase::Frame(object), _) => Some(*object),
            (PointerBase::Var(var), Some((own, object))) if *var == own => Some(object),
            _ => None,
        }
    }

    /// The value of any expression: of a glvalue its address, of a class or array prvalue the object.
    pub fn initializer(&mut self, expr: ExprId) -> Res<Value> {
        let node = &self.p.exprs[expr];
        if node.category != Category::PRValue {
            return self.lvalue(expr).map(Value::Pointer);
        }
        if !self.is_object_type(node.ty) {
            return self.rvalue(expr);
        }
        let object = self.new_object(node.ty, node.span)?;
        self.init(expr, &place(object))?;
        let value = std::mem::replace(&mut self.objects[object as usize].value, Value::Indeterminate);
        self.objects[object as usize].is_alive = false;
        Ok(value)
    }

    pub fn fail(&self, span: Span, why: impl Into<String>) -> Failure {
        let calls = self.frames.iter().rev().filter_map(|frame| frame.func.map(|func| (frame.span, func)));
        Failure::NotConstant { span, why: why.into(), calls: calls.take(MAX_CALLS_SHOWN).collect() }
    }

    /// Counts one step at `span`.
    pub fn step(&mut self, span: Span) -> Res<()> {
        self.steps += 1;
        if self.steps > limits::CONSTEXPR_STEPS {
            return Err(self.fail(span, "the evaluation takes too many steps; it may not end"));
        }
        Ok(())
    }

    /// Runs `run` one level deeper.
    pub fn deeper<T>(&mut self, span: Span, run: impl FnOnce(&mut Self) -> Res<T>) -> Res<T> {
        if self.depth >= self.max_depth {
            if self.max_depth < DEEP_DEPTH {
                self.is_too_deep = true;
            }
            return Err(self.fail(span, "the evaluation is nested too deeply"));
        }
        self.depth += 1;
        let result = run(self);
        self.depth -= 1;
        result
    }

    pub fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        self.frames.last_mut().expect("there is always a frame")
    }

    /// Makes an object of type `ty` without value.
    pub fn new_object(&mut self, ty: Ty, span: Span) -> Res<u32> {
        let value = self.indeterminate(ty, 0);
        self.add_object(Object { ty, count: None, value, is_alive: true, is_heap: false, raw_size: None }, span)
    }

    pub fn add_object(&mut self, object: Object, span: Span) -> Res<u32> {
        if self.objects.len() >= MAX_OBJECTS {
            return Err(self.fail(span, "the evaluation makes too many objects"));
        }
        self.objects.push(object);
        Ok(self.objects.len() as u32 - 1)
    }

    /// Whether prvalues of this type initialise an object instead of having a value.
    pub fn is_object_type(&self, ty: Ty) -> bool {
        matches!(self.p.types.kind(ty), TyKind::Class(_) | TyKind::Array(..))
    }

    /// Ends the temporaries of the present frame beyond the first `keep`.
    pub fn end_temporaries(&mut self, keep: usize) -> Res<()> {
        while self.frame().temporaries.len() > keep {
            if let Some(cleanup) = self.frame().temporaries.pop() {
                self.end(cleanup)?;
            }
        }
        Ok(())
    }

    /// Ends the locals of the present frame beyond the first `keep`.
    pub fn end_locals(&mut self, keep: usize) -> Res<()> {
        while self.frame().locals.len() > keep {
            if let Some(cleanup) = self.frame().locals.pop() {
                self.end(cleanup)?;
            }
        }
        Ok(())
    }

    fn end(&mut self, cleanup: Cleanup) -> Res<()> {
        if cleanup.dtor.is_some() {
            let ty = self.objects[cleanup.object as usize].ty;
            self.destroy(&place(cleanup.object), ty, Span::NONE)?;
        }
        let object = &mut self.objects[cleanup.object as usize];
        object.is_alive = false;
        object.value = Value::Indeterminate;
        Ok(())
    }
}

/// The place of a whole object.
pub(super) fn place(object: u32) -> Pointer {
    Pointer { base: PointerBase::Frame(object), path: Vec::new() }
}
