//! Other nodes: any number of host names under one listener that takes every message, tells when, and serves actors.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::Outcome;
use crate::talk;

/// What the peers have seen.
#[derive(Default)]
struct Seen {
    /// When each inbox message came.
    posts: Vec<Instant>,
    documents: HashMap<String, Vec<u8>>,
    other: Vec<String>,
}

/// A listener that stands for all peers.
pub struct Peers {
    pub port: u16,
    seen: Arc<Mutex<Seen>>,
    task: JoinHandle<()>,
}

impl Peers {
    pub async fn listen() -> Outcome<Peers> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let seen = Arc::<Mutex<Seen>>::default();
        let shared = seen.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let seen = shared.clone();
                tokio::spawn(async move {
                    // A node that closes its connection, or is killed, is no fault here.
                    let _ = answer(stream, seen).await;
                });
            }
        });
        Ok(Peers { port, seen, task })
    }

    /// `name.localhost:port`.
    pub fn authority(&self, name: &str) -> String {
        format!("{name}.localhost:{}", self.port)
    }

    /// Serves a document at a whole URL.
    pub fn serve(&self, url: &str, document: Vec<u8>) {
        let url = url.strip_prefix("http://").unwrap_or(url).to_owned();
        self.seen.lock().unwrap().documents.insert(url, document);
    }

    /// How many messages came so far.
    pub fn count(&self) -> usize {
        self.seen.lock().unwrap().posts.len()
    }

    /// Forgets what came so far.
    pub fn clear(&self) {
        self.seen.lock().unwrap().posts.clear();
    }

    /// Waits until so many messages have come since [`Peers::clear`], and tells when the last of them did.
    pub async fn until(&self, count: usize, longest: Duration) -> Outcome<Instant> {
        let started = Instant::now();
        loop {
            {
                let seen = self.seen.lock().unwrap();
                if seen.posts.len() >= count {
                    return Ok(seen.posts[count - 1]);
                }
                if started.elapsed() > longest {
                    return Err(
                        format!("{} of {count} messages came in {longest:?}", seen.posts.len()).into()
                    );
                }
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// What was asked for that is not here: an inbox that fetches does more than it should.
    pub fn asked_in_vain(&self) -> Vec<String> {
        self.seen.lock().unwrap().other.clone()
    }
}

impl Drop for Peers {
    fn drop(&mut self) {
        self.task.abort();
    }
}

const TAKEN: &[u8] = b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";
const NOT_HERE: &[u8] = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

async fn answer(mut stream: TcpStream, seen: Arc<Mutex<Seen>>) -> Outcome {
    stream.set_nodelay(true)?;
    let mut read = Vec::new();
    while let Some(message) = talk::message(&mut stream, &mut read).await? {
        if message.head.starts_with("POST ") {
            seen.lock().unwrap().posts.push(Instant::now());
            stream.write_all(TAKEN).await?;
            continue;
        }
        let path = message.head.split(' ').nth(1).unwrap_or_default();
        let host = message.head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("host").then(|| value.trim().to_owned())
        });
        let url = format!("{}{path}", host.unwrap_or_default());
        let found = seen.lock().unwrap().documents.get(&url).cloned();
        match found {
            Some(document) => {
                let head = format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/activity+json\r\nContent-Length: {}\r\n\r\n",
                    document.len()
                );
                stream.write_all(&[head.as_bytes(), &document].concat()).await?;
            }
            None => {
                seen.lock().unwrap().other.push(url);
                stream.write_all(NOT_HERE).await?;
            }
        }
    }
    Ok(())
}
