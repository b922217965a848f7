//! The built binary says in one line what is wrong, and tells it by its exit code (sysexits.h).

use std::net::TcpListener;
use std::path::Path;
use std::process::Output;

use crate::support::db::TempDir;
use crate::support::process::run;

/// Runs `serve` with variables that must keep it from starting; its one line on stderr.
fn refused(dir: &Path, code: i32, variables: &[(&str, &str)]) -> String {
    let output = run(dir, &["serve"], variables);
    told(&output, code)
}

fn told(output: &Output, code: i32) -> String {
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{err}");
    // Logs may stand before it; the last line is what the operator reads.
    err.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_misspelt_key_is_named() {
    let dir = TempDir::new();
    let line = refused(dir.path(), 78, &[("COLLEGIUM__SERVER__LISSEN", "127.0.0.1:0")]);
    assert!(line.to_lowercase().contains("lissen"), "{line}");
    let file = dir.path().join("node.toml");
    std::fs::write(&file, "[server]\nlisten = \"127.0.0.1:0\"\npublik_address = \"x\"\n").unwrap();
    let output = run(dir.path(), &["--config", "node.toml", "serve"], &[]);
    let line = told(&output, 78);
    assert!(line.contains("publik_address") && line.contains("node.toml"), "{line}");
    let output = run(dir.path(), &["--config", "missing.toml", "serve"], &[]);
    let line = told(&output, 78);
    assert!(line.contains("missing.toml"), "{line}");
}

#[test]
fn values_that_cannot_be_are_named() {
    let dir = TempDir::new();
    for (name, value, word) in [
        ("COLLEGIUM__SERVER__LISTEN", "here", "listen"),
        ("COLLEGIUM__SERVER__PUBLIC_ADDRESS", "node.example/x", "public_address"),
        ("COLLEGIUM__DATABASE__URL", "mysql://x", "database.url"),
        ("COLLEGIUM__LOG__FORMAT", "xml", "log.format"),
        ("COLLEGIUM__FEDERATION__TIMEOUT_SECONDS", "0", "timeout_seconds"),
        ("COLLEGIUM__FEDERATION__LAB_PEERS", "[\"nowhere\"]", "lab_peers"),
        ("COLLEGIUM__SECRETS__NODE_KEY", "short", "node_key"),
    ] {
        let line = refused(dir.path(), 78, &[(name, value)]);
        assert!(line.to_lowercase().contains(word), "{name}={value}: {line}");
    }
}

#[test]
fn lab_switches_do_not_start_a_node_that_could_be_public() {
    let dir = TempDir::new();
    let line = refused(
        dir.path(),
        78,
        &[
            ("COLLEGIUM__SERVER__PUBLIC_ADDRESS", "https://communities.org"),
            ("COLLEGIUM__FEDERATION__LAB_PEERS", "[\"south.localhost:9001\"]"),
        ],
    );
    assert!(line.contains("communities.org"), "{line}");
}

#[test]
fn a_database_that_cannot_be_opened_is_named() {
    let dir = TempDir::new();
    let rubbish = dir.path().join("rubbish.db");
    std::fs::write(&rubbish, "This is not a database. ".repeat(100)).unwrap();
    let folder = dir.path().to_string_lossy().into_owned();
    for (url, word) in [
        (format!("sqlite:{}", rubbish.display()), "rubbish.db"),
        (format!("sqlite:{}/x.db", rubbish.display()), "rubbish.db"),
        (format!("sqlite:{folder}"), folder.as_str()),
        ("postgres://nobody@127.0.0.1:1/none".to_owned(), "PostgreSQL"),
    ] {
        let line = refused(dir.path(), 69, &[("COLLEGIUM__DATABASE__URL", &url)]);
        assert!(line.contains(word), "{url}: {line}");
    }
    assert!(std::fs::read_to_string(&rubbish).unwrap().starts_with("This is not"), "it is left as it was");
}

#[test]
fn a_port_in_use_is_named() {
    let dir = TempDir::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let line = refused(dir.path(), 71, &[("COLLEGIUM__SERVER__LISTEN", &address)]);
    assert!(line.contains(&address), "{line}");
}

#[test]
fn secrets_are_never_printed() {
    let dir = TempDir::new();
    let key = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I=";
    let variables = [
        ("COLLEGIUM__SECRETS__NODE_KEY", key),
        ("COLLEGIUM__DATABASE__URL", "postgres://me:hunter2@127.0.0.1:1/none"),
    ];
    for line in [&["config", "check"][..], &["--json", "config", "check"], &["serve"]] {
        let output = run(dir.path(), line, &variables);
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(!said.contains(key) && !said.contains("hunter2"), "{line:?}: {said}");
        assert!(!said.is_empty());
    }
}

#[test]
fn keys_are_rotated_for_one_or_for_everybody_who_has_some() {
    let db = crate::support::TestDb::sqlite();
    let dir = db.dir();
    let founding = "admin create --handle ada --display-name Ada --association Testers --legal-entity Testers \
                    --jurisdiction NZ --policy-mode open";
    let words: Vec<&str> = founding.split_whitespace().collect();
    assert!(run(dir, &words, &[]).status.success());
    let said = |line: &str| {
        let output = run(dir, &line.split(' ').collect::<Vec<_>>(), &[]);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{line}: {err}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(said("keys rotate").contains("Nobody has keys yet"));
    let one: serde_json::Value = serde_json::from_str(&said("--json keys rotate --actor @ada")).unwrap();
    assert_eq!(one, serde_json::json!({ "rotated": ["ada"] }));
    assert!(said("keys rotate").starts_with("ada has new keys."));
    let output = run(dir, &["keys", "rotate", "--actor", "nobody"], &[]);
    assert!(told(&output, 2).contains("nobody on this node is called «nobody»"));
}

/// 32 bytes of nothing, in base64.
const OTHER_KEY: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

#[test]
fn a_node_does_not_start_without_the_key_that_its_own_keys_are_sealed_with() {
    let dir = TempDir::new();
    let listen = ("COLLEGIUM__SERVER__LISTEN", "127.0.0.1:0");
    let succeeds = |words: &str| {
        let output = run(dir.path(), &words.split(' ').collect::<Vec<_>>(), &[listen]);
        assert!(output.status.success(), "{words}: {}", String::from_utf8_lossy(&output.stderr));
    };
    succeeds(
        "admin create --handle ada --display-name Ada --association Testers --legal-entity Testers --jurisdiction NZ",
    );
    succeeds(
        "community create --handle wounds --title Wounds --domain Wounds --community Nurses --practice Cases --as ada",
    );
    succeeds("keys rotate --actor wounds");
    let (key, away) = (dir.path().join("data/node.key"), dir.path().join("away"));
    std::fs::rename(&key, &away).unwrap();
    let line = refused(dir.path(), 78, &[listen]);
    assert!(line.contains("node.key") && line.contains("backup"), "{line}");
    assert!(!key.exists(), "it made a new one");
    let line = refused(dir.path(), 78, &[listen, ("COLLEGIUM__SECRETS__NODE_KEY", OTHER_KEY)]);
    assert!(line.contains("secrets.node_key") && line.contains("sealed by"), "{line}");
    // Lost for good: new keys, and it gets as far as its port.
    succeeds("keys rotate");
    let busy = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = busy.local_addr().unwrap().to_string();
    refused(dir.path(), 71, &[("COLLEGIUM__SERVER__LISTEN", &taken)]);
}

#[test]
fn somebody_is_suspended_and_readmitted_from_the_shell() {
    let db = crate::support::TestDb::sqlite();
    let (dir, url) = (db.dir(), db.url());
    let said = |line: &str, code: i32| {
        let output = run(dir, &line.split(' ').collect::<Vec<_>>(), &[("COLLEGIUM__DATABASE__URL", &url)]);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{line}: {err}");
        if code == 0 { String::from_utf8(output.stdout).unwrap() } else { err }
    };
    said(
        "admin create --handle ada --display-name Ada --association Testers --legal-entity Testers --jurisdiction NZ",
        0,
    );
    said("member create --handle ben --display-name Ben", 0);
    said(
        "community create --handle wounds --title Wounds --domain Wounds --community Nurses --practice Cases --as ada",
        0,
    );
    let line = said("community suspend wounds @ben --days 7 --reason Advertises --as ada", 0);
    assert!(line.starts_with("@ben is suspended in !wounds until 20"), "{line}");
    let mut conn = db.raw();
    let mut number = |text: &'static str| conn.number(collegium::sql!(text)).unwrap().unwrap_or(0);
    let held = "SELECT count(*) AS n FROM memberships WHERE state = 'suspended' AND until IS NOT NULL";
    assert_eq!(number(held), 1);
    assert_eq!(number("SELECT count(*) AS n FROM acts WHERE act = 'suspend' AND reason = 'Advertises'"), 1);
    let told = said("--json community readmit wounds @ben@localhost:8080 --as ada", 1);
    assert!(told.contains("nobody known here is called @ben@localhost:8080"), "{told}");
    let told = said("--json community readmit !wounds ben --as ada", 0);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(
        told,
        serde_json::json!({ "community": "wounds", "person": "@ben", "suspended": false, "done": "here" })
    );
    assert_eq!(number(held), 0);
    for (line, code, word) in [
        ("community readmit wounds ben --as ada", 1, "@ben is not suspended in !wounds"),
        ("community suspend wounds ada --as ben", 1, "Only moderators"),
        ("community suspend wounds nobody --as ada", 1, "nobody known here is called nobody"),
        ("community suspend nowhere ben --as ada", 1, "no community is called nowhere"),
        ("community suspend wounds ben --until tomorrow --as ada", 2, "--until: tomorrow"),
        ("community suspend wounds ben --until 2020-01-01T00:00:00Z --as ada", 1, "must lie in the future"),
        ("community suspend wounds ben --days 0 --as ada", 2, "--days"),
    ] {
        let told = said(line, code);
        assert!(told.contains(word), "{line}: {told}");
    }
}
