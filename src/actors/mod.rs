//! Actors: people, communities and the node itself, here and elsewhere. Content refers to actors only.

pub mod departed;
pub mod keys;
pub mod nodes;
pub mod read;
pub mod selves;

use crate::base::db::Tx;
use crate::base::id;
use crate::base::mutant;
use crate::base::sql::Conn;
use crate::base::time::Micros;
use crate::error::{Error, Problem, Result};
use crate::ledger::{Fact, What};
use crate::{row, sql};

/// The three kinds of actor that take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Person,
    Group,
    Application,
}

impl Kind {
    pub fn key(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Group => "group",
            Kind::Application => "application",
        }
    }
}

/// The stored URI of the node's own Application actor (FEP-2677).
pub const NODE_ACTOR: &str = "/node";

row! {
    /// An actor as it is stored. `uri` is a path for actors of this node.
    #[derive(PartialEq, Eq)]
    pub struct Actor {
        pub id: i64,
        pub uri: String,
        pub node: Option<i64>,
        pub authority: Option<String>,
        pub kind: String,
        pub handle: String,
        pub name: String,
        pub about: String,
        pub about_html: String,
        pub url: Option<String>,
        pub inbox: Option<String>,
        pub shared_inbox: Option<String>,
        pub moderators: Option<String>,
        pub profession: Option<String>,
        pub profession_text: Option<String>,
        pub took_part: Option<i64>,
        pub created: i64,
        pub updated: i64,
        pub fetched: Option<i64>,
        pub gone: Option<i64>,
    }
}

impl Actor {
    pub fn is_here(&self) -> bool {
        self.node.is_none()
    }

    pub fn is_group(&self) -> bool {
        self.kind == Kind::Group.key()
    }

    /// `@name` here, `@name@node` elsewhere; `!` for communities.
    pub fn address(&self) -> String {
        let sign = if self.is_group() { '!' } else { '@' };
        match &self.authority {
            Some(authority) => format!("{sign}{}@{authority}", self.handle),
            None => format!("{sign}{}", self.handle),
        }
    }
}

/// The columns of [`Actor`], for a query that names the actors table `a` and the nodes table `n`.
pub const COLUMNS: &str =
    "a.id, a.uri, a.node, n.authority, a.kind, a.handle, a.name, a.about, a.about_html, a.url,
    a.inbox, a.shared_inbox, a.moderators, a.profession, a.profession_text, a.took_part, a.created, a.updated,
    a.fetched, a.gone";

/// Somebody elsewhere whose message the guard let in. Only `federation::guard` makes one: holding it is proof.
#[derive(Debug, Clone, Copy)]
pub struct RemoteActor {
    pub actor: i64,
    /// The received activity, kept for announcing; `None` where nothing is announced.
    pub cause: Option<i64>,
    /// The home of the community says so: it has judged, and the order is its order.
    pub by_home: bool,
    /// The home's clock for states of a thread (locked, pinned, removed), microseconds UTC.
    pub clock: Micros,
}

/// A handle of somebody or something on this node: the one namespace of people, communities and the node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handle(String);

/// Names that mean something else, or would pass for the association.
const RESERVED: [&str; 20] = [
    "admin",
    "administrator",
    "api",
    "about",
    "help",
    "inbox",
    "outbox",
    "me",
    "moderator",
    "new",
    "node",
    "null",
    "official",
    "root",
    "security",
    "settings",
    "staff",
    "static",
    "support",
    "system",
];

impl Handle {
    /// 2 to 40 characters: a letter first, then letters, digits, `_` and `-`. Case is folded.
    ///
    /// The first letter keeps it apart from outside ids, which begin with a digit.
    pub fn parse(raw: &str) -> Result<Handle, Problem> {
        let handle = raw.trim().trim_start_matches(['@', '!']).to_lowercase();
        let letters =
            handle.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
        if !letters || !handle.starts_with(|c: char| c.is_ascii_lowercase()) {
            return Err(Problem::new("handle", "handle-letters"));
        }
        if !(2..=40).contains(&handle.len()) {
            return Err(Problem::new("handle", "handle-length"));
        }
        if RESERVED.contains(&handle.as_str()) {
            return Err(Problem::with("handle", "handle-reserved", handle));
        }
        Ok(Handle(handle))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A display name: 1 to 80 characters, no line breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisplayName(String);

impl DisplayName {
    pub fn parse(field: &'static str, raw: &str) -> Result<DisplayName, Problem> {
        let name = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > 80 {
            return Err(Problem::new(field, "length-1-80"));
        }
        Ok(DisplayName(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Makes an actor of this node. A taken handle is a problem with the field `handle`.
pub fn create(
    tx: &mut Tx,
    kind: Kind,
    handle: &Handle,
    name: &DisplayName,
    about: (&str, &str),
) -> Result<i64> {
    let uri = match kind {
        Kind::Person => format!("/u/{}", id::outside()),
        Kind::Group => format!("/c/{}", id::outside()),
        Kind::Application => NODE_ACTOR.to_owned(),
    };
    insert_local(tx, kind, &uri, handle.as_str(), name.as_str(), about)
}

fn insert_local(
    tx: &mut Tx,
    kind: Kind,
    uri: &str,
    handle: &str,
    name: &str,
    about: (&str, &str),
) -> Result<i64> {
    let (id, now) = (tx.id(), tx.now);
    let added =
        tx.run(sql!(
        "INSERT INTO actors (id, uri, kind, handle, handle_key, name, about, about_html, created, updated)
         VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $8) ON CONFLICT DO NOTHING",
        id, uri, kind.key(), handle, name, about.0, about.1, now
    ))?;
    // Asked behind the insert: whoever gives a handle up at this moment has committed by then.
    if added == 0 || departed::is_retired(tx.conn, handle)? {
        return Err(Problem::with("handle", "handle-taken", handle).into());
    }
    Ok(id)
}

/// The node's own Application actor, made when first asked for.
pub fn node_actor(tx: &mut Tx) -> Result<i64> {
    if let Some(id) = tx.number(sql!("SELECT id AS n FROM actors WHERE uri = $1", NODE_ACTOR))? {
        return Ok(id);
    }
    insert_local(tx, Kind::Application, NODE_ACTOR, "node", "node", ("", ""))
}

/// What we believe of a remote actor after fetching its document from its own origin.
#[derive(Debug, Clone)]
pub struct RemoteProfile {
    pub uri: String,
    pub authority: String,
    pub kind: Kind,
    pub handle: String,
    pub name: String,
    pub about_html: String,
    pub url: Option<String>,
    pub inbox: String,
    pub shared_inbox: Option<String>,
    pub outbox: Option<String>,
    pub followers: Option<String>,
    pub featured: Option<String>,
    pub moderators: Option<String>,
    /// Where a community tells what stands in it, in short.
    pub digest: Option<String>,
    pub updated: Micros,
}

/// Stores or refreshes a remote actor. Its kind never changes (case O-10).
pub fn learn(tx: &mut Tx, p: &RemoteProfile) -> Result<i64> {
    let node = nodes::ensure(tx, &p.authority)?;
    let known = by_uri(tx.conn, &p.uri)?;
    if let Some(known) = &known
        && (known.kind != p.kind.key() || known.node != Some(node))
        && !mutant::off("actor-kind")
    {
        return Err(Error::invalid("type", "actor-changed"));
    }
    if known.as_ref().is_some_and(|a| a.handle != p.handle) && is_taken(tx, node, p)? {
        return Err(Error::invalid("handle", "handle-taken"));
    }
    let id = known.map_or_else(|| tx.id(), |a| a.id);
    let (now, key) = (tx.now, p.handle.to_lowercase());
    tx.run(sql!(
        "INSERT INTO actors (id, uri, node, kind, handle, handle_key, name, about_html, url, inbox, shared_inbox, outbox,
                             followers, featured, moderators, digest, created, updated, fetched)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $18, $16, $17, $16)
         ON CONFLICT (uri) DO UPDATE SET handle = excluded.handle, handle_key = excluded.handle_key,
             name = excluded.name, about_html = excluded.about_html, url = excluded.url, inbox = excluded.inbox,
             shared_inbox = excluded.shared_inbox, outbox = excluded.outbox, followers = excluded.followers,
             featured = excluded.featured, moderators = excluded.moderators, digest = excluded.digest, updated = excluded.updated,
             fetched = excluded.fetched, gone = NULL",
        id, &p.uri, node, p.kind.key(), &p.handle, key, &p.name, &p.about_html, &p.url, &p.inbox, &p.shared_inbox,
        &p.outbox, &p.followers, &p.featured, &p.moderators, now, p.updated, &p.digest
    ))?;
    by_uri(tx.conn, &p.uri)?.map(|a| a.id).ok_or(Error::NotFound)
}

/// Whether somebody else of the node has this name (case O-10).
fn is_taken(tx: &mut Tx, node: i64, p: &RemoteProfile) -> Result<bool> {
    let query = "SELECT id AS n FROM actors WHERE handle_key = $1 AND node = $2 AND uri <> $3 AND gone IS NULL LIMIT 1";
    Ok(tx.number(sql!(query, p.handle.to_lowercase(), node, &p.uri))?.is_some())
}

/// The actor with this stored URI.
pub fn by_uri(conn: &mut Conn, uri: &str) -> Result<Option<Actor>> {
    let text = format!("SELECT {COLUMNS} FROM actors a LEFT JOIN nodes n ON n.id = a.node WHERE a.uri = $1");
    conn.one(sql!(text, uri))
}

/// The actor with this inside id.
pub fn by_id(conn: &mut Conn, id: i64) -> Result<Actor> {
    let text = format!("SELECT {COLUMNS} FROM actors a LEFT JOIN nodes n ON n.id = a.node WHERE a.id = $1");
    conn.one(sql!(text, id))?.ok_or(Error::NotFound)
}

/// The actor of this node with this handle, whatever its kind.
pub fn by_handle(conn: &mut Conn, handle: &str) -> Result<Option<Actor>> {
    let text = format!(
        "SELECT {COLUMNS} FROM actors a LEFT JOIN nodes n ON n.id = a.node WHERE a.handle_key = $1 AND a.node IS NULL"
    );
    conn.one(sql!(text, handle.to_lowercase()))
}

/// A known actor elsewhere, by handle and authority.
pub fn by_address(conn: &mut Conn, handle: &str, authority: &str) -> Result<Option<Actor>> {
    let text = format!(
        "SELECT {COLUMNS} FROM actors a JOIN nodes n ON n.id = a.node
         WHERE a.handle_key = $1 AND n.authority = $2 AND a.gone IS NULL"
    );
    conn.one(sql!(text, handle.to_lowercase(), authority))
}

/// Changes the name and description (source and HTML) of an actor of this node.
pub fn describe(tx: &mut Tx, actor: i64, name: &DisplayName, about: (&str, &str)) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE actors SET name = $1, about = $2, about_html = $3, updated = $4 WHERE id = $5 AND node IS NULL",
        name.as_str(),
        about.0,
        about.1,
        now,
        actor
    ))?;
    Ok(())
}

/// Marks that those who moderate a community, or wrote something public in it, have taken part in public.
pub fn took_part_in(tx: &mut Tx, community: i64) -> Result<()> {
    let now = tx.now;
    tx.run(sql!(
        "UPDATE actors SET took_part = $1 WHERE took_part IS NULL AND node IS NULL AND kind = 'person' AND (
             id IN (SELECT actor FROM memberships WHERE community = $2 AND state = 'member' AND role <> 'member')
             OR id IN (SELECT p.author FROM posts p JOIN threads t ON t.id = p.thread
                       WHERE t.community = $2 AND t.visibility = 'public'))",
        now,
        community
    ))?;
    Ok(())
}

/// Marks that something of an actor of this node changed beside its words: others ask for it anew.
pub fn touch(tx: &mut Tx, actor: i64) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("UPDATE actors SET updated = $1 WHERE id = $2 AND node IS NULL", now, actor))?;
    Ok(())
}

/// Marks that an actor left for good: it is found no more, and what it said of itself goes.
pub fn gone(tx: &mut Tx, actor: i64) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("UPDATE actors SET gone = $1, about_html = '' WHERE id = $2", now, actor))?;
    tx.run(sql!(
        "UPDATE actors SET name = $1, url = NULL, moved_to = NULL WHERE id = $2 AND kind = 'person'",
        departed::NAMELESS,
        actor
    ))?;
    Ok(())
}

/// Keeps where an actor elsewhere says that it moved to, once the new one confirmed it.
pub fn moved(tx: &mut Tx, actor: i64, to: i64) -> Result<()> {
    tx.run(sql!("UPDATE actors SET moved_to = $1 WHERE id = $2 AND node IS NOT NULL", to, actor))?;
    Ok(())
}

/// An actor elsewhere no longer says that it moved.
pub fn moved_back(tx: &mut Tx, actor: i64) -> Result<()> {
    let text =
        "UPDATE actors SET moved_to = NULL WHERE id = $1 AND node IS NOT NULL AND moved_to IS NOT NULL";
    tx.run(sql!(text, actor))?;
    Ok(())
}

/// Where an actor moved to.
pub fn moved_to(conn: &mut Conn, actor: i64) -> Result<Option<Actor>> {
    let text = format!(
        "SELECT {COLUMNS} FROM actors o JOIN actors a ON a.id = o.moved_to LEFT JOIN nodes n ON n.id = a.node
         WHERE o.id = $1 AND a.gone IS NULL"
    );
    conn.one(sql!(text, actor))
}

/// Marks that a person has taken part somewhere public: WebFinger answers for them from now on.
pub fn took_part(tx: &mut Tx, actor: i64) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("UPDATE actors SET took_part = $1 WHERE id = $2 AND took_part IS NULL", now, actor))?;
    Ok(())
}

/// What a member says of themselves.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    pub name: String,
    pub about: String,
    /// A key of `config/professions.toml`; `other` with words of one's own.
    pub profession: Option<String>,
    pub profession_text: Option<String>,
}

/// Changes the profile of an actor of this node.
pub fn edit(tx: &mut Tx, actor: i64, profile: &Profile) -> Result<()> {
    let name = DisplayName::parse("display_name", &profile.name)?;
    if profile.about.chars().count() > 2000 {
        return Err(Error::invalid("about", "length-0-2000"));
    }
    let profession = profile.profession.as_deref().filter(|key| !key.is_empty());
    if profession.is_some_and(|key| !crate::professions::exists(key)) {
        return Err(Error::invalid("profession", "choose"));
    }
    let words = profile.profession_text.as_deref().map(str::trim).filter(|_| profession == Some("other"));
    if words.is_some_and(|w| w.chars().count() > 80) {
        return Err(Error::invalid("profession_text", "length-1-80"));
    }
    let html = crate::base::text::markdown(&profile.about, &Default::default());
    let now = tx.now;
    tx.run(sql!(
        "UPDATE actors SET name = $1, about = $2, about_html = $3, profession = $4, profession_text = $5, updated = $6
         WHERE id = $7 AND node IS NULL",
        name.as_str(), &profile.about, html, profession, words, now, actor
    ))?;
    tx.record(Fact::new(What::ActorEdited, actor))
}

row! {
    /// Where an actor elsewhere keeps what it lists, as its document says.
    pub struct Collections {
        pub outbox: Option<String>,
        pub featured: Option<String>,
        pub digest: Option<String>,
    }
}

/// The collections that an actor elsewhere named.
pub fn collections(conn: &mut Conn, actor: i64) -> Result<Collections> {
    conn.one(sql!("SELECT outbox, featured, digest FROM actors WHERE id = $1", actor))?.ok_or(Error::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_one_word_of_plain_letters() {
        for (raw, fine) in [
            ("Asha", true),
            ("wound-care", true),
            ("@ana_p", true),
            ("a", false),
            ("2fast", false),
            ("ana.p", false),
            ("анна", false),
            ("admin", false),
            ("", false),
            ("a b", false),
        ] {
            assert_eq!(Handle::parse(raw).is_ok(), fine, "{raw}");
        }
    }
}
