//! What is told on: by whom, of whom, once, and in which bytes.

use serde_json::{Value, json};

use super::groups::{decides, joins, state};
use super::origin::{announced_in_vain, author, id, in_vain};
use super::{Case, case};
use crate::Outcome;
use crate::club::Club;
use crate::letter::{Key, Letter};
use crate::node::Node;
use crate::peer::Reply;
use crate::socket::Request;
use crate::world::{LOGGED, POSTED, REFUSED, Voice, World, ensure, settle, told};

pub const CASES: &[Case] = &[
    case!("G-11", "data removed by a node for another's people, and by their own", g_11),
    case!("G-13", "what the suspended wrote, and people of a blocked node, come back another way", g_13),
    case!("G-15", "a community opened from elsewhere", g_15),
    case!("G-20", "a Page announced after its Create, and before, is one post", g_20),
    case!("G-21", "what is relayed is relayed byte for byte", g_21),
];

fn words(node: &Node, uri: &str) -> String {
    node.word(&format!("SELECT html AS w FROM posts WHERE uri = '{uri}'"))
}

async fn g_11(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let (bob, his) = author(Voice::new(&w.bob), node).await?;
    let (_, hers) = author(Voice::new(&w.bob), node).await?;
    joins(node, &bob).await?;
    let club = Club::joined(&w.eve, node, &[eve.uri()]).await?;
    for target in [node.group.clone(), club.uri(), w.bob.url("/"), format!("http://{}/", node.authority)] {
        let mut block = eve.act("Block", &node.group, json!(bob.uri()));
        block["target"] = target.clone().into();
        block["removeData"] = true.into();
        in_vain(w, node, &eve, &block, &LOGGED).await.map_err(|e| format!("at {target}: {e}"))?;
    }
    let mut delete = eve.act("Delete", &club.uri(), json!(bob.uri()));
    delete["removeData"] = true.into();
    in_vain(w, node, &eve, &delete, &LOGGED).await?;
    announced_in_vain(w, node, &club, &delete, 0).await?;
    delete["actor"] = bob.uri().into();
    delete["id"] = w.bob.url("/delete/1").into();
    announced_in_vain(w, node, &club, &delete, 1).await.map_err(|e| format!("in his name: {e}"))?;
    // A moderator's ban takes the voice, and no words with it.
    joins(node, &eve).await?;
    decides(node, &eve, json!({ "role": "moderator" })).await?;
    let mut block = eve.act("Block", &node.group, json!(bob.uri()));
    block["target"] = node.group.clone().into();
    block["removeData"] = true.into();
    told(&eve.says(node, &block).await?, 202, "")?;
    settle(node).await;
    ensure(state(node, &bob).starts_with("suspended"), || "a moderator could not suspend".to_owned())?;
    ensure(!words(node, id(&his["object"])).is_empty(), || "a ban in one community took words".to_owned())?;
    decides(node, &eve, json!({ "role": "member" })).await?;
    // His own node says that he is gone: of him, not of his neighbour.
    let mut gone = bob.act("Delete", &node.group, json!(bob.uri()));
    gone["removeData"] = true.into();
    told(&bob.says(node, &gone).await?, 202, "")?;
    settle(node).await;
    let known = node.word(&format!("SELECT CAST(gone AS TEXT) AS w FROM actors WHERE uri = '{}'", bob.uri()));
    ensure(!known.is_empty(), || "he is not gone".to_owned())?;
    ensure(!words(node, id(&hers["object"])).is_empty(), || "his neighbour's words went with him".to_owned())
}

/// Whether a post is shown to nobody who asks: neither to visitors nor as ActivityPub.
async fn is_not_shown(node: &Node, title: &str) -> Outcome {
    for (path, kind) in [("/api/v1/threads", "application/json"), ("/", "text/html")] {
        let said = node.ask(&Request::get(path).with("Accept", kind)).await?;
        ensure(!said.text().contains(title), || format!("{path} shows it"))?;
    }
    Ok(())
}

async fn g_13(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::proving(&w.eve).introduced(node).await?;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    let (hers, his) = (Club::joined(&w.eve, node, &[]).await?, Club::joined(&w.bob, node, &[]).await?);
    decides(node, &eve, json!({ "state": "suspended" })).await?;
    let page = eve.proves(&eve.page(node));
    let path = id(&page["object"])[w.eve.url("").len()..].to_owned();
    w.eve.serve(&path, Reply::object(&page["object"]));
    in_vain(w, node, &eve, &page, &REFUSED).await?;
    // Announced by communities for what it is, and for one of theirs.
    for club in [&hers, &his] {
        announced_in_vain(w, node, club, &page, 0).await.map_err(|e| format!("announced: {e}"))?;
        let bare = club.around(&json!(id(&page["object"])));
        in_vain(w, node, &club.voice, &bare, &LOGGED).await.map_err(|e| format!("by its id: {e}"))?;
        let object = club.around(&page["object"]);
        in_vain(w, node, &club.voice, &object, &LOGGED).await.map_err(|e| format!("as an object: {e}"))?;
    }
    // Answered and quoted by somebody who may speak.
    let mut reply = bob.reply_to(&node.group, id(&page["object"]));
    reply["object"]["quote"] = id(&page["object"]).into();
    let calm = w.calm(node).rows(&REFUSED).eve(2);
    told(&bob.says(node, &reply).await?, 202, "")?;
    calm.settles().await.map_err(|e| format!("answered: {e}"))?;
    let mut quote = bob.page(node);
    quote["object"]["quote"] = id(&page["object"]).into();
    quote["object"]["quoteUrl"] = id(&page["object"]).into();
    told(&bob.says(node, &quote).await?, 202, "")?;
    settle(node).await;
    // Looked for by a member.
    let calm = w.calm(node).eve(2);
    let said = node.resolve(id(&page["object"])).await?;
    ensure((400..=504).contains(&said.status) && said.status != 500, || format!("found: {}", said.status))?;
    calm.settles().await?;
    decides(node, &eve, json!({ "state": "member" })).await?;
    g_13_blocked(w).await
}

/// People of a blocked node, in a community of a node that is none.
async fn g_13_blocked(w: &World) -> Outcome {
    let node = w.node("blocking", "open", &[]).await;
    let eve = Voice::proving(&w.eve).introduced(&node).await?;
    let club = Club::joined(&w.bob, &node, &[]).await?;
    node.cli(&["federation", "block", &w.eve.authority, "--reason", "Advertises"]);
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    told(&eve.says(&node, &eve.page(&node)).await?, 403, "node_not_allowed")?;
    for proven in [true, false] {
        let mut page = club.page(&eve);
        page["object"]["name"] = "From a blocked node".into();
        let page = if proven { eve.proves(&page) } else { page };
        w.eve.serve(&id(&page["object"])[w.eve.url("").len()..], Reply::object(&page["object"]));
        let asked = w.eve.questions().len();
        club.announces(&node, &page).await?;
        settle(&node).await;
        ensure(w.eve.questions().len() == asked, || "the blocked node was asked".to_owned())?;
        is_not_shown(&node, "From a blocked node").await?;
    }
    Ok(())
}

async fn g_15(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    joins(node, &eve).await?;
    decides(node, &eve, json!({ "role": "moderator" })).await?;
    let handle = format!("closed{}", node.rows()["communities"]);
    let body = json!({ "handle": handle, "title": "Closed", "visibility": "members", "domain": "D", "community": "C", "practice": "P" });
    let said = node.api("POST", "/api/v1/communities", Some(body)).await?;
    told(&said, 201, "")?;
    let closed = said.json()["uri"].as_str().unwrap_or_default().to_owned();
    settle(node).await;
    let club = Club::joined(&w.eve, node, &[eve.uri()]).await?;
    let visibility = |uri: &str| {
        let stored = uri.trim_start_matches(&format!("http://{}", node.authority)).to_owned();
        node.word(&format!(
            "SELECT c.visibility AS w FROM communities c JOIN actors a ON a.id = c.actor WHERE a.uri = '{stored}'"
        ))
    };
    for target in [&closed, &node.group] {
        for flag in [false, true] {
            let mut group = Club::document(&club.voice);
            group["id"] = target.as_str().into();
            group["name"] = "Taken over".into();
            group["manuallyApprovesFollowers"] = flag.into();
            // Whatever is kept of such a message, it is neither a change nor an answer to anybody.
            for message in
                [eve.act("Update", target, group.clone()), eve.act("Update", &club.uri(), group.clone())]
            {
                in_vain(w, node, &eve, &message, &LOGGED).await.map_err(|e| format!("{target}: {e}"))?;
                let inner = eve.act("Update", &club.uri(), group.clone());
                announced_in_vain(w, node, &club, &inner, 0).await.map_err(|e| format!("announced: {e}"))?;
            }
        }
    }
    ensure(visibility(&closed) == "members", || "it was opened".to_owned())?;
    // One elsewhere that was closed once stays so here until somebody here says otherwise.
    for flag in [true, false] {
        let mut group = Club::document(&club.voice);
        group["manuallyApprovesFollowers"] = flag.into();
        group["publicKey"]["publicKeyPem"] = Key::new().pem().into();
        w.eve.serve(&club.voice.path, Reply::object(&group));
        node.shift(if flag { 70 } else { 140 }).await;
        // Signed with no key that fits, so that its home is asked who it is now.
        let update = club.voice.act("Update", &club.uri(), group);
        let letter = Letter { key: w.wrong.clone(), ..club.voice.letter(node, &update) };
        let said = node.ask(&letter.seal()).await;
        settle(node).await;
        told(&said?, 401, "")?;
        ensure(visibility(&club.uri()) == "members", || {
            format!("{flag}: it is {}", visibility(&club.uri()))
        })?;
    }
    node.shift(0).await;
    decides(node, &eve, json!({ "role": "member" })).await
}

async fn g_20(w: &World) -> Outcome {
    let node = w.open().await;
    let bob = Voice::new(&w.bob);
    let club = Club::joined(&w.bob, node, &[]).await?;
    let page = club.thread(node, &bob).await?;
    for object in [page["object"].clone(), json!(id(&page["object"]))] {
        let again = club.around(&object);
        in_vain(w, node, &club.voice, &again, &LOGGED).await.map_err(|e| format!("after: {e}"))?;
    }
    // The same Create in another Announce.
    announced_in_vain(w, node, &club, &page, 0).await.map_err(|e| format!("again: {e}"))?;
    let next = club.page(&bob);
    in_vain(w, node, &club.voice, &club.around(&next["object"]), &LOGGED)
        .await
        .map_err(|e| format!("before: {e}"))?;
    let before = node.rows()["posts"];
    let calm = w.calm(node).rows(&POSTED);
    club.thread_proven(node, &next).await?;
    calm.settles().await?;
    ensure(node.rows()["posts"] == before + 1, || "not one post".to_owned())
}

async fn g_21(w: &World) -> Outcome {
    let node = w.open().await;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    joins(node, &bob).await?;
    let eve = Voice::proving(&w.eve).introduced(node).await?;
    let mut page = eve.page(node);
    page["object"]["content"] = "<p>Café</p>".into();
    page["object"]["unknown"] = json!({ "of": [1.5e2, 9_007_199_254_740_993_u64, null] });
    let proven: Value = eve.proves(&page);
    // As no serialiser of ours would write it.
    let bytes = format!(
        " {}\n",
        proven.to_string().replace(":{", ":\t{ ").replace('é', "\\u00e9").replace('/', "\\/")
    );
    told(&node.ask(&eve.bytes(node, bytes.as_bytes()).seal()).await?, 202, "")?;
    settle(node).await;
    let came = |bytes: &[u8]| {
        w.bob.delivered().iter().any(|body| body.windows(bytes.len()).any(|part| part == bytes))
    };
    for _ in 0..20 {
        if came(bytes.trim().as_bytes()) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    ensure(came(bytes.trim().as_bytes()), || "bob's node did not get the bytes that eve's sent".to_owned())?;
    let announce = w
        .bob
        .delivered()
        .into_iter()
        .rfind(|body| body.windows(9).any(|part| part == b"Caf\\u00e9"))
        .unwrap();
    let announce: Value = serde_json::from_slice(&announce).map_err(|e| e.to_string())?;
    ensure(announce["type"] == "Announce" && announce["actor"] == node.group, || announce.to_string())?;
    ensure(announce["object"] == proven, || "inside, it says something else".to_owned())
}
