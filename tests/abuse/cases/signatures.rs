//! Requests whose signature is not what it must be.

use serde_json::json;

use super::{Case, case};
use crate::Outcome;
use crate::letter::{Key, Letter, date};
use crate::node::Node;
use crate::peer::Reply;
use crate::socket::Request;
use crate::world::{KNOWN, Voice, World, ensure, fresh, refused, settle, told};

pub const CASES: &[Case] = &[
    case!("S-01", "a message without a signature; one with an LD signature only (J-01)", s_01),
    case!("S-02", "a wrong key: the right one is asked for once, and not again", s_02),
    case!("S-03", "no digest", s_03),
    case!("S-04", "another body than the one that was signed", s_04),
    case!("S-05", "a digest that the signature does not cover", s_05),
    case!("S-06", "a repeated header", s_06),
    case!("S-08", "signed for another host and sent to us", s_08),
    case!(
        "S-09",
        "HTTP/2 without Host is named by its authority; what a proxy says that we are called",
        s_09
    ),
    case!("S-10", "too old, from the future, unreadable, without a date", s_10),
    case!("S-11", "signed by one, said by another", s_11),
    case!("S-13", "a key whose document says that somebody else owns it", s_13),
    case!("S-14", "a key named by a handle", s_14),
    case!("S-15", "every form of a key's address leads to its owner, and to nobody else", s_15),
    case!("S-16", "the same bytes twice; one signature for another message", s_16),
    case!("S-18", "a signature that covers no target, or another", s_18),
    case!("S-23", "a target with a query, signed with it and without", s_23),
    case!("S-24", "a key that was changed at its home: the new one holds, the old one no more", s_24),
    case!("S-26", "keys that are weak, of another kind, or a megabyte long", s_26),
    case!("S-27", "the node's own actor is readable without a signature", s_27),
    case!("S-28", "many unknown signers of one node: few are looked up, the rest is told to wait", s_28),
    case!("S-29", "somebody who says to be this node", s_29),
    case!("O-03", "an activity whose id is of another node than its actor", o_03),
];

/// Spoils a good letter of somebody who is known, which must then be refused.
async fn spoilt(w: &World, code: &str, spoil: impl Fn(Letter) -> Request) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let letter = eve.letter(node, &eve.page(node));
    refused(w, node, &spoil(letter), 401, code).await
}

async fn s_01(w: &World) -> Outcome {
    spoilt(w, "signature_missing", |letter| letter.seal().without("Signature")).await?;
    let node = w.open().await;
    let eve = Voice::new(&w.eve);
    let mut message = eve.page(node);
    message["signature"] = json!({
        "type": "RsaSignature2017", "creator": eve.key_id(), "created": "2026-11-01T10:00:00Z", "signatureValue": "AAAA"
    });
    refused(w, node, &eve.letter(node, &message).seal().without("Signature"), 401, "signature_missing").await
}

async fn s_02(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    node.shift(70).await;
    let before = w.eve.times(&eve.path);
    for _ in 0..3 {
        let letter = Letter { key: w.wrong.clone(), ..eve.letter(node, &eve.page(node)) };
        let calm = w.calm(node).eve(1);
        told(&node.ask(&letter.seal()).await?, 401, "")?;
        calm.holds()?;
    }
    node.shift(0).await;
    ensure(w.eve.times(&eve.path) == before + 1, || "the key was not asked for exactly once".to_owned())
}

async fn s_03(w: &World) -> Outcome {
    let covered = vec!["(request-target)", "host", "date"];
    spoilt(w, "digest_missing", |letter| Letter { digest: None, covered: covered.clone(), ..letter }.seal())
        .await
}

async fn s_04(w: &World) -> Outcome {
    spoilt(w, "digest_mismatch", |letter| {
        let mut request = letter.seal();
        request.body.push(b' ');
        request
    })
    .await
}

async fn s_05(w: &World) -> Outcome {
    spoilt(w, "not_covered", |letter| {
        Letter { covered: vec!["(request-target)", "host", "date"], ..letter }.seal()
    })
    .await
}

async fn s_06(w: &World) -> Outcome {
    for name in ["Digest", "Signature", "Host", "Date"] {
        spoilt(w, "header_repeated", |letter| {
            let request = letter.seal();
            let value = request.header(name);
            request.and(name, &value)
        })
        .await
        .map_err(|e| format!("{name}: {e}"))?;
    }
    for name in ["Content-Digest", "Signature-Input"] {
        spoilt(w, "header_repeated", |letter| letter.seal().and(name, "x").and(name, "y")).await?;
    }
    Ok(())
}

async fn s_08(w: &World) -> Outcome {
    spoilt(w, "host_foreign", |letter| Letter { host: "other.example".to_owned(), ..letter }.seal()).await
}

/// Sends a request over HTTP/2 without `Host`, to the node by whatever name.
async fn over_http2(w: &World, authority: &str, request: &Request) -> Result<(u16, String), String> {
    let node = w.open().await;
    let name = authority.split(':').next().unwrap();
    let client = reqwest::Client::builder()
        .http2_prior_knowledge()
        .no_proxy()
        .resolve(name, ([127, 0, 0, 1], node.port).into())
        .build()
        .unwrap();
    let mut sent = client.post(format!("http://{authority}{}", request.path)).body(request.body.clone());
    for (name, value) in request.headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("host")) {
        sent = sent.header(name, value);
    }
    let said = sent.send().await.map_err(|e| format!("no answer: {e:?}"))?;
    let status = said.status().as_u16();
    Ok((status, said.text().await.unwrap_or_default().trim().to_owned()))
}

async fn s_09(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let letter = |host: &str| Letter { host: host.to_owned(), ..eve.letter(node, &eve.page(node)) }.seal();
    let before = node.rows()["posts"];
    let other = format!("other.example:{}", node.port);
    for request in [letter(&node.authority), letter(&node.authority).with("X-Forwarded-Host", &other)] {
        let said = over_http2(w, &node.authority, &request).await?;
        ensure(said.0 == 202, || format!("by our own name: {said:?}"))?;
    }
    settle(node).await;
    ensure(node.rows()["posts"] == before + 2, || "it came to nothing".to_owned())?;
    for host in [&other, &node.authority] {
        for request in [letter(host), letter(host).with("X-Forwarded-Host", &node.authority)] {
            let calm = w.calm(node);
            let said = over_http2(w, &other, &request).await?;
            ensure(said == (401, "host_foreign".to_owned()), || format!("by another name: {said:?}"))?;
            calm.holds()?;
        }
    }
    // Over HTTP/1 the same header gives no name, either.
    let calm = w.calm(node);
    let said = node.ask(&letter(&other).with("X-Forwarded-Host", &node.authority)).await?;
    told(&said, 401, "host_foreign")?;
    // A target with a name of its own, beside another in the header, names us by neither.
    let mut request = letter(&node.authority);
    request.path = format!("http://{other}/inbox");
    told(&node.ask(&request).await?, 401, "header_repeated")?;
    calm.holds()
}

async fn s_10(w: &World) -> Outcome {
    for (moment, code) in [
        (date(-14 * 3600), "date_too_old"),
        (date(2 * 3600), "date_ahead"),
        ("yesterday".to_owned(), "date_malformed"),
        (date(0).replace("GMT", "CET"), "date_malformed"),
    ] {
        spoilt(w, code, |letter| Letter { date: Some(moment.clone()), ..letter }.seal()).await?;
    }
    let covered = vec!["(request-target)", "host", "digest"];
    spoilt(w, "date_missing", |letter| Letter { date: None, covered: covered.clone(), ..letter }.seal()).await
}

async fn s_11(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let mut message = eve.page(node);
    message["actor"] = Voice::new(&w.bob).uri().into();
    refused(w, node, &eve.letter(node, &message).seal(), 400, "actor_is_not_signer").await
}

async fn s_13(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve);
    let mut document = w.eve.person(&eve.path);
    document["publicKey"]["owner"] = Voice::new(&w.bob).uri().into();
    w.eve.serve(&eve.path, Reply::object(&document));
    let calm = w.calm(node).rows(&["actors", "nodes"]).eve(1);
    told(&eve.says(node, &eve.page(node)).await?, 401, "")?;
    calm.holds()
}

async fn s_14(w: &World) -> Outcome {
    spoilt(w, "key_id_malformed", |letter| {
        Letter { key_id: "acct:bob@peer.example".to_owned(), ..letter }.seal()
    })
    .await
}

async fn s_15(w: &World) -> Outcome {
    let node = w.open().await;
    for form in ["#main-key", "/main-key", "", "?key=1", "#a/b?c"] {
        let eve = Voice::new(&w.eve);
        let key_id = format!("{}{form}", eve.uri());
        let mut document = w.eve.person(&eve.path);
        document["publicKey"]["id"] = key_id.clone().into();
        w.eve.serve(&eve.path, Reply::object(&document));
        match form {
            "/main-key" => w.eve.serve(&format!("{}{form}", eve.path), Reply::object(&document["publicKey"])),
            "?key=1" => w.eve.serve(&format!("{}{form}", eve.path), Reply::object(&document)),
            _ => {}
        }
        let message = eve.page(node);
        let letter = Letter { key_id, ..eve.letter(node, &message) };
        told(&node.ask(&letter.seal()).await?, 202, "").map_err(|e| format!("{form}: {e}"))?;
        settle(node).await;
        let post = message["object"]["id"].as_str().unwrap();
        let author = node.word(&format!(
            "SELECT a.uri AS w FROM posts p JOIN actors a ON a.id = p.author WHERE p.uri = '{post}'"
        ));
        ensure(author == eve.uri(), || format!("{form}: by {author:?}"))?;
    }
    // A key on its own that names somebody as its owner who does not list it.
    for victim in [Voice::new(&w.eve), Voice::new(&w.bob)] {
        let (path, eve) = (fresh("key"), Voice::new(&w.eve));
        let key = json!({ "id": w.eve.url(&path), "type": "Key", "owner": victim.uri(), "publicKeyPem": w.eve.key.pem() });
        w.eve.serve(&path, Reply::object(&key));
        for who in [&victim, &eve] {
            let letter = Letter { key_id: w.eve.url(&path), ..who.letter(node, &who.page(node)) };
            let calm = w.calm(node).rows(&KNOWN).eve(2);
            told(&node.ask(&letter.seal()).await?, 401, "key_unknown")?;
            calm.holds()?;
        }
    }
    Ok(())
}

async fn s_16(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let request = eve.letter(node, &eve.page(node)).seal();
    told(&node.ask(&request).await?, 202, "")?;
    settle(node).await;
    let calm = w.calm(node);
    told(&node.ask(&request).await?, 202, "")?;
    calm.settles().await?;
    // Whoever recorded it cannot make us believe that a node is back which does not answer: what waits for it would go
    // out again and again.
    let silent = |node: &Node| {
        node.number("SELECT count(*) AS n FROM nodes WHERE retry_at > 0 AND retry_at = 9000000000000000")
    };
    node.set("UPDATE nodes SET retry_at = 9000000000000000 WHERE retry_at = 0");
    let before = silent(node);
    told(&node.ask(&request).await?, 202, "")?;
    settle(node).await;
    let after = silent(node);
    node.set("UPDATE nodes SET retry_at = 0 WHERE retry_at = 9000000000000000");
    ensure(before > 0 && after == before, || "a recorded request counted as a sign of life".to_owned())?;
    // The signature covers the digest, so that another message cannot come under it.
    let mut other = eve.letter(node, &eve.page(node)).seal();
    other = other.with("Signature", &request.header("Signature"));
    refused(w, node, &other, 401, "signature_wrong").await
}

async fn s_18(w: &World) -> Outcome {
    spoilt(w, "not_covered", |letter| Letter { covered: vec!["host", "date", "digest"], ..letter }.seal())
        .await?;
    spoilt(w, "signature_wrong", |letter| {
        Letter { signed_path: Some("/node/inbox".to_owned()), ..letter }.seal()
    })
    .await
}

async fn s_23(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    for signed in [None, Some("/inbox".to_owned())] {
        let letter = eve.letter(node, &eve.page(node));
        let letter = Letter { path: "/inbox?from=eve".to_owned(), signed_path: signed, ..letter };
        told(&node.ask(&letter.seal()).await?, 202, "")?;
    }
    Ok(())
}

async fn s_24(w: &World) -> Outcome {
    let node = w.open().await;
    let bob = Voice::new(&w.bob).introduced(node).await?;
    let new = Key::new();
    let mut document = w.bob.person(&bob.path);
    document["publicKey"]["publicKeyPem"] = new.pem().into();
    document["updated"] = "2026-11-02T10:00:00Z".into();
    w.bob.serve(&bob.path, Reply::object(&document));
    node.shift(70).await;
    let before = w.bob.times(&bob.path);
    let letter = Letter { key: new, ..bob.letter(node, &bob.page(node)) };
    told(&node.ask(&letter.seal()).await?, 202, "")?;
    ensure(w.bob.times(&bob.path) == before + 1, || "not one question".to_owned())?;
    let old = node.ask(&bob.letter(node, &bob.page(node)).seal()).await?;
    node.shift(0).await;
    told(&old, 401, "")
}

// Made with openssl: RSA of 1024 bits, RSA of 2048 bits with exponent 3, a P-256 key.
const WEAK: [&str; 3] = [
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDXXioIsY1sQv9B5gqtVmVssCb51d7mLZ6sEoWh7yQdgtp/N6M7sQrm35DoyXjXMXnzDXWOg4PX\
     M9gIModiUlfEmm315CjAkeyrOXAEjB+Hk5nRSwtXErqEJrf5AEJYsAD83VMYs9bxnnkPKypDAubJSDcQkTVTROXKGT7Vnxc+WQIDAQAB",
    "MIIBIDANBgkqhkiG9w0BAQEFAAOCAQ0AMIIBCAKCAQEA2c3pUINhdEpTAPgRjvGe4M0o9Vdce0jhcA404s2gRTizEW74kV4D5ZrbEyRwJxoOBir3\
     aNrELQLtVXArnMRqEocJoJlKADUeHStR4F+LV26q4hnkBdGbzNBsPrpyS+mCfRBOGhMIxqovEzR1cehg0Lar+sFHeTOLNd1h268gy1bxRodbLKRX\
     TK4NFAZJNkCl74bIsxarxtqCWHyEkDvqG2aahkQIFJZbQbJFr8HcsETu42iWUU4RLQYpGF6xof+fSK3aWXOphPOc5QS07JyGN8zv13wJgKaTIKF8\
     JZrNUarg2Nc9sw6GTZia0RyfutMJWSG+8tYVax4ryKAo9FlqXQIBAw==",
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEyPena03h0nnmqFsZQfyz6kfHU4rW+l/wHJXUWPKQzspkFOTNlbbbCk0Htcr8vgcmzagUJ7BbsVSM\
     50lfjQytVw==",
];

async fn s_26(w: &World) -> Outcome {
    let node = w.open().await;
    let wrap = |base64: &str| format!("-----BEGIN PUBLIC KEY-----\n{base64}\n-----END PUBLIC KEY-----\n");
    let mut keys: Vec<String> = WEAK.iter().map(|base64| wrap(base64)).collect();
    keys.push(wrap(&"A".repeat(200_000)));
    keys.push(String::new());
    for pem in keys {
        let eve = Voice::new(&w.eve);
        let mut document = w.eve.person(&eve.path);
        document["publicKey"]["publicKeyPem"] = pem.into();
        w.eve.serve(&eve.path, Reply::object(&document));
        // The person may become known; the key may not.
        let calm = w.calm(node).rows(&["actors", "nodes"]).eve(1);
        told(&eve.says(node, &eve.page(node)).await?, 401, "")?;
        calm.holds()?;
    }
    Ok(())
}

async fn s_27(w: &World) -> Outcome {
    let node = w.agreed().await;
    let said = node.ask(&Request::get("/node").with("Accept", "application/activity+json")).await?;
    told(&said, 200, "")?;
    ensure(said.json().pointer("/publicKey/publicKeyPem").is_some(), || said.text())
}

async fn s_28(w: &World) -> Outcome {
    let node = w.tight().await;
    let (before, mut waiting) = (w.eve.asked().len(), 0);
    for _ in 0..40 {
        let eve = Voice::new(&w.eve);
        let letter = Letter { key: w.wrong.clone(), ..eve.letter(node, &eve.page(node)) };
        let said = node.ask(&letter.seal()).await?;
        ensure(matches!(said.status, 401 | 429), || format!("{} {}", said.status, said.text()))?;
        waiting += usize::from(said.status == 429 && said.header("retry-after").is_some());
    }
    let asked = w.eve.asked().len() - before;
    ensure(asked <= 20, || format!("{asked} of 40 were looked up"))?;
    ensure(waiting >= 10, || format!("{waiting} were told to wait"))
}

async fn s_29(w: &World) -> Outcome {
    let own = format!("http://{}/node#main-key", w.open().await.authority);
    spoilt(w, "signed_as_us", |letter| Letter { key_id: own.clone(), ..letter }.seal()).await
}

async fn o_03(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    for id in [w.bob.url(&fresh("create")), "https://other.example/1".to_owned(), "urn:uuid:1".to_owned()] {
        let mut message = eve.page(node);
        message["id"] = id.into();
        let calm = w.calm(node);
        told(&node.ask(&eve.letter(node, &message).seal()).await?, 400, "id_is_not_of_signer")?;
        calm.holds()?;
    }
    Ok(())
}
