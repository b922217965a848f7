//! The node under test: the built binary with a database of its own, asked and looked at from outside.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use collegium::base::sql::{Conn, Sql};
use serde_json::Value;

use crate::db::TestDb;
use crate::socket::{self, Request, Said};

/// Rows by table.
pub type Rows = BTreeMap<String, i64>;

/// Rows in full by table, of those tables that say who is who and what stands where.
pub type Contents = BTreeMap<&'static str, Vec<String>>;

/// What is compared in full, with the columns that say it. Clocks that tick by themselves are left out.
const TOLD: [(&str, &str); 9] = [
    (
        "actors",
        "uri kind handle name about_html url inbox shared_inbox outbox followers featured moderators gone",
    ),
    ("keys", "uri actor purpose public retired"),
    ("communities", "actor visibility domain threads members"),
    ("memberships", "community actor role state until follow"),
    ("threads", "id community visibility title hidden locked pinned replies"),
    (
        "posts",
        "uri thread parent author source html language url claimed updated version edited state refused_why hidden \
         removed deleted votes",
    ),
    ("versions", "post updated version html"),
    ("votes", "activity post actor undone"),
    ("policy_rules", "authority verdict"),
];

pub struct Node {
    pub authority: String,
    pub port: u16,
    binary: PathBuf,
    variables: Vec<(String, String)>,
    db: TestDb,
    child: Option<Child>,
    token: String,
    /// The id of the community that everybody may post to.
    pub group: String,
}

/// How a node is to be.
pub struct Plan<'a> {
    pub name: &'a str,
    pub port: u16,
    pub binary: &'a Path,
    /// `open` or `allow-list`.
    pub mode: &'a str,
    pub lab_peers: Vec<String>,
    /// More of its configuration.
    pub variables: Vec<(&'a str, String)>,
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Node {
    /// Sets a node up with an admin `ada` and a public community `wounds`, and starts it.
    pub async fn start(plan: Plan<'_>) -> Node {
        let port = plan.port;
        let authority = format!("{}.localhost:{port}", plan.name);
        let db = TestDb::new();
        let mut peers = plan.lab_peers.clone();
        peers.push(authority.clone());
        let mut variables = vec![
            ("COLLEGIUM__SERVER__LISTEN".to_owned(), format!("127.0.0.1:{port}")),
            ("COLLEGIUM__SERVER__PUBLIC_ADDRESS".to_owned(), format!("http://{authority}")),
            ("COLLEGIUM__DATA__DIR".to_owned(), db.dir().join("data").display().to_string()),
            ("COLLEGIUM__DATABASE__URL".to_owned(), db.url()),
            ("COLLEGIUM__FEDERATION__LAB_PEERS".to_owned(), serde_json::to_string(&peers).unwrap()),
            ("COLLEGIUM__LAB__CLOCK_FILE".to_owned(), db.dir().join("clock").display().to_string()),
            ("COLLEGIUM__FEDERATION__TIMEOUT_SECONDS".to_owned(), "2".to_owned()),
        ];
        variables.extend(plan.variables.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        let binary = plan.binary.to_owned();
        let (token, group) = (String::new(), String::new());
        let mut node = Node { authority, port, binary, variables, db, child: None, token, group };
        node.set_up(plan.mode);
        node.run();
        let said =
            node.ask(&Request::get("/api/v1/communities").with("Accept", "application/json")).await.unwrap();
        let uri = said.json().pointer("/items/0/uri").and_then(Value::as_str).map(str::to_owned);
        node.group = uri.unwrap_or_else(|| panic!("no community: {}", said.text()));
        // Its own keys are made when they are first needed: by no case, so that none fails for them.
        let own = Request::get("/node").with("Accept", "application/activity+json");
        assert_eq!(node.ask(&own).await.unwrap().status, 200, "the node has no actor");
        node
    }

    fn set_up(&mut self, mode: &str) {
        let words = "admin create --handle ada --display-name Ada --association Testers --legal-entity Testers \
                     --jurisdiction NZ --policy-mode";
        self.cli(&words.split_whitespace().chain([mode]).collect::<Vec<_>>());
        self.cli(&"community create --handle wounds --title Wounds --domain Wounds --community Nurses --practice Cases --as ada".split(' ').collect::<Vec<_>>());
        let words = "--json token create --for ada --name test --scope write";
        let made: Value = serde_json::from_str(&self.cli(&words.split(' ').collect::<Vec<_>>())).unwrap();
        self.token = made["token"].as_str().unwrap().to_owned();
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.binary);
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("COLLEGIUM_")) {
            command.env_remove(name);
        }
        command.current_dir(self.db.dir()).envs(self.variables.iter().cloned()).stdin(Stdio::null());
        command
    }

    /// Runs a command of the binary, which must succeed, and gives what it printed.
    pub fn cli(&self, line: &[&str]) -> String {
        let output = self.command().args(line).output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "collegium {}: {out}{err}", line.join(" "));
        out.into_owned()
    }

    /// Whether `serve` refuses to start because of one more variable, which it names, within some seconds.
    pub fn refuses_to_start_with(&self, name: &str, value: &str) -> bool {
        let mut child = self
            .command()
            .env(name, value)
            .env("COLLEGIUM__SERVER__LISTEN", "127.0.0.1:0")
            .arg("serve")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let until = Instant::now() + Duration::from_secs(5);
        while Instant::now() < until {
            if let Some(status) = child.try_wait().unwrap() {
                let mut said = String::new();
                child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
                return !status.success() && said.contains(name);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = child.kill();
        let _ = child.wait();
        false
    }

    fn run(&mut self) {
        let log = std::fs::File::create(self.db.dir().join("log")).unwrap();
        let mut child = self.command().arg("serve").stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let listens = lines.by_ref().map_while(Result::ok).any(|line| line.contains("Listening on"));
        // The pipe must be emptied all the same.
        std::thread::spawn(move || lines.for_each(drop));
        self.child = Some(child);
        assert!(listens, "the node does not start:\n{}", self.log());
    }

    /// Kills the process and starts another.
    pub fn restart(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
        self.run();
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.db.dir().join("log")).unwrap_or_default()
    }

    /// Moves the node's clock; it looks at the file a few times a second.
    pub async fn shift(&self, seconds: i64) {
        std::fs::write(self.db.dir().join("clock"), seconds.to_string()).unwrap();
        tokio::time::sleep(Duration::from_millis(700)).await;
    }

    /// One request as anybody.
    pub async fn ask(&self, request: &Request) -> Result<Said, String> {
        let mut request = request.clone();
        if request.header("host").is_empty() {
            request = request.with("Host", &self.authority);
        }
        socket::send(self.port, &request).await
    }

    /// One request to the API as ada.
    pub async fn api(&self, method: &str, path: &str, body: Option<Value>) -> Result<Said, String> {
        let request = Request { method: method.to_owned(), ..Request::get(path) };
        let mut request = request
            .with("Accept", "application/json")
            .with("Authorization", &format!("Bearer {}", self.token));
        if let Some(body) = body {
            request = request.with("Content-Type", "application/json");
            request.body = body.to_string().into_bytes();
        }
        self.ask(&request).await
    }

    /// Looks for what a handle or an address names, as a member.
    pub async fn resolve(&self, text: &str) -> Result<Said, String> {
        let query: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        self.api("GET", &format!("/api/v1/resolve?q={query}"), None).await
    }

    pub fn conn(&self) -> Conn {
        self.db.raw()
    }

    /// How many rows each table has; leases come and go by themselves.
    pub fn rows(&self) -> Rows {
        let mut conn = self.conn();
        let names = match &conn {
            Conn::Sqlite(_) => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            }
            Conn::Pg(_) => {
                "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public'"
            }
        };
        collegium::row! { struct Name { name: String } }
        let names = conn.all::<Name>(Sql::new(names, Vec::new())).unwrap();
        let count = |n: Name| {
            let text = format!("SELECT count(*) AS n FROM {}", n.name);
            let rows = conn.number(Sql::new(text, Vec::new())).unwrap().unwrap_or(0);
            (n.name, rows)
        };
        names.into_iter().filter(|n| n.name != "leases").map(count).collect()
    }

    /// Every row of the tables that say who is who and what stands where, as text.
    pub fn contents(&self) -> Contents {
        let mut conn = self.conn();
        collegium::row! { struct Line { line: String } }
        let read = |(table, columns): (&'static str, &str)| {
            let each = columns.split_whitespace().map(|c| format!("coalesce(CAST({c} AS TEXT), '-')"));
            let text =
                format!("SELECT {} AS line FROM {table}", each.collect::<Vec<_>>().join(" || '|' || "));
            let rows = conn.all::<Line>(Sql::new(text, Vec::new())).unwrap();
            let mut lines: Vec<String> = rows.into_iter().map(|row| row.line).collect();
            lines.sort();
            (table, lines)
        };
        TOLD.into_iter().map(read).collect()
    }

    /// The first column of the first row, as text; empty when there is none.
    pub fn word(&self, text: &str) -> String {
        collegium::row! { struct Word { w: Option<String> } }
        let found = self.conn().one::<Word>(Sql::new(text.to_owned(), Vec::new())).unwrap();
        found.and_then(|word| word.w).unwrap_or_default()
    }

    /// Changes something behind the node's back.
    pub fn set(&self, text: &'static str) {
        self.conn().run(Sql::new(text, Vec::new())).unwrap();
    }

    pub fn number(&self, text: &'static str) -> i64 {
        self.conn().number(Sql::new(text, Vec::new())).unwrap().unwrap_or(0)
    }

    /// Processor time that the process took so far, in ticks of 10 ms (proc(5)).
    pub fn ticks(&self) -> u64 {
        let stat =
            std::fs::read_to_string(format!("/proc/{}/stat", self.child.as_ref().unwrap().id())).unwrap();
        let words: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        words[11].parse::<u64>().unwrap() + words[12].parse::<u64>().unwrap()
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
