//! Lookup by the parser: its own frames first, from the inside outward, then the oracle ([basic.lookup]).

use crate::ast::{Component, ComponentKind, ExprId, ExprKind, Name, NameId, Seen, TypeId, TypeSpec, Unqualified};
use crate::base::Symbol;
use crate::diag::{Diagnostic, headers};
use crate::parse::cx::{Cx, Failed};
use crate::parse::frames::{Entry, FrameId, FrameKind, Scope, Target};
use crate::parse::name::ParsedName;
use crate::parse::oracle::{Lent, NameClass};
use crate::source::Span;

/// How many aliases of aliases are followed.
const ALIAS_DEPTH: usize = 16;

/// What a nested-name-specifier leads to.
enum Place {
    Frame(FrameId),
    /// Nothing that the frames know: the oracle is asked with this qualifier.
    Outside(Scope),
    Dependent,
}

impl Cx<'_> {
    /// Unqualified lookup.
    pub(crate) fn lookup(&mut self, name: Symbol) -> Entry {
        self.lookup_seen(name).0
    }

    /// Unqualified lookup, and where it found the name.
    pub(crate) fn lookup_seen(&mut self, name: Symbol) -> (Entry, Seen) {
        if let Some((entry, is_of_base)) = self.lookup_in_frames(name, true, true) {
            let is_elsewhere = |cx: &mut Self| {
                cx.is_open()
                    || cx.lookup_in_frames(name, true, false).is_some()
                    || cx.names.unqualified(name) != NameClass::Unknown
            };
            // What only a dependent base has is not found ([temp.dep]/3).
            let is_found = !is_of_base || !self.is_user || is_elsewhere(self);
            return (entry, if is_found { Seen::Inside } else { Seen::Nowhere });
        }
        let class = self.names.unqualified(name);
        if class != NameClass::Unknown {
            return (Entry::new(class), Seen::Outside);
        }
        let entry = self.lookup_using_directives(name);
        let seen = match entry.class {
            NameClass::Unknown if self.is_open() => Seen::Inside,
            NameClass::Unknown => Seen::Nowhere,
            _ => Seen::Outside,
        };
        (entry, seen)
    }

    /// Whether a frame around has names that the parser does not know.
    fn is_open(&self) -> bool {
        let mut next = Some(self.scope);
        while let Some(id) = next {
            let frame = self.frames.get(id);
            if frame.is_open {
                return true;
            }
            next = frame.parent;
        }
        false
    }

    /// Lookup in the open frames, and in the bases of open classes. Before `::` no enumerator is found
    /// ([basic.lookup.qual]/1), and dependent bases are not examined if `takes_dependent` is not set ([temp.dep]/3). With
    /// the entry whether a base has it.
    fn lookup_in_frames(
        &mut self,
        name: Symbol,
        takes_enumerators: bool,
        takes_dependent: bool,
    ) -> Option<(Entry, bool)> {
        let mut next = Some(self.scope);
        while let Some(id) = next {
            let frame = self.frames.get(id);
            if let Some(entry) = frame.names.get(&name) {
                return Some((*entry, false));
            }
            next = frame.parent;
            let enums = if takes_enumerators { frame.using_enums.clone() } else { Vec::new() };
            for scope in enums {
                let entry = self.in_scope(id, |cx| cx.lookup_qualified(scope.is_global, &scope.components, name));
                if entry.class != NameClass::Unknown {
                    return Some((entry, false));
                }
            }
            let frame = self.frames.get(id);
            match &frame.kind {
                FrameKind::Class { bases, .. } if !bases.is_empty() => {
                    let entry = self.lookup_bases(id, name, takes_dependent);
                    if entry.class != NameClass::Unknown {
                        return Some((entry, true));
                    }
                }
                FrameKind::Qualified(_) => {
                    let entry = self.lookup_qualifier(id, name);
                    if entry.class != NameClass::Unknown {
                        return Some((entry, false));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Lookup in what the qualifier of frame `id` names, and then in the scopes around that: behind `N::A::f` the
    /// names of A and of N are visible ([basic.lookup.unqual]/8). The answers are remembered.
    fn lookup_qualifier(&mut self, id: FrameId, name: Symbol) -> Entry {
        if let Some(entry) = self.memory.bases.get(&(id, name)) {
            return *entry;
        }
        let FrameKind::Qualified(scope) = &self.frames.get(id).kind else { return Entry::UNKNOWN };
        let scope = scope.clone();
        let outer = self.frames.get(id).parent.unwrap_or(id);
        let mut found = Entry::UNKNOWN;
        for n in (1..=scope.components.len()).rev() {
            found = self.in_scope(outer, |cx| cx.lookup_qualified(scope.is_global, &scope.components[..n], name));
            if found.class != NameClass::Unknown {
                break;
            }
        }
        self.memory.bases.insert((id, name), found);
        found
    }

    /// [namespace.udir] in the open blocks: what the using-directives make visible.
    fn lookup_using_directives(&mut self, name: Symbol) -> Entry {
        self.through_using_directives(name).map_or(Entry::UNKNOWN, |(entry, _)| entry)
    }

    /// The same, with the namespace that the directive nominates.
    fn through_using_directives(&mut self, name: Symbol) -> Option<(Entry, Scope)> {
        let mut next = Some(self.scope);
        while let Some(id) = next {
            next = self.frames.get(id).parent;
            for i in 0..self.frames.get(id).using_directives.len() {
                let scope = self.frames.get(id).using_directives[i].clone();
                let entry = self.lookup_qualified(scope.is_global, &scope.components, name);
                if entry.class != NameClass::Unknown {
                    return Some((entry, scope));
                }
            }
        }
        None
    }

    /// The qualifier as it can be followed from here, if something declares its first name.
    pub(crate) fn visible(&mut self, scope: Scope) -> Option<Scope> {
        let Some(first) = scope.components.first().and_then(component_symbol) else { return Some(scope) };
        if scope.is_global || self.lookup_in_frames(first, false, true).is_some() {
            return Some(scope);
        }
        let is_known = self.names.unqualified(first) != NameClass::Unknown;
        let n = scope.components.len();
        let whole = self.outside(scope, first);
        (is_known || whole.components.len() > n).then_some(whole)
    }

    /// A qualifier whose first name no frame declares: where a using-directive of an open block makes that visible,
    /// the qualifier from its namespace on.
    fn outside(&mut self, scope: Scope, first: Symbol) -> Scope {
        if self.names.unqualified(first) != NameClass::Unknown {
            return scope;
        }
        let Some((_, mut whole)) = self.through_using_directives(first) else { return scope };
        whole.components.extend(scope.components);
        whole
    }

    /// Lookup in the bases of the class of frame `id`, in dependent ones only if `takes_dependent`; the answers of that are
    /// remembered.
    fn lookup_bases(&mut self, id: FrameId, name: Symbol, takes_dependent: bool) -> Entry {
        if let Some(entry) = self.memory.bases.get(&(id, name)).filter(|_| takes_dependent) {
            return *entry;
        }
        let FrameKind::Class { bases, .. } = &self.frames.get(id).kind else { return Entry::UNKNOWN };
        let bases = bases.clone();
        let outer = self.frames.get(id).parent.unwrap_or(id);
        let mut found = Entry::UNKNOWN;
        if takes_dependent {
            // A specialisation may derive from another one that has the same frame's name: the search ends there.
            self.memory.bases.insert((id, name), found);
        }
        for base in bases.iter().filter(|base| takes_dependent || !base.is_dependent) {
            let scope = &base.scope;
            found = self.in_scope(outer, |cx| cx.lookup_qualified(scope.is_global, &scope.components, name));
            if found.class != NameClass::Unknown {
                break;
            }
        }
        if takes_dependent {
            self.memory.bases.insert((id, name), found);
        }
        found
    }

    /// Lookup of `name` in the scope that the qualifier names.
    pub(crate) fn lookup_qualified(&mut self, is_global: bool, components: &[Component], name: Symbol) -> Entry {
        let scope = Scope { is_global, components: components.to_vec() };
        match self.place(scope, ALIAS_DEPTH) {
            Place::Dependent => Entry::UNKNOWN,
            Place::Outside(scope) => {
                let class = self.names.qualified(self.ast, scope.is_global, &scope.components, name);
                if class != NameClass::Unknown { Entry::new(class) } else { self.lookup_own(&scope, name) }
            }
            Place::Frame(frame) => {
                if let Some(entry) = self.frames.get(frame).names.get(&name) {
                    return *entry;
                }
                let entry = self.lookup_bases(frame, name, true);
                if entry.class != NameClass::Unknown {
                    return entry;
                }
                // The frame may be another specialisation's than the one that is named.
                Entry::new(self.names.qualified(self.ast, is_global, components, name))
            }
        }
    }

    /// Lookup of a name with a qualifier as it is written, in a class that is instantiated for it if need be
    /// ([temp.inst]/2).
    pub(crate) fn lookup_written(&mut self, is_global: bool, components: &[Component], name: Symbol) -> Entry {
        let entry = self.lookup_qualified(is_global, components, name);
        if entry.class != NameClass::Unknown {
            return entry;
        }
        match self.place(Scope { is_global, components: components.to_vec() }, ALIAS_DEPTH) {
            Place::Outside(scope) => {
                let lent = Lent { ast: self.ast, frames: self.frames };
                Entry::new(self.names.instantiated(lent, scope.is_global, &scope.components, name))
            }
            Place::Frame(_) | Place::Dependent => entry,
        }
    }

    /// Whether the qualifier depends on a template parameter that the frames know.
    pub(crate) fn is_dependent(&mut self, is_global: bool, components: &[Component]) -> bool {
        let scope = Scope { is_global, components: components.to_vec() };
        matches!(self.place(scope, ALIAS_DEPTH), Place::Dependent)
    }

    /// Whether a name is a member of `decltype(e)`, or of a local alias of one, and nobody knows of which type `e` is
    /// before the function is checked.
    pub(crate) fn is_of_unknown_type(&mut self, name: ParsedName) -> bool {
        let node = &self.ast.names[name.id];
        let (is_global, components) = (node.is_global, node.qualifier.clone());
        name.class == NameClass::Unknown && self.is_unknown_type(is_global, &components)
    }

    /// Whether the qualifier is such a type.
    pub(crate) fn is_unknown_type(&mut self, is_global: bool, components: &[Component]) -> bool {
        let scope = Scope { is_global, components: components.to_vec() };
        let Place::Outside(scope) = self.place(scope, ALIAS_DEPTH) else { return false };
        match scope.components.first().map(|component| &component.kind) {
            Some(ComponentKind::Decltype(_)) => true,
            Some(&ComponentKind::Ident(name)) if !is_global => self
                .lookup_in_frames(name, false, false)
                .is_some_and(|(entry, _)| entry.class == NameClass::Type && entry.target == Target::None),
            Some(ComponentKind::Ident(_) | ComponentKind::TemplateId(..)) | None => false,
        }
    }

    /// `N::A` inside the definition of `A` in the namespace `N`: sema does not know A yet, this item does.
    fn lookup_own(&mut self, scope: &Scope, name: Symbol) -> Entry {
        let is_namespace = match scope.components.split_last() {
            None => scope.is_global,
            Some((last, before)) => match component_symbol(last) {
                Some(last) if before.is_empty() && !scope.is_global => {
                    self.names.unqualified(last) == NameClass::Namespace
                }
                Some(last) => self.names.qualified(self.ast, scope.is_global, before, last) == NameClass::Namespace,
                None => false,
            },
        };
        let mut item = self.scope;
        while let Some(parent) = self.frames.get(item).parent {
            item = parent;
        }
        match self.frames.get(item).names.get(&name) {
            Some(entry) if is_namespace => *entry,
            _ => Entry::UNKNOWN,
        }
    }

    /// Reports the first name in an expression that nothing declares.
    pub(crate) fn undeclared_in(&mut self, expr: ExprId) -> Option<Failed> {
        let mut walk = crate::ast::visit::Names::new(self.ast, true);
        walk.expr(expr);
        let mut names = walk.qualified;
        if let ExprKind::Name(name) = self.ast.exprs[expr].kind {
            names.push(name);
        }
        for id in names {
            let name = self.ast.names[id].clone();
            let Some(symbol) = name.last.symbol() else { continue };
            let is_known = match name.is_qualified() {
                true if self.is_dependent(name.is_global, &name.qualifier) => true,
                true => self.lookup_qualified(name.is_global, &name.qualifier, symbol).class != NameClass::Unknown,
                false => self.lookup(symbol).class != NameClass::Unknown,
            };
            if is_known {
                continue;
            }
            let parts: Vec<Symbol> = name.qualifier.iter().filter_map(component_symbol).chain([symbol]).collect();
            let whole: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
            let first = whole.len().min(2) - 1;
            let hint = headers::hint(whole[..first].first().copied(), whole[first]);
            let mut diagnostic = Diagnostic::error(name.span, format!("use of undeclared `{}`", whole.join("::")));
            if let Some(hint) = hint {
                diagnostic = diagnostic.note(hint);
            }
            return Some(self.report(diagnostic));
        }
        None
    }

    /// Follows a qualifier through the frames.
    fn place(&mut self, scope: Scope, fuel: usize) -> Place {
        if fuel == 0 {
            return Place::Dependent;
        }
        if scope.is_global || scope.components.is_empty() {
            return Place::Outside(scope);
        }
        let Some(first) = component_symbol(&scope.components[0]) else { return Place::Outside(scope) };
        let Some((mut entry, _)) = self.lookup_in_frames(first, false, true) else {
            return Place::Outside(self.outside(scope, first));
        };
        let mut at = 0;
        loop {
            match entry.target {
                Target::Parameter { .. } => return Place::Dependent,
                Target::None => return Place::Outside(scope),
                Target::Alias(name) => {
                    let rest = &scope.components[at + 1..];
                    let Some(mut target) = scope_of_name(&self.ast.names[name]) else { return Place::Dependent };
                    // What a using-declaration names may be a template: its arguments stand here.
                    if let (
                        Some(Component { kind: named @ ComponentKind::Ident(_), .. }),
                        ComponentKind::TemplateId(_, args),
                    ) = (target.components.last_mut(), &scope.components[at].kind)
                        && let ComponentKind::Ident(symbol) = *named
                    {
                        *named = ComponentKind::TemplateId(symbol, args.clone());
                    }
                    // An alias of its own name (`using A = A;`) leads outside.
                    if target.components.len() == 1 && component_symbol(&target.components[0]) == Some(first) {
                        target.components.extend_from_slice(rest);
                        return Place::Outside(target);
                    }
                    target.components.extend_from_slice(rest);
                    return self.place(target, fuel - 1);
                }
                Target::Frame(frame) => {
                    at += 1;
                    let Some(component) = scope.components.get(at) else { return Place::Frame(frame) };
                    let Some(symbol) = component_symbol(component) else { return Place::Dependent };
                    let inner = self.frames.get(frame).names.get(&symbol).copied();
                    let Some(next) = inner else { return Place::Outside(scope) };
                    entry = next;
                }
            }
        }
    }

    // ---- declaring in frames ----

    /// [temp.local]/6: in what the user typed, no declaration in the scope of a template parameter, nested scopes included,
    /// may give its name another meaning.
    pub(crate) fn check_shadowing(&mut self, name: Symbol, span: Span) {
        if !self.is_user || self.speculating > 0 || name.is_empty() {
            return;
        }
        let mut next = Some(self.scope);
        while let Some(id) = next {
            let frame = self.frames.get(id);
            if let Some((_, at)) = frame.params.iter().find(|(param, _)| *param == name) {
                let at = *at;
                let diagnostic =
                    Diagnostic::error(span, format!("`{name}` is already the name of a template parameter"));
                self.report(diagnostic.note_at(at, format!("the template parameter `{name}` is declared here")));
                return;
            }
            next = frame.parent;
        }
        self.check_controlled(name, span);
    }

    /// [basic.scope.block]/3: the outermost block of a controlled statement may not declare what the condition, or the first
    /// part of `for`, declares.
    fn check_controlled(&mut self, name: Symbol, span: Span) {
        let frame = self.frames.get(self.declaring_frame());
        let Some(around) = frame.parent.map(|parent| self.frames.get(parent)) else { return };
        let head = match (&frame.kind, &around.kind) {
            (FrameKind::Block, FrameKind::Controlled) => around.parent.map(|head| self.frames.get(head)),
            _ => None,
        };
        if head.is_some_and(|head| head.kind == FrameKind::Head && head.names.contains_key(&name)) {
            let text = format!("`{name}` is declared by the condition or the first part of this statement already");
            self.report(Diagnostic::error(span, text));
        }
    }

    /// Declares a template parameter in the current frame.
    pub(crate) fn declare_param(&mut self, name: Symbol, span: Span, class: NameClass, is_pack: bool) {
        let target = if class == NameClass::Value { Target::None } else { Target::Parameter { is_pack } };
        self.check_shadowing(name, span);
        let scope = self.scope;
        self.declare_in(scope, name, Entry { class, target, is_injected: false });
        self.frames.get_mut(scope).params.push((name, span));
    }

    /// Declares `name` in the frame that takes declarations here.
    pub(crate) fn declare(&mut self, name: Symbol, entry: Entry) {
        let frame = self.declaring_frame();
        self.declare_in(frame, name, entry);
    }

    /// Declares `name` in `frame`. A try declares only in frames of its own.
    pub(crate) fn declare_in(&mut self, frame: FrameId, name: Symbol, entry: Entry) {
        if name.is_empty() || (self.speculating > 0 && frame < self.speculative_frames) {
            return;
        }
        let is_class = matches!(self.frames.get(frame).kind, FrameKind::Class { .. });
        if is_class && matches!(entry.class, NameClass::FunctionTemplate | NameClass::VariableTemplate) {
            self.frames.add_member_template(name);
        }
        let frame = self.frames.get_mut(frame);
        // Functions and function templates share a name, and then `<` can begin arguments.
        match frame.names.get(&name) {
            Some(old) if old.class == NameClass::FunctionTemplate && entry.class == NameClass::Function => {}
            // A class's name is hidden by a value's in the same scope, in either order ([basic.scope.hiding]/2).
            Some(old)
                if matches!(old.class, NameClass::Value | NameClass::Function) && entry.class == NameClass::Type => {}
            _ => {
                frame.names.insert(name, entry);
            }
        }
    }

    /// The frame that a declaration here declares in: template parameters are no place for it.
    pub(crate) fn declaring_frame(&self) -> FrameId {
        let mut id = self.scope;
        loop {
            let frame = self.frames.get(id);
            match (&frame.kind, frame.parent) {
                (FrameKind::TemplateParams, Some(parent)) => id = parent,
                _ => return id,
            }
        }
    }

    /// The frame of the nearest namespace or block: where `struct X *p` declares `X` ([basic.scope.pdecl]/7).
    pub(crate) fn enclosing_block(&self) -> FrameId {
        let mut id = self.scope;
        loop {
            let frame = self.frames.get(id);
            match (&frame.kind, frame.parent) {
                (FrameKind::Item | FrameKind::Block | FrameKind::Head | FrameKind::Controlled, _) | (_, None) => {
                    return id;
                }
                (_, Some(parent)) => id = parent,
            }
        }
    }

    /// What a typedef or alias of this type leads to.
    pub(crate) fn alias_target(&self, ty: &TypeSpec, is_plain: bool) -> Target {
        match ty {
            TypeSpec::Named(name) if is_plain => Target::Alias(*name),
            TypeSpec::Elaborated { name, .. } if is_plain => Target::Alias(*name),
            _ => Target::None,
        }
    }

    /// What an alias of this type-id leads to.
    pub(crate) fn type_target(&self, ty: TypeId) -> Target {
        let node = &self.ast.types[ty];
        self.alias_target(&node.specs.ty, node.declarator.chunks.is_empty())
    }

    /// The name as a scope.
    pub(crate) fn name_scope(&self, name: NameId) -> Option<Scope> {
        scope_of_name(&self.ast.names[name])
    }
}

/// The identifier of a component.
pub(crate) fn component_symbol(component: &Component) -> Option<Symbol> {
    match &component.kind {
        ComponentKind::Ident(symbol) | ComponentKind::TemplateId(symbol, _) => Some(*symbol),
        ComponentKind::Decltype(_) => None,
    }
}

/// A name as a nested-name-specifier.
fn scope_of_name(name: &Name) -> Option<Scope> {
    let kind = match &name.last {
        Unqualified::Ident(symbol) => ComponentKind::Ident(*symbol),
        Unqualified::TemplateId { name, args } => match **name {
            Unqualified::Ident(symbol) => ComponentKind::TemplateId(symbol, args.clone()),
            _ => return None,
        },
        Unqualified::Operator(_)
        | Unqualified::LiteralOperator(_)
        | Unqualified::Conversion(_)
        | Unqualified::Destructor(_) => return None,
    };
    let mut components = name.qualifier.clone();
    components.push(Component { kind, has_template_keyword: name.has_template_keyword, span: name.last_span });
    Some(Scope { is_global: name.is_global, components })
}
