//! Posts as others write them, turned into drafts: cleaned, clamped, and compared with who may have written them.

use super::{actor_at, spot_in};
use crate::accounts::Author;
use crate::actors::{Actor, RemoteActor};
use crate::base::db::Tx;
use crate::base::origin::{Origin, same_origin};
use crate::base::sql::Conn;
use crate::base::text;
use crate::communities::Visibility;
use crate::error::{Denial, Error, Result, Trouble};
use crate::federation::wire::foreign::{self, Shown};
use crate::federation::wire::incoming::Document;
use crate::threads::kind::{Kind, More};
use crate::threads::poll::NewPoll;
use crate::threads::question;
use crate::threads::{self, Draft, Origins};
use crate::{actors, row, sql};

/// Reads a post. `activity` is the id of the activity that brings this version.
pub fn draft(tx: &mut Tx, origin: &Origin, d: &Document, activity: Option<&str>) -> Result<Draft> {
    let uri = d.id().unwrap_or_default().to_owned();
    let host = crate::base::origin::authority_of(&uri).unwrap_or_default();
    let rubbish = |what: &str| Error::remote(Trouble::Rubbish, host.clone(), what.to_owned());
    if !foreign::is_post(d) {
        return Err(rubbish("not a post"));
    }
    if uri.len() > 1000 || foreign::author(d).is_none_or(|by| !same_origin(by, &uri)) {
        return Err(rubbish("a post whose author is of another node"));
    }
    if d.0.get("inReplyTo").is_some_and(|parent| !parent.is_null()) && d.uri("inReplyTo").is_none() {
        return Err(rubbish("a reply to what is no address"));
    }
    if foreign::length(d) > text::MAX_SOURCE * 4 {
        return Err(rubbish("a post that is too long"));
    }
    let Shown { title, html, language, url, poll } = foreign::shown(d);
    let more = more(origin, d, poll);
    let claimed = d.moment("published").unwrap_or(tx.now).min(tx.now);
    let updated = d.moment("updated").or_else(|| d.moment("published")).unwrap_or(claimed);
    Ok(Draft {
        title,
        source: None,
        html,
        language,
        topic: d.uri("topic").map(|uri| origin.stored(uri)),
        mentions: mentions(tx, origin, d)?,
        more,
        origins: Some(Origins {
            url,
            claimed,
            // A clock far ahead would win for ever: it may not be later than an hour from now.
            updated: updated.min(tx.now + crate::base::time::HOUR),
            // Fetched by its own address it does not say which activity made this version; whichever does, wins.
            version: activity.map(|id| origin.stored(id)).unwrap_or_default(),
            uri: origin.stored(&uri),
            past: false,
        }),
    })
}

/// What a post is besides its words.
fn more(origin: &Origin, d: &Document, poll: Option<NewPoll>) -> More {
    let opens = d.uri("inReplyTo").is_none();
    let kind = match d.text("threadKind").map(Kind::parse) {
        _ if !opens => Kind::Discussion,
        _ if poll.is_some() => Kind::Poll,
        // A poll is one by what it offers.
        Some(Ok(kind)) if kind != Kind::Poll => kind,
        Some(_) | None => Kind::Discussion,
    };
    let ends = matches!(kind, Kind::Notice | Kind::Poll);
    let helped = d.uris("acceptedAnswer").into_iter().take(question::MOST);
    let helped = helped.filter(|uri| uri.len() <= 1000).map(|uri| origin.stored(uri)).collect();
    More {
        kind,
        ends: d.moment("closed").or_else(|| d.moment("endTime")).filter(|_| ends),
        poll,
        helped: (kind == Kind::Question).then_some(helped),
        follow_up: !opens && d.0.get("followUp") == Some(&serde_json::Value::Bool(true)),
    }
}

/// Which people known here a post mentions.
fn mentions(tx: &mut Tx, origin: &Origin, d: &Document) -> Result<Vec<i64>> {
    let tags = d.0.get("tag").and_then(|t| t.as_array()).cloned().unwrap_or_default();
    let mut found = Vec::new();
    for tag in tags.into_iter().take(threads::MAX_MENTIONS * 2) {
        let tag = Document(tag);
        if tag.kind() != Some("Mention") || found.len() >= threads::MAX_MENTIONS {
            continue;
        }
        if let Some(href) = tag.text("href")
            && let Some(actor) = actors::by_uri(tx.conn, &origin.stored(href))?
        {
            found.push(actor.id);
        }
    }
    Ok(found)
}

/// Writes a post of `author` that is not here yet into `community`: a thread, or a reply to what it answers.
pub fn write(
    tx: &mut Tx,
    origin: &Origin,
    author: &Author,
    community: i64,
    d: &Document,
    draft: &Draft,
) -> Result<i64> {
    let posted = match d.uri("inReplyTo") {
        None => {
            let posted = threads::post::start(tx, author, community, Visibility::Public, draft)?;
            remember_conversation(tx, origin, community, d, posted.id)?;
            posted
        }
        Some(parent) => {
            let spot = spot_in(tx, origin, community, parent)?;
            threads::comment::reply_at(tx, author, &spot, draft)?
        }
    };
    Ok(posted.id)
}

/// Keeps where the home of the community holds the whole conversation. Only the home's own word counts: another node
/// could tell what the home refused.
fn remember_conversation(
    tx: &mut Tx,
    origin: &Origin,
    community: i64,
    d: &Document,
    thread: i64,
) -> Result<()> {
    let group = actors::by_id(tx.conn, community)?;
    match conversation_of(d, &group.uri).filter(|_| !group.is_here()) {
        Some(url) if !origin.owns(url) => threads::past::kept_at(tx, thread, url),
        _ => Ok(()),
    }
}

/// Where the home of a community says that a conversation is: its activities, else its posts.
pub fn conversation_of<'a>(d: &'a Document, home: &str) -> Option<&'a str> {
    ["contextHistory", "context"].iter().filter_map(|key| d.uri(key)).find(|url| same_origin(url, home))
}

/// A thread's community, compared with what is stored.
pub fn must_be_in(tx: &mut Tx, thread: i64, community: i64) -> Result<()> {
    let of = tx.number(sql!("SELECT community AS n FROM threads WHERE id = $1", thread))?;
    if of == Some(community) { Ok(()) } else { Err(Denial::NotHere.into()) }
}

/// The author of a fetched post: somebody elsewhere, of the post's own origin.
fn author_of(tx: &mut Tx, origin: &Origin, d: &Document) -> Result<Actor> {
    let by = foreign::author(d).unwrap_or_default();
    let same = d.id().is_some_and(|id| same_origin(id, by));
    if !same || origin.owns(by) {
        return Err(Denial::NotAuthor.into());
    }
    actor_at(tx, origin, by)
}

/// The known community among those that a fetched post names.
fn community_of(tx: &mut Tx, origin: &Origin, d: &Document) -> Result<Actor> {
    let named: Vec<String> = d.audiences().into_iter().map(str::to_owned).collect();
    for uri in &named {
        if let Some(actor) = actors::by_uri(tx.conn, &origin.stored(uri))?
            && actor.is_group()
        {
            return Ok(actor);
        }
    }
    match named.into_iter().find(|uri| !origin.owns(uri)) {
        Some(unknown) if d.uri("audience").is_some() => Err(Error::Missing(unknown)),
        _ => Err(Error::NotFound),
    }
}

/// Keeps a post that was fetched because something in the community `vouched` rests on it.
///
/// No community's home vouches for another: what names a different one is refused.
pub fn keep_fetched(tx: &mut Tx, origin: &Origin, d: &Document, vouched: i64) -> Result<()> {
    let author = author_of(tx, origin, d)?;
    let community = community_of(tx, origin, d)?;
    if community.is_here() || community.id != vouched {
        // What is ours comes to us by its author's node or not at all.
        return Err(Denial::NotHere.into());
    }
    let mut draft = draft(tx, origin, d, None)?;
    if let Some(origins) = &mut draft.origins {
        origins.past = true;
    }
    let clock = tx.now;
    let author = Author::Remote(RemoteActor { actor: author.id, cause: None, by_home: true, clock });
    let post = write(tx, origin, &author, community.id, d, &draft)?;
    if d.uri("inReplyTo").is_none() {
        // More was said in it than what made us ask for it.
        threads::past::set_partial(tx, post, true)?;
    }
    Ok(())
}

/// The community that vouches for a post that a member asked for by its address: its home is the post's own node.
pub fn vouching(tx: &mut Tx, origin: &Origin, d: &Document) -> Result<i64> {
    let community = community_of(tx, origin, d)?;
    let (id, home) = (d.id().unwrap_or_default(), origin.complete(&community.uri));
    if !same_origin(id, &home) {
        let host = crate::base::origin::authority_of(id).unwrap_or_default();
        return Err(Error::remote(Trouble::Refused, host, "a post whose community lives elsewhere"));
    }
    Ok(community.id)
}

/// Keeps the place of a deleted post, so that what answers it has something to hang on.
///
/// Our own nodes say in the tombstone what it answered and where; of others only what stands on it is lost.
pub fn keep_tombstone(tx: &mut Tx, origin: &Origin, d: &Document, vouched: i64, place: Place) -> Result<()> {
    let community = community_of(tx, origin, d)?;
    if community.is_here() || community.id != vouched {
        return Err(Denial::NotHere.into());
    }
    let (uri, now) = (d.id().unwrap_or_default().to_owned(), tx.now);
    let draft = Draft {
        title: String::new(),
        source: None,
        html: String::new(),
        language: None,
        topic: None,
        mentions: Vec::new(),
        more: More::default(),
        origins: Some(Origins {
            uri: origin.stored(&uri),
            url: None,
            claimed: d.moment("deleted").unwrap_or(now).min(now),
            updated: 0,
            version: String::new(),
            past: true,
        }),
    };
    tx.run(sql!("DELETE FROM tombstones WHERE uri = $1", &uri))?;
    // Its author is not told any more: the community stands in.
    let author = Author::Remote(RemoteActor { actor: community.id, cause: None, by_home: true, clock: now });
    let post = write(tx, origin, &author, community.id, d, &draft)?;
    if place == Place::OfDeleted {
        threads::edit::is_tombstone(tx, post)?;
    }
    Ok(())
}

/// Why nothing is done with a version of a post whose deletion came first.
pub const DELETED_BEFORE: &str = "deleted-before-it-came";

/// Whether an activity brings a post that was deleted before it came.
pub fn is_of_deleted(tx: &mut Tx, origin: &Origin, d: &Document) -> Result<bool> {
    let uri = d.uri("object").filter(|_| matches!(d.kind(), Some("Create" | "Update")));
    let Some(uri) = uri else { return Ok(false) };
    Ok(tx.number(sql!("SELECT at AS n FROM tombstones WHERE uri = $1", origin.stored(uri)))?.is_some())
}

/// What stood where nothing is shown any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    OfDeleted,
    /// Removed by a moderator at home, who may restore it.
    OfRemoved,
}

/// The home, or a post's own origin, says that a post is gone: deleted here, too, or its place is kept.
pub fn told_gone(tx: &mut Tx, origin: &Origin, d: &Document, community: i64, place: Place) -> Result<()> {
    let uri = origin.stored(d.id().unwrap_or_default());
    let Some(post) = threads::rows::post_by_uri(tx, &uri)? else {
        return keep_tombstone(tx, origin, d, community, place);
    };
    must_be_in(tx, post.thread, community)?;
    if place == Place::OfRemoved || post.deleted.is_some() {
        return Ok(());
    }
    let clock = tx.now;
    let author = Author::Remote(RemoteActor { actor: post.author, cause: None, by_home: true, clock });
    threads::edit::delete(tx, &author, post.id)
}

/// The home lists a thread among those that it keeps on top. Any later word of it counts more.
pub fn told_pinned(tx: &mut Tx, origin: &Origin, uri: &str, community: i64) -> Result<()> {
    let post = spot_in(tx, origin, community, uri)?.post;
    let home = Author::Remote(RemoteActor { actor: community, cause: None, by_home: true, clock: 1 });
    threads::moderate::act(tx, &home, post.id, threads::moderate::Act::Pin, "").map(drop)
}

row! {
    struct Followed { n: i64 }
}

/// Whether anybody here is a member of the community, or would be again (or its home owes us an answer).
pub fn somebody_follows(conn: &mut Conn, community: i64) -> Result<bool> {
    let found = conn.one::<Followed>(sql!(
        "SELECT CAST(1 AS BIGINT) AS n FROM memberships m JOIN member_actors ma ON ma.actor = m.actor
         WHERE m.community = $1 AND m.state IN ('member', 'requested', 'suspended') LIMIT 1",
        community
    ))?;
    Ok(found.is_some_and(|f| f.n == 1))
}
