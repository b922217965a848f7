//! What must work: without these the refusals of the other groups would say nothing.

use serde_json::json;

use super::groups::{joins, state};
use super::origin::{ada, adas_thread};
use super::{Case, case};
use crate::Outcome;
use crate::club::Club;
use crate::letter::{Letter, date};
use crate::node::Node;
use crate::peer::Reply;
use crate::proof::Hand;
use crate::socket::Request;
use crate::world::{Voice, World, ensure, fresh, settle, told};

pub const CASES: &[Case] = &[
    case!("K-00", "an honest message is let in and takes effect", k_00),
    case!("K-01", "WebFinger: a handle, and a name that nobody has", k_01),
    case!("K-02", "NodeInfo in both versions, and a link to the node's own actor", k_02),
    case!("K-03", "both types of ActivityPub are answered; a browser gets a page", k_03),
    case!("K-04", "Follow, Accept, Reject and Undo, with what they are about inside and by its id", k_04),
    case!("K-07", "a deleted post is a tombstone with 410", k_07),
    case!("K-08", "the same message at two inboxes is one message", k_08),
    case!("K-09", "who refuses one generation of signatures gets the other, and it is remembered", k_09),
    case!("K-10", "the example of FEP-8b32 is what this suite proves, and what it proves is taken", k_10),
    case!("K-14", "clocks that differ by four minutes do not matter", k_14),
    case!("M-03", "our objects are where they say, and only read", m_03),
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

const KIND: &str = "application/activity+json";

async fn k_02(w: &World) -> Outcome {
    let node = w.open().await;
    let links = node.ask(&Request::get("/.well-known/nodeinfo")).await?.json();
    let href = |rel: &str| {
        let found = links["links"].as_array()?.iter().find(|link| link["rel"] == rel)?;
        found["href"].as_str().map(|href| href.replace(&format!("http://{}", node.authority), ""))
    };
    for version in ["2.0", "2.1"] {
        let path = href(&format!("http://nodeinfo.diaspora.software/ns/schema/{version}"));
        let said = node.ask(&Request::get(&path.ok_or(format!("no link to {version}: {links}"))?)).await?;
        told(&said, 200, "")?;
        let found = said.json();
        ensure(found["version"] == version && found["software"]["name"] == "collegium", || said.text())?;
        ensure(found["protocols"] == json!(["activitypub"]), || said.text())?;
    }
    let actor = href("https://www.w3.org/ns/activitystreams#Application");
    ensure(actor.as_deref() == Some("/node"), || format!("no link to the node's actor: {links}"))
}

/// The last delivery at bob's node of this kind, and about what it is.
async fn answered(w: &World, kind: &str, about: &str) -> bool {
    for _ in 0..30 {
        let all = w.bob.delivered();
        let said = |body: &Vec<u8>| serde_json::from_slice::<serde_json::Value>(body).unwrap_or_default();
        if all.iter().map(said).any(|m| m["type"] == kind && m["object"].to_string().contains(about)) {
            return true;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    false
}

async fn k_04(w: &World) -> Outcome {
    let node = w.open().await;
    let bob = Voice::new(&w.bob);
    for by_id in [false, true] {
        let follow = bob.act("Follow", &node.group, json!(node.group));
        joins_by(node, &bob, &follow).await?;
        let id = follow["id"].as_str().unwrap();
        ensure(answered(w, "Accept", id).await, || "a Follow was not answered".to_owned())?;
        let about = if by_id { json!(id) } else { follow.clone() };
        told(&bob.says(node, &bob.act("Undo", &node.group, about)).await?, 202, "")?;
        settle(node).await;
        ensure(state(node, &bob).starts_with("left"), || {
            format!("after an Undo he is {}", state(node, &bob))
        })?;
    }
    joins(node, &bob).await?;
    // The other way: ada asks elsewhere, and is taken or refused, by the Follow itself and by its id.
    for (kind, becomes) in [("Accept", "member"), ("Reject", "refused")] {
        for by_id in [false, true] {
            let club = Club::at(&w.bob, &[]);
            let said = node.api("POST", "/api/v1/follow", Some(json!({ "handle": club.uri() }))).await?;
            ensure(said.json()["state"] == "requested", || said.text())?;
            let of_club = format!(
                "FROM memberships m JOIN actors g ON g.id = m.community WHERE g.uri = '{}'",
                club.uri()
            );
            let follow =
                format!("http://{}{}", node.authority, node.word(&format!("SELECT m.follow AS w {of_club}")));
            let inside = json!({ "type": "Follow", "id": follow, "actor": ada(node), "object": club.uri() });
            let about = if by_id { json!(follow) } else { inside };
            told(&club.voice.says(node, &club.voice.act(kind, &ada(node), about)).await?, 202, "")?;
            settle(node).await;
            let now = node.word(&format!("SELECT m.state AS w {of_club}"));
            ensure(now == becomes, || format!("after {kind} she is {now}"))?;
        }
    }
    Ok(())
}

async fn joins_by(node: &Node, who: &Voice<'_>, follow: &serde_json::Value) -> Outcome {
    told(&who.says(node, follow).await?, 202, "")?;
    settle(node).await;
    ensure(state(node, who).starts_with("member"), || "a Follow came to nothing".to_owned())
}

async fn k_07(w: &World) -> Outcome {
    let node = w.open().await;
    let (id, uri) = adas_thread(node).await?;
    let path = uri.replace(&format!("http://{}", node.authority), "");
    let ask = async || node.ask(&Request::get(&path).with("Accept", KIND)).await;
    told(&ask().await?, 200, "")?;
    let said = node.api("DELETE", &format!("/api/v1/posts/{id}"), None).await?;
    ensure(said.status < 300, || said.text())?;
    settle(node).await;
    let said = ask().await?;
    let found = said.json();
    ensure(said.status == 410, || format!("answered {}", said.status))?;
    ensure(found["type"] == "Tombstone" && found["id"] == uri && found["formerType"] == "Page", || {
        said.text()
    })?;
    ensure(!said.text().contains("As I wrote it") && !said.text().contains("From ada"), || said.text())
}

async fn k_09(w: &World) -> Outcome {
    let node = w.node("knocking", "open", &[]).await;
    let eve = Voice::new(&w.eve);
    let takes = std::sync::Arc::new(std::sync::Mutex::new("rfc9421"));
    let (now, key) = (takes.clone(), format!("http://{}/", node.authority));
    w.eve.answering(move |asked| {
        let ours = asked.method == "POST" && asked.head.contains(&key);
        let form = if asked.head.to_lowercase().contains("signature-input:") { "rfc9421" } else { "cavage" };
        ours.then(|| Reply::status(if form == *now.lock().unwrap() { 202 } else { 401 }))
    });
    let knocks = async || {
        let before = w.eve.delivered().len();
        let follow = eve.act("Follow", &node.group, json!(node.group));
        told(&eve.says(&node, &follow).await?, 202, "")?;
        settle(&node).await;
        Ok::<usize, String>(w.eve.delivered().len() - before)
    };
    for (form, times) in [("rfc9421", 2), ("rfc9421", 1), ("cavage", 2), ("cavage", 1)] {
        *takes.lock().unwrap() = form;
        let knocked = knocks().await?;
        ensure(knocked == times, || format!("{form}: {knocked} times, not {times}"))?;
    }
    let waiting = node.number("SELECT count(*) AS n FROM deliveries WHERE state <> 'done'");
    ensure(waiting == 0, || format!("{waiting} deliveries did not arrive"))
}

async fn m_03(w: &World) -> Outcome {
    let node = w.open().await;
    let (_, uri) = adas_thread(node).await?;
    let base = format!("http://{}", node.authority);
    for uri in [&uri, &node.group, &ada(node), &format!("{base}/node"), &format!("{}/outbox", node.group)] {
        let path = uri.replace(&base, "");
        let said = node.ask(&Request::get(&path).with("Accept", KIND)).await?;
        told(&said, 200, "")?;
        ensure(said.json()["id"] == **uri, || format!("{uri} says to be {}", said.json()["id"]))?;
        for method in ["PUT", "PATCH", "DELETE", "POST"] {
            let calm = w.calm(node);
            let mut request = Request::get(&path).with("Content-Type", KIND);
            request = Request { method: method.to_owned(), body: b"{}".to_vec(), ..request };
            let said = node.ask(&request).await?;
            // What Client-to-Server would be is no place here.
            ensure(matches!(said.status, 403..=405), || format!("{method} {path}: {}", said.status))?;
            calm.holds()?;
        }
    }
    let nowhere = node.ask(&Request::get(&fresh("t")).with("Accept", KIND)).await?;
    ensure(nowhere.status == 404, || format!("answered {}", nowhere.status))
}

async fn k_10(w: &World) -> Outcome {
    let node = w.open().await;
    // The secret key that FEP-8b32 and vc-di-eddsa publish for their examples, and what they make of it.
    let hand = Hand::published("3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq");
    ensure(hand.multibase() == "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", || hand.multibase())?;
    let actor = "https://server.example/users/alice";
    let example = json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/data-integrity/v2"],
        "id": "https://server.example/activities/1", "type": "Create", "actor": actor,
        "object": {
            "id": "https://server.example/objects/1", "type": "Note", "attributedTo": actor, "content": "Hello world",
            "location": { "type": "Place", "longitude": -71.184_902, "latitude": 25.273_962 }
        }
    });
    let mut terms = Hand::terms(&format!("{actor}#ed25519-key"));
    terms["created"] = "2023-02-24T23:36:38Z".into();
    let made = hand.prove(&example, &terms)["proof"]["proofValue"].clone();
    let published =
        "z42ffGu6AUKPCFcFPiabmUvnGLPJzC7e4DGWC52NUasSSH37UMa9c58tdgVszUcZfytxa4fQ5TYHaJENCxUDe9SdL";
    ensure(made == published, || format!("the suite proves {made}"))?;
    let bob = Voice::new(&w.bob);
    let mut document = w.bob.proving_person(&bob.path);
    document["assertionMethod"][0]["publicKeyMultibase"] = hand.multibase().into();
    w.bob.serve(&bob.path, Reply::object(&document));
    let bob = bob.introduced(node).await?;
    let before = node.rows()["posts"];
    let mut page = bob.page(node);
    page["object"]["location"] = example["object"]["location"].clone();
    let message = hand.prove(&page, &Hand::terms(&format!("{}#proof", bob.uri())));
    told(&bob.says(node, &message).await?, 202, "")?;
    settle(node).await;
    ensure(node.rows()["posts"] == before + 1, || "what is proven was not taken".to_owned())?;
    let mut spoilt = message;
    spoilt["object"]["location"]["latitude"] = json!(25.273_963);
    told(&bob.says(node, &spoilt).await?, 401, "proof_wrong")
}
