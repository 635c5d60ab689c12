//! The command `cinch`: the command line, and a thread with room for deep programs.

mod allocator;

use std::process::ExitCode;

use cinch::Options;
use cinch::repl::Invocation;
use clap::{Arg, ArgAction, ArgMatches, Command};

#[global_allocator]
static ALLOCATOR: allocator::BySize = allocator::BySize;

/// Stack for the compiler and for user code; only what is touched costs memory.
const STACK: usize = 256 << 20;

fn main() -> ExitCode {
    let invocation = invocation(&command().get_matches_from(normalised(std::env::args())));
    let worker = std::thread::Builder::new().name("cinch".into()).stack_size(STACK);
    let worker = worker.spawn(move || cinch::repl::run(invocation));
    cinch::leave_signals_to_others();
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(status)) => status,
        Ok(Err(_)) | Err(_) => ExitCode::FAILURE,
    }
}

/// `-std=x`, `-include x`, `-isystem x`, `-nostdinc` and `-fsyntax-only`, which compilers spell with one dash.
fn normalised(args: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut is_open = true;
    for (i, arg) in args.enumerate() {
        let is_value = out.last().is_some_and(|last| {
            matches!(last.as_str(), "-e" | "-I" | "-D" | "-U" | "-l" | "-L" | "--include" | "--isystem")
        });
        let long = is_open
            && !is_value
            && (arg.starts_with("-std")
                || ["-include", "-isystem", "-nostdinc", "-fsyntax-only"].contains(&arg.as_str()));
        // What follows FILE belongs to the program.
        is_open &= is_value || i == 0 || (arg.starts_with('-') && arg != "--" && arg != "-");
        out.push(if long { format!("-{arg}") } else { arg });
    }
    out
}

fn command() -> Command {
    let many = |name: &'static str, short: char, value: &'static str, help: &'static str| {
        Arg::new(name).short(short).value_name(value).help(help).action(ArgAction::Append)
    };
    Command::new("cinch")
        .about("Interactive C++: a prompt, a pipe or a file, input by input")
        .version(env!("CARGO_PKG_VERSION"))
        .arg(Arg::new("file").value_name("FILE").help("A program (with main) or a script; none: standard input"))
        .arg(
            Arg::new("args")
                .value_name("ARGS")
                .help("The program's arguments")
                .num_args(0..)
                .trailing_var_arg(true)
                .allow_hyphen_values(true),
        )
        .arg(many("code", 'e', "CODE", "Take CODE as an input").allow_hyphen_values(true))
        .arg(many("include-dir", 'I', "DIR", "Search DIR for headers"))
        .arg(
            Arg::new("isystem")
                .long("isystem")
                .value_name("DIR")
                .help("Search DIR for system headers")
                .action(ArgAction::Append),
        )
        .arg(
            Arg::new("nostdinc").long("nostdinc").help("Do not search the system's headers").action(ArgAction::SetTrue),
        )
        .arg(many("define", 'D', "NAME[=VALUE]", "Define a macro"))
        .arg(many("undefine", 'U', "NAME", "Undefine a macro"))
        .arg(
            Arg::new("include").long("include").value_name("FILE").help("Include FILE first").action(ArgAction::Append),
        )
        .arg(
            Arg::new("std")
                .long("std")
                .value_name("STANDARD")
                .help("The language: gnu++17, gnu++20 (default), gnu++23"),
        )
        .arg(
            Arg::new("level")
                .short('O')
                .value_name("LEVEL")
                .help("Optimise at level 0 to 3; default: as each input needs"),
        )
        .arg(many("library", 'l', "NAME", "Load a shared library"))
        .arg(many("library-dir", 'L', "DIR", "Search DIR for libraries"))
        .arg(Arg::new("preprocess").short('E').help("Only preprocess FILE").action(ArgAction::SetTrue))
        .arg(
            Arg::new("syntax-only")
                .long("fsyntax-only")
                .help("Only check FILE: say what is wrong in it, run nothing")
                .action(ArgAction::SetTrue),
        )
        .arg(Arg::new("verbose").short('v').help("Say where headers are searched").action(ArgAction::SetTrue))
}

fn invocation(matches: &ArgMatches) -> Invocation {
    let all = |name: &str| -> Vec<String> { matches.get_many::<String>(name).into_iter().flatten().cloned().collect() };
    let one = |name: &str| matches.get_one::<String>(name).cloned();
    let dirs = |variable: &str| -> Vec<std::path::PathBuf> {
        let value = std::env::var_os(variable).unwrap_or_default();
        std::env::split_paths(&value).filter(|dir| !dir.as_os_str().is_empty()).collect()
    };
    let options = Options {
        standard: one("std").unwrap_or_default(),
        include_dirs: all("include-dir").into_iter().map(Into::into).collect(),
        system_dirs: all("isystem").into_iter().map(Into::into).collect(),
        cpath: dirs("CPATH"),
        cplus_include_path: dirs("CPLUS_INCLUDE_PATH"),
        nostdinc: matches.get_flag("nostdinc"),
        defines: all("define"),
        undefines: all("undefine"),
        includes: all("include"),
        libraries: all("library"),
        library_dirs: all("library-dir").into_iter().map(Into::into).collect(),
        level: one("level").and_then(|level| level.parse().ok()).map(|level: u8| level.min(3)),
        ..Options::default()
    };
    Invocation {
        options,
        code: all("code"),
        file: one("file").filter(|file| file != "-"),
        args: all("args"),
        only_check: matches.get_flag("syntax-only"),
        only_preprocess: matches.get_flag("preprocess"),
        is_verbose: matches.get_flag("verbose"),
    }
}
