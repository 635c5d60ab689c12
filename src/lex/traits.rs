//! The names of the type traits that are built in ([meta.type.synop], GNU's and Clang's): `__is_same(A, B)` is one
//! operand to the parser, and `__has_builtin` says that they are there.

/// The type traits that are operators of the language: GCC's and Clang's, and one that numbers types for the printer. A
/// program that declares one of these names (libstdc++ has templates of such names) means its own.
const TYPE_TRAITS: &[&str] = &[
    "__cinch_type",
    "__has_nothrow_assign",
    "__has_nothrow_constructor",
    "__has_nothrow_copy",
    "__has_trivial_assign",
    "__has_trivial_constructor",
    "__has_trivial_copy",
    "__has_trivial_destructor",
    "__has_unique_object_representations",
    "__has_virtual_destructor",
    "__is_abstract",
    "__is_aggregate",
    "__is_arithmetic",
    "__is_array",
    "__is_assignable",
    "__is_base_of",
    "__is_bounded_array",
    "__is_class",
    "__is_compound",
    "__is_const",
    "__is_constructible",
    "__is_convertible",
    "__is_convertible_to",
    "__is_destructible",
    "__is_empty",
    "__is_enum",
    "__is_final",
    "__is_floating_point",
    "__is_function",
    "__is_fundamental",
    "__is_integral",
    "__is_layout_compatible",
    "__is_literal",
    "__is_literal_type",
    "__is_lvalue_reference",
    "__is_member_function_pointer",
    "__is_member_object_pointer",
    "__is_member_pointer",
    "__is_nothrow_assignable",
    "__is_nothrow_constructible",
    "__is_nothrow_convertible",
    "__is_nothrow_destructible",
    "__is_object",
    "__is_pod",
    "__is_pointer",
    "__is_pointer_interconvertible_base_of",
    "__is_polymorphic",
    "__is_reference",
    "__is_rvalue_reference",
    "__is_same",
    "__is_same_as",
    "__is_scalar",
    "__is_scoped_enum",
    "__is_signed",
    "__is_standard_layout",
    "__is_trivial",
    "__is_trivially_assignable",
    "__is_trivially_constructible",
    "__is_trivially_copyable",
    "__is_trivially_destructible",
    "__is_unbounded_array",
    "__is_union",
    "__is_unsigned",
    "__is_void",
    "__is_volatile",
    "__reference_binds_to_temporary",
    "__reference_constructs_from_temporary",
    "__reference_converts_from_temporary",
];

/// Whether `name` is a built-in type trait.
pub fn is_type_trait(name: &str) -> bool {
    TYPE_TRAITS.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn type_traits_are_sorted() {
        assert!(super::TYPE_TRAITS.is_sorted());
    }
}
