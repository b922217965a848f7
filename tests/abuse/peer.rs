//! A peer, honest or hostile: answers what a case tells it to, one request a connection, and keeps what it was asked.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::letter::Key;
use crate::proof::Hand;

/// What a peer was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: String,
    pub path: String,
    pub head: String,
    pub body: Vec<u8>,
}

/// Bytes for an answer, in pieces with a pause before each.
#[derive(Clone)]
pub struct Reply(Vec<(Duration, Vec<u8>)>);

impl Reply {
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Reply {
        Reply(vec![(Duration::ZERO, bytes.into())])
    }

    pub fn status(status: u16) -> Reply {
        Reply::raw(format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
    }

    /// An answer that lets wait for itself.
    pub fn after(pause: Duration, status: u16) -> Reply {
        let Reply(pieces) = Reply::status(status);
        Reply(pieces.into_iter().map(|(_, piece)| (pause, piece)).collect())
    }

    pub fn typed(status: u16, kind: &str, body: impl AsRef<[u8]>) -> Reply {
        let body = body.as_ref();
        let head = format!(
            "HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        Reply::raw([head.as_bytes(), body].concat())
    }

    pub fn object(value: &Value) -> Reply {
        Reply::typed(200, "application/activity+json", value.to_string())
    }

    pub fn to(location: &str) -> Reply {
        Reply::raw(format!(
            "HTTP/1.1 302 X\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        ))
    }

    /// A head, then one byte after the other for ever (an hour).
    pub fn trickle(pause: Duration) -> Reply {
        let head =
            "HTTP/1.1 200 X\r\nContent-Type: application/activity+json\r\nContent-Length: 100000\r\n\r\n";
        let mut pieces = vec![(Duration::ZERO, head.as_bytes().to_vec())];
        pieces.extend((0..600).map(|_| (pause, b" ".to_vec())));
        Reply(pieces)
    }
}

type Answering = Arc<dyn Fn(&Asked) -> Option<Reply> + Send + Sync>;

#[derive(Default)]
struct State {
    answers: HashMap<String, Reply>,
    answering: Option<Answering>,
    asked: Vec<Asked>,
}

/// A peer at `NAME.localhost:PORT`.
#[derive(Clone)]
pub struct Peer {
    pub authority: String,
    pub key: Key,
    /// The key of its people's proofs, where they list one.
    pub hand: Hand,
    state: Arc<Mutex<State>>,
}

impl Peer {
    pub async fn start(name: &str) -> Peer {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let authority = format!("{name}.localhost:{}", listener.local_addr().unwrap().port());
        let peer = Peer { authority, key: Key::new(), hand: Hand::new(), state: Arc::default() };
        let serving = peer.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let peer = serving.clone();
                tokio::spawn(async move { peer.answer(stream).await });
            }
        });
        peer
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.authority)
    }

    /// Answers at a path as told, until told otherwise.
    pub fn serve(&self, path: &str, reply: Reply) {
        self.state.lock().unwrap().answers.insert(path.to_owned(), reply);
    }

    /// Answers whatever has no answer of its own.
    pub fn answering(&self, answer: impl Fn(&Asked) -> Option<Reply> + Send + Sync + 'static) {
        self.state.lock().unwrap().answering = Some(Arc::new(answer));
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.state.lock().unwrap().asked.clone()
    }

    /// What was asked for because of what others sent: neither deliveries, which follow from what was let in, nor the
    /// question what a node runs, which comes after them.
    pub fn questions(&self) -> Vec<String> {
        let state = self.state.lock().unwrap();
        let counts = |a: &&Asked| a.method != "POST" && !a.path.contains("nodeinfo");
        state.asked.iter().filter(counts).map(|a| format!("{} {}", a.method, a.path)).collect()
    }

    /// How often a path was asked for.
    pub fn times(&self, path: &str) -> usize {
        self.state.lock().unwrap().asked.iter().filter(|a| a.path == path).count()
    }

    /// An actor of this peer, with the peer's key.
    pub fn person(&self, path: &str) -> Value {
        let id = self.url(path);
        json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
            "type": "Person", "id": id, "preferredUsername": path.rsplit('/').next().unwrap(),
            "inbox": format!("{id}/inbox"), "outbox": format!("{id}/outbox"),
            "endpoints": { "sharedInbox": self.url("/inbox") },
            "publicKey": { "id": format!("{id}#main-key"), "owner": id, "publicKeyPem": self.key.pem() }
        })
    }

    /// The same, with a key for proofs (FEP-521a).
    pub fn proving_person(&self, path: &str) -> Value {
        let mut person = self.person(path);
        let id = self.url(path);
        person["assertionMethod"] = json!([{
            "id": format!("{id}#proof"), "type": "Multikey", "controller": id,
            "publicKeyMultibase": self.hand.multibase()
        }]);
        person
    }

    /// Forgets what was delivered here.
    pub fn forget_deliveries(&self) {
        self.state.lock().unwrap().asked.retain(|a| a.method != "POST");
    }

    /// The activities that were delivered here, the latest last.
    pub fn delivered(&self) -> Vec<Vec<u8>> {
        let state = self.state.lock().unwrap();
        state.asked.iter().filter(|a| a.method == "POST").map(|a| a.body.clone()).collect()
    }

    async fn answer(&self, mut stream: TcpStream) {
        let Some(asked) = read(&mut stream).await else { return };
        let reply = {
            let mut state = self.state.lock().unwrap();
            state.asked.push(asked.clone());
            let told = state.answers.get(&asked.path).cloned();
            told.or_else(|| state.answering.clone().and_then(|answer| answer(&asked)))
        };
        let reply = reply.unwrap_or_else(|| match (asked.method.as_str(), asked.path.starts_with("/u/")) {
            ("POST", _) => Reply::status(202),
            (_, true) => Reply::object(&self.person(&asked.path)),
            _ => Reply::status(404),
        });
        for (pause, piece) in reply.0 {
            tokio::time::sleep(pause).await;
            if stream.write_all(&piece).await.is_err() {
                return;
            }
        }
        let _ = stream.shutdown().await;
    }
}

async fn read(stream: &mut TcpStream) -> Option<Asked> {
    let mut all = Vec::new();
    let mut piece = [0; 8192];
    let end = loop {
        if let Some(end) = all.windows(4).position(|w| w == b"\r\n\r\n") {
            break end;
        }
        match stream.read(&mut piece).await.ok()? {
            0 => return None,
            read => all.extend_from_slice(&piece[..read]),
        }
    };
    let head = String::from_utf8_lossy(&all[..end]).into_owned();
    let length = head
        .lines()
        .find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    let mut body = all.split_off(end + 4);
    while body.len() < length.unwrap_or(0) {
        match stream.read(&mut piece).await.ok()? {
            0 => return None,
            read => body.extend_from_slice(&piece[..read]),
        }
    }
    let mut words = head.split(' ');
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    Some(Asked { method, path, head, body })
}
