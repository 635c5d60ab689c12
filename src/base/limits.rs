//! Every cap on what a user's program may ask of the compiler. Reaching one is a diagnostic, never a hang.

/// Nested `#include`s (GCC's own limit).
pub const INCLUDE_DEPTH: usize = 200;
/// Nested brackets, blocks, declarators and operands ([implimits] asks for 256).
pub const NESTING_DEPTH: usize = 1_024;
/// Depth of one expression's tree: operators as well as brackets.
pub const EXPRESSION_DEPTH: u16 = 4_096;
/// Bytes of native stack that one call into the parser may use.
pub const PARSER_STACK: usize = 1 << 20;
/// Tokens that one item may read tentatively before ambiguities are no longer tried.
pub const SPECULATION_TOKENS: usize = 4_194_304;
/// Nested template instantiations ([implimits] asks for 1,024).
pub const INSTANTIATION_DEPTH: usize = 1_024;
/// Nested calls in one constant evaluation ([implimits] asks for 512).
pub const CONSTEXPR_CALL_DEPTH: usize = 512;
/// Steps of one constant evaluation ([implimits] asks for 1,048,576 full-expressions).
pub const CONSTEXPR_STEPS: u64 = 33_554_432;
/// Turns of one loop in a constant evaluation; as GCC's limit, four times over.
pub const CONSTEXPR_TURNS: u32 = 1_048_576;
/// Errors shown for one input before the rest is counted only.
pub const ERRORS_PER_INPUT: usize = 20;
/// Functions of earlier inputs that one module has once more, to inline them.
pub const COPIED_FUNCTIONS: usize = 256;
/// Elements of GNU's `__integer_pack`.
pub const PACK_LENGTH: i128 = 1 << 20;
/// Tokens that one macro expansion at the top level may produce.
pub const EXPANSION_TOKENS: usize = 4_194_304;
/// Elements of an array or container that are printed before the rest is counted only.
pub const PRINTED_ELEMENTS: usize = 100;
/// Bytes of a string that are printed before the rest is counted only.
pub const PRINTED_BYTES: usize = 10_000;
