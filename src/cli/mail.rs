//! Mail, from the shell: whether it goes, and what waits.

use clap::Subcommand;
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::{Given, federation, ground, out};
use crate::base::page::Cursor;
use crate::base::time::{HOUR, rfc3339};
use crate::mail::{self, read};
use crate::policy;
use crate::worker::mails;

#[derive(Subcommand)]
pub enum Mail {
    /// Send a test mail at once, and say what the mail server answered.
    Test {
        /// Where to.
        address: String,
    },
    /// List mails, newest first: what was sent, what waits and why.
    List,
    /// Send a mail again that was refused, or of which it is not known whether it went.
    Retry {
        /// Its id, as the list gives it.
        id: String,
    },
}

pub async fn run(given: &Given, verb: Mail) -> Outcome {
    match verb {
        Mail::Test { address } => test(given, &address).await,
        Mail::List => list(given).await,
        Mail::Retry { id } => retry(given, id).await,
    }
}

#[derive(Serialize)]
struct Tried {
    answer: String,
}

async fn test(given: &Given, address: &str) -> Outcome {
    let app = federation::app(given).await?;
    let language = app.state().association.language.clone();
    let until = app.clock().now() + HOUR;
    let letter = mail::test_letter(address, &language, until)?;
    let answer = mails::send_now(&app, &letter).await.map_err(Failure::refused)?;
    let tried = Tried { answer };
    out::show(given.json, &tried, || tried.answer.clone())
}

#[derive(Serialize)]
struct Line {
    id: String,
    kind: String,
    address: String,
    state: String,
    tries: i64,
    created: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
}

async fn list(given: &Given) -> Outcome {
    let found = ground::open(given)?.read(|conn| read::list(conn, &Cursor::newest())).await?;
    let line = |m: read::Mail| Line {
        state: m.standing().to_owned(),
        id: m.name,
        kind: m.kind,
        address: m.address,
        tries: m.tries,
        created: rfc3339(m.created),
        reason: m.reason,
        answer: m.answer,
    };
    let lines: Vec<Line> = found.items.into_iter().map(line).collect();
    out::show(given.json, &lines, || {
        let cells = |l: &Line| {
            let why = [l.reason.as_deref(), l.answer.as_deref()].into_iter().flatten();
            let why = why.collect::<Vec<_>>().join(": ");
            vec![l.id.clone(), l.state.clone(), l.kind.clone(), l.address.clone(), l.tries.to_string(), why]
        };
        let rows: Vec<Vec<String>> = lines.iter().map(cells).collect();
        out::table(&["id", "state", "kind", "address", "tries", "why"], &rows)
    })
}

#[derive(Serialize)]
struct Queued {
    queued: String,
}

async fn retry(given: &Given, id: String) -> Outcome {
    let name = id.clone();
    ground::open(given)?.write(move |tx| policy::mail_again(tx, None, &name)).await?;
    out::show(given.json, &Queued { queued: id }, || "It is sent by the running node.".to_owned())
}
