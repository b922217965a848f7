//! What was measured: rounds put together, one line a figure for people, one line of JSON for machines.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use crate::Outcome;
use crate::ask::Ask;
use crate::database::Kind;
use crate::machine;
use crate::rows::Row;

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Milliseconds of CPU of node and database together, for one piece of work.
    Cpu,
    /// Milliseconds on the clock.
    Wall,
    /// Mebibytes.
    MiB,
    /// Megabytes, as file sizes are told.
    MB,
    /// One thing as a multiple of another.
    Times,
}

impl Unit {
    fn name(self) -> &'static str {
        match self {
            Unit::Cpu => "ms CPU",
            Unit::Wall => "ms",
            Unit::MiB => "MiB",
            Unit::MB => "MB",
            Unit::Times => "×",
        }
    }
}

/// CPU and time that a stretch of work took.
#[derive(Debug, Clone, Copy)]
pub struct Spent {
    pub node: Duration,
    pub database: Duration,
    pub wall: Duration,
}

/// One number with what it was made of.
pub struct Figure {
    /// What varies within a row: "8 connections".
    pub of: String,
    pub unit: Unit,
    pub goal: Option<f64>,
    /// One value a round.
    pub rounds: Vec<f64>,
    /// How many pieces of work a round had.
    pub rows: usize,
    /// Whatever else helps to understand it, by name.
    pub more: Vec<(String, f64)>,
}

impl Figure {
    pub fn new(of: impl Into<String>, unit: Unit, rounds: Vec<f64>) -> Figure {
        Figure { of: of.into(), unit, goal: None, rounds, rows: 1, more: Vec::new() }
    }

    /// CPU of one piece of work, over rounds of `rows` pieces.
    pub fn cpu(of: impl Into<String>, rows: usize, rounds: &[Spent]) -> Figure {
        let each = |time: Duration| millis(time) / rows as f64;
        let sums = rounds.iter().map(|s| each(s.node + s.database)).collect();
        Figure { rows, ..Figure::new(of, Unit::Cpu, sums) }
            .with("node", median(rounds.iter().map(|s| each(s.node)).collect()))
            .with("database", median(rounds.iter().map(|s| each(s.database)).collect()))
            .with("per second", median(rounds.iter().map(|s| rows as f64 / s.wall.as_secs_f64()).collect()))
    }

    pub fn goal(self, goal: f64) -> Figure {
        Figure { goal: Some(goal), ..self }
    }

    /// The goal of whichever database it is.
    pub fn goals(self, kind: Kind, sqlite: f64, postgres: f64) -> Figure {
        self.goal(if kind == Kind::Sqlite { sqlite } else { postgres })
    }

    /// The same where a piece of work is `n` of these pieces; what is told of the clock stays out.
    pub fn times(self, n: f64, of: impl Into<String>) -> Figure {
        let more = self.more.into_iter().filter(|(name, _)| name == "node" || name == "database");
        Figure {
            of: of.into(),
            rounds: self.rounds.into_iter().map(|value| value * n).collect(),
            more: more.map(|(name, value)| (name, value * n)).collect(),
            ..self
        }
    }

    pub fn with(mut self, name: impl Into<String>, value: f64) -> Figure {
        self.more.push((name.into(), value));
        self
    }

    /// Adds how long each piece of work took on the clock.
    pub fn with_latencies(self, mut all: Vec<Duration>) -> Figure {
        all.sort();
        [("p50 ms", 50), ("p95 ms", 95), ("p99 ms", 99)]
            .into_iter()
            .fold(self, |figure, (name, percent)| figure.with(name, millis(percentile(&all, percent))))
    }

    pub fn value(&self) -> f64 {
        median(self.rounds.clone())
    }
}

pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

pub fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    match all.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => all[n / 2],
        n => (all[n / 2 - 1] + all[n / 2]) / 2.0,
    }
}

/// Of sorted times, the one that `percent` of them do not exceed.
pub fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let place = (sorted.len() * percent).div_ceil(100).max(1) - 1;
    sorted.get(place).copied().unwrap_or_default()
}

/// Prints and records figures as they come.
pub struct Report {
    record: Option<File>,
    commit: String,
    machine: String,
}

impl Report {
    pub fn new(record: Option<PathBuf>) -> Outcome<Report> {
        let record = record.map(|path| File::options().create(true).append(true).open(path)).transpose()?;
        let report = Report { record, commit: machine::commit(), machine: machine::name() };
        println!(
            "commit {}; {} cores of {}; load average {:.1}\n",
            report.commit,
            machine::cores(),
            report.machine,
            machine::load()
        );
        println!("| figure | database | value | goal | spread | rounds × pieces | made of |");
        println!("|---|---|---|---|---|---|---|");
        Ok(report)
    }

    pub fn add(&mut self, row: &Row, kind: Kind, ask: &Ask, figures: &[Figure], took: Duration) -> Outcome {
        for figure in figures {
            println!("{}", line(row, kind, figure));
            if let Some(file) = &mut self.record {
                let one = self::record(row, kind, ask, figure, (&self.commit, &self.machine), took);
                writeln!(file, "{one}")?;
            }
        }
        Ok(())
    }

    pub fn close(self) {
        println!("\nload average at the end {:.1}", machine::load());
    }
}

fn short(value: f64) -> String {
    match value.abs() {
        v if v >= 100.0 => format!("{value:.0}"),
        v if v >= 10.0 => format!("{value:.1}"),
        v if v >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

/// A line of a table in Markdown.
fn line(row: &Row, kind: Kind, figure: &Figure) -> String {
    let value = figure.value();
    let ends = |pick: fn(f64, f64) -> f64| figure.rounds.iter().copied().reduce(pick).unwrap_or(f64::NAN);
    let more: Vec<String> = figure.more.iter().map(|(name, v)| format!("{name} {}", short(*v))).collect();
    let goal = figure.goal.map_or_else(String::new, |goal| {
        format!("≤ {}{}", short(goal), if value > goal { " **missed**" } else { "" })
    });
    let of = if figure.of.is_empty() { String::new() } else { format!(", {}", figure.of) };
    format!(
        "| {}{of} | {} | {} {} | {goal} | {}–{} | {} × {} | {} |",
        row.name,
        kind.name(),
        short(value),
        figure.unit.name(),
        short(ends(f64::min)),
        short(ends(f64::max)),
        figure.rounds.len(),
        figure.rows,
        more.join("; ")
    )
}

fn record(
    row: &Row,
    kind: Kind,
    ask: &Ask,
    figure: &Figure,
    (commit, machine): (&str, &str),
    took: Duration,
) -> Value {
    let mut command = format!("cargo bench --bench load -- {} --database {}", row.name, kind.name());
    if let Some(rows) = ask.rows {
        command.push_str(&format!(" --rows {rows}"));
    }
    json!({
        "figure": row.name,
        "of": figure.of,
        "database": kind.name(),
        "unit": figure.unit.name(),
        "value": figure.value(),
        "goal": figure.goal,
        "rounds": figure.rounds,
        "rows": figure.rows,
        "more": figure.more.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
        "commit": commit,
        "machine": machine,
        "cores": machine::cores(),
        "load": machine::load(),
        "durability": kind.durability(),
        "command": format!("{} --rounds {}", command.to_lowercase(), ask.rounds),
        "seconds": took.as_secs_f64(),
    })
}
