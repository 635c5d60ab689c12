//! Why a defaulted function is deleted, for the notes of an error.

use crate::hir::FuncId;
use crate::sema::Sema;
use crate::sema::decl::special::judge::{Part, Problem, Why, judge};
use crate::sema::decl::special::{Kind, signature};
use crate::source::Span;

/// The place and the words for the first reason of a defaulted function's deletedness. None for one that the user deleted.
pub fn explain(sema: &mut Sema, func: FuncId) -> Option<(Span, String)> {
    let data = &sema.program.funcs[func];
    let class = data.class.filter(|_| data.is_deleted && data.is_defaulted)?;
    let signature = signature(sema, func)?;
    let kind = signature.kind;
    let verdict = judge(sema, class, kind, signature.quals.is_const());
    let at = sema.program.classes[class].span;
    let declares_move = Some(Why::DeclaresMove).filter(|_| matches!(kind, Kind::CopyCtor | Kind::CopyAssign));
    Some(match verdict.deleted.or(declares_move)? {
        Why::AllConst => (at, "it is deleted because all members of the union are constant".to_string()),
        Why::Closure => (at, format!("a closure with captures has no {}", kind.name())),
        Why::DeclaresMove => {
            let special = sema.program.classes[class].special;
            let moving = special.move_ctor.func.or(special.move_assign.func);
            let at = moving.map_or(at, |func| sema.program.funcs[func].span);
            (at, "it is deleted because the class declares a move".to_string())
        }
        Why::Part(part, problem) => of_part(sema, part, &problem, kind),
    })
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
