//! Puts rows into the target: many to a statement, bounded in number and size, all in one transaction.

use super::cells;
use super::shape::{Shape, Table, quoted};
use crate::base::sql::{Conn, Dialect, Sql, Value};
use crate::error::Result;

/// How many rows, values and bytes one INSERT carries at most; SQLite takes 32,766 values.
const ROWS: usize = 200;
const VALUES: usize = 30_000;
const BYTES: usize = 1 << 20;
/// After how many rows a word is said.
const NEWS: usize = 50_000;

/// Why a row was not put in: the database failed, or a row holds what the other cannot.
pub enum Stop {
    Database(String),
    Row(String),
}

impl<E: Into<crate::error::Error>> From<E> for Stop {
    fn from(e: E) -> Stop {
        Stop::Database(e.into().to_string())
    }
}

/// Begins the transaction that holds everything. Within a table a reply may come before its parent: references of a
/// table to itself are looked at when all rows are in.
pub fn begin(to: &mut Conn, shape: &Shape) -> Result<()> {
    match to.dialect() {
        Dialect::Sqlite => to.batch("BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON"),
        Dialect::Postgres => {
            // A `serve` that starts meanwhile waits for us at its first question.
            to.batch("BEGIN; LOCK TABLE settings IN ACCESS EXCLUSIVE MODE")?;
            for (table, name) in &shape.to_itself {
                let (table, name) = (quoted(table), quoted(name));
                to.batch(&format!(
                    "ALTER TABLE {table} ALTER CONSTRAINT {name} DEFERRABLE INITIALLY DEFERRED"
                ))?;
            }
            Ok(())
        }
    }
}

/// Looks at what was put off, and puts the constraints back as they were.
pub fn settle(to: &mut Conn, shape: &Shape) -> Result<()> {
    if to.dialect() == Dialect::Sqlite {
        return Ok(());
    }
    to.batch("SET CONSTRAINTS ALL IMMEDIATE")?;
    for (table, name) in &shape.to_itself {
        let (table, name) = (quoted(table), quoted(name));
        to.batch(&format!("ALTER TABLE {table} ALTER CONSTRAINT {name} NOT DEFERRABLE"))?;
    }
    Ok(())
}

/// Copies one table and tells how many rows it has.
pub fn table(
    from: &mut Conn,
    to: &mut Conn,
    table: &Table,
    news: &mut dyn FnMut(&str),
) -> Result<usize, Stop> {
    let most = ROWS.min(VALUES / table.columns.len().max(1));
    let (mut done, mut bytes) = (0_usize, 0);
    let mut batch: Vec<Vec<Value>> = Vec::with_capacity(most);
    for record in cells::rows(from, table)? {
        let record = record?;
        bytes += record.size();
        batch.push(record.into_binds(table).map_err(Stop::Row)?);
        done += 1;
        if batch.len() >= most || bytes >= BYTES {
            put(to, table, std::mem::take(&mut batch))?;
            bytes = 0;
        }
        if done.is_multiple_of(NEWS) {
            news(&format!("{}: {done} rows", table.name));
        }
    }
    if !batch.is_empty() {
        put(to, table, batch)?;
    }
    Ok(done)
}

fn put(to: &mut Conn, table: &Table, rows: Vec<Vec<Value>>) -> Result<()> {
    let mut place = 0;
    let mut marks = Vec::with_capacity(rows.len());
    for row in &rows {
        let numbered: Vec<String> = row
            .iter()
            .map(|_| {
                place += 1;
                format!("${place}")
            })
            .collect();
        marks.push(format!("({})", numbered.join(", ")));
    }
    let head = ["INSERT INTO", &quoted(&table.name)].join(" ");
    let text = format!("{head} ({}) VALUES {}", table.column_list(), marks.join(", "));
    to.run(Sql::new(text, rows.into_iter().flatten().collect()))?;
    Ok(())
}
