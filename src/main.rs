//! The binary: everything is in the library, see `cli`.

fn main() -> std::process::ExitCode {
    collegium::cli::main()
}
