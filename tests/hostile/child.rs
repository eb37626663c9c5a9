//! The child process that compiles a component under limits, as the program itself has one.

fn main() -> std::process::ExitCode {
    match tidewaiter_host::compile_isolated(std::io::stdin(), std::io::stdout()) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            std::process::ExitCode::FAILURE
        }
    }
}
