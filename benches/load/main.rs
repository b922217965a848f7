//! Benchmarks: one command a figure, the built node in a process of its own, its CPU and its database's counted.
//!
//! `cargo bench --bench load -- list` names the figures; docs/BENCHMARKS.md says how they are meant.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a measurement stops at the first surprise, and tells a story to its end"
)]
#![allow(dead_code, reason = "the harness is there before all of its figures")]

mod ask;
mod crowd;
mod database;
mod ground;
mod machine;
mod message;
mod peers;
mod report;
mod rows;
mod seed;
mod talk;
mod world;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use ask::{Ask, Wanted};
use report::Report;

/// What goes wrong, in words.
type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// No run of one figure on one database takes longer; those that load a large world may.
const LONGEST: Duration = Duration::from_secs(600);
const LONGEST_LARGE: Duration = Duration::from_secs(3600);

#[tokio::main]
async fn main() -> ExitCode {
    let wanted = match ask::read(std::env::args().skip(1)) {
        Ok(wanted) => wanted,
        Err(line) => {
            eprintln!("{line}\n\n{}", ask::USAGE);
            return ExitCode::from(2);
        }
    };
    // Dropping what runs ends the processes that it started and removes their directories.
    let ended = tokio::select! {
        ended = measure(wanted) => ended,
        _ = tokio::signal::ctrl_c() => Err("stopped".into()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("load: {e}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(wanted: Wanted) -> Outcome {
    let Wanted { rows, databases, ask } = wanted;
    if rows.is_empty() {
        rows::TABLE.iter().for_each(|row| println!("{:18} {}", row.name, row.about));
        return Ok(());
    }
    machine::warn_of_debug_build();
    let mut report = Report::new(ask.record.clone())?;
    let mut failed = Vec::new();
    for row in rows {
        for kind in databases.iter().filter(|kind| row.databases.contains(kind)) {
            let started = Instant::now();
            let run = (row.run)(Ask { database: *kind, ..ask.clone() });
            let longest = if row.in_all { LONGEST } else { LONGEST_LARGE };
            let figures = tokio::time::timeout(longest, run).await;
            match figures.unwrap_or_else(|_| Err(format!("it took longer than {longest:?}").into())) {
                Ok(figures) => report.add(row, *kind, &ask, &figures, started.elapsed())?,
                Err(e) => {
                    eprintln!("load: {} on {}: {e}", row.name, kind.name());
                    failed.push(row.name);
                }
            }
        }
    }
    report.close();
    if failed.is_empty() { Ok(()) } else { Err(format!("not measured: {}", failed.join(", ")).into()) }
}
