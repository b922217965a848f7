//! Members from a file, from the shell: what would become of it, and inviting them.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::{Given, federation, out};
use crate::app::App;
use crate::roster::file;
use crate::roster::import::{self, Figures, Survey};
use crate::roster::line::{Chosen, Column, Fault};
use crate::words;
use crate::worker::imports;

#[derive(Args)]
pub struct Import {
    /// The file: CSV, its first row names the columns.
    file: PathBuf,
    /// Only say what would become of each row; nothing is written.
    #[arg(long)]
    dry_run: bool,
    /// The column that holds something, by its name or number: `email=3`. May be given several times.
    #[arg(long = "column", value_name = "WHAT=COLUMN")]
    columns: Vec<String>,
}

#[derive(Serialize)]
struct Wrong {
    row: i64,
    column: &'static str,
    cell: String,
    message: String,
}

#[derive(Serialize)]
struct Told {
    encoding: &'static str,
    rows: i64,
    fresh: i64,
    known: i64,
    invited: i64,
    doubled: i64,
    bad: i64,
    /// Invitations that were made; nothing with `--dry-run`.
    #[serde(skip_serializing_if = "Option::is_none")]
    made: Option<i64>,
    faults: Vec<Wrong>,
}

impl Wrong {
    fn new(fault: &Fault) -> Wrong {
        let Fault { row, problem, cell } = fault;
        Wrong { row: *row, column: problem.field, cell: cell.clone(), message: words::problem(problem) }
    }
}

fn columns(given: &[String]) -> Outcome<Vec<(Column, String)>> {
    let one = |said: &String| {
        let (key, place) = said.split_once('=')?;
        let column = Column::ALL.into_iter().find(|column| column.key() == key.trim())?;
        Some((column, place.to_owned()))
    };
    let wrong = |said: &String| {
        let keys = Column::KEYS.join(", ");
        Failure::usage(format!("--column {said}: it must be WHAT=COLUMN, and WHAT one of {keys}"))
    };
    given.iter().map(|said| one(said).ok_or_else(|| wrong(said))).collect()
}

/// `member import`
pub async fn run(given: &Given, wish: Import) -> Outcome {
    let said = columns(&wish.columns)?;
    let bytes =
        std::fs::read(&wish.file).map_err(|e| Failure::refused(format!("{}: {e}", wish.file.display())))?;
    let app = federation::app(given).await?;
    let survey = look(&app, &bytes, &said).await?;
    if survey.chosen.place(Column::Email).is_none() {
        return Err(Failure::refused(
            "no column holds e-mail addresses: say which one with --column email=NAME",
        ));
    }
    let made = if wish.dry_run { None } else { Some(invite(&app, bytes, said).await?) };
    let Figures { lines, fresh, known, invited, doubled, bad } = survey.figures();
    let told = Told {
        encoding: survey.table.encoding.name(),
        rows: lines,
        fresh,
        known,
        invited,
        doubled,
        bad,
        made,
        faults: survey.faults().into_iter().map(Wrong::new).collect(),
    };
    out::show(given.json, &told, || lines_of(&told))
}

fn lines_of(told: &Told) -> String {
    let mut text = format!(
        "{} rows ({}): {} to invite, {} members already, {} invited already, {} a second time, {} not right.",
        told.rows, told.encoding, told.fresh, told.known, told.invited, told.doubled, told.bad
    );
    text.push_str(&match told.made {
        None => "\nNothing was written.".to_owned(),
        Some(made) => format!("\nInvitations made: {made}. The running node sends the mails, bit by bit."),
    });
    if !told.faults.is_empty() {
        let cells =
            |w: &Wrong| vec![w.row.to_string(), w.column.to_owned(), w.cell.clone(), w.message.clone()];
        let rows: Vec<Vec<String>> = told.faults.iter().map(cells).collect();
        text.push('\n');
        text.push_str(&out::table(&["row", "column", "cell", "what is wrong"], &rows));
    }
    text
}

async fn look(app: &App, bytes: &[u8], said: &[(Column, String)]) -> Outcome<Survey> {
    let table = file::read(bytes)?;
    let (chosen, now) = (Chosen::by_hand(&table.header, said)?, app.clock().now());
    Ok(app.db().read(move |conn| Survey::of(conn, table, chosen, now)).await?)
}

/// Begins and works it off, unless a running node does so first; how many invitations were made.
async fn invite(app: &App, bytes: Vec<u8>, said: Vec<(Column, String)>) -> Outcome<i64> {
    let key = app.node_key().clone();
    let begun = app.db().write(move |tx| {
        let id = import::keep(tx, &key, None, &bytes, &said)?;
        let name = import::by_id(tx.conn, id)?.name;
        import::start(tx, None, &name)?;
        Ok((id, name))
    });
    let (id, name) = begun.await?;
    loop {
        imports::work_off(app).await?;
        let import = app.db().read(move |conn| import::by_id(conn, id)).await?;
        if import.state != "running" {
            // The file still lies on the operator's own disk.
            app.db().write(move |tx| import::forget(tx, None, &name)).await?;
            return Ok(import.made);
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}
