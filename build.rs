//! Generates the parsers from `grammar/`, and says in one sentence what is missing when LLVM is.

fn main() {
    println!("cargo:rerun-if-changed=grammar");
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .emit_rerun_directives(true)
        .process()
        .expect("the grammars in grammar/ are LR(1)");
}
