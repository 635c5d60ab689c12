//! A simple name table for the parser's own tests: it records what parsed items declare, well enough to read the
//! standard headers without sema. It knows no overloads, no deduction and no specialisations.

use crate::ast::{
    Ast, Component, ComponentKind, DeclId, DeclKind, DeclSpecs, Declarator, NameId, TypeId, TypeSpec, Unqualified,
};
use crate::base::{FxHashMap, Symbol};
use crate::parse::item::Item;
use crate::parse::oracle::{Lent, NameClass, Names};

#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    class: NameClass,
    scope: Option<usize>,
    /// Another name, looked up from a scope.
    alias: Option<(usize, NameId)>,
}

#[derive(Debug, Default)]
struct TableScope {
    parent: Option<usize>,
    names: FxHashMap<Symbol, Entry>,
    /// Inline namespaces and the namespaces of using-directives.
    also: Vec<usize>,
    bases: Vec<NameId>,
}

/// See the module's documentation.
#[derive(Debug)]
pub(crate) struct TableNames {
    scopes: Vec<TableScope>,
    /// For each open namespace or linkage-specification, the scope outside it.
    open: Vec<usize>,
    pub(crate) current: usize,
}

impl TableNames {
    pub(crate) fn new() -> TableNames {
        let mut table = TableNames { scopes: vec![TableScope::default()], open: Vec::new(), current: 0 };
        let list = Entry { class: NameClass::Type, ..Entry::default() };
        for name in ["__builtin_va_list", "__int128_t", "__uint128_t"] {
            table.scopes[0].names.insert(Symbol::new(name), list);
        }
        table
    }

    /// Takes note of an item.
    pub(crate) fn observe(&mut self, ast: &Ast, item: Item) {
        match item {
            Item::OpenNamespace(decl) => {
                self.open.push(self.current);
                if let DeclKind::Namespace { name, is_inline, .. } = &ast.decls[decl].kind {
                    for part in name {
                        self.enter_namespace(part.name, part.is_inline || (*is_inline && name.len() == 1));
                    }
                }
            }
            Item::OpenLinkage(_) => self.open.push(self.current),
            Item::Close(_) => self.current = self.open.pop().unwrap_or(0),
            Item::Decl(decl) => self.declare(ast, decl, self.current, false),
            Item::Stmt(_) => {}
        }
    }

    fn enter_namespace(&mut self, name: Symbol, is_inline: bool) {
        let outer = self.current;
        let known = self.scopes[outer].names.get(&name).and_then(|entry| entry.scope);
        self.current = known.unwrap_or_else(|| self.new_scope(outer));
        let inner = self.current;
        self.scopes[outer].names.insert(name, Entry { class: NameClass::Namespace, scope: Some(inner), alias: None });
        if (is_inline || name.is_empty()) && !self.scopes[outer].also.contains(&inner) {
            self.scopes[outer].also.push(inner);
        }
    }

    fn new_scope(&mut self, parent: usize) -> usize {
        self.scopes.push(TableScope { parent: Some(parent), ..TableScope::default() });
        self.scopes.len() - 1
    }

    fn declare(&mut self, ast: &Ast, decl: DeclId, scope: usize, is_template: bool) {
        match &ast.decls[decl].kind {
            DeclKind::Simple { specs, declarators } => {
                self.declare_specs(ast, specs, scope, is_template);
                for declarator in declarators {
                    self.declare_declarator(ast, specs, &declarator.declarator, scope, is_template);
                }
            }
            DeclKind::Function(function) => {
                self.declare_declarator(ast, &function.specs, &function.declarator, scope, is_template);
            }
            DeclKind::Class(_) => self.declare_class(ast, decl, scope, is_template),
            DeclKind::Enum(_) => self.declare_enum(ast, decl, scope),
            DeclKind::StructuredBinding { names, .. } => {
                for (name, _) in names {
                    self.insert(scope, *name, NameClass::Value);
                }
            }
            DeclKind::NamespaceAlias { name, target, .. } => {
                let entry = Entry { class: NameClass::Namespace, scope: None, alias: Some((scope, *target)) };
                self.scopes[scope].names.insert(*name, entry);
            }
            DeclKind::UsingDirective { namespace } => {
                if let Some(target) = self.scope_of_name(ast, scope, *namespace, 16) {
                    self.scopes[scope].also.push(target);
                }
            }
            DeclKind::Using { names } => {
                for used in names {
                    self.declare_used(ast, used.name, scope);
                }
            }
            DeclKind::Alias { name, ty, .. } => {
                let class = if is_template { NameClass::TypeTemplate } else { NameClass::Type };
                let alias = alias_of(ast, *ty).map(|target| (scope, target));
                self.scopes[scope].names.insert(*name, Entry { class, scope: None, alias });
            }
            DeclKind::Linkage { members, .. } => {
                for member in members {
                    self.declare(ast, *member, scope, false);
                }
            }
            DeclKind::Template(template) => self.declare(ast, template.decl, scope, true),
            DeclKind::Concept { name, .. } => self.insert(scope, *name, NameClass::Concept),
            _ => {}
        }
    }

    fn insert(&mut self, scope: usize, name: Symbol, class: NameClass) {
        let entry = self.scopes[scope].names.entry(name).or_default();
        if !(entry.class == NameClass::FunctionTemplate && class == NameClass::Function) {
            entry.class = class;
        }
    }

    fn declare_specs(&mut self, ast: &Ast, specs: &DeclSpecs, scope: usize, is_template: bool) {
        match &specs.ty {
            TypeSpec::Class(decl) => self.declare_class(ast, *decl, scope, is_template),
            TypeSpec::Enum(decl) => self.declare_enum(ast, *decl, scope),
            TypeSpec::Elaborated { name, .. } => {
                let node = &ast.names[*name];
                if let (Unqualified::Ident(symbol), false, false) = (&node.last, node.is_qualified(), specs.is_friend) {
                    let known = self.scopes[scope].names.contains_key(symbol);
                    if !known {
                        let class = if is_template { NameClass::TypeTemplate } else { NameClass::Type };
                        self.scopes[scope].names.insert(*symbol, Entry { class, scope: None, alias: None });
                    }
                }
            }
            _ => {}
        }
    }

    fn declare_declarator(
        &mut self,
        ast: &Ast,
        specs: &DeclSpecs,
        declarator: &Declarator,
        scope: usize,
        is_template: bool,
    ) {
        let Some(name) = declarator.name else { return };
        let node = &ast.names[name];
        let Unqualified::Ident(symbol) = node.last else { return };
        if node.is_qualified() || specs.is_friend || specs.ty == TypeSpec::None {
            return;
        }
        if specs.is_typedef {
            let alias = match &specs.ty {
                TypeSpec::Named(target) | TypeSpec::Elaborated { name: target, .. } if declarator.chunks.is_empty() => {
                    Some((scope, *target))
                }
                _ => None,
            };
            let same = alias
                .is_some_and(|(_, target)| ast.names[target].last == node.last && !ast.names[target].is_qualified());
            if !same {
                self.scopes[scope].names.insert(symbol, Entry { class: NameClass::Type, scope: None, alias });
            }
            return;
        }
        let class = match (is_template, crate::parse::decl::is_function(declarator)) {
            (true, true) => NameClass::FunctionTemplate,
            (true, false) => NameClass::VariableTemplate,
            (false, true) => NameClass::Function,
            (false, false) => NameClass::Value,
        };
        self.insert(scope, symbol, class);
    }

    fn declare_class(&mut self, ast: &Ast, decl: DeclId, scope: usize, is_template: bool) {
        let DeclKind::Class(class) = &ast.decls[decl].kind else { return };
        let inner = self.new_scope(scope);
        if let Some(name) = class.name {
            let node = &ast.names[name];
            if let (Unqualified::Ident(symbol), false) = (&node.last, node.is_qualified()) {
                let kind = if is_template { NameClass::TypeTemplate } else { NameClass::Type };
                let entry = Entry { class: kind, scope: Some(inner), alias: None };
                self.scopes[scope].names.insert(*symbol, entry);
                self.scopes[inner].names.insert(*symbol, entry);
            }
        }
        for base in &class.bases {
            if let TypeSpec::Named(name) = ast.types[base.ty].specs.ty {
                self.scopes[inner].bases.push(name);
            }
        }
        for member in &class.members {
            self.declare(ast, *member, inner, false);
        }
    }

    fn declare_enum(&mut self, ast: &Ast, decl: DeclId, scope: usize) {
        let DeclKind::Enum(decl) = &ast.decls[decl].kind else { return };
        if let Some(name) = decl.name
            && let Unqualified::Ident(symbol) = ast.names[name].last
        {
            self.scopes[scope].names.insert(symbol, Entry { class: NameClass::Type, scope: None, alias: None });
        }
        if !decl.is_scoped {
            for enumerator in decl.enumerators.iter().flatten() {
                self.insert(scope, enumerator.name, NameClass::Value);
            }
        }
    }

    fn declare_used(&mut self, ast: &Ast, name: NameId, scope: usize) {
        let node = &ast.names[name];
        let Unqualified::Ident(symbol) = node.last else { return };
        let found = self.scope_of(ast, scope, node.is_global, &node.qualifier, 16);
        if let Some(entry) = found.and_then(|inner| self.find_in(ast, inner, symbol, 16)) {
            self.scopes[scope].names.insert(symbol, entry);
        }
    }

    // ---- lookup ----

    fn find_in(&self, ast: &Ast, scope: usize, name: Symbol, fuel: usize) -> Option<Entry> {
        if fuel == 0 {
            return None;
        }
        let table = &self.scopes[scope];
        if let Some(entry) = table.names.get(&name) {
            return Some(*entry);
        }
        for also in &table.also {
            if let Some(entry) = self.find_in(ast, *also, name, fuel - 1) {
                return Some(entry);
            }
        }
        for base in &table.bases {
            let outer = table.parent.unwrap_or(0);
            if let Some(inner) = self.scope_of_name(ast, outer, *base, fuel - 1)
                && let Some(entry) = self.find_in(ast, inner, name, fuel - 1)
            {
                return Some(entry);
            }
        }
        None
    }

    fn find(&self, ast: &Ast, mut scope: usize, name: Symbol, fuel: usize) -> Option<Entry> {
        loop {
            if let Some(entry) = self.find_in(ast, scope, name, fuel) {
                return Some(entry);
            }
            scope = self.scopes[scope].parent?;
        }
    }

    fn scope_of_entry(&self, ast: &Ast, entry: Entry, fuel: usize) -> Option<usize> {
        entry.scope.or_else(|| {
            let (scope, name) = entry.alias?;
            self.scope_of_name(ast, scope, name, fuel.checked_sub(1)?)
        })
    }

    fn scope_of_name(&self, ast: &Ast, from: usize, name: NameId, fuel: usize) -> Option<usize> {
        let node = &ast.names[name];
        let symbol = node.identifier()?;
        let entry = if node.is_qualified() {
            let outer = self.scope_of(ast, from, node.is_global, &node.qualifier, fuel.checked_sub(1)?)?;
            self.find_in(ast, outer, symbol, fuel)?
        } else {
            self.find(ast, from, symbol, fuel.checked_sub(1)?)?
        };
        self.scope_of_entry(ast, entry, fuel.checked_sub(1)?)
    }

    fn scope_of(&self, ast: &Ast, from: usize, is_global: bool, path: &[Component], fuel: usize) -> Option<usize> {
        let mut scope = if is_global { Some(0) } else { None };
        for component in path {
            let (ComponentKind::Ident(symbol) | ComponentKind::TemplateId(symbol, _)) = &component.kind else {
                return None;
            };
            let entry = match scope {
                Some(scope) => self.find_in(ast, scope, *symbol, fuel)?,
                None => self.find(ast, from, *symbol, fuel)?,
            };
            scope = Some(self.scope_of_entry(ast, entry, fuel)?);
        }
        scope
    }
}

/// The plain name that an alias is for.
fn alias_of(ast: &Ast, ty: TypeId) -> Option<NameId> {
    match ast.types[ty].specs.ty {
        TypeSpec::Named(name) if ast.types[ty].declarator.chunks.is_empty() => Some(name),
        _ => None,
    }
}

impl Names for TableNames {
    fn unqualified(&mut self, name: Symbol) -> NameClass {
        let ast = Ast::default();
        // Namespaces have no bases, so the tree is not needed.
        self.find(&ast, self.current, name, 16).map_or(NameClass::Unknown, |entry| entry.class)
    }

    fn qualified(&mut self, ast: &Ast, is_global: bool, qualifier: &[Component], name: Symbol) -> NameClass {
        self.scope_of(ast, self.current, is_global, qualifier, 16)
            .and_then(|scope| self.find_in(ast, scope, name, 16))
            .map_or(NameClass::Unknown, |entry| entry.class)
    }

    fn instantiated(&mut self, _: Lent<'_>, _: bool, _: &[Component], _: Symbol) -> NameClass {
        NameClass::Unknown
    }
}
