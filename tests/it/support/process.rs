//! Processes of the built binary on real sockets: started, asked, killed without warning, started again.

use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::TestDb;
use super::proxy::Proxy;
use super::sockets::{self, Said};

const BINARY: &str = env!("CARGO_BIN_EXE_collegium");
const START: Duration = Duration::from_secs(30);

/// A loopback port that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// A node of one or two processes behind one public address, with a database of its own.
pub struct BuiltNode {
    /// `north.localhost:4711`.
    pub authority: String,
    port: u16,
    pub db: TestDb,
    peers: Vec<String>,
    /// What the processes are configured with besides.
    variables: Vec<(&'static str, String)>,
    processes: Vec<Mutex<Process>>,
    _proxy: Option<Proxy>,
}

struct Process {
    port: u16,
    child: Option<Child>,
    log: PathBuf,
}

/// Runs the binary in a folder, with nothing of the surrounding configuration; it must end by itself.
pub fn run(dir: &Path, line: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(BINARY);
    clear(&mut command);
    command
        .current_dir(dir)
        .env("COLLEGIUM__SERVER__LISTEN", "127.0.0.1:0")
        .envs(variables.iter().copied())
        .args(line)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let deadline = Instant::now() + START;
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > deadline {
            child.kill().unwrap();
            panic!("{line:?} with {variables:?} goes on running");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    child.wait_with_output().unwrap()
}

/// Nothing of a developer's own node may leak into a test.
fn clear(command: &mut Command) {
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("COLLEGIUM_")) {
        command.env_remove(name);
    }
}

/// Where a node will be reached, before it is started: its peers must know.
pub struct Place {
    name: &'static str,
    port: u16,
}

impl Place {
    pub fn new(name: &'static str) -> Place {
        Place { name, port: free_port() }
    }

    pub fn authority(&self) -> String {
        format!("{}.localhost:{}", self.name, self.port)
    }
}

impl BuiltNode {
    /// A node that is set up with an admin `ada`, deals with `peers` only, and runs in `processes` processes.
    pub fn start(place: &Place, peers: &[String], db: TestDb, processes: usize) -> BuiltNode {
        BuiltNode::start_with(place, peers, db, processes, Vec::new())
    }

    /// The same with more of its configuration given.
    pub fn start_with(
        place: &Place,
        peers: &[String],
        db: TestDb,
        processes: usize,
        variables: Vec<(&'static str, String)>,
    ) -> BuiltNode {
        // One process listens where the node is reached; several share it behind a proxy, as operators do.
        let ports: Vec<u16> = match processes {
            1 => vec![place.port],
            more => (0..more).map(|_| free_port()).collect(),
        };
        let proxy = (processes > 1).then(|| Proxy::start(place.port, ports.clone()));
        let node = BuiltNode {
            authority: place.authority(),
            port: place.port,
            peers: peers.to_vec(),
            variables,
            processes: ports
                .iter()
                .map(|port| {
                    Mutex::new(Process {
                        port: *port,
                        child: None,
                        log: db.dir().join(format!("{port}.log")),
                    })
                })
                .collect(),
            db,
            _proxy: proxy,
        };
        node.set_up();
        for n in 0..processes {
            node.restart(n);
        }
        node
    }

    fn set_up(&self) {
        let words = "--association Testers --legal-entity Testers --jurisdiction NZ --policy-mode allow-list";
        let mut line = vec!["admin", "create", "--handle", "ada", "--display-name", "Ada"];
        line.extend(words.split(' '));
        self.cli(&line);
        for peer in self.peers.iter().filter(|p| **p != self.authority) {
            self.cli(&["federation", "allow", peer, "--reason", "a test"]);
        }
    }

    pub fn processes(&self) -> usize {
        self.processes.len()
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.authority)
    }

    fn command(&self, port: u16) -> Command {
        let mut command = Command::new(BINARY);
        clear(&mut command);
        command
            .current_dir(self.db.dir())
            .env("COLLEGIUM__SERVER__LISTEN", format!("127.0.0.1:{port}"))
            .env("COLLEGIUM__SERVER__PUBLIC_ADDRESS", self.origin())
            .env("COLLEGIUM__DATA__DIR", self.db.dir().join("data"))
            .env("COLLEGIUM__DATABASE__URL", self.db.url())
            .env("COLLEGIUM__FEDERATION__LAB_PEERS", serde_json::to_string(&self.peers).unwrap())
            .env("COLLEGIUM__LOG__LEVEL", "info")
            .envs(self.variables.iter().cloned());
        command
    }

    /// Runs a command of the binary and returns what it printed; it must succeed.
    pub fn cli(&self, line: &[&str]) -> String {
        let output = self.command(self.port).args(line).output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "collegium {}: {out}{err}", line.join(" "));
        out.into_owned()
    }

    /// Makes a member (`ada` is there already) and returns a token for them.
    pub fn person(&self, handle: &str) -> Client {
        if handle != "ada" {
            self.cli(&["member", "create", "--handle", handle, "--display-name", handle]);
        }
        let made =
            self.cli(&["--json", "token", "create", "--for", handle, "--name", "test", "--scope", "write"]);
        let made: Value = serde_json::from_str(&made).unwrap();
        Client {
            authority: self.authority.clone(),
            port: self.port,
            token: made["token"].as_str().unwrap().to_owned(),
            handle: handle.to_owned(),
        }
    }

    /// Ends a process at once, whatever it is doing.
    pub fn kill(&self, n: usize) {
        let mut process = self.processes[n].lock().unwrap();
        if let Some(mut child) = process.child.take() {
            // `kill` is SIGKILL here; `wait` so that locks and the port are free again.
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Starts a process with the same arguments as before, and waits until it listens.
    pub fn restart(&self, n: usize) {
        let mut process = self.processes[n].lock().unwrap();
        let log = std::fs::File::options().create(true).append(true).open(&process.log).unwrap();
        let mut child = self
            .command(process.port)
            .arg("serve")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let said = lines_of(child.stdout.take().unwrap());
        let deadline = Instant::now() + START;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match said.recv_timeout(left) {
                Ok(line) if line.contains("Listening on") => break,
                Ok(_) => {}
                Err(e) => {
                    // A dead child has been waited for or is waited for by the system when the test ends.
                    let _ = child.kill();
                    panic!("{} does not listen ({e}):\n{}", self.authority, tail(&process.log));
                }
            }
        }
        process.child = Some(child);
    }

    /// Everything that the processes logged.
    pub fn whole_log(&self) -> String {
        let one = |p: &Mutex<Process>| std::fs::read_to_string(&p.lock().unwrap().log).unwrap();
        self.processes.iter().map(one).collect()
    }

    /// One request to the first process as anybody, with these headers.
    pub fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, String)],
        body: Option<(&str, String)>,
    ) -> Said {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let host = ("Host", self.authority.clone());
        sockets::exchange(stream, method, path, &[&[host], headers].concat(), body).unwrap()
    }

    /// The last lines of every process's log, for a failure's message.
    pub fn logs(&self) -> String {
        let one = |p: &Mutex<Process>| tail(&p.lock().unwrap().log);
        self.processes.iter().map(one).collect::<Vec<_>>().join("\n--\n")
    }
}

impl Drop for BuiltNode {
    fn drop(&mut self) {
        for n in 0..self.processes.len() {
            self.kill(n);
        }
    }
}

/// Reads a pipe to its end on a thread of its own, so that it never fills up.
fn lines_of(out: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            // Nobody listens any more after the start; the pipe must be emptied all the same.
            let _ = sender.send(line);
        }
    });
    lines
}

fn tail(log: &PathBuf) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(30);
    lines[from..].join("\n")
}

/// Somebody with a token who speaks to a node's API over a socket.
#[derive(Clone)]
pub struct Client {
    authority: String,
    port: u16,
    token: String,
    pub handle: String,
}

impl Client {
    /// One request; `Err` when the connection broke, so that nobody knows whether it was done.
    pub fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> std::io::Result<Said> {
        let stream = TcpStream::connect(("127.0.0.1", self.port))?;
        let headers = [
            ("Host", self.authority.clone()),
            ("Authorization", format!("Bearer {}", self.token)),
            ("Accept", "application/json".to_owned()),
        ];
        let body = body.map(|json| ("application/json", json.to_string()));
        sockets::exchange(stream, method, path, &headers, body)
    }

    /// One request that must be answered with a success, and its JSON.
    pub fn must(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let said = self
            .ask(method, path, body)
            .unwrap_or_else(|e| panic!("{method} {path} at {}: {e}", self.authority));
        assert!(said.is_success(), "{method} {path} at {}: {} {}", self.authority, said.status, said.text());
        said.json()
    }

    pub fn authority(&self) -> &str {
        &self.authority
    }

    pub fn token(&self) -> &str {
        &self.token
    }
}

/// Asks again and again until something holds, for at most `longest`.
pub fn eventually(longest: Duration, what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + longest;
    while !holds() {
        assert!(Instant::now() < deadline, "it never came to pass: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
