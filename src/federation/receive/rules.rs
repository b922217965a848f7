//! Who may say what (FEP-fe34, FEP-1b12): one table. Whatever comes in is held against it before anything is done.
//!
//! An activity is compared with its actor and with what is stored here, never with what it claims of others. What the
//! table leaves to the roles of a community is judged by the domains, which know them.

use super::inner_kind;
use crate::actors::Actor;
use crate::actors::selves::Selves;
use crate::base::db::Tx;
use crate::base::mutant;
use crate::base::origin::{Origin, same_origin};
use crate::communities::Role;
use crate::error::{Denial, Result};
use crate::federation::wire::foreign;
use crate::federation::wire::incoming::Document;
use crate::threads;
use crate::{actors, sql};

/// How an activity comes to us.
#[derive(Debug, Clone, Copy)]
pub enum Way<'a> {
    /// Signed by its actor.
    Direct,
    /// Inside an `Announce` by this community's home, as it happens.
    Announced(&'a Actor),
    /// Told by the home afterwards, when roles may have changed.
    Afterwards(&'a Actor),
}

/// By which ways an activity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ways {
    Direct,
    Announced,
    Both,
}

/// Who may say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Person,
    Group,
    Anybody,
}

/// What it may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The actor itself; what it is now is read at its own origin.
    Itself,
    /// The community whose home announces it; what it is now is read there.
    Announcer,
    /// A post by the actor: of the same origin, of no other author than is stored.
    OwnPost,
    /// A post of the community, or the community; who takes part there, its domain judges.
    Community,
    /// A post or member of the community, which only its moderators touch.
    Moderation,
    /// What was asked of the actor.
    Asked,
    /// An activity of somebody, held against this table in its turn.
    Activity,
}

/// A row: what is said, who may say it, by which way, about what.
#[derive(Debug)]
pub struct Rule {
    /// The type of an activity, and more where the type alone does not tell; [`name`] gives it.
    pub says: &'static str,
    pub by: By,
    pub ways: Ways,
    pub about: About,
}

const fn rule(says: &'static str, by: By, ways: Ways, about: About) -> Rule {
    Rule { says, by, ways, about }
}

/// The name of the removal of a post by a moderator: a `Delete` with a `summary` (Lemmy's form).
const REMOVAL: &str = "Delete with summary";

/// The name of a vote in a poll: a `Create` of a note that has a name and says nothing.
pub const POLL_VOTE: &str = "Create of a poll vote";

/// The name of what the home of a community announces when its words were changed.
pub const COMMUNITY_CHANGED: &str = "Update of a community";

/// The names of what an actor says of itself; the home of a community announces it of people who left.
pub const ACTOR_CHANGED: &str = "Update of an actor";
pub const ACTOR_GONE: &str = "Delete of an actor";

/// All that is understood. Of an `Undo`, whatever the row, only the actor's own act can be taken back.
pub const TABLE: [Rule; 24] = [
    rule("Announce", By::Group, Ways::Direct, About::Activity),
    rule("Follow", By::Person, Ways::Direct, About::Community),
    rule("Undo Follow", By::Person, Ways::Direct, About::Community),
    rule("Accept", By::Group, Ways::Direct, About::Asked),
    rule("Reject", By::Group, Ways::Direct, About::Asked),
    rule("Create", By::Anybody, Ways::Both, About::OwnPost),
    // To the poll's author alone: announced it would tell everybody who chose what (case G-17).
    rule(POLL_VOTE, By::Person, Ways::Direct, About::OwnPost),
    rule("Update", By::Anybody, Ways::Both, About::OwnPost),
    rule("Delete", By::Anybody, Ways::Both, About::OwnPost),
    rule("Like", By::Anybody, Ways::Both, About::Community),
    rule("Undo Like", By::Anybody, Ways::Both, About::Community),
    rule(REMOVAL, By::Anybody, Ways::Both, About::Moderation),
    rule("Undo Delete with summary", By::Anybody, Ways::Both, About::Moderation),
    rule("Lock", By::Anybody, Ways::Both, About::Moderation),
    rule("Undo Lock", By::Anybody, Ways::Both, About::Moderation),
    rule("Add", By::Anybody, Ways::Both, About::Moderation),
    rule("Remove", By::Anybody, Ways::Both, About::Moderation),
    rule("Block", By::Anybody, Ways::Both, About::Moderation),
    rule("Undo Block", By::Anybody, Ways::Both, About::Moderation),
    rule("Flag", By::Anybody, Ways::Direct, About::Community),
    rule(ACTOR_CHANGED, By::Anybody, Ways::Both, About::Itself),
    rule(COMMUNITY_CHANGED, By::Anybody, Ways::Announced, About::Announcer),
    rule(ACTOR_GONE, By::Anybody, Ways::Both, About::Itself),
    rule("Move", By::Anybody, Ways::Direct, About::Itself),
];

/// What an activity says, in the words of the table.
pub fn name(d: &Document) -> Option<&'static str> {
    let says = says(d)?;
    TABLE.iter().find(|rule| rule.says == says).map(|rule| rule.says)
}

fn says(d: &Document) -> Option<String> {
    let kind = d.kind()?;
    let about_actor = |d: &Document| d.uri("object").is_some() && d.uri("object") == d.uri("actor");
    Some(match kind {
        "Undo" => format!("Undo {}", says(&d.inner("object")?)?),
        "Update" if inner_kind(d) == Some("Group") && !about_actor(d) => COMMUNITY_CHANGED.to_owned(),
        "Update" | "Delete" if about_actor(d) => format!("{kind} of an actor"),
        "Delete" if d.text("summary").is_some() => REMOVAL.to_owned(),
        "Create" if is_named(d) && d.inner("object").is_some_and(|o| foreign::is_poll_vote(&o)) => {
            POLL_VOTE.to_owned()
        }
        _ => kind.to_owned(),
    })
}

/// Whether the object that is embedded has a name, as few replies do: only then is it looked at further.
fn is_named(d: &Document) -> bool {
    d.0.get("object").is_some_and(|object| ["name", "nameMap"].iter().any(|key| object.get(key).is_some()))
}

/// Whether only moderators say such a thing.
pub fn is_moderation(d: &Document) -> bool {
    let name = name(d);
    TABLE.iter().any(|rule| Some(rule.says) == name && rule.about == About::Moderation)
}

/// Holds an activity of `by` against the table: fine, or why there is nothing to do, or a refusal.
pub fn judge(
    tx: &mut Tx,
    origin: &Origin,
    way: Way<'_>,
    by: &Actor,
    d: &Document,
) -> Result<Result<(), &'static str>> {
    let Some(rule) = name(d).and_then(|name| TABLE.iter().find(|rule| rule.says == name)) else {
        return Ok(Err("kind-not-known"));
    };
    let by_the_way = match way {
        Way::Direct => rule.ways != Ways::Announced,
        Way::Announced(_) | Way::Afterwards(_) => rule.ways != Ways::Direct,
    };
    if !by_the_way {
        return Ok(Err("not-said-this-way"));
    }
    let fitting = match rule.by {
        By::Anybody => true,
        By::Group => by.is_group(),
        By::Person => !by.is_group(),
    };
    if !fitting {
        return Ok(Err(if rule.by == By::Person { "only-people-join" } else { "not-a-community" }));
    }
    if d.kind() == Some("Undo") {
        own_act(origin, by, d)?;
    }
    let fine = match rule.about {
        About::OwnPost => own_post(tx, origin, by, d)?,
        About::Moderation => moderates(tx, origin, way, by, d)?,
        About::Announcer => match way {
            Way::Announced(group) | Way::Afterwards(group) => {
                d.uri("object") == Some(origin.complete(&group.uri).as_str())
            }
            Way::Direct => false,
        },
        About::Itself => d.uri("object") == Some(origin.complete(&by.uri).as_str()),
        About::Community | About::Asked | About::Activity => true,
    };
    if fine {
        return Ok(Ok(()));
    }
    Err(match rule.about {
        About::Moderation => Denial::NotModerator.into(),
        _ => Denial::NotAuthor.into(),
    })
}

/// What an `Undo` takes back, as far as it says, was done by its own actor (case O-16).
fn own_act(origin: &Origin, by: &Actor, d: &Document) -> Result<()> {
    let actor = origin.complete(&by.uri);
    let Some(inner) = d.inner("object") else { return Ok(()) };
    let its_own = inner.uri("actor").is_none_or(|named| named == actor);
    let its_origin = inner.id().is_none_or(|id| same_origin(id, &actor));
    if its_own && its_origin || mutant::off("undo") { Ok(()) } else { Err(Denial::NotAuthor.into()) }
}

/// A post whose author is the actor: as it says itself where it is embedded, as it is stored where it is known.
fn own_post(tx: &mut Tx, origin: &Origin, by: &Actor, d: &Document) -> Result<bool> {
    if let Some(object) = d.inner("object").filter(|_| d.kind() != Some("Delete")) {
        return Ok(written_by(origin, by, &object) || mutant::off("post-owner"));
    }
    let uri = d.uri("object").unwrap_or_default();
    let stored = threads::rows::post_by_uri(tx, &origin.stored(uri))?;
    Ok(match stored {
        Some(post) => post.author == by.id || mutant::off("post-owner"),
        None => same_origin(uri, &origin.complete(&by.uri)),
    })
}

/// Whether a post says that it was written by this actor, and is of the same origin.
pub fn written_by(origin: &Origin, by: &Actor, object: &Document) -> bool {
    let author = foreign::author(object).unwrap_or_default();
    origin.stored(author) == by.uri && object.id().is_some_and(|id| same_origin(id, author))
}

/// What is announced as a moderator's act is one's who is known as such, or of the home's own people, whom it answers
/// for. Of what our own people are said to have done we know whether they did. Said to us, the domains judge it.
fn moderates(tx: &mut Tx, origin: &Origin, way: Way<'_>, by: &Actor, d: &Document) -> Result<bool> {
    let Way::Announced(group) = way else { return Ok(true) };
    if by.is_here() {
        let said = tx.number(sql!(
            "SELECT id AS n FROM activities WHERE uri = $1 AND actor = $2 AND local",
            origin.stored(d.id().unwrap_or_default()),
            by.id
        ))?;
        return Ok(said.is_some());
    }
    if same_origin(&by.uri, &group.uri) {
        return Ok(true);
    }
    let role = crate::communities::join::find(tx, group.id, by.id)?;
    Ok(match role {
        Some(membership) => Role::parse(&membership.role)? > Role::Member && membership.state == "member",
        None => false,
    })
}

/// Whether what is said to be a later version of a post still answers what it answered (case O-12).
pub fn stays_in_place(tx: &mut Tx, origin: &Origin, post: i64, object: &Document) -> Result<bool> {
    crate::row! { struct Parent { uri: Option<String> } }
    let stored = tx.one::<Parent>(sql!(
        "SELECT q.uri FROM posts p LEFT JOIN posts q ON q.id = p.parent WHERE p.id = $1",
        post
    ))?;
    let stored = stored.and_then(|parent| parent.uri);
    let said = object.uri("inReplyTo").map(|uri| origin.stored(uri));
    // Some leave out what it answers when they tell of a change.
    Ok(said.is_none() || said == stored || mutant::off("place"))
}

/// Why a move is not believed: its target does not name whoever moves, or moved itself.
pub const NOT_CONFIRMED: &str = "target-does-not-confirm";
pub const MOVED_ON: &str = "target-moved-on";

/// What an actor's document says of its other selves.
pub fn selves_in(document: &Document) -> Selves {
    let also_known_as = document.uris("alsoKnownAs").into_iter().map(str::to_owned).collect();
    Selves { also_known_as, moved_to: document.uri("movedTo").map(str::to_owned) }
}

/// Whether an actor confirms that another moved to it, by what it says of itself now (FEP-7628: `alsoKnownAs`; case
/// O-17): it is of the same kind, and did not move on.
pub fn confirms_move(
    tx: &mut Tx,
    origin: &Origin,
    old: &Actor,
    new: &Actor,
    says: &Selves,
) -> Result<Result<(), &'static str>> {
    let named = says.also_known_as.contains(&origin.complete(&old.uri));
    if !named && !mutant::off("also-known-as") {
        return Ok(Err(NOT_CONFIRMED));
    }
    if new.id == old.id || new.kind != old.kind {
        return Ok(Err("target-of-another-kind"));
    }
    let onward = says.moved_to.is_some() || actors::moved_to(tx.conn, new.id)?.is_some();
    Ok(if onward { Err(MOVED_ON) } else { Ok(()) })
}
