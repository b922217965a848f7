//! Federation between nodes in one process: stories that end equal, bytes that stay, and what an inbox turns away.

mod asking;
mod authority;
mod bad_input;
mod bytes;
mod convergence;
mod copies;
mod forms;
mod history;
mod journey;
mod kinds;
mod leaving;
mod lives;
mod moves;
mod order;
mod plain;
mod policy;
mod proofs;
mod reports;
mod rotation;
mod signatures;
mod stories;
mod suspensions;
mod topics;

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Request, header};
use collegium::accounts::{Author, Member, Viewer};
use collegium::communities::{self, Visibility, join};
use collegium::federation::{signature, signing};
use collegium::threads::{comment, post, read, vote};
use serde_json::{Value, json};
use url::Url;

use crate::support::TestNode;
use crate::support::compare::Looked;
use crate::support::fediverse::Fediverse;
use crate::support::http::Answer;

pub const NORTH: &str = "north.test";
pub const SOUTH: &str = "south.test";
pub const WEST: &str = "west.test";

/// North has a community that Asha facilitates; Ewan of the south is a member of it.
pub struct World {
    pub all: Fediverse,
    pub asha: Member,
    pub ewan: Member,
    /// The community by its inside id in the north and in the south.
    pub home: i64,
    pub away: i64,
}

impl World {
    pub async fn new() -> World {
        World::on(Fediverse::of([NORTH, SOUTH]).await).await
    }

    async fn on(all: Fediverse) -> World {
        let (north, south) = (all.node(NORTH), all.node(SOUTH));
        let asha = north.admin("asha").await;
        let home = north.community(&asha, "wounds", Visibility::Public).await;
        let ewan = south.member("ewan").await;
        let away = follow(south, &ewan, "!wounds@north.test").await;
        all.settle().await;
        World { asha, ewan, home, away, all }
    }

    /// The same with a third node, where Wanda is a member of the community, too.
    pub async fn of_three() -> (World, Member) {
        let all = Fediverse::of([NORTH, SOUTH, WEST]).await;
        let wanda = all.node(WEST).member("wanda").await;
        let world = World::on(all).await;
        follow(world.all.node(WEST), &wanda, "!wounds@north.test").await;
        world.all.settle().await;
        (world, wanda)
    }

    pub fn north(&self) -> &TestNode {
        self.all.node(NORTH)
    }

    pub fn south(&self) -> &TestNode {
        self.all.node(SOUTH)
    }

    /// The inside id on a node of a post that was made on another.
    pub async fn same(&self, from: &TestNode, post: i64, on: &TestNode) -> i64 {
        let uri = uri(from, post).await;
        let stored = on.app.origin().stored(&uri);
        on.read(move |conn| Ok(read::post_by_uri(conn, &Viewer::Node, &stored)?.id)).await
    }

    /// Sends an activity of Ewan's, as written, and returns the answer.
    pub async fn ewan_says(&self, body: &[u8]) -> Answer {
        say(self.south(), self.ewan.actor, self.north(), "/inbox", body, |_| {}).await
    }
}

/// Asks to join a community elsewhere; its inside id here.
pub async fn follow(node: &TestNode, who: &Member, handle: &'static str) -> i64 {
    let viewer = Viewer::Member(who.clone());
    node.app.resolve(&viewer, handle).await.unwrap();
    let author = Author::Local(who.clone());
    node.write(move |tx| {
        let found = communities::read::find(tx.conn, &Viewer::Node, handle)?;
        join::ask(tx, &author, found.actor, None)?;
        Ok(found.actor)
    })
    .await
}

/// The full URI of a post.
pub async fn uri(node: &TestNode, post: i64) -> String {
    let stored = node.read(move |conn| read::post_by_id(conn, &Viewer::Node, post)).await.uri;
    node.app.origin().complete(&stored)
}

/// The full URI of an actor.
pub async fn actor_uri(node: &TestNode, actor: i64) -> String {
    let stored = node.read(move |conn| collegium::actors::by_id(conn, actor)).await.uri;
    node.app.origin().complete(&stored)
}

pub fn looked<'a>(all: &'a Fediverse, host: &'a str) -> Looked<'a> {
    let node = all.node(host);
    Looked { name: host, origin: node.origin(), conn: node.db.raw() }
}

/// Starts a thread as somebody, wherever they are.
pub async fn start(node: &TestNode, by: &Member, community: i64, title: &str) -> i64 {
    let (draft, by) = (node.draft(Some(title), "What do you do?").await, Author::Local(by.clone()));
    node.write(move |tx| post::start(tx, &by, community, Visibility::Public, &draft)).await.id
}

pub async fn reply(node: &TestNode, by: &Member, parent: i64, body: &str) -> i64 {
    let (draft, by) = (node.draft(None, body).await, Author::Local(by.clone()));
    node.write(move |tx| comment::reply(tx, &by, parent, &draft)).await.id
}

pub async fn vote_for(node: &TestNode, by: &Member, post: i64) {
    let by = Author::Local(by.clone());
    node.write(move |tx| vote::give(tx, &by, post, None)).await;
}

/// Sends bytes to an inbox, signed by an actor of `from`; `change` may spoil the request afterwards.
pub async fn say(
    from: &TestNode,
    actor: i64,
    to: &TestNode,
    path: &str,
    body: &[u8],
    change: impl FnOnce(&mut Request<Body>),
) -> Answer {
    let key = signing::key(&from.app, actor).await.unwrap();
    let url = Url::parse(&format!("{}{path}", to.origin())).unwrap();
    let now = from.app.clock().now();
    let mut request = Request::builder()
        .method("POST")
        .uri(path)
        .header(header::CONTENT_TYPE, "application/activity+json")
        .body(Body::from(body.to_vec()))
        .unwrap();
    for (name, value) in signature::sign(&key, "POST", &url, Some(body), now).unwrap() {
        let name: HeaderName = name.parse().unwrap();
        request.headers_mut().insert(name, HeaderValue::from_str(&value).unwrap());
    }
    change(&mut request);
    to.send(request).await
}

/// An id that no message had yet, of the south.
pub fn fresh(kind: &str) -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    format!("https://{SOUTH}/{kind}/{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

/// A reply of Ewan's as other software would write it, ready to be sent.
pub async fn foreign_reply(world: &World, parent: i64, content: &str) -> Value {
    let (south, north) = (world.south(), world.north());
    let ewan = actor_uri(south, world.ewan.actor).await;
    let group = actor_uri(north, world.home).await;
    let everybody = "https://www.w3.org/ns/activitystreams#Public";
    json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": fresh("create"), "type": "Create", "actor": ewan, "to": [everybody], "cc": [group], "audience": group,
        "object": {
            "id": fresh("note"), "type": "Note", "attributedTo": ewan, "to": [everybody], "cc": [group],
            "audience": group, "inReplyTo": uri(north, parent).await,
            "content": format!("<p>{content}</p>"), "published": "2026-11-22T09:00:00Z",
        }
    })
}
