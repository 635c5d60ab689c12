//! Aggregates ([dcl.init.aggr]): brace elision, designators (C++20's, and GNU's of arrays, ranges and nested ones),
//! unions, anonymous members, arrays of unknown bound.
//!
//! An aggregate is filled as a tree of [`Node`]s first, so that designators can come back to a member; `build` makes
//! nodes of the program of it. The same filling, dry, says whether a list would do ([over.ics.list]/8).

use std::collections::BTreeMap;

use crate::ast::{self, ClassKey, Designator};
use crate::base::Symbol;
use crate::hir::{ArrayLen, ClassId, Completeness, ExprId, ExprKind, FieldId, ListElem, Ty, TyKind};
use crate::sema::conv::{self, list as list_conv};
use crate::sema::init::{self, Kind, Target, build, list, string};
use crate::sema::{Sema, expr};
use crate::source::Span;

/// The most elements that a designator may make an array have.
const MAX_BOUND: u64 = 1 << 40;

/// What an aggregate, or part of one, is initialised with.
#[derive(Debug, Clone, Default)]
pub(super) enum Node {
    /// Nothing was written: the default member initialiser, or `{}`.
    #[default]
    Missing,
    Expr(ExprId),
    Class {
        parts: Vec<Node>,
        /// The member of a union that is initialised.
        active: Option<usize>,
    },
    /// By first index: one past the last, and the value of each element between.
    Array(BTreeMap<u64, (u64, Node)>),
}

/// An element of an aggregate class ([dcl.init.aggr]/2).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Part {
    Base(ClassId),
    Field(FieldId),
}

/// A filling in progress.
struct Filling {
    target: Target,
    /// Only find out whether it can be done.
    is_dry: bool,
    has_failed: bool,
    /// Of a parenthesised list: narrowing is fine, braces are not elided.
    is_parenthesized: bool,
}

/// The elements that a designator or the order of a list stands at.
struct Elems<'a> {
    elems: &'a [ListElem],
    at: usize,
    /// The element whose designators were followed already.
    followed: Option<usize>,
}

impl Elems<'_> {
    fn current(&self) -> Option<&ListElem> {
        self.elems.get(self.at)
    }

    /// Whether the current element begins with a designator that is still to be followed.
    fn is_designated(&self) -> bool {
        self.current().is_some_and(|elem| !elem.designators.is_empty()) && self.followed != Some(self.at)
    }
}

/// Whether a list would initialise an aggregate class, without doing it.
pub fn can_initialize(sema: &mut Sema, id: ClassId, list: ExprId) -> bool {
    let ExprKind::InitList(elems) = sema.program.exprs[list].kind.clone() else { return false };
    let ty = sema.program.types.class(id);
    let span = sema.program.exprs[list].span;
    let mut filling =
        Filling { target: Target::temporary(ty, span), is_dry: true, has_failed: false, is_parenthesized: false };
    let mut node = Node::Missing;
    let mut elems = Elems { elems: &elems, at: 0, followed: None };
    fill(sema, &mut filling, ty, &mut elems, true, &mut node);
    !filling.has_failed
}

/// An aggregate (class or array) from the elements of a list.
pub fn from_list(sema: &mut Sema, target: Target, elems: &[ListElem], span: Span) -> ExprId {
    fill_and_build(sema, target, elems, span, false)
}

/// [dcl.init.general]/16.5 and 16.6.2.2: an aggregate from a parenthesised list.
pub fn parenthesized(sema: &mut Sema, target: Target, args: Vec<ExprId>) -> ExprId {
    let elems: Vec<ListElem> = args.into_iter().map(|value| ListElem { designators: Vec::new(), value }).collect();
    fill_and_build(sema, target, &elems, target.span, true)
}

fn fill_and_build(sema: &mut Sema, target: Target, elems: &[ListElem], span: Span, is_parenthesized: bool) -> ExprId {
    let mut filling = Filling { target, is_dry: false, has_failed: false, is_parenthesized };
    let mut node = Node::Missing;
    let mut elems = Elems { elems, at: 0, followed: None };
    fill(sema, &mut filling, target.ty, &mut elems, true, &mut node);
    if filling.has_failed {
        return sema.error_expr(span);
    }
    build::build(sema, target, target.ty, node, span)
}

/// The bases and members of a class that a list initialises; unnamed bit-fields are none.
pub(super) fn parts(sema: &Sema, id: ClassId) -> Vec<Part> {
    let class = &sema.program.classes[id];
    let fields = class.fields.iter().copied().filter(|&field| {
        let field = &sema.program.fields[field];
        field.bit_width.is_none() || !field.name.is_empty()
    });
    class.bases.iter().map(|base| Part::Base(base.class)).chain(fields.map(Part::Field)).collect()
}

pub(super) fn part_ty(sema: &mut Sema, part: Part) -> Ty {
    match part {
        Part::Base(class) => sema.program.types.class(class),
        Part::Field(field) => sema.program.fields[field].ty,
    }
}

/// Fills an aggregate of type `ty` from the elements; `is_braced`: the list is all its own, so that designators are
/// followed and what is left over is an error.
fn fill(sema: &mut Sema, filling: &mut Filling, ty: Ty, elems: &mut Elems, is_braced: bool, node: &mut Node) {
    if sema.cx.depth >= crate::base::limits::NESTING_DEPTH {
        return fail(sema, filling, elems, "nested too deeply".to_string());
    }
    sema.cx.depth += 1;
    match *sema.program.types.kind(ty) {
        TyKind::Class(class) => fill_class(sema, filling, class, elems, is_braced, node),
        TyKind::Array(element, len) => fill_array(sema, filling, element, len, elems, is_braced, node),
        _ => subobject(sema, filling, ty, elems, node),
    }
    sema.cx.depth -= 1;
}

/// Reports at the current element (unless dry) and remembers the failure.
fn fail(sema: &mut Sema, filling: &mut Filling, elems: &Elems, message: String) {
    if !filling.is_dry && !filling.has_failed {
        let span = elems.current().map_or(filling.target.span, |elem| sema.program.exprs[elem.value].span);
        sema.error(span, message);
    }
    filling.has_failed = true;
}

fn fill_class(
    sema: &mut Sema,
    filling: &mut Filling,
    id: ClassId,
    elems: &mut Elems,
    is_braced: bool,
    node: &mut Node,
) {
    let parts = parts(sema, id);
    let is_union = sema.program.classes[id].key == ClassKey::Union;
    let limit = if is_union { parts.len().min(1) } else { parts.len() };
    make_class(node, parts.len());
    let mut next = 0;
    while let Some(elem) = elems.current() {
        if elems.is_designated() {
            if !is_braced {
                return;
            }
            let designators = elem.designators.clone();
            match follow_field(sema, filling, id, &designators, elems, Some(next), node) {
                Some(index) => next = index + 1,
                None => elems.at += 1,
            }
            continue;
        }
        if next >= limit {
            if is_braced {
                let shown = type_text(sema, id);
                let what = if is_union { "a union takes one" } else { "it has" };
                let count = if is_union { String::new() } else { format!(" {}", parts.len()) };
                fail(sema, filling, elems, format!("too many initialisers for `{shown}`: {what}{count}"));
                elems.at = elems.elems.len();
            }
            return;
        }
        let ty = part_ty(sema, parts[next]);
        if let TyKind::Array(_, ArrayLen::Unknown) = sema.program.types.kind(ty)
            && filling.target.kind != Kind::Static
        {
            fail(sema, filling, elems, "a flexible array member is initialised in static storage only".to_string());
        }
        let Node::Class { parts: nodes, active } = node else { return };
        if is_union {
            *active = Some(next);
        }
        subobject(sema, filling, ty, elems, &mut nodes[next]);
        next += 1;
    }
}

fn type_text(sema: &mut Sema, id: ClassId) -> String {
    let ty = sema.program.types.class(id);
    sema.show(ty)
}

/// Makes `node` a class's, keeping what it has.
fn make_class(node: &mut Node, n: usize) {
    if !matches!(node, Node::Class { .. }) {
        *node = Node::Class { parts: vec![Node::Missing; n], active: None };
    }
}

/// Where a member of this name is: the indices of parts, through anonymous members.
fn find_member(sema: &Sema, id: ClassId, name: Symbol, depth: usize) -> Option<Vec<usize>> {
    if depth > crate::base::limits::NESTING_DEPTH {
        return None;
    }
    for (index, part) in parts(sema, id).into_iter().enumerate() {
        let Part::Field(field) = part else { continue };
        let field = &sema.program.fields[field];
        if field.name == name {
            return Some(vec![index]);
        }
        if field.name.is_empty()
            && let Some(inner) = sema.program.types.as_class(field.ty)
            && let Some(mut path) = find_member(sema, inner, name, depth + 1)
        {
            path.insert(0, index);
            return Some(path);
        }
    }
    None
}

/// Follows the designators of the current element, the first of which must name a member of the class. Gives the
/// index of the part; none after an error. `next`: where the order of the list stands, at the outermost level.
fn follow_field(
    sema: &mut Sema,
    filling: &mut Filling,
    id: ClassId,
    designators: &[Designator],
    elems: &mut Elems,
    next: Option<usize>,
    node: &mut Node,
) -> Option<usize> {
    let (first, rest) = designators.split_first()?;
    let Designator::Field(name, name_span) = first else {
        let shown = type_text(sema, id);
        fail(sema, filling, elems, format!("an index designates an element of an array, not a member of `{shown}`"));
        return None;
    };
    let Some(path) = find_member(sema, id, *name, 0) else {
        let shown = type_text(sema, id);
        if !filling.is_dry && !filling.has_failed {
            sema.error(*name_span, format!("`{shown}` has no member `{name}` to initialise"));
        }
        filling.has_failed = true;
        return None;
    };
    let is_union = sema.program.classes[id].key == ClassKey::Union;
    if let Some(next) = next
        && !is_union
        && path.len() == 1
        && rest.is_empty()
        && path[0] < next
    {
        // [dcl.init.aggr]/3.1
        if !filling.is_dry && !filling.has_failed {
            let message = format!("the designator `.{name}` does not follow the order of declaration");
            let span = sema.program.fields[match parts(sema, id)[path[0]] {
                Part::Field(field) => field,
                Part::Base(_) => return None,
            }]
            .span;
            let diagnostic = crate::diag::Diagnostic::error(*name_span, message).note_at(span, "declared here");
            sema.report(diagnostic);
        }
        filling.has_failed = true;
        return None;
    }
    descend_path(sema, filling, id, &path, rest, elems, node);
    Some(path[0])
}

/// Goes down a path of parts, then along the rest of the designators.
fn descend_path(
    sema: &mut Sema,
    filling: &mut Filling,
    id: ClassId,
    path: &[usize],
    rest: &[Designator],
    elems: &mut Elems,
    node: &mut Node,
) {
    let all = parts(sema, id);
    let is_union = sema.program.classes[id].key == ClassKey::Union;
    make_class(node, all.len());
    let (Node::Class { parts: nodes, active }, Some((&index, deeper))) = (node, path.split_first()) else { return };
    if is_union {
        if active.is_some_and(|other| other != index) {
            nodes.fill(Node::Missing);
        }
        *active = Some(index);
    }
    let ty = part_ty(sema, all[index]);
    if !deeper.is_empty()
        && let Some(inner) = sema.program.types.as_class(ty)
    {
        return descend_path(sema, filling, inner, deeper, rest, elems, &mut nodes[index]);
    }
    descend(sema, filling, ty, rest, elems, &mut nodes[index]);
}

/// Goes along designators into an object of type `ty`; at their end the element's value initialises it.
fn descend(
    sema: &mut Sema,
    filling: &mut Filling,
    ty: Ty,
    designators: &[Designator],
    elems: &mut Elems,
    node: &mut Node,
) {
    if designators.is_empty() {
        elems.followed = Some(elems.at);
        *node = Node::Missing;
        return subobject(sema, filling, ty, elems, node);
    }
    let before = elems.at;
    match *sema.program.types.kind(ty) {
        TyKind::Class(class) => {
            follow_field(sema, filling, class, designators, elems, None, node);
        }
        TyKind::Array(element, len) => {
            follow_index(sema, filling, element, len, designators, elems, node);
        }
        _ => {
            let shown = sema.show(ty);
            fail(sema, filling, elems, format!("a designator into `{shown}`, which has no members"));
        }
    }
    if elems.at == before {
        elems.at += 1;
    }
}

fn fill_array(
    sema: &mut Sema,
    filling: &mut Filling,
    element: Ty,
    len: ArrayLen,
    elems: &mut Elems,
    is_braced: bool,
    node: &mut Node,
) {
    if !matches!(node, Node::Array(_)) {
        *node = Node::Array(BTreeMap::new());
    }
    let mut next = 0;
    while let Some(elem) = elems.current() {
        if elems.is_designated() {
            if !is_braced {
                return;
            }
            let designators = elem.designators.clone();
            match follow_index(sema, filling, element, len, &designators, elems, node) {
                Some(end) => next = end,
                None => elems.at += 1,
            }
            continue;
        }
        let limit = match len {
            ArrayLen::Known(n) => n,
            // Only a braced list (or the whole list) can say how long an array is.
            _ => u64::MAX,
        };
        if next >= limit {
            if is_braced {
                let message = format!("too many initialisers for an array of {limit}");
                fail(sema, filling, elems, message);
                elems.at = elems.elems.len();
            }
            return;
        }
        let before = elems.at;
        let mut value = Node::Missing;
        subobject(sema, filling, element, elems, &mut value);
        if elems.at == before {
            // An element that takes nothing (an empty aggregate) would never end the list.
            fail(sema, filling, elems, "this initialiser fits no element".to_string());
            elems.at += 1;
        }
        let Node::Array(items) = node else { return };
        items.insert(next, (next + 1, value));
        next += 1;
    }
}

/// GNU and C99: `[i]`, `[lo ... hi]`. Gives the index after; none after an error.
fn follow_index(
    sema: &mut Sema,
    filling: &mut Filling,
    element: Ty,
    len: ArrayLen,
    designators: &[Designator],
    elems: &mut Elems,
    node: &mut Node,
) -> Option<u64> {
    let (first, rest) = designators.split_first()?;
    let (lo, hi) = match first {
        Designator::Index(index) => {
            let lo = constant_index(sema, filling, *index)?;
            (lo, lo)
        }
        Designator::Range(lo, hi) => (constant_index(sema, filling, *lo)?, constant_index(sema, filling, *hi)?),
        Designator::Field(name, _) => {
            fail(sema, filling, elems, format!("the designator `.{name}` is for a class, not for an array"));
            return None;
        }
    };
    let limit = match len {
        ArrayLen::Known(n) => n,
        _ => MAX_BOUND,
    };
    if lo > hi || hi >= limit {
        let message = if lo > hi {
            format!("the range {lo} ... {hi} is empty")
        } else {
            format!("the index {hi} is outside the array of {limit}")
        };
        fail(sema, filling, elems, message);
        return None;
    }
    if !matches!(node, Node::Array(_)) {
        *node = Node::Array(BTreeMap::new());
    }
    let Node::Array(items) = node else { return None };
    let mut value = take(items, lo, hi + 1);
    descend(sema, filling, element, rest, elems, &mut value);
    items.insert(lo, (hi + 1, value));
    Some(hi + 1)
}

/// Takes the elements from `lo` to `end` out; what was there when it was one element alone, to be added to.
fn take(items: &mut BTreeMap<u64, (u64, Node)>, lo: u64, end: u64) -> Node {
    let mut old = Node::Missing;
    let touching: Vec<u64> =
        items.range(..end).rev().take_while(|(_, (stop, _))| *stop > lo).map(|(&start, _)| start).collect();
    for start in touching {
        let Some((stop, node)) = items.remove(&start) else { continue };
        if start < lo {
            items.insert(start, (lo, node.clone()));
        }
        if stop > end {
            items.insert(end, (stop, node.clone()));
        }
        if start <= lo && stop >= end {
            old = node;
        }
    }
    old
}

fn constant_index(sema: &mut Sema, filling: &mut Filling, index: ast::ExprId) -> Option<u64> {
    let found = expr::constant_int(sema, index, None, "an array designator");
    let Some((value, _)) = found else {
        filling.has_failed = true;
        return None;
    };
    let Ok(value) = u64::try_from(value) else {
        if !filling.is_dry && !filling.has_failed {
            let span = sema.ast.exprs[index].span;
            sema.error(span, format!("the array designator {value} is negative"));
        }
        filling.has_failed = true;
        return None;
    };
    Some(value)
}

/// Initialises one element of an aggregate from the current element of the list, or, by brace elision, from as many
/// as it takes ([dcl.init.aggr]/13 to /16).
fn subobject(sema: &mut Sema, filling: &mut Filling, ty: Ty, elems: &mut Elems, node: &mut Node) {
    let Some(elem) = elems.current() else { return };
    let operand = elem.value;
    if list_conv::is_list(sema, operand) {
        elems.at += 1;
        *node = braced(sema, filling, ty, operand);
        return;
    }
    match *sema.program.types.kind(ty) {
        TyKind::Array(element, len) => {
            if string::fits(sema, operand, element) || is_array_value(sema, operand, ty) {
                elems.at += 1;
                *node = leaf(sema, filling, ty, operand);
                return;
            }
            if filling.is_parenthesized {
                elems.at += 1;
                *node = leaf(sema, filling, ty, operand);
                return;
            }
            if len == ArrayLen::Unknown {
                fail(sema, filling, elems, "a flexible array member needs braces".to_string());
            }
            fill(sema, filling, ty, elems, false, node);
        }
        TyKind::Class(id) => {
            let is_aggregate = sema.program.classes[id].completeness == Completeness::Complete
                && sema.program.classes[id].traits.is_aggregate;
            let seq = conv::sequence(sema, operand, ty);
            if !seq.is_bad() || !is_aggregate || filling.is_parenthesized {
                elems.at += 1;
                *node = leaf(sema, filling, ty, operand);
                return;
            }
            fill(sema, filling, ty, elems, false, node);
        }
        _ => {
            elems.at += 1;
            *node = leaf(sema, filling, ty, operand);
        }
    }
}

/// GNU: a compound literal or other array value of the element's type.
fn is_array_value(sema: &Sema, operand: ExprId, ty: Ty) -> bool {
    let node = &sema.program.exprs[operand];
    node.ty.unqual() == ty.unqual() && !matches!(node.kind, ExprKind::String(_))
}

/// An element from an expression.
fn leaf(sema: &mut Sema, filling: &mut Filling, ty: Ty, operand: ExprId) -> Node {
    let is_array = matches!(sema.program.types.kind(ty), TyKind::Array(..));
    if filling.is_dry {
        if !is_array && conv::sequence(sema, operand, ty).is_bad() {
            filling.has_failed = true;
        }
        return Node::Expr(operand);
    }
    let target = Target { ty, span: sema.program.exprs[operand].span, ..filling.target };
    let is_scalar = !is_array && !sema.program.types.is_ref(ty) && sema.program.types.as_class(ty).is_none();
    let value = if is_scalar && !filling.is_parenthesized {
        list::checked_conversion(sema, target.with_ty(ty.unqual()), operand)
    } else {
        init::from_expr(sema, target, operand, true)
    };
    if sema.ty(value) == Ty::ERROR {
        filling.has_failed = true;
    }
    Node::Expr(value)
}

/// An element from a braced list of its own.
fn braced(sema: &mut Sema, filling: &mut Filling, ty: Ty, list: ExprId) -> Node {
    let ExprKind::InitList(inner) = sema.program.exprs[list].kind.clone() else { return Node::Missing };
    let is_plain_aggregate = match *sema.program.types.kind(ty) {
        TyKind::Class(id) => {
            let is_copy = match &inner[..] {
                [only] => sema
                    .program
                    .types
                    .as_class(sema.ty(only.value))
                    .is_some_and(|from| conv::is_same_or_derived(sema, from, id)),
                _ => false,
            };
            sema.program.classes[id].completeness == Completeness::Complete
                && sema.program.classes[id].traits.is_aggregate
                && !is_copy
        }
        TyKind::Array(element, len) => {
            let is_string = matches!(&inner[..], [only] if string::fits(sema, only.value, element));
            !is_string && len != ArrayLen::Variable
        }
        _ => false,
    };
    if is_plain_aggregate {
        let mut node = Node::Missing;
        let mut elems = Elems { elems: &inner, at: 0, followed: None };
        let saved = std::mem::replace(&mut filling.is_parenthesized, false);
        let saved_span = filling.target.span;
        filling.target.span = sema.program.exprs[list].span;
        fill(sema, filling, ty, &mut elems, true, &mut node);
        filling.target.span = saved_span;
        filling.is_parenthesized = saved;
        return node;
    }
    if filling.is_dry {
        if conv::sequence(sema, list, ty).is_bad() && !matches!(sema.program.types.kind(ty), TyKind::Array(..)) {
            filling.has_failed = true;
        }
        return Node::Expr(list);
    }
    let target = Target { ty, span: sema.program.exprs[list].span, ..filling.target };
    let value = list::initialize(sema, target, list, true);
    if sema.ty(value) == Ty::ERROR {
        filling.has_failed = true;
    }
    Node::Expr(value)
}
