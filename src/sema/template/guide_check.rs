//! What the deduction guides that the user types may be ([temp.deduct.guide]/3).

use crate::ast::{self, ChunkKind};
use crate::hir::TemplateId;
use crate::sema::Sema;
use crate::sema::decl::redecl;
use crate::sema::template::equivalent;

/// [temp.deduct.guide]/3: a guide stands in the scope of its class template, in a class with the same access, and its type is a
/// specialisation of that by its own name.
pub(super) fn is_placed(sema: &Sema, class: TemplateId, declarator: &ast::Declarator) -> Result<(), String> {
    let data = &sema.program.templates[class];
    let name = data.name;
    let Some(ChunkKind::Function(chunk)) = declarator.chunks.first().map(|chunk| &chunk.kind) else { return Ok(()) };
    let is_specialization = chunk.trailing.is_none_or(|ty| {
        let node = &sema.ast.types[ty];
        let is_id = |id: ast::NameId| {
            let written = &sema.ast.names[id];
            let is_args = matches!(written.last, ast::Unqualified::TemplateId { .. });
            is_args && !written.is_qualified() && written.identifier() == Some(name)
        };
        node.declarator.chunks.is_empty() && matches!(node.specs.ty, ast::TypeSpec::Named(id) if is_id(id))
    });
    match () {
        () if data.scope != sema.cx.scope => {
            Err(format!("a deduction guide for `{name}` must stand in the scope of that class template"))
        }
        () if sema.cx.class.is_some() && data.access != sema.input.member_access => {
            Err(format!("a deduction guide for `{name}` must have the access of that class template"))
        }
        () if !is_specialization => Err(format!("the type of a deduction guide for `{name}` must be `{name}<…>`")),
        () => Ok(()),
    }
}

/// [temp.deduct.guide]/3: guides of one class template do not take the same parameters. That of an earlier input gives way.
pub(super) fn declared_before(sema: &mut Sema, class: TemplateId, new: TemplateId) -> bool {
    let (span, order) = (sema.program.templates[new].span, sema.input.first_order);
    let olds = sema.program.templates[class].guides.clone();
    for old in olds {
        if !sema.is_user(span) || !equivalent::takes_same(sema, old, new) {
            continue;
        }
        let (was, is_earlier) = (sema.program.templates[old].span, sema.program.templates[old].order < order);
        if !is_earlier {
            let name = sema.program.templates[class].name;
            redecl::conflict(sema, span, format!("a deduction guide for `{name}` with these parameters again"), was);
            return true;
        }
        sema.program.templates.get_mut(class).guides.retain(|&guide| guide != old);
    }
    false
}
