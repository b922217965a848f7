//! What the built binary logs on a busy day, at level debug: enough to follow a request, and nothing that was said.

use std::net::TcpStream;

use serde_json::{Value, json};

use crate::support::TestDb;
use crate::support::process::{BuiltNode, Client, Place, eventually, free_port};
use crate::support::sockets::exchange;
use crate::wire::{PATIENCE, join};

const SECRETS: [&str; 9] = [
    "xylophonic",              // a word in a title and in replies
    "quagmirish",              // a word that is searched for
    "hunter2-correct-horse",   // the password of Eve
    "hunter2-wrong-horse",     // a password that was tried
    "eve.private@mail.test",   // Eve's e-mail
    "eve.private%40mail.test", // the same in a form
    "nowhere-secret-path",     // a path that does not exist
    "PRIVATE KEY",
    "198.51.100.77", // a caller's address as a proxy tells it
];

fn start(place: &Place, peers: &[String], figures: u16) -> BuiltNode {
    let variables = vec![
        ("COLLEGIUM__LOG__LEVEL", "debug".to_owned()),
        ("COLLEGIUM__LOG__FORMAT", "json".to_owned()),
        ("COLLEGIUM__METRICS__LISTEN", format!("127.0.0.1:{figures}")),
    ];
    BuiltNode::start_with(place, peers, TestDb::new(), 1, variables)
}

/// Signs in by the form, wrongly and rightly; the cookie of the session.
fn sign_in(node: &BuiltNode) {
    let headers = [("Origin", node.origin()), ("X-Forwarded-For", "198.51.100.77".to_owned())];
    for (password, status) in [("hunter2-wrong-horse", 403), ("hunter2-correct-horse", 303)] {
        let form = format!("login=eve.private%40mail.test&password={password}&next=");
        let said = node.ask("POST", "/sign-in", &headers, Some(("application/x-www-form-urlencoded", form)));
        assert!(
            said.status == status || said.status == 422 || said.status == 400,
            "{}: {}",
            said.status,
            said.text()
        );
        assert_eq!(said.status == 303, password.contains("correct"));
    }
}

fn talk(north: &BuiltNode, south: &BuiltNode, ada: &Client, ben: &Client) {
    join(ben, "wounds", north);
    let body = json!({ "title": "About xylophonic wounds", "body": "It is *xylophonic*." });
    let made = ada.must("POST", "/api/v1/communities/wounds/threads", Some(&body));
    let id = made["id"].as_str().unwrap();
    let body = json!({ "body": "More xylophonic words" });
    ada.must("POST", &format!("/api/v1/threads/{id}/replies"), Some(&body));
    let list = format!("/api/v1/communities/wounds@{}/threads", north.authority);
    eventually(PATIENCE, "the thread is in the south", || {
        ben.must("GET", &list, None).to_string().contains("xylophonic")
    });
    for node in [north, south] {
        node.ask("GET", "/search?q=quagmirish", &[], None);
        node.ask("GET", "/nowhere-secret-path", &[], None);
        node.ask("GET", "/t/nowhere-secret-path", &[], None);
        node.ask("POST", "/inbox", &[], Some(("application/activity+json", body.to_string())));
    }
}

#[test]
fn logs_say_what_was_done_and_nothing_of_what_was_said() {
    let places = [Place::new("north"), Place::new("south")];
    let peers: Vec<String> = places.iter().map(Place::authority).collect();
    let figures = free_port();
    let (north, south) = (start(&places[0], &peers, figures), start(&places[1], &peers, free_port()));
    std::fs::write(north.db.dir().join("password"), "hunter2-correct-horse").unwrap();
    let eve = "--handle eve --display-name Eve --email eve.private@mail.test --password-file password";
    north.cli(&[&["member", "create"], &eve.split(' ').collect::<Vec<_>>()[..]].concat());
    let new =
        "create --handle wounds --title Wounds --domain Skin --community Nurses --practice Cases --as ada";
    north.cli(&[&["community"], &new.split(' ').collect::<Vec<_>>()[..]].concat());
    let (ada, ben) = (north.person("ada"), south.person("ben"));
    sign_in(&north);
    talk(&north, &south, &ada, &ben);

    let answer = exchange(
        TcpStream::connect(("127.0.0.1", figures)).unwrap(),
        "GET",
        "/metrics",
        &[("Host", "localhost".to_owned())],
        None,
    );
    let text = answer.unwrap().text();
    assert!(text.contains("collegium_deliveries_total{outcome=\"done\"}"), "{text}");

    for node in [&north, &south] {
        node.kill(0);
        let log = node.whole_log();
        for secret in SECRETS.iter().copied().chain([ada.token(), ben.token()]) {
            let line = log.lines().find(|line| line.contains(secret));
            assert_eq!(line, None, "{secret}");
        }
        let lines: Vec<Value> =
            log.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect();
        let answered = |method: &str, route: &str| {
            let found =
                lines.iter().find(|l| l["fields"]["route"] == route && l["fields"]["method"] == method);
            let found = found.unwrap_or_else(|| panic!("no {method} {route} in\n{log}"));
            assert!(found["fields"]["status"].is_u64() && found["fields"]["ms"].is_f64(), "{found}");
            assert!(found["span"]["id"].as_str().unwrap().len() >= 16, "{found}");
        };
        answered("GET", "/t/{page}");
        answered("GET", "/search");
        answered("GET", "none");
        answered("POST", "/inbox");
    }
    assert!(north.whole_log().contains("/sign-in"));
}
