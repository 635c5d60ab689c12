//! Builds typed programs by hand, for unit tests of what reads them.

use std::sync::Arc;

use crate::ast::{self, Access, ClassKey};
use crate::base::Symbol;
use crate::hir::*;
use crate::source::Span;

/// A class without members, declared in `scope`.
pub fn class(p: &mut Program, scope: ScopeId, key: ClassKey, name: &str) -> ClassId {
    let id = p.classes.next_id();
    let inner = p.scopes.push(Scope::new(ScopeKind::Class(id), Some(scope)));
    p.classes.push(Class {
        name: Symbol::new(name),
        key,
        parent: scope,
        scope: inner,
        span: Span::NONE,
        completeness: Completeness::Incomplete,
        bases: Vec::new(),
        fields: Vec::new(),
        methods: Vec::new(),
        is_final: false,
        pack: None,
        align: 0,
        traits: ClassTraits { is_aggregate: true, has_trivial_dtor: true, ..ClassTraits::default() },
        special: Default::default(),
        layout: None,
        typedef_name: None,
        discriminator: 0,
        closure: None,
        specialization: None,
        is_anonymous: false,
        vtable_home: VtableHome::default(),
        first_specifier: None,
        attrs: Vec::new(),
    })
}

/// Adds a field to `class`.
pub fn field(p: &mut Program, class: ClassId, name: &str, ty: Ty) -> FieldId {
    let index = p.classes[class].fields.len() as u32;
    let id = p.fields.push(Field {
        name: Symbol::new(name),
        class,
        index,
        ty,
        access: Access::Public,
        is_mutable: false,
        bit_width: None,
        align: 0,
        type_align: None,
        is_packed: false,
        is_no_unique_address: false,
        init: None,
        checked_init: None,
        init_uses: Default::default(),
        init_names_user: false,
        span: Span::NONE,
    });
    p.classes.get_mut(class).fields.push(id);
    id
}

/// Adds a public base to `class`.
pub fn base(p: &mut Program, class: ClassId, base: ClassId, is_virtual: bool) {
    p.classes.get_mut(class).bases.push(Base {
        class: base,
        is_virtual,
        is_dependent: false,
        access: Access::Public,
        span: Span::NONE,
    });
}

/// Completes `class` and lays it out.
pub fn complete(p: &mut Program, class: ClassId) {
    let layout = layout::class_layout(p, class).expect("test classes have layouts");
    let class = p.classes.get_mut(class);
    class.completeness = Completeness::Complete;
    class.layout = Some(Arc::new(layout));
}

/// A function type.
pub fn fn_ty(p: &mut Program, ret: Ty, params: &[Ty]) -> Ty {
    p.types.function(FnTy {
        ret,
        params: params.into(),
        is_variadic: false,
        quals: Quals::NONE,
        ref_qual: ast::RefQual::None,
        is_noexcept: false,
        dependent_noexcept: None,
    })
}

/// A function declared in `scope`, without body; a member if the scope is a class's.
pub fn func(p: &mut Program, scope: ScopeId, name: FuncName, ty: Ty) -> FuncId {
    let class = match p.scopes[scope].kind {
        ScopeKind::Class(class) => Some(class),
        _ => None,
    };
    let params = p.types.as_function(ty).map(|f| f.params.clone()).unwrap_or_else(|| [].into());
    let params = params
        .iter()
        .map(|&ty| Param { name: Symbol::EMPTY, ty, var: None, default: DefaultArg::None, span: Span::NONE })
        .collect();
    let id = p.funcs.push(Func {
        name,
        scope,
        class,
        ty,
        linkage: Linkage::External,
        language: ast::Linkage::Cxx,
        access: Access::Public,
        params,
        is_static: false,
        is_explicit_object: false,
        is_inline: false,
        is_virtual: false,
        is_pure: false,
        is_final: false,
        is_override: false,
        is_explicit: false,
        is_implicit: false,
        is_defaulted: false,
        is_trivial: false,
        is_deleted: false,
        constant: ast::Constancy::None,
        attrs: FuncAttrs::default(),
        asm_label: None,
        builtin: None,
        body: Body::None,
        span: Span::NONE,
        is_user: true,
        is_redirected: true,
        version: 0,
        revision: 0,
        specialization: None,
        requires: None,
        order: 0,
        overrides: Vec::new(),
        inherited: None,
        deallocator: None,
    });
    if let Some(class) = class {
        p.classes.get_mut(class).methods.push(id);
    }
    id
}

/// A variable of namespace scope, or a static data member.
pub fn var(p: &mut Program, scope: ScopeId, name: &str, ty: Ty) -> VarId {
    let class = match p.scopes[scope].kind {
        ScopeKind::Class(class) => Some(class),
        _ => None,
    };
    p.vars.push(Var {
        is_closed: false,
        name: Symbol::new(name),
        scope,
        kind: VarKind::Global,
        class,
        function: None,
        ty,
        linkage: Linkage::External,
        language: ast::Linkage::Cxx,
        access: Access::Public,
        is_thread_local: false,
        is_inline: false,
        constant: ast::Constancy::None,
        is_extern: false,
        init: None,
        uses: Uses::default(),
        value: None,
        dtor: None,
        is_invalid: false,
        align: 0,
        is_weak: false,
        asm_label: None,
        register: None,
        vla_bounds: Vec::new(),
        cleanup: None,
        init_priority: None,
        discriminator: 0,
        is_user: true,
        version: 0,
        specialization: None,
        order: 0,
        span: Span::NONE,
        is_used: false,
    })
}

/// A namespace in `scope`.
pub fn namespace(p: &mut Program, scope: ScopeId, name: &str, is_inline: bool) -> (NamespaceId, ScopeId) {
    let ScopeKind::Namespace(parent) = p.scopes[scope].kind else { panic!("namespaces are in namespaces") };
    let id = p.namespaces.next_id();
    let inner = p.scopes.push(Scope::new(ScopeKind::Namespace(id), Some(scope)));
    p.namespaces.push(Namespace {
        name: Symbol::new(name),
        scope: inner,
        parent: Some(parent),
        is_inline,
        span: Span::NONE,
    });
    (id, inner)
}

/// An enumeration.
pub fn enumeration(p: &mut Program, scope: ScopeId, name: &str, is_scoped: bool, underlying: Ty) -> EnumId {
    let id = p.enums.next_id();
    let inner = p.scopes.push(Scope::new(ScopeKind::Enum(id), Some(scope)));
    p.enums.push(Enum {
        name: Symbol::new(name),
        parent: scope,
        scope: inner,
        is_scoped,
        is_fixed: true,
        is_complete: true,
        is_specialized: false,
        underlying,
        enumerators: Vec::new(),
        typedef_name: None,
        discriminator: 0,
        span: Span::NONE,
    })
}

/// A small deterministic generator of random numbers (SplitMix64).
pub struct Random(pub u64);

impl Random {
    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    /// True once in `n`.
    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// A fresh directory for the files of a test.
pub fn scratch(name: &str) -> std::path::PathBuf {
    let dir = std::env::temp_dir().join(format!("cinch-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("the temporary directory is writable");
    dir
}
