//! What the home of a community tells when its digests are asked for: read with care, of its own origin only.

use std::collections::HashMap;

use url::Url;

use crate::app::App;
use crate::base::http::Answer;
use crate::base::origin::{authority_of, same_origin};
use crate::error::{Error, Result, Trouble};
use crate::federation::history::{Home, pages, take};
use crate::federation::remote;
use crate::federation::wire::incoming::Document;
use crate::threads::digest::{self, BUCKETS, Compared, Mark, States};

/// How many pages of one list are read, and how many items of it are looked at.
const PAGES: usize = 100;
const ITEMS: usize = 20_000;

fn rubbish(home: &str, what: &str) -> Error {
    Error::remote(Trouble::Rubbish, authority_of(home).unwrap_or_default(), what)
}

fn number(d: &Document, key: &str) -> Option<i64> {
    d.0.get(key)?.as_i64().filter(|n| *n >= 0)
}

fn mark(d: &Document, key: &str) -> Option<Mark> {
    digest::parse(d.text(key)?)
}

/// A community in short.
pub struct Community {
    pub threads: i64,
    pub posts: i64,
    pub buckets: Vec<Mark>,
    /// Something waits there to be delivered to this node.
    pub under_way: bool,
}

impl Community {
    pub fn read(app: &App, home: &str, answer: &Answer) -> Result<Community> {
        let d = remote::read_document(app, &authority_of(home).unwrap_or_default(), answer)?;
        let whole = || {
            let buckets = d.0.get("buckets")?.as_array()?;
            let buckets: Vec<Mark> =
                buckets.iter().map(|b| digest::parse(b.as_str()?)).collect::<Option<_>>()?;
            let fits =
                d.kind() == Some("Digest") && d.uri("attributedTo") == Some(home) && buckets.len() == BUCKETS;
            let (threads, posts) = (number(&d, "threads")?, number(&d, "posts")?);
            fits.then(|| Community { threads, posts, buckets, under_way: d.flag("underWay") })
        };
        whole().ok_or_else(|| rubbish(home, "no digest"))
    }
}

/// The items of a list that goes on from page to page, with its first page.
async fn items(app: &App, home: &str, url: &str) -> Result<(Document, Vec<Document>)> {
    let first = page(app, home, url).await?;
    let mut items = listed(&first);
    let mut next = next_of(&first, home, url);
    for _ in 1..PAGES {
        let Some(url) = next.filter(|_| items.len() < ITEMS) else { break };
        let more = page(app, home, &url).await?;
        items.extend(listed(&more));
        next = next_of(&more, home, &url);
    }
    Ok((first, items))
}

fn listed(d: &Document) -> Vec<Document> {
    let items = d.0.get("items").and_then(|items| items.as_array());
    items.into_iter().flatten().cloned().map(Document).collect()
}

fn next_of(d: &Document, home: &str, url: &str) -> Option<String> {
    d.uri("next").filter(|next| *next != url && same_origin(next, home)).map(str::to_owned)
}

async fn page(app: &App, home: &str, url: &str) -> Result<Document> {
    let d = pages::document(app, home, url).await?;
    if d.kind() == Some("DigestPage") { Ok(d) } else { Err(rubbish(home, "no digest")) }
}

/// A thread in the list of its part.
pub struct Listed {
    pub digest: Mark,
    pub posts: i64,
    /// Where its posts are told.
    pub of: String,
}

/// The threads of one part, by their full URIs.
pub async fn part(app: &App, home: &str, url: &Url, part: usize) -> Result<HashMap<String, Listed>> {
    let mut url = url.clone();
    url.query_pairs_mut().append_pair("bucket", &format!("{part:02x}"));
    let (_, items) = items(app, home, url.as_str()).await?;
    let read = |d: &Document| {
        let (uri, of) = (d.uri("thread")?.to_owned(), d.uri("of").filter(|of| same_origin(of, home))?);
        // In its own part only: in another one it would never be found equal.
        let listed = Listed { digest: mark(d, "digest")?, posts: number(d, "posts")?, of: of.to_owned() };
        (digest::bucket(&uri) == part).then_some((uri, listed))
    };
    Ok(items.iter().filter_map(read).collect())
}

/// A post as the home has it.
fn post(d: &Document) -> Option<(String, Compared)> {
    let uri = d.id()?.to_owned();
    if d.flag("removed") {
        return Some((uri, Compared::REMOVED));
    }
    Some((uri, Compared { updated: d.moment("updated")?, removed: false, votes: number(d, "votes")? }))
}

/// A thread as the home has it.
pub struct Thread {
    pub uri: String,
    pub digest: Mark,
    pub states: States,
    /// Where everything that happened in it is told.
    pub activities: String,
    /// By their full URIs.
    pub posts: HashMap<String, Compared>,
}

pub async fn thread(app: &App, home: &str, of: &str, uri: &str) -> Result<Thread> {
    let (first, items) = items(app, home, of).await?;
    let read = || {
        let activities = first.uri("contextHistory").filter(|url| same_origin(url, home))?.to_owned();
        let fits = first.uri("thread") == Some(uri);
        fits.then_some(Thread {
            uri: uri.to_owned(),
            digest: mark(&first, "digest")?,
            states: States {
                locked: first.flag("locked"),
                pinned: first.flag("pinned"),
                topic: first.uri("topic").map(str::to_owned),
                summary: first.uri("agreedSummary").map(str::to_owned),
            },
            activities,
            posts: items.iter().filter_map(post).collect(),
        })
    };
    read().ok_or_else(|| rubbish(home, "no digest of the thread"))
}

/// What the home told of one post.
pub struct Told {
    /// The ids of the Likes that count; `None` when it tells this node nothing of votes.
    pub likes: Option<Vec<String>>,
}

/// Asks what is to be told of one post, and takes it over; `None` when the home tells nothing of it.
pub async fn of_post(app: &App, home: &Home, activities: &str, uri: &str) -> Result<Option<Told>> {
    let Ok(mut url) = Url::parse(activities) else { return Ok(None) };
    url.query_pairs_mut().append_pair("of", uri);
    let (mut next, mut likes, mut with_votes) = (Some(url.to_string()), Vec::new(), false);
    for _ in 0..PAGES {
        let Some(url) = next else { break };
        let d = match pages::document(app, &home.uri, &url).await {
            Ok(d) => d,
            Err(e) if !e.is_passing() => return Ok(None),
            Err(e) => return Err(e),
        };
        with_votes = d.flag("votes");
        let items = d.0.get("orderedItems").and_then(|items| items.as_array()).cloned().unwrap_or_default();
        for item in &items {
            let activity = Document(item.clone());
            if activity.kind() == Some("Like") {
                likes.extend(activity.id().map(str::to_owned));
            }
            take::take(app, home, item).await?;
        }
        next = next_of(&d, &home.uri, &url);
    }
    Ok(Some(Told { likes: with_votes.then_some(likes) }))
}
