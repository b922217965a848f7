//! `migrate`: brings the database up to date, or moves a whole node to another one and compares the two.

use clap::Args;
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::{Given, ground, out};
use crate::base::db::Location;
use crate::config::{self, Config};
use crate::moving::{self, Compared, Fault, Way};

#[derive(Args)]
pub struct Migrate {
    /// Move a node from here: sqlite:PATH or postgres://USER@HOST/NAME. Without it, from the configured database.
    #[arg(long, value_name = "URL")]
    from: Option<String>,
    /// Move a node to here; it must be empty or not there yet. Without it, to the configured database.
    #[arg(long, value_name = "URL")]
    to: Option<String>,
    /// Say what would be moved, and do nothing.
    #[arg(long, conflicts_with = "verify")]
    dry_run: bool,
    /// Move nothing: compare the two as they are.
    #[arg(long)]
    verify: bool,
}

/// `migrate`
pub fn run(given: &Given, migrate: &Migrate) -> Outcome {
    let config = ground::config(given.config.as_deref())?;
    if migrate.from.is_none() && migrate.to.is_none() {
        if migrate.dry_run || migrate.verify {
            return Err(Failure::usage("--dry-run and --verify go with --from or --to"));
        }
        return update(given, &config);
    }
    let way = way(&config, migrate)?;
    // Held until the end: no `serve` begins on either meanwhile.
    let _locks = (lock(&way.from)?, if migrate.dry_run { None } else { lock(&way.to)? });
    if migrate.dry_run {
        return dry_run(given, &way);
    }
    let compared = if migrate.verify {
        moving::verify(&way)
    } else {
        moving::run(&way, &mut |line| eprintln!("{line}"))
    };
    report(given, &config, &way, &compared.map_err(failure)?, migrate.verify)
}

fn update(given: &Given, config: &Config) -> Outcome {
    #[derive(Serialize)]
    struct Done {
        database: String,
        up_to_date: bool,
    }
    ground::database(config, &ground::clock(config))?;
    let database = match config.location().map_err(Failure::config)? {
        Location::Sqlite(path) => path.display().to_string(),
        Location::Postgres(_) => "PostgreSQL".to_owned(),
    };
    let shown = Done { database, up_to_date: true };
    out::show(given.json, &shown, || format!("The database {} is up to date.", shown.database))
}

fn way(config: &Config, migrate: &Migrate) -> Outcome<Way> {
    let end = |name: &str, url: &Option<String>| match url {
        Some(url) => config::location(name, url).map_err(Failure::usage),
        None => config.location().map_err(Failure::config),
    };
    let way = Way { from: end("--from", &migrate.from)?, to: end("--to", &migrate.to)? };
    let same = match (&way.from, &way.to) {
        (Location::Sqlite(a), Location::Sqlite(b)) => {
            a == b || a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b))
        }
        (Location::Postgres(a), Location::Postgres(b)) => a == b,
        (Location::Sqlite(_), Location::Postgres(_)) | (Location::Postgres(_), Location::Sqlite(_)) => false,
    };
    if same {
        return Err(Failure::refused(format!("source and target are the same: {}", way.from)));
    }
    Ok(way)
}

/// Sees to it that no `serve` runs on a SQLite file; a file that is not there yet gets its directory.
fn lock(location: &Location) -> Outcome<Option<std::fs::File>> {
    ground::only_server(location)
}

fn failure(fault: Fault) -> Failure {
    match fault {
        Fault::Database(line) => Failure::database(line),
        Fault::Refused(line) => Failure::refused(line),
    }
}

fn dry_run(given: &Given, way: &Way) -> Outcome {
    let counts = moving::plan(way).map_err(failure)?;
    out::show(given.json, &counts, || {
        let rows: Vec<Vec<String>> =
            counts.iter().map(|c| vec![c.table.clone(), c.rows.to_string()]).collect();
        let table = out::table(&["table", "rows"], &rows);
        format!("{table}\n\nWould move this from the {} to the {}. Nothing was done.", way.from, way.to)
    })
}

fn report(given: &Given, config: &Config, way: &Way, compared: &[Compared], only_verified: bool) -> Outcome {
    let differing: Vec<&Compared> = compared.iter().filter(|c| !c.is_same()).collect();
    out::show(given.json, &compared, || {
        let rows: Vec<Vec<String>> = compared.iter().map(line).collect();
        let table = out::table(&["table", "source", "target", "checksum", "checksum there", ""], &rows);
        let rows: u64 = compared.iter().map(|c| c.source_rows).sum();
        match (differing.is_empty(), only_verified) {
            (true, true) => format!("{table}\n\nBoth hold the same: {rows} rows."),
            (true, false) => format!("{table}\n\n{}", what_next(config, way, rows)),
            (false, _) => table,
        }
    })?;
    let Some(first) = differing.first() else {
        return Ok(());
    };
    let kept = if only_verified { "" } else { "; nothing was kept in the target" };
    let what = first.differs.as_deref().unwrap_or("the checksum");
    Err(Failure::refused(format!(
        "{} of {} tables differ, first {}: {what}{kept}",
        differing.len(),
        compared.len(),
        first.table
    )))
}

fn line(c: &Compared) -> Vec<String> {
    let verdict = if c.is_same() { "same" } else { "DIFFERS" };
    let (source, target) = (c.source_rows.to_string(), c.target_rows.to_string());
    let (one, other) = (c.source_checksum.clone(), c.target_checksum.clone());
    vec![c.table.clone(), source, target, one, other, verdict.to_owned()]
}

fn what_next(config: &Config, way: &Way, rows: u64) -> String {
    let key = match &config.secrets.node_key_file {
        Some(path) => path.display().to_string(),
        None if !config.secrets.node_key.is_empty() => "secrets.node_key".to_owned(),
        None => config.data.dir.join("node.key").display().to_string(),
    };
    format!(
        "Moved {rows} rows to the {}; both hold the same.\nThe node key is not in the database: the node goes on with \
         the one it has ({key}).\nNow set database.url to the new database, start `collegium serve`, and run \
         `collegium doctor`. The {} was left as it was: never serve it again.",
        way.to, way.from
    )
}
