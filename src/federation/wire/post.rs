//! Posts on the wire: `Page` for the opening post of a thread, `Note` for replies, `Tombstone` for what is gone.

use std::collections::HashMap;

use activitypub_federation::kinds::activity::QuestionType;
use activitypub_federation::kinds::object::{NoteType, PageType, TombstoneType};
use serde::Serialize;
use serde_json::{Value, json};

use super::PUBLIC;
use crate::base::origin::Origin;
use crate::base::sql::Conn;
use crate::base::text;
use crate::base::time::rfc3339;
use crate::error::{Error, Result};
use crate::threads::kind::Kind;
use crate::threads::poll;
use crate::{row, sql};

row! {
    /// What a post on the wire is made of.
    pub struct Content {
        pub id: i64,
        pub uri: String,
        pub page: String,
        pub thread_page: String,
        pub thread_uri: String,
        pub parent_uri: Option<String>,
        pub parent_author: Option<String>,
        pub title: String,
        /// The topic that its thread is in.
        pub topic: Option<String>,
        pub kind: String,
        pub ends: Option<i64>,
        pub ended: bool,
        pub follow_up: bool,
        pub source: Option<String>,
        pub html: String,
        pub language: Option<String>,
        pub claimed: i64,
        pub updated: i64,
        pub version: String,
        pub edited: bool,
        pub deleted: Option<i64>,
        pub removed: bool,
        pub author: i64,
        pub author_uri: String,
        pub author_here: bool,
        pub community: i64,
        pub community_uri: String,
        pub community_here: bool,
        pub community_public: bool,
        pub removed_why: Option<String>,
        pub removal_clock: i64,
    }

    struct Helped { thread: i64, uri: String }

    struct Offered { thread: i64, many: bool, voters: i64, name: String, votes: i64 }

    struct Mentioned { post: i64, uri: String, handle: String, authority: Option<String> }
}

const CONTENT: &str = "SELECT p.id, p.uri, p.page, tp.page AS thread_page, tp.uri AS thread_uri, pp.uri AS parent_uri,
        pa.uri AS parent_author, t.title,
        (SELECT o.uri FROM topics o WHERE o.id = t.topic) AS topic, t.kind, t.ends, t.ended, p.follow_up, p.source, p.html, p.language, p.claimed, p.updated, p.version, p.edited,
        p.deleted, p.removed, p.author, a.uri AS author_uri, a.node IS NULL AS author_here,
        t.community, g.uri AS community_uri, g.node IS NULL AS community_here,
        (c.visibility = 'public' AND t.visibility = 'public' AND c.life <> 'draft') AS community_public,
        p.removed_why, p.removal_clock
     FROM posts p JOIN threads t ON t.id = p.thread JOIN communities c ON c.actor = t.community
     JOIN posts tp ON tp.id = p.thread JOIN actors a ON a.id = p.author JOIN actors g ON g.id = t.community
     LEFT JOIN posts pp ON pp.id = p.parent LEFT JOIN actors pa ON pa.id = pp.author";

/// The post with this inside id.
pub fn load(conn: &mut Conn, post: i64) -> Result<Content> {
    conn.one(sql!(format!("{CONTENT} WHERE p.id = $1"), post))?.ok_or(Error::NotFound)
}

/// The post of this node with this stored URI.
pub fn load_by_uri(conn: &mut Conn, uri: &str) -> Result<Content> {
    conn.one(sql!(format!("{CONTENT} WHERE p.uri = $1"), uri))?.ok_or(Error::NotFound)
}

/// Several posts with the people they mention, in the order of `ids`.
pub fn load_all(conn: &mut Conn, ids: &[i64]) -> Result<Vec<(Content, Beside)>> {
    let found = conn.all::<Content>(sql!(format!("{CONTENT} WHERE p.id = ANY($1)"), ids.to_vec()))?;
    let mut mentioned = beside(conn, ids)?;
    let mut by_id: HashMap<i64, Content> = found.into_iter().map(|c| (c.id, c)).collect();
    let content = ids.iter().filter_map(|id| by_id.remove(id));
    Ok(content.map(|c| (mentioned.remove(&c.id).unwrap_or_default(), c)).map(|(m, c)| (c, m)).collect())
}

/// What stands beside the words of a post: the people whom it mentions, of a question the replies that helped, of a poll
/// what it offers.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    people: Vec<Mentioned>,
    helped: Vec<String>,
    offered: Vec<Offered>,
}

fn beside(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, Beside>> {
    let mut all = mentions(conn, ids)?;
    let helped = "SELECT thread, uri FROM helped WHERE thread = ANY($1) ORDER BY thread, uri";
    for row in conn.all::<Helped>(sql!(helped, ids.to_vec()))? {
        all.entry(row.thread).or_default().helped.push(row.uri);
    }
    let offered = "SELECT q.thread, q.many, q.voters, o.name, o.votes FROM polls q
         JOIN poll_options o ON o.thread = q.thread WHERE q.thread = ANY($1) ORDER BY q.thread, o.n";
    for row in conn.all::<Offered>(sql!(offered, ids.to_vec()))? {
        all.entry(row.thread).or_default().offered.push(row);
    }
    Ok(all)
}

fn mentions(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, Beside>> {
    let people = conn.all::<Mentioned>(sql!(
        "SELECT m.post, a.uri, a.handle, n.authority FROM mentions m JOIN actors a ON a.id = m.actor
         LEFT JOIN nodes n ON n.id = a.node WHERE m.post = ANY($1) ORDER BY m.post, a.id LIMIT 2000",
        ids.to_vec()
    ))?;
    let mut all: HashMap<i64, Beside> = HashMap::new();
    for person in people {
        all.entry(person.post).or_default().people.push(person);
    }
    Ok(all)
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum PostType {
    Page(PageType),
    Note(NoteType),
    Question(QuestionType),
}

/// A `Page` or `Note` (the forms that Lemmy, PieFed, Mbin, NodeBB and Mastodon read).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Post {
    r#type: PostType,
    id: String,
    attributed_to: String,
    /// The group first: others look the community up by the first id that answers.
    to: [String; 2],
    cc: Vec<String>,
    audience: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    content: String,
    media_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Value>,
    /// An excerpt for software that shows no content of a `Page`; on a `Note` it would be a warning.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_reply_to: Option<String>,
    url: String,
    /// The conversation, resolvable (FEP-7888).
    context: String,
    /// Everything that happened in it, at the home of the community (FEP-f228).
    #[serde(skip_serializing_if = "Option::is_none")]
    context_history: Option<String>,
    /// The topic of the community that a thread is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<String>,
    /// What the thread is for, where it is no discussion; a poll is a `Question` by its type.
    #[serde(skip_serializing_if = "Option::is_none")]
    thread_kind: Option<String>,
    /// Replies to a question of which whoever asked says that they helped (schema.org).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accepted_answer: Vec<String>,
    /// A reply that tells what its author tried, and what happened.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    follow_up: bool,
    #[serde(flatten)]
    poll: Option<Poll>,
    /// When a notice or poll ends, and when it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    end_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<String>,
    attachment: [Value; 0],
    tag: Vec<Value>,
    sensitive: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_map: Option<Value>,
    published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<String>,
}

/// What a poll offers, in Mastodon's form. Counts are told once they do not tell who voted.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Poll {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    one_of: Vec<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    any_of: Vec<Value>,
    voters_count: i64,
}

impl Poll {
    fn of(offered: &[Offered]) -> Option<Poll> {
        let first = offered.first()?;
        let (many, voters_count) = (first.many, first.voters);
        let option = |o: &Offered| {
            let mut replies = json!({ "type": "Collection" });
            if let Some(fields) = replies.as_object_mut().filter(|_| voters_count >= poll::ENOUGH) {
                fields.insert("totalItems".to_owned(), json!(o.votes));
            }
            json!({ "type": "Note", "name": o.name, "replies": replies })
        };
        let all: Vec<Value> = offered.iter().map(option).collect();
        let (one_of, any_of) = if many { (Vec::new(), all) } else { (all, Vec::new()) };
        Some(Poll { one_of, any_of, voters_count })
    }
}

/// The post as others read it.
pub fn document(conn: &mut Conn, origin: &Origin, c: &Content) -> Result<Post> {
    let beside = beside(conn, &[c.id])?.remove(&c.id).unwrap_or_default();
    Ok(document_of(origin, c, &beside))
}

fn type_of(c: &Content) -> PostType {
    match (c.parent_uri.is_some(), c.kind == Kind::Poll.key()) {
        (true, _) => PostType::Note(NoteType::Note),
        (false, true) => PostType::Question(QuestionType::Question),
        (false, false) => PostType::Page(PageType::Page),
    }
}

/// Whoever is answered, and whoever is named.
fn copied_to(origin: &Origin, c: &Content, tag: &[Value], group: &str) -> Vec<String> {
    let mut cc: Vec<String> = c.parent_author.iter().map(|a| origin.complete(a)).collect();
    for mention in tag.iter().filter_map(|t| t.get("href").and_then(Value::as_str)) {
        if !cc.iter().any(|known| known == mention) && mention != group {
            cc.push(mention.to_owned());
        }
    }
    cc
}

/// The same, of what was loaded already.
pub fn document_of(origin: &Origin, c: &Content, beside: &Beside) -> Post {
    let tag = tags(origin, beside);
    let html = text::complete_links(&c.html, origin);
    let is_reply = c.parent_uri.is_some();
    let group = origin.complete(&c.community_uri);
    let cc = copied_to(origin, c, &tag, &group);
    let page = if is_reply { format!("/r/{}", c.page) } else { format!("/t/{}", c.page) };
    Post {
        r#type: type_of(c),
        id: origin.complete(&c.uri),
        attributed_to: origin.complete(&c.author_uri),
        to: [group.clone(), PUBLIC.to_owned()],
        cc,
        audience: group,
        name: (!is_reply).then(|| c.title.clone()),
        summary: (!is_reply).then(|| text::excerpt(&html, 240)),
        content_map: c.language.as_ref().map(|l| json!({ (l.as_str()): html })),
        content: html,
        media_type: "text/html",
        source: c.source.as_ref().map(|s| json!({ "content": s, "mediaType": "text/markdown" })),
        in_reply_to: c.parent_uri.as_ref().map(|p| origin.complete(p)),
        url: origin.complete(&page),
        context: conversation(origin, c),
        context_history: c.community_here.then(|| activities(origin, &c.thread_page)),
        topic: c.topic.as_ref().filter(|_| !is_reply).map(|uri| origin.complete(uri)),
        thread_kind: Some(c.kind.clone()).filter(|kind| !is_reply && told_by_kind(kind)),
        accepted_answer: beside.helped.iter().map(|uri| origin.complete(uri)).collect(),
        follow_up: c.follow_up,
        poll: Poll::of(&beside.offered),
        end_time: c.ends.filter(|_| !is_reply).map(rfc3339),
        closed: c.ends.filter(|_| !is_reply && c.ended).map(rfc3339),
        attachment: [],
        tag,
        sensitive: false,
        language: c.language.as_ref().map(|l| json!({ "identifier": l, "name": l })),
        published: rfc3339(c.claimed),
        updated: (c.edited || c.updated > c.claimed).then(|| rfc3339(c.updated)),
    }
}

/// Whether the kind of a thread is told by its key: a poll is by its type, and a discussion is what a `Page` is.
fn told_by_kind(kind: &str) -> bool {
    kind == Kind::Question.key() || kind == Kind::Notice.key()
}

/// The collection of everything that happened in a thread of a community of ours.
pub fn activities(origin: &Origin, thread_page: &str) -> String {
    origin.complete(&format!("/t/{thread_page}/activities"))
}

/// The conversation's own collection; only where the thread began is it ours to name.
fn conversation(origin: &Origin, c: &Content) -> String {
    if c.thread_uri.starts_with('/') {
        format!("{}/context", origin.complete(&c.thread_uri))
    } else {
        c.thread_uri.clone()
    }
}

/// Mentions of people, and of the community itself so that replies from microblogs reach it.
fn tags(origin: &Origin, beside: &Beside) -> Vec<Value> {
    let tag = |p: &Mentioned| {
        let at = p.authority.as_deref().unwrap_or(origin.authority());
        json!({ "type": "Mention", "href": origin.complete(&p.uri), "name": format!("@{}@{at}", p.handle) })
    };
    beside.people.iter().take(50).map(tag).collect()
}

/// What stands where a deleted post was.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tombstone {
    r#type: TombstoneType,
    id: String,
    former_type: &'static str,
    deleted: String,
    /// Where it stood, so that what answers it keeps its place; not who wrote it.
    audience: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_reply_to: Option<String>,
}

/// The tombstone of a deleted post (answered with 410).
pub fn tombstone(origin: &Origin, c: &Content) -> Tombstone {
    Tombstone {
        r#type: TombstoneType::Tombstone,
        id: origin.complete(&c.uri),
        former_type: match type_of(c) {
            PostType::Note(_) => "Note",
            PostType::Question(_) => "Question",
            PostType::Page(_) => "Page",
        },
        deleted: rfc3339(c.deleted.unwrap_or(c.updated)),
        audience: origin.complete(&c.community_uri),
        in_reply_to: c.parent_uri.as_ref().map(|p| origin.complete(p)),
    }
}
