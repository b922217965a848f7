//! Which database, and what to call it without saying a secret.

use std::fmt;
use std::path::PathBuf;

/// Where the data lies.
#[derive(Debug, Clone)]
pub enum Location {
    Sqlite(PathBuf),
    /// A `postgres://` URL.
    Postgres(String),
}

/// The file, or the server without what could be secret.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Location::Sqlite(path) => write!(f, "SQLite file {}", path.display()),
            Location::Postgres(url) => {
                let url = url::Url::parse(url).ok();
                let host = url.as_ref().and_then(url::Url::host_str).unwrap_or("localhost");
                let name = url.as_ref().map_or("", |u| u.path().trim_start_matches('/'));
                write!(f, "PostgreSQL database {name} on {host}")
            }
        }
    }
}
