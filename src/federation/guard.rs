//! What may enter: signature, host, date, policy, digest, key and owner, in that order, before anything is stored.

use std::time::Duration;

use axum::http::HeaderMap;

use super::remote;
use super::senders::{self, Sender};
use super::signature::{self, Expectation, Unverified};
use crate::actors::{Actor, nodes};
use crate::app::App;
use crate::base::id;
use crate::base::mutant;
use crate::base::origin::authority_of;
use crate::base::pace::Wait;
use crate::base::time::{Micros, SECOND};
use crate::error::{Error, Result, Trouble};
use crate::policy;

/// The window for signatures: as Mastodon's, until agreements narrow it (cases S-10).
const MAX_AGE: Duration = Duration::from_secs(13 * 3600);
const MAX_AHEAD: Duration = Duration::from_secs(3600);
/// A key that does not fit is fetched anew at most this often per actor (cases S-02, S-24).
const REFETCH: Micros = 60 * SECOND;
/// In how many seconds a stranger may come again when too many strangers came.
const STRANGERS: u64 = 30;

/// Why a request was turned away: a stable code, and whether trying again later may help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The signature, its headers or its key are wrong: 401.
    Signature(&'static str),
    /// Policy does not deal with that node: 403.
    Policy,
    /// The message is not what it says: 400.
    Message(&'static str),
    /// The key could not be fetched now: 503.
    Later,
    /// A limit is reached, and which: 429.
    Busy(&'static str, Wait),
    /// The signer's own node does not know them: 401, but 202 for a deletion, which is done already.
    Gone,
}

impl Refused {
    pub fn code(&self) -> &'static str {
        match self {
            Refused::Signature(code) | Refused::Message(code) => code,
            Refused::Busy(..) => "too_many_requests",
            Refused::Policy => "node_not_allowed",
            Refused::Later => "key_not_reachable",
            Refused::Gone => "signer_gone",
        }
    }
}

/// Whose request it is, proven.
#[derive(Clone)]
pub struct Signer {
    pub sender: Sender,
    pub key_id: String,
    pub fingerprint: String,
    pub expires: Micros,
}

/// The head of a request, for the guard.
pub struct Head<'a> {
    pub method: &'a str,
    pub path_and_query: &'a str,
    pub headers: &'a HeaderMap,
}

/// Reads the signature of a request: all that needs neither its body nor a key.
fn read(app: &App, head: &Head<'_>, now_micros: Micros) -> Result<Unverified, signature::Refusal> {
    let origin = app.origin();
    let own = [origin.authority().to_owned()];
    let scheme = if origin.is_https() { "https" } else { "http" };
    let (max_age, max_ahead) = (MAX_AGE, MAX_AHEAD);
    let expect = Expectation { own_authorities: &own, scheme, now_micros, max_age, max_ahead };
    signature::read(head.method, head.path_and_query, head.headers, &expect)
}

/// Whether a message is one of a flood, found out before anything else is done for it: signatures in the name of its node
/// fail all the time, and this one does not fit a signer who was read a moment ago. What fits goes its way.
pub fn is_flood(app: &App, head: &Head<'_>) -> Option<Refused> {
    let now = app.clock().now();
    if !app.gate().is_alarmed(now) {
        return None;
    }
    let claim = read(app, head, now).ok()?;
    let authority = authority_of(claim.key_id())?;
    let wait = app.gate().fails(&authority, now).err()?;
    let sender = app.senders().fresh(claim.key_id(), now).filter(|sender| sender.actor.gone.is_none())?;
    (fits(&claim, &sender) == Ok(false)).then_some(Refused::Busy("failing", wait))
}

/// Verifies a signed request with its body.
pub async fn admit(app: &App, head: &Head<'_>, body: &[u8]) -> Result<Signer, Refused> {
    let state = app.state();
    let now_micros = app.clock().now();
    let claim = read(app, head, now_micros).map_err(|r| Refused::Signature(r.code()))?;
    let Some(authority) = authority_of(claim.key_id()) else {
        return Err(Refused::Signature("key_id_malformed"));
    };
    if authority == state.origin.authority() && !mutant::off("own-key") {
        return Err(Refused::Signature("signed_as_us"));
    }
    if !mutant::off("policy-in") && !policy::verdict(&state.policy, &authority).is_allowed() {
        return Err(Refused::Policy);
    }
    if let Err(wait) = app.gate().knock(&authority, now_micros) {
        return Err(busy(app, &authority, wait).await);
    }
    claim.check_digest(body).map_err(|r| Refused::Signature(r.code()))?;
    let sender = verify(app, &claim).await.map_err(|refused| still_or_busy(app, &authority, refused))?;
    if let Err(wait) = app.gate().proven(&authority, now_micros) {
        return Err(busy(app, &authority, wait).await);
    }
    let (fingerprint, expires) = (id::hex(&claim.fingerprint()), claim.expires_micros());
    Ok(Signer { sender, key_id: claim.key_id().to_owned(), fingerprint, expires })
}

/// Too many messages: noted for the admin, now and then, when it is the node's own doing.
async fn busy(app: &App, authority: &str, wait: Wait) -> Refused {
    if app.gate().is_to_be_noted(authority, app.clock().now()) {
        let name = authority.to_owned();
        if let Err(e) = app.db().write(move |tx| nodes::throttled(tx, &name)).await {
            tracing::warn!("that a node sends too much could not be noted: {e}");
        }
    }
    Refused::Busy("node", wait)
}

/// Whether a request without a body is signed with a key that is known here; nobody is asked for one.
pub async fn recognises(app: &App, head: &Head<'_>) -> bool {
    let Ok(claim) = read(app, head, app.clock().now()) else {
        return false;
    };
    match known(app, claim.key_id()).await {
        Ok(Some(sender)) => fits(&claim, &sender) == Ok(true),
        Ok(None) | Err(_) => false,
    }
}

/// Finds the key, and the actor that owns it; fetches it when unknown, and once more when it no longer fits.
async fn verify(app: &App, claim: &Unverified) -> Result<Sender, Refused> {
    let key_id = claim.key_id().to_owned();
    let now = app.clock().now();
    let fresh = app.senders().fresh(&key_id, now).filter(|sender| sender.actor.gone.is_none());
    let tried = fresh.map(|sender| (fits(claim, &sender), sender));
    if let Some((Ok(true), sender)) = tried {
        return Ok(sender);
    }
    if let Some(sender) = known(app, &key_id).await? {
        let fit = match tried {
            // What did not fit a moment ago does not fit now.
            Some((fit, before)) if sender.has_the_keys_of(&before) => fit,
            _ => fits(claim, &sender),
        };
        if fit? {
            return Ok(sender);
        }
        if !may_ask_again(&sender.actor, now) {
            return Err(Refused::Signature("signature_wrong"));
        }
    }
    remote::learn_key(app, &key_id).await.map_err(|e| could_not_learn(&e))?;
    match known(app, &key_id).await? {
        Some(sender) if fits(claim, &sender)? => Ok(sender),
        Some(_) => Err(Refused::Signature("signature_wrong")),
        None => Err(Refused::Signature("key_unknown")),
    }
}

/// Whether the key that the signature names is the sender's and made it.
fn fits(claim: &Unverified, sender: &Sender) -> Result<bool, Refused> {
    match sender.key(claim.key_id()) {
        Some(Ok(key)) => Ok(claim.verify(key)),
        Some(Err(_)) => Err(Refused::Signature("key_malformed")),
        None => Ok(false),
    }
}

/// Whether an actor's own node may be asked once more for its keys.
pub(super) fn may_ask_again(actor: &Actor, now: Micros) -> bool {
    now - actor.fetched.unwrap_or(0) >= REFETCH
}

/// Why it is refused, or that it was refused too often.
fn still_or_busy(app: &App, authority: &str, refused: Refused) -> Refused {
    match refused {
        Refused::Signature(_) => match app.gate().failed(authority, app.clock().now()) {
            Ok(()) => refused,
            Err(wait) => Refused::Busy("failing", wait),
        },
        other => other,
    }
}

fn could_not_learn(e: &Error) -> Refused {
    match e {
        Error::Remote { trouble: Trouble::Busy, .. } => Refused::Busy("stranger", Wait(STRANGERS)),
        Error::Remote { trouble: Trouble::Unreachable, .. } => Refused::Later,
        Error::Remote { trouble: Trouble::Unknown, .. } => Refused::Gone,
        Error::Remote { trouble: Trouble::Forbidden, .. } => Refused::Policy,
        Error::Database(_) | Error::Internal(_) => Refused::Later,
        _ => Refused::Signature("key_unknown"),
    }
}

/// The owner of a key with its keys, as the database has them.
async fn known(app: &App, key_id: &str) -> Result<Option<Sender>, Refused> {
    match senders::read(app, key_id).await.map_err(|_| Refused::Later)? {
        Some(sender) if sender.actor.gone.is_some() => Err(Refused::Gone),
        found => Ok(found),
    }
}
