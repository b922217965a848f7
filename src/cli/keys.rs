//! The keys of this node's actors, from the shell.

use clap::Subcommand;
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::{Given, federation, out};
use crate::actors::keys;
use crate::app::App;
use crate::error::{Error, Result};
use crate::exchange;

#[derive(Subcommand)]
pub enum Keys {
    /// Give actors of this node new keys; what waits for other nodes is signed with them.
    Rotate {
        /// Only this person, community or `node`, by its handle; everybody who has keys when left out.
        #[arg(long, value_name = "HANDLE")]
        actor: Option<String>,
    },
}

#[derive(Serialize)]
struct Rotated {
    /// Handles of those who have new keys.
    rotated: Vec<String>,
}

/// How many actors are read at a time.
const STEP: i64 = 200;

pub async fn run(given: &Given, verb: Keys) -> Outcome {
    let Keys::Rotate { actor } = verb;
    let app = federation::app(given).await?;
    let rotated = match actor {
        Some(handle) => vec![one(&app, &handle).await?],
        None => all(&app).await?,
    };
    let shown = Rotated { rotated };
    out::show(given.json, &shown, || match shown.rotated.as_slice() {
        [] => "Nobody has keys yet: the first message makes them.".to_owned(),
        [one] => format!("{one} has new keys. Other nodes fetch them when they need them."),
        many => format!("{} actors have new keys. Other nodes fetch them when they need them.", many.len()),
    })
}

async fn one(app: &App, handle: &str) -> Outcome<String> {
    match rotate(app, handle).await {
        Err(Error::NotFound) => Err(Failure::usage(format!("nobody on this node is called «{handle}»"))),
        done => Ok(done?),
    }
}

/// Everybody who has keys, one after the other: making an RSA key takes a tenth of a second.
async fn all(app: &App) -> Outcome<Vec<String>> {
    let (mut rotated, mut after) = (Vec::new(), i64::MIN);
    loop {
        let batch = app.db().read(move |conn| keys::owners(conn, after, STEP)).await?;
        let Some(last) = batch.last() else {
            return Ok(rotated);
        };
        after = last.id;
        for owner in &batch {
            rotated.push(rotate(app, &owner.handle).await?);
        }
    }
}

async fn rotate(app: &App, handle: &str) -> Result<String> {
    let (handle, pairs, node_key) = (handle.to_owned(), app.new_keys().await?, app.node_key().clone());
    app.db().write(move |tx| exchange::keys::rotate(tx, None, &node_key, &handle, &pairs)).await
}
