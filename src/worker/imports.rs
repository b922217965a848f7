//! Works off imports of members: one process at a time, some rows a transaction, from where it was left.

use crate::app::App;
use crate::base::lease;
use crate::error::Result;
use crate::mail::Pace;
use crate::roster::import::{self, Next};

/// Works off what waits; how many rows that were, or `None` while another process is at it.
pub async fn work_off(app: &App) -> Result<Option<usize>> {
    if !app.db().read(import::is_due).await? {
        return Ok(Some(0));
    }
    lease::while_held(app.db(), app.process(), import::LEASE.to_owned(), all(app)).await
}

async fn all(app: &App) -> Result<usize> {
    let mut rows = 0;
    loop {
        let key = app.node_key().clone();
        match app.db().read(move |conn| import::next(conn, &key)).await? {
            Next::Work(work) => rows += one(app, work).await?,
            Next::Nothing => return Ok(rows),
            Next::Unreadable(id, cause) => {
                // Sealed with another key, as a rule: it would fail for ever.
                tracing::error!("an import was given up, for its file cannot be read: {cause}");
                app.db().write(move |tx| import::give_up(tx, id)).await?;
            }
        }
    }
}

async fn one(app: &App, mut work: import::Work) -> Result<usize> {
    let ((batch, pause), mut rows) = (app.config().mail.pace(), 0);
    let pace = Pace { batch, pause };
    loop {
        let (key, subject) = (app.node_key().clone(), work.subject());
        let (worked, lines) = work.some();
        let many = lines.len();
        let on = app.db().write(move |tx| import::step(tx, &key, subject, (worked, &lines), pace)).await?;
        if !on {
            return Ok(rows);
        }
        rows += many;
        work.advance(many);
    }
}
