//! The hostile node: starts the built binary in a network of its own, plays hostile and honest peers over real sockets,
//! and says of each case what came of it. `docs/ABUSE.md` tells how to run it and how to read it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, and tells a story to its end"
)]

mod cases;
mod club;
mod cost;
#[path = "../it/support/db.rs"]
#[allow(dead_code, reason = "shared with the integration tests")]
mod db;
mod letter;
mod mutants;
mod net;
mod node;
mod peer;
mod proof;
mod report;
mod socket;
#[path = "../it/support/software.rs"]
#[allow(dead_code, reason = "shared with the integration tests")]
mod software;
mod tls;
mod world;

use std::path::PathBuf;
use std::process::ExitCode;

use cases::Case;

/// What a case ends with: nothing to say, or what was wrong.
pub type Outcome = Result<(), String>;

/// What is asked for on the command line.
struct Ask {
    binary: PathBuf,
    /// The same, built with the feature `mutants`.
    mutants: Option<PathBuf>,
    /// Only cases whose ids begin with one of these.
    only: Vec<String>,
}

/// The whole path of a program: nodes run in folders of their own.
fn path(word: Option<String>) -> PathBuf {
    let word = word.expect("a path behind the option");
    std::fs::canonicalize(&word).unwrap_or_else(|e| panic!("{word}: {e}"))
}

fn ask() -> Ask {
    let mut ask = Ask { binary: env!("CARGO_BIN_EXE_collegium").into(), mutants: None, only: Vec::new() };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--binary" => ask.binary = path(words.next()),
            "--mutants" => ask.mutants = Some(path(words.next())),
            other => ask.only.push(other.to_uppercase()),
        }
    }
    ask
}

fn main() -> ExitCode {
    if let Some(code) = net::enter() {
        return code;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let ask = ask();
        if ask.only == ["COST"] {
            cost::run(&ask.binary, &net::Watch::start().await).await;
            return ExitCode::SUCCESS;
        }
        let chosen: Vec<Case> = cases::all().into_iter().filter(|case| is_wanted(&ask, case)).collect();
        let mut report = report::Report::default();
        let watch = net::Watch::start().await;
        cases::run(&ask.binary, &chosen, &watch, &mut report).await;
        if let Some(binary) = &ask.mutants {
            mutants::run(binary, &chosen, &watch, &mut report).await;
        }
        report.finish()
    })
}

fn is_wanted(ask: &Ask, case: &Case) -> bool {
    ask.only.is_empty() || ask.only.iter().any(|start| case.id.starts_with(start.as_str()))
}
