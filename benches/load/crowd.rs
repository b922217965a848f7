//! A thousand other nodes of every temper: most answer at once, some after nine seconds, one comes and goes, and some are
//! dead, by refusing connections or by never answering, until they return.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use crate::Outcome;
use crate::talk;

/// How the nodes of a crowd behave, each kind behind one port.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Temper {
    Living,
    Slow,
    Flapping,
    /// Dead: connections are refused.
    Refusing,
    /// Dead: connections are never answered.
    Silent,
}

impl Temper {
    pub const ALL: [Temper; 5] =
        [Temper::Living, Temper::Slow, Temper::Flapping, Temper::Refusing, Temper::Silent];

    /// How many of a thousand, and the word in their host names.
    fn share(self) -> (usize, &'static str) {
        match self {
            Temper::Living => (749, "living"),
            Temper::Slow => (50, "slow"),
            Temper::Flapping => (1, "flapping"),
            Temper::Refusing => (100, "refusing"),
            Temper::Silent => (100, "silent"),
        }
    }

    pub fn is_dead(self) -> bool {
        matches!(self, Temper::Refusing | Temper::Silent)
    }
}

/// After how long the slow ones answer.
pub const SLOW: Duration = Duration::from_secs(9);
/// How long the flapping one stays up, and then down.
const FLAP: Duration = Duration::from_secs(3);

/// A message that a node of the crowd took.
#[derive(Clone)]
pub struct Receipt {
    pub host: String,
    pub temper: Temper,
    /// When it had been read, which is before it is answered.
    pub at: Instant,
    body: Vec<u8>,
}

impl Receipt {
    /// The id of the activity.
    pub fn activity(&self) -> Outcome<String> {
        let read: serde_json::Value = serde_json::from_slice(&self.body)?;
        Ok(read["id"].as_str().ok_or("an activity without id")?.to_owned())
    }
}

type Receipts = Arc<Mutex<Vec<Receipt>>>;

/// The crowd: its ports and what it took.
pub struct Crowd {
    ports: HashMap<Temper, u16>,
    receipts: Receipts,
    tasks: Vec<JoinHandle<()>>,
    dead: Dead,
}

/// What makes ports dead; dropping it frees them.
#[derive(Default)]
struct Dead {
    /// Bound and not listening.
    refusing: Option<TcpSocket>,
    /// Listening with its queue full: whatever else comes is dropped.
    silent: Option<(TcpListener, Vec<TcpStream>)>,
}

impl Crowd {
    pub async fn gather() -> Outcome<Crowd> {
        let (mut ports, receipts) = (HashMap::new(), Receipts::default());
        let mut tasks = Vec::new();
        for (temper, after) in [(Temper::Living, Duration::ZERO), (Temper::Slow, SLOW)] {
            let listener = listen(0)?;
            ports.insert(temper, listener.local_addr()?.port());
            tasks.push(tokio::spawn(serve(listener, temper, after, receipts.clone())));
        }
        let listener = listen(0)?;
        let port = listener.local_addr()?.port();
        ports.insert(Temper::Flapping, port);
        tasks.push(tokio::spawn(flap(listener, port, receipts.clone())));
        let refusing = TcpSocket::new_v4()?;
        refusing.bind(([127, 0, 0, 1], 0).into())?;
        ports.insert(Temper::Refusing, refusing.local_addr()?.port());
        let silent = fall_silent().await?;
        ports.insert(Temper::Silent, silent.0.local_addr()?.port());
        let dead = Dead { refusing: Some(refusing), silent: Some(silent) };
        Ok(Crowd { ports, receipts, tasks, dead })
    }

    /// The `host:port` of every node of a kind.
    pub fn authorities(&self, temper: Temper) -> Vec<String> {
        let (count, word) = temper.share();
        (0..count).map(|n| format!("{word}{n}.localhost:{}", self.ports[&temper])).collect()
    }

    /// The dead are alive from now on.
    pub fn raise(&mut self) -> Outcome {
        self.dead = Dead::default();
        for temper in [Temper::Refusing, Temper::Silent] {
            let listener = listen(self.ports[&temper])?;
            self.tasks.push(tokio::spawn(serve(listener, temper, Duration::ZERO, self.receipts.clone())));
        }
        Ok(())
    }

    pub fn receipts(&self) -> Vec<Receipt> {
        self.receipts.lock().unwrap().clone()
    }

    /// Waits until nodes of one kind have taken so many messages altogether.
    pub async fn until(&self, temper: Temper, count: usize, longest: Duration) -> Outcome {
        let started = Instant::now();
        loop {
            let taken = self.receipts.lock().unwrap().iter().filter(|r| r.temper == temper).count();
            if taken >= count {
                return Ok(());
            }
            if started.elapsed() > longest {
                return Err(
                    format!("{taken} of {count} messages came to the {temper:?} in {longest:?}").into()
                );
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Crowd {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

fn listen(port: u16) -> Outcome<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(([127, 0, 0, 1], port).into())?;
    Ok(socket.listen(1024)?)
}

/// A port of which the queue of connections is full: the kernel drops what else comes, as if nobody were there.
async fn fall_silent() -> Outcome<(TcpListener, Vec<TcpStream>)> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(([127, 0, 0, 1], 0).into())?;
    let listener = socket.listen(1)?;
    let (at, mut held) = (listener.local_addr()?, Vec::new());
    while let Ok(stream) = tokio::time::timeout(Duration::from_millis(300), TcpStream::connect(at)).await {
        held.push(stream?);
    }
    Ok((listener, held))
}

async fn serve(listener: TcpListener, temper: Temper, after: Duration, receipts: Receipts) {
    let mut open = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let receipts = receipts.clone();
        // A node that closes its connection, or is killed, is no fault here.
        open.spawn(async move { answer(stream, temper, after, receipts).await.is_ok() });
        while open.try_join_next().is_some() {}
    }
}

async fn flap(first: TcpListener, port: u16, receipts: Receipts) {
    let mut listener = Some(first);
    while let Some(up) = listener.take() {
        // When its time is up, what is open breaks off with it.
        let serving = serve(up, Temper::Flapping, Duration::ZERO, receipts.clone());
        let _ = tokio::time::timeout(FLAP, serving).await;
        tokio::time::sleep(FLAP).await;
        listener = listen(port).ok();
    }
    eprintln!("load: the flapping node did not come back");
}

const TAKEN: &[u8] = b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";
const NOT_HERE: &[u8] = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

async fn answer(mut stream: TcpStream, temper: Temper, after: Duration, receipts: Receipts) -> Outcome {
    stream.set_nodelay(true)?;
    let mut read = Vec::new();
    while let Some(message) = talk::message(&mut stream, &mut read).await? {
        if !message.head.starts_with("POST ") {
            stream.write_all(NOT_HERE).await?;
            continue;
        }
        let at = Instant::now();
        tokio::time::sleep(after).await;
        stream.write_all(TAKEN).await?;
        let host = message.head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("host").then(|| value.trim().to_owned())
        });
        let host = host.unwrap_or_default();
        receipts.lock().unwrap().push(Receipt { host, temper, at, body: message.body });
    }
    Ok(())
}
