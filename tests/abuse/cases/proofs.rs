//! Proofs inside of what is said, and RFC 9421: what holds, and what is only made to look so.

use serde_json::{Value, json};

use super::origin::announced_in_vain;
use super::{Case, case};
use crate::Outcome;
use crate::club::Club;
use crate::node::Node;
use crate::proof::{Hand, Message, With, seconds};
use crate::socket::Request;
use crate::world::{KNOWN, LOGGED, Voice, World, ensure, settle, told};

pub const CASES: &[Case] = &[
    case!("S-20", "RFC 9421: what is missing, doubled, unknown or of another kind", s_20),
    case!(
        "S-21",
        "RFC 9421: RSA and Ed25519 are taken; the address that is signed is ours as configured",
        s_21
    ),
    case!("O-19", "proofs that are not what they must be count as none", o_19),
    case!("O-20", "proofs over changed documents; what is only written otherwise holds", o_20),
    case!("J-04", "a term moved in or out of what is signed", j_04),
];

fn rfc(node: &Node, by: &Voice<'_>, with: With, key: &str) -> Message {
    let body = by.page(node).to_string();
    Message::new(&node.authority, &format!("{}#{key}", by.uri()), with, body.as_bytes())
}

async fn s_20(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let good = || rfc(node, &eve, With::Rsa(w.eve.key.clone()), "main-key");
    let key = format!(";keyid=\"{}\"", eve.key_id());
    let with = |parameters: String| Message { parameters, ..good() }.seal();
    let covering = |covered: &[&'static str]| Message { covered: covered.to_vec(), ..good() }.seal();
    let again = |request: Request, name: &str, label: &str| {
        let value = request.header(name);
        let second = value.replacen("sig1=", &format!("{label}="), 1);
        request.with(name, &format!("{value}, {second}"))
    };
    let other = content_of(b"{}");
    let mut spoilt: Vec<(&str, Request, &str)> = vec![
        ("no created", with(format!("{key};alg=\"rsa-v1_5-sha256\"")), "date_missing"),
        ("created of the past", with(format!(";created={}{key}", seconds(-14 * 3600))), "date_too_old"),
        ("created of the future", with(format!(";created={}{key}", seconds(2 * 3600))), "date_ahead"),
        ("created before 1970", with(format!(";created=-1{key}")), "signature_malformed"),
        ("created as a text", with(format!(";created=\"{}\"{key}", seconds(0))), "signature_malformed"),
        ("created as a fraction", with(format!(";created={}.5{key}", seconds(0))), "signature_malformed"),
        (
            "expired",
            with(format!(";created={};expires={}{key}", seconds(-9), seconds(-5))),
            "signature_expired",
        ),
        ("no key", with(format!(";created={}", seconds(0))), "signature_malformed"),
        (
            "unknown algorithm",
            with(format!(";created={}{key};alg=\"none\"", seconds(0))),
            "algorithm_unsupported",
        ),
        ("another kind", with(format!(";created={}{key};alg=\"ed25519\"", seconds(0))), "signature_wrong"),
        ("hmac", with(format!(";created={}{key};alg=\"hmac-sha256\"", seconds(0))), "algorithm_unsupported"),
        ("no method", covering(&["@target-uri", "content-digest"]), "not_covered"),
        ("no target", covering(&["@method", "content-digest"]), "not_covered"),
        ("only the authority", covering(&["@method", "@authority", "content-digest"]), "not_covered"),
        ("no digest covered", covering(&["@method", "@target-uri"]), "not_covered"),
        ("twice", covering(&["@method", "@method", "@target-uri", "content-digest"]), "signature_malformed"),
        ("another digest", Message { digest: Some(other), ..good() }.seal(), "digest_mismatch"),
        ("another target", Message { target: node.group.clone(), ..good() }.seal(), "signature_wrong"),
        ("no digest", good().seal().without("Content-Digest"), "digest_missing"),
        ("no signature", good().seal().with("Signature", "other=:AAAA:"), "signature_malformed"),
        ("cavage beside it", good().seal().without("Signature-Input"), "signature_malformed"),
    ];
    for label in ["sig1", "sig2"] {
        spoilt.push(("two signatures", again(good().seal(), "Signature", label), "signature_several"));
        spoilt.push(("two inputs", again(good().seal(), "Signature-Input", label), "signature_several"));
    }
    for (what, request, code) in spoilt {
        let calm = w.calm(node);
        let said = node.ask(&request).await?;
        told(&said, 401, code).map_err(|e| format!("{what}: {e}"))?;
        calm.holds().map_err(|e| format!("{what}: {e}"))?;
    }
    Ok(())
}

fn content_of(body: &[u8]) -> String {
    crate::proof::content_digest(body)
}

async fn s_21(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::proving(&w.eve).introduced(node).await?;
    for (with, key) in
        [(With::Rsa(w.eve.key.clone()), "main-key"), (With::Ed25519(w.eve.hand.clone()), "proof")]
    {
        let before = node.rows()["posts"];
        let message = rfc(node, &eve, with.clone(), key);
        let authority = vec!["@method", "@target-uri", "@authority", "content-digest"];
        for message in [message, Message { covered: authority, ..rfc(node, &eve, with.clone(), key) }] {
            told(&node.ask(&message.seal()).await?, 202, "").map_err(|e| format!("{key}: {e}"))?;
        }
        settle(node).await;
        ensure(node.rows()["posts"] == before + 2, || format!("{key}: taken without effect"))?;
        // Where a proxy says that we are called is not where we are.
        for (name, value) in [
            ("X-Forwarded-Host", "other.example"),
            ("X-Forwarded-Proto", "https"),
            ("Forwarded", "host=other.example;proto=https"),
            ("X-Original-Url", "/other"),
        ] {
            let honest = rfc(node, &eve, with.clone(), key).seal().with(name, value);
            told(&node.ask(&honest).await?, 202, "").map_err(|e| format!("{key}, {name}: {e}"))?;
            settle(node).await;
            for target in
                ["http://other.example/inbox".to_owned(), format!("https://{}/inbox", node.authority)]
            {
                let calm = w.calm(node);
                let foreign =
                    Message { target, ..rfc(node, &eve, with.clone(), key) }.seal().with(name, value);
                told(&node.ask(&foreign).await?, 401, "signature_wrong")
                    .map_err(|e| format!("{name}: {e}"))?;
                calm.holds()?;
            }
        }
    }
    // A key for proofs is no RSA key, and the other way round.
    for (with, key) in
        [(With::Ed25519(w.eve.hand.clone()), "main-key"), (With::Rsa(w.eve.key.clone()), "proof")]
    {
        let calm = w.calm(node);
        told(&node.ask(&rfc(node, &eve, with, key).seal()).await?, 401, "signature_wrong")?;
        calm.holds()?;
    }
    Ok(())
}

async fn o_19(w: &World) -> Outcome {
    let node = w.open().await;
    let bob = Voice::proving(&w.bob).introduced(node).await?;
    let neighbour = Voice::proving(&w.bob).introduced(node).await?;
    let eve = Voice::proving(&w.eve).introduced(node).await?;
    let club = Club::joined(&w.eve, node, &[]).await?;
    // Control: a proof of his is enough, and nobody is asked.
    let asked = w.bob.questions().len();
    let page = club.page(&bob);
    club.thread_proven(node, &bob.proves(&page)).await?;
    ensure(w.bob.questions().len() == asked, || "with a proof, bob's node was asked".to_owned())?;
    let method = format!("{}#proof", bob.uri());
    type Spoil<'a> = &'a dyn Fn(&mut Value);
    let cases: [(&str, Spoil<'_>); 9] = [
        ("a key of his neighbour", &|t| {
            t["verificationMethod"] = format!("{}#proof", neighbour.uri()).into()
        }),
        ("a key of eve", &|t| t["verificationMethod"] = format!("{}#proof", eve.uri()).into()),
        ("a key that nobody lists", &|t| t["verificationMethod"] = format!("{}#other", bob.uri()).into()),
        ("another purpose", &|t| t["proofPurpose"] = "authentication".into()),
        ("another suite", &|t| t["cryptosuite"] = "eddsa-rdfc-2022".into()),
        ("another type", &|t| t["type"] = "Ed25519Signature2020".into()),
        ("made in the future", &|t| t["created"] = "2036-11-01T10:00:00Z".into()),
        ("at an end", &|t| t["expires"] = "2026-11-02T10:00:00Z".into()),
        ("another context", &|t| t["@context"] = "https://w3id.org/security/data-integrity/v2".into()),
    ];
    for (what, spoil) in cases {
        let mut terms = Hand::terms(&method);
        spoil(&mut terms);
        let hand = if what == "a key of eve" { &w.eve.hand } else { &w.bob.hand };
        let inner = hand.prove(&club.page(&bob), &terms);
        // The origin is asked, and knows nothing of it; perhaps it is asked whose key that is.
        let calm = w.calm(node).rows(&LOGGED).rows(&KNOWN).bob(2).eve(1);
        let asked = w.bob.times(&path(&inner["object"], &w.bob.url("")));
        club.announces(node, &inner).await?;
        calm.settles().await.map_err(|e| format!("{what}: {e}"))?;
        let again = w.bob.times(&path(&inner["object"], &w.bob.url("")));
        ensure(again == asked + 1, || format!("{what}: its origin was asked {} times", again - asked))?;
    }
    // Whoever signs the request is not made another by a proof that does not count.
    let mut message = bob.page(node);
    message["actor"] = bob.uri().into();
    let calm = w.calm(node);
    let forged = w.eve.hand.prove(&message, &Hand::terms(&format!("{}#proof", eve.uri())));
    told(&eve.says(node, &forged).await?, 400, "actor_is_not_signer")?;
    calm.holds()
}

fn path(object: &Value, base: &str) -> String {
    object["id"].as_str().unwrap().trim_start_matches(base).to_owned()
}

/// What is only written otherwise: the top level the other way round, letters escaped, a number in another form.
fn written_otherwise(message: &Value) -> String {
    let fields: Vec<String> = message
        .as_object()
        .unwrap()
        .iter()
        .rev()
        .map(|(key, value)| format!(" {} :\n {value}", Value::from(key.as_str())))
        .collect();
    format!("{{{}}}", fields.join(","))
        .replace('é', "\\u00e9")
        // Not wherever these digits stand: a port or an id may have them, too.
        .replace("\"size\":150", "\"size\":1.5e2")
        .replace("\"http:", "\"http\\u003a")
}

async fn o_20(w: &World) -> Outcome {
    let node = w.open().await;
    let bob = Voice::proving(&w.bob).introduced(node).await?;
    let club = Club::joined(&w.eve, node, &[]).await?;
    let page = |group: &str| {
        let mut page = bob.page_for(group);
        page["object"]["content"] = "<p>Café</p>".into();
        page["object"]["size"] = 150.into();
        page["object"]["large"] = 9_007_199_254_740_993_u64.into();
        bob.proves(&page)
    };
    type Change<'a> = &'a dyn Fn(&mut Value);
    let altered: [(&str, Change<'_>); 8] = [
        ("other words", &|m| m["object"]["content"] = "<p>Café!</p>".into()),
        ("another normal form", &|m| m["object"]["content"] = "<p>Cafe\u{301}</p>".into()),
        ("a member more", &|m| m["object"]["sensitive"] = false.into()),
        ("a member less", &|m| drop(m["object"].as_object_mut().unwrap().remove("mediaType"))),
        ("another number", &|m| m["object"]["size"] = json!(150.000_001)),
        ("a text for a number", &|m| m["object"]["size"] = "150".into()),
        ("another order of a list", &|m| m["to"].as_array_mut().unwrap().reverse()),
        ("another moment", &|m| m["proof"]["created"] = "2026-11-01T10:00:01Z".into()),
    ];
    for (what, change) in altered {
        let mut message = page(&node.group);
        change(&mut message);
        let calm = w.calm(node);
        told(&bob.says(node, &message).await?, 401, "proof_wrong").map_err(|e| format!("{what}: {e}"))?;
        calm.holds()?;
        let mut inner = page(&club.uri());
        change(&mut inner);
        announced_in_vain(w, node, &club, &inner, 1).await.map_err(|e| format!("{what}, announced: {e}"))?;
    }
    // Written otherwise it is the same.
    let before = node.rows()["posts"];
    told(
        &node.ask(&bob.bytes(node, written_otherwise(&page(&node.group)).as_bytes()).seal()).await?,
        202,
        "",
    )?;
    let asked = w.bob.questions().len();
    let whole = club.around(&json!("INNER")).to_string();
    let whole = whole.replace("\"INNER\"", &written_otherwise(&page(&club.uri())));
    told(&node.ask(&club.voice.bytes(node, whole.as_bytes()).seal()).await?, 202, "")?;
    settle(node).await;
    ensure(node.rows()["posts"] == before + 2, || {
        "what was only written otherwise was not taken".to_owned()
    })?;
    ensure(w.bob.questions().len() == asked, || "bob's node was asked".to_owned())?;
    // A key that stands twice means different things to different readers.
    for (place, twice) in [("{", "{\"type\":\"Create\","), ("\"object\":{", "\"object\":{\"type\":\"Page\",")]
    {
        let plain = page(&node.group).to_string().replacen(place, twice, 1);
        let inner = club.around(&page(&club.uri())).to_string().replacen(place, twice, 1);
        for letter in [bob.bytes(node, plain.as_bytes()), club.voice.bytes(node, inner.as_bytes())] {
            let calm = w.calm(node);
            let said = node.ask(&letter.seal()).await?;
            told(&said, 400, "key_twice").map_err(|e| format!("{twice}: {e}"))?;
            calm.holds()?;
        }
    }
    Ok(())
}

async fn j_04(w: &World) -> Outcome {
    let node = w.open().await;
    let bob = Voice::proving(&w.bob).introduced(node).await?;
    type Change<'a> = &'a dyn Fn(&mut Value);
    let moves: [(&str, Change<'_>); 5] = [
        ("from the object outside", &|m| {
            m["unknown"] = m["object"].as_object_mut().unwrap().remove("unknown").unwrap()
        }),
        ("into the proof", &|m| {
            m["proof"]["unknown"] = m["object"].as_object_mut().unwrap().remove("unknown").unwrap()
        }),
        ("into a graph", &|m| m["@graph"] = json!([m["object"].take()])),
        ("included", &|m| m["@included"] = json!([{ "type": "Page" }])),
        ("another context", &|m| {
            m["@context"] = json!(["https://www.w3.org/ns/activitystreams", { "content": "name" }])
        }),
    ];
    for (what, change) in moves {
        let mut page = bob.page(node);
        page["object"]["unknown"] = "x".into();
        let mut message = bob.proves(&page);
        change(&mut message);
        if what == "another context" {
            // It is told with the proof, so that it does not stand for another document's.
            message["proof"]["@context"] = message["@context"].clone();
        }
        let calm = w.calm(node);
        told(&bob.says(node, &message).await?, 401, "proof_wrong").map_err(|e| format!("{what}: {e}"))?;
        calm.holds()?;
    }
    // A signature over the graph counts for nothing, so that nobody gains by moving terms under it.
    let mut message = bob.page(node);
    message["signature"] =
        json!({ "type": "RsaSignature2017", "creator": bob.key_id(), "signatureValue": "AAAA" });
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let calm = w.calm(node);
    told(&eve.says(node, &message).await?, 400, "actor_is_not_signer")?;
    calm.holds()
}
