//! One story over real sockets: everything that can be done to a thread, from either side, is equal on both.

use serde_json::json;

use super::{PATIENCE, Pair, compare, join, local_id, pairings, post, slug};
use crate::support::compare::Known;
use crate::support::process::{BuiltNode, Client, eventually};

/// Writes a thread and returns its URI.
fn start(who: &Client, handle: &str, home: &BuiltNode, title: &str) -> String {
    let path = format!("/api/v1/communities/{}/threads", slug(who, handle, home));
    let made = who.must("POST", &path, Some(&json!({ "title": title, "body": "What do *you* do?" })));
    made["uri"].as_str().unwrap().to_owned()
}

/// Replies to the post with this URI and returns the reply's.
fn reply(who: &Client, node: &BuiltNode, parent: &str, body: &str) -> String {
    let path = format!("/api/v1/posts/{}/replies", local_id(who, node, parent));
    let made = who.must("POST", &path, Some(&json!({ "body": body })));
    made["uri"].as_str().unwrap().to_owned()
}

fn on(who: &Client, node: &BuiltNode, uri: &str, method: &str, rest: &str, body: Option<serde_json::Value>) {
    let path = format!("/api/v1/posts/{}{rest}", local_id(who, node, uri));
    who.must(method, &path, body.as_ref());
}

fn act(who: &Client, node: &BuiltNode, uri: &str, act: &str) {
    let body = json!({ "act": act, "reason": "for order" });
    on(who, node, uri, "POST", "/acts", Some(body));
}

/// Plays the story in the community of `home`, with people of both nodes; the URI of a thread that was written there.
fn play(
    pair: &Pair,
    handle: &str,
    home: &BuiltNode,
    away: &BuiltNode,
    host: &Client,
    guest: &Client,
) -> String {
    join(guest, handle, home);
    let ours = start(host, handle, home, "Written at home");
    let theirs = start(guest, handle, home, "Written away");

    // Nested, each by the other side.
    let mut parent = ours.clone();
    for n in 0..6 {
        let (who, node) = if n % 2 == 0 { (guest, away) } else { (host, home) };
        parent = reply(who, node, &parent, &format!("Level {n}"));
    }
    let by_host = reply(host, home, &theirs, "From home");
    let by_guest = reply(guest, away, &ours, "From away");

    for (who, node) in [(host, home), (guest, away)] {
        for uri in [&ours, &theirs, &by_host, &by_guest] {
            on(who, node, uri, "PUT", "/vote", None);
        }
        on(who, node, &by_host, "DELETE", "/vote", None);
    }
    let new = json!({ "body": "Changed **words**" });
    on(host, home, &by_host, "PATCH", "", Some(new.clone()));
    on(guest, away, &by_guest, "PATCH", "", Some(new));
    let retitled = json!({ "title": "Another title", "body": "Changed, too" });
    on(guest, away, &theirs, "PATCH", "", Some(retitled));

    for (who, node, uri) in [(host, home, &ours), (guest, away, &ours)] {
        let doomed = reply(who, node, uri, "Forget this");
        on(who, node, &doomed, "DELETE", "", None);
    }
    moderate(pair, handle, home, away, host, guest);
    ours
}

/// The shell says what happened to a post, by its address and by the last part of it; on the other node, too.
fn journey(home: &BuiltNode, away: &BuiltNode, uri: &str) {
    let page = uri.rsplit('/').next().unwrap();
    for named in [uri, page, &format!("{}/p/{page}/journey", home.origin())] {
        let said = home.cli(&["federation", "journey", named]);
        let told = said.lines().any(|line| line.starts_with(&away.authority) && line.contains("done"));
        assert!(told && said.contains("1 have it"), "{named}: {said}");
    }
    let said = away.cli(&["--json", "federation", "journey", uri]);
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(said["author_node"], home.authority);
    assert_eq!(said["steps"][0]["what"], "thread-posted");
    assert_eq!(said["deliveries"], json!([]));
}

/// Locks, pins and removes from either side; the guest is made a moderator first.
fn moderate(pair: &Pair, handle: &str, home: &BuiltNode, away: &BuiltNode, host: &Client, guest: &Client) {
    let path = format!("/api/v1/communities/{handle}/members/{}@{}", guest.handle, away.authority);
    host.must("PUT", &path, Some(&json!({ "role": "moderator" })));
    let seen = format!("/api/v1/communities/{}", slug(guest, handle, home));
    eventually(PATIENCE, "the guest is a moderator", || {
        guest.must("GET", &seen, None)["my_role"] == "moderator"
    });
    for (who, node) in [(host, home), (guest, away)] {
        let locked = start(who, handle, home, "To be locked");
        let pinned = start(who, handle, home, "To be pinned");
        let removed = start(who, handle, home, "To be removed");
        let restored = start(who, handle, home, "To be restored");
        act(who, node, &locked, "lock");
        act(who, node, &pinned, "pin");
        act(who, node, &removed, "remove");
        act(who, node, &restored, "remove");
        act(who, node, &restored, "lock");
        let (there, elsewhere) = if node.authority == home.authority { (guest, away) } else { (host, home) };
        for (uri, field) in [(&removed, "removed"), (&restored, "removed")] {
            eventually(PATIENCE, "the removal has come", || {
                let known = compare::look(elsewhere).page_of(uri);
                known.is_some_and(|id| post(there, &id)[field] == true)
            });
        }
        // What is taken back must have come: an unlocking that overtakes the lock is none.
        eventually(PATIENCE, "the lock has come", || {
            let id = local_id(there, elsewhere, &restored);
            there.must("GET", &format!("/api/v1/threads/{id}"), None)["locked"] == true
        });
        act(there, elsewhere, &restored, "restore");
        act(there, elsewhere, &restored, "unlock");
    }
    compare::settle(pair, PATIENCE);
}

#[test]
fn real_sockets_what_is_done_on_either_side_is_equal_on_both() {
    for pairing in pairings() {
        println!("{pairing:?}");
        let pair = Pair::start(pairing);
        let [north, south] = pair.nodes();
        let (ada, ben) = (north.person("ada"), south.person("ben"));
        let (sue, tom) = (south.person("ada"), north.person("tom"));
        let thread = play(&pair, "wounds", north, south, &ada, &ben);
        play(&pair, "burns", south, north, &sue, &tom);

        journey(north, south, &thread);
        let known = compare::equal(&pair);
        // 2 communities: 2 threads and 8 for moderation, 6 nested, 2 replies, 2 deleted.
        assert_eq!(known.len(), 2 * (10 + 6 + 2 + 2), "everything is there");
        let count = |holds: fn(&Known) -> bool| known.values().filter(|p| holds(p)).count();
        assert_eq!(count(|p| p.deleted), 4);
        assert_eq!(count(|p| p.removed), 4);
        assert_eq!(count(|p| p.locked && p.parent.is_none()), 4);
        assert_eq!(count(|p| p.pinned && p.parent.is_none()), 4);
        assert_eq!(count(|p| p.votes == 2), 2 * 3);
        assert_eq!(count(|p| p.html.contains("Changed")), 2 * 3);
    }
}
