//! Several nodes in one process that reach each other through their outgoing clients.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, Response, Uri, header};
use bytes::Bytes;
use collegium::base::http::{Client, Failure, Handler};
use collegium::base::time::Micros;
use collegium::sql;

use super::http::{Answer, call};
use super::{TestDb, TestNode};

/// How many rounds of work `settle` allows before it calls the nodes restless.
const ROUNDS: usize = 200;

/// One request from a node to another.
#[derive(Debug, Clone)]
pub struct Exchange {
    pub from: String,
    pub to: String,
    pub method: String,
    pub path: String,
    pub headers: HeaderMap,
    pub body: Bytes,
    pub status: u16,
}

#[derive(Default)]
struct Wire {
    routers: HashMap<String, Router>,
    down: HashSet<String>,
    log: Vec<Exchange>,
}

/// What lies between the nodes.
#[derive(Clone, Default)]
struct Net(Arc<Mutex<Wire>>);

impl Net {
    fn with<T>(&self, act: impl FnOnce(&mut Wire) -> T) -> T {
        act(&mut self.0.lock().unwrap())
    }

    fn client(&self, from: &str) -> Client {
        let (net, from) = (self.clone(), from.to_owned());
        let handler: Handler = Arc::new(move |request| {
            let (net, from) = (net.clone(), from.clone());
            Box::pin(async move { net.carry(from, request).await })
        });
        Client::in_process(handler)
    }

    async fn carry(&self, from: String, request: Request<Bytes>) -> Result<Response<Bytes>, Failure> {
        let (mut parts, body) = request.into_parts();
        let to = parts.headers.get(header::HOST).and_then(|h| h.to_str().ok());
        let to = to.unwrap_or("").to_owned();
        let found = self.with(|wire| {
            let reachable = !wire.down.contains(&to) && !wire.down.contains(&from);
            wire.routers.get(&to).filter(|_| reachable).cloned()
        });
        let router = found.ok_or_else(|| Failure::Unreachable(format!("{to} does not answer")))?;
        // A server sees the path; the host stands in its header.
        let path = parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
        parts.uri = path.parse::<Uri>().unwrap();
        let (method, headers) = (parts.method.to_string(), parts.headers.clone());
        let answer = call(router, Request::from_parts(parts, Body::from(body.clone()))).await;
        let status = answer.status.as_u16();
        self.with(|wire| {
            wire.log.push(Exchange { from, to, method, path, headers, body, status });
        });
        Ok(into_response(answer))
    }
}

fn into_response(answer: Answer) -> Response<Bytes> {
    let mut response = Response::new(answer.body);
    *response.status_mut() = answer.status;
    *response.headers_mut() = answer.headers;
    response
}

/// Nodes that allow each other. Dropping it fails while something is left to receive or to deliver.
pub struct Fediverse {
    nodes: Vec<(String, TestNode)>,
    net: Net,
}

impl Fediverse {
    /// Nodes at `https://{host}`.
    pub async fn of<const N: usize>(hosts: [&str; N]) -> Fediverse {
        Fediverse::on(hosts.map(|host| (host, TestDb::new()))).await
    }

    /// The same, each on a database that is given.
    pub async fn on<const N: usize>(places: [(&str, TestDb); N]) -> Fediverse {
        let net = Net::default();
        let mut nodes = Vec::new();
        for (host, db) in places {
            let node = TestNode::on(db, &format!("https://{host}"), net.client(host)).await;
            net.with(|wire| wire.routers.insert(host.to_owned(), node.router.clone()));
            nodes.push((host.to_owned(), node));
        }
        Fediverse { nodes, net }
    }

    pub fn node(&self, host: &str) -> &TestNode {
        let found = self.nodes.iter().find(|(name, _)| name == host);
        &found.unwrap_or_else(|| panic!("no node {host}")).1
    }

    /// Takes a node off the net, as if its process had ended.
    pub fn take_out(&mut self, host: &str) -> TestNode {
        self.net.with(|wire| wire.routers.remove(host));
        let place = self.nodes.iter().position(|(name, _)| name == host);
        self.nodes.remove(place.unwrap_or_else(|| panic!("no node {host}"))).1
    }

    /// Puts a node on the net.
    pub fn put_in(&mut self, host: &str, node: TestNode) {
        self.net.with(|wire| wire.routers.insert(host.to_owned(), node.router.clone()));
        self.nodes.push((host.to_owned(), node));
    }

    /// Works off everything that is due, everywhere, until nothing is.
    pub async fn settle(&self) {
        for _ in 0..ROUNDS {
            let mut done = 0;
            for (_, node) in &self.nodes {
                done += collegium::worker::work_off(&node.app).await.unwrap();
            }
            if done == 0 {
                return;
            }
        }
        panic!("the nodes are still at work after {ROUNDS} rounds");
    }

    /// Puts other software on the net: whatever answers at `host`.
    pub fn serve(&self, host: &str, router: Router) {
        self.net.with(|wire| wire.routers.insert(host.to_owned(), router));
    }

    /// Moves every node's clock by `by` from the machine's.
    pub fn shift(&self, by: Micros) {
        for (_, node) in &self.nodes {
            node.app.clock().shift(by);
        }
    }

    /// Makes a node answer nobody and reach nobody, or again.
    pub fn set_down(&self, host: &str, down: bool) {
        self.net.with(|wire| match down {
            true => wire.down.insert(host.to_owned()),
            false => wire.down.remove(host),
        });
    }

    /// Everything that went between nodes so far.
    pub fn wire(&self) -> Vec<Exchange> {
        self.net.with(|wire| wire.log.clone())
    }
}

impl Drop for Fediverse {
    fn drop(&mut self) {
        // The routers hold the nodes' databases; they must go before the databases are dropped.
        self.net.with(|wire| wire.routers.clear());
        if std::thread::panicking() {
            return;
        }
        let mut left = Vec::new();
        for (host, node) in &self.nodes {
            let mut conn = node.db.raw();
            for (what, count) in [
                (
                    "inbox items",
                    sql!("SELECT count(*) AS n FROM inbox_items WHERE state IN ('new', 'failed')"),
                ),
                ("deliveries", sql!("SELECT count(*) AS n FROM deliveries WHERE state = 'pending'")),
            ] {
                let n = conn.number(count).unwrap().unwrap_or(0);
                if n > 0 {
                    left.push(format!("{n} {what} on {host}"));
                }
            }
        }
        assert!(left.is_empty(), "unfinished: {}", left.join(", "));
    }
}
