//! The node under test in three moods, the peers around it, and what must not have changed after a case.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use collegium::federation::traffic;
use serde_json::{Value, json};
use tokio::sync::OnceCell;

use crate::Outcome;
use crate::letter::{Key, Letter};
use crate::net::Watch;
use crate::node::{self, Contents, Node, Plan, Rows};
use crate::peer::{Peer, Reply};
use crate::proof::Hand;
use crate::socket::{Request, Said};

pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// Everything that a case may use. Nodes start when they are first asked for.
pub struct World {
    binary: PathBuf,
    /// The guard that is switched off in the nodes, if any.
    mutant: String,
    /// The hostile peer.
    pub eve: Peer,
    /// The honest one.
    pub bob: Peer,
    /// A key that nobody has published.
    pub wrong: Key,
    /// Who connects to any address at all.
    pub watch: Watch,
    open: OnceCell<Node>,
    tight: OnceCell<Node>,
    agreed: OnceCell<Node>,
}

impl World {
    pub async fn new(binary: &Path, mutant: &str, watch: Watch) -> World {
        World {
            binary: binary.to_owned(),
            mutant: mutant.to_owned(),
            eve: Peer::start("eve").await,
            bob: Peer::start("bob").await,
            wrong: Key::new(),
            watch,
            open: OnceCell::new(),
            tight: OnceCell::new(),
            agreed: OnceCell::new(),
        }
    }

    /// A node of a case's own, with variables and with limits as they stand below `federation.limits`.
    pub async fn node_with(
        &self,
        name: &str,
        mode: &str,
        limits: &[(&str, &str)],
        more: Vec<(&str, String)>,
    ) -> Node {
        let mut variables = vec![("COLLEGIUM_MUTANT", self.mutant.clone())];
        variables.extend(more);
        let names: Vec<String> =
            limits.iter().map(|(limit, _)| format!("COLLEGIUM__FEDERATION__LIMITS__{limit}")).collect();
        variables
            .extend(names.iter().zip(limits).map(|(name, (_, rate))| (name.as_str(), (*rate).to_owned())));
        let lab_peers = vec![self.eve.authority.clone(), self.bob.authority.clone()];
        Node::start(Plan { name, port: node::free_port(), binary: &self.binary, mode, lab_peers, variables })
            .await
    }

    /// Two nodes that know each other by name.
    pub async fn pair(&self, names: [&str; 2]) -> [Node; 2] {
        let ports = [node::free_port(), node::free_port()];
        let lab_peers: Vec<String> =
            names.iter().zip(ports).map(|(name, port)| format!("{name}.localhost:{port}")).collect();
        let start = async |place: usize| {
            let variables = vec![("COLLEGIUM_MUTANT", self.mutant.clone())];
            let (name, port, lab_peers) = (names[place], ports[place], lab_peers.clone());
            Node::start(Plan { name, port, binary: &self.binary, mode: "open", lab_peers, variables }).await
        };
        [start(0).await, start(1).await]
    }

    pub async fn node(&self, name: &str, mode: &str, limits: &[(&str, &str)]) -> Node {
        self.node_with(name, mode, limits, Vec::new()).await
    }

    /// A node that deals with everybody, and whose limits are out of the way.
    pub async fn open(&self) -> &Node {
        let wide = "[100000, 100000]";
        let limits = [("STRANGERS", wide), ("FETCHES", wide), ("FAILURES", wide), ("INBOX", wide)];
        self.open.get_or_init(|| self.node("open", "open", &limits)).await
    }

    /// A node that deals with everybody, and whose limits are soon reached.
    pub async fn tight(&self) -> &Node {
        let limits = [
            ("INBOX", "[2, 20]"),
            ("FAILURES", "[2, 20]"),
            ("READS", "[2, 20]"),
            ("STRANGERS", "[1, 10]"),
            ("INBOX_TOTAL", "[500, 5000]"),
        ];
        self.tight.get_or_init(|| self.node("tight", "open", &limits)).await
    }

    /// A node that deals with bob's node only.
    pub async fn agreed(&self) -> &Node {
        let start = async || {
            let node = self.node("agreed", "allow-list", &[]).await;
            node.cli(&["federation", "allow", &self.bob.authority, "--reason", "an agreement"]);
            tokio::time::sleep(Duration::from_millis(1500)).await;
            node
        };
        self.agreed.get_or_init(start).await
    }

    /// Notes how everything stands now.
    pub fn calm<'a>(&'a self, node: &'a Node) -> Calm<'a> {
        Calm {
            world: self,
            node,
            rows: node.rows(),
            contents: node.contents(),
            eve: self.eve.questions().len(),
            bob: self.bob.questions().len(),
            seen: self.watch.seen().len(),
            may_change: Vec::new(),
            may_ask_eve: 0,
            may_ask_bob: 0,
        }
    }
}

/// How everything stood before a case, and what of it may be otherwise after.
pub struct Calm<'a> {
    world: &'a World,
    node: &'a Node,
    rows: Rows,
    contents: Contents,
    eve: usize,
    bob: usize,
    seen: usize,
    may_change: Vec<&'a str>,
    may_ask_eve: usize,
    may_ask_bob: usize,
}

/// What is kept of somebody who was asked for their key.
pub const KNOWN: [&str; 3] = ["actors", "keys", "nodes"];
/// What is kept of a message that was let in.
pub const LOGGED: [&str; 2] = ["inbox_items", "replay"];
/// What is kept, besides, of a post that was refused: that it was, so that its author's node is told.
pub const REFUSED: [&str; 5] = ["inbox_items", "replay", "activities", "facts", "deliveries"];
/// What follows from a post that is taken.
pub const POSTED: [&str; 8] =
    ["inbox_items", "replay", "activities", "facts", "deliveries", "posts", "threads", "communities"];

impl<'a> Calm<'a> {
    /// Tables in which rows may have come or gone.
    pub fn rows(mut self, tables: &[&'a str]) -> Calm<'a> {
        self.may_change.extend(tables);
        self
    }

    /// How many requests eve may have seen.
    pub fn eve(mut self, most: usize) -> Calm<'a> {
        self.may_ask_eve = most;
        self
    }

    /// How many requests bob may have seen.
    pub fn bob(mut self, most: usize) -> Calm<'a> {
        self.may_ask_bob = most;
        self
    }

    /// Whether nothing else has changed: no row, no request to a peer, no connection to anybody.
    pub fn holds(&self) -> Outcome {
        let now = self.node.rows();
        let changed: Vec<String> = now
            .iter()
            .filter(|(table, n)| {
                self.rows.get(*table) != Some(n) && !self.may_change.contains(&table.as_str())
            })
            .map(|(table, n)| format!("{table} {} → {n}", self.rows.get(table).unwrap_or(&0)))
            .collect();
        ensure(changed.is_empty(), || format!("rows changed: {}", changed.join(", ")))?;
        for (table, lines) in self.node.contents() {
            let known = self.contents.get(table).cloned().unwrap_or_default();
            let new: Vec<&String> = lines.iter().filter(|line| !known.contains(line)).collect();
            let fine = self.may_change.contains(&table) || (new.is_empty() && known.len() == lines.len());
            ensure(fine, || format!("{table} was rewritten: {new:?}"))?;
        }
        let (eve, bob) = (self.world.eve.questions(), self.world.bob.questions());
        ensure(eve.len() - self.eve <= self.may_ask_eve, || {
            format!("eve was asked {}", eve[self.eve..].join(", "))
        })?;
        ensure(bob.len() - self.bob <= self.may_ask_bob, || {
            format!("bob was asked {}", bob[self.bob..].join(", "))
        })?;
        let seen = self.world.watch.seen();
        ensure(seen.len() == self.seen, || format!("connections to {}", seen[self.seen..].join(", ")))
    }

    /// The same, once the node has worked off what came.
    pub async fn settles(&self) -> Outcome {
        settle(self.node).await;
        self.holds()
    }
}

/// Waits until everything that came is worked off and what follows from it is delivered, at most some seconds.
pub async fn settle(node: &Node) {
    let until = Instant::now() + Duration::from_secs(8);
    while Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(30)).await;
        let waiting = traffic::read(&mut node.conn()).map_or(1, |traffic| traffic.waiting);
        // What those who are gone wrote is deleted step by step.
        if node.number("SELECT count(*) AS n FROM departures") > 0 {
            continue;
        }
        // What is tried again later waits, too.
        if waiting
            <= node.number("SELECT count(*) AS n FROM inbox_items WHERE state = 'new' AND attempts > 0")
        {
            return;
        }
    }
}

pub fn ensure(holds: bool, why: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(why()) }
}

/// Whether an answer is the one that is expected; `code` is the word in its body, empty when any will do.
pub fn told(said: &Said, status: u16, code: &str) -> Outcome {
    let fits = said.status == status && (code.is_empty() || said.text() == code);
    ensure(fits, || format!("answered {} {}, not {status} {code}", said.status, said.text()))
}

/// A fresh id.
pub fn fresh(what: &str) -> String {
    format!("/{what}/{}", collegium::base::id::outside())
}

/// A person at a peer, who speaks to a node.
pub struct Voice<'a> {
    pub peer: &'a Peer,
    pub path: String,
}

impl<'a> Voice<'a> {
    /// Somebody whom nobody has heard of.
    pub fn new(peer: &'a Peer) -> Voice<'a> {
        Voice { peer, path: fresh("u") }
    }

    pub fn uri(&self) -> String {
        self.peer.url(&self.path)
    }

    pub fn key_id(&self) -> String {
        format!("{}#main-key", self.uri())
    }

    /// A new thread for the node's community.
    pub fn page(&self, node: &Node) -> Value {
        self.page_for(&node.group)
    }

    /// A new thread for a community.
    pub fn page_for(&self, group: &str) -> Value {
        let me = self.uri();
        let to = json!([group, PUBLIC]);
        json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": self.peer.url(&fresh("create")), "type": "Create",
            "actor": me, "to": to, "cc": [], "audience": group,
            "object": {
                "type": "Page", "id": self.peer.url(&fresh("page")), "attributedTo": me, "to": to, "cc": [],
                "audience": group, "name": "A question", "content": "<p>What now?</p>", "mediaType": "text/html",
                "published": "2026-11-01T10:00:00Z"
            }
        })
    }

    /// A new reply for a community.
    pub fn reply_to(&self, group: &str, parent: &str) -> Value {
        let mut message = self.page_for(group);
        message["object"]["type"] = "Note".into();
        message["object"]["inReplyTo"] = parent.into();
        message["object"].as_object_mut().unwrap().remove("name");
        message
    }

    /// Some other act in a community.
    pub fn act(&self, kind: &str, group: &str, object: Value) -> Value {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": self.peer.url(&fresh("act")), "type": kind,
            "actor": self.uri(), "to": [group, PUBLIC], "cc": [], "audience": group, "object": object
        })
    }

    /// A proof of this person's over what they say; their document lists the key.
    pub fn proves(&self, message: &Value) -> Value {
        self.peer.hand.prove(message, &Hand::terms(&format!("{}#proof", self.uri())))
    }

    /// Somebody whose document lists a key for proofs.
    pub fn proving(peer: &'a Peer) -> Voice<'a> {
        let voice = Voice::new(peer);
        peer.serve(&voice.path, Reply::object(&peer.proving_person(&voice.path)));
        voice
    }

    /// `@name@node`.
    pub fn handle(&self) -> String {
        format!("@{}@{}", self.path.rsplit('/').next().unwrap(), self.peer.authority)
    }

    /// A signed request for the node's shared inbox, still open to be spoilt.
    pub fn letter(&self, node: &Node, message: &Value) -> Letter {
        self.bytes(node, message.to_string().as_bytes())
    }

    pub fn bytes(&self, node: &Node, body: &[u8]) -> Letter {
        Letter::post(&node.authority, "/inbox", &self.key_id(), &self.peer.key, body)
    }

    /// Sends a message in order.
    pub async fn says(&self, node: &Node, message: &Value) -> Result<Said, String> {
        node.ask(&self.letter(node, message).seal()).await
    }

    /// Is known to the node from now on, by a message that was let in.
    pub async fn introduced(self, node: &Node) -> Result<Voice<'a>, String> {
        let said = self.says(node, &self.page(node)).await?;
        told(&said, 202, "")?;
        settle(node).await;
        Ok(self)
    }
}

/// Sends a sealed request that must be refused and leave nothing behind.
pub async fn refused(w: &World, node: &Node, request: &Request, status: u16, code: &str) -> Outcome {
    let calm = w.calm(node);
    let said = node.ask(request).await?;
    told(&said, status, code)?;
    calm.holds()
}
