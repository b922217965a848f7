//! Who is who, and whose is what: documents and posts that say to be another's.

use serde_json::{Value, json};

use super::{Case, case};
use crate::Outcome;
use crate::club::Club;
use crate::letter::Letter;
use crate::node::Node;
use crate::peer::Reply;
use crate::world::{KNOWN, LOGGED, REFUSED, Voice, World, ensure, fresh, settle, told};

pub const CASES: &[Case] = &[
    case!("O-04", "an object of another node than its author: said, announced, and found by a member", o_04),
    case!("O-05", "an embedded object whose id is another node's, known and unknown", o_05),
    case!("O-06", "an actor whose inboxes, collections or keys are elsewhere", o_06),
    case!("O-07", "a page elsewhere is no identity", o_07),
    case!("O-08", "authors that are numbers, names, lists, or ours", o_08),
    case!("O-10", "an Update, and a document, that makes somebody another", o_10),
    case!("O-11", "an Update of another's post, of another node's and of the same", o_11),
    case!("O-14", "a Delete of another's post, or of ours", o_14),
    case!("O-18", "WebFinger and actor that do not agree", o_18),
];

/// Says something that is let in and comes to nothing: no row changes but of these tables.
pub async fn in_vain(w: &World, node: &Node, by: &Voice<'_>, message: &Value, rows: &[&str]) -> Outcome {
    let calm = w.calm(node).rows(rows);
    told(&by.says(node, message).await?, 202, "")?;
    calm.settles().await
}

/// The same, announced by a community; `bob` is how often bob's node may be asked.
pub async fn announced_in_vain(
    w: &World,
    node: &Node,
    club: &Club<'_>,
    inner: &Value,
    bob: usize,
) -> Outcome {
    let calm = w.calm(node).rows(&LOGGED).bob(bob);
    club.announces(node, inner).await?;
    calm.settles().await
}

/// Somebody who wrote a thread in the node's community, with what they wrote.
pub async fn author<'a>(voice: Voice<'a>, node: &Node) -> Result<(Voice<'a>, Value), String> {
    let page = voice.page(node);
    told(&voice.says(node, &page).await?, 202, "")?;
    settle(node).await;
    let stands = node.word(&format!("SELECT uri AS w FROM posts WHERE uri = '{}'", id(&page["object"])));
    ensure(!stands.is_empty(), || "an honest thread was not taken".to_owned())?;
    Ok((voice, page))
}

pub fn id(object: &Value) -> &str {
    object["id"].as_str().unwrap()
}

/// A thread that ada starts: its id in the API and its URI.
pub async fn adas_thread(node: &Node) -> Result<(String, String), String> {
    let body = json!({ "title": "From ada", "body": "As I wrote it" });
    let said = node.api("POST", "/api/v1/communities/wounds/threads", Some(body)).await?;
    told(&said, 201, "")?;
    settle(node).await;
    let word = |key: &str| said.json()[key].as_str().unwrap_or_default().to_owned();
    Ok((word("id"), word("uri")))
}

pub fn ada(node: &Node) -> String {
    let path = node.word("SELECT uri AS w FROM actors WHERE handle = 'ada'");
    format!("http://{}{path}", node.authority)
}

/// A member looks for an address of eve's, and nothing is found or kept.
async fn not_found(w: &World, node: &Node, path: &str, rows: &[&str]) -> Outcome {
    let calm = w.calm(node).rows(rows).eve(4);
    let said = node.resolve(&w.eve.url(path)).await?;
    ensure((400..=504).contains(&said.status) && said.status != 500, || format!("answered {}", said.status))?;
    calm.settles().await
}

async fn o_04(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    let club = Club::joined(&w.eve, node, &[]).await?;
    let (hers, his) = (|| w.eve.url(&fresh("page")), || w.bob.url(&fresh("page")));
    for (object, by) in [(his(), eve.uri()), (hers(), bob.uri()), (his(), bob.uri())] {
        for mut message in [eve.page(node), club.page(&eve)] {
            message["object"]["id"] = object.clone().into();
            message["object"]["attributedTo"] = by.clone().into();
            in_vain(w, node, &eve, &message, &REFUSED).await.map_err(|e| format!("{object} by {by}: {e}"))?;
            message["id"] = w.eve.url(&fresh("create")).into();
            announced_in_vain(w, node, &club, &message, 0).await.map_err(|e| format!("announced: {e}"))?;
        }
    }
    let mut page = club.page(&eve)["object"].clone();
    page["attributedTo"] = bob.uri().into();
    let path = fresh("page");
    page["id"] = w.eve.url(&path).into();
    w.eve.serve(&path, Reply::object(&page));
    not_found(w, node, &path, &[]).await
}

async fn o_05(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let (bob, his) = author(Voice::new(&w.bob), node).await?;
    let (_, ours) = adas_thread(node).await?;
    for object in [id(&his["object"]).to_owned(), w.bob.url(&fresh("page")), ours] {
        for by in [json!(eve.uri()), json!(bob.uri()), Value::Null] {
            for kind in ["Create", "Update"] {
                let mut message = eve.page(node);
                message["type"] = kind.into();
                message["object"]["id"] = object.clone().into();
                message["object"]["attributedTo"] = by.clone();
                message["object"]["content"] = "<p>Put into his mouth</p>".into();
                in_vain(w, node, &eve, &message, &REFUSED)
                    .await
                    .map_err(|e| format!("{object} by {by}: {e}"))?;
            }
        }
    }
    Ok(())
}

async fn o_06(w: &World) -> Outcome {
    let node = w.open().await;
    for key in ["inbox", "outbox", "followers", "featured", "sharedInbox", "publicKey"] {
        let eve = Voice::new(&w.eve);
        let mut document = w.eve.person(&eve.path);
        let elsewhere = w.bob.url(&format!("{}/{key}", fresh("u")));
        match key {
            "sharedInbox" => document["endpoints"]["sharedInbox"] = elsewhere.into(),
            "publicKey" => document["publicKey"]["id"] = elsewhere.into(),
            key => document[key] = elsewhere.into(),
        }
        w.eve.serve(&eve.path, Reply::object(&document));
        if key == "sharedInbox" {
            // Not used: what is for her goes to her own inbox.
            eve.introduced(node).await?;
            let uri = id(&document);
            let kept = node.word(&format!("SELECT shared_inbox AS w FROM actors WHERE uri = '{uri}'"));
            ensure(kept.is_empty(), || format!("kept {kept}"))?;
            continue;
        }
        let rows: &[&str] = if key == "publicKey" { &["actors", "nodes"] } else { &[] };
        let calm = w.calm(node).rows(rows).eve(1);
        let said = eve.says(node, &eve.page(node)).await?;
        told(&said, 401, "key_unknown").map_err(|e| format!("{key}: {e}"))?;
        calm.settles().await.map_err(|e| format!("{key}: {e}"))?;
        if key != "publicKey" {
            not_found(w, node, &eve.path, &[]).await.map_err(|e| format!("{key}, looked for: {e}"))?;
        }
    }
    Ok(())
}

async fn o_07(w: &World) -> Outcome {
    let node = w.open().await;
    let (victim, page) = (w.bob.url(&fresh("@victim")), w.bob.url(&fresh("post")));
    let eve = Voice::new(&w.eve);
    let mut document = w.eve.person(&eve.path);
    document["url"] = victim.clone().into();
    w.eve.serve(&eve.path, Reply::object(&document));
    let mut message = eve.page(node);
    message["object"]["url"] = page.clone().into();
    told(&eve.says(node, &message).await?, 202, "")?;
    settle(node).await;
    for address in [victim, page] {
        let calm = w.calm(node).bob(1);
        let said = node.resolve(&address).await?;
        told(&said, 404, "")?;
        calm.holds()?;
    }
    let said = node.api("GET", &format!("/api/v1/people/{}", &eve.handle()[1..]), None).await?;
    let shown = said.json()["person"].clone();
    ensure(
        shown["uri"] == eve.uri() && shown["address"] == eve.handle() && shown["node"] == w.eve.authority,
        || format!("shown as {}", said.text()),
    )
}

async fn o_08(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let me = eve.uri();
    for author in [
        json!(1),
        json!("1"),
        json!("ada"),
        json!("@ada"),
        json!([me]),
        json!([{ "type": "Person", "id": me }]),
        json!({ "type": "Person", "name": "ada" }),
        json!({ "type": "Person", "id": 1 }),
        json!(ada(node)),
        json!({ "id": ada(node) }),
        json!(ada(node).trim_start_matches("http:")),
        json!(ada(node).trim_start_matches(&format!("http://{}", node.authority))),
        json!(true),
        Value::Null,
    ] {
        let mut message = eve.page(node);
        message["object"]["attributedTo"] = author.clone();
        in_vain(w, node, &eve, &message, &REFUSED).await.map_err(|e| format!("{author}: {e}"))?;
        let mut message = eve.page(node);
        message["actor"] = author.clone();
        if author != json!([me]) {
            let calm = w.calm(node);
            told(&eve.says(node, &message).await?, 400, "actor_is_not_signer")
                .map_err(|e| format!("actor {author}: {e}"))?;
            calm.holds()?;
        }
    }
    Ok(())
}

async fn o_10(w: &World) -> Outcome {
    let node = w.open().await;
    let (eve, victim) =
        (Voice::new(&w.eve).introduced(node).await?, Voice::new(&w.eve).introduced(node).await?);
    let name = victim.path.rsplit('/').next().unwrap();
    for (key, value) in [
        ("type", json!("Group")),
        ("type", json!("Application")),
        ("id", json!(victim.uri())),
        ("id", json!(ada(node))),
        ("preferredUsername", json!(name)),
        ("preferredUsername", json!("ada")),
        ("preferredUsername", json!("ada@node")),
    ] {
        let mut document = w.eve.person(&eve.path);
        document[key] = value.clone();
        if value == "ada" {
            // At her own node she may be called as she likes.
            continue;
        }
        // Told: what somebody is, is read at their own address, and not believed there either.
        w.eve.serve(&eve.path, Reply::object(&document));
        let message = eve.act("Update", &node.group, document.clone());
        let calm = w.calm(node).rows(&LOGGED).eve(3);
        told(&eve.says(node, &message).await?, 202, "")?;
        calm.settles().await.map_err(|e| format!("told {key} {value}: {e}"))?;
        // Read there, since the key does not fit any more: refused, and the old one stays.
        document["publicKey"]["publicKeyPem"] = w.wrong.pem().into();
        w.eve.serve(&eve.path, Reply::object(&document));
        node.shift(70).await;
        let calm = w.calm(node).eve(2);
        let letter = Letter { key: w.wrong.clone(), ..eve.letter(node, &eve.page(node)) };
        let said = node.ask(&letter.seal()).await?;
        let held = calm.holds();
        node.shift(0).await;
        told(&said, 401, "")?;
        held.map_err(|e| format!("read {key} {value}: {e}"))?;
    }
    w.eve.serve(&eve.path, Reply::object(&w.eve.person(&eve.path)));
    Ok(())
}

async fn o_11(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let (bob, his) = author(Voice::new(&w.bob), node).await?;
    let neighbour = Voice::new(&w.bob).introduced(node).await?;
    let club = Club::joined(&w.eve, node, &[]).await?;
    let (_, ours) = adas_thread(node).await?;
    w.bob.serve(&id(&his["object"])[w.bob.url("").len()..], Reply::object(&his["object"]));
    let mut adas = his["object"].clone();
    adas["id"] = ours.into();
    adas["attributedTo"] = ada(node).into();
    for mut object in [his["object"].clone(), adas] {
        object["content"] = "<p>Put into another's mouth</p>".into();
        object["updated"] = "2026-11-02T10:00:00Z".into();
        let said_by = object["attributedTo"].clone();
        for who in [&eve, &neighbour] {
            for claimed in [said_by.clone(), json!(who.uri()), Value::Null] {
                object["attributedTo"] = claimed.clone();
                let message = who.act("Update", &node.group, object.clone());
                in_vain(w, node, who, &message, &LOGGED)
                    .await
                    .map_err(|e| format!("{} by {claimed}: {e}", id(&object)))?;
            }
        }
        object["attributedTo"] = said_by.clone();
        // By a community that does not own the thread, in its author's name and in another's.
        for group in [node.group.clone(), club.uri()] {
            object["audience"] = group.clone().into();
            object["to"] = json!([group, crate::world::PUBLIC]);
            for who in [&eve, &bob] {
                let inner = who.act("Update", &group, object.clone());
                announced_in_vain(w, node, &club, &inner, 1).await.map_err(|e| format!("announced: {e}"))?;
            }
        }
    }
    Ok(())
}

async fn o_14(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let (bob, his) = author(Voice::new(&w.bob), node).await?;
    let neighbour = Voice::new(&w.bob).introduced(node).await?;
    let club = Club::joined(&w.eve, node, &[]).await?;
    let (_, ours) = adas_thread(node).await?;
    let unseen = w.bob.url(&fresh("page"));
    for uri in [id(&his["object"]), &ours, &unseen] {
        for object in [json!(uri), json!({ "type": "Tombstone", "id": uri }), json!({ "id": uri })] {
            for who in [&eve, &neighbour] {
                // Of what was never seen, its own node may say so.
                if who.peer.authority == w.bob.authority && *uri == *unseen {
                    continue;
                }
                for summary in [None, Some("Out")] {
                    let mut message = who.act("Delete", &node.group, object.clone());
                    message["summary"] = json!(summary);
                    // What a removal is about may only not have come yet: its origin is asked.
                    let asked = if summary.is_some() && *uri == *unseen { 2 } else { 0 };
                    let calm = w.calm(node).rows(&LOGGED).bob(asked);
                    told(&who.says(node, &message).await?, 202, "")?;
                    calm.settles().await.map_err(|e| format!("{object}: {e}"))?;
                }
            }
            let inner = eve.act("Delete", &club.uri(), object.clone());
            announced_in_vain(w, node, &club, &inner, 0)
                .await
                .map_err(|e| format!("announced {object}: {e}"))?;
        }
    }
    // In the author's name, by a community that does not own the thread: neither while the post is at its origin, nor
    // when it is not.
    for gone in [false, true] {
        let path = &id(&his["object"])[w.bob.url("").len()..];
        w.bob.serve(path, if gone { Reply::status(404) } else { Reply::object(&his["object"]) });
        let inner = bob.act("Delete", &club.uri(), json!(id(&his["object"])));
        announced_in_vain(w, node, &club, &inner, 1).await.map_err(|e| format!("in his name: {e}"))?;
    }
    let mut inner = eve.act("Delete", &club.uri(), json!(ours));
    inner["actor"] = ada(node).into();
    inner["id"] = format!("http://{}{}", node.authority, fresh("a")).into();
    announced_in_vain(w, node, &club, &inner, 0).await.map_err(|e| format!("in ada's name: {e}"))?;
    // A whole account.
    let mut message = eve.act("Delete", &node.group, json!(bob.uri()));
    message["removeData"] = true.into();
    in_vain(w, node, &eve, &message, &LOGGED).await.map_err(|e| format!("an account: {e}"))?;
    // Control: his own node's word is enough.
    let message = bob.act("Delete", &node.group, json!(id(&his["object"])));
    told(&bob.says(node, &message).await?, 202, "")?;
    settle(node).await;
    let html = node.word(&format!("SELECT html AS w FROM posts WHERE uri = '{}'", id(&his["object"])));
    ensure(html.is_empty(), || "his own Delete did nothing".to_owned())
}

async fn o_18(w: &World) -> Outcome {
    let node = w.open().await;
    let ask = async |subject: &dyn Fn(&str) -> Value, target: &str, called: Option<&str>| {
        let path = fresh("u");
        let name = path.rsplit('/').next().unwrap().to_owned();
        let handle = format!("acct:{name}@{}", w.eve.authority);
        let mut document = w.eve.person(&path);
        if let Some(called) = called {
            document["preferredUsername"] = called.into();
        }
        w.eve.serve(&path, Reply::object(&document));
        let query: String = url::form_urlencoded::byte_serialize(handle.as_bytes()).collect();
        let href = if target.is_empty() { w.eve.url(&path) } else { target.to_owned() };
        let found = json!({
            "subject": subject(&handle),
            "links": [{ "rel": "self", "type": "application/activity+json", "href": href }]
        });
        let reply = Reply::typed(200, "application/jrd+json", found.to_string());
        w.eve.serve(&format!("/.well-known/webfinger?resource={query}"), reply);
        node.resolve(&format!("@{name}@{}", w.eve.authority)).await
    };
    let same = |handle: &str| json!(handle);
    ask(&same, "", None).await.and_then(|said| {
        ensure(said.status == 200, || format!("an honest handle: {} {}", said.status, said.text()))
    })?;
    let victim = Voice::new(&w.bob).introduced(node).await?;
    let other = |_: &str| json!(format!("acct:other@{}", w.eve.authority));
    let his = |_: &str| json!(format!("acct:{}", &victim.handle()[1..]));
    let number = |_: &str| json!(7);
    let bobs = victim.uri();
    type Subject<'a> = &'a dyn Fn(&str) -> Value;
    let cases: [(&str, Subject<'_>, &str, Option<&str>); 5] = [
        ("another name", &other, "", None),
        ("another node", &his, "", None),
        ("a number", &number, "", None),
        ("an actor elsewhere", &same, &bobs, None),
        ("an actor of another name", &same, "", Some("somebody")),
    ];
    for (what, subject, target, called) in cases {
        let calm = w.calm(node).rows(&KNOWN).eve(3);
        let said = ask(subject, target, called).await?;
        ensure((400..=504).contains(&said.status) && said.status != 500, || {
            format!("{what}: answered {} {}", said.status, said.text())
        })?;
        calm.holds().map_err(|e| format!("{what}: {e}"))?;
    }
    Ok(())
}
