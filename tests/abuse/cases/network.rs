//! Attempts to make the node connect to where it must not.

use std::time::Duration;

use serde_json::json;

use super::{Case, case};
use crate::Outcome;
use crate::letter::Letter;
use crate::net;
use crate::node::Node;
use crate::peer::Reply;
use crate::world::{Voice, World, ensure, fresh, settle, told};

pub const CASES: &[Case] = &[
    case!("N-00", "control: a public address is connected to, and that is seen", n_00),
    case!("N-01", "private addresses and this machine, written out, in keys, searches and messages", n_01),
    case!("N-03", "names that mean an address which is not public", n_03),
    case!("N-04", "IPv4 addresses inside IPv6 ones", n_04),
    case!("N-05", "a name with a public and a private address; one that changes between two questions", n_05),
    case!("N-07", "handles that would build an address of their own", n_07),
    case!("N-08", "a blocked domain in other spellings, and below", n_08),
    case!("N-09", "NodeInfo that names a private or a foreign address", n_09),
    case!("N-13", "switches by which a library lowers its guard keep the node from starting", n_13),
    case!("N-14", "agreed nodes only: nobody else is connected to", n_14),
    case!("N-15", "another port than that of https, and http", n_15),
];

/// Sends a message that says to be signed with a key at `url`.
async fn claim(node: &Node, w: &World, url: &str) -> Result<u16, String> {
    let eve = Voice::new(&w.eve);
    let letter = Letter { key_id: format!("{url}#main-key"), ..eve.letter(node, &eve.page(node)) };
    Ok(node.ask(&letter.seal()).await?.status)
}

/// Whether neither a claimed key nor a member's search leads to a connection.
async fn nobody_connects(node: &Node, w: &World, url: &str) -> Outcome {
    let calm = w.calm(node);
    let status = claim(node, w, url).await?;
    ensure((400..=503).contains(&status) && status != 500, || format!("{url}: {status}"))?;
    let said = node.resolve(url).await?;
    ensure((400..=504).contains(&said.status) && said.status != 500, || format!("{url}: {}", said.status))?;
    calm.holds().map_err(|e| format!("{url}: {e}"))
}

async fn n_00(w: &World) -> Outcome {
    let node = w.open().await;
    for (name, address) in
        [("public.example", "93.184.216.34:443"), ("public6.example", "2606:4700:4700::1111:443")]
    {
        let before = w.watch.seen().len();
        claim(node, w, &format!("https://{name}{}", fresh("u"))).await?;
        let seen = w.watch.seen();
        ensure(seen[before..].iter().any(|at| at == address), || format!("{name}: {:?}", &seen[before..]))?;
    }
    Ok(())
}

async fn n_01(w: &World) -> Outcome {
    let node = w.open().await;
    let urls = [
        "https://127.0.0.1/u/1",
        "http://127.0.0.1/u/1",
        "http://127.0.0.1:8080/u/1",
        "https://10.0.0.1/u/1",
        "http://10.0.0.1/u/1",
        "https://172.16.0.1/u/1",
        "https://192.168.0.1/u/1",
        "http://169.254.169.254/latest/meta-data/",
        "https://169.254.169.254/latest/meta-data/",
        "https://93.184.216.34/u/1",
        "https://[::1]/u/1",
        "https://[fc00::1]/u/1",
        "https://[::ffff:10.0.0.1]/u/1",
        "https://[64:ff9b::a00:1]/u/1",
        "https://2130706433/u/1",
        "https://0x7f.1/u/1",
        "https://localhost/u/1",
        "https://x.localhost/u/1",
        "https://router.local/u/1",
        "https://user@public.example/u/1",
        "file:///etc/passwd",
        "gopher://127.0.0.1:80/",
    ];
    for url in urls {
        nobody_connects(node, w, url).await?;
    }
    // In everything that a message can name.
    let eve = Voice::new(&w.eve).introduced(node).await?;
    for url in &urls {
        let mut message = eve.page(node);
        for field in
            ["url", "icon", "image", "context", "replies", "likes", "contextHistory", "quote", "source"]
        {
            message["object"][field] = json!(url);
        }
        message["object"]["attachment"] = json!([{ "type": "Image", "url": url }, { "type": "Link", "href": url }, { "type": "Document", "url": [url] }]);
        message["object"]["tag"] = json!([{ "type": "Mention", "href": url, "name": "@x@y.example" }]);
        message["object"]["content"] = format!("<img src=\"{url}\"><a href=\"{url}\">x</a>").into();
        message["cc"] = json!([url]);
        let seen = w.watch.seen().len();
        told(&eve.says(node, &message).await?, 202, "")?;
        settle(node).await;
        ensure(w.watch.seen().len() == seen, || format!("{url} in a message: {:?}", w.watch.seen()))?;
    }
    for url in &urls {
        let mut message = eve.page(node);
        message["object"]["type"] = "Note".into();
        message["object"]["inReplyTo"] = json!(url);
        let seen = w.watch.seen().len();
        eve.says(node, &message).await?;
        settle(node).await;
        ensure(w.watch.seen().len() == seen, || format!("{url} as parent: {:?}", w.watch.seen()))?;
    }
    Ok(())
}

fn is_embedding(name: &str) -> bool {
    ["mapped.", "compatible.", "nat64", "sixtofour.", "teredo."].iter().any(|start| name.starts_with(start))
}

async fn n_03(w: &World) -> Outcome {
    let node = w.open().await;
    for (name, _) in
        net::evil().into_iter().filter(|(name, _)| !is_embedding(name) && !name.starts_with("both"))
    {
        nobody_connects(node, w, &format!("https://{name}{}", fresh("u"))).await?;
    }
    Ok(())
}

async fn n_04(w: &World) -> Outcome {
    let node = w.open().await;
    for (name, _) in net::evil().into_iter().filter(|(name, _)| is_embedding(name)) {
        nobody_connects(node, w, &format!("https://{name}{}", fresh("u"))).await?;
    }
    Ok(())
}

async fn n_05(w: &World) -> Outcome {
    let node = w.open().await;
    nobody_connects(node, w, &format!("https://both.evil.example{}", fresh("u"))).await?;
    let url = || format!("https://turning.evil.example{}", fresh("u"));
    let before = w.watch.seen().len();
    claim(node, w, &url()).await?;
    ensure(w.watch.seen().len() > before, || "the public address was not connected to".to_owned())?;
    net::turn("turning.evil.example", "10.0.0.1");
    let held = nobody_connects(node, w, &url()).await;
    net::turn("turning.evil.example", "93.184.216.34");
    held
}

async fn n_07(w: &World) -> Outcome {
    let node = w.open().await;
    for handle in [
        "@x@127.0.0.1:8080/path?#",
        "@x@public.example/path",
        "@x@public.example?q",
        "@x@public.example#f",
        "@x@user@public.example",
        "@x@public.example\\y",
        "@x@127.0.0.1",
        "@x@[::1]",
        "!x@10.0.0.1:80",
        "@x@loopback.evil.example",
        "@x@public.example:8443",
    ] {
        let calm = w.calm(node);
        let said = node.resolve(handle).await?;
        ensure((400..=504).contains(&said.status) && said.status != 500, || {
            format!("{handle}: {}", said.status)
        })?;
        calm.holds().map_err(|e| format!("{handle}: {e}"))?;
    }
    Ok(())
}

async fn n_08(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    node.cli(&["federation", "block", "blocked.example", "--reason", "a test"]);
    node.cli(&["federation", "block", &w.eve.authority, "--reason", "a test"]);
    // Processes read the settings again when their version moves.
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let held = blocked(node, w, &eve).await;
    node.cli(&["federation", "allow", &w.eve.authority, "--reason", "a test"]);
    tokio::time::sleep(Duration::from_millis(1500)).await;
    held
}

async fn blocked(node: &Node, w: &World, eve: &Voice<'_>) -> Outcome {
    for name in [
        "blocked.example",
        "blocked.example.",
        "BLOCKED.example",
        "sub.blocked.example",
        "blocked.example:8443",
        "%62locked.example",
        "blocked\u{3002}example",
    ] {
        nobody_connects(node, w, &format!("https://{name}{}", fresh("u"))).await?;
    }
    let calm = w.calm(node);
    told(&eve.says(node, &eve.page(node)).await?, 403, "node_not_allowed")?;
    calm.holds()
}

async fn n_09(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve);
    let schema = "http://nodeinfo.diaspora.software/ns/schema/2.1";
    w.eve.serve(
        "/.well-known/nodeinfo",
        Reply::typed(
            200,
            "application/json",
            json!({ "links": [{ "rel": schema, "href": "http://10.0.0.1:80/nodeinfo" }] }).to_string(),
        ),
    );
    // What is answered to a Follow reaches the peer, and a peer that was reached is asked what it runs.
    let follow = json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": w.eve.url(&fresh("follow")), "type": "Follow",
        "actor": eve.uri(), "object": node.group, "to": [node.group]
    });
    let seen = w.watch.seen().len();
    told(&eve.says(node, &follow).await?, 202, "")?;
    for _ in 0..150 {
        if w.eve.times("/.well-known/nodeinfo") > 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    ensure(w.eve.times("/.well-known/nodeinfo") > 0, || "NodeInfo was not asked for".to_owned())?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    ensure(w.watch.seen().len() == seen, || format!("connections to {:?}", &w.watch.seen()[seen..]))
}

async fn n_13(w: &World) -> Outcome {
    let node = w.agreed().await;
    for (name, value) in [("DANGER_FEDERATION_ALLOW_LOCAL_IP", "1"), ("DANGER_FEDERATION_ALLOW_LOCAL_IP", "")]
    {
        ensure(node.refuses_to_start_with(name, value), || {
            format!("{name}={value} did not keep it from starting")
        })?;
    }
    Ok(())
}

async fn n_14(w: &World) -> Outcome {
    let node = w.agreed().await;
    Voice::new(&w.bob).introduced(node).await?;
    let known = Voice::new(&w.eve);
    for url in [
        known.uri(),
        format!("https://public.example{}", fresh("u")),
        "https://stranger.example/u/1".to_owned(),
    ] {
        let calm = w.calm(node);
        let status = claim(node, w, &url).await?;
        ensure(status == 403, || format!("{url}: {status}"))?;
        let said = node.resolve(&url).await?;
        ensure(said.status == 403, || format!("{url}: {} {}", said.status, said.text()))?;
        let (authority, _) =
            url.split_once("//").map_or(("", ""), |(_, rest)| rest.split_once('/').unwrap_or((rest, "")));
        let said = node.resolve(&format!("@somebody@{authority}")).await?;
        ensure(said.status == 403, || format!("{authority}: {} {}", said.status, said.text()))?;
        calm.holds().map_err(|e| format!("{url}: {e}"))?;
    }
    Ok(())
}

async fn n_15(w: &World) -> Outcome {
    let node = w.open().await;
    for url in [
        "https://public.example:8443",
        "http://public.example",
        "http://public.example:443",
        "https://public.example:80",
    ] {
        nobody_connects(node, w, &format!("{url}{}", fresh("u"))).await?;
    }
    Ok(())
}
