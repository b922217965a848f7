//! A mail server of a test's own, on loopback: it takes what it is told to take, and keeps it.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::tcp::OwnedWriteHalf;
use tokio::net::{TcpListener, TcpStream};

/// What the server answers where it does not say yes.
#[derive(Debug, Clone, Default)]
pub struct Manner {
    pub sender: Option<&'static str>,
    /// To one address, or with "" to all.
    pub recipient: Option<(&'static str, &'static str)>,
    pub message: Option<&'static str>,
    /// Takes the message and hangs up without a word.
    pub falls_silent: bool,
    /// Wants this name and password.
    pub login: Option<(&'static str, &'static str)>,
}

/// A message that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    pub text: String,
}

impl Taken {
    /// The text with its soft line ends put together (RFC 2045, 6.7).
    pub fn plain(&self) -> String {
        let joined = self.text.replace("=\r\n", "");
        let (mut out, mut rest) = (Vec::new(), joined.as_bytes());
        while let Some((first, behind)) = rest.split_first() {
            let hex = behind.get(..2).and_then(|h| std::str::from_utf8(h).ok());
            match (first, hex.and_then(|h| u8::from_str_radix(h, 16).ok())) {
                (b'=', Some(byte)) => {
                    out.push(byte);
                    rest = &behind[2..];
                }
                _ => {
                    out.push(*first);
                    rest = behind;
                }
            }
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    /// The secret of the link in it.
    pub fn secret(&self) -> String {
        let text = self.plain();
        let (_, behind) = text.split_once("?token=").expect("a link");
        behind.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
    }
}

#[derive(Clone)]
pub struct Sink {
    pub port: u16,
    taken: Arc<Mutex<Vec<Taken>>>,
    manner: Arc<Mutex<Manner>>,
    connections: Arc<Mutex<usize>>,
}

impl Sink {
    pub async fn start() -> Sink {
        let ears = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let sink = Sink {
            port: ears.local_addr().unwrap().port(),
            taken: Arc::default(),
            manner: Arc::default(),
            connections: Arc::default(),
        };
        let server = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = ears.accept().await {
                *server.connections.lock().unwrap() += 1;
                let server = server.clone();
                // A client that goes away in the middle ends its own conversation only.
                tokio::spawn(async move { server.talk(stream).await });
            }
        });
        sink
    }

    pub fn behave(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap().clone()
    }

    /// How often somebody connected.
    pub fn connections(&self) -> usize {
        *self.connections.lock().unwrap()
    }

    async fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        let (reading, mut out) = stream.into_split();
        let mut lines = BufReader::new(reading).lines();
        let (mut now, mut known) = (empty(), false);
        say(&mut out, "220 sink.test ESMTP").await?;
        while let Some(line) = lines.next_line().await? {
            let manner = self.manner.lock().unwrap().clone();
            let word = line.get(..4).unwrap_or(&line).to_ascii_uppercase();
            let inside = line.split_once('<').and_then(|(_, r)| r.split_once('>')).map_or("", |(a, _)| a);
            match word.as_str() {
                "EHLO" => say(&mut out, "250-sink.test\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME").await?,
                "AUTH" => {
                    known = fits(&line, manner.login);
                    say(&mut out, if known { "235 welcome" } else { "535 5.7.8 wrong password" }).await?;
                }
                "MAIL" if manner.login.is_some() && !known => say(&mut out, "530 sign in first").await?,
                "MAIL" => {
                    now = Taken { from: inside.to_owned(), ..empty() };
                    say(&mut out, manner.sender.unwrap_or("250 ok")).await?;
                }
                "RCPT" => match manner.recipient {
                    Some((whom, answer)) if whom.is_empty() || whom == inside => {
                        say(&mut out, answer).await?;
                    }
                    _ => {
                        now.to.push(inside.to_owned());
                        say(&mut out, "250 ok").await?;
                    }
                },
                "DATA" => {
                    say(&mut out, "354 go on").await?;
                    while let Some(line) = lines.next_line().await?.filter(|l| l != ".") {
                        now.text.push_str(line.strip_prefix('.').unwrap_or(&line));
                        now.text.push_str("\r\n");
                    }
                    if manner.message.is_none() {
                        self.taken.lock().unwrap().push(now.clone());
                    }
                    if manner.falls_silent {
                        return Ok(());
                    }
                    say(&mut out, manner.message.unwrap_or("250 2.0.0 taken")).await?;
                }
                "QUIT" => return say(&mut out, "221 goodbye").await,
                _ => say(&mut out, "250 ok").await?,
            }
        }
        Ok(())
    }
}

fn empty() -> Taken {
    Taken { from: String::new(), to: Vec::new(), text: String::new() }
}

fn fits(line: &str, login: Option<(&str, &str)>) -> bool {
    use base64::Engine;
    let Some((name, password)) = login else { return true };
    let expected = base64::engine::general_purpose::STANDARD.encode(format!("\0{name}\0{password}"));
    line.split_whitespace().last() == Some(expected.as_str())
}

async fn say(out: &mut OwnedWriteHalf, line: &str) -> std::io::Result<()> {
    out.write_all(format!("{line}\r\n").as_bytes()).await
}
