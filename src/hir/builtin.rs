//! GNU's builtin functions: names, types, and what they are made of.

/// A builtin function: its index in [`TABLE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Builtin(pub u16);

/// One builtin.
#[derive(Debug, Clone, Copy)]
pub struct Info {
    pub name: &'static str,
}

/// All builtins, sorted by name.
pub const TABLE: &[Info] = &[];

impl Builtin {
    /// The builtin of this name.
    pub fn by_name(name: &str) -> Option<Builtin> {
        TABLE.binary_search_by(|info| info.name.cmp(name)).ok().map(|i| Builtin(i as u16))
    }
}
