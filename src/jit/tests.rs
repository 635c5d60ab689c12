//! The JIT on small modules of textual IR.

use std::time::Instant;

use super::*;

/// A session with one tracker that has `ir`.
fn session(ir: &str) -> (Jit, Tracker) {
    let jit = Jit::new(JitOptions::default()).expect("LLVM works here");
    let tracker = jit.tracker();
    add(&jit, &tracker, ir);
    (jit, tracker)
}

fn add(jit: &Jit, tracker: &Tracker, ir: &str) {
    let module = FinishedModule::parse(ir).expect("the test's IR is valid");
    jit.add_module(module, tracker).expect("the module compiles");
}

fn int_function(jit: &Jit, name: &str) -> extern "C-unwind" fn() -> i32 {
    let address = jit.lookup(name).expect("defined");
    // SAFETY: the test's IR defines a function of this type.
    unsafe { std::mem::transmute::<usize, extern "C-unwind" fn() -> i32>(address) }
}

#[test]
fn adds_and_calls() {
    let (jit, _tracker) = session("define i32 @f() { ret i32 42 }");
    assert_eq!(int_function(&jit, "f")(), 42);
    assert!(jit.is_defined("f") && jit.is_defined("printf") && !jit.is_defined("no_such_thing"));
}

#[test]
fn timing() {
    let start = Instant::now();
    let jit = Jit::new(JitOptions::default()).expect("LLVM works here");
    let created = start.elapsed();
    for level in [OptLevel::O0, OptLevel::O2] {
        let mut times = Vec::new();
        for n in 0..200 {
            let ir = format!(
                "@g{n}_{level:?} = global i32 {n}\ndefine i32 @f{n}_{level:?}() {{ %v = load i32, ptr @g{n}_{level:?}\n ret i32 %v }}"
            );
            let module = FinishedModule::parse(&ir).expect("valid");
            let start = Instant::now();
            let tracker = jit.tracker();
            let objects = jit.compiler().objects(module, level).expect("compiles");
            let compiled = start.elapsed();
            for object in objects {
                jit.add_object(object, &tracker).expect("added");
            }
            let f = int_function(&jit, &format!("f{n}_{level:?}"));
            assert_eq!(f(), n);
            times.push((start.elapsed(), compiled));
        }
        let first = times[0].0;
        times.sort();
        println!("new {created:?}; {level:?}: first {first:?}, median (total, compile) {:?}", times[100]);
    }
}

/// Functions of several parts reach each other, variables, constants and what was local; each name is defined once.
#[test]
fn parts_make_one_module() {
    const IR: &str = r#"
        @counter = internal global i32 40
        @text = private unnamed_addr constant [3 x i8] c"ab\00"
        @table = private unnamed_addr constant [2 x ptr] [ptr @text, ptr @local]
        @shared = global ptr @local
        define internal fastcc i32 @local(i32 %x) { %y = add i32 %x, 1 ret i32 %y }
        define linkonce_odr i32 @once(i32 %x) { %y = call fastcc i32 @local(i32 %x) ret i32 %y }
        define i32 @f() {
          %n = load i32, ptr @counter
          %y = call i32 @once(i32 %n)
          store i32 %y, ptr @counter
          ret i32 %y
        }
        define i32 @g() {
          %p = load ptr, ptr getelementptr ([2 x ptr], ptr @table, i64 0, i64 1)
          %q = load ptr, ptr @shared
          %same = icmp eq ptr %p, %q
          %n = call i32 @f()
          %c = load i8, ptr @text
          %wide = zext i8 %c to i32
          %sum = add i32 %n, %wide
          %result = select i1 %same, i32 %sum, i32 -1
          ret i32 %result
        }
    "#;
    for n_parts in 1..=6 {
        let jit = Jit::new(JitOptions::default()).expect("LLVM works here");
        let tracker = jit.tracker();
        let mut module = FinishedModule::parse(IR).expect("valid");
        module.late_aliases = vec![("also_f".to_owned(), "f".to_owned())];
        let mut names = Vec::new();
        for object in jit.compiler().generate(module, OptLevel::O2, n_parts).expect("compiles") {
            names.extend(object.symbols.iter().cloned());
            jit.add_object(object, &tracker).expect("added");
        }
        names.sort();
        assert_eq!(names, ["also_f", "f", "g", "once", "shared"], "{n_parts} parts");
        assert_eq!(int_function(&jit, "g")(), 41 + i32::from(b'a'));
        assert_eq!(int_function(&jit, "also_f")(), 42);
    }
}

/// A guard, and the promise that no other test runs one: signals belong to the whole process.
fn alone() -> (std::sync::MutexGuard<'static, ()>, Guard) {
    static LOCK: Mutex<()> = Mutex::new(());
    (LOCK.lock().unwrap_or_else(PoisonError::into_inner), Guard::new())
}

/// Runs the function `name`, which takes a pointer it may ignore.
fn run(jit: &Jit, guard: &Guard, name: &str) -> Result<(), Trap> {
    let address = jit.lookup(name).expect("defined");
    // SAFETY: the test's IR defines a function that can be called with one pointer.
    let function = unsafe { std::mem::transmute::<usize, extern "C-unwind" fn(*mut u8)>(address) };
    guard.call(function, std::ptr::null_mut())
}

const FAULTS: &str = r#"
declare void @abort()
declare i32 @raise(i32)
define void @null_read() { %v = load volatile i32, ptr null  ret void }
define void @null_write() { store volatile i32 1, ptr inttoptr (i64 16 to ptr)  ret void }
define void @zero() {
  %p = alloca i32
  store volatile i32 0, ptr %p
  %d = load volatile i32, ptr %p
  %q = sdiv i32 1, %d
  store volatile i32 %q, ptr %p
  ret void
}
define void @overflow() {
  %p = alloca i32
  store volatile i32 -1, ptr %p
  %d = load volatile i32, ptr %p
  %q = sdiv i32 -2147483648, %d
  store volatile i32 %q, ptr %p
  ret void
}
define void @ill() { call void asm sideeffect "ud2", ""()  unreachable }
define void @trap() { call void asm sideeffect "int3", ""()  ret void }
define void @die() { call void @abort()  unreachable }
define void @deep() {
  %p = alloca [64 x i64]
  store volatile i64 1, ptr %p
  call void @deep()
  store volatile i64 2, ptr %p
  ret void
}
define void @spin() {
entry:
  br label %loop
loop:
  call void asm sideeffect "pause", ""()
  br label %loop
}
define void @fine() { ret void }
"#;

#[test]
fn faults_are_recovered() {
    let (jit, _tracker) = session(FAULTS);
    let (_alone, guard) = alone();
    let message = |name: &str| run(&jit, &guard, name).expect_err("it faults").to_string();
    for _ in 0..3 {
        assert_eq!(message("null_read"), "segmentation fault: read of address 0x0");
        assert_eq!(message("null_write"), "segmentation fault: write to address 0x10");
        assert_eq!(message("zero"), "floating point exception: integer division by zero");
        assert_eq!(message("overflow"), "floating point exception: integer overflow in division");
        assert_eq!(message("ill"), "illegal instruction");
        assert_eq!(message("trap"), "trace or breakpoint trap");
        assert_eq!(message("die"), "aborted");
        assert_eq!(message("deep"), "stack overflow");
        assert_eq!(run(&jit, &guard, "fine"), Ok(()));
    }
}

#[test]
fn loops_are_interrupted() {
    let (jit, _tracker) = session(FAULTS);
    let (_alone, guard) = alone();
    let interrupter = guard.interrupter();
    let other = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(30));
        interrupter.interrupt();
    });
    assert_eq!(run(&jit, &guard, "spin").expect_err("interrupted").kind, guard::TrapKind::Interrupted);
    other.join().expect("the other thread ends");
    let spin = jit.lookup("spin").expect("defined");
    // SAFETY: as in `run`.
    let spin = unsafe { std::mem::transmute::<usize, extern "C-unwind" fn(*mut u8)>(spin) };
    let limit = Some(std::time::Duration::from_millis(20));
    let trap = guard.call_within(limit, spin, std::ptr::null_mut()).expect_err("too long");
    assert_eq!(trap.kind, guard::TrapKind::TimeLimit);
    assert_eq!(run(&jit, &guard, "fine"), Ok(()));
}

#[test]
fn guarded_calls_nest() {
    struct Both<'a>(&'a Jit, &'a Guard, bool);
    extern "C-unwind" fn inner(both: *mut u8) {
        // SAFETY: the test passes its own record.
        let both = unsafe { &mut *both.cast::<Both<'_>>() };
        both.2 = run(both.0, both.1, "null_read").is_err();
        let _ = run(both.0, both.1, "fine");
        // SAFETY: a fault is what this is for.
        unsafe { std::ptr::null_mut::<i32>().write_volatile(1) };
    }
    let (jit, _tracker) = session(FAULTS);
    let (_alone, guard) = alone();
    let mut both = Both(&jit, &guard, false);
    assert!(guard.call(inner, (&raw mut both).cast()).is_err());
    assert!(both.2);
    assert_eq!(run(&jit, &guard, "fine"), Ok(()));
}

#[test]
fn unresolved_symbols_are_named() {
    let (jit, tracker) = session(
        "declare i32 @nobody_has_this()\ndeclare i32 @nor_this()\n\
         define i32 @f() { %a = call i32 @nobody_has_this() %b = call i32 @nor_this() ret i32 %a }",
    );
    let expected = JitError::Unresolved(vec!["nobody_has_this".into(), "nor_this".into()]);
    assert_eq!(jit.lookup("f"), Err(expected));
    tracker.remove().expect("removable");
    let tracker = jit.tracker();
    add(&jit, &tracker, "define i32 @f() { ret i32 7 }");
    assert_eq!(int_function(&jit, "f")(), 7);
}

#[test]
fn duplicates_are_named_and_removal_frees_the_name() {
    let (jit, tracker) = session("define i32 @f() { ret i32 1 }");
    let other = jit.tracker();
    let module = FinishedModule::parse("define i32 @f() { ret i32 2 }").expect("valid");
    assert_eq!(jit.add_module(module, &other), Err(JitError::Duplicate("f".into())));
    assert_eq!(int_function(&jit, "f")(), 1);
    tracker.remove().expect("removable");
    assert!(!jit.is_defined("f"));
    add(&jit, &other, "define i32 @f() { ret i32 3 }");
    assert_eq!(int_function(&jit, "f")(), 3);
}

#[test]
fn stubs_redirect() {
    let (jit, tracker) = session("define i32 @f.1() { ret i32 1 }\ndefine i32 @f.2() { ret i32 2 }");
    let stub = jit.new_stub().expect("memory");
    stub.set(jit.lookup("f.1").expect("defined"));
    jit.define_absolute("f", stub.entry(), &tracker).expect("new");
    let caller = jit.tracker();
    add(&jit, &caller, "declare i32 @f()\ndefine i32 @g() { %v = call i32 @f() ret i32 %v }");
    let g = int_function(&jit, "g");
    assert_eq!(g(), 1);
    stub.set(jit.lookup("f.2").expect("defined"));
    assert_eq!(g(), 2);
    caller.remove().expect("removable");
    tracker.remove().expect("removable");
    let again = jit.tracker();
    add(&jit, &again, "define i32 @f() { ret i32 9 }");
    assert_eq!(int_function(&jit, "f")(), 9);
}

#[test]
fn thread_locals_are_per_thread() {
    let (jit, tracker) = session(
        "@t = thread_local global i32 5\n@z = thread_local global [100 x i32] zeroinitializer\n\
         declare ptr @llvm.threadlocal.address.p0(ptr)\n\
         define i32 @next() {\n %p = call ptr @llvm.threadlocal.address.p0(ptr @t)\n %v = load i32, ptr %p\n\
         %n = add i32 %v, 1\n store i32 %n, ptr %p\n %z = load i32, ptr @z\n %s = add i32 %n, %z\n ret i32 %s }",
    );
    let next = int_function(&jit, "next");
    assert_eq!((next(), next()), (6, 7));
    assert_eq!(std::thread::spawn(move || next()).join().expect("ends"), 6);
    let address = jit.thread_local_address("t").expect("defined");
    // SAFETY: the variable is an `i32` of this thread.
    assert_eq!(unsafe { *(address as *const i32) }, 7);
    // Another input refers to it, and to one of libstdc++'s own.
    let other = jit.tracker();
    add(
        &jit,
        &other,
        "@t = external thread_local global i32\n@_ZSt15__once_callable = external thread_local global ptr\n\
         define i32 @peek() { store ptr null, ptr @_ZSt15__once_callable\n %v = load i32, ptr @t ret i32 %v }",
    );
    assert_eq!(int_function(&jit, "peek")(), 7);
    drop(tracker);
}

const THROWING: &str = r#"
@_ZTIi = external constant ptr
declare ptr @__cxa_allocate_exception(i64)
declare void @__cxa_throw(ptr, ptr, ptr)
declare ptr @__cxa_begin_catch(ptr)
declare void @__cxa_end_catch()
declare i32 @__gxx_personality_v0(...)
declare void @cinch_rt_exception(ptr)
declare void @_ZSt17__throw_bad_allocv()
declare void @_ZSt20__throw_length_errorPKc(ptr)
@text = private constant [9 x i8] c"too long\00"
define void @throw_int() {
  %e = call ptr @__cxa_allocate_exception(i64 4)
  store i32 42, ptr %e
  call void @__cxa_throw(ptr %e, ptr @_ZTIi, ptr null)
  unreachable
}
define i32 @catches() personality ptr @__gxx_personality_v0 {
  invoke void @throw_int() to label %no unwind label %pad
no:
  ret i32 0
pad:
  %l = landingpad { ptr, i32 } catch ptr @_ZTIi
  %e = extractvalue { ptr, i32 } %l, 0
  %o = call ptr @__cxa_begin_catch(ptr %e)
  %v = load i32, ptr %o
  call void @__cxa_end_catch()
  ret i32 %v
}
define void @input_int(ptr %which) personality ptr @__gxx_personality_v0 {
  invoke void @throw_int() to label %no unwind label %pad
no:
  ret void
pad:
  %l = landingpad { ptr, i32 } catch ptr null
  %e = extractvalue { ptr, i32 } %l, 0
  %o = call ptr @__cxa_begin_catch(ptr %e)
  call void @cinch_rt_exception(ptr %o)
  call void @__cxa_end_catch()
  ret void
}
define void @input_length(ptr %which) personality ptr @__gxx_personality_v0 {
  invoke void @_ZSt20__throw_length_errorPKc(ptr @text) to label %no unwind label %pad
no:
  ret void
pad:
  %l = landingpad { ptr, i32 } catch ptr null
  %e = extractvalue { ptr, i32 } %l, 0
  %o = call ptr @__cxa_begin_catch(ptr %e)
  call void @cinch_rt_exception(ptr %o)
  call void @__cxa_end_catch()
  ret void
}
"#;

#[test]
fn exceptions_are_caught_and_described() {
    let (jit, _tracker) = session(THROWING);
    assert_eq!(int_function(&jit, "catches")(), 42);
    let (_alone, guard) = alone();
    assert_eq!(run(&jit, &guard, "input_int"), Ok(()));
    assert_eq!(exception::take_thrown().expect("thrown").to_string(), "uncaught exception of type int: 42");
    assert_eq!(run(&jit, &guard, "input_length"), Ok(()));
    let thrown = exception::take_thrown().expect("thrown").to_string();
    assert_eq!(thrown, "uncaught exception of type std::length_error: too long");
    // Nobody catches this one: `std::terminate`, which aborts.
    assert_eq!(run(&jit, &guard, "throw_int").expect_err("uncaught").kind, guard::TrapKind::Aborted);
    assert_eq!(int_function(&jit, "catches")(), 42);
}

#[test]
fn calls_libraries() {
    let (jit, _tracker) = session(
        "@_ZSt4cout = external global ptr\n@b = private global [32 x i8] zeroinitializer\n\
         @fmt = private constant [9 x i8] c\"%d-%s-%g\\00\"\n@s = private constant [2 x i8] c\"x\\00\"\n\
         declare i32 @snprintf(ptr, i64, ptr, ...)\ndeclare i128 @__udivti3(i128, i128)\n\
         declare i32 @memcmp(ptr, ptr, i64)\n\
         define ptr @cout() { ret ptr @_ZSt4cout }\n\
         define i32 @print() { %n = call i32 (ptr, i64, ptr, ...) @snprintf(ptr @b, i64 32, ptr @fmt, i32 12, ptr @s, double 1.5)\n ret i32 %n }\n\
         define i32 @wide() { %q = call i128 @__udivti3(i128 100, i128 7) %r = trunc i128 %q to i32 ret i32 %r }",
    );
    assert_eq!(int_function(&jit, "print")(), 8);
    assert_eq!(int_function(&jit, "wide")(), 14);
    assert_ne!(jit.lookup("_ZSt4cout").expect("in libstdc++"), 0);
    jit.lookup("cout").expect("linked");
}

#[test]
fn exit_handlers_run_in_reverse_once() {
    let (jit, _tracker) = session(
        "@log = global i32 0\n@__dso_handle = external global i8\n\
         declare i32 @__cxa_atexit(ptr, ptr, ptr)\ndeclare i32 @atexit(ptr)\n\
         define void @add(ptr %n) { %d = ptrtoint ptr %n to i32 %v = load i32, ptr @log %t = mul i32 %v, 10\n\
         %s = add i32 %t, %d store i32 %s, ptr @log ret void }\n\
         define void @nine() { call void @add(ptr inttoptr (i64 9 to ptr)) ret void }\n\
         define void @bad(ptr %n) { store volatile i32 1, ptr null ret void }\n\
         define void @register() {\n\
         %a = call i32 @__cxa_atexit(ptr @add, ptr inttoptr (i64 1 to ptr), ptr @__dso_handle)\n\
         %b = call i32 @__cxa_atexit(ptr @bad, ptr null, ptr @__dso_handle)\n\
         %c = call i32 @__cxa_atexit(ptr @add, ptr inttoptr (i64 2 to ptr), ptr @__dso_handle)\n\
         %e = call i32 @atexit(ptr @nine)\n ret void }",
    );
    let (_alone, guard) = alone();
    let mark = jit.atexit_mark();
    assert_eq!(run(&jit, &guard, "register"), Ok(()));
    assert_eq!(jit.run_atexit_since(mark, End::Undo, &guard).len(), 1);
    assert_eq!(jit.run_atexit_since(0, End::Undo, &guard).len(), 0);
    // SAFETY: the variable is an `i32`.
    assert_eq!(unsafe { *(jit.lookup("log").expect("defined") as *const i32) }, 921);
}

#[test]
fn libraries_are_found_by_name_and_symbol() {
    let jit = Jit::new(JitOptions::default()).expect("LLVM works here");
    jit.load_library("m").expect("libm, by linker script or by version");
    assert!(matches!(jit.load_library("no_such_library"), Err(JitError::Library { .. })));
    let found = jit.find_library_with("deflateInit_").expect("zlib is installed");
    assert!(found.to_string_lossy().contains("libz.so"));
    assert_eq!(jit.find_library_with("nobody_has_this_symbol"), None);
}

#[test]
fn memory_is_read_without_faulting() {
    let text = *b"hello";
    assert_eq!(memory::read(text.as_ptr() as usize, 5).expect("mapped"), b"hello");
    assert!(memory::read(16, 4).is_err() && !memory::probe(0, 1) && memory::probe(text.as_ptr() as usize, 5));
    assert_eq!(
        demangle("_ZNSt6vectorIiSaIiEE9push_backEOi").as_deref(),
        Some("std::vector<int, std::allocator<int> >::push_back(int&&)")
    );
}

#[test]
fn assembly_and_ir_are_shown() {
    let jit = Jit::new(JitOptions::default()).expect("LLVM works here");
    let module = || FinishedModule::parse("define i32 @f(i32 %x) { %y = add i32 %x, 0 ret i32 %y }").expect("valid");
    assert!(jit.compiler().assembly(module(), OptLevel::O0).expect("compiles").contains("f:"));
    let ir = jit.compiler().optimised_ir(module(), OptLevel::O2).expect("compiles");
    assert!(ir.contains("ret i32 %x"), "{ir}");
}

#[test]
fn faults_of_other_threads_end_the_call() {
    let (jit, _tracker) = session(
        "declare i32 @pthread_create(ptr, ptr, ptr, ptr)\ndeclare i32 @pause()\n\
         define ptr @bad(ptr %p) { store volatile i32 1, ptr null ret ptr null }\n\
         define void @f(ptr %p) {\nentry:\n %t = alloca i64\n\
         %r = call i32 @pthread_create(ptr %t, ptr null, ptr @bad, ptr null)\n br label %wait\nwait:\n\
         %s = call i32 @pause()\n br label %wait\n}",
    );
    let (_alone, guard) = alone();
    let trap = run(&jit, &guard, "f").expect_err("the thread faults");
    assert!(trap.is_elsewhere, "{trap:?}");
    assert!(trap.to_string().starts_with("segmentation fault: write to address 0x0 (in another thread"));
}

#[test]
fn interruptions_spare_library_locks() {
    let (jit, _tracker) = session(
        "declare ptr @malloc(i64)\ndeclare void @free(ptr)\n\
         define void @busy(ptr %p) {\nentry:\n br label %loop\nloop:\n\
         %m = call ptr @malloc(i64 5000)\n store volatile i8 1, ptr %m\n call void @free(ptr %m)\n br label %loop\n}",
    );
    let (_alone, guard) = alone();
    let busy = jit.lookup("busy").expect("defined");
    for _ in 0..20 {
        let limit = Some(std::time::Duration::from_millis(2));
        let trap = guard.call_entry(busy, std::ptr::null_mut(), limit).expect_err("endless");
        assert_eq!(trap.kind, guard::TrapKind::TimeLimit);
    }
}

#[test]
fn outer_time_limits_hold_inside() {
    struct Inner<'a>(&'a Jit, &'a Guard);
    extern "C-unwind" fn outer(inner: *mut u8) {
        // SAFETY: the test passes its own record.
        let inner = unsafe { &*inner.cast::<Inner<'_>>() };
        let _ = run(inner.0, inner.1, "spin");
        let _ = run(inner.0, inner.1, "spin");
    }
    let (jit, _tracker) = session(FAULTS);
    let (_alone, guard) = alone();
    let mut inner = Inner(&jit, &guard);
    let limit = Some(std::time::Duration::from_millis(10));
    let trap = guard.call_within(limit, outer, (&raw mut inner).cast()).expect_err("endless");
    assert_eq!(trap.kind, guard::TrapKind::TimeLimit);
}

#[test]
fn weak_symbols_merge_and_may_be_absent() {
    let inline = |value: i32| format!("define linkonce_odr i32 @inline() {{ ret i32 {value} }}\n");
    let (jit, _tracker) = session(&(inline(1) + "define i32 @a() { %v = call i32 @inline() ret i32 %v }"));
    assert_eq!(int_function(&jit, "a")(), 1);
    let other = jit.tracker();
    add(&jit, &other, &(inline(2) + "define i32 @b() { %v = call i32 @inline() ret i32 %v }"));
    assert_eq!(int_function(&jit, "b")(), 1);
    add(
        &jit,
        &other,
        "declare extern_weak i32 @perhaps()\n\
         define i32 @c() { %n = icmp eq ptr @perhaps, null %v = zext i1 %n to i32 ret i32 %v }",
    );
    assert_eq!(int_function(&jit, "c")(), 1);
}

#[test]
fn the_users_signal_handlers_are_left_alone() {
    // SIGBUS, which no other test raises: handlers belong to the whole process.
    let (jit, _tracker) = session(
        "@seen = global i32 0\ndeclare ptr @signal(i32, ptr)\ndeclare i32 @raise(i32)\n\
         define void @h(i32 %s) { store i32 %s, ptr @seen ret void }\n\
         define void @set(ptr %p) { %o = call ptr @signal(i32 7, ptr @h) ret void }\n\
         define void @reset(ptr %p) { %o = call ptr @signal(i32 7, ptr null) ret void }\n\
         define void @bus(ptr %p) { %r = call i32 @raise(i32 7) ret void }",
    );
    let (_alone, guard) = alone();
    for name in ["set", "bus"] {
        assert_eq!(run(&jit, &guard, name), Ok(()));
    }
    // SAFETY: the variable is an `i32`.
    assert_eq!(unsafe { *(jit.lookup("seen").expect("defined") as *const i32) }, 7);
    assert_eq!(run(&jit, &guard, "reset"), Ok(()));
    assert_eq!(run(&jit, &guard, "bus").expect_err("ours again").kind, guard::TrapKind::Bus);
}

#[test]
fn main_gets_its_arguments() {
    let (jit, _tracker) = session(
        "define i32 @main(i32 %n, ptr %v) { %p = getelementptr ptr, ptr %v, i32 1 %s = load ptr, ptr %p\n\
         %c = load i8, ptr %s %w = zext i8 %c to i32 %r = add i32 %w, %n ret i32 %r }",
    );
    let (_alone, guard) = alone();
    let mut call = MainCall::new(jit.lookup("main").expect("defined"), vec![c"prog".into(), c"A".into()]);
    assert_eq!(guard.call_main(&mut call, None), Ok(()));
    assert_eq!(call.status(), 65 + 2);
}
