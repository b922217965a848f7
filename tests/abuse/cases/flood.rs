//! Much of everything: what one does takes nothing from another.

use std::time::{Duration, Instant};

use serde_json::json;

use super::groups::joins;
use super::origin::adas_thread;
use super::{Case, case};
use crate::Outcome;
use crate::letter::Letter;
use crate::node::Node;
use crate::peer::{Peer, Reply};
use crate::socket::{Request, Said};
use crate::world::{POSTED, Voice, World, ensure, fresh, settle, told};

pub const CASES: &[Case] = &[
    case!("D-03", "a flood of messages of one node: 429, and another node is not affected", d_03),
    case!(
        "D-03b",
        "a flood of bad signatures, also in the name of an honest node, which is not affected",
        d_03b
    ),
    case!("D-03c", "a flood of questions, also in the name of an honest node, which is not affected", d_03c),
    case!("D-05", "a message that fails again and again is parked, and shown", d_05),
    case!("D-09", "a peer that is down for a week: it gets all of it in order, and others do not wait", d_09),
    case!("D-10", "a peer that takes nine seconds holds nobody up, one question at a time", d_10),
    case!("A-01", "forwarded addresses change nothing", a_01),
    case!("G-16", "votes twice, undone, against, and by a crowd", g_16),
    case!("D-06", "ever new names below one domain share what is looked up for strangers", d_06),
];

/// Whether somebody was told to wait, and until when.
fn waits(said: &Said) -> Result<bool, String> {
    if said.status != 429 {
        return Ok(false);
    }
    let seconds = said.header("retry-after").and_then(|text| text.parse::<u64>().ok());
    ensure(seconds.is_some_and(|s| (1..=3600).contains(&s)), || format!("Retry-After is {seconds:?}"))?;
    ensure(said.text() == "too_many_requests", || said.text()).map(|()| true)
}

async fn d_03(w: &World) -> Outcome {
    let node = w.tight().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    let mut waiting = 0;
    for _ in 0..60 {
        waiting += usize::from(waits(&eve.says(node, &eve.page(node)).await?)?);
    }
    ensure(waiting >= 20, || format!("only {waiting} of 60 were told to wait"))?;
    // What is turned away leaves nothing.
    settle(node).await;
    let calm = w.calm(node).rows(&POSTED);
    told(&bob.says(node, &bob.page(node)).await?, 202, "").map_err(|e| format!("bob: {e}"))?;
    calm.settles().await
}

async fn d_03b(w: &World) -> Outcome {
    let node = w.tight().await;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    let mut waiting = 0;
    for _ in 0..60 {
        let letter = Letter { key: w.wrong.clone(), ..bob.letter(node, &bob.page(node)) };
        let said = node.ask(&letter.seal()).await?;
        ensure(matches!(said.status, 401 | 429), || format!("answered {}", said.status))?;
        waiting += usize::from(waits(&said)?);
    }
    ensure(waiting >= 20, || format!("only {waiting} of 60 were told to wait"))?;
    told(&bob.says(node, &bob.page(node)).await?, 202, "").map_err(|e| format!("bob: {e}"))
}

async fn d_03c(w: &World) -> Outcome {
    let node = w.tight().await;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    let kind = "application/activity+json";
    let mut waiting = 0;
    for _ in 0..60 {
        waiting += usize::from(waits(&node.ask(&Request::get("/node").with("Accept", kind)).await?)?);
    }
    ensure(waiting >= 20, || format!("only {waiting} of 60 were told to wait"))?;
    let ask = || Letter { kind, ..Letter::get(&node.authority, "/node", &bob.key_id(), &w.bob.key) };
    for _ in 0..60 {
        node.ask(&Letter { key: w.wrong.clone(), ..ask() }.seal()).await?;
    }
    told(&node.ask(&ask().seal()).await?, 200, "").map_err(|e| format!("bob: {e}"))?;
    // Pages for people are no part of it.
    told(&node.ask(&Request::get("/").with("Accept", "text/html")).await?, 200, "")
}

async fn d_05(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let parent = fresh("page");
    w.eve.serve(&parent, Reply::status(503));
    let mut message = eve.page(node);
    message["object"]["type"] = "Note".into();
    message["object"]["inReplyTo"] = w.eve.url(&parent).into();
    told(&eve.says(node, &message).await?, 202, "")?;
    settle(node).await;
    let parked = "SELECT count(*) AS n FROM inbox_items WHERE state = 'failed'";
    let before = node.number(parked);
    let mut clock = 0;
    // A little more than each wait; messages are dated by the machine's clock, so that it is set back in the end.
    for wait in [2, 3, 5, 10, 20, 80, 400, 2_300, 9_000, 9_000] {
        clock += wait;
        node.shift(clock).await;
        tokio::time::sleep(Duration::from_millis(1200)).await;
        if node.number(parked) > before {
            break;
        }
    }
    node.shift(0).await;
    ensure(node.number(parked) == before + 1, || format!("not parked after {} tries", w.eve.times(&parent)))?;
    ensure(w.eve.times(&parent) <= 10, || format!("{} tries", w.eve.times(&parent)))?;
    let shown = node.api("GET", "/api/v1/inbox/failed", None).await?;
    ensure(shown.text().contains(message["id"].as_str().unwrap_or("?")), || {
        format!("not shown: {}", shown.text())
    })
}

async fn d_06(w: &World) -> Outcome {
    let node = w.tight().await;
    let mut waiting = 0;
    for n in 0..40 {
        let eve = Voice::new(&w.eve);
        let key_id = format!("https://a{n}.x{n}.wild.example/u/1#main-key");
        let letter = Letter { key_id, ..eve.letter(node, &eve.page(node)) };
        waiting += usize::from(waits(&node.ask(&letter.seal()).await?)?);
    }
    ensure(waiting >= 20, || format!("only {waiting} of 40 were told to wait"))
}

/// A thread of ada's under this title.
async fn says_ada(node: &Node, title: &str) -> Outcome {
    let body = json!({ "title": title, "body": "As I wrote it" });
    let said = node.api("POST", "/api/v1/communities/wounds/threads", Some(body)).await?;
    ensure(said.status == 201, || said.text())
}

/// Titles of this story in the order in which they were delivered first.
fn heard(peer: &Peer, story: &str) -> Vec<String> {
    let mut titles = Vec::new();
    for body in peer.delivered() {
        let message: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
        let title = message.pointer("/object/object/name").and_then(|name| name.as_str()).unwrap_or_default();
        if title.starts_with(story) && !titles.iter().any(|known| known == title) {
            titles.push(title.to_owned());
        }
    }
    titles
}

async fn waits_for(peer: &Peer, story: &str, most: Duration, number: usize) -> Vec<String> {
    let until = Instant::now() + most;
    while heard(peer, story).len() < number && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    heard(peer, story)
}

async fn d_09(w: &World) -> Outcome {
    let mut node = w.node("patient", "open", &[]).await;
    let (eve, bob) = (Voice::new(&w.eve), Voice::new(&w.bob));
    joins(&node, &eve).await?;
    joins(&node, &bob).await?;
    w.eve.serve("/inbox", Reply::status(503));
    w.eve.forget_deliveries();
    let titles: Vec<String> = (0..12).map(|n| format!("Patience {n:02}")).collect();
    for title in &titles[..6] {
        says_ada(&node, title).await?;
    }
    let there = waits_for(&w.bob, "Patience", Duration::from_secs(8), 6).await;
    ensure(there == titles[..6], || format!("bob heard {there:?}"))?;
    node.restart();
    for title in &titles[6..] {
        says_ada(&node, title).await?;
    }
    for days in 1..=7 {
        node.shift(days * 86_400).await;
        tokio::time::sleep(Duration::from_millis(600)).await;
    }
    let waiting = node.number("SELECT count(*) AS n FROM deliveries WHERE state = 'pending'");
    ensure((12..=40).contains(&waiting), || format!("{waiting} deliveries wait"))?;
    let asked = w.eve.delivered().len();
    ensure(asked < 80, || format!("eve's node was asked {asked} times meanwhile"))?;
    // Back again, in the middle of which the process is killed.
    w.eve.forget_deliveries();
    w.eve.serve("/inbox", Reply::status(202));
    node.shift(8 * 86_400).await;
    node.restart();
    let there = waits_for(&w.eve, "Patience", Duration::from_secs(15), 12).await;
    ensure(there == titles, || format!("eve heard {there:?}"))?;
    let there = waits_for(&w.bob, "Patience", Duration::from_secs(5), 12).await;
    ensure(there == titles, || format!("bob heard {there:?}"))?;
    settle(&node).await;
    let waiting = node.number("SELECT count(*) AS n FROM deliveries WHERE state = 'pending'");
    ensure(waiting == 0, || format!("{waiting} deliveries wait at the end"))
}

async fn d_10(w: &World) -> Outcome {
    let node = w.node("brisk", "open", &[]).await;
    let (eve, bob) = (Voice::new(&w.eve), Voice::new(&w.bob));
    joins(&node, &eve).await?;
    joins(&node, &bob).await?;
    w.eve.serve("/inbox", Reply::after(Duration::from_secs(9), 202));
    w.eve.forget_deliveries();
    let started = Instant::now();
    for n in 0..8 {
        says_ada(&node, &format!("Brisk {n}")).await?;
    }
    let there = waits_for(&w.bob, "Brisk", Duration::from_secs(6), 8).await;
    let took = started.elapsed();
    ensure(there.len() == 8, || format!("in {took:?} bob heard {there:?}"))?;
    let asked = w.eve.delivered().len();
    ensure(asked <= 4, || format!("eve's node was asked {asked} times in {took:?}, with a deadline of 2 s"))?;
    // Quick again: what was learnt of her node wears off.
    w.eve.serve("/inbox", Reply::status(202));
    node.shift(3_600).await;
    let there = waits_for(&w.eve, "Brisk", Duration::from_secs(15), 8).await;
    node.shift(0).await;
    ensure(there.len() == 8, || format!("eve heard {there:?}"))
}

async fn a_01(w: &World) -> Outcome {
    let node = w.tight().await;
    let kind = "application/activity+json";
    let mut waiting = 0;
    for n in 0..60 {
        let mut request = Request::get("/node").with("Accept", kind);
        for name in ["X-Forwarded-For", "X-Real-Ip", "True-Client-Ip", "Cf-Connecting-Ip"] {
            request = request.with(name, &format!("198.51.100.{n}"));
        }
        request = request.with("Forwarded", &format!("for=198.51.100.{n}"));
        waiting += usize::from(waits(&node.ask(&request).await?)?);
    }
    ensure(waiting >= 20, || format!("only {waiting} of 60 were told to wait"))?;
    ensure(!node.log().contains("198.51.100."), || "the log believes them".to_owned())
}

/// How many votes a post of the node's has.
async fn votes(node: &Node, post: &str) -> i64 {
    settle(node).await;
    let said = node.api("GET", &format!("/api/v1/posts/{post}"), None).await;
    said.ok().and_then(|said| said.json()["votes"].as_i64()).unwrap_or(-1)
}

async fn g_16(w: &World) -> Outcome {
    let node = w.open().await;
    let (id, uri) = adas_thread(node).await?;
    let bob = Voice::new(&w.bob);
    let like = || bob.act("Like", &node.group, json!(uri));
    let undo = |what: &serde_json::Value| bob.act("Undo", &node.group, what.clone());
    let (first, again, later) = (like(), like(), like());
    // One voice, one vote, whatever it says and how often. It is none when every Like is taken back, and may be given
    // anew.
    for (message, expected) in [
        (first.clone(), 1),
        (again.clone(), 1),
        (bob.act("Dislike", &node.group, json!(uri)), 1),
        (undo(&first), 1),
        (undo(&again), 0),
        (undo(&again), 0),
        (first.clone(), 0),
        (later, 1),
    ] {
        told(&bob.says(node, &message).await?, 202, "")?;
        let now = votes(node, &id).await;
        ensure(now == expected, || format!("after {}: {now}, not {expected}", message["type"]))?;
    }
    // A crowd of new names at one node: no more than a node may send, and the admin sees that it tried.
    let node = w.node("voted", "open", &[("INBOX", "[2, 20]"), ("STRANGERS", "[100, 1000]")]).await;
    let (id, uri) = adas_thread(&node).await?;
    let mut taken = 0;
    for _ in 0..60 {
        let eve = Voice::new(&w.eve);
        let said = eve.says(&node, &eve.act("Like", &node.group, json!(uri))).await?;
        taken += i64::from(!waits(&said)?);
    }
    let now = votes(&node, &id).await;
    ensure(taken < 40 && now == taken, || format!("{taken} were taken, {now} count"))?;
    let bob = Voice::new(&w.bob);
    told(&bob.says(&node, &bob.act("Like", &node.group, json!(uri))).await?, 202, "")?;
    ensure(votes(&node, &id).await == now + 1, || "bob's voice is not heard".to_owned())?;
    for (authority, noted) in [(&w.eve.authority, true), (&w.bob.authority, false)] {
        let said = node.api("GET", &format!("/api/v1/nodes/{authority}"), None).await?;
        ensure(said.json()["throttled"].is_string() == noted, || format!("of {authority}: {}", said.text()))?;
    }
    Ok(())
}
