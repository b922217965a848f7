//! Bodies that are too much, or not what they seem.

use serde_json::json;

use super::{Case, case};
use crate::Outcome;
use crate::letter::Letter;
use crate::world::{LOGGED, Voice, World, ensure, settle, told};

pub const CASES: &[Case] = &[
    case!("J-03", "a context elsewhere is not fetched", j_03),
    case!("J-05", "too deep, too many, too long, and what is no JSON", j_05),
    case!("J-09", "activities and objects that nobody knows are let in and do nothing", j_09),
    case!("D-01", "a byte more than the inbox reads", d_01),
    case!("D-08", "too many recipients, tags, mentions, attachments, options", d_08),
];

async fn j_03(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    for context in [
        json!(w.eve.url("/context")),
        json!(["https://public.example/context", { "@import": w.eve.url("/x") }]),
    ] {
        let mut message = eve.page(node);
        message["@context"] = context.clone();
        message["object"]["@context"] = context;
        let seen = w.watch.seen().len();
        told(&eve.says(node, &message).await?, 202, "")?;
        settle(node).await;
        ensure(w.eve.times("/context") + w.eve.times("/x") == 0, || "the context was fetched".to_owned())?;
        ensure(w.watch.seen().len() == seen, || format!("{:?}", w.watch.seen()))?;
    }
    Ok(())
}

/// Signed properly, refused for what is in it, and nothing is left behind.
async fn refused(w: &World, body: &[u8], status: u16, code: &str) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let calm = w.calm(node);
    told(&node.ask(&eve.bytes(node, body).seal()).await?, status, code)?;
    calm.holds()
}

async fn j_05(w: &World) -> Outcome {
    let list = |n: usize, item: &str| format!("[{}]", vec![item; n].join(","));
    let around = |value: &str| format!("{{\"id\":\"x\",\"type\":\"Create\",\"deep\":{value}}}");
    let nested = |n: usize| around(&format!("{}{}", "[".repeat(n), "]".repeat(n)));
    let keys = |n: usize| {
        around(&format!("{{{}}}", (0..n).map(|k| format!("\"k{k}\":1")).collect::<Vec<_>>().join(",")))
    };
    for (body, code) in [
        (nested(60), "too_deep"),
        (nested(10_000), "too_deep"),
        ("[".repeat(900_000), "too_deep"),
        (around(&list(1_001, "1")), "too_many_items"),
        (keys(60_000), "too_many_items"),
        (around(&format!("\"{}\"", "A".repeat(900_000))), "string_too_long"),
        (around("\"a\\u0000b\""), "string_with_nul"),
        (around("\"\\ud800\""), "not_json"),
        (around("NaN"), "not_json"),
        (around("1e400"), "not_json"),
        (format!("\u{feff}{}", around("1")), "not_json"),
        (around("1") + "x", "not_json"),
        (String::new(), "not_json"),
        ("null".to_owned(), "not_an_activity"),
    ] {
        refused(w, body.as_bytes(), 400, code)
            .await
            .map_err(|e| format!("{}…: {e}", body.chars().take(40).collect::<String>()))?;
    }
    let node = w.open().await;
    Voice::new(&w.bob).introduced(node).await.map(drop).map_err(|e| format!("the node does not work on: {e}"))
}

async fn j_09(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    for (activity, object) in [("Frobnicate", "Page"), ("Create", "Frob"), ("Arrive", "Place")] {
        let mut message = eve.page(node);
        message["type"] = activity.into();
        message["object"]["type"] = object.into();
        let calm = w.calm(node).rows(&LOGGED);
        told(&eve.says(node, &message).await?, 202, "")?;
        calm.settles().await.map_err(|e| format!("{activity}{{{object}}}: {e}"))?;
    }
    Ok(())
}

async fn d_01(w: &World) -> Outcome {
    refused(w, &vec![b' '; 1024 * 1024 + 1], 413, "body_too_large").await
}

async fn d_08(w: &World) -> Outcome {
    let node = w.open().await;
    let eve = Voice::new(&w.eve).introduced(node).await?;
    let many = |n: usize, item: serde_json::Value| json!(vec![item; n]);
    for (field, value, code) in [
        ("oneOf", many(60, json!({ "type": "Note", "name": "x" })), "too_many_options"),
        ("anyOf", many(999, json!({ "type": "Note", "name": "x" })), "too_many_options"),
        ("tag", many(300, json!({ "type": "Hashtag", "name": "#x" })), "too_many_tags"),
        ("tag", many(150, json!({ "type": "Mention", "href": w.bob.url("/u/1") })), "too_many_mentions"),
        (
            "attachment",
            many(60, json!({ "type": "Link", "href": "https://a.example/" })),
            "too_many_attachments",
        ),
        ("to", many(300, json!(w.bob.url("/u/1"))), "too_many_recipients"),
    ] {
        for outside in [false, true] {
            let mut message = eve.page(node);
            if outside {
                message[field] = value.clone()
            } else {
                message["object"][field] = value.clone()
            }
            let calm = w.calm(node);
            let said = node.ask(&Letter { ..eve.letter(node, &message) }.seal()).await?;
            told(&said, 400, code).map_err(|e| format!("{field}: {e}"))?;
            calm.holds()?;
        }
    }
    Ok(())
}
