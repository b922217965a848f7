//! Whether a node is well: database, keys, and what others see of it at its public address.

use serde::Serialize;

use crate::actors::keys;
use crate::app::App;
use crate::base::lease;
use crate::error::Result;

mod mail;
mod outside;

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Ok,
    Warning,
    Fault,
}

impl Level {
    /// The word that opens its line.
    pub fn word(self) -> &'static str {
        match self {
            Level::Ok => "ok",
            Level::Warning => "warning",
            Level::Fault => "fault",
        }
    }
}

/// What one check found, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub check: &'static str,
    pub level: Level,
    pub says: String,
    pub advice: Option<String>,
}

impl Finding {
    fn ok(check: &'static str, says: impl Into<String>) -> Finding {
        Finding { check, level: Level::Ok, says: says.into(), advice: None }
    }

    fn warning(check: &'static str, says: impl Into<String>, advice: &str) -> Finding {
        Finding { level: Level::Warning, advice: Some(advice.to_owned()), ..Finding::ok(check, says) }
    }

    /// A fault, with what to do about it.
    pub fn fault(check: &'static str, says: impl Into<String>, advice: &str) -> Finding {
        Finding { level: Level::Fault, ..Finding::warning(check, says, advice) }
    }
}

/// Checks a node whose database is open; `database` is what to call that.
pub async fn examine(app: &App, database: &str) -> Vec<Finding> {
    let mut all = vec![writable(app, database).await, own_keys(app).await];
    all.extend(mail::look(app).await);
    all.extend(outside::look(app).await);
    all
}

/// Writes a row that holds nothing up and is taken away at once.
async fn writable(app: &App, name: &str) -> Finding {
    let owner = app.process().to_owned();
    let written = app.db().write(move |tx| {
        lease::take(tx, "doctor", &owner)?;
        lease::release(tx, "doctor", &owner)
    });
    match written.await {
        Ok(()) => Finding::ok("database", format!("{name}: up to date and writable")),
        Err(e) => Finding::fault(
            "database",
            format!("{name}: cannot be written to: {e}"),
            "check who may write to it, and whether the disk is full",
        ),
    }
}

/// How many keys are read at a time.
const STEP: i64 = 500;

async fn own_keys(app: &App) -> Finding {
    match open_all(app).await {
        Ok((0, 0)) => {
            Finding::warning("keys", "no own key was made yet", "nothing: the first message makes one")
        }
        Ok((all, 0)) => Finding::ok("keys", format!("own keys that open with the node key: all {all}")),
        Ok((all, shut)) => Finding::fault(
            "keys",
            format!("{shut} of {all} own keys do not open with the node key"),
            "put the right node.key back (secrets.node_key_file, or node.key in data.dir)",
        ),
        Err(e) => Finding::fault("keys", format!("cannot be read: {e}"), "see the database's line"),
    }
}

/// How many own keys there are, and how many do not open.
async fn open_all(app: &App) -> Result<(usize, usize)> {
    let (mut all, mut shut, mut after) = (0, 0, i64::MIN);
    loop {
        let batch = app.db().read(move |conn| keys::own(conn, after, STEP)).await?;
        let Some(last) = batch.last() else {
            return Ok((all, shut));
        };
        after = last.id;
        all += batch.len();
        shut += batch.iter().filter(|key| key.open(app.node_key()).is_err()).count();
    }
}
