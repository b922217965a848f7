//! The smallest HTTP/1.1 client and server halves over kept connections: their CPU must not disturb what is measured.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::Outcome;

/// An answer.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
    /// From the first byte sent to the last byte read.
    pub took: Duration,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Outcome<serde_json::Value> {
        Ok(serde_json::from_slice(&self.body)?)
    }

    /// The answer, if it is a success or a redirect.
    pub fn fine(self) -> Outcome<Answer> {
        if self.status < 400 { Ok(self) } else { Err(format!("{}: {}", self.status, self.text()).into()) }
    }
}

/// A kept connection to a node.
pub struct Talk {
    stream: TcpStream,
    host: String,
    read: Vec<u8>,
}

impl Talk {
    pub async fn connect(port: u16, host: &str) -> Outcome<Talk> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        Ok(Talk { stream, host: host.to_owned(), read: Vec::new() })
    }

    pub async fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Outcome<Answer> {
        self.send(&request("GET", path, &self.host, headers, b"")).await
    }

    pub async fn post(&mut self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Outcome<Answer> {
        self.send(&request("POST", path, &self.host, headers, body)).await
    }

    /// Sends a request made by [`request`] and reads its answer.
    pub async fn send(&mut self, request: &[u8]) -> Outcome<Answer> {
        let started = Instant::now();
        self.stream.write_all(request).await?;
        let message = message(&mut self.stream, &mut self.read).await?.ok_or("the connection was closed")?;
        let status = message.head.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or("no status")?;
        let (head, body) = (message.head, message.body);
        Ok(Answer { status, head, body, took: started.elapsed() })
    }
}

/// A whole request as bytes.
pub fn request(method: &str, path: &str, host: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if method != "GET" {
        head.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    head.push_str("\r\n");
    [head.as_bytes(), body].concat()
}

/// A request or an answer as read.
pub struct Message {
    pub head: String,
    pub body: Vec<u8>,
}

/// Reads one message; what came behind it stays in `read`. `None` when the other side closed.
pub async fn message(stream: &mut TcpStream, read: &mut Vec<u8>) -> Outcome<Option<Message>> {
    let end = loop {
        if let Some(at) = read.windows(4).position(|w| w == b"\r\n\r\n") {
            break at + 4;
        }
        if !more(stream, read).await? {
            return Ok(None);
        }
    };
    let head = String::from_utf8_lossy(&read[..end]).into_owned();
    let field = |name: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(':'));
        lines.filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.trim().to_owned()).next()
    };
    let chunked = field("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"));
    let length = field("content-length").and_then(|n| n.parse::<usize>().ok()).unwrap_or(0);
    let (body, used) = loop {
        let rest = &read[end..];
        let whole = if chunked { unchunked(rest) } else { rest.get(..length).map(|b| (b.to_vec(), length)) };
        if let Some(whole) = whole {
            break whole;
        }
        if !more(stream, read).await? {
            return Err("half a message".into());
        }
    };
    read.drain(..end + used);
    Ok(Some(Message { head, body }))
}

async fn more(stream: &mut TcpStream, read: &mut Vec<u8>) -> Outcome<bool> {
    read.reserve(16 * 1024);
    Ok(stream.read_buf(read).await? > 0)
}

/// The chunks put together and how many bytes they took; `None` until the last one is there.
fn unchunked(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let (mut body, mut at) = (Vec::new(), 0);
    loop {
        let rest = bytes.get(at..)?;
        let line = rest.windows(2).position(|w| w == b"\r\n")?;
        let size = std::str::from_utf8(&rest[..line]).ok()?.split(';').next()?.trim().to_owned();
        let size = usize::from_str_radix(&size, 16).ok()?;
        let data = rest.get(line + 2..line + 2 + size)?;
        rest.get(line + 2 + size..line + 4 + size)?;
        body.extend_from_slice(data);
        at += line + 4 + size;
        if size == 0 {
            return Some((body, at));
        }
    }
}
