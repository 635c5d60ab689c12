//! The parser's questions about names, answered by lookup.
use crate::parse::oracle::Names;
use crate::sema::Sema;

impl Names for Sema {}
