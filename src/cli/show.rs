//! Commands that look: configuration, the route table.

use clap::Subcommand;
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::{Given, out};
use crate::config::Config;
use crate::routes;

#[derive(Subcommand)]
pub enum Settings {
    /// Print every effective value and where it came from.
    Check,
}

/// `config check`
pub fn config(given: &Given) -> Outcome {
    let lines = Config::explain(given.config.as_deref()).map_err(Failure::config)?;
    out::show(given.json, &lines, || {
        let rows: Vec<Vec<String>> =
            lines.iter().map(|l| vec![l.key.clone(), l.value.clone(), l.from.clone()]).collect();
        out::table(&["key", "value", "from"], &rows)
    })
}

/// `routes`
pub fn routes(given: &Given) -> Outcome {
    #[derive(Serialize)]
    struct Line {
        method: &'static str,
        path: &'static str,
        who: String,
        kind: String,
        about: &'static str,
    }
    let table: Vec<Line> = routes::table()
        .into_iter()
        .map(|r| Line {
            method: r.verb.as_str(),
            path: r.path,
            who: format!("{:?}", r.who).to_lowercase(),
            kind: format!("{:?}", r.kind).to_lowercase(),
            about: r.about,
        })
        .collect();
    out::show(given.json, &table, || {
        let rows: Vec<Vec<String>> = table
            .iter()
            .map(|l| {
                let words = [l.method, l.path, &l.who, &l.kind, l.about];
                words.map(str::to_owned).to_vec()
            })
            .collect();
        out::table(&["method", "path", "who", "kind", "about"], &rows)
    })
}
