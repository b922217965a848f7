//! Who may say what, continued: changes of place, what others did, and moves.

use serde_json::{Value, json};

use super::origin::{adas_thread, author, id, in_vain};
use super::{Case, case};
use crate::Outcome;
use crate::club::Club;
use crate::peer::Reply;
use crate::world::{KNOWN, LOGGED, Voice, World, ensure, fresh, settle, told};

pub const CASES: &[Case] = &[
    case!("O-12", "an Update that moves a post, to another thread or community", o_12),
    case!("O-16", "an Undo of another's act, embedded, named or renamed", o_16),
    case!("O-17", "a Move that its target does not confirm, or that is another's", o_17),
];

async fn o_12(w: &World) -> Outcome {
    let node = w.open().await;
    let (bob, page) = author(Voice::new(&w.bob), node).await?;
    let club = Club::joined(&w.eve, node, &[]).await?;
    let (_, ours) = adas_thread(node).await?;
    let reply = bob.reply_to(&node.group, id(&page["object"]));
    told(&bob.says(node, &reply).await?, 202, "")?;
    settle(node).await;
    let change = |what: &str, to: Value| {
        let mut object = reply["object"].clone();
        object["content"] = "<p>Moved along</p>".into();
        object["updated"] = "2026-11-26T10:00:00Z".into();
        object[what] = to;
        bob.act("Update", &node.group, object)
    };
    for (what, to) in [
        ("inReplyTo", json!(ours)),
        ("audience", json!(club.uri())),
        ("attributedTo", json!(w.bob.url("/u/another"))),
    ] {
        in_vain(w, node, &bob, &change(what, to), &LOGGED).await.map_err(|e| format!("{what}: {e}"))?;
    }
    // Control: the same words without a change of place are taken.
    let stays = change("inReplyTo", reply["object"]["inReplyTo"].clone());
    told(&bob.says(node, &stays).await?, 202, "")?;
    settle(node).await;
    let html = node.word(&format!("SELECT html AS w FROM posts WHERE uri = '{}'", id(&reply["object"])));
    ensure(html.contains("Moved along"), || "an honest Update did nothing".to_owned())
}

async fn o_16(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    let (_, ours) = adas_thread(node).await?;
    let like = bob.act("Like", &node.group, json!(ours));
    told(&bob.says(node, &like).await?, 202, "")?;
    settle(node).await;
    let votes = || {
        node.word(&format!(
            "SELECT CAST(votes AS TEXT) AS w FROM posts WHERE uri = '{ours}' OR '{ours}' LIKE '%' || uri"
        ))
    };
    ensure(votes() == "1", || format!("an honest vote was not counted: {}", votes()))?;
    let mut hers = like.clone();
    hers["id"] = w.eve.url(&fresh("like")).into();
    for inner in [like.clone(), json!(id(&like)), hers] {
        let undo = eve.act("Undo", &node.group, inner.clone());
        in_vain(w, node, &eve, &undo, &LOGGED).await.map_err(|e| format!("{inner}: {e}"))?;
    }
    let mut lock = bob.act("Lock", &node.group, json!(ours));
    lock["id"] = bob.peer.url(&fresh("lock")).into();
    let undo = eve.act("Undo", &node.group, lock);
    in_vain(w, node, &eve, &undo, &LOGGED).await.map_err(|e| format!("a lock: {e}"))?;
    // Control: he may.
    let undo = bob.act("Undo", &node.group, like);
    told(&bob.says(node, &undo).await?, 202, "")?;
    settle(node).await;
    ensure(votes() == "0", || "his own Undo did nothing".to_owned())
}

async fn o_17(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    let target = |change: &dyn Fn(&mut Value)| {
        let path = fresh("u");
        let mut document = w.eve.person(&path);
        change(&mut document);
        w.eve.serve(&path, Reply::object(&document));
        w.eve.url(&path)
    };
    let moves = |actor: &Voice<'_>, of: &str, to: &str| json!({ "id": actor.peer.url(&fresh("move")), "type": "Move", "actor": actor.uri(), "object": of, "target": to });
    let bobs = bob.uri();
    let moved = || node.number("SELECT count(*) AS n FROM actors WHERE moved_to IS NOT NULL");
    let silent = target(&|_| {});
    let of_another = target(&|d| d["alsoKnownAs"] = json!([w.bob.url("/u/somebody")]));
    let onward = target(&|d| {
        d["alsoKnownAs"] = json!([bobs]);
        d["movedTo"] = json!(w.eve.url("/u/further"));
    });
    let a_group = target(&|d| {
        d["alsoKnownAs"] = json!([bobs]);
        d["type"] = "Group".into();
    });
    let absent = w.eve.url(&fresh("u"));
    for to in [&silent, &of_another, &onward, &a_group, &absent, &bobs] {
        let message = moves(&bob, &bobs, to);
        let calm = w.calm(node).rows(&LOGGED).rows(&KNOWN).rows(&["communities"]).eve(3).bob(3);
        told(&bob.says(node, &message).await?, 202, "")?;
        settle(node).await;
        calm.holds().map_err(|e| format!("{to}: {e}"))?;
        ensure(moved() == 0, || format!("moved to {to}"))?;
    }
    let willing = target(&|d| d["alsoKnownAs"] = json!([bobs]));
    let message = moves(&eve, &bobs, &willing);
    told(&eve.says(node, &message).await?, 202, "")?;
    settle(node).await;
    ensure(moved() == 0, || "eve moved bob".to_owned())?;
    // Control: he moved himself; what he was a member of stays with whom it was given to.
    let members = node.number("SELECT count(*) AS n FROM memberships");
    told(&bob.says(node, &moves(&bob, &bobs, &willing)).await?, 202, "")?;
    settle(node).await;
    ensure(moved() == 1, || "an honest Move did nothing".to_owned())?;
    ensure(members == node.number("SELECT count(*) AS n FROM memberships"), || "memberships moved".to_owned())
}
