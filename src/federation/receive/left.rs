//! Somebody elsewhere left their node: gone with all they wrote, or without their name. As the home of a community we tell
//! it on to the nodes of its members, of which theirs knows few.

use super::{Item, Outcome, Proof, actor_changed, direct, rules};
use crate::accounts::Author;
use crate::actors::{self, Actor, RemoteActor};
use crate::base::db::Tx;
use crate::base::origin::Origin;
use crate::error::Result;
use crate::federation::wire::incoming::Document;
use crate::ledger::{Fact, What};
use crate::{leaving, row, sql};

/// Why nothing is done in the name of somebody who is gone.
pub const LEFT: &str = "its-actor-is-gone";
/// In how many communities it is told on.
const MOST: i64 = 100;

/// An actor's own node says that it is gone: it signs no more, and what a person wrote and voted is deleted.
pub fn gone(tx: &mut Tx, sender: &Actor) -> Result<Outcome> {
    if sender.is_group() {
        actors::gone(tx, sender.id)?;
    } else {
        let clock = tx.now;
        let person = RemoteActor { actor: sender.id, cause: None, by_home: false, clock };
        leaving::gone_elsewhere(tx, &Author::Remote(person))?;
    }
    Ok(Outcome::Done)
}

/// Tells it on in the public communities of this node: that somebody is gone wherever they took part, that they changed
/// where they did and are no member any more, for that may take their name off.
pub fn tell(tx: &mut Tx, item: &Item, what: What) -> Result<()> {
    row! { struct One { community: i64 } }
    let sender = &item.sender;
    if sender.is_group() {
        return Ok(());
    }
    let communities = tx.all::<One>(sql!(
        "SELECT DISTINCT c.actor AS community FROM communities c JOIN actors g ON g.id = c.actor
         LEFT JOIN memberships m ON m.community = c.actor AND m.actor = $1
         WHERE g.node IS NULL AND c.visibility = 'public' AND (m.state = 'left' OR $2 AND (m.state IN ('member', 'suspended')
             OR c.actor IN (SELECT t.community FROM posts p JOIN threads t ON t.id = p.thread WHERE p.author = $1)))
         ORDER BY c.actor LIMIT $3",
        sender.id,
        what == What::ActorDeleted,
        MOST
    ))?;
    for One { community } in communities {
        let cause = direct::keep_activity(tx, &item.document, sender.id, community, &item.raw)?;
        tx.record(Fact::new(what, sender.id).community(community).cause(Some(cause)))?;
    }
    Ok(())
}

/// Whether there is nothing to do about what a home announces of this actor: it is gone, or what it says of itself is
/// about somebody whom nobody here knows.
pub fn needs_nothing(
    tx: &mut Tx,
    origin: &Origin,
    uri: &str,
    said: &Document,
) -> Result<Option<&'static str>> {
    let of_itself = matches!(rules::name(said), Some(rules::ACTOR_CHANGED | rules::ACTOR_GONE));
    Ok(match actors::by_uri(tx.conn, &origin.stored(uri))? {
        Some(actor) if actor.gone.is_some() => Some(LEFT),
        None if of_itself => Some("nobody-knows-it-here"),
        Some(_) | None => None,
    })
}

/// What the home of a community announces that an actor said of itself, or changed of the community; `None` where it is
/// something else. What our own people said of themselves holds here since they said it.
pub fn announced(tx: &mut Tx, actor: &Actor, said: &Document, proof: &Proof) -> Result<Option<Outcome>> {
    match rules::name(said) {
        Some(rules::COMMUNITY_CHANGED) => actor_changed(tx, proof).map(Some),
        Some(rules::ACTOR_CHANGED | rules::ACTOR_GONE) if actor.is_here() => Ok(Some(Outcome::Done)),
        // Of its own people a home says so itself, and directly.
        Some(rules::ACTOR_CHANGED) if *proof == Proof::NotNeeded => {
            Ok(Some(Outcome::Ignored("not-said-this-way")))
        }
        Some(rules::ACTOR_CHANGED) => actor_changed(tx, proof).map(Some),
        Some(rules::ACTOR_GONE) => match proof {
            Proof::NotNeeded | Proof::Gone => gone(tx, actor).map(Some),
            Proof::Altered => Ok(Some(Outcome::Ignored("proof-wrong"))),
            Proof::Object(_) | Proof::Contradicted => Ok(Some(Outcome::Ignored("its-origin-says-otherwise"))),
        },
        _ => Ok(None),
    }
}
