//! Posts on the wire: `Page` for the opening post of a thread, `Note` for replies, `Tombstone` for what is gone.

use std::collections::HashMap;

use activitypub_federation::kinds::object::{NoteType, PageType, TombstoneType};
use serde::Serialize;
use serde_json::{Value, json};

use super::PUBLIC;
use crate::base::origin::Origin;
use crate::base::sql::Conn;
use crate::base::text;
use crate::base::time::rfc3339;
use crate::error::{Error, Result};
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

    struct Mentioned { post: i64, uri: String, handle: String, authority: Option<String> }
}

const CONTENT: &str = "SELECT p.id, p.uri, p.page, tp.page AS thread_page, tp.uri AS thread_uri, pp.uri AS parent_uri,
        pa.uri AS parent_author, t.title,
        (SELECT o.uri FROM topics o WHERE o.id = t.topic) AS topic, p.source, p.html, p.language, p.claimed, p.updated, p.version, p.edited,
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
pub fn load_all(conn: &mut Conn, ids: &[i64]) -> Result<Vec<(Content, Mentions)>> {
    let found = conn.all::<Content>(sql!(format!("{CONTENT} WHERE p.id = ANY($1)"), ids.to_vec()))?;
    let mut mentioned = mentions(conn, ids)?;
    let mut by_id: HashMap<i64, Content> = found.into_iter().map(|c| (c.id, c)).collect();
    let content = ids.iter().filter_map(|id| by_id.remove(id));
    Ok(content.map(|c| (mentioned.remove(&c.id).unwrap_or_default(), c)).map(|(m, c)| (c, m)).collect())
}

/// The people whom a post mentions.
#[derive(Debug, Clone, Default)]
pub struct Mentions(Vec<Mentioned>);

fn mentions(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, Mentions>> {
    let people = conn.all::<Mentioned>(sql!(
        "SELECT m.post, a.uri, a.handle, n.authority FROM mentions m JOIN actors a ON a.id = m.actor
         LEFT JOIN nodes n ON n.id = a.node WHERE m.post = ANY($1) ORDER BY m.post, a.id LIMIT 2000",
        ids.to_vec()
    ))?;
    let mut all: HashMap<i64, Mentions> = HashMap::new();
    for person in people {
        all.entry(person.post).or_default().0.push(person);
    }
    Ok(all)
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum PostType {
    Page(PageType),
    Note(NoteType),
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

/// The post as others read it.
pub fn document(conn: &mut Conn, origin: &Origin, c: &Content) -> Result<Post> {
    let mentioned = mentions(conn, &[c.id])?.remove(&c.id).unwrap_or_default();
    Ok(document_of(origin, c, &mentioned))
}

/// The same, of what was loaded already.
pub fn document_of(origin: &Origin, c: &Content, mentioned: &Mentions) -> Post {
    let tag = tags(origin, mentioned);
    let html = text::complete_links(&c.html, origin);
    let is_reply = c.parent_uri.is_some();
    let group = origin.complete(&c.community_uri);
    let mut cc: Vec<String> = c.parent_author.iter().map(|a| origin.complete(a)).collect();
    for mention in tag.iter().filter_map(|t| t.get("href").and_then(Value::as_str)) {
        if !cc.iter().any(|known| known == mention) && mention != group {
            cc.push(mention.to_owned());
        }
    }
    let page = if is_reply { format!("/r/{}", c.page) } else { format!("/t/{}", c.page) };
    Post {
        r#type: if is_reply { PostType::Note(NoteType::Note) } else { PostType::Page(PageType::Page) },
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
        attachment: [],
        tag,
        sensitive: false,
        language: c.language.as_ref().map(|l| json!({ "identifier": l, "name": l })),
        published: rfc3339(c.claimed),
        updated: c.edited.then(|| rfc3339(c.updated)),
    }
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
fn tags(origin: &Origin, mentioned: &Mentions) -> Vec<Value> {
    let tag = |p: &Mentioned| {
        let at = p.authority.as_deref().unwrap_or(origin.authority());
        json!({ "type": "Mention", "href": origin.complete(&p.uri), "name": format!("@{}@{at}", p.handle) })
    };
    mentioned.0.iter().take(50).map(tag).collect()
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
        former_type: if c.parent_uri.is_some() { "Note" } else { "Page" },
        deleted: rfc3339(c.deleted.unwrap_or(c.updated)),
        audience: origin.complete(&c.community_uri),
        in_reply_to: c.parent_uri.as_ref().map(|p| origin.complete(p)),
    }
}
