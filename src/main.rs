//! The command `cinch`.
fn main() {}
