//! Communities: who announces, who moderates, and who was told to be silent.

use serde_json::{Value, json};

use super::origin::{ada, adas_thread, announced_in_vain, author, id, in_vain};
use super::{Case, case};
use crate::Outcome;
use crate::club::Club;
use crate::node::Node;
use crate::peer::Reply;
use crate::world::{KNOWN, LOGGED, POSTED, PUBLIC, REFUSED, Voice, World, ensure, fresh, settle, told};

pub const CASES: &[Case] = &[
    case!("G-01", "a community that announces what was said to another, or in another's thread", g_01),
    case!("G-02", "an Announce by a person", g_02),
    case!("G-03", "an Announce for a third node without proof: its origin decides", g_03),
    case!("G-05", "a ban from a whole node, by who has no say there", g_05),
    case!("G-06", "removal by who does not moderate, does not any more, or elsewhere", g_06),
    case!("G-07", "moderators that make themselves, or turn on those above", g_07),
    case!("G-09", "a locked thread is closed to all but moderators", g_09),
    case!("G-10", "what the banned say; bans that end, and one of a thousand years", g_10),
    case!("G-17", "polls: late, twice, unknown options, announced; counts of another world", g_17),
];

/// Somebody becomes a member of the node's community.
pub async fn joins(node: &Node, who: &Voice<'_>) -> Outcome {
    let follow = who.act("Follow", &node.group, json!(node.group));
    told(&who.says(node, &follow).await?, 202, "")?;
    settle(node).await;
    ensure(state(node, who).starts_with("member"), || "a Follow came to nothing".to_owned())
}

/// `state role` in the node's community.
pub fn state(node: &Node, who: &Voice<'_>) -> String {
    node.word(&format!(
        "SELECT m.state || ' ' || m.role AS w FROM memberships m JOIN actors a ON a.id = m.actor
         JOIN actors g ON g.id = m.community WHERE a.uri = '{}' AND g.node IS NULL",
        who.uri()
    ))
}

/// Ada decides on somebody's membership.
pub async fn decides(node: &Node, who: &Voice<'_>, body: Value) -> Outcome {
    let path = format!("/api/v1/communities/wounds/members/{}", who.handle());
    let said = node.api("PUT", &path, Some(body)).await?;
    settle(node).await;
    ensure(said.status < 300, || format!("{} {}", said.status, said.text()))
}

async fn g_01(w: &World) -> Outcome {
    let node = w.open().await;
    let (eve, bob) = (Voice::new(&w.eve).introduced(node).await?, Voice::new(&w.bob));
    let (_, ours) = adas_thread(node).await?;
    let hers = Club::joined(&w.eve, node, &[]).await?;
    let his = Club::joined(&w.bob, node, &[]).await?;
    let theirs = his.thread(node, &bob).await?;
    for group in [&node.group, &his.uri()] {
        let mut inside_only = hers.page(&eve);
        inside_only["object"]["audience"] = group.as_str().into();
        let mut by_address = eve.page_for(group);
        for part in [&mut by_address["object"], &mut Value::Null] {
            if let Some(fields) = part.as_object_mut() {
                fields.remove("audience");
            }
        }
        for inner in [eve.page_for(group), inside_only, by_address] {
            announced_in_vain(w, node, &hers, &inner, 0).await.map_err(|e| format!("for {group}: {e}"))?;
        }
        let like = eve.act("Like", group, json!(ours));
        announced_in_vain(w, node, &hers, &like, 0).await.map_err(|e| format!("a vote: {e}"))?;
    }
    // For itself, but about what stands elsewhere.
    for post in [ours.as_str(), id(&theirs["object"])] {
        for inner in [
            eve.reply_to(&hers.uri(), post),
            eve.act("Like", &hers.uri(), json!(post)),
            eve.act("Lock", &hers.uri(), json!(post)),
            eve.act("Undo", &hers.uri(), eve.act("Lock", &hers.uri(), json!(post))),
        ] {
            announced_in_vain(w, node, &hers, &inner, 0)
                .await
                .map_err(|e| format!("{} on {post}: {e}", inner["type"]))?;
        }
        for list in ["featured", "moderators"] {
            for target in [format!("{}/{list}", hers.uri()), format!("{}/{list}", node.group)] {
                let mut inner = eve.act("Add", &hers.uri(), json!(post));
                inner["target"] = target.clone().into();
                // Perhaps it is asked who that is whom its home makes a moderator.
                announced_in_vain(w, node, &hers, &inner, 2)
                    .await
                    .map_err(|e| format!("into {target}: {e}"))?;
            }
        }
    }
    Ok(())
}

async fn g_02(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let (bob, his) = author(Voice::new(&w.bob), node).await?;
    let (_, ours) = adas_thread(node).await?;
    joins(node, &eve).await?;
    let around = |inner: &Value| {
        let mut message = eve.act("Announce", &node.group, inner.clone());
        message.as_object_mut().unwrap().remove("audience");
        message
    };
    let mut removal = eve.act("Delete", &node.group, json!(id(&his["object"])));
    removal["summary"] = "Out".into();
    let mut block = eve.act("Block", &node.group, json!(bob.uri()));
    block["target"] = node.group.clone().into();
    let mut by_ada = removal.clone();
    by_ada["actor"] = ada(node).into();
    by_ada["id"] = format!("http://{}/a/1", node.authority).into();
    let mut add = eve.act("Add", &node.group, json!(eve.uri()));
    add["target"] = format!("{}/moderators", node.group).into();
    let lock = eve.act("Lock", &node.group, json!(ours));
    for inner in [removal, block, by_ada, add, lock, bob.page(node), eve.page(node)] {
        in_vain(w, node, &eve, &around(&inner), &LOGGED)
            .await
            .map_err(|e| format!("{}: {e}", inner["type"]))?;
    }
    Ok(())
}

async fn g_03(w: &World) -> Outcome {
    let node = w.open().await;
    let club = Club::joined(&w.eve, node, &[]).await?;
    let bob = Voice::new(&w.bob);
    // Not there: nothing is kept but who bob is.
    let calm = w.calm(node).rows(&LOGGED).rows(&KNOWN).bob(2);
    club.announces(node, &club.page(&bob)).await?;
    calm.settles().await.map_err(|e| format!("not there: {e}"))?;
    // There, but otherwise: as he wrote it, not as it was announced.
    let mut inner = club.page(&bob);
    let path = id(&inner["object"])[w.bob.url("").len()..].to_owned();
    w.bob.serve(&path, Reply::object(&inner["object"]));
    inner["object"]["content"] = "<p>Put into his mouth</p>".into();
    let calm = w.calm(node).rows(&POSTED).rows(&KNOWN).bob(2);
    club.announces(node, &inner).await?;
    calm.settles().await.map_err(|e| format!("otherwise: {e}"))?;
    let html = node.word(&format!("SELECT html AS w FROM posts WHERE uri = '{}'", id(&inner["object"])));
    ensure(html == "<p>What now?</p>", || format!("kept as {html:?}"))?;
    // There, but for somebody else, by somebody else, or under another name.
    let group = node.group.clone();
    let eve = Voice::new(&w.eve).introduced(node).await?;
    type Change<'a> = &'a dyn Fn(&mut Value);
    let cases: [(&str, Change<'_>); 3] = [
        ("for another community", &|o| {
            o["audience"] = group.clone().into();
            o["to"] = json!([group, PUBLIC]);
        }),
        ("by another", &|o| o["attributedTo"] = eve.uri().into()),
        ("under another id", &|o| o["id"] = w.eve.url("/page/1").into()),
    ];
    for (what, change) in cases {
        let inner = club.page(&bob);
        let mut there = inner["object"].clone();
        change(&mut there);
        w.bob.serve(&id(&inner["object"])[w.bob.url("").len()..], Reply::object(&there));
        announced_in_vain(w, node, &club, &inner, 2).await.map_err(|e| format!("{what}: {e}"))?;
    }
    Ok(())
}

async fn g_05(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let (bob, _) = author(Voice::new(&w.bob), node).await?;
    joins(node, &eve).await?;
    joins(node, &bob).await?;
    decides(node, &eve, json!({ "role": "moderator" })).await?;
    let club = Club::joined(&w.eve, node, &[eve.uri()]).await?;
    let here = format!("http://{}", node.authority);
    for target in [format!("{here}/"), here.clone(), format!("{here}/node"), w.bob.url("/"), w.eve.url("/")] {
        for whom in [bob.uri(), ada(node)] {
            for group in [&node.group, &club.uri()] {
                let mut block = eve.act("Block", group, json!(whom));
                block["target"] = target.clone().into();
                block["removeData"] = true.into();
                in_vain(w, node, &eve, &block, &LOGGED).await.map_err(|e| format!("{target}: {e}"))?;
                block["id"] = w.eve.url(&crate::world::fresh("block")).into();
                announced_in_vain(w, node, &club, &block, 0).await.map_err(|e| format!("announced: {e}"))?;
            }
        }
    }
    decides(node, &eve, json!({ "role": "member" })).await
}

async fn g_06(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let (_, his) = author(Voice::new(&w.bob), node).await?;
    let (_, ours) = adas_thread(node).await?;
    let club = Club::joined(&w.eve, node, &[eve.uri()]).await?;
    let tries = async |who: &str| {
        for post in [id(&his["object"]), &ours] {
            for kind in ["Delete", "Lock"] {
                let mut message = eve.act(kind, &node.group, json!(post));
                message["summary"] = "Out".into();
                in_vain(w, node, &eve, &message, &LOGGED).await.map_err(|e| format!("{who}, {kind}: {e}"))?;
                let mut inner = eve.act(kind, &club.uri(), json!(post));
                inner["summary"] = "Out".into();
                announced_in_vain(w, node, &club, &inner, 0)
                    .await
                    .map_err(|e| format!("{who}, announced: {e}"))?;
            }
        }
        // Nobody is asked for what has not been seen.
        let mut message = eve.act("Delete", &node.group, json!(w.bob.url(&fresh("page"))));
        message["summary"] = "Out".into();
        in_vain(w, node, &eve, &message, &LOGGED).await.map_err(|e| format!("{who}, of the unseen: {e}"))?;
        Ok::<(), String>(())
    };
    tries("a stranger").await?;
    joins(node, &eve).await?;
    tries("a member").await?;
    decides(node, &eve, json!({ "role": "moderator" })).await?;
    // Control: a moderator may.
    let mut message = eve.act("Delete", &node.group, json!(id(&his["object"])));
    message["summary"] = "Advertises".into();
    told(&eve.says(node, &message).await?, 202, "")?;
    settle(node).await;
    let removed = format!("SELECT removed_why AS w FROM posts WHERE uri = '{}'", id(&his["object"]));
    ensure(node.word(&removed) == "Advertises", || "a moderator could not remove".to_owned())?;
    let undo = eve.act("Undo", &node.group, message);
    told(&eve.says(node, &undo).await?, 202, "")?;
    settle(node).await;
    ensure(node.word(&removed).is_empty(), || "a moderator could not restore".to_owned())?;
    decides(node, &eve, json!({ "role": "member" })).await?;
    tries("a moderator of yesterday").await
}

async fn g_07(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    let club = Club::joined(&w.eve, node, &[eve.uri()]).await?;
    joins(node, &eve).await?;
    joins(node, &bob).await?;
    let list = |kind: &str, whom: &str, group: &str| {
        let mut message = eve.act(kind, group, json!(whom));
        message["target"] = format!("{}/moderators", node.group).into();
        message
    };
    let block = |whom: &str| {
        let mut message = eve.act("Block", &node.group, json!(whom));
        message["target"] = node.group.clone().into();
        message
    };
    let tries = async |who: &str, messages: Vec<Value>| {
        for message in messages {
            let what = format!("{who}, {} {}", message["type"], message["object"]);
            in_vain(w, node, &eve, &message, &LOGGED).await.map_err(|e| format!("{what}: {e}"))?;
        }
        Ok::<(), String>(())
    };
    let (me, ada) = (eve.uri(), ada(node));
    let everything = || {
        vec![
            list("Add", &me, &node.group),
            list("Add", &bob.uri(), &node.group),
            list("Remove", &ada, &node.group),
            list("Add", &ada, &node.group),
            block(&ada),
        ]
    };
    tries("a member", everything()).await?;
    for kind in ["Add", "Remove"] {
        let inner = list(kind, &me, &club.uri());
        announced_in_vain(w, node, &club, &inner, 0).await.map_err(|e| format!("announced: {e}"))?;
    }
    decides(node, &bob, json!({ "role": "moderator" })).await?;
    decides(node, &eve, json!({ "role": "moderator" })).await?;
    tries("a moderator", everything()).await?;
    tries("a moderator", vec![block(&me), block(&bob.uri()), list("Remove", &bob.uri(), &node.group)])
        .await?;
    // Whoever facilitates beside ada may not take the last one's place away.
    decides(node, &eve, json!({ "role": "facilitator" })).await?;
    tries("a facilitator", vec![block(&me), block(&ada)]).await?;
    for (whom, left) in [(&ada, "ada's"), (&me, "her own")] {
        told(&eve.says(node, &list("Remove", whom, &node.group)).await?, 202, "")?;
        settle(node).await;
        let facilitators = node.number(
            "SELECT count(*) AS n FROM memberships m JOIN actors g ON g.id = m.community
             WHERE g.handle = 'wounds' AND g.node IS NULL AND m.role = 'facilitator' AND m.state = 'member'",
        );
        ensure(facilitators > 0, || format!("the last facilitator went with {left} place"))?;
    }
    let said = node
        .api("PUT", "/api/v1/communities/wounds/members/ada", Some(json!({ "role": "facilitator" })))
        .await?;
    ensure(said.status < 300, || said.text())?;
    decides(node, &eve, json!({ "role": "member" })).await?;
    decides(node, &bob, json!({ "role": "member" })).await
}

async fn g_09(w: &World) -> Outcome {
    let node = w.open().await;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    joins(node, &bob).await?;
    let (thread, uri) = adas_thread(node).await?;
    let act = async |act: &str| {
        let said =
            node.api("POST", &format!("/api/v1/posts/{thread}/acts"), Some(json!({ "act": act }))).await?;
        settle(node).await;
        ensure(said.status < 300, || format!("{act}: {} {}", said.status, said.text()))
    };
    let replies = async |taken: bool| {
        let calm = w.calm(node).rows(if taken { &POSTED } else { &REFUSED });
        told(&bob.says(node, &bob.reply_to(&node.group, &uri)).await?, 202, "")?;
        calm.settles().await
    };
    act("lock").await?;
    replies(false).await.map_err(|e| format!("a member: {e}"))?;
    let before = node.rows()["posts"];
    decides(node, &bob, json!({ "role": "moderator" })).await?;
    replies(true).await.map_err(|e| format!("a moderator: {e}"))?;
    ensure(node.rows()["posts"] == before + 1, || "a moderator's reply was refused".to_owned())?;
    decides(node, &bob, json!({ "role": "member" })).await?;
    replies(false).await.map_err(|e| format!("a member again: {e}"))?;
    act("unlock").await?;
    replies(true).await?;
    ensure(node.rows()["posts"] == before + 2, || "an open thread took no reply".to_owned())
}

/// What somebody who is suspended tries.
async fn is_silent(w: &World, node: &Node, eve: &Voice<'_>, ours: &str) -> Outcome {
    for message in [eve.page(node), eve.reply_to(&node.group, ours)] {
        in_vain(w, node, eve, &message, &REFUSED).await.map_err(|e| format!("{}: {e}", message["type"]))?;
    }
    let mut flag = eve.act("Flag", &node.group, json!(ours));
    flag["summary"] = "x".into();
    for message in
        [eve.act("Like", &node.group, json!(ours)), eve.act("Follow", &node.group, json!(node.group)), flag]
    {
        in_vain(w, node, eve, &message, &LOGGED).await.map_err(|e| format!("{}: {e}", message["type"]))?;
    }
    Ok(())
}

async fn g_10(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    let (_, ours) = adas_thread(node).await?;
    joins(node, &eve).await?;
    joins(node, &bob).await?;
    let until = collegium::base::time::rfc3339_seconds((crate::proof::seconds(30)) * 1_000_000);
    decides(node, &eve, json!({ "state": "suspended", "until": until, "reason": "Advertises" })).await?;
    is_silent(w, node, &eve, &ours).await?;
    node.shift(40).await;
    for _ in 0..40 {
        if state(node, &eve).starts_with("member") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    }
    let (now, before) = (state(node, &eve), node.rows()["posts"]);
    told(&eve.says(node, &eve.page(node)).await?, 202, "")?;
    settle(node).await;
    let after = node.rows()["posts"];
    node.shift(0).await;
    ensure(now.starts_with("member"), || format!("when it ended she was {now}"))?;
    ensure(after == before + 1, || "when it had ended she was still silent".to_owned())?;
    // One that ended before it began is none; one of a thousand years has no end.
    decides(node, &bob, json!({ "role": "moderator" })).await?;
    let mut block = bob.act("Block", &node.group, json!(eve.uri()));
    block["target"] = node.group.clone().into();
    block["endTime"] = "2026-11-01T10:00:00Z".into();
    in_vain(w, node, &bob, &block, &LOGGED).await.map_err(|e| format!("over already: {e}"))?;
    for end in ["3026-11-01T10:00:00Z", "9999-12-31T23:59:59Z"] {
        let mut block = bob.act("Block", &node.group, json!(eve.uri()));
        block["target"] = node.group.clone().into();
        block["endTime"] = end.into();
        told(&bob.says(node, &block).await?, 202, "")?;
        settle(node).await;
        let until = node.word(&format!(
            "SELECT CAST(m.until AS TEXT) AS w FROM memberships m JOIN actors a ON a.id = m.actor WHERE a.uri = '{}'",
            eve.uri()
        ));
        ensure(state(node, &eve).starts_with("suspended") && until.is_empty(), || {
            format!("until {end}: {until}")
        })?;
        is_silent(w, node, &eve, &ours).await?;
    }
    // She may leave; that ends no suspension.
    let leaves = eve.act("Undo", &node.group, eve.act("Follow", &node.group, json!(node.group)));
    told(&eve.says(node, &leaves).await?, 202, "")?;
    settle(node).await;
    ensure(state(node, &eve).starts_with("suspended"), || format!("she left, and is {}", state(node, &eve)))?;
    is_silent(w, node, &eve, &ours).await?;
    decides(node, &bob, json!({ "role": "member" })).await
}

/// A vote of somebody's in a poll: a note that has a name and says nothing.
fn choice(who: &Voice<'_>, poll: &str, name: &str, to: &Value) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": who.peer.url(&fresh("create")), "type": "Create",
        "actor": who.uri(), "to": to,
        "object": {
            "type": "Note", "id": who.peer.url(&fresh("vote")), "attributedTo": who.uri(), "to": to, "name": name,
            "inReplyTo": poll
        }
    })
}

/// A poll of ada's: its id, and its URI.
async fn adas_poll(node: &Node, many: bool) -> Result<(String, String), String> {
    let body = json!({
        "title": "Which?", "body": "Choose", "kind": "poll", "options": ["Foam", "Gauze"], "many": many
    });
    let said = node.api("POST", "/api/v1/communities/wounds/threads", Some(body)).await?;
    told(&said, 201, "")?;
    settle(node).await;
    let word = |key: &str| said.json()[key].as_str().unwrap_or_default().to_owned();
    Ok((word("id"), word("uri")))
}

/// Voters and votes of a poll, by its id.
fn counted(node: &Node, id: &str) -> String {
    let of = |n: i64| {
        format!("CAST((SELECT o.votes FROM poll_options o WHERE o.thread = q.thread AND o.n = {n}) AS TEXT)")
    };
    node.word(&format!(
        "SELECT CAST(q.voters AS TEXT) || ':' || {} || ',' || {} || coalesce(',' || {}, '') AS w
         FROM polls q JOIN posts p ON p.id = q.thread WHERE p.page = '{id}'",
        of(0),
        of(1),
        of(2)
    ))
}

/// Waits until what came of votes and ends was told: what follows is other cases' to count.
async fn told_on(node: &Node) -> Outcome {
    let waits = "SELECT count(*) AS n FROM threads t LEFT JOIN polls q ON q.thread = t.id
         WHERE q.untold OR (NOT t.ended AND t.ends = 1)";
    for _ in 0..200 {
        if node.number(waits) == 0 {
            settle(node).await;
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Err("votes are never told".to_owned())
}

async fn g_17(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let ((one, poll), (many, several)) = (adas_poll(node, false).await?, adas_poll(node, true).await?);
    let (ada, group) = (json!([ada(node)]), json!([node.group, PUBLIC]));
    for (of, name) in
        [(&poll, "Foam"), (&poll, "Foam"), (&poll, "Gauze"), (&poll, "Honey"), (&several, "Gauze")]
    {
        told(&eve.says(node, &choice(&eve, of, name, &ada)).await?, 202, "")?;
    }
    told_on(node).await?;
    let calm = w.calm(node).rows(&LOGGED);
    told(&eve.says(node, &choice(&eve, &several, "Gauze", &group)).await?, 202, "")?;
    calm.settles().await?;
    let is = |id: &str, expected: &str| {
        let there = counted(node, id);
        ensure(there == expected, || format!("counted {there}, not {expected}"))
    };
    is(&one, "1:1,0")?;
    is(&many, "1:0,1")?;
    // A vote that a community announces tells everybody who chose what: nothing is done.
    let hers = Club::joined(&w.eve, node, &[]).await?;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    let inner = choice(&bob, &poll, "Gauze", &json!([hers.uri(), PUBLIC]));
    announced_in_vain(w, node, &hers, &inner, 1).await?;
    node.set("UPDATE threads SET ends = 1 WHERE kind = 'poll'");
    told(&bob.says(node, &choice(&bob, &poll, "Gauze", &ada)).await?, 202, "")?;
    settle(node).await;
    is(&one, "1:1,0")?;
    told_on(node).await?;
    let mut page = eve.page(node);
    let option =
        |name: &str, n: Value| json!({ "type": "Note", "name": name, "replies": { "totalItems": n } });
    page["object"]["type"] = "Question".into();
    page["object"]["votersCount"] = json!(i64::MAX);
    page["object"]["oneOf"] =
        json!([option("Foam", json!(-1)), option("Gauze", json!(i64::MIN)), option("Air", json!(i64::MAX))]);
    told(&eve.says(node, &page).await?, 202, "")?;
    settle(node).await;
    let id = page["object"]["id"].as_str().unwrap_or_default();
    let page = node.word(&format!("SELECT page AS w FROM posts WHERE uri = '{id}'"));
    is(&page, "9999999:0,0,9999999")
}
