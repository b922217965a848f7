//! Who sent something a moment ago, with the parsed key: bursts come from few senders, and each is read once a second.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::signature::{KeyProblem, VerifyingKey};
use crate::actors::{self, Actor, keys};
use crate::app::App;
use crate::base::time::{Micros, SECOND};
use crate::error::Result;

/// How long a sender is believed to be as read: another process may have learnt a new key, or that they are gone.
const FRESH: Micros = SECOND;
const KEPT: usize = 1024;

/// A sender as read.
#[derive(Clone)]
pub struct Sender {
    pub actor: Actor,
    pub key: Result<VerifyingKey, KeyProblem>,
    read: Micros,
}

/// A pure cache, by key id.
#[derive(Default)]
pub struct Senders(Mutex<HashMap<String, Sender>>);

impl Senders {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Sender>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The sender as read within the last second.
    pub fn fresh(&self, key_id: &str, now: Micros) -> Option<Sender> {
        self.lock().get(key_id).filter(|sender| (0..FRESH).contains(&(now - sender.read))).cloned()
    }

    /// Forgets a sender: it said something about itself.
    pub fn forget(&self, key_id: &str) {
        self.lock().remove(key_id);
    }

    fn put(&self, key_id: String, sender: Sender) {
        let mut all = self.lock();
        if all.len() >= KEPT {
            all.clear();
        }
        all.insert(key_id, sender);
    }
}

/// The owner of a key and the key, as the database has them now; none when the key is not known.
pub async fn read(app: &App, key_id: &str) -> Result<Option<Sender>> {
    let (uri, now) = (key_id.to_owned(), app.clock().now());
    let found = app.db().read(move |conn| {
        let Some(key) = keys::by_uri(conn, &uri)? else {
            return Ok(None);
        };
        Ok(Some((actors::by_id(conn, key.actor)?, key.public)))
    });
    let Some((actor, pem)) = found.await? else {
        return Ok(None);
    };
    let sender = Sender { actor, key: VerifyingKey::parse(&pem), read: now };
    app.senders().put(key_id.to_owned(), sender.clone());
    Ok(Some(sender))
}
