//! The command line of the benchmarks.

use std::path::PathBuf;

use crate::database::Kind;
use crate::rows::{self, Row};

pub const USAGE: &str = "\
cargo bench --bench load -- ROW… [options]    measure figures (`all` for every one, `list` for their names)

  --database sqlite|postgres   one database; both when left out
  --rounds N                   how often each figure is taken; the median is told (5)
  --rows N                     how many pieces of work a round has; each figure has its own number
  --record FILE                append every figure as a line of JSON
  --binary PATH                measure this binary instead of the one built with the benchmark
  --keep                       leave the temporary directories";

/// What a figure is asked for.
#[derive(Clone)]
pub struct Ask {
    pub database: Kind,
    pub rounds: usize,
    pub rows: Option<usize>,
    pub record: Option<PathBuf>,
    pub binary: PathBuf,
    pub keep: bool,
}

impl Ask {
    /// How many pieces of work a round has, where the command line says nothing else.
    pub fn rows_or(&self, usual: usize) -> usize {
        self.rows.unwrap_or(usual)
    }
}

/// Everything that was asked for.
pub struct Wanted {
    /// Empty: only the list of their names.
    pub rows: Vec<&'static Row>,
    pub databases: Vec<Kind>,
    pub ask: Ask,
}

pub fn read(words: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let mut wanted = Wanted {
        rows: Vec::new(),
        databases: vec![Kind::Sqlite, Kind::Postgres],
        ask: Ask {
            database: Kind::Sqlite,
            rounds: 5,
            rows: None,
            record: None,
            binary: PathBuf::from(env!("CARGO_BIN_EXE_collegium")),
            keep: false,
        },
    };
    let mut words = words.peekable();
    let mut named = false;
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} wants a value"));
        match word.as_str() {
            // Cargo says this to every benchmark.
            "--bench" => {}
            "--database" => wanted.databases = vec![Kind::parse(&value()?)?],
            "--rounds" => wanted.ask.rounds = number(&value()?)?.max(1),
            "--rows" => wanted.ask.rows = Some(number(&value()?)?.max(1)),
            "--record" => wanted.ask.record = Some(PathBuf::from(value()?)),
            "--binary" => wanted.ask.binary = PathBuf::from(value()?),
            "--keep" => wanted.ask.keep = true,
            "list" => named = true,
            "all" => {
                named = true;
                wanted.rows = rows::TABLE.iter().filter(|row| row.in_all).collect();
            }
            name => {
                named = true;
                let row = rows::TABLE.iter().find(|row| row.name == name);
                wanted.rows.push(row.ok_or_else(|| format!("there is no figure called {name}"))?);
            }
        }
    }
    if named { Ok(wanted) } else { Err("nothing was asked for".to_owned()) }
}

fn number(text: &str) -> Result<usize, String> {
    text.replace('_', "").parse().map_err(|_| format!("{text} is no number"))
}
