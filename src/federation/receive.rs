//! What a received message does: found out who says it, to which community, and handed to the domains.
//!
//! Two ways in. A person elsewhere speaks to a community of ours: we are its home and judge. Or the home of a
//! community that we follow announces: it has judged, and we carry out. Everything is compared with what is stored.

pub mod announced;
pub mod content;
pub mod direct;
pub mod flag;
pub mod left;
pub mod rules;
pub mod undo;

use std::collections::HashSet;

use super::proofs::{self, Judged};
use super::wire::{self, incoming::Document};
use super::{profile, remote};
use crate::accounts::Author;
use crate::actors::{self, Actor, RemoteActor};
use crate::app::App;
use crate::base::db::Tx;
use crate::base::origin::{Origin, same_origin};
use crate::base::time::Micros;
use crate::error::{Denial, Error, Result, Trouble};
use crate::ledger::{Fact, What};
use crate::sql;
use crate::threads::rows::{self, Spot};
use crate::threads::vote;

pub use content::{Place, keep_fetched, keep_tombstone, told_gone, told_pinned, vouching};

/// A message with who sent it (proven by the guard).
pub struct Item {
    pub sender: Actor,
    pub document: Document,
    /// The exact bytes as received.
    pub raw: Vec<u8>,
}

/// What a message came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Nothing to do for us, and why.
    Ignored(&'static str),
}

/// Why an announced activity of a third node may be believed, or not.
#[derive(Debug, Clone, PartialEq)]
pub enum Proof {
    /// The announcer's own, ours, proven by its actor's key, or of a kind that is believed from the home of the
    /// community.
    NotNeeded,
    /// Of such a kind, and its actor's key says that it was altered.
    Altered,
    /// The object as its own origin has it now.
    Object(Document),
    /// Its own origin says that it is gone.
    Gone,
    /// Its own origin does not say so.
    Contradicted,
}

/// What has to be asked of another node before an activity is believed: the object, and whether the activity says that
/// it is gone. Of actors only their own node is believed, and only when asked.
fn question(origin: &Origin, activity: &Document) -> Option<(String, bool)> {
    let elsewhere =
        |uri: Option<&str>| uri.filter(|uri| !origin.owns(uri)).map(|uri| (uri.to_owned(), false));
    match rules::name(activity) {
        Some(rules::ACTOR_CHANGED) => return elsewhere(activity.uri("actor")),
        Some("Move") => return elsewhere(activity.uri("target")),
        _ => {}
    }
    let (Some("Announce"), Some(group)) = (activity.kind(), activity.uri("actor")) else {
        return None;
    };
    let inner = activity.0.get("object").filter(|object| object.is_object())?;
    let actor = wire::incoming::uri_of(inner.get("actor")?)?;
    let near = same_origin(actor, group) || origin.owns(actor);
    if near && inner.get("type").and_then(serde_json::Value::as_str) == Some("Create") {
        return None;
    }
    let inner = Document(inner.clone());
    if rules::name(&inner) == Some(rules::COMMUNITY_CHANGED) {
        return elsewhere(Some(group).filter(|group| inner.uri("object") == Some(group)));
    }
    if near {
        return None;
    }
    if rules::name(&inner) == Some(rules::ACTOR_GONE) {
        // Whatever else it says: nobody is gone because a third node says so.
        return Some((actor.to_owned(), true));
    }
    let object = inner.uri("object").filter(|object| same_origin(object, actor))?.to_owned();
    match inner.kind() {
        Some("Create" | "Update") => Some((object, false)),
        Some("Delete") if inner.text("summary").is_none() => Some((object, true)),
        _ => None,
    }
}

/// The activity of a third node inside an Announce, when it carries a proof.
fn with_proof(origin: &Origin, activity: &Document) -> Option<Document> {
    let (Some("Announce"), Some(group)) = (activity.kind(), activity.uri("actor")) else {
        return None;
    };
    let inner = activity.0.get("object").filter(|object| object.get("proof").is_some())?;
    let actor = wire::incoming::uri_of(inner.get("actor")?)?;
    let inner = Document(inner.clone());
    // What it carries of an actor proves nothing: its own node is asked anyway.
    let fits = !matches!(rules::name(&inner), Some(rules::COMMUNITY_CHANGED | rules::ACTOR_CHANGED));
    (fits && !same_origin(actor, group) && !origin.owns(actor)).then_some(inner)
}

/// Whether a message can be applied as it is, with nothing asked of anybody; how it is proven then.
pub async fn proven_by_what_is_known(app: &App, item: &Item) -> Result<Option<Proof>> {
    // Only communities announce: for anybody else nobody is asked.
    if item.document.kind() == Some("Announce") && !item.sender.is_group() {
        return Ok(Some(Proof::NotNeeded));
    }
    let origin = app.origin();
    let judged = match with_proof(&origin, &item.document) {
        Some(inner) => proofs::of_inner(app, &inner).await?,
        None => Judged::None,
    };
    Ok(match (judged, question(&origin, &item.document)) {
        (Judged::Holds, _) | (Judged::None, None) => Some(Proof::NotNeeded),
        (Judged::None | Judged::Wrong, _) => None,
    })
}

/// Finds out whether an announced activity of a third node is what it says (FEP-1b12 is silent; our rule: origin,
/// else proof, else re-fetch). A wrong proof counts as none where the origin can be asked, for whoever carried it may
/// have written it anew.
pub async fn prove(app: &App, item: &Item) -> Result<Proof> {
    if item.document.kind() == Some("Announce") && !item.sender.is_group() {
        return Ok(Proof::NotNeeded);
    }
    let origin = app.origin();
    let question = question(&origin, &item.document);
    let judged = match with_proof(&origin, &item.document) {
        Some(inner) => proofs::of_inner_asking(app, &inner).await?,
        None => Judged::None,
    };
    let (object, gone) = match (judged, question) {
        (Judged::Holds, _) | (Judged::None, None) => return Ok(Proof::NotNeeded),
        (Judged::Wrong, None) => return Ok(Proof::Altered),
        (Judged::None | Judged::Wrong, Some(question)) => question,
    };
    // What an actor wrote cannot be brought back: that their node does not know them at this moment is not enough.
    let of_actor = item.document.inner("object").is_some_and(|o| rules::name(&o) == Some(rules::ACTOR_GONE));
    match remote::fetch(app, &object).await {
        Ok(document) if document.kind() == Some("Tombstone") => Ok(Proof::Gone),
        Err(e) if of_actor && remote::is_unknown(&e) && !remote::is_gone_for_good(&e) => {
            Ok(Proof::Contradicted)
        }
        Ok(_) if gone => Ok(Proof::Contradicted),
        Ok(document) => Ok(Proof::Object(document)),
        Err(Error::Remote { trouble: Trouble::Unknown, .. }) => Ok(Proof::Gone),
        Err(e) => Err(e),
    }
}

/// Applies a message. [`Error::Missing`] names what has to be fetched first; nothing was written then.
pub fn apply(tx: &mut Tx, origin: &Origin, item: &Item, proof: &Proof) -> Result<Outcome> {
    if item.document.kind() == Some("Undo") && item.document.inner("object").is_none() {
        return match undo::in_full(tx, origin, &item.document)? {
            Some(document) => {
                let (sender, raw) = (item.sender.clone(), item.raw.clone());
                let full = Item { sender, document, raw };
                apply(tx, origin, &full, proof)
            }
            None => Ok(Outcome::Ignored(undo::UNKNOWN)),
        };
    }
    let (sender, d) = (&item.sender, &item.document);
    if let Err(why) = rules::judge(tx, origin, rules::Way::Direct, sender, d)? {
        return Ok(Outcome::Ignored(why));
    }
    match rules::name(d).unwrap_or("") {
        "Announce" => announced::apply(tx, origin, sender, d, proof, announced::Told::Now),
        "Follow" => direct::follow(tx, origin, sender, d),
        "Accept" => direct::answer(tx, origin, sender, d, true),
        "Reject" => direct::answer(tx, origin, sender, d, false),
        "Undo Follow" => direct::unfollow(tx, origin, sender, d),
        rules::POLL_VOTE => direct::poll_vote(tx, origin, sender, d),
        rules::ACTOR_CHANGED => {
            let outcome = actor_changed(tx, proof)?;
            left::tell(tx, item, What::ActorLeft).map(|()| outcome)
        }
        rules::ACTOR_GONE => {
            left::tell(tx, item, What::ActorDeleted)?;
            left::gone(tx, sender)
        }
        "Move" => moved(tx, origin, sender, d, proof),
        "Flag" => flag::apply(tx, origin, sender, d),
        _ => direct::apply(tx, origin, sender, item),
    }
}

/// An actor says that it changed: what its own origin has of it now is kept.
pub(super) fn actor_changed(tx: &mut Tx, proof: &Proof) -> Result<Outcome> {
    match proof {
        Proof::Object(document) => {
            let actor = profile::keep(tx, document)?;
            if document.uri("movedTo").is_none() {
                actors::moved_back(tx, actor.id)?;
            }
            Ok(Outcome::Done)
        }
        _ => Ok(Outcome::Ignored("gone-at-its-origin")),
    }
}

/// An actor says that it moved, and its new self agrees: people are told where. Nothing else follows it, neither
/// memberships nor what was attested of it (FEP-7628; case O-17).
fn moved(tx: &mut Tx, origin: &Origin, sender: &Actor, d: &Document, proof: &Proof) -> Result<Outcome> {
    let target = d.uri("target").unwrap_or_default();
    let (new, says) = match proof {
        Proof::Object(document) => (profile::keep(tx, document)?, rules::selves_in(document)),
        _ if origin.owns(target) => {
            let here = actors::by_uri(tx.conn, &origin.stored(target))?.filter(|a| a.gone.is_none());
            let Some(new) = here else { return Ok(Outcome::Ignored(rules::NOT_CONFIRMED)) };
            let says = actors::selves::of(tx.conn, new.id)?;
            (new, says)
        }
        _ => return Ok(Outcome::Ignored(rules::NOT_CONFIRMED)),
    };
    match rules::confirms_move(tx, origin, sender, &new, &says)? {
        Ok(()) => actors::moved(tx, sender.id, new.id).map(|()| Outcome::Done),
        Err(why) => Ok(Outcome::Ignored(why)),
    }
}

/// Applies what the home of a community tells afterwards of what it had announced. [`Error::Missing`] as in [`apply`].
pub fn apply_later(tx: &mut Tx, origin: &Origin, item: &Item, proof: &Proof) -> Result<Outcome> {
    announced::apply(tx, origin, &item.sender, &item.document, proof, announced::Told::Later)
}

/// The kind of the activity inside, when it is embedded.
pub(super) fn inner_kind(d: &Document) -> Option<&str> {
    d.0.get("object")?.get("type")?.as_str()
}

/// The home told which Likes of a post count: those of people elsewhere that it did not name are taken back. Returns the
/// activities of people here that it does not know.
pub fn votes_told(tx: &mut Tx, post: i64, told: &HashSet<String>, asked: Micros) -> Result<Vec<String>> {
    let mut ours = Vec::new();
    for like in vote::untold(tx.conn, post, told, asked)? {
        if like.here {
            ours.push(like.activity);
            continue;
        }
        let author = RemoteActor { actor: like.actor, cause: None, by_home: true, clock: asked };
        vote::take_back(tx, &Author::Remote(author), post, Some(&like.activity))?;
    }
    Ok(ours)
}

/// The home of a community, as an author: for what it says of its own members and moderators.
pub fn home_of(tx: &mut Tx, community: i64) -> Result<Author> {
    let clock = tx.now;
    Ok(Author::Remote(RemoteActor { actor: community, cause: None, by_home: true, clock }))
}

/// Where the post with this full URI stands, which must be in this community; or what is missing.
pub(super) fn spot_in(tx: &mut Tx, origin: &Origin, community: i64, uri: &str) -> Result<Spot> {
    match rows::spot_by_uri(tx, &origin.stored(uri))? {
        Some(spot) if spot.thread.community == community => Ok(spot),
        Some(_) => Err(Denial::NotHere.into()),
        None if origin.owns(uri) => Err(Error::NotFound),
        None => Err(Error::Missing(uri.to_owned())),
    }
}

/// The actor with this full URI, or what is missing.
pub(super) fn actor_at(tx: &mut Tx, origin: &Origin, uri: &str) -> Result<Actor> {
    match actors::by_uri(tx.conn, &origin.stored(uri))? {
        Some(actor) if actor.gone.is_some() => Err(Error::NotFound),
        Some(actor) => Ok(actor),
        None if origin.owns(uri) => Err(Error::NotFound),
        None => Err(Error::Missing(uri.to_owned())),
    }
}

/// As home of the community, says no to a post: its author's node is told why, by a Reject.
pub fn refuse(tx: &mut Tx, origin: &Origin, item: &Item, denial: Denial) -> Result<()> {
    let d = &item.document;
    if d.kind() != Some("Create") {
        return Ok(());
    }
    let Some(community) = direct::community_of(tx, origin, d)? else {
        return Ok(());
    };
    let by = item.sender.id;
    let cause = direct::keep_activity(tx, d, by, community, &item.raw)?;
    let now = tx.now;
    // The reason travels as the kind of this row: facts and ledger hold no words.
    tx.run(sql!(
        "UPDATE activities SET kind = $1, json = NULL, created = $2 WHERE id = $3",
        denial.key(),
        now,
        cause
    ))?;
    tx.record(Fact::new(What::PostRefused, by).community(community).cause(Some(cause)))
}
