//! Connections: opened and set up, migrated once, kept, and opened again after they broke.

use std::time::Duration;

use diesel::result::Error as DieselError;
use diesel::{Connection, PgConnection, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::Location;
use crate::base::sql::{Conn, Dialect};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Every question of a node wants few rows of many: by an index, in the order of a list, as far as its LIMIT. The
/// planner is held to that. It may know the values (a plan for all values reads whole tables: 50 ms against 1 ms at
/// 50,000 posts), joins in the order in which the joins are written (to look for another among eight tables takes
/// 20 ms), and by nested loops (it guesses the narrowest predicates too low and prefers to hash everything).
const PG_SETTINGS: &str = "SET client_min_messages = warning; SET synchronous_commit = on; SET jit = off;
    SET plan_cache_mode = force_custom_plan; SET join_collapse_limit = 1;
    SET enable_hashjoin = off; SET enable_mergejoin = off";

/// Opens one connection and sets it up.
pub(super) fn connect(location: &Location) -> Result<Conn, String> {
    match location {
        Location::Sqlite(path) => {
            let name = path.display();
            let fail = |e: &dyn std::fmt::Display| format!("cannot open the database file {name}: {e}");
            let mut conn = SqliteConnection::establish(&path.to_string_lossy()).map_err(|e| fail(&e))?;
            diesel::connection::SimpleConnection::batch_execute(
                &mut conn,
                "PRAGMA busy_timeout = 15000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;",
            )
            .map_err(|e| fail(&e))?;
            Ok(Conn::Sqlite(conn))
        }
        Location::Postgres(url) => {
            let mut conn = PgConnection::establish(url)
                .map_err(|e| format!("cannot reach the PostgreSQL database: {}", one_line(&e.to_string())))?;
            diesel::connection::SimpleConnection::batch_execute(&mut conn, PG_SETTINGS)
                .map_err(|e| format!("cannot set up a PostgreSQL connection: {e}"))?;
            Ok(Conn::Pg(conn))
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Applies the missing migrations; on PostgreSQL under an advisory lock, for several processes may start at once.
pub(super) fn migrate(conn: &mut Conn) -> Result<(), String> {
    let fail = |e: &dyn std::fmt::Display| format!("cannot migrate the database: {e}");
    match conn {
        Conn::Sqlite(c) => {
            c.exclusive_transaction(|c| {
                c.run_pending_migrations(SQLITE)
                    .map(drop)
                    .map_err(|e| DieselError::QueryBuilderError(e.to_string().into()))
            })
            .map_err(|e| fail(&e))?;
        }
        Conn::Pg(c) => {
            use diesel::connection::SimpleConnection;
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
        if let Some(Conn::Pg(c)) = self.conn.as_mut() {
            use diesel::connection::SimpleConnection;
            if c.batch_execute("SELECT 1").is_err() {
                self.drop();
            }
        }
    }
}
