//! The commands of the prompt: what each is called, and how a line becomes one.

use lalrpop_util::lalrpop_mod;

lalrpop_mod!(
    #[allow(clippy::all, clippy::unwrap_used, missing_docs, unused)]
    grammar,
    "/command.rs"
);

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Help,
    Quit,
    /// Load a shared library, or run a file as an input.
    Load(String),
    /// Load a file, then call the function named like it; the text may end in arguments.
    Run(String),
    /// Add a directory to the include path, or list it.
    Include(Option<String>),
    /// Set the optimisation level, or show it.
    Optimise(Option<u32>),
    /// Undo the last n inputs.
    Undo(Option<u32>),
    Type(String),
    Vars,
    Macros,
    Ir(String),
    Asm(String),
    Ast(String),
    /// Toggle the times after each input.
    Time,
}

/// What the commands' grammar reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    Help,
    Quit,
    Load,
    Run,
    Include,
    Optimise,
    Undo,
    Type,
    Vars,
    Macros,
    Ir,
    Asm,
    Ast,
    Time,
    Number(u32),
    Text(String),
}

/// One command for the help text and the parser: its names, its argument, what it does.
struct Info {
    names: &'static [&'static str],
    argument: &'static str,
    help: &'static str,
    word: Word,
}

const COMMANDS: &[Info] = &[
    Info { names: &["help", "?"], argument: "", help: "show this", word: Word::Help },
    Info { names: &["q", "quit"], argument: "", help: "leave", word: Word::Quit },
    Info { names: &["L"], argument: "FILE", help: "load a shared library, or take a file as input", word: Word::Load },
    Info {
        names: &["x"],
        argument: "FILE[(ARGS)]",
        help: "take a file as input and call the function of its name",
        word: Word::Run,
    },
    Info { names: &["I"], argument: "[DIR]", help: "add a directory for #include, or list them", word: Word::Include },
    Info { names: &["O"], argument: "[0-3]", help: "set the optimisation level, or show it", word: Word::Optimise },
    Info { names: &["undo"], argument: "[N]", help: "undo the last input, or the last N", word: Word::Undo },
    Info {
        names: &["type"],
        argument: "EXPR",
        help: "show the type of an expression, which is not run",
        word: Word::Type,
    },
    Info { names: &["vars"], argument: "", help: "list the session's variables", word: Word::Vars },
    Info { names: &["macros"], argument: "", help: "list the session's macros", word: Word::Macros },
    Info { names: &["ir"], argument: "NAME", help: "show the LLVM code of a function", word: Word::Ir },
    Info { names: &["asm"], argument: "NAME", help: "show the machine code of a function", word: Word::Asm },
    Info {
        names: &["ast"],
        argument: "TEXT",
        help: "show the syntax tree of an input, which is not run",
        word: Word::Ast,
    },
    Info {
        names: &["time"],
        argument: "",
        help: "show or stop showing where the time of each input goes",
        word: Word::Time,
    },
];

/// Whether a line is meant as a command: a dot and a letter or `?`, so that `.5` stays a number.
pub fn is_command(line: &str) -> bool {
    let mut chars = line.trim_start().chars();
    chars.next() == Some('.') && chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '?')
}

/// The command that a line says.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn parse(line: &str) -> Result<Command, String> {
    let text = line.trim().strip_prefix('.').unwrap_or_default();
    let split = text.find(|c: char| c.is_whitespace()).unwrap_or(text.len());
    let (mut name, mut rest) = (&text[..split], text[split..].trim());
    // `.O2` as `.O 2`.
    if let Some(level) = name.strip_prefix('O')
        && !level.is_empty()
        && level.bytes().all(|b| b.is_ascii_digit())
    {
        (name, rest) = ("O", level);
    }
    let Some(info) = COMMANDS.iter().find(|info| info.names.contains(&name)) else {
        return Err(format!("unknown command `.{name}`; `.help` lists the commands"));
    };
    let mut words = vec![info.word.clone()];
    if !rest.is_empty() {
        let takes_number = matches!(info.word, Word::Optimise | Word::Undo);
        match rest.parse() {
            Ok(number) if takes_number => words.push(Word::Number(number)),
            _ => words.push(Word::Text(rest.to_string())),
        }
    }
    let located = words.into_iter().enumerate().map(|(i, word)| Ok((i, word, i + 1)));
    grammar::LineParser::new().parse(located).map_err(|_| match info.argument {
        "" => format!("`.{name}` takes no argument"),
        argument => format!("`.{name}` is used as `.{name} {argument}`"),
    })
}

/// The text of `.help`.
pub fn help() -> String {
    let mut out = String::from("Type C++. An expression without `;` shows its value. Commands:\n");
    for info in COMMANDS {
        let names: Vec<String> = info.names.iter().map(|name| format!(".{name}")).collect();
        out.push_str(&format!("  {:<18} {}\n", format!("{} {}", names.join(" "), info.argument), info.help));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_commands() {
        assert_eq!(parse(".O2"), Ok(Command::Optimise(Some(2))));
        assert_eq!(parse(".undo"), Ok(Command::Undo(None)));
        assert_eq!(parse(" .type x + y "), Ok(Command::Type("x + y".into())));
        assert!(parse(".undo x").is_err_and(|e| e.contains("[N]")));
        assert!(parse(".foo").is_err_and(|e| e.contains(".help")));
        assert!(!is_command(".5"));
    }
}
