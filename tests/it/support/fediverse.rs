//! Several nodes in one process that reach each other through their outgoing clients.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, Response, Uri, header};
use bytes::Bytes;
use collegium::base::http::{Client, Failure, Handler};
use collegium::base::sql::Conn;
use collegium::base::time::Micros;
use collegium::{row, sql};

use super::http::{Answer, call};
use super::random::Random;
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
    weather: Option<Weather>,
    /// Messages that are still on their way, while their senders believe them lost: from, to, what.
    held: Vec<(String, String, Request<Bytes>)>,
}

/// What happens to messages on their way, in percent.
pub struct Weather {
    pub random: Random,
    /// Never arrives.
    pub lost: usize,
    /// Arrives, but its answer does not: the sender sends it again.
    pub doubled: usize,
    /// Arrives much later than its sender believes: [`Fediverse::let_go`].
    pub held: usize,
}

enum Fate {
    Arrives,
    Lost,
    Doubled,
    Held,
}

impl Weather {
    fn fate(&mut self, message: bool) -> Fate {
        let n = self.random.below(100);
        match n {
            _ if n < self.lost => Fate::Lost,
            _ if n < self.lost + self.doubled => Fate::Doubled,
            _ if message && n < self.lost + self.doubled + self.held => Fate::Held,
            _ => Fate::Arrives,
        }
    }
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
        let gone = || Failure::Unreachable(format!("{to} does not answer"));
        let router = found.ok_or_else(gone)?;
        let post = parts.method == Method::POST;
        let fate = self.with(|wire| wire.weather.as_mut().map_or(Fate::Arrives, |w| w.fate(post)));
        if matches!(fate, Fate::Lost) {
            return Err(gone());
        }
        // A server sees the path; the host stands in its header.
        let path = parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
        parts.uri = path.parse::<Uri>().unwrap();
        if matches!(fate, Fate::Held) {
            let late = (from, to.clone(), Request::from_parts(parts, body));
            self.with(|wire| wire.held.push(late));
            return Err(gone());
        }
        let lost = gone();
        let (method, headers) = (parts.method.to_string(), parts.headers.clone());
        let answer = call(router, Request::from_parts(parts, Body::from(body.clone()))).await;
        let status = answer.status.as_u16();
        self.with(|wire| {
            wire.log.push(Exchange { from, to, method, path, headers, body, status });
        });
        if matches!(fate, Fate::Doubled) { Err(lost) } else { Ok(into_response(answer)) }
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

    /// From now on messages meet this on their way; `None`: they all arrive.
    pub fn set_weather(&self, weather: Option<Weather>) {
        self.net.with(|wire| wire.weather = weather);
    }

    /// Lets one of the messages arrive that are still on their way, the `n`-th of them; false when there is none.
    pub async fn let_go(&self, n: usize) -> bool {
        let late = self.net.with(|wire| {
            let place = n.checked_rem(wire.held.len())?;
            let (from, to, request) = wire.held.remove(place);
            let router = wire.routers.get(&to).filter(|_| !wire.down.contains(&to)).cloned();
            Some((from, to, request, router))
        });
        let Some((from, to, request, router)) = late else { return false };
        // Where nobody is at home, it is lost for good.
        if let Some(router) = router {
            let (parts, body) = request.into_parts();
            let (method, path, headers) =
                (parts.method.to_string(), parts.uri.to_string(), parts.headers.clone());
            let answer = call(router, Request::from_parts(parts, Body::from(body.clone()))).await;
            let status = answer.status.as_u16();
            self.net.with(|wire| wire.log.push(Exchange { from, to, method, path, headers, body, status }));
        }
        true
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
                    left.push(format!("{n} {what} on {host}{}", unfinished(&mut conn)));
                }
            }
        }
        assert!(left.is_empty(), "unfinished: {}", left.join(", "));
    }
}

/// What messages wait or failed, and why, for a failure's message.
fn unfinished(conn: &mut Conn) -> String {
    row! { struct Item { kind: String, uri: String, state: String, reason: Option<String>, body: Option<Vec<u8>> } }
    let items = conn.all::<Item>(sql!(
        "SELECT kind, uri, state, reason, body FROM inbox_items WHERE state IN ('new', 'failed') ORDER BY id LIMIT 10"
    ));
    let line = |i: Item| {
        let body = String::from_utf8_lossy(&i.body.unwrap_or_default()).into_owned();
        format!("\n  {} {} {}: {} {body}", i.state, i.kind, i.uri, i.reason.unwrap_or_default())
    };
    items.unwrap().into_iter().map(line).collect()
}
