//! What somebody elsewhere says to us directly: joining, leaving, and everything in communities of this node.

use super::announced::{Said, Told};
use super::{Item, Outcome, actor_at, announced, content, inner_kind, rules, spot_in};
use crate::accounts::Author;
use crate::actors::{Actor, RemoteActor};
use crate::base::db::Tx;
use crate::base::mutant;
use crate::base::origin::Origin;
use crate::communities::{self, Visibility, join};
use crate::error::{Denial, Error, Result};
use crate::exchange::history;
use crate::federation::wire::incoming::Document;
use crate::threads::{self, poll};
use crate::{actors, sql};

fn person(sender: &Actor, now: i64, cause: Option<i64>) -> Author {
    Author::Remote(RemoteActor { actor: sender.id, cause, by_home: false, clock: now })
}

/// `Follow`: a person asks to join a community of ours. People are not followed.
pub fn follow(tx: &mut Tx, origin: &Origin, sender: &Actor, d: &Document) -> Result<Outcome> {
    let (Some(uri), Some(id)) = (d.uri("object"), d.id()) else {
        return Ok(Outcome::Ignored("no-object"));
    };
    let target = actors::by_uri(tx.conn, &origin.stored(uri))?;
    let Some(group) = target.filter(|a| a.is_group() && a.is_here()) else {
        return Ok(Outcome::Ignored("people-are-not-followed"));
    };
    let author = person(sender, tx.now, None);
    match join::ask(tx, &author, group.id, Some(id)) {
        Ok(_) => Ok(Outcome::Done),
        // To strangers a members-only community is not there.
        Err(Error::NotFound) => Ok(Outcome::Ignored("no-such-community")),
        Err(e) => Err(e),
    }
}

/// `Undo{Follow}`: a person leaves.
pub fn unfollow(tx: &mut Tx, origin: &Origin, sender: &Actor, d: &Document) -> Result<Outcome> {
    let Some(follow) = d.inner("object") else {
        return Ok(Outcome::Ignored("no-object"));
    };
    let Some(uri) = follow.uri("object") else {
        return Ok(Outcome::Ignored("no-object"));
    };
    match actors::by_uri(tx.conn, &origin.stored(uri))?.filter(Actor::is_here) {
        Some(group) if group.is_group() => {
            let author = person(sender, tx.now, None);
            join::leave(tx, &author, group.id)?;
            Ok(Outcome::Done)
        }
        _ => Ok(Outcome::Ignored("no-such-community")),
    }
}

/// `Accept` and `Reject` by a community: of a Follow, or of a post of one of our members.
pub fn answer(tx: &mut Tx, origin: &Origin, sender: &Actor, d: &Document, taken: bool) -> Result<Outcome> {
    let Some(about) = d.uri("object").map(|uri| origin.stored(uri)) else {
        return Ok(Outcome::Ignored("no-object"));
    };
    let home = Author::Remote(RemoteActor { actor: sender.id, cause: None, by_home: true, clock: tx.now });
    let asked = tx.number(sql!(
        "SELECT actor AS n FROM memberships WHERE community = $1 AND follow = $2",
        sender.id,
        &about
    ))?;
    if let Some(actor) = asked {
        join::answered(tx, &home, sender.id, actor, &about, taken)?;
        if taken {
            past_comes_along(tx, sender.id, actor)?;
        }
        return Ok(Outcome::Done);
    }
    let post = tx.number(sql!(
        "SELECT p.id AS n FROM posts p JOIN threads t ON t.id = p.thread
         WHERE t.community = $1 AND p.state = 'waiting'
           AND (p.version = $2 OR p.uri = $2 OR p.id = (SELECT post FROM activities WHERE uri = $2 AND local))",
        sender.id, &about
    ))?;
    match post {
        Some(post) if !taken => {
            threads::edit::refused(tx, &home, post, sender.id, d.text("summary").unwrap_or(""))?;
            Ok(Outcome::Done)
        }
        _ => Ok(Outcome::Ignored("not-asked")),
    }
}

/// With the first member of this node the community's recent threads come along, too: the home tells from now on only
/// what is new.
fn past_comes_along(tx: &mut Tx, community: i64, member: i64) -> Result<()> {
    let others = tx.number(sql!(
        "SELECT CAST(1 AS BIGINT) AS n FROM memberships m JOIN member_actors ma ON ma.actor = m.actor
         WHERE m.community = $1 AND m.state = 'member' AND m.actor <> $2 LIMIT 1",
        community,
        member
    ))?;
    let joined = tx.number(sql!(
        "SELECT CAST(1 AS BIGINT) AS n FROM memberships WHERE community = $1 AND actor = $2 AND state = 'member'",
        community,
        member
    ))?;
    if others.is_some() || joined.is_none() {
        return Ok(());
    }
    crate::threads::divergence::watch(tx, community)?;
    history::ask_community(tx, community)
}

/// A vote in a poll of one of our people; who says it twice has said it once. Nobody else hears of it.
pub fn poll_vote(tx: &mut Tx, origin: &Origin, sender: &Actor, d: &Document) -> Result<Outcome> {
    let choice = d.inner("object").ok_or(Error::NotFound)?;
    let (about, name) =
        (choice.uri("inReplyTo").unwrap_or_default(), choice.words("name").unwrap_or_default());
    let spot = threads::rows::spot_by_uri(tx, &origin.stored(about))?.filter(|_| origin.owns(about));
    // What is for members of a community here is nobody's elsewhere to vote on, or to know of.
    let open = |spot: &threads::rows::Spot| spot.thread.visibility == Visibility::Public.key();
    let Some(poll) = spot.filter(open).map(|spot| spot.post) else {
        return Ok(Outcome::Ignored("no-such-poll"));
    };
    let Some(option) = poll::option_named(tx.conn, poll.id, name)? else {
        return Ok(Outcome::Ignored("no-such-option"));
    };
    let author = person(sender, tx.now, None);
    match poll::vote(tx, &author, poll.id, &[option]) {
        Ok(()) => Ok(Outcome::Done),
        Err(Error::Denied(Denial::VotedAlready)) => Ok(Outcome::Ignored("voted-already")),
        Err(Error::Denied(Denial::PollEnded)) => Ok(Outcome::Ignored("poll-ended")),
        Err(e) => Err(e),
    }
}

/// The community of this node that a direct activity is about.
pub fn community_of(tx: &mut Tx, origin: &Origin, d: &Document) -> Result<Option<i64>> {
    let mut named: Vec<String> = d.audiences().into_iter().map(str::to_owned).collect();
    if let Some(inner) = d.inner("object") {
        named.extend(inner.audiences().into_iter().map(str::to_owned));
    }
    for uri in named {
        if origin.owns(&uri)
            && let Some(actor) = actors::by_uri(tx.conn, &origin.stored(&uri))?
            && actor.is_group()
        {
            return Ok(Some(actor.id));
        }
    }
    // Some address nobody: the post that they speak of says where it is.
    let about = match d.inner("object") {
        Some(inner) => {
            inner.uri("inReplyTo").or_else(|| inner.uri("object")).or_else(|| inner.id()).map(str::to_owned)
        }
        None => d.uri("object").map(str::to_owned),
    };
    let Some(about) = about else { return Ok(None) };
    tx.number(sql!(
        "SELECT t.community AS n FROM posts p JOIN threads t ON t.id = p.thread JOIN actors g ON g.id = t.community
         WHERE p.uri = $1 AND g.node IS NULL",
        origin.stored(&about)
    ))
}

/// Keeps the exact bytes of an activity that our community will announce; the row is the cause in the ledger.
pub fn keep_activity(tx: &mut Tx, d: &Document, sender: i64, community: i64, raw: &[u8]) -> Result<i64> {
    let (id, now) = (tx.id(), tx.now);
    let uri = d.id().unwrap_or_default();
    tx.run(sql!(
        "INSERT INTO activities (id, uri, kind, actor, community, local, public, json, created)
         VALUES ($1, $2, $3, $4, $5, FALSE, FALSE, $6, $7) ON CONFLICT (uri) DO NOTHING",
        id,
        uri,
        d.kind().unwrap_or(""),
        sender,
        community,
        raw,
        now
    ))?;
    tx.number(sql!("SELECT id AS n FROM activities WHERE uri = $1", uri))?.ok_or(Error::NotFound)
}

/// Anything in a community of ours: kept for announcing, then done by the same functions as a member's own act.
pub fn apply(tx: &mut Tx, origin: &Origin, sender: &Actor, item: &Item) -> Result<Outcome> {
    let d = &item.document;
    let Some(community) = community_of(tx, origin, d)? else {
        return Ok(Outcome::Ignored("no-community-of-ours"));
    };
    let cause = keep_activity(tx, d, sender.id, community, &item.raw)?;
    let author = person(sender, tx.now, Some(cause));
    let post = match act(tx, origin, &author, sender, community, d) {
        Err(Error::NotFound) if content::is_of_deleted(tx, origin, d)? => {
            // Its words are not kept either.
            tx.run(sql!("DELETE FROM activities WHERE id = $1", cause))?;
            return Ok(Outcome::Ignored(content::DELETED_BEFORE));
        }
        other => other?,
    };
    if let Some(post) = post {
        tx.run(sql!("UPDATE activities SET post = $1 WHERE id = $2", post, cause))?;
    }
    Ok(Outcome::Done)
}

/// Does what the activity says; the post that it is about, if any.
fn act(
    tx: &mut Tx,
    origin: &Origin,
    author: &Author,
    sender: &Actor,
    community: i64,
    d: &Document,
) -> Result<Option<i64>> {
    match d.kind().unwrap_or("") {
        "Create" | "Update" => {
            let object = d.inner("object").ok_or(Error::NotFound)?;
            let group = actors::by_id(tx.conn, community)?;
            let said = Said { author, by: sender, group: &group, told: Told::Now };
            announced::create_or_update(tx, origin, &said, &object, d.id()).map(Some)
        }
        "Undo" if inner_kind(d) == Some("Like") => {
            let like = d.inner("object").ok_or(Error::NotFound)?;
            let spot = spot_in(tx, origin, community, like.uri("object").unwrap_or_default())?;
            threads::vote::take_back(tx, author, spot.post.id, like.id())?;
            Ok(Some(spot.post.id))
        }
        _ => {
            // Who has no say there does not make us ask others for what they speak of.
            let moderates = communities::standing(tx.conn, author, community)?.moderates();
            if rules::is_moderation(d) && !moderates && !mutant::off("moderator") {
                return Err(Denial::NotModerator.into());
            }
            announced::act_on_post(tx, origin, author, community, d)
        }
    }
}

/// The person that `Add` and `Remove` name.
pub(super) fn person_at(tx: &mut Tx, origin: &Origin, uri: Option<&str>) -> Result<Actor> {
    let actor = actor_at(tx, origin, uri.unwrap_or_default())?;
    if actor.is_group() { Err(Error::NotFound) } else { Ok(actor) }
}
