//! The `planscope` program: logging, then the window or a command.

use std::process::ExitCode;

use planscope::{cli, ui};

fn main() -> ExitCode {
    // Quiet unless asked: `RUST_LOG=planscope=debug planscope ...`
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("planscope=warn,error"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).without_time().init();

    match cli::parse() {
        cli::Start::Window(paths) => match ui::run(paths) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => cli::fail(&format!("the window could not be opened: {error:#}")),
        },
        cli::Start::Command(command) => cli::run(&command),
    }
}
