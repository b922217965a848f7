//! Who said something a moment ago, with their parsed keys: bursts come from few, and each is read once a second.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::signature::{Algorithm, KeyProblem, VerifyingKey};
use crate::actors::keys::{self, Key};
use crate::actors::{self, Actor};
use crate::app::App;
use crate::base::time::{Micros, SECOND};
use crate::error::Result;

/// How long a sender is believed to be as read: another process may have learnt a new key, or that they are gone.
const FRESH: Micros = SECOND;
const KEPT: usize = 1024;

/// An actor elsewhere as read, with all its keys by their addresses.
#[derive(Clone)]
pub struct Sender {
    pub actor: Actor,
    keys: Arc<Keys>,
    read: Micros,
}

/// Keys as they are stored, and parsed by their addresses.
struct Keys {
    stored: Vec<Key>,
    parsed: Vec<(String, Result<VerifyingKey, KeyProblem>)>,
}

impl Sender {
    /// The key at this address, if it is the actor's; or what is wrong with it.
    pub fn key(&self, uri: &str) -> Option<&Result<VerifyingKey, KeyProblem>> {
        self.keys.parsed.iter().find(|(known, _)| known == uri).map(|(_, key)| key)
    }

    /// Whether nothing about the keys has changed from one reading to another.
    pub fn has_the_keys_of(&self, other: &Sender) -> bool {
        Arc::ptr_eq(&self.keys, &other.keys)
    }
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

/// The owner of a key and all its keys, as the database has them now; none when the key is not known.
pub async fn read(app: &App, key_id: &str) -> Result<Option<Sender>> {
    let (uri, now) = (key_id.to_owned(), app.clock().now());
    let found = app.db().read(move |conn| {
        let all = keys::beside(conn, &uri)?;
        let Some(owner) = all.first().map(|key| key.actor) else {
            return Ok(None);
        };
        Ok(Some((actors::by_id(conn, owner)?, all)))
    });
    let Some((actor, all)) = found.await? else {
        return Ok(None);
    };
    // What is unchanged is not parsed again.
    let before = app.senders().lock().get(key_id).map(|sender| sender.keys.clone());
    let keys = before.filter(|keys| keys.stored == all).unwrap_or_else(|| Arc::new(Keys::parse(all)));
    let sender = Sender { actor, keys, read: now };
    app.senders().put(key_id.to_owned(), sender.clone());
    Ok(Some(sender))
}

impl Keys {
    fn parse(stored: Vec<Key>) -> Keys {
        let parse = |key: &Key| {
            let algorithm = Algorithm::parse(&key.algorithm)?;
            Some((key.uri.clone()?, VerifyingKey::read(algorithm, &key.public)))
        };
        Keys { parsed: stored.iter().filter_map(parse).collect(), stored }
    }
}
