//! Peers that answer badly, endlessly, or with what is not theirs.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Case, case};
use crate::Outcome;
use crate::db::TempDir;
use crate::peer::Reply;
use crate::tls::Authority;
use crate::world::{KNOWN, Voice, World, ensure, fresh, settle, told};

pub const CASES: &[Case] = &[
    case!(
        "F-01",
        "documents without id, with another id, of other types; lenient about the right ones",
        f_01
    ),
    case!("F-02", "a byte more than the cap: told beforehand, not told, told wrongly", f_02),
    case!("F-03", "a small answer that inflates to more than the cap", f_03),
    case!("F-05", "absent, gone, forbidden, broken, silent: told apart", f_05),
    case!("F-09", "one message that makes the node ask for ever more", f_09),
    case!("F-10", "a key that could not be had is not asked for again at once", f_10),
    case!("F-11", "an answer that comes byte by byte ends at the deadline", f_11),
    case!("F-12", "certificates: expired, of another name, self-signed; an answer without a head", f_12),
    case!("F-14", "redirects leave no origin; requests are signed by the node, and name no member", f_14),
    case!("O-01", "a document that says to be somebody of another node", o_01),
];

/// Looks somebody up as a member, which must fail and leave nothing behind; gives the status.
async fn in_vain(w: &World, path: &str, reply: Reply) -> Result<u16, String> {
    let node = w.open().await;
    w.eve.serve(path, reply);
    let calm = w.calm(node).eve(2);
    let said = node.resolve(&w.eve.url(path)).await?;
    ensure((400..=504).contains(&said.status) && said.status != 500, || format!("answered {}", said.status))?;
    calm.holds()?;
    Ok(said.status)
}

async fn f_01(w: &World) -> Outcome {
    let node = w.open().await;
    let make = |change: &dyn Fn(&mut Value)| {
        let path = fresh("u");
        let mut document = w.eve.person(&path);
        change(&mut document);
        (path, document)
    };
    let (path, document) = make(&|d| drop(d.as_object_mut().unwrap().remove("id")));
    in_vain(w, &path, Reply::object(&document)).await.map_err(|e| format!("no id: {e}"))?;
    let (path, document) = make(&|d| d["id"] = "https://other.example/u/1".into());
    in_vain(w, &path, Reply::object(&document)).await.map_err(|e| format!("foreign id: {e}"))?;
    for kind in ["text/html", "application/json", "image/png", "application/ld+json", "text/plain"] {
        let (path, document) = make(&|_| {});
        in_vain(w, &path, Reply::typed(200, kind, document.to_string()))
            .await
            .map_err(|e| format!("{kind}: {e}"))?;
    }
    for kind in [
        "application/activity+json;charset=utf-8",
        "APPLICATION/ACTIVITY+JSON",
        "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"; charset=utf-8",
    ] {
        let (path, document) = make(&|_| {});
        w.eve.serve(&path, Reply::typed(200, kind, document.to_string()));
        let calm = w.calm(node).rows(&KNOWN).eve(1);
        let said = node.resolve(&w.eve.url(&path)).await?;
        told(&said, 200, "").map_err(|e| format!("{kind}: {e}"))?;
        calm.holds()?;
    }
    Ok(())
}

/// A person's document of a little more than a mebibyte, each string of which is in order.
fn large(w: &World, path: &str) -> String {
    let mut document = w.eve.person(path);
    for n in 0..6 {
        document[format!("x{n}")] = "A".repeat(180_000).into();
    }
    document.to_string()
}

async fn f_02(w: &World) -> Outcome {
    let kind = "application/activity+json";
    for way in ["length", "chunked", "close", "lie"] {
        let path = fresh("u");
        let body = large(w, &path);
        let reply = match way {
            "length" => Reply::typed(200, kind, &body),
            "chunked" => Reply::raw(format!(
                "HTTP/1.1 200 X\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
                body.len()
            )),
            "close" => Reply::raw(format!(
                "HTTP/1.1 200 X\r\nContent-Type: {kind}\r\nConnection: close\r\n\r\n{body}"
            )),
            _ => Reply::raw(format!(
                "HTTP/1.1 200 X\r\nContent-Type: {kind}\r\nContent-Length: 10\r\n\r\n{body}"
            )),
        };
        in_vain(w, &path, reply).await.map_err(|e| format!("{way}: {e}"))?;
    }
    Ok(())
}

/// Compresses by the program `gzip`.
fn gzip(text: &str) -> Vec<u8> {
    let mut child =
        Command::new("gzip").arg("-9").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("gzip");
    let (mut into, text) = (child.stdin.take().unwrap(), text.to_owned());
    let writing = std::thread::spawn(move || into.write_all(text.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    output.stdout
}

async fn f_03(w: &World) -> Outcome {
    let path = fresh("u");
    let bomb = gzip(&large(w, &path));
    ensure(bomb.len() < 20_000, || "it is no bomb".to_owned())?;
    let head = format!(
        "HTTP/1.1 200 X\r\nContent-Type: application/activity+json\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n",
        bomb.len()
    );
    in_vain(w, &path, Reply::raw([head.as_bytes(), &bomb].concat())).await.map(drop)?;
    let path = fresh("u");
    let head = "HTTP/1.1 200 X\r\nContent-Type: application/activity+json\r\nContent-Encoding: zstd\r\n\r\n";
    in_vain(w, &path, Reply::raw([head.as_bytes(), &[0x28, 0xb5, 0x2f, 0xfd]].concat())).await.map(drop)
}

async fn f_05(w: &World) -> Outcome {
    for (status, expected) in
        [(404, 404), (410, 404), (401, 502), (403, 502), (500, 504), (429, 504), (418, 502)]
    {
        let told = in_vain(w, &fresh("u"), Reply::status(status)).await?;
        ensure(told == expected, || format!("{status} became {told}"))?;
    }
    let silent = Reply::trickle(Duration::from_secs(5));
    let told = in_vain(w, &fresh("u"), silent).await?;
    ensure(told == 504, || format!("silence became {told}"))
}

async fn f_09(w: &World) -> Outcome {
    let node = w.open().await;
    // Communities that are moderated by communities that are moderated by communities…
    let peer = w.eve.clone();
    w.eve.answering(move |asked| {
        let path = asked.path.strip_prefix("/deep")?;
        if path.ends_with("/moderators") {
            let items: Vec<String> = (0..20)
                .map(|n| peer.url(&format!("/deep{}/{n}", path.trim_end_matches("/moderators"))))
                .collect();
            let id = peer.url(&asked.path);
            return Some(Reply::object(
                &json!({ "type": "OrderedCollection", "id": id, "orderedItems": items }),
            ));
        }
        let mut group = peer.person(&asked.path);
        group["type"] = "Group".into();
        group["attributedTo"] = peer.url(&format!("{}/moderators", asked.path)).into();
        Some(Reply::object(&group))
    });
    let eve = Voice { peer: &w.eve, path: fresh("deep") };
    let before = w.eve.asked().len();
    let message = eve.page(node);
    let _ = tokio::time::timeout(Duration::from_secs(6), eve.says(node, &message)).await;
    let asked = w.eve.asked().len() - before;
    settle(node).await;
    ensure((2..=20).contains(&asked), || format!("one message made {asked} requests"))
}

async fn f_10(w: &World) -> Outcome {
    let node = w.open().await;
    // What may be a refusal of our signature is asked for in both forms, for the first message.
    for (reply, knocks) in [
        (Reply::typed(200, "text/html", "<html></html>"), 1),
        (Reply::status(403), 2),
        (Reply::status(503), 1),
    ] {
        let eve = Voice::new(&w.eve);
        w.eve.serve(&eve.path, reply);
        let calm = w.calm(node).eve(knocks);
        for _ in 0..5 {
            let said = eve.says(node, &eve.page(node)).await?;
            ensure(matches!(said.status, 401 | 503), || format!("answered {}", said.status))?;
        }
        calm.holds()?;
    }
    Ok(())
}

async fn f_11(w: &World) -> Outcome {
    let started = Instant::now();
    let told = in_vain(w, &fresh("u"), Reply::trickle(Duration::from_millis(15))).await?;
    ensure(told == 504, || format!("answered {told}"))?;
    let took = started.elapsed();
    ensure(took < Duration::from_secs(6), || format!("it took {took:?}, with a deadline of 2 s"))
}

async fn f_12(w: &World) -> Outcome {
    let folder = TempDir::new();
    let authority = Authority::new(folder.path());
    let trusted = folder.path().join("ca.pem").display().to_string();
    let node = w.node_with("careful", "open", &[], vec![("SSL_CERT_FILE", trusted)]).await;
    let certificates = [
        ("sound", authority.vouches("sound", "sound.example", 30)),
        // An end in the moment in which it was made.
        ("expired", authority.vouches("expired", "expired.example", 0)),
        ("misnamed", authority.vouches("misnamed", "sound.example", 30)),
        ("alone", authority.alone("alone", "alone.example")),
    ];
    tokio::time::sleep(Duration::from_millis(1500)).await;
    for (n, (name, certificate)) in (41..).zip(&certificates) {
        let host = format!("{name}.example");
        let mut person = w.eve.person("/u/1").to_string();
        person = person.replace(&w.eve.url(""), &format!("https://{host}"));
        let answer = format!(
            "HTTP/1.1 200 X\r\nContent-Type: application/activity+json\r\nContent-Length: {}\r\n\r\n{person}",
            person.len()
        );
        w.watch.places.serve([93, 184, 216, n].into(), certificate, answer.into_bytes());
        let before = node.rows()["actors"];
        let seen = w.watch.seen().len();
        let said = node.resolve(&format!("https://{host}/u/1")).await?;
        ensure(w.watch.seen().len() > seen, || format!("{name}: nobody connected"))?;
        let learnt = node.rows()["actors"] - before;
        if *name == "sound" {
            ensure(said.status == 200 && learnt == 1, || format!("{name}: {} {}", said.status, said.text()))?;
        } else {
            let refused = (400..=504).contains(&said.status) && said.status != 500;
            ensure(refused && learnt == 0, || format!("{name}: answered {}", said.status))?;
        }
    }
    for answer in [
        w.eve.person("/u/0").to_string(),
        "HTTP/0.9 200 X\r\n\r\n".to_owned(),
        "ICY 200 OK\r\n\r\n".to_owned(),
    ] {
        in_vain(w, &fresh("u"), Reply::raw(answer)).await.map_err(|e| format!("without a head: {e}"))?;
    }
    Ok(())
}

async fn f_14(w: &World) -> Outcome {
    let node = w.open().await;
    for target in
        [w.bob.url(&fresh("u")), "https://public.example/u/1".to_owned(), "http://10.0.0.1/".to_owned()]
    {
        in_vain(w, &fresh("u"), Reply::to(&target)).await.map_err(|e| format!("to {target}: {e}"))?;
    }
    // In a circle, and more than one at the same origin.
    let (one, two, three) = (fresh("u"), fresh("u"), fresh("u"));
    w.eve.serve(&two, Reply::to(&w.eve.url(&three)));
    in_vain(w, &one, Reply::to(&w.eve.url(&two))).await?;
    ensure(w.eve.times(&three) == 0, || "a second redirect was followed".to_owned())?;
    let path = fresh("u");
    told(&node.resolve(&w.eve.url(&path)).await?, 200, "")?;
    let asked = w.eve.asked();
    let head = asked.iter().rev().find(|a| a.path == path).map(|a| a.head.clone()).unwrap_or_default();
    let signed = format!("keyId=\"http://{}/node#main-key\"", node.authority);
    ensure(head.contains(&signed), || format!("not signed by the node: {head}"))?;
    ensure(!head.contains("ada") && !head.to_lowercase().contains("cookie"), || {
        format!("it names a member: {head}")
    })
}

async fn o_01(w: &World) -> Outcome {
    let path = fresh("u");
    let victim = w.bob.person(&fresh("u"));
    in_vain(w, &path, Reply::object(&victim)).await.map(drop)
}
