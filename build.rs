//! Generates the parsers from `grammar/`, and says in one sentence what is missing when LLVM is.

fn main() {
    println!("cargo:rerun-if-changed=grammar");
    // What LLVM and the allocator define must not hide what the user's libraries define: mimalloc has a weak
    // `std::get_new_handler`, for example.
    println!("cargo:rustc-link-arg=-Wl,--exclude-libs,ALL");
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .emit_rerun_directives(true)
        .process()
        .expect("the grammars in grammar/ are LR(1)");
}
