//! An Announced activity keeps its bytes: odd whitespace, key order and escapes pass through unchanged.

use serde_json::Value;

use super::{SOUTH, World, actor_uri, foreign_reply, fresh, start, uri};

/// Writes JSON as no library would: the keys in reverse, whitespace wherever it may be, escapes where none are needed.
fn oddly(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let inner: Vec<String> = fields
                .iter()
                .rev()
                .map(|(key, inner)| format!("\t\"{}\"\r\n :  {}", escaped(key), oddly(inner)))
                .collect();
            format!("{{ {} \n}}", inner.join(" ,"))
        }
        Value::Array(items) => {
            let inner: Vec<String> = items.iter().map(oddly).collect();
            format!("[\n{}\t]", inner.join(", "))
        }
        Value::String(text) => format!("\"{}\"", escaped(text)),
        other => format!(" {other} "),
    }
}

/// Every other letter, and every slash, as an escape.
fn escaped(text: &str) -> String {
    text.chars()
        .enumerate()
        .map(|(n, c)| match c {
            '/' => "\\/".to_owned(),
            '"' => "\\u0022".to_owned(),
            '\\' => "\\u005C".to_owned(),
            c if n % 2 == 0 && c.is_ascii() => format!("\\u{:04x}", u32::from(c)),
            c => c.to_string(),
        })
        .collect()
}

fn holds(body: &[u8], part: &[u8]) -> bool {
    body.windows(part.len()).any(|window| window == part)
}

#[tokio::test]
async fn announced_bytes_on_the_wire_are_the_bytes_that_were_received() {
    let (world, _) = World::of_three().await;
    let (north, west) = (world.north(), world.all.node(super::WEST));
    let thread = start(north, &world.asha, world.home, "Say it your way").await;
    world.all.settle().await;

    let mut like = foreign_reply(&world, thread, "unused").await;
    like["id"] = fresh("like").into();
    like["type"] = "Like".into();
    like["object"] = uri(north, thread).await.into();
    let odd_number: Value = serde_json::from_str("1.50e+2").unwrap();
    like["https://example.test/odd"] = odd_number;
    like["nul"] = Value::Null;
    like["naïve ☃ key"] = "𝄞 \u{7f} \u{2028} </script>".into();
    let sent = format!("  \r\n{}\n\t ", oddly(&like));
    assert!(sent.contains("\\u0069\\/") || sent.contains("\\/"), "{sent}");
    assert_eq!(world.ewan_says(sent.as_bytes()).await.status, 202);
    let before = world.all.wire().len();
    world.all.settle().await;

    let wire = world.all.wire();
    let announced: Vec<_> =
        wire[before..].iter().filter(|e| e.method == "POST" && e.from == super::NORTH).collect();
    assert_eq!(announced.len(), 2, "to every follower and to the author's node");
    for exchange in announced {
        let outer: Value = serde_json::from_slice(&exchange.body).unwrap();
        assert_eq!(outer["type"], "Announce");
        assert_eq!(outer["object"]["type"], "Like");
        assert!(
            holds(&exchange.body, sent.trim().as_bytes()),
            "the bytes changed on the way to {}",
            exchange.to
        );
    }
    let votes = "SELECT votes AS n FROM posts";
    assert_eq!((north.number(votes).await, west.number(votes).await), (1, 1), "and they were understood");
}

#[tokio::test]
async fn announced_bytes_are_the_same_after_a_restart_and_for_who_asks_for_them() {
    let (world, _) = World::of_three().await;
    let north = world.north();
    let thread = start(north, &world.asha, world.home, "Ask me").await;
    world.all.settle().await;
    let mut like = foreign_reply(&world, thread, "unused").await;
    like["id"] = fresh("like").into();
    like["type"] = "Like".into();
    like["object"] = uri(north, thread).await.into();
    let sent = oddly(&like);
    world.all.set_down(super::WEST, true);
    assert_eq!(world.ewan_says(sent.as_bytes()).await.status, 202);
    world.all.settle().await;
    world.all.set_down(super::WEST, false);
    world.all.shift(collegium::base::time::HOUR);
    world.all.settle().await;
    let wire = world.all.wire();
    let to_west = wire.iter().rfind(|e| e.method == "POST" && e.to == super::WEST).unwrap();
    assert!(holds(&to_west.body, sent.as_bytes()));
    let announce: Value = serde_json::from_slice(&to_west.body).unwrap();
    let id = announce["id"].as_str().unwrap().to_owned();
    let path = id.strip_prefix(&north.origin()).unwrap();
    let asked = north.get_as(path, "application/activity+json", None).await.ok();
    assert_eq!(asked.body, to_west.body, "the activity by its id is what was sent");
}

#[tokio::test]
async fn what_our_own_people_say_is_signed_and_sent_as_it_is_kept() {
    let world = World::new().await;
    let thread = start(world.north(), &world.asha, world.home, "Ours").await;
    world.all.settle().await;
    let wire = world.all.wire();
    let sent = wire.iter().rfind(|e| e.method == "POST" && e.to == SOUTH).unwrap();
    let digest = sent.headers.get("digest").unwrap().to_str().unwrap();
    assert_eq!(digest, collegium::federation::signature::digest(&sent.body));
    let announce: Value = serde_json::from_slice(&sent.body).unwrap();
    let inner = announce["object"]["id"].as_str().unwrap();
    let path = inner.strip_prefix(&world.north().origin()).unwrap();
    let kept = world.north().get_as(path, "application/activity+json", None).await.ok();
    assert!(holds(&sent.body, &kept.body), "the Create inside is the Create by its id");
    assert_eq!(announce["object"]["object"]["id"], uri(world.north(), thread).await);
    assert_eq!(announce["actor"], actor_uri(world.north(), world.home).await);
}
