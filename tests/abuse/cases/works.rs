//! What must work: without these the refusals of the other groups would say nothing.

use serde_json::json;

use super::{Case, case};
use crate::Outcome;
use crate::letter::{Letter, date};
use crate::socket::Request;
use crate::world::{Voice, World, ensure, settle, told};

pub const CASES: &[Case] = &[
    case!("K-00", "an honest message is let in and takes effect", k_00),
    case!("K-01", "WebFinger: a handle, and a name that nobody has", k_01),
    case!("K-03", "both types of ActivityPub are answered; a browser gets a page", k_03),
    case!("K-08", "the same message at two inboxes is one message", k_08),
    case!("K-14", "clocks that differ by four minutes do not matter", k_14),
];

async fn k_00(w: &World) -> Outcome {
    let node = w.open().await;
    let before = node.rows();
    Voice::new(&w.bob).introduced(node).await?;
    let now = node.rows();
    ensure(now["posts"] == before["posts"] + 1, || "no post".to_owned())?;
    ensure(now["threads"] == before["threads"] + 1, || "no thread".to_owned())
}

async fn k_01(w: &World) -> Outcome {
    let node = w.open().await;
    let ask =
        |name: &str| Request::get(&format!("/.well-known/webfinger?resource=acct:{name}@{}", node.authority));
    let said = node.ask(&ask("wounds")).await?;
    told(&said, 200, "")?;
    ensure(said.header("content-type").is_some_and(|t| t.starts_with("application/jrd+json")), || {
        "type".to_owned()
    })?;
    told(&node.ask(&ask("nobody")).await?, 404, "")
}

async fn k_03(w: &World) -> Outcome {
    let node = w.open().await;
    let path = node.group.trim_start_matches("http://").split_once('/').map(|(_, path)| format!("/{path}"));
    let path = path.unwrap_or_default();
    for kind in [
        "application/activity+json",
        "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
    ] {
        let said = node.ask(&Request::get(&path).with("Accept", kind)).await?;
        told(&said, 200, "")?;
        ensure(said.json()["id"] == json!(node.group), || format!("{kind}: {}", said.text()))?;
        ensure(said.header("vary").is_some_and(|v| v.contains("Accept")), || "no Vary".to_owned())?;
    }
    let said = node.ask(&Request::get("/").with("Accept", "text/html")).await?;
    ensure(said.header("content-type").is_some_and(|t| t.starts_with("text/html")), || "no page".to_owned())
}

async fn k_08(w: &World) -> Outcome {
    let node = w.open().await;
    let bob = Voice::new(&w.bob);
    let (message, before) = (bob.page(node), node.rows()["posts"]);
    for path in ["/inbox", "/node/inbox"] {
        let letter = Letter { path: path.to_owned(), ..bob.letter(node, &message) };
        told(&node.ask(&letter.seal()).await?, 202, "")?;
    }
    settle(node).await;
    ensure(node.rows()["posts"] == before + 1, || "not one post".to_owned())
}

async fn k_14(w: &World) -> Outcome {
    let node = w.open().await;
    for shift in [-240, 240] {
        let bob = Voice::new(&w.bob);
        let letter = Letter { date: Some(date(shift)), ..bob.letter(node, &bob.page(node)) };
        told(&node.ask(&letter.seal()).await?, 202, "")?;
    }
    Ok(())
}
