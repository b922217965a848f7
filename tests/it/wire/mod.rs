//! Two nodes of the built binary over real sockets: stories that end equal, and stories with processes killed in them.

mod compare;
mod guard;
mod real_sockets;
mod sigkill;

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::TestDb;
use crate::support::db::on_postgres;
use crate::support::process::{BuiltNode, Client, Place, eventually};

/// Which databases meet, and how many processes share each.
#[derive(Debug, Clone, Copy)]
pub enum Side {
    Sqlite,
    /// Two processes on one database.
    Postgres,
}

impl Side {
    fn start(self, place: &Place, peers: &[String]) -> BuiltNode {
        match self {
            Side::Sqlite => BuiltNode::start(place, peers, TestDb::sqlite(), 1),
            Side::Postgres => BuiltNode::start(place, peers, TestDb::new(), 2),
        }
    }
}

/// The pairings of this run: those with PostgreSQL belong to the run that has one.
pub fn pairings() -> Vec<(Side, Side)> {
    if on_postgres() {
        vec![(Side::Sqlite, Side::Postgres), (Side::Postgres, Side::Postgres)]
    } else {
        vec![(Side::Sqlite, Side::Sqlite)]
    }
}

/// Two nodes, each with a community, an admin `ada` who facilitates it, and a member `ben`.
pub struct Pair {
    pub north: BuiltNode,
    pub south: BuiltNode,
}

/// How long federation may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(40);

impl Pair {
    pub fn start((north, south): (Side, Side)) -> Pair {
        let places = [Place::new("north"), Place::new("south")];
        let peers: Vec<String> = places.iter().map(Place::authority).collect();
        let pair = Pair { north: north.start(&places[0], &peers), south: south.start(&places[1], &peers) };
        for (node, handle) in [(&pair.north, "wounds"), (&pair.south, "burns")] {
            let charter = ["--domain", handle, "--community", "Nurses", "--practice", "Cases"];
            let new = ["community", "create", "--handle", handle, "--title", handle, "--as", "ada"];
            node.cli(&[&new[..], &charter[..]].concat());
        }
        pair
    }

    pub fn nodes(&self) -> [&BuiltNode; 2] {
        [&self.north, &self.south]
    }

    pub fn logs(&self) -> String {
        format!("north:\n{}\n\nsouth:\n{}", self.north.logs(), self.south.logs())
    }
}

/// Joins a community of either node and waits until its home has said yes.
pub fn join(who: &Client, handle: &str, home: &BuiltNode) {
    let address = format!("!{handle}@{}", home.authority);
    let follow = json!({ "handle": address });
    eventually(PATIENCE, "the community is found", || {
        who.ask("POST", "/api/v1/follow", Some(&follow)).is_ok_and(|said| said.is_success())
    });
    let path = format!("/api/v1/communities/{}", slug(who, handle, home));
    eventually(PATIENCE, "the membership is given", || who.must("GET", &path, None)["my_state"] == "member");
}

/// What a community is called on somebody's node.
pub fn slug(who: &Client, handle: &str, home: &BuiltNode) -> String {
    if who.authority() == home.authority { handle.to_owned() } else { format!("{handle}@{}", home.authority) }
}

/// The id on its own node of the post with this URI, once it is there.
pub fn local_id(who: &Client, node: &BuiltNode, uri: &str) -> String {
    let mut id = String::new();
    eventually(PATIENCE, &format!("{uri} is at {}", node.authority), || {
        id = compare::look(node).page_of(uri).unwrap_or_default();
        !id.is_empty()
            && who.ask("GET", &format!("/api/v1/posts/{id}"), None).is_ok_and(|said| said.is_success())
    });
    id
}

/// The post as a client sees it.
pub fn post(who: &Client, id: &str) -> Value {
    who.must("GET", &format!("/api/v1/posts/{id}"), None)
}
