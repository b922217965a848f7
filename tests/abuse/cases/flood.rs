//! Much of everything: what one does takes nothing from another.

use super::{Case, case};
use crate::Outcome;
use crate::letter::Letter;
use crate::peer::Reply;
use crate::socket::{Request, Said};
use crate::world::{LOGGED, Voice, World, ensure, fresh, settle, told};

pub const CASES: &[Case] = &[
    case!("D-03", "a flood of messages of one node: 429, and another node is not affected", d_03),
    case!(
        "D-03b",
        "a flood of bad signatures, also in the name of an honest node, which is not affected",
        d_03b
    ),
    case!("D-03c", "a flood of questions, also in the name of an honest node, which is not affected", d_03c),
    case!("D-05", "a message that fails again and again is parked, and shown", d_05),
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
    let calm = w.calm(node).rows(&LOGGED).rows(&[
        "posts",
        "threads",
        "facts",
        "activities",
        "deliveries",
        "versions",
    ]);
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
        tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
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
