//! Single connections for work that does not go through the threads of [`Db`](super::Db): looking, and moving a node.

use super::Location;
use super::connection::{self, connect, migrate};
use crate::base::sql::Conn;

/// How many migrations of this build a database lacks; it is neither made nor changed by asking.
///
/// # Errors
/// One line that names the file or server and what is wrong with it.
pub fn missing_migrations(location: &Location) -> Result<usize, String> {
    if let Location::Sqlite(path) = location
        && !path.exists()
    {
        return Err(format!("there is no database file {}", path.display()));
    }
    connection::missing(&mut connect(location)?)
}

/// One connection to a node's database without any right to write; `None` when there is no such database, or no node's.
///
/// # Errors
/// One line that names the file or server and what is wrong with it.
pub fn open_to_read(location: &Location) -> Result<Option<Conn>, String> {
    connection::open_to_read(location)
}

/// How many migrations of this build a connection's database lacks.
///
/// # Errors
/// One line that says what is wrong with it.
pub fn lacks(conn: &mut Conn) -> Result<usize, String> {
    connection::missing(conn)
}

/// One connection to a database that is brought up to date, for work that does not go through [`Db`](super::Db).
///
/// # Errors
/// One line that names the file or server and what is wrong with it.
pub fn open_migrated(location: &Location) -> Result<Conn, String> {
    let mut conn = connection::connect_as(location, connection::OPERATOR)?;
    migrate(&mut conn)?;
    Ok(conn)
}
