//! Other software, and nodes of our own kind: what we send reads as they read it, and what they keep comes along whole.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};

use super::groups::{decides, joins};
use super::origin::{ada, adas_thread};
use super::{Case, case};
use crate::Outcome;
use crate::club::Club;
use crate::node::Node;
use crate::peer::Reply;
use crate::socket::Request;
use crate::software::{self, Fixture, Place, Shown};
use crate::world::{PUBLIC, Voice, World, ensure, settle, told};

pub const CASES: &[Case] = &[
    case!("K-05", "what other software sends is taken, and shown as it was meant", k_05),
    case!("K-06", "what we send is read by a parser as strict as Lemmy's", k_06),
    case!("K-11", "a conversation of 500 replies is the same on a second node", k_11),
];

/// What stands in the node's tables of a post, and whether its page shows it.
async fn is_shown(node: &Node, fixture: &Fixture) -> Outcome {
    let uri = fixture.message["object"]["id"].as_str().unwrap_or_default();
    let column = |name: &str| node.word(&format!("SELECT {name} AS w FROM posts WHERE uri = '{uri}'"));
    let title = node.word(&format!(
        "SELECT t.title AS w FROM threads t JOIN posts p ON p.id = t.id WHERE p.uri = '{uri}'"
    ));
    let some = |word: String| Some(word).filter(|word| !word.is_empty());
    let kept =
        Shown { title, html: column("html"), language: some(column("language")), url: some(column("url")) };
    ensure(kept == fixture.shown, || format!("kept as {kept:?}, not {:?}", fixture.shown))?;
    let said = node.resolve(uri).await?.json();
    let page =
        said["post"]["url"].as_str().unwrap_or_default().replace(&format!("http://{}", node.authority), "");
    let page = page.split('#').next().unwrap_or_default().to_owned();
    let mut said = node.ask(&Request::get(&page).with("Accept", "text/html")).await?;
    if let Some(thread) = said.header("location") {
        let thread = thread.split('#').next().unwrap_or_default();
        said = node.ask(&Request::get(thread).with("Accept", "text/html")).await?;
    }
    ensure(said.text().contains(fixture.shown.html.trim()), || {
        format!("{page} does not show it: {}", said.status)
    })
}

async fn k_05(w: &World) -> Outcome {
    let node = w.open().await;
    let (_, adas) = adas_thread(node).await?;
    let club = Club::joined(&w.bob, node, &[]).await?;
    let theirs = club.thread(node, &Voice::new(&w.bob)).await?;
    let host = w.bob.url("");
    let (clubs, his) = (club.uri(), theirs["object"]["id"].as_str().unwrap_or_default().to_owned());
    let places = [
        ("to-us", Place { host: &host, group: &node.group, parent: &adas, parent_author: &ada(node) }),
        ("announced", Place { host: &host, group: &clubs, parent: &his, parent_author: &clubs }),
    ];
    for (says, place) in &places {
        for fixture in software::all(place).iter().filter(|fixture| fixture.says == *says) {
            let actor = fixture.message["actor"].as_str().unwrap_or_default();
            let author = Voice { peer: &w.bob, path: actor[host.len()..].to_owned() };
            let mut person = w.bob.person(&author.path);
            person["preferredUsername"] = author.path.rsplit(['/', '@']).next().unwrap_or_default().into();
            w.bob.serve(&author.path, Reply::object(&person));
            if *says == "to-us" {
                told(&author.says(node, &fixture.message).await?, 202, "")
                    .map_err(|e| format!("{}: {e}", fixture.name))?;
            } else {
                club.announces(node, &fixture.message).await?;
            }
            settle(node).await;
            is_shown(node, fixture).await.map_err(|e| format!("{}: {e}", fixture.name))?;
        }
    }
    Ok(())
}

/// What Lemmy insists on of an activity in an `Announce`.
#[derive(Deserialize)]
struct Activity {
    id: String,
    actor: String,
    #[serde(rename = "type")]
    kind: String,
    to: Vec<String>,
    #[serde(default)]
    cc: Vec<String>,
    audience: String,
    object: Value,
    target: Option<String>,
    summary: Option<String>,
}

/// And of an opening post or a reply.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Post {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    attributed_to: String,
    to: Vec<String>,
    #[serde(default)]
    cc: Vec<String>,
    audience: String,
    name: Option<String>,
    content: String,
    media_type: String,
    source: Source,
    in_reply_to: Option<String>,
    #[serde(default)]
    attachment: Vec<Value>,
    #[serde(default)]
    tag: Vec<Tag>,
    language: Option<Language>,
    published: String,
    updated: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Source {
    content: String,
    media_type: String,
}

#[derive(Deserialize)]
struct Tag {
    #[serde(rename = "type")]
    kind: String,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Language {
    identifier: String,
    name: String,
}

fn strictly<T: for<'a> Deserialize<'a>>(value: &Value) -> Result<T, String> {
    serde_json::from_value(value.clone()).map_err(|e| format!("{e} in {value}"))
}

fn is_moment(text: &str) -> bool {
    text.len() >= 20 && text.ends_with('Z') && text.parse::<jiff::Timestamp>().is_ok()
}

fn reads_as_post(value: &Value, group: &str) -> Outcome {
    let post: Post = strictly(value)?;
    let wrong = |what: &str| Err(format!("{what} in {value}"));
    if post.to.first().map(String::as_str) != Some(group) || !post.to.iter().any(|to| to == PUBLIC) {
        return wrong("the community does not stand first, or Public is missing");
    }
    if post.audience != group || post.to.len() + post.cc.len() > 10 {
        return wrong("another audience, or too many to look up");
    }
    if post.media_type != "text/html" || post.source.media_type != "text/markdown" {
        return wrong("a media type");
    }
    if post.content.is_empty() || post.source.content.is_empty() || !post.id.starts_with("http") {
        return wrong("an empty text, or no address");
    }
    let fits = match post.kind.as_str() {
        "Page" => post.name.as_deref().is_some_and(|n| !n.is_empty()) && post.in_reply_to.is_none(),
        "Note" => post.name.is_none() && post.in_reply_to.is_some(),
        _ => false,
    };
    if !fits || !post.attributed_to.starts_with("http") {
        return wrong("a title, an author or a parent");
    }
    if post.attachment.len() > 1 || post.tag.iter().any(|tag| tag.kind == "Mention" && tag.name.is_none()) {
        return wrong("an attachment or a mention");
    }
    if post.language.is_some_and(|l| l.identifier.is_empty() || l.name.is_empty()) {
        return wrong("a language");
    }
    ensure(is_moment(&post.published) && post.updated.is_none_or(|at| is_moment(&at)), || {
        format!("a date in {value}")
    })
}

fn is_address(value: &Value) -> bool {
    value.as_str().is_some_and(|uri| uri.starts_with("http"))
}

/// Reads what stands in an `Announce`, and says what it is.
fn reads_as_activity(value: &Value, group: &str) -> Result<String, String> {
    let activity: Activity = strictly(value)?;
    let wrong = |what: &str| Err(format!("{what} in {value}"));
    if activity.audience != group || activity.to.is_empty() || !activity.id.starts_with("http") {
        return wrong("the audience, the recipients or the id");
    }
    if activity.cc.first().is_some_and(|first| first != group) {
        return wrong("the community does not stand first in cc");
    }
    if !activity.actor.starts_with("http") {
        return wrong("the actor");
    }
    let list = |name: &str| activity.target.as_deref() == Some(format!("{group}/{name}").as_str());
    let reason = || activity.summary.as_deref().is_some_and(|words| !words.is_empty());
    let fits = match activity.kind.as_str() {
        "Create" | "Update" if activity.object["type"] == "Group" => activity.object["id"] == group,
        "Create" | "Update" => return reads_as_post(&activity.object, group).map(|()| activity.kind),
        "Like" | "Lock" => is_address(&activity.object),
        "Delete" => is_address(&activity.object) || is_address(&activity.object["id"]),
        "Add" | "Remove" => is_address(&activity.object) && (list("featured") || list("moderators")),
        "Block" => is_address(&activity.object) && activity.target.as_deref() == Some(group) && reason(),
        "Undo" => {
            let inner: Activity = strictly(&activity.object)?;
            inner.actor == activity.actor
                && ["Like", "Lock", "Block", "Delete"].contains(&inner.kind.as_str())
        }
        _ => false,
    };
    if fits { Ok(activity.kind) } else { wrong("what it is about") }
}

/// Does everything there is to do in ada's community.
async fn does_everything(node: &Node, other: &Voice<'_>) -> Outcome {
    let api = async |method: &str, path: String, body: Value| {
        let said = node.api(method, &path, Some(body)).await?;
        ensure(said.status < 300, || format!("{method} {path}: {} {}", said.status, said.text()))?;
        Ok::<Value, String>(said.json())
    };
    let text = "Two weeks at **0°**, [as here](https://example.org/), @ada";
    let started =
        api("POST", "/api/v1/communities/wounds/threads".to_owned(), json!({ "title": "Kin", "body": text }))
            .await?;
    let thread = started["id"].as_str().unwrap_or_default().to_owned();
    let reply =
        api("POST", format!("/api/v1/threads/{thread}/replies"), json!({ "body": "And mine" })).await?;
    let reply = reply["id"].as_str().unwrap_or_default().to_owned();
    api("PATCH", format!("/api/v1/posts/{reply}"), json!({ "body": "And mine, **changed**" })).await?;
    api("PUT", format!("/api/v1/posts/{thread}/vote"), json!({})).await?;
    let said = node.api("DELETE", &format!("/api/v1/posts/{thread}/vote"), None).await?;
    ensure(said.status < 300, || said.text())?;
    for act in ["lock", "unlock", "pin", "unpin"] {
        api(
            "POST",
            format!("/api/v1/posts/{thread}/acts"),
            json!({ "act": act, "reason": "So that it fits" }),
        )
        .await?;
    }
    for act in ["remove", "restore"] {
        api(
            "POST",
            format!("/api/v1/posts/{reply}/acts"),
            json!({ "act": act, "reason": "So that it fits" }),
        )
        .await?;
    }
    let said = node.api("DELETE", &format!("/api/v1/posts/{reply}"), None).await?;
    ensure(said.status < 300, || said.text())?;
    for body in [
        json!({ "role": "moderator" }),
        json!({ "role": "member" }),
        json!({ "state": "suspended", "reason": "Advertising" }),
        json!({ "state": "member" }),
    ] {
        decides(node, other, body).await?;
    }
    api(
        "PATCH",
        "/api/v1/communities/wounds".to_owned(),
        json!({ "description": "Wounds, and how they heal" }),
    )
    .await?;
    settle(node).await;
    Ok(())
}

async fn k_06(w: &World) -> Outcome {
    let node = w.node("kin", "open", &[]).await;
    let (bob, other) = (Voice::new(&w.bob), Voice::new(&w.bob));
    joins(&node, &bob).await?;
    joins(&node, &other).await?;
    w.bob.forget_deliveries();
    does_everything(&node, &other).await?;
    let (mut seen, mut plain) = (BTreeSet::new(), 0);
    for body in w.bob.delivered() {
        let message: Value = serde_json::from_slice(&body).map_err(|e| e.to_string())?;
        if message["type"] != "Announce" || message["actor"] != node.group {
            continue;
        }
        ensure(is_address(&message["id"]) && message["to"].is_array() && message["cc"].is_array(), || {
            message.to_string()
        })?;
        match &message["object"] {
            // For those who do not read what is nested.
            Value::String(_) => plain += 1,
            object if ["Page", "Note"].iter().any(|kind| object["type"] == *kind) => {
                reads_as_post(object, &node.group)?;
                plain += 1;
            }
            inner => drop(seen.insert(reads_as_activity(inner, &node.group)?)),
        }
    }
    let expected = ["Add", "Block", "Create", "Delete", "Like", "Lock", "Remove", "Undo", "Update"];
    ensure(seen.iter().map(String::as_str).eq(expected), || format!("only {seen:?}, and {plain} plain"))
}

/// Title, authors, words, places and votes of a thread, as a node's API tells them.
async fn conversation(node: &Node, thread: &str) -> Result<Vec<String>, String> {
    let mut lines = Vec::new();
    let mut path = format!("/api/v1/threads/{thread}/replies");
    loop {
        let said = node.api("GET", &path, None).await?;
        told(&said, 200, "")?;
        let page = said.json();
        for post in page["items"].as_array().into_iter().flatten() {
            let told = ["uri", "body_html", "depth", "votes", "published"].map(|key| post[key].to_string());
            lines.push(told.join(" "));
        }
        match page["next"].as_str() {
            Some(next) if !next.is_empty() => {
                path = format!("/api/v1/threads/{thread}/replies?after={next}");
            }
            _ => return Ok(lines),
        }
    }
}

async fn k_11(w: &World) -> Outcome {
    let [home, second] = w.pair(["home", "second"]).await;
    let body = json!({ "title": "Five hundred", "body": "Who has seen this?" });
    let said = home.api("POST", "/api/v1/communities/wounds/threads", Some(body)).await?;
    let thread = said.json()["id"].as_str().unwrap_or_default().to_owned();
    let uri = said.json()["uri"].as_str().unwrap_or_default().to_owned();
    let mut posts = vec![thread.clone()];
    for n in 0..500 {
        // Some to the thread, some deep below one another.
        let parent = &posts[if n % 3 == 0 { 0 } else { n / 2 }];
        let said = home
            .api(
                "POST",
                &format!("/api/v1/posts/{parent}/replies"),
                Some(json!({ "body": format!("Reply {n}") })),
            )
            .await?;
        ensure(said.status == 201, || said.text())?;
        posts.push(said.json()["id"].as_str().unwrap_or_default().to_owned());
    }
    let said = second.api("POST", "/api/v1/follow", Some(json!({ "handle": home.group }))).await?;
    ensure(said.status < 300, || said.text())?;
    let until = Instant::now() + Duration::from_secs(60);
    let there = loop {
        let found = second.api("GET", "/api/v1/threads", None).await?.json();
        let all = found["items"].as_array().cloned().unwrap_or_default();
        let one = all.into_iter().find(|t| t["uri"] == uri && t["replies"] == 500);
        match one {
            Some(thread) => break thread["id"].as_str().unwrap_or_default().to_owned(),
            None if Instant::now() > until => return Err(format!("it did not come: {found}")),
            None => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    };
    let (here, there) = (conversation(&home, &thread).await?, conversation(&second, &there).await?);
    ensure(here.len() == 500, || format!("{} replies at home", here.len()))?;
    let differs = here.iter().zip(&there).find(|(a, b)| a != b);
    ensure(here.len() == there.len() && differs.is_none(), || format!("{} there; {differs:?}", there.len()))
}
