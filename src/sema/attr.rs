//! Attributes ([dcl.attr]), GNU's among them, and what they do to the entity that they appertain to.
