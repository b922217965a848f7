//! The shape of the house, as `docs/ARCHITECTURE.md` draws it: who may know whom, who writes what, and small order.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Known to everybody. They know each other: a transaction carries the ledger, and every answer is the one `Error`.
const FLOOR: [&str; 3] = ["base", "error", "ledger"];
/// A domain may import those before it.
const DOMAINS: [&str; 14] = [
    "accessibility",
    "association",
    "professions",
    "actors",
    "mail",
    "accounts",
    "communities",
    "policy",
    "roster",
    "exchange",
    "threads",
    "notify",
    "leaving",
    "export",
];
/// Thin, and strangers to each other.
const DOORS: [&str; 4] = ["federation", "web", "api", "cli"];
/// What a door is given: the table that it adds its lines to, and the English that the API and the shell share.
const GIVEN_TO_DOORS: [&str; 4] = ["app", "config", "routes", "words"];
/// Where everything comes together: these may know all.
const ASSEMBLY: [&str; 8] = ["lib", "main", "app", "worker", "routes", "doctor", "moving", "metrics"];

struct Source {
    /// Relative to the package: `src/threads/vote.rs`.
    path: String,
    /// Without the tests in it.
    code: String,
}

impl Source {
    /// The top-level module that the file belongs to.
    fn module(&self) -> &str {
        let inner = self.path.trim_start_matches("src/");
        inner.split('/').next().unwrap().trim_end_matches(".rs")
    }

    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files with one of these endings below a folder, in order; what tools put there is left out.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path: PathBuf = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && !matches!(name.as_str(), "node_modules" | "target" | "shots") {
                folders.push(path);
            } else if endings.iter().any(|e| name.ends_with(e)) {
                let text = std::fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<Source> {
    let all: Vec<Source> = files("src", &[".rs"])
        .into_iter()
        .filter(|(path, _)| !path.contains("/tests/") && !path.ends_with("/tests.rs"))
        .map(|(path, text)| Source { path, code: without_tests(&text) })
        .collect();
    assert!(all.len() > 30, "the sources were found");
    all
}

/// Cuts every `#[cfg(test)]` item that is written at the margin.
fn without_tests(text: &str) -> String {
    let mut code = String::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("#[cfg(test)]") {
            inside = true;
        }
        if !inside {
            code.push_str(line);
            code.push('\n');
        }
        // The item ends with its brace at the margin, or on its one line.
        if inside && (line == "}" || line.starts_with("mod ") && line.ends_with(';')) {
            inside = false;
        }
    }
    code
}

/// The lines that are code: comments may name what they like.
fn statements(code: &str) -> impl Iterator<Item = &str> {
    code.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The top-level modules of this crate that a text names: `crate::x`, `crate::{x, y::z}`.
fn modules_named(code: &str) -> BTreeSet<String> {
    let code: String = statements(code).collect::<Vec<_>>().join("\n");
    let mut named = BTreeSet::new();
    for behind in code.split("crate::").skip(1) {
        if let Some(list) = behind.strip_prefix('{') {
            let list = list.split("};").next().unwrap_or("");
            let mut depth = 0;
            let mut word = String::new();
            for c in list.chars().chain([',']) {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        let first = word.trim().split(':').next().unwrap_or("").to_owned();
                        named.insert(first);
                        word.clear();
                    }
                    _ if depth == 0 => word.push(c),
                    _ => {}
                }
            }
        } else {
            named.insert(behind.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    named.retain(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    named
}

/// Which modules a module may name.
fn may_name(module: &str) -> Vec<&'static str> {
    let mut allowed = FLOOR.to_vec();
    // The two macros of `base::sql` are exported at the crate's root.
    allowed.extend(["sql", "row"]);
    if let Some(place) = DOMAINS.iter().position(|d| *d == module) {
        allowed.extend(&DOMAINS[..=place]);
    } else if module == "config" {
        allowed.push("config");
    } else if let Some(door) = DOORS.iter().find(|d| **d == module) {
        allowed.extend(DOMAINS);
        allowed.extend(GIVEN_TO_DOORS);
        allowed.push(door);
        if module == "cli" {
            // The command line starts the node: it holds the other end of everything.
            allowed.extend(ASSEMBLY);
        }
    }
    allowed
}

#[test]
fn modules_know_only_what_lies_below_them() {
    let mut wrong = Vec::new();
    for source in sources() {
        let module = source.module();
        if ASSEMBLY.contains(&module) {
            continue;
        }
        let known = FLOOR.contains(&module) || DOMAINS.contains(&module) || DOORS.contains(&module);
        assert!(
            known || matches!(module, "config" | "words"),
            "{module} has no place among base, domains and doors: give it one in this test"
        );
        let allowed = may_name(module);
        for name in modules_named(&source.code) {
            if !allowed.contains(&name.as_str()) {
                wrong.push(format!("{} names crate::{name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lib_lists_the_domains_in_their_order() {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let order: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .filter(|module| DOMAINS.contains(module))
        .collect();
    assert_eq!(order, DOMAINS);
}

/// What only some may mention, and why the others not.
const ONLY: [(&str, &[&str], &str); 9] = [
    ("activitypub_federation", &["src/federation"], "only federation knows JSON-LD and its library"),
    (
        "reqwest",
        // The resolver of that client stands beside the rules for addresses.
        &["src/base/http", "src/base/address.rs"],
        "only base::http opens outgoing sockets",
    ),
    ("lettre", &["src/base/smtp.rs"], "only base::smtp speaks to the mail server"),
    (
        ".http().send",
        // The doctor asks this node itself, from outside.
        &["src/federation/egress.rs", "src/doctor"],
        "only federation::egress, which asks the policy, sends to other nodes",
    ),
    (
        "StatusCode",
        &[
            "src/api/problem.rs",
            "src/web/errors.rs",
            // Tests read the status that was chosen.
            "src/web/tests",
            // A path without such a method or page is refused where paths are told apart.
            "src/web/mod.rs",
            "src/routes.rs",
            // Pages are shown with the status that the errors chose; a form too large is told by axum's status.
            "src/web/visit.rs",
            "src/web/search.rs",
            "src/web/form.rs",
            // Another node is answered by machine: each refusal of an inbox has its code beside its reason.
            "src/federation",
        ],
        "doors choose the status in one place each",
    ),
    ("INSERT INTO deliveries", &["src/federation/outbox"], "only federation::outbox creates deliveries"),
    ("INSERT INTO facts", &["src/ledger.rs"], "facts are recorded through the transaction"),
    (
        concat!("SELECT 1 ", "AS n"),
        &[],
        "PostgreSQL reads it as a short integer, which a row of i64 refuses: write CAST(1 AS BIGINT)",
    ),
    ("Timestamp::now", &["src/base/time.rs"], "time comes from the injected clock"),
];

#[test]
fn some_words_are_for_some_modules_only() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (word, places, why) in ONLY {
            let found = statements(&source.code).any(|line| line.contains(word));
            if found && !source.is_in(places) {
                wrong.push(format!("{} mentions {word}: {why}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a line makes a value of a type, rather than declaring it or naming it.
fn makes(line: &str, what: &str) -> bool {
    let needle = format!("{what} {{");
    line.match_indices(&needle).any(|(at, _)| {
        let before = &line[..at];
        let part_of_a_name = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        // `Role::Member` is another word; a type is reached through its module.
        let variant = before.strip_suffix("::").is_some_and(|path| {
            let last = path.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next();
            last.is_some_and(|word| word.starts_with(char::is_uppercase))
        });
        let declared = ["struct ", "impl ", "for ", "-> ", "enum "].iter().any(|word| before.ends_with(word));
        !part_of_a_name && !variant && !declared
    })
}

#[test]
fn only_accounts_make_a_member_and_only_the_guard_lets_a_remote_actor_in() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (what, places) in [
            ("Member", &["src/accounts"][..]),
            // The guard proves who sent a message; receiving derives from it for whom the sender speaks.
            // Who is gone said so to it, and has their votes and posts deleted in their name, later.
            ("RemoteActor", &["src/federation/guard", "src/federation/receive", "src/leaving/work"][..]),
            // Its own node was asked whether it is the member's new self.
            ("Confirmed", &["src/federation/selves"][..]),
        ] {
            let made = statements(&source.code).any(|line| makes(line, what));
            if made && !source.is_in(places) {
                wrong.push(format!("{} makes a {what}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The one module that writes a table. `cursors` and `facts` are the ledger's, `leases` the base's.
const OWNERS: [(&str, &[&str]); 15] = [
    ("association", &["settings", "logos"]),
    ("actors", &["actors", "nodes", "keys", "also_known_as", "retired_handles"]),
    ("mail", &["mails", "paused_addresses"]),
    (
        "accounts",
        &[
            "members",
            "member_actors",
            "sessions",
            "tokens",
            "feeds",
            "sign_in_attempts",
            "idempotency_keys",
            "links",
            "invitations",
            "invitation_places",
            "candidates",
        ],
    ),
    ("communities", &["communities", "memberships", "topics"]),
    ("policy", &["policy_rules", "audit_log"]),
    ("roster", &["imports"]),
    (
        "threads",
        &[
            "threads",
            "posts",
            "versions",
            "votes",
            "tombstones",
            "mentions",
            "reads",
            "acts",
            "reports",
            "digests",
            "comparisons",
            "divergences",
            "differences",
            "drafts",
            "saved_threads",
            "helped",
            "summaries",
            "polls",
            "poll_options",
            "poll_votes",
        ],
    ),
    ("notify", &["notifications", "community_levels", "thread_levels"]),
    ("leaving", &["departures"]),
    ("exchange", &["histories"]),
    // What another table is called while it is made over.
    ("base", &["made_over"]),
    ("federation", &["activities", "deliveries", "inbox_items", "replay"]),
    ("ledger", &["facts", "cursors"]),
    ("base", &["leases"]),
];

/// Writes into another's table, each for a reason that holds.
const BORROWED: [(&str, &str); 10] = [
    // Merging a topic moves its threads in the same statement.
    ("src/communities/topics.rs", "threads"),
    // One log holds every act of moderation, of posts, of people and of communities.
    ("src/communities/life.rs", "acts"),
    ("src/communities/suspend.rs", "acts"),
    // How many threads and how recent: counted in the statement that inserts the thread.
    ("src/threads/rows.rs", "communities"),
    // What an author deletes leaves in the same transaction, queued bytes included.
    ("src/threads/edit.rs", "activities"),
    // An admin gives a message that failed its second chance; no door may ask federation for that.
    ("src/exchange/received.rs", "inbox_items"),
    // What is past its time is cleared in one place, which knows every retention.
    ("src/worker.rs", "replay"),
    ("src/worker.rs", "sessions"),
    ("src/worker.rs", "inbox_items"),
    ("src/worker.rs", "activities"),
];

#[test]
fn a_table_has_one_owner_and_only_it_writes() {
    let mut wrong = Vec::new();
    for source in sources() {
        let words: Vec<&str> = source.code.split_whitespace().collect();
        for three in words.windows(3) {
            let verb = three[0].trim_start_matches(['"', '(']);
            let table = match (verb, three[1]) {
                ("INSERT", "INTO") | ("DELETE", "FROM") => three[2],
                ("UPDATE", table) if three[2] == "SET" => table,
                _ => continue,
            };
            let table = table.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
            let owner = OWNERS.iter().find(|(_, tables)| tables.contains(&table));
            let Some((owner, _)) = owner else {
                wrong.push(format!("{} writes {table}, which has no owner in this test", source.path));
                continue;
            };
            let borrowed = BORROWED.contains(&(source.path.as_str(), table));
            if source.module() != *owner && !borrowed {
                wrong.push(format!("{} writes {table}, which is of {owner}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Lines of a file without its tests.
const LINES: usize = 500;

#[test]
fn the_log_of_privileged_acts_is_only_added_to() {
    let mut adds = 0;
    for source in sources() {
        let text = source.code.split_whitespace().collect::<Vec<_>>().join(" ");
        for verb in ["UPDATE audit_log", "DELETE FROM audit_log"] {
            assert!(!text.contains(verb), "{} says {verb}", source.path);
        }
        adds += text.matches("INSERT INTO audit_log").count();
    }
    assert_eq!(adds, 1, "one function writes it");
}

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    let mut wrong = Vec::new();
    for (path, text) in files("src", &[".rs"]).into_iter().chain(files("tests/it", &[".rs"])) {
        if !text.starts_with("//! ") && path != "src/main.rs" {
            wrong.push(format!("{path} does not open with a //! sentence"));
        }
        let lines = without_tests(&text).lines().count();
        if lines > LINES {
            wrong.push(format!("{path} has {lines} lines: find the second idea and name it"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_test_is_ignored_and_no_path_of_a_machine_is_written_down() {
    let words = [
        (concat!("#[ig", "nore"), "every test runs"),
        (concat!("/ro", "ot/"), "a path of one machine"),
        (concat!("/ho", "me/"), "a path of one machine"),
        (concat!("/wo", "rk/"), "a path of one machine"),
        (concat!("shared", "/design"), "not in this repository"),
        (concat!("shared", "/reference"), "not in this repository"),
    ];
    let mut wrong = Vec::new();
    let endings = [".rs", ".toml", ".md", ".sql", ".mjs", ".html", ".ftl", ".css", ".yml"];
    for folder in ["src", "tests", "docs", "config", "migrations", ".config"] {
        for (path, text) in files(folder, &endings) {
            for (word, why) in words {
                let about_code = word.starts_with('#');
                if text.contains(word) && (!about_code || path.ends_with(".rs")) {
                    wrong.push(format!("{path} holds {word}: {why}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |side: &str| -> Vec<String> {
        files(&format!("migrations/{side}"), &[".sql"])
            .into_iter()
            .map(|(path, _)| path.replace(side, ""))
            .collect()
    };
    let sqlite = names("sqlite");
    assert!(!sqlite.is_empty() && sqlite.len() % 2 == 0, "each goes up and down");
    assert_eq!(sqlite, names("postgres"));
}
