//! The one test binary: transcripts, examples, and the checks of the source tree.
//!
//! `UPDATE_EXPECT=1` rewrites transcripts in place. An argument runs only the tests whose name contains it.

mod bad_input;
mod cli;
mod differential;
mod examples;
mod headers;
mod terminal;
mod tidy;
mod transcript;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A test: its name, and what it does; an error is the text to show.
struct Test {
    name: String,
    run: Box<dyn Fn() -> Result<(), String> + Send + Sync>,
}

fn main() {
    let mut args = std::env::args().skip(1);
    if let Ok(path) = std::env::var(transcript::CHILD) {
        transcript::child(&path);
        return;
    }
    if std::env::var_os(bad_input::CHILD).is_some() {
        bad_input::child();
        return;
    }
    let filter = args.find(|arg| !arg.starts_with('-')).unwrap_or_default();
    let mut tests = tidy::tests();
    tests.extend(transcript::tests());
    tests.extend(examples::tests());
    tests.extend(headers::tests());
    tests.extend(cli::tests());
    tests.extend(terminal::tests());
    tests.extend(bad_input::tests());
    tests.extend(differential::tests());
    tests.retain(|test| test.name.contains(&filter));
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, |n| n.get()) {
            scope.spawn(|| {
                while let Some(test) = tests.get(next.fetch_add(1, Ordering::Relaxed)) {
                    match (test.run)() {
                        Ok(()) => println!("test {} ... ok", test.name),
                        Err(why) => {
                            println!("test {} ... FAILED\n{why}", test.name);
                            if let Ok(mut failures) = failures.lock() {
                                failures.push(test.name.clone());
                            }
                        }
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap_or_default();
    if !failures.is_empty() {
        println!("\nfailed:\n    {}", failures.join("\n    "));
    }
    println!("\n{} passed, {} failed", tests.len() - failures.len(), failures.len());
    std::process::exit(i32::from(!failures.is_empty()));
}
