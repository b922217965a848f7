//! Moves a whole node from one database to another, SQLite or PostgreSQL, and compares the two: counts and checksums.
//!
//! Everything is one transaction on the target: it is there whole and compared, or nothing of it is.

use serde::Serialize;

use crate::base::db::{self, Location};
use crate::base::sql::{Conn, Dialect};
use crate::error::{Error, Result};
use crate::sql;

mod cells;
mod compare;
mod copy;
mod shape;

pub use compare::Compared;
pub use shape::LEFT_BEHIND;
use shape::Shape;

/// Why nothing was moved.
#[derive(Debug)]
pub enum Fault {
    /// A database cannot be opened, read or written.
    Database(String),
    /// Something is not as it has to be; one line says what.
    Refused(String),
}

impl From<Error> for Fault {
    fn from(e: Error) -> Fault {
        Fault::Database(e.to_string())
    }
}

impl From<diesel::result::Error> for Fault {
    fn from(e: diesel::result::Error) -> Fault {
        Fault::Database(e.to_string())
    }
}

impl From<copy::Stop> for Fault {
    fn from(stop: copy::Stop) -> Fault {
        match stop {
            copy::Stop::Database(line) => Fault::Database(line),
            copy::Stop::Row(line) => Fault::Refused(line),
        }
    }
}

/// From where to where.
#[derive(Debug, Clone)]
pub struct Way {
    pub from: Location,
    pub to: Location,
}

/// How many rows a table has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    pub table: String,
    pub rows: i64,
}

/// Opens a database without any right to write, and one state of it for everything that follows.
fn open_to_read(location: &Location, which: &str) -> Result<(Conn, Shape), Fault> {
    let found = db::open_to_read(location).map_err(Fault::Database)?;
    let Some(mut conn) = found else {
        return Err(Fault::Refused(format!("the {which} {location} holds no Collegium node")));
    };
    let missing = db::lacks(&mut conn).map_err(Fault::Database)?;
    if missing > 0 {
        return Err(Fault::Refused(format!(
            "the {which} {location} lacks {missing} migrations of this version: run `collegium migrate` on it first"
        )));
    }
    let shape = known_shape(&mut conn, which)?;
    conn.batch(match conn.dialect() {
        Dialect::Sqlite => "BEGIN",
        Dialect::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    })?;
    Ok((conn, shape))
}

fn known_shape(conn: &mut Conn, which: &str) -> Result<Shape, Fault> {
    shape::read(conn)?.map_err(|line| Fault::Refused(format!("the {which}: {line}")))
}

/// Refuses while another process of a node has a PostgreSQL database open. On SQLite `serve` holds a lock file, which
/// the caller takes.
fn nobody_else(conn: &mut Conn, which: &str) -> Result<(), Fault> {
    if conn.dialect() == Dialect::Sqlite {
        return Ok(());
    }
    let others = conn.number(sql!(
        "SELECT count(DISTINCT pid) AS n FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = $1",
        db::APPLICATION
    ))?;
    match others.unwrap_or(0) {
        0 => Ok(()),
        n => Err(Fault::Refused(format!(
            "a collegium process has the {which} open ({n} connections): stop every `serve` on it first"
        ))),
    }
}

fn same_shape(from: &Shape, to: &Shape) -> Result<(), Fault> {
    let words = |shape: &Shape| -> Vec<String> {
        let column = |t: &shape::Table, c: &shape::Column| format!("{}.{} ({:?})", t.name, c.name, c.kind);
        let of = |t: &shape::Table| t.columns.iter().map(|c| column(t, c)).collect::<Vec<_>>();
        shape.tables.iter().flat_map(of).collect()
    };
    let (ours, theirs) = (words(from), words(to));
    let only = |a: &[String], b: &[String]| a.iter().find(|w| !b.contains(w)).cloned();
    let (which, what) = match (only(&ours, &theirs), only(&theirs, &ours)) {
        (Some(what), _) => ("source", what),
        (None, Some(what)) => ("target", what),
        (None, None) => return Ok(()),
    };
    Err(Fault::Refused(format!(
        "only the {which} has the column {what}: both must be of this version; run `collegium migrate` on the older one"
    )))
}

/// The target must hold nothing: what was there is never mixed with what comes.
fn must_be_empty(to: &mut Conn, shape: &Shape) -> Result<(), Fault> {
    let mut there = Vec::new();
    for table in &shape.tables {
        let rows = count(to, &table.name)?;
        if rows > 0 {
            there.push(format!("{rows} in {}", table.name));
        }
    }
    if there.is_empty() {
        return Ok(());
    }
    let more = if there.len() > 4 { ", and more" } else { "" };
    there.truncate(4);
    Err(Fault::Refused(format!(
        "the target is not empty: it holds rows ({}{more}); give a new database",
        there.join(", ")
    )))
}

fn count(conn: &mut Conn, table: &str) -> Result<i64> {
    let text = format!("SELECT count(*) AS n FROM {}", shape::quoted(table));
    Ok(conn.number(sql!(text))?.unwrap_or(0))
}

fn carried(shape: &Shape) -> impl Iterator<Item = &shape::Table> {
    shape.tables.iter().filter(|t| !LEFT_BEHIND.contains(&t.name.as_str()))
}

/// What would be moved; the target is looked at, not made.
pub fn plan(way: &Way) -> Result<Vec<Count>, Fault> {
    let (mut from, shape) = open_to_read(&way.from, "source")?;
    nobody_else(&mut from, "source")?;
    if let Some(mut to) = db::open_to_read(&way.to).map_err(Fault::Database)? {
        let there = known_shape(&mut to, "target")?;
        nobody_else(&mut to, "target")?;
        must_be_empty(&mut to, &there)?;
    }
    let counted =
        carried(&shape).map(|t| Ok(Count { table: t.name.clone(), rows: count(&mut from, &t.name)? }));
    counted.collect()
}

/// Moves everything and compares it, then keeps it; where something differs nothing is kept, and the answer says what.
pub fn run(way: &Way, news: &mut dyn FnMut(&str)) -> Result<Vec<Compared>, Fault> {
    let fresh = match &way.to {
        Location::Sqlite(path) if !path.exists() => Some(path),
        Location::Sqlite(_) | Location::Postgres(_) => None,
    };
    let done = transfer(way, news);
    let kept = done.as_ref().is_ok_and(|all| all.iter().all(Compared::is_same));
    if let Some(path) = fresh.filter(|_| !kept) {
        for end in ["", "-wal", "-shm"] {
            let mut name = path.clone().into_os_string();
            name.push(end);
            // What was never made cannot be removed.
            let _ = std::fs::remove_file(name);
        }
    }
    done
}

fn transfer(way: &Way, news: &mut dyn FnMut(&str)) -> Result<Vec<Compared>, Fault> {
    let (mut from, shape) = open_to_read(&way.from, "source")?;
    nobody_else(&mut from, "source")?;
    let mut to = db::open_migrated(&way.to).map_err(Fault::Database)?;
    nobody_else(&mut to, "target")?;
    let there = known_shape(&mut to, "target")?;
    same_shape(&shape, &there)?;
    must_be_empty(&mut to, &there)?;
    copy::begin(&mut to, &there)?;
    let done = fill(&mut from, &mut to, &shape, &there, news);
    let fine = done.as_ref().is_ok_and(|all| all.iter().all(Compared::is_same));
    if !fine {
        // Dropping the connection would do the same.
        if to.batch("ROLLBACK").is_err() {
            news("the transaction could not be rolled back; it ends with the connection");
        }
        return done;
    }
    // With nobody there in between, what was read is what there is.
    nobody_else(&mut from, "source")?;
    to.batch("COMMIT")?;
    if to.dialect() == Dialect::Postgres {
        to.batch("ANALYZE")?;
    }
    done
}

fn fill(
    from: &mut Conn,
    to: &mut Conn,
    shape: &Shape,
    there: &Shape,
    news: &mut dyn FnMut(&str),
) -> Result<Vec<Compared>, Fault> {
    for table in carried(shape) {
        let rows = copy::table(from, to, table, news)?;
        if rows > 0 {
            news(&format!("{}: {rows} rows copied", table.name));
        }
    }
    copy::settle(to, there)?;
    news("comparing");
    compare::all(from, to, carried(shape))
}

/// Compares two databases without writing to either.
pub fn verify(way: &Way) -> Result<Vec<Compared>, Fault> {
    let (mut from, shape) = open_to_read(&way.from, "source")?;
    let (mut to, there) = open_to_read(&way.to, "target")?;
    nobody_else(&mut from, "source")?;
    nobody_else(&mut to, "target")?;
    same_shape(&shape, &there)?;
    compare::all(&mut from, &mut to, carried(&shape))
}
