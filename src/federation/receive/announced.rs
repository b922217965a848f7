//! What the home of a community announces: it has judged, and its order is the order.

use super::rules::{self, Way};
use super::{Outcome, Proof, actor_at, content, direct, home_of, inner_kind, left, spot_in, undo};
use crate::accounts::Author;
use crate::actors::{Actor, RemoteActor};
use crate::base::db::Tx;
use crate::base::mutant;
use crate::base::origin::{Origin, same_origin};
use crate::communities::{Role, join, suspend, topics};
use crate::error::{Denial, Error, Result};
use crate::federation::wire::activity::UNKNOWN;
use crate::federation::wire::incoming::Document;
use crate::threads::moderate::{self, Act};
use crate::threads::{self, rows, topic};

/// When the home tells something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// As it happens.
    Now,
    /// Afterwards, because we asked: it keeps its place in time, and nobody needs to follow.
    Later,
}

impl Told {
    fn by(self, group: &Actor) -> Way<'_> {
        match self {
            Told::Now => Way::Announced(group),
            Told::Later => Way::Afterwards(group),
        }
    }
}

/// `Announce` by a group.
pub fn apply(
    tx: &mut Tx,
    origin: &Origin,
    group: &Actor,
    d: &Document,
    proof: &Proof,
    told: Told,
) -> Result<Outcome> {
    if !group.is_group() || group.is_here() {
        return Ok(Outcome::Ignored("not-a-community"));
    }
    let inner = match announced(origin, group, d)? {
        Ok(inner) => inner,
        Err(why) => return Ok(Outcome::Ignored(why)),
    };
    let by = inner.uri("actor").unwrap_or_default().to_owned();
    let here = origin.owns(&by);
    if !here && told == Told::Now && !content::somebody_follows(tx.conn, group.id)? {
        return Ok(Outcome::Ignored("nobody-here-follows"));
    }
    let inner = match inner.kind() {
        Some("Undo") => match undo::in_full(tx, origin, &inner)? {
            Some(full) => full,
            None => return Ok(Outcome::Ignored(undo::UNKNOWN)),
        },
        _ => inner,
    };
    if let Some(why) = left::needs_nothing(tx, origin, &by, &inner)? {
        return Ok(Outcome::Ignored(why));
    }
    let actor = actor_at(tx, origin, &by)?;
    if let Err(why) = rules::judge(tx, origin, told.by(group), &actor, &inner)? {
        return Ok(Outcome::Ignored(why));
    }
    if let Some(outcome) = left::announced(tx, &actor, &inner, proof)? {
        return Ok(outcome);
    }
    if here {
        return ours(tx, origin, group, d, &inner);
    }
    let author = by_home(d, tx, actor.id);
    let said = Said { author: &author, by: &actor, group, told };
    match proven(tx, origin, &said, &inner, proof) {
        Err(Error::NotFound) if content::is_of_deleted(tx, origin, &inner)? => {
            Ok(Outcome::Ignored(content::DELETED_BEFORE))
        }
        other => other,
    }
}

/// The activity inside, which has to be for this community; or why there is nothing to do.
fn announced(origin: &Origin, group: &Actor, d: &Document) -> Result<Result<Document, &'static str>> {
    // `Announce{Page}` and `Announce{id}` are for software that reads no activities inside.
    let Some(inner) = d.inner("object").filter(|inner| inner.uri("actor").is_some()) else {
        return Ok(Err("announce-of-object"));
    };
    let home = origin.complete(&group.uri);
    if inner.uri("audience").is_some() && !inner.audiences().contains(&home.as_str()) {
        return Err(Denial::NotHere.into());
    }
    let by = inner.uri("actor").unwrap_or_default();
    if inner.id().is_none_or(|id| !same_origin(id, by)) {
        return Err(Denial::NotAuthor.into());
    }
    Ok(Ok(inner))
}

/// Does what an announced activity says, as far as it is proven.
fn proven(tx: &mut Tx, origin: &Origin, said: &Said<'_>, inner: &Document, proof: &Proof) -> Result<Outcome> {
    match proof {
        Proof::Contradicted => Ok(Outcome::Ignored("its-origin-says-otherwise")),
        Proof::Altered => Ok(Outcome::Ignored("proof-wrong")),
        Proof::Gone if matches!(inner.kind(), Some("Create" | "Update")) => {
            Ok(Outcome::Ignored("gone-at-its-origin"))
        }
        Proof::Object(object) => {
            // As it stands now, it may be a later version than the announced one.
            let announced = inner.inner("object");
            let same = announced.is_some_and(|a| a.text("updated") == object.text("updated"));
            let activity = inner.id().filter(|id| same && !id.ends_with(UNKNOWN));
            create_or_update(tx, origin, said, object, activity)?;
            Ok(Outcome::Done)
        }
        Proof::NotNeeded | Proof::Gone => inside(tx, origin, said, inner),
    }
}

/// Who says something in which community, and in whose name it is done.
pub(super) struct Said<'a> {
    pub author: &'a Author,
    pub by: &'a Actor,
    pub group: &'a Actor,
    pub told: Told,
}

fn by_home(d: &Document, tx: &Tx, actor: i64) -> Author {
    let clock = d.moment("published").unwrap_or(tx.now).min(tx.now + crate::base::time::HOUR);
    Author::Remote(RemoteActor { actor, cause: None, by_home: true, clock })
}

/// Does what an announced activity says.
fn inside(tx: &mut Tx, origin: &Origin, said: &Said<'_>, inner: &Document) -> Result<Outcome> {
    match inner.kind().unwrap_or("") {
        "Create" | "Update" => {
            let Some(object) = inner.inner("object") else {
                return Ok(Outcome::Ignored("no-object"));
            };
            create_or_update(tx, origin, said, &object, inner.id())?;
        }
        "Undo" if inner_kind(inner) == Some("Like") => {
            let Some(like) = inner.inner("object") else {
                return Ok(Outcome::Ignored("no-object"));
            };
            let spot = spot_in(tx, origin, said.group.id, like.uri("object").unwrap_or_default())?;
            threads::vote::take_back(tx, said.author, spot.post.id, like.id())?;
        }
        "Like" | "Delete" | "Undo" | "Lock" | "Add" | "Remove" | "Block" => {
            act_on_post(tx, origin, said.author, said.group.id, inner)?;
        }
        _ => return Ok(Outcome::Ignored("kind-not-known")),
    }
    Ok(Outcome::Done)
}

/// The home announces what one of our own people did: a post no longer waits; an act of moderation takes effect.
fn ours(tx: &mut Tx, origin: &Origin, group: &Actor, d: &Document, inner: &Document) -> Result<Outcome> {
    match inner.kind().unwrap_or("") {
        // An edit of what was refused asks again: announced, it was taken.
        "Create" | "Update" => {
            let uri = inner.uri("object").unwrap_or_default();
            let Some(post) = rows::post_by_uri(tx, &origin.stored(uri))? else {
                return Ok(Outcome::Ignored("no-such-post-of-ours"));
            };
            content::must_be_in(tx, post.thread, group.id)?;
            let home = home_of(tx, group.id)?;
            threads::edit::accepted(tx, &home, post.id, group.id)?;
            Ok(Outcome::Done)
        }
        "Lock" | "Add" | "Remove" | "Block" => moderated(tx, origin, group, d, inner),
        "Delete" if inner.text("summary").is_some() => moderated(tx, origin, group, d, inner),
        "Undo" if matches!(inner_kind(inner), Some("Lock" | "Delete" | "Block")) => {
            moderated(tx, origin, group, d, inner)
        }
        // Edits, deletions and votes took effect here when they were made.
        _ => Ok(Outcome::Done),
    }
}

fn moderated(tx: &mut Tx, origin: &Origin, group: &Actor, d: &Document, inner: &Document) -> Result<Outcome> {
    let actor = actor_at(tx, origin, inner.uri("actor").unwrap_or_default())?;
    let author = by_home(d, tx, actor.id);
    act_on_post(tx, origin, &author, group.id, inner)?;
    Ok(Outcome::Done)
}

/// A new post, or a later version of one: whichever comes first makes it.
pub(super) fn create_or_update(
    tx: &mut Tx,
    origin: &Origin,
    said: &Said<'_>,
    object: &Document,
    activity: Option<&str>,
) -> Result<i64> {
    let (author, community) = (said.author, said.group.id);
    // It may be what its origin has now, rather than what was announced and judged.
    if !rules::written_by(origin, said.by, object) && !mutant::off("post-owner") {
        return Err(Denial::NotAuthor.into());
    }
    let elsewhere = || !object.audiences().contains(&origin.complete(&said.group.uri).as_str());
    if (object.uri("audience").is_some() || !object.is_public()) && elsewhere() {
        return Err(Denial::NotHere.into());
    }
    let mut draft = content::draft(tx, origin, object, activity)?;
    if let Some(origins) = &mut draft.origins {
        origins.past = said.told == Told::Later;
    }
    let uri = origin.stored(object.id().unwrap_or_default());
    match threads::post::known(tx, &uri)? {
        Some(known) => {
            content::must_be_in(tx, known.thread, community)?;
            if !rules::stays_in_place(tx, origin, known.id, object)? {
                return Err(Denial::NotHere.into());
            }
            threads::edit::edit(tx, author, known.id, &draft)?;
            Ok(known.id)
        }
        None => content::write(tx, origin, author, community, object, &draft),
    }
}

/// Votes, deletions and moderation of one post or person; the post that it was about.
pub(super) fn act_on_post(
    tx: &mut Tx,
    origin: &Origin,
    author: &Author,
    community: i64,
    d: &Document,
) -> Result<Option<i64>> {
    let undo = d.kind() == Some("Undo");
    let inner = if undo { d.inner("object").ok_or(Error::NotFound)? } else { d.clone() };
    let target = inner.uri("target").or_else(|| inner.text("target")).unwrap_or_default();
    let reason = inner.text("summary").unwrap_or("");
    let act = match (inner.kind().unwrap_or(""), undo) {
        ("Lock", false) => Act::Lock,
        ("Lock", true) => Act::Unlock,
        ("Delete", false) if inner.text("summary").is_some() => Act::Remove,
        ("Delete", true) if inner.text("summary").is_some() => Act::Restore,
        ("Add", false) if is_collection(tx, origin, community, target, "featured")? => Act::Pin,
        ("Remove", false) if is_collection(tx, origin, community, target, "featured")? => Act::Unpin,
        ("Add", false) if is_collection(tx, origin, community, target, "summaries")? => Act::Summarise,
        ("Remove", false) if is_collection(tx, origin, community, target, "summaries")? => Act::Unsummarise,
        (kind @ ("Add" | "Remove"), false) if is_collection(tx, origin, community, target, "moderators")? => {
            let person = direct::person_at(tx, origin, inner.uri("object"))?;
            match kind {
                "Add" => join::add_moderator(tx, author, community, person.id)?,
                _ => join::set_role(tx, author, community, person.id, Role::Member)?,
            }
            return Ok(None);
        }
        ("Add" | "Remove", false) => {
            return move_thread(tx, origin, author, community, &inner, target).map(Some);
        }
        ("Block", _) => return suspend(tx, origin, author, community, &inner, undo).map(|()| None),
        ("Delete", false) => return delete(tx, origin, author, community, inner.uri("object")),
        ("Like", false) => {
            let spot = spot_in(tx, origin, community, inner.uri("object").unwrap_or_default())?;
            let (post, id) = (spot.post.id, inner.id().map(|id| origin.stored(id)));
            threads::vote::give_at(tx, author, spot, id.as_deref())?;
            return Ok(Some(post));
        }
        _ => return Err(Error::NotFound),
    };
    let post = spot_in(tx, origin, community, inner.uri("object").unwrap_or_default())?.post;
    let reason: String = reason.chars().take(500).collect();
    moderate::act(tx, author, post.id, act, &reason)?;
    Ok(Some(post.id))
}

/// A thread is put into a topic of its community, or taken out of all of them.
fn move_thread(
    tx: &mut Tx,
    origin: &Origin,
    author: &Author,
    community: i64,
    d: &Document,
    target: &str,
) -> Result<i64> {
    let group = crate::actors::by_id(tx.conn, community)?;
    let all = format!("{}/topics", origin.complete(&group.uri));
    // The topic comes first: of what is added to anything else nobody is asked.
    let into = match d.kind() {
        Some("Add") => {
            Some(topics::by_uri(tx.conn, community, &origin.stored(target))?.ok_or(Error::NotFound)?.uri)
        }
        _ if target == all => None,
        _ => return Err(Error::NotFound),
    };
    let post = spot_in(tx, origin, community, d.uri("object").unwrap_or_default())?.post;
    let reason: String = d.text("summary").unwrap_or("").chars().take(500).collect();
    topic::move_to(tx, author, post.id, into.as_deref(), &reason)?;
    Ok(post.id)
}

/// A suspension in this community; one of a whole node is not a community's to tell (case G-05).
fn suspend(
    tx: &mut Tx,
    origin: &Origin,
    author: &Author,
    community: i64,
    block: &Document,
    undo: bool,
) -> Result<()> {
    let group = crate::actors::by_id(tx.conn, community)?;
    if block.uri("target") != Some(origin.complete(&group.uri).as_str()) {
        return Err(Denial::NotHere.into());
    }
    let person = direct::person_at(tx, origin, block.uri("object"))?;
    let reason: String = block.text("summary").unwrap_or("").chars().take(500).collect();
    if undo {
        return suspend::lift(tx, author, community, person.id, &reason).map(drop);
    }
    let until = block.moment("endTime").or_else(|| block.moment("expires"));
    suspend::suspend(tx, author, community, person.id, until, &reason).map(drop)
}

/// A deletion by the author, also of what has not come yet: then its arrival changes nothing.
fn delete(
    tx: &mut Tx,
    origin: &Origin,
    author: &Author,
    community: i64,
    uri: Option<&str>,
) -> Result<Option<i64>> {
    let uri = uri.unwrap_or_default();
    match rows::post_by_uri(tx, &origin.stored(uri))? {
        Some(post) => {
            content::must_be_in(tx, post.thread, community)?;
            threads::edit::delete(tx, author, post.id)?;
            Ok(Some(post.id))
        }
        None => {
            let by = crate::actors::by_id(tx.conn, author.actor())?;
            if !same_origin(uri, &origin.complete(&by.uri)) {
                return Err(Denial::NotAuthor.into());
            }
            threads::edit::delete_unseen(tx, &origin.stored(uri))?;
            Ok(None)
        }
    }
}

/// Whether `target` is the community's collection of that name, as stored (or as ours is called).
fn is_collection(tx: &mut Tx, origin: &Origin, community: i64, target: &str, name: &str) -> Result<bool> {
    crate::row! { struct Known { uri: String, featured: Option<String>, moderators: Option<String> } }
    let known = tx
        .one::<Known>(crate::sql!("SELECT uri, featured, moderators FROM actors WHERE id = $1", community))?;
    let Some(known) = known else { return Ok(false) };
    let stored = match name {
        "featured" => known.featured,
        "moderators" => known.moderators,
        _ => None,
    };
    let expected = stored.unwrap_or_else(|| format!("{}/{name}", origin.complete(&known.uri)));
    Ok(target == expected)
}
