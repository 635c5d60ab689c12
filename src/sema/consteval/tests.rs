//! The evaluator on programs built by hand.

use std::sync::Arc;

use crate::ast::{BinaryOp, ClassKey, Constancy};
use crate::base::Symbol;
use crate::hir::testing;
use crate::hir::*;
use crate::sema::consteval::{Failure, Mode, evaluate, evaluate_in, fold};
use crate::source::Span;

/// Builds expressions and statements.
struct Build {
    p: Program,
}

impl Build {
    fn new() -> Build {
        Build { p: Program::new() }
    }

    fn expr(&mut self, kind: ExprKind, ty: Ty, category: Category) -> ExprId {
        self.p.exprs.push(Expr { kind, ty, category, span: Span::NONE })
    }

    fn value(&mut self, kind: ExprKind, ty: Ty) -> ExprId {
        self.expr(kind, ty, Category::PRValue)
    }

    fn place(&mut self, kind: ExprKind, ty: Ty) -> ExprId {
        self.expr(kind, ty, Category::LValue)
    }

    fn int(&mut self, n: i128) -> ExprId {
        self.value(ExprKind::Int(n), Ty::INT)
    }

    fn binary(&mut self, op: BinaryOp, a: ExprId, b: ExprId) -> ExprId {
        let ty = self.p.exprs[a].ty;
        self.value(ExprKind::Binary(op, a, b), ty)
    }

    fn less(&mut self, a: ExprId, b: ExprId) -> ExprId {
        self.value(ExprKind::Compare(CompareOp::Lt, a, b), Ty::BOOL)
    }

    fn local(&mut self, name: &str, ty: Ty, init: Option<ExprId>) -> VarId {
        let global = self.p.global;
        let id = testing::var(&mut self.p, global, name, ty);
        let var = self.p.vars.get_mut(id);
        (var.kind, var.linkage, var.init) = (VarKind::Local, Linkage::None, init);
        id
    }

    fn var(&mut self, id: VarId) -> ExprId {
        let ty = self.p.types.non_ref(self.p.vars[id].ty);
        self.place(ExprKind::Var(id), ty)
    }

    fn load(&mut self, place: ExprId) -> ExprId {
        let ty = self.p.exprs[place].ty.unqual();
        self.value(ExprKind::Cast { kind: CastKind::LValueToRValue, sub: place }, ty)
    }

    fn read(&mut self, id: VarId) -> ExprId {
        let place = self.var(id);
        self.load(place)
    }

    fn stmt(&mut self, kind: StmtKind) -> StmtId {
        self.p.stmts.push(Stmt { kind, span: Span::NONE })
    }

    fn assign(&mut self, target: ExprId, value: ExprId) -> StmtId {
        let ty = self.p.exprs[target].ty;
        let assign = self.place(ExprKind::Assign { target, value }, ty);
        self.stmt(StmtKind::Expr(assign))
    }

    /// A constexpr function of ints; `body` gets its parameters.
    fn function(&mut self, name: &str, n: usize, body: impl FnOnce(&mut Build, FuncId, &[VarId]) -> StmtId) -> FuncId {
        let ty = testing::fn_ty(&mut self.p, Ty::INT, &vec![Ty::INT; n]);
        let global = self.p.global;
        let func = testing::func(&mut self.p, global, FuncName::Ident(Symbol::new(name)), ty);
        let params: Vec<VarId> = (0..n).map(|_| self.local("param", Ty::INT, None)).collect();
        for (index, &var) in params.iter().enumerate() {
            self.p.vars.get_mut(var).kind = VarKind::Param;
            self.p.funcs.get_mut(func).params[index].var = Some(var);
        }
        self.p.funcs.get_mut(func).constant = Constancy::Constexpr;
        let block = body(self, func, &params);
        self.give_body(func, block, Vec::new());
        func
    }

    fn give_body(&mut self, func: FuncId, block: StmtId, member_inits: Vec<MemberInit>) {
        self.p.funcs.get_mut(func).body = Body::Checked(Box::new(CheckedBody {
            block,
            member_inits,
            labels: Vec::new(),
            uses: Uses::default(),
            has_loop: false,
            nrvo: None,
            coroutine: None,
        }));
    }

    fn call(&mut self, func: FuncId, args: Vec<ExprId>) -> ExprId {
        self.value(ExprKind::Call { callee: Callee::Direct(func), args, right_first: false }, Ty::INT)
    }

    fn ret(&mut self, expr: ExprId) -> StmtId {
        self.stmt(StmtKind::Return(Some(expr)))
    }

    fn block(&mut self, stmts: Vec<StmtId>) -> StmtId {
        self.stmt(StmtKind::Block(stmts))
    }

    fn decay(&mut self, array: ExprId, element: Ty) -> ExprId {
        let ty = self.p.types.pointer(element);
        self.value(ExprKind::Cast { kind: CastKind::ArrayToPointer, sub: array }, ty)
    }

    fn element(&mut self, array: ExprId, index: ExprId, element: Ty) -> ExprId {
        let ptr = self.decay(array, element);
        let ty = self.p.exprs[ptr].ty;
        let ptr = self.value(ExprKind::PtrAdd { ptr, index, is_sub: false }, ty);
        self.place(ExprKind::Deref(ptr), element)
    }

    fn string(&mut self, text: &str) -> ExprId {
        let bytes: Vec<u8> = text.bytes().chain([0]).collect();
        let element = self.p.types.add_quals(Ty::CHAR, Quals::CONST);
        let ty = self.p.types.array(element, ArrayLen::Known(bytes.len() as u64));
        let id = self.p.strings.push(StringData { bytes: bytes.into(), unit_size: 1, ty });
        self.place(ExprKind::String(id), ty)
    }

    fn builtin(&mut self, name: &str, args: Vec<ExprId>, ty: Ty) -> ExprId {
        let builtin = Builtin::by_name(name).expect("a builtin");
        self.value(ExprKind::Builtin { builtin, args }, ty)
    }

    fn check(&self, expr: ExprId, expected: i128) {
        assert_eq!(evaluate(&self.p, expr), Ok(Value::Int(expected)));
    }

    /// Why it is no constant.
    fn why(&self, expr: ExprId) -> String {
        match evaluate(&self.p, expr) {
            Err(Failure::NotConstant { why, .. }) => why,
            other => panic!("{other:?}"),
        }
    }
}

/// [expr.const]/5.7: no operation has undefined behaviour.
#[test]
fn undefined_arithmetic_is_no_constant() {
    let b = &mut Build::new();
    let max = b.int(i128::from(i32::MAX));
    let (zero, one, forty) = (b.int(0), b.int(1), b.int(40));
    let sum = b.binary(BinaryOp::Add, max, one);
    assert_eq!(b.why(sum), "the value 2147483648 is outside the range of `int`");
    let quotient = b.binary(BinaryOp::Div, one, zero);
    assert_eq!(b.why(quotient), "division by zero");
    let shift = b.binary(BinaryOp::Shl, one, forty);
    assert_eq!(b.why(shift), "shift by 40 of a type of 32 bits");
    let max = b.value(ExprKind::Int(i128::from(u32::MAX)), Ty::UINT);
    let one = b.value(ExprKind::Int(1), Ty::UINT);
    let sum = b.binary(BinaryOp::Add, max, one);
    b.check(sum, 0);
    let min = b.int(i128::from(i32::MIN));
    let minus = b.int(-1);
    let rem = b.binary(BinaryOp::Rem, min, minus);
    assert!(evaluate(&b.p, rem).is_err());
}

/// Each format of floating-point numbers is exact.
#[test]
fn floating_point_is_exact() {
    let b = &mut Build::new();
    for (ty, expected) in [
        (Ty::FLOAT, Value::Float(Float::single(0.1))),
        (Ty::DOUBLE, Value::Float(Float::double(0.1))),
        (Ty::LONG_DOUBLE, Value::Float(Float { format: FloatFormat::X87, bits: 0x3ffb_cccc_cccc_cccc_cccd })),
        (
            Ty::FLOAT128,
            Value::Float(Float { format: FloatFormat::Quad, bits: 0x3ffb_9999_9999_9999_9999_9999_9999_999a }),
        ),
    ] {
        let (one, ten) = (b.int(1), b.int(10));
        let kind = CastKind::IntegralToFloat;
        let one = b.value(ExprKind::Cast { kind: kind.clone(), sub: one }, ty);
        let ten = b.value(ExprKind::Cast { kind, sub: ten }, ty);
        let tenth = b.binary(BinaryOp::Div, one, ten);
        assert_eq!(evaluate(&b.p, tenth), Ok(expected));
        let back = b.binary(BinaryOp::Mul, tenth, ten);
        let back = b.value(ExprKind::Cast { kind: CastKind::FloatToIntegral, sub: back }, Ty::INT);
        b.check(back, 1);
    }
}

/// Loops and local variables; the sum of 0 to n - 1.
#[test]
fn loops_run() {
    let b = &mut Build::new();
    let sum = b.function("sum", 1, |b, _, params| {
        let zero = b.int(0);
        let s = b.local("s", Ty::INT, Some(zero));
        let i = b.local("i", Ty::INT, Some(zero));
        let (i_value, n_value) = (b.read(i), b.read(params[0]));
        let cond = b.less(i_value, n_value);
        let target = b.var(i);
        let step = b.place(ExprKind::IncDec { target, is_inc: true, is_prefix: true }, Ty::INT);
        let (target, value) = (b.var(s), b.read(i));
        let kind = ExprKind::CompoundAssign { op: BinaryOp::Add, target, value, compute: Ty::INT };
        let add = b.place(kind, Ty::INT);
        let body = b.stmt(StmtKind::Expr(add));
        let for_ = b.stmt(StmtKind::For { cond_decl: None, cond: Some(cond), step: Some(step), body });
        let (decl_s, decl_i) = (b.stmt(StmtKind::Local(s)), b.stmt(StmtKind::Local(i)));
        let result = b.read(s);
        let ret = b.ret(result);
        b.block(vec![decl_s, decl_i, for_, ret])
    });
    let n = b.int(1000);
    let call = b.call(sum, vec![n]);
    b.check(call, 499_500);
}

/// Recursion to the limit works, beyond it is an error and not a crash.
#[test]
fn recursion_is_limited() {
    let b = &mut Build::new();
    let down = b.function("down", 1, |b, func, params| {
        let (zero, one) = (b.int(0), b.int(1));
        let n = b.read(params[0]);
        let cond = b.less(zero, n);
        let less = b.binary(BinaryOp::Sub, n, one);
        let call = b.call(func, vec![less]);
        let more = b.binary(BinaryOp::Add, call, one);
        let value = b.value(ExprKind::Conditional(cond, more, zero), Ty::INT);
        let ret = b.ret(value);
        b.block(vec![ret])
    });
    let n = b.int(500);
    let call = b.call(down, vec![n]);
    b.check(call, 500);
    let n = b.int(5_000);
    let call = b.call(down, vec![n]);
    assert!(b.why(call).starts_with("calls are nested too deeply"), "{}", b.why(call));
}

/// A function whose body is not checked yet is named.
#[test]
fn unchecked_bodies_are_asked_for() {
    let b = &mut Build::new();
    let ty = testing::fn_ty(&mut b.p, Ty::INT, &[]);
    let global = b.p.global;
    let func = testing::func(&mut b.p, global, FuncName::Ident(Symbol::new("f")), ty);
    let call = b.call(func, Vec::new());
    assert_eq!(b.why(call), "call to `int f()`, which is not constexpr");
    let data = b.p.funcs.get_mut(func);
    data.constant = Constancy::Constexpr;
    data.body = Body::Written { decl: crate::base::Idx::new(0), scope: global };
    assert_eq!(evaluate(&b.p, call), Err(Failure::NeedsBody(func)));
}

/// [expr.add]/4: pointers stay in their array; what is past the end is not read.
#[test]
fn bounds_are_checked() {
    let b = &mut Build::new();
    let global = b.p.global;
    let const_int = b.p.types.add_quals(Ty::INT, Quals::CONST);
    let ty = b.p.types.array(const_int, ArrayLen::Known(3));
    let a = testing::var(&mut b.p, global, "a", ty);
    let elems = vec![Value::Int(10), Value::Int(20)];
    let filler = Some(Box::new(Value::Int(0)));
    let var = b.p.vars.get_mut(a);
    var.constant = Constancy::Constexpr;
    var.value = Some(Arc::new(Value::Array { elems, filler }));
    for (index, expected) in [(1, Some(20)), (2, Some(0)), (3, None), (4, None), (-1, None)] {
        let array = b.var(a);
        let index = b.int(index);
        let element = b.element(array, index, const_int);
        let read = b.load(element);
        assert_eq!(evaluate(&b.p, read).ok(), expected.map(Value::Int));
        // GNU folding takes any address.
        let ptr = b.p.types.pointer(const_int);
        let address = b.value(ExprKind::AddrOf(element), ptr);
        assert!(fold(&b.p, address).is_some());
    }
}

/// [class.union]/1: at most one member is active.
#[test]
fn only_the_active_member_is_read() {
    let b = &mut Build::new();
    let global = b.p.global;
    let class = testing::class(&mut b.p, global, ClassKey::Union, "U");
    let x = testing::field(&mut b.p, class, "x", Ty::INT);
    let y = testing::field(&mut b.p, class, "y", Ty::INT);
    testing::complete(&mut b.p, class);
    let ty = b.p.types.class(class);
    let read = |b: &mut Build, written: FieldId, seen: FieldId| {
        let func = b.function("f", 0, |b, _, _| {
            let five = b.int(5);
            let kind = ExprKind::Aggregate { bases: Vec::new(), fields: vec![(x, five)] };
            let init = b.value(kind, ty);
            let u = b.local("u", ty, Some(init));
            let decl = b.stmt(StmtKind::Local(u));
            let base = b.var(u);
            let target = b.place(ExprKind::Field { base, field: written }, Ty::INT);
            let seven = b.int(7);
            let assign = b.assign(target, seven);
            let place = b.place(ExprKind::Field { base, field: seen }, Ty::INT);
            let value = b.load(place);
            let ret = b.ret(value);
            b.block(vec![decl, assign, ret])
        });
        b.call(func, Vec::new())
    };
    let good = read(b, y, y);
    let bad = read(b, y, x);
    b.check(good, 7);
    assert!(b.why(bad).starts_with("read of member `x` of a union whose active member is `y`"));
}

/// Constructors initialise members, member functions see them; a switch jumps.
#[test]
fn classes_and_switches() {
    let b = &mut Build::new();
    let global = b.p.global;
    let class = testing::class(&mut b.p, global, ClassKey::Struct, "C");
    let field = testing::field(&mut b.p, class, "n", Ty::INT);
    testing::complete(&mut b.p, class);
    let (ty, scope) = (b.p.types.class(class), b.p.classes[class].scope);
    let pointer = b.p.types.pointer(ty);
    let ctor_ty = testing::fn_ty(&mut b.p, Ty::VOID, &[Ty::INT]);
    let ctor = testing::func(&mut b.p, scope, FuncName::Constructor, ctor_ty);
    let param = b.local("n", Ty::INT, None);
    b.p.vars.get_mut(param).kind = VarKind::Param;
    b.p.funcs.get_mut(ctor).params[0].var = Some(param);
    let init = b.read(param);
    let empty = b.block(Vec::new());
    b.give_body(ctor, empty, vec![MemberInit::Field { field, init }]);
    let get_ty = testing::fn_ty(&mut b.p, Ty::INT, &[]);
    let get = testing::func(&mut b.p, scope, FuncName::Ident(Symbol::new("get")), get_ty);
    let this = b.value(ExprKind::This, pointer);
    let object = b.place(ExprKind::Deref(this), ty);
    let n = b.place(ExprKind::Field { base: object, field }, Ty::INT);
    let n = b.load(n);
    // switch (n) { case 1 ... 3: return 10; default: return 20; case 7: ; } return 30;
    let (ten, twenty, thirty) = (b.int(10), b.int(20), b.int(30));
    let (ret_ten, ret_twenty, ret_thirty) = (b.ret(ten), b.ret(twenty), b.ret(thirty));
    let low = b.stmt(StmtKind::Case(ret_ten));
    let default = b.stmt(StmtKind::Default(ret_twenty));
    let nothing = b.stmt(StmtKind::Empty);
    let seven = b.stmt(StmtKind::Case(nothing));
    let body = b.block(vec![low, default, seven]);
    let cases = vec![(1, 3, low), (7, 7, seven)];
    let switch = b.stmt(StmtKind::Switch { cond: n, body, cases, default: Some(default) });
    let block = b.block(vec![switch, ret_thirty]);
    b.give_body(get, block, Vec::new());
    for func in [ctor, get] {
        b.p.funcs.get_mut(func).constant = Constancy::Constexpr;
    }
    for (n, expected) in [(2, 10), (5, 20), (7, 30)] {
        let n = b.int(n);
        let object = b.value(ExprKind::Construct { ctor, args: vec![n], zero_first: false }, ty);
        let kind = ExprKind::Temporary { sub: object, lifetime: Lifetime::FullExpr, dtor: None };
        let object = b.expr(kind, ty, Category::XValue);
        let call = b.call(get, vec![object]);
        let full = b.value(ExprKind::FullExpr(call), Ty::INT);
        b.check(full, expected);
    }
}

/// [expr.const]/5.18: what is allocated is deallocated in the evaluation.
#[test]
fn allocations_end() {
    let b = &mut Build::new();
    let int_ptr = b.p.types.pointer(Ty::INT);
    let global = b.p.global;
    let fn_ty = testing::fn_ty(&mut b.p, Ty::VOID, &[]);
    let name = FuncName::Operator(crate::ast::OverloadedOperator::New);
    let alloc = testing::func(&mut b.p, global, name, fn_ty);
    let make = |b: &mut Build, is_deleted: bool| {
        let func = b.function("f", 0, |b, _, _| {
            let (count, nine) = (b.int(3), b.int(9));
            let init = b.value(ExprKind::ArrayInit { elems: vec![(0, 1, nine)], filler: Some(nine) }, Ty::ERROR);
            let new = New {
                alloc,
                dealloc: None,
                is_aligned: false,
                placement: Vec::new(),
                element: Ty::INT,
                count: Some(count),
                cookie: 0,
                init: Some(init),
            };
            let new = b.value(ExprKind::New(Box::new(new)), int_ptr);
            let p = b.local("p", int_ptr, Some(new));
            let decl = b.stmt(StmtKind::Local(p));
            let (ptr, two) = (b.read(p), b.int(2));
            let at = b.value(ExprKind::PtrAdd { ptr, index: two, is_sub: false }, int_ptr);
            let at = b.place(ExprKind::Deref(at), Ty::INT);
            let value = b.load(at);
            let r = b.local("r", Ty::INT, Some(value));
            let decl_r = b.stmt(StmtKind::Local(r));
            let kind = ExprKind::Delete {
                is_global: false,
                operand: ptr,
                is_array: true,
                dtor: None,
                is_virtual_dtor: false,
                dealloc: alloc,
                cookie: 0,
            };
            let delete = b.value(kind, Ty::VOID);
            let delete = b.stmt(if is_deleted { StmtKind::Expr(delete) } else { StmtKind::Empty });
            let result = b.read(r);
            let ret = b.ret(result);
            b.block(vec![decl, decl_r, delete, ret])
        });
        b.call(func, Vec::new())
    };
    let good = make(b, true);
    let leak = make(b, false);
    b.check(good, 9);
    assert_eq!(b.why(leak), "memory that was allocated here is not deallocated");
}

/// Builtins fold as in GCC.
#[test]
fn builtins_fold() {
    let b = &mut Build::new();
    let n = b.value(ExprKind::Int(0x00f0), Ty::UINT);
    for (name, expected) in
        [("__builtin_clz", 24), ("__builtin_ctz", 4), ("__builtin_popcount", 4), ("__builtin_ffs", 5)]
    {
        let call = b.builtin(name, vec![n], Ty::INT);
        b.check(call, expected);
    }
    let swapped = b.builtin("__builtin_bswap32", vec![n], Ty::UINT);
    b.check(swapped, 0xf000_0000);
    let text = b.string("hello");
    let const_char = b.p.types.add_quals(Ty::CHAR, Quals::CONST);
    let text = b.decay(text, const_char);
    let length = b.builtin("__builtin_strlen", vec![text], Ty::SIZE);
    b.check(length, 5);
    let constant = b.builtin("__builtin_constant_p", vec![n], Ty::INT);
    b.check(constant, 1);
    let two = b.value(ExprKind::Float(Float::double(2.0)), Ty::DOUBLE);
    let root = b.builtin("__builtin_sqrt", vec![two], Ty::DOUBLE);
    assert_eq!(evaluate(&b.p, root), Ok(Value::Float(Float::double(2f64.sqrt()))));
    let nan = b.builtin("__builtin_isnan", vec![two], Ty::INT);
    b.check(nan, 0);
}

/// The bytes of an object as another type ([bit.cast]).
#[test]
fn bits_are_recast() {
    let b = &mut Build::new();
    let one = b.value(ExprKind::Float(Float::single(1.0)), Ty::FLOAT);
    let one =
        b.expr(ExprKind::Temporary { sub: one, lifetime: Lifetime::FullExpr, dtor: None }, Ty::FLOAT, Category::XValue);
    let bits = b.value(ExprKind::Cast { kind: CastKind::ObjectBitCast, sub: one }, Ty::UINT);
    b.check(bits, 0x3f80_0000);
}

/// Addresses of static objects are constants; those of locals, and values of variables, are not.
#[test]
fn addresses_are_constants() {
    let b = &mut Build::new();
    let global = b.p.global;
    let x = testing::var(&mut b.p, global, "x", Ty::INT);
    let int_ptr = b.p.types.pointer(Ty::INT);
    let place = b.var(x);
    let address = b.value(ExprKind::AddrOf(place), int_ptr);
    let expected = Pointer { base: PointerBase::Var(x), path: Vec::new() };
    assert_eq!(fold(&b.p, address), Some(Value::Pointer(expected)));
    let value = b.read(x);
    assert_eq!(fold(&b.p, value), None);
    assert_eq!(b.why(value), "read of the variable `int x`, which is not constant");
    let local = b.local("l", Ty::INT, None);
    let place = b.var(local);
    let address = b.value(ExprKind::AddrOf(place), int_ptr);
    assert_eq!(fold(&b.p, address), None);
    let null = b.value(ExprKind::Null, int_ptr);
    let bad = b.place(ExprKind::Deref(null), Ty::INT);
    let bad = b.load(bad);
    assert_eq!(b.why(bad), "dereference of a null pointer");
    assert!(evaluate_in(&b.p, bad, Mode::Fold).is_err());
}

/// A loop without end reaches the limit on steps.
#[test]
fn endless_loops_end() {
    let b = &mut Build::new();
    let func = b.function("f", 0, |b, _, _| {
        let cond = b.value(ExprKind::Int(1), Ty::BOOL);
        let body = b.stmt(StmtKind::Empty);
        let loop_ = b.stmt(StmtKind::While { cond_decl: None, cond, body });
        b.block(vec![loop_])
    });
    let call = b.call(func, Vec::new());
    assert!(b.why(call).starts_with("the loop takes too many turns"));
}
