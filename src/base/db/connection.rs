//! Connections: opened and set up, migrated once, kept, and opened again after they broke.

use std::collections::BTreeSet;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::pg::Pg;
use diesel::result::Error as DieselError;
use diesel::sqlite::Sqlite;
use diesel::{Connection, PgConnection, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{Location, rowids};
use crate::base::sql::{Conn, Dialect};
use crate::{row, sql};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Every question of a node wants few rows of many: by an index, in the order of a list, as far as its LIMIT. The
/// planner is held to that, and then one plan serves all values (decision 0014): joins in the order in which they are
/// written (to look for another among eight tables takes 20 ms), by nested loops (it guesses the narrowest predicates
/// too low and prefers to hash everything).
const PG_SETTINGS: &str = "SET client_min_messages = warning; SET synchronous_commit = on; SET jit = off;
    SET plan_cache_mode = force_generic_plan; SET join_collapse_limit = 1;
    SET enable_hashjoin = off; SET enable_mergejoin = off";

/// How connections of a node's processes are called at a PostgreSQL server, and those of a command that wants no such
/// process beside it.
pub const APPLICATION: &str = "collegium";
pub(super) const OPERATOR: &str = "collegium-moving";

/// Opens one connection and sets it up.
pub(super) fn connect(location: &Location) -> Result<Conn, String> {
    connect_as(location, APPLICATION)
}

pub(super) fn connect_as(location: &Location, name: &str) -> Result<Conn, String> {
    match location {
        Location::Sqlite(path) => {
            let fail =
                |e: &dyn std::fmt::Display| format!("cannot open the database file {}: {e}", path.display());
            let mut conn = SqliteConnection::establish(&path.to_string_lossy()).map_err(|e| fail(&e))?;
            conn.batch_execute(
                "PRAGMA busy_timeout = 15000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;",
            )
            .map_err(|e| fail(&e))?;
            Ok(Conn::Sqlite(conn))
        }
        Location::Postgres(url) => {
            let mut conn = PgConnection::establish(url)
                .map_err(|e| format!("cannot reach the PostgreSQL database: {}", one_line(&e.to_string())))?;
            let settings = format!("SET application_name = '{name}'; {PG_SETTINGS}");
            conn.batch_execute(&settings)
                .map_err(|e| format!("cannot set up a PostgreSQL connection: {e}"))?;
            Ok(Conn::Pg(conn))
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Opens a database that is there, for reading only; `None` when it is not there, or no node's.
pub(super) fn open_to_read(location: &Location) -> Result<Option<Conn>, String> {
    let mut conn = match location {
        Location::Sqlite(path) if !path.exists() => return Ok(None),
        Location::Sqlite(path) => {
            let fail =
                |e: &dyn std::fmt::Display| format!("cannot open the database file {}: {e}", path.display());
            let plain = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
            let url = format!("file:{plain}?mode=ro");
            let mut conn = SqliteConnection::establish(&url).map_err(|e| fail(&e))?;
            conn.batch_execute(
                "PRAGMA busy_timeout = 15000; PRAGMA cache_size = -8000; PRAGMA schema_version",
            )
            .map_err(|e| fail(&e))?;
            Conn::Sqlite(conn)
        }
        Location::Postgres(_) => {
            let mut conn = connect_as(location, OPERATOR)?;
            conn.batch("SET default_transaction_read_only = on").map_err(|e| e.to_string())?;
            conn
        }
    };
    Ok(is_ours(&mut conn)?.then_some(conn))
}

/// Whether a node's migrations were ever applied.
fn is_ours(conn: &mut Conn) -> Result<bool, String> {
    let text = match conn.dialect() {
        Dialect::Sqlite => {
            "SELECT count(*) AS n FROM sqlite_master WHERE name = '__diesel_schema_migrations'"
        }
        Dialect::Postgres => {
            "SELECT count(*) AS n FROM pg_class WHERE oid = to_regclass('__diesel_schema_migrations')"
        }
    };
    let found = conn.number(sql!(text)).map_err(|e| format!("cannot read the database: {e}"))?;
    Ok(found == Some(1))
}

/// How many migrations of this build the database lacks; it is not changed by asking.
pub(super) fn missing(conn: &mut Conn) -> Result<usize, String> {
    let known: BTreeSet<String> = match conn {
        Conn::Sqlite(_) => names::<Sqlite>(SQLITE)?,
        Conn::Pg(_) => names::<Pg>(POSTGRES)?,
    };
    if !is_ours(conn)? {
        return Ok(known.len());
    }
    let applied = conn
        .all::<Version>(sql!("SELECT version FROM __diesel_schema_migrations"))
        .map_err(|e| format!("cannot read which migrations the database has: {e}"))?;
    Ok(known.iter().filter(|name| !applied.iter().any(|a| a.version == **name)).count())
}

row! {
    struct Version { version: String }
}

fn names<DB: diesel::backend::Backend>(all: EmbeddedMigrations) -> Result<BTreeSet<String>, String> {
    let all = MigrationSource::<DB>::migrations(&all).map_err(|e| e.to_string())?;
    Ok(all.iter().map(|m| m.name().version().to_string()).collect())
}

/// Refuses a PostgreSQL database whose encoding lacks letters: it would be found out with the first post that has one.
fn holds_every_letter(conn: &mut Conn) -> Result<(), String> {
    if conn.dialect() == Dialect::Sqlite {
        return Ok(());
    }
    let text = "SELECT count(*) AS n FROM pg_database WHERE datname = current_database() \
                AND pg_encoding_to_char(encoding) = 'UTF8'";
    match conn.number(sql!(text)).map_err(|e| format!("cannot read the database's encoding: {e}"))? {
        Some(1) => Ok(()),
        _ => Err("the PostgreSQL database is not UTF-8: make one with `createdb --encoding=UTF8 --template=template0`"
            .to_owned()),
    }
}

/// Applies the missing migrations; on PostgreSQL under an advisory lock, for several processes may start at once.
pub(super) fn migrate(conn: &mut Conn) -> Result<(), String> {
    let fail = |e: &dyn std::fmt::Display| format!("cannot migrate the database: {e}");
    holds_every_letter(conn)?;
    match conn {
        Conn::Sqlite(c) => {
            // Outside of the transaction: inside, it has no effect.
            c.batch_execute("PRAGMA foreign_keys = OFF").map_err(|e| fail(&e))?;
            c.exclusive_transaction(|c| {
                c.run_pending_migrations(SQLITE)
                    .map_err(|e| DieselError::QueryBuilderError(e.to_string().into()))?;
                rowids::give(c)
            })
            .map_err(|e| fail(&e))?;
            c.batch_execute("PRAGMA foreign_keys = ON").map_err(|e| fail(&e))?;
        }
        Conn::Pg(c) => {
            c.batch_execute("SELECT pg_advisory_lock(7316207)").map_err(|e| fail(&e))?;
            let done = c.run_pending_migrations(POSTGRES).map(drop).map_err(|e| fail(&e));
            c.batch_execute("SELECT pg_advisory_unlock(7316207)").map_err(|e| fail(&e))?;
            done?;
        }
    }
    Ok(())
}

/// A connection that is opened when first needed and again after it broke.
pub(super) struct Keeper {
    pub(super) location: Location,
    conn: Option<Conn>,
    read_only: bool,
}

impl Keeper {
    pub(super) fn new(location: &Location, read_only: bool) -> Keeper {
        Keeper { location: location.clone(), conn: None, read_only }
    }

    pub(super) fn get(&mut self) -> Option<&mut Conn> {
        if self.conn.is_none() {
            match connect(&self.location) {
                Ok(mut conn) => {
                    if self.read_only
                        && conn.dialect() == Dialect::Sqlite
                        && conn.batch("PRAGMA query_only = ON").is_err()
                    {
                        return None;
                    }
                    if self.read_only && conn.dialect() == Dialect::Postgres {
                        let text = "SET default_transaction_read_only = on";
                        if conn.batch(text).is_err() {
                            return None;
                        }
                    }
                    self.conn = Some(conn);
                }
                Err(line) => {
                    tracing::error!("{line}");
                    std::thread::sleep(Duration::from_millis(200));
                }
            }
        }
        self.conn.as_mut()
    }

    /// Gives the connection up; the next work opens a new one.
    pub(super) fn drop(&mut self) {
        self.conn = None;
    }

    /// Gives a PostgreSQL connection up that no longer answers: after work that the database failed.
    pub(super) fn drop_if_broken(&mut self) {
        if let Some(Conn::Pg(c)) = self.conn.as_mut()
            && c.batch_execute("SELECT 1").is_err()
        {
            self.drop();
        }
    }
}
