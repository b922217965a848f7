//! Own keys, opened once and kept: made when first needed. RSA keys are made and used off the async threads.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Mutex as Lock, PoisonError};

use tokio::sync::Mutex;

use super::signature::{self, Algorithm, SigningKey};
use crate::actors::keys::{self, Key, Pair, Purpose};
use crate::actors::{self, Actor};
use crate::app::App;
use crate::base::db::Tx;
use crate::base::origin::Origin;
use crate::base::seal::NodeKey;
use crate::base::sql::Conn;
use crate::error::{Error, Result};

const KEPT: usize = 4096;

/// Opened keys by the id of their row: a pure cache, for a row never changes.
#[derive(Default)]
pub struct Signers(Lock<HashMap<i64, SigningKey>>);

impl Signers {
    /// The key of this row, if it was opened before.
    pub fn get(&self, row: i64) -> Option<SigningKey> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&row).cloned()
    }

    fn put(&self, row: i64, key: SigningKey) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= KEPT {
            all.clear();
        }
        all.insert(row, key);
    }

    /// Opens a key of the actor with this full URI.
    fn open(&self, node_key: &NodeKey, actor: &str, stored: &Key) -> Result<SigningKey> {
        if let Some(known) = self.get(stored.id) {
            return Ok(known);
        }
        let purpose = Purpose::parse(&stored.purpose).ok_or(Error::NotFound)?;
        let algorithm = Algorithm::parse(&stored.algorithm).ok_or(Error::NotFound)?;
        let id = key_id(actor, purpose, &stored.public);
        let key = SigningKey::read(&id, algorithm, &stored.open(node_key)?);
        let key = key.map_err(|e| Error::internal(format!("{e:?}")))?;
        self.put(stored.id, key.clone());
        Ok(key)
    }
}

/// How a key of ours is called. A proof outlives a rotation, so its key is called after itself; requests are signed
/// under the one name that other software remembers.
pub fn key_id(actor: &str, purpose: Purpose, public: &str) -> String {
    match purpose {
        Purpose::Http => format!("{actor}#main-key"),
        Purpose::Proof => format!("{actor}#{public}"),
    }
}

/// The keys of an actor of this node, in use now.
struct Keys {
    /// Full URI of the actor.
    actor: String,
    http: Key,
    proof: Key,
}

/// What an actor of this node shows of its keys.
pub struct Published {
    /// The RSA key, as PEM.
    pub pem: String,
    /// The Ed25519 key, as Multikey text.
    pub multikey: String,
}

/// The key by which an actor of this node signs requests.
pub async fn key(app: &App, actor: i64) -> Result<SigningKey> {
    let keys = ensure(app, actor).await?;
    app.signers().open(app.node_key(), &keys.actor, &keys.http)
}

/// The key by which it signed requests before its keys were rotated, while that may help.
pub async fn replaced(app: &App, actor: i64) -> Result<Option<SigningKey>> {
    let now = app.clock().now();
    let found = app
        .db()
        .read(move |conn| Ok((actors::by_id(conn, actor)?.uri, keys::replaced(conn, actor, now)?)))
        .await?;
    let (uri, Some(old)) = found else { return Ok(None) };
    app.signers().open(app.node_key(), &app.origin().complete(&uri), &old).map(Some)
}

/// The public parts of an own actor's keys; made if it has none yet.
pub async fn published(app: &App, actor: i64) -> Result<Published> {
    let Keys { http, proof, .. } = ensure(app, actor).await?;
    Ok(Published { pem: http.public, multikey: proof.public })
}

fn read_own(conn: &mut Conn, actor: i64) -> Result<(Actor, Option<Key>, Option<Key>)> {
    let actor = actors::by_id(conn, actor)?;
    if !actor.is_here() {
        return Err(Error::NotFound);
    }
    let (http, proof) =
        (keys::current(conn, actor.id, Purpose::Http)?, keys::current(conn, actor.id, Purpose::Proof)?);
    Ok((actor, http, proof))
}

/// An RSA key takes a processor a while to make, and the first post of a community may go to a thousand nodes at once: one
/// of those who need the key makes it, the others wait for it.
static MAKING: Mutex<()> = Mutex::const_new(());

async fn ensure(app: &App, actor: i64) -> Result<Keys> {
    let read = move |conn: &mut Conn| read_own(conn, actor);
    let mut found = app.db().read(read).await?;
    if found.1.is_none() || found.2.is_none() {
        let _one = MAKING.lock().await;
        found = app.db().read(read).await?;
        make_missing(app, actor, (found.1.is_none(), found.2.is_none())).await?;
        found = app.db().read(read).await?;
    }
    match found {
        (actor, Some(http), Some(proof)) => {
            Ok(Keys { actor: app.origin().complete(&actor.uri), http, proof })
        }
        _ => Err(Error::internal("keys were stored but cannot be read")),
    }
}

async fn make_missing(app: &App, actor: i64, (http, proof): (bool, bool)) -> Result<()> {
    let mut pairs = Vec::new();
    if http {
        pairs.push(make_http_pair().await?);
    }
    if proof {
        pairs.push(make_proof_pair()?);
    }
    let node_key = app.node_key().clone();
    let store =
        move |tx: &mut Tx| pairs.iter().try_for_each(|pair| keys::store_own(tx, &node_key, actor, pair));
    app.db().write(store).await
}

async fn make_http_pair() -> Result<Pair> {
    let made = tokio::task::spawn_blocking(signature::generate).await.map_err(Error::internal)?;
    let (private, public) = made.map_err(Error::internal)?;
    Ok(Pair { purpose: Purpose::Http, private, public })
}

fn make_proof_pair() -> Result<Pair> {
    let (private, public) = signature::generate_ed25519().map_err(Error::internal)?;
    Ok(Pair { purpose: Purpose::Proof, private, public })
}

/// Makes a key of each kind, to be put in the place of those of an actor. What waits for others is signed by them
/// when it is sent; what others have from before keeps the proof it has.
pub async fn make_pairs() -> Result<Vec<Pair>> {
    Ok(vec![make_http_pair().await?, make_proof_pair()?])
}

/// Signs what is being written, in the transaction that writes it.
pub struct Pen<'a> {
    pub origin: &'a Origin,
    node_key: &'a NodeKey,
    signers: &'a Signers,
    /// Keys by actor, as this transaction sees them.
    held: RefCell<HashMap<i64, SigningKey>>,
}

impl<'a> Pen<'a> {
    pub fn new(origin: &'a Origin, node_key: &'a NodeKey, signers: &'a Signers) -> Pen<'a> {
        Pen { origin, node_key, signers, held: RefCell::default() }
    }

    /// The key for proofs of an actor of this node, of which the full URI is given; made if it has none yet, which
    /// takes a few microseconds.
    pub fn key(&self, tx: &mut Tx, actor: i64, uri: &str) -> Result<SigningKey> {
        if let Some(held) = self.held.borrow().get(&actor) {
            return Ok(held.clone());
        }
        let stored = match keys::current(tx.conn, actor, Purpose::Proof)? {
            Some(stored) => stored,
            None => {
                keys::store_own(tx, self.node_key, actor, &make_proof_pair()?)?;
                keys::current(tx.conn, actor, Purpose::Proof)?.ok_or(Error::NotFound)?
            }
        };
        let key = self.signers.open(self.node_key, uri, &stored)?;
        self.held.borrow_mut().insert(actor, key.clone());
        Ok(key)
    }
}
