//! Own signing keys, opened once and kept: made when first needed, off the async threads.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::signature::{self, SigningKey};
use crate::actors::keys;
use crate::app::App;
use crate::error::{Error, Result};

/// Parsed signing keys by actor: a pure cache, for keys of an actor never change under the same id.
#[derive(Default)]
pub struct Signers(Mutex<HashMap<i64, SigningKey>>);

impl Signers {
    fn get(&self, actor: i64) -> Option<SigningKey> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&actor).cloned()
    }

    fn put(&self, actor: i64, key: SigningKey) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(actor, key);
    }
}

/// The signing key of an actor of this node.
pub async fn key(app: &App, actor: i64) -> Result<SigningKey> {
    if let Some(known) = app.signers().get(actor) {
        return Ok(known);
    }
    let (uri, stored) = ensure(app, actor).await?;
    let sealed = stored.sealed.as_deref().ok_or(Error::NotFound)?;
    let private = app.node_key().open(keys::HTTP, sealed).map_err(Error::internal)?;
    let id = format!("{}#main-key", app.origin().complete(&uri));
    let key = SigningKey::parse(&id, &private).map_err(|e| Error::internal(format!("{e:?}")))?;
    app.signers().put(actor, key.clone());
    Ok(key)
}

/// The public part of an own actor's key, as PEM; made if it has none yet.
pub async fn public(app: &App, actor: i64) -> Result<String> {
    Ok(ensure(app, actor).await?.1.public)
}

async fn ensure(app: &App, actor: i64) -> Result<(String, keys::Key)> {
    let read = move |conn: &mut crate::base::sql::Conn| {
        let actor = crate::actors::by_id(conn, actor)?;
        if !actor.is_here() {
            return Err(Error::NotFound);
        }
        Ok((actor.uri, keys::current(conn, actor.id)?))
    };
    if let (uri, Some(key)) = app.db().read(read).await? {
        return Ok((uri, key));
    }
    let made = tokio::task::spawn_blocking(signature::generate).await.map_err(Error::internal)?;
    let (private, public) = made.map_err(|e| Error::internal(format!("{e:?}")))?;
    let node_key = app.node_key().clone();
    app.db().write(move |tx| keys::store_own(tx, &node_key, actor, &private, &public)).await?;
    match app.db().read(read).await? {
        (uri, Some(key)) => Ok((uri, key)),
        (_, None) => Err(Error::internal("a key was stored but cannot be read")),
    }
}
