//! The samples under `config/` and the Dockerfile say what is true: keys that exist, ports that meet, verbs that run.

use std::collections::BTreeSet;
use std::path::Path;

use collegium::config::Config;
use serde_json::Value;

use crate::support::TestDb;
use crate::support::process::run;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

const SAMPLES: [&str; 6] = [
    "Dockerfile",
    "config/compose.example.yml",
    "config/collegium.service",
    "config/Caddyfile.example",
    "config/nginx.example.conf",
    "docs/OPERATING.md",
];

/// Every key of the configuration, `section.key`.
fn keys() -> BTreeSet<String> {
    fn below(value: &Value, name: &str, all: &mut BTreeSet<String>) {
        match value {
            Value::Object(inner) => inner.iter().for_each(|(k, v)| below(v, &format!("{name}.{k}"), all)),
            _ => drop(all.insert(name.trim_start_matches('.').to_owned())),
        }
    }
    let mut all = BTreeSet::new();
    below(&serde_json::to_value(Config::default()).unwrap(), "", &mut all);
    all
}

/// The words of a text that begin with `start`, as long as they are letters, digits and `_`.
fn words<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    let end = |rest: &str| rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    text.match_indices(start).map(|(at, _)| &text[at..at + end(&text[at..])]).collect()
}

#[test]
fn every_variable_in_a_sample_is_a_key_of_the_configuration() {
    let keys = keys();
    let mut found = 0;
    for sample in SAMPLES {
        for word in words(&read(sample), "COLLEGIUM__") {
            let key = word.trim_start_matches("COLLEGIUM__").to_lowercase().replacen("__", ".", 1);
            // `COLLEGIUM__SECTION__KEY` explains the form.
            assert!(keys.contains(&key) || key == "section.key", "{sample}: {word}");
            found += 1;
        }
    }
    assert!(found > 8, "{found}");
}

#[test]
fn the_example_names_every_key_with_its_default() {
    let text = read("config/node.example.toml");
    // What has no default stands there with a # before it.
    let plain: String = text
        .lines()
        .map(|l| l.strip_prefix("# ").filter(|l| l.contains("_file =")).unwrap_or(l))
        .fold(String::new(), |mut all, line| {
            all.push_str(line);
            all.push('\n');
            all
        });
    let written: BTreeSet<String> = {
        let mut section = String::new();
        let mut all = BTreeSet::new();
        for line in plain.lines() {
            if let Some(name) = line.strip_prefix('[') {
                section = name.trim_end_matches(']').to_owned();
            } else if let Some((key, _)) = line.split_once(" = ").filter(|(k, _)| !k.starts_with('#')) {
                all.insert(format!("{section}.{key}"));
            }
        }
        all
    };
    assert_eq!(written, keys());
    let dir = TestDb::sqlite();
    std::fs::write(dir.dir().join("node.toml"), text).unwrap();
    // No variable but the one by which tests find a free port.
    let output = run(dir.dir(), &["--config", "node.toml", "--json", "config", "check"], &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let Value::Array(lines) = serde_json::from_slice(&output.stdout).unwrap() else { panic!("a list") };
    let defaults = serde_json::to_value(Config::default()).unwrap();
    for line in lines.iter().filter(|l| l["key"] != "server.listen") {
        let pointer = format!("/{}", line["key"].as_str().unwrap().replace('.', "/"));
        let default = match defaults.pointer(&pointer).unwrap() {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        assert_eq!(line["value"], default, "{}", line["key"]);
    }
}

#[test]
fn ports_meet() {
    let default = Config::default().server.listen.to_string();
    for sample in ["config/Caddyfile.example", "config/nginx.example.conf"] {
        assert!(read(sample).contains(&default), "{sample} leads to {default}");
    }
    let docker = read("Dockerfile");
    assert!(docker.contains("COLLEGIUM__SERVER__LISTEN=0.0.0.0:8080") && docker.contains("\nEXPOSE 8080\n"));
    let compose = read("config/compose.example.yml");
    assert!(compose.contains("- \"8080\"") && compose.contains("node:8080"));
    assert!(compose.contains("0.0.0.0:9464") && compose.contains("http://node:9464/metrics"));
}

/// The samples start verbs that exist; a misspelt one would end with code 2.
#[test]
fn what_the_samples_start_exists() {
    let dir = TestDb::sqlite();
    let unit = read("config/collegium.service");
    let start = unit.lines().find_map(|l| l.strip_prefix("ExecStart=/usr/local/bin/collegium ")).unwrap();
    let docker = read("Dockerfile");
    let check = docker.lines().find(|l| l.starts_with("HEALTHCHECK")).unwrap();
    assert!(check.ends_with(r#"CMD ["collegium", "doctor", "--quick"]"#), "{check}");
    assert!(docker.contains("ENTRYPOINT [\"collegium\"]"));
    for line in [start, "doctor --quick"] {
        let words: Vec<&str> = line.split(' ').chain(["--help"]).collect();
        let output = run(dir.dir(), &words, &[]);
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }
    // What does not mend itself is not tried again; these are the codes that docs/CLI.md lists.
    assert!(unit.contains("RestartPreventExitStatus=2 71 78"));
}

#[test]
fn the_quick_check_tells_by_its_code_whether_the_node_answers() {
    use crate::support::process::{BuiltNode, Place};
    let place = Place::new("north");
    let node = BuiltNode::start(&place, &[place.authority()], TestDb::new(), 1);
    assert_eq!(node.cli(&["doctor", "--quick"]), "ready\n");
    node.kill(0);
    let address = format!("127.0.0.1:{}", place.authority().rsplit(':').next().unwrap());
    let output = run(node.db.dir(), &["doctor", "--quick"], &[("COLLEGIUM__SERVER__LISTEN", &address)]);
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(err.contains(&address), "{err}");
    assert!(!node.db.dir().join("data/collegium.db").exists(), "a check makes nothing");
}
