//! Why a defaulted function is deleted, for the notes of an error.

use crate::diag::Diagnostic;
use crate::hir::FuncId;
use crate::sema::decl::special::judge::{Part, Problem, Why, judge, part_class};
use crate::sema::decl::special::{Kind, signature};
use crate::sema::{Sema, overload};
use crate::source::Span;

/// How far a reason is followed into the reasons for it.
const MAX_REASONS: usize = 16;

/// Notes on why a defaulted function is deleted: the first reason, and the one that it comes down to; of a comparison what
/// its definition ran into.
pub fn explained(sema: &mut Sema, diagnostic: Diagnostic, func: FuncId) -> Diagnostic {
    if let Some(because) = sema.deleted_because.get(&func) {
        return diagnostic.note_at(because.span, format!("because {}", because.why));
    }
    let mut reasons = Vec::new();
    let mut next = Some(func);
    while let Some((at, why, of)) = next.filter(|_| reasons.len() < MAX_REASONS).and_then(|func| explain(sema, func)) {
        reasons.push((at, why));
        next = of;
    }
    // What somebody deleted by hand.
    if let Some(func) = next
        && !reasons.is_empty()
    {
        let text = format!("`{}` is deleted here", overload::explain::signature(sema, func));
        reasons.push((sema.program.funcs[func].span, text));
    }
    let n_hidden = reasons.len().saturating_sub(3);
    let mut result = diagnostic;
    for (i, (at, why)) in reasons.into_iter().enumerate() {
        match i {
            0 => result = result.note_at(at, why),
            _ if i <= n_hidden => {}
            _ if i == n_hidden + 1 && n_hidden > 0 => {
                let parts = overload::explain::counted(n_hidden, "part");
                result = result.note_at(at, format!("and so on through {parts}: {why}"));
            }
            _ => result = result.note_at(at, why),
        }
    }
    result
}

/// The place and the words for the first reason of a defaulted function's deletedness, and the function whose
/// deletedness that is. None for one that the user deleted.
fn explain(sema: &mut Sema, func: FuncId) -> Option<(Span, String, Option<FuncId>)> {
    let data = &sema.program.funcs[func];
    let class = data.class.filter(|_| data.is_deleted && data.is_defaulted)?;
    let signature = signature(sema, func)?;
    let kind = signature.kind;
    let verdict = judge(sema, class, kind, signature.quals.is_const());
    let at = sema.program.classes[class].span;
    let declares_move = Some(Why::DeclaresMove).filter(|_| matches!(kind, Kind::CopyCtor | Kind::CopyAssign));
    let (at, why) = match verdict.deleted.or(declares_move)? {
        Why::AllConst => (at, "it is deleted because all members of the union are constant".to_string()),
        Why::Closure => (at, format!("a closure with captures has no {}", kind.name())),
        Why::DeclaresMove => {
            let special = sema.program.classes[class].special;
            let moving = special.move_ctor.func.or(special.move_assign.func);
            let at = moving.map_or(at, |func| sema.program.funcs[func].span);
            (at, "it is deleted because the class declares a move".to_string())
        }
        Why::Part(part, problem) => {
            let of = match problem {
                Problem::Deleted(func) => func,
                Problem::Dtor => part_class(sema, part).and_then(|class| sema.program.classes[class].special.dtor.func),
                _ => None,
            };
            let (at, why) = of_part(sema, part, &problem, kind);
            return Some((at, why, of.filter(|&func| sema.program.funcs[func].is_deleted)));
        }
    };
    Some((at, why, None))
}

fn of_part(sema: &mut Sema, part: Part, problem: &Problem, kind: Kind) -> (Span, String) {
    let (at, what) = match part {
        Part::Base(base) => {
            let ty = sema.program.types.class(base);
            (sema.program.classes[base].span, format!("the base `{}`", sema.show(ty)))
        }
        Part::Field(field) => {
            let data = &sema.program.fields[field];
            let what = match data.name.is_empty() {
                true => "an anonymous member".to_string(),
                false => format!("the member `{}`", data.name),
            };
            (data.span, what)
        }
    };
    let name = kind.name();
    let text = match problem {
        Problem::Missing => format!("{what} has no {name}"),
        Problem::Ambiguous => format!("{what} has several that could be its {name}"),
        Problem::Deleted(_) => format!("{what} has a deleted {name}"),
        Problem::Inaccessible(_) => format!("{what} has an inaccessible {name}"),
        Problem::Dtor => format!("{what} has a deleted or inaccessible destructor"),
        Problem::Reference if kind == Kind::DefaultCtor => format!("{what} is a reference without initialiser"),
        Problem::Reference => format!("{what} is a reference"),
        Problem::RvalueReference => format!("{what} is an rvalue reference"),
        Problem::Const if kind == Kind::DefaultCtor => format!("{what} is constant and has no initialiser"),
        Problem::Const => format!("{what} is constant"),
        Problem::Variant => format!("{what} of the union has a {name} that is not trivial"),
    };
    (at, format!("it is deleted because {text}"))
}
