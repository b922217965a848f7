//! `collegium demo` as a visitor runs it: the built binary, its lines, its pages, and that nothing stays behind.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::support::db::TempDir;
use crate::support::process::free_port;
use crate::support::sockets::{self, Said};

const BINARY: &str = env!("CARGO_BIN_EXE_collegium");
/// For an unoptimised build on a busy machine; a release build takes less than ten seconds.
const PATIENCE: Duration = Duration::from_secs(110);
const END: Duration = Duration::from_secs(10);

fn command(temporary: &Path, line: &[&str]) -> Command {
    let mut command = Command::new(BINARY);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("COLLEGIUM")) {
        command.env_remove(name);
    }
    command
        .current_dir(temporary)
        .env("TMPDIR", temporary)
        .arg("demo")
        .args(line)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A running demo, ended with its owner.
struct Demo {
    child: Child,
    lines: Receiver<String>,
    said: Vec<String>,
    temporary: TempDir,
}

impl Demo {
    fn start() -> Demo {
        let temporary = TempDir::new();
        let mut child = command(temporary.path(), &["--port", "0"]).spawn().unwrap();
        let (sender, lines) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                // The pipe must be emptied, whether somebody still listens or not.
                let _ = sender.send(line);
            }
        });
        Demo { child, lines, said: Vec::new(), temporary }
    }

    /// Reads on until a line holds `words`, and returns it.
    fn until(&mut self, words: &str) -> String {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok(line) = self.lines.recv_timeout(left) else {
                panic!("it never said «{words}»:\n{}", self.said.join("\n"));
            };
            self.said.push(line.clone());
            if line.contains(words) {
                return line;
            }
        }
    }

    /// The first address behind the last line that holds `words`.
    fn address_behind(&self, words: &str) -> String {
        let said = self.said.iter().rposition(|line| line.contains(words));
        let behind = self.said.iter().skip(said.unwrap_or_else(|| panic!("it never said «{words}»")));
        let mut addresses = behind.map(|line| line.trim()).filter(|line| line.starts_with("http://"));
        addresses.next().unwrap_or_else(|| panic!("no address behind «{words}»")).to_owned()
    }

    fn end(&mut self, signal: &str) -> ExitStatus {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        let deadline = Instant::now() + END;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < deadline, "it goes on after {signal}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// What it made in the temporary directory.
    fn left(&self) -> Vec<String> {
        let inside = std::fs::read_dir(self.temporary.path()).unwrap();
        let name =
            |e: std::io::Result<std::fs::DirEntry>| e.unwrap().file_name().to_string_lossy().into_owned();
        inside.map(name).collect()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // It has ended already, except where a test failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Opens an address as a browser does, which finds every name under localhost on this machine.
fn open(address: &str) -> Said {
    let url = url::Url::parse(address).unwrap();
    let (host, port) = (url.host_str().unwrap(), url.port().unwrap());
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let headers = [("Host", format!("{host}:{port}")), ("Accept", "text/html".to_owned())];
    sockets::exchange(stream, "GET", url.path(), &headers, None).unwrap()
}

#[test]
fn demo_over_real_sockets_shows_on_one_node_what_was_written_on_another_and_leaves_nothing_behind() {
    let mut demo = Demo::start();
    let ready = demo.until("Ready:");
    assert!(ready.contains("all acknowledged"), "{ready}");
    demo.until("Ctrl-C");
    assert_eq!(demo.left().len(), 1, "one temporary directory");
    let all = demo.said.join("\n");
    assert!(!all.contains('\x1b'), "no colours where nobody sees them");
    assert!(!all.contains("turned away"), "{all}");

    // Written in Tāmaki, shown by Fjord, with the replies of three nodes, an edit and a removal.
    let page = open(
        &demo.address_behind("Relative motion splints for extensor tendons: what made your team switch?"),
    );
    let text = page.text();
    assert_eq!(page.status, 200);
    for words in [
        "Bring cheese.",
        "the surgeon who saw the repair",
        "Not a marketplace",
        "Priya Raman",
        "Sigrid Haugland",
    ] {
        assert!(text.contains(words), "the thread lacks «{words}»");
    }
    assert!(!text.contains("Selling two hand dynamometers"));

    // Members only: its own node asks for a sign-in or denies it, and the others know nothing of it.
    let closed = demo.address_behind("For members of");
    assert!(!open(&closed).text().contains("biscuits"));
    for association in
        ["Riverland Allied Health Association", "Tāmaki Allied Health Collective", "Fjordkysten"]
    {
        let at = demo.said.iter().rposition(|line| line.trim().starts_with(association)).unwrap();
        let home = demo.said[at + 1].trim();
        assert_eq!(open(home).status, 200);
        let list = open(&format!("{home}/communities")).text();
        assert!(list.contains("Rural and remote practice"), "{home} knows the public communities");
        assert!(!list.contains("Peer supervision"), "{home} shows a stranger what is for members");
    }
    assert_eq!(demo.end("-TERM").code(), Some(0));
    assert_eq!(demo.left(), Vec::<String>::new());
}

#[test]
fn demo_that_is_interrupted_half_way_leaves_nothing_behind() {
    let mut demo = Demo::start();
    demo.until("Founded");
    assert_eq!(demo.end("-INT").code(), Some(0));
    assert_eq!(demo.left(), Vec::<String>::new());
}

#[test]
fn demo_names_the_port_that_is_in_use_and_leaves_nothing_behind() {
    let temporary = TempDir::new();
    // Two in a row, of which the second is taken.
    let first = loop {
        let port = free_port();
        if port < u16::MAX - 2 {
            break port;
        }
    };
    let taken = TcpListener::bind(("127.0.0.1", first + 1));
    let output = command(temporary.path(), &["--port", &first.to_string()]).output().unwrap();
    drop(taken);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(71), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains(&format!("port {} is in use", first + 1)) && said.contains("--port"), "{said}");
    assert!(output.stdout.is_empty());
    assert_eq!(std::fs::read_dir(temporary.path()).unwrap().count(), 0);
}
